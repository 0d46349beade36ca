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

gboolean
aft_code_lines_is_piece (const GtkTextIter *start)
{
  GtkTextIter before = *start;

  return gtk_text_iter_backward_char (&before) && gtk_text_iter_get_char (&before) == 0x2029;
}

AftFencePart
aft_code_lines_pass (AftFence          *fence,
                     const GtkTextIter *start,
                     const char        *line)
{
  if (aft_code_lines_is_piece (start))
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

void
aft_code_lines_snapshot (GtkTextView *view,
                         GtkSnapshot *snapshot)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), names[AFT_FENCE_CODE]);
  g_autoptr (GdkRGBA) color = NULL;
  GdkRectangle seen;
  GtkTextIter line;
  int left = gtk_text_view_get_left_margin (view);
  int y = 0, width, height;

  if (tag == NULL)
    return;

  g_object_get (tag, "paragraph-background-rgba", &color, NULL);
  gtk_text_view_get_visible_rect (view, &seen);
  /* GTK leaves a pixel for a cursor at a line's end. */
  width = seen.width - left - gtk_text_view_get_right_margin (view) - 1;
  gtk_text_view_get_line_at_y (view, &line, seen.y, NULL);
  for (int n = gtk_text_iter_get_line (&line); n < gtk_text_buffer_get_line_count (buffer) && y < seen.y + seen.height; n++)
    {
      gtk_text_buffer_get_iter_at_line (buffer, &line, n);
      gtk_text_view_get_line_yrange (view, &line, &y, &height);
      if (gtk_text_iter_ends_line (&line) && aft_code_lines_has (&line))
        gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (left, y, width, height));
    }
}
