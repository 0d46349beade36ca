/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <X11/Xlib.h>
#include <glib.h>

G_BEGIN_DECLS

/* Windows as somebody before the screen sees them: by what the display server says was painted. */
typedef struct
{
  Display    *display;
  int         damage;           /* the number of the extension's first event */
  char       *config;           /* for XDG_CONFIG_HOME: nothing blinks or glides */
  GHashTable *windows;          /* that came since the last beginning */
  Window      painted;          /* the one of them that was painted first */
  char       *side;             /* sum of the pixels at its left edge, where a list stands */
  double      side_changed;     /* when these changed last (measure_now ()) */
} WindowWatch;

/* FALSE if there is no display that tells what is painted. */
gboolean window_watch_open  (WindowWatch *self);
void     window_watch_close (WindowWatch *self);

/* From here on only new windows count. */
void     window_watch_begin (WindowWatch *self);

/* Looks until their picture stands still: when it was there at first, and at last (measure_now ()). Ends the program if there is
 * none, naming @what. */
void     window_watch_wait  (WindowWatch *self,
                             const char  *what,
                             double      *first,
                             double      *last);

/* Asks the window that was painted to close, as a window manager does. */
void     window_watch_dismiss (WindowWatch *self);

G_END_DECLS
