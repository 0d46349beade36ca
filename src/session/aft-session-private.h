/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-bin.h"
#include "aft-journal.h"
#include "aft-mailer-private.h"
#include "aft-midnight.h"
#include "aft-saver.h"
#include "aft-session.h"
#include "aft-trash.h"
#include "aft-store.h"

G_BEGIN_DECLS

/* One struct for the session's files: its object, opening and closing, undo, and the use cases. */
struct _AftSession
{
  GObject          parent_instance;

  AftSessionState  state;
  AftClock         clock;
  gpointer         clock_data;
  gboolean         window;
  AftBook         *book;
  AftStore        *store;
  AftSaver        *saver;
  AftBin          *bin;
  AftJournal      *journal;
  AftMidnight     *midnight;
  AftMailer       *mailer;
  GDate            today;       /* as last told */
  char            *status;
  char            *done;        /* a change that the status tells of until it is saved; NULL: none */
  gboolean         failing;     /* the last save failed, and a user was told */
  guint            undoing;
  gboolean         in_step;     /* what happens belongs to one step of undo */
  GPtrArray       *undone;      /* AftDocument that change by it */
  gboolean         hushed;      /* the journal is paused for the signal being emitted */
  GQueue           earlier;     /* AftTrashEntry: what was deleted or imported before this start, the newest at the head */
  char            *earlier_what;
};

/* Something went wrong that a user must see. */
void     aft_session_complain        (AftSession     *self,
                                      const char     *what,
                                      const char     *why);

/* Lets whoever is behind with what is typed hand it over. */
void     aft_session_collect         (AftSession     *self);

void     aft_session_complain_of_trash (AftSession   *self,
                                        const GError *error);

/* Saves what was done, writes @note (taken) of how it was before, and ends @task (taken, of @self) with TRUE, or with why it isn't
 * saved. */
void     aft_session_end_noted       (AftSession     *self,
                                      AftTrashNote   *note,
                                      GTask          *task);

/* Whether the book may only be read; a user is told so. */
gboolean aft_session_refuses         (AftSession     *self);

void     aft_session_set_state       (AftSession     *self,
                                      AftSessionState state);

/* What can be undone or redone changed. */
void     aft_session_notify_undo     (AftSession     *self);

/* Listens to the book for saving, undo and the trash; and stops doing so. */
void     aft_session_wire            (AftSession     *self);
void     aft_session_unwire          (AftSession     *self);

/* Finds out what was deleted or imported before this start, and removes for good what is too old. */
void     aft_session_look_into_trash (AftSession     *self);

G_END_DECLS
