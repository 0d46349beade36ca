/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "aft-application.h"
#include "aft-contact.h"
#include "aft-note.h"
#include "aft-store-private.h"
#include "aft-trash.h"
#include "faulty.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  gboolean    done;
  gboolean    result;
  char       *entry;
  GListModel *list;
  GError     *error;
} Wait;

static void
clear_wait (Wait *wait)
{
  g_clear_pointer (&wait->entry, g_free);
  g_clear_object (&wait->list);
  g_clear_error (&wait->error);
  wait->done = FALSE;
}

static void
trashed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = aft_store_trash_finish (AFT_STORE (source), result, &wait->entry, &wait->error);
  wait->done = TRUE;
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = aft_store_restore_finish (AFT_STORE (source), result, &wait->error);
  wait->done = TRUE;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = aft_store_import_finish (AFT_STORE (source), result, &wait->entry, &wait->error);
  wait->done = TRUE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->list = aft_store_list_trash_finish (AFT_STORE (source), result, &wait->error);
  wait->done = TRUE;
}

static void
emptied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = aft_store_empty_trash_finish (AFT_STORE (source), result, &wait->error);
  wait->done = TRUE;
}

static void
trash (StoreFixture *fixture, Wait *wait, gpointer one, gpointer two)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();

  clear_wait (wait);
  g_ptr_array_add (documents, one);
  if (two)
    g_ptr_array_add (documents, two);
  aft_store_trash_async (fixture->store, documents, fixture->now, NULL, trashed_cb, wait);
  g_assert_true (store_run_until (&wait->done));
}

static void
restore (StoreFixture *fixture, Wait *wait, const char *entry, gboolean over)
{
  g_autofree char *name = g_strdup (entry);

  clear_wait (wait);
  aft_store_restore_async (fixture->store, name, over, fixture->now, NULL, restored_cb, wait);
  g_assert_true (store_run_until (&wait->done));
}

static void
list (StoreFixture *fixture, Wait *wait)
{
  clear_wait (wait);
  aft_store_list_trash_async (fixture->store, NULL, listed_cb, wait);
  g_assert_true (store_run_until (&wait->done));
  g_assert_no_error (wait->error);
}

static void
import (StoreFixture *fixture, Wait *wait, GPtrArray *documents)
{
  clear_wait (wait);
  aft_store_import_async (fixture->store, documents, "import", fixture->now, NULL, imported_cb, wait);
  g_assert_true (store_run_until (&wait->done));
}

/* Deleted and brought back, also after a restart, to the last byte; what wasn't saved yet is in it. */
static void
test_delete (StoreFixture *fixture, gconstpointer data)
{
  for (guint restart = 0; restart < 2; restart++)
    {
      Wait wait = { 0 };
      gpointer person = store_add_person (fixture, "Anna Ortiz");
      gpointer job;
      g_autofree char *id = g_strdup (aft_record_get_id (person));
      g_autofree char *path = aft_document_dup_path (person);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *entry = NULL;
      g_autoptr (AftDocument) new_job = aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, fixture->now);
      g_autoptr (AftTrashEntry) found = NULL;

      aft_record_set (new_job, AFT_APPLICATION_COMPANY, "Acme");
      aft_book_add (fixture->book, new_job);
      g_object_ref (person);
      before = store_dup_text (fixture, path);

      trash (fixture, &wait, person, new_job);
      g_assert_no_error (wait.error);
      g_assert_null (aft_book_lookup (fixture->book, id));
      g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, 0);
      g_assert_cmpuint (store_count_files (fixture, "applications"), ==, 0);
      entry = g_strdup (wait.entry);
      g_object_unref (person);

      if (restart)
        store_reopen (fixture);
      store_rescan (fixture, NULL);
      g_assert_true (aft_book_is_empty (fixture->book));

      list (fixture, &wait);
      g_assert_cmpuint (g_list_model_get_n_items (wait.list), ==, 1);
      found = g_list_model_get_item (wait.list, 0);
      g_assert_cmpstr (aft_trash_entry_get_name (found), ==, entry);
      g_assert_cmpstr (aft_trash_entry_get_what (found), ==, "deleted");
      g_assert_cmpint (g_date_time_compare (aft_trash_entry_get_when (found), fixture->now), ==, 0);
      g_assert_cmpstr (aft_trash_entry_get_titles (found)[0], ==, "Anna Ortiz");

      restore (fixture, &wait, entry, FALSE);
      g_assert_no_error (wait.error);
      person = aft_book_lookup (fixture->book, id);
      g_assert_nonnull (person);
      after = store_dup_text (fixture, path);
      g_assert_cmpstr (before, ==, after);
      job = g_list_model_get_item (aft_book_get_applications (fixture->book), 0);
      g_assert_cmpstr (aft_record_get (job, AFT_APPLICATION_COMPANY), ==, "Acme");
      g_assert_cmpuint (store_count_files (fixture, "trash"), ==, 0);

      restore (fixture, &wait, entry, FALSE);
      g_assert_error (wait.error, AFT_STORE_ERROR, AFT_STORE_ERROR_UNKNOWN);
      restore (fixture, &wait, "../contacts", FALSE);
      g_assert_error (wait.error, AFT_STORE_ERROR, AFT_STORE_ERROR_UNKNOWN);

      trash (fixture, &wait, person, job);
      g_object_unref (job);
      clear_wait (&wait);
      aft_store_empty_trash_async (fixture->store, NULL, NULL, emptied_cb, &wait);
      g_assert_true (store_run_until (&wait.done));
    }
}

/* A manifest that somebody made up reaches nothing outside. */
static void
test_hostile_manifest (StoreFixture *fixture, gconstpointer data)
{
  static const char * const paths[] = { "../../outside", "/etc/passwd", "contacts/../../outside.contact", "book.ini/../x",
                                        "contacts/sub/x.contact", "trash/x", "" };
  g_autofree char *outside = g_build_filename (fixture->parent, "outside", NULL);
  Wait wait = { 0 };

  g_assert_true (g_file_set_contents (outside, "x", 1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *name = g_strdup_printf ("20261123T093923Z-%u", i);
      g_autofree char *manifest = g_strdup_printf ("trash/%s/manifest.ini", name);
      g_autofree char *text = g_strdup_printf ("[Trash]\nFormat=1\nWhat=deleted\nWhen=2026-11-23T09:39:23Z\n"
                                               "[Item 1]\nPath=%s\n", paths[i]);
      g_autofree char *content = NULL;

      store_write_text (fixture, manifest, text, -1);
      restore (fixture, &wait, name, TRUE);
      g_assert_true (g_file_get_contents (outside, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, "x");
      g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, 0);
    }
  clear_wait (&wait);
}

/* One that was edited by hand: what makes no sense in it is passed over, and nothing warns. */
static void
test_odd_manifest (StoreFixture *fixture, gconstpointer data)
{
#define ENTRY "[Trash]\nFormat=1\nWhat=deleted\nWhen=2026-11-23T09:39:23Z\n"
  static const struct { const char *name; const char *manifest; const char *title; } cases[] = {
    { "a healthy one", ENTRY "[Item 1]\nPath=contacts/x.contact\nTitle=Anna\n", "Anna" },
    { "a title that is a path of Windows", ENTRY "[Item 1]\nPath=contacts/x.contact\nTitle=C:\\q\\\n", "C:\\q\\" },
    { "no title", ENTRY "[Item 1]\nPath=contacts/x.contact\n", "contacts/x.contact" },
    { "no path", ENTRY "[Item 1]\nPath=C:\\q\\\nTitle=Anna\n", NULL },
    { "no reason", "[Trash]\nFormat=1\nWhen=2026-11-23T09:39:23Z\n[Item 1]\nPath=contacts/x.contact\n", NULL },
    { "no time", "[Trash]\nFormat=1\nWhat=deleted\nWhen=\\q\\\n[Item 1]\nPath=contacts/x.contact\n", NULL },
    { "no key file", "deleted\n", NULL },
  };
#undef ENTRY

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Wait wait = { 0 };
      const char *title = NULL;

      store_write_text (fixture, "trash/20261123T093923Z-deleted/manifest.ini", cases[i].manifest, -1);
      store_write_text (fixture, "trash/20261123T093923Z-deleted/contacts/x.contact", "x", -1);
      list (fixture, &wait);
      if (g_list_model_get_n_items (wait.list) > 0)
        {
          g_autoptr (AftTrashEntry) entry = g_list_model_get_item (wait.list, 0);

          title = aft_trash_entry_get_titles (entry)[0];
        }
      if (g_strcmp0 (title, cases[i].title) != 0)
        g_error ("%s: \"%s\" is shown, not \"%s\"", cases[i].name, title, cases[i].title);
      clear_wait (&wait);
    }
}

static void
test_empty (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) start = g_date_time_ref (fixture->now);
  g_autoptr (GDateTime) limit = g_date_time_add_days (start, 1);
  Wait wait = { 0 };

  for (guint i = 0; i < 4; i++)
    {
      gpointer person = g_object_ref (store_add_person (fixture, "Anna"));

      trash (fixture, &wait, person, NULL);
      g_assert_no_error (wait.error);
      g_object_unref (person);
      g_date_time_unref (fixture->now);
      fixture->now = g_date_time_add_days (start, i);
    }
  g_assert_cmpuint (store_count_files (fixture, "trash"), ==, 4);

  clear_wait (&wait);
  aft_store_empty_trash_async (fixture->store, limit, NULL, emptied_cb, &wait);
  g_assert_true (store_run_until (&wait.done));
  g_assert_true (wait.result);
  g_assert_cmpuint (store_count_files (fixture, "trash"), ==, 2);

  clear_wait (&wait);
  aft_store_empty_trash_async (fixture->store, NULL, NULL, emptied_cb, &wait);
  g_assert_true (store_run_until (&wait.done));
  g_assert_cmpuint (store_count_files (fixture, "trash"), ==, 0);
  clear_wait (&wait);
}

/* Every call of a delete fails once: the document is in the book and on disk, or it is in the trash. Never in neither. */
static void
test_delete_faults (StoreFixture *fixture, gconstpointer data)
{
  gpointer person = g_object_ref (store_add_person (fixture, "Anna Ortiz"));
  g_autofree char *id = g_strdup (aft_record_get_id (person));

  aft_store_unwatch (fixture->store);
  for (guint n = 1; ; n++)
    {
      Wait wait = { 0 };
      gboolean over;

      if (n % 2)
        {
          gpointer note = aft_record_new (AFT_TYPE_NOTE, NULL);

          aft_record_set (note, AFT_NOTE_TEXT, "unsaved");
          aft_document_add (person, note);
          g_object_unref (note);
        }
      aft_faulty_begin (n, EIO);
      trash (fixture, &wait, person, NULL);
      over = aft_faulty.n < (int) n;
      aft_file_set_calls (NULL);
      g_object_unref (person);

      if (wait.error)
        {
          if (aft_book_lookup (fixture->book, id) == NULL)
            g_error ("call %u: it failed and is gone from the book", n);
        }
      else
        {
          g_autofree char *entry = g_strdup (wait.entry);

          g_assert_null (aft_book_lookup (fixture->book, id));
          restore (fixture, &wait, entry, FALSE);
          g_assert_no_error (wait.error);
        }
      person = aft_book_lookup (fixture->book, id);
      g_assert_nonnull (person);
      g_object_ref (person);
      g_clear_error (&wait.error);
      store_save (fixture, person, &wait.error);
      g_assert_no_error (wait.error);
      g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, 1);
      clear_wait (&wait);
      if (over)
        {
          g_assert_cmpuint (n, >, 20);
          break;
        }
    }
  g_object_unref (person);
}

static GPtrArray *
make_people (StoreFixture *fixture, guint n)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      AftDocument *person = aft_document_new (i % 5 ? AFT_DOCUMENT_CONTACT : AFT_DOCUMENT_APPLICATION, NULL, fixture->now);
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      aft_record_set (person, i % 5 ? (guint) AFT_CONTACT_FULL_NAME : (guint) AFT_APPLICATION_COMPANY, name);
      g_ptr_array_add (people, person);
    }
  return people;
}

/* New documents and changed ones together; taking it back brings the former bytes. */
static void
test_import (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = make_people (fixture, 50);
  gpointer known = store_add_person (fixture, "Anna Ortiz");
  g_autofree char *path = aft_document_dup_path (known);
  g_autofree char *before = store_dup_text (fixture, path);
  g_autofree char *after = NULL;
  g_autofree char *entry = NULL;
  Wait wait = { 0 };

  aft_record_set (known, AFT_CONTACT_NICKNAME, "Ann");
  g_ptr_array_add (people, g_object_ref (known));
  import (fixture, &wait, people);
  g_assert_no_error (wait.error);
  entry = g_steal_pointer (&wait.entry);
  g_assert_nonnull (entry);
  g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, 41);
  g_assert_cmpuint (store_count_files (fixture, "applications"), ==, 10);
  g_assert_cmpuint (store_count_files (fixture, "staging"), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (fixture->book)), ==, 41);
  for (guint i = 0; i < people->len; i++)
    g_assert_false (aft_document_is_dirty (g_ptr_array_index (people, i)));

  restore (fixture, &wait, entry, TRUE);
  g_assert_no_error (wait.error);
  after = store_dup_text (fixture, path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (aft_record_get (known, AFT_CONTACT_NICKNAME), ==, NULL);

  store_reopen (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (fixture->book)), ==, 41);
  clear_wait (&wait);
}

/* Every call of an import fails once; then the program is started anew: all of it is there, or nothing. */
static void
test_import_faults (StoreFixture *fixture, gconstpointer data)
{
  gboolean over = FALSE;

  for (guint n = 1; !over; n++)
    {
      g_autoptr (GPtrArray) people = make_people (fixture, 3);
      Wait wait = { 0 };
      guint there;

      aft_store_unwatch (fixture->store);
      aft_faulty_begin (n, ENOSPC);
      import (fixture, &wait, people);
      over = aft_faulty.n < (int) n;
      aft_file_set_calls (NULL);

      store_reopen (fixture);
      there = g_list_model_get_n_items (aft_book_get_contacts (fixture->book))
              + g_list_model_get_n_items (aft_book_get_applications (fixture->book));
      if (there != (wait.error ? 0 : 3) && there != 3)
        g_error ("call %u: %u of 3 are there after %s", n, there, wait.error ? wait.error->message : "success");
      if (wait.error && !g_error_matches (wait.error, AFT_STORE_ERROR, AFT_STORE_ERROR_FULL))
        g_error ("call %u: %s", n, wait.error->message);
      g_assert_cmpuint (store_count_files (fixture, "staging"), ==, 0);
      clear_wait (&wait);

      /* Empty again for the next one. */
      for (guint i = 0; i < people->len; i++)
        {
          g_autofree char *path = aft_document_dup_path (g_ptr_array_index (people, i));
          g_autofree char *file = store_dup_file (fixture, path);

          g_unlink (file);
        }
      store_reopen (fixture);
    }
}

/* What a kill leaves in staging: complete is finished, the rest goes to the trash. */
static void
test_interrupted (StoreFixture *fixture, gconstpointer data)
{
  static const char person[] = "[Contact]\nId=%s\nFormat=1\nCreated=2026-11-23T09:39:23.000001Z\nFull-Name=%s\n";
  static const char * const ids[] = { "886313e1-3b8a-5372-9b90-0c9aee199e5d", "886313e1-3b8a-5372-9b90-0c9aee199e5e" };

  for (guint complete = 0; complete < 2; complete++)
    {
      g_autofree char *file = g_strdup_printf ("staging/%s/contacts/%s.contact", ids[complete], ids[complete]);
      g_autofree char *mark = g_strdup_printf ("staging/%s/complete.ini", ids[complete]);
      g_autofree char *text = g_strdup_printf (person, ids[complete], "Anna");

      store_write_text (fixture, file, text, -1);
      if (complete)
        store_write_text (fixture, mark, "", 0);
    }

  store_reopen (fixture);
  g_assert_cmpuint (store_count_files (fixture, "staging"), ==, 0);
  g_assert_null (aft_book_lookup (fixture->book, ids[0]));
  g_assert_nonnull (aft_book_lookup (fixture->book, ids[1]));
  {
    g_autofree char *kept = g_strdup_printf ("trash/20261123T093923Z-interrupted/staging/%s/contacts/%s.contact", ids[0], ids[0]);
    g_autofree char *text = store_dup_text (fixture, kept);

    g_assert_nonnull (text);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/trash/" name, StoreFixture, NULL, store_set_up_open, function, store_tear_down)
  ADD ("delete", test_delete);
  ADD ("hostile-manifest", test_hostile_manifest);
  ADD ("odd-manifest", test_odd_manifest);
  ADD ("empty", test_empty);
  ADD ("delete-faults", test_delete_faults);
  ADD ("import", test_import);
  ADD ("import-faults", test_import_faults);
  ADD ("interrupted", test_interrupted);
  return g_test_run ();
}
