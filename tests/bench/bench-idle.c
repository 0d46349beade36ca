/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-book.h"
#include "measure.h"
#include "window-watch.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* bench-idle BARE AFTERWORD: how often a window that nobody looks at wakes the processor, against a bare one beside it at the same
 * time. Neither has the focus. */

/* Threads of a pool that have no work end after 15 seconds, and their count with them; GtkTextView lets go of lines after 20. */
#define SETTLE (30 * G_USEC_PER_SEC)
#define LOOK (20 * G_USEC_PER_SEC)

static gint64
count_wakeups_of (const char *path)
{
  g_autofree char *text = NULL;
  const char *line;

  /* Threads end while they are counted. */
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nvoluntary_ctxt_switches:");

  return line != NULL ? g_ascii_strtoll (line + strlen ("\nvoluntary_ctxt_switches:"), NULL, 10) : 0;
}

/* All threads of @pid so far. */
static gint64
count_wakeups (GPid pid)
{
  g_autofree char *tasks = g_strdup_printf ("/proc/%d/task", (int) pid);
  g_autoptr (GDir) dir = g_dir_open (tasks, 0, NULL);
  const char *name;
  gint64 n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (tasks, name, "status", NULL);

      n += count_wakeups_of (path);
    }

  return n;
}

static GPid
start (WindowWatch  *watch,
       char        **argv)
{
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "XDG_CONFIG_HOME", watch->config, TRUE);
  double first, last;
  GPid pid;
  GError *error = NULL;

  window_watch_begin (watch);
  g_spawn_async (NULL, argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  measure_expect (error);
  window_watch_wait (watch, argv[0], &first, &last);

  return pid;
}

static void
stop (GPid pid)
{
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  WindowWatch watch = { 0 };
  gint64 bare_before, ours_before, bare_wakeups, ours_wakeups;
  GPid bare, ours;

  setlocale (LC_ALL, "");
  if (argc != 3 || !window_watch_open (&watch))
    {
      g_printerr ("Usage: bench-idle BARE AFTERWORD, on a display that tells what is painted\n");
      return 2;
    }

  folder = bench_book_dup_folder (MEASURE_GOALS_FROM);
  bare = start (&watch, (char *[]) { argv[1], NULL });
  ours = start (&watch, (char *[]) { argv[2], "--book", folder, NULL });
  g_usleep (SETTLE);

  bare_before = count_wakeups (bare);
  ours_before = count_wakeups (ours);
  g_usleep (LOOK);
  bare_wakeups = count_wakeups (bare) - bare_before;
  ours_wakeups = count_wakeups (ours) - ours_before;

  measure_begin ("A window without the focus, for 20 seconds");
  measure_figure ("   wake-ups of a bare window", bare_wakeups, "", 0);
  measure_figure ("   wake-ups of ours", ours_wakeups, "", 0);
  measure_at_most ("P12 wake-ups beyond those of the bare window", ours_wakeups - bare_wakeups, "", 0);

  stop (bare);
  stop (ours);
  window_watch_close (&watch);

  return measure_end ();
}
