/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-groups.h"

#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-date.h"
#include "aft-field-row.h"

static void
update (AftRecord  *interview,
        GParamSpec *pspec,
        GtkWidget  *row)
{
  AftSession *session = g_object_get_data (G_OBJECT (row), "aft-session");
  const char *when = aft_record_get (interview, AFT_INTERVIEW_WHEN);
  const char *kind = aft_words_shown (AFT_WORDS_INTERVIEW, aft_record_get (interview, AFT_INTERVIEW_KIND));
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  GDate today;

  aft_session_today (session, &today);
  day = when != NULL ? aft_day_dup_shown (when, &today) : g_strdup (_("No day yet"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), kind);
  name = g_strdup_printf (_("Interview, %s"), day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
delete_cb (GtkWidget *row,
           GtkButton *button)
{
  AftRecord *interview = g_object_get_data (G_OBJECT (row), "aft-record");

  gtk_widget_activate_action (row, "win.delete", "s", aft_record_get_id (interview));
}

static void
expanded_cb (AdwExpanderRow *row)
{
  AftSession *session = g_object_get_data (G_OBJECT (row), "aft-session");
  AftRecord *interview = g_object_get_data (G_OBJECT (row), "aft-record");
  const char *of = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *when_name = NULL, *kind_name = NULL, *detail_name = NULL, *delete_name = NULL;
  GtkWidget *remove;

  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "aft-filled") != NULL)
    return;

  g_object_set_data (G_OBJECT (row), "aft-filled", GINT_TO_POINTER (TRUE));
  when_name = aft_field_dup_spoken (_("When"), of);
  kind_name = aft_field_dup_spoken (_("How"), of);
  detail_name = aft_field_dup_spoken (_("A True Detail"), of);
  delete_name = aft_field_dup_spoken (_("Delete"), of);
  adw_expander_row_add_row (row, aft_field_row_new (session, _("When"), when_name, interview, AFT_INTERVIEW_WHEN));
  adw_expander_row_add_row (row, aft_choice_row_new (session, _("How"), kind_name, interview, AFT_INTERVIEW_KIND,
                                                     AFT_WORDS_INTERVIEW, _("Not set")));
  adw_expander_row_add_row (row, aft_text_row_new (session, _("A True Detail"), detail_name,
                                                   _("Something you talked about; a letter of thanks can name it."),
                                                   interview, AFT_INTERVIEW_DETAIL));
  remove = gtk_button_new_with_label (_("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, delete_name, -1);
  gtk_widget_set_halign (remove, GTK_ALIGN_END);
  gtk_widget_set_margin_top (remove, 6);
  gtk_widget_set_margin_bottom (remove, 6);
  gtk_widget_set_margin_end (remove, 6);
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (delete_cb), row, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (row, remove);
}

static GtkWidget *
make_row (AftSession  *session,
          AftDocument *job,
          gpointer     item)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "aft-session", g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "aft-record", g_object_ref (item), g_object_unref);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  g_signal_connect_object (item, "notify", G_CALLBACK (update), row, 0);
  update (item, NULL, row);

  return row;
}

static GListModel *
list (AftSession  *session,
      AftDocument *job)
{
  return g_object_ref (aft_document_get_records (job, AFT_TYPE_INTERVIEW));
}

static void
add (GtkWidget   *group,
     AftSession  *session,
     AftDocument *job)
{
  g_autoptr (AftInterview) interview = aft_record_new (AFT_TYPE_INTERVIEW, NULL);
  GDate today;

  aft_session_today (session, &today);
  aft_book_begin (aft_session_get_book (session), _("Add an interview"));
  aft_record_set_day (interview, AFT_INTERVIEW_WHEN, &today);
  aft_document_add (job, interview);
  aft_book_end (aft_session_get_book (session));
  aft_row_group_focus (AFT_ROW_GROUP (group), interview);
}

const AftRowGroupKind aft_interview_group = {
  .title = N_("Interviews"),
  .empty = N_("None yet."),
  .add = N_("Add an Interview"),
  .list = list,
  .row = make_row,
  .on_add = add,
};
