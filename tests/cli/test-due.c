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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/due/on", test_due_on);
  g_test_add_func ("/cli/due/asked-twice", test_asked_twice);

  return g_test_run ();
}
