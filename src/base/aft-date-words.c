/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-date.h"

#include "aft-date-token.h"

#include <langinfo.h>
#include <string.h>

/* The most words an expression has, and the most words at a sentence's end that are looked at. */
#define MAX_TOKENS 6
#define MAX_WORDS 200

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

/* Sets @day to that day of the year nearest to @today in which it exists. */
static gboolean
set_nearest_year (gint         month_day,
                  gint         month,
                  const GDate *today,
                  GDate       *day)
{
  gint best = G_MAXINT;

  if (month_day < 1 || month_day > 31 || month < 1 || month > 12)
    return FALSE;

  for (gint year = g_date_get_year (today) - 1; year <= g_date_get_year (today) + 1; year++)
    {
      GDate candidate;
      gint distance;

      if (!g_date_valid_dmy ((GDateDay) month_day, (GDateMonth) month, (GDateYear) year))
        continue;

      g_date_clear (&candidate, 1);
      g_date_set_dmy (&candidate, (GDateDay) month_day, (GDateMonth) month, (GDateYear) year);
      distance = ABS (g_date_days_between (today, &candidate));
      if (distance < best)
        {
          best = distance;
          *day = candidate;
        }
    }

  return best != G_MAXINT;
}

static gboolean
set_day (gint   month_day,
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

/* "23 November", "November 23", "23 November 2026", "November 23, 2026". */
static gboolean
read_named_month (const AftDateToken *t,
                  guint        n,
                  const GDate *today,
                  GDate       *day)
{
  guint month = n > 0 && t[0].kind == AFT_DATE_MONTH ? 0 : 1;

  if ((n != 2 && n != 3) || t[month].kind != AFT_DATE_MONTH || !t[1 - month].figures || (n == 3 && !t[2].figures))
    return FALSE;

  if (n == 3)
    return set_day (t[1 - month].value, t[month].value, t[2].value, day);

  return set_nearest_year (t[1 - month].value, t[month].value, today, day);
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

static gboolean
kinds_are (const AftDateToken *t,
           guint        n,
           AftDateWord     first,
           AftDateWord     second,
           AftDateWord     third)
{
  const AftDateWord kinds[] = { first, second, third };
  guint expected = third != AFT_DATE_NONE ? 3 : second != AFT_DATE_NONE ? 2 : 1;

  for (guint i = 0; i < expected && i < n; i++)
    if (t[i].kind != kinds[i])
      return FALSE;

  return n == expected;
}

/* What the whole of @t says. */
static gboolean
understand (const AftDateToken *t,
            guint        n,
            const GDate *today,
            GDate       *day)
{
  *day = *today;

  if (n > 1 && (t[0].kind == AFT_DATE_ON || t[0].kind == AFT_DATE_GREETING)
      && (t[1].kind == AFT_DATE_WEEKDAY || t[1].kind == AFT_DATE_NUMBER || t[1].kind == AFT_DATE_MONTH || t[1].kind == AFT_DATE_ON))
    return understand (t + 1, n - 1, today, day);

  if (kinds_are (t, n, AFT_DATE_OFFSET, AFT_DATE_NONE, AFT_DATE_NONE))
    return move_day (day, t[0].value, 'd');
  /* German "heute Morgen" is this morning. */
  if (kinds_are (t, n, AFT_DATE_OFFSET, AFT_DATE_OFFSET, AFT_DATE_NONE) && t[1].value == 1)
    return move_day (day, t[0].value, 'd');
  if (kinds_are (t, n, AFT_DATE_SHIFT, AFT_DATE_NONE, AFT_DATE_NONE))
    return move_day (day, t[0].value, t[0].unit);

  if (kinds_are (t, n, AFT_DATE_WEEKDAY, AFT_DATE_NONE, AFT_DATE_NONE))
    return set_weekday (t[0].value, FALSE, today, day);
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

  return read_named_month (t, n, today, day);
}

gboolean
aft_day_parse_pattern (const char  *text,
                       const char  *pattern,
                       const GDate *today,
                       GDate       *day)
{
  gint numbers[3], values[3] = { 0, 0, 0 }, n = 0, order = 0;
  gsize figures[3];
  gint year;

  for (const char *p = text; *p; )
    {
      char *end;

      if (!g_ascii_isdigit (*p) || n == 3)
        return FALSE;
      numbers[n++] = (gint) MIN (g_ascii_strtoull (p, &end, 10), AFT_DATE_MAX_NUMBER + 1);
      if (end - p > 4)
        return FALSE;
      figures[n - 1] = end - p;
      p = end;
      while (*p && strchr ("./- ", *p))
        p++;
    }

  if (n < 2)
    return FALSE;

  for (const char *p = pattern; *p && order < n; p++)
    {
      gboolean directive = *p == '%' && p[1] != '\0';

      if (!directive)
        continue;
      p++;
      if (strchr ("-_0EO", *p) && p[1])
        p++;
      /* The year is what may be missing. */
      if (strchr ("yY", *p) && n == 3)
        {
          if (figures[order] != 2 && figures[order] != 4)
            return FALSE;
          values[2] = numbers[order++];
        }
      else if (strchr ("m", *p))
        values[1] = numbers[order++];
      else if (strchr ("de", *p))
        values[0] = numbers[order++];
    }

  if (order < n)
    return FALSE;
  if (n == 2)
    return set_nearest_year (values[0], values[1], today, day);

  year = values[2];
  if (year < 100)
    {
      year += g_date_get_year (today) / 100 * 100;
      if (year > g_date_get_year (today) + 50)
        year -= 100;
      else if (year < g_date_get_year (today) - 50)
        year += 100;
    }

  return values[1] >= 1 && values[1] <= 12 && set_day (values[0], values[1], year, day);
}

static gboolean
parse_numbers (const char  *text,
               const GDate *today,
               GDate       *day)
{
  /* Dots are German (and much else) whatever the locale; slashes and dashes are the locale's. */
  if (strchr (text, '.'))
    return aft_day_parse_pattern (text, "%d.%m.%Y", today, day);

  return strpbrk (text, "/-") != NULL && aft_day_parse_pattern (text, nl_langinfo (D_FMT), today, day);
}

static guint
count_numbers (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p; p++)
    n += g_ascii_isdigit (*p) && !g_ascii_isdigit (p[1]);

  return n;
}

gboolean
aft_day_parse_words (const char  *text,
                     const GDate *today,
                     GDate       *day)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) pieces = NULL;
  AftDateToken tokens[MAX_TOKENS];
  guint n;

  if (text == NULL || aft_date_last_words (text, MAX_TOKENS) > text)
    return FALSE;

  folded = g_strstrip (aft_date_fold (text));
  if (aft_day_parse (folded, day) || parse_numbers (folded, today, day))
    return TRUE;

  pieces = aft_date_split (folded);
  n = g_strv_length (pieces);
  if (n == 0 || n > MAX_TOKENS)
    return FALSE;

  for (guint i = 0; i < n; i++)
    tokens[i] = aft_date_read_token (pieces[i]);

  return understand (tokens, n, today, day);
}

gboolean
aft_day_find_words (const char  *sentence,
                    const GDate *today,
                    GDate       *day)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autofree AftDateToken *tokens = NULL;
  guint n, first;

  if (sentence == NULL)
    return FALSE;

  folded = aft_date_fold (aft_date_last_words (sentence, MAX_WORDS));
  pieces = aft_date_split (folded);
  n = g_strv_length (pieces);
  first = n > MAX_WORDS ? n - MAX_WORDS : 0;
  tokens = g_new (AftDateToken, n + 1);

  for (guint i = first; i < n; i++)
    {
      tokens[i] = aft_date_read_token (pieces[i]);
      if (tokens[i].shortened)
        tokens[i].kind = AFT_DATE_NONE;
    }

  for (guint end = n; end > first; end--)
    {
      /* "Guten Morgen" is no day. */
      if (end > first + 1 && tokens[end - 1].kind == AFT_DATE_OFFSET && tokens[end - 2].kind == AFT_DATE_GREETING)
        continue;

      if (aft_day_parse (pieces[end - 1], day)
          || (count_numbers (pieces[end - 1]) == 3 && parse_numbers (pieces[end - 1], today, day)))
        return TRUE;

      for (guint start = end > first + MAX_TOKENS ? end - MAX_TOKENS : first; start < end; start++)
        if (understand (tokens + start, end - start, today, day))
          return TRUE;
    }

  return FALSE;
}
