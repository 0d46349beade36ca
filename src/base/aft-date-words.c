/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-date.h"

#include "aft-date-token.h"

#include <langinfo.h>
#include <string.h>

/* The most words at a sentence's end that are looked at. */
#define MAX_WORDS 200

static gboolean
parse_pattern (const char           *text,
               const char           *pattern,
               const AftDateReading *reading,
               GDate                *day)
{
  const GDate *today = reading->today;
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
    return aft_date_set_nearest_year (values[0], values[1], reading, day);

  year = values[2];
  if (year < 100)
    {
      year += g_date_get_year (today) / 100 * 100;
      if (year > g_date_get_year (today) + 50)
        year -= 100;
      else if (year < g_date_get_year (today) - 50)
        year += 100;
    }

  return values[1] >= 1 && values[1] <= 12 && aft_date_set_day (values[0], values[1], year, day);
}

gboolean
aft_day_parse_pattern (const char  *text,
                       const char  *pattern,
                       const GDate *today,
                       GDate       *day)
{
  const AftDateReading reading = { today, 0 };

  return parse_pattern (text, pattern, &reading, day);
}

static gboolean
parse_numbers (const char           *text,
               const AftDateReading *reading,
               GDate                *day)
{
  /* Dots are German (and much else) whatever the locale; slashes and dashes are the locale's. */
  if (strchr (text, '.'))
    return parse_pattern (text, "%d.%m.%Y", reading, day);

  return strpbrk (text, "/-") != NULL && parse_pattern (text, nl_langinfo (D_FMT), reading, day);
}

static guint
count_numbers (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p; p++)
    n += g_ascii_isdigit (*p) && !g_ascii_isdigit (p[1]);

  return n;
}

static gboolean parse_words (const char           *text,
                             const AftDateReading *reading,
                             GDate                *day);

/* "Friday, 4 December", "am Freitag, den 4.12.": the name has to be that of the day. */
static gboolean
parse_after_weekday (char                **pieces,
                     const AftDateToken   *tokens,
                     guint                 n,
                     const AftDateReading *reading,
                     GDate                *day)
{
  guint first = tokens[0].kind == AFT_DATE_ON || tokens[0].kind == AFT_DATE_GREETING ? 1 : 0;
  guint rest = first + 1;
  g_autofree char *text = NULL;

  if (rest >= n || tokens[first].kind != AFT_DATE_WEEKDAY)
    return FALSE;
  while (rest + 1 < n && tokens[rest].kind == AFT_DATE_ON)
    rest++;
  text = g_strjoinv (" ", pieces + rest);

  return count_numbers (text) > 0 && parse_words (text, reading, day)
         && (gint) g_date_get_weekday (day) == tokens[first].value;
}

static gboolean
parse_words (const char           *text,
             const AftDateReading *reading,
             GDate                *day)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) pieces = NULL;
  AftDateToken tokens[AFT_DATE_MAX_TOKENS];
  guint n;

  if (text == NULL || aft_date_last_words (text, AFT_DATE_MAX_TOKENS) > text)
    return FALSE;

  folded = g_strstrip (aft_date_fold (text));
  if (aft_day_parse (folded, day) || parse_numbers (folded, reading, day))
    return TRUE;

  pieces = aft_date_split (folded);
  n = g_strv_length (pieces);
  if (n == 0 || n > AFT_DATE_MAX_TOKENS)
    return FALSE;

  for (guint i = 0; i < n; i++)
    tokens[i] = aft_date_read_token (pieces[i]);

  return aft_date_understand (tokens, n, reading, day) || parse_after_weekday (pieces, tokens, n, reading, day);
}

gboolean
aft_day_parse_words (const char  *text,
                     const GDate *today,
                     GDate       *day)
{
  const AftDateReading reading = { today, 0 };

  return parse_words (text, &reading, day);
}

gboolean
aft_day_parse_words_ahead (const char  *text,
                           const GDate *today,
                           GDate       *day)
{
  const AftDateReading reading = { today, AFT_DATE_AHEAD };

  return parse_words (text, &reading, day);
}

gboolean
aft_day_parse_words_behind (const char  *text,
                            const GDate *today,
                            GDate       *day)
{
  const AftDateReading reading = { today, -AFT_DATE_AHEAD };

  return parse_words (text, &reading, day);
}

/* Reads the words that end with the one before @end; sets @start to the first of them. */
static gboolean
find_before (char                 **pieces,
             const AftDateToken    *tokens,
             guint                  first,
             guint                  end,
             const AftDateReading  *reading,
             guint                 *start,
             GDate                 *day)
{
  /* "Guten Morgen" is no day. */
  if (end > first + 1 && tokens[end - 1].kind == AFT_DATE_OFFSET && tokens[end - 2].kind == AFT_DATE_GREETING)
    return FALSE;

  *start = end - 1;
  if (aft_day_parse (pieces[end - 1], day)
      || (count_numbers (pieces[end - 1]) == 3 && parse_numbers (pieces[end - 1], reading, day)))
    return TRUE;

  for (*start = end > first + AFT_DATE_MAX_TOKENS ? end - AFT_DATE_MAX_TOKENS : first; *start < end; (*start)++)
    if (aft_date_understand (tokens + *start, end - *start, reading, day))
      return TRUE;

  return FALSE;
}

gboolean
aft_day_find_words (const char  *sentence,
                    const GDate *today,
                    GDate       *day)
{
  const AftDateReading reading = { today, AFT_DATE_AHEAD };
  g_autofree char *folded = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autofree AftDateToken *tokens = NULL;
  gboolean any = FALSE;
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
      guint start;
      GDate found;

      if (!find_before (pieces, tokens, first, end, &reading, &start, &found))
        continue;
      if (!any || g_date_compare (&found, today) >= 0)
        *day = found;
      if (g_date_compare (&found, today) >= 0)
        return TRUE;
      any = TRUE;
      end = start + 1;
    }

  return any;
}
