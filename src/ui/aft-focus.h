/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* To be called before widgets are taken out of @place. GTK leaves the focus on what was taken out until the next frame, and a key
 * pressed meanwhile goes nowhere: so the focus is taken away from there first. Returns whether it was inside @place; then
 * aft_focus_enter() gives it to what stands there afterwards. */
gboolean aft_focus_leave (GtkWidget *place);

/* Gives the focus to @place, or to the first that takes it inside. */
void     aft_focus_enter (GtkWidget *place);

G_END_DECLS
