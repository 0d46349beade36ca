/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-date.h"

#include <stdlib.h>

/* What goes before, "at" or "um", the hour, the minute after a colon or a full stop, and "pm" or "Uhr". */
#define PATTERN "^(.*?\\S)\\s+(at\\s|um\\s|@)?\\s*([0-9]{1,2})(?:([:.])([0-9]{2}))?\\s*(uhr|am|pm|a\\.m\\.|p\\.m\\.)?$"

char *
aft_time_split_words (const char  *text,
                      char       **time)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *at = NULL, *hour = NULL, *sign = NULL, *minute = NULL, *half = NULL;
  guint h, m;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new (PATTERN, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  /* What was compiled for speed believes that a text is one, and reads beyond its end if it isn't. */
  if (!g_utf8_validate (text, -1, NULL) || !g_regex_match (regex, text, 0, &match))
    return NULL;

  at = g_match_info_fetch (match, 2);
  hour = g_match_info_fetch (match, 3);
  sign = g_match_info_fetch (match, 4);
  minute = g_match_info_fetch (match, 5);
  half = g_match_info_fetch (match, 6);
  /* A number alone is a day or a year, and two with a full stop may be a date. */
  if (*at == '\0' && (half == NULL || *half == '\0') && *sign != ':')
    return NULL;

  h = (guint) atoi (hour);
  m = (guint) atoi (minute);
  if (half != NULL && *half != '\0' && g_ascii_strcasecmp (half, "uhr") != 0)
    {
      if (h < 1 || h > 12)
        return NULL;
      h = h % 12 + (g_ascii_tolower (*half) == 'p' ? 12 : 0);
    }
  if (h > 23 || m > 59)
    return NULL;

  *time = g_strdup_printf ("T%02u:%02u", h, m);

  return g_match_info_fetch (match, 1);
}
