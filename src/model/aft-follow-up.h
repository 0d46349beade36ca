/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-record.h"

G_BEGIN_DECLS

/* One run of the guide: one person, one job, from "turned down" to "in touch". */

/* A follow-up. Steps are open (also when unset), done or skipped. */
#define AFT_TYPE_FOLLOW_UP (aft_follow_up_get_type ())
G_DECLARE_FINAL_TYPE (AftFollowUp, aft_follow_up, AFT, FOLLOW_UP, AftRecord)

enum
{
  AFT_FOLLOW_UP_APPLICATION,
  AFT_FOLLOW_UP_POSITION,     /* a plain copy, for a lost reference */
  AFT_FOLLOW_UP_COMPANY,
  AFT_FOLLOW_UP_TURNED_DOWN,
  AFT_FOLLOW_UP_STEP_READY,
  AFT_FOLLOW_UP_STEP_WHO,
  AFT_FOLLOW_UP_STEP_SAY,
  AFT_FOLLOW_UP_STEP_TALK,
  AFT_FOLLOW_UP_STEP_OUTCOME,
  AFT_FOLLOW_UP_STEP_THANKS,
  AFT_FOLLOW_UP_STEP_LEARN,
  AFT_FOLLOW_UP_STEP_KEEP,
  AFT_FOLLOW_UP_MET,          /* in-person, video, phone, writing, recruiter-only */
  AFT_FOLLOW_UP_PLANNED,
  AFT_FOLLOW_UP_CHANNEL,      /* call, mail, message, letter, meeting */
  AFT_FOLLOW_UP_OUTCOME,      /* talked, voicemail, no-answer, waiting, replied, no-comment, declined, asked-twice */
  AFT_FOLLOW_UP_IN_MY_HANDS,  /* listened, thanked, left-decision */
  AFT_FOLLOW_UP_OPENED,       /* in-touch, opening, somebody, event, nothing */
  AFT_FOLLOW_UP_THANKS,       /* open, planned, sent, said, waived */
  AFT_FOLLOW_UP_CLOSED,
  AFT_FOLLOW_UP_RHYTHM_BEFORE, /* the person's, before they wished no contact */
};

/* A text meant for somebody, as it stands. One of a step of the guide has a follow-up. aft-draft-find.h says how it is found. */
#define AFT_TYPE_DRAFT (aft_draft_get_type ())
G_DECLARE_FINAL_TYPE (AftDraft, aft_draft, AFT, DRAFT, AftRecord)

enum
{
  AFT_DRAFT_FOLLOW_UP,
  AFT_DRAFT_KIND,      /* call, voicemail, mail, message, in-person, thanks */
  AFT_DRAFT_TEMPLATE,  /* what it began as: a script's word, or an own template's; unset: the step's script, or a blank letter */
  AFT_DRAFT_TO,
  AFT_DRAFT_SUBJECT,
  AFT_DRAFT_TEXT,
};

G_END_DECLS
