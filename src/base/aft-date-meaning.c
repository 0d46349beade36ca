/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-date-token.h"

#include "aft-date.h"

#include <string.h>

/* Moves @day by @n units; FALSE if that leaves the years 1 to 9999. */
static gboolean
move_day (GDate *day,
          gint   n,
          char   unit)
{
  gint64 days = unit == 'w' ? 7 * (gint64) n : n;
  gint64 months = unit == 'y' ? 12 * (gint64) n : n;
  gint64 year = g_date_get_year (day);

  if (unit == 'm' || unit == 'y')
    {
      if (year + months / 12 < 2 || year + months / 12 > 9998)
        return FALSE;
      if (months < 0)
        g_date_subtract_months (day, (guint) -months);
      else
        g_date_add_months (day, (guint) months);
      return TRUE;
    }

  if (year + days / 365 < 2 || year + days / 365 > 9998)
    return FALSE;
  if (days < 0)
    g_date_subtract_days (day, (guint) -days);
  else
    g_date_add_days (day, (guint) days);
  return TRUE;
}

gboolean
aft_date_set_nearest_year (gint                  month_day,
                           gint                  month,
                           const AftDateReading *reading,
                           GDate                *day)
{
  gint best = G_MAXINT;
  gint this_year = g_date_get_year (reading->today);

  if (month_day < 1 || month_day > 31 || month < 1 || month > 12)
    return FALSE;

  for (gint year = this_year - 1; year <= this_year + 1; year++)
    {
      GDate candidate;
      gint distance;

      if (!g_date_valid_dmy ((GDateDay) month_day, (GDateMonth) month, (GDateYear) year))
        continue;

      g_date_clear (&candidate, 1);
      g_date_set_dmy (&candidate, (GDateDay) month_day, (GDateMonth) month, (GDateYear) year);
      distance = ABS (g_date_days_between (reading->today, &candidate) - reading->ahead);
      if (distance < best)
        {
          best = distance;
          *day = candidate;
        }
    }

  return best != G_MAXINT;
}

gboolean
aft_date_set_day (gint   month_day,
                  gint   month,
                  gint   year,
                  GDate *day)
{
  if (month_day < 1 || month_day > 31 || year < 1 || year > AFT_DATE_MAX_NUMBER
      || !g_date_valid_dmy ((GDateDay) month_day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) month_day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* "23 November", "23rd of November", "November 23", "23 November 2026", "November 23, 2026". */
static gboolean
read_named_month (const AftDateToken   *t,
                  guint                 n,
                  const AftDateReading *reading,
                  GDate                *day)
{
  guint month = n > 0 && t[0].kind == AFT_DATE_MONTH ? 0 : 1;

  if (n > 2 && t[0].figures && t[1].kind == AFT_DATE_ON && t[2].kind == AFT_DATE_MONTH)
    {
      AftDateToken rest[AFT_DATE_MAX_TOKENS];

      rest[0] = t[0];
      memcpy (rest + 1, t + 2, (n - 2) * sizeof *t);
      return read_named_month (rest, n - 1, reading, day);
    }
  if ((n != 2 && n != 3) || t[month].kind != AFT_DATE_MONTH || !t[1 - month].figures || (n == 3 && !t[2].figures))
    return FALSE;

  if (n == 3)
    return aft_date_set_day (t[1 - month].value, t[month].value, t[2].value, day);

  return aft_date_set_nearest_year (t[1 - month].value, t[month].value, reading, day);
}

/* The weekday after @today, or before it. */
static gboolean
set_weekday (gint         weekday,
             gboolean     before,
             const GDate *today,
             GDate       *day)
{
  gint ahead = (weekday - (gint) g_date_get_weekday (today) + 7) % 7;

  *day = *today;
  return move_day (day, before ? ahead - 7 : ahead == 0 ? 7 : ahead, 'd');
}

/* The weekday that @reading is about: the next one, or the last one, which may be today. */
static gboolean
set_meant_weekday (gint                  weekday,
                   const AftDateReading *reading,
                   GDate                *day)
{
  if (reading->ahead < 0 && weekday == (gint) g_date_get_weekday (reading->today))
    return TRUE;

  return set_weekday (weekday, reading->ahead < 0, reading->today, day);
}

/* The weekday of the week that begins @weeks Mondays from this one. */
static gboolean
set_weekday_of_week (gint         weekday,
                     gint         weeks,
                     const GDate *today,
                     GDate       *day)
{
  *day = *today;
  return move_day (day, weekday - (gint) g_date_get_weekday (today) + 7 * weeks, 'd');
}

/* The last day of work of the week, or the last day of the month or year, that @today lies in. */
static gboolean
set_end (char         unit,
         const GDate *today,
         GDate       *day)
{
  AftWorkDays work_days = aft_work_days_from_locale ();
  gint year = g_date_get_year (today);
  gint last = G_DATE_MONDAY;

  *day = *today;
  if (unit == 'm')
    return aft_date_set_day (g_date_get_days_in_month (g_date_get_month (today), (GDateYear) year), g_date_get_month (today),
                             year, day);
  if (unit == 'y')
    return aft_date_set_day (31, G_DATE_DECEMBER, year, day);
  if (unit == 'd')
    return TRUE;

  while (last < G_DATE_SUNDAY && ((work_days & 1u << last) == 0 || (work_days & 1u << (last % G_DATE_SUNDAY + 1)) != 0))
    last++;

  return set_weekday_of_week (last, 0, today, day);
}

/* "of the month", "next week", "November": what comes after "end". */
static gboolean
read_end (const AftDateToken   *t,
          guint                 n,
          const AftDateReading *reading,
          GDate                *day)
{
  GDate within = *reading->today;
  gint turns;

  while (n > 1 && t[0].kind == AFT_DATE_ON)
    t++, n--;

  if (n == 1 && t[0].kind == AFT_DATE_MONTH)
    return aft_date_set_nearest_year (28, t[0].value, reading, &within) && set_end ('m', &within, day);
  if (n == 1 && t[0].kind == AFT_DATE_UNIT)
    return set_end ((char) t[0].value, &within, day);

  turns = n == 2 && t[0].kind == AFT_DATE_NEXT ? 1 : -1;
  if (n != 2 || (t[0].kind != AFT_DATE_NEXT && t[0].kind != AFT_DATE_LAST) || t[1].kind != AFT_DATE_UNIT)
    return FALSE;

  return move_day (&within, turns, (char) t[1].value) && set_end ((char) t[1].value, &within, day);
}

static gboolean
kinds_are (const AftDateToken *t,
           guint               n,
           AftDateWord         first,
           AftDateWord         second,
           AftDateWord         third)
{
  const AftDateWord kinds[] = { first, second, third };
  guint expected = third != AFT_DATE_NONE ? 3 : second != AFT_DATE_NONE ? 2 : 1;

  for (guint i = 0; i < expected && i < n; i++)
    if (t[i].kind != kinds[i])
      return FALSE;

  return n == expected;
}

/* A word that says nothing before another that may say a day with those after it; "am Morgen" and "on tomorrow" don't. */
static gboolean
is_leading (const AftDateToken *t,
            guint               n)
{
  if (n < 2 || (t[0].kind != AFT_DATE_ON && t[0].kind != AFT_DATE_GREETING))
    return FALSE;

  return t[1].kind != AFT_DATE_NONE && t[1].kind != AFT_DATE_OFFSET && t[1].kind != AFT_DATE_SHIFT && t[1].kind != AFT_DATE_IN
         && t[1].kind != AFT_DATE_BEFORE;
}

/* Expressions that end with a day, and say how far from it. */
static gboolean
understand_distance (const AftDateToken   *t,
                     guint                 n,
                     const AftDateReading *reading,
                     GDate                *day)
{
  const GDate *today = reading->today;

  /* "The day after tomorrow", "the day before yesterday". */
  if (kinds_are (t, n, AFT_DATE_UNIT, AFT_DATE_BESIDE, AFT_DATE_OFFSET) && t[0].value == 'd' && t[1].value == t[2].value)
    return move_day (day, 2 * t[1].value, 'd');
  if (n < 4)
    return FALSE;

  /* "Friday in two weeks", "tomorrow in a week". */
  if (kinds_are (t + 1, n - 1, AFT_DATE_IN, AFT_DATE_NUMBER, AFT_DATE_UNIT) && t[0].kind == AFT_DATE_WEEKDAY && t[3].value == 'w')
    return set_weekday (t[0].value, FALSE, today, day) && move_day (day, t[2].value, 'w');
  if (kinds_are (t + 1, n - 1, AFT_DATE_IN, AFT_DATE_NUMBER, AFT_DATE_UNIT) && t[0].kind == AFT_DATE_OFFSET)
    return move_day (day, t[0].value, 'd') && move_day (day, t[2].value, (char) t[3].value);

  /* "In two weeks on Friday". */
  if (kinds_are (t, 3, AFT_DATE_IN, AFT_DATE_NUMBER, AFT_DATE_UNIT) && t[2].value == 'w' && t[n - 1].kind == AFT_DATE_WEEKDAY
      && (n == 4 || (n == 5 && is_leading (t + 3, 2))))
    return set_weekday_of_week (t[n - 1].value, t[1].value, today, day);

  return FALSE;
}

gboolean
aft_date_understand (const AftDateToken   *t,
                     guint                 n,
                     const AftDateReading *reading,
                     GDate                *day)
{
  const GDate *today = reading->today;

  *day = *today;

  if (is_leading (t, n))
    return aft_date_understand (t + 1, n - 1, reading, day);
  if (n > 1 && t[n - 1].kind == AFT_DATE_PART && (t[n - 2].kind == AFT_DATE_OFFSET || t[n - 2].kind == AFT_DATE_WEEKDAY))
    return aft_date_understand (t, n - 1, reading, day);
  if (n > 1 && t[0].kind == AFT_DATE_END)
    return read_end (t + 1, n - 1, reading, day);

  if (kinds_are (t, n, AFT_DATE_OFFSET, AFT_DATE_NONE, AFT_DATE_NONE))
    return move_day (day, t[0].value, 'd');
  /* German "heute Morgen" is this morning, and "Freitag Morgen" Friday's. */
  if (kinds_are (t, n, AFT_DATE_OFFSET, AFT_DATE_OFFSET, AFT_DATE_NONE) && t[1].value == 1)
    return move_day (day, t[0].value, 'd');
  if (n > 1 && t[n - 1].kind == AFT_DATE_OFFSET && t[n - 1].value == 1 && t[n - 2].kind == AFT_DATE_WEEKDAY)
    return aft_date_understand (t, n - 1, reading, day);
  if (kinds_are (t, n, AFT_DATE_SHIFT, AFT_DATE_NONE, AFT_DATE_NONE))
    return move_day (day, t[0].value, t[0].unit);

  if (kinds_are (t, n, AFT_DATE_WEEKDAY, AFT_DATE_NONE, AFT_DATE_NONE))
    return set_meant_weekday (t[0].value, reading, day);
  if (kinds_are (t, n, AFT_DATE_NEXT, AFT_DATE_WEEKDAY, AFT_DATE_NONE))
    return set_weekday (t[1].value, FALSE, today, day);
  if (kinds_are (t, n, AFT_DATE_LAST, AFT_DATE_WEEKDAY, AFT_DATE_NONE))
    return set_weekday (t[1].value, TRUE, today, day);

  if (kinds_are (t, n, AFT_DATE_NEXT, AFT_DATE_UNIT, AFT_DATE_NONE))
    return move_day (day, 1, (char) t[1].value);
  if (kinds_are (t, n, AFT_DATE_LAST, AFT_DATE_UNIT, AFT_DATE_NONE))
    return move_day (day, -1, (char) t[1].value);
  if (kinds_are (t, n, AFT_DATE_WEEKDAY, AFT_DATE_NEXT, AFT_DATE_UNIT) && t[2].value == 'w')
    return set_weekday_of_week (t[0].value, 1, today, day);
  if (kinds_are (t, n, AFT_DATE_WEEKDAY, AFT_DATE_LAST, AFT_DATE_UNIT) && t[2].value == 'w')
    return set_weekday_of_week (t[0].value, -1, today, day);
  if (kinds_are (t, n, AFT_DATE_NEXT, AFT_DATE_UNIT, AFT_DATE_WEEKDAY) && t[1].value == 'w')
    return set_weekday_of_week (t[2].value, 1, today, day);
  if (kinds_are (t, n, AFT_DATE_LAST, AFT_DATE_UNIT, AFT_DATE_WEEKDAY) && t[1].value == 'w')
    return set_weekday_of_week (t[2].value, -1, today, day);

  if (kinds_are (t, n, AFT_DATE_IN, AFT_DATE_NUMBER, AFT_DATE_UNIT))
    return move_day (day, t[1].value, (char) t[2].value);
  if (kinds_are (t, n, AFT_DATE_BEFORE, AFT_DATE_NUMBER, AFT_DATE_UNIT))
    return move_day (day, -t[1].value, (char) t[2].value);
  if (kinds_are (t, n, AFT_DATE_NUMBER, AFT_DATE_UNIT, AFT_DATE_AGO))
    return move_day (day, -t[0].value, (char) t[1].value);

  return understand_distance (t, n, reading, day) || read_named_month (t, n, reading, day);
}
