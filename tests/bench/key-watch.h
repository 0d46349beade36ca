/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <X11/Xlib.h>
#include <X11/keysym.h>
#include <glib.h>

G_BEGIN_DECLS

/* A program as somebody at the keyboard sees it: keys are pressed by the display server, which tells what is painted then. One window at
 * a time. */

/* Where something that changes lies: how far it reaches to the right, and between which lines its middle is. */
typedef struct
{
  int left;
  int right;
  int top;
  int bottom;
} KeyPlace;

extern const KeyPlace key_watch_anywhere;

/* FALSE if there is no display that tells what is painted and presses keys. */
gboolean  key_watch_open    (void);
void      key_watch_close   (void);

/* Starts the program and waits until its window stands still, with the focus in it. */
GPid      key_watch_start   (char           **argv);
void      key_watch_stop    (GPid             pid);

void      key_watch_press   (KeySym           key,
                             KeySym           modifier);
/* One notch downwards with the pointer at this place of the display. */
void      key_watch_scroll  (int              x,
                             int              y);

/* What was painted up to now is of no interest. */
void      key_watch_forget  (void);
/* The time of the next change in @place (measure_now ()), 0 if there is none until @until. */
double    key_watch_wait    (const KeyPlace  *place,
                             double           until);
/* The same, but what looks as it did when key_watch_remember () was called last is no change: a program may paint more than it has
 * to. */
void      key_watch_remember (const KeyPlace *place);
double    key_watch_wait_new (const KeyPlace *place,
                              double          until);
void      key_watch_quiet   (void);
/* What isn't painted, such as looking through a long text, is work as well. */
void      key_watch_idle    (GPid             pid);

/* Which of the sorted @times (double) this @part of all doesn't exceed. */
double    key_watch_part    (GArray          *times,
                             double           part);
/* For sorting them. */
int       key_watch_compare (gconstpointer    a,
                             gconstpointer    b);

G_END_DECLS
