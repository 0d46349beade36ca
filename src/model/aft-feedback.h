/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-record.h"

G_BEGIN_DECLS

/* What they said, word for word, and what became of it. */

/* Their words, sorted. */
#define AFT_TYPE_FEEDBACK (aft_feedback_get_type ())
G_DECLARE_FINAL_TYPE (AftFeedback, aft_feedback, AFT, FEEDBACK, AftRecord)

enum
{
  AFT_FEEDBACK_WHEN,
  AFT_FEEDBACK_SAID_BY,
  AFT_FEEDBACK_RELAYED_BY,
  AFT_FEEDBACK_FOLLOW_UP,
  AFT_FEEDBACK_NOTE,       /* where it was marked; editing the note later never changes Words */
  AFT_FEEDBACK_WORDS,
  AFT_FEEDBACK_KIND,       /* keep, story, gap, manner, not-about-me */
  AFT_FEEDBACK_FIX,        /* a story's id */
};

/* Where the answer to a feedback was used. */
#define AFT_TYPE_USE (aft_use_get_type ())
G_DECLARE_FINAL_TYPE (AftUse, aft_use, AFT, USE, AftRecord)

enum
{
  AFT_USE_FEEDBACK,
  AFT_USE_APPLICATION,
  AFT_USE_WHEN,
  AFT_USE_HELPED,      /* yes, no, unknown */
};

G_END_DECLS
