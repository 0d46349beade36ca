/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-text.h"

#include <string.h>

#define REPLACEMENT "\357\277\275" /* U+FFFD */

#define LATIN 0x250           /* what lies below is Latin with its accents, and two bytes long at most */
#define LATIN_FOLDED_MAX 8    /* bytes */

#define DIGITS_LEAST 6        /* of a phone number that is compared */
#define DIGITS_COMPARED 8

/* Marks are dropped, and nothing else depends on what stands before or behind it: so each run can be folded by itself. */
static void
fold_any (GString    *folded,
          const char *text,
          gsize       length)
{
  g_autofree char *decomposed = g_utf8_normalize (text, length, G_NORMALIZE_ALL);
  g_autofree char *lower = NULL;

  if (decomposed == NULL)
    {
      g_string_append_len (folded, text, length);
      return;
    }

  lower = g_utf8_casefold (decomposed, -1);
  for (const char *p = lower; *p; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_len (folded, p, g_utf8_next_char (p) - p);
}

/* What fold_any () makes of each letter below LATIN. */
static const char (*get_latin (void))[LATIN_FOLDED_MAX]
{
  static char table[LATIN][LATIN_FOLDED_MAX];
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      g_autoptr (GString) folded = g_string_new (NULL);

      for (gunichar c = 0x80; c < LATIN; c++)
        {
          char letter[6];

          g_string_truncate (folded, 0);
          fold_any (folded, letter, g_unichar_to_utf8 (c, letter));
          g_assert (folded->len < LATIN_FOLDED_MAX);
          memcpy (table[c], folded->str, folded->len);
        }
      g_once_init_leave (&made, 1);
    }

  return (const char (*)[LATIN_FOLDED_MAX]) table;
}

static gboolean
is_ascii_word (const char *text)
{
  guint64 eight;

  memcpy (&eight, text, sizeof eight);

  return (eight & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

static gsize
count_ascii (const char *text,
             const char *end)
{
  const char *p = text;

  while (end - p >= 8 && is_ascii_word (p))
    p += 8;
  while (p < end && !(*p & 0x80))
    p++;

  return p - text;
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

/* 0 if it is none, or cut off. */
static gunichar
get_latin_letter (const char *text,
                  const char *end)
{
  guchar first = text[0];
  gunichar c;

  if (end - text < 2 || first < 0xc2 || first > 0xc9 || ((guchar) text[1] & 0xc0) != 0x80)
    return 0;
  c = (first & 0x1f) << 6 | ((guchar) text[1] & 0x3f);

  return c < LATIN ? c : 0;
}

void
aft_text_fold_append (GString    *folded,
                      const char *text,
                      gssize      length)
{
  const char (*latin)[LATIN_FOLDED_MAX] = get_latin ();
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);

  while (text < end)
    {
      gsize n = count_ascii (text, end);
      const char *other;
      gunichar c;

      fold_ascii (folded, text, n);
      text += n;
      for (; text < end && (c = get_latin_letter (text, end)) != 0; text += 2)
        g_string_append (folded, latin[c]);

      for (other = text; other < end && (*other & 0x80) && get_latin_letter (other, end) == 0; other++)
        ;
      if (other > text)
        fold_any (folded, text, other - text);
      text = other;
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
  const char *run = valid;      /* what stays since something was left out */
  const char *p = valid;

  while (*p != '\0')
    {
      const char *next;
      gunichar c;

      if (*p >= ' ' && *p < 0x7f)
        {
          p++;
          continue;
        }
      c = g_utf8_get_char (p);
      next = g_utf8_next_char (p);
      if (c == '\n' ? !lines : c != '\t' && is_control (c))
        {
          g_string_append_len (storable, run, p - run);
          if (c == '\r' && lines && *next != '\n')
            g_string_append_c (storable, '\n');
          run = next;
        }
      p = next;
    }
  g_string_append_len (storable, run, p - run);

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

char *
aft_text_dup_digits (const char *phone)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  /* An extension (RFC 3966) is no part of what is compared. */
  gsize length = strcspn (phone, ";");

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (phone[i]))
      g_string_append_c (digits, phone[i]);

  if (digits->len < DIGITS_LEAST)
    return NULL;

  return g_strdup (digits->str + (digits->len > DIGITS_COMPARED ? digits->len - DIGITS_COMPARED : 0));
}
