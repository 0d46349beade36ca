/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-book.h"
#include "measure.h"
#include "window-watch.h"

#include <locale.h>
#include <signal.h>
#include <sys/wait.h>

/* bench-window BARE AFTERWORD: how long a window takes to its first frame, until its list stands still because all of the book is
 * there, and until the whole picture does. Seen from outside, as somebody before the screen sees it: by what the display server says was painted. */

#define ROUNDS 5

typedef struct
{
  Times first;
  Times list;
  Times complete;
} Start;

/* Starts the program, looks at its window until that stands still, and ends it. */
static void
measure_start (WindowWatch  *watch,
               char        **argv,
               Start        *start)
{
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "XDG_CONFIG_HOME", watch->config, TRUE);
  double first, last, began;
  GPid pid;
  GError *error = NULL;

  window_watch_begin (watch);
  began = measure_now ();
  g_spawn_async (NULL, argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  measure_expect (error);
  window_watch_wait (watch, argv[0], &first, &last);

  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  measure_add_time (&start->first, first - began);
  measure_add_time (&start->list, watch->side_changed - began);
  measure_add_time (&start->complete, last - began);
}

static void
tell (guint        people,
      const Start *ours,
      const Start *bare,
      const Start *empty)
{
  g_autofree char *title = g_strdup_printf ("%u people", people);

  measure_begin (title);
  measure_ratio ("P1 first frame, to a bare window of libadwaita", &ours->first, &bare->first, 1.8);
  if (ours != empty)
    measure_ratio ("P1 first frame, to that with an empty book", &ours->first, &empty->first, 1.1);
  measure_ratio ("P2 whole list, to the bare window's first frame", &ours->list, &bare->first, people <= MEASURE_GOALS_FROM ? 2.5 : 0);
  measure_ratio ("page and notes as well", &ours->complete, &bare->first, 0);
}

int
main (int    argc,
      char **argv)
{
  const guint *sizes = measure_sizes ();
  WindowWatch watch = { 0 };
  Start bare = { 0 };
  Start ours[5] = { 0 };
  guint people[5] = { 0 };
  guint n = 1;

  setlocale (LC_ALL, "");
  if (argc != 3 || !window_watch_open (&watch))
    {
      g_printerr ("Usage: bench-window BARE AFTERWORD, on a display that tells what is painted\n");
      return 2;
    }

  for (; sizes[n - 1] != 0; n++)
    people[n] = sizes[n - 1];

  for (guint round = 0; round < ROUNDS; round++)
    {
      measure_start (&watch, (char *[]) { argv[1], NULL }, &bare);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *folder = bench_book_dup_folder (people[i]);

          measure_start (&watch, (char *[]) { argv[2], "--book", folder, NULL }, &ours[i]);
        }
    }
  for (guint i = 0; i < n; i++)
    tell (people[i], &ours[i], &bare, &ours[0]);

  window_watch_close (&watch);

  return measure_end ();
}
