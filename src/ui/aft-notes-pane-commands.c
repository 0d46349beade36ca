/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-notes-pane-private.h"

#include <glib/gi18n-lib.h>

#include "aft-chooser.h"
#include "aft-code-lines.h"
#include "aft-guide-marks.h"
#include "aft-text-buffer.h"
#include "aft-text.h"

/* What is done with the notes that are selected. */

GPtrArray *
aft_notes_pane_list_selected (AftNotesPane *self)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = self->selection != NULL ? gtk_selection_model_get_selection (self->selection) : NULL;
  guint n = selected != NULL ? gtk_bitset_get_size (selected) : 0;

  for (guint i = 0; i < n; i++)
    {
      guint position = gtk_bitset_get_nth (selected, i);
      g_autoptr (AftNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
      AftNote *note = aft_note_item_get_note (item);

      if (note != NULL)
        g_ptr_array_add (notes, g_object_ref (note));
    }

  return notes;
}

void
aft_notes_pane_pin (AftNotesPane *self)
{
  g_autoptr (GPtrArray) notes = NULL;

  if (self->showing_pin)
    return;

  notes = aft_notes_pane_list_selected (self);
  aft_book_begin (aft_session_get_book (self->session), _("Pin the Note"));
  for (guint i = 0; i < notes->len; i++)
    aft_record_set_flag (g_ptr_array_index (notes, i), AFT_NOTE_PINNED, gtk_toggle_button_get_active (self->pin));
  aft_book_end (aft_session_get_book (self->session));
  aft_session_break_undo (self->session);
  aft_session_flush (self->session);
}

void
aft_notes_pane_delete (AftNotesPane *self)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *message = NULL;
  AftBook *book;
  guint deleted = 0;

  g_return_if_fail (AFT_IS_NOTES_PANE (self));

  notes = aft_notes_pane_list_selected (self);
  book = aft_session_get_book (self->session);
  if (notes->len == 0)
    return;

  aft_note_editor_commit (self->editor);
  aft_book_begin (book, C_("undo", "Delete"));
  for (guint i = 0; i < notes->len; i++)
    {
      AftRecord *note = g_ptr_array_index (notes, i);

      gtk_widget_activate_action (GTK_WIDGET (self), "win.delete", "s", aft_record_get_id (note));
      deleted += aft_book_find_record (book, aft_record_get_id (note), NULL) == NULL;
    }
  aft_book_end (book);
  /* What was in the list has nowhere to go there. */
  if (aft_notes_pane_get_note (self) == NULL)
    aft_notes_pane_focus_list (self);
  if (deleted < 2)
    return;

  /* What was said of each is said of all. */
  message = g_strdup_printf (ngettext ("Deleted %u note", "Deleted %u notes", deleted), deleted);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.message-undo", "s", message);
}

static void
chosen_cb (GtkWidget   *widget,
           AftDocument *chosen,
           AftFollowUp *follow_up,
           gpointer     data)
{
  AftNotesPane *self = AFT_NOTES_PANE (widget);
  g_autoptr (GPtrArray) notes = aft_notes_pane_list_selected (self);
  AftNote *edited = aft_notes_pane_get_note (self);
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  guint moved;

  aft_note_editor_commit (self->editor);
  title = aft_text_dup_shown (aft_document_get_summary (chosen)->title, 60);
  moved = aft_session_move_notes (self->session, notes, chosen, follow_up);
  aft_session_break_undo (self->session);
  if (moved == 0)
    return;
  if (moved == 1)
    /* Translators: %s is the person, job or event the note belongs to now. */
    message = g_strdup_printf (_("Filed with %s"), title);
  else
    /* Translators: how many notes were filed, and with whom. */
    message = g_strdup_printf (ngettext ("%u note filed with %s", "%u notes filed with %s", moved), moved, title);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.message-undo", "s", message);
  /* What comes after it is selected now: there it can be filed, too, and the last one be undone. */
  if (aft_notes_pane_get_note (self) != edited)
    aft_notes_pane_focus_list (self);
}

static void
file_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  AftNotesPane *self = AFT_NOTES_PANE (widget);

  if (aft_notes_pane_get_note (self) != NULL)
    aft_chooser_show_places (GTK_WIDGET (self), self->session, _("File the Note"),
                             AFT_CHOOSE_CONTACTS | AFT_CHOOSE_APPLICATIONS | AFT_CHOOSE_EVENTS | AFT_CHOOSE_STORIES, chosen_cb,
                             NULL);
}

/* The line with the cursor; NULL if it is code, which nothing comes of. */
static char *
dup_line (AftNotesPane *self,
          AftNote      *note)
{
  g_autoptr (AftTextBuffer) text = aft_text_buffer_get (self->session, AFT_RECORD (note), AFT_NOTE_TEXT);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (text);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_set_line_offset (&start, 0);
  if (aft_code_lines_has (&start))
    return NULL;
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* From the line with the cursor to the reminder or the feedback it became; the way back is theirs. */
static void
show_made_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *target)
{
  AftNotesPane *self = AFT_NOTES_PANE (widget);
  AftNote *note = aft_notes_pane_get_note (self);
  g_autofree char *line = note != NULL ? dup_line (self, note) : NULL;
  AftRecord *made;
  const char *follow_up;

  aft_note_editor_commit (self->editor);
  made = line != NULL ? aft_mark_find_made (note, line) : NULL;
  if (made == NULL)
    {
      gtk_widget_activate_action (widget, "win.message", "s", _("This line hasn’t become anything yet."));
      return;
    }

  follow_up = AFT_IS_FEEDBACK (made) ? aft_record_get (made, AFT_FEEDBACK_FOLLOW_UP) : NULL;
  if (follow_up != NULL)
    gtk_widget_activate_action (widget, "win.guide-step", "(ss)", follow_up, "outcome");
  else
    gtk_widget_activate_action (widget, "win.show-record", "s", aft_record_get_id (made));
}

void
aft_notes_pane_install_commands (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "editor.file-note", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "editor.show-made", NULL, show_made_action);
}

gboolean
aft_notes_pane_refuses (AftNotesPane *self)
{
  if (!aft_session_is_read_only (self->session) && (self->document == NULL || !aft_document_is_read_only (self->document)))
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.message", "s", _("This book can only be read here."));
  return TRUE;
}
