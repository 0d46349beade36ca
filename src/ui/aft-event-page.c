/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-event-page.h"

#include <glib/gi18n-lib.h>

#include "aft-event.h"
#include "aft-groups.h"
#include "aft-page.h"

struct _AftEventPage
{
  GtkWidget     parent_instance;

  AftFieldEdit *name;
  GtkBox       *fields;
  AftRowGroup  *guests;
  AftRowGroup  *reminders;
  GtkWidget    *remove;

  AftSession   *session;
  AftDocument  *event;
};

G_DEFINE_FINAL_TYPE (AftEventPage, aft_event_page, GTK_TYPE_WIDGET)

static const AftPageField fields[] = {
  { AFT_PAGE_FIELD, N_("Day"), AFT_EVENT_WHEN },
  { AFT_PAGE_FIELD, N_("Last Day"), AFT_EVENT_ENDS },
  { AFT_PAGE_FIELD, N_("Place"), AFT_EVENT_PLACE },
  { AFT_PAGE_FIELD, N_("Host"), AFT_EVENT_HOST },
  { AFT_PAGE_TEXT, N_("Prepared"), AFT_EVENT_PREPARED, 0, N_("What you want to say, ask and offer there.") },
};

void
aft_event_page_set_document (AftEventPage *self,
                             AftDocument  *document)
{
  g_return_if_fail (AFT_IS_EVENT_PAGE (self));
  g_return_if_fail (document == NULL || AFT_IS_EVENT (document));

  if (!g_set_object (&self->event, document))
    return;

  aft_field_edit_set_record (self->name, AFT_RECORD (document), AFT_EVENT_NAME);
  aft_page_replace (self->fields, document == NULL ? NULL : aft_page_fields_new (self->session, NULL, document, fields,
                                                                                 G_N_ELEMENTS (fields)));
  aft_row_group_set_document (self->guests, document);
  aft_row_group_set_document (self->reminders, document);
  if (document != NULL)
    aft_page_end_set (self->remove, "win.delete", document);
}

static void
aft_event_page_dispose (GObject *object)
{
  AftEventPage *self = AFT_EVENT_PAGE (object);

  g_clear_object (&self->event);
  g_clear_object (&self->session);
  aft_page_clear (GTK_WIDGET (self));

  G_OBJECT_CLASS (aft_event_page_parent_class)->dispose (object);
}

static void
aft_event_page_class_init (AftEventPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_event_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
aft_event_page_init (AftEventPage *self)
{
}

GtkWidget *
aft_event_page_new (AftSession *session)
{
  AftEventPage *self = g_object_new (AFT_TYPE_EVENT_PAGE, NULL);
  GtkBox *box = aft_page_make (GTK_WIDGET (self));

  self->session = g_object_ref (session);
  gtk_box_append (box, aft_page_title_new (session, _("Event"), &self->name));
  self->fields = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (box, GTK_WIDGET (self->fields));
  self->guests = AFT_ROW_GROUP (aft_row_group_new (session, &aft_guest_group));
  gtk_box_append (box, GTK_WIDGET (self->guests));
  self->reminders = AFT_ROW_GROUP (aft_row_group_new (session, &aft_reminder_group));
  gtk_box_append (box, GTK_WIDGET (self->reminders));
  self->remove = aft_page_end_new (_("Delete This Event"));
  gtk_box_append (box, self->remove);

  return GTK_WIDGET (self);
}
