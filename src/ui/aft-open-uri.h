/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens @uri (tel:, mailto:, https: ...) in the program for it, because the user asked for it. If there is none, @widget's
 * window says so by win.message. */
void aft_open_uri       (GtkWidget  *widget,
                         const char *uri);

/* The uri that reaches an address of @kind (a word of the format): "mailto:…", "tel:…", the page's own. Only http and https
 * pages count. NULL if it can't be opened. Transfer full. */
char *aft_uri_for_address (const char *kind,
                           const char *value);

/* Puts @text on the clipboard and says so. */
void aft_copy_text      (GtkWidget  *widget,
                         const char *text);

G_END_DECLS
