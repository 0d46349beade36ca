/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-feedback.h"

static const AftField feedback_fields[] = {
  [AFT_FEEDBACK_WHEN] = { "When", AFT_FIELD_DAY },
  [AFT_FEEDBACK_SAID_BY] = { "Said-By", AFT_FIELD_ID },
  [AFT_FEEDBACK_RELAYED_BY] = { "Relayed-By", AFT_FIELD_ID },
  [AFT_FEEDBACK_FOLLOW_UP] = { "Follow-Up", AFT_FIELD_ID },
  [AFT_FEEDBACK_NOTE] = { "Note", AFT_FIELD_ID },
  [AFT_FEEDBACK_WORDS] = { "Words", AFT_FIELD_TEXT, TRUE },
  [AFT_FEEDBACK_KIND] = { "Kind", AFT_FIELD_CHOICE },
  [AFT_FEEDBACK_FIX] = { "Fix", AFT_FIELD_ID },
};

AFT_DEFINE_RECORD (AftFeedback, aft_feedback, "Feedback", feedback_fields)

static const AftField use_fields[] = {
  [AFT_USE_FEEDBACK] = { "Feedback", AFT_FIELD_ID },
  [AFT_USE_APPLICATION] = { "Application", AFT_FIELD_ID },
  [AFT_USE_WHEN] = { "When", AFT_FIELD_DAY },
  [AFT_USE_HELPED] = { "Helped", AFT_FIELD_CHOICE },
};

AFT_DEFINE_RECORD (AftUse, aft_use, "Use", use_fields)
