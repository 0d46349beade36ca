/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-date.h"

#include <locale.h>

static GDate
day_of (const char *text)
{
  GDate day;

  g_date_clear (&day, 1);
  if (!aft_day_parse (text, &day))
    g_error ("%s is no day", text);
  return day;
}

static void
test_parse (void)
{
  static const struct { const char *text; const char *day; } cases[] = {
    { "2026-11-23", "2026-11-23" },
    { "2024-02-29", "2024-02-29" },
    { "2000-02-29", "2000-02-29" },
    { "2026-11-30T09:00", "2026-11-30" },
    { "2026-11-23T09:39:23.000001Z", "2026-11-23" },
    { "2026-11-23T23:59:59+05:30", "2026-11-23" },
    { "2026-11-23 09:00", "2026-11-23" },
    { "0001-01-01", "0001-01-01" },
    { "9999-12-31", "9999-12-31" },
    { "2026-02-31", NULL },
    { "2026-02-29", NULL },
    { "1900-02-29", NULL },
    { "2026-04-31", NULL },
    { "2026-13-01", NULL },
    { "2026-00-10", NULL },
    { "2026-10-00", NULL },
    { "0000-01-01", NULL },
    { "2026-1-2", NULL },
    { "2026-11", NULL },
    { "2026", NULL },
    { "--02-03", NULL },
    { "2026-11-23x", NULL },
    { "2026-11-23T", NULL },
    { "2026-11-23T24:00", NULL },
    { "2026-11-23T09:60", NULL },
    { "2026-11-23T09:00+25:00", NULL },
    { "2026-11-23T09:00:00.Z", NULL },
    { " 2026-11-23", NULL },
    { "26-11-23", NULL },
    { "٢٠٢٦-١١-٢٣", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate day;
      gboolean is_day;
      g_autofree char *found = NULL;

      g_date_clear (&day, 1);
      is_day = aft_day_parse (cases[i].text, &day);
      found = is_day ? aft_day_format (&day) : NULL;
      if (g_strcmp0 (found, cases[i].day) != 0)
        g_error ("\"%s\" gave %s instead of %s", cases[i].text, found, cases[i].day);
    }
}

static void
test_storable (void)
{
  static const struct { const char *text; gboolean storable; } cases[] = {
    { "2026", TRUE }, { "2026-11", TRUE }, { "--02-03", TRUE }, { "--02-29", TRUE }, { "2026-11-23", TRUE },
    { "2026-11-30T09:00", TRUE },
    { "2026-13", FALSE }, { "--02-30", FALSE }, { "--13-01", FALSE }, { "---03", FALSE }, { "--02", FALSE },
    { "0000", FALSE }, { "26", FALSE }, { "2026-", FALSE }, { "2026-11-", FALSE }, { "2026-02-31", FALSE },
    { "monday", FALSE }, { "", FALSE }, { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (aft_day_is_storable (cases[i].text) != cases[i].storable)
      g_error ("\"%s\" should %sbe storable", cases[i].text, cases[i].storable ? "" : "not ");
}

static void
test_work_days (void)
{
  static const struct { const char *text; const char *days; } lists[] = {
    { "1;2;3;4;5", "1;2;3;4;5" }, { "7;1;2;3;4", "1;2;3;4;7" }, { "6", "6" }, { "1;1;1;", "1" },
    { "", "1;2;3;4;5" }, { "8;9", "1;2;3;4;5" }, { "12", "1;2;3;4;5" }, { "x", "1;2;3;4;5" }, { NULL, "1;2;3;4;5" },
  };
  static const struct { const char *from; guint n; const char *days; const char *to; } steps[] = {
    { "2026-11-23", 0, "1;2;3;4;5", "2026-11-23" },
    { "2026-11-28", 0, "1;2;3;4;5", "2026-11-30" },
    { "2026-11-23", 1, "1;2;3;4;5", "2026-11-24" },
    { "2026-11-27", 1, "1;2;3;4;5", "2026-11-30" },
    { "2026-11-28", 1, "1;2;3;4;5", "2026-11-30" },
    { "2026-11-23", 5, "1;2;3;4;5", "2026-11-30" },
    { "2026-12-31", 1, "1;2;3;4;5", "2027-01-01" },
    { "2026-11-26", 1, "7;1;2;3;4", "2026-11-29" },
    { "2026-11-23", 2, "3", "2026-12-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *days = aft_work_days_format (aft_work_days_parse (lists[i].text));

      if (g_strcmp0 (days, lists[i].days) != 0)
        g_error ("\"%s\" gave %s instead of %s", lists[i].text, days, lists[i].days);
    }

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GDate day = day_of (steps[i].from);
      g_autofree char *found = NULL;

      aft_day_add_work_days (&day, steps[i].n, aft_work_days_parse (steps[i].days));
      found = aft_day_format (&day);
      if (g_strcmp0 (found, steps[i].to) != 0)
        g_error ("%s and %u work days of %s gave %s instead of %s", steps[i].from, steps[i].n, steps[i].days, found,
                 steps[i].to);
    }
}

static void
test_shown (void)
{
  static const struct { const char *text; const char *shown; const char *alone; } cases[] = {
    { "2026-11-23", "today", "November 23, 2026" },
    { "2026-11-24", "tomorrow", "November 24, 2026" },
    { "2026-11-22", "yesterday", "November 22, 2026" },
    { "2026-11-26", "Thursday", "November 26, 2026" },
    { "2026-11-29", "Sunday", "November 29, 2026" },
    { "2026-11-30", "November 30", "November 30, 2026" },
    { "2026-11-19", "November 19", "November 19, 2026" },
    { "2027-01-02", "January 2, 2027", "January 2, 2027" },
    { "2026-11-26T09:00", "Thursday, 09:00", "November 26, 2026, 09:00" },
    { "2026-11-23T09:39:23+05:30", "today, 09:39", "November 23, 2026, 09:39" },
    { "2026-11-22T23:30:00.000001Z", "today, 00:30", "November 23, 2026, 00:30" },
    { "2026", "2026", "2026" },
    { "2026-11", "November 2026", "November 2026" },
    { "--02-03", "February 3", "February 3" },
    { "--02-29", "February 29", "February 29" },
    { "2026-02-31", "2026-02-31", "2026-02-31" },
    { "in spring", "in spring", "in spring" },
    { "", "", "" },
    { NULL, "", "" },
  };
  GDate today = day_of ("2026-11-23");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = aft_day_dup_shown (cases[i].text, &today);
      g_autofree char *alone = aft_day_dup_shown (cases[i].text, NULL);

      if (g_strcmp0 (shown, cases[i].shown) != 0 || g_strcmp0 (alone, cases[i].alone) != 0)
        g_error ("\"%s\" is shown as \"%s\" and \"%s\"", cases[i].text, shown, alone);
    }
}

static void
test_moments (void)
{
  static const struct { const char *text; const char *utc; const char *local; } cases[] = {
    { "2026-11-23T09:39:23.000001Z", "2026-11-23T09:39:23.000001Z", "2026-11-23T09:39:23+00:00" },
    { "2026-11-23T10:39:23+01:00", "2026-11-23T09:39:23.000000Z", "2026-11-23T10:39:23+01:00" },
    { "2026-11-23T00:15:00-03:30", "2026-11-23T03:45:00.000000Z", "2026-11-23T00:15:00-03:30" },
    { "2026-12-31T23:59:59.999999Z", "2026-12-31T23:59:59.999999Z", "2026-12-31T23:59:59+00:00" },
    { "2026-11-23t09:39:23.5z", "2026-11-23T09:39:23.500000Z", "2026-11-23T09:39:23+00:00" },
    { "2026-11-23T09:39:23.0000019Z", "2026-11-23T09:39:23.000001Z", "2026-11-23T09:39:23+00:00" },
    { "2026-11-23", NULL, NULL },
    { "2026-11-23T09:39", NULL, NULL },
    { "2026-11-23T09:39:23", NULL, NULL },
    { "2026-11-23T09:39Z", NULL, NULL },
    { "2026-02-31T09:39:23Z", NULL, NULL },
    { "20261123T093923Z", NULL, NULL },
    { "2026-11-23T09:39:23+0100", NULL, NULL },
    { "2026-11-23T09:39:23Z ", NULL, NULL },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) moment = aft_moment_parse (cases[i].text);
      g_autofree char *utc = moment ? aft_moment_format (moment) : NULL;
      g_autofree char *local = moment ? aft_moment_format_local (moment) : NULL;

      if (g_strcmp0 (utc, cases[i].utc) != 0 || g_strcmp0 (local, cases[i].local) != 0)
        g_error ("\"%s\" gave %s and %s", cases[i].text, utc, local);
    }
}

/* Every microsecond survives, also where a second as a floating point number would lose it. */
static void
test_moments_exact (void)
{
  for (gint64 i = 0; i < 2000; i++)
    {
      g_autoptr (GDateTime) start = g_date_time_new_from_unix_utc (1795427000 + i * 7919);
      g_autoptr (GDateTime) moment = g_date_time_add (start, i * 499979 % G_USEC_PER_SEC);
      g_autofree char *text = aft_moment_format (moment);
      g_autoptr (GDateTime) again = aft_moment_parse (text);

      if (again == NULL || !g_date_time_equal (moment, again))
        g_error ("%s doesn't come back", text);
    }
}

static void
test_day_of_moment (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3600);
  g_autoptr (GDateTime) late = g_date_time_new (zone, 2026, 12, 31, 23, 59, 59);
  g_autofree char *text = NULL;
  GDate day;

  aft_day_from_date_time (late, &day);
  text = aft_day_format (&day);
  g_assert_cmpstr (text, ==, "2026-12-31");
}

/* A name is looked up as a file's: none leads out of the folder of zones. */
static void
test_time_zones (void)
{
  static const struct { const char *name; gboolean found; } cases[] = {
    { "Europe/Berlin", TRUE }, { "UTC", TRUE }, { "+01:00", TRUE }, { "-05:00", TRUE }, { "Etc/GMT+5", TRUE },
    { NULL, FALSE }, { "", FALSE }, { "Nowhere/At_All", FALSE }, { "/etc/localtime", FALSE }, { ":/etc/localtime", FALSE },
    { "/usr/share/zoneinfo/Europe/Berlin", FALSE }, { "../../../etc/localtime", FALSE }, { "Europe/../Europe/Berlin", FALSE },
    { "file:///usr/share/zoneinfo/UTC", FALSE }, { "http://192.0.2.1/x.png", FALSE }, { "Europe//Berlin", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = aft_time_zone_find (cases[i].name);

      if ((zone != NULL) != cases[i].found)
        g_error ("“%s” is %sa time zone", cases[i].name, zone != NULL ? "" : "no ");
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/parse", test_parse);
  g_test_add_func ("/base/date/storable", test_storable);
  g_test_add_func ("/base/date/work-days", test_work_days);
  g_test_add_func ("/base/date/shown", test_shown);
  g_test_add_func ("/base/date/moments", test_moments);
  g_test_add_func ("/base/date/moments-exact", test_moments_exact);
  g_test_add_func ("/base/date/day-of-moment", test_day_of_moment);
  g_test_add_func ("/base/date/time-zones", test_time_zones);
  return g_test_run ();
}
