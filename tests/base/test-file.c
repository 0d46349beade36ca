/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "file-fixture.h"

#include <fcntl.h>
#include <unistd.h>

static guint
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autofree char *below = g_build_filename (fixture->file, "below", NULL);
  const struct { const char *path; gsize max; GQuark domain; int code; } cases[] = {
    { fixture->file, 0, 0, 0 },
    { fixture->file, 100, 0, 0 },
    { fixture->file, 99, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE },
    { missing, 0, G_FILE_ERROR, G_FILE_ERROR_NOENT },
    { below, 0, G_FILE_ERROR, G_FILE_ERROR_NOTDIR },
    { fixture->folder, 0, G_FILE_ERROR, G_FILE_ERROR_ISDIR },
    { fifo, 0, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE },
  };
  g_autoptr (GBytes) content = make_bytes (100, 'a');

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_file_set_contents (fixture->file, g_bytes_get_data (content, NULL), 100, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      AftFileState state, seen;
      g_autoptr (GBytes) bytes = aft_file_read (cases[i].path, cases[i].max, &state, &error);

      if (cases[i].domain)
        {
          g_assert_error (error, cases[i].domain, cases[i].code);
          g_assert_null (bytes);
          g_assert_false (state.exists);
          g_assert_nonnull (strstr (error->message, fixture->folder));
        }
      else
        {
          g_assert_no_error (error);
          g_assert_true (g_bytes_equal (bytes, content));
          g_assert_true (aft_file_get_state (cases[i].path, &seen, NULL));
          g_assert_true (aft_file_state_equal (&state, &seen));
        }
    }
}

/* Neither waits for what may never come nor keeps anything open. */
static void
test_foresee (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  const char *paths[] = { fixture->file, missing, fixture->folder, fifo };
  g_autoptr (GBytes) content = make_bytes (100, 'a');
  guint n_open;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_true (aft_file_replace (fixture->file, content, NULL, NULL));
  n_open = count_files ("/proc/self/fd");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      aft_file_foresee (paths[i]);
      if (count_files ("/proc/self/fd") != n_open)
        g_error ("%s is still open", paths[i]);
    }
  assert_content (fixture->file, content);
}

static void
test_state (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (10, 'a');
  AftFileState none, one, two;

  g_assert_true (aft_file_get_state (fixture->file, &none, NULL));
  g_assert_false (none.exists);
  g_assert_true (aft_file_state_equal (&none, &none));

  g_assert_true (aft_file_replace (fixture->file, bytes, &one, NULL));
  g_assert_false (aft_file_state_equal (&none, &one));
  g_assert_true (aft_file_replace (fixture->file, bytes, &two, NULL));
  g_assert_false (aft_file_state_equal (&one, &two));
}

static void
test_state_in (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inner = g_build_filename (fixture->folder, "inner", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autofree char *link = g_build_filename (inner, "link", NULL);
  g_autofree char *file = g_build_filename (inner, "file", NULL);
  static const struct { const char *name; gboolean exists; } names[] = { { "file", TRUE }, { "link", TRUE }, { "nothing", FALSE } };
  const struct { const char *path; int code; } bad[] = { { missing, G_FILE_ERROR_NOENT }, { file, G_FILE_ERROR_NOTDIR } };
  g_autoptr (GBytes) bytes = make_bytes (10, 'a');
  g_autoptr (GError) error = NULL;
  int folder;

  g_assert_true (aft_file_make_folder (inner, NULL));
  g_assert_true (aft_file_replace (file, bytes, NULL, NULL));
  g_assert_cmpint (symlink (missing, link), ==, 0);

  folder = aft_file_open_folder (inner, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (inner, names[i].name, NULL);
      AftFileState by_name, by_path;

      g_assert_true (aft_file_get_state_in (folder, names[i].name, &by_name, &error));
      g_assert_true (aft_file_get_state (path, &by_path, &error));
      if (by_name.exists != names[i].exists || !aft_file_state_equal (&by_name, &by_path))
        g_error ("%s is another file by its name than by its path", names[i].name);
    }
  aft_file_close_folder (folder);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) cause = NULL;

      g_assert_cmpint (aft_file_open_folder (bad[i].path, &cause), <, 0);
      g_assert_error (cause, G_FILE_ERROR, bad[i].code);
      g_assert_nonnull (strstr (cause->message, bad[i].path));
    }
}

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *parent = g_build_filename (fixture->folder, "one", NULL);
  g_autofree char *folder = g_build_filename (parent, "two", NULL);
  g_autofree char *many = g_build_filename (folder, "many", NULL);
  g_autoptr (GBytes) bytes = make_bytes (10, 'a');

  for (guint mask = 0; mask <= 0777; mask += mask < 0100 ? 011 : 077)
    {
      g_autoptr (GError) error = NULL;
      mode_t before = umask (mask);
      gboolean done = aft_file_make_folder (folder, &error) && aft_file_replace (fixture->file, bytes, NULL, &error)
                      && aft_file_replace_many ((const char * const *) &many, &bytes, NULL, 1, &error);

      umask (before);
      g_assert_no_error (error);
      g_assert_true (done);
      g_assert_cmphex (mode_of (parent), ==, 0700);
      g_assert_cmphex (mode_of (folder), ==, 0700);
      g_assert_cmphex (mode_of (fixture->file), ==, 0600);
      g_assert_cmphex (mode_of (many), ==, 0600);

      /* What exists keeps its mode. */
      g_assert_cmpint (chmod (parent, 0755), ==, 0);
      g_assert_true (aft_file_make_folder (folder, &error));
      g_assert_cmphex (mode_of (parent), ==, 0755);
      g_assert_true (aft_file_remove_folder (parent, &error));
    }
}

static void
test_sweep (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name; gint64 age; gboolean swept; } cases[] = {
    { ".a.contact.Ab3dEf.afterword-tmp", 100, TRUE },
    { ".x.000000.afterword-tmp", 61, TRUE },
    { ".b.contact.Ab3dEf.afterword-tmp", 30, FALSE },
    { "a.contact.Ab3dEf.afterword-tmp", 100, FALSE },
    { ".a.contact.Ab3dE.afterword-tmp", 100, FALSE },
    { ".a.contact.Ab-dEf.afterword-tmp", 100, FALSE },
    { "..Ab3dEf.afterword-tmp", 100, FALSE },
    { ".afterword-tmp", 100, FALSE },
    { ".a.contact.Ab3dEf.afterword-tmp~", 100, FALSE },
    { "a.contact.XD93KX", 100, FALSE },
    { "a.contact", 100, FALSE },
    { ".goutputstream-XD93KX", 100, FALSE },
  };
  const gint64 now = 1900000000;
  guint expected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);
      struct timespec times[2] = { { now - cases[i].age, 0 }, { now - cases[i].age, 0 } };

      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
      g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
      expected += cases[i].swept;
    }

  g_assert_cmpuint (aft_file_sweep (fixture->folder, now, 60), ==, expected);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS) == cases[i].swept)
        g_error ("%s is %s", cases[i].name, cases[i].swept ? "left over" : "gone");
    }
}

static void
test_remove_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outside = g_build_filename (fixture->folder, "outside", NULL);
  g_autofree char *kept = g_build_filename (outside, "kept", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "folder", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link", NULL);
  g_autoptr (GBytes) bytes = make_bytes (10, 'a');

  g_assert_true (aft_file_make_folder (outside, NULL));
  g_assert_true (aft_file_make_folder (folder, NULL));
  g_assert_true (aft_file_replace (kept, bytes, NULL, NULL));
  g_assert_cmpint (symlink (outside, link_path), ==, 0);

  g_assert_true (aft_file_remove_folder (folder, NULL));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  assert_content (kept, bytes);
  g_assert_true (aft_file_remove_folder (folder, NULL));
}

static void
test_lock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int one = aft_file_lock_folder (fixture->folder, 0, &error);
  gint64 start;

  g_assert_no_error (error);
  g_assert_cmpint (one, >=, 0);
  g_assert_cmpint (aft_file_lock_folder (fixture->folder, 0, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_error (&error);

  start = g_get_monotonic_time ();
  g_assert_cmpint (aft_file_lock_folder (fixture->folder, 50, &error), ==, -1);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 50000);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_error (&error);

  aft_file_unlock (one);
  one = aft_file_lock_folder (fixture->folder, -1, &error);
  g_assert_no_error (error);
  aft_file_unlock (one);

  g_assert_cmpint (aft_file_lock_folder (fixture->file, 0, &error), ==, -1);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

typedef enum
{
  NOTHING,
  WRITE,                        /* somebody else replaces the file, or makes it */
  WRITE_TWICE,                  /* and does so again when it comes back to its place */
  REMOVE,
  UNKNOWN,                      /* nobody does anything; the file system can't exchange files */
} LastMoment;

static struct
{
  const char *file;
  LastMoment  what;
  guint       n;
  GBytes     *theirs, *second;
} last_moment;

static void
write_theirs (GBytes *theirs)
{
  g_assert_true (g_file_set_contents (last_moment.file, g_bytes_get_data (theirs, NULL), g_bytes_get_size (theirs), NULL));
}

/* Between our last look at the file and the renaming. */
static int
rename2_late (const char   *from,
              const char   *to,
              unsigned int  flags)
{
  guint n = last_moment.n++;

  if (last_moment.what == UNKNOWN)
    return errno = EINVAL, -1;
  if ((last_moment.what == WRITE || last_moment.what == WRITE_TWICE) && n == 0)
    write_theirs (last_moment.theirs);
  if (last_moment.what == WRITE_TWICE && n == 1)
    write_theirs (last_moment.second);
  if (last_moment.what == REMOVE && n == 0)
    g_unlink (last_moment.file);

  return aft_file_real_calls.rename2 (from, to, flags);
}

/* Whoever takes no lock loses nothing by writing in the last moment. */
static void
test_last_moment (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name; gboolean exists; LastMoment what; char stands; } cases[] = {
    { "nothing happens", TRUE, NOTHING, 'o' }, { "nothing happens to a new one", FALSE, NOTHING, 'o' },
    { "replaced", TRUE, WRITE, 't' }, { "made", FALSE, WRITE, 't' }, { "replaced twice", TRUE, WRITE_TWICE, 's' },
    { "removed", TRUE, REMOVE, 0 }, { "a simple file system", TRUE, UNKNOWN, 'o' },
    { "a simple file system, a new one", FALSE, UNKNOWN, 'o' },
  };
  AftFileCalls calls = aft_file_real_calls;
  g_autoptr (GBytes) before = make_bytes (10, 'b');
  g_autoptr (GBytes) ours = make_bytes (10, 'o');
  g_autoptr (GBytes) theirs = make_bytes (10, 't');
  g_autoptr (GBytes) second = make_bytes (10, 's');

  calls.rename2 = rename2_late;
  last_moment.file = fixture->file;
  last_moment.theirs = theirs;
  last_moment.second = second;
  for (guint keep = 0; keep < 2; keep++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) stands = cases[i].stands != 0 ? make_bytes (10, cases[i].stands) : NULL;
        g_autofree char *former = NULL;
        gboolean done;
        AftFileState seen;

        g_unlink (fixture->file);
        if (cases[i].exists)
          g_assert_true (aft_file_replace (fixture->file, before, NULL, NULL));
        g_assert_true (aft_file_get_state (fixture->file, &seen, NULL));
        last_moment.what = cases[i].what;
        last_moment.n = 0;
        aft_file_set_calls (&calls);
        done = aft_file_replace_seen (fixture->file, ours, &seen, NULL, keep ? &former : NULL, &error);
        aft_file_set_calls (NULL);
        if ((former != NULL) != (keep && done && cases[i].exists && cases[i].what == NOTHING))
          g_error ("%s: the former file is %s", cases[i].name, former != NULL ? former : "gone");
        if (former != NULL)
          aft_file_discard (former);

        if (done != (cases[i].stands == 'o') || (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG)))
          g_error ("%s: %s", cases[i].name, error != NULL ? error->message : "is done");
        if (stands != NULL ? !has_content (fixture->file, stands) : g_file_test (fixture->file, G_FILE_TEST_EXISTS))
          g_error ("%s: something else stands there", cases[i].name);
        if (count_files (fixture->folder) != (stands != NULL))
          g_error ("%s: something is left over", cases[i].name);
      }
}

/* What takes its first place somewhere takes nobody else's. */
static void
test_move_new (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name; gboolean exists, simple, done; } cases[] = {
    { "nothing is there", FALSE, FALSE, TRUE }, { "something is there", TRUE, FALSE, FALSE },
    { "nothing is there, a simple file system", FALSE, TRUE, TRUE }, { "something is there, a simple file system", TRUE, TRUE, TRUE },
  };
  AftFileCalls calls = aft_file_real_calls;
  g_autofree char *from = g_build_filename (fixture->folder, "from", NULL);
  g_autoptr (GBytes) ours = make_bytes (10, 'o');
  g_autoptr (GBytes) theirs = make_bytes (10, 't');

  calls.rename2 = rename2_late;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      g_unlink (fixture->file);
      g_assert_true (aft_file_replace (from, ours, NULL, NULL));
      if (cases[i].exists)
        g_assert_true (aft_file_replace (fixture->file, theirs, NULL, NULL));
      last_moment.what = cases[i].simple ? UNKNOWN : NOTHING;
      aft_file_set_calls (&calls);
      done = aft_file_move_new (from, fixture->file, &error);
      aft_file_set_calls (NULL);

      if (done != cases[i].done || (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG)))
        g_error ("%s: %s", cases[i].name, error != NULL ? error->message : "is done");
      if (!has_content (fixture->file, done ? ours : theirs) || g_file_test (from, G_FILE_TEST_EXISTS) == done)
        g_error ("%s: something else stands there", cases[i].name);
    }
}

static struct
{
  const char *path;
  gboolean    away;             /* once after a renaming nothing stood there */
} place;

static int
rename_watched (const char *from,
                const char *to)
{
  int result = rename (from, to);

  place.away |= !g_file_test (place.path, G_FILE_TEST_EXISTS);

  return result;
}

/* What takes the place of another lets that be somewhere all the while; its own place is empty for no moment where files can change
 * places. */
static void
test_move_over (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name; gboolean simple; } cases[] = {
    { "files change places", FALSE }, { "a simple file system", TRUE },
  };
  AftFileCalls calls = aft_file_real_calls;
  g_autofree char *from = g_build_filename (fixture->folder, "from", NULL);
  g_autofree char *kept = g_build_filename (fixture->folder, "kept", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autoptr (GBytes) ours = make_bytes (10, 'o');
  g_autoptr (GBytes) theirs = make_bytes (10, 't');
  g_autoptr (GError) missing = NULL;

  calls.rename = rename_watched;
  calls.rename2 = rename2_late;
  place.path = fixture->file;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_unlink (kept);
      g_assert_true (aft_file_replace (from, ours, NULL, NULL));
      g_assert_true (aft_file_replace (fixture->file, theirs, NULL, NULL));
      last_moment.what = cases[i].simple ? UNKNOWN : NOTHING;
      place.away = FALSE;
      aft_file_set_calls (&calls);
      aft_file_move_over (from, fixture->file, kept, &error);
      aft_file_set_calls (NULL);

      g_assert_no_error (error);
      if (!has_content (fixture->file, ours) || !has_content (kept, theirs) || g_file_test (from, G_FILE_TEST_EXISTS))
        g_error ("%s: something else stands there", cases[i].name);
      if (place.away != cases[i].simple)
        g_error ("%s: the place was empty: %d", cases[i].name, place.away);
    }

  g_assert_false (aft_file_move_over (nowhere, fixture->file, kept, &missing));
  g_assert_error (missing, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_true (has_content (fixture->file, ours));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/base/file/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("read", test_read);
  ADD ("foresee", test_foresee);
  ADD ("state", test_state);
  ADD ("state-in", test_state_in);
  ADD ("modes", test_modes);
  ADD ("sweep", test_sweep);
  ADD ("remove-folder", test_remove_folder);
  ADD ("lock", test_lock);
  ADD ("last-moment", test_last_moment);
  ADD ("move-new", test_move_new);
  ADD ("move-over", test_move_over);
  return g_test_run ();
}
