/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-capture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-actions.h"
#include "aft-capture-draft.h"
#include "aft-note-about.h"
#include "aft-note-edit.h"
#include "aft-text.h"

/* More people than that are found quicker by another letter. */
#define CHOICES_MAX 20

struct _AftCapture
{
  GtkWindow         parent_instance;

  GtkTextView      *view;
  GtkWidget        *choices_box;
  GtkListBox       *choices;
  GtkLabel         *hint;

  AftSession       *session;    /* NULL until it is known */
  AftCaptureDraft  *draft;
  gboolean          was_draft;  /* it began with one */
  gboolean          waiting;    /* to be filed once the book is open */
  gboolean          filing;     /* being saved */
  gboolean          discarded;  /* the draft couldn't be kept, and a user was told */
};

G_DEFINE_FINAL_TYPE (AftCapture, aft_capture, GTK_TYPE_WINDOW)

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say (AftCapture *self,
     const char *text)
{
  g_autofree char *shown = aft_text_dup_shown (text, AFT_TEXT_SHOWN_MAX);

  gtk_label_set_label (self->hint, shown);
}

static char *
dup_text (AftCapture *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gboolean
is_open (AftCapture *self)
{
  return self->session != NULL && aft_session_get_state (self->session) == AFT_SESSION_OPEN;
}

static char *
dup_person (AftDocument *person)
{
  return aft_text_dup_shown (aft_document_get_summary (person)->title, 60);
}

/* Whom the note would be filed under as it is now. */
static void
update_hint (AftCapture *self)
{
  g_autofree char *text = dup_text (self);
  g_auto (AftNoteAbout) about = { NULL };
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (is_open (self))
    aft_note_about_read (aft_session_get_book (self->session), text, &about);
  if (!about.begun)
    {
      say (self, _("Ctrl+Return files it. Begin with @name to say whom it is about."));
      return;
    }
  if (about.name == NULL)
    {
      say (self, _("Go on with a name: whom is it about?"));
      return;
    }

  name = about.people->len == 1 ? dup_person (g_ptr_array_index (about.people, 0)) : aft_text_dup_shown (about.name, 60);
  if (about.people->len == 1)
    /* Translators: %s is the person a note will be filed under. */
    words = g_strdup_printf (_("About %s. Ctrl+Return files it."), name);
  else if (about.people->len == 0)
    /* Translators: %s is a name that was typed. */
    words = g_strdup_printf (_("Nobody in the book is called “%s”."), name);
  else
    /* Translators: how many people the name %s fits. */
    words = g_strdup_printf (ngettext ("“%s” fits %u person.", "“%s” fits %u people.", about.people->len), name,
                             about.people->len);
  say (self, words);
}

static void
hide_choices (AftCapture *self)
{
  if (!gtk_widget_get_visible (self->choices_box))
    return;

  gtk_widget_set_visible (self->choices_box, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
changed_cb (AftCapture *self)
{
  g_autofree char *text = dup_text (self);

  self->waiting = FALSE;
  self->discarded = FALSE;
  aft_capture_draft_set_text (self->draft, text);
  hide_choices (self);
  update_hint (self);
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
      say (self, words);
      return;
    }

  aft_capture_draft_clear (self->draft);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The draft goes only when the note is safe. One that is in the book already wasn't saved at the first try. */
static void
file_with (AftCapture  *self,
           AftDocument *document,
           const char  *text)
{
  const char *id = aft_capture_draft_get_id (self->draft);

  if (text[strspn (text, " \t\n")] == '\0')
    {
      say (self, _("There are no words to file yet."));
      return;
    }
  if (aft_session_is_read_only (self->session))
    {
      say (self, aft_session_get_read_only_why (self->session));
      return;
    }

  if (aft_book_find_record (aft_session_get_book (self->session), id, NULL) == NULL)
    {
      g_autofree char *trimmed = g_strchomp (g_strdup (text));

      aft_session_add_note_with_id (self->session, document, id, trimmed);
      aft_session_break_undo (self->session);
    }
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

static void
file_note (AftCapture *self)
{
  g_autofree char *text = dup_text (self);
  g_auto (AftNoteAbout) about = { NULL };

  if (self->filing)
    return;
  if (!is_open (self))
    {
      self->waiting = TRUE;
      say (self, _("It is filed as soon as the book is open."));
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
  g_autofree char *text = dup_text (self);
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "aft-id"));
  AftDocument *document = id != NULL ? aft_book_lookup (aft_session_get_book (self->session), id) : NULL;
  g_auto (AftNoteAbout) about = { NULL };

  hide_choices (self);
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

  hide_choices (self);
  update_hint (self);

  return GDK_EVENT_STOP;
}

static void
file_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  file_note (AFT_CAPTURE (widget));
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  AftCapture *self = AFT_CAPTURE (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const char *mark = target != NULL ? g_variant_get_string (target, NULL) : NULL;

  if (g_str_equal (name, "editor.checkbox"))
    aft_note_edit_check_box (buffer);
  else if (g_str_equal (name, "editor.stamp"))
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *stamp = aft_guide_dup_time_stamp (now);

      aft_note_edit_stamp (buffer, stamp);
    }
  else
    aft_note_edit_mark (buffer, g_strcmp0 (mark, "quote") == 0 ? AFT_MARK_QUOTE
                                : g_strcmp0 (mark, "promise") == 0 ? AFT_MARK_PROMISE : AFT_MARK_QUESTION);
}

/* A draft that was filed before it could be thrown away. */
static void
drop_filed (AftCapture *self)
{
  AftBook *book = aft_session_get_book (self->session);

  if (!self->was_draft)
    return;

  self->was_draft = FALSE;
  if (aft_book_find_record (book, aft_capture_draft_get_id (self->draft), NULL) == NULL)
    return;

  aft_capture_draft_clear (self->draft);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), "", 0);
}

static void
state_cb (AftCapture *self)
{
  if (!is_open (self))
    return;

  drop_filed (self);
  update_hint (self);
  if (self->waiting)
    {
      self->waiting = FALSE;
      file_note (self);
    }
}

void
aft_capture_set_session (AftCapture *self,
                         AftSession *session)
{
  g_return_if_fail (AFT_IS_CAPTURE (self));
  g_return_if_fail (AFT_IS_SESSION (session));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  state_cb (self);
}

void
aft_capture_show_failure (AftCapture *self,
                          const char *why)
{
  g_return_if_fail (AFT_IS_CAPTURE (self));

  self->waiting = FALSE;
  say (self, why);
}

static gboolean
ready_cb (gpointer data)
{
  g_signal_emit (data, signals[READY], 0);

  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock,
            gpointer       data)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, data);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, ready_cb, g_object_ref (data), g_object_unref);
}

static void
aft_capture_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (aft_capture_parent_class)->map (widget);

  if (AFT_CAPTURE (widget)->session == NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (painted_cb), widget, 0);
}

static gboolean
aft_capture_close_request (GtkWindow *window)
{
  AftCapture *self = AFT_CAPTURE (window);
  g_autoptr (GError) error = NULL;

  if (!self->discarded && !aft_capture_draft_keep (self->draft, &error))
    {
      g_autofree char *words = NULL;

      /* Translators: the argument is one sentence saying why and where. */
      words = g_strdup_printf (_("The draft can’t be kept: %s. Close again to leave it."), error->message);
      say (self, words);
      self->discarded = TRUE;
      return TRUE;
    }

  return GTK_WINDOW_CLASS (aft_capture_parent_class)->close_request (window);
}

static void
aft_capture_dispose (GObject *object)
{
  AftCapture *self = AFT_CAPTURE (object);

  g_clear_pointer (&self->draft, aft_capture_draft_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_capture_parent_class)->dispose (object);
}

static void
aft_capture_class_init (AftCaptureClass *klass)
{
  static const char * const edits[] = { "editor.stamp", "editor.checkbox" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_capture_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = aft_capture_close_request;
  widget_class->map = aft_capture_map;

  signals[READY] = g_signal_new ("ready", AFT_TYPE_CAPTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-capture.ui");
  gtk_widget_class_bind_template_child (widget_class, AftCapture, view);
  gtk_widget_class_bind_template_child (widget_class, AftCapture, choices_box);
  gtk_widget_class_bind_template_child (widget_class, AftCapture, choices);
  gtk_widget_class_bind_template_child (widget_class, AftCapture, hint);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, choices_key_cb);

  gtk_widget_class_install_action (widget_class, "capture.file", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "editor.mark", "s", edit_action);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_class_install_action (widget_class, edits[i], NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_capture_init (AftCapture *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter end;

  gtk_widget_init_template (GTK_WIDGET (self));
  aft_actions_add_controller (GTK_WIDGET (self), AFT_SCOPE_CAPTURE);
  aft_actions_add_controller (GTK_WIDGET (self), AFT_SCOPE_EDITOR);

  self->draft = aft_capture_draft_new ();
  self->was_draft = *aft_capture_draft_get_text (self->draft) != '\0';
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, aft_capture_draft_get_text (self->draft), -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->view));
}

GtkWidget *
aft_capture_new (GtkApplication *app)
{
  return g_object_new (AFT_TYPE_CAPTURE, "application", app, NULL);
}
