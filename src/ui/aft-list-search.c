/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-list-pane-private.h"

/* The list pane's search: of a view, or of everything. */

static void
search_changed_cb (AftListPane *self)
{
  g_autofree char *before = g_strdup (aft_list_model_get_query (self->model));

  aft_list_model_set_query (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  /* Something else is looked for: Return goes to the first of it, also if whoever is shown fits. */
  if (g_strcmp0 (before, aft_list_model_get_query (self->model)) != 0)
    {
      g_clear_object (&self->place);
      self->unchosen = aft_list_model_get_query (self->model) != NULL;
      self->move_on = FALSE;
      aft_list_pane_select_position (self, self->unchosen ? GTK_INVALID_LIST_POSITION : aft_list_pane_find (self, self->shown));
    }
  aft_list_pane_queue_settle (self);
  aft_list_pane_update_state (self);
}

/* What is typed in the list comes here, but blanks, which GTK leaves to the list: so the rest of it is typed here. */
static void
typed_cb (AftListPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack))
      && *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->search))));
}

/* Who looked everywhere returns to where they were, which the window knows. */
static void
stop_search_cb (AftListPane *self)
{
  if (aft_list_pane_get_view (self) == AFT_VIEW_EVERYTHING)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
      return;
    }
  aft_list_pane_end_search (self);
  aft_list_pane_focus (self);
}

static void
search_activate_cb (AftListPane *self)
{
  search_changed_cb (self);
  aft_find_model_finish (aft_list_model_get_find (self->model));
  if (gtk_single_selection_get_selected_item (self->selection) != NULL || aft_list_pane_select_first (self))
    aft_list_pane_activate (self, gtk_single_selection_get_selected (self->selection));
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        modifiers,
               gpointer               data)
{
  GtkWidget *search = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  AftListPane *self = AFT_LIST_PANE (gtk_widget_get_ancestor (search, AFT_TYPE_LIST_PANE));

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  /* A key typed just before counts. */
  search_changed_cb (self);
  aft_find_model_finish (aft_list_model_get_find (self->model));
  aft_list_pane_focus (self);

  return TRUE;
}

void
aft_list_pane_bind_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
}

void
aft_list_pane_search (AftListPane *self,
                      gboolean     everything)
{
  g_return_if_fail (AFT_IS_LIST_PANE (self));

  if (everything)
    aft_list_pane_set_view (self, AFT_VIEW_EVERYTHING);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

gboolean
aft_list_pane_end_search (AftListPane *self)
{
  gboolean searched;

  g_return_val_if_fail (AFT_IS_LIST_PANE (self), FALSE);

  searched = aft_list_model_get_query (self->model) != NULL || aft_list_pane_get_view (self) == AFT_VIEW_EVERYTHING;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  aft_list_model_set_query (self->model, NULL);
  g_clear_object (&self->place);
  self->unchosen = FALSE;
  if (aft_list_pane_get_view (self) == AFT_VIEW_EVERYTHING)
    aft_list_pane_set_view (self, self->view_before);
  aft_list_pane_select_position (self, aft_list_pane_find (self, self->shown));

  return searched;
}
