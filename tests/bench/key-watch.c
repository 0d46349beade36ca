/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "key-watch.h"

#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "measure.h"

#define QUIET 1500000         /* µs without a change, after which a program has nothing more to do */
#define PATIENCE 60000000     /* µs */

const KeyPlace key_watch_anywhere = { 0, G_MAXINT, -1, G_MAXINT };

static Display *display;
static int damage_event;
static Window window;
static XImage *remembered;

static int
ignore_cb (Display     *from,
           XErrorEvent *error)
{
  return 0;
}

gboolean
key_watch_open (void)
{
  int event_base, error_base, major, minor;

  display = XOpenDisplay (NULL);
  if (display == NULL || !XDamageQueryExtension (display, &damage_event, &error_base)
      || !XTestQueryExtension (display, &event_base, &error_base, &major, &minor))
    return FALSE;

  damage_event += XDamageNotify;
  XSetErrorHandler (ignore_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  return TRUE;
}

void
key_watch_close (void)
{
  XCloseDisplay (display);
}

void
key_watch_forget (void)
{
  while (XPending (display) > 0)
    {
      XEvent event;

      XNextEvent (display, &event);
    }
}

/* The time of the next damage in @place, 0 if there is none until @until. */
double
key_watch_wait (const KeyPlace *place,
                double          until)
{
  while (measure_now () < until)
    {
      struct pollfd fd = { ConnectionNumber (display), POLLIN, 0 };
      XEvent event;

      if (XPending (display) == 0)
        poll (&fd, 1, MAX (1, MIN (20, (until - measure_now ()) / 1000)));
      while (XPending (display) > 0)
        {
          const XDamageNotifyEvent *damage = (XDamageNotifyEvent *) &event;

          XNextEvent (display, &event);
          if (event.type == CreateNotify && !event.xcreatewindow.override_redirect)
            {
              window = event.xcreatewindow.window;
              XDamageCreate (display, window, XDamageReportRawRectangles);
            }
          else if (event.type == damage_event && damage->area.x + damage->area.width > place->left && damage->area.x < place->right
                   && damage->area.y + damage->area.height > place->top && damage->area.y < place->bottom)
            return measure_now ();
        }
    }

  return 0;
}

static XImage *
look_at (const KeyPlace *place)
{
  return XGetImage (display, window, place->left, place->top, place->right - place->left, place->bottom - place->top, AllPlanes, ZPixmap);
}

void
key_watch_remember (const KeyPlace *place)
{
  if (remembered != NULL)
    XDestroyImage (remembered);
  remembered = look_at (place);
}

double
key_watch_wait_new (const KeyPlace *place,
                    double          until)
{
  for (double painted = key_watch_wait (place, until); painted != 0; painted = key_watch_wait (place, until))
    {
      XImage *now = look_at (place);
      gboolean same = memcmp (now->data, remembered->data, (gsize) now->bytes_per_line * now->height) == 0;

      XDestroyImage (now);
      if (!same)
        return painted;
    }

  return 0;
}

/* The processor's time that @pid took so far. */
static guint64
get_work (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int) pid);
  g_autofree char *stat = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return 0;
  parts = g_strsplit (strrchr (stat, ')'), " ", 15);

  return g_ascii_strtoull (parts[12], NULL, 10) + g_ascii_strtoull (parts[13], NULL, 10);
}

void
key_watch_idle (GPid pid)
{
  double end = measure_now () + PATIENCE;
  guint64 before;

  do
    {
      before = get_work (pid);
      g_usleep (QUIET / 3);
    }
  while (get_work (pid) > before + 2 && measure_now () < end);
}

void
key_watch_quiet (void)
{
  double end = measure_now () + PATIENCE;

  while (key_watch_wait (&key_watch_anywhere, measure_now () + QUIET) != 0)
    if (measure_now () > end)
      g_error ("a window doesn't come to rest");
}

void
key_watch_press (KeySym key,
                 KeySym modifier)
{
  KeyCode code = XKeysymToKeycode (display, key);
  KeyCode held = modifier != NoSymbol ? XKeysymToKeycode (display, modifier) : 0;

  if (held != 0)
    XTestFakeKeyEvent (display, held, True, CurrentTime);
  XTestFakeKeyEvent (display, code, True, CurrentTime);
  XTestFakeKeyEvent (display, code, False, CurrentTime);
  if (held != 0)
    XTestFakeKeyEvent (display, held, False, CurrentTime);
  XFlush (display);
}

GPid
key_watch_start (char **argv)
{
  GError *error = NULL;
  GPid pid;

  XSync (display, True);
  g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  measure_expect (error);
  if (key_watch_wait (&key_watch_anywhere, measure_now () + PATIENCE) == 0)
    g_error ("%s shows no window", argv[0]);
  key_watch_quiet ();
  XSetInputFocus (display, window, RevertToPointerRoot, CurrentTime);
  XSync (display, False);
  key_watch_quiet ();
  key_watch_idle (pid);

  return pid;
}

void
key_watch_scroll (int x,
                  int y)
{
  XTestFakeMotionEvent (display, -1, x, y, CurrentTime);
  XTestFakeButtonEvent (display, Button5, True, CurrentTime);
  XTestFakeButtonEvent (display, Button5, False, CurrentTime);
  XFlush (display);
}

void
key_watch_stop (GPid pid)
{
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
}

int
key_watch_compare (gconstpointer a,
                   gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

double
key_watch_part (GArray *times,
                double  part)
{
  return g_array_index (times, double, (guint) (part * (times->len - 1)));
}
