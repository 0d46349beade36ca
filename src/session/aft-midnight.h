/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells when the machine's clock passes local midnight or is set, also while it was asleep, without waking up for anything
 * else: a timer on wall-clock time that is cancelled when that clock is set (timerfd_create (2)). */
typedef struct _AftMidnight AftMidnight;

/* @callback is called in the thread-default main context. Transfer full. */
AftMidnight *aft_midnight_new  (void          (*callback) (gpointer data),
                                gpointer        data);
void         aft_midnight_free (AftMidnight    *self);

G_END_DECLS
