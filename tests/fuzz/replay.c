/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands in for libFuzzer where there is none: gives the harness every file of the folders named, whole, cut off at every
 * sixteenth of it, and with one byte changed here and there, the same ones each time. */

#include "fuzz.h"

#include <glib.h>
#include <string.h>

#define CUTS 16
#define CHANGES 40

static guint
replay_file (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  random = g_rand_new_with_seed (length);

  for (guint i = 0; i <= CUTS; i++)
    LLVMFuzzerTestOneInput ((const uint8_t *) data, length * i / CUTS);

  for (guint i = 0; length > 0 && i < CHANGES; i++)
    {
      gsize place = g_rand_int (random) % length;
      char before = data[place];

      data[place] = g_rand_int (random);
      LLVMFuzzerTestOneInput ((const uint8_t *) data, length);
      data[place] = before;
    }

  return CUTS + 1 + CHANGES;
}

int
main (int argc, char *argv[])
{
  guint n_inputs = 0;
  guint n_files = 0;

  LLVMFuzzerInitialize (&argc, &argv);

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) folder = g_dir_open (argv[i], 0, &error);
      const char *name;

      g_assert_no_error (error);
      while ((name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *path = g_build_filename (argv[i], name, NULL);

          n_inputs += replay_file (path);
          n_files++;
        }
    }

  g_assert_cmpuint (n_files, >, 0);
  g_print ("%u inputs made of %u files\n", n_inputs, n_files);

  return 0;
}
