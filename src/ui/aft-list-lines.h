/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFT_TYPE_LIST_LINES (aft_list_lines_get_type ())
G_DECLARE_FINAL_TYPE (AftListLines, aft_list_lines, AFT, LIST_LINES, GtkWidget)

typedef enum
{
  AFT_LINE_TITLE,
  AFT_LINE_SUBTITLE,
  AFT_LINE_META,
} AftLine;
#define AFT_LINES (AFT_LINE_META + 1)

/* The words of a row of the list, one line under the other, and what stands beside them; a line without words takes no room.
 *
 * A list of GTK makes, styles and measures two hundred rows to show twenty. So the words are drawn here instead of by a label each, and
 * the room they take follows from how tall a line of its font is, which is found out once: nothing is laid out before it is seen. */
GtkWidget   *aft_list_lines_new         (void);

/* Shows @text (or NULL) with @marks (or NULL) at @line, on up to @rows rows (1 or 2). */
void         aft_list_lines_set         (AftListLines  *self,
                                         AftLine        line,
                                         const char    *text,
                                         PangoAttrList *marks,
                                         guint          rows);

/* Puts @part (taken) before the words, or behind them. What is put there later stands before what is there. */
void         aft_list_lines_put_before  (AftListLines  *self,
                                         GtkWidget     *part);
void         aft_list_lines_put_behind  (AftListLines  *self,
                                         GtkWidget     *part);

/* @line as it is drawn in @width pixels. Transfer full. */
PangoLayout *aft_list_lines_make_layout (AftListLines  *self,
                                         AftLine        line,
                                         int            width);

G_END_DECLS
