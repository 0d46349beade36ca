/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "room.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "aft-note.h"

/* Kills a program that types notes and steps through the guide, at random instants, again and again on one book: what was
 * acknowledged is there, nothing is torn, and what kills leave behind is swept. How many instants, and the longest wait before
 * one in milliseconds, come from the command line. */
static guint n_instants = 40;
static guint longest_wait = 250;

#define PATIENCE (2500 * G_TIME_SPAN_MILLISECOND)

/* What the program said. */
typedef struct
{
  GString *line;
  guint    typed;
  guint    saved;
  gint64   oldest;              /* µs: when the first change that isn't acknowledged was typed; 0 if all are */
  gint64   longest;             /* µs from a change to its acknowledgement */
} Listener;

static void
hear_line (Listener   *listener,
           const char *line)
{
  char what[8];
  guint n;
  gint64 when;

  if (sscanf (line, "%7s %u %" G_GINT64_MODIFIER "d", what, &n, &when) != 3)
    return;

  if (g_str_equal (what, "typed"))
    {
      listener->typed = n;
      if (listener->oldest == 0)
        listener->oldest = when;
    }
  else if (g_str_equal (what, "saved") && listener->typed > 0)
    {
      listener->saved = n;
      if (listener->oldest != 0)
        listener->longest = MAX (listener->longest, when - listener->oldest);
      listener->oldest = 0;
    }
}

static gboolean
hear (Listener *listener,
      int       fd,
      int       patience)
{
  struct pollfd waiting = { .fd = fd, .events = POLLIN };
  char buffer[4096];
  char *end;
  ssize_t n;

  if (poll (&waiting, 1, patience) <= 0)
    return FALSE;
  n = read (fd, buffer, sizeof buffer);
  if (n <= 0)
    return FALSE;

  g_string_append_len (listener->line, buffer, n);
  while ((end = strchr (listener->line->str, '\n')) != NULL)
    {
      *end = '\0';
      hear_line (listener, listener->line->str);
      g_string_erase (listener->line, 0, end + 1 - listener->line->str);
    }

  return TRUE;
}

static void
run_until (Room     *room,
           Listener *listener,
           guint     milliseconds)
{
  const char *argv[] = { g_getenv ("AFTERWORD_TYPIST"), room->book, NULL };
  g_autoptr (GError) error = NULL;
  gint64 until;
  GPid pid;
  int fd = -1;
  int status;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &fd, NULL, &error);
  g_assert_no_error (error);

  /* Starting takes longer than typing: the instants are counted from the first word. */
  until = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  while (listener->typed == 0 && g_get_monotonic_time () < until)
    hear (listener, fd, 100);
  g_assert_cmpuint (listener->typed, >, 0);

  until = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  while (g_get_monotonic_time () < until)
    hear (listener, fd, (until - g_get_monotonic_time ()) / G_TIME_SPAN_MILLISECOND + 1);
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  while (hear (listener, fd, 0))
    ;
  close (fd);
}

/* "… start w1 w2 w3": how far it goes without a gap. */
static guint
count_words (const char *text)
{
  const char *words = strstr (text, "start");
  guint n = 0;

  g_assert_nonnull (words);
  words += strlen ("start");
  while (*words != '\0')
    {
      g_autofree char *next = g_strdup_printf (" w%u", n + 1);

      g_assert_true (g_str_has_prefix (words, next));
      words += strlen (next);
      n++;
    }

  return n;
}

static guint
check_book (Room *room)
{
  AftSession *session = room_open (room, TRUE);
  GListModel *people;
  g_autoptr (AftDocument) person = NULL;
  g_autoptr (AftRecord) note = NULL;
  const char *nickname;
  guint words;

  g_assert_nonnull (session);
  g_assert_cmpuint (g_list_model_get_n_items (aft_session_get_problems (session)), ==, 0);
  people = aft_book_get_contacts (aft_session_get_book (session));
  if (g_list_model_get_n_items (people) == 0)
    {
      room_close (session);
      return 0;
    }

  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 1);
  person = g_list_model_get_item (people, 0);
  g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_FULL_NAME), ==, "Ana Ortiz");
  if (g_list_model_get_n_items (aft_document_get_records (person, AFT_TYPE_NOTE)) == 0)
    {
      room_close (session);
      return 0;
    }
  note = g_list_model_get_item (aft_document_get_records (person, AFT_TYPE_NOTE), 0);
  words = strstr (aft_record_get (note, AFT_NOTE_TEXT), "start") != NULL ? count_words (aft_record_get (note, AFT_NOTE_TEXT)) : 0;

  /* What changed together is together on the disk. */
  nickname = aft_record_get (person, AFT_CONTACT_NICKNAME);
  g_assert_cmpuint (nickname != NULL ? atoi (nickname) : 0, ==, words / 5 * 5);
  room_close (session);

  return words;
}

static guint
count_leftovers (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += count_leftovers (path);
      else if (g_str_has_suffix (name, ".afterword-tmp"))
        n++;
    }

  return n;
}

static GDateTime *
tomorrow_cb (gpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_add_days (now, 2);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_assert_true (aft_session_open_finish (AFT_SESSION (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static void
test_kill (void)
{
  g_autoptr (Room) room = room_new ();
  AftSession *session;
  gboolean opened = FALSE;
  guint acknowledged = 0;
  guint ahead = 0;
  guint leftovers;
  gint64 longest = 0;

  room_close (g_steal_pointer (&room->session));
  for (guint i = 0; i < n_instants; i++)
    {
      Listener listener = { .line = g_string_new (NULL) };
      guint words;

      run_until (room, &listener, g_random_int_range (0, longest_wait));
      words = check_book (room);
      if (words < MAX (listener.saved, acknowledged) || words > listener.typed)
        g_error ("instant %u: %u words were acknowledged and %u typed, %u are there", i, MAX (listener.saved, acknowledged),
                 listener.typed, words);
      acknowledged = words;
      ahead += listener.typed - words;
      longest = MAX (longest, listener.longest);
      g_assert_cmpint (listener.longest, <=, PATIENCE);
      g_string_free (listener.line, TRUE);
    }

  leftovers = count_leftovers (room->book);
  g_test_message ("%u instants, %u words on disk, %u lost that weren't acknowledged, %u leftovers, the longest wait for "
                  "an acknowledgement %" G_GINT64_FORMAT " ms", n_instants, acknowledged, ahead, leftovers, longest / 1000);
  g_assert_cmpuint (acknowledged, >, 0);

  session = aft_session_new ();
  aft_session_set_clock (session, tomorrow_cb, NULL);
  aft_session_open_async (session, room->book, NULL, opened_cb, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_leftovers (room->book), ==, 0);
  room_close (session);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 3)
    {
      n_instants = atoi (argv[1]);
      longest_wait = atoi (argv[2]);
    }

  g_test_add_func ("/session/kill", test_kill);

  return g_test_run ();
}
