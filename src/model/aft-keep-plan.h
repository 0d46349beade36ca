/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-keep-in-touch.h"

G_BEGIN_DECLS

/* One person's place in the plan. */
typedef struct
{
  AftDocument *contact;   /* borrowed from the book */
  GDate        day;       /* the day to write on, levelled: never before today */
  GDate        natural;   /* the day the rhythm asked for */
  AftKeepWhy   why;
} AftKeepPlace;

/* The plan: everybody whose day lies on or before @until (NULL: everybody), sorted by day, at most per_week people a week
 * (those already contacted this week count; a day the user chose is never shifted). The same book and day give the same
 * plan. An AftKeepPlace each. Transfer full. */
GArray      *aft_keep_in_touch_plan       (AftBook            *book,
                                           const AftKeepRules *rules,
                                           const GDate        *today,
                                           const GDate        *until);
/* This week's people: the plan until Sunday. */
GArray      *aft_keep_in_touch_this_week  (AftBook            *book,
                                           const GDate        *today);

/* The same plan, made person by person, for whoever looks at a big book in slices. */
typedef struct _AftKeepPlan AftKeepPlan;

AftKeepPlan *aft_keep_plan_new            (const AftKeepRules *rules,
                                           const GDate        *today,
                                           const GDate        *until);
/* @contact must live until the plan was finished or freed. */
void         aft_keep_plan_add            (AftKeepPlan        *self,
                                           AftDocument        *contact);
/* The plan of those that were added; nothing may be added any more. Transfer full. */
GArray      *aft_keep_plan_finish         (AftKeepPlan        *self);
void         aft_keep_plan_free           (AftKeepPlan        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftKeepPlan, aft_keep_plan_free)

G_END_DECLS
