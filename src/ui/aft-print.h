/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Prints @text (paragraphs separated by line breaks; lines that begin with "# " are headings) under @title, with page numbers,
 * after the platform's print dialog. Trouble is told by the dialog itself or, as the error's sentence, by the action
 * "win.message" of @widget. */
void aft_print_text (GtkWidget  *widget,
                     const char *title,
                     const char *text);

G_END_DECLS
