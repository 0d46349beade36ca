/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-notes-pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "aft-actions.h"
#include "aft-chooser.h"
#include "aft-note-row.h"
#include "aft-notes.h"
#include "aft-text.h"

struct _AftNotesPane
{
  GtkWidget           parent_instance;

  GtkStack           *stack;
  GtkBox             *notes;
  GtkListView        *list;
  GtkWidget          *first;
  GtkToggleButton    *pin;
  GtkMenuButton      *marks;
  AftNoteEditor      *editor;

  AftSession         *session;
  AftDocument        *document;
  GtkSingleSelection *selection;
  gboolean            showing_pin;
};

G_DEFINE_FINAL_TYPE (AftNotesPane, aft_notes_pane, GTK_TYPE_WIDGET)

AftNote *
aft_notes_pane_get_note (AftNotesPane *self)
{
  g_return_val_if_fail (AFT_IS_NOTES_PANE (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
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
selected_cb (AftNotesPane *self)
{
  AftNote *note = aft_notes_pane_get_note (self);

  gtk_stack_set_visible_child_name (self->stack, note != NULL ? "notes" : "empty");
  aft_note_editor_set_note (self->editor, note != NULL ? aft_record_get_document (note) : NULL, note);
  show_pin (self);
}

static void
pin_cb (AftNotesPane *self)
{
  AftNote *note = aft_notes_pane_get_note (self);

  if (note == NULL || self->showing_pin)
    return;

  aft_record_set_flag (note, AFT_NOTE_PINNED, gtk_toggle_button_get_active (self->pin));
  aft_session_break_undo (self->session);
  aft_session_flush (self->session);
}

static void
delete_cb (AftNotesPane *self)
{
  AftNote *note = aft_notes_pane_get_note (self);

  if (note == NULL)
    return;

  aft_note_editor_commit (self->editor);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.delete", "s", aft_record_get_id (AFT_RECORD (note)));
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
  aft_note_row_set_note (AFT_NOTE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (AftNotesPane *self,
           GtkListItem  *item)
{
  aft_note_row_set_note (AFT_NOTE_ROW (gtk_list_item_get_child (item)), NULL);
}

void
aft_notes_pane_set_document (AftNotesPane *self,
                             AftDocument  *document)
{
  g_autoptr (GListModel) notes = NULL;

  g_return_if_fail (AFT_IS_NOTES_PANE (self));

  if (self->selection != NULL && self->document == document)
    return;

  g_set_object (&self->document, document);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);

  notes = aft_notes_list (self->session, document);
  self->selection = gtk_single_selection_new (g_steal_pointer (&notes));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  selected_cb (self);
}

AftDocument *
aft_notes_pane_get_document (AftNotesPane *self)
{
  g_return_val_if_fail (AFT_IS_NOTES_PANE (self), NULL);

  return self->document;
}

gboolean
aft_notes_pane_show_note (AftNotesPane *self,
                          const char   *id)
{
  GListModel *notes;

  g_return_val_if_fail (AFT_IS_NOTES_PANE (self), FALSE);

  notes = G_LIST_MODEL (self->selection);
  for (guint i = 0; notes != NULL && i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftRecord) note = g_list_model_get_item (notes, i);

      if (g_strcmp0 (aft_record_get_id (note), id) == 0)
        {
          gtk_single_selection_set_selected (self->selection, i);
          gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
          return TRUE;
        }
    }

  return FALSE;
}

/* A note without words that is there already will do. */
static const char *
find_empty (AftNotesPane *self)
{
  GListModel *notes = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftRecord) note = g_list_model_get_item (notes, i);

      if (aft_record_get (note, AFT_NOTE_TEXT) == NULL)
        return aft_record_get_id (note);
    }

  return NULL;
}

void
aft_notes_pane_new_note (AftNotesPane *self)
{
  const char *id;

  g_return_if_fail (AFT_IS_NOTES_PANE (self));

  if (self->selection == NULL)
    aft_notes_pane_set_document (self, NULL);
  aft_note_editor_commit (self->editor);

  id = find_empty (self);
  if (id == NULL)
    id = aft_record_get_id (AFT_RECORD (aft_notes_add (self->session, self->document)));
  aft_notes_pane_show_note (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *target)
{
  AftNotesPane *self = AFT_NOTES_PANE (widget);
  guint n = self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;
  guint selected;

  if (n == 0)
    return;

  selected = gtk_single_selection_get_selected (self->selection);
  if (g_str_equal (name, "editor.next-note"))
    selected = MIN (selected + 1, n - 1);
  else if (selected > 0)
    selected--;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
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
chosen_cb (GtkWidget   *widget,
           AftDocument *chosen,
           gpointer     data)
{
  AftNotesPane *self = AFT_NOTES_PANE (widget);
  AftNote *note = aft_notes_pane_get_note (self);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;

  if (note == NULL || chosen == aft_record_get_document (note))
    return;

  aft_note_editor_commit (self->editor);
  title = aft_text_dup_shown (aft_document_get_summary (chosen)->title, 60);
  g_ptr_array_add (notes, note);
  aft_session_move_notes (self->session, notes, chosen, NULL);
  aft_session_break_undo (self->session);
  /* Translators: %s is the person, job or event the note belongs to now. */
  message = g_strdup_printf (_("Filed with %s"), title);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.message", "s", message);
}

static void
file_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  AftNotesPane *self = AFT_NOTES_PANE (widget);

  if (aft_notes_pane_get_note (self) != NULL)
    aft_chooser_show (GTK_WIDGET (self), self->session, _("File the Note"),
                      AFT_CHOOSE_CONTACTS | AFT_CHOOSE_APPLICATIONS | AFT_CHOOSE_EVENTS | AFT_CHOOSE_STORIES, chosen_cb, NULL);
}

static void
aft_notes_pane_dispose (GObject *object)
{
  AftNotesPane *self = AFT_NOTES_PANE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_notes_pane_parent_class)->dispose (object);
}

static void
aft_notes_pane_class_init (AftNotesPaneClass *klass)
{
  static const char * const forwarded[] = {
    "editor.stamp", "editor.checkbox", "editor.bold", "editor.italic", "editor.find", "editor.replace", "editor.open-link",
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_notes_pane_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-notes-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, notes);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, list);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, first);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, pin);
  gtk_widget_class_bind_template_child (widget_class, AftNotesPane, marks);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, aft_notes_pane_new_note);

  for (guint i = 0; i < G_N_ELEMENTS (forwarded); i++)
    gtk_widget_class_install_action (widget_class, forwarded[i], NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "editor.mark", "s", forward_action);
  gtk_widget_class_install_action (widget_class, "editor.next-note", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "editor.previous-note", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "editor.file-note", NULL, file_action);
}

static void
aft_notes_pane_init (AftNotesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Menus of the editor's keys, so that they can be found and used without them. */
static GMenuModel *
make_menu (void)
{
  static const char * const actions[][6] = {
    { "editor.mark::quote", "editor.mark::promise", "editor.mark::ask", "editor.stamp", NULL },
    { "editor.checkbox", "editor.bold", "editor.italic", NULL },
    { "editor.find", "editor.replace", "editor.open-link", "editor.file-note", NULL },
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
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

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
  g_object_unref (factory);

  gtk_menu_button_set_menu_model (self->marks, menu);
  g_signal_connect_object (aft_session_get_book (session), "record-changed", G_CALLBACK (record_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
