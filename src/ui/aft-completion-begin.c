/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-completion-begin.h"

#include <string.h>

#include "aft-code-lines.h"
#include "aft-code-span.h"
#include "aft-markup.h"
#include "aft-template.h"

/* How far before the cursor a "@" or "#" is looked for, in letters, and how many words a name may have. */
#define LOOK_BACK 48
#define WORDS 4

/* The sign in @text, which ends at the cursor, whose word is being typed; NULL if there is none. */
static const char *
find_sign (const char *text,
           gboolean    fields)
{
  const char *at;
  guint blanks = 0;

  if (fields)
    return aft_template_find_typed_field (text);

  for (at = text + strlen (text); at > text; at--)
    {
      blanks += at[-1] == ' ';
      if (at[-1] == '@' || at[-1] == '#')
        break;
    }
  if (at == text || !aft_markup_can_begin (text, at - 1) || !g_unichar_isalpha (g_utf8_get_char (at)))
    return NULL;

  return blanks < (at[-1] == '@' ? WORDS : 1) ? at - 1 : NULL;
}

/* Whether what begins at @begin is code, or will be as soon as that is closed. */
static gboolean
is_code (const GtkTextIter *begin)
{
  GtkTextIter start = *begin;
  g_autofree char *before = NULL;

  if (aft_code_lines_has (begin))
    return TRUE;

  gtk_text_iter_set_line_offset (&start, 0);
  before = gtk_text_iter_get_text (&start, begin);

  return aft_code_spans_is_open (before);
}

gboolean
aft_completion_find_begin (GtkTextBuffer  *buffer,
                           gboolean        fields,
                           GtkTextIter    *begin,
                           char          **typed)
{
  GtkTextIter cursor, start;
  g_autofree char *text = NULL;
  const char *sign;

  if (gtk_text_buffer_get_has_selection (buffer))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  start = cursor;
  gtk_text_iter_set_line_offset (&start, MAX (0, gtk_text_iter_get_line_offset (&cursor) - LOOK_BACK));
  text = gtk_text_iter_get_text (&start, &cursor);

  sign = find_sign (text, fields);
  if (sign == NULL)
    return FALSE;

  *begin = cursor;
  gtk_text_iter_backward_chars (begin, g_utf8_strlen (sign, -1));
  if (!fields && is_code (begin))
    return FALSE;
  *typed = g_strdup (sign + 1);

  return TRUE;
}
