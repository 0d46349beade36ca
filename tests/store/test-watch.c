/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "aft-contact.h"
#include "aft-note.h"
#include "aft-store-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
make_text (guint       n,
           const char *name)
{
  return g_strdup_printf ("[Contact]\nId=%08u-3b8a-5372-9b90-0c9aee199e5d\nFormat=1\n"
                          "Created=2026-11-01T08:00:00.000000Z\nModified=2026-11-01T08:00:00.000000Z\nFull-Name=%s\n", n, name);
}

static char *
make_path (guint n)
{
  return g_strdup_printf ("contacts/%08u-3b8a-5372-9b90-0c9aee199e5d.contact", n);
}

static AftDocument *
find (StoreFixture *fixture,
      guint         n)
{
  g_autofree char *id = g_strdup_printf ("%08u-3b8a-5372-9b90-0c9aee199e5d", n);

  return aft_book_lookup (fixture->book, id);
}

/* Runs until the person's name is @name (NULL: gone). */
static void
wait_for_name (StoreFixture *fixture,
               guint         n,
               const char   *name,
               const char   *why)
{
  for (guint i = 0; i < 500; i++)
    {
      AftDocument *person = find (fixture, n);

      if (name ? person && aft_record_is (person, AFT_CONTACT_FULL_NAME, name) : person == NULL)
        return;
      store_run (10);
    }
  g_error ("%s: not seen within five seconds", why);
}

static void
write_in_place (StoreFixture *fixture,
                const char   *path,
                const char   *text)
{
  g_autofree char *file = store_dup_file (fixture, path);
  FILE *stream = fopen (file, "w");

  fputs (text, stream);
  fclose (stream);
}

/* As sync tools do; without fsync, which thousands would wait for. */
static void
write_aside (StoreFixture *fixture,
             const char   *path,
             const char   *text)
{
  g_autofree char *file = store_dup_file (fixture, path);
  g_autofree char *aside = store_dup_file (fixture, "contacts/.aside.tmp");

  write_in_place (fixture, "contacts/.aside.tmp", text);
  g_assert_cmpint (g_rename (aside, file), ==, 0);
}

/* What other programs do to a file while we run: each way of saving is seen without being asked. */
static void
test_ways (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (1);
  g_autofree char *file = store_dup_file (fixture, path);
  g_autofree char *elsewhere = g_build_filename (fixture->parent, "elsewhere", NULL);
  g_autofree char *backup = g_strconcat (file, "~", NULL);
  g_autofree char *one = make_text (1, "One");
  g_autofree char *two = make_text (1, "Two");
  g_autofree char *three = make_text (1, "Six");
  g_autofree char *four = make_text (1, "Four");
  g_autofree char *five = make_text (1, "Five");
  AftDocument *person;

  store_write_text (fixture, path, one, -1);
  wait_for_name (fixture, 1, "One", "a new file");
  person = find (fixture, 1);

  store_write_text (fixture, path, two, -1);
  wait_for_name (fixture, 1, "Two", "an atomic save");

  write_in_place (fixture, path, three);
  wait_for_name (fixture, 1, "Six", "a save in place of the same size");

  g_assert_cmpint (g_rename (file, backup), ==, 0);
  write_in_place (fixture, path, four);
  wait_for_name (fixture, 1, "Four", "an editor's save with a backup");

  g_assert_true (g_file_set_contents (elsewhere, five, -1, NULL));
  g_assert_cmpint (g_rename (elsewhere, file), ==, 0);
  wait_for_name (fixture, 1, "Five", "a file that is moved there");

  /* It was the same object all the time: who shows it needn't look anew. */
  g_assert_true (find (fixture, 1) == person);

  g_unlink (file);
  wait_for_name (fixture, 1, NULL, "a deleted file");
  store_write_text (fixture, path, one, -1);
  wait_for_name (fixture, 1, "One", "a file that comes back");
  g_assert_cmpint (g_rename (file, elsewhere), ==, 0);
  wait_for_name (fixture, 1, NULL, "a file that is moved away");
}

static void
count_cb (gpointer object, guint *n)
{
  (*n)++;
}

/* One atomic save is four signals with two names, and our own saves make signals too: one change each, none for ours. */
static void
test_no_echo (StoreFixture *fixture, gconstpointer data)
{
  gpointer person = store_add_person (fixture, "Anna Ortiz");
  guint n = 0;

  g_signal_connect (person, "outside-change", G_CALLBACK (count_cb), &n);
  for (guint i = 0; i < 10; i++)
    {
      store_add_note (person, "x");
      store_save (fixture, person, NULL);
      store_run (i % 3 * 60);
    }
  store_run (400);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (person, AFT_TYPE_NOTE)), ==, 10);

  {
    g_autofree char *path = aft_document_dup_path (person);
    g_autofree char *text = store_dup_text (fixture, path);
    g_autofree char *changed = g_strconcat (text, "\n[Note 11111111-2222-4333-8444-555555555555]\nText=y\n", NULL);

    store_write_text (fixture, path, changed, -1);
    store_run (600);
    g_assert_cmpuint (n, ==, 1);
    g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (person, AFT_TYPE_NOTE)), ==, 11);
  }
}

/* Somebody writes slowly, in place. What is only half there never replaces what is known. */
static void
test_half_written (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (1);
  g_autofree char *file = store_dup_file (fixture, path);
  g_autofree char *before = make_text (1, "Before");
  g_autofree char *after = make_text (1, "After it was written slowly");
  AftDocument *person;
  FILE *stream;

  store_write_text (fixture, path, before, -1);
  wait_for_name (fixture, 1, "Before", "a new file");
  person = find (fixture, 1);

  stream = fopen (file, "w");
  setvbuf (stream, NULL, _IONBF, 0);
  for (const char *p = after; *p; p++)
    {
      fputc (*p, stream);
      store_run (p - after < 60 ? 1 : 8);
      g_assert_true (find (fixture, 1) == person);
      if (!aft_record_is (person, AFT_CONTACT_FULL_NAME, "Before") && p[1] != '\0')
        g_error ("half a file was taken for the whole");
    }
  fclose (stream);
  wait_for_name (fixture, 1, "After it was written slowly", "the end of it");
  store_run (200);
  g_assert_cmpuint (g_list_model_get_n_items (aft_store_get_problems (fixture->store)), ==, 0);
}

/* A document with changes of ours is not overwritten by what comes from outside; saving merges. */
static void
test_dirty (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (1);
  g_autofree char *before = make_text (1, "Before");
  g_autofree char *theirs = g_strconcat (before, "Nickname=Theirs\n", NULL);
  g_autofree char *file = store_dup_file (fixture, path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  AftDocument *person;

  store_write_text (fixture, path, before, -1);
  wait_for_name (fixture, 1, "Before", "a new file");
  person = find (fixture, 1);
  store_add_note (person, "ours");
  store_write_text (fixture, path, theirs, -1);
  store_run (300);
  store_rescan (fixture, &error);
  g_assert_true (aft_document_is_dirty (person));
  g_assert_true (store_save (fixture, person, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_NICKNAME), ==, "Theirs");
  text = store_dup_text (fixture, path);
  g_assert_nonnull (strstr (text, "Nickname=Theirs"));
  g_assert_nonnull (strstr (text, "Text=ours"));

  /* Deleted by others while it has changes: what the user wrote wins, nothing is lost. */
  store_add_note (person, "more");
  g_unlink (file);
  store_run (300);
  store_rescan (fixture, &error);
  g_assert_true (find (fixture, 1) == person);
  g_assert_true (store_save (fixture, person, &error));
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
}

/* The kernel's queue is full, or we were asleep: one look finds every change. */
static void
test_missed (StoreFixture *fixture, gconstpointer data)
{
  const guint n = 800;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = make_path (i);
      g_autofree char *text = make_text (i, "Before");

      write_aside (fixture, path, text);
    }
  store_rescan (fixture, &error);
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (fixture->book)), ==, n);

  /* No signal comes from here on. */
  aft_store_unwatch (fixture->store);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = make_path (i % 4 == 3 ? i + n : i);
      g_autofree char *file = store_dup_file (fixture, path);
      g_autofree char *text = make_text (i % 4 == 3 ? i + n : i, "After!");

      if (i % 4 == 0)
        write_in_place (fixture, path, text);
      else if (i % 4 == 1)
        g_unlink (file);
      else
        write_aside (fixture, path, text);
    }

  g_assert_true (store_rescan (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (fixture->book)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      AftDocument *person = find (fixture, i);
      const char *expected = i % 4 == 3 ? "Before" : "After!";

      if (i % 4 == 1 ? person != NULL : !aft_record_is (person, AFT_CONTACT_FULL_NAME, expected))
        g_error ("person %u isn't what the file says", i);
      if (i % 4 == 3 && find (fixture, i + n) == NULL)
        g_error ("person %u is missing", i + n);
    }
}

static void
trouble_cb (AftStore *store, GError *error, gpointer data)
{
  g_assert_error (error, AFT_STORE_ERROR, AFT_STORE_ERROR_GONE);
  *(gboolean *) data = TRUE;
}

/* A folder that goes away is no empty book. */
static void
test_gone (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *contacts = store_dup_file (fixture, "contacts");
  g_autofree char *away = g_build_filename (fixture->parent, "away", NULL);
  g_autofree char *text = make_text (1, "Before");
  g_autofree char *path = make_path (1);
  g_autoptr (GError) error = NULL;
  gboolean heard = FALSE;

  store_write_text (fixture, path, text, -1);
  wait_for_name (fixture, 1, "Before", "a new file");

  g_assert_cmpint (g_rename (contacts, away), ==, 0);
  g_assert_false (store_rescan (fixture, &error));
  g_assert_error (error, AFT_STORE_ERROR, AFT_STORE_ERROR_GONE);
  g_assert_nonnull (find (fixture, 1));
  g_assert_cmpint (g_rename (away, contacts), ==, 0);
  g_clear_error (&error);
  g_assert_true (store_rescan (fixture, &error));
  g_assert_nonnull (find (fixture, 1));

  /* And when the store looks by itself, it says so. */
  g_signal_connect (fixture->store, "trouble", G_CALLBACK (trouble_cb), &heard);
  g_assert_cmpint (g_rename (fixture->folder, away), ==, 0);
  aft_store_look_later (fixture->store, path);
  store_run_until (&heard);
  g_assert_true (heard);
  g_assert_nonnull (find (fixture, 1));
  g_assert_cmpint (g_rename (away, fixture->folder), ==, 0);
}

static gboolean
has_bytes (AftDocument *document,
           const char  *text)
{
  gsize size;
  const char *data = g_bytes_get_data (aft_document_get_bytes (document), &size);

  return size == strlen (text) && memcmp (data, text, size) == 0;
}

/* book.ini is a document too. */
static void
test_info (StoreFixture *fixture, gconstpointer data)
{
  AftDocument *info = aft_book_get_info (fixture->book);
  g_autofree char *text = store_dup_text (fixture, "book.ini");
  g_autofree char *changed = g_strconcat (text, "\n[Me]\nName=Anna\n", NULL);

  store_write_text (fixture, "book.ini", changed, -1);
  for (guint i = 0; i < 500 && !has_bytes (info, changed); i++)
    store_run (10);
  g_assert_true (has_bytes (info, changed));
  g_assert_true (aft_book_get_info (fixture->book) == (gpointer) info);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/watch/" name, StoreFixture, NULL, store_set_up_open, function, store_tear_down)
  ADD ("ways", test_ways);
  ADD ("no-echo", test_no_echo);
  ADD ("half-written", test_half_written);
  ADD ("dirty", test_dirty);
  ADD ("missed", test_missed);
  ADD ("gone", test_gone);
  ADD ("info", test_info);
  return g_test_run ();
}
