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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/base/file/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("read", test_read);
  ADD ("state", test_state);
  ADD ("modes", test_modes);
  ADD ("sweep", test_sweep);
  ADD ("remove-folder", test_remove_folder);
  ADD ("lock", test_lock);
  return g_test_run ();
}
