/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "busy.h"

#include <time.h>

static double began;
static double longest;

double
busy_get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

/* Between two polls nobody is answered. */
static gint
poll_cb (GPollFD *descriptors,
         guint    n,
         gint     timeout)
{
  gint ready;

  longest = MAX (longest, busy_get_seconds () - began);
  ready = g_poll (descriptors, n, timeout);
  began = busy_get_seconds ();

  return ready;
}

void
busy_watch (void)
{
  g_main_context_set_poll_func (NULL, poll_cb);
  began = busy_get_seconds ();
}

double
busy_take_longest (void)
{
  double taken = longest;

  longest = 0;
  return taken;
}
