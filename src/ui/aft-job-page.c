/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-job-page.h"

#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-chooser.h"
#include "aft-field-row.h"
#include "aft-focus.h"
#include "aft-groups.h"
#include "aft-id.h"
#include "aft-open-uri.h"
#include "aft-page.h"
#include "aft-text.h"

static const AftRowGroupKind * const groups[] = {
  &aft_people_group,
  &aft_job_follow_up_group,
  &aft_interview_group,
  &aft_reminder_group,
};

struct _AftJobPage
{
  GtkWidget     parent_instance;

  AftFieldEdit *position;
  GtkBox       *fields;
  GtkWidget    *source_row;     /* their last */
  AftRowGroup  *groups[G_N_ELEMENTS (groups)];
  GtkWidget    *remove;

  AftSession   *session;
  AftDocument  *job;
};

G_DEFINE_FINAL_TYPE (AftJobPage, aft_job_page, GTK_TYPE_WIDGET)

static const AftPageField fields[] = {
  { AFT_PAGE_FIELD, N_("Company"), AFT_APPLICATION_COMPANY },
  { AFT_PAGE_CHOICE, N_("State"), AFT_APPLICATION_STATE, AFT_WORDS_JOB_STATE },
  { AFT_PAGE_FIELD, N_("Applied On"), AFT_APPLICATION_APPLIED },
  { AFT_PAGE_FIELD, N_("Turned Down On"), AFT_APPLICATION_TURNED_DOWN },
  { AFT_PAGE_FIELD, N_("Agency"), AFT_APPLICATION_AGENCY },
  { AFT_PAGE_FIELD, N_("Location"), AFT_APPLICATION_LOCATION },
};

static void
open_cb (AftJobPage *self)
{
  g_autofree char *uri = aft_uri_for_address ("url", aft_record_get (self->job, AFT_APPLICATION_URL));

  if (uri != NULL)
    aft_open_uri (GTK_WIDGET (self), uri);
}

static void
url_cb (AftRecord  *job,
        GParamSpec *pspec,
        GtkWidget  *button)
{
  g_autofree char *uri = aft_uri_for_address ("url", aft_record_get (job, AFT_APPLICATION_URL));

  gtk_widget_set_visible (button, uri != NULL);
}

static GtkWidget *
make_url_row (AftJobPage *self)
{
  GtkWidget *row = aft_field_row_new (self->session, _("Web Page"), NULL, self->job, AFT_APPLICATION_URL);
  GtkWidget *button = aft_row_button_new ("web-browser-symbolic", _("Open the Web Page"), _("Open the Web Page"));

  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->job, "notify::url", G_CALLBACK (url_cb), button, 0);
  url_cb (AFT_RECORD (self->job), NULL, button);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);

  return row;
}

static void
clear_source_cb (AftJobPage *self)
{
  aft_record_set (self->job, AFT_APPLICATION_SOURCE, NULL);
  aft_session_break_undo (self->session);
}

static void
source_chosen_cb (GtkWidget   *page,
                  AftDocument *contact,
                  gpointer     data)
{
  AftJobPage *self = AFT_JOB_PAGE (page);

  if (self->job == NULL)
    return;
  aft_record_set (self->job, AFT_APPLICATION_SOURCE, aft_record_get_id (AFT_RECORD (contact)));
  aft_session_break_undo (self->session);
}

static void
choose_source_cb (AftJobPage *self)
{
  aft_chooser_show (GTK_WIDGET (self), self->session, _("Who Told You?"), AFT_CHOOSE_CONTACTS | AFT_CHOOSE_NEW,
                    source_chosen_cb, NULL);
}

static void
show_source (GtkWidget *row)
{
  AftJobPage *self = g_object_get_data (G_OBJECT (row), "aft-page");
  const char *source = g_object_get_data (G_OBJECT (row), "aft-source");
  AftDocument *person = aft_book_lookup (aft_session_get_book (self->session), source);
  g_autofree char *shown = person != NULL ? aft_text_dup_shown (aft_document_get_summary (person)->title, 200)
                                          : g_strdup (_("Somebody who is no longer in the book"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), person != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", source);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), person != NULL ? "win.show" : NULL);
}

/* Where the job came from is words, or a person of the book. */
static GtkWidget *
make_source_row (AftJobPage *self)
{
  const char *source = aft_record_get (self->job, AFT_APPLICATION_SOURCE);
  GtkWidget *row, *button;

  if (aft_id_is_valid (source))
    {
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Heard From"));
      g_object_set_data (G_OBJECT (row), "aft-page", self);
      g_object_set_data_full (G_OBJECT (row), "aft-source", g_strdup (source), g_free);
      aft_row_follow (row, self->session, source, show_source);
      button = aft_row_button_new ("edit-clear-symbolic", _("Somebody or Something Else"), _("Heard From: Somebody or Something Else"));
      g_signal_connect_object (button, "clicked", G_CALLBACK (clear_source_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      return row;
    }

  row = aft_field_row_new (self->session, _("Heard From"), NULL, self->job, AFT_APPLICATION_SOURCE);
  button = aft_row_button_new ("avatar-default-symbolic", _("Somebody in the Book"), _("Heard From: Somebody in the Book"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_source_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);

  return row;
}

static GtkWidget *
make_fields (AftJobPage *self)
{
  GtkWidget *group = aft_page_fields_new (self->session, NULL, self->job, fields, G_N_ELEMENTS (fields));

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_url_row (self));
  self->source_row = make_source_row (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->source_row);

  return group;
}

/* Only a change between words and a person, or two persons, needs another row. */
static void
source_changed_cb (AftJobPage *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (gtk_widget_get_first_child (GTK_WIDGET (self->fields)));
  const char *source = aft_record_get (self->job, AFT_APPLICATION_SOURCE);
  const char *shown = g_object_get_data (G_OBJECT (self->source_row), "aft-source");
  gboolean had_focus;

  if (g_strcmp0 (shown, aft_id_is_valid (source) ? source : NULL) == 0)
    return;

  had_focus = aft_focus_leave (self->source_row);
  adw_preferences_group_remove (group, self->source_row);
  self->source_row = make_source_row (self);
  adw_preferences_group_add (group, self->source_row);
  if (had_focus)
    aft_focus_enter (self->source_row);
}

void
aft_job_page_set_document (AftJobPage  *self,
                           AftDocument *document)
{
  g_return_if_fail (AFT_IS_JOB_PAGE (self));
  g_return_if_fail (document == NULL || AFT_IS_APPLICATION (document));

  if (self->job == document)
    return;
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_set_object (&self->job, document);

  aft_field_edit_set_record (self->position, AFT_RECORD (document), AFT_APPLICATION_POSITION);
  aft_page_replace (self->fields, document != NULL ? make_fields (self) : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    aft_row_group_set_document (self->groups[i], document);
  if (document == NULL)
    return;
  aft_page_end_set (self->remove, "win.delete", document);
  g_signal_connect_object (document, "notify::source", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
aft_job_page_dispose (GObject *object)
{
  AftJobPage *self = AFT_JOB_PAGE (object);

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  g_clear_object (&self->session);
  aft_page_clear (GTK_WIDGET (self));

  G_OBJECT_CLASS (aft_job_page_parent_class)->dispose (object);
}

static void
aft_job_page_class_init (AftJobPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_job_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
aft_job_page_init (AftJobPage *self)
{
}

GtkWidget *
aft_job_page_new (AftSession *session)
{
  AftJobPage *self = g_object_new (AFT_TYPE_JOB_PAGE, NULL);
  GtkBox *box = aft_page_make (GTK_WIDGET (self));

  self->session = g_object_ref (session);
  gtk_box_append (box, aft_page_title_new (session, _("Position"), &self->position));
  self->fields = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (box, GTK_WIDGET (self->fields));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      self->groups[i] = AFT_ROW_GROUP (aft_row_group_new (session, groups[i]));
      gtk_box_append (box, GTK_WIDGET (self->groups[i]));
    }
  gtk_box_append (box, aft_page_sheet_new ());
  self->remove = aft_page_end_new (_("Delete This Job"));
  gtk_box_append (box, self->remove);

  return GTK_WIDGET (self);
}
