/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-fence.h"

G_BEGIN_DECLS

/* Which lines of a note's buffer are fenced code. Each part of it has a tag, which AftLineTags keeps right. */

/* Makes the tag of @part, which must not be AFT_FENCE_NONE. Transfer none. */
GtkTextTag  *aft_code_lines_make_tag  (GtkTextBuffer     *buffer,
                                       AftFencePart       part);

/* What the line that starts at @start is tagged as. */
AftFencePart aft_code_lines_get_part  (const GtkTextIter *start);

/* Where a walk over the lines is that comes to the one that starts at @start. */
void         aft_code_lines_get_fence (const GtkTextIter *start,
                                       AftFence          *fence);

/* Moves @fence over the line that starts at @start, of which @line is the text. A piece of a long line is what its line is. */
AftFencePart aft_code_lines_pass      (AftFence          *fence,
                                       const GtkTextIter *start,
                                       const char        *line);

/* Whether the line with @iter is code or a fence, where no sign means anything. FALSE in every buffer that isn't a note's. */
gboolean     aft_code_lines_has       (const GtkTextIter *iter);

/* Whether a soft break stands in front of @start. Those end lines of a buffer, and none of a text. */
gboolean     aft_code_lines_is_piece  (const GtkTextIter *start);

/* Paints the ground of empty lines of code, for which GTK paints none, below the text of @view. */
void         aft_code_lines_snapshot  (GtkTextView       *view,
                                       GtkSnapshot       *snapshot);

G_END_DECLS
