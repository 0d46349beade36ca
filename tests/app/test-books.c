/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "aft-app-private.h"
#include "aft-file.h"
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

static AftApp *
app_new (Room *room)
{
  AftApp *app = g_object_new (aft_app_get_type (), "application-id", "app.afterword.Test", "flags", G_APPLICATION_NON_UNIQUE,
                              "resource-base-path", AFT_APP_PATH, NULL);
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (app), NULL, &error);
  g_assert_no_error (error);
  app->session = g_steal_pointer (&room->session);
  aft_app_ensure_window (app);

  return app;
}

static void
app_close (AftApp *app)
{
  g_autoptr (GError) error = NULL;

  while (gtk_application_get_windows (GTK_APPLICATION (app)) != NULL)
    gtk_window_destroy (gtk_application_get_windows (GTK_APPLICATION (app))->data);
  room_wait (50);
  aft_session_close (app->session, &error);
  g_assert_no_error (error);
  g_object_unref (app);
}

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
  g_autoptr (AftSession) before = g_object_ref (room->session);
  AftApp *app;

  room_add_person (room, "Ana Ortiz");
  room_flush (room);
  app = app_new (room);

  if (way == BY_ANOTHER_NAME)
    g_assert_cmpint (symlink (room->book, other), ==, 0);
  if (way == MOVED)
    g_assert_cmpint (g_rename (room->book, other), ==, 0);
  aft_app_use_book (app, way == BY_ITSELF ? room->book : other, AFT_OWN_ALWAYS);
  if (way == TWICE)
    aft_app_use_book (app, other, AFT_OWN_ALWAYS);
  wait_for_other (app, way == MOVED || way == TWICE ? before : NULL);

  if (aft_session_get_state (app->session) != AFT_SESSION_OPEN || aft_session_is_read_only (app->session))
    g_error ("the book can’t be written: %s", aft_session_get_read_only_why (app->session));
  if (way != TWICE && aft_book_is_empty (aft_session_get_book (app->session)))
    g_error ("it is another book");
  if (aft_window_get_session (aft_app_get_window (app)) != app->session)
    g_error ("the window shows another book than the program has");
  g_assert_cmpstr (app->folder, ==, way == BY_ITSELF ? room->book : other);

  app_close (app);
}

/* Mail that is leaving isn't left behind with its book: it goes first, or fails where that is seen. */
static void
test_mail (void)
{
  g_autoptr (Room) room = room_new ();
  g_autofree char *other = g_build_filename (room->folder, "another", NULL);
  g_autofree char *outbox = g_build_filename (g_get_user_state_dir (), "afterword", "outbox", NULL);
  g_autoptr (AftSession) before = g_object_ref (room->session);
  g_autoptr (AftMailer) mailer = g_object_ref (aft_session_get_mailer (before));
  g_autoptr (AftMailAccount) account = aft_mail_account_new ();
  AftMailerLetter letter = { .to = "bo@example.test", .subject = "Thank you", .text = "Dear Bo, thank you." };
  g_autoptr (GError) error = NULL;
  AftApp *app;

  g_free (account->address);
  account->address = g_strdup ("ana@example.test");
  g_free (account->server);
  account->server = g_strdup ("localhost");
  g_free (account->user);
  account->user = g_strdup ("ana");
  account->port = 1;
  aft_mail_accounts_put (aft_mailer_get_accounts (mailer), account, &error);
  g_assert_no_error (error);
  letter.contact = AFT_CONTACT (room_add_person (room, "Bo Lind"));
  room_flush (room);
  aft_mailer_set_patience (mailer, 3600, NULL);
  g_assert_nonnull (aft_mailer_send (mailer, &letter, &error));
  g_assert_no_error (error);

  app = app_new (room);
  aft_app_use_book (app, other, AFT_OWN_ALWAYS);
  room_wait (300);
  if (app->session != before)
    g_error ("the mail stays behind with its book");
  for (guint i = 0; i < 1000 && aft_mailer_count_leaving (mailer) > 0; i++)
    room_wait (10);

  aft_app_use_book (app, other, AFT_OWN_ALWAYS);
  if (wait_for_other (app, before) == before)
    g_error ("the book can’t be left any more");

  app_close (app);
  aft_file_remove_folder (outbox, NULL);
}

/* A book that can't be opened is nobody's own: from the sample people one comes back to where one was. */
static void
test_no_book (void)
{
  g_autoptr (Room) room = room_new ();
  g_autofree char *file = g_build_filename (room->folder, "file", NULL);
  g_autofree char *other = g_build_filename (room->folder, "another", NULL);
  AftApp *app = app_new (room);

  g_assert_true (g_file_set_contents (file, "", -1, NULL));
  aft_app_use_book (app, file, AFT_OWN_NOW);
  room_wait (200);
  g_assert_null (app->folder);
  aft_app_use_book (app, other, AFT_OWN_NOW);
  wait_for_other (app, app->session);
  g_assert_cmpstr (app->folder, ==, other);

  app_close (app);
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

  g_test_add_func ("/app/books/mail", test_mail);
  g_test_add_func ("/app/books/no-book", test_no_book);

  return g_test_run ();
}
