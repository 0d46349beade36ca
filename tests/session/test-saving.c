/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "room.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "aft-application.h"
#include "aft-file.h"
#include "aft-note.h"
#include "aft-way-in.h"

/* Faults that are switched on while the program runs; the calls come from other threads. */
static int fault;               /* errno of the next writes, 0 for none */
static int slow;                /* milliseconds each fsync takes more */
static GMutex renamed_mutex;
static GPtrArray *renamed;      /* targets, in order */

static ssize_t
write_or_fail (int         fd,
               const void *data,
               size_t      size)
{
  int reason = g_atomic_int_get (&fault);

  if (reason == 0)
    return aft_file_real_calls.write (fd, data, size);
  errno = reason;

  return -1;
}

static int
fsync_slowly (int fd)
{
  g_usleep (g_atomic_int_get (&slow) * 1000);

  return aft_file_real_calls.fsync (fd);
}

static void
note_renamed (const char *to)
{
  g_mutex_lock (&renamed_mutex);
  if (renamed != NULL)
    g_ptr_array_add (renamed, g_strdup (to));
  g_mutex_unlock (&renamed_mutex);
}

static int
rename_and_note (const char *from,
                 const char *to)
{
  note_renamed (to);

  return aft_file_real_calls.rename (from, to);
}

static int
rename2_and_note (const char   *from,
                  const char   *to,
                  unsigned int  flags)
{
  note_renamed (to);

  return aft_file_real_calls.rename2 (from, to, flags);
}

static void
set_calls (void)
{
  static AftFileCalls calls;

  calls = aft_file_real_calls;
  calls.write = write_or_fail;
  calls.fsync = fsync_slowly;
  calls.rename = rename_and_note;
  calls.rename2 = rename2_and_note;
  aft_file_set_calls (&calls);
}

/* A change is on disk soon after, and nothing says so before. */
static void
test_quiet (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autofree char *status = NULL;
  g_autofree char *text = NULL;
  g_autofree char *early = NULL;
  guint took;

  g_object_get (room->session, "status", &status, NULL);
  g_assert_cmpstr (status, ==, "Saving…");
  early = room_read (room, person);
  g_assert_null (early);

  took = room_wait_status (room, "Saved", 1500);
  g_test_message ("saved after %u ms", took);
  g_assert_cmpuint (took, >=, 300);
  g_assert_cmpuint (took, <=, 1000);
  text = room_read (room, person);
  g_assert_nonnull (strstr (text, "Full-Name=Ana Ortiz"));
}

/* While somebody goes on typing it is written all the same; what is read is never older than two seconds. */
static void
test_typing (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autoptr (AftRecord) note = aft_record_new (AFT_TYPE_NOTE, NULL);
  gint64 typed[36] = { 0 };
  gint64 oldest = 0;
  guint on_disk = 0;

  aft_document_add (person, note);
  room_flush (room);
  for (guint i = 1; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *text = g_strdup_printf ("word %u", i);
      g_autofree char *file = NULL;
      const char *found;

      aft_record_set (note, AFT_NOTE_TEXT, text);
      typed[i] = g_get_monotonic_time ();
      room_wait (80);

      file = room_read (room, person);
      found = strstr (file, "Text=word ");
      on_disk = found != NULL ? atoi (found + strlen ("Text=word ")) : 0;
      if (on_disk < i)
        oldest = MAX (oldest, g_get_monotonic_time () - typed[on_disk + 1]);
    }

  g_test_message ("the oldest change that wasn't on disk was %" G_GINT64_FORMAT " ms old", oldest / 1000);
  g_assert_cmpuint (on_disk, >, 10);
  g_assert_cmpint (oldest, <=, 2 * G_TIME_SPAN_SECOND);
}

static void
test_flush (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  gint64 start = g_get_monotonic_time ();
  g_autofree char *text = NULL;
  g_autofree char *status = NULL;

  room_flush (room);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 300 * G_TIME_SPAN_MILLISECOND);
  text = room_read (room, person);
  g_assert_nonnull (strstr (text, "Ana Ortiz"));
  g_object_get (room->session, "status", &status, NULL);
  g_assert_cmpstr (status, ==, "Saved");
}

/* What persons refer to is written before them. */
static void
test_order (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind" };
  g_autoptr (GError) error = NULL;
  gboolean contact = FALSE;
  guint n = 0;

  aft_way_in_turned_down (aft_session_get_book (room->session), &input, now, NULL, &error);
  g_assert_no_error (error);
  renamed = g_ptr_array_new_with_free_func (g_free);
  room_flush (room);

  g_mutex_lock (&renamed_mutex);
  for (guint i = 0; i < renamed->len; i++)
    {
      const char *path = g_ptr_array_index (renamed, i);

      if (strstr (path, ".contact") != NULL)
        contact = TRUE;
      if (strstr (path, ".application") != NULL)
        {
          g_assert_false (contact);
          n++;
        }
    }
  g_assert_true (contact);
  g_assert_cmpuint (n, >, 0);
  g_clear_pointer (&renamed, g_ptr_array_unref);
  g_mutex_unlock (&renamed_mutex);
}

static void
problem_cb (AftSession *session,
            const char *what,
            const char *why,
            guint      *n)
{
  g_test_message ("%s: %s", what, why);
  (*n)++;
}

/* Said once, what and where; the text stays; tried again by itself; nothing on disk is harmed. */
static void
test_failing (void)
{
  static const int faults[] = { ENOSPC, EDQUOT, EIO, EACCES, EROFS };
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  guint problems = 0;

  room_flush (room);
  g_signal_connect (room->session, "problem", G_CALLBACK (problem_cb), &problems);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *before = room_read (room, person);
      g_autofree char *name = g_strdup_printf ("Ana Ortiz %u", i);
      g_autofree char *status = NULL;
      g_autofree char *kept = NULL;
      g_autofree char *after = NULL;

      g_atomic_int_set (&fault, faults[i]);
      aft_record_set (person, AFT_CONTACT_FULL_NAME, name);
      room_wait_status (room, "Not saved: ", 3000);
      g_object_get (room->session, "status", &status, NULL);
      g_test_message ("%s", status);
      g_assert_nonnull (strstr (status, room->book));
      kept = room_read (room, person);
      g_assert_cmpstr (kept, ==, before);
      g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_FULL_NAME), ==, name);
      if (i == 0)
        {
          /* Closing doesn't throw away what isn't saved. */
          g_assert_false (aft_session_close (room->session, NULL));
          g_assert_cmpint (aft_session_get_state (room->session), ==, AFT_SESSION_OPEN);
        }

      /* By itself, or sooner when asked. */
      g_atomic_int_set (&fault, 0);
      if (i > 0)
        room_flush (room);
      room_wait_status (room, "Saved", 8000);
      after = room_read (room, person);
      g_assert_nonnull (strstr (after, name));
    }
  g_assert_cmpuint (problems, ==, G_N_ELEMENTS (faults));
}

/* The folder disappears while the program runs, and comes back. */
static void
test_gone (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autofree char *away = g_build_filename (room->folder, "away", NULL);
  g_autofree char *text = NULL;

  room_flush (room);
  g_assert_cmpint (g_rename (room->book, away), ==, 0);
  aft_record_set (person, AFT_CONTACT_NICKNAME, "Anita");
  room_wait_status (room, "Not saved: ", 3000);
  g_assert_true (aft_book_lookup (aft_session_get_book (room->session), aft_record_get_id (AFT_RECORD (person))) == person);
  g_assert_false (g_file_test (room->book, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_rename (away, room->book), ==, 0);
  room_wait_status (room, "Saved", 8000);
  text = room_read (room, person);
  g_assert_nonnull (strstr (text, "Nickname=Anita"));
}

static gboolean
tick_cb (gpointer data)
{
  gint64 *gap = data;           /* the last tick, the longest gap, both in µs */
  gint64 now = g_get_monotonic_time ();

  if (gap[0] != 0)
    gap[1] = MAX (gap[1], now - gap[0]);
  gap[0] = now;

  return G_SOURCE_CONTINUE;
}

/* However slow the disk is, the main thread isn't. */
static void
test_not_blocked (void)
{
  g_autoptr (Room) room = room_new ();
  gint64 gap[2] = { 0 };
  guint tick;

  g_atomic_int_set (&slow, 250);
  tick = g_timeout_add (5, tick_cb, gap);
  room_add_person (room, "Ana Ortiz");
  room_add_person (room, "Bea Falk");
  room_flush (room);
  g_source_remove (tick);
  g_atomic_int_set (&slow, 0);

  g_test_message ("the longest gap was %" G_GINT64_FORMAT " ms", gap[1] / 1000);
  g_assert_cmpint (gap[0], >, 0);
  g_assert_cmpint (gap[1], <, 150 * G_TIME_SPAN_MILLISECOND);
}

/* Only the first window may write; a command works beside it; the window sees what it did. */
static void
test_second (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  const char *id = aft_record_get_id (AFT_RECORD (person));
  AftSession *second;
  AftSession *command;
  AftDocument *same;

  room_flush (room);
  second = room_open (room, TRUE);
  g_assert_nonnull (second);
  g_assert_true (aft_session_is_read_only (second));
  g_assert_nonnull (aft_session_get_read_only_why (second));
  same = aft_book_lookup (aft_session_get_book (second), id);
  aft_record_set (same, AFT_CONTACT_NICKNAME, "no");
  g_assert_null (aft_record_get (same, AFT_CONTACT_NICKNAME));
  aft_session_delete (second, same);
  g_assert_null (aft_session_add_note (second, NULL, "no"));
  g_assert_true (aft_book_lookup (aft_session_get_book (second), id) == same);
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_inbox (aft_session_get_book (second))), ==, 0);
  room_close (second);

  command = room_open (room, FALSE);
  g_assert_nonnull (command);
  g_assert_false (aft_session_is_read_only (command));
  aft_session_add_note (command, aft_book_lookup (aft_session_get_book (command), id), "by command");
  room_close (command);

  for (guint i = 0; i < 40 && aft_document_get_summary (person)->n_notes == 0; i++)
    room_wait (50);
  g_assert_cmpuint (aft_document_get_summary (person)->n_notes, ==, 1);
}

static GDateTime *set_time;

static GDateTime *
clock_cb (gpointer data)
{
  return g_date_time_ref (set_time);
}

static void
count_cb (AftSession *session,
          guint      *n)
{
  (*n)++;
}

static void
test_day (void)
{
  g_autoptr (AftSession) session = aft_session_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  guint changes = 0;
  GDate today;

  set_time = g_date_time_new (zone, 2026, 11, 23, 23, 59, 59);
  aft_session_set_clock (session, clock_cb, NULL);
  aft_session_check_day (session);
  g_signal_connect (session, "day-changed", G_CALLBACK (count_cb), &changes);
  aft_session_check_day (session);
  g_assert_cmpuint (changes, ==, 0);

  g_date_time_unref (set_time);
  set_time = g_date_time_new (zone, 2026, 11, 24, 0, 0, 0);
  aft_session_check_day (session);
  g_assert_cmpuint (changes, ==, 1);
  aft_session_today (session, &today);
  g_assert_cmpuint (g_date_get_day (&today), ==, 24);
  g_clear_pointer (&set_time, g_date_time_unref);
}

/* What is undone is saved too, and the status tells of both until something else is changed. */
static void
test_undone (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autofree char *text = NULL;
  g_autofree char *says = NULL;
  g_autoptr (GError) error = NULL;

  room_flush (room);
  aft_session_break_undo (room->session);
  aft_record_set (person, AFT_CONTACT_FULL_NAME, "Anna Ortiz");
  room_flush (room);
  says = g_strdup_printf ("Undone: %s · Saved", aft_session_get_undo_what (room->session));
  aft_session_undo (room->session, &error);
  g_assert_no_error (error);
  room_wait_status (room, says, 2000);
  text = room_read (room, person);
  g_assert_nonnull (strstr (text, "Full-Name=Ana Ortiz"));
  aft_record_set (person, AFT_CONTACT_NICKNAME, "Ann");
  room_wait_status (room, "Saving…", 100);
  room_wait_status (room, "Saved", 2000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  set_calls ();

  g_test_add_func ("/session/quiet", test_quiet);
  g_test_add_func ("/session/typing", test_typing);
  g_test_add_func ("/session/flush", test_flush);
  g_test_add_func ("/session/order", test_order);
  g_test_add_func ("/session/failing", test_failing);
  g_test_add_func ("/session/gone", test_gone);
  g_test_add_func ("/session/not-blocked", test_not_blocked);
  g_test_add_func ("/session/second", test_second);
  g_test_add_func ("/session/day", test_day);
  g_test_add_func ("/session/undone", test_undone);

  return g_test_run ();
}
