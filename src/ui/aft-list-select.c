/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-list-pane-private.h"

/* Which row of the list is selected, and is where the keys go. */

void
aft_list_pane_select_position (AftListPane *self,
                               guint        position)
{
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;
}

guint
aft_list_pane_find (AftListPane *self,
                    AftDocument *document)
{
  gpointer selected = gtk_single_selection_get_selected_item (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (document == NULL)
    return GTK_INVALID_LIST_POSITION;
  if (selected != NULL && aft_list_item_get_document (selected) == document)
    return gtk_single_selection_get_selected (self->selection);
  if (aft_list_pane_get_view (self) == AFT_VIEW_EVERYTHING)
    return self->place != NULL && aft_place_get_document (self->place) == document
           ? aft_find_model_find (aft_list_model_get_find (self->model), self->place) : GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (aft_list_item_get_document (item) == document)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* What is in the list for the first time has a place in it only after a frame. */
static gboolean
scroll_cb (GtkWidget     *list,
           GdkFrameClock *clock,
           gpointer       data)
{
  AftListPane *self = AFT_LIST_PANE (data);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->scroll_frames-- > 0)
    return G_SOURCE_CONTINUE;

  self->scroll_id = 0;
  if (position != GTK_INVALID_LIST_POSITION && gtk_widget_get_focus_child (list) != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);

  return G_SOURCE_REMOVE;
}

/* Whoever is in the list stands on the row that is shown, also if it came there by itself, as by an undo. */
void
aft_list_pane_select_shown (AftListPane *self)
{
  guint position = aft_list_pane_find (self, self->shown);

  aft_list_pane_select_position (self, position);
  if (position == GTK_INVALID_LIST_POSITION || gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    return;
  aft_list_pane_focus (self);
  self->scroll_frames = 1;
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_cb, self, NULL);
}

/* The list itself would give the focus to the row that had it last, which need not be the selected one. */
static gboolean
focus_row (AftListPane *self,
           guint        position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_list_item_get_position (g_object_get_data (G_OBJECT (row), "aft-list-item")) == position)
        return gtk_widget_grab_focus (gtk_widget_get_parent (row));
    }

  return FALSE;
}

/* Later GTKs make the rows of what was just put into the list when it is laid out next. */
static gboolean
focus_row_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  AftListPane *self = AFT_LIST_PANE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    focus_row (self, gtk_single_selection_get_selected (self->selection));

  return G_SOURCE_REMOVE;
}

void
aft_list_pane_focus (AftListPane *self)
{
  guint position;

  g_return_if_fail (AFT_IS_LIST_PANE (self));

  self->greeted = TRUE;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    {
      gtk_widget_grab_focus (self->no_rows);
      return;
    }
  if (gtk_single_selection_get_selected_item (self->selection) == NULL)
    aft_list_pane_take_neighbour (self);
  if (gtk_single_selection_get_selected_item (self->selection) == NULL)
    aft_list_pane_select_first (self);
  position = gtk_single_selection_get_selected (self->selection);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  if (focus_row (self, position))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_row_cb, NULL, NULL);
}

void
aft_list_pane_select_document (AftListPane *self,
                               AftDocument *document)
{
  guint position;

  g_return_if_fail (AFT_IS_LIST_PANE (self));

  g_set_object (&self->shown, document);
  self->unchosen = FALSE;
  position = aft_list_pane_find (self, document);
  if (position == gtk_single_selection_get_selected (self->selection))
    return;
  aft_list_pane_select_shown (self);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

gboolean
aft_list_pane_select_first (AftListPane *self)
{
  g_return_val_if_fail (AFT_IS_LIST_PANE (self), FALSE);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, 0);

  return TRUE;
}
