/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-language-private.h"

#include "aft-text.h"

#include <glib/gi18n-lib.h>

static guint
count_seconds (const char *text,
               guint       words_per_minute)
{
  return (aft_text_count_words (text) * 60 + words_per_minute - 1) / words_per_minute;
}

guint
aft_language_reading_seconds (const AftLanguage *self,
                              const char        *text)
{
  return count_seconds (text, self->words_per_minute);
}

guint
aft_language_silent_seconds (const AftLanguage *self,
                             const char        *text)
{
  return count_seconds (text, self->words_per_minute_read);
}

void
aft_language_measure (const AftLanguage *self,
                      AftScript          script,
                      const char        *text,
                      AftMeasure        *measure)
{
  g_return_if_fail (script < AFT_SCRIPTS);

  *measure = (AftMeasure) { .unit = self->limits[script].unit, .limit = self->limits[script].limit };

  switch (measure->unit)
    {
    case AFT_LIMIT_WORDS:
      measure->length = aft_text_count_words (text);
      break;

    case AFT_LIMIT_CHARACTERS:
      measure->length = text ? (guint) g_utf8_strlen (text, -1) : 0;
      break;

    case AFT_LIMIT_SECONDS:
      measure->length = aft_language_reading_seconds (self, text);
      break;

    case AFT_LIMIT_NONE:
    default:
      return;
    }

  measure->over = measure->length > measure->limit;
}

char *
aft_measure_dup_words (const AftMeasure *measure)
{
  switch (measure->unit)
    {
    case AFT_LIMIT_WORDS:
      /* Translators: how long a text is, and how long it may be: "84 of 120 words" */
      return g_strdup_printf (ngettext ("%u of %u word", "%u of %u words", measure->limit), measure->length, measure->limit);

    case AFT_LIMIT_CHARACTERS:
      /* Translators: how long a text is, and how long it may be: "250 of 300 characters" */
      return g_strdup_printf (ngettext ("%u of %u character", "%u of %u characters", measure->limit),
                              measure->length, measure->limit);

    case AFT_LIMIT_SECONDS:
      /* Translators: how long reading a text aloud takes, and how long it may take: "about 18 of 20 seconds" */
      return g_strdup_printf (ngettext ("about %u of %u second", "about %u of %u seconds", measure->limit),
                              measure->length, measure->limit);

    case AFT_LIMIT_NONE:
    default:
      return NULL;
    }
}

/* "US" is a country. */
static gboolean
is_capitals (const char *text,
             gint        start,
             gint        end)
{
  for (gint i = start; i < end; i++)
    if (!g_ascii_isupper (text[i]))
      return FALSE;

  return end - start > 1;
}

static guint
count_matches (GRegex     *regex,
               const char *text,
               gsize      *start,
               gsize      *end)
{
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return 0;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      gint from, to;

      if (!g_match_info_fetch_pos (match, 0, &from, &to) || is_capitals (text, from, to))
        continue;
      if (n == 0)
        {
          if (start)
            *start = (gsize) from;
          if (end)
            *end = (gsize) to;
        }
      n++;
    }

  return n;
}

guint
aft_language_count_i (const AftLanguage *self,
                      const char        *text)
{
  return count_matches (self->i, text, NULL, NULL);
}

guint
aft_language_count_we (const AftLanguage *self,
                       const char        *text,
                       gsize             *start,
                       gsize             *end)
{
  return count_matches (self->we, text, start, end);
}
