/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "aft-application.h"
#include "aft-contact.h"
#include "aft-note.h"
#include "aft-store-private.h"
#include "faulty.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static guint
count_notes (gpointer document)
{
  return g_list_model_get_n_items (aft_document_get_records (document, AFT_TYPE_NOTE));
}

static gboolean
has_note (gpointer    document,
          const char *text)
{
  GListModel *notes = aft_document_get_records (document, AFT_TYPE_NOTE);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftNote) note = g_list_model_get_item (notes, i);

      found |= aft_record_is (note, AFT_NOTE_TEXT, text);
    }
  return found;
}

static gpointer
reload (StoreFixture *fixture, gpointer document)
{
  g_autofree char *id = g_strdup (aft_record_get_id (document));
  gpointer again;

  store_reopen (fixture);
  again = aft_book_lookup (fixture->book, id);
  g_assert_nonnull (again);
  return again;
}

/* What another program does: an own store on the same folder. */
static void
edit_elsewhere (StoreFixture *fixture,
                gpointer      document,
                const char   *note,
                guint         field,
                const char   *value)
{
  StoreFixture other = { .folder = fixture->folder, .now = g_date_time_add_seconds (fixture->now, 5) };
  g_autoptr (GError) error = NULL;
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (AftStore) store = aft_store_new (book);
  gpointer there;

  other.book = book;
  other.store = store;
  store_open (&other, AFT_STORE_NONE, &error);
  g_assert_no_error (error);
  store_load (&other, &error);
  there = aft_book_lookup (other.book, aft_record_get_id (document));
  g_assert_nonnull (there);
  if (note)
    store_add_note (there, note);
  if (value)
    aft_record_set (there, field, value);
  store_save (&other, there, &error);
  g_assert_no_error (error);
  aft_store_close (store);
  g_date_time_unref (other.now);
}

static void
test_round_trip (StoreFixture *fixture, gconstpointer data)
{
  gpointer person = store_add_person (fixture, "Anna Ortiz");
  g_autofree char *path = aft_document_dup_path (person);
  g_autofree char *file = store_dup_file (fixture, path);
  g_autoptr (GError) error = NULL;
  struct stat info, again;

  store_add_note (person, "> I would have hired you\n- [ ] write on Friday");
  g_assert_true (aft_document_is_dirty (person));
  g_assert_true (store_save (fixture, person, &error));
  g_assert_false (aft_document_is_dirty (person));
  g_assert_cmpint (stat (file, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 07777, ==, 0600);
  g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, 1);

  /* What isn't changed isn't written. */
  g_assert_true (store_save (fixture, person, &error));
  g_assert_cmpint (stat (file, &again), ==, 0);
  g_assert_cmpuint (info.st_ino, ==, again.st_ino);

  person = reload (fixture, person);
  g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_FULL_NAME), ==, "Anna Ortiz");
  g_assert_true (has_note (person, "> I would have hired you\n- [ ] write on Friday"));

  store_rescan (fixture, &error);
  g_assert_cmpint (stat (file, &again), ==, 0);
  g_assert_cmpuint (info.st_ino, ==, again.st_ino);
}

typedef struct
{
  GString *order;
  guint    left;
  gboolean done;
} Saves;

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saves *saves = data;
  g_autoptr (GError) error = NULL;

  aft_store_save_finish (AFT_STORE (source), result, &error);
  g_assert_no_error (error);
  saves->done = --saves->left == 0;
}

/* Saves that overlap: each text is there at the end, none as "other version" of itself. */
static void
test_overlapping (StoreFixture *fixture, gconstpointer data)
{
  gpointer person = store_add_person (fixture, "Anna Ortiz");
  gpointer note = store_add_note (person, "");
  Saves saves = { .left = 30 };

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *text = g_strdup_printf ("word %u", i);

      aft_record_set (note, AFT_NOTE_TEXT, text);
      aft_store_save_async (fixture->store, person, fixture->now, NULL, counted_cb, &saves);
      if (i % 3 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  aft_record_set (note, AFT_NOTE_TEXT, "not saved yet");
  g_assert_true (store_run_until (&saves.done));

  g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, "not saved yet");
  store_save (fixture, person, NULL);
  person = reload (fixture, person);
  g_assert_cmpuint (count_notes (person), ==, 1);
  g_assert_true (has_note (person, "not saved yet"));
}

/* An edit that comes while the file is written stays, and leaves the document dirty. */
static void
test_edit_meanwhile (StoreFixture *fixture, gconstpointer data)
{
  gpointer person = store_add_person (fixture, "Anna Ortiz");
  gpointer note = store_add_note (person, "one");
  Saves saves = { .left = 1 };

  aft_store_save_async (fixture->store, person, fixture->now, NULL, counted_cb, &saves);
  aft_record_set (note, AFT_NOTE_TEXT, "one two");
  g_assert_true (store_run_until (&saves.done));
  g_assert_true (aft_document_is_dirty (person));
  g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, "one two");

  person = reload (fixture, person);
  g_assert_true (has_note (person, "one"));
}

/* Somebody else wrote since: nothing of both is lost, and what only one of them touched is no conflict. */
static void
test_merge (StoreFixture *fixture, gconstpointer data)
{
  gpointer person = store_add_person (fixture, "Anna Ortiz");
  gpointer note = store_add_note (person, "first");
  g_autoptr (GError) error = NULL;

  store_save (fixture, person, &error);
  aft_store_close (fixture->store);       /* hears nothing */
  store_reopen (fixture);
  aft_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->book);
  fixture->book = aft_book_new ();
  fixture->store = aft_store_new (fixture->book);
  store_open (fixture, AFT_STORE_NONE, &error);
  store_load (fixture, &error);
  person = g_list_model_get_item (aft_book_get_contacts (fixture->book), 0);
  note = g_list_model_get_item (aft_document_get_records (person, AFT_TYPE_NOTE), 0);

  edit_elsewhere (fixture, person, "from the command line", AFT_CONTACT_NICKNAME, "Ann");
  aft_record_set (note, AFT_NOTE_TEXT, "first and second");
  g_assert_true (store_save (fixture, person, &error));
  g_assert_no_error (error);

  g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_NICKNAME), ==, "Ann");
  g_assert_true (has_note (person, "from the command line"));
  g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, "first and second");
  g_assert_cmpuint (count_notes (person), ==, 2);
  g_object_unref (note);
  g_object_unref (person);

  store_reopen (fixture);
  person = g_list_model_get_item (aft_book_get_contacts (fixture->book), 0);
  g_assert_cmpuint (count_notes (person), ==, 2);
  g_assert_true (has_note (person, "first and second"));
  g_object_unref (person);
}

/* What stands there can't be read: it is kept, and the save goes on. */
static void
test_over_damage (StoreFixture *fixture, gconstpointer data)
{
  gpointer person = store_add_person (fixture, "Anna Ortiz");
  g_autofree char *path = aft_document_dup_path (person);
  g_autoptr (GError) error = NULL;

  aft_store_close (fixture->store);
  store_reopen (fixture);
  person = g_list_model_get_item (aft_book_get_contacts (fixture->book), 0);
  store_write_text (fixture, path, "<<<<<<< ours\n[Contact]\n", -1);
  store_rescan (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (aft_store_get_problems (fixture->store)), ==, 1);
  g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_FULL_NAME), ==, "Anna Ortiz");

  store_add_note (person, "a note");
  g_assert_true (store_save (fixture, person, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (aft_store_get_problems (fixture->store)), ==, 0);
  {
    g_autofree char *kept = g_strconcat ("trash/20261123T093923Z-damaged/", path, NULL);
    g_autofree char *text = store_dup_text (fixture, kept);
    g_assert_cmpstr (text, ==, "<<<<<<< ours\n[Contact]\n");
  }
  g_object_unref (person);
}

static void
order_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  counted_cb (source, result, data);
}

/* What was written over may still be there when a save returns, and is gone when the store has settled; so it is when the store is
 * closed meanwhile. */
static void
test_written_over (StoreFixture *fixture, gconstpointer data)
{
  gpointer people[] = { store_add_person (fixture, "Anna Ortiz"), store_add_person (fixture, "Ben Novak") };

  for (guint n = 1; n <= G_N_ELEMENTS (people); n++)
    for (guint close = 0; close < 2; close++)
      {
        g_autoptr (GPtrArray) documents = g_ptr_array_new ();
        Saves saves = { .left = 1 };

        for (guint i = 0; i < n; i++)
          {
            store_add_note (people[i], "One more.");
            g_ptr_array_add (documents, people[i]);
          }
        aft_store_save_many_async (fixture->store, documents, fixture->now, NULL, counted_cb, &saves);
        g_assert_true (store_run_until (&saves.done));
        if (store_count_files (fixture, "contacts") > G_N_ELEMENTS (people) + 1)
          g_error ("%u files are left over by one save of %u", store_count_files (fixture, "contacts") - 2, n);
        if (close && n == G_N_ELEMENTS (people))
          aft_store_close (fixture->store);
        store_settle (fixture);
        g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, G_N_ELEMENTS (people));
      }
}

/* Persons refer to jobs, so jobs are durable first, whatever the order that was asked for. */
static void
test_order (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, fixture->now);
  g_autoptr (AftDocument) job = aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, fixture->now);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autofree char *expected = NULL;
  g_autofree char *seen = NULL;
  Saves saves = { .left = 1 };

  aft_record_set (person, AFT_CONTACT_FULL_NAME, "Anna");
  aft_record_set (job, AFT_APPLICATION_COMPANY, "Acme");
  g_ptr_array_add (documents, person);
  g_ptr_array_add (documents, job);

  aft_faulty_begin (0, 0);
  aft_store_save_many_async (fixture->store, documents, fixture->now, NULL, order_cb, &saves);
  g_assert_true (store_run_until (&saves.done));
  seen = g_strdup (aft_faulty.trace->str);
  aft_file_set_calls (NULL);

  expected = g_strdup_printf ("fsync .%s.application~\nrename to %s.application\nfsync applications\n"
                              "fsync .%s.contact~\nrename to %s.contact\nfsync contacts\n",
                              aft_record_get_id (AFT_RECORD (job)), aft_record_get_id (AFT_RECORD (job)),
                              aft_record_get_id (AFT_RECORD (person)), aft_record_get_id (AFT_RECORD (person)));
  g_assert_cmpstr (seen, ==, expected);
}

/* @discarded: what was written over may stay behind because it could not be removed. Then it is swept at a start. */
static gboolean
is_alone (StoreFixture *fixture, gboolean discarded)
{
  g_autofree char *folder = store_dup_file (fixture, "contacts");
  guint left = store_count_files (fixture, "contacts") - 1;

  return left == 0 || (discarded && left == 1 && aft_file_sweep (folder, g_get_real_time () / G_USEC_PER_SEC + 3600, 600) == 1);
}

/* Each system call of a save fails once, as on a full disk and otherwise. The text stays, the file is whole, trying again
 * saves it, once. */
static void
test_faults (StoreFixture *fixture, gconstpointer data)
{
  static const struct { int code; int means; } codes[] = {
    { ENOSPC, AFT_STORE_ERROR_FULL }, { EDQUOT, AFT_STORE_ERROR_FULL }, { EACCES, AFT_STORE_ERROR_PERMISSION },
    { EROFS, AFT_STORE_ERROR_READ_ONLY }, { EIO, AFT_STORE_ERROR_FAILED },
  };
  gpointer person = store_add_person (fixture, "Anna Ortiz");
  gpointer note = store_add_note (person, "start");
  g_autofree char *path = aft_document_dup_path (person);

  store_save (fixture, person, NULL);
  aft_store_close (fixture->store);
  store_reopen (fixture);
  person = g_list_model_get_item (aft_book_get_contacts (fixture->book), 0);
  note = g_list_model_get_item (aft_document_get_records (person, AFT_TYPE_NOTE), 0);
  /* The test's table is for one thread: nothing may look at the folder meanwhile. */
  aft_store_unwatch (fixture->store);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    for (guint n = 1; ; n++)
      {
        g_autofree char *text = g_strdup_printf ("text %u %u", i, n);
        g_autofree char *line = g_strdup_printf ("\nText=%s\n", text);
        g_autofree char *before = store_dup_text (fixture, path);
        g_autofree char *after = NULL;
        g_autoptr (GError) error = NULL;
        gboolean saved, over;

        aft_record_set (note, AFT_NOTE_TEXT, text);
        aft_faulty_begin (n, codes[i].code);
        saved = store_save (fixture, person, &error);
        over = aft_faulty.n < (int) n;
        aft_file_set_calls (NULL);

        after = store_dup_text (fixture, path);
        if (saved ? strstr (after, line) == NULL : strcmp (after, before) != 0 && strstr (after, line) == NULL)
          g_error ("call %u, %s: the file is neither old nor new", n, g_strerror (codes[i].code));
        if (aft_document_is_dirty (person) == saved)
          g_error ("call %u, %s: %s", n, g_strerror (codes[i].code), saved ? "saved and dirty" : "not saved and clean");
        g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, text);
        if (!is_alone (fixture, saved && !over))
          g_error ("call %u, %s: something is left over", n, g_strerror (codes[i].code));
        if (!saved)
          {
            if (!g_error_matches (error, AFT_STORE_ERROR, codes[i].means))
              g_error ("call %u, %s: code %d, %s", n, g_strerror (codes[i].code), error->code, error->message);
            if (codes[i].means != AFT_STORE_ERROR_FAILED && strstr (error->message, fixture->folder) == NULL)
              g_error ("\"%s\" doesn't name the folder", error->message);
            g_clear_error (&error);
            g_assert_true (store_save (fixture, person, &error));
            g_assert_no_error (error);
          }
        g_assert_cmpuint (count_notes (person), ==, 1);
        if (over)
          {
            g_assert_cmpuint (n, >, 14);
            break;
          }
      }

  g_object_unref (note);
  g_object_unref (person);
  store_reopen (fixture);
  person = g_list_model_get_item (aft_book_get_contacts (fixture->book), 0);
  g_assert_cmpuint (count_notes (person), ==, 1);
  g_object_unref (person);
}

/* The folder disappears and comes back. An empty mount point is no book, and nothing is written there. */
static void
test_gone (StoreFixture *fixture, gconstpointer data)
{
  gpointer person = store_add_person (fixture, "Anna Ortiz");
  g_autofree char *away = g_build_filename (fixture->parent, "away", NULL);

  for (guint mount_point = 0; mount_point < 2; mount_point++)
    {
      g_autoptr (GError) error = NULL;

      store_add_note (person, mount_point ? "two" : "one");
      g_assert_cmpint (g_rename (fixture->folder, away), ==, 0);
      if (mount_point)
        g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);

      g_assert_false (store_save (fixture, person, &error));
      g_assert_error (error, AFT_STORE_ERROR, AFT_STORE_ERROR_GONE);
      g_clear_error (&error);
      g_assert_false (store_rescan (fixture, &error));
      g_assert_error (error, AFT_STORE_ERROR, AFT_STORE_ERROR_GONE);
      g_clear_error (&error);
      g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (fixture->book)), ==, 1);

      if (mount_point)
        g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
      g_assert_cmpint (g_rename (away, fixture->folder), ==, 0);
      g_assert_true (store_save (fixture, person, &error));
      g_assert_no_error (error);
    }

  person = reload (fixture, person);
  g_assert_cmpuint (count_notes (person), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/save/" name, StoreFixture, NULL, store_set_up_open, function, store_tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("overlapping", test_overlapping);
  ADD ("edit-meanwhile", test_edit_meanwhile);
  ADD ("merge", test_merge);
  ADD ("over-damage", test_over_damage);
  ADD ("written-over", test_written_over);
  ADD ("order", test_order);
  ADD ("faults", test_faults);
  ADD ("gone", test_gone);
  return g_test_run ();
}
