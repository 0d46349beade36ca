/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-focus.h"

gboolean
aft_focus_leave (GtkWidget *place)
{
  GtkRoot *root = gtk_widget_get_root (place);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || (focus != place && !gtk_widget_is_ancestor (focus, place)))
    return FALSE;

  gtk_root_set_focus (root, NULL);
  return TRUE;
}

void
aft_focus_enter (GtkWidget *place)
{
  if (!gtk_widget_grab_focus (place))
    gtk_widget_child_focus (place, GTK_DIR_TAB_FORWARD);
}

/* A GtkBox does nothing else, and how is not public. */
void
aft_focus_pass (GtkWidgetClass *klass)
{
  GtkWidgetClass *box = g_type_class_ref (GTK_TYPE_BOX);

  klass->focus = box->focus;
  g_type_class_unref (box);
}
