/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to aft-date-words.c: the words that make an expression of a day, and what it means. */

#define AFT_DATE_MAX_NUMBER 9999

/* The most words an expression has. */
#define AFT_DATE_MAX_TOKENS 6

/* What a word says about a day. An expression is a few of them, and its meaning is read off their sequence. */
typedef enum
{
  AFT_DATE_NONE,
  AFT_DATE_OFFSET,   /* value: days from today */
  AFT_DATE_WEEKDAY,  /* value: GDateWeekday */
  AFT_DATE_MONTH,    /* value: GDateMonth */
  AFT_DATE_UNIT,     /* value: 'd', 'w', 'm', 'y' */
  AFT_DATE_NUMBER,   /* value: the number */
  AFT_DATE_SHIFT,    /* "+2w": value is the number, unit the letter */
  AFT_DATE_NEXT,
  AFT_DATE_LAST,
  AFT_DATE_ON,       /* "on", "this": says nothing */
  AFT_DATE_IN,
  AFT_DATE_AGO,      /* after the unit */
  AFT_DATE_BEFORE,   /* German "vor", before the number */
  AFT_DATE_BESIDE,   /* "after", "before"; value: 1, -1 */
  AFT_DATE_END,      /* before the unit or the month */
  AFT_DATE_PART,     /* of a day, after it: "morning" */
  AFT_DATE_GREETING, /* "guten", "am": what makes a German "morgen" the morning */
} AftDateWord;

typedef struct
{
  AftDateWord kind;
  gint        value;
  char        unit;
  gboolean    shortened; /* "mon", "so": means too much else inside a sentence */
  gboolean    figures;   /* a number written in figures */
} AftDateToken;

/* Where the days are that a day without its year may mean: so many days later, or earlier, than those around today. */
#define AFT_DATE_AHEAD 90

typedef struct
{
  const GDate *today;
  gint         ahead;     /* AFT_DATE_AHEAD for what is still to come, -AFT_DATE_AHEAD for what has happened, 0 for either */
} AftDateReading;

/* @text without case and accents. Transfer full. */
char         *aft_date_fold        (const char *text);

/* Where the last @n words of @text begin, folded or not; @text itself if it has no more. */
const char   *aft_date_last_words  (const char *text,
                                    guint       n);

/* Splits folded text into words; signs and dots inside them stay. Transfer full. */
char        **aft_date_split       (const char *folded);

/* What a folded word means, in English, German or the locale's language. */
AftDateToken  aft_date_read_token  (const char *word);

/* What the whole of @t says. */
gboolean      aft_date_understand       (const AftDateToken   *t,
                                         guint                 n,
                                         const AftDateReading *reading,
                                         GDate                *day);

/* Sets @day if there is such a day. */
gboolean      aft_date_set_day          (gint                  month_day,
                                         gint                  month,
                                         gint                  year,
                                         GDate                *day);

/* Sets @day to that day of the year nearest to today in which it exists. */
gboolean      aft_date_set_nearest_year (gint                  month_day,
                                         gint                  month,
                                         const AftDateReading *reading,
                                         GDate                *day);

G_END_DECLS
