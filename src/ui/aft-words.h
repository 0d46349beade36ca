/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the format (data-format) as people read them, one set for each field that is a choice. */
typedef enum
{
  AFT_WORDS_CHANNEL,
  AFT_WORDS_DIRECTION,
  AFT_WORDS_RESULT,
  AFT_WORDS_RHYTHM,
  AFT_WORDS_FORM,
  AFT_WORDS_JOB_STATE,
  AFT_WORDS_PART,
  AFT_WORDS_INTERVIEW,
  AFT_WORDS_ADDRESS,
  AFT_WORDS_FEEDBACK,
  AFT_WORDS_STEP_STATE,
  AFT_WORDS_OUTCOME,
  AFT_WORDS_THANKS,
  AFT_WORDS_REMINDER,
  AFT_WORDS_STORY,
} AftWords;

/* How many words @set has, and the @n-th as it is stored. */
guint       aft_words_count (AftWords    set);
const char *aft_words_nth   (AftWords    set,
                             guint       n);

/* @word in the user's language; an unknown one is given back as it is, NULL and "" give "". Transfer none. */
const char *aft_words_shown (AftWords    set,
                             const char *word);

G_END_DECLS
