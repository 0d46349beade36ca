/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "aft-contact.h"
#include "aft-note.h"
#include "aft-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

/* In pages. With -m slow each is tried, otherwise every fourth. */
#define SIZES 65

static const char not_here[] = "no small disk can be mounted here; runs as root and where user name spaces are allowed";
static const char *why_not = NULL;

static void
write_line (const char *path,
            const char *line)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);

  if (fd >= 0 && write (fd, line, strlen (line)) < 0)
    why_not = not_here;
  if (fd >= 0)
    close (fd);
}

/* A small disk needs mounting: as root, or in a name space of its own. It is made before there is any thread. */
static void
enter_name_space (void)
{
  guint uid = geteuid ();
  guint gid = getegid ();
  g_autofree char *uids = g_strdup_printf ("0 %u 1", uid);
  g_autofree char *gids = g_strdup_printf ("0 %u 1", gid);

  if (unshare (uid == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) < 0)
    {
      why_not = not_here;
      return;
    }
  if (uid != 0)
    {
      write_line ("/proc/self/setgroups", "deny");
      write_line ("/proc/self/uid_map", uids);
      write_line ("/proc/self/gid_map", gids);
    }
  if (mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
    why_not = not_here;
}

static gboolean
mount_small (StoreFixture *fixture,
             guint         pages,
             gulong        flags)
{
  g_autofree char *options = g_strdup_printf ("size=%uk", pages * 4);

  if (mount ("afterword", fixture->folder, "tmpfs", flags, options) == 0)
    return TRUE;
  g_test_message ("mount: %s", g_strerror (errno));
  return FALSE;
}

static AftDocument *
make_person (StoreFixture *fixture)
{
  AftDocument *person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, fixture->now);

  aft_record_set (person, AFT_CONTACT_FULL_NAME, "Anna Ortiz");
  aft_book_add (fixture->book, person);
  g_object_unref (person);

  return person;
}

typedef struct
{
  gboolean done;
  gboolean result;
  GError  *error;
} Wait;

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = aft_store_import_finish (AFT_STORE (source), result, NULL, &wait->error);
  wait->done = TRUE;
}

/* Types until nothing fits any more. */
static void
fill_by_typing (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AftDocument *person = make_person (fixture);
  AftNote *note = store_add_note (person, "start");
  g_autofree char *path = aft_document_dup_path (person);
  g_autofree char *word = g_strnfill (1500, 'x');
  g_autofree char *saved = NULL;

  for (guint i = 0; i < 4 * SIZES && error == NULL; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s\n%u %s", aft_record_get (note, AFT_NOTE_TEXT), i, word);
      g_autofree char *there = NULL;

      g_free (saved);
      saved = store_dup_text (fixture, path);
      aft_record_set (note, AFT_NOTE_TEXT, text);
      store_save (fixture, person, &error);
      g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, text);
      there = store_dup_text (fixture, path);
      if (error)
        g_assert_cmpstr (there, ==, saved);
      g_assert_cmpuint (store_count_files (fixture, "contacts"), <=, 1);
    }
  g_assert_error (error, AFT_STORE_ERROR, AFT_STORE_ERROR_FULL);
  g_assert_true (aft_document_is_dirty (person));
  g_clear_error (&error);

  /* Room is made: the same text is saved. */
  g_assert_true (mount_small (fixture, 4096, MS_REMOUNT));
  g_assert_true (store_save (fixture, person, &error));
  g_assert_no_error (error);
}

/* All of an import, or nothing of it. */
static void
import_many (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  Wait wait = { 0 };

  for (guint i = 0; i < SIZES; i++)
    {
      AftDocument *person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, fixture->now);

      aft_record_set (person, AFT_CONTACT_FULL_NAME, "Bert Brown");
      g_ptr_array_add (people, person);
    }
  aft_store_import_async (fixture->store, people, "import", fixture->now, NULL, imported_cb, &wait);
  g_assert_true (store_run_until (&wait.done));
  g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, wait.result ? SIZES : 0);
  g_assert_cmpuint (store_count_files (fixture, "staging"), ==, 0);
  if (!wait.result)
    g_assert_error (wait.error, AFT_STORE_ERROR, AFT_STORE_ERROR_FULL);
  g_clear_error (&wait.error);
}

static void
test_full (StoreFixture *fixture, gconstpointer data)
{
  gboolean typing = GPOINTER_TO_INT (data);
  guint opened = 0;

  if (why_not)
    {
      g_test_skip (why_not);
      return;
    }
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);

  for (guint pages = 1; pages <= SIZES; pages += g_test_slow () ? 1 : 4)
    {
      g_autoptr (GError) error = NULL;

      if (!mount_small (fixture, pages, 0))
        {
          g_test_skip (not_here);
          return;
        }
      g_clear_object (&fixture->store);
      g_clear_object (&fixture->book);
      fixture->book = aft_book_new ();
      fixture->store = aft_store_new (fixture->book);
      if (store_open (fixture, AFT_STORE_NONE, &error))
        {
          opened++;
          if (typing)
            fill_by_typing (fixture);
          else
            import_many (fixture);
          aft_store_close (fixture->store);
        }
      else
        {
          g_assert_error (error, AFT_STORE_ERROR, AFT_STORE_ERROR_FULL);
        }
      /* Threads may still be leaving. */
      while (umount (fixture->folder) < 0)
        {
          g_assert_cmpint (errno, ==, EBUSY);
          store_run (5);
        }
    }
  g_assert_cmpuint (opened, >, g_test_slow () ? SIZES / 2 : SIZES / 8);
}

int
main (int argc, char *argv[])
{
  enter_name_space ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/full/typing", StoreFixture, GINT_TO_POINTER (TRUE), store_set_up, test_full, store_tear_down);
  g_test_add ("/store/full/import", StoreFixture, GINT_TO_POINTER (FALSE), store_set_up, test_full, store_tear_down);
  return g_test_run ();
}
