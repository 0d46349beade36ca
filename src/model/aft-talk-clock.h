/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-follow-up.h"

G_BEGIN_DECLS

/* How long conversations take. One goes on until its step is settled, whether it is looked at or not: then its time stands. What
 * one comes back to an hour later, or after an outcome by which nobody was reached, is another. When one began is known of those
 * that were looked at, and stored as the moment its note was made. */
typedef struct _AftTalkClock AftTalkClock;

AftTalkClock *aft_talk_clock_new     (void);
void          aft_talk_clock_free    (AftTalkClock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftTalkClock, aft_talk_clock_free)

/* Whether the conversation of @follow_up isn't over. */
gboolean      aft_talk_clock_goes_on (AftFollowUp  *follow_up);

/* It is looked at from now on: it begins, or goes on. */
void          aft_talk_clock_come    (AftTalkClock *self,
                                      AftFollowUp  *follow_up,
                                      GDateTime    *now);

/* How long it takes so far, or took as far as it was told before it was over. FALSE if nobody knows. */
gboolean      aft_talk_clock_tell    (AftTalkClock *self,
                                      AftFollowUp  *follow_up,
                                      GDateTime    *now,
                                      guint        *seconds);

G_END_DECLS
