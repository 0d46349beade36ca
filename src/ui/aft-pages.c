/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-pages.h"

#include "aft-event-page.h"
#include "aft-job-page.h"
#include "aft-person-page.h"
#include "aft-story-page.h"

/* Pages are plugged in here, one line a kind. */
#define PAGE(kind, name) { kind, name##_new, (void (*) (gpointer, gpointer)) name##_set_document }

static const AftPageKind page_kinds[] = {
  PAGE (AFT_DOCUMENT_CONTACT, aft_person_page),
  PAGE (AFT_DOCUMENT_APPLICATION, aft_job_page),
  PAGE (AFT_DOCUMENT_STORY, aft_story_page),
  PAGE (AFT_DOCUMENT_EVENT, aft_event_page),
};

const AftPageKind *
aft_pages_find (AftDocumentKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_kinds); i++)
    if (page_kinds[i].kind == kind && page_kinds[i].make != NULL)
      return &page_kinds[i];

  return NULL;
}
