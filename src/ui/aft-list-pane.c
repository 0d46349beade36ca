/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-list-pane-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "aft-actions.h"

enum
{
  SELECTED,
  ACTIVATED,
  VIEW_CHANGED,
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AftListPane, aft_list_pane, GTK_TYPE_BOX)

void
aft_list_pane_tell_ready (AftListPane *self)
{
  if (self->ready)
    return;

  self->ready = TRUE;
  g_signal_emit (self, signals[READY], 0);
}

/* A renamed person moves to another place: the row that is shown stays selected. */
void
aft_list_pane_settle (AftListPane *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (gtk_single_selection_get_selected_item (self->selection) == NULL && self->shown != NULL && !self->unchosen)
    aft_list_pane_select_shown (self);
  aft_list_pane_take_neighbour (self);
  aft_list_pane_update_headings (self);
  aft_list_pane_update_state (self);
  aft_list_pane_begin (self);
}

static gboolean
settle_cb (gpointer data)
{
  AftListPane *self = data;

  self->settle_id = 0;
  aft_list_pane_settle (self);

  return G_SOURCE_REMOVE;
}

void
aft_list_pane_queue_settle (AftListPane *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, self, NULL);
}

/* Heard before the list hears of it: a row that goes takes the focus along. */
static void
changing_cb (AftListPane *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL)
    self->had_focus = TRUE;
  if (gtk_single_selection_get_selected_item (self->selection) != NULL)
    self->stood = gtk_single_selection_get_selected (self->selection);
}

/* Somebody waits for what a book that was just opened has for today. */
static void
look (AftListPane *self)
{
  if (aft_session_get_state (self->session) == AFT_SESSION_OPEN)
    aft_list_pane_look_at_agenda (self);
  else
    aft_list_pane_queue_agenda (self);
}

static void
state_cb (AftListPane *self)
{
  aft_list_pane_update_context (self);
  look (self);
  aft_list_pane_queue_settle (self);
}

/* GTK 4.8 also tells of an item that only stands elsewhere now, since others came before it. */
static void
selection_cb (AftListPane *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);
  AftPlace *place = item != NULL && AFT_IS_PLACE (item) ? item : NULL;

  if (!g_set_object (&self->selected, item) || self->quiet || item == NULL)
    return;
  self->begun = TRUE;
  self->unchosen = FALSE;
  self->move_on = FALSE;
  g_set_object (&self->shown, aft_list_item_get_document (item));
  g_set_object (&self->place, place);
  g_signal_emit (self, signals[SELECTED], 0, item);
}

void
aft_list_pane_activate (AftListPane *self,
                        guint        position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static gboolean
pressed_idle_cb (gpointer data)
{
  AftListPane *self = data;
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    aft_list_pane_activate (self, position);

  return G_SOURCE_REMOVE;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            gpointer         data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  AftListPane *self = data;
  GtkListItem *list_item = g_object_get_data (G_OBJECT (row), "aft-list-item");

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY)
    {
      gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (list_item));
      aft_list_pane_popup_at (self, row, x, y);
    }
  else if (self->folded)
    /* After the list has moved the selection here. */
    g_idle_add_full (G_PRIORITY_DEFAULT, pressed_idle_cb, g_object_ref (self), g_object_unref);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  GtkWidget *row = aft_list_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_object_set_data (G_OBJECT (row), "aft-list-item", item);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), data);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  data)
{
  AftListPane *self = data;
  AftListRow *row = AFT_LIST_ROW (gtk_list_item_get_child (item));

  aft_list_row_bind (row, gtk_list_item_get_item (item), &self->context);
  g_ptr_array_add (self->rows, row);
  aft_list_pane_queue_settle (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  data)
{
  AftListPane *self = data;
  AftListRow *row = AFT_LIST_ROW (gtk_list_item_get_child (item));

  g_ptr_array_remove_fast (self->rows, row);
  aft_list_row_bind (row, NULL, NULL);
}

void
aft_list_pane_set_view (AftListPane *self,
                        AftView      view)
{
  static const char * const hints[] = {
    [AFT_VIEW_TODAY] = N_("Search Today"),
    [AFT_VIEW_PEOPLE] = N_("Search People"),
    [AFT_VIEW_JOBS] = N_("Search Jobs"),
    [AFT_VIEW_LEARN] = N_("Search What I Learned"),
    [AFT_VIEW_EVENTS] = N_("Search Events"),
    [AFT_VIEW_EVERYTHING] = N_("Search Everything"),
  };

  g_return_if_fail (AFT_IS_LIST_PANE (self));

  if (view != AFT_VIEW_EVERYTHING)
    self->view_before = view;
  g_object_set (self->search, "placeholder-text", _(hints[view]), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _(hints[view]), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_button), view == AFT_VIEW_PEOPLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, aft_view_get_title (view), -1);
  aft_list_model_set_view (self->model, view);
  aft_list_pane_update_switcher (self);
  aft_list_pane_update_pills (self);
  aft_list_pane_select_position (self, aft_list_pane_find (self, self->shown));
  aft_list_pane_queue_settle (self);
  aft_list_pane_update_state (self);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

AftView
aft_list_pane_get_view (AftListPane *self)
{
  g_return_val_if_fail (AFT_IS_LIST_PANE (self), AFT_VIEW_TODAY);

  return aft_list_model_get_view (self->model);
}

static gboolean
aft_list_pane_grab_focus (GtkWidget *widget)
{
  aft_list_pane_focus (AFT_LIST_PANE (widget));

  return TRUE;
}

static void
aft_list_pane_dispose (GObject *object)
{
  AftListPane *self = AFT_LIST_PANE (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  aft_list_pane_leave_agenda (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selected);
  g_clear_object (&self->shown);
  g_clear_object (&self->place);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->agenda);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_list_pane_parent_class)->dispose (object);
}

static void
aft_list_pane_finalize (GObject *object)
{
  AftListPane *self = AFT_LIST_PANE (object);

  g_ptr_array_unref (self->rows);
  g_free (self->context.photos);

  G_OBJECT_CLASS (aft_list_pane_parent_class)->finalize (object);
}

static void
aft_list_pane_class_init (AftListPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = aft_list_pane_dispose;
  object_class->finalize = aft_list_pane_finalize;
  widget_class->grab_focus = aft_list_pane_grab_focus;

  signals[SELECTED] = g_signal_new ("selected", AFT_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[ACTIVATED] = g_signal_new ("activated", AFT_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", AFT_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[READY] = g_signal_new ("ready", AFT_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-list-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AftListPane, switcher);
  gtk_widget_class_bind_template_child (widget_class, AftListPane, search);
  gtk_widget_class_bind_template_child (widget_class, AftListPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, AftListPane, pills);
  gtk_widget_class_bind_template_child (widget_class, AftListPane, stack);
  gtk_widget_class_bind_template_child (widget_class, AftListPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, AftListPane, list);
  gtk_widget_class_bind_template_child (widget_class, AftListPane, no_rows);
  gtk_widget_class_bind_template_child (widget_class, AftListPane, empty);
  gtk_widget_class_bind_template_callback (widget_class, aft_list_pane_activate);
  aft_list_pane_bind_search (widget_class);
}

static void
aft_list_pane_init (AftListPane *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->stack));
  /* What is typed in the list goes to the search, which would take keys of ours for its own: they come first. */
  aft_actions_add_controller (GTK_WIDGET (self->list), AFT_SCOPE_LIST);
  aft_actions_add_controller (self->no_rows, AFT_SCOPE_LIST);
}

GtkWidget *
aft_list_pane_new (AftSession *session)
{
  AftListPane *self = g_object_new (AFT_TYPE_LIST_PANE, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->session = g_object_ref (session);
  self->agenda = aft_agenda_new (aft_session_get_book (session));
  self->model = aft_list_model_new (session, self->agenda);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (changing_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  aft_list_pane_update_context (self);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);

  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (aft_list_pane_queue_settle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (aft_list_model_get_find (self->model), "over", G_CALLBACK (aft_list_pane_queue_settle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->agenda, "outdated", G_CALLBACK (aft_list_pane_queue_agenda), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "day-changed", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (aft_list_pane_update_context), self,
                           G_CONNECT_SWAPPED);

  aft_list_pane_make_switcher (self);
  aft_list_pane_set_view (self, AFT_VIEW_TODAY);
  look (self);

  return GTK_WIDGET (self);
}
