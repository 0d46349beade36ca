/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFT_TYPE_WRAP_BOX (aft_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (AftWrapBox, aft_wrap_box, AFT, WRAP_BOX, GtkWidget)

/* Widgets one behind the other, each as wide as it is by itself, on as many lines as it takes: buttons. A GtkFlowBox would put them
 * into columns, with gaps between. One that expands takes what is left of its line; what nobody takes is left where "halign" leaves the room
 * around the box. A child of a template is one of it. */
GtkWidget *aft_wrap_box_new    (void);

void       aft_wrap_box_append (AftWrapBox *self,
                                GtkWidget  *child);

G_END_DECLS
