/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-list-frame.h"

struct _AftListFrame
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (AftListFrame, aft_list_frame, ADW_TYPE_BIN)

static GtkWidget *
find_list (GtkWidget *widget)
{
  while (widget != NULL && !GTK_IS_LIST_VIEW (widget))
    widget = gtk_widget_get_first_child (widget);

  return widget;
}

/* NULL if none is selected of those that are made, or several are. */
static GtkWidget *
find_selected (GtkWidget *list)
{
  GtkWidget *found = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      {
        if (found != NULL)
          return NULL;
        found = row;
      }

  return found;
}

/* GTK 4.8 has a list walk through all of its rows; newer ones can be told not to. Whoever comes back is given the row that had
 * the focus last, which need not be the selected one: that may stand elsewhere by now. */
static gboolean
aft_list_frame_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  GtkWidget *list = find_list (adw_bin_get_child (ADW_BIN (widget)));
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *row = list != NULL && tab ? gtk_widget_get_focus_child (list) : NULL;
  GtkWidget *selected = list != NULL && tab ? find_selected (list) : NULL;

  if (row != NULL)
    return gtk_widget_child_focus (row, direction);
  if (selected != NULL && gtk_widget_child_focus (selected, direction))
    return TRUE;

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
