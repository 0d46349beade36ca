/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-groups.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-field-row.h"
#include "aft-remind.h"
#include "aft-reminder.h"
#include "aft-spoken.h"
#include "aft-text.h"
#include "aft-unfold-row.h"

static const char *
get_what (AftRecord *reminder)
{
  const char *what = aft_record_get (reminder, AFT_REMINDER_WHAT);

  return what != NULL ? what : _("Reminder");
}

static void
show (AdwExpanderRow *row,
      AftSession     *session,
      gpointer        reminder)
{
  const char *due = aft_record_get (reminder, AFT_REMINDER_DUE);
  g_autofree char *title = aft_text_dup_shown (get_what (reminder), 200);
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  GDate today;

  aft_session_today (session, &today);
  day = due != NULL ? aft_day_dup_shown (due, &today) : g_strdup (_("No day yet"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (row, day);
  name = g_strdup_printf (C_("row", "%s, %s"), title, day);
  aft_spoken_set_name (GTK_WIDGET (row), name);
}

static void
settle (GtkWidget *row,
        gboolean   done)
{
  AftSession *session = aft_unfold_row_get_session (row);
  g_autoptr (AftRecord) reminder = g_object_ref (aft_unfold_row_get_record (row));
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
show_note_cb (GtkWidget *row,
              GtkButton *button)
{
  AftRecord *reminder = aft_unfold_row_get_record (row);
  const char *what = aft_record_get (reminder, AFT_REMINDER_WHAT);

  gtk_widget_activate_action (row, "win.show-words", "(ss)", aft_record_get (reminder, AFT_REMINDER_NOTE),
                              what != NULL ? what : "");
}

static void
fill (AdwExpanderRow *row,
      AftSession     *session,
      gpointer        reminder)
{
  g_autofree char *of = aft_text_dup_shown (get_what (reminder), 60);
  g_autofree char *what_name = aft_field_dup_spoken (_("What"), of);
  g_autofree char *due_name = aft_field_dup_spoken (_("When"), of);
  AftWrapBox *buttons;

  adw_expander_row_add_row (row, aft_field_row_new (session, _("What"), what_name, reminder, AFT_REMINDER_WHAT));
  adw_expander_row_add_row (row, aft_field_row_new (session, _("When"), due_name, reminder, AFT_REMINDER_DUE));
  buttons = aft_unfold_row_add_buttons (row, of);
  if (aft_record_get (reminder, AFT_REMINDER_NOTE) != NULL)
    aft_wrap_box_append (buttons, aft_unfold_row_button_new (row, _("Show the Note"), of, G_CALLBACK (show_note_cb)));
  aft_wrap_box_append (buttons, aft_unfold_row_button_new (row, _("Skip"), of, G_CALLBACK (skip_cb)));
}

static GtkWidget *
make_row (AftSession  *session,
          AftDocument *document,
          gpointer     item)
{
  static const AftUnfoldRowKind kind = { show, fill };
  GtkWidget *row = aft_unfold_row_new (session, item, &kind);
  g_autofree char *what = aft_text_dup_shown (get_what (item), 60);
  g_autofree char *spoken = aft_field_dup_spoken (_("Done"), what);
  GtkWidget *done = aft_row_button_new ("object-select-symbolic", _("Done"), spoken);

  g_signal_connect_object (done, "clicked", G_CALLBACK (done_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (done, "circular");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), done);

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
