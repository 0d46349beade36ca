/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "aft-contact.h"
#include "aft-file.h"
#include "aft-note.h"
#include "aft-trash.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* More of both by hand: AFTERWORD_KILLS=1000, AFTERWORD_CHANGES=500. */
static guint
get_count (const char *name,
           guint       usual)
{
  const char *text = g_getenv (name);

  return text ? (guint) atoi (text) : usual;
}

static char *
make_book (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gpointer person;

  store_open (fixture, AFT_STORE_NONE, &error);
  g_assert_no_error (error);
  person = store_add_person (fixture, "Anna Ortiz");
  return g_strdup (aft_record_get_id (person));
}

/* Runs the other program; its standard output is @output. */
static GPid
start (StoreFixture *fixture,
       const char   *id,
       guint         n,
       const char   *name,
       int          *output)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  const char *argv[] = { g_getenv ("AFTERWORD_WRITER"), fixture->folder, id, count, name, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, output, NULL, &error);
  g_assert_no_error (error);
  return pid;
}

/* All notes of the person, a text a line. */
static char *
gather (StoreFixture *fixture,
        const char   *id,
        guint        *n)
{
  GString *all = g_string_new ("\n");
  AftDocument *person = aft_book_lookup (fixture->book, id);
  GListModel *notes;

  g_assert_nonnull (person);
  notes = aft_document_get_records (person, AFT_TYPE_NOTE);
  *n = g_list_model_get_n_items (notes);
  for (guint i = 0; i < *n; i++)
    {
      g_autoptr (AftNote) note = g_list_model_get_item (notes, i);

      g_string_append_printf (all, "%s\n", aft_record_get (note, AFT_NOTE_TEXT));
    }
  return g_string_free (all, FALSE);
}

/* A window and the command line change the same person at the same time: everything of both is there, once. */
static void
test_two (StoreFixture *fixture, gconstpointer data)
{
  static const char * const names[] = { "window", "command line", "typing" };
  guint n = get_count ("AFTERWORD_CHANGES", 60);
  g_autofree char *id = make_book (fixture);
  g_autofree char *all = NULL;
  guint n_notes;
  int outputs[3];
  GPid pids[3];

  for (guint i = 0; i < 3; i++)
    pids[i] = start (fixture, id, n, i == 2 ? "type" : names[i], &outputs[i]);
  for (guint i = 0; i < 3; i++)
    {
      char buffer[256];
      int status;

      while (read (outputs[i], buffer, sizeof buffer) > 0)
        ;
      close (outputs[i]);
      g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
      g_assert_cmpint (status, ==, 0);
    }

  store_reopen (fixture);
  all = gather (fixture, id, &n_notes);
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < n; k++)
      {
        g_autofree char *line = g_strdup_printf ("\n%s %u.\n", i == 2 ? "type" : names[i], k);

        if (strstr (all, line) == NULL)
          g_error ("change %u of %s is lost", k, names[i]);
      }

  /* What one types isn't kept as a version of its own because the others wrote meanwhile. */
  g_assert_cmpuint (n_notes, ==, 2 * n + 1);
  g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, 1);
}

static struct
{
  StoreFixture *fixture;
  const char   *path;
  guint         left;           /* how often the editor still writes */
  guint         n;
} editor;

/* An editor, which knows of no lock, puts its version in place while ours waits for the disk. */
static int
fsync_beside_editor (int fd)
{
  if (editor.left > 0)
    {
      g_autofree char *old = store_dup_text (editor.fixture, editor.path);
      g_auto (GStrv) halves = g_strsplit (old, "\n\n[Note", 2);
      g_autofree char *more = g_strdup_printf ("%s\nX-Editor-%u=wrote this\n\n[Note%s", halves[0], ++editor.n, halves[1]);

      editor.left--;
      store_write_text (editor.fixture, editor.path, more, -1);
    }
  return aft_file_real_calls.fsync (fd);
}

/* Both are there, however often it does so. */
static void
test_editor (StoreFixture *fixture, gconstpointer data)
{
  static const guint times[] = { 0, 1, 3, 6 };
  AftFileCalls calls = aft_file_real_calls;
  g_autofree char *id = make_book (fixture);
  g_autofree char *path = g_strdup_printf ("contacts/%s.contact", id);
  gpointer person = aft_book_lookup (fixture->book, id);
  AftNote *note = store_add_note (person, "mine");
  g_autoptr (GError) error = NULL;

  store_save (fixture, person, &error);
  g_assert_no_error (error);
  calls.fsync = fsync_beside_editor;
  editor.fixture = fixture;
  editor.path = path;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *mine = g_strdup_printf ("mine %u", i);
      g_autofree char *line = g_strdup_printf ("\nText=%s\n", mine);
      g_autofree char *text = NULL;

      g_test_message ("%u times", times[i]);
      aft_record_set (note, AFT_NOTE_TEXT, mine);
      editor.left = times[i];
      aft_file_set_calls (&calls);
      store_save (fixture, person, &error);
      aft_file_set_calls (NULL);
      g_assert_no_error (error);
      g_assert_cmpuint (editor.left, ==, 0);

      text = store_dup_text (fixture, path);
      g_assert_nonnull (strstr (text, line));
      for (guint k = 1; k <= editor.n; k++)
        {
          g_autofree char *theirs = g_strdup_printf ("\nX-Editor-%u=wrote this\n", k);

          if (strstr (text, theirs) == NULL)
            g_error ("what the editor wrote the %u. time is lost: %s", k, text);
        }
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GListModel **) data = aft_store_list_trash_finish (AFT_STORE (source), result, NULL);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  aft_store_restore_finish (AFT_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
restore_newest (StoreFixture *fixture)
{
  g_autoptr (GListModel) list = NULL;
  g_autoptr (AftTrashEntry) entry = NULL;
  gboolean restored = FALSE;

  aft_store_list_trash_async (fixture->store, NULL, listed_cb, &list);
  while (list == NULL)
    g_main_context_iteration (NULL, TRUE);
  entry = g_list_model_get_item (list, 0);
  g_assert_nonnull (entry);
  aft_store_restore_async (fixture->store, aft_trash_entry_get_name (entry), FALSE, fixture->now, NULL, restored_cb, &restored);
  g_assert_true (store_run_until (&restored));
}

/* Each note of the person came together with two other people. They go, so that the next run begins anew. */
static void
check_imported (StoreFixture *fixture,
                const char   *id,
                guint         n_notes)
{
  GListModel *people = aft_book_get_contacts (fixture->book);
  g_autofree char *trash = store_dup_file (fixture, "trash");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 1 + 2 * n_notes);
  g_assert_cmpuint (store_count_files (fixture, "staging"), ==, 0);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftDocument) other = g_list_model_get_item (people, i);
      g_autofree char *path = aft_document_dup_path (other);
      g_autofree char *file = store_dup_file (fixture, path);

      if (strcmp (aft_record_get_id (AFT_RECORD (other)), id) != 0)
        g_assert_cmpint (unlink (file), ==, 0);
    }
  aft_file_remove_folder (trash, &error);
  g_assert_no_error (error);
}

/* Killed at any moment: what it said was saved is there, no file is torn, what is left over is swept. */
static void
kill_at_random (StoreFixture *fixture,
                const char   *name,
                guint         kills)
{
  g_autofree char *id = make_book (fixture);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint acknowledged = 0;

  for (guint i = 0; i < kills; i++)
    {
      g_autofree char *all = NULL;
      guint n_notes, last = 0, n_lines;
      gboolean any = FALSE;
      char line[32];
      GPid pid;
      int output;
      FILE *stream;

      /* Each run begins with an empty person, so that the numbers are its own. */
      pid = start (fixture, id, 100000, name, &output);
      stream = fdopen (output, "r");
      n_lines = g_rand_int_range (rand, 0, 12);
      for (guint k = 0; k < n_lines && fgets (line, sizeof line, stream); k++)
        {
          last = atoi (line);
          any = TRUE;
        }
      g_usleep (g_rand_int_range (rand, 0, 4000));
      kill (pid, SIGKILL);
      while (fgets (line, sizeof line, stream))
        {
          last = atoi (line);
          any = TRUE;
        }
      fclose (stream);
      waitpid (pid, NULL, 0);

      store_reopen (fixture);
      if (g_list_model_get_n_items (aft_store_get_problems (fixture->store)) > 0)
        g_error ("kill %u: a file is torn", i);
      if (aft_book_lookup (fixture->book, id) == NULL)
        {
          /* It was being deleted: then it is in the trash, whole. */
          g_assert_cmpstr (name, ==, "delete");
          restore_newest (fixture);
        }
      all = gather (fixture, id, &n_notes);
      for (guint k = 0; any && k <= last; k++)
        {
          g_autofree char *expected = g_strdup_printf ("\n%s %u.\n", name, k);

          if (strstr (all, expected) == NULL)
            g_error ("kill %u: change %u was said to be saved and isn't there", i, k);
        }
      acknowledged += any ? last + 1 : 0;
      if (strcmp (name, "import") == 0)
        check_imported (fixture, id, n_notes);

      {
        AftDocument *person = aft_book_lookup (fixture->book, id);
        GListModel *notes = aft_document_get_records (person, AFT_TYPE_NOTE);
        g_autoptr (GError) error = NULL;

        while (g_list_model_get_n_items (notes) > 0)
          {
            g_autoptr (AftNote) note = g_list_model_get_item (notes, 0);

            aft_document_remove (person, note);
          }
        store_save (fixture, person, &error);
        g_assert_no_error (error);
      }
    }

  g_test_message ("%u kills, %u acknowledged changes, none lost", kills, acknowledged);
  if (kills > 20)
    g_assert_cmpuint (acknowledged, >, kills);

  /* Later, when nobody can be in the middle of a save any more, what the kills left is swept. */
  {
    g_autoptr (GDateTime) real = g_date_time_new_now_utc ();

    g_date_time_unref (fixture->now);
    fixture->now = g_date_time_add_hours (real, 1);
    store_reopen (fixture);
    g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, 1);
  }
}

static void
test_kill_add (StoreFixture *fixture, gconstpointer data)
{
  kill_at_random (fixture, "add", get_count ("AFTERWORD_KILLS", 20));
}

static void
test_kill_type (StoreFixture *fixture, gconstpointer data)
{
  kill_at_random (fixture, "type", get_count ("AFTERWORD_KILLS", 20));
}

/* In the middle of deleting and restoring: the person is in the book or in the trash. */
static void
test_kill_delete (StoreFixture *fixture, gconstpointer data)
{
  kill_at_random (fixture, "delete", get_count ("AFTERWORD_KILLS", 20));
}

/* In the middle of an import: all of it is there, or nothing. */
static void
test_kill_import (StoreFixture *fixture, gconstpointer data)
{
  kill_at_random (fixture, "import", get_count ("AFTERWORD_KILLS", 20));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/writers/" name, StoreFixture, NULL, store_set_up, function, store_tear_down)
  ADD ("two", test_two);
  ADD ("editor", test_editor);
  ADD ("kill-add", test_kill_add);
  ADD ("kill-type", test_kill_type);
  ADD ("kill-delete", test_kill_delete);
  ADD ("kill-import", test_kill_import);
  return g_test_run ();
}
