/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-book.h"
#include "measure.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <unistd.h>

/* Loading from a cold disk, as after the computer was started: then readers wait more than they work. What is in memory of the book's
 * files is let go of before each round. AFTERWORD_BENCH_DROP_CACHES=1 lets go of all that the system keeps in memory instead, names of
 * files as well: root alone may, and every other program is slow for a while. */

#define ROUNDS 3

static void
run_each_file (const char *folder,
               void      (*each) (int fd))
{
  g_autofree char *contacts = g_build_filename (folder, "contacts", NULL);
  g_autoptr (GDir) dir = g_dir_open (contacts, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (contacts, name, NULL);
      int fd = open (path, O_RDONLY | O_CLOEXEC);

      if (fd < 0)
        g_error ("%s: %s", path, g_strerror (errno));
      each (fd);
      close (fd);
    }
}

static void
read_file (int fd)
{
  char data[64 * 1024];

  while (read (fd, data, sizeof data) > 0)
    ;
}

static void
let_go (int fd)
{
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
}

static void
drop_caches (void)
{
  int fd = open ("/proc/sys/vm/drop_caches", O_WRONLY | O_CLOEXEC);

  if (fd < 0 || write (fd, "3", 1) != 1)
    g_error ("/proc/sys/vm/drop_caches: %s", g_strerror (errno));
  close (fd);
}

static void
cool_down (const char *folder)
{
  /* What isn't written yet can't be let go of. */
  sync ();
  if (g_getenv ("AFTERWORD_BENCH_DROP_CACHES") != NULL)
    drop_caches ();
  else
    run_each_file (folder, let_go);
}

static void
measure_size (guint people)
{
  g_autofree char *folder = bench_book_dup_folder (people);
  g_autofree char *title = g_strdup_printf ("%u people, from a cold disk", people);
  Times load = { 0 };
  Times single = { 0 };
  double began;

  for (guint round = 0; round < ROUNDS; round++)
    {
      cool_down (folder);
      began = measure_now ();
      bench_book_close (bench_book_open (folder, AFT_STORE_READ_ONLY));
      measure_add (&load, began);

      cool_down (folder);
      began = measure_now ();
      run_each_file (folder, read_file);
      measure_add (&single, began);
    }

  measure_begin (title);
  measure_medians ("P5 loading, to a single reader that does nothing with it", &load, &single,
                   people >= MEASURE_GOALS_FROM ? 0.5 : 0);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  for (const guint *sizes = measure_sizes (); *sizes != 0; sizes++)
    measure_size (*sizes);

  return measure_end ();
}
