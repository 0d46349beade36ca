/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to aft-date-words.c: the words that make an expression of a day. */

#define AFT_DATE_MAX_NUMBER 9999

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

/* @text without case and accents. Transfer full. */
char         *aft_date_fold        (const char *text);

/* Where the last @n words of @text begin, folded or not; @text itself if it has no more. */
const char   *aft_date_last_words  (const char *text,
                                    guint       n);

/* Splits folded text into words; signs and dots inside them stay. Transfer full. */
char        **aft_date_split       (const char *folded);

/* What a folded word means, in English, German or the locale's language. */
AftDateToken  aft_date_read_token  (const char *word);

G_END_DECLS
