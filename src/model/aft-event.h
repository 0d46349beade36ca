/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

/* An occasion where people of the book will be met. */

/* An association meeting, a fair or another occasion. */
#define AFT_TYPE_EVENT (aft_event_get_type ())
G_DECLARE_FINAL_TYPE (AftEvent, aft_event, AFT, EVENT, AftDocument)

enum
{
  AFT_EVENT_NAME,
  AFT_EVENT_HOST,
  AFT_EVENT_WHEN,
  AFT_EVENT_ENDS,
  AFT_EVENT_PLACE,
  AFT_EVENT_PEOPLE,   /* persons' ids */
  AFT_EVENT_PREPARED,
};

/* Whether the last day that is known of it is past; never if none is. */
gboolean aft_event_is_over (AftEvent    *self,
                            const GDate *today);

/* Its first day for people, as aft_day_dup_shown () has it; of an event that goes on for days and began before @today, since when it
 * does. Empty if no day is known. Transfer full. */
char    *aft_event_dup_when (AftEvent    *self,
                             const GDate *today);

G_END_DECLS
