/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sync tool or an editor, which knows of no lock, writes into a person's file just before or just after we put something there that
 * isn't simply saved: neither is lost. */

#include "store-fixture.h"

#include "aft-contact.h"
#include "aft-file.h"
#include "aft-note.h"
#include "aft-store-gone.h"

#include <string.h>

static struct
{
  char *at;             /* when something is moved there, or that folder is removed */
  char *path;           /* it is written there */
  char *text;           /* NULL: it was written */
} late;

static void
bring_late (const char *to)
{
  g_autofree char *text = NULL;

  if (late.text == NULL || !g_str_equal (to, late.at))
    return;
  text = g_steal_pointer (&late.text);
  g_assert_true (g_file_set_contents (late.path, text, -1, NULL));
}

static int
rename_beside_sync (const char *from,
                    const char *to)
{
  bring_late (to);

  return aft_file_real_calls.rename (from, to);
}

static int
rename2_beside_sync (const char   *from,
                     const char   *to,
                     unsigned int  flags)
{
  bring_late (to);

  return aft_file_real_calls.rename2 (from, to, flags);
}

static int
rmdir_beside_sync (const char *path)
{
  bring_late (path);

  return aft_file_real_calls.rmdir (path);
}

/* @at and @path are in the book's folder. */
static void
begin_late (StoreFixture *fixture,
            const char   *at,
            const char   *path,
            const char   *text)
{
  static AftFileCalls calls;

  late.at = store_dup_file (fixture, at);
  late.path = store_dup_file (fixture, path);
  late.text = g_strdup (text);
  calls = aft_file_real_calls;
  calls.rename = rename_beside_sync;
  calls.rename2 = rename2_beside_sync;
  calls.rmdir = rmdir_beside_sync;
  aft_file_set_calls (&calls);
}

static void
end_late (void)
{
  aft_file_set_calls (NULL);
  g_assert_null (late.text);
  g_clear_pointer (&late.at, g_free);
  g_clear_pointer (&late.path, g_free);
}

/* A person with a note in @path, which had @before before that. */
static gpointer
begin (StoreFixture  *fixture,
       char         **path,
       char         **before)
{
  g_autoptr (GError) error = NULL;
  gpointer person = store_add_person (fixture, "Anna Ortiz");

  *path = aft_document_dup_path (person);
  *before = store_dup_text (fixture, *path);
  store_add_note (person, "mine");
  store_save (fixture, person, &error);
  g_assert_no_error (error);

  return person;
}

/* @path has what we wrote and what was brought late. */
static void
check_both (StoreFixture *fixture,
            const char   *path,
            const char   *name)
{
  g_autofree char *after = store_dup_text (fixture, path);

  if (!strstr (after, "Text=mine\n") || !strstr (after, "by=a sync tool\n"))
    g_error ("%s: something is lost: %s", name, after);
}

/* What is written while somebody is brought back is theirs as well, whether something stood there already or not. */
static void
test_brought_back (StoreFixture *fixture, gconstpointer data)
{
  for (guint there = 0; there < 2; there++)
    {
      g_autofree char *path = NULL;
      g_autofree char *before = NULL;
      gpointer person = begin (fixture, &path, &before);
      g_autofree char *theirs = g_strconcat (before, "\n[X]\nby=a sync tool\n", NULL);
      g_autofree char *trashed = store_trash_one (fixture, person);
      g_auto (GStrv) parts = g_strsplit (trashed, "/", 3);
      g_autoptr (GError) error = NULL;

      if (there)
        store_write_text (fixture, path, before, -1);
      begin_late (fixture, path, path, theirs);
      store_restore (fixture, parts[1], FALSE, &error);
      end_late ();
      g_assert_no_error (error);
      check_both (fixture, path, there ? "with a file" : "without a file");
    }
}

/* What is written while a file that others made anew is completed stays. */
static void
test_completed (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (GError) error = NULL;
  gpointer person;
  AftGone *gone;

  person = begin (fixture, &path, &before);
  theirs = g_strconcat (before, "\n[X]\nby=a sync tool\n", NULL);
  gone = aft_gone_new (path, aft_store_dup_versions (fixture->store, path, aft_document_get_bytes (person)));
  store_write_text (fixture, path, before, -1);

  begin_late (fixture, path, path, theirs);
  aft_gone_complete (gone, fixture->folder, fixture->now, NULL, &error);
  end_late ();
  g_assert_no_error (error);
  aft_gone_free (gone);
  check_both (fixture, path, "completed");
}

/* What is written over what we had still to save of somebody whom we delete lies in the trash with that. */
static void
test_deleted (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *read = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *at = NULL;
  g_autofree char *trashed = NULL;
  gpointer person;

  person = begin (fixture, &path, &before);
  read = store_dup_text (fixture, path);
  theirs = g_strconcat (read, "\n[X]\nby=a sync tool\n", NULL);
  store_add_note (person, "unsaved");
  at = g_build_filename ("trash/20261123T093923Z-deleted", path, NULL);

  begin_late (fixture, at, path, theirs);
  trashed = store_trash_one (fixture, person);
  end_late ();
  check_both (fixture, trashed, "deleted");
  if (!store_trash_has (fixture, path, "Text=unsaved\n"))
    g_error ("what wasn't saved is lost");
}

/* An older version is written over what we brought together or brought back, before that could be read. */
static void
test_unread (StoreFixture *fixture, gconstpointer data)
{
  static const char * const names[] = { "a conflict copy", "from the trash" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *before = NULL;
      gpointer person = begin (fixture, &path, &before);
      g_autofree char *read = store_dup_text (fixture, path);
      g_autofree char *theirs = g_strconcat (read, "\n[X]\nby=a sync tool\n", NULL);
      g_autofree char *others = g_strconcat (read, "\n[Note aaaaaaaa-2222-4333-8444-555555555555]\nText=others\n"
                                                   "Modified=2026-11-23T09:39:24.000001Z\n", NULL);
      g_autofree char *copy = g_strdup_printf ("%.*s.sync-conflict-20261123-093923-ABCDEF.contact",
                                               (int) (strlen (path) - strlen (".contact")), path);
      g_autofree char *at = NULL;
      g_autofree char *after = NULL;
      g_autoptr (AftDocument) kept = g_object_ref (person);
      g_autoptr (GError) error = NULL;

      if (i == 0)
        {
          at = g_build_filename ("trash/20261123T093923Z-conflict", copy, NULL);
          store_write_text (fixture, copy, others, -1);
          begin_late (fixture, at, path, theirs);
          store_rescan (fixture, &error);
        }
      else
        {
          g_autofree char *trashed = NULL;
          g_auto (GStrv) parts = NULL;

          store_write_text (fixture, path, others, -1);
          trashed = store_trash_one (fixture, person);
          parts = g_strsplit (trashed, "/", 3);
          at = g_build_filename ("trash", parts[1], NULL);
          aft_book_add (fixture->book, person);
          begin_late (fixture, at, path, theirs);
          store_restore (fixture, parts[1], FALSE, &error);
        }
      end_late ();
      g_assert_no_error (error);

      store_rescan (fixture, &error);
      g_assert_no_error (error);
      if (aft_document_is_dirty (person))
        store_save (fixture, person, &error);
      g_assert_no_error (error);
      check_both (fixture, path, names[i]);
      after = store_dup_text (fixture, path);
      if (!strstr (after, "Text=others\n"))
        g_error ("%s: what came with it is lost: %s", names[i], after);
    }
}

/* We had something unsaved while a conflict copy was brought together with the file: it is merged with what came of that. */
static void
test_unsaved (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *read = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *others = NULL;
  g_autoptr (GError) error = NULL;
  gpointer person, note;

  person = begin (fixture, &path, &before);
  read = store_dup_text (fixture, path);
  parts = g_strsplit (read, "Text=mine\nModified=2026-11-23T09:39:23", 2);
  others = g_strconcat (parts[0], "Text=mine, others'\nModified=2026-11-23T09:39:24", parts[1], NULL);
  copy = g_strdup_printf ("%.*s.sync-conflict-20261123-093923-ABCDEF.contact", (int) (strlen (path) - strlen (".contact")), path);
  note = g_list_model_get_item (aft_document_get_records (person, AFT_TYPE_NOTE), 0);
  aft_record_set (note, AFT_NOTE_TEXT, "mine, unsaved");
  g_object_unref (note);

  store_write_text (fixture, copy, others, -1);
  store_rescan (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (aft_document_is_dirty (person));
  g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, "mine, unsaved");
  store_save (fixture, person, &error);
  g_assert_no_error (error);
  after = store_dup_text (fixture, path);
  if (!strstr (after, "Text=mine, others'\n") || !strstr (after, "Text=mine, unsaved\n"))
    g_error ("something is lost: %s", after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/late/brought-back", StoreFixture, NULL, store_set_up_open, test_brought_back, store_tear_down);
  g_test_add ("/store/late/completed", StoreFixture, NULL, store_set_up_open, test_completed, store_tear_down);
  g_test_add ("/store/late/deleted", StoreFixture, NULL, store_set_up_open, test_deleted, store_tear_down);
  g_test_add ("/store/late/unread", StoreFixture, NULL, store_set_up_open, test_unread, store_tear_down);
  g_test_add ("/store/late/unsaved", StoreFixture, NULL, store_set_up_open, test_unsaved, store_tear_down);
  return g_test_run ();
}
