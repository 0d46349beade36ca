/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-midnight.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

struct _AftMidnight
{
  int       fd;
  GSource  *source;
  void    (*callback) (gpointer data);
  gpointer  data;
};

/* The next local midnight. A day may have 23 or 25 hours. */
static void
arm (AftMidnight *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) later = g_date_time_add_days (now, 1);
  g_autoptr (GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (later), g_date_time_get_month (later),
                                                          g_date_time_get_day_of_month (later), 0, 0, 0);
  struct itimerspec when = { 0 };

  when.it_value.tv_sec = midnight != NULL ? g_date_time_to_unix (midnight) : g_date_time_to_unix (later);
  timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
}

static gboolean
timer_cb (int          fd,
          GIOCondition condition,
          gpointer     data)
{
  AftMidnight *self = data;
  guint64 expirations;

  /* ECANCELED: the clock was set. Otherwise nothing was read, and it wakes up for nothing. */
  if (read (fd, &expirations, sizeof expirations) < 0 && errno != ECANCELED)
    return G_SOURCE_CONTINUE;

  arm (self);
  self->callback (self->data);

  return G_SOURCE_CONTINUE;
}

AftMidnight *
aft_midnight_new (void     (*callback) (gpointer data),
                  gpointer   data)
{
  AftMidnight *self = g_new0 (AftMidnight, 1);

  self->callback = callback;
  self->data = data;
  self->fd = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->fd < 0)
    return self;

  arm (self);
  self->source = g_unix_fd_source_new (self->fd, G_IO_IN);
  g_source_set_callback (self->source, G_SOURCE_FUNC (timer_cb), self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());

  return self;
}

void
aft_midnight_free (AftMidnight *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}
