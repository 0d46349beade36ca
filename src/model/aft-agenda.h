/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-agenda-item.h"
#include "aft-book.h"
#include "aft-keep-in-touch.h"

G_BEGIN_DECLS

#define AFT_TYPE_AGENDA (aft_agenda_get_type ())
G_DECLARE_FINAL_TYPE (AftAgenda, aft_agenda, AFT, AGENDA, GObject)

/* A GListModel of AftAgendaItem, sorted by section, day and title. It changes only at the end of an update: items that stay
 * keep their identity and place, so that a selection survives. Signal "outdated" (): the book changed since the last
 * update began; said once until the next. */
AftAgenda      *aft_agenda_new               (AftBook        *book);

/* Looks again, at @now. Opens only people who have reminders, thank-yous, follow-ups or open points. */
void            aft_agenda_update            (AftAgenda      *self,
                                              GDateTime      *now);

/* The same in slices, for who has a window to keep alive: begins to look, at @now (and anew, if that was under way), ... */
void            aft_agenda_begin             (AftAgenda      *self,
                                              GDateTime      *now);
/* ... and goes on until the monotonic clock says @until, in microseconds. Returns TRUE when it is over: then the list is what was
 * found. */
gboolean        aft_agenda_go_on             (AftAgenda      *self,
                                              gint64          until);
/* The same without showing anything: returns TRUE when aft_agenda_go_on () has only that left to do. */
gboolean        aft_agenda_look_through      (AftAgenda      *self,
                                              gint64          until);

/* How many are in a section. */
guint           aft_agenda_count             (AftAgenda      *self,
                                              AftAgendaKind   kind);

/* How many ask for something today: due, to go on with, people and thanks. */
guint           aft_agenda_count_due         (AftAgenda      *self);

/* The first thing after today: a reminder, an event or somebody to be in touch with; NULL if nothing is planned. Transfer
 * none. */
AftAgendaItem  *aft_agenda_get_next          (AftAgenda      *self);

/* "Nothing is due. Next: Call Ana Ortiz (Thursday)."; when something is due, only the second sentence, "" if nothing comes
 * after it. The day is said as on @today, which another day than the one looked at has to be: NULL is that one. Transfer full. */
char           *aft_agenda_dup_words         (AftAgenda      *self,
                                              const GDate    *today);

/* Every open reminder of the book, and every plan of a gap card with a day, whenever it is due, by day: what a list of reminders
 * shows. A GListModel of AftAgendaItem as it is now. Transfer full. */
GListModel     *aft_agenda_list_reminders    (AftBook        *book,
                                              GDateTime      *now);

G_END_DECLS
