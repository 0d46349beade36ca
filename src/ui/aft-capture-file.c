/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-capture-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-note-about.h"
#include "aft-promise.h"
#include "aft-text.h"

/* Under whom a captured note is filed. */

/* More people than that are found quicker by another letter. */
#define CHOICES_MAX 20

void
aft_capture_hide_choices (AftCapture *self)
{
  if (!gtk_widget_get_visible (self->choices_box))
    return;

  gtk_widget_set_visible (self->choices_box, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (AftCapture) self = data;
  g_autoptr (GError) error = NULL;

  self->filing = FALSE;
  gtk_text_view_set_editable (self->view, TRUE);
  if (!aft_session_flush_finish (AFT_SESSION (source), result, &error))
    {
      g_autofree char *words = NULL;

      /* Translators: the argument is one sentence saying why and where. */
      words = g_strdup_printf (_("Not saved: %s"), error->message);
      aft_capture_say (self, words);
      return;
    }

  aft_capture_draft_clear (self->draft);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* One that is in the book already wasn't saved at the first try: it takes on what was written since. If it is written in elsewhere
 * meanwhile, that is another note. */
static void
put_in_book (AftCapture  *self,
             AftDocument *document,
             const char  *text)
{
  AftBook *book = aft_session_get_book (self->session);
  AftRecord *note = aft_book_find_record (book, aft_capture_draft_get_id (self->draft), NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  if (note != NULL && (!AFT_IS_NOTE (note) || !aft_record_is (note, AFT_NOTE_TEXT, self->filed)))
    {
      aft_capture_draft_renew (self->draft);
      note = NULL;
    }

  if (note == NULL)
    note = AFT_RECORD (aft_session_add_note_with_id (self->session, document, aft_capture_draft_get_id (self->draft), text));
  else
    {
      aft_record_set (note, AFT_NOTE_TEXT, text);
      aft_session_keep_promises (self->session, AFT_NOTE (note), AFT_PROMISE_NO_LINE);
      g_ptr_array_add (notes, note);
    }
  g_free (self->filed);
  self->filed = g_strdup (aft_record_get (note, AFT_NOTE_TEXT));
  if (notes->len > 0 && document != NULL)
    aft_session_move_notes (self->session, notes, document, NULL);
  aft_session_break_undo (self->session);
}

/* The draft goes only when the note is safe. */
static void
file_with (AftCapture  *self,
           AftDocument *document,
           const char  *text)
{
  g_autofree char *trimmed = g_strchomp (g_strdup (text));

  if (*trimmed == '\0')
    {
      aft_capture_say (self, _("There are no words to file yet."));
      return;
    }
  if (aft_session_is_read_only (self->session))
    {
      aft_capture_say (self, aft_session_get_read_only_why (self->session));
      return;
    }

  put_in_book (self, document, trimmed);
  self->filing = TRUE;
  gtk_text_view_set_editable (self->view, FALSE);
  aft_session_flush_async (self->session, NULL, flushed_cb, g_object_ref (self));
}

static void
add_choice (AftCapture *self,
            const char *words,
            const char *id)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (row), "aft-id", g_strdup (id), g_free);
  gtk_list_box_append (self->choices, row);
}

/* Nobody or several fit: the people, and the inbox. */
static void
ask (AftCapture         *self,
     const AftNoteAbout *about)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->choices, 0))) != NULL)
    gtk_list_box_remove (self->choices, row);

  for (guint i = 0; i < MIN (about->people->len, CHOICES_MAX); i++)
    {
      const AftSummary *summary = aft_document_get_summary (g_ptr_array_index (about->people, i));
      g_autofree char *name = aft_text_dup_shown (summary->title, 60);
      g_autofree char *company = aft_text_dup_shown (summary->company, 60);
      g_autofree char *words = *company != '\0' ? g_strdup_printf (C_("row", "%s, %s"), name, company) : g_strdup (name);

      add_choice (self, words, summary->id);
    }
  add_choice (self, _("Put It in the Inbox"), NULL);

  gtk_widget_set_visible (self->choices_box, TRUE);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->choices, 0));
  gtk_list_box_select_row (self->choices, GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (row);
}

void
aft_capture_file (AftCapture *self)
{
  g_autofree char *text = aft_capture_dup_text (self);
  g_auto (AftNoteAbout) about = { NULL };

  if (self->filing)
    return;
  if (!aft_capture_is_open (self))
    {
      self->waiting = TRUE;
      aft_capture_say (self, _("It is filed as soon as the book is open."));
      return;
    }

  aft_note_about_read (aft_session_get_book (self->session), text, &about);
  if (about.name == NULL)
    file_with (self, NULL, text);
  else if (about.people->len == 1)
    file_with (self, g_ptr_array_index (about.people, 0), about.says);
  else
    ask (self, &about);
}

static void
chosen_cb (AftCapture    *self,
           GtkListBoxRow *row)
{
  g_autofree char *text = aft_capture_dup_text (self);
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "aft-id"));
  AftDocument *document = id != NULL ? aft_book_lookup (aft_session_get_book (self->session), id) : NULL;
  g_auto (AftNoteAbout) about = { NULL };

  aft_capture_hide_choices (self);
  aft_note_about_read (aft_session_get_book (self->session), text, &about);
  /* In the inbox the name is all that is known of whom it is about. */
  file_with (self, document, document != NULL ? about.says : text);
}

static gboolean
choices_key_cb (AftCapture      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  aft_capture_hide_choices (self);
  aft_capture_update_hint (self);

  return GDK_EVENT_STOP;
}

static void
file_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  aft_capture_file (AFT_CAPTURE (widget));
}

void
aft_capture_install_filing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, choices_key_cb);
  gtk_widget_class_install_action (widget_class, "capture.file", NULL, file_action);
}
