/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A GtkToggleButton with a text for a choice. Its key takes effect at once, so that the next key already finds what was
 * chosen. Transfer full (floating). */
GtkWidget *aft_choice_button_new (const char *label);

G_END_DECLS
