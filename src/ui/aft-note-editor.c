/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-note-editor.h"

#include <glib/gi18n-lib.h>

#include "aft-actions.h"
#include "aft-find-bar.h"
#include "aft-list-indenter.h"
#include "aft-note-edit.h"
#include "aft-open-uri.h"
#include "aft-text-buffer.h"

/* Buffers of notes shown lately are kept, so that going back to one finds its undo and its cursor. */
#define BUFFERS_KEPT 8

struct _AftNoteEditor
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  AftFindBar        *find_bar;
  GtkWidget         *locked;
  GtkScrolledWindow *scrolled;
  GtkSourceView     *view;
  char              *label;     /* for screen readers; NULL: "Note" */

  AftSession        *session;
  AftNote           *note;
  AftTextBuffer     *buffer;
  GQueue             recent;    /* AftTextBuffer, owned */
  gboolean           large_type;
  gboolean           in_preedit;
};

G_DEFINE_FINAL_TYPE (AftNoteEditor, aft_note_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_LARGE_TYPE = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static GtkTextBuffer *
get_buffer (AftNoteEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static gboolean
can_edit (AftNoteEditor *self)
{
  return self->buffer != NULL && gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view));
}

static void
show_cursor (AftNoteEditor *self)
{
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (get_buffer (self)));
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

  aft_text_buffer_commit (self->buffer);
  aft_session_break_undo (self->session);
  aft_session_flush (self->session);
}

static void
preedit_cb (AftNoteEditor *self,
            const char    *preedit)
{
  self->in_preedit = preedit != NULL && *preedit != '\0';
}

/* Tab belongs to the focus but for list items, and to an input method that is composing. */
static gboolean
key_cb (AftNoteEditor   *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (keyval == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) != 0);

  if ((keyval != GDK_KEY_Tab && !back) || self->in_preedit || !can_edit (self))
    return GDK_EVENT_PROPAGATE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  return aft_note_edit_indent (get_buffer (self), !back) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

void
aft_note_editor_mark (AftNoteEditor *self,
                      AftMark        mark)
{
  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  if (!can_edit (self))
    return;

  aft_note_edit_mark (get_buffer (self), mark);
  show_cursor (self);
}

void
aft_note_editor_stamp (AftNoteEditor *self)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *stamp = NULL;

  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  if (!can_edit (self))
    return;

  now = aft_session_now (self->session);
  stamp = aft_guide_dup_time_stamp (now);
  aft_note_edit_stamp (get_buffer (self), stamp);
  show_cursor (self);
}

void
aft_note_editor_append (AftNoteEditor *self,
                        const char    *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  if (!can_edit (self))
    return;

  buffer = get_buffer (self);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  if (!gtk_text_iter_starts_line (&end))
    gtk_text_buffer_insert (buffer, &end, "\n", 1);
  gtk_text_buffer_insert (buffer, &end, text, -1);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_buffer_end_user_action (buffer);
  show_cursor (self);
}

static void
mark_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  const char *mark = g_variant_get_string (target, NULL);

  if (g_str_equal (mark, "quote"))
    aft_note_editor_mark (AFT_NOTE_EDITOR (widget), AFT_MARK_QUOTE);
  else if (g_str_equal (mark, "promise"))
    aft_note_editor_mark (AFT_NOTE_EDITOR (widget), AFT_MARK_PROMISE);
  else if (g_str_equal (mark, "ask"))
    aft_note_editor_mark (AFT_NOTE_EDITOR (widget), AFT_MARK_QUESTION);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  AftNoteEditor *self = AFT_NOTE_EDITOR (widget);

  if (!can_edit (self))
    return;

  if (g_str_equal (name, "editor.bold"))
    aft_note_edit_wrap (get_buffer (self), "**");
  else if (g_str_equal (name, "editor.italic"))
    aft_note_edit_wrap (get_buffer (self), "*");
  else if (g_str_equal (name, "editor.checkbox"))
    aft_note_edit_check_box (get_buffer (self));
  else if (g_str_equal (name, "editor.stamp"))
    aft_note_editor_stamp (self);
  else
    g_signal_emit_by_name (self->view, "move-lines", g_str_equal (name, "editor.move-down"));
  show_cursor (self);
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
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, gtk_text_buffer_get_insert (get_buffer (self)));
  link = aft_note_edit_dup_link (get_buffer (self), &iter);
  if (link != NULL)
    aft_open_uri (widget, link);
  else
    gtk_widget_activate_action (widget, "win.message", "s", _("There is no link at the cursor."));
}

/* Each note gets a view of its own: GTK 4.8 keeps what it laid out of a view's lines when the view's buffer is replaced, and
 * looks at lines that are no more (gtktextlinedisplaycache.c). */
static void
make_view (AftNoteEditor *self)
{
  g_autoptr (GtkSourceIndenter) indenter = aft_list_indenter_new ();
  gboolean focused = self->view != NULL && gtk_widget_has_focus (GTK_WIDGET (self->view));
  GtkTextView *view = GTK_TEXT_VIEW (gtk_source_view_new ());
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = GTK_SOURCE_VIEW (view);
  self->in_preedit = FALSE;
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_pixels_above_lines (view, 2);
  gtk_text_view_set_pixels_below_lines (view, 2);
  gtk_text_view_set_top_margin (view, 12);
  gtk_text_view_set_bottom_margin (view, 12);
  gtk_text_view_set_left_margin (view, 12);
  gtk_text_view_set_right_margin (view, 12);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_SPELLCHECK);
  gtk_source_view_set_auto_indent (self->view, TRUE);
  gtk_source_view_set_indenter (self->view, indenter);
  gtk_widget_add_css_class (GTK_WIDGET (view), "note-text");
  if (self->large_type)
    gtk_widget_add_css_class (GTK_WIDGET (view), "large-type");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->label != NULL ? self->label : _("Note"), -1);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  g_signal_connect_object (view, "preedit-changed", G_CALLBACK (preedit_cb), self, G_CONNECT_SWAPPED);

  if (self->buffer != NULL)
    {
      gtk_text_view_set_buffer (view, GTK_TEXT_BUFFER (self->buffer));
      gtk_text_view_set_editable (view, aft_text_buffer_get_editable (self->buffer));
    }
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (view));
  aft_find_bar_set_view (self->find_bar, self->view);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (view));
}

void
aft_note_editor_set_note (AftNoteEditor *self,
                          AftDocument   *document,
                          AftNote       *note)
{
  g_return_if_fail (AFT_IS_NOTE_EDITOR (self));

  if (self->note == note)
    return;

  if (self->buffer != NULL)
    leave_cb (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->find_bar)))
    aft_find_bar_close (self->find_bar);

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
  if (g_queue_remove (&self->recent, self->buffer))
    g_object_unref (self->buffer);
  g_queue_push_head (&self->recent, g_object_ref (self->buffer));
  if (self->recent.length > BUFFERS_KEPT)
    g_object_unref (g_queue_pop_tail (&self->recent));

  make_view (self);
  gtk_widget_set_visible (self->locked, !aft_text_buffer_get_editable (self->buffer));
  show_cursor (self);
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
  return gtk_widget_grab_focus (GTK_WIDGET (AFT_NOTE_EDITOR (widget)->view));
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

  gtk_widget_class_install_action (widget_class, "editor.mark", "s", mark_action);
  gtk_widget_class_install_action (widget_class, "editor.stamp", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "editor.bold", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "editor.italic", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "editor.checkbox", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "editor.move-up", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "editor.move-down", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "editor.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "editor.replace", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "editor.find-next", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "editor.open-link", NULL, link_action);
}

static void
aft_note_editor_init (AftNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_queue_init (&self->recent);
  make_view (self);
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

  return GTK_WIDGET (self);
}
