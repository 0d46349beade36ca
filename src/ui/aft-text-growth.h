/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK lays out what is seen of a text before it draws it, but not what comes to be seen because the view becomes higher. Of a text that
 * isn't laid out yet that is all of it, as its lines have no height until then: a text of 1 MB took seconds in one go. */

/* Has what is seen of @view laid out whenever it becomes higher. */
void aft_text_growth_watch (GtkTextView *view);

G_END_DECLS
