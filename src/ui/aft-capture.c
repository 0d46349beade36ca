/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-capture-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-actions.h"
#include "aft-narrow.h"
#include "aft-note-about.h"
#include "aft-note-edit-actions.h"
#include "aft-note-view.h"
#include "aft-text.h"

G_DEFINE_FINAL_TYPE (AftCapture, aft_capture, GTK_TYPE_WINDOW)

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
aft_capture_say (AftCapture *self,
                 const char *text)
{
  g_autofree char *shown = aft_text_dup_shown (text, AFT_TEXT_SHOWN_MAX);

  gtk_label_set_label (self->hint, shown);
}

char *
aft_capture_dup_text (AftCapture *self)
{
  return aft_line_buffer_dup_text (self->buffer);
}

gboolean
aft_capture_is_open (AftCapture *self)
{
  return self->session != NULL && aft_session_get_state (self->session) == AFT_SESSION_OPEN;
}

static char *
dup_person (AftDocument *person)
{
  return aft_text_dup_shown (aft_document_get_summary (person)->title, 60);
}

void
aft_capture_update_hint (AftCapture *self)
{
  g_autofree char *text = aft_capture_dup_text (self);
  g_auto (AftNoteAbout) about = { NULL };
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (aft_capture_is_open (self))
    aft_note_about_read (aft_session_get_book (self->session), text, &about);
  if (!about.begun)
    {
      aft_capture_say (self, _("Ctrl+Return files it. Begin with @name to say whom it is about."));
      return;
    }
  if (about.name == NULL)
    {
      aft_capture_say (self, _("Go on with a name: whom is it about?"));
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
  aft_capture_say (self, words);
}

static void
changed_cb (AftCapture *self)
{
  g_autofree char *text = aft_capture_dup_text (self);

  self->waiting = FALSE;
  self->discarded = FALSE;
  aft_capture_draft_set_text (self->draft, text);
  aft_capture_hide_choices (self);
  aft_capture_update_hint (self);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  AftCapture *self = AFT_CAPTURE (widget);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  g_autoptr (GDateTime) now = NULL;

  if (!gtk_text_view_get_editable (self->view))
    return;

  now = self->session != NULL ? aft_session_now (self->session) : g_date_time_new_now_local ();
  aft_note_edit_actions_run (buffer, name, target, now);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
}

static void
preedit_cb (AftCapture *self,
            const char *preedit)
{
  self->in_preedit = preedit != NULL && *preedit != '\0';
}

static gboolean
key_cb (AftCapture      *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  if (self->in_preedit || !gtk_text_view_get_editable (self->view))
    return GDK_EVENT_PROPAGATE;
  if (self->completion != NULL && aft_completion_key (self->completion, keyval, state))
    return GDK_EVENT_STOP;

  return aft_note_edit_actions_key (GTK_TEXT_BUFFER (self->buffer), keyval, state) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
leave_cb (AftCapture *self)
{
  if (self->completion != NULL)
    aft_completion_close (self->completion);
}

/* Code and marks are shown while the book is still being read; people, and completion, once there is somebody to choose from. The
 * cursor is there sooner than both. */
static void
complete (AftCapture *self)
{
  aft_line_buffer_set_markdown (self->buffer,
                                aft_capture_is_open (self) ? aft_names_get (aft_session_get_book (self->session)) : NULL);
  g_clear_object (&self->completion);
  if (!aft_capture_is_open (self))
    return;

  self->completion = aft_completion_new (self->box, self->session);
  aft_completion_set_view (self->completion, self->view);
}

/* Whether @note is what comes of @text, under somebody or in the inbox. */
static gboolean
is_note_of (AftCapture *self,
            AftNote    *note,
            const char *text)
{
  g_autofree char *whole = g_strchomp (g_strdup (text));
  g_auto (AftNoteAbout) about = { NULL };

  aft_note_about_read (aft_session_get_book (self->session), text, &about);
  g_strchomp (about.says);

  return aft_record_is (note, AFT_NOTE_TEXT, about.says) || aft_record_is (note, AFT_NOTE_TEXT, whole);
}

/* A draft that was filed before it could be thrown away. What was written since the window is open stays. */
static void
drop_filed (AftCapture *self)
{
  g_autofree char *left = g_steal_pointer (&self->left);
  g_autofree char *text = NULL;
  AftRecord *note;

  if (left == NULL)
    return;

  note = aft_book_find_record (aft_session_get_book (self->session), aft_capture_draft_get_id (self->draft), NULL);
  if (note == NULL)
    return;

  text = aft_capture_dup_text (self);
  if (!AFT_IS_NOTE (note) || !g_str_has_prefix (text, left) || !is_note_of (self, AFT_NOTE (note), left))
    {
      aft_capture_draft_renew (self->draft);
      return;
    }
  aft_capture_draft_clear (self->draft);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), g_strchug (text + strlen (left)), -1);
}

static void
state_cb (AftCapture *self)
{
  complete (self);
  if (!aft_capture_is_open (self))
    return;

  drop_filed (self);
  aft_capture_update_hint (self);
  if (self->waiting)
    {
      self->waiting = FALSE;
      aft_capture_file (self);
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
  aft_capture_say (self, why);
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
      aft_capture_say (self, words);
      self->discarded = TRUE;
      return TRUE;
    }

  return GTK_WINDOW_CLASS (aft_capture_parent_class)->close_request (window);
}

static void
aft_capture_dispose (GObject *object)
{
  AftCapture *self = AFT_CAPTURE (object);

  g_clear_object (&self->completion);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->draft, aft_capture_draft_free);
  g_clear_pointer (&self->left, g_free);
  g_clear_pointer (&self->filed, g_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_capture_parent_class)->dispose (object);
}

static void
aft_capture_class_init (AftCaptureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_capture_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = aft_capture_close_request;
  widget_class->map = aft_capture_map;

  signals[READY] = g_signal_new ("ready", AFT_TYPE_CAPTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (AFT_TYPE_NOTE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-capture.ui");
  gtk_widget_class_bind_template_child (widget_class, AftCapture, box);
  gtk_widget_class_bind_template_child (widget_class, AftCapture, view);
  gtk_widget_class_bind_template_child (widget_class, AftCapture, choices_box);
  gtk_widget_class_bind_template_child (widget_class, AftCapture, choices);
  gtk_widget_class_bind_template_child (widget_class, AftCapture, hint);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, preedit_cb);

  aft_capture_install_filing (widget_class);
  aft_note_edit_actions_install (widget_class, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_capture_init (AftCapture *self)
{
  GtkTextIter end;

  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
  aft_actions_add_controller (GTK_WIDGET (self), AFT_SCOPE_CAPTURE);
  aft_actions_add_controller (GTK_WIDGET (self), AFT_SCOPE_EDITOR);

  self->draft = aft_capture_draft_new ();
  if (*aft_capture_draft_get_text (self->draft) != '\0')
    self->left = g_strdup (aft_capture_draft_get_text (self->draft));
  self->buffer = aft_line_buffer_new ();
  aft_line_buffer_set_text (self->buffer, aft_capture_draft_get_text (self->draft));
  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self->buffer), &end);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &end);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_text_view_set_buffer (self->view, GTK_TEXT_BUFFER (self->buffer));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->view));
}

GtkWidget *
aft_capture_new (GtkApplication *app)
{
  return g_object_new (AFT_TYPE_CAPTURE, "application", app, NULL);
}
