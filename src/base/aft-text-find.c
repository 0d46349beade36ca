/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-text.h"

#include <string.h>

/* Places in texts that were folded. */

void
aft_text_unfold (const char *text,
                 gsize       from,
                 gsize       to,
                 gsize      *start,
                 gsize      *end)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  gboolean started = FALSE;
  gsize at = 0;
  const char *p = text;

  while (*p != '\0')
    {
      const char *next = g_utf8_next_char (p);
      gsize length = 1;

      if (*p & 0x80)
        {
          g_string_truncate (folded, 0);
          aft_text_fold_append (folded, p, next - p);
          length = folded->len;
        }
      if (!started && at + length > from)
        {
          *start = p - text;
          started = TRUE;
        }
      /* Marks, which fold to nothing, belong to the letter before. */
      if (at >= to && length > 0)
        break;
      at += length;
      p = next;
    }

  if (!started)
    *start = p - text;
  *end = p - text;
}

/* The lower bits of two letters tell all pairs of a to z apart. */
#define LETTER 0x1F

void
aft_text_sieve_add (AftTextSieve *self,
                    const char   *folded_text,
                    gsize         length)
{
  for (gsize i = 1; i < length; i++)
    {
      guint pair = ((guint) folded_text[i - 1] & LETTER) << 4 ^ ((guint) folded_text[i] & LETTER);

      self->pairs[pair / 64] |= G_GUINT64_CONSTANT (1) << pair % 64;
    }
}

gboolean
aft_text_sieve_may_hold (const AftTextSieve *self,
                         const AftTextSieve *sought)
{
  guint64 missing = 0;

  for (guint i = 0; i < AFT_TEXT_SIEVE_WORDS; i++)
    missing |= sought->pairs[i] & ~self->pairs[i];

  return missing == 0;
}

static gboolean
belongs_to_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '-';
}

const char *
aft_text_find_signed (const char *folded_text,
                      char        sign,
                      const char *folded_word,
                      gboolean    whole)
{
  gsize length = strcspn (folded_word, "\n");

  for (const char *p = strchr (folded_text, sign); p != NULL; p = strchr (p + 1, sign))
    {
      const char *before = p > folded_text ? g_utf8_find_prev_char (folded_text, p) : NULL;
      gunichar c = before != NULL ? g_utf8_get_char (before) : ' ';

      if (c == (gunichar) sign || c == '/' || belongs_to_word (c) || strncmp (p + 1, folded_word, length) != 0)
        continue;
      if (!whole || !belongs_to_word (g_utf8_get_char (p + 1 + length)))
        return p;
    }

  return NULL;
}

double
aft_text_measure_likeness (const char *a,
                           const char *b)
{
  gsize length_a = strlen (a), length_b = strlen (b);
  gsize shorter = MIN (length_a, length_b);
  gsize same = 0, from_end = 0;

  while (same < shorter && a[same] == b[same])
    same++;
  while (same + from_end < shorter && a[length_a - 1 - from_end] == b[length_b - 1 - from_end])
    from_end++;

  return (double) (same + from_end) / MAX (MAX (length_a, length_b), 1);
}
