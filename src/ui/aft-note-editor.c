/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-note-editor-private.h"

#include <glib/gi18n-lib.h>

#include "aft-actions.h"
#include "aft-focus.h"
#include "aft-follow-cursor.h"
#include "aft-note-edit-actions.h"
#include "aft-note-view.h"
#include "aft-settings.h"
#include "aft-vim-keys.h"

/* Buffers of notes shown lately are kept, so that going back to one finds its undo and its cursor. */
#define SHORT_NOTE 4000      /* code points */
#define BUFFERS_KEPT 32

/* Of a view: the source that waits until its text is laid out. */
#define LAYING_OUT "aft-laying-out"

G_DEFINE_FINAL_TYPE (AftNoteEditor, aft_note_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_LARGE_TYPE = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

GtkTextBuffer *
aft_note_editor_get_buffer (AftNoteEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

gboolean
aft_note_editor_can_edit (AftNoteEditor *self)
{
  return self->buffer != NULL && gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view));
}

static gboolean
is_short (GtkTextView *view)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (view)) <= SHORT_NOTE;
}

static void
scroll_to_cursor (GtkTextView *view)
{
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
}

/* Scrolling takes a moment even where it goes nowhere, and GTK 4.8 complains if the view is gone before. */
static void
scroll_if_unseen (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter cursor;
  GdkRectangle place, seen;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &cursor, &place);
  gtk_text_view_get_visible_rect (view, &seen);
  if (place.y < seen.y || place.y + place.height > seen.y + seen.height)
    scroll_to_cursor (view);
}

static gboolean
laid_out_cb (gpointer data)
{
  GtkTextView *view = data;

  g_object_steal_data (G_OBJECT (view), LAYING_OUT);
  scroll_if_unseen (view);

  return G_SOURCE_REMOVE;
}

static void
stop_waiting (gpointer source)
{
  g_source_remove (GPOINTER_TO_UINT (source));
}

/* A long note that has got its size goes on laying out what is above its cursor, which stands elsewhere each time. GTK does so while
 * nothing of more weight is to be done; what has less weight than that comes when it is over. */
static gboolean
sized_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);

  if (gtk_widget_get_height (widget) <= 1)
    return G_SOURCE_CONTINUE;

  scroll_if_unseen (view);
  if (!is_short (view))
    g_object_set_data_full (G_OBJECT (view), LAYING_OUT,
                            GUINT_TO_POINTER (g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, laid_out_cb, view, NULL)), stop_waiting);

  return G_SOURCE_REMOVE;
}

/* A view without a size yet would scroll as far as if there were room for nothing, and a note that fits would begin below its
 * first line. A long one is scrolled at once, so that it doesn't begin at its top. */
void
aft_note_editor_show_cursor (AftNoteEditor *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);

  aft_follow_cursor_show (view);
  if (gtk_widget_get_height (GTK_WIDGET (view)) > 1 || !is_short (view))
    scroll_to_cursor (view);
  if (gtk_widget_get_height (GTK_WIDGET (view)) <= 1)
    gtk_widget_add_tick_callback (GTK_WIDGET (view), sized_cb, NULL, NULL);
}

void
aft_note_editor_commit (AftNoteEditor *self)
{
  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  if (self->buffer != NULL)
    aft_text_buffer_commit (self->buffer);
}

static void
leave_cb (AftNoteEditor *self)
{
  if (self->buffer == NULL)
    return;

  if (self->completion != NULL)
    aft_completion_close (self->completion);
  aft_text_buffer_commit (self->buffer);
  aft_session_break_undo (self->session);
  aft_session_flush (self->session);
}

static void
merged_cb (AftNoteEditor *self,
           gboolean       taken_out)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.message", "s",
                              taken_out ? _("Somebody else changed this note and took words out of it. Undo brings them back.")
                                        : _("Somebody else changed this note. What you wrote is in it too."));
}

static void
preedit_cb (AftNoteEditor *self,
            const char    *preedit)
{
  self->in_preedit = preedit != NULL && *preedit != '\0';
}

static gboolean
key_cb (AftNoteEditor   *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  if (self->in_preedit || !aft_note_editor_can_edit (self))
    return GDK_EVENT_PROPAGATE;
  if (self->completion != NULL && aft_completion_key (self->completion, keyval, state))
    return GDK_EVENT_STOP;

  return aft_note_edit_actions_key (aft_note_editor_get_buffer (self), keyval, state) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* Each note gets a view of its own: GTK 4.8 keeps what it laid out of a view's lines when the view's buffer is replaced, and
 * looks at lines that are no more (gtktextlinedisplaycache.c). */
static void
make_view (AftNoteEditor *self)
{
  gboolean focused = self->view != NULL && gtk_widget_has_focus (GTK_WIDGET (self->view));
  gboolean vim = aft_vim_keys_wanted ();
  GtkTextView *view = aft_note_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (self->completion != NULL)
    aft_completion_set_view (self->completion, NULL);
  if (self->view != NULL)
    aft_vim_keys_remove (self->view);
  self->view = GTK_SOURCE_VIEW (view);
  self->in_preedit = FALSE;
  if (self->large_type)
    gtk_widget_add_css_class (GTK_WIDGET (view), "large-type");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->label != NULL ? self->label : _("Note"), -1);
  if (self->buffer != NULL)
    {
      gtk_text_view_set_buffer (view, GTK_TEXT_BUFFER (self->buffer));
      gtk_text_view_set_editable (view, aft_text_buffer_get_editable (self->buffer));
      if (vim)
        aft_vim_keys_add (self->view, self->session, self->command);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->command), vim);
  aft_follow_cursor (view);

  /* Added after Vim's, so that it sees keys before. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  g_signal_connect_object (view, "preedit-changed", G_CALLBACK (preedit_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (view));
  aft_find_bar_set_view (self->find_bar, self->view);
  if (self->completion != NULL && self->buffer != NULL)
    aft_completion_set_view (self->completion, view);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
vim_cb (AftNoteEditor *self)
{
  make_view (self);
}

void
aft_note_editor_set_note (AftNoteEditor *self,
                          AftDocument   *document,
                          AftNote       *note)
{
  gboolean again;

  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  if (self->note == note)
    return;

  if (self->buffer != NULL)
    leave_cb (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->find_bar)))
    aft_find_bar_close (self->find_bar);

  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_func (self->buffer, merged_cb, self);
  g_clear_object (&self->buffer);
  g_set_object (&self->note, note);
  gtk_widget_set_sensitive (self->box, note != NULL);
  gtk_widget_set_visible (self->locked, FALSE);
  if (note == NULL)
    {
      make_view (self);
      return;
    }

  self->buffer = aft_text_buffer_get (self->session, AFT_RECORD (note), AFT_NOTE_TEXT);
  aft_text_buffer_set_markdown (self->buffer, TRUE);
  g_signal_connect_object (self->buffer, "merged", G_CALLBACK (merged_cb), self, G_CONNECT_SWAPPED);
  again = g_queue_remove (&self->recent, self->buffer);
  if (again)
    g_object_unref (self->buffer);
  g_queue_push_head (&self->recent, g_object_ref (self->buffer));
  if (self->recent.length > BUFFERS_KEPT)
    g_object_unref (g_queue_pop_tail (&self->recent));

  make_view (self);
  gtk_widget_set_visible (self->locked, !aft_text_buffer_get_editable (self->buffer));
  /* A note that is only looked at begins at its top. */
  if (again || gtk_widget_has_focus (GTK_WIDGET (self->view)))
    aft_note_editor_show_cursor (self);
}

AftNote *
aft_note_editor_get_note (AftNoteEditor *self)
{
  g_return_val_if_fail (AFT_IS_NOTE_EDITOR (self), NULL);

  return self->note;
}

void
aft_note_editor_set_label (AftNoteEditor *self,
                           const char    *label)
{
  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
aft_note_editor_set_large_type (AftNoteEditor *self,
                                gboolean       large_type)
{
  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  if (self->large_type == large_type)
    return;

  self->large_type = large_type;
  if (large_type)
    gtk_widget_add_css_class (GTK_WIDGET (self->view), "large-type");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), "large-type");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LARGE_TYPE]);
}

gboolean
aft_note_editor_get_large_type (AftNoteEditor *self)
{
  g_return_val_if_fail (AFT_IS_NOTE_EDITOR (self), FALSE);

  return self->large_type;
}

static gboolean
aft_note_editor_grab_focus (GtkWidget *widget)
{
  AftNoteEditor *self = AFT_NOTE_EDITOR (widget);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->view)))
    return FALSE;

  aft_note_editor_show_cursor (self);
  return TRUE;
}

static void
aft_note_editor_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LARGE_TYPE:
      g_value_set_boolean (value, aft_note_editor_get_large_type (AFT_NOTE_EDITOR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
aft_note_editor_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_LARGE_TYPE:
      aft_note_editor_set_large_type (AFT_NOTE_EDITOR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
aft_note_editor_dispose (GObject *object)
{
  AftNoteEditor *self = AFT_NOTE_EDITOR (object);

  if (self->buffer != NULL)
    aft_text_buffer_commit (self->buffer);
  if (self->view != NULL)
    aft_vim_keys_remove (self->view);
  self->view = NULL;
  g_clear_object (&self->completion);
  g_clear_object (&self->buffer);
  g_clear_object (&self->note);
  g_queue_clear_full (&self->recent, g_object_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->label, g_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_note_editor_parent_class)->dispose (object);
}

static void
aft_note_editor_class_init (AftNoteEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = aft_note_editor_get_property;
  object_class->set_property = aft_note_editor_set_property;
  object_class->dispose = aft_note_editor_dispose;
  widget_class->grab_focus = aft_note_editor_grab_focus;
  aft_focus_pass (widget_class);

  props[PROP_LARGE_TYPE] = g_param_spec_boolean ("large-type", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (AFT_TYPE_FIND_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, AftNoteEditor, box);
  gtk_widget_class_bind_template_child (widget_class, AftNoteEditor, find_bar);
  gtk_widget_class_bind_template_child (widget_class, AftNoteEditor, locked);
  gtk_widget_class_bind_template_child (widget_class, AftNoteEditor, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AftNoteEditor, command);

  aft_note_editor_install_actions (widget_class);
}

static void
aft_note_editor_init (AftNoteEditor *self)
{
  GSettings *settings = aft_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_queue_init (&self->recent);
  make_view (self);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::vim-keys", G_CALLBACK (vim_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->box, FALSE);
  aft_actions_add_controller (GTK_WIDGET (self), AFT_SCOPE_EDITOR);
}

GtkWidget *
aft_note_editor_new (AftSession *session)
{
  AftNoteEditor *self;

  g_return_val_if_fail (AFT_IS_SESSION (session), NULL);

  self = g_object_new (AFT_TYPE_NOTE_EDITOR, NULL);
  self->session = g_object_ref (session);
  self->completion = aft_completion_new (GTK_WIDGET (self), session);

  return GTK_WIDGET (self);
}
