/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-guide.h"

G_BEGIN_DECLS

/* Whether @word is one of @choices (NULL-terminated); AFT_MODEL_ERROR_CHOICE. */
gboolean     aft_guide_check_choice  (const char         *word,
                                      const char * const *choices,
                                      GError            **error);
/* The same for a Channel; NULL is fine. */
gboolean     aft_guide_check_channel (const char         *channel,
                                      GError            **error);

/* The notes of @follow_up, the oldest first: AftNote. Transfer full. */
GPtrArray   *aft_guide_collect_notes (AftFollowUp        *follow_up);

/* Whether a conversation was noted: one of these notes begins with a time stamp. What was only filed there has none. */
gboolean     aft_guide_has_talk_note (AftFollowUp        *follow_up);

/* What a reminder of the guide says; first that of each step, in their order. */
typedef enum
{
  AFT_GUIDE_WHAT_READY,
  AFT_GUIDE_WHAT_WHO,
  AFT_GUIDE_WHAT_SAY,
  AFT_GUIDE_WHAT_TALK,
  AFT_GUIDE_WHAT_OUTCOME,
  AFT_GUIDE_WHAT_THANKS,
  AFT_GUIDE_WHAT_LEARN,
  AFT_GUIDE_WHAT_KEEP,
  AFT_GUIDE_WHAT_CALL,
  AFT_GUIDE_WHAT_MEET,
  AFT_GUIDE_WHAT_WRITE,
  AFT_GUIDE_WHAT_CALL_BACK,
  AFT_GUIDE_WHAT_WRITE_AGAIN,
  AFT_GUIDE_WHAT_CALL_AGAIN,
  AFT_GUIDE_WHAT_DECIDED,
  AFT_GUIDE_WHAT_NO_ANSWER,
  AFT_GUIDE_WHAT_FOUND_JOB,
  AFT_GUIDE_WHATS,
} AftGuideWhat;

/* Its words, with @person as aft_guide_dup_person () says it. Translated; transfer full. */
char        *aft_guide_dup_what      (AftGuideWhat        what,
                                      const char         *person);

/* Moves the open reminder of @kind to @due, or adds it. Transfer none; NULL if the person is read-only. */
AftReminder *aft_guide_put_reminder  (AftFollowUp        *follow_up,
                                      const char         *kind,
                                      const char         *due,
                                      const char         *what);

/* A day to come that is typed, maybe with a time after it, as When and Due store it: “thursday 10:30”. NULL if there is none.
 * Transfer full. */
char        *aft_guide_dup_when      (const char         *typed,
                                      const GDate        *today);

/* Nine o'clock on the @days-th work day after today, as Due stores it. Transfer full. */
char        *aft_guide_dup_work_day  (AftBook            *book,
                                      GDateTime          *now,
                                      guint               days);

/* What a quote of @note (or NULL), all of its lines, became in @follow_up; also if it was edited since. Transfer none. */
AftFeedback *aft_mark_find_feedback  (AftFollowUp        *follow_up,
                                      AftNote            *note,
                                      const char         *words);

G_END_DECLS
