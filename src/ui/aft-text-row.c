/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-field-row.h"

#include "aft-text-buffer.h"
#include "aft-text-growth.h"

struct _AftTextRow
{
  AdwPreferencesRow  parent_instance;

  GtkLabel          *title;
  GtkLabel          *hint;
  GtkTextView       *view;
  AftSession        *session;
  AftRecord         *record;    /* NULL: nobody changes what is shown */
  AftTextBuffer     *buffer;
  char              *before;    /* the value when the focus came */
  guint              field;
};

G_DEFINE_FINAL_TYPE (AftTextRow, aft_text_row, ADW_TYPE_PREFERENCES_ROW)

static void
enter_cb (AftTextRow *self)
{
  if (self->record == NULL)
    return;
  g_free (self->before);
  self->before = g_strdup (aft_record_get (self->record, self->field));
}

static void
leave_cb (AftTextRow *self)
{
  if (self->record == NULL)
    return;
  aft_text_buffer_commit (self->buffer);
  aft_session_break_undo (self->session);
  aft_session_flush (self->session);
}

static gboolean
key_cb (AftTextRow      *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  if (keyval != GDK_KEY_Escape || self->record == NULL)
    return GDK_EVENT_PROPAGATE;

  aft_text_buffer_commit (self->buffer);
  if (g_strcmp0 (self->before, aft_record_get (self->record, self->field)) == 0)
    return GDK_EVENT_PROPAGATE;
  aft_record_set (self->record, self->field, self->before);

  return GDK_EVENT_STOP;
}

static void
aft_text_row_dispose (GObject *object)
{
  AftTextRow *self = AFT_TEXT_ROW (object);

  if (self->buffer != NULL)
    aft_text_buffer_commit (self->buffer);
  g_clear_object (&self->buffer);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_pointer (&self->before, g_free);

  G_OBJECT_CLASS (aft_text_row_parent_class)->dispose (object);
}

static gboolean
aft_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (AFT_TEXT_ROW (widget)->view));
}

static void
aft_text_row_class_init (AftTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_text_row_dispose;
  widget_class->grab_focus = aft_text_row_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AftTextRow, title);
  gtk_widget_class_bind_template_child (widget_class, AftTextRow, hint);
  gtk_widget_class_bind_template_child (widget_class, AftTextRow, view);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
aft_text_row_init (AftTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_text_growth_watch (self->view);
}

static AftTextRow *
make_row (const char *title,
          const char *spoken,
          const char *hint)
{
  AftTextRow *self = g_object_new (AFT_TYPE_TEXT_ROW, "title", title, NULL);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : title, -1);
  if (hint != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);

  return self;
}

GtkWidget *
aft_text_row_new (AftSession *session,
                  const char *title,
                  const char *spoken,
                  const char *hint,
                  gpointer    record,
                  guint       field)
{
  AftTextRow *self = make_row (title, spoken, hint);

  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  self->field = field;
  self->buffer = aft_text_buffer_get (session, record, field);
  gtk_text_view_set_buffer (self->view, GTK_TEXT_BUFFER (self->buffer));
  gtk_text_view_set_editable (self->view, aft_text_buffer_get_editable (self->buffer));
  enter_cb (self);

  return GTK_WIDGET (self);
}

GtkWidget *
aft_text_row_new_shown (const char *title,
                        const char *spoken,
                        const char *text)
{
  AftTextRow *self = make_row (title, spoken, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  gtk_text_view_set_editable (self->view, FALSE);

  return GTK_WIDGET (self);
}
