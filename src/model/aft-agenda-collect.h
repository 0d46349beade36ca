/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-agenda-item.h"
#include "aft-book.h"
#include "aft-remind-read.h"

G_BEGIN_DECLS

/* Puts an AftAgendaItem into @items for everything that asks for something on @today, in no order, and sets @next to the
 * first thing after it (transfer full; NULL if there is none). Used by the agenda alone. */
void            aft_agenda_collect            (AftBook        *book,
                                               const GDate    *today,
                                               GPtrArray      *items,
                                               AftAgendaItem **next);

/* The item for the reminder of @document that says @words, whenever it is due. Transfer full. */
AftAgendaItem  *aft_agenda_item_for_reminder  (AftDocument          *document,
                                               const AftRemindWords *words,
                                               const GDate          *today);

G_END_DECLS
