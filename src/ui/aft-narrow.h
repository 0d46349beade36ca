/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets the words in @widget, which has all its children, give way where there is too little room for them: in a header bar the title and
 * the buttons end in an ellipsis, everywhere else the words of a button go on below. Where there is room nothing changes. */
void aft_narrow_give_way (GtkWidget *widget);

G_END_DECLS
