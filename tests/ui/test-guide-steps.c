/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-guide-learn.h"
#include "aft-guide-marks.h"
#include "aft-guide-pages.h"
#include "aft-learn-card.h"
#include "aft-remind.h"
#include "aft-reminder.h"
#include "aft-said-row.h"
#include "aft-ui.h"
#include "step-fixture.h"

/* The steps of the guide after something was answered, taken back and answered otherwise. */

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (aft_session_undo (f->room->session, &error));
  g_assert_no_error (error);
  aft_guide_page_refresh (f->page);
  room_wait (20);
}

static char *
dup_step (Fixture *f)
{
  g_autofree char *due = NULL;
  AftReminder *reminder = aft_remind_find (f->follow_up, NULL);

  return g_strdup_printf ("%c %s %s", "ods"[aft_guide_step_get_state (f->follow_up, aft_guide_page_get_step (f->page))],
                          aft_record_get (f->follow_up, AFT_FOLLOW_UP_THANKS),
                          reminder != NULL ? aft_record_get (reminder, AFT_REMINDER_DUE) : "-");
}

/* What a button about the thank-you does is one act. */
static void
test_thanks (Fixture       *f,
             gconstpointer  data)
{
  static const struct { const char *button; const char *after; } cases[] = {
    { "_Said in the Conversation", "d said -" },
    { "_Not Needed", "s waived -" },
    { "_Later Today", "o planned 2026-11-23" },
  };

  aft_guide_set_outcome (f->book, f->follow_up, "talked", NULL, f->now, NULL, NULL);
  aft_guide_page_enter (f->page);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;

      g_signal_emit_by_name (find (GTK_WIDGET (f->page), GTK_TYPE_BUTTON, cases[i].button), "clicked");
      room_wait (20);
      after = dup_step (f);
      if (g_strcmp0 (after, cases[i].after) != 0)
        g_error ("%s makes “%s”, not “%s”", cases[i].button, after, cases[i].after);
      undo (f);
      undone = dup_step (f);
      if (g_strcmp0 (undone, "o open -") != 0)
        g_error ("%s leaves “%s” when it is undone", cases[i].button, undone);
    }
}

/* Going on plans what is shown, once, and never stands in the way. */
static void
test_who (Fixture       *f,
          gconstpointer  data)
{
  static const struct
  {
    gint        days;           /* after the Monday */
    const char *planned;        /* before; NULL: nothing is */
    gboolean    kept;           /* its reminder is open */
    gboolean    talked;

    const char *after;
  } cases[] = {
    { 0, NULL, FALSE, FALSE, "d (null) 2026-11-24T09:00" },
    { 0, "2026-11-26", TRUE, FALSE, "d (null) 2026-11-26T09:00" },
    { 0, "2026-11-26", FALSE, FALSE, "d (null) -" },
    { 7, "2026-11-26", TRUE, FALSE, "d (null) 2026-11-26T09:00" },
    { 7, NULL, FALSE, TRUE, "d said -" },
    { 7, "2026-11-26", FALSE, TRUE, "d said -" },
  };
  g_autoptr (GDateTime) monday = g_date_time_ref (f->now);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;

      aft_book_begin (f->book, "before");
      aft_record_set (f->follow_up, AFT_FOLLOW_UP_MET, "phone");
      if (cases[i].planned != NULL)
        {
          GDate day;

          g_assert_true (aft_day_parse (cases[i].planned, &day));
          g_assert_true (aft_guide_plan (f->book, f->follow_up, &day, "call", f->now, NULL));
          if (!cases[i].kept)
            aft_remind_settle (f->follow_up, NULL, "done", f->now);
        }
      if (cases[i].talked)
        {
          aft_guide_set_outcome (f->book, f->follow_up, "talked", NULL, f->now, NULL, NULL);
          aft_guide_set_thanks (f->book, f->follow_up, "said", NULL, f->now, NULL);
          aft_guide_step_set_state (f->follow_up, AFT_GUIDE_STEP_WHO, AFT_GUIDE_STEP_OPEN);
        }
      aft_book_end (f->book);
      g_date_time_unref (f->now);
      f->now = g_date_time_add_days (monday, cases[i].days);
      before = dup_step (f);

      aft_guide_page_enter (f->page);
      aft_guide_page_done (f->page);
      room_wait (20);
      after = dup_step (f);
      if (g_strcmp0 (after, cases[i].after) != 0)
        g_error ("%u: going on makes “%s”, not “%s”", i, after, cases[i].after);
      undo (f);
      undone = dup_step (f);
      if (g_strcmp0 (undone, before) != 0)
        g_error ("%u: undone, it is “%s”, not “%s”", i, undone, before);
      undo (f);
      g_date_time_unref (f->now);
      f->now = g_date_time_ref (monday);
    }
}

static const char *
get_chosen (GtkWidget *row)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  return chosen != NULL ? gtk_string_object_get_string (chosen) : NULL;
}

/* A line is shown as it is sorted, and what is sorted is never “not sorted yet”. */
static void
test_said (Fixture       *f,
           gconstpointer  data)
{
  GListModel *all = aft_document_get_records (AFT_DOCUMENT (f->contact), AFT_TYPE_FEEDBACK);
  AftNote *note = aft_guide_get_talk_note (f->book, f->follow_up, f->now);
  const char *unsorted = NULL;
  GtkWidget *row;

  aft_record_set (note, AFT_NOTE_TEXT, "10:00 Hello\n> The story was thin\n! send the article");
  aft_session_break_undo (f->room->session);
  aft_guide_page_enter (f->page);
  row = find (GTK_WIDGET (f->page), AFT_TYPE_SAID_ROW, NULL);
  g_assert_nonnull (row);
  unsorted = get_chosen (row);
  g_assert_cmpstr (unsorted, ==, "Not Sorted Yet");

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AftFeedback) feedback = NULL;

      adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
      aft_guide_page_refresh (f->page);
      g_assert_cmpuint (g_list_model_get_n_items (all), ==, 1);
      feedback = g_list_model_get_item (all, 0);
      g_assert_true (aft_record_is (feedback, AFT_FEEDBACK_KIND, "story"));
      g_assert_cmpstr (get_chosen (row), ==, "A story");
      g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))), ==, 5);

      /* Another kind is kept in what is in the book, and shown when it is taken back. */
      aft_session_break_undo (f->room->session);
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
      aft_guide_page_refresh (f->page);
      g_assert_true (aft_record_is (feedback, AFT_FEEDBACK_KIND, "gap"));
      undo (f);
      g_assert_cmpstr (get_chosen (row), ==, "A story");

      undo (f);
      g_assert_cmpuint (g_list_model_get_n_items (all), ==, 0);
      g_assert_cmpstr (get_chosen (row), ==, "Not Sorted Yet");
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");
    }
}

/* A promise is one as long as its reminder stands somewhere. */
static void
test_promises (Fixture       *f,
               gconstpointer  data)
{
  GType type = aft_guide_outcome_page_get_type ();
  GtkWidget *promises = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (f->page), type, "promises"));
  AftNote *note = aft_guide_get_talk_note (f->book, f->follow_up, f->now);

  aft_record_set (note, AFT_NOTE_TEXT, "10:00 Hello\n! send the article");
  aft_guide_page_enter (f->page);
  g_assert_true (gtk_widget_get_visible (promises));

  aft_remind_settle (f->follow_up, NULL, "done", f->now);
  aft_guide_page_refresh (f->page);
  g_assert_false (gtk_widget_get_visible (promises));
}

/* What is practised is practised on a day to come. */
static void
test_practise (Fixture       *f,
               gconstpointer  data)
{
  static const struct { const char *typed; const char *due; } cases[] = {
    { "yesterday", NULL },
    { "2026-11-20", NULL },
    { "someday", NULL },
    { "today", "2026-11-23" },
    { "2026-11-20", "2026-11-23" },
    { "in 3 days", "2026-11-26" },
  };
  AftFeedback *feedback = aft_guide_add_feedback (f->book, f->follow_up, "Too fast", "manner", f->now, NULL);
  GtkWidget *card;
  GtkEditable *day;

  aft_guide_page_refresh (f->page);
  card = find (GTK_WIDGET (f->page), AFT_TYPE_LEARN_CARD, NULL);
  g_assert_nonnull (card);
  day = GTK_EDITABLE (gtk_widget_get_template_child (card, AFT_TYPE_LEARN_CARD, "day"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftReminder *reminder;

      gtk_editable_set_text (day, cases[i].typed);
      g_signal_emit_by_name (day, "entry-activated");
      reminder = aft_guide_find_practice (feedback);
      if (g_strcmp0 (reminder != NULL ? aft_record_get (reminder, AFT_REMINDER_DUE) : NULL, cases[i].due) != 0)
        g_error ("“%s” makes a reminder for %s", cases[i].typed, aft_record_get (reminder, AFT_REMINDER_DUE));
      g_assert_cmpint (gtk_widget_has_css_class (GTK_WIDGET (day), "error"), ==, i != 3 && i != 5);
    }
}

/* And a pause ends on one. */
static void
test_pause (Fixture       *f,
            gconstpointer  data)
{
  static const struct { const char *typed; const char *until; } cases[] = {
    { "yesterday", NULL },
    { "someday", NULL },
    { "2026-12-24", "2026-12-24" },
    { "2026-11-20", "2026-12-24" },
    { "", NULL },
  };
  GtkEditable *pause = GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (f->page), aft_guide_keep_get_type (), "pause"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_editable_set_text (pause, cases[i].typed);
      g_signal_emit_by_name (pause, "apply");
      if (g_strcmp0 (aft_record_get (f->contact, AFT_CONTACT_PAUSED_UNTIL), cases[i].until) != 0)
        g_error ("“%s” pauses until %s", cases[i].typed, aft_record_get (f->contact, AFT_CONTACT_PAUSED_UNTIL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();

#define ADD(name, step, func) g_test_add ("/ui/guide-steps/" name, Fixture, GINT_TO_POINTER (step), set_up, func, tear_down)
  ADD ("thanks", AFT_GUIDE_STEP_THANKS, test_thanks);
  ADD ("who", AFT_GUIDE_STEP_WHO, test_who);
  ADD ("said", AFT_GUIDE_STEP_OUTCOME, test_said);
  ADD ("practise", AFT_GUIDE_STEP_LEARN, test_practise);
  ADD ("pause", AFT_GUIDE_STEP_KEEP, test_pause);
  ADD ("promises", AFT_GUIDE_STEP_OUTCOME, test_promises);
#undef ADD

  return g_test_run ();
}
