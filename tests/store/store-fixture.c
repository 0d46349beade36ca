/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "aft-contact.h"
#include "aft-file.h"
#include "aft-note.h"
#include "aft-trash.h"

#include <string.h>

typedef struct
{
  gboolean   done;
  gboolean   result;
  GError   **error;
  char     *entry;
} Wait;

void
store_set_up (StoreFixture *fixture, gconstpointer data)
{
  fixture->parent = g_dir_make_tmp ("afterword-store-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->parent, "My büch", NULL);
  fixture->now = g_date_time_new_from_iso8601 ("2026-11-23T09:39:23.000001Z", NULL);
  fixture->book = aft_book_new ();
  fixture->store = aft_store_new (fixture->book);
}

static void
drop_store (StoreFixture *fixture)
{
  aft_store_close (fixture->store);
  /* What is still under way holds the store. */
  g_object_add_weak_pointer (G_OBJECT (fixture->store), (gpointer *) &fixture->store);
  g_object_unref (fixture->store);
  for (guint i = 0; i < 10000 && fixture->store; i++)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  g_assert_null (fixture->store);
  g_clear_object (&fixture->book);
}

void
store_tear_down (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  drop_store (fixture);
  aft_file_remove_folder (fixture->parent, &error);
  g_assert_no_error (error);
  g_free (fixture->parent);
  g_free (fixture->folder);
  g_date_time_unref (fixture->now);
}

gboolean
store_open (StoreFixture *fixture, AftStoreFlags flags, GError **error)
{
  return aft_store_open (fixture->store, fixture->folder, flags, fixture->now, error);
}

static void
open_and_load (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  store_open (fixture, AFT_STORE_NONE, &error);
  g_assert_no_error (error);
  store_load (fixture, &error);
  g_assert_no_error (error);
}

void
store_set_up_open (StoreFixture *fixture, gconstpointer data)
{
  store_set_up (fixture, data);
  open_and_load (fixture);
}

void
store_reopen (StoreFixture *fixture)
{
  drop_store (fixture);
  fixture->book = aft_book_new ();
  fixture->store = aft_store_new (fixture->book);
  open_and_load (fixture);
}

gboolean
store_run_until (const gboolean *done)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!*done && g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);

  return *done;
}

void
store_run (guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static gboolean
wait_for (Wait *wait)
{
  if (!store_run_until (&wait->done))
    g_error ("no callback came within ten seconds");
  return wait->result;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = aft_store_load_finish (AFT_STORE (source), result, wait->error);
  wait->done = TRUE;
}

gboolean
store_load (StoreFixture *fixture, GError **error)
{
  Wait wait = { .error = error };

  aft_store_load_async (fixture->store, fixture->now, NULL, loaded_cb, &wait);
  return wait_for (&wait);
}

static void
rescanned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = aft_store_rescan_finish (AFT_STORE (source), result, wait->error);
  wait->done = TRUE;
}

gboolean
store_rescan (StoreFixture *fixture, GError **error)
{
  Wait wait = { .error = error };

  aft_store_rescan_async (fixture->store, fixture->now, NULL, rescanned_cb, &wait);
  return wait_for (&wait);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = aft_store_settle_finish (AFT_STORE (source), result, NULL);
  wait->done = TRUE;
}

void
store_settle (StoreFixture *fixture)
{
  Wait wait = { 0 };

  aft_store_settle_async (fixture->store, settled_cb, &wait);
  g_assert_true (wait_for (&wait));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = aft_store_save_finish (AFT_STORE (source), result, wait->error);
  wait->done = TRUE;
}

gboolean
store_save (StoreFixture *fixture, gpointer document, GError **error)
{
  Wait wait = { .error = error };

  aft_store_save_async (fixture->store, document, fixture->now, NULL, saved_cb, &wait);
  wait_for (&wait);
  store_settle (fixture);

  return wait.result;
}

static void
trashed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = aft_store_trash_finish (AFT_STORE (source), result, &wait->entry, wait->error);
  wait->done = TRUE;
}

char *
store_trash (StoreFixture *fixture, GPtrArray *documents)
{
  g_autoptr (GError) error = NULL;
  Wait wait = { .error = &error };

  aft_store_trash_async (fixture->store, documents, fixture->now, NULL, trashed_cb, &wait);
  wait_for (&wait);
  g_assert_no_error (error);

  return wait.entry;
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = aft_store_restore_finish (AFT_STORE (source), result, wait->error);
  wait->done = TRUE;
}

gboolean
store_restore (StoreFixture *fixture, const char *entry, gboolean over, GError **error)
{
  Wait wait = { .error = error };

  aft_store_restore_async (fixture->store, entry, over, fixture->now, NULL, restored_cb, &wait);
  return wait_for (&wait);
}

gpointer
store_add_person (StoreFixture *fixture, const char *name)
{
  g_autoptr (AftContact) contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, fixture->now);
  g_autoptr (GError) error = NULL;

  aft_record_set (contact, AFT_CONTACT_FULL_NAME, name);
  aft_book_add (fixture->book, contact);
  store_save (fixture, contact, &error);
  g_assert_no_error (error);

  return contact;
}

gpointer
store_add_note (gpointer document, const char *text)
{
  g_autoptr (AftNote) note = aft_record_new (AFT_TYPE_NOTE, NULL);

  aft_record_set (note, AFT_NOTE_TEXT, text);
  aft_document_add (document, note);

  return note;
}

char *
store_dup_file (StoreFixture *fixture, const char *path)
{
  return g_build_filename (fixture->folder, path, NULL);
}

char *
store_dup_text (StoreFixture *fixture, const char *path)
{
  g_autofree char *file = store_dup_file (fixture, path);
  char *text = NULL;

  g_file_get_contents (file, &text, NULL, NULL);
  return text;
}

void
store_write_text (StoreFixture *fixture, const char *path, const char *text, gssize length)
{
  g_autofree char *file = store_dup_file (fixture, path);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (file, text, length, &error);
  g_assert_no_error (error);
}

guint
store_count_files (StoreFixture *fixture, const char *path)
{
  g_autofree char *folder = store_dup_file (fixture, path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

char *
store_trash_one (StoreFixture *fixture, gpointer person)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autofree char *path = aft_document_dup_path (person);
  g_autofree char *entry = NULL;

  g_ptr_array_add (documents, person);
  entry = store_trash (fixture, documents);

  return g_build_filename ("trash", entry, path, NULL);
}

gboolean
store_trash_has (StoreFixture *fixture, const char *path, const char *line)
{
  g_autofree char *trash = store_dup_file (fixture, "trash");
  g_autoptr (GDir) dir = g_dir_open (trash, 0, NULL);
  const char *name;
  gboolean has = FALSE;

  while (!has && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename ("trash", name, path, NULL);
      g_autofree char *text = store_dup_text (fixture, file);

      has = text != NULL && strstr (text, line) != NULL;
    }

  return has;
}
