/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @text, which is so already, in a line that can be edited. Nobody typed it, so there is nothing to undo: without this the first
 * Ctrl+Z there would empty the line. The cursor stays where it was. */
void aft_editable_show        (GtkEditable *editable,
                               const char  *text);

/* What was typed there belongs to something else than what is shown from now on. */
void aft_editable_forget_undo (GtkEditable *editable);

G_END_DECLS
