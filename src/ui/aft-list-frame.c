/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-list-frame.h"

struct _AftListFrame
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (AftListFrame, aft_list_frame, ADW_TYPE_BIN)

/* The row that has the focus or what has it inside; NULL if none has. */
static GtkWidget *
find_row (AftListFrame *self)
{
  GtkWidget *widget = gtk_widget_get_focus_child (GTK_WIDGET (self));

  while (widget != NULL && !GTK_IS_LIST_VIEW (widget))
    widget = gtk_widget_get_focus_child (widget);

  return widget != NULL ? gtk_widget_get_focus_child (widget) : NULL;
}

/* GTK 4.8 has a list walk through all of its rows; newer ones can be told not to. */
static gboolean
aft_list_frame_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  GtkWidget *row = find_row (AFT_LIST_FRAME (widget));

  if (row != NULL && (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    return gtk_widget_child_focus (row, direction);

  return GTK_WIDGET_CLASS (aft_list_frame_parent_class)->focus (widget, direction);
}

static void
aft_list_frame_class_init (AftListFrameClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = aft_list_frame_focus;
}

static void
aft_list_frame_init (AftListFrame *self)
{
}
