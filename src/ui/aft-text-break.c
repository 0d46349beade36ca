/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-text-break.h"

#include <string.h>

/* How far back a blank is looked for, so that words stay whole. */
#define LOOK_BACK 100

static gboolean
ends_line (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x2029;
}

/* A text that was broken before, as what is pasted from an editor, stays as it is. */
static gboolean
is_broken (const char *p,
           const char *end)
{
  const gsize length = strlen (AFT_SOFT_BREAK);

  return (gsize) (end - p) >= length && memcmp (p, AFT_SOFT_BREAK, length) == 0;
}

/* Where to break what was written since @line: after its last blank if that is near, else at its end. */
static gsize
find_break (GString *broken,
            gsize    line)
{
  gsize at = broken->len;

  for (guint back = 0; back < LOOK_BACK && at > line; back++)
    {
      if (broken->str[at - 1] == ' ')
        return at;
      at = g_utf8_prev_char (broken->str + at) - broken->str;
    }

  return broken->len;
}

char *
aft_text_break_lines (const char *text,
                      gssize      length,
                      guint       column)
{
  const char *end = length < 0 ? text + strlen (text) : text + length;
  GString *broken = g_string_sized_new (end - text + 16);
  gsize line = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (ends_line (c))
        {
          column = 0;
          line = broken->len + (g_utf8_next_char (p) - p);
        }
      else if (column >= AFT_LINE_MAX && !is_broken (p, end))
        {
          gsize at = find_break (broken, line);

          g_string_insert (broken, at, AFT_SOFT_BREAK);
          line = at + strlen (AFT_SOFT_BREAK);
          column = g_utf8_strlen (broken->str + line, broken->len - line) + 1;
        }
      else
        column++;

      g_string_append_len (broken, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (broken, FALSE);
}

char *
aft_text_join_lines (const char *text)
{
  GString *joined = g_string_sized_new (strlen (text));
  const char *p = text;

  for (const char *at = strstr (p, AFT_SOFT_BREAK); at != NULL; at = strstr (p, AFT_SOFT_BREAK))
    {
      g_string_append_len (joined, p, at - p);
      p = at + strlen (AFT_SOFT_BREAK);
    }
  g_string_append (joined, p);

  return g_string_free (joined, FALSE);
}

gboolean
aft_text_can_break (const char *text)
{
  return strstr (text, AFT_SOFT_BREAK) == NULL;
}

char *
aft_text_break_words (const char *text)
{
  GString *broken = g_string_sized_new (strlen (text) + 16);
  gunichar previous = 0;
  guint word = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        word = g_unichar_isspace (c) ? 0 : word + 1;
      /* Signs over 0x1f000 are pictures, which are joined in many ways and wrap by themselves. */
      if (word > AFT_WORD_MAX && g_unichar_isgraph (c) && !g_unichar_ismark (c) && c < 0x1f000 && previous != 0x200d)
        {
          g_string_append (broken, "\342\200\213");
          word = 1;
        }
      g_string_append_len (broken, p, g_utf8_next_char (p) - p);
      previous = c;
    }

  return g_string_free (broken, FALSE);
}
