/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-remind.h"
#include "aft-story-page.h"
#include "aft-story.h"
#include "aft-ui.h"
#include "room.h"

/* Whether something in @widget that is shown says @text. */
static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  gboolean found = GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);

  if (!gtk_widget_get_visible (widget))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = says (child, text);

  return found;
}

/* The page says what it is of, also after that became the other kind, and what is planned for it. */
static void
test_kinds (void)
{
  static const struct { const char *kind; const char *delete; const char *field; } cases[] = {
    { "story", "Delete This Story", "Challenge" },
    { "gap", "Delete This Gap Card", "How I’ll Say It" },
    { "story", "Delete This Story", "Challenge" },
    { NULL, "Delete This Story", "Challenge" },
  };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  g_autoptr (AftDocument) story = aft_document_new (AFT_DOCUMENT_STORY, NULL, now);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = aft_story_page_new (room->session);

  aft_record_set (story, AFT_STORY_KIND, "gap");
  aft_book_add (aft_session_get_book (room->session), story);
  aft_remind_add (story, "custom", "2026-12-01", "Ask for the project", NULL);
  gtk_window_set_child (GTK_WINDOW (window), page);
  aft_story_page_set_document (AFT_STORY_PAGE (page), story);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      aft_record_set (story, AFT_STORY_KIND, cases[i].kind);
      if (!says (page, cases[i].delete) || !says (page, cases[i].field))
        g_error ("%u: the page does not say “%s” or “%s”", i, cases[i].delete, cases[i].field);
      g_assert_true (says (page, "Ask for the project"));
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
  g_test_add_func ("/ui/story-page/kinds", test_kinds);

  return g_test_run ();
}
