/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-outcome.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-contact-merge.h"
#include "aft-date.h"
#include "aft-guide-private.h"
#include "aft-remind.h"
#include "aft-text.h"
#include "aft-way-in-private.h"

static const char *
get_company (AftFollowUp *follow_up)
{
  const AftSummary *summary = aft_document_get_summary (aft_record_get_document (follow_up));
  const char *company = aft_record_get (follow_up, AFT_FOLLOW_UP_COMPANY);

  return *summary->company != '\0' ? summary->company : company;
}

AftApplication *
aft_guide_opened_job (AftBook      *book,
                      AftFollowUp  *follow_up,
                      const char   *position,
                      const char   *company,
                      GDateTime    *now,
                      GError      **error)
{
  g_autofree char *position_line = aft_text_dup_line (position);
  g_autofree char *company_line = aft_text_dup_line (company);
  g_autoptr (AftApplication) job = NULL;
  AftContact *contact = aft_guide_get_contact (follow_up);

  if (position_line == NULL && company_line == NULL)
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_EMPTY, _("A position or a company is needed."));
      return NULL;
    }

  job = aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, now);
  aft_record_set (job, AFT_APPLICATION_POSITION, position_line);
  aft_record_set (job, AFT_APPLICATION_COMPANY, company_line != NULL ? company_line : get_company (follow_up));
  aft_record_set (job, AFT_APPLICATION_SOURCE, aft_record_get_id (AFT_RECORD (contact)));
  aft_way_in_take_part (job, contact, "referrer");

  aft_book_begin (book, _("Add a Job"));
  aft_book_add (book, job);
  aft_guide_set_opened (book, follow_up, "opening", TRUE, NULL);
  aft_book_end (book);

  return job;
}

AftContact *
aft_guide_opened_person (AftBook      *book,
                         AftFollowUp  *follow_up,
                         const char   *name,
                         const char   *company,
                         GDateTime    *now,
                         GError      **error)
{
  AftWayIn input = { .name = name, .company = company };
  g_auto (AftWayInTyped) typed = { NULL };
  g_autoptr (AftContact) contact = NULL;
  g_autofree char *from = aft_guide_dup_person (aft_guide_get_contact (follow_up));
  g_autofree char *person = NULL;
  g_autofree char *what = NULL;
  g_autofree char *met = NULL;
  g_autofree char *due = aft_guide_dup_work_day (book, now, 1);
  gboolean known;

  if (!aft_way_in_typed_read (&typed, book, &input, now, error))
    return NULL;

  aft_book_begin (book, _("Add a Person"));
  contact = aft_way_in_take_contact (book, &typed, now, &known);
  if (aft_record_get (contact, AFT_CONTACT_HOW_WE_MET) == NULL)
    {
      /* Translators: how somebody came into the book; %s is the person who named them. */
      met = g_strdup_printf (_("%s suggested to talk to them"), from);
      aft_record_set (contact, AFT_CONTACT_HOW_WE_MET, met);
    }
  if (!known)
    aft_book_add (book, contact);

  person = aft_guide_dup_person (contact);
  /* Translators: a reminder; the first %s is a person, the second the one who named them. */
  what = g_strdup_printf (_("Get in touch with %s, whom %s named"), person, from);
  aft_remind_add (AFT_DOCUMENT (contact), "custom", due, what, NULL);
  aft_guide_set_opened (book, follow_up, "somebody", TRUE, NULL);
  aft_book_end (book);

  return contact;
}

/* One of them may be without a time of day. */
static gboolean
same_when (const char *when,
           const char *other)
{
  const gsize day = strlen ("2026-12-03");

  return other != NULL && strncmp (when, other, day) == 0
         && (strlen (when) == day || strlen (other) == day || g_str_equal (when, other));
}

static AftEvent *
find_event (AftBook    *book,
            const char *name,
            const char *when)
{
  GListModel *events = aft_book_get_events (book);
  g_autofree char *key = aft_way_in_dup_key (name);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (AftEvent) event = g_list_model_get_item (events, i);

      if (aft_way_in_same (aft_record_get (event, AFT_EVENT_NAME), key) &&
          (when == NULL || same_when (when, aft_record_get (event, AFT_EVENT_WHEN))))
        return event;
    }

  return NULL;
}

AftEvent *
aft_guide_opened_event (AftBook      *book,
                        AftFollowUp  *follow_up,
                        const char   *name,
                        const char   *when,
                        GDateTime    *now,
                        GError      **error)
{
  g_autofree char *name_line = aft_text_dup_line (name);
  g_autofree char *when_line = aft_text_dup_line (when);
  g_autofree char *stored = NULL;
  g_autoptr (AftEvent) event = NULL;
  AftContact *contact = aft_guide_get_contact (follow_up);
  const char *id = aft_record_get_id (AFT_RECORD (contact));
  GDate today;

  if (name_line == NULL)
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_EMPTY, _("Say what the event is called."));
      return NULL;
    }

  aft_day_from_date_time (now, &today);
  if (when_line != NULL)
    {
      stored = aft_guide_dup_when (when_line, &today);
      if (stored == NULL)
        {
          g_autofree char *shown = aft_text_dup_shown (when_line, 40);

          g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DATE, _("“%s” is no day there is."), shown);
          return NULL;
        }
    }

  aft_book_begin (book, _("Add an Event"));
  g_set_object (&event, find_event (book, name_line, stored));
  if (event != NULL && !aft_contact_is_in (contact, event, AFT_EVENT_PEOPLE))
    aft_record_list_put (event, AFT_EVENT_PEOPLE, id, TRUE);
  if (event == NULL)
    {
      event = aft_document_new (AFT_DOCUMENT_EVENT, NULL, now);
      aft_record_set (event, AFT_EVENT_NAME, name_line);
      aft_record_set (event, AFT_EVENT_WHEN, stored);
      aft_record_list_put (event, AFT_EVENT_PEOPLE, id, TRUE);
      aft_book_add (book, event);
    }
  aft_guide_set_opened (book, follow_up, "event", TRUE, NULL);
  aft_book_end (book);

  return event;
}
