/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-application.h"
#include "aft-note.h"
#include "room.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../result.h"

/* How many instants it is killed at; can come from the command line. */
static guint n_instants = 20;

typedef struct
{
  Room        *room;
  AftDocument *ana;
  AftDocument *anna;
  AftDocument *job;
  char        *files[3];        /* the paths of these */
  char        *before[3];       /* what stood there before */
} People;

/* Two entries of one person, both with a part in the same job; all of it on the disk. */
static People *
people_new (void)
{
  People *people = g_new0 (People, 1);
  g_autoptr (GDateTime) now = NULL;
  AftBook *book;

  people->room = room_new ();
  book = aft_session_get_book (people->room->session);
  now = aft_session_now (people->room->session);
  people->ana = room_add_person (people->room, "Ana Ortiz");
  people->anna = room_add_person (people->room, "Anna Ortis");
  aft_session_add_note (people->room->session, people->anna, "said by the lake");
  people->job = aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, now);
  aft_record_set (people->job, AFT_APPLICATION_COMPANY, "Northwind");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AftRecord) part = aft_record_new (AFT_TYPE_PART, aft_record_get_id (AFT_RECORD (i == 0 ? people->ana : people->anna)));

      aft_record_list_put (part, AFT_PART_PARTS, i == 0 ? "interviewer" : "hiring-manager", TRUE);
      aft_document_add (people->job, part);
    }
  aft_book_add (book, people->job);
  g_object_unref (people->job);
  room_flush (people->room);

  people->files[0] = room_path (people->room, people->ana);
  people->files[1] = room_path (people->room, people->anna);
  people->files[2] = room_path (people->room, people->job);
  for (guint i = 0; i < 3; i++)
    g_assert_true (g_file_get_contents (people->files[i], &people->before[i], NULL, NULL));

  return people;
}

static void
people_free (People *people)
{
  for (guint i = 0; i < 3; i++)
    {
      g_free (people->files[i]);
      g_free (people->before[i]);
    }
  room_free (people->room);
  g_free (people);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (People, people_free)

static void
merge (People *people)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  aft_session_merge_async (people->room->session, AFT_CONTACT (people->ana), AFT_CONTACT (people->anna), result_keep_cb, &result);
  result_wait (&result);
  aft_session_merge_finish (people->room->session, result, &error);
  g_assert_no_error (error);
}

static void
wait_undo (People     *people,
           const char *what)
{
  for (guint i = 0; i < 3000 && g_strcmp0 (aft_session_get_undo_what (people->room->session), what) != 0; i++)
    room_wait (1);
  g_assert_cmpstr (aft_session_get_undo_what (people->room->session), ==, what);
}

static guint
count_people (People *people)
{
  return g_list_model_get_n_items (aft_book_get_contacts (aft_session_get_book (people->room->session)));
}

static void
undo (People *people,
      guint   expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (aft_session_undo (people->room->session, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 3000 && count_people (people) != expected; i++)
    room_wait (1);
  g_assert_cmpuint (count_people (people), ==, expected);
  room_flush (people->room);
}

static void
expect_merged (People *people)
{
  g_autofree char *ana = NULL;
  g_autofree char *job = NULL;

  g_assert_cmpuint (count_people (people), ==, 1);
  g_assert_true (g_file_get_contents (people->files[0], &ana, NULL, NULL));
  g_assert_true (g_file_get_contents (people->files[2], &job, NULL, NULL));
  g_assert_nonnull (strstr (ana, "Merged-Ids="));
  g_assert_nonnull (strstr (ana, "Text=said by the lake"));
  g_assert_nonnull (strstr (ana, "Text=Merged with “Anna Ortis”"));
  g_assert_false (g_file_test (people->files[1], G_FILE_TEST_EXISTS));
  g_assert_nonnull (strstr (job, "Parts=interviewer;hiring-manager;"));
}

static void
expect_before (People     *people,
               const char *when)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *now = NULL;

      if (!g_file_get_contents (people->files[i], &now, NULL, NULL) || !g_str_equal (now, people->before[i]))
        g_error ("%s, %s isn't as it was before the merge:\n%s\nbut:\n%s", when, people->files[i], people->before[i], now);
    }
}

static void
test_undo (void)
{
  g_autoptr (People) people = people_new ();
  g_autofree char *ana = NULL;
  g_autofree char *anna = NULL;

  merge (people);
  expect_merged (people);
  wait_undo (people, "Merge “Anna Ortis” into “Ana Ortiz”");
  undo (people, 2);
  g_assert_true (g_file_get_contents (people->files[0], &ana, NULL, NULL));
  g_assert_true (g_file_get_contents (people->files[1], &anna, NULL, NULL));
  g_assert_null (strstr (ana, "Merged-Ids="));
  g_assert_cmpstr (anna, ==, people->before[1]);

  g_assert_true (aft_session_redo (people->room->session, NULL));
  room_flush (people->room);
  expect_merged (people);
}

static void
test_undo_after_restart (void)
{
  g_autoptr (People) people = people_new ();

  merge (people);
  room_reopen (people->room);
  expect_merged (people);
  wait_undo (people, "Merge “Anna Ortis” into “Ana Ortiz”");
  undo (people, 2);
  expect_before (people, "taken back after a restart");

  /* What was taken out lies in the trash no more either. */
  wait_undo (people, NULL);
  room_reopen (people->room);
  room_wait (200);
  wait_undo (people, NULL);
  g_assert_cmpuint (count_people (people), ==, 2);
}

/* Whoever went on with the one who stayed has one entry to take out of the trash, and keeps what was written. */
static void
test_changed_since (void)
{
  g_autoptr (People) people = people_new ();
  g_autofree char *ana = NULL;

  merge (people);
  aft_session_add_note (people->room->session, people->ana, "written afterwards");
  room_flush (people->room);
  room_reopen (people->room);
  wait_undo (people, "Delete “Anna Ortis”");
  undo (people, 2);
  g_assert_true (g_file_get_contents (people->files[0], &ana, NULL, NULL));
  g_assert_nonnull (strstr (ana, "Text=written afterwards"));
  g_assert_nonnull (strstr (ana, "Text=said by the lake"));

  /* They are two again, and stay it. */
  for (guint i = 0; i < 3000 && strstr (ana, "Merged-Ids=") != NULL; i++)
    {
      room_wait (1);
      g_free (ana);
      g_assert_true (g_file_get_contents (people->files[0], &ana, NULL, NULL));
    }
  g_assert_null (strstr (ana, "Merged-Ids="));
  room_reopen (people->room);
  g_assert_cmpuint (count_people (people), ==, 2);
}

/* Each note is in the book, once: what was interrupted between the two files is finished when the book is opened. */
static void
check_book (Room  *room,
            guint  n_notes)
{
  AftSession *session = room_open (room, TRUE);
  GListModel *people = aft_book_get_contacts (aft_session_get_book (session));
  g_autofree guint *counts = g_new0 (guint, n_notes);

  g_assert_cmpuint (g_list_model_get_n_items (aft_session_get_problems (session)), ==, 0);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, i);
      GListModel *notes = aft_document_get_records (person, AFT_TYPE_NOTE);

      for (guint j = 0; j < g_list_model_get_n_items (notes); j++)
        {
          g_autoptr (AftRecord) note = g_list_model_get_item (notes, j);
          guint number;

          if (sscanf (aft_record_get (note, AFT_NOTE_TEXT), "note %u.", &number) == 1 && number < n_notes)
            counts[number]++;
        }
    }
  for (guint n = 0; n < n_notes; n++)
    if (counts[n] != 1)
      g_error ("note %u is in the book %u times", n, counts[n]);
  room_close (session);
}

static void
test_kill (void)
{
  g_autoptr (Room) room = room_new ();

  room_close (g_steal_pointer (&room->session));
  for (guint i = 0; i < n_instants; i++)
    check_book (room, room_kill (room, g_getenv ("AFTERWORD_MERGER"), 300));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 2)
    n_instants = atoi (argv[1]);

  g_test_add_func ("/session/merge/undo", test_undo);
  g_test_add_func ("/session/merge/undo-after-restart", test_undo_after_restart);
  g_test_add_func ("/session/merge/changed-since", test_changed_since);
  g_test_add_func ("/session/merge/kill", test_kill);

  return g_test_run ();
}
