/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-book-info.h"
#include "aft-event.h"
#include "aft-guide.h"
#include "aft-log.h"
#include "aft-remind.h"
#include "aft-sample-private.h"
#include "aft-story.h"
#include "aft-way-in.h"

/* Everything happens at its own time, days ago. */
static GDateTime *
at (AftSample *sample,
    gint       days,
    gint       hour)
{
  g_autoptr (GDateTime) day = g_date_time_add_days (sample->now, days);
  gint year, month, date;

  g_date_time_get_ymd (day, &year, &month, &date);

  return g_date_time_new_local (year, month, date, hour, 10, 0);
}

static void
day_at (AftSample *sample,
        gint       days,
        GDate     *day)
{
  g_autoptr (GDateTime) moment = at (sample, days, 12);

  aft_day_from_date_time (moment, day);
}

AftFollowUp *
aft_sample_turn_down (AftSample  *sample,
                      AftWayIn    input,
                      gint        days)
{
  g_autoptr (GDateTime) then = at (sample, days, 11);
  g_auto (AftWayInResult) result = { NULL };

  if (!aft_way_in_turned_down (sample->book, &input, then, &result, NULL))
    g_return_val_if_reached (NULL);

  /* The person's document keeps it. */
  return result.follow_up;
}

void
aft_sample_step (AftSample   *sample,
                 AftFollowUp *follow_up,
                 AftGuideStep first,
                 AftGuideStep last,
                 gint         days)
{
  g_autoptr (GDateTime) then = at (sample, days, 9);

  for (AftGuideStep step = first; step <= last; step++)
    aft_guide_settle (sample->book, follow_up, step, AFT_GUIDE_STEP_DONE, then);
}

void
aft_sample_outcome (AftSample   *sample,
                    AftFollowUp *follow_up,
                    const char  *outcome,
                    gint         days)
{
  g_autoptr (GDateTime) then = at (sample, days, 15);
  static const char * const hands[] = { "listened", "thanked", "left-decision" };
  const AftOutcome *known = aft_guide_find_outcome (outcome);

  aft_guide_set_outcome (sample->book, follow_up, outcome, NULL, then, NULL, NULL);
  for (guint i = 0; known->thanks && i < G_N_ELEMENTS (hands); i++)
    aft_guide_set_in_my_hands (sample->book, follow_up, hands[i], TRUE, NULL);
}

AftNote *
aft_sample_note (AftSample   *sample,
                 AftFollowUp *follow_up,
                 const char  *text,
                 gint         days)
{
  g_autoptr (GDateTime) then = at (sample, days, 15);
  AftNote *note = aft_guide_get_talk_note (sample->book, follow_up, then);

  aft_record_set (note, AFT_NOTE_TEXT, text);

  return note;
}

/* Sorts the n-th thing they said. */
AftFeedback *
aft_sample_sort (AftSample   *sample,
                 AftFollowUp *follow_up,
                 guint        n,
                 const char  *kind,
                 gint         days)
{
  g_autoptr (GDateTime) then = at (sample, days, 16);
  g_autoptr (GListModel) lines = aft_guide_list_marked_lines (follow_up, AFT_MARK_QUOTE);
  g_autoptr (AftMarkedLine) line = g_list_model_get_item (lines, n);

  g_return_val_if_fail (line != NULL, NULL);

  return aft_guide_sort_line (sample->book, follow_up, line, kind, then, NULL);
}

void
aft_sample_thank (AftSample   *sample,
                  AftFollowUp *follow_up,
                  const char  *thanks,
                  gint         days)
{
  g_autoptr (GDateTime) then = at (sample, days, 18);

  aft_guide_set_thanks (sample->book, follow_up, thanks, NULL, then, NULL);
}

void
aft_sample_log (AftSample  *sample,
                AftContact *contact,
                const char *channel,
                const char *direction,
                const char *result,
                const char *summary,
                gint        days)
{
  g_autoptr (GDateTime) then = at (sample, days, 14);
  g_auto (AftLogEntry) entry = { NULL };
  GDate day;

  aft_day_from_date_time (then, &day);
  if (aft_log_fill (&entry, channel, direction, result, NULL, summary, &day, NULL))
    aft_log_add (sample->book, contact, &entry, NULL, then);
}

AftContact *
aft_sample_person (AftSample  *sample,
                   const char *name,
                   const char *company,
                   const char *title,
                   const char *email,
                   const char *how_we_met,
                   gint        days)
{
  g_autoptr (GDateTime) then = at (sample, days, 20);
  g_autoptr (AftContact) contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, then);
  g_autoptr (AftPosition) position = aft_record_new (AFT_TYPE_POSITION, NULL);
  g_autoptr (AftAddress) address = aft_record_new (AFT_TYPE_ADDRESS, NULL);

  aft_record_set (contact, AFT_CONTACT_FULL_NAME, name);
  aft_record_set (contact, AFT_CONTACT_HOW_WE_MET, how_we_met);
  aft_record_set (position, AFT_POSITION_COMPANY, company);
  aft_record_set (position, AFT_POSITION_TITLE, title);
  aft_document_add (AFT_DOCUMENT (contact), position);
  aft_record_set (address, AFT_ADDRESS_KIND, "email");
  aft_record_set (address, AFT_ADDRESS_VALUE, email);
  aft_document_add (AFT_DOCUMENT (contact), address);
  aft_book_add (sample->book, contact);

  return contact;
}

/* What is known of somebody besides the way in. */
void
aft_sample_describe (AftFollowUp *follow_up,
                     const char  *address_as,
                     const char  *title,
                     const char  *form)
{
  AftContact *contact = aft_guide_get_contact (follow_up);
  GListModel *positions = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_POSITION);
  g_autoptr (AftPosition) position = g_list_model_get_item (positions, 0);

  aft_record_set (contact, AFT_CONTACT_ADDRESS_AS, address_as);
  aft_record_set (contact, AFT_CONTACT_FORM, form);
  if (position != NULL)
    aft_record_set (position, AFT_POSITION_TITLE, title);
}

void
aft_sample_interview (AftSample   *sample,
                      AftFollowUp *follow_up,
                      const char  *kind,
                      const char  *detail,
                      gint         days)
{
  AftApplication *job = aft_guide_get_application (sample->book, follow_up);
  g_autoptr (AftInterview) interview = aft_record_new (AFT_TYPE_INTERVIEW, NULL);
  GDate day;

  day_at (sample, days, &day);
  aft_record_set_day (interview, AFT_INTERVIEW_WHEN, &day);
  aft_record_set (interview, AFT_INTERVIEW_KIND, kind);
  aft_record_set (interview, AFT_INTERVIEW_DETAIL, detail);
  aft_document_add (AFT_DOCUMENT (job), interview);

  g_date_subtract_days (&day, 21);
  aft_record_set_day (job, AFT_APPLICATION_APPLIED, &day);
}

AftEvent *
aft_sample_event (AftSample  *sample,
                  const char *name,
                  const char *host,
                  const char *place,
                  gint        days,
                  const char *time)
{
  g_autoptr (AftEvent) event = aft_document_new (AFT_DOCUMENT_EVENT, NULL, sample->now);
  g_autofree char *date = NULL;
  g_autofree char *when = NULL;
  GDate day;

  day_at (sample, days, &day);
  date = aft_day_format (&day);
  when = g_strconcat (date, "T", time, NULL);
  aft_record_set (event, AFT_EVENT_NAME, name);
  aft_record_set (event, AFT_EVENT_HOST, host);
  aft_record_set (event, AFT_EVENT_PLACE, place);
  aft_record_set (event, AFT_EVENT_WHEN, when);
  aft_book_add (sample->book, event);

  return event;
}

void
aft_sample_inbox (AftSample  *sample,
                  const char *text,
                  gint        days)
{
  g_autoptr (GDateTime) then = at (sample, days, 19);
  g_autoptr (AftDocument) inbox = aft_document_new (AFT_DOCUMENT_INBOX, NULL, then);
  g_autoptr (AftNote) note = aft_record_new (AFT_TYPE_NOTE, aft_record_get_id (AFT_RECORD (inbox)));
  g_autofree char *created = aft_moment_format (then);

  aft_record_set (note, AFT_NOTE_CREATED, created);
  aft_record_set (note, AFT_NOTE_TEXT, text);
  aft_document_add (inbox, note);
  aft_book_add (sample->book, inbox);
}

void
aft_sample_plan (AftSample   *sample,
                 AftFollowUp *follow_up,
                 const char  *channel,
                 gint         days,
                 gint         planned_days_ago)
{
  g_autoptr (GDateTime) then = at (sample, planned_days_ago, 9);
  GDate day;

  day_at (sample, days, &day);
  aft_guide_plan (sample->book, follow_up, &day, channel, then, NULL);
}

void
aft_sample_fill (AftBook   *book,
                 GDateTime *now)
{
  AftSample sample = { .book = book, .now = now };
  AftMe *me = aft_document_get_single (aft_book_get_info (book), AFT_TYPE_ME);

  g_return_if_fail (aft_book_is_empty (book));

  aft_book_begin (book, _("Sample People"));

  /* Translators: the invented person whose sample book this is; choose a name that is common where you live. */
  aft_record_set (me, AFT_ME_NAME, _("Robin Keller"));
  aft_record_set (me, AFT_ME_PHONE, "+1 555 0100");
  aft_record_set (me, AFT_ME_EMAIL, "robin.keller@example.org");

  aft_sample_fill_before (&sample);
  aft_sample_fill_conversation (&sample);
  aft_sample_fill_afterwards (&sample);
  aft_sample_fill_rest (&sample);

  aft_book_end (book);
}
