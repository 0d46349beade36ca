/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "agenda-fixture.h"

#include "aft-date.h"
#include "aft-remind.h"

static void
test_repeat (void)
{
  static const struct { const char *repeat, *due, *after, *next; } cases[] = {
    { "1d", "2026-11-23", "2026-11-23", "2026-11-24" }, { "2w", "2026-11-23", "2026-11-23", "2026-12-07" },
    { "2w", "2026-11-09", "2026-11-24", "2026-12-07" }, { "1m", "2026-10-31", "2026-10-31", "2026-11-30" },
    { "1m", "2026-10-31", "2026-11-30", "2026-12-31" }, { "1y", "2028-02-29", "2028-02-29", "2029-02-28" },
    { "1d", "2020-01-01", "2026-11-23", "2026-11-24" }, { "0d", "2026-11-23", "2026-11-23", NULL },
    { "d", "2026-11-23", "2026-11-23", NULL }, { "2x", "2026-11-23", "2026-11-23", NULL }, { "", "2026-11-23", "2026-11-23", NULL },
    { "99999d", "2026-11-23", "2026-11-23", NULL }, { "1dd", "2026-11-23", "2026-11-23", NULL },
    { "-1d", "2026-11-23", "2026-11-23", NULL }, { NULL, "2026-11-23", "2026-11-23", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate due, after, next;
      gboolean fine;
      g_autofree char *text = NULL;
      g_autofree char *words = aft_remind_dup_repeat (cases[i].repeat);

      g_test_message ("%s from %s after %s", cases[i].repeat, cases[i].due, cases[i].after);
      g_assert_true (aft_day_parse (cases[i].due, &due) && aft_day_parse (cases[i].after, &after));
      fine = aft_remind_next_repeat (cases[i].repeat, &due, &after, &next);
      text = fine ? aft_day_format (&next) : NULL;
      g_assert_cmpstr (text, ==, cases[i].next);
      g_assert_cmpint (words != NULL, ==, fine);
    }
}

static void
test_comes_again (Fixture       *f,
                  gconstpointer  data)
{
  AftReminder *reminder = aft_remind_add (AFT_DOCUMENT (f->contact), "custom", "2026-11-16T09:00", "Water the plants", NULL);
  g_autoptr (GListModel) open = NULL;
  g_autoptr (AftReminder) again = NULL;

  aft_record_set (reminder, AFT_REMINDER_REPEAT, "1w");
  g_assert_true (aft_remind_done (f->book, aft_record_get_id (AFT_RECORD (reminder)), f->now, NULL));
  open = aft_remind_list_open (f->book);
  g_assert_cmpuint (g_list_model_get_n_items (open), ==, 1);
  again = g_list_model_get_item (open, 0);
  g_assert_true (again != reminder);
  g_assert_cmpstr (aft_record_get (again, AFT_REMINDER_DUE), ==, "2026-11-30T09:00");
  g_assert_cmpstr (aft_record_get (again, AFT_REMINDER_REPEAT), ==, "1w");
}

/* Done or skipped one after the other, each on its day. */
static void
test_late_in_the_month (Fixture       *f,
                        gconstpointer  data)
{
  static const struct { const char *repeat; const char *days[6]; } cases[] = {
    { "1m", { "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31" } },
    { "1m", { "2027-01-29T09:00", "2027-02-28T09:00", "2027-03-29T09:00", "2027-04-29T09:00" } },
    { "1m", { "2027-02-28", "2027-03-28" } },
    { "3m", { "2026-11-30", "2027-02-28", "2027-05-30" } },
    { "1y", { "2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29" } },
    { "4w", { "2027-01-31", "2027-02-28", "2027-03-28" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftReminder *reminder = aft_remind_add (AFT_DOCUMENT (f->contact), "custom", cases[i].days[0], "Pay the rent", NULL);

      aft_record_set (reminder, AFT_REMINDER_REPEAT, cases[i].repeat);
      for (guint n = 0; cases[i].days[n] != NULL; n++)
        {
          g_autoptr (GListModel) open = aft_remind_list_open (f->book);
          g_autoptr (AftReminder) next = g_list_model_get_item (open, 0);
          g_autoptr (GDateTime) day = NULL;
          GDate date;

          g_assert_cmpuint (g_list_model_get_n_items (open), ==, 1);
          if (!aft_record_is (next, AFT_REMINDER_DUE, cases[i].days[n]))
            g_error ("%s from %s: %s comes instead of %s", cases[i].repeat, cases[i].days[0],
                     aft_record_get (next, AFT_REMINDER_DUE), cases[i].days[n]);
          g_assert_true (aft_day_parse (cases[i].days[n], &date));
          day = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 10, 0, 0);
          if (n % 2 == 0)
            g_assert_true (aft_remind_done (f->book, aft_record_get_id (AFT_RECORD (next)), day, NULL));
          else
            g_assert_true (aft_remind_skip (f->book, aft_record_get_id (AFT_RECORD (next)), day, NULL));
        }
      {
        g_autoptr (GListModel) open = aft_remind_list_open (f->book);
        g_autoptr (AftReminder) last = g_list_model_get_item (open, 0);

        aft_document_remove (AFT_DOCUMENT (f->contact), last);
      }
    }
}

/* A day it was moved to by hand is the one it repeats from. */
static void
test_moved (Fixture       *f,
            gconstpointer  data)
{
  AftReminder *reminder = aft_remind_add (AFT_DOCUMENT (f->contact), "custom", "2027-01-31", "Pay the rent", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_local (2027, 2, 28, 10, 0, 0);
  g_autoptr (GListModel) open = NULL;
  g_autoptr (AftReminder) again = NULL;
  GDate day;

  aft_record_set (reminder, AFT_REMINDER_REPEAT, "1m");
  g_assert_true (aft_day_parse ("2027-03-02", &day));
  aft_remind_set_day (reminder, &day);
  g_assert_true (aft_remind_done (f->book, aft_record_get_id (AFT_RECORD (reminder)), now, NULL));
  open = aft_remind_list_open (f->book);
  again = g_list_model_get_item (open, 0);
  g_assert_cmpstr (aft_record_get (again, AFT_REMINDER_DUE), ==, "2027-04-02");
}

/* One that is done before its day comes again after it. */
static void
test_early (Fixture       *f,
            gconstpointer  data)
{
  AftReminder *reminder = aft_remind_add (AFT_DOCUMENT (f->contact), "custom", "2027-01-31", "Pay the rent", NULL);
  static const struct { gint month, day; const char *next; } cases[] = {
    { 1, 30, "2027-02-28" }, { 2, 26, "2027-03-31" }, { 3, 31, "2027-04-30" },
  };

  aft_record_set (reminder, AFT_REMINDER_REPEAT, "1m");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_local (2027, cases[i].month, cases[i].day, 10, 0, 0);
      g_autoptr (GListModel) open = NULL;
      g_autoptr (AftReminder) again = NULL;

      g_assert_true (aft_remind_done (f->book, aft_record_get_id (AFT_RECORD (reminder)), day, NULL));
      open = aft_remind_list_open (f->book);
      again = g_list_model_get_item (open, 0);
      g_assert_cmpstr (aft_record_get (again, AFT_REMINDER_DUE), ==, cases[i].next);
      reminder = again;
    }
}

#define ADD(name, func) g_test_add ("/repeat/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repeat/next", test_repeat);
  ADD ("comes-again", test_comes_again);
  ADD ("late-in-the-month", test_late_in_the_month);
  ADD ("moved", test_moved);
  ADD ("early", test_early);

  return g_test_run ();
}
