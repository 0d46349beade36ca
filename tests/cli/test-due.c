/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-date.h"
#include "runner.h"

/* No command makes a reminder that is overdue, or a contact of long ago: the day is written into the only person's file. */
static void
set_day (Bench      *bench,
         const char *key,
         const char *day)
{
  g_autofree char *folder = g_build_filename (bench->book, "contacts", NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  g_autofree char *path = g_build_filename (folder, g_dir_read_name (files), NULL);
  g_autofree char *pattern = g_strdup_printf ("^%s=.*$", key);
  g_autoptr (GRegex) line = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *with = g_strdup_printf ("%s=%sT09:00", key, day);
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_regex_replace_literal (line, text, -1, 0, with, 0, NULL);
  g_assert_true (g_file_set_contents (path, changed, -1, NULL));
}

/* What will be due on another day is said as its reader says it, today. */
static void
test_due_on (void)
{
  static const struct { int due, on; gboolean listed, overdue; } days[] = {
    { 1, 1, TRUE, FALSE },
    { 1, 9, TRUE, FALSE },
    { 2, 9, TRUE, FALSE },
    { 2, 1, FALSE, FALSE },
    { 9, 2, FALSE, FALSE },
    { 0, -1, FALSE, FALSE },
    { 0, 1, TRUE, FALSE },
    { -1, 1, TRUE, TRUE },
    { -1, -1, TRUE, TRUE },
    { -2, -1, TRUE, TRUE },
  };
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  aft_day_from_date_time (now, &today);
  bench_do (bench, "turned-down", "--name", "Bea Falk", NULL);
  bench_do (bench, "outcome", "bea", "voicemail", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *what = g_strdup_printf ("due in %d days, seen on that in %d", days[i].due, days[i].on);
      g_autofree char *due_text = NULL;
      g_autofree char *on_text = NULL;
      g_autofree char *due_shown = NULL;
      g_autofree char *on_shown = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *json = NULL;
      g_autoptr (Run) run = NULL;
      g_autoptr (Run) for_programs = NULL;
      GDate due = today;
      GDate on = today;

      g_date_add_days (&due, days[i].due + 10);
      g_date_subtract_days (&due, 10);
      g_date_add_days (&on, days[i].on + 10);
      g_date_subtract_days (&on, 10);
      due_text = aft_day_format (&due);
      on_text = aft_day_format (&on);
      due_shown = aft_day_dup_shown (due_text, &today);
      on_shown = aft_day_dup_shown (on_text, NULL);
      set_day (bench, "Due", due_text);
      expected = g_strdup_printf (days[i].listed ? "On %s:*Due*%s*" : "On %s:*Next: * (%s*).", on_shown, due_shown);
      run = bench_run (bench, "due", "--on", on_text, NULL);
      run_check (run, what, 0, expected, "");

      json = days[i].listed ? g_strdup_printf ("[*\"day\" : \"%s*\"overdue\" : %s,*]", due_text, days[i].overdue ? "true" : "false")
                            : g_strdup ("*");
      for_programs = bench_run (bench, "due", "--json", "--on", on_text, NULL);
      run_check (for_programs, what, 0, json, "");
    }
}

/* Who is written to once more was asked twice, and that is what is said. */
static void
test_asked_twice (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (Run) first = NULL;
  g_autoptr (Run) second = NULL;

  bench_do (bench, "turned-down", "--name", "Bea Falk", NULL);
  first = bench_run (bench, "outcome", "bea", "waiting", NULL);
  run_check (first, "written", 0, "Sent.*one more try*Next: *", "");
  set_day (bench, "When", "2026-01-05");
  second = bench_run (bench, "outcome", "bea", "waiting", NULL);
  run_check (second, "written again", 0, "Twice is enough*", "");
}

/* Words for a day mean one that has been where something happened, and one to come where it is to happen, as in the window. */
static void
test_days (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) ahead = g_date_time_add_days (now, 2);
  g_autoptr (GDateTime) behind = g_date_time_add_days (now, -5);
  g_autoptr (GDateTime) passed = g_date_time_add_days (now, -150);
  g_autoptr (GDateTime) again = g_date_time_add_years (passed, 1);
  static const char * const months[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September",
                                         "October", "November", "December" };
  static const char * const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
  const char *weekday = weekdays[g_date_time_get_day_of_week (ahead) - 1];
  g_autofree char *day = g_date_time_format (behind, "%Y-%m-%d");
  g_autofree char *named = g_strdup_printf ("%d %s", g_date_time_get_day_of_month (passed),
                                            months[g_date_time_get_month (passed) - 1]);
  g_autofree char *moved = g_date_time_format (again, "Moved to *%Y.");
  g_autofree char *next = g_strconcat ("next ", weekday, NULL);
  g_autoptr (JsonNode) touch = NULL;
  g_autoptr (JsonNode) due = NULL;
  g_autofree char *when = NULL;
  g_autofree char *follow_up = NULL;
  g_autofree char *id = NULL;
  g_autoptr (Run) later = NULL;
  g_autoptr (Run) move = NULL;

  bench_do (bench, "turned-down", "--name", "Bea Falk", "--on", weekday, NULL);
  touch = bench_json (bench, "log", "bea", "--channel", "call", "--result", "voicemail", "--on", weekday, NULL);
  when = json_text (touch, "when");
  follow_up = json_text (touch, "follow-up");
  g_assert_cmpstr (when, ==, day);
  g_assert_nonnull (follow_up);
  later = bench_run (bench, "log", "bea", "--channel", "call", "--result", "talked", "--on", next, NULL);
  run_check (later, "still to come", 2, "", "*is a day still to come*");

  bench_do (bench, "outcome", "bea", "voicemail", NULL);
  due = bench_json (bench, "list", "reminders", NULL);
  id = json_text (json_array_get_element (json_node_get_array (due), 0), "id");
  move = bench_run (bench, "move", id, named, NULL);
  run_check (move, "a day of which the last one is long ago", 0, moved, "");
}

/* Of nobody it is said that one is in touch with them next on a day that has passed. */
static void
test_next (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (Run) list = NULL;

  bench_do (bench, "turned-down", "--name", "Bea Falk", NULL);
  bench_do (bench, "outcome", "bea", "talked", NULL);
  bench_do (bench, "thank", "bea", "said", NULL);
  set_day (bench, "When", "2026-01-05");
  list = bench_run (bench, "list", NULL);
  run_check (list, "long ago", 0, "*, next today*", "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/due/on", test_due_on);
  g_test_add_func ("/cli/due/asked-twice", test_asked_twice);
  g_test_add_func ("/cli/due/days", test_days);
  g_test_add_func ("/cli/due/next", test_next);

  return g_test_run ();
}
