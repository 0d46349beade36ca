/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-groups.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-field-row.h"
#include "aft-remind.h"
#include "aft-reminder.h"
#include "aft-text.h"

static const char *
get_what (AftRecord *reminder)
{
  const char *what = aft_record_get (reminder, AFT_REMINDER_WHAT);

  return what != NULL ? what : _("Reminder");
}

static void
update (AftRecord  *reminder,
        GParamSpec *pspec,
        GtkWidget  *row)
{
  AftSession *session = g_object_get_data (G_OBJECT (row), "aft-session");
  const char *due = aft_record_get (reminder, AFT_REMINDER_DUE);
  g_autofree char *title = aft_text_dup_shown (get_what (reminder), 200);
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  GDate today;

  aft_session_today (session, &today);
  day = due != NULL ? aft_day_dup_shown (due, &today) : g_strdup (_("No day yet"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), day);
  name = g_strdup_printf (C_("row", "%s, %s"), title, day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
settle (GtkWidget *row,
        gboolean   done)
{
  AftSession *session = g_object_get_data (G_OBJECT (row), "aft-session");
  g_autoptr (AftRecord) reminder = g_object_ref (g_object_get_data (G_OBJECT (row), "aft-record"));
  g_autoptr (GDateTime) now = aft_session_now (session);
  g_autoptr (GError) error = NULL;
  AftBook *book = aft_session_get_book (session);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (row));
  gboolean settled;

  settled = done ? aft_remind_done (book, aft_record_get_id (reminder), now, &error)
                 : aft_remind_skip (book, aft_record_get_id (reminder), now, &error);
  aft_session_break_undo (session);
  gtk_widget_activate_action (root, "win.message", "s",
                              !settled ? error->message : done ? _("Reminder done") : _("Reminder skipped"));
}

static void
done_cb (GtkWidget *row,
         GtkButton *button)
{
  settle (row, TRUE);
}

static void
skip_cb (GtkWidget *row,
         GtkButton *button)
{
  settle (row, FALSE);
}

static void
delete_cb (GtkWidget *row,
           GtkButton *button)
{
  AftRecord *reminder = g_object_get_data (G_OBJECT (row), "aft-record");

  gtk_widget_activate_action (row, "win.delete", "s", aft_record_get_id (reminder));
}

static GtkWidget *
make_button (GtkWidget  *row,
             const char *label,
             const char *of,
             GCallback   callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *spoken = aft_field_dup_spoken (label, of);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (button, "clicked", callback, row, G_CONNECT_SWAPPED);

  return button;
}

static void
expanded_cb (AdwExpanderRow *row)
{
  AftSession *session = g_object_get_data (G_OBJECT (row), "aft-session");
  AftRecord *reminder = g_object_get_data (G_OBJECT (row), "aft-record");
  g_autofree char *of = NULL;
  g_autofree char *what_name = NULL;
  g_autofree char *due_name = NULL;
  GtkWidget *buttons;

  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "aft-filled") != NULL)
    return;

  g_object_set_data (G_OBJECT (row), "aft-filled", GINT_TO_POINTER (TRUE));
  of = aft_text_dup_shown (get_what (reminder), 60);
  what_name = aft_field_dup_spoken (_("What"), of);
  due_name = aft_field_dup_spoken (_("When"), of);
  adw_expander_row_add_row (row, aft_field_row_new (session, _("What"), what_name, reminder, AFT_REMINDER_WHAT));
  adw_expander_row_add_row (row, aft_field_row_new (session, _("When"), due_name, reminder, AFT_REMINDER_DUE));

  buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_widget_set_margin_bottom (buttons, 6);
  gtk_widget_set_margin_end (buttons, 6);
  gtk_box_append (GTK_BOX (buttons), make_button (GTK_WIDGET (row), _("Skip"), of, G_CALLBACK (skip_cb)));
  gtk_box_append (GTK_BOX (buttons), make_button (GTK_WIDGET (row), _("Delete"), of, G_CALLBACK (delete_cb)));
  adw_expander_row_add_row (row, buttons);
}

static GtkWidget *
make_row (AftSession  *session,
          AftDocument *document,
          gpointer     item)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *what = aft_text_dup_shown (get_what (item), 60);
  g_autofree char *spoken = aft_field_dup_spoken (_("Done"), what);
  GtkWidget *done = aft_row_button_new ("object-select-symbolic", _("Done"), spoken);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "aft-session", g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "aft-record", g_object_ref (item), g_object_unref);
  g_signal_connect_object (done, "clicked", G_CALLBACK (done_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (done, "circular");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), done);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  g_signal_connect_object (item, "notify", G_CALLBACK (update), row, 0);
  update (item, NULL, row);

  return row;
}

static gboolean
is_open (gpointer item,
         gpointer data)
{
  const char *state = aft_record_get (item, AFT_REMINDER_STATE);

  return state == NULL || g_str_equal (state, "open");
}

static void
record_changed_cb (GtkFilter   *filter,
                   AftDocument *document,
                   AftRecord   *record,
                   guint        field)
{
  if (AFT_IS_REMINDER (record) && field == AFT_REMINDER_STATE)
    gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static GListModel *
list (AftSession  *session,
      AftDocument *document)
{
  GListModel *all = g_object_ref (aft_document_get_records (document, AFT_TYPE_REMINDER));
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_open, NULL, NULL));

  g_signal_connect_object (aft_session_get_book (session), "record-changed", G_CALLBACK (record_changed_cb), filter,
                           G_CONNECT_SWAPPED);

  return G_LIST_MODEL (gtk_filter_list_model_new (all, filter));
}

static void
add (GtkWidget   *group,
     AftSession  *session,
     AftDocument *document)
{
  AftBook *book = aft_session_get_book (session);
  AftReminder *reminder;
  g_autofree char *due = NULL;
  GDate day;

  aft_session_today (session, &day);
  g_date_add_days (&day, 1);
  due = aft_day_format (&day);
  aft_book_begin (book, _("Add a reminder"));
  reminder = aft_remind_add (document, "custom", due, NULL, NULL);
  aft_book_end (book);
  aft_row_group_focus (AFT_ROW_GROUP (group), reminder);
}

const AftRowGroupKind aft_reminder_group = {
  .title = N_("Reminders"),
  .empty = N_("Nothing is planned."),
  .add = N_("Add a Reminder"),
  .list = list,
  .row = make_row,
  .on_add = add,
};
