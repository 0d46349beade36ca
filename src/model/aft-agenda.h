/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-keep-in-touch.h"

G_BEGIN_DECLS

/* What Today shows, in the order of its sections. */
typedef enum
{
  AFT_AGENDA_DUE,        /* reminders due and overdue */
  AFT_AGENDA_CONTINUE,   /* open follow-ups that no reminder speaks for */
  AFT_AGENDA_PEOPLE,     /* this week's people to be in touch with */
  AFT_AGENDA_THANKS,     /* open thank-yous */
  AFT_AGENDA_EVENT,      /* events within two weeks */
  AFT_AGENDA_DRAFT,      /* drafts not sent yet */
  AFT_AGENDA_POINT,      /* open points in notes */
} AftAgendaKind;
#define AFT_AGENDA_KINDS 7

/* "Due", "This week's people", ... Translated. */
const char     *aft_agenda_kind_get_title   (AftAgendaKind   kind);

#define AFT_TYPE_AGENDA_ITEM (aft_agenda_item_get_type ())
G_DECLARE_FINAL_TYPE (AftAgendaItem, aft_agenda_item, AFT, AGENDA_ITEM, GObject)

/* Immutable. Properties (read only): "kind" (uint), "id", "day", "overdue", "document", "record", "title", "what", "why". */
AftAgendaKind   aft_agenda_item_get_kind     (AftAgendaItem  *self);
/* What done, skip and move are told: a reminder's id, or the same id each time for what is computed. */
const char     *aft_agenda_item_get_id       (AftAgendaItem  *self);
/* ISO day, maybe with a floating time; "" if it has none. */
const char     *aft_agenda_item_get_day      (AftAgendaItem  *self);
gboolean        aft_agenda_item_is_overdue   (AftAgendaItem  *self);
/* The person, event or note it is about. Transfer none. */
AftDocument    *aft_agenda_item_get_document (AftAgendaItem  *self);
/* The reminder, follow-up, draft or note; NULL for people and events. Transfer none. */
AftRecord      *aft_agenda_item_get_record   (AftAgendaItem  *self);
/* The follow-up it belongs to, NULL if none. Transfer none. */
AftRecord      *aft_agenda_item_get_follow_up (AftAgendaItem *self);
/* Who or what: the document's title. */
const char     *aft_agenda_item_get_title    (AftAgendaItem  *self);
/* What to do: "Thank them", the reminder's own words. Translated. */
const char     *aft_agenda_item_get_what     (AftAgendaItem  *self);
/* Why it is here, one sentence or "". Translated. */
const char     *aft_agenda_item_get_why      (AftAgendaItem  *self);

#define AFT_TYPE_AGENDA (aft_agenda_get_type ())
G_DECLARE_FINAL_TYPE (AftAgenda, aft_agenda, AFT, AGENDA, GObject)

/* A GListModel of AftAgendaItem, sorted by section, day and title. It changes only in aft_agenda_update (): items that stay
 * keep their identity, so that a selection survives. Signal "outdated" (): the book changed since the last update. */
AftAgenda      *aft_agenda_new               (AftBook        *book);
/* Looks again, at @now. Opens only people who have reminders, thank-yous, follow-ups or open points. */
void            aft_agenda_update            (AftAgenda      *self,
                                              GDateTime      *now);
/* How many are in a section. */
guint           aft_agenda_count             (AftAgenda      *self,
                                              AftAgendaKind   kind);
/* How many ask for something today: due, people and thanks. */
guint           aft_agenda_count_due         (AftAgenda      *self);
/* The first thing after today; NULL if nothing is planned. Transfer none. */
AftAgendaItem  *aft_agenda_get_next          (AftAgenda      *self);
/* "Nothing is due. Next: Call Ana Ortiz on Thursday.", also when something is due: then only the second sentence. ""
 * if neither is to be said. Transfer full. */
char           *aft_agenda_dup_words         (AftAgenda      *self);

/* Every open reminder of the book, whenever it is due, by day: what a list of reminders shows. Transfer full. */
GListModel     *aft_agenda_list_reminders    (AftBook        *book,
                                              GDateTime      *now);

G_END_DECLS
