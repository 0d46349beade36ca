/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-follow-up.h"

G_BEGIN_DECLS

/* The eight steps of the guide, in their order. Each can be opened, skipped, left and resumed in any order. */
typedef enum
{
  AFT_GUIDE_STEP_READY,
  AFT_GUIDE_STEP_WHO,
  AFT_GUIDE_STEP_SAY,
  AFT_GUIDE_STEP_TALK,
  AFT_GUIDE_STEP_OUTCOME,
  AFT_GUIDE_STEP_THANKS,
  AFT_GUIDE_STEP_LEARN,
  AFT_GUIDE_STEP_KEEP,
  AFT_GUIDE_STEP_NONE, /* no step: everything is done or skipped */
} AftGuideStep;
#define AFT_GUIDE_STEPS AFT_GUIDE_STEP_NONE

typedef enum
{
  AFT_GUIDE_STEP_OPEN,
  AFT_GUIDE_STEP_DONE,
  AFT_GUIDE_STEP_SKIPPED,
} AftGuideStepState;

/* Only the current group is unfolded. */
typedef enum
{
  AFT_GUIDE_GROUP_BEFORE,
  AFT_GUIDE_GROUP_CONVERSATION,
  AFT_GUIDE_GROUP_AFTERWARDS,
} AftGuideGroup;
#define AFT_GUIDE_GROUPS 3

/* "ready", "who", "say", "talk", "outcome", "thanks", "learn", "keep": the words of the command line and of the keys
 * Step-Ready ... in the file. NULL for AFT_GUIDE_STEP_NONE. */
const char        *aft_guide_step_get_word    (AftGuideStep        step);
/* From such a word, its translated title, or a number from 1 to 8; AFT_GUIDE_STEP_NONE if it is none of them. */
AftGuideStep       aft_guide_step_parse       (const char         *word);

/* "Who and How". Translated. */
const char        *aft_guide_step_get_title   (AftGuideStep        step);
/* Why the step is there, in one sentence. Translated. */
const char        *aft_guide_step_get_why     (AftGuideStep        step);

AftGuideGroup      aft_guide_step_get_group   (AftGuideStep        step);
/* "Before", "The Conversation", "Afterwards". Translated. */
const char        *aft_guide_group_get_title  (AftGuideGroup       group);
/* The first step of @group, and the one after its last. */
void               aft_guide_group_get_range  (AftGuideGroup       group,
                                               AftGuideStep       *first,
                                               AftGuideStep       *end);

AftGuideStepState  aft_guide_step_get_state   (AftFollowUp        *follow_up,
                                               AftGuideStep        step);
/* Changes nothing but the state; what a step's answer brings with it is done by the functions of aft-guide.h. */
void               aft_guide_step_set_state   (AftFollowUp        *follow_up,
                                               AftGuideStep        step,
                                               AftGuideStepState   state);

/* The first open step after the last one that is done, so that a follow-up that began on the phone goes on with the
 * conversation; if all after it are settled, the first open one. The conversation itself while the outcome is that nobody
 * was reached (voicemail, no-answer, waiting). AFT_GUIDE_STEP_NONE if none is open or the follow-up is
 * closed. */
AftGuideStep       aft_guide_step_get_current (AftFollowUp        *follow_up);

G_END_DECLS
