/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-story.h"

#include "aft-id.h"

static const AftField story_fields[] = {
  [AFT_STORY_KIND] = { "Kind", AFT_FIELD_CHOICE },
  [AFT_STORY_TITLE] = { "Title", AFT_FIELD_LINE, TRUE },
  [AFT_STORY_CHALLENGE] = { "Challenge", AFT_FIELD_TEXT, TRUE },
  [AFT_STORY_OBSTACLE] = { "Obstacle", AFT_FIELD_TEXT, TRUE },
  [AFT_STORY_ACTION] = { "Action", AFT_FIELD_TEXT, TRUE },
  [AFT_STORY_RESULT] = { "Result", AFT_FIELD_TEXT, TRUE },
  [AFT_STORY_NUMBER] = { "Number", AFT_FIELD_LINE, TRUE },
  [AFT_STORY_NEED] = { "Need", AFT_FIELD_TEXT, TRUE },
  [AFT_STORY_MISSED] = { "Missed", AFT_FIELD_TEXT, TRUE },
  [AFT_STORY_EXPERIENCE] = { "Experience", AFT_FIELD_TEXT, TRUE },
  [AFT_STORY_SAY] = { "Say", AFT_FIELD_TEXT, TRUE },
  [AFT_STORY_PLAN] = { "Plan", AFT_FIELD_TEXT, TRUE },
  [AFT_STORY_DUE] = { "Due", AFT_FIELD_DAY },
  [AFT_STORY_TAGS] = { "Tags", AFT_FIELD_LIST, TRUE },
};

AFT_DEFINE_DOCUMENT (AftStory, aft_story, AFT_DOCUMENT_STORY, story_fields, G_N_ELEMENTS (story_fields))

char *
aft_story_dup_plan_id (AftStory *self)
{
  g_return_val_if_fail (AFT_IS_STORY (self), NULL);

  return aft_id_new_for (aft_record_get_id (AFT_RECORD (self)), "plan");
}
