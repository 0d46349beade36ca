/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-date.h"

#include <langinfo.h>

#define DAYS_OF_WEEK 7

static guint
first_work_day (void)
{
  union { char *text; guint number; } week_start = { .text = nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  guint day = (guint) *nl_langinfo (_NL_TIME_FIRST_WORKDAY);

  if (day < 1 || day > DAYS_OF_WEEK)
    return G_DATE_MONDAY;

  /* The locale counts its days from a known Sunday (30 November 1997) or from the Monday after. */
  return week_start.number == 19971201 ? day : (day + 5) % DAYS_OF_WEEK + 1;
}

AftWorkDays
aft_work_days_from_locale (void)
{
  guint first = first_work_day ();
  AftWorkDays days = 0;

  for (guint i = 0; i < 5; i++)
    days |= 1u << ((first - 1 + i) % DAYS_OF_WEEK + 1);

  return days;
}

AftWorkDays
aft_work_days_parse (const char *text)
{
  AftWorkDays days = 0;

  for (const char *p = text ? text : ""; *p; p++)
    {
      if (*p >= '1' && *p <= '7' && !g_ascii_isdigit (p[1]))
        days |= 1u << (*p - '0');
      else if (*p != ';' && *p != ' ')
        return aft_work_days_from_locale ();
    }

  return days ? days : aft_work_days_from_locale ();
}

char *
aft_work_days_format (AftWorkDays days)
{
  GString *text = g_string_new (NULL);

  for (guint i = G_DATE_MONDAY; i <= G_DATE_SUNDAY; i++)
    if (days & 1u << i)
      g_string_append_printf (text, "%s%u", text->len ? ";" : "", i);

  return g_string_free (text, FALSE);
}

gboolean
aft_day_is_work_day (const GDate *day,
                     AftWorkDays  days)
{
  return (days & 1u << g_date_get_weekday (day)) != 0;
}

void
aft_day_add_work_days (GDate       *day,
                       guint        n,
                       AftWorkDays  days)
{
  /* Without a single work day there would be no end. */
  if ((days & 0xfe) == 0)
    days = aft_work_days_from_locale ();

  if (n == 0)
    while (!aft_day_is_work_day (day, days))
      g_date_add_days (day, 1);

  while (n > 0)
    {
      g_date_add_days (day, 1);
      if (aft_day_is_work_day (day, days))
        n--;
    }
}
