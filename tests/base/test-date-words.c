/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-date.h"

#include <locale.h>
#include <time.h>

static GDate
day_of (const char *text)
{
  GDate day;

  g_date_clear (&day, 1);
  if (!aft_day_parse (text, &day))
    g_error ("%s is no day", text);
  return day;
}

/* Today is Monday, 23 November 2026, in every case. */
static void
test_words (void)
{
  static const struct { const char *text; const char *day; } cases[] = {
    { "2026-12-01", "2026-12-01" },
    { "11/30/26", "2026-11-30" },
    { "11/30/2026", "2026-11-30" },
    { "11/30", "2026-11-30" },
    { "1/5", "2027-01-05" },
    { "30.11.2026", "2026-11-30" },
    { "30.11.", "2026-11-30" },
    { "1. 12. 2026", "2026-12-01" },
    { "today", "2026-11-23" },
    { "  TODAY ", "2026-11-23" },
    { "yesterday", "2026-11-22" },
    { "tomorrow", "2026-11-24" },
    { "monday", "2026-11-30" },
    { "Tuesday", "2026-11-24" },
    { "sunday", "2026-11-29" },
    { "on Friday", "2026-11-27" },
    { "this friday", "2026-11-27" },
    { "next monday", "2026-11-30" },
    { "last monday", "2026-11-16" },
    { "last sunday", "2026-11-22" },
    { "fri", "2026-11-27" },
    { "in 3 days", "2026-11-26" },
    { "in a week", "2026-11-30" },
    { "in two weeks", "2026-12-07" },
    { "in 1 month", "2026-12-23" },
    { "in a year", "2027-11-23" },
    { "3 days ago", "2026-11-20" },
    { "two weeks ago", "2026-11-09" },
    { "a month ago", "2026-10-23" },
    { "next week", "2026-11-30" },
    { "last week", "2026-11-16" },
    { "next month", "2026-12-23" },
    { "next year", "2027-11-23" },
    { "Friday next week", "2026-12-04" },
    { "next week Friday", "2026-12-04" },
    { "thursday last week", "2026-11-19" },
    { "+2w", "2026-12-07" },
    { "-3d", "2026-11-20" },
    { "+1m", "2026-12-23" },
    { "+1y", "2027-11-23" },
    { "+0d", "2026-11-23" },
    { "23 November", "2026-11-23" },
    { "November 23, 2026", "2026-11-23" },
    { "5 January", "2027-01-05" },
    { "3rd of December", "2026-12-03" },
    { "the 3rd of December, 2027", "2027-12-03" },
    { "on 3 Dec", "2026-12-03" },
    { "March 3rd", "2027-03-03" },
    { "Friday, 4 December", "2026-12-04" },
    { "on Friday, December 4th, 2026", "2026-12-04" },
    { "Thursday, 4 December", NULL },
    { "Friday 12/4", "2026-12-04" },
    { "Friday 4", NULL },
    { "29 February", NULL },
    { "29 February 2028", "2028-02-29" },
    { "1 June", "2026-06-01" },
    { "tonight", "2026-11-23" },
    { "tomorrow morning", "2026-11-24" },
    { "Friday night", "2026-11-27" },
    { "on next Monday", "2026-11-30" },
    { "the day after tomorrow", "2026-11-25" },
    { "the day before yesterday", "2026-11-21" },
    { "the day after yesterday", NULL },
    { "end of the week", "2026-11-27" },
    { "the end of this month", "2026-11-30" },
    { "the end of next month", "2026-12-31" },
    { "end of next week", "2026-12-04" },
    { "the end of the year", "2026-12-31" },
    { "the end of last month", "2026-10-31" },
    { "end of February", "2027-02-28" },
    { "the end", NULL },
    { "the end of", NULL },
    { "the end of Friday", NULL },
    { "Friday in two weeks", "2026-12-11" },
    { "in two weeks on Friday", "2026-12-11" },
    { "tomorrow in a week", "2026-12-01" },
    { "morning", NULL },
    { "this morning", NULL },
    { "heute", "2026-11-23" },
    { "gestern", "2026-11-22" },
    { "vorgestern", "2026-11-21" },
    { "morgen", "2026-11-24" },
    { "Übermorgen", "2026-11-25" },
    { "u\xcc\x88" "bermorgen", "2026-11-25" },
    { "uebermorgen", "2026-11-25" },
    { "heute Morgen", "2026-11-23" },
    { "Montag", "2026-11-30" },
    { "am Freitag", "2026-11-27" },
    { "letzten Montag", "2026-11-16" },
    { "nächsten Dienstag", "2026-11-24" },
    { "kommenden Samstag", "2026-11-28" },
    { "in 3 Tagen", "2026-11-26" },
    { "in einer Woche", "2026-11-30" },
    { "in zwei Monaten", "2027-01-23" },
    { "vor 2 Tagen", "2026-11-21" },
    { "vor einem Jahr", "2025-11-23" },
    { "nächste Woche", "2026-11-30" },
    { "nachste woche", "2026-11-30" },
    { "letzte Woche", "2026-11-16" },
    { "nächste Woche Mittwoch", "2026-12-02" },
    { "morgen früh", "2026-11-24" },
    { "heute Abend", "2026-11-23" },
    { "Freitag Morgen", "2026-11-27" },
    { "am Freitag morgen", "2026-11-27" },
    { "Freitagnachmittag", "2026-11-27" },
    { "am Montagmorgen", "2026-11-30" },
    { "am nächsten Dienstag", "2026-11-24" },
    { "Ende der Woche", "2026-11-27" },
    { "Ende des Monats", "2026-11-30" },
    { "Ende nächsten Monats", "2026-12-31" },
    { "Ende Februar", "2027-02-28" },
    { "Freitag in einer Woche", "2026-12-04" },
    { "in zwei Wochen am Montag", "2026-12-07" },
    { "am Morgen", NULL },
    { "3. Dezember", "2026-12-03" },
    { "am 3. März 2027", "2027-03-03" },
    { "Freitag, 4. Dezember", "2026-12-04" },
    { "am Freitag, den 4.12.", "2026-12-04" },
    { "Fr 4.12.26", "2026-12-04" },
    { "Do, 4.12.", NULL },
    { "2026-02-31", NULL },
    { "31.02.2026", NULL },
    { "2/31/2026", NULL },
    { "13/13/26", NULL },
    { "31 April", NULL },
    { "soon", NULL },
    { "in days", NULL },
    { "in 3", NULL },
    { "3", NULL },
    { "+w", NULL },
    { "+2", NULL },
    { "+99999d", NULL },
    { "in 9999 years", NULL },
    { "9999 years ago", NULL },
    { "in 99999999999999999999 days", NULL },
    { "guten Morgen", NULL },
    { "today today today today today today today", NULL },
    { "\xff\xfe", NULL },
    { "", NULL },
    { "   ", NULL },
    { NULL, NULL },
  };
  GDate today = day_of ("2026-11-23");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate day;
      gboolean is_day;
      g_autofree char *found = NULL;

      g_date_clear (&day, 1);
      is_day = aft_day_parse_words (cases[i].text, &today, &day);
      found = is_day ? aft_day_format (&day) : NULL;
      if (g_strcmp0 (found, cases[i].day) != 0)
        g_error ("\"%s\" gave %s instead of %s", cases[i].text, found, cases[i].day);
    }
}

/* The time at the end of a text, and what is before it. */
static void
test_times (void)
{
  static const struct { const char *text; const char *before; const char *time; } cases[] = {
    { "thursday 10:30", "thursday", "T10:30" },
    { "Thursday, 9:05", "Thursday,", "T09:05" },
    { "thursday at 10", "thursday", "T10:00" },
    { "thursday at 2 pm", "thursday", "T14:00" },
    { "thursday 2:30PM", "thursday", "T14:30" },
    { "thursday 12 am", "thursday", "T00:00" },
    { "thursday at 12:15 p.m.", "thursday", "T12:15" },
    { "Freitag 10 Uhr", "Freitag", "T10:00" },
    { "Freitag um 10.30 Uhr", "Freitag", "T10:30" },
    { "Freitag um 10", "Freitag", "T10:00" },
    { "am 3.12. um 9 Uhr", "am 3.12.", "T09:00" },
    { "3 December 8:00", "3 December", "T08:00" },
    { "thursday", NULL, NULL },
    { "10:30", NULL, NULL },
    { "3 December 2026", NULL, NULL },
    { "December 3", NULL, NULL },
    { "Freitag 4.12", NULL, NULL },
    { "thursday 25:00", NULL, NULL },
    { "thursday 10:60", NULL, NULL },
    { "thursday at 13 pm", NULL, NULL },
    { "thursday at 0 am", NULL, NULL },
    { "\xff\xfe 10:30", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *time = NULL;
      g_autofree char *before = aft_time_split_words (cases[i].text, &time);

      if (g_strcmp0 (before, cases[i].before) != 0 || g_strcmp0 (time, cases[i].time) != 0)
        g_error ("\"%s\" gave \"%s\" and \"%s\"", cases[i].text, before, time);
    }
}

/* The ends of months and years. */
static void
test_words_elsewhere (void)
{
  static const struct { const char *today; const char *text; const char *day; } cases[] = {
    { "2026-12-31", "tomorrow", "2027-01-01" },
    { "2027-01-01", "yesterday", "2026-12-31" },
    { "2026-12-31", "friday", "2027-01-01" },
    { "2026-01-31", "+1m", "2026-02-28" },
    { "2024-01-31", "in a month", "2024-02-29" },
    { "2024-02-29", "+1y", "2025-02-28" },
    { "2024-02-28", "tomorrow", "2024-02-29" },
    { "2027-01-02", "28 December", "2026-12-28" },
    { "2026-12-28", "2 January", "2027-01-02" },
    { "2026-11-29", "monday", "2026-11-30" },
    { "2026-11-29", "sunday", "2026-12-06" },
    { "2028-01-10", "29 February", "2028-02-29" },
    { "9999-12-31", "in 2 days", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate today = day_of (cases[i].today);
      GDate day;
      gboolean is_day = aft_day_parse_words (cases[i].text, &today, &day);
      g_autofree char *found = is_day ? aft_day_format (&day) : NULL;

      if (g_strcmp0 (found, cases[i].day) != 0)
        g_error ("\"%s\" on %s gave %s instead of %s", cases[i].text, cases[i].today, found, cases[i].day);
    }
}

/* What is still to come: a day without its year is not one that passed long ago. */
static void
test_words_ahead (void)
{
  static const struct { const char *today; const char *text; const char *day; } cases[] = {
    { "2026-11-26", "1 June", "2027-06-01" },
    { "2026-11-26", "6/1", "2027-06-01" },
    { "2026-11-26", "1.6.", "2027-06-01" },
    { "2026-11-26", "1.6.2026", "2026-06-01" },
    { "2026-11-26", "20 November", "2026-11-20" },
    { "2026-11-26", "30 November", "2026-11-30" },
    { "2026-11-26", "yesterday", "2026-11-25" },
    { "2026-01-02", "30 December", "2025-12-30" },
    { "2026-01-02", "20 September", "2026-09-20" },
    { "2027-06-01", "29 February", "2028-02-29" },
    { "2026-06-01", "end of January", "2027-01-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate today = day_of (cases[i].today);
      GDate day;
      gboolean is_day = aft_day_parse_words_ahead (cases[i].text, &today, &day);
      g_autofree char *found = is_day ? aft_day_format (&day) : NULL;

      if (g_strcmp0 (found, cases[i].day) != 0)
        g_error ("\"%s\" on %s gave %s instead of %s", cases[i].text, cases[i].today, found, cases[i].day);
    }
}

/* What has happened: a weekday is the last one, and what was meant to come still does. */
static void
test_words_behind (void)
{
  static const struct { const char *today; const char *text; const char *day; } cases[] = {
    { "2026-11-26", "friday", "2026-11-20" },
    { "2026-11-26", "Freitag Abend", "2026-11-20" },
    { "2026-11-26", "on Thursday", "2026-11-26" },
    { "2026-11-26", "last Thursday", "2026-11-19" },
    { "2026-11-26", "next friday", "2026-11-27" },
    { "2026-11-28", "friday next week", "2026-12-04" },
    { "2026-11-26", "1 May", "2026-05-01" },
    { "2026-11-26", "30 November", "2026-11-30" },
    { "2026-01-02", "30 December", "2025-12-30" },
    { "2026-11-26", "the day before yesterday", "2026-11-24" },
    { "2026-11-26", "tomorrow", "2026-11-27" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate today = day_of (cases[i].today);
      GDate day;
      gboolean is_day = aft_day_parse_words_behind (cases[i].text, &today, &day);
      g_autofree char *found = is_day ? aft_day_format (&day) : NULL;

      if (g_strcmp0 (found, cases[i].day) != 0)
        g_error ("\"%s\" on %s gave %s instead of %s", cases[i].text, cases[i].today, found, cases[i].day);
    }
}

static void
test_pattern (void)
{
  static const struct { const char *pattern; const char *text; const char *day; } cases[] = {
    { "%d.%m.%Y", "30.11.2026", "2026-11-30" },
    { "%d.%m.%Y", "30.11.26", "2026-11-30" },
    { "%d/%m/%y", "3/12/26", "2026-12-03" },
    { "%m/%d/%y", "12/3/26", "2026-12-03" },
    { "%Y-%m-%d", "2026-12-3", "2026-12-03" },
    { "%Y年%m月%d日", "2026-12-03", "2026-12-03" },
    { "%d-%m-%y", "03-12", "2026-12-03" },
    { "%Y-%m-%d", "12-03", "2026-12-03" },
    { "%-d/%-m/%Y", "3/12/1999", "1999-12-03" },
    { "%d/%m/%y", "3/12/99", "1999-12-03" },
    { "%d/%m/%y", "31/02/26", NULL },
    { "%d/%m/%y", "3/12/2", NULL },
    { "%d/%m/%y", "3/12/26/1", NULL },
    { "%d/%m/%y", "3", NULL },
    { "%d/%m/%y", "a/b", NULL },
    { "%d/%m/%y", "99999/1/1", NULL },
    { "%H:%M", "3/12/26", NULL },
    { "", "3/12/26", NULL },
  };
  GDate today = day_of ("2026-11-23");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate day;
      gboolean is_day = aft_day_parse_pattern (cases[i].text, cases[i].pattern, &today, &day);
      g_autofree char *found = is_day ? aft_day_format (&day) : NULL;

      if (g_strcmp0 (found, cases[i].day) != 0)
        g_error ("\"%s\" as %s gave %s instead of %s", cases[i].text, cases[i].pattern, found, cases[i].day);
    }
}

static void
test_find (void)
{
  static const struct { const char *sentence; const char *day; } cases[] = {
    { "send her the article on Friday", "2026-11-27" },
    { "send her the article on Friday.", "2026-11-27" },
    { "I call again in 2 weeks, she said", "2026-12-07" },
    { "talked yesterday, write next week", "2026-11-30" },
    { "talked yesterday: said the story was thin", "2026-11-22" },
    { "the meeting (December 3) is at six", "2026-12-03" },
    { "by 2026-12-01 at the latest", "2026-12-01" },
    { "by 2026-12-01T09:00", "2026-12-01" },
    { "due 12/01/2026", "2026-12-01" },
    { "ich schicke ihr den Artikel am Freitag", "2026-11-27" },
    { "ruft in zwei Wochen an", "2026-12-07" },
    { "vor 2 Tagen gesprochen", "2026-11-21" },
    { "er hat Guten Morgen gesagt", NULL },
    { "heute Morgen gesprochen", "2026-11-23" },
    { "send on Friday what we spoke of yesterday", "2026-11-27" },
    { "on Friday, like last week and 3 days ago", "2026-11-27" },
    { "on Tuesday what she named on 20 November 2026", "2026-11-24" },
    { "call him the day after tomorrow", "2026-11-25" },
    { "send it by the end of the month", "2026-11-30" },
    { "by the end of next week", "2026-12-04" },
    { "by the 3rd of December", "2026-12-03" },
    { "read her book by 1 June", "2027-06-01" },
    { "am Montag anrufen", "2026-11-30" },
    { "bis Ende nächster Woche schicken", "2026-12-04" },
    { "rufe Freitag Morgen an", "2026-11-27" },
    { "am Montagmorgen zurückrufen", "2026-11-30" },
    { "in the end she laughed, good morning", NULL },
    { "so do I, the sun is out and mon ami sat", NULL },
    { "she may call", NULL },
    { "answered 3 of 5 questions, rated 4.5", NULL },
    { "we met in the summer", NULL },
    { "mehr Zahlen nennen", NULL },
    { "", NULL },
    { NULL, NULL },
  };
  GDate today = day_of ("2026-11-23");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate day;
      gboolean is_day = aft_day_find_words (cases[i].sentence, &today, &day);
      g_autofree char *found = is_day ? aft_day_format (&day) : NULL;

      if (g_strcmp0 (found, cases[i].day) != 0)
        g_error ("\"%s\" gave %s instead of %s", cases[i].sentence, found, cases[i].day);
    }
}

/* A pasted book must not hold up whoever typed it. */
static void
test_find_long (void)
{
  g_autoptr (GString) text = g_string_new ("Friday ");
  GDate today = day_of ("2026-11-23");
  clock_t before = clock ();
  GDate day;

  while (text->len < 1000000)
    g_string_append (text, "word ünd wort ");

  g_assert_false (aft_day_find_words (text->str, &today, &day));
  g_assert_false (aft_day_parse_words (text->str, &today, &day));
  g_string_append (text, "  on Wednesday, at noon ");
  g_assert_true (aft_day_find_words (text->str, &today, &day));
  g_assert_cmpint (g_date_get_day (&day), ==, 25);
  g_assert_cmpint (clock () - before, <, 2 * CLOCKS_PER_SEC);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date-words/words", test_words);
  g_test_add_func ("/base/date-words/times", test_times);
  g_test_add_func ("/base/date-words/words-elsewhere", test_words_elsewhere);
  g_test_add_func ("/base/date-words/words-ahead", test_words_ahead);
  g_test_add_func ("/base/date-words/words-behind", test_words_behind);
  g_test_add_func ("/base/date-words/pattern", test_pattern);
  g_test_add_func ("/base/date-words/find", test_find);
  g_test_add_func ("/base/date-words/find-long", test_find_long);
  return g_test_run ();
}
