/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-note.h"
#include "aft-reminder.h"

G_BEGIN_DECLS

/* What the lines of a note that are marked "! " become: a reminder each, on the day their words name. The reminder stands in
 * the note's document, belongs to the note's follow-up and remembers the note. */

/* The line is not being written: all of them count. */
#define AFT_PROMISE_NO_LINE G_MAXUINT

/* Makes the reminders of @note agree with its lines, as one step of undo. A new promise becomes a reminder on the day its words
 * name, read as on @said; without one, or if that has passed, on the next work day. Changed words change the open reminder, its
 * day only if they name another; a line that is gone takes its open reminder along. What is done or skipped stays and isn't
 * made anew. The line @writing (from 0) is left alone, and while there is one nothing is taken away. Returns how many were
 * made. */
guint         aft_promises_update (AftBook     *book,
                                   AftNote     *note,
                                   const GDate *said,
                                   GDateTime   *now,
                                   guint        writing);

/* Takes the open reminders of @note away, as it is itself about to go. No step of undo of its own. */
void          aft_promises_drop   (AftNote     *note);

/* What @words, a promise of @note, became; NULL if nothing did. Transfer none. */
AftReminder  *aft_promise_find    (AftNote     *note,
                                   const char  *words);

/* The records of @note's document that came from it: reminders. Transfer container. */
GPtrArray    *aft_promises_list   (AftNote     *note);

G_END_DECLS
