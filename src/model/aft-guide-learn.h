/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-application.h"
#include "aft-feedback.h"
#include "aft-reminder.h"
#include "aft-story.h"

G_BEGIN_DECLS

/* Step 7: what becomes of feedback. */

/* The five kinds of feedback, with a one-line test each. */
typedef struct
{
  const char *word;   /* keep, story, gap, manner, not-about-me */
  const char *title;  /* untranslated: aft_guide_feedback_get_title () ... */
  const char *test;
  const char *words;
} AftFeedbackKind;
#define AFT_FEEDBACK_KINDS 5

const AftFeedbackKind *
              aft_guide_get_feedback_kinds   (void);
/* "A story": translated. NULL for an unknown word. */
const char   *aft_guide_feedback_get_title   (const char   *kind);
/* "I've done it; they didn't hear it." Translated. */
const char   *aft_guide_feedback_get_test    (const char   *kind);
/* What is said when it is filed: "Let it go: it was never about you." Translated. */
const char   *aft_guide_feedback_get_words   (const char   *kind);

/* The story or gap card that answers @feedback: the one its Fix names, or a new one filled with their words; Fix is set.
 * Transfer none. NULL with AFT_MODEL_ERROR_CHOICE for the other kinds. */
AftStory     *aft_guide_make_fix             (AftBook      *book,
                                              AftFeedback  *feedback,
                                              GDateTime    *now,
                                              GError      **error);
/* Links @feedback to a story that is there (NULL: takes the link away). */
void          aft_guide_set_fix              (AftBook      *book,
                                              AftFeedback  *feedback,
                                              AftStory     *story,
                                              GDateTime    *now);

/* Manner: one thing to practise aloud, on @day (NULL: the next work day). The open reminder of this feedback is moved.
 * Transfer none. */
AftReminder  *aft_guide_practise             (AftBook      *book,
                                              AftFeedback  *feedback,
                                              const char   *what,
                                              const GDate  *day,
                                              GDateTime    *now);

/* That reminder; NULL if there is none yet. Transfer none. */
AftReminder  *aft_guide_find_practice        (AftFeedback  *feedback);

/* "Used at Contoso: did it help?" @helped is yes, no or unknown. One record for each feedback and job. Transfer none.
 * AFT_MODEL_ERROR_CHOICE. */
AftUse       *aft_guide_record_use           (AftBook      *book,
                                              AftFeedback  *feedback,
                                              const char   *application,
                                              const char   *helped,
                                              GDateTime    *now,
                                              GError      **error);

/* How many people said something of @kind. Opens only people who have feedback. */
guint         aft_guide_count_people         (AftBook      *book,
                                              const char   *kind);
/* "One opinion is one opinion." or, from three people on, "Three people said something like it: a pattern." Translated,
 * with numbers. Transfer full. */
char         *aft_guide_dup_weight           (guint         people);

/* Whether @feedback is of a kind that is answered and has no answer: no story or gap card of the book (one that was deleted is
 * none), or for manner nothing that was planned. */
gboolean      aft_guide_needs_answer         (AftBook      *book,
                                              AftFeedback  *feedback);
/* All feedback of the book that has no answer yet and needs one (story, gap, manner), newest first. A GListModel of
 * AftFeedback as it is now. Transfer full. */
GListModel   *aft_guide_list_unanswered      (AftBook      *book);
/* All feedback of the book of @kind (NULL: any), newest first. Transfer full. */
GListModel   *aft_guide_list_feedback        (AftBook      *book,
                                              const char   *kind);

G_END_DECLS
