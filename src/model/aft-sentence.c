/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-language-private.h"

#include <string.h>

/* In characters, and in bytes: whatever is longer isn't one. */
#define MAX_ABBREVIATION 12
#define MAX_FIELD 200

const char *
aft_field_end (const char *start)
{
  for (guint i = 1; i < MAX_FIELD && start[i] && start[i] != '\n'; i++)
    if (start[i] == '}')
      return start + i;

  return NULL;
}

static gboolean
is_closing (gunichar c)
{
  return c != 0 && (c < 0x80 ? strchr ("\"')]", (int) c) != NULL
                    : c == 0x201c || c == 0x201d || c == 0x2019 || c == 0x2018 || c == 0xbb || c == 0xab);
}

/* Whether the word that ends before @stop is one after which a full stop ends nothing. */
static gboolean
is_abbreviation (const char *start,
                 const char *stop,
                 GHashTable *abbreviations)
{
  const char *word = stop;
  g_autofree char *text = NULL;

  for (guint i = 0; i < MAX_ABBREVIATION && word > start; i++)
    {
      const char *previous = g_utf8_find_prev_char (start, word);

      if (previous == NULL || !(g_unichar_isalpha (g_utf8_get_char (previous)) || *previous == '.'))
        break;
      word = previous;
    }

  text = g_strndup (word, (gsize) (stop - word));
  if (g_hash_table_contains (abbreviations, text))
    return TRUE;

  /* "z.B." and "e.g.": the last part alone counts as well. */
  return strrchr (text, '.') != NULL && g_hash_table_contains (abbreviations, strrchr (text, '.') + 1);
}

const char *
aft_sentence_end (const char *start,
                  GHashTable *abbreviations)
{
  const char *p = start;

  while (*p && *p != '\n')
    {
      gunichar c = g_utf8_get_char (p);
      const char *after;

      if (c == '{')
        {
          const char *close = aft_field_end (p);

          if (close)
            {
              p = close + 1;
              continue;
            }
        }

      after = g_utf8_next_char (p);
      if (c == '.' || c == '!' || c == '?' || c == 0x2026)
        {
          while (is_closing (g_utf8_get_char (after)))
            after = g_utf8_next_char (after);

          if ((*after == '\0' || *after == '\n' || *after == ' ' || *after == '\t')
              && !(c == '.' && abbreviations && is_abbreviation (start, p, abbreviations)))
            {
              while (*after == ' ' || *after == '\t')
                after++;
              return after;
            }
        }

      p = g_utf8_next_char (p);
    }

  return p;
}
