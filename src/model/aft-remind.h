/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-date.h"
#include "aft-follow-up.h"
#include "aft-reminder.h"

G_BEGIN_DECLS

/* Commands on reminders. Those that take an id also take that of a computed one (aft_agenda_item_get_id ()): of a person to
 * be in touch with, of an open thank-you, of a follow-up to continue, of a gap card whose plan has a day, of an open point. */

/* Adds a reminder to @document; @due is a stored day, maybe with a time. @follow_up may be NULL. Transfer none;
 * NULL if @document is read-only. */
AftReminder  *aft_remind_add             (AftDocument  *document,
                                          const char   *kind,
                                          const char   *due,
                                          const char   *what,
                                          AftFollowUp  *follow_up);

/* The first open reminder of @kind (NULL: any) for @follow_up, NULL if there is none. Transfer none. */
AftReminder  *aft_remind_find            (AftFollowUp  *follow_up,
                                          const char   *kind);

/* Every open reminder of the book, by Due. A GListModel of AftReminder as it is now; opens only what has open reminders.
 * Transfer full. */
GListModel   *aft_remind_list_open       (AftBook      *book);

/* Whether @reminder is neither done nor skipped. */
gboolean      aft_remind_is_open         (AftReminder  *reminder);

/* Moves @reminder to @day, keeping its time, and remembers where it was. No step of undo of its own. */
void          aft_remind_set_day         (AftReminder  *reminder,
                                          const GDate  *day);

/* Ends all open reminders of @kind (NULL: any) for @follow_up with @state (done, skipped) on the day of @now. */
void          aft_remind_settle          (AftFollowUp  *follow_up,
                                          const char   *kind,
                                          const char   *state,
                                          GDateTime    *now);

/* The next working morning: nine o'clock on the work day after @day, as Due stores it. Transfer full. */
char         *aft_remind_dup_morning     (const GDate  *day,
                                          AftWorkDays   work_days);

/* A reminder somebody typed: "call her on Friday" is due on Friday; without a day today. Belongs to @document, or to nobody
 * (a new inbox document) if that is NULL. Transfer none. AFT_MODEL_ERROR_EMPTY, AFT_MODEL_ERROR_READ_ONLY. */
AftReminder  *aft_remind_add_words       (AftBook      *book,
                                          AftDocument  *document,
                                          const char   *words,
                                          GDateTime    *now,
                                          GError      **error);

/* Done: one that repeats comes again. For a person to be in touch with, this logs that there was contact today, and nothing
 * else; for a thank-you, that it was said; an open point of a note is ticked there. AFT_MODEL_ERROR_UNKNOWN. */
gboolean      aft_remind_done            (AftBook      *book,
                                          const char   *id,
                                          GDateTime    *now,
                                          GError      **error);
/* Lets it pass: the reminder is skipped, the person comes again after one more turn of the rhythm, the thank-you is waived,
 * the follow-up's step is skipped. An open point can't be skipped: AFT_MODEL_ERROR_CONFLICT. */
gboolean      aft_remind_skip            (AftBook      *book,
                                          const char   *id,
                                          GDateTime    *now,
                                          GError      **error);
/* Moves it to @to (a time it has stays). AFT_MODEL_ERROR_DATE for a day that has passed. A thank-you gets a reminder, a
 * person to be in touch with gets Keep-In-Touch-After. */
gboolean      aft_remind_move            (AftBook      *book,
                                          const char   *id,
                                          const GDate  *to,
                                          GDateTime    *now,
                                          GError      **error);

/* Repeat is a number and a unit: "1d", "2w", "3m", "1y". The first time after @after that a repetition from @due falls on.
 * FALSE if @repeat isn't understood. */
gboolean      aft_remind_next_repeat     (const char   *repeat,
                                          const GDate  *due,
                                          const GDate  *after,
                                          GDate        *next);
/* "Every two weeks". Translated; NULL if it isn't understood. Transfer full. */
char         *aft_remind_dup_repeat      (const char   *repeat);

/* The ids of what is computed from a follow-up: "thanks" or "continue". Transfer full. */
char         *aft_remind_dup_computed_id (AftFollowUp  *follow_up,
                                          const char   *what);

G_END_DECLS
