/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-note-edit.h"

#include <string.h>

#include "aft-code-lines.h"
#include "aft-markup.h"

/* Stars are put around the words of each line: they emphasise nothing beyond its end, nor next to a blank. */
typedef struct
{
  int start;            /* offsets of the first letter and of what follows the last */
  int end;
} Words;

static gboolean
iter_at (const GtkTextIter *iter,
         gboolean           before,
         const char        *with)
{
  GtkTextIter start = *iter, end = *iter;
  g_autofree char *text = NULL;

  if (before)
    gtk_text_iter_backward_chars (&start, strlen (with));
  else
    gtk_text_iter_forward_chars (&end, strlen (with));
  text = gtk_text_iter_get_text (&start, &end);

  return g_str_equal (text, with);
}

/* "*" must not take "**" for its own. */
static gboolean
is_wrapped (const GtkTextIter *start,
            const GtkTextIter *end,
            const char        *with)
{
  guint length = strlen (with), stars_before = 0, stars_after = 0;
  GtkTextIter iter = *start;

  if (!iter_at (start, TRUE, with) || !iter_at (end, FALSE, with))
    return FALSE;

  while (gtk_text_iter_backward_char (&iter) && gtk_text_iter_get_char (&iter) == '*')
    stars_before++;
  for (iter = *end; gtk_text_iter_get_char (&iter) == '*'; gtk_text_iter_forward_char (&iter))
    stars_after++;

  return length == 2 || (stars_before != 2 && stars_after != 2);
}

static gunichar
char_before (const GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  return gtk_text_iter_backward_char (&before) ? gtk_text_iter_get_char (&before) : ' ';
}

static gunichar
char_after (const GtkTextIter *iter)
{
  GtkTextIter after = *iter;

  return gtk_text_iter_forward_char (&after) ? gtk_text_iter_get_char (&after) : ' ';
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* The word at the cursor, "don't" as one. FALSE if there is none. */
static gboolean
find_word (GtkTextIter *start,
           GtkTextIter *end)
{
  if (!gtk_text_iter_inside_word (start) && !gtk_text_iter_ends_word (start))
    return FALSE;

  if (!gtk_text_iter_starts_word (start))
    gtk_text_iter_backward_word_start (start);
  if (!gtk_text_iter_ends_word (end))
    gtk_text_iter_forward_word_end (end);
  for (GtkTextIter iter = *start; is_apostrophe (char_before (&iter)); *start = iter)
    {
      gtk_text_iter_backward_char (&iter);
      if (!g_unichar_isalpha (char_before (&iter)) || !gtk_text_iter_backward_word_start (&iter))
        break;
    }
  while (is_apostrophe (gtk_text_iter_get_char (end)) && g_unichar_isalpha (char_after (end)))
    gtk_text_iter_forward_word_end (end);

  return TRUE;
}

/* Where the words of the line that starts at @start begin: behind its time stamp, mark, bullet and box. */
static void
skip_beginning (GtkTextIter *start)
{
  GtkTextIter end = *start;
  g_autofree char *line = NULL;
  const char *words;
  AftListItem item;
  guint level;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  line = gtk_text_iter_get_text (start, &end);
  aft_mark_of_line (line, &words, NULL);
  level = strspn (words, "#");
  if (aft_list_item_parse (words, &item))
    words += item.indent + item.bullet + item.box;
  else if (level > 0 && words[level] == ' ')
    words += level + 1;
  gtk_text_iter_forward_chars (start, words - line);
}

/* Between @start and @end, which are in one line. Of "**words**" those inside, unless they end and begin there again. */
static void
add_words (GArray            *found,
           const GtkTextIter *start,
           const GtkTextIter *end)
{
  GtkTextIter from = *start, to = *end, inner_from, inner_to;
  g_autofree char *inner = NULL;
  Words words;

  while (gtk_text_iter_compare (&from, &to) < 0 && g_unichar_isspace (gtk_text_iter_get_char (&from)))
    gtk_text_iter_forward_char (&from);
  while (gtk_text_iter_compare (&from, &to) < 0 && g_unichar_isspace (char_before (&to)))
    gtk_text_iter_backward_char (&to);
  if (gtk_text_iter_equal (&from, &to))
    return;

  inner_from = from;
  inner_to = to;
  while (gtk_text_iter_compare (&inner_from, &inner_to) < 0 && gtk_text_iter_get_char (&inner_from) == '*')
    gtk_text_iter_forward_char (&inner_from);
  while (gtk_text_iter_compare (&inner_from, &inner_to) < 0 && char_before (&inner_to) == '*')
    gtk_text_iter_backward_char (&inner_to);
  inner = gtk_text_iter_get_text (&inner_from, &inner_to);
  if (*inner != '\0' && strchr (inner, '*') == NULL)
    {
      from = inner_from;
      to = inner_to;
    }
  words.start = gtk_text_iter_get_offset (&from);
  words.end = gtk_text_iter_get_offset (&to);
  g_array_append_val (found, words);
}

static GArray *
find_words (const GtkTextIter *start,
            const GtkTextIter *end)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Words));
  GtkTextIter line = *start;

  gtk_text_iter_set_line_offset (&line, 0);
  while (gtk_text_iter_compare (&line, end) < 0)
    {
      gboolean code = aft_code_lines_has (&line);
      GtkTextIter from = line, to;

      if (!aft_code_lines_is_piece (&line))
        skip_beginning (&from);
      while (gtk_text_iter_forward_line (&line) && aft_code_lines_is_piece (&line))
        ;
      to = gtk_text_iter_compare (end, &line) < 0 ? *end : line;
      if (gtk_text_iter_compare (&from, start) < 0)
        from = *start;
      if (!code && gtk_text_iter_compare (&from, &to) < 0)
        add_words (found, &from, &to);
    }

  return found;
}

static gboolean
words_are_wrapped (GtkTextBuffer *buffer,
                   const Words   *words,
                   const char    *with)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, words->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, words->end);

  return is_wrapped (&start, &end, with);
}

static void
insert (GtkTextBuffer *buffer,
        int            offset,
        const char    *with)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_insert (buffer, &iter, with, -1);
}

static void
delete (GtkTextBuffer *buffer,
        int            offset,
        int            length)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + length);
  gtk_text_buffer_delete (buffer, &start, &end);
}

/* Returns by how much the text grew in front of the words. */
static int
toggle (GtkTextBuffer *buffer,
        const Words   *words,
        const char    *with,
        gboolean       wrapped,
        gboolean       unwrap)
{
  int length = strlen (with);

  if (unwrap)
    {
      delete (buffer, words->end, length);
      delete (buffer, words->start - length, length);
      return -length;
    }
  if (wrapped)
    return 0;

  insert (buffer, words->end, with);
  insert (buffer, words->start, with);

  return length;
}

void
aft_note_edit_wrap (GtkTextBuffer *buffer,
                    const char    *with)
{
  g_autoptr (GArray) found = NULL;
  g_autofree gboolean *wrapped = NULL;
  GtkTextIter start, end;
  gboolean selected = gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  gboolean all = TRUE;
  int from, to;

  if (selected || find_word (&start, &end))
    found = find_words (&start, &end);
  else
    {
      Words none = { gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&start) };

      found = g_array_new (FALSE, FALSE, sizeof (Words));
      if (!aft_code_lines_has (&start))
        g_array_append_val (found, none);
    }
  if (found->len == 0)
    return;

  wrapped = g_new (gboolean, found->len);
  for (guint i = 0; i < found->len; i++)
    {
      wrapped[i] = words_are_wrapped (buffer, &g_array_index (found, Words, i), with);
      all &= wrapped[i];
    }

  from = g_array_index (found, Words, 0).start;
  to = g_array_index (found, Words, found->len - 1).end;
  gtk_text_buffer_begin_user_action (buffer);
  for (guint i = found->len; i-- > 0;)
    {
      int grown = toggle (buffer, &g_array_index (found, Words, i), with, wrapped[i], all);

      from += i == 0 ? grown : 0;
      to += i + 1 == found->len ? grown : 2 * grown;
    }
  gtk_text_buffer_end_user_action (buffer);

  gtk_text_buffer_get_iter_at_offset (buffer, &start, selected ? from : to);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &end, &start);
}
