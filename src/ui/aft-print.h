/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What prints @text (paragraphs separated by line breaks; lines that begin with AFT_PLAIN_HEADING are headings) under @title, on as
 * many pages as it takes. Each has its number at its foot, and @date (as it is to be read, or NULL) beside it. To be run by the
 * caller, with a dialog or into a file. Transfer full. */
GtkPrintOperation *aft_print_operation_new (const char *title,
                                            const char *date,
                                            const char *text);

/* Prints so after the platform's print dialog, which can also make a PDF. Trouble is told by the dialog itself or, as the
 * error's sentence, by the action "win.message" of @widget. */
void               aft_print_dated         (GtkWidget  *widget,
                                            const char *title,
                                            const char *date,
                                            const char *text);

/* The same without a date. */
void               aft_print_text          (GtkWidget  *widget,
                                            const char *title,
                                            const char *text);

G_END_DECLS
