/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

/* An accomplishment, or a gap card. */

/* Challenge, what I did, result; for a gap card what they missed, related experience, how I'll say it. */
#define AFT_TYPE_STORY (aft_story_get_type ())
G_DECLARE_FINAL_TYPE (AftStory, aft_story, AFT, STORY, AftDocument)

enum
{
  AFT_STORY_KIND,       /* story, gap */
  AFT_STORY_TITLE,
  AFT_STORY_CHALLENGE,
  AFT_STORY_OBSTACLE,
  AFT_STORY_ACTION,
  AFT_STORY_RESULT,
  AFT_STORY_NUMBER,
  AFT_STORY_NEED,       /* the employer's need it answers */
  AFT_STORY_MISSED,
  AFT_STORY_EXPERIENCE,
  AFT_STORY_SAY,
  AFT_STORY_PLAN,
  AFT_STORY_DUE,
  AFT_STORY_TAGS,
};

/* The id of what Today shows of a gap card whose plan has a day. Transfer full. */
char *aft_story_dup_plan_id (AftStory *self);

G_END_DECLS
