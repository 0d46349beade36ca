/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "faulty.h"
#include "file-fixture.h"

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, 2, 3, 7, 8, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 8192, 65535, 65536, 65537,
                                 1048577 };

  for (guint crumbs = 0; crumbs < 2; crumbs++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes) - crumbs; i++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = make_bytes (sizes[i], 'a' + i);
        g_autoptr (GBytes) again = NULL;
        AftFileState written, seen;

        if (crumbs)
          {
            aft_faulty_begin (0, 0);
            aft_faulty.crumbs = TRUE;
          }
        g_assert_true (aft_file_replace (fixture->file, bytes, &written, &error));
        g_assert_no_error (error);
        assert_content (fixture->file, bytes);
        g_assert_cmpuint (count_files (fixture->folder), ==, 1);

        again = aft_file_read (fixture->file, 0, &seen, &error);
        g_assert_no_error (error);
        g_assert_true (g_bytes_equal (again, bytes));
        g_assert_true (aft_file_state_equal (&written, &seen));
      }
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (fixture->folder);
  g_autofree char *expected = g_strdup_printf ("fsync .a.contact~\nrename to a.contact\nfsync %s\n", name);
  g_autofree char *many = g_strdup_printf ("syncfs %s\nrename to a.contact\nrename to b\nfsync %s\n", name, name);
  g_autofree char *second = g_build_filename (fixture->folder, "b", NULL);
  const char *paths[] = { fixture->file, second };
  g_autoptr (GBytes) bytes = make_bytes (10, 'a');
  GBytes *contents[] = { bytes, bytes };

  aft_faulty_begin (0, 0);
  g_assert_true (aft_file_replace (fixture->file, bytes, NULL, NULL));
  g_assert_cmpstr (aft_faulty.trace->str, ==, expected);

  aft_faulty_begin (0, 0);
  g_assert_true (aft_file_replace_many (paths, contents, NULL, 2, NULL));
  g_assert_cmpstr (aft_faulty.trace->str, ==, many);
}

/* Every call of every operation fails once: old or new content is whole, nothing is left over. */
typedef gboolean (*Operation) (Fixture *fixture, GBytes *bytes, GError **error);

static gboolean
replace_one (Fixture *fixture, GBytes *bytes, GError **error)
{
  AftFileState state;

  return aft_file_replace (fixture->file, bytes, &state, error);
}

static gboolean
replace_seen (Fixture *fixture, GBytes *bytes, GError **error)
{
  AftFileState seen;

  return aft_file_get_state (fixture->file, &seen, error) && aft_file_replace_seen (fixture->file, bytes, &seen, NULL, NULL, error);
}

/* Until it is discarded, what was there before is whole as well. */
static gboolean
replace_and_discard (Fixture *fixture, GBytes *bytes, GError **error)
{
  g_autofree char *former = NULL;
  g_autofree char *before = NULL;
  g_autofree char *kept = NULL;
  AftFileState seen;

  g_assert_true (g_file_get_contents (fixture->file, &before, NULL, NULL));

  if (!aft_file_get_state (fixture->file, &seen, error)
      || !aft_file_replace_seen (fixture->file, bytes, &seen, NULL, &former, error))
    {
      g_assert_null (former);
      return FALSE;
    }

  g_assert_true (g_file_get_contents (former, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, before);
  aft_file_discard (former);
  /* That it can't be is no failure. */
  g_unlink (former);

  return TRUE;
}

static gboolean
replace_three (Fixture *fixture, GBytes *bytes, GError **error)
{
  g_autofree char *second = g_build_filename (fixture->folder, "second", NULL);
  g_autofree char *third = g_build_filename (fixture->folder, "third", NULL);
  const char *paths[] = { second, fixture->file, third };
  GBytes *contents[] = { bytes, bytes, bytes };
  AftFileState states[3];
  gboolean done = aft_file_replace_many (paths, contents, states, 3, error);

  for (guint i = 0; i < 3; i += 2)
    if (g_file_test (paths[i], G_FILE_TEST_EXISTS))
      {
        assert_content (paths[i], bytes);
        g_unlink (paths[i]);
      }
    else
      {
        g_assert_false (done);
      }

  return done;
}

static gboolean
move_over (Fixture *fixture, GBytes *bytes, GError **error)
{
  g_autofree char *from = g_build_filename (fixture->folder, "from", NULL);
  gboolean done;

  g_file_set_contents (from, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  done = aft_file_move (from, fixture->file, error);
  if (g_unlink (from) == 0)
    g_assert_false (done);

  return done;
}

static gboolean
make_and_remove (Fixture *fixture, GBytes *bytes, GError **error)
{
  g_autofree char *outer = g_build_filename (fixture->folder, "x", NULL);
  g_autofree char *inner = g_build_filename (outer, "y", NULL);
  g_autofree char *file = g_build_filename (inner, "z", NULL);
  gboolean done = aft_file_make_folder (inner, error) && aft_file_replace (file, bytes, NULL, error)
                  && aft_file_remove (file, error) && aft_file_remove_folder (outer, error)
                  && aft_file_replace (fixture->file, bytes, NULL, error);

  if (g_file_test (file, G_FILE_TEST_EXISTS))
    g_unlink (file);
  if (g_rmdir (inner) == 0 && done)
    g_error ("the inner folder was said to be removed");
  if (g_rmdir (outer) == 0 && done)
    g_error ("the outer folder was said to be removed");

  return done;
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name; Operation operation; guint calls_min; } cases[] = {
    { "replace", replace_one, 10 },
    { "replace what was seen", replace_seen, 12 },
    { "replace what was seen, which is discarded later", replace_and_discard, 12 },
    { "replace many", replace_three, 20 },
    { "move", move_over, 4 },
    { "make and remove", make_and_remove, 30 },
  };
  static const int codes[] = { EIO, ENOSPC, EACCES, EROFS, EDQUOT, EPERM };
  g_autoptr (GBytes) before = make_bytes (3000, 'o');
  g_autoptr (GBytes) after = make_bytes (2000, 'n');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint code = 0; code < G_N_ELEMENTS (codes); code++)
      for (guint n = 1; ; n++)
        {
          g_autoptr (GError) error = NULL;
          gboolean done, over;

          aft_file_set_calls (NULL);
          g_assert_true (aft_file_replace (fixture->file, before, NULL, NULL));

          aft_faulty_begin (n, codes[code]);
          done = cases[i].operation (fixture, after, &error);
          over = aft_faulty.n < (int) n;
          aft_file_set_calls (NULL);

          if (done == (error != NULL))
            g_error ("%s, call %u: %s", cases[i].name, n, done ? error->message : "failed without an error");
          if (!(done ? has_content (fixture->file, after)
                     : has_content (fixture->file, before) || has_content (fixture->file, after)))
            g_error ("%s, call %u, %s: torn or lost", cases[i].name, n, g_strerror (codes[code]));
          if (count_files (fixture->folder) != 1)
            g_error ("%s, call %u, %s: something is left over", cases[i].name, n, g_strerror (codes[code]));
          if (over)
            {
              g_assert_true (done);
              g_assert_cmpuint (n, >, cases[i].calls_min);
              break;
            }
        }
}

static void
test_error_codes (Fixture *fixture, gconstpointer data)
{
  static const struct { int code; const char *domain; int expected; } cases[] = {
    { ENOSPC, "g-file-error-quark", G_FILE_ERROR_NOSPC },
    { EACCES, "g-file-error-quark", G_FILE_ERROR_ACCES },
    { EROFS, "g-file-error-quark", G_FILE_ERROR_ROFS },
    { ENOENT, "g-file-error-quark", G_FILE_ERROR_NOENT },
    { EMFILE, "g-file-error-quark", G_FILE_ERROR_MFILE },
    { EIO, "g-file-error-quark", G_FILE_ERROR_IO },
    { EHOSTUNREACH, "g-io-error-quark", G_IO_ERROR_HOST_UNREACHABLE },
  };
  g_autoptr (GBytes) bytes = make_bytes (10, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      aft_faulty_begin (1, cases[i].code);
      g_assert_false (aft_file_replace (fixture->file, bytes, NULL, &error));
      g_assert_error (error, g_quark_from_static_string (cases[i].domain), cases[i].expected);
      g_assert_nonnull (strstr (error->message, fixture->file));
    }
}

static void
test_folder_fsync (Fixture *fixture, gconstpointer data)
{
  static const struct { int code; gboolean saved; } cases[] = {
    { EIO, FALSE }, { EINVAL, TRUE }, { ENOTSUP, TRUE }, { ENOSPC, FALSE }, { EBADF, FALSE },
  };
  g_autoptr (GBytes) bytes = make_bytes (10, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      aft_faulty_begin (0, 0);
      aft_faulty.folder_code = cases[i].code;
      if (aft_file_replace (fixture->file, bytes, NULL, &error) != cases[i].saved)
        g_error ("fsync of the folder fails with %s: %s", g_strerror (cases[i].code), cases[i].saved ? "refused" : "swallowed");
      g_assert_true ((error == NULL) == cases[i].saved);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/base/file-faults/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("sizes", test_sizes);
  ADD ("order", test_order);
  ADD ("faults", test_faults);
  ADD ("error-codes", test_error_codes);
  ADD ("folder-fsync", test_folder_fsync);
  return g_test_run ();
}
