/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "room.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "aft-file.h"

#include "../result.h"

static void
problem_cb (AftSession *session,
            const char *what,
            const char *why)
{
  g_test_message ("%s: %s", what, why);
}

AftSession *
room_open (Room     *room,
           gboolean  window)
{
  g_autoptr (AftSession) session = aft_session_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  aft_session_set_window (session, window);
  g_signal_connect (session, "problem", G_CALLBACK (problem_cb), NULL);
  aft_session_open_async (session, room->book, NULL, result_keep_cb, &result);
  result_wait (&result);
  if (!aft_session_open_finish (session, result, &error))
    {
      g_test_message ("%s", error->message);
      return NULL;
    }

  return g_steal_pointer (&session);
}

void
room_close (AftSession *session)
{
  AftBook *book = aft_session_get_book (session);
  g_autoptr (GError) error = NULL;

  aft_session_close (session, &error);
  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_add_weak_pointer (G_OBJECT (book), (gpointer *) &book);
  g_object_unref (session);
  /* What is still under way holds a reference. */
  for (guint i = 0; (session != NULL || book != NULL) && i < 20000; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (session);
  g_assert_null (book);
}

Room *
room_new (void)
{
  Room *room = g_new0 (Room, 1);

  room->folder = g_dir_make_tmp ("afterword-session-XXXXXX", NULL);
  room->book = g_build_filename (room->folder, "book", NULL);
  room->session = room_open (room, TRUE);
  g_assert_nonnull (room->session);

  return room;
}

void
room_free (Room *room)
{
  if (room->session != NULL)
    room_close (room->session);
  aft_file_remove_folder (room->folder, NULL);
  g_free (room->folder);
  g_free (room->book);
  g_free (room);
}

void
room_reopen (Room *room)
{
  room_close (room->session);
  room->session = room_open (room, TRUE);
  g_assert_nonnull (room->session);
}

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

void
room_wait (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

guint
room_wait_status (Room       *room,
                  const char *status,
                  guint       patience)
{
  gint64 start = g_get_monotonic_time ();
  gint64 until = start + patience * G_TIME_SPAN_MILLISECOND;
  g_autofree char *last = NULL;

  while (g_get_monotonic_time () < until)
    {
      g_clear_pointer (&last, g_free);
      g_object_get (room->session, "status", &last, NULL);
      if (g_str_has_prefix (last, status))
        return (g_get_monotonic_time () - start) / G_TIME_SPAN_MILLISECOND;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }

  g_error ("the status is “%s” after %u ms, not “%s”", last, patience, status);
}

void
room_flush (Room *room)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  aft_session_flush_async (room->session, NULL, result_keep_cb, &result);
  result_wait (&result);
  aft_session_flush_finish (room->session, result, &error);
  g_assert_no_error (error);
}

AftDocument *
room_add_person (Room       *room,
                 const char *name)
{
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);

  aft_record_set (person, AFT_CONTACT_FULL_NAME, name);
  aft_book_add (aft_session_get_book (room->session), person);

  return person;
}

char *
room_path (Room        *room,
           AftDocument *document)
{
  g_autofree char *path = aft_document_dup_path (document);

  return g_build_filename (room->book, path, NULL);
}

char *
room_read (Room        *room,
           AftDocument *document)
{
  g_autofree char *path = room_path (room, document);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);

  return text;
}

guint
room_kill (Room       *room,
           const char *program,
           guint       longest_wait)
{
  const char *argv[] = { program, room->book, NULL };
  g_autoptr (GError) error = NULL;
  char ready[11] = "";
  GPid pid;
  int fd = -1;
  int status;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &fd, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (fd, ready, 11), ==, 11);
  ready[10] = '\0';
  g_assert_true (g_str_has_prefix (ready, "ready "));
  g_usleep (g_random_int_range (0, longest_wait) * 1000);
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  close (fd);

  return atoi (ready + 6);
}
