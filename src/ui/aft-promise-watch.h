/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-text-buffer.h"

G_BEGIN_DECLS

#define AFT_TYPE_PROMISE_WATCH (aft_promise_watch_get_type ())
G_DECLARE_FINAL_TYPE (AftPromiseWatch, aft_promise_watch, AFT, PROMISE_WATCH, GObject)

/* Makes reminders of the promises in a note that is being written: of a line when the cursor leaves it, of all when the note is
 * left. Never while the line itself is being typed. */
AftPromiseWatch *aft_promise_watch_new  (AftSession      *session,
                                         AftTextBuffer   *buffer);

/* The note is left: all of it is in the model. */
void             aft_promise_watch_left (AftPromiseWatch *self);

G_END_DECLS
