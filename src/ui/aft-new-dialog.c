/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-new-dialog.h"

#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-contact.h"
#include "aft-entry-row.h"
#include "aft-event.h"
#include "aft-field-day.h"
#include "aft-narrow.h"
#include "aft-spoken.h"
#include "aft-story.h"
#include "aft-text.h"
#include "aft-typed.h"
#include "aft-way-in.h"

#define MAX_FIELDS 4

/* What is asked for, and where it goes: a field of the document, or of a record of it. */
typedef struct
{
  const char *label;    /* NC_("new") */
  GType     (*record)   (void);   /* NULL: the document's own */
  guint       field;
} Field;

static const Field person_fields[MAX_FIELDS + 1] = {
  { NC_("new", "Name"), NULL, AFT_CONTACT_FULL_NAME },
  { NC_("new", "Company"), aft_position_get_type, AFT_POSITION_COMPANY },
  { NC_("new", "Role"), aft_position_get_type, AFT_POSITION_TITLE },
  { NC_("new", "E-mail"), aft_address_get_type, AFT_ADDRESS_VALUE },
  { NULL }
};

static const Field job_fields[MAX_FIELDS + 1] = {
  { NC_("new", "Position"), NULL, AFT_APPLICATION_POSITION },
  { NC_("new", "Company"), NULL, AFT_APPLICATION_COMPANY },
  { NC_("new", "Applied On"), NULL, AFT_APPLICATION_APPLIED },
  { NULL }
};

static const Field event_fields[MAX_FIELDS + 1] = {
  { NC_("new", "Name of the Event"), NULL, AFT_EVENT_NAME },
  { NC_("new", "When"), NULL, AFT_EVENT_WHEN },
  { NC_("new", "Place"), NULL, AFT_EVENT_PLACE },
  { NC_("new", "Host"), NULL, AFT_EVENT_HOST },
  { NULL }
};

static const Field story_fields[MAX_FIELDS + 1] = {
  { NC_("new", "Title of the Story"), NULL, AFT_STORY_TITLE },
  { NULL }
};

typedef struct
{
  const char  *title;           /* also what is left in the dialog is kept under this */
  const char  *undo;
  const Field *fields;
} Form;

static const Form forms[AFT_DOCUMENT_KINDS] = {
  [AFT_DOCUMENT_CONTACT] = { N_("New Person"), NC_("undo", "New person"), person_fields },
  [AFT_DOCUMENT_APPLICATION] = { N_("New Job"), NC_("undo", "New job"), job_fields },
  [AFT_DOCUMENT_EVENT] = { N_("New Event"), NC_("undo", "New event"), event_fields },
  [AFT_DOCUMENT_STORY] = { N_("New Story"), NC_("undo", "New story"), story_fields },
};

struct _AftNewDialog
{
  AdwWindow            parent_instance;

  AftSession          *session;
  AftDocumentKind      kind;
  GtkWidget           *rows[MAX_FIELDS];

  AdwPreferencesGroup *group;
  GtkButton           *add;
  GtkLabel            *problem;
};

G_DEFINE_FINAL_TYPE (AftNewDialog, aft_new_dialog, ADW_TYPE_WINDOW)

/* Transfer full; NULL if nothing but blanks was typed. */
static char *
dup_typed (AftNewDialog *self,
           guint         field)
{
  return aft_text_dup_line (gtk_editable_get_text (GTK_EDITABLE (self->rows[field])));
}

static void
update_add (AftNewDialog *self)
{
  const Field *fields = forms[self->kind].fields;
  gboolean any = FALSE;

  for (guint i = 0; fields[i].label != NULL; i++)
    {
      g_autofree char *typed = dup_typed (self, i);

      aft_spoken_set_wrong (GTK_EDITABLE (self->rows[i]), NULL);
      any = any || (typed != NULL && (i == 0 || self->kind == AFT_DOCUMENT_CONTACT || self->kind == AFT_DOCUMENT_APPLICATION));
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->add), any);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static gboolean
is_day (AftDocument *document,
        const Field *field)
{
  return field->record == NULL && AFT_RECORD_GET_CLASS (document)->fields[field->field].kind == AFT_FIELD_DAY;
}

/* What the page's field will understand as well. NULL, and says so, if it isn't understood. Transfer full. */
static char *
dup_day (AftNewDialog *self,
         AftDocument  *document,
         guint         field,
         const char   *typed)
{
  char *day;
  GDate today;

  aft_session_today (self->session, &today);
  day = aft_field_day_dup_read (AFT_RECORD (document), forms[self->kind].fields[field].field, typed, &today);
  if (day == NULL)
    {
      gtk_label_set_label (self->problem, _("That day isn’t understood. “3 December”, “Friday” or “in 2 weeks” are."));
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      aft_spoken_set_wrong (GTK_EDITABLE (self->rows[field]), GTK_WIDGET (self->problem));
      gtk_widget_grab_focus (self->rows[field]);
    }

  return day;
}

static gpointer
ensure_record (AftDocument *document,
               GType        type)
{
  GListModel *records = aft_document_get_records (document, type);
  g_autoptr (AftRecord) record = g_list_model_get_item (records, 0);

  if (record == NULL)
    {
      record = aft_record_new (type, NULL);
      if (type == AFT_TYPE_ADDRESS)
        aft_record_set (record, AFT_ADDRESS_KIND, "email");
      aft_document_add (document, record);
    }

  return record;
}

static void
add_cb (AftNewDialog *self)
{
  const Form *form = &forms[self->kind];
  AftBook *book = aft_session_get_book (self->session);
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  g_autoptr (AftDocument) document = aft_document_new (self->kind, NULL, now);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *company = NULL;

  for (guint i = 0; form->fields[i].label != NULL; i++)
    {
      const Field *field = &form->fields[i];
      g_autofree char *typed = dup_typed (self, i);
      g_autofree char *day = NULL;

      if (typed == NULL)
        continue;
      if (is_day (document, field) && (day = dup_day (self, document, i, typed)) == NULL)
        return;
      aft_record_set (field->record != NULL ? ensure_record (document, field->record ()) : document,
                      field->field, day != NULL ? day : typed);
      if (field->record == aft_position_get_type && field->field == AFT_POSITION_COMPANY)
        company = g_steal_pointer (&typed);
    }
  if (self->kind == AFT_DOCUMENT_CONTACT && aft_record_get (document, AFT_CONTACT_FULL_NAME) == NULL)
    {
      g_autofree char *name = aft_way_in_dup_unnamed (company);

      aft_record_set (document, AFT_CONTACT_FULL_NAME, name);
      aft_record_set_flag (document, AFT_CONTACT_UNNAMED, TRUE);
    }
  if (self->kind == AFT_DOCUMENT_APPLICATION)
    aft_record_set (document, AFT_APPLICATION_STATE, "applied");
  if (self->kind == AFT_DOCUMENT_STORY)
    aft_record_set (document, AFT_STORY_KIND, "story");

  aft_book_begin (book, g_dpgettext2 (GETTEXT_PACKAGE, "undo", form->undo));
  aft_book_add (book, document);
  aft_book_end (book);
  aft_typed_forget (self->session, form->title);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show", "s", aft_record_get_id (AFT_RECORD (document)));
  gtk_window_close (GTK_WINDOW (self));
}

static void
apply_cb (AftNewDialog *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->add)))
    add_cb (self);
}

static void
aft_new_dialog_dispose (GObject *object)
{
  g_clear_object (&AFT_NEW_DIALOG (object)->session);

  G_OBJECT_CLASS (aft_new_dialog_parent_class)->dispose (object);
}

static void
aft_new_dialog_class_init (AftNewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_new_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AftNewDialog, group);
  gtk_widget_class_bind_template_child (widget_class, AftNewDialog, add);
  gtk_widget_class_bind_template_child (widget_class, AftNewDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_new_dialog_init (AftNewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
}

GtkWidget *
aft_new_dialog_new (AftSession      *session,
                    AftDocumentKind  kind)
{
  AftNewDialog *self;
  guint n_rows = 0;

  g_return_val_if_fail (forms[kind].fields != NULL, NULL);

  self = g_object_new (AFT_TYPE_NEW_DIALOG, "title", _(forms[kind].title), NULL);
  self->session = g_object_ref (session);
  self->kind = kind;
  for (; forms[kind].fields[n_rows].label != NULL; n_rows++)
    {
      GtkWidget *row = aft_entry_row_new (g_dpgettext2 (GETTEXT_PACKAGE, "new", forms[kind].fields[n_rows].label), NULL);

      self->rows[n_rows] = row;
      adw_preferences_group_add (self->group, row);
      g_signal_connect_object (row, "changed", G_CALLBACK (update_add), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "entry-activated", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
    }
  aft_typed_keep (session, forms[kind].title, self->rows, n_rows);
  gtk_window_set_focus (GTK_WINDOW (self), self->rows[0]);
  gtk_editable_select_region (GTK_EDITABLE (self->rows[0]), 0, -1);

  return GTK_WIDGET (self);
}
