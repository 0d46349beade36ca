/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-notes-pane-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "aft-actions.h"
#include "aft-focus.h"
#include "aft-narrow.h"
#include "aft-note-row.h"
#include "aft-spoken.h"

G_DEFINE_FINAL_TYPE (AftNotesPane, aft_notes_pane, GTK_TYPE_WIDGET)

AftNote *
aft_notes_pane_get_note (AftNotesPane *self)
{
  g_return_val_if_fail (AFT_IS_NOTES_PANE (self), NULL);

  return self->item != NULL ? aft_note_item_get_note (self->item) : NULL;
}

GListModel *
aft_notes_pane_get_notes (AftNotesPane *self)
{
  g_return_val_if_fail (AFT_IS_NOTES_PANE (self), NULL);

  return G_LIST_MODEL (self->selection);
}

AftNoteEditor *
aft_notes_pane_get_editor (AftNotesPane *self)
{
  g_return_val_if_fail (AFT_IS_NOTES_PANE (self), NULL);

  return self->editor;
}

static void
show_pin (AftNotesPane *self)
{
  AftNote *note = aft_notes_pane_get_note (self);

  self->showing_pin = TRUE;
  gtk_toggle_button_set_active (self->pin, note != NULL && aft_record_get_flag (note, AFT_NOTE_PINNED));
  self->showing_pin = FALSE;
}

static void
show_page (AftNotesPane *self)
{
  gboolean none = self->sorted == NULL || (self->item == NULL && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0);
  gboolean narrowed = aft_notes_bar_is_narrowed (self->bar);

  gtk_stack_set_visible_child_name (self->stack, !none ? "notes" : narrowed ? "nothing" : "empty");
}

static gboolean
let_go_cb (gpointer data)
{
  AftNotesPane *self = data;

  self->let_go_id = 0;
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_MORE_STRICT);

  return G_SOURCE_REMOVE;
}

static void
edit_item (AftNotesPane *self,
           AftNoteItem  *item)
{
  g_autoptr (AftNoteItem) before = self->item != NULL ? g_object_ref (self->item) : NULL;
  AftNote *note;

  if (!g_set_object (&self->item, item))
    return;

  self->item_fitted = item != NULL;
  note = aft_notes_pane_get_note (self);
  aft_note_editor_set_note (self->editor, note != NULL ? aft_record_get_document (note) : NULL, note);
  show_pin (self);
  if (before != NULL && !aft_notes_bar_fits (self->bar, before) && self->let_go_id == 0)
    self->let_go_id = g_idle_add (let_go_cb, self);
}

/* With one selected, that is edited; with several, the one that was. */
static void
selected_cb (AftNotesPane *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  guint n = gtk_bitset_get_size (selected);
  g_autofree char *many = g_strdup_printf (ngettext ("%u note selected", "%u notes selected", n), n);

  if (n == 1)
    {
      g_autoptr (AftNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (selected, 0));

      edit_item (self, item);
    }
  gtk_label_set_label (self->many, n > 1 ? many : "");
}

static gboolean
has_focus (AftNotesPane *self,
           GtkWidget    *place)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == place || gtk_widget_is_ancestor (focus, place));
}

/* Something is always selected, as long as there is anything: what is edited, wherever it stands now, or what comes after what
 * went. If others took that away, nothing is to be typed into what comes. The focus stays here, also once there is nothing left. */
static void
select_any (AftNotesPane *self,
            guint         position)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gboolean stays = !gtk_bitset_is_empty (selected)
                   || (n > 0 && self->item != NULL && aft_notes_pane_select_note (self, aft_note_item_get_facts (self->item)->id));
  gboolean focused = self->had_focus || has_focus (self, GTK_WIDGET (self->stack));
  gboolean taken_away = !stays && self->item != NULL && aft_session_is_following (self->session)
                        && has_focus (self, GTK_WIDGET (self->editor));

  if (n == 0)
    edit_item (self, NULL);
  else if (!stays)
    aft_notes_pane_select (self, MIN (position, n - 1));
  self->had_focus = FALSE;
  show_page (self);
  if (taken_away || (focused && (n == 0 || !has_focus (self, GTK_WIDGET (self->stack)))))
    aft_notes_pane_focus_list (self);
  if (!taken_away)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.message", "s", _("Somebody else deleted the note that was open here."));
}

/* All notes of a book are found and sorted little by little. */
static gboolean
is_filling (AftNotesPane *self)
{
  GListModel *found = self->sorted != NULL ? gtk_sort_list_model_get_model (self->sorted) : NULL;

  return found != NULL && (gtk_filter_list_model_get_pending (GTK_FILTER_LIST_MODEL (found)) > 0
                           || gtk_sort_list_model_get_pending (self->sorted) > 0);
}

/* What somebody types elsewhere just now is shown here once there is room for it: GTK 4.8 draws what it has not laid out yet if the
 * other view changes the lines meanwhile. Which note is the first is known once all are sorted. */
static gboolean
first_note_cb (GtkWidget     *editor,
               GdkFrameClock *clock,
               gpointer       data)
{
  AftNotesPane *self = data;
  gboolean first = self->item == NULL;

  if ((gtk_widget_get_mapped (editor) && gtk_widget_get_height (editor) <= 1) || is_filling (self))
    return G_SOURCE_CONTINUE;

  self->first_note_id = 0;
  if (self->selection != NULL)
    select_any (self, 0);
  if (first && has_focus (self, GTK_WIDGET (self->stack)) && !has_focus (self, editor))
    aft_notes_pane_focus_list (self);

  return G_SOURCE_REMOVE;
}

/* Before the list hears of it: the row with the focus is in no window afterwards. */
static void
before_change_cb (AftNotesPane *self)
{
  self->had_focus = has_focus (self, GTK_WIDGET (self->stack));
}

static void
items_changed_cb (AftNotesPane *self,
                  guint         position,
                  guint         removed,
                  guint         added)
{
  /* Of all notes one that only stands elsewhere from now on is taken away first. */
  gboolean waits = self->item != NULL ? is_filling (self) : added > 0;

  if (!waits || !gtk_widget_get_mapped (GTK_WIDGET (self->stack)))
    select_any (self, position);
  else
    {
      show_page (self);
      if (self->first_note_id == 0)
        self->first_note_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->editor), first_note_cb, self, NULL);
    }
}

static void
activate_cb (AftNotesPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
record_changed_cb (AftNotesPane *self,
                   AftDocument  *document,
                   AftRecord    *record,
                   guint         field)
{
  if (AFT_IS_NOTE (record) && field == AFT_NOTE_PINNED)
    show_pin (self);
}

static void
setup_cb (AftNotesPane *self,
          GtkListItem  *item)
{
  gtk_list_item_set_child (item, aft_note_row_new (self->session));
}

static void
bind_cb (AftNotesPane *self,
         GtkListItem  *item)
{
  aft_note_row_set_item (AFT_NOTE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item),
                         aft_notes_bar_get_scope (self->bar) == AFT_NOTES_ALL);
}

static void
unbind_cb (AftNotesPane *self,
           GtkListItem  *item)
{
  aft_note_row_set_item (AFT_NOTE_ROW (gtk_list_item_get_child (item)), NULL, FALSE);
}

/* What is edited stays in the list whatever becomes of its words, until another note is, or the list is narrowed anew: the next
 * letter must not go to another note. */
static gboolean
fits (gpointer item,
      gpointer data)
{
  AftNotesPane *self = data;
  gboolean is_edited = item == self->item;
  gboolean result = (is_edited && self->item_fitted) || aft_notes_bar_fits (self->bar, item);

  self->item_fitted |= is_edited && result;

  return result;
}

static void
filter_cb (AftNotesPane *self)
{
  self->item_fitted = FALSE;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
}

static void
order_cb (AftNotesPane *self)
{
  g_autoptr (GtkSorter) sorter = aft_notes_sorter_new (aft_notes_bar_get_order (self->bar));

  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

static void
clear_list (AftNotesPane *self)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filter);
}

/* All notes of a big book come in parts, so that the window goes on meanwhile. */
static void
fill_list (AftNotesPane *self)
{
  gboolean focused = has_focus (self, GTK_WIDGET (self->list));
  AftNotesScope scope = aft_notes_bar_get_scope (self->bar);
  g_autoptr (GListModel) notes = aft_note_list_new (aft_session_get_book (self->session), scope, self->document);
  g_autoptr (GtkSorter) sorter = aft_notes_sorter_new (aft_notes_bar_get_order (self->bar));
  GtkFilterListModel *filtered;

  clear_list (self);
  aft_notes_bar_set_notes (self->bar, notes);
  self->filter = GTK_FILTER (gtk_custom_filter_new (fits, self, NULL));
  filtered = gtk_filter_list_model_new (g_steal_pointer (&notes), g_object_ref (self->filter));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_steal_pointer (&sorter));
  gtk_filter_list_model_set_incremental (filtered, scope == AFT_NOTES_ALL);
  gtk_sort_list_model_set_incremental (self->sorted, scope == AFT_NOTES_ALL);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->sorted))));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (before_change_cb), self, G_CONNECT_SWAPPED);
  /* The list hears of it before what follows: it must know what is selected here. */
  gtk_list_view_set_model (self->list, self->selection);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  select_any (self, 0);
  if (focused)
    aft_notes_pane_focus_list (self);
}

void
aft_notes_pane_set_document (AftNotesPane *self,
                             AftDocument  *document)
{
  g_return_if_fail (AFT_IS_NOTES_PANE (self));

  /* A note of nobody's stands among all of the inbox. */
  if (document != NULL && AFT_IS_INBOX (document))
    document = NULL;
  if (self->selection != NULL && self->document == document)
    return;

  g_set_object (&self->document, document);
  edit_item (self, NULL);
  aft_notes_bar_set_here (self->bar, document);
  g_signal_handlers_block_by_func (self->bar, fill_list, self);
  aft_notes_bar_set_scope (self->bar, AFT_NOTES_HERE);
  g_signal_handlers_unblock_by_func (self->bar, fill_list, self);
  fill_list (self);
}

AftDocument *
aft_notes_pane_get_document (AftNotesPane *self)
{
  g_return_val_if_fail (AFT_IS_NOTES_PANE (self), NULL);

  return self->document;
}

/* The bar's menu stands beside the editor, whose actions these are. */
static void
forward_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  AftNotesPane *self = AFT_NOTES_PANE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  gtk_widget_activate_action_variant (GTK_WIDGET (self->editor), name, target);
}

static void
aft_notes_pane_dispose (GObject *object)
{
  AftNotesPane *self = AFT_NOTES_PANE (object);

  if (self->first_note_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->editor), self->first_note_id);
  self->first_note_id = 0;
  g_clear_handle_id (&self->let_go_id, g_source_remove);
  if (self->box != NULL)
    clear_list (self);
  g_clear_object (&self->item);
  g_clear_object (&self->document);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_notes_pane_parent_class)->dispose (object);
}

/* What narrows the notes stands above them, and is not what one comes here for. */
static gboolean
aft_notes_pane_grab_focus (GtkWidget *widget)
{
  return aft_notes_pane_focus_list (AFT_NOTES_PANE (widget));
}

static void
aft_notes_pane_class_init (AftNotesPaneClass *klass)
{
  static const char * const forwarded[] = {
    "editor.stamp", "editor.checkbox", "editor.bold", "editor.italic", "editor.move-up", "editor.move-down", "editor.find",
    "editor.replace", "editor.find-next", "editor.open-link",
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_notes_pane_dispose;
  widget_class->grab_focus = aft_notes_pane_grab_focus;
  aft_focus_pass (widget_class);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-notes-pane.ui");
  g_type_ensure (AFT_TYPE_NOTES_BAR);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, bar);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, box);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, many);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, notes);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, list);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, first);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, pin);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, marks);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, aft_notes_pane_pin);
  gtk_widget_class_bind_template_callback (widget_class, aft_notes_pane_delete);
  gtk_widget_class_bind_template_callback (widget_class, aft_notes_pane_new_note);
  gtk_widget_class_bind_template_callback_full (widget_class, "aft_notes_bar_clear_filter",
                                                G_CALLBACK (aft_notes_bar_clear_filter));

  for (guint i = 0; i < G_N_ELEMENTS (forwarded); i++)
    gtk_widget_class_install_action (widget_class, forwarded[i], NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "editor.mark", "s", forward_action);
  aft_notes_pane_install_moves (widget_class);
  aft_notes_pane_install_commands (widget_class);
}

static void
aft_notes_pane_init (AftNotesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
  aft_actions_add_controller (GTK_WIDGET (self->list), AFT_SCOPE_EDITOR);
  g_signal_connect_object (self->bar, "scope-changed", G_CALLBACK (fill_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "order-changed", G_CALLBACK (order_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "filter-changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
}

/* Menus of the editor's keys, so that they can be found and used without them. */
static GMenuModel *
make_menu (void)
{
  static const char * const actions[][7] = {
    { "editor.mark::quote", "editor.mark::promise", "editor.mark::ask", "editor.stamp", NULL },
    { "editor.checkbox", "editor.bold", "editor.italic", NULL },
    { "editor.find", "editor.replace", "editor.open-link", "editor.show-made", "editor.file-note", NULL },
    { "win.count-words", "win.copy-markdown", "win.copy-plain", "win.print-note", "win.print-notes", NULL },
  };
  GMenu *whole = g_menu_new ();

  for (guint section = 0; section < G_N_ELEMENTS (actions); section++)
    {
      g_autoptr (GMenu) menu = g_menu_new ();

      for (guint i = 0; actions[section][i] != NULL; i++)
        aft_actions_append (menu, actions[section][i]);
      g_menu_append_section (whole, NULL, G_MENU_MODEL (menu));
    }

  return G_MENU_MODEL (whole);
}

GtkWidget *
aft_notes_pane_new (AftSession *session)
{
  AftNotesPane *self;
  g_autoptr (GMenuModel) menu = make_menu ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_val_if_fail (AFT_IS_SESSION (session), NULL);

  self = g_object_new (AFT_TYPE_NOTES_PANE, NULL);
  self->session = g_object_ref (session);
  self->editor = AFT_NOTE_EDITOR (aft_note_editor_new (session));
  gtk_widget_set_vexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_append (self->notes, GTK_WIDGET (self->editor));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);

  aft_spoken_set_menu (self->marks, menu);
  g_signal_connect_object (aft_session_get_book (session), "record-changed", G_CALLBACK (record_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
