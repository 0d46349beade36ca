/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-template-text.h"

#include "aft-completion.h"
#include "aft-follow-cursor.h"

struct _AftTemplateText
{
  AdwBin         parent_instance;

  GtkTextView   *view;
  AftCompletion *completion;
  gboolean       filling;
  gboolean       in_preedit;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AftTemplateText, aft_template_text, ADW_TYPE_BIN)

char *
aft_template_text_dup (AftTemplateText *self)
{
  char *text = NULL;

  g_return_val_if_fail (AFT_IS_TEMPLATE_TEXT (self), NULL);

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text;
}

void
aft_template_text_set (AftTemplateText *self,
                       const char      *text)
{
  g_return_if_fail (AFT_IS_TEMPLATE_TEXT (self));

  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  self->filling = FALSE;
}

void
aft_template_text_replace (AftTemplateText *self,
                           const char      *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

void
aft_template_text_insert_field (AftTemplateText *self,
                                const char      *name)
{
  g_autofree char *field = g_strdup_printf ("{%s}", name);

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->view), field, -1);
}

void
aft_template_text_set_editable (AftTemplateText *self,
                                gboolean         editable)
{
  gtk_text_view_set_editable (self->view, editable);
}

static void
changed_cb (AftTemplateText *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
preedit_cb (AftTemplateText *self,
            const char      *preedit)
{
  self->in_preedit = preedit != NULL && *preedit != '\0';
}

static gboolean
key_cb (AftTemplateText *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  if (self->in_preedit || !gtk_text_view_get_editable (self->view))
    return GDK_EVENT_PROPAGATE;

  return aft_completion_key (self->completion, keyval, state) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
leave_cb (AftTemplateText *self)
{
  aft_completion_close (self->completion);
}

static gboolean
aft_template_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (AFT_TEMPLATE_TEXT (widget)->view));
}

static void
aft_template_text_dispose (GObject *object)
{
  AftTemplateText *self = AFT_TEMPLATE_TEXT (object);

  if (self->completion != NULL)
    aft_completion_set_view (self->completion, NULL);
  g_clear_object (&self->completion);

  G_OBJECT_CLASS (aft_template_text_parent_class)->dispose (object);
}

static void
aft_template_text_class_init (AftTemplateTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_template_text_dispose;
  widget_class->grab_focus = aft_template_text_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", AFT_TYPE_TEMPLATE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-template-text.ui");
  gtk_widget_class_bind_template_child (widget_class, AftTemplateText, view);
  gtk_widget_class_bind_template_callback (widget_class, preedit_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
aft_template_text_init (AftTemplateText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  aft_follow_cursor (self->view);
  self->completion = aft_completion_new (GTK_WIDGET (self), NULL);
  aft_completion_set_view (self->completion, self->view);
}
