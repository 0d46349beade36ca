/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-note-edit.h"

#include <string.h>

#include "aft-code-lines.h"
#include "aft-markup.h"
#include "aft-text-break.h"

static char *
dup_line (GtkTextBuffer *buffer,
          int            line)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  return gtk_text_iter_get_text (&start, &end);
}

/* Code, and what only goes on of a long line, is neither marked nor an item of a list. */
static gboolean
is_left_alone (GtkTextBuffer *buffer,
               int            line)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, line);

  return aft_code_lines_is_piece (&iter) || aft_code_lines_has (&iter);
}

/* The line that a long line, of which @line is a piece, begins with. */
static int
find_beginning (GtkTextBuffer *buffer,
                int            line)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, line);
  while (aft_code_lines_is_piece (&iter))
    gtk_text_iter_backward_line (&iter);

  return gtk_text_iter_get_line (&iter);
}

static void
move_to_end (GtkTextIter *iter)
{
  GtkTextIter next = *iter;

  if (!gtk_text_iter_ends_line (iter))
    gtk_text_iter_forward_to_line_end (iter);
  while (gtk_text_iter_forward_line (&next) && aft_code_lines_is_piece (&next))
    {
      *iter = next;
      if (!gtk_text_iter_ends_line (iter))
        gtk_text_iter_forward_to_line_end (iter);
    }
}

static void
get_lines (GtkTextBuffer *buffer,
           int           *first,
           int           *last)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  *first = gtk_text_iter_get_line (&start);
  *last = gtk_text_iter_get_line (&end);
  if (*last > *first && gtk_text_iter_starts_line (&end))
    *last -= 1;
  *first = find_beginning (buffer, *first);
}

/* Replaces @removed letters at @column of @line by @added. */
static void
replace (GtkTextBuffer *buffer,
         int            line,
         guint          column,
         guint          removed,
         const char    *added)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, line, column);
  end = start;
  gtk_text_iter_forward_chars (&end, removed);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, added, -1);
}

/* The letter of the mark @line begins with, after a time stamp too, as aft_mark_of_line () sees it. */
static gboolean
find_mark (const char *line,
           guint      *column,
           guint      *length)
{
  const char *p = line;
  gsize n = strlen (line);

  if (n >= 6 && g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && p[2] == ':' && g_ascii_isdigit (p[3])
      && g_ascii_isdigit (p[4]) && p[5] == ' ')
    p += 6;
  p += strspn (p, " \t");
  if (*p != '>' && *p != '!' && *p != '?')
    return FALSE;

  *column = p - line;
  *length = p[1] == ' ' ? 2 : 1;

  return TRUE;
}

void
aft_note_edit_mark (GtkTextBuffer *buffer,
                    AftMark        mark)
{
  static const char * const marks[] = {
    [AFT_MARK_QUOTE] = "> ",
    [AFT_MARK_PROMISE] = "! ",
    [AFT_MARK_QUESTION] = "? ",
  };
  gboolean all = TRUE;
  int first, last;

  g_return_if_fail (mark >= AFT_MARK_QUOTE && mark <= AFT_MARK_QUESTION);

  get_lines (buffer, &first, &last);
  for (int line = first; line <= last && all; line++)
    {
      g_autofree char *text = dup_line (buffer, line);

      all = aft_mark_of_line (text, NULL, NULL) == mark || (first != last && *text == '\0') || is_left_alone (buffer, line);
    }

  gtk_text_buffer_begin_user_action (buffer);
  for (int line = first; line <= last; line++)
    {
      g_autofree char *text = dup_line (buffer, line);
      guint column = 0, length = 0;

      if ((first != last && *text == '\0') || is_left_alone (buffer, line))
        continue;
      if (aft_mark_of_line (text, NULL, NULL) == AFT_MARK_NONE || !find_mark (text, &column, &length))
        column = length = 0;
      replace (buffer, line, column, length, all ? "" : marks[mark]);
    }
  gtk_text_buffer_end_user_action (buffer);
}

void
aft_note_edit_check_box (GtkTextBuffer *buffer)
{
  gboolean tick = FALSE;
  int first, last;

  get_lines (buffer, &first, &last);
  for (int line = first; line <= last; line++)
    {
      g_autofree char *text = dup_line (buffer, line);
      AftListItem item;

      tick |= aft_list_item_parse (text, &item) && item.box > 0 && !item.ticked && !is_left_alone (buffer, line);
    }

  gtk_text_buffer_begin_user_action (buffer);
  for (int line = first; line <= last; line++)
    {
      g_autofree char *text = dup_line (buffer, line);
      AftListItem item;

      if ((first != last && *text == '\0') || is_left_alone (buffer, line))
        continue;
      if (!aft_list_item_parse (text, &item))
        replace (buffer, line, item.indent, 0, "- [ ] ");
      else if (item.box == 0)
        replace (buffer, line, item.indent + item.bullet, 0, "[ ] ");
      else
        replace (buffer, line, item.indent + item.bullet + 1, 1, tick ? "x" : " ");
    }
  gtk_text_buffer_end_user_action (buffer);
}

void
aft_note_edit_stamp (GtkTextBuffer *buffer,
                     const char    *stamp)
{
  g_autofree char *text = NULL;
  const char *words = NULL;
  GtkTextIter iter;
  gsize length = 0;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  text = dup_line (buffer, find_beginning (buffer, gtk_text_iter_get_line (&iter)));
  if (aft_mark_of_line (text, &words, &length) == AFT_MARK_NONE)
    length = strlen (text);

  gtk_text_buffer_begin_user_action (buffer);
  move_to_end (&iter);
  if (length > 0)
    gtk_text_buffer_insert (buffer, &iter, "\n", 1);
  gtk_text_buffer_insert (buffer, &iter, stamp, -1);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_end_user_action (buffer);
}

gboolean
aft_note_edit_indent (GtkTextBuffer *buffer,
                      gboolean       in)
{
  gboolean any = FALSE;
  int first, last;

  get_lines (buffer, &first, &last);
  for (int line = first; line <= last; line++)
    {
      g_autofree char *text = dup_line (buffer, line);
      AftListItem item;

      any |= aft_list_item_parse (text, &item) && !is_left_alone (buffer, line);
    }
  if (!any)
    return FALSE;

  gtk_text_buffer_begin_user_action (buffer);
  for (int line = first; line <= last; line++)
    {
      g_autofree char *text = dup_line (buffer, line);
      AftListItem item;

      if (!aft_list_item_parse (text, &item) || is_left_alone (buffer, line))
        continue;
      if (in)
        replace (buffer, line, 0, 0, "  ");
      else
        replace (buffer, line, 0, *text == '\t' ? 1 : MIN (item.indent, 2), "");
    }
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

static void
put_mark (GtkTextBuffer *buffer,
          GtkTextMark   *mark,
          int            line,
          int            column)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &iter, line, column);
  gtk_text_buffer_move_mark (buffer, mark, &iter);
}

/* Takes @line away, with the line break before it or (the first line) behind it. */
static void
delete_line (GtkTextBuffer *buffer,
             int            line)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  if (line > 0)
    gtk_text_iter_backward_char (&start);
  else
    gtk_text_iter_forward_char (&end);
  gtk_text_buffer_delete (buffer, &start, &end);
}

void
aft_note_edit_move_lines (GtkTextBuffer *buffer,
                          gboolean       down)
{
  GtkTextMark *marks[] = { gtk_text_buffer_get_insert (buffer), gtk_text_buffer_get_selection_bound (buffer) };
  int at[2], columns[2], first, last, passed;
  g_autofree char *text = NULL;
  GtkTextIter iter;

  get_lines (buffer, &first, &last);
  passed = down ? last + 1 : first - 1;
  if (passed < 0 || passed >= gtk_text_buffer_get_line_count (buffer))
    return;

  /* A piece of a long line stays where it is. */
  for (int line = MAX (MIN (first, passed) - 1, 0); line <= MAX (last, passed); line++)
    {
      g_autofree char *piece = dup_line (buffer, line);

      if (g_str_has_suffix (piece, AFT_SOFT_BREAK_SIGN))
        return;
    }

  for (guint i = 0; i < 2; i++)
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &iter, marks[i]);
      at[i] = gtk_text_iter_get_line (&iter) + (down ? 1 : -1);
      columns[i] = gtk_text_iter_get_line_offset (&iter);
    }

  gtk_text_buffer_begin_user_action (buffer);
  text = dup_line (buffer, passed);
  delete_line (buffer, passed);
  if (down)
    {
      gtk_text_buffer_get_iter_at_line (buffer, &iter, first);
      gtk_text_buffer_insert (buffer, &iter, text, -1);
      gtk_text_buffer_insert (buffer, &iter, "\n", 1);
    }
  else
    {
      gtk_text_buffer_get_iter_at_line (buffer, &iter, last - 1);
      if (!gtk_text_iter_ends_line (&iter))
        gtk_text_iter_forward_to_line_end (&iter);
      gtk_text_buffer_insert (buffer, &iter, "\n", 1);
      gtk_text_buffer_insert (buffer, &iter, text, -1);
    }
  for (guint i = 0; i < 2; i++)
    put_mark (buffer, marks[i], at[i], columns[i]);
  gtk_text_buffer_end_user_action (buffer);
}

void
aft_note_edit_continue_list (GtkTextBuffer *buffer,
                             GtkTextIter   *iter)
{
  int line = gtk_text_iter_get_line (iter);
  g_autofree char *before = NULL;
  g_autofree char *beginning = NULL;
  const char *words;
  const char *mark;
  AftListItem item;
  int before_line;

  if (line == 0)
    return;

  before_line = find_beginning (buffer, line - 1);
  words = before = dup_line (buffer, before_line);
  if (aft_mark_of_line (before, NULL, NULL) == AFT_MARK_QUOTE)
    words = strchr (before, '>') + strlen ("> ");
  if (!aft_list_item_parse (words, &item) || is_left_alone (buffer, before_line))
    return;

  if (words[item.indent + item.bullet + item.box] == '\0' && gtk_text_iter_ends_line (iter))
    {
      GtkTextIter start;

      gtk_text_buffer_get_iter_at_line (buffer, &start, before_line);
      gtk_text_buffer_delete (buffer, &start, iter);
      *iter = start;
      return;
    }

  /* A list of theirs goes on as theirs; when they said it stands before the first. */
  mark = words > before ? "> " : "";
  if (g_ascii_isdigit (words[item.indent]))
    beginning = g_strdup_printf ("%s%.*s%u%c %s", mark, (int) item.indent, words, item.number + 1,
                                 words[item.indent + item.bullet - 2], item.box > 0 ? "[ ] " : "");
  else
    beginning = g_strdup_printf ("%s%.*s%s", mark, (int) (item.indent + item.bullet), words, item.box > 0 ? "[ ] " : "");
  gtk_text_buffer_insert (buffer, iter, beginning, -1);
}

char *
aft_note_edit_dup_link (GtkTextBuffer  *buffer,
                        GtkTextIter    *iter,
                        AftNames       *names,
                        AftDocument   **person)
{
  g_autofree char *line = dup_line (buffer, gtk_text_iter_get_line (iter));
  g_autoptr (GArray) spans = aft_markup_scan (line, names);
  guint at = gtk_text_iter_get_line_index (iter);
  gsize length;

  *person = NULL;
  if (aft_code_lines_has (iter))
    return NULL;

  for (guint i = 0; i < spans->len; i++)
    {
      const AftSpan *span = &g_array_index (spans, AftSpan, i);

      if (at < span->start || at > span->end)
        continue;
      if (span->kind == AFT_SPAN_LINK)
        return aft_markup_dup_uri (line, span);
      if (span->kind == AFT_SPAN_PERSON)
        *person = aft_names_find (names, line + span->start + 1, &length);
    }

  return NULL;
}
