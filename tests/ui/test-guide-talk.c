/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add_func ("/ui/guide-talk/ways", test_ways);

  return g_test_run ();
}
