/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-book.h"
#include "measure.h"
#include "window-watch.h"

#include <locale.h>
#include <signal.h>
#include <sys/wait.h>

/* bench-capture AFTERWORD ID PEER PEER-ID: how long it takes from the action to an empty note with the cursor in it, against
 * GNOME Text Editor with an empty document. Cold, the program is started for it; warm, it runs already and is told over the
 * session bus, which there must be. */

#define ROUNDS 7

typedef struct
{
  const char *id;               /* on the bus */
  const char *action;
  char      **start;            /* cold: this shows the window */
  char      **service;          /* warm: this runs, with a window of its own */
  Times       cold;
  Times       warm;
} Program;

static GPid
spawn (WindowWatch  *watch,
       char        **argv)
{
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "XDG_CONFIG_HOME", watch->config, TRUE);
  GPid pid;
  GError *error = NULL;

  g_spawn_async (NULL, argv, environment, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, NULL, NULL, &pid, &error);
  measure_expect (error);

  return pid;
}

static void
end (GPid pid)
{
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
}

static void
measure_cold (WindowWatch *watch,
              Program     *program)
{
  double first, last, began;
  GPid pid;

  window_watch_begin (watch);
  began = measure_now ();
  pid = spawn (watch, program->start);
  window_watch_wait (watch, program->start[0], &first, &last);
  measure_add_time (&program->cold, first - began);
  end (pid);
}

static void
measure_warm (WindowWatch *watch,
              Program     *program)
{
  g_autofree char *object = g_strconcat ("/", program->id, NULL);
  const char *argv[] = { "gdbus", "call", "--session", "--dest", program->id, "--object-path", object, "--method",
                         "org.gtk.Actions.Activate", program->action, "[]", "{}", NULL };
  double first, last;
  GPid pid;

  /* As GApplication makes it of the id. */
  g_strdelimit (object, ".", '/');
  g_strdelimit (object, "-", '_');

  window_watch_begin (watch);
  pid = spawn (watch, program->service);
  window_watch_wait (watch, program->service[0], &first, &last);
  for (guint round = 0; round < ROUNDS; round++)
    {
      double began;
      GPid call;

      window_watch_begin (watch);
      began = measure_now ();
      call = spawn (watch, (char **) argv);
      window_watch_wait (watch, program->id, &first, &last);
      measure_add_time (&program->warm, first - began);
      waitpid (call, NULL, 0);
      window_watch_dismiss (watch);
      g_usleep (300000);
    }
  end (pid);
}

int
main (int    argc,
      char **argv)
{
  WindowWatch watch = { 0 };
  g_autofree char *folder = NULL;

  setlocale (LC_ALL, "");
  if (argc != 5 || !window_watch_open (&watch))
    {
      g_printerr ("Usage: bench-capture AFTERWORD ID PEER PEER-ID, on a display that tells what is painted\n");
      return 2;
    }

  folder = bench_book_dup_folder (MEASURE_GOALS_FROM);
  {
    Program ours = { argv[2], "new-note", (char *[]) { argv[1], "--book", folder, "note", NULL },
                     (char *[]) { argv[1], "--book", folder, NULL } };
    Program peer = { argv[4], "new-window", (char *[]) { argv[3], "--new-window", NULL }, (char *[]) { argv[3], NULL } };

    for (guint round = 0; round < ROUNDS; round++)
      {
        measure_cold (&watch, &ours);
        measure_cold (&watch, &peer);
      }
    measure_warm (&watch, &ours);
    measure_warm (&watch, &peer);

    measure_begin ("From the action to an empty note");
    measure_ratio ("capture window, cold, to Text Editor’s empty document", &ours.cold, &peer.cold, 1.0);
    measure_ratio ("capture window, warm, to Text Editor’s empty document", &ours.warm, &peer.warm, 1.0);
  }
  window_watch_close (&watch);

  return measure_end ();
}
