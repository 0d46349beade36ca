/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-watch.h"

#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>

#include "aft-file.h"
#include "bench-book.h"
#include "measure.h"

#define QUIET 800000          /* µs without a change, after which a picture counts as complete */
#define PATIENCE 60000000     /* µs */
#define PAINTED 2000          /* pixels that differ from the first one, so that it isn't a mere background */
#define WINDOW_MIN 400        /* pixels; what is smaller is no main window */
#define SIDE 280              /* pixels; a list is wider */

/* Windows go while they are asked about. */
static int
ignore_cb (Display     *display,
           XErrorEvent *error)
{
  return 0;
}

static gboolean
is_painted (WindowWatch              *self,
            const XDamageNotifyEvent *event)
{
  XImage *image;
  guint other = 0;
  unsigned long background;

  image = XGetImage (self->display, event->drawable, 0, 0, event->geometry.width, event->geometry.height, AllPlanes, ZPixmap);
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
look_at_side (WindowWatch              *self,
              const XDamageNotifyEvent *event,
              double                    now)
{
  XImage *image = XGetImage (self->display, event->drawable, 0, 0, MIN (SIDE, event->geometry.width), event->geometry.height, AllPlanes,
                             ZPixmap);
  g_autofree char *side = NULL;

  if (image == NULL)
    return;

  side = g_compute_checksum_for_data (G_CHECKSUM_MD5, (guchar *) image->data, (gsize) image->bytes_per_line * image->height);
  XDestroyImage (image);
  if (g_strcmp0 (side, self->side) == 0)
    return;

  g_free (self->side);
  self->side = g_steal_pointer (&side);
  self->side_changed = now;
}

static void
handle (WindowWatch *self,
        XEvent      *event,
        double      *first,
        double      *last)
{
  double now = measure_now ();

  if (event->type == CreateNotify && !event->xcreatewindow.override_redirect)
    {
      XDamageCreate (self->display, event->xcreatewindow.window, XDamageReportRawRectangles);
      g_hash_table_add (self->windows, GUINT_TO_POINTER (event->xcreatewindow.window));
    }
  else if (event->type == self->damage + XDamageNotify)
    {
      const XDamageNotifyEvent *damage = (XDamageNotifyEvent *) event;
      gboolean whole = damage->area.width * damage->area.height * 2 > damage->geometry.width * damage->geometry.height;

      if (damage->geometry.width < WINDOW_MIN || !g_hash_table_contains (self->windows, GUINT_TO_POINTER (damage->drawable)))
        return;
      if (*first == 0 && whole && is_painted (self, damage))
        {
          *first = now;
          self->painted = damage->drawable;
        }
      *last = now;
      look_at_side (self, damage, now);
    }
}

static void
wait_for_events (WindowWatch *self)
{
  struct pollfd fd = { ConnectionNumber (self->display), POLLIN, 0 };

  if (XPending (self->display) == 0)
    poll (&fd, 1, 20);
}

/* Nothing blinks or glides, in none of the programs. */
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

gboolean
window_watch_open (WindowWatch *self)
{
  int error_base;

  self->display = XOpenDisplay (NULL);
  if (self->display == NULL || !XDamageQueryExtension (self->display, &self->damage, &error_base))
    return FALSE;

  XSetErrorHandler (ignore_cb);
  XSelectInput (self->display, DefaultRootWindow (self->display), SubstructureNotifyMask);
  self->windows = g_hash_table_new (NULL, NULL);
  self->config = make_config ();

  return TRUE;
}

void
window_watch_close (WindowWatch *self)
{
  GError *error = NULL;

  aft_file_remove_folder (self->config, &error);
  measure_expect (error);
  g_free (self->config);
  g_free (self->side);
  g_hash_table_unref (self->windows);
  XCloseDisplay (self->display);
}

void
window_watch_begin (WindowWatch *self)
{
  XSync (self->display, True);
  g_hash_table_remove_all (self->windows);
  self->painted = None;
  g_clear_pointer (&self->side, g_free);
}

void
window_watch_wait (WindowWatch *self,
                   const char  *what,
                   double      *first,
                   double      *last)
{
  double began = measure_now ();

  *first = *last = 0;
  while (*first == 0 || measure_now () - *last < QUIET)
    {
      XEvent event;

      wait_for_events (self);
      while (XPending (self->display) > 0)
        {
          XNextEvent (self->display, &event);
          handle (self, &event, first, last);
        }
      if (measure_now () - began > PATIENCE)
        g_error ("%s showed no window that stands still", what);
    }
}

void
window_watch_dismiss (WindowWatch *self)
{
  XEvent event = { 0 };

  event.xclient.type = ClientMessage;
  event.xclient.window = self->painted;
  event.xclient.message_type = XInternAtom (self->display, "WM_PROTOCOLS", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = XInternAtom (self->display, "WM_DELETE_WINDOW", False);
  XSendEvent (self->display, self->painted, False, NoEventMask, &event);
  XSync (self->display, False);
}
