/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-date-token.h"

#include <langinfo.h>
#include <string.h>

/* What stands between words. */
#define BETWEEN " \t\n\r,;!?()\""

typedef struct
{
  const char  *text;      /* folded */
  AftDateWord  kind;
  gint         value;
  gboolean     shortened;
} Word;

static const Word words[] = {
  { "today", AFT_DATE_OFFSET, 0 }, { "tonight", AFT_DATE_OFFSET, 0 },
  { "tomorrow", AFT_DATE_OFFSET, 1 }, { "yesterday", AFT_DATE_OFFSET, -1 },
  { "heute", AFT_DATE_OFFSET, 0 }, { "morgen", AFT_DATE_OFFSET, 1 }, { "gestern", AFT_DATE_OFFSET, -1 },
  { "ubermorgen", AFT_DATE_OFFSET, 2 }, { "uebermorgen", AFT_DATE_OFFSET, 2 }, { "vorgestern", AFT_DATE_OFFSET, -2 },

  { "monday", AFT_DATE_WEEKDAY, 1 }, { "tuesday", AFT_DATE_WEEKDAY, 2 }, { "wednesday", AFT_DATE_WEEKDAY, 3 },
  { "thursday", AFT_DATE_WEEKDAY, 4 }, { "friday", AFT_DATE_WEEKDAY, 5 }, { "saturday", AFT_DATE_WEEKDAY, 6 },
  { "sunday", AFT_DATE_WEEKDAY, 7 },
  { "mon", AFT_DATE_WEEKDAY, 1, TRUE }, { "tue", AFT_DATE_WEEKDAY, 2, TRUE }, { "tues", AFT_DATE_WEEKDAY, 2, TRUE },
  { "wed", AFT_DATE_WEEKDAY, 3, TRUE }, { "thu", AFT_DATE_WEEKDAY, 4, TRUE }, { "thur", AFT_DATE_WEEKDAY, 4, TRUE },
  { "thurs", AFT_DATE_WEEKDAY, 4, TRUE }, { "fri", AFT_DATE_WEEKDAY, 5, TRUE }, { "sat", AFT_DATE_WEEKDAY, 6, TRUE },
  { "sun", AFT_DATE_WEEKDAY, 7, TRUE },
  { "montag", AFT_DATE_WEEKDAY, 1 }, { "dienstag", AFT_DATE_WEEKDAY, 2 }, { "mittwoch", AFT_DATE_WEEKDAY, 3 },
  { "donnerstag", AFT_DATE_WEEKDAY, 4 }, { "freitag", AFT_DATE_WEEKDAY, 5 }, { "samstag", AFT_DATE_WEEKDAY, 6 },
  { "sonnabend", AFT_DATE_WEEKDAY, 6 }, { "sonntag", AFT_DATE_WEEKDAY, 7 },
  { "mo", AFT_DATE_WEEKDAY, 1, TRUE }, { "di", AFT_DATE_WEEKDAY, 2, TRUE }, { "mi", AFT_DATE_WEEKDAY, 3, TRUE },
  { "do", AFT_DATE_WEEKDAY, 4, TRUE }, { "fr", AFT_DATE_WEEKDAY, 5, TRUE }, { "sa", AFT_DATE_WEEKDAY, 6, TRUE },
  { "so", AFT_DATE_WEEKDAY, 7, TRUE },

  { "january", AFT_DATE_MONTH, 1 }, { "february", AFT_DATE_MONTH, 2 }, { "march", AFT_DATE_MONTH, 3 }, { "april", AFT_DATE_MONTH, 4 },
  { "may", AFT_DATE_MONTH, 5 }, { "june", AFT_DATE_MONTH, 6 }, { "july", AFT_DATE_MONTH, 7 }, { "august", AFT_DATE_MONTH, 8 },
  { "september", AFT_DATE_MONTH, 9 }, { "october", AFT_DATE_MONTH, 10 }, { "november", AFT_DATE_MONTH, 11 },
  { "december", AFT_DATE_MONTH, 12 },
  { "jan", AFT_DATE_MONTH, 1 }, { "feb", AFT_DATE_MONTH, 2 }, { "mar", AFT_DATE_MONTH, 3 }, { "apr", AFT_DATE_MONTH, 4 },
  { "jun", AFT_DATE_MONTH, 6 }, { "jul", AFT_DATE_MONTH, 7 }, { "aug", AFT_DATE_MONTH, 8 }, { "sep", AFT_DATE_MONTH, 9 },
  { "sept", AFT_DATE_MONTH, 9 }, { "oct", AFT_DATE_MONTH, 10 }, { "nov", AFT_DATE_MONTH, 11 }, { "dec", AFT_DATE_MONTH, 12 },
  { "januar", AFT_DATE_MONTH, 1 }, { "janner", AFT_DATE_MONTH, 1 }, { "februar", AFT_DATE_MONTH, 2 }, { "marz", AFT_DATE_MONTH, 3 },
  { "maerz", AFT_DATE_MONTH, 3 }, { "mai", AFT_DATE_MONTH, 5 }, { "juni", AFT_DATE_MONTH, 6 }, { "juli", AFT_DATE_MONTH, 7 },
  { "oktober", AFT_DATE_MONTH, 10 }, { "okt", AFT_DATE_MONTH, 10 }, { "dezember", AFT_DATE_MONTH, 12 }, { "dez", AFT_DATE_MONTH, 12 },

  { "d", AFT_DATE_UNIT, 'd', TRUE }, { "day", AFT_DATE_UNIT, 'd' }, { "days", AFT_DATE_UNIT, 'd' },
  { "w", AFT_DATE_UNIT, 'w', TRUE }, { "week", AFT_DATE_UNIT, 'w' }, { "weeks", AFT_DATE_UNIT, 'w' },
  { "m", AFT_DATE_UNIT, 'm', TRUE }, { "month", AFT_DATE_UNIT, 'm' }, { "months", AFT_DATE_UNIT, 'm' },
  { "y", AFT_DATE_UNIT, 'y', TRUE }, { "year", AFT_DATE_UNIT, 'y' }, { "years", AFT_DATE_UNIT, 'y' },
  { "tag", AFT_DATE_UNIT, 'd' }, { "tage", AFT_DATE_UNIT, 'd' }, { "tagen", AFT_DATE_UNIT, 'd' },
  { "woche", AFT_DATE_UNIT, 'w' }, { "wochen", AFT_DATE_UNIT, 'w' },
  { "monat", AFT_DATE_UNIT, 'm' }, { "monate", AFT_DATE_UNIT, 'm' }, { "monaten", AFT_DATE_UNIT, 'm' },
  { "monats", AFT_DATE_UNIT, 'm' }, { "monates", AFT_DATE_UNIT, 'm' },
  { "jahr", AFT_DATE_UNIT, 'y' }, { "jahre", AFT_DATE_UNIT, 'y' }, { "jahren", AFT_DATE_UNIT, 'y' },
  { "jahres", AFT_DATE_UNIT, 'y' },

  { "a", AFT_DATE_NUMBER, 1 }, { "an", AFT_DATE_NUMBER, 1 }, { "one", AFT_DATE_NUMBER, 1 }, { "two", AFT_DATE_NUMBER, 2 },
  { "three", AFT_DATE_NUMBER, 3 }, { "four", AFT_DATE_NUMBER, 4 }, { "five", AFT_DATE_NUMBER, 5 }, { "six", AFT_DATE_NUMBER, 6 },
  { "seven", AFT_DATE_NUMBER, 7 }, { "eight", AFT_DATE_NUMBER, 8 }, { "nine", AFT_DATE_NUMBER, 9 }, { "ten", AFT_DATE_NUMBER, 10 },
  { "eleven", AFT_DATE_NUMBER, 11 }, { "twelve", AFT_DATE_NUMBER, 12 },
  { "ein", AFT_DATE_NUMBER, 1 }, { "eine", AFT_DATE_NUMBER, 1 }, { "einem", AFT_DATE_NUMBER, 1 }, { "einer", AFT_DATE_NUMBER, 1 },
  { "einen", AFT_DATE_NUMBER, 1 }, { "zwei", AFT_DATE_NUMBER, 2 }, { "drei", AFT_DATE_NUMBER, 3 }, { "vier", AFT_DATE_NUMBER, 4 },
  { "funf", AFT_DATE_NUMBER, 5 }, { "fuenf", AFT_DATE_NUMBER, 5 }, { "sechs", AFT_DATE_NUMBER, 6 }, { "sieben", AFT_DATE_NUMBER, 7 },
  { "acht", AFT_DATE_NUMBER, 8 }, { "neun", AFT_DATE_NUMBER, 9 }, { "zehn", AFT_DATE_NUMBER, 10 }, { "elf", AFT_DATE_NUMBER, 11 },
  { "zwolf", AFT_DATE_NUMBER, 12 }, { "zwoelf", AFT_DATE_NUMBER, 12 },

  { "next", AFT_DATE_NEXT }, { "nachste", AFT_DATE_NEXT }, { "nachsten", AFT_DATE_NEXT }, { "nachster", AFT_DATE_NEXT },
  { "nachstes", AFT_DATE_NEXT }, { "naechste", AFT_DATE_NEXT }, { "naechsten", AFT_DATE_NEXT }, { "naechster", AFT_DATE_NEXT },
  { "naechstes", AFT_DATE_NEXT }, { "kommende", AFT_DATE_NEXT }, { "kommenden", AFT_DATE_NEXT }, { "kommender", AFT_DATE_NEXT },
  { "kommendes", AFT_DATE_NEXT },
  { "last", AFT_DATE_LAST }, { "past", AFT_DATE_LAST }, { "letzte", AFT_DATE_LAST }, { "letzten", AFT_DATE_LAST },
  { "letzter", AFT_DATE_LAST }, { "letztes", AFT_DATE_LAST }, { "vergangene", AFT_DATE_LAST }, { "vergangenen", AFT_DATE_LAST },
  { "vergangenes", AFT_DATE_LAST }, { "vorige", AFT_DATE_LAST }, { "vorigen", AFT_DATE_LAST }, { "voriges", AFT_DATE_LAST },

  { "on", AFT_DATE_ON }, { "this", AFT_DATE_ON }, { "the", AFT_DATE_ON }, { "of", AFT_DATE_ON }, { "diesen", AFT_DATE_ON },
  { "diesem", AFT_DATE_ON }, { "dieser", AFT_DATE_ON }, { "dieses", AFT_DATE_ON }, { "der", AFT_DATE_ON }, { "den", AFT_DATE_ON },
  { "des", AFT_DATE_ON },
  { "am", AFT_DATE_GREETING }, { "guten", AFT_DATE_GREETING }, { "jeden", AFT_DATE_GREETING },
  { "in", AFT_DATE_IN }, { "ago", AFT_DATE_AGO }, { "vor", AFT_DATE_BEFORE },
  { "after", AFT_DATE_BESIDE, 1 }, { "before", AFT_DATE_BESIDE, -1 }, { "end", AFT_DATE_END }, { "ende", AFT_DATE_END },

  { "morning", AFT_DATE_PART }, { "noon", AFT_DATE_PART }, { "afternoon", AFT_DATE_PART }, { "evening", AFT_DATE_PART },
  { "night", AFT_DATE_PART }, { "fruh", AFT_DATE_PART }, { "frueh", AFT_DATE_PART }, { "vormittag", AFT_DATE_PART },
  { "mittag", AFT_DATE_PART }, { "nachmittag", AFT_DATE_PART }, { "abend", AFT_DATE_PART },
};

char *
aft_date_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *plain = g_string_new (NULL);

  for (const char *p = apart; *p; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));

  return g_string_free (plain, FALSE);
}

/* The locale's own name of a day or month, in the order of its constants. */
static gboolean
is_locale_name (const char *word,
                nl_item     item)
{
  const char *name = nl_langinfo (item);
  g_autofree char *utf8 = g_locale_to_utf8 (name, -1, NULL, NULL, NULL);
  g_autofree char *folded = aft_date_fold (utf8 ? utf8 : "");
  gsize length = strlen (folded);

  if (length > 0 && folded[length - 1] == '.')
    folded[length - 1] = '\0';

  return folded[0] != '\0' && g_str_equal (word, folded);
}

static gboolean
look_up_locale (const char *word,
                AftDateToken      *token)
{
  static const nl_item days[] = { DAY_2, DAY_3, DAY_4, DAY_5, DAY_6, DAY_7, DAY_1 };
  static const nl_item short_days[] = { ABDAY_2, ABDAY_3, ABDAY_4, ABDAY_5, ABDAY_6, ABDAY_7, ABDAY_1 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gboolean whole = is_locale_name (word, days[i]);

      if (whole || is_locale_name (word, short_days[i]))
        {
          *token = (AftDateToken) { .kind = AFT_DATE_WEEKDAY, .value = (gint) i + G_DATE_MONDAY, .shortened = !whole };
          return TRUE;
        }
    }

  for (gint i = 0; i < 12; i++)
    if (is_locale_name (word, MON_1 + i) || is_locale_name (word, ABMON_1 + i))
      {
        *token = (AftDateToken) { .kind = AFT_DATE_MONTH, .value = i + 1 };
        return TRUE;
      }

  return FALSE;
}

/* "3", "3rd", "23." or "+2w". */
static gboolean
read_number (const char *word,
             AftDateToken      *token)
{
  gboolean shift = *word == '+' || *word == '-';
  const char *digits = word + shift;
  char *end;
  gint number;

  if (!g_ascii_isdigit (*digits))
    return FALSE;

  number = (gint) MIN (g_ascii_strtoull (digits, &end, 10), AFT_DATE_MAX_NUMBER + 1);
  if (number > AFT_DATE_MAX_NUMBER)
    return FALSE;

  if (shift)
    {
      if (*end == '\0' || strchr ("dwmyt", *end) == NULL || end[1] != '\0')
        return FALSE;
      *token = (AftDateToken) { .kind = AFT_DATE_SHIFT, .value = *word == '-' ? -number : number, .unit = *end == 't' ? 'd' : *end };
      return TRUE;
    }

  if (*end != '\0' && !g_str_equal (end, ".") && !g_str_equal (end, "st") && !g_str_equal (end, "nd")
      && !g_str_equal (end, "rd") && !g_str_equal (end, "th"))
    return FALSE;

  *token = (AftDateToken) { .kind = AFT_DATE_NUMBER, .value = number, .figures = TRUE };
  return TRUE;
}

static const Word *
find_word (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i].text))
      return &words[i];

  return NULL;
}

/* German writes "Montagmorgen" as one word. */
static gboolean
read_part_of_weekday (const char   *word,
                      AftDateToken *token)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].kind == AFT_DATE_WEEKDAY && !words[i].shortened && g_str_has_prefix (word, words[i].text))
      {
        const char *rest = word + strlen (words[i].text);
        const Word *part = find_word (rest);

        if (!g_str_equal (rest, "morgen") && (part == NULL || part->kind != AFT_DATE_PART))
          continue;
        *token = (AftDateToken) { .kind = AFT_DATE_WEEKDAY, .value = words[i].value };
        return TRUE;
      }

  return FALSE;
}

AftDateToken
aft_date_read_token (const char *word)
{
  const Word *known = find_word (word);
  AftDateToken token = { .kind = AFT_DATE_NONE };

  if (read_number (word, &token))
    return token;

  if (known != NULL)
    return (AftDateToken) { .kind = known->kind, .value = known->value, .shortened = known->shortened };

  if (read_part_of_weekday (word, &token))
    return token;

  if (g_ascii_isalpha (*word) || (*word & 0x80))
    look_up_locale (word, &token);

  return token;
}

const char *
aft_date_last_words (const char *text,
                     guint       n)
{
  const char *begin = text + strlen (text);
  gboolean in_word = FALSE;

  for (const char *p = begin; p > text; p--)
    {
      gboolean was_in_word = in_word;

      in_word = strchr (BETWEEN, p[-1]) == NULL;
      if (in_word && !was_in_word && n-- == 0)
        return begin;
      if (in_word)
        begin = p - 1;
    }

  return text;
}

char **
aft_date_split (const char *folded)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) pieces = g_strsplit_set (folded, BETWEEN, -1);

  for (guint i = 0; pieces[i]; i++)
    {
      gsize length = strlen (pieces[i]);

      while (length > 1 && strchr (".:'", pieces[i][length - 1]))
        pieces[i][--length] = '\0';
      if (*pieces[i])
        g_strv_builder_add (builder, pieces[i]);
    }

  return g_strv_builder_end (builder);
}
