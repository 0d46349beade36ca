/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-contact.h"
#include "aft-date.h"

G_BEGIN_DECLS

/* When to be in touch with whom. Computed from summaries, never stored and nothing opened, so that 10,000 people cost
 * little. Only moving, skipping and pausing are stored with the person (Keep-In-Touch-After, Paused-Until). */

typedef enum
{
  AFT_RHYTHM_QUARTER,
  AFT_RHYTHM_HALF_YEAR,
  AFT_RHYTHM_MONTH,
  AFT_RHYTHM_WITH_REASON,
  AFT_RHYTHM_NEVER,
  AFT_RHYTHM_UNKNOWN, /* the word is none of the format's */
} AftRhythm;
#define AFT_RHYTHMS AFT_RHYTHM_UNKNOWN

/* The words of the format, "half-year", and their titles, "Twice a year" (translated). */
const char *aft_rhythm_get_word             (AftRhythm            rhythm);
const char *aft_rhythm_get_title            (AftRhythm            rhythm);
AftRhythm   aft_rhythm_parse                (const char          *word);

/* [Rules] and [Me] of the book, read once for many people. */
typedef struct
{
  AftRhythm    rhythm;            /* of people who have none */
  guint        first_note_weeks;
  guint        per_week;          /* people a week at most */
  AftWorkDays  work_days;
  GDate        paused_until;      /* not valid: no pause */
  gboolean     found;             /* a job was found: the rhythm slows */
} AftKeepRules;

void        aft_keep_rules_read             (AftBook             *book,
                                             AftKeepRules        *rules);

/* Why a person has the date they have, or none. */
typedef enum
{
  AFT_KEEP_RHYTHM,        /* the rhythm since the last contact */
  AFT_KEEP_FIRST_NOTE,    /* the first note, about five weeks after the first contacts */
  AFT_KEEP_NEVER_TOUCHED, /* never contacted since they came into the book */
  AFT_KEEP_MOVED,         /* the user chose the day */
  AFT_KEEP_PAUSED,        /* not before the end of a pause */
  AFT_KEEP_WITH_REASON,   /* no date: only with a reason */
  AFT_KEEP_NEVER,         /* no date: never */
  AFT_KEEP_STOPPED,       /* no date: two in a row stayed unanswered */
  AFT_KEEP_ARCHIVED,      /* no date: archived */
} AftKeepWhy;

typedef struct
{
  GDate       next;       /* a work day; not valid if there is none. May lie in the past: then it is due */
  AftKeepWhy  why;
} AftKeep;

/* When to be in touch with the person of @summary, seen from @today. Restarts with any contact. */
void        aft_keep_in_touch_compute       (const AftSummary    *summary,
                                             const AftKeepRules  *rules,
                                             const GDate         *today,
                                             AftKeep             *keep);

/* The day to name: today if @keep's has passed. FALSE if there is none. */
gboolean    aft_keep_get_day                (const AftKeep       *keep,
                                             const GDate         *today,
                                             GDate               *day);

/* When there is something to do about the person next: the earlier of their first reminder, maybe with its time, and the
 * rhythm's day; today, and @due, if that has come or a thank-you is open. Transfer full; NULL if there is nothing. */
char       *aft_keep_in_touch_dup_next      (const AftSummary    *summary,
                                             const AftKeepRules  *rules,
                                             const GDate         *today,
                                             gboolean            *due);

/* One turn of the person's rhythm from @today: the day after skipping one. */
void        aft_keep_in_touch_get_turn      (const AftSummary    *summary,
                                             const AftKeepRules  *rules,
                                             const GDate         *today,
                                             GDate               *next);

/* One sentence: "The first note, about five weeks after you spoke." Translated. */
const char *aft_keep_why_get_words          (AftKeepWhy           why);

/* The id of the computed reminder of a person, the same on every machine. Transfer full. */
char       *aft_keep_in_touch_dup_id        (const char          *contact_id);

/* Chooses the day for @contact. */
void        aft_keep_in_touch_move          (AftBook             *book,
                                             AftContact          *contact,
                                             const GDate         *to);
/* Lets this one pass: the next comes after one more turn of the rhythm, counted from @today. */
void        aft_keep_in_touch_skip          (AftBook             *book,
                                             AftContact          *contact,
                                             const GDate         *today);
/* No date before @until for @contact (NULL: for everybody); NULL as @until ends the pause. */
void        aft_keep_in_touch_pause         (AftBook             *book,
                                             AftContact          *contact,
                                             const GDate         *until);
/* After an absence: overdue reminders, and the people whose day has passed and who would come up within the next ten work days,
 * get days within those; somebody who has such a reminder, its day. Returns about how many people. */
guint       aft_keep_in_touch_spread        (AftBook             *book,
                                             const GDate         *today);
typedef struct
{
  guint ended;   /* follow-ups that were closed */
  guint thanked; /* people who got a reminder to be thanked with the news */
} AftFoundJob;

/* I found a job: open follow-ups end, everybody who helped (talked, answered, gave feedback, referred) gets a reminder to be
 * told and thanked, spread over work days, and the rhythm slows. @application (or NULL) is the job and becomes accepted. */
void        aft_keep_in_touch_found_job     (AftBook             *book,
                                             AftDocument         *application,
                                             GDateTime           *now,
                                             AftFoundJob         *result);
/* The user looks for work again: the rhythm is as it was before. What ended stays so. */
void        aft_keep_in_touch_look_again    (AftBook             *book);

G_END_DECLS
