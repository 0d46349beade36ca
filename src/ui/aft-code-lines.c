/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-code-lines.h"

static const char * const names[] = {
  [AFT_FENCE_OPENING] = "aft-code-opening",
  [AFT_FENCE_CODE] = "aft-code",
  [AFT_FENCE_CLOSING] = "aft-code-closing",
};

GtkTextTag *
aft_code_lines_make_tag (GtkTextBuffer *buffer,
                         AftFencePart   part)
{
  return gtk_text_buffer_create_tag (buffer, names[part], NULL, NULL);
}

static GtkTextTag *
find_tag (const GtkTextIter *iter,
          AftFencePart       part)
{
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (gtk_text_iter_get_buffer (iter)), names[part]);
}

AftFencePart
aft_code_lines_get_part (const GtkTextIter *start)
{
  for (AftFencePart part = AFT_FENCE_OPENING; part <= AFT_FENCE_CLOSING; part++)
    {
      GtkTextTag *tag = find_tag (start, part);

      if (tag != NULL && gtk_text_iter_has_tag (start, tag))
        return part;
    }

  return AFT_FENCE_NONE;
}

/* The line in front of the code that the line at @line is of. */
static void
move_to_opening (GtkTextIter *line)
{
  gtk_text_iter_forward_char (line);
  gtk_text_iter_backward_to_tag_toggle (line, find_tag (line, AFT_FENCE_CODE));
  gtk_text_iter_backward_line (line);
}

void
aft_code_lines_get_fence (const GtkTextIter *start,
                          AftFence          *fence)
{
  GtkTextIter line = *start, end;
  g_autofree char *text = NULL;
  AftFencePart part;

  *fence = (AftFence) { 0 };
  if (!gtk_text_iter_backward_line (&line))
    return;
  part = aft_code_lines_get_part (&line);
  if (part != AFT_FENCE_OPENING && part != AFT_FENCE_CODE)
    return;

  if (part == AFT_FENCE_CODE)
    move_to_opening (&line);
  end = line;
  gtk_text_iter_forward_line (&end);
  text = gtk_text_iter_get_text (&line, &end);
  /* While a long text is still being looked at, the fence that begins it may not be known. */
  if (aft_fence_pass (fence, text) != AFT_FENCE_OPENING)
    *fence = (AftFence) { '`', 3 };
}

/* Soft breaks end lines of a buffer, and none of a text. */
static gboolean
is_piece (const GtkTextIter *start)
{
  GtkTextIter before = *start;

  return gtk_text_iter_backward_char (&before) && gtk_text_iter_get_char (&before) == 0x2029;
}

AftFencePart
aft_code_lines_pass (AftFence          *fence,
                     const GtkTextIter *start,
                     const char        *line)
{
  if (is_piece (start))
    return fence->sign != 0 ? AFT_FENCE_CODE : AFT_FENCE_NONE;

  return aft_fence_pass (fence, line);
}

gboolean
aft_code_lines_has (const GtkTextIter *iter)
{
  GtkTextIter start = *iter;
  AftFence fence;

  gtk_text_iter_set_line_offset (&start, 0);
  if (aft_code_lines_get_part (&start) != AFT_FENCE_NONE)
    return TRUE;

  /* An empty line at the end has nothing that could be tagged. */
  aft_code_lines_get_fence (&start, &fence);

  return fence.sign != 0;
}
