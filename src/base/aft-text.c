/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-text.h"

#include <string.h>

#define REPLACEMENT "\357\277\275" /* U+FFFD */

static gboolean
is_ascii (const char *text,
          gsize       length)
{
  const char *end = text + length;

  for (; end - text >= 8; text += 8)
    {
      guint64 eight;

      memcpy (&eight, text, sizeof eight);
      if (eight & G_GUINT64_CONSTANT (0x8080808080808080))
        return FALSE;
    }

  for (; text < end; text++)
    if (*text & 0x80)
      return FALSE;

  return TRUE;
}

static void
fold_ascii (GString    *folded,
            const char *text,
            gsize       length)
{
  gsize start = folded->len;

  g_string_set_size (folded, start + length);
  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      folded->str[start + i] = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
}

void
aft_text_fold_append (GString    *folded,
                      const char *text,
                      gssize      length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *decomposed = NULL;
  g_autofree char *lower = NULL;

  if (is_ascii (text, n))
    {
      fold_ascii (folded, text, n);
      return;
    }

  decomposed = g_utf8_normalize (text, n, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    {
      g_string_append_len (folded, text, n);
      return;
    }

  lower = g_utf8_casefold (decomposed, -1);
  for (const char *p = lower; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      g_string_append_len (folded, p, g_utf8_next_char (p) - p);
    }
}

char *
aft_text_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  if (text != NULL)
    aft_text_fold_append (folded, text, -1);

  return g_string_free (folded, FALSE);
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
begins_a_word (const char *text,
               const char *word,
               gsize       length)
{
  for (const char *p = text; (p = strstr (p, word)) != NULL; p++)
    {
      const char *before = p > text ? g_utf8_find_prev_char (text, p) : NULL;

      if (before == NULL || !is_word_char (g_utf8_get_char (before)))
        return TRUE;
    }

  return FALSE;
}

gboolean
aft_text_words_begin (const char *folded_text,
                      const char *folded_query)
{
  g_auto (GStrv) words = g_strsplit_set (folded_query, " \t\n", -1);

  for (char **word = words; *word; word++)
    if (**word != '\0' && !begins_a_word (folded_text, *word, strlen (*word)))
      return FALSE;

  return TRUE;
}

static gboolean
is_control (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

char *
aft_text_dup_line (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean blank = FALSE;

  if (text == NULL)
    return NULL;

  valid = g_utf8_make_valid (text, -1);
  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_control (c) || g_unichar_isspace (c))
        {
          blank = line->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (line, ' ');
      blank = FALSE;
      g_string_append_len (line, p, g_utf8_next_char (p) - p);
    }

  return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}

char *
aft_text_dup_storable (const char *text,
                       gboolean    lines)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *storable = g_string_sized_new (strlen (valid) + 1);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (lines && p[1] != '\n')
            g_string_append_c (storable, '\n');
        }
      else if (c == '\n' ? lines : c == '\t' || !is_control (c))
        g_string_append_len (storable, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (storable, FALSE);
}

static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
}

char *
aft_text_dup_shown (const char *text,
                    guint       max)
{
  g_autofree char *valid = NULL;
  GString *shown = g_string_new (NULL);
  gsize length;
  guint n = 0;
  guint marks = 0;

  if (text == NULL)
    return g_string_free (shown, FALSE);

  /* A million bytes need no look at all of them for the first few hundred characters. */
  length = strnlen (text, (gsize) max * 4 * (1 + 2 * AFT_TEXT_MARKS_MAX) + 16);
  while (length > 0 && (text[length] & 0xc0) == 0x80)
    length--;
  valid = g_utf8_make_valid (text, length);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        {
          if (++marks > AFT_TEXT_MARKS_MAX)
            continue;
        }
      else
        {
          marks = 0;
          if (n == max)
            {
              g_string_append (shown, "…");
              break;
            }
          n++;
        }

      if ((is_control (c) && c != '\n' && c != '\t') || is_bidi_control (c))
        g_string_append_printf (shown, "<U+%04X>", c);
      else
        g_string_append_len (shown, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (shown, FALSE);
}

guint
aft_text_count_words (const char *text)
{
  guint n = 0;
  gboolean inside = FALSE;

  if (text == NULL)
    return 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean word = is_word_char (c) || (inside && (c == '\'' || c == 0x2019 || c == '-'));

      n += word && !inside;
      inside = word;
    }

  return n;
}
