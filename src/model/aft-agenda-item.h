/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

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
const char     *aft_agenda_kind_get_title     (AftAgendaKind   kind);

#define AFT_TYPE_AGENDA_ITEM (aft_agenda_item_get_type ())
G_DECLARE_FINAL_TYPE (AftAgendaItem, aft_agenda_item, AFT, AGENDA_ITEM, GObject)

/* One thing to do. Immutable. Properties (read only): "kind" (uint), "id", "day", "overdue", "document", "record", "title",
 * "what", "why". Strings are as stored: show them through aft_text_dup_shown (). */

/* @record may be NULL: for people and events, and for what is due, whose reminder is looked up by @id when somebody asks, so that
 * nobody is opened for being listed. Strings are copied; NULL counts as "". Transfer full. */
AftAgendaItem  *aft_agenda_item_new           (AftAgendaKind   kind,
                                               const char     *id,
                                               const char     *day,
                                               gboolean        overdue,
                                               AftDocument    *document,
                                               gpointer        record,
                                               const char     *what,
                                               const char     *why);

AftAgendaKind   aft_agenda_item_get_kind      (AftAgendaItem  *self);
/* What done, skip and move are told: a reminder's id, or the same id each time for what is computed. */
const char     *aft_agenda_item_get_id        (AftAgendaItem  *self);
/* ISO day, maybe with a floating time; "" if it has none. */
const char     *aft_agenda_item_get_day       (AftAgendaItem  *self);
/* The same for people, "tomorrow"; of an event that goes on "since yesterday". Transfer full. */
char           *aft_agenda_item_dup_day       (AftAgendaItem  *self,
                                               const GDate    *today);
gboolean        aft_agenda_item_is_overdue    (AftAgendaItem  *self);
/* The person, job, story, event or inbox document it is about. Transfer none. */
AftDocument    *aft_agenda_item_get_document  (AftAgendaItem  *self);
/* The reminder, follow-up, draft or note; NULL for people and events. Transfer none. */
AftRecord      *aft_agenda_item_get_record    (AftAgendaItem  *self);
/* The follow-up it belongs to, NULL if none. Transfer none. */
AftRecord      *aft_agenda_item_get_follow_up (AftAgendaItem  *self);
/* Who or what: the document's title when the item was made. */
const char     *aft_agenda_item_get_title     (AftAgendaItem  *self);
/* What to do: "Thank Ms Ortiz", the reminder's own words. Translated. */
const char     *aft_agenda_item_get_what      (AftAgendaItem  *self);
/* Why it is here, one sentence or "". Translated. */
const char     *aft_agenda_item_get_why       (AftAgendaItem  *self);

/* Whether both say the same about the same thing. */
gboolean        aft_agenda_item_equal         (AftAgendaItem  *a,
                                               AftAgendaItem  *b);
/* By section, day, title and id. */
gint            aft_agenda_item_compare       (AftAgendaItem  *a,
                                               AftAgendaItem  *b);

G_END_DECLS
