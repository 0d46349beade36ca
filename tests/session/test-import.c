/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "room.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "aft-file.h"

#include "../result.h"

static const char cards[] =
  "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ortiz\nNICKNAME:Annie\nORG:Northwind\nTEL:+49 30 1234567\nEMAIL:ana@example.org\nEND:VCARD\n"
  "BEGIN:VCARD\nVERSION:3.0\nFN:Smith & Sons <b>\nEMAIL:smith@example.org\nEND:VCARD\n"
  "BEGIN:VCARD\nVERSION:3.0\nNOTE:nobody\nEND:VCARD\n";

static AftImport *
read_cards (Room        *room,
            const char  *path,
            GError     **error)
{
  const char *paths[] = { path, NULL };
  g_autoptr (GAsyncResult) result = NULL;

  aft_session_read_cards_async (room->session, paths, NULL, result_keep_cb, &result);
  result_wait (&result);

  return aft_session_read_cards_finish (room->session, result, NULL, error);
}

static void
import (Room       *room,
        const char *text,
        guint       added,
        guint       merged)
{
  g_autofree char *path = g_build_filename (room->folder, "cards.vcf", NULL);
  g_autoptr (AftImport) plan = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AftImportCounts counts;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  plan = read_cards (room, path, &error);
  g_assert_no_error (error);
  aft_session_import_async (room->session, plan, result_keep_cb, &result);
  result_wait (&result);
  aft_session_import_finish (room->session, result, &error);
  g_assert_no_error (error);
  aft_import_get_counts (plan, &counts);
  g_assert_cmpuint (counts.added, ==, added);
  g_assert_cmpuint (counts.merged, ==, merged);
}

static guint
count_people (Room *room)
{
  return g_list_model_get_n_items (aft_book_get_contacts (aft_session_get_book (room->session)));
}

/* What can be undone is known a moment after opening: the trash is looked into by another thread. */
static void
wait_undo (Room       *room,
           const char *what)
{
  for (guint i = 0; i < 3000 && g_strcmp0 (aft_session_get_undo_what (room->session), what) != 0; i++)
    room_wait (1);
  g_assert_cmpstr (aft_session_get_undo_what (room->session), ==, what);
}

static void
undo_and_wait (Room  *room,
               guint  people)
{
  g_autoptr (GError) error = NULL;

  aft_session_undo (room->session, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3000 && count_people (room) != people; i++)
    room_wait (1);
  room_flush (room);
  g_assert_cmpuint (count_people (room), ==, people);
}

/* An import is taken back after a restart: the new people are gone, whom it merged into is as before, byte for byte. */
static void
test_undo_after_restart (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *known = room_add_person (room, "Ana Ortiz");
  g_autoptr (AftDocument) email = aft_record_new (AFT_TYPE_ADDRESS, NULL);
  g_autofree char *path = room_path (room, known);
  g_autofree char *before = NULL;
  g_autofree char *during = NULL;
  g_autofree char *after = NULL;

  aft_record_set (email, AFT_ADDRESS_KIND, "email");
  aft_record_set (email, AFT_ADDRESS_VALUE, "ana@example.org");
  aft_document_add (known, email);
  room_flush (room);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));

  import (room, cards, 1, 1);
  g_assert_true (g_file_get_contents (path, &during, NULL, NULL));
  g_assert_nonnull (strstr (during, "+49 30 1234567"));

  room_reopen (room);
  g_assert_cmpuint (count_people (room), ==, 2);
  wait_undo (room, "Import People");
  undo_and_wait (room, 1);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);

  /* It is gone from what can be undone, also the next time. */
  wait_undo (room, NULL);
  room_reopen (room);
  room_wait (200);
  wait_undo (room, NULL);
  g_assert_cmpuint (count_people (room), ==, 1);
}

/* What was changed since isn't the import's any more and stays. */
static void
test_changed_since (void)
{
  g_autoptr (Room) room = room_new ();
  AftBook *book;
  g_autofree char *text = NULL;

  import (room, cards, 2, 0);
  room_reopen (room);
  book = aft_session_get_book (room->session);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (aft_book_get_contacts (book), i);

      if (g_str_equal (aft_document_get_summary (person)->title, "Ana Ortiz"))
        g_assert_nonnull (aft_session_add_note (room->session, person, "called her"));
    }
  room_flush (room);
  room_reopen (room);
  wait_undo (room, "Import People");
  undo_and_wait (room, 1);
  {
    g_autoptr (AftDocument) person = g_list_model_get_item (aft_book_get_contacts (aft_session_get_book (room->session)), 0);

    text = room_read (room, person);
  }
  g_assert_nonnull (strstr (text, "called her"));
}

/* An import that was undone already isn't offered again; one that was done again is. */
static void
test_undone_before (void)
{
  for (guint again = 0; again < 2; again++)
    {
      g_autoptr (Room) room = room_new ();
      g_autoptr (GError) error = NULL;

      import (room, cards, 2, 0);
      undo_and_wait (room, 0);
      if (again)
        {
          aft_session_redo (room->session, &error);
          g_assert_no_error (error);
          room_flush (room);
        }
      room_reopen (room);
      g_assert_cmpuint (count_people (room), ==, again ? 2 : 0);
      if (again)
        wait_undo (room, "Import People");
      else
        {
          room_wait (300);
          g_assert_true (g_str_has_prefix (aft_session_get_undo_what (room->session), "Delete"));
        }
    }
}

/* The same file twice changes nothing, on the disk neither. */
static void
test_twice (void)
{
  g_autoptr (Room) room = room_new ();
  g_autofree char *trash = g_build_filename (room->book, "trash", NULL);

  import (room, cards, 2, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GDir) dir = NULL;
      guint n = 0;

      import (room, cards, 0, 0);
      g_assert_cmpuint (count_people (room), ==, 2);
      g_assert_cmpstr (aft_session_get_undo_what (room->session), ==, "Import People");
      dir = g_dir_open (trash, 0, NULL);
      while (g_dir_read_name (dir) != NULL)
        n++;
      g_assert_cmpuint (n, ==, 1);
    }
}

/* What can't be imported: one sentence with the file's name, and the book is as it was. */
static void
test_bad_files (void)
{
  static const struct
  {
    const char *name;
    const char *text;           /* NULL: the file is missing */
    gssize      length;
    goffset     size;           /* of a file of nothing but holes; 0: @text */
    const char *says;           /* NULL: it is read */
    guint       cards;
  } cases[] = {
    { "missing.vcf", NULL, 0, 0, "“*missing.vcf”*", 0 },
    { "empty.vcf", "", 0, 0, "“*empty.vcf” can’t be imported: There is no vCard in this file.", 0 },
    { "rubbish.vcf", "\001\002\377\376rubbish\000\000", 13, 0, "“*rubbish.vcf” can’t be imported: There is no vCard in this file.", 0 },
    { "huge.vcf", "", 0, 200 * 1000 * 1000, "“*huge.vcf” can’t be imported: The file has 200.0?MB; files up to 100.0?MB can be imported.", 0 },
    { "cut.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ortiz\nEMAIL:ana@exam", -1, 0, NULL, 1 },
    { "cut in the name.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Or", -1, 0, "“*cut in the name.vcf” can’t be imported: There is no vCard in this file.", 0 },
    { "half.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:B", -1, 0, NULL, 1 },
  };
  g_autoptr (Room) room = room_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (room->folder, cases[i].name, NULL);
      g_autoptr (AftImport) plan = NULL;
      g_autoptr (GError) error = NULL;

      if (cases[i].text != NULL)
        g_assert_true (g_file_set_contents (path, cases[i].text, cases[i].length, NULL));
      if (cases[i].size > 0)
        g_assert_cmpint (truncate (path, cases[i].size), ==, 0);

      plan = read_cards (room, path, &error);
      if ((plan != NULL) != (cases[i].says == NULL))
        g_error ("%s: %s", cases[i].name, error != NULL ? error->message : "is read");
      if (error != NULL && !g_pattern_match_simple (cases[i].says, error->message))
        g_error ("%s: “%s”", cases[i].name, error->message);
      if (plan != NULL && g_list_model_get_n_items (aft_import_get_items (plan)) != cases[i].cards)
        g_error ("%s: %u cards", cases[i].name, g_list_model_get_n_items (aft_import_get_items (plan)));
      g_assert_cmpuint (count_people (room), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/import/undo-after-restart", test_undo_after_restart);
  g_test_add_func ("/session/import/changed-since", test_changed_since);
  g_test_add_func ("/session/import/undone-before", test_undone_before);
  g_test_add_func ("/session/import/twice", test_twice);
  g_test_add_func ("/session/import/bad-files", test_bad_files);

  return g_test_run ();
}
