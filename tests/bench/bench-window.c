/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-file.h"
#include "bench-book.h"
#include "measure.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* bench-window BARE AFTERWORD: how long a window takes to its first frame, and until its picture stands still because all of
 * the book is there. Seen from outside, as somebody before the screen sees it: by what the display server says was painted. */

#define ROUNDS 5
#define QUIET 800000          /* µs without a change, after which a picture counts as complete */
#define PATIENCE 60000000     /* µs */
#define PAINTED 2000          /* pixels that differ from the first one, so that it isn't a mere background */
#define WINDOW_MIN 400        /* pixels; what is smaller is no main window */

typedef struct
{
  Times first;
  Times complete;
} Start;

typedef struct
{
  Display *display;
  int      damage;            /* the number of the extension's first event */
  char    *config;
} Meter;

/* Windows go while they are asked about. */
static int
ignore_cb (Display     *display,
           XErrorEvent *error)
{
  return 0;
}

static gboolean
is_painted (Meter                    *meter,
            const XDamageNotifyEvent *event)
{
  XImage *image;
  guint other = 0;
  unsigned long background;

  image = XGetImage (meter->display, event->drawable, 0, 0, event->geometry.width, event->geometry.height, AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;

  background = XGetPixel (image, image->width / 2, image->height - 1);
  for (int y = 0; y < image->height && other < PAINTED; y++)
    for (int x = 0; x < image->width && other < PAINTED; x++)
      other += XGetPixel (image, x, y) != background;
  XDestroyImage (image);

  return other >= PAINTED;
}

static void
handle (Meter  *meter,
        XEvent *event,
        double *first,
        double *last)
{
  double now = measure_now ();

  if (event->type == CreateNotify && !event->xcreatewindow.override_redirect)
    XDamageCreate (meter->display, event->xcreatewindow.window, XDamageReportRawRectangles);
  else if (event->type == meter->damage + XDamageNotify)
    {
      const XDamageNotifyEvent *damage = (XDamageNotifyEvent *) event;
      gboolean whole = damage->area.width * damage->area.height * 2 > damage->geometry.width * damage->geometry.height;

      if (damage->geometry.width < WINDOW_MIN)
        return;
      if (*first == 0 && whole && is_painted (meter, damage))
        *first = now;
      *last = now;
    }
}

static void
wait_for_events (Meter *meter)
{
  struct pollfd fd = { ConnectionNumber (meter->display), POLLIN, 0 };

  if (XPending (meter->display) == 0)
    poll (&fd, 1, 20);
}

/* Starts the program, looks at its window until that stands still, and ends it. */
static void
measure_start (Meter      *meter,
               char      **argv,
               Start      *start)
{
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "XDG_CONFIG_HOME", meter->config, TRUE);
  double first = 0;
  double last = 0;
  double began;
  GPid pid;
  GError *error = NULL;

  XSync (meter->display, True);
  began = measure_now ();
  g_spawn_async (NULL, argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  measure_expect (error);

  while (first == 0 || measure_now () - last < QUIET)
    {
      XEvent event;

      wait_for_events (meter);
      while (XPending (meter->display) > 0)
        {
          XNextEvent (meter->display, &event);
          handle (meter, &event, &first, &last);
        }
      if (measure_now () - began > PATIENCE)
        g_error ("%s showed no window that stands still", argv[0]);
    }

  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  measure_add_time (&start->first, first - began);
  measure_add_time (&start->complete, last - began);
}

/* Nothing blinks or glides, in neither of the programs. */
static char *
make_config (void)
{
  char *config = bench_book_dup_scratch ();
  g_autofree char *folder = g_build_filename (config, "gtk-4.0", NULL);
  g_autofree char *file = g_build_filename (folder, "settings.ini", NULL);
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (file, "[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n", -1, &error);
  measure_expect (error);

  return config;
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
  measure_ratio ("P2 everything there, to the bare window's first frame", &ours->complete, &bare->first,
                 people <= MEASURE_GOALS_FROM ? 2.5 : 0);
}

int
main (int    argc,
      char **argv)
{
  const guint *sizes = measure_sizes ();
  Meter meter = { .display = XOpenDisplay (NULL) };
  Start bare = { 0 };
  Start ours[5] = { 0 };
  guint people[5] = { 0 };
  guint n = 1;
  int error_base;
  GError *error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 3 || meter.display == NULL || !XDamageQueryExtension (meter.display, &meter.damage, &error_base))
    {
      g_printerr ("Usage: bench-window BARE AFTERWORD, on a display that tells what is painted\n");
      return 2;
    }

  XSetErrorHandler (ignore_cb);
  XSelectInput (meter.display, DefaultRootWindow (meter.display), SubstructureNotifyMask);
  meter.config = make_config ();
  for (; sizes[n - 1] != 0; n++)
    people[n] = sizes[n - 1];

  for (guint round = 0; round < ROUNDS; round++)
    {
      measure_start (&meter, (char *[]) { argv[1], NULL }, &bare);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *folder = bench_book_dup_folder (people[i]);

          measure_start (&meter, (char *[]) { argv[2], "--book", folder, NULL }, &ours[i]);
        }
    }
  for (guint i = 0; i < n; i++)
    tell (people[i], &ours[i], &bare, &ours[0]);

  aft_file_remove_folder (meter.config, &error);
  measure_expect (error);
  XCloseDisplay (meter.display);

  return measure_end ();
}
