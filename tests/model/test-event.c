/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-date.h"
#include "aft-event.h"

/* An event that began on an earlier day and goes on is not over, and isn't "yesterday" either. */
static void
test_when (void)
{
  static const struct { const char *when; const char *ends; const char *shown; } cases[] = {
    { "2026-11-22", "2026-11-25", "since yesterday" },
    { "2026-11-22T18:30", "2026-11-25", "since yesterday" },
    { "2026-11-10", "2026-11-23", "since November 10" },
    { "2026-11-23", "2026-11-25", "today" },
    { "2026-11-23T18:30", NULL, "today, 18:30" },
    { "2026-11-24", "2026-11-25", "tomorrow" },
    { "2026-11-22", "2026-11-22", "yesterday" },
    { "2026-11-22", NULL, "yesterday" },
    { "2026-11-24", "2026-11-20", "tomorrow" },
    { "2026-12", NULL, "December 2026" },
    { NULL, "2026-11-25", "" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  GDate today;

  aft_day_from_date_time (now, &today);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftDocument) event = aft_document_new (AFT_DOCUMENT_EVENT, NULL, now);
      g_autofree char *shown = NULL;

      aft_record_set (event, AFT_EVENT_WHEN, cases[i].when);
      aft_record_set (event, AFT_EVENT_ENDS, cases[i].ends);
      shown = aft_event_dup_when (AFT_EVENT (event), &today);
      if (!g_str_equal (shown, cases[i].shown))
        g_error ("from %s to %s is “%s”, not “%s”", cases[i].when, cases[i].ends, shown, cases[i].shown);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event/when", test_when);

  return g_test_run ();
}
