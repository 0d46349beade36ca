/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A letter as its file has it, which somebody may have written by hand: of any length, and with what isn't safe to show. Such a part is
 * shown as far as it is, isn't edited, and stays in @kept (freed before, NULL for what is shown as it is) as it was. */

/* Shows @value (or NULL) in @line. */
void aft_draft_show_line (GtkEditable *line,
                          const char  *value,
                          char       **kept);

/* Has the scrolled window that @view stands in become as high as its text at once, up to its highest. GTK finds out how high a text is in a
 * width that is new to it only while it is laid out, and then doesn't ask for more room: the last lines would wait for a key. */
void aft_draft_show_grow (GtkTextView *view);

/* Has lines that come into @view too long for the toolkit, as by pasting, stand in pieces at once, as aft_text_break_lines () makes them. */
void aft_draft_show_break (GtkTextView *view);

/* Shows @text in @view. */
void aft_draft_show_text (GtkTextView *view,
                          const char  *text,
                          char       **kept);

G_END_DECLS
