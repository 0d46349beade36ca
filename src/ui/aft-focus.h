/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* To be called before widgets are taken out of @place. GTK leaves the focus on what was taken out until the next frame, and a key
 * pressed meanwhile goes nowhere: so the focus is taken away from there first. Returns whether it was @place or inside; then
 * aft_focus_enter() gives it to what stands there afterwards. */
gboolean aft_focus_leave (GtkWidget      *place);

/* Gives the focus to @place, or to the first that takes it inside. */
void     aft_focus_enter (GtkWidget      *place);

/* For the class_init of a GtkWidget with children and a grab_focus() of its own: Tab goes through the children, one by one.
 * Otherwise GTK has it grab the focus on the way in, and again on the way out, from where it never comes out. */
void     aft_focus_pass  (GtkWidgetClass *klass);

G_END_DECLS
