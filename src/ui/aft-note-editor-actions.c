/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-note-editor-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-note-edit.h"
#include "aft-note-edit-actions.h"
#include "aft-open-uri.h"

/* What the editor's keys and menus do. */

void
aft_note_editor_mark (AftNoteEditor *self,
                      AftMark        mark)
{
  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  if (!aft_note_editor_can_edit (self))
    return;

  aft_note_edit_mark (aft_note_editor_get_buffer (self), mark);
  aft_note_editor_show_cursor (self);
}

void
aft_note_editor_stamp (AftNoteEditor *self)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *stamp = NULL;

  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  if (!aft_note_editor_can_edit (self))
    return;

  now = aft_session_now (self->session);
  stamp = aft_guide_dup_time_stamp (now);
  aft_note_edit_stamp (aft_note_editor_get_buffer (self), stamp);
  aft_note_editor_show_cursor (self);
}

void
aft_note_editor_append (AftNoteEditor *self,
                        const char    *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  if (!aft_note_editor_can_edit (self))
    return;

  buffer = aft_note_editor_get_buffer (self);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  if (!gtk_text_iter_starts_line (&end))
    gtk_text_buffer_insert (buffer, &end, "\n", 1);
  gtk_text_buffer_insert (buffer, &end, text, -1);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_buffer_end_user_action (buffer);
  aft_note_editor_show_cursor (self);
}

void
aft_note_editor_select_range (AftNoteEditor *self,
                              guint          from,
                              guint          to)
{
  GtkTextIter start, end;

  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  if (self->buffer == NULL)
    return;

  aft_text_buffer_get_iter (self->buffer, from, &start);
  aft_text_buffer_get_iter (self->buffer, to, &end);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self->buffer), &end, &start);
  aft_note_editor_show_cursor (self);
}

void
aft_note_editor_show_words (AftNoteEditor *self,
                            const char    *words)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autofree char *there = NULL;
  const char *found;
  guint from;

  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  if (self->buffer == NULL)
    return;

  text = aft_text_buffer_dup_text (self->buffer);
  there = aft_mark_dup_words (text, words);
  found = there != NULL && *there != '\0' ? strstr (text, there) : NULL;
  if (found == NULL)
    return;

  from = g_utf8_strlen (text, found - text);
  aft_text_buffer_get_iter (self->buffer, from, &start);
  aft_text_buffer_get_iter (self->buffer, from + g_utf8_strlen (there, -1), &end);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  aft_note_editor_show_cursor (self);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  AftNoteEditor *self = AFT_NOTE_EDITOR (widget);
  g_autoptr (GDateTime) now = NULL;

  if (!aft_note_editor_can_edit (self))
    return;

  now = aft_session_now (self->session);
  aft_note_edit_actions_run (aft_note_editor_get_buffer (self), name, target, now);
  aft_note_editor_show_cursor (self);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  AftNoteEditor *self = AFT_NOTE_EDITOR (widget);

  if (self->buffer == NULL)
    return;

  if (g_str_equal (name, "editor.find-next"))
    aft_find_bar_next (self->find_bar, FALSE);
  else
    aft_find_bar_open (self->find_bar, g_str_equal (name, "editor.replace"));
}

static void
link_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  AftNoteEditor *self = AFT_NOTE_EDITOR (widget);
  g_autofree char *link = NULL;
  GtkTextBuffer *buffer;
  AftDocument *person;
  GtkTextIter iter;

  if (self->buffer == NULL)
    return;

  buffer = aft_note_editor_get_buffer (self);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  link = aft_note_edit_dup_link (buffer, &iter, aft_names_get (aft_session_get_book (self->session)), &person);
  if (link != NULL)
    aft_open_uri (widget, link);
  else if (person != NULL)
    gtk_widget_activate_action (widget, "win.show", "s", aft_record_get_id (AFT_RECORD (person)));
  else
    gtk_widget_activate_action (widget, "win.message", "s", _("There is no link and nobody’s name at the cursor."));
}

void
aft_note_editor_install_actions (GtkWidgetClass *widget_class)
{
  static const char * const finds[] = { "editor.find", "editor.replace", "editor.find-next" };

  aft_note_edit_actions_install (widget_class, edit_action);
  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    gtk_widget_class_install_action (widget_class, finds[i], NULL, find_action);
  gtk_widget_class_install_action (widget_class, "editor.open-link", NULL, link_action);
}
