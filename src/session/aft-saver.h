/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store.h"

G_BEGIN_DECLS

#define AFT_TYPE_SAVER (aft_saver_get_type ())
G_DECLARE_FINAL_TYPE (AftSaver, aft_saver, AFT, SAVER, GObject)

/* Saves what changed by itself: a moment after the last change, at least every so often while changes go on, and at once when
 * asked. What could not be saved is tried again. Never waits on the calling thread. */

/* Milliseconds from the last change until it is written, and from the first one if they go on. */
#define AFT_SAVER_QUIET 400
#define AFT_SAVER_LONGEST 1500

typedef enum
{
  AFT_SAVER_SAVED,      /* everything that changed is on disk */
  AFT_SAVER_WAITING,    /* something is about to be written */
  AFT_SAVER_FAILED,     /* something could not be; aft_saver_get_error () says why */
} AftSaverState;

typedef GDateTime *(*AftSaverClock) (gpointer data);

/* @clock gives the time that is written as Modified (transfer full). Signal: "changed" (): the state did. */
AftSaver     *aft_saver_new          (AftStore           *store,
                                      AftSaverClock       clock,
                                      gpointer            data);

/* @document changed. Nothing happens if it isn't dirty. */
void          aft_saver_add          (AftSaver           *self,
                                      AftDocument        *document);
/* Something moved between @documents (AftDocument): they are written all or none. To be called before the main context runs
 * again, so that none is written alone. */
void          aft_saver_add_together (AftSaver           *self,
                                      GPtrArray          *documents);
/* @document isn't to be written any more. */
void          aft_saver_forget       (AftSaver           *self,
                                      AftDocument        *document);

AftSaverState aft_saver_get_state    (AftSaver           *self);
/* Why the last try failed; NULL if it didn't. Transfer none. */
const GError *aft_saver_get_error    (AftSaver           *self);

/* Writes at once what isn't written yet; done when all of it is, or when something can't be. */
void          aft_saver_flush_async  (AftSaver           *self,
                                      GAsyncReadyCallback callback,
                                      gpointer            data);
gboolean      aft_saver_flush_finish (AftSaver           *self,
                                      GAsyncResult       *result,
                                      GError            **error);

/* Nothing is written any more. */
void          aft_saver_stop         (AftSaver           *self);

G_END_DECLS
