/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-keep-in-touch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-application.h"
#include "aft-book-info.h"
#include "aft-guide-private.h"
#include "aft-keep-plan.h"
#include "aft-remind.h"
#include "aft-reminder.h"

/* Ten work days are two weeks for most people. */
#define SPREAD_WORK_DAYS 10
#define THANKED_A_DAY    3

void
aft_keep_in_touch_move (AftBook     *book,
                        AftContact  *contact,
                        const GDate *to)
{
  aft_book_begin (book, _("Move Keeping in Touch"));
  aft_record_set_day (contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER, to);
  aft_book_end (book);
}

void
aft_keep_in_touch_skip (AftBook     *book,
                        AftContact  *contact,
                        const GDate *today)
{
  const AftSummary *summary = aft_document_get_summary (AFT_DOCUMENT (contact));
  AftSummary unchosen = *summary;
  AftKeepRules rules;
  AftKeep keep;
  GDate next;

  aft_keep_rules_read (book, &rules);
  aft_keep_in_touch_get_turn (summary, &rules, today, &next);
  unchosen.keep_after = (char *) "";
  aft_keep_in_touch_compute (&unchosen, &rules, today, &keep);

  /* Who has a day only because one was chosen has none any more. */
  aft_book_begin (book, _("Skip Keeping in Touch"));
  if (!g_date_valid (&keep.next))
    aft_record_set (contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER, NULL);
  else
    aft_record_set_day (contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER, &next);
  aft_book_end (book);
}

void
aft_keep_in_touch_pause (AftBook     *book,
                         AftContact  *contact,
                         const GDate *until)
{
  g_autofree char *text = until != NULL ? aft_day_format (until) : NULL;

  aft_book_begin (book, text != NULL ? _("Pause Keeping in Touch") : _("End the Pause"));
  if (contact != NULL)
    aft_record_set (contact, AFT_CONTACT_PAUSED_UNTIL, text);
  else
    aft_record_set (aft_document_get_single (aft_book_get_info (book), AFT_TYPE_RULES), AFT_RULES_PAUSED_UNTIL, text);
  aft_book_end (book);
}

/* The open reminders that are overdue, oldest first, and the people whose day has passed and who would come up before the days
 * are over; who has such a reminder is met on its day. */
static GPtrArray *
collect_overdue (AftBook            *book,
                 const AftKeepRules *rules,
                 const GDate        *today)
{
  g_autoptr (GListModel) reminders = aft_remind_list_open (book);
  g_autoptr (GArray) places = NULL;
  GPtrArray *overdue = g_ptr_array_new_with_free_func (g_object_unref);
  GDate last = *today;

  for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (AftReminder) reminder = g_list_model_get_item (reminders, i);
      GDate due;

      if (aft_record_get_day (reminder, AFT_REMINDER_DUE, &due) && g_date_compare (&due, today) < 0)
        g_ptr_array_add (overdue, g_steal_pointer (&reminder));
    }

  aft_day_add_work_days (&last, SPREAD_WORK_DAYS, rules->work_days);
  places = aft_keep_in_touch_plan (book, rules, today, &last);
  for (guint i = 0; i < places->len; i++)
    {
      const AftKeepPlace *place = &g_array_index (places, AftKeepPlace, i);

      if (g_date_compare (&place->natural, today) < 0)
        g_ptr_array_add (overdue, g_object_ref (place->contact));
    }

  return overdue;
}

guint
aft_keep_in_touch_spread (AftBook     *book,
                          const GDate *today)
{
  g_autoptr (GPtrArray) overdue = NULL;
  g_autoptr (GHashTable) days = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_date_free);
  AftKeepRules rules;

  aft_keep_rules_read (book, &rules);
  overdue = collect_overdue (book, &rules, today);
  if (overdue->len == 0)
    return 0;

  aft_book_begin (book, _("Spread Over Two Weeks"));
  for (guint i = 0; i < overdue->len; i++)
    {
      gpointer what = g_ptr_array_index (overdue, i);
      gpointer document = aft_record_get_document (what);
      const GDate *met = g_hash_table_lookup (days, document);
      GDate day = *today;

      aft_day_add_work_days (&day, 1 + i * SPREAD_WORK_DAYS / overdue->len, rules.work_days);
      if (met == NULL)
        g_hash_table_insert (days, document, g_date_copy (&day));
      if (AFT_IS_REMINDER (what))
        aft_remind_set_day (what, &day);
      else
        aft_record_set_day (what, AFT_CONTACT_KEEP_IN_TOUCH_AFTER, met != NULL ? met : &day);
    }
  aft_book_end (book);

  return g_hash_table_size (days);
}

static gboolean
is_owed_thanks (AftDocument *contact)
{
  GListModel *follow_ups;
  gboolean owed = FALSE;

  if (aft_document_get_summary (contact)->open_follow_ups == 0)
    return FALSE;

  follow_ups = aft_document_get_records (contact, AFT_TYPE_FOLLOW_UP);
  for (guint i = 0; i < g_list_model_get_n_items (follow_ups); i++)
    {
      g_autoptr (AftFollowUp) follow_up = g_list_model_get_item (follow_ups, i);

      owed |= aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED) == NULL && aft_guide_owes_thanks (follow_up);
    }

  return owed;
}

/* The people who helped: who answered, who spoke for somebody, and who is still to be thanked for something. */
static GPtrArray *
collect_helpers (AftBook *book)
{
  g_autoptr (GHashTable) referrers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *helpers = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *jobs = aft_book_get_applications (book);
  GListModel *contacts = aft_book_get_contacts (book);

  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (AftDocument) job = g_list_model_get_item (jobs, i);
      GListModel *parts = aft_document_get_records (job, AFT_TYPE_PART);

      for (guint j = 0; j < g_list_model_get_n_items (parts); j++)
        {
          g_autoptr (AftRecord) part = g_list_model_get_item (parts, j);

          if (aft_record_list_has (part, AFT_PART_PARTS, "referrer"))
            g_hash_table_add (referrers, g_strdup (aft_book_resolve (book, aft_record_get_id (part))));
        }
    }

  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);
      const AftSummary *summary = aft_document_get_summary (contact);

      if (summary->archived || aft_rhythm_parse (summary->state) == AFT_RHYTHM_NEVER)
        continue;
      if (*summary->last_answer != '\0' || g_hash_table_contains (referrers, summary->id) || is_owed_thanks (contact))
        g_ptr_array_add (helpers, g_steal_pointer (&contact));
    }

  return helpers;
}

/* Somebody who is still to be told is told once. */
static gboolean
is_to_be_told (AftContact *contact,
               const char *what)
{
  GListModel *reminders = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_REMINDER);

  for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (AftReminder) reminder = g_list_model_get_item (reminders, i);

      if (aft_remind_is_open (reminder) && aft_record_is (reminder, AFT_REMINDER_WHAT, what))
        return TRUE;
    }

  return FALSE;
}

static guint
end_follow_ups (AftBook   *book,
                GDateTime *now)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *contacts = aft_book_get_contacts (book);

  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);
      GListModel *follow_ups;

      if (aft_document_get_summary (contact)->open_follow_ups == 0)
        continue;

      follow_ups = aft_document_get_records (contact, AFT_TYPE_FOLLOW_UP);
      for (guint j = 0; j < g_list_model_get_n_items (follow_ups); j++)
        {
          g_autoptr (AftFollowUp) follow_up = g_list_model_get_item (follow_ups, j);

          if (aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED) == NULL)
            g_ptr_array_add (open, g_steal_pointer (&follow_up));
        }
    }

  for (guint i = 0; i < open->len; i++)
    aft_guide_close (book, g_ptr_array_index (open, i), now);

  return open->len;
}

void
aft_keep_in_touch_found_job (AftBook     *book,
                             AftDocument *application,
                             GDateTime   *now,
                             AftFoundJob *result)
{
  g_autoptr (GPtrArray) helpers = collect_helpers (book);
  AftKeepRules rules;
  GDate today;
  guint ended;

  aft_keep_rules_read (book, &rules);
  aft_day_from_date_time (now, &today);

  aft_book_begin (book, _("I Found a Job"));

  if (application != NULL)
    aft_record_set (application, AFT_APPLICATION_STATE, "accepted");
  aft_record_set_day (aft_document_get_single (aft_book_get_info (book), AFT_TYPE_ME), AFT_ME_FOUND, &today);
  ended = end_follow_ups (book, now);

  for (guint i = 0; i < helpers->len; i++)
    {
      AftContact *contact = g_ptr_array_index (helpers, i);
      g_autofree char *person = aft_guide_dup_person (contact);
      g_autofree char *what = aft_guide_dup_what (AFT_GUIDE_WHAT_FOUND_JOB, person);
      g_autofree char *due = NULL;
      GDate day = today;

      if (is_to_be_told (contact, what))
        continue;

      /* Each on the morning after; on a weekend those of the first day must not wait for the next ones. */
      if (i >= THANKED_A_DAY)
        aft_day_add_work_days (&day, i / THANKED_A_DAY, rules.work_days);
      due = aft_remind_dup_morning (&day, rules.work_days);
      aft_remind_add (AFT_DOCUMENT (contact), "thank", due, what, NULL);
    }

  aft_book_end (book);

  if (result != NULL)
    *result = (AftFoundJob) { .ended = ended, .thanked = helpers->len };
}

void
aft_keep_in_touch_look_again (AftBook *book)
{
  aft_book_begin (book, _("I’m Looking Again"));
  aft_record_set (aft_document_get_single (aft_book_get_info (book), AFT_TYPE_ME), AFT_ME_FOUND, NULL);
  aft_book_end (book);
}
