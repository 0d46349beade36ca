/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "aft-book.h"

G_BEGIN_DECLS

#define AFT_TYPE_SESSION (aft_session_get_type ())
G_DECLARE_FINAL_TYPE (AftSession, aft_session, AFT, SESSION, GObject)

/* One open book with everything around it: the clock, saving by itself, undo. The window and the command line are two faces of
 * it. Knows only the thread-default GMainContext it was made in.
 *
 * Properties: "state" (AftSessionState), "status" (what the status line says: "Saved", "Not saved: the disk is full"),
 * "read-only", "can-undo", "can-redo", "undo-what", "redo-what", "loading".
 * Signals: "problem" (const char *what, const char *why): something went wrong that a user must see;
 * "day-changed": the clock passed midnight or was set. */
typedef enum
{
  AFT_SESSION_CLOSED,
  AFT_SESSION_OPENING,          /* the window may show; documents arrive in slices */
  AFT_SESSION_OPEN,
} AftSessionState;

typedef GDateTime *(*AftClock) (gpointer data);

AftSession  *aft_session_new            (void);

/* Tests set the clock; otherwise it is the machine's, in local time. */
void         aft_session_set_clock      (AftSession          *self,
                                         AftClock             clock,
                                         gpointer             data);
/* Now, local. Transfer full. */
GDateTime   *aft_session_now            (AftSession          *self);
void         aft_session_today          (AftSession          *self,
                                         GDate               *today);

/* Opens the book in @folder (NULL: the one in the settings, else $XDG_DATA_HOME/afterword), making it if there is none. Calls
 * back when everything is loaded. AFT_STORE_ERROR codes say what is wrong with the folder. */
void         aft_session_open_async     (AftSession          *self,
                                         const char          *folder,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             data);
gboolean     aft_session_open_finish    (AftSession          *self,
                                         GAsyncResult        *result,
                                         GError             **error);

/* Writes what isn't written yet, at once: on leaving a field, a step, the window. */
void         aft_session_flush_async    (AftSession          *self,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             data);
gboolean     aft_session_flush_finish   (AftSession          *self,
                                         GAsyncResult        *result,
                                         GError             **error);
void         aft_session_flush          (AftSession          *self);

/* Flushes, waits for it (iterating the context) and closes. FALSE if something could not be saved. */
gboolean     aft_session_close          (AftSession          *self,
                                         GError             **error);

AftBook     *aft_session_get_book       (AftSession          *self);
const char  *aft_session_get_folder     (AftSession          *self);
gboolean     aft_session_is_read_only   (AftSession          *self);
AftSessionState
             aft_session_get_state      (AftSession          *self);

/* "Needs a look": AftProblem objects, live. Transfer none. */
GListModel  *aft_session_get_problems   (AftSession          *self);

/* One stack for the whole book. Between begin and end all changes are one step; a stay in a field ends with break_undo ().
 * FALSE with AFT_MODEL_ERROR_CONFLICT if what it would take back was changed elsewhere. */
void         aft_session_break_undo     (AftSession          *self);
gboolean     aft_session_undo           (AftSession          *self,
                                         GError             **error);
gboolean     aft_session_redo           (AftSession          *self,
                                         GError             **error);
const char  *aft_session_get_undo_what  (AftSession          *self);
const char  *aft_session_get_redo_what  (AftSession          *self);

/* Takes a whole document out of the book into the trash; undo brings it back byte for byte, also after a restart. */
void         aft_session_delete         (AftSession          *self,
                                         AftDocument         *document);

/* Says @text in the status line (saved, undone, sent, errors). */
void         aft_session_say            (AftSession          *self,
                                         const char          *text);

G_END_DECLS
