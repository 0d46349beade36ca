/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-notes-pane-private.h"

#include "aft-note-row.h"

/* From one note to another. */

/* A list is laid out within so many frames. */
#define FOCUS_FRAMES 10

/* The list has to know where Shift with an arrow begins. */
void
aft_notes_pane_select (AftNotesPane *self,
                       guint         position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.select-item", "(ubb)", position, FALSE, FALSE);
}

gboolean
aft_notes_pane_select_note (AftNotesPane *self,
                            const char   *id)
{
  GListModel *notes = G_LIST_MODEL (self->selection);

  for (guint i = 0; notes != NULL && i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftNoteItem) item = g_list_model_get_item (notes, i);

      if (g_strcmp0 (aft_note_item_get_facts (item)->id, id) == 0)
        {
          aft_notes_pane_select (self, i);
          gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
          return TRUE;
        }
    }

  return FALSE;
}

/* Where the note with @id is listed, of whoever is shown or of nobody; FALSE if it is neither's. */
static gboolean
find_scope (AftNotesPane  *self,
            const char    *id,
            AftNotesScope *scope)
{
  AftDocument *document = aft_book_lookup (aft_session_get_book (self->session), id);

  *scope = document != NULL && AFT_IS_INBOX (document) ? AFT_NOTES_INBOX : AFT_NOTES_HERE;
  if (*scope == AFT_NOTES_HERE)
    document = self->document;

  return document != NULL && AFT_IS_NOTE (aft_document_lookup (document, id));
}

gboolean
aft_notes_pane_show_note (AftNotesPane *self,
                          const char   *id)
{
  AftNotesScope scope;

  g_return_val_if_fail (AFT_IS_NOTES_PANE (self), FALSE);

  if (aft_notes_pane_select_note (self, id))
    return TRUE;
  if (!find_scope (self, id, &scope))
    return FALSE;

  aft_notes_bar_clear_filter (self->bar);
  if (aft_notes_pane_select_note (self, id))
    return TRUE;
  aft_notes_bar_set_scope (self->bar, scope);

  return aft_notes_pane_select_note (self, id);
}

void
aft_notes_pane_show_scope (AftNotesPane  *self,
                           AftNotesScope  scope)
{
  g_return_if_fail (AFT_IS_NOTES_PANE (self));

  aft_notes_bar_set_scope (self->bar, scope);
}

AftNotesScope
aft_notes_pane_get_scope (AftNotesPane *self)
{
  g_return_val_if_fail (AFT_IS_NOTES_PANE (self), AFT_NOTES_HERE);

  return aft_notes_bar_get_scope (self->bar);
}

/* The first of what is selected, GTK_INVALID_LIST_POSITION if nothing is. */
static guint
get_selected (AftNotesPane *self)
{
  g_autoptr (GtkBitset) selected = self->selection != NULL ? gtk_selection_model_get_selection (self->selection) : NULL;

  return selected != NULL && !gtk_bitset_is_empty (selected) ? gtk_bitset_get_minimum (selected) : GTK_INVALID_LIST_POSITION;
}

/* The list itself would give the focus to the row that had it last, which need not be the selected one. */
static gboolean
focus_row (AftNotesPane *self)
{
  guint position = get_selected (self);
  g_autoptr (AftNoteItem) item = position != GTK_INVALID_LIST_POSITION
                                 ? g_list_model_get_item (G_LIST_MODEL (self->selection), position) : NULL;
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL && item != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (child != NULL && AFT_IS_NOTE_ROW (child) && aft_note_row_get_item (AFT_NOTE_ROW (child)) == item)
        return gtk_widget_grab_focus (row);
    }

  return FALSE;
}

/* The rows of what was just put into the list are made when it is laid out. */
static gboolean
focus_row_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  AftNotesPane *self = AFT_NOTES_PANE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || (focus != GTK_WIDGET (self->list) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
      || focus_row (self) || self->focus_frames-- == 0)
    {
      self->focus_id = 0;
      return G_SOURCE_REMOVE;
    }

  return G_SOURCE_CONTINUE;
}

gboolean
aft_notes_pane_focus_list (AftNotesPane *self)
{
  guint position = get_selected (self);

  if (position == GTK_INVALID_LIST_POSITION)
    return gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);

  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  if (focus_row (self))
    return TRUE;

  self->focus_frames = FOCUS_FRAMES;
  if (self->focus_id == 0)
    self->focus_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_row_cb, NULL, NULL);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* A note without words that is there already will do. */
static const char *
find_empty (AftNotesPane *self)
{
  GListModel *notes = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftNoteItem) item = g_list_model_get_item (notes, i);
      AftNote *note = *aft_note_item_get_facts (item)->title == '\0' ? aft_note_item_get_note (item) : NULL;

      if (note != NULL && aft_record_get (note, AFT_NOTE_TEXT) == NULL)
        return aft_note_item_get_facts (item)->id;
    }

  return NULL;
}

void
aft_notes_pane_new_note (AftNotesPane *self)
{
  const char *id;

  g_return_if_fail (AFT_IS_NOTES_PANE (self));

  if (aft_notes_pane_refuses (self))
    return;

  if (self->selection == NULL)
    aft_notes_pane_set_document (self, NULL);
  aft_note_editor_commit (self->editor);
  /* Among all notes it couldn't be told whom a new one is about. */
  if (aft_notes_bar_get_scope (self->bar) == AFT_NOTES_ALL)
    aft_notes_bar_set_scope (self->bar, AFT_NOTES_HERE);
  aft_notes_bar_clear_filter (self->bar);

  id = find_empty (self);
  if (id == NULL)
    id = aft_record_get_id (AFT_RECORD (aft_notes_add (self->session, aft_notes_bar_get_scope (self->bar) == AFT_NOTES_HERE
                                                                      ? self->document : NULL)));
  aft_notes_pane_select_note (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *target)
{
  AftNotesPane *self = AFT_NOTES_PANE (widget);
  guint n = self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;
  g_autoptr (GtkBitset) set = NULL;
  guint selected;

  if (n == 0)
    return;

  set = gtk_selection_model_get_selection (self->selection);
  selected = gtk_bitset_is_empty (set) ? 0 : gtk_bitset_get_minimum (set);
  if (g_str_equal (name, "editor.next-note"))
    selected = MIN (selected + 1, n - 1);
  else if (selected > 0)
    selected--;
  aft_notes_pane_select (self, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
}

void
aft_notes_pane_install_moves (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "editor.next-note", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "editor.previous-note", NULL, go_action);
}
