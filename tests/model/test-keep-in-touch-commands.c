/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keep-fixture.h"

#include "aft-application.h"
#include "aft-book-info.h"
#include "aft-date.h"
#include "aft-follow-up.h"
#include "aft-keep-in-touch.h"
#include "aft-log.h"
#include "aft-remind.h"
#include "aft-reminder.h"

/* Skipping gives a day only to those who would have had one. */
static void
test_skip (void)
{
  static const struct { const char *rhythm, *usual; guint tries; const char *after; } skips[] = {
    { NULL, NULL, 0, "2027-02-23" },
    { "half-year", NULL, 1, "2027-05-24" },
    { "with-reason", NULL, 0, NULL },
    { NULL, "with-reason", 0, NULL },
    { "quarter", "with-reason", 0, "2027-02-23" },
    { NULL, NULL, 2, NULL },
  };
  GDate today, chosen;

  g_assert_true (aft_day_parse ("2026-11-23", &today));
  g_assert_true (aft_day_parse ("2026-11-20", &chosen));
  for (guint i = 0; i < G_N_ELEMENTS (skips); i++)
    {
      g_autoptr (AftBook) book = make_book (1);
      g_autoptr (AftContact) contact = g_list_model_get_item (aft_book_get_contacts (book), 0);

      aft_record_set (aft_document_get_single (aft_book_get_info (book), AFT_TYPE_RULES), AFT_RULES_RHYTHM, skips[i].usual);
      aft_record_set (contact, AFT_CONTACT_RHYTHM, skips[i].rhythm);
      for (guint n = 0; n < skips[i].tries; n++)
        aft_log_touch (contact, &(AftTouchValues) { .when = n > 0 ? "2026-09-01" : "2026-06-01", .direction = "out",
                                                    .result = "sent" }, NULL);
      aft_keep_in_touch_move (book, contact, &chosen);

      aft_keep_in_touch_skip (book, contact, &today);
      g_test_message ("%u", i);
      g_assert_cmpstr (aft_record_get (contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER), ==, skips[i].after);
    }
}

static void
test_commands (void)
{
  g_autoptr (AftBook) book = make_book (1);
  g_autoptr (AftContact) contact = g_list_model_get_item (aft_book_get_contacts (book), 0);
  GDate today, day;

  g_assert_true (aft_day_parse ("2026-11-23", &today));
  g_assert_true (aft_day_parse ("2026-12-24", &day));

  aft_keep_in_touch_skip (book, contact, &today);
  g_assert_cmpstr (aft_record_get (contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER), ==, "2027-02-23");

  aft_keep_in_touch_pause (book, contact, &day);
  g_assert_cmpstr (aft_record_get (contact, AFT_CONTACT_PAUSED_UNTIL), ==, "2026-12-24");
  aft_keep_in_touch_pause (book, contact, NULL);
  g_assert_null (aft_record_get (contact, AFT_CONTACT_PAUSED_UNTIL));

  /* The newest contact makes the rhythm start again; one that is added later but lies before the last doesn't. */
  aft_log_touch (contact, &(AftTouchValues) { .when = "2026-11-20", .direction = "out" }, NULL);
  g_assert_null (aft_record_get (contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER));
  aft_keep_in_touch_move (book, contact, &day);
  aft_log_touch (contact, &(AftTouchValues) { .when = "2026-01-20", .direction = "out" }, NULL);
  g_assert_cmpstr (aft_record_get (contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER), ==, "2026-12-24");

  aft_keep_in_touch_pause (book, NULL, &day);
  {
    AftKeepRules rules;

    aft_keep_rules_read (book, &rules);
    g_assert_true (g_date_valid (&rules.paused_until));
    g_assert_cmpint (g_date_compare (&rules.paused_until, &day), ==, 0);
  }
}

/* After an absence nobody faces a wall. */
static void
test_spread (void)
{
  g_autoptr (AftBook) book = make_book (8);
  g_autoptr (AftDocument) contact = g_list_model_get_item (aft_book_get_contacts (book), 0);
  g_autoptr (GListModel) open = NULL;
  GDate today, last;

  g_assert_true (aft_day_parse ("2026-11-23", &today));
  g_assert_true (aft_day_parse ("2026-12-07", &last));
  for (guint i = 0; i < 15; i++)
    aft_remind_add (contact, "custom", i % 2 ? "2026-11-02T09:00" : "2026-11-10", "Something", NULL);
  aft_remind_add (contact, "custom", "2026-11-23", "Due today stays", NULL);

  g_assert_cmpuint (aft_keep_in_touch_spread (book, &today), ==, 8);

  open = aft_remind_list_open (book);
  for (guint i = 0; i < g_list_model_get_n_items (open); i++)
    {
      g_autoptr (AftReminder) reminder = g_list_model_get_item (open, i);
      GDate day;

      g_assert_true (aft_record_get_day (reminder, AFT_REMINDER_DUE, &day));
      g_assert_cmpint (g_date_compare (&day, &today), >=, 0);
      g_assert_cmpint (g_date_compare (&day, &last), <=, 0);
      if (aft_record_is (reminder, AFT_REMINDER_WHAT, "Due today stays"))
        g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_DUE), ==, "2026-11-23");
      else
        g_assert_nonnull (aft_record_get (reminder, AFT_REMINDER_MOVED_FROM));
    }

  /* Nobody takes the place of those who were moved: that would be as much to do as before. Who is reminded of is met on that
   * day. */
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (aft_book_get_contacts (book), i);
      GDate day;

      g_assert_true (aft_record_get_day (person, AFT_CONTACT_KEEP_IN_TOUCH_AFTER, &day));
      g_assert_cmpint (g_date_compare (&day, &today), >, 0);
      g_assert_cmpint (g_date_compare (&day, &last), <=, 0);
    }
  g_assert_cmpstr (aft_record_get (contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER), ==, "2026-11-24");
  g_assert_cmpuint (aft_keep_in_touch_spread (book, &today), ==, 0);
}

static void
test_found_job (void)
{
  g_autoptr (AftBook) book = make_book (6);
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  g_autoptr (AftDocument) job = aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, now);
  g_autoptr (AftContact) answered = g_list_model_get_item (aft_book_get_contacts (book), 0);
  g_autoptr (AftContact) silent = g_list_model_get_item (aft_book_get_contacts (book), 1);
  g_autoptr (AftContact) referrer = g_list_model_get_item (aft_book_get_contacts (book), 2);
  g_autoptr (AftContact) never = g_list_model_get_item (aft_book_get_contacts (book), 3);
  g_autoptr (AftPart) part = aft_record_new (AFT_TYPE_PART, aft_record_get_id (AFT_RECORD (referrer)));
  g_autoptr (AftContact) owed = g_list_model_get_item (aft_book_get_contacts (book), 4);
  g_autoptr (AftFollowUp) follow_up = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
  g_autoptr (AftFollowUp) thanks = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
  AftTouchValues talked = { .when = "2026-10-01", .direction = "out", .result = "talked" };
  AftTouchValues sent = { .when = "2026-10-01", .direction = "out", .result = "sent" };
  g_autoptr (GListModel) open = NULL;
  AftFoundJob result;
  AftKeepRules rules;

  aft_log_touch (answered, &talked, NULL);
  aft_log_touch (silent, &sent, NULL);
  aft_log_touch (never, &talked, NULL);
  aft_record_set (never, AFT_CONTACT_RHYTHM, "never");
  aft_record_set_list (part, AFT_PART_PARTS, (const char * const []) { "referrer", NULL });
  aft_document_add (job, part);
  aft_book_add (book, job);
  aft_document_add (AFT_DOCUMENT (silent), follow_up);
  aft_remind_add (AFT_DOCUMENT (silent), "retry", "2026-11-25", "Again", follow_up);
  aft_record_set (thanks, AFT_FOLLOW_UP_THANKS, "open");
  aft_document_add (AFT_DOCUMENT (owed), thanks);

  aft_keep_in_touch_found_job (book, job, now, &result);

  g_assert_cmpuint (result.ended, ==, 2);
  g_assert_cmpuint (result.thanked, ==, 3);
  g_assert_cmpstr (aft_record_get (job, AFT_APPLICATION_STATE), ==, "accepted");
  g_assert_cmpstr (aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED), ==, "2026-11-23");
  aft_keep_rules_read (book, &rules);
  g_assert_true (rules.found);

  /* The reminder of what ended is gone; three people are to be told. */
  open = aft_remind_list_open (book);
  g_assert_cmpuint (g_list_model_get_n_items (open), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AftReminder) reminder = g_list_model_get_item (open, i);
      gpointer document = aft_record_get_document (reminder);

      g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_KIND), ==, "thank");
      g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_DUE), ==, "2026-11-24T09:00");
      g_assert_true (document == answered || document == referrer || document == owed);
    }

  /* Said twice, it is one job. */
  g_object_unref (open);
  aft_keep_in_touch_found_job (book, job, now, NULL);
  open = aft_remind_list_open (book);
  g_assert_cmpuint (g_list_model_get_n_items (open), ==, 3);

  /* Who looks again is in touch as before; what ended and who is to be told stays. */
  aft_keep_in_touch_look_again (book);
  aft_keep_rules_read (book, &rules);
  g_assert_false (rules.found);
  g_assert_cmpstr (aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED), ==, "2026-11-23");
  g_assert_cmpstr (aft_record_get (job, AFT_APPLICATION_STATE), ==, "accepted");
  g_object_unref (open);
  open = aft_remind_list_open (book);
  g_assert_cmpuint (g_list_model_get_n_items (open), ==, 3);
}

/* Three a day are told and thanked, from the next work day on. */
static void
test_found_days (void)
{
  static const struct { const char *found; const char *days[3]; } cases_found[] = {
    { "2026-11-23", { "2026-11-24T09:00", "2026-11-25T09:00", "2026-11-26T09:00" } },
    { "2026-11-26", { "2026-11-27T09:00", "2026-11-30T09:00", "2026-12-01T09:00" } },
    { "2026-11-27", { "2026-11-30T09:00", "2026-12-01T09:00", "2026-12-02T09:00" } },
    { "2026-11-28", { "2026-11-30T09:00", "2026-12-01T09:00", "2026-12-02T09:00" } },
    { "2026-11-29", { "2026-11-30T09:00", "2026-12-01T09:00", "2026-12-02T09:00" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases_found); i++)
    {
      g_autoptr (AftBook) book = make_book (9);
      g_autoptr (GListModel) open = NULL;
      g_autoptr (GDateTime) now = NULL;
      GDate day;

      g_assert_true (aft_day_parse (cases_found[i].found, &day));
      now = g_date_time_new_local (g_date_get_year (&day), (gint) g_date_get_month (&day), g_date_get_day (&day), 10, 0, 0);
      for (guint j = 0; j < 9; j++)
        {
          g_autoptr (AftContact) contact = g_list_model_get_item (aft_book_get_contacts (book), j);

          aft_log_touch (contact, &(AftTouchValues) { .when = "2026-10-01", .direction = "out", .result = "talked" }, NULL);
        }

      aft_keep_in_touch_found_job (book, NULL, now, NULL);
      open = aft_remind_list_open (book);
      g_assert_cmpuint (g_list_model_get_n_items (open), ==, 9);
      for (guint j = 0; j < 9; j++)
        {
          g_autoptr (AftReminder) reminder = g_list_model_get_item (open, j);

          g_test_message ("%s, %u", cases_found[i].found, j);
          g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_DUE), ==, cases_found[i].days[j / 3]);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keep-in-touch-commands/skip", test_skip);
  g_test_add_func ("/keep-in-touch-commands/pause", test_commands);
  g_test_add_func ("/keep-in-touch-commands/spread", test_spread);
  g_test_add_func ("/keep-in-touch-commands/found-job", test_found_job);
  g_test_add_func ("/keep-in-touch-commands/found-days", test_found_days);

  return g_test_run ();
}
