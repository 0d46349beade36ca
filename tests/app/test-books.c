/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "aft-app-private.h"
#include "aft-ui.h"
#include "room.h"

/* From one book to the next. */

typedef enum
{
  BY_ITSELF,
  BY_ANOTHER_NAME,
  MOVED,
  TWICE,
} Way;

static AftSession *
wait_for_other (AftApp     *app,
                AftSession *before)
{
  for (guint patience = 300; patience > 0; patience--)
    {
      room_wait (10);
      if (app->session != before && aft_session_get_state (app->session) == AFT_SESSION_OPEN)
        break;
    }
  /* And what was asked for besides. */
  room_wait (300);

  return app->session;
}

static void
test_choose (gconstpointer data)
{
  const Way way = GPOINTER_TO_INT (data);
  g_autoptr (Room) room = room_new ();
  g_autofree char *other = g_build_filename (room->folder, "another", NULL);
  g_autoptr (AftApp) app = g_object_new (aft_app_get_type (), "application-id", "app.afterword.Test",
                                         "flags", G_APPLICATION_NON_UNIQUE, "resource-base-path", AFT_APP_PATH, NULL);
  g_autoptr (AftSession) before = NULL;
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (app), NULL, &error);
  g_assert_no_error (error);
  room_add_person (room, "Ana Ortiz");
  room_flush (room);
  app->session = g_steal_pointer (&room->session);
  before = g_object_ref (app->session);
  aft_app_ensure_window (app);

  if (way == BY_ANOTHER_NAME)
    g_assert_cmpint (symlink (room->book, other), ==, 0);
  if (way == MOVED)
    g_assert_cmpint (g_rename (room->book, other), ==, 0);
  aft_app_use_book (app, way == BY_ITSELF ? room->book : other, TRUE);
  if (way == TWICE)
    aft_app_use_book (app, other, TRUE);
  wait_for_other (app, way == MOVED || way == TWICE ? before : NULL);

  if (aft_session_get_state (app->session) != AFT_SESSION_OPEN || aft_session_is_read_only (app->session))
    g_error ("the book can’t be written: %s", aft_session_get_read_only_why (app->session));
  if (way != TWICE && aft_book_is_empty (aft_session_get_book (app->session)))
    g_error ("it is another book");
  if (aft_window_get_session (aft_app_get_window (app)) != app->session)
    g_error ("the window shows another book than the program has");
  g_assert_cmpstr (app->folder, ==, way == BY_ITSELF ? room->book : other);

  gtk_window_destroy (GTK_WINDOW (aft_app_get_window (app)));
  room_wait (50);
  aft_session_close (app->session, &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  aft_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_data_func ("/app/books/by-itself", GINT_TO_POINTER (BY_ITSELF), test_choose);
  g_test_add_data_func ("/app/books/by-another-name", GINT_TO_POINTER (BY_ANOTHER_NAME), test_choose);
  g_test_add_data_func ("/app/books/moved", GINT_TO_POINTER (MOVED), test_choose);
  g_test_add_data_func ("/app/books/twice", GINT_TO_POINTER (TWICE), test_choose);

  return g_test_run ();
}
