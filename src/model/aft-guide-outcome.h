/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-event.h"
#include "aft-application.h"
#include "aft-contact.h"
#include "aft-follow-up.h"
#include "aft-reminder.h"
#include "aft-touch.h"

G_BEGIN_DECLS

/* Step 5: what was in my hands, how it went, and what opened up. */

/* What an outcome means and brings with it; the table that the interface and the command line are made from. */
typedef struct
{
  const char *word;        /* talked, voicemail, no-answer, waiting, replied, no-comment, declined, asked-twice */
  const char *title;       /* untranslated: aft_guide_outcome_get_title () */
  const char *words;       /* untranslated: aft_guide_outcome_get_words () */
  const char *channel;     /* the touch's Channel if nothing else is known */
  const char *result;      /* the touch's Result */
  gboolean    inbound;     /* the touch's Direction is in */
  gboolean    done;        /* counts as done */
  gboolean    thanks;      /* opens the thank-you */
  gboolean    closes;      /* ends the follow-up kindly */
  guint       retry;       /* work days until the next try, 0: none */
} AftOutcome;

/* All of them, in the order in which they are offered. */
const AftOutcome *aft_guide_get_outcomes       (guint           *n_outcomes);
const AftOutcome *aft_guide_find_outcome       (const char      *word);
const char       *aft_guide_outcome_get_title  (const AftOutcome *outcome);
/* What is said after it is chosen: kind, one or two sentences. Translated. */
const char       *aft_guide_outcome_get_words  (const AftOutcome *outcome);

/* Records how it went, with everything that follows: a touch is logged (by @channel, NULL: the follow-up's, else what fits);
 * the steps up to this one are settled; voicemail and no-answer get their retry, waiting one more try after five to seven
 * work days (a second waiting becomes asked-twice: then it rests); talked, replied and no-comment open the thank-you; declined
 * ends it kindly and sets the rhythm to never. The same outcome on the same day, or another one within half an hour, changes
 * the touch instead of adding one. @touch (or NULL): transfer none. AFT_MODEL_ERROR_CHOICE. */
gboolean          aft_guide_set_outcome        (AftBook         *book,
                                                AftFollowUp     *follow_up,
                                                const char      *word,
                                                const char      *channel,
                                                GDateTime       *now,
                                                AftTouch       **touch,
                                                GError         **error);

/* Whether it was asked twice in writing: then the guide says to let it rest. */
gboolean          aft_guide_should_stop        (AftFollowUp     *follow_up);

/* "listened", "thanked", "left-decision". AFT_MODEL_ERROR_CHOICE. */
gboolean          aft_guide_set_in_my_hands    (AftBook         *book,
                                                AftFollowUp     *follow_up,
                                                const char      *what,
                                                gboolean         value,
                                                GError         **error);
/* The sentence that mends what stayed empty; NULL if all three are there, nothing was said yet, or they didn't speak to us. Translated. */
const char       *aft_guide_get_mending        (AftFollowUp     *follow_up);
/* How many of the three are there, 0 to 3. */
guint             aft_guide_count_in_my_hands  (AftFollowUp     *follow_up);

/* What opened up: in-touch, opening, somebody, event, nothing. Only keeps the word; what it makes is below.
 * AFT_MODEL_ERROR_CHOICE. */
gboolean          aft_guide_set_opened         (AftBook         *book,
                                                AftFollowUp     *follow_up,
                                                const char      *what,
                                                gboolean         value,
                                                GError         **error);
/* Another opening: a job whose Source is this person, with them as referrer. Position or company is needed
 * (AFT_MODEL_ERROR_EMPTY); a blank company is theirs. Transfer none. */
AftApplication   *aft_guide_opened_job         (AftBook         *book,
                                                AftFollowUp     *follow_up,
                                                const char      *position,
                                                const char      *company,
                                                GDateTime       *now,
                                                GError         **error);
/* Somebody to talk to: a person (or the one already there), with a reminder to get in touch. Transfer none. */
AftContact       *aft_guide_opened_person      (AftBook         *book,
                                                AftFollowUp     *follow_up,
                                                const char      *name,
                                                const char      *company,
                                                GDateTime       *now,
                                                GError         **error);
/* An event, where this person will be. @when: words or ISO, blank if unknown. Transfer none. */
AftEvent         *aft_guide_opened_event       (AftBook         *book,
                                                AftFollowUp     *follow_up,
                                                const char      *name,
                                                const char      *when,
                                                GDateTime       *now,
                                                GError         **error);

G_END_DECLS
