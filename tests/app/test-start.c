/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-app-private.h"
#include "aft-ui.h"
#include "aft-way-in.h"
#include "room.h"

/* What was painted, frame by frame: "list blank", "- blank" … */
static void
painted_cb (GtkWidget     *window,
            GdkFrameClock *clock)
{
  GPtrArray *frames = g_object_get_data (G_OBJECT (window), "frames");
  GtkStack *pages = GTK_STACK (gtk_widget_get_template_child (window, AFT_TYPE_WINDOW, "pages"));
  GtkWidget *widget = GTK_WIDGET (gtk_widget_get_template_child (window, AFT_TYPE_WINDOW, "list_pane"));
  gboolean row = FALSE;
  g_autofree char *frame = NULL;

  /* Depth first, to the list; its children are the rows. */
  while (widget != NULL && !row)
    {
      GtkWidget *next = gtk_widget_get_first_child (widget);

      row = GTK_IS_LIST_VIEW (widget) && next != NULL && gtk_widget_get_mapped (next);
      for (; next == NULL && widget != NULL; widget = gtk_widget_get_parent (widget))
        next = gtk_widget_get_next_sibling (widget);
      widget = next;
    }

  frame = g_strdup_printf ("%s %s", row ? "list" : "-", gtk_stack_get_visible_child_name (pages));
  if (frames->len == 0 || !g_str_equal (g_ptr_array_index (frames, frames->len - 1), frame))
    g_ptr_array_add (frames, g_steal_pointer (&frame));
}

/* Whoever starts Afterword sees the list before the page of whoever stands first in it, and never that there is nobody. */
static void
test_order (void)
{
  g_autoptr (GPtrArray) frames = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;
  Room *room = room_new ();
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind", .on = "2020-02-03" };
  g_auto (AftWayInResult) result = { NULL };
  AftApp *app = g_object_new (aft_app_get_type (), "application-id", "app.afterword.Test", "flags", G_APPLICATION_NON_UNIQUE,
                              "resource-base-path", AFT_APP_PATH, NULL);
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  g_application_register (G_APPLICATION (app), NULL, &error);
  g_assert_no_error (error);
  aft_way_in_turned_down (aft_session_get_book (room->session), &input, now, &result, &error);
  g_assert_no_error (error);

  app->session = g_object_ref (room->session);
  window = GTK_WINDOW (aft_window_new (GTK_APPLICATION (app), room->session));
  g_object_set_data (G_OBJECT (window), "frames", frames);
  gtk_widget_realize (GTK_WIDGET (window));
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (painted_cb), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (window);
  for (guint patience = 100; patience > 0 && (frames->len == 0
                                              || strstr (g_ptr_array_index (frames, frames->len - 1), "kind") == NULL); patience--)
    room_wait (50);

  g_ptr_array_add (frames, NULL);
  all = g_strjoinv (", ", (char **) frames->pdata);
  if (!g_pattern_match_simple ("*list blank, list kind-*", all) || strstr (all, "nobody") != NULL)
    g_error ("the window was painted like this: %s", all);

  gtk_window_destroy (window);
  room_wait (50);
  g_clear_object (&app->session);
  g_object_unref (app);
  room_free (room);
}

/* Whoever only wrote down a thought so far is still shown how to begin, not asked to choose somebody where there is nobody. */
static void
test_only_notes (void)
{
  static const char * const notes[] = { "a thought", "! send the article today" };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (Room) room = room_new ();
      GtkWidget *window = GTK_WIDGET (aft_window_new (NULL, room->session));
      GtkStack *pages = GTK_STACK (gtk_widget_get_template_child (window, AFT_TYPE_WINDOW, "pages"));

      aft_session_add_note (room->session, NULL, notes[i]);
      gtk_window_present (GTK_WINDOW (window));
      room_wait (500);
      if (g_strcmp0 (gtk_stack_get_visible_child_name (pages), "welcome") != 0)
        g_error ("beside the note “%s” there is “%s”", notes[i], gtk_stack_get_visible_child_name (pages));

      room_add_person (room, "Ana Ortiz");
      room_wait (100);
      if (g_str_equal (gtk_stack_get_visible_child_name (pages), "welcome"))
        g_error ("the welcome stays although somebody is there");

      gtk_window_destroy (GTK_WINDOW (window));
      room_wait (50);
    }
}

int
main (int    argc,
      char **argv)
{
  aft_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/start/order", test_order);
  g_test_add_func ("/app/start/only-notes", test_only_notes);

  return g_test_run ();
}
