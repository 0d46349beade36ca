/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-agenda-item.h"
#include "aft-book.h"
#include "aft-remind-read.h"
#include "aft-story.h"

G_BEGIN_DECLS

/* One look through the book for everything that asks for something on @today. Used by the agenda alone. The documents that are
 * there when it begins are looked at. */
typedef struct _AftAgendaLook AftAgendaLook;

AftAgendaLook  *aft_agenda_look_new           (AftBook              *book,
                                               const GDate          *today);
void            aft_agenda_look_free          (AftAgendaLook        *self);

/* Goes on until the monotonic clock says @until, in microseconds. Returns TRUE when all was looked at. */
gboolean        aft_agenda_look_on            (AftAgendaLook        *self,
                                               gint64                until);

/* When all was looked at: what was found, an AftAgendaItem each, in no order (transfer full), and in @next the first thing after
 * today (transfer full; NULL if there is none). */
GPtrArray      *aft_agenda_look_finish        (AftAgendaLook        *self,
                                               AftAgendaItem       **next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftAgendaLook, aft_agenda_look_free)

/* The item for the reminder of @document that says @words, whenever it is due. Transfer full. */
AftAgendaItem  *aft_agenda_item_for_reminder  (AftDocument          *document,
                                               const AftRemindWords *words,
                                               const GDate          *today);
/* The item for what the gap card @story says will be done by a day, whenever that is; NULL if it says none. Transfer full. */
AftAgendaItem  *aft_agenda_item_for_plan      (AftStory             *story,
                                               const GDate          *today);

G_END_DECLS
