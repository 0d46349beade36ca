/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "aft-contact.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static guint
mode_of (StoreFixture *fixture,
         const char   *path)
{
  g_autofree char *file = store_dup_file (fixture, path);
  struct stat info;

  if (stat (file, &info) < 0)
    g_error ("%s is missing", path);
  return info.st_mode & 07777;
}

/* A missing folder, its missing parents and an empty one become a book. */
static void
test_new (StoreFixture *fixture, gconstpointer data)
{
  static const char * const folders[] = { "", "contacts", "applications", "stories", "events", "notes", "trash", "staging" };
  g_autoptr (GError) error = NULL;
  g_autofree char *info = NULL;
  mode_t mask = umask (0);

  store_open (fixture, AFT_STORE_NONE, &error);
  umask (mask);
  g_assert_no_error (error);
  g_assert_false (aft_store_is_read_only (fixture->store));
  g_assert_cmpstr (aft_store_get_folder (fixture->store), ==, fixture->folder);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    g_assert_cmphex (mode_of (fixture, folders[i]), ==, 0700);
  g_assert_cmphex (mode_of (fixture, "book.ini"), ==, 0600);

  info = store_dup_text (fixture, "book.ini");
  g_assert_true (g_str_has_prefix (info, "[Book]\nId="));
  g_assert_nonnull (strstr (info, "\nFormat=1\n"));
  g_assert_nonnull (strstr (info, "\nCreated=2026-11-23T09:39:23.000001Z\n"));

  store_load (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (aft_book_is_empty (fixture->book));

  /* Opening it again changes nothing. */
  store_reopen (fixture);
  {
    g_autofree char *again = store_dup_text (fixture, "book.ini");
    g_assert_cmpstr (info, ==, again);
  }
}

/* Folders that are none of ours are refused and left as they are. */
static void
test_bad_folders (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *path;         /* made with @text, inside the folder; "": the folder is a file */
    const char *text;
    AftStoreFlags flags;
    int code;                 /* -1: it opens */
  } cases[] = {
    { "a file", "", "x", 0, AFT_STORE_ERROR_NOT_A_FOLDER },
    { "other things", "photo.jpg", "x", 0, AFT_STORE_ERROR_NOT_A_BOOK },
    { "a hidden thing", ".git/config", "x", 0, AFT_STORE_ERROR_NOT_A_BOOK },
    { "somebody else's book.ini", "book.ini", "[Library]\nName=x\n", 0, AFT_STORE_ERROR_NOT_A_BOOK },
    { "missing, for reading only", NULL, NULL, AFT_STORE_READ_ONLY, AFT_STORE_ERROR_GONE },
    { "what a kill left of the first start", ".book.ini.aB3dEf.afterword-tmp", "[Bo", 0, -1 },
    { "a disk's own folder", "lost+found/x", "x", 0, -1 },
    { "missing", NULL, NULL, 0, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = g_strdup_printf ("%s/%u", fixture->parent, i);
      g_autofree char *file = cases[i].path ? g_build_filename (folder, cases[i].path, NULL) : NULL;
      g_autofree char *parent = file ? g_path_get_dirname (file) : NULL;
      g_autoptr (AftBook) book = aft_book_new ();
      g_autoptr (AftStore) store = aft_store_new (book);
      g_autoptr (GError) error = NULL;
      gboolean opened;

      if (file && *cases[i].path)
        g_mkdir_with_parents (parent, 0700);
      if (file && !g_file_set_contents (*cases[i].path ? file : folder, cases[i].text, -1, NULL))
        g_error ("%s: can't be set up", cases[i].name);

      opened = aft_store_open (store, folder, cases[i].flags, fixture->now, &error);
      if (opened != (cases[i].code < 0))
        g_error ("%s: %s", cases[i].name, opened ? "opened" : error->message);
      if (opened)
        continue;
      if (!g_error_matches (error, AFT_STORE_ERROR, cases[i].code))
        g_error ("%s: code %d, \"%s\"", cases[i].name, error->code, error->message);
      if (strstr (error->message, folder) == NULL || !g_str_has_suffix (error->message, ".")
          || strchr (error->message, '\n'))
        g_error ("%s: \"%s\" is no sentence with the folder", cases[i].name, error->message);
      if (file && *cases[i].path)
        {
          g_autofree char *contacts = g_build_filename (folder, "contacts", NULL);
          g_autofree char *text = NULL;

          g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
          g_assert_cmpstr (text, ==, cases[i].text);
          g_assert_false (g_file_test (contacts, G_FILE_TEST_EXISTS));
        }
    }
}

/* A user without the right to write reads; one without the right to read is told so. */
static void
test_permissions (StoreFixture *fixture, gconstpointer data)
{
  gboolean root = geteuid () == 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gpointer person;

  store_open (fixture, AFT_STORE_NONE, &error);
  g_assert_no_error (error);
  person = store_add_person (fixture, "Anna Ortiz");
  text = aft_document_dup_path (person);

  /* Root may write anywhere: then somebody else looks. */
  g_assert_cmpint (g_chmod (fixture->parent, 0755), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, root ? 0755 : 0500), ==, 0);
  {
    static const char * const paths[] = { "contacts", "applications", "stories", "events", "notes", "book.ini" };

    for (guint i = 0; root && i < G_N_ELEMENTS (paths); i++)
      {
        g_autofree char *path = store_dup_file (fixture, paths[i]);
        g_assert_cmpint (g_chmod (path, 0755), ==, 0);
      }
    if (root)
      {
        g_autofree char *path = store_dup_file (fixture, text);
        g_assert_cmpint (g_chmod (path, 0644), ==, 0);
        g_assert_cmpint (seteuid (65534), ==, 0);
      }
  }

  {
    g_autoptr (AftBook) book = aft_book_new ();
    g_autoptr (AftStore) store = aft_store_new (book);
    gboolean opened = aft_store_open (store, fixture->folder, AFT_STORE_NONE, fixture->now, &error);

    if (root)
      g_assert_cmpint (seteuid (0), ==, 0);
    g_assert_no_error (error);
    g_assert_true (opened);
    g_assert_true (aft_store_is_read_only (store));
    g_assert_nonnull (strstr (aft_store_get_read_only_why (store), fixture->folder));
  }

  g_assert_cmpint (g_chmod (fixture->folder, 0000), ==, 0);
  if (root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  {
    g_autoptr (AftBook) book = aft_book_new ();
    g_autoptr (AftStore) store = aft_store_new (book);
    gboolean opened = aft_store_open (store, fixture->folder, AFT_STORE_NONE, fixture->now, &error);

    if (root)
      g_assert_cmpint (seteuid (0), ==, 0);
    g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
    g_assert_error (error, AFT_STORE_ERROR, AFT_STORE_ERROR_PERMISSION);
    g_assert_false (opened);
  }
}

static void
test_newer_format (StoreFixture *fixture, gconstpointer data)
{
  const char *info = "[Book]\nId=886313e1-3b8a-5372-9b90-0c9aee199e5d\nFormat=2\n";
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  store_write_text (fixture, "book.ini", info, -1);
  store_open (fixture, AFT_STORE_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (aft_store_is_read_only (fixture->store));
  g_assert_nonnull (strstr (aft_store_get_read_only_why (fixture->store), "newer"));
  g_assert_cmpuint (store_count_files (fixture, ""), ==, 1);

  {
    g_autoptr (AftContact) contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, fixture->now);

    aft_record_set (contact, AFT_CONTACT_FULL_NAME, "Anna");
    g_assert_false (store_save (fixture, contact, &error));
    g_assert_error (error, AFT_STORE_ERROR, AFT_STORE_ERROR_READ_ONLY);
    g_assert_true (aft_document_is_dirty (AFT_DOCUMENT (contact)));
  }
  text = store_dup_text (fixture, "book.ini");
  g_assert_cmpstr (text, ==, info);
}

/* Two windows: the second one reads. The command line, which asks for no window, writes. */
static void
test_second_window (StoreFixture *fixture, gconstpointer data)
{
  static const struct { AftStoreFlags flags; gboolean read_only; } cases[] = {
    { AFT_STORE_WINDOW, TRUE }, { AFT_STORE_NONE, FALSE }, { AFT_STORE_READ_ONLY, TRUE },
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (store_open (fixture, AFT_STORE_WINDOW, &error));
  for (guint i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftBook) book = aft_book_new ();
      g_autoptr (AftStore) store = aft_store_new (book);

      /* At last the first one closes. */
      if (i == G_N_ELEMENTS (cases))
        aft_store_close (fixture->store);
      g_assert_true (aft_store_open (store, fixture->folder, i < G_N_ELEMENTS (cases) ? cases[i].flags : AFT_STORE_WINDOW,
                                     fixture->now, &error));
      g_assert_cmpint (aft_store_is_read_only (store), ==, i < G_N_ELEMENTS (cases) ? cases[i].read_only : FALSE);
    }
}

/* A damaged book.ini hides nothing and is not touched. */
static void
test_damaged_info (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AftProblem) problem = NULL;
  g_autofree char *text = NULL;

  store_open (fixture, AFT_STORE_NONE, &error);
  store_add_person (fixture, "Anna Ortiz");
  store_write_text (fixture, "book.ini", "<<<<<<< HEAD\n[Book]\n", -1);
  store_reopen (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (fixture->book)), ==, 1);
  problem = g_list_model_get_item (aft_store_get_problems (fixture->store), 0);
  g_assert_cmpstr (aft_problem_get_path (problem), ==, "book.ini");
  text = store_dup_text (fixture, "book.ini");
  g_assert_cmpstr (text, ==, "<<<<<<< HEAD\n[Book]\n");
}

/* Only what we left is swept, and only when it is old: another program may be in the middle of a save. */
static void
test_sweep (StoreFixture *fixture, gconstpointer data)
{
  static const char * const kept[] = { "contacts/.x.swp", "contacts/x.contact~", "contacts/README", "notes/a.XD93KX" };
  static const char * const swept[] = { "contacts/.a.contact.Ab3dEf.afterword-tmp", ".book.ini.Ab3dEf.afterword-tmp" };
  g_autoptr (GDateTime) real = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;

  g_date_time_unref (fixture->now);
  fixture->now = g_date_time_add_seconds (real, 300);
  store_open (fixture, AFT_STORE_NONE, &error);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    store_write_text (fixture, kept[i], "x", -1);
  for (guint i = 0; i < G_N_ELEMENTS (swept); i++)
    store_write_text (fixture, swept[i], "x", -1);

  for (guint later = 0; later < 2; later++)
    {
      store_reopen (fixture);
      for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
        {
          g_autofree char *text = store_dup_text (fixture, kept[i]);
          g_assert_cmpstr (text, ==, "x");
        }
      for (guint i = 0; i < G_N_ELEMENTS (swept); i++)
        {
          g_autofree char *text = store_dup_text (fixture, swept[i]);
          g_assert_cmpstr (text, ==, later ? NULL : "x");
        }
      g_date_time_unref (fixture->now);
      fixture->now = g_date_time_add_seconds (real, 1000);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/open/" name, StoreFixture, NULL, store_set_up, function, store_tear_down)
  ADD ("new", test_new);
  ADD ("bad-folders", test_bad_folders);
  ADD ("permissions", test_permissions);
  ADD ("newer-format", test_newer_format);
  ADD ("second-window", test_second_window);
  ADD ("damaged-info", test_damaged_info);
  ADD ("sweep", test_sweep);
  return g_test_run ();
}
