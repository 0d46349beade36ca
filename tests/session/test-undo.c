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

static void
undo (Room *room)
{
  g_autoptr (GError) error = NULL;

  aft_session_undo (room->session, &error);
  g_assert_no_error (error);
}

static void
redo (Room *room)
{
  g_autoptr (GError) error = NULL;

  aft_session_redo (room->session, &error);
  g_assert_no_error (error);
}

static AftDocument *
look_up (Room       *room,
         const char *id)
{
  return aft_book_lookup (aft_session_get_book (room->session), id);
}

/* A person whose file holds what the program doesn't know. Transfer none. */
static AftDocument *
add_person_by_hand (Room       *room,
                    const char *id)
{
  g_autofree char *folder = g_build_filename (room->book, "contacts", NULL);
  g_autofree char *path = g_strdup_printf ("%s/%s.contact", folder, id);
  g_autofree char *text = g_strdup_printf ("# by hand\n[Contact]\nId=%s\nFormat=1\nFull-Name=Ana Ortiz\nX-Mine=1\n\n"
                                           "[Strange]\n# a comment\nkey=value \n", id);

  g_assert_true (aft_file_make_folder (folder, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  room_reopen (room);

  return look_up (room, id);
}

/* Deleting takes the file away, undo brings back every byte, as often as one likes. */
static void
test_delete (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = add_person_by_hand (room, "11111111-2222-4333-8444-555555555555");
  g_autofree char *before = room_read (room, person);
  g_autofree char *path = room_path (room, person);
  g_autoptr (AftDocument) kept = g_object_ref (person);

  g_assert_nonnull (before);
  aft_session_delete (room->session, person);
  g_assert_cmpstr (aft_session_get_undo_what (room->session), ==, "Delete “Ana Ortiz”");
  g_assert_null (look_up (room, aft_record_get_id (AFT_RECORD (kept))));
  room_flush (room);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *after = NULL;

      undo (room);
      g_assert_true (look_up (room, aft_record_get_id (AFT_RECORD (kept))) == kept);
      room_flush (room);
      after = room_read (room, kept);
      g_assert_cmpstr (after, ==, before);

      redo (room);
      room_flush (room);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* Faster than the disk: whatever the order, the file is there exactly when the person is. */
static void
test_quick (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = add_person_by_hand (room, "11111111-2222-4333-8444-555555555555");
  g_autofree char *before = room_read (room, person);
  g_autofree char *path = room_path (room, person);
  g_autoptr (AftDocument) kept = g_object_ref (person);
  g_autofree char *after = NULL;

  aft_session_delete (room->session, person);
  for (guint i = 0; i < 30; i++)
    {
      gboolean deleted = aft_session_get_redo_what (room->session) == NULL;

      for (guint j = g_random_int_range (0, 6); j > 0; j--)
        g_main_context_iteration (NULL, FALSE);
      if (deleted)
        undo (room);
      else
        redo (room);
      if (i % 7 == 0)
        {
          room_flush (room);
          g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, deleted);
        }
    }
  if (aft_session_get_redo_what (room->session) == NULL)
    undo (room);
  room_flush (room);
  g_assert_true (look_up (room, aft_record_get_id (AFT_RECORD (kept))) == kept);
  after = room_read (room, kept);
  g_assert_cmpstr (after, ==, before);
}

/* Deleted one after the other, faster than the disk: each comes back by its own step. Deleted in one step, all of them by it. */
static void
test_steps (void)
{
  const char *ids[] = { "11111111-2222-4333-8444-555555555555", "11111111-2222-4333-8444-666666666666",
                        "11111111-2222-4333-8444-777777777777" };
  g_autoptr (Room) room = room_new ();
  AftBook *book;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    add_person_by_hand (room, ids[i]);
  book = aft_session_get_book (room->session);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    aft_session_delete (room->session, look_up (room, ids[i]));
  room_flush (room);
  for (guint i = G_N_ELEMENTS (ids); i > 0; i--)
    {
      g_assert_null (look_up (room, ids[i - 1]));
      undo (room);
      room_flush (room);
      g_assert_nonnull (look_up (room, ids[i - 1]));
      g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (book)), ==, G_N_ELEMENTS (ids) - i + 1);
    }

  aft_book_begin (book, "Delete");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    aft_book_remove (book, look_up (room, ids[i]));
  aft_book_end (book);
  room_flush (room);
  undo (room);
  room_flush (room);
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (book)), ==, G_N_ELEMENTS (ids));
}

/* What was changed just before it was deleted is there again. */
static void
test_delete_unsaved (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autoptr (AftDocument) kept = g_object_ref (person);
  g_autofree char *text = NULL;

  room_flush (room);
  aft_record_set (person, AFT_CONTACT_NICKNAME, "Anita");
  aft_session_delete (room->session, person);
  room_flush (room);
  undo (room);
  room_flush (room);
  text = room_read (room, kept);
  g_assert_nonnull (strstr (text, "Nickname=Anita"));
}

/* From the trash, the newest first, also after a restart. */
static void
test_restart (void)
{
  g_autoptr (Room) room = room_new ();
  const char *ids[] = { "11111111-2222-4333-8444-555555555555", "11111111-2222-4333-8444-666666666666" };
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (before, room_read (room, add_person_by_hand (room, ids[i])));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      aft_session_delete (room->session, look_up (room, ids[i]));
      room_flush (room);
      room_wait (1100); /* the trash's folders are named after the second */
    }

  room_reopen (room);
  for (guint i = 0; i < 100 && aft_session_get_undo_what (room->session) == NULL; i++)
    room_wait (10);
  for (guint i = G_N_ELEMENTS (ids); i > 0; i--)
    {
      g_autofree char *after = NULL;

      g_assert_cmpstr (aft_session_get_undo_what (room->session), ==, "Delete “Ana Ortiz”");
      undo (room);
      room_flush (room);
      g_assert_nonnull (look_up (room, ids[i - 1]));
      after = room_read (room, look_up (room, ids[i - 1]));
      g_assert_cmpstr (after, ==, g_ptr_array_index (before, i - 1));
    }
  g_assert_null (aft_session_get_undo_what (room->session));
}

/* What went in one step comes back in one, after a restart too, byte for byte; and the step says how many went. */
static void
test_many_after_restart (void)
{
  static const struct { guint n; const char *what; } cases[] = {
    { 1, "Delete “Ana Ortiz”" }, { 2, "Delete “Ana Ortiz” and 1 More" }, { 20, "Delete “Ana Ortiz” and 19 More" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Room) room = room_new ();
      g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *status = NULL;
      g_autofree char *undone = g_strdup_printf ("Undone: %s", cases[i].what);
      AftBook *book;

      for (guint k = 0; k < cases[i].n; k++)
        {
          g_ptr_array_add (ids, g_strdup_printf ("11111111-2222-4333-8444-5555555555%02u", k));
          g_ptr_array_add (before, room_read (room, add_person_by_hand (room, g_ptr_array_index (ids, k))));
        }

      book = aft_session_get_book (room->session);
      aft_book_begin (book, "Delete");
      for (guint k = 0; k < ids->len; k++)
        aft_book_remove (book, look_up (room, g_ptr_array_index (ids, k)));
      aft_book_end (book);
      room_flush (room);
      room_reopen (room);
      book = aft_session_get_book (room->session);
      g_assert_true (aft_book_is_empty (book));

      for (guint k = 0; k < 100 && aft_session_get_undo_what (room->session) == NULL; k++)
        room_wait (10);
      g_assert_cmpstr (aft_session_get_undo_what (room->session), ==, cases[i].what);
      undo (room);
      g_object_get (room->session, "status", &status, NULL);
      g_assert_cmpstr (status, ==, undone);
      room_flush (room);
      for (guint k = 0; k < ids->len; k++)
        {
          g_autofree char *after = NULL;

          g_assert_nonnull (look_up (room, g_ptr_array_index (ids, k)));
          after = room_read (room, look_up (room, g_ptr_array_index (ids, k)));
          g_assert_cmpstr (after, ==, g_ptr_array_index (before, k));
        }
      g_assert_null (aft_session_get_undo_what (room->session));
    }
}

/* A command that made a job and a person: undo takes both away, redo brings back the same files. */
static void
test_command (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind" };
  g_auto (AftWayInResult) result = { 0 };
  g_autofree char *person = NULL;
  g_autofree char *job = NULL;
  g_autofree char *again = NULL;
  g_autofree char *status = NULL;

  g_assert_true (aft_way_in_turned_down (aft_session_get_book (room->session), &input, now, &result, NULL));
  room_flush (room);
  person = room_read (room, AFT_DOCUMENT (result.contact));
  job = room_read (room, AFT_DOCUMENT (result.application));
  g_assert_nonnull (person);
  g_assert_nonnull (job);

  undo (room);
  g_assert_true (aft_book_is_empty (aft_session_get_book (room->session)));
  g_object_get (room->session, "status", &status, NULL);
  g_assert_true (g_str_has_prefix (status, "Undone: "));
  room_flush (room);
  again = room_read (room, AFT_DOCUMENT (result.contact));
  g_assert_null (again);

  redo (room);
  room_flush (room);
  again = room_read (room, AFT_DOCUMENT (result.contact));
  g_assert_cmpstr (again, ==, person);
  g_free (again);
  again = room_read (room, AFT_DOCUMENT (result.application));
  g_assert_cmpstr (again, ==, job);
}

/* What others add, change and take away is theirs: it can't be undone here, and what they changed isn't overwritten. */
static void
test_others (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autofree char *id = g_strdup (aft_record_get_id (AFT_RECORD (person)));
  g_autofree char *path = NULL;
  g_autofree char *other_path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;
  const char *other_id = "11111111-2222-4333-8444-555555555555";

  room_flush (room);
  room_reopen (room);
  person = look_up (room, id);
  g_assert_nonnull (person);
  aft_record_set (person, AFT_CONTACT_FULL_NAME, "Ours");
  room_flush (room);

  /* Changed */
  path = room_path (room, person);
  text = room_read (room, person);
  parts = g_strsplit (text, "Full-Name=Ours", 2);
  changed = g_strjoinv ("Full-Name=Theirs", parts);
  g_assert_true (g_file_set_contents (path, changed, -1, NULL));
  aft_session_rescan (room->session);
  for (guint i = 0; i < 100 && g_strcmp0 (aft_record_get (person, AFT_CONTACT_FULL_NAME), "Theirs") != 0; i++)
    room_wait (20);
  g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_FULL_NAME), ==, "Theirs");
  g_assert_false (aft_session_undo (room->session, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CONFLICT);
  g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_FULL_NAME), ==, "Theirs");

  /* Added */
  other_path = g_strdup_printf ("%s/contacts/%s.contact", room->book, other_id);
  other = g_strdup_printf ("[Contact]\nId=%s\nFormat=1\nFull-Name=Bea Falk\n", other_id);
  g_assert_true (g_file_set_contents (other_path, other, -1, NULL));
  aft_session_rescan (room->session);
  for (guint i = 0; i < 100 && look_up (room, other_id) == NULL; i++)
    room_wait (20);
  g_assert_nonnull (look_up (room, other_id));
  g_assert_null (aft_session_get_undo_what (room->session));

  /* Taken away */
  g_assert_cmpint (g_unlink (other_path), ==, 0);
  aft_session_rescan (room->session);
  for (guint i = 0; i < 100 && look_up (room, other_id) != NULL; i++)
    room_wait (20);
  g_assert_null (look_up (room, other_id));
  g_assert_null (aft_session_get_undo_what (room->session));
}

static char *hidden;
static int hiding;

static int
open_or_hide (const char *path,
              int         flags,
              mode_t      mode)
{
  if (g_str_equal (path, hidden) && g_atomic_int_compare_and_exchange (&hiding, 1, 0))
    return errno = ENOENT, -1;

  return aft_file_real_calls.open (path, flags, mode);
}

/* A sync tool takes a file away and puts another one there: that is no deletion of ours, which would take the new one to the trash. */
static void
test_gone_for_a_moment (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autofree char *id = g_strdup (aft_record_get_id (AFT_RECORD (person)));
  AftFileCalls calls = aft_file_real_calls;
  g_autofree char *before = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  room_flush (room);
  room_reopen (room);
  hidden = room_path (room, look_up (room, id));
  before = room_read (room, look_up (room, id));
  g_string_assign (text, before);
  g_string_replace (text, "Ana Ortiz", "Anna Ortiz", 0);
  hiding = 1;
  calls.open = open_or_hide;
  aft_file_set_calls (&calls);
  g_assert_true (g_file_set_contents (hidden, text->str, -1, NULL));
  aft_session_rescan (room->session);
  for (guint i = 0; i < 3000 && look_up (room, id) != NULL; i++)
    room_wait (1);
  g_assert_null (aft_session_get_undo_what (room->session));

  room_flush (room);
  aft_session_rescan (room->session);
  for (guint i = 0; i < 100 && look_up (room, id) == NULL; i++)
    room_wait (50);
  g_assert_cmpstr (aft_record_get (look_up (room, id), AFT_CONTACT_FULL_NAME), ==, "Anna Ortiz");
  g_assert_cmpint (hiding, ==, 0);
  room_close (g_steal_pointer (&room->session));
  aft_file_set_calls (NULL);
  g_clear_pointer (&hidden, g_free);
}

/* A note that moves out of the inbox: the inbox file goes after the person's is written. */
static void
test_inbox (void)
{
  g_autoptr (Room) room = room_new ();
  AftBook *book = aft_session_get_book (room->session);
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  AftNote *note = aft_session_add_note (room->session, NULL, "to be filed");
  g_autoptr (AftDocument) inbox = g_object_ref (aft_record_get_document (AFT_RECORD (note)));
  g_autoptr (AftRecord) moved = aft_record_new (AFT_TYPE_NOTE, aft_record_get_id (AFT_RECORD (note)));
  g_autofree char *gone = NULL;
  g_autofree char *text = NULL;
  g_autofree char *back = NULL;

  room_flush (room);
  aft_record_set (moved, AFT_NOTE_TEXT, "to be filed");
  aft_book_begin (book, "Move Note");
  aft_document_add (person, moved);
  aft_book_remove (book, inbox);
  aft_book_end (book);
  room_flush (room);
  gone = room_read (room, inbox);
  g_assert_null (gone);
  text = room_read (room, person);
  g_assert_nonnull (strstr (text, "to be filed"));

  undo (room);
  room_flush (room);
  back = room_read (room, inbox);
  g_assert_nonnull (back);
  g_assert_nonnull (strstr (back, "to be filed"));
}

static void
test_sample (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (aft_session_fill_sample (room->session, &error));
  g_assert_null (aft_session_get_undo_what (room->session));
  n = g_list_model_get_n_items (aft_book_get_contacts (aft_session_get_book (room->session)));
  g_assert_cmpuint (n, >, 4);
  g_assert_false (aft_session_fill_sample (room->session, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CONFLICT);

  room_reopen (room);
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (aft_session_get_book (room->session))), ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (aft_session_get_problems (room->session)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/undo/delete", test_delete);
  g_test_add_func ("/session/undo/quick", test_quick);
  g_test_add_func ("/session/undo/steps", test_steps);
  g_test_add_func ("/session/undo/delete-unsaved", test_delete_unsaved);
  g_test_add_func ("/session/undo/restart", test_restart);
  g_test_add_func ("/session/undo/many-after-restart", test_many_after_restart);
  g_test_add_func ("/session/undo/command", test_command);
  g_test_add_func ("/session/undo/others", test_others);
  g_test_add_func ("/session/undo/gone-for-a-moment", test_gone_for_a_moment);
  g_test_add_func ("/session/undo/inbox", test_inbox);
  g_test_add_func ("/session/sample", test_sample);

  return g_test_run ();
}
