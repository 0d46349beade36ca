/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-actions.h"
#include "aft-guide-pages.h"
#include "aft-ui.h"
#include "aft-way-in.h"
#include "room.h"

static gboolean
is_shown (GtkWidget  *page,
          const char *child)
{
  return gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (page, aft_guide_talk_get_type (), child)));
}

static const char *
get_label (GtkWidget  *page,
           const char *child)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (page, aft_guide_talk_get_type (), child)));
}

/* What stands around the notes follows the way that was chosen, also when it is chosen anew: questions and a clock on the phone,
 * notes afterwards in person, their answer and what was asked in writing. */
static void
test_ways (void)
{
  static const struct
  {
    const char *channel;
    const char *question;
    const char *how;
    const char *script;         /* how it begins */
    gboolean    live;
    gboolean    questions;
  } cases[] = {
    { NULL, "What came across well*", "Listen, don’t explain.", "Hello*", TRUE, TRUE },
    { "mail", "Paste or type their answer.", "Then mark their words.", "Dear*", FALSE, FALSE },
    { "call", "What came across well*", "Listen, don’t explain.", "Hello*", TRUE, TRUE },
    { "meeting", "Quick notes, while you remember.", "Their words first.", "It*", FALSE, TRUE },
    { "message", "Paste or type their answer.", "Then mark their words.", "*", FALSE, FALSE },
    { "letter", "Paste or type their answer.", "Then mark their words.", "Dear*", FALSE, FALSE },
  };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind" };
  g_auto (AftWayInResult) result = { NULL };
  g_autoptr (GError) error = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = aft_guide_page_new (AFT_GUIDE_STEP_TALK, room->session);

  aft_way_in_turned_down (aft_session_get_book (room->session), &input, now, &result, &error);
  g_assert_no_error (error);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  aft_guide_page_set_follow_up (AFT_GUIDE_PAGE (page), result.follow_up);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *channel = cases[i].channel != NULL ? cases[i].channel : "no way";

      aft_guide_page_leave (AFT_GUIDE_PAGE (page));
      aft_record_set (result.follow_up, AFT_FOLLOW_UP_CHANNEL, cases[i].channel);
      aft_guide_page_enter (AFT_GUIDE_PAGE (page));
      aft_guide_page_refresh (AFT_GUIDE_PAGE (page));
      room_wait (50);

      if (!g_pattern_match_simple (cases[i].question, get_label (page, "question")))
        g_error ("%s: says “%s”", channel, get_label (page, "question"));
      g_assert_cmpstr (get_label (page, "how"), ==, cases[i].how);
      if (!g_pattern_match_simple (cases[i].script, get_label (page, "script")))
        g_error ("%s: what was said to them is “%s”", channel, get_label (page, "script"));
      if (is_shown (page, "time") != cases[i].live || is_shown (page, "closing") != cases[i].live ||
          is_shown (page, "questions") != cases[i].questions)
        g_error ("%s: the clock, the last reminder or the questions are there in vain, or missing", channel);
    }

  gtk_window_destroy (GTK_WINDOW (window));
  room_wait (10);
}

static GDateTime *
clock_cb (gpointer data)
{
  return g_date_time_ref (*(GDateTime **) data);
}

static AftFollowUp *
add_follow_up (Room       *room,
               const char *name)
{
  AftFollowUp *follow_up = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);

  aft_document_add (room_add_person (room, name), follow_up);

  return follow_up;
}

/* The clock goes on where nobody looks, for each person's conversation, until that is over. */
static void
test_clock (void)
{
  static const struct
  {
    guint       minute;
    guint       shown;          /* whose step; 0: it is left */
    gboolean    over;           /* before it is shown */
    const char *clock;          /* NULL: none */
  } cases[] = {
    { 0, 1, FALSE, "0:00 of 10:00" },
    { 3, 1, FALSE, "3:00 of 10:00" },
    { 4, 0, FALSE, NULL },
    { 6, 1, FALSE, "6:00 of 10:00" },
    { 7, 2, FALSE, "0:00 of 10:00" },
    { 11, 1, FALSE, "11:00 of 10:00" },
    { 12, 0, FALSE, NULL },
    { 20, 1, TRUE, "12:00 of 10:00" },
    { 50, 1, TRUE, "12:00 of 10:00" },
    { 51, 2, FALSE, "44:00 of 10:00" },
    { 55, 1, TRUE, "12:00 of 10:00" },
    { 56, 1, FALSE, "56:00 of 10:00" },
    { 57, 3, TRUE, NULL },
    { 58, 1, FALSE, "58:00 of 10:00" },
  };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GDateTime) began = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  g_autoptr (GDateTime) now = g_date_time_ref (began);
  g_autoptr (AftFollowUp) first = add_follow_up (room, "Ana Ortiz");
  g_autoptr (AftFollowUp) second = add_follow_up (room, "Ben Ito");
  g_autoptr (AftFollowUp) third = add_follow_up (room, "Cleo Roth");
  AftFollowUp *follow_ups[] = { NULL, first, second, third };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = aft_guide_page_new (AFT_GUIDE_STEP_TALK, room->session);

  aft_session_set_clock (room->session, clock_cb, &now);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint shown = cases[i].shown;

      g_test_message ("minute %u", cases[i].minute);
      g_date_time_unref (now);
      now = g_date_time_add_minutes (began, (int) cases[i].minute);
      aft_guide_page_leave (AFT_GUIDE_PAGE (page));
      if (shown == 0)
        continue;

      aft_guide_step_set_state (follow_ups[shown], AFT_GUIDE_STEP_TALK,
                                cases[i].over ? AFT_GUIDE_STEP_DONE : AFT_GUIDE_STEP_OPEN);
      aft_guide_page_set_follow_up (AFT_GUIDE_PAGE (page), follow_ups[shown]);
      aft_guide_page_enter (AFT_GUIDE_PAGE (page));
      g_assert_cmpint (is_shown (page, "time"), ==, cases[i].clock != NULL);
      if (cases[i].clock != NULL)
        g_assert_cmpstr (get_label (page, "clock"), ==, cases[i].clock);
    }

  /* It stands while one looks, too, as soon as it is over; and runs when that is taken back. */
  aft_guide_step_set_state (first, AFT_GUIDE_STEP_TALK, AFT_GUIDE_STEP_DONE);
  g_date_time_unref (now);
  now = g_date_time_add_minutes (began, 60);
  aft_guide_page_refresh (AFT_GUIDE_PAGE (page));
  g_assert_cmpstr (get_label (page, "clock"), ==, "58:00 of 10:00");
  room_wait (1500);
  aft_guide_step_set_state (first, AFT_GUIDE_STEP_TALK, AFT_GUIDE_STEP_OPEN);
  aft_guide_page_refresh (AFT_GUIDE_PAGE (page));
  g_assert_cmpstr (get_label (page, "clock"), ==, "60:00 of 10:00");
  g_date_time_unref (now);
  now = g_date_time_add_minutes (began, 61);
  while (!g_str_equal (get_label (page, "clock"), "61:00 of 10:00"))
    room_wait (100);

  gtk_window_destroy (GTK_WINDOW (window));
  room_wait (10);
}

/* The button says the keys that do the same in the note, as the table has them. */
static void
test_keys (void)
{
  static const struct { const char *action; const char *words; const char *row; } cases[] = {
    { "talk.quote", "Their _Words", "editor.mark::quote" },
    { "talk.promise", "My _Promise", "editor.mark::promise" },
    { "talk.ask", "To _Ask", "editor.mark::ask" },
    { "talk.stamp", "T_ime", "editor.stamp" },
  };
  g_autoptr (Room) room = room_new ();
  GtkWidget *page = g_object_ref_sink (aft_guide_page_new (AFT_GUIDE_STEP_TALK, room->session));
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (gtk_widget_get_template_child (page, aft_guide_talk_get_type (),
                                                                                             "marks")));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++, button = gtk_widget_get_next_sibling (button))
    {
      GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
      g_autofree char *keys = aft_actions_dup_keys_label (aft_actions_find (cases[i].row));

      g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, cases[i].action);
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (box))), ==, cases[i].words);
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (box))), ==, keys);
      gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, keys);
    }
  g_assert_null (button);
  g_object_unref (page);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add_func ("/ui/guide-talk/ways", test_ways);
  g_test_add_func ("/ui/guide-talk/clock", test_clock);
  g_test_add_func ("/ui/guide-talk/keys", test_keys);

  return g_test_run ();
}
