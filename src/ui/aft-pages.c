/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-pages.h"

/* Pages are plugged in here, one line a kind:
 *   PAGE (AFT_DOCUMENT_CONTACT, aft_person_page), */
#define PAGE(kind, name) { kind, name##_new, (void (*) (gpointer, gpointer)) name##_set_document }

static const AftPageKind page_kinds[] = {
  { AFT_DOCUMENT_BOOK, NULL, NULL },
};

const AftPageKind *
aft_pages_find (AftDocumentKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_kinds); i++)
    if (page_kinds[i].kind == kind && page_kinds[i].make != NULL)
      return &page_kinds[i];

  return NULL;
}
