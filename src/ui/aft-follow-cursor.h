/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps the cursor of @view, whichever buffer it shows, in sight while the keyboard is in it, for a text that scrolls with the page around
 * it: that page doesn't know of cursors. */
void aft_follow_cursor      (GtkTextView *view);

/* Shows it now, of a view that got the keyboard by a program. */
void aft_follow_cursor_show (GtkTextView *view);

G_END_DECLS
