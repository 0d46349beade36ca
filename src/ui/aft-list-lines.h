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

/* The words of a row of the list, one line under the other; a line without words takes no room. What a row takes follows from
 * how tall a line of its font is, which is found out once, and not from its words: a list of GTK measures two hundred rows to
 * show twenty.
 *
 * Shows @text (or NULL) with @marks (or NULL) at @line, on up to @rows rows (1 or 2). */
void aft_list_lines_set (AftListLines  *self,
                         AftLine        line,
                         const char    *text,
                         PangoAttrList *marks,
                         guint          rows);

G_END_DECLS
