/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-book-info.h"
#include "aft-preferences.h"
#include "aft-ui.h"
#include "room.h"

/* A number counts as it stands there, however the window or the book goes. Warnings are fatal. */
static void
test_numbers (void)
{
  static const struct { const char *spin; guint field; gboolean session; } cases[] = {
    { "first_note", AFT_RULES_FIRST_NOTE_WEEKS, FALSE }, { "per_week", AFT_RULES_PER_WEEK, FALSE },
    { "first_note", AFT_RULES_FIRST_NOTE_WEEKS, TRUE }, { "per_week", AFT_RULES_PER_WEEK, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Room) room = room_new ();
      AftBook *book = aft_session_get_book (room->session);
      g_autoptr (AftRules) rules = g_object_ref (aft_document_get_single (aft_book_get_info (book), AFT_TYPE_RULES));
      GtkWidget *window = aft_preferences_new (room->session);
      GtkWidget *spin = GTK_WIDGET (gtk_widget_get_template_child (window, AFT_TYPE_PREFERENCES, cases[i].spin));

      gtk_window_present (GTK_WINDOW (window));
      room_wait (50);
      gtk_widget_grab_focus (spin);
      gtk_editable_set_text (GTK_EDITABLE (spin), "9");
      if (cases[i].session)
        g_assert_true (aft_session_close (room->session, NULL));
      else
        gtk_window_close (GTK_WINDOW (window));
      room_wait (50);

      if (!aft_record_is (rules, cases[i].field, "9"))
        g_error ("%s is lost when the %s goes", cases[i].spin, cases[i].session ? "book" : "window");
      if (cases[i].session)
        gtk_window_destroy (GTK_WINDOW (window));
    }
}

int
main (int    argc,
      char **argv)
{
  aft_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/preferences/numbers", test_numbers);

  return g_test_run ();
}
