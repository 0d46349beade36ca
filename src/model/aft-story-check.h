/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-language.h"
#include "aft-story.h"

G_BEGIN_DECLS

/* The known faults of an accomplishment story, and of a gap card. Advice; an empty story has none. */
typedef enum
{
  AFT_STORY_NO_RESULT,
  AFT_STORY_NO_NUMBER,
  AFT_STORY_WE,           /* "we" where "I" is meant */
  AFT_STORY_TOO_LONG,     /* over two minutes aloud */
  AFT_STORY_NO_NEED_MET,  /* not tied to a need of the employer */
  AFT_STORY_NO_SENTENCE,  /* a gap card: how I'll say it is missing */
  AFT_STORY_NOT_ONE,      /* a gap card: how I'll say it is more than one sentence */
} AftStoryFault;

typedef struct
{
  AftStoryFault  fault;
  guint          field;   /* AFT_STORY_ACTION ...: where to mend it */
  gsize          start;   /* in that field, bytes; 0 to 0 if it is about the whole field */
  gsize          end;
  const char    *words;   /* one sentence, translated */
} AftStoryFinding;

/* An AftStoryFinding each, in the order of the enumeration. @language is that of the story (Rules' Language, or the
 * interface's). Transfer full. */
GArray  *aft_story_check           (const AftLanguage  *language,
                                    AftStory           *story);

/* How long telling it aloud takes, in seconds. */
guint    aft_story_reading_seconds (const AftLanguage  *language,
                                    AftStory           *story);

G_END_DECLS
