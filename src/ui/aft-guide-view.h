/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "aft-contact.h"
#include "aft-follow-up.h"
#include "aft-guide-step.h"
#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_GUIDE_VIEW (aft_guide_view_get_type ())
G_DECLARE_FINAL_TYPE (AftGuideView, aft_guide_view, AFT, GUIDE_VIEW, AdwBin)

/* The guide: the mode of the middle pane that leads through one follow-up. Its keys (scope guide) are actions of the group
 * "guide": done, skip, next, previous, question (i), send, step (s: a step's word).
 *
 * Properties: "talking" (boolean, read only): the conversation is shown, so the list may fold away and closing asks once.
 * Signal "finished" (): the last step was settled, or the guide was left. */
GtkWidget    *aft_guide_view_new            (AftSession   *session);

/* Opens the guide of @follow_up of @contact at the step that comes next; NULL shows nothing. */
void          aft_guide_view_set_follow_up  (AftGuideView *self,
                                             AftContact   *contact,
                                             AftFollowUp  *follow_up);

void          aft_guide_view_go             (AftGuideView *self,
                                             AftGuideStep  step);
gboolean      aft_guide_view_get_talking    (AftGuideView *self);

/* Does @action of the group "guide", a detailed name; and whether it does something at the step that is shown. */
void          aft_guide_view_act            (AftGuideView *self,
                                             const char   *action);
gboolean      aft_guide_view_can_act        (AftGuideView *self,
                                             const char   *action);

/* Saves what is being typed, as leaving does. */
void          aft_guide_view_commit         (AftGuideView *self);

G_END_DECLS
