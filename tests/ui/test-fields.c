/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-application.h"
#include "aft-entry-row.h"
#include "aft-event.h"
#include "aft-feedback.h"
#include "aft-field-edit.h"
#include "aft-field-row.h"
#include "aft-reminder.h"
#include "aft-timeline.h"
#include "aft-touch.h"
#include "aft-ui.h"
#include "room.h"

/* The day that was is the last of its name, and the one to come the next, whatever the day is today. */
static void
test_days (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  g_autoptr (GDateTime) soon = g_date_time_add_days (now, 2);
  g_autoptr (GDateTime) lately = g_date_time_add_days (now, -5);
  static const char * const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
  const char *weekday = weekdays[g_date_time_get_day_of_week (soon) - 1];
  g_autofree char *been = g_date_time_format (lately, "%Y-%m-%d");
  g_autofree char *to_come = g_date_time_format (soon, "%Y-%m-%d");
  struct { gpointer record; guint field; gboolean ahead; } cases[] = {
    { aft_record_new (AFT_TYPE_TOUCH, NULL), AFT_TOUCH_WHEN, FALSE },
    { aft_record_new (AFT_TYPE_FEEDBACK, NULL), AFT_FEEDBACK_WHEN, FALSE },
    { aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, now), AFT_APPLICATION_APPLIED, FALSE },
    { aft_record_new (AFT_TYPE_REMINDER, NULL), AFT_REMINDER_DUE, TRUE },
    { aft_document_new (AFT_DOCUMENT_EVENT, NULL, now), AFT_EVENT_WHEN, TRUE },
    { aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now), AFT_CONTACT_PAUSED_UNTIL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
      GtkWidget *row;

      if (!AFT_IS_DOCUMENT (cases[i].record))
        aft_document_add (person, cases[i].record);
      row = g_object_ref_sink (aft_field_row_new (room->session, "Day", NULL, cases[i].record, cases[i].field));
      gtk_editable_set_text (GTK_EDITABLE (row), weekday);
      g_test_message ("%s", G_OBJECT_TYPE_NAME (cases[i].record));
      g_assert_cmpstr (aft_record_get (cases[i].record, cases[i].field), ==, cases[i].ahead ? to_come : been);
      g_object_unref (row);
      g_object_unref (cases[i].record);
    }
}

static void
test_field (void)
{
  static const struct
  {
    guint       field;
    const char *typed;
    const char *stored;
    gboolean    wrong;
  } cases[] = {
    { AFT_APPLICATION_COMPANY, "Smith & Sons <b>", "Smith & Sons <b>", FALSE },
    { AFT_APPLICATION_COMPANY, "", NULL, FALSE },
    { AFT_APPLICATION_APPLIED, "2026-11-23", "2026-11-23", FALSE },
    { AFT_APPLICATION_APPLIED, "2026-02-31", "2026-11-23", TRUE },
    { AFT_APPLICATION_APPLIED, "2026-11", "2026-11", FALSE },
    { AFT_APPLICATION_APPLIED, "nonsense", "2026-11", TRUE },
    { AFT_APPLICATION_APPLIED, "2026-11-23 18:30", "2026-11-23T18:30", FALSE },
    { AFT_APPLICATION_APPLIED, "2026-11-23 25:30", "2026-11-23T18:30", TRUE },
    { AFT_APPLICATION_APPLIED, "2026-11-24T09:00", "2026-11-24T09:00", FALSE },
    { AFT_APPLICATION_APPLIED, "2026-11-25 9:30", "2026-11-25T09:30", FALSE },
    { AFT_APPLICATION_APPLIED, "25 November 2026 18:00", "2026-11-25T18:00", FALSE },
    { AFT_APPLICATION_APPLIED, "25 November 2026 25:00", "2026-11-25T18:00", TRUE },
    { AFT_APPLICATION_APPLIED, "never 18:00", "2026-11-25T18:00", TRUE },
    { AFT_APPLICATION_APPLIED, "", NULL, FALSE },
  };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  g_autoptr (AftDocument) job = aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, now);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *company = aft_field_row_new (room->session, "Company", NULL, job, AFT_APPLICATION_COMPANY);
  GtkWidget *applied;

  aft_book_add (aft_session_get_book (room->session), job);
  gtk_window_set_child (GTK_WINDOW (window), group);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), company);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *row = aft_field_row_new (room->session, "Field", NULL, job, cases[i].field);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      gtk_editable_set_text (GTK_EDITABLE (row), cases[i].typed);
      g_assert_cmpstr (aft_record_get (job, cases[i].field), ==, cases[i].stored);
      if (gtk_widget_has_css_class (row, "error") != cases[i].wrong)
        g_error ("“%s” should %sbe an error", cases[i].typed, cases[i].wrong ? "" : "not ");
    }

  /* A change by others is shown, a time of day as people write it. */
  applied = aft_field_row_new (room->session, "Applied", NULL, job, AFT_APPLICATION_APPLIED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), applied);
  aft_record_set (job, AFT_APPLICATION_APPLIED, "2026-11-30T10:00");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (applied)), ==, "2026-11-30 10:00");
  aft_record_set (job, AFT_APPLICATION_COMPANY, "Northwind");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (company)), ==, "Northwind");

  gtk_window_destroy (GTK_WINDOW (window));
  room_wait (10);
}

/* A last day that comes before the first is kept, and said to be so, whichever of the two is changed. */
static void
test_last_day (void)
{
  static const struct { const char *first; const char *last; gboolean before; } cases[] = {
    { "2026-12-02", "2026-12-04", FALSE },
    { "2026-12-02T18:30", "2026-12-02", FALSE },
    { "2026-12-02", "2026-12-01", TRUE },
    { "2026-11-30", "2026-12-01", FALSE },
    { "2026-12-05", "2026-12-01", TRUE },
    { "2026-12", "2026-12-01", FALSE },
    { "", "2026-12-01", FALSE },
    { "2026-12-05", "", FALSE },
  };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  g_autoptr (AftDocument) event = aft_document_new (AFT_DOCUMENT_EVENT, NULL, now);
  GtkWidget *first = g_object_ref_sink (aft_field_row_new (room->session, "Day", NULL, event, AFT_EVENT_WHEN));
  GtkWidget *last = g_object_ref_sink (aft_field_row_new (room->session, "Last Day", NULL, event, AFT_EVENT_ENDS));
  AftFieldEdit *edit = aft_field_edit_attach (GTK_EDITABLE (last), room->session);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = NULL;

      gtk_editable_set_text (GTK_EDITABLE (last), cases[i].last);
      gtk_editable_set_text (GTK_EDITABLE (first), cases[i].first);
      g_object_get (edit, "message", &message, NULL);
      if ((g_strcmp0 (message, "Before the first day") == 0) != cases[i].before)
        g_error ("from %s to %s: “%s”", cases[i].first, cases[i].last, message);
      g_assert_cmpstr (aft_record_get (event, AFT_EVENT_ENDS), ==, *cases[i].last != '\0' ? cases[i].last : NULL);
    }
  g_object_unref (first);
  g_object_unref (last);
}

/* Older rows hide the button, later ones have it not shown. */
static gboolean
offers_to_apply (GtkWidget *widget)
{
  gboolean offers = GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action") && gtk_widget_get_visible (widget)
                    && gtk_widget_get_child_visible (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !offers; child = gtk_widget_get_next_sibling (child))
    offers = offers_to_apply (child);

  return offers;
}

/* What is shown is so already; what is typed can be applied. */
static void
test_apply (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row = aft_entry_row_new ("Again", NULL);

  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_present (GTK_WINDOW (window));
  room_wait (50);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  aft_entry_row_show (ADW_ENTRY_ROW (row), "2026-12-03");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "2026-12-03");
  g_assert_false (offers_to_apply (row));
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "2026-12-04");
  g_assert_true (offers_to_apply (row));
  aft_entry_row_show (ADW_ENTRY_ROW (row), "");
  g_assert_false (offers_to_apply (row));
  gtk_window_destroy (GTK_WINDOW (window));
  room_wait (10);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = ADW_IS_ACTION_ROW (widget)
                     && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);

  return found;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *icon)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, icon);

  return found;
}

/* What a line shows by itself was not typed: undoing in it takes back what was typed there since, and no more. */
static void
test_undo (void)
{
  static const struct
  {
    const char *of;             /* whose name is shown */
    const char *typed;          /* NULL: nothing */
    const char *left;           /* where undo ends */
  } cases[] = {
    { "Ana Ortiz", NULL, "Ana Ortiz" },
    { "Ana Ortiz", "Anna Ortiz", "Ana Ortiz" },
    { "Anna Ortiz", NULL, "Anna Ortiz" },
    { "Bo Lind", "", "Bo Lind" },
    { "Cem Ak", NULL, "Cem Ak" },
  };
  g_autoptr (Room) room = room_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *entry = gtk_entry_new ();
  AftFieldEdit *edit = aft_field_edit_attach (GTK_EDITABLE (entry), room->session);

  gtk_window_set_child (GTK_WINDOW (window), entry);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftDocument *person = room_add_person (room, cases[i].of);

      aft_field_edit_set_record (edit, AFT_RECORD (person), 0);
      gtk_widget_grab_focus (entry);
      if (cases[i].typed != NULL)
        gtk_editable_set_text (GTK_EDITABLE (entry), cases[i].typed);
      for (guint n = 0; n < 5; n++)
        gtk_widget_activate_action (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))), "text.undo", NULL);
      if (g_strcmp0 (aft_record_get (person, 0), cases[i].left) != 0)
        g_error ("undo in the name of “%s” (%u) ends at “%s”", cases[i].of, i, aft_record_get (person, 0));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  room_wait (10);
}

/* Whose words they are, in the row of the page that they unfold to. */
static void
test_whose_words (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  AftDocument *other = room_add_person (room, "Cem Ak");
  AftRecord *feedback = aft_record_new (AFT_TYPE_FEEDBACK, NULL);
  const char *id = aft_record_get_id (AFT_RECORD (other));
  struct { const char *title; guint field; const char *unset; } fields[] = {
    { "Said By", AFT_FEEDBACK_SAID_BY, "Ana Ortiz" },
    { "Passed On By", AFT_FEEDBACK_RELAYED_BY, "Nobody" },
  };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row;

  aft_record_set (feedback, AFT_FEEDBACK_WORDS, "too thin");
  aft_document_add (person, feedback);
  row = aft_timeline_row_new (room->session, person, feedback);
  gtk_window_set_child (GTK_WINDOW (window), row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *found = find_row (row, fields[i].title);
      GtkWidget *clear;

      if (found == NULL)
        g_error ("“%s” stands nowhere", fields[i].title);
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (found)), ==, fields[i].unset);
      g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (found)));
      g_assert_false (gtk_widget_get_visible (find_button (found, "go-next-symbolic")));
      aft_record_set (feedback, fields[i].field, id);
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (found)), ==, "Cem Ak");
      g_assert_true (gtk_widget_get_visible (find_button (found, "go-next-symbolic")));
      aft_record_set (other, AFT_CONTACT_FULL_NAME, "Cem Akay");
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (found)), ==, "Cem Akay");
      aft_record_set (other, AFT_CONTACT_FULL_NAME, "Cem Ak");

      clear = find_button (found, "edit-clear-symbolic");
      g_assert_nonnull (clear);
      if (fields[i].field == AFT_FEEDBACK_SAID_BY)
        {
          g_assert_false (gtk_widget_get_visible (clear));
          continue;
        }
      aft_session_break_undo (room->session);
      g_signal_emit_by_name (clear, "clicked");
      g_assert_null (aft_record_get (feedback, fields[i].field));
      g_assert_false (gtk_widget_get_visible (clear));
      aft_session_undo (room->session, NULL);
      g_assert_cmpstr (aft_record_get (feedback, fields[i].field), ==, id);
    }

  /* Who left the book is not forgotten. */
  aft_book_remove (aft_session_get_book (room->session), other);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (row, "Said By"))), ==,
                   "Somebody who is no longer in the book");
  g_assert_false (gtk_widget_get_visible (find_button (find_row (row, "Said By"), "go-next-symbolic")));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (feedback);
  room_wait (10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add_func ("/ui/fields/field", test_field);
  g_test_add_func ("/ui/fields/days", test_days);
  g_test_add_func ("/ui/fields/last-day", test_last_day);
  g_test_add_func ("/ui/fields/apply", test_apply);
  g_test_add_func ("/ui/fields/undo", test_undo);
  g_test_add_func ("/ui/fields/whose-words", test_whose_words);

  return g_test_run ();
}
