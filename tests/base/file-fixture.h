/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-file.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* A scratch folder and the name of a file in it. */
typedef struct
{
  char *folder;
  char *file;
} Fixture;

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("afterword-file-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->folder, "a.contact", NULL);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  aft_file_set_calls (NULL);
  aft_file_remove_folder (fixture->folder, &error);
  g_assert_no_error (error);
  g_free (fixture->folder);
  g_free (fixture->file);
}

static inline GBytes *
make_bytes (gsize size,
            char  letter)
{
  char *data = g_malloc (size + 1);

  memset (data, letter, size);
  return g_bytes_new_take (data, size);
}

static inline void
assert_content (const char *path,
                GBytes     *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (data, size, g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static inline gboolean
has_content (const char *path,
             GBytes     *expected)
{
  g_autofree char *data = NULL;
  gsize size = 0;

  g_file_get_contents (path, &data, &size, NULL);
  return data && size == g_bytes_get_size (expected) && memcmp (data, g_bytes_get_data (expected, NULL), size) == 0;
}

static inline guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}
