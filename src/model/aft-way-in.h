/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-application.h"
#include "aft-book.h"
#include "aft-contact.h"
#include "aft-follow-up.h"
#include "aft-note.h"

G_BEGIN_DECLS

/* The ways into the guide. Each is one step of undo; what persons share (the job) is added before the person. */

/* What somebody typed; every string may be NULL or blank, and is cleaned (aft_text_dup_line ()). A name or a company is
 * needed. A name that holds an address, as in "Ana Ortiz <ana@example.org>", gives both. */
typedef struct
{
  AftContact  *contact;    /* a person picked from the suggestions; then name and company only add what is missing */
  const char  *name;
  const char  *company;
  const char  *position;
  const char  *on;         /* a day as typed (aft_day_parse_words ()); blank is today. Not in the future */
  const char  *email;
  const char  *phone;
  const char  *agency;     /* the recruiter's firm, if one was in between */
  const char  *part;       /* what the person is in this job, one of the words of Parts; NULL: hiring-manager, or recruiter
                              if the company is the agency's */
  const char  *met;        /* one of the words of Met; NULL if not said */
  gboolean     tomorrow;   /* set a reminder for the next working morning */
  gboolean     own_firm;   /* refused inside the firm one works for */
  gboolean     new_job;    /* this is a new job, even if one of the same company and position is in the book */
} AftWayIn;

/* What became of it. References are held. */
typedef struct
{
  AftContact     *contact;      /* NULL if only the company was kept */
  AftApplication *application;  /* NULL if neither company nor position is known */
  AftFollowUp    *follow_up;    /* NULL if none is suggested */
  gboolean        known_person; /* the same person was in the book already */
  gboolean        known_job;
  gboolean        known_follow_up; /* and so was an open follow-up for this job: it goes on, nothing is doubled */
  char           *words;        /* what to say about it, one or two translated sentences: "Noted. Nothing has to be done today." */
} AftWayInResult;

void       aft_way_in_result_clear        (AftWayInResult     *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftWayInResult, aft_way_in_result_clear)

/* I was turned down: person, job and follow-up. AFT_MODEL_ERROR_EMPTY if there is neither a name nor a company,
 * AFT_MODEL_ERROR_DATE for a day that doesn't exist or is still to come, AFT_MODEL_ERROR_CHOICE for an unknown part or met,
 * AFT_MODEL_ERROR_READ_ONLY. On an error the book is as it was. @result is filled and must be cleared; it may be NULL. */
gboolean   aft_way_in_turned_down         (AftBook            *book,
                                           const AftWayIn     *input,
                                           GDateTime          *now,
                                           AftWayInResult     *result,
                                           GError            **error);

/* They're on the phone: the person's open follow-up, or a new one, stands in the conversation; @result's note begins with the
 * time. A known person is found by the name alone (or by the words' beginnings, if only one fits). */
gboolean   aft_way_in_on_the_phone        (AftBook            *book,
                                           const AftWayIn     *input,
                                           GDateTime          *now,
                                           AftWayInResult     *result,
                                           GError            **error);

/* We never spoke: the job is kept, and the person if one is named; no follow-up. */
gboolean   aft_way_in_never_spoke         (AftBook            *book,
                                           const AftWayIn     *input,
                                           GDateTime          *now,
                                           AftWayInResult     *result,
                                           GError            **error);

/* They never answered: a follow-up without a refusal, with one friendly question to ask (a reminder for the next working
 * morning); aft_guide_asked_question () and aft_guide_take_as_refusal () go on from there. */
gboolean   aft_way_in_never_answered      (AftBook            *book,
                                           const AftWayIn     *input,
                                           GDateTime          *now,
                                           AftWayInResult     *result,
                                           GError            **error);

/* A panel decided: the person of @input is asked, the @others (names, each as typed, maybe with an address, NULL-terminated;
 * NULL is none) are interviewers of the same job whom only a thank-you is open for. @result is that of the first. */
gboolean   aft_way_in_panel               (AftBook            *book,
                                           const AftWayIn     *input,
                                           const char * const *others,
                                           GDateTime          *now,
                                           AftWayInResult     *result,
                                           GError            **error);

/* Takes "Ana Ortiz <ana@example.org>", "Ortiz, Ana <…>", "ana.ortiz@example.org (Ana Ortiz)" or a bare address apart.
 * @name and @email are NULL if there is none; transfer full. */
void       aft_way_in_split_name          (const char         *typed,
                                           char              **name,
                                           char              **email);

/* People whose name's words begin with those of @typed, at most @max, the most recently touched first. An AftContact each.
 * Reads summaries only. Empty for a blank text. Transfer full. */
GPtrArray *aft_way_in_suggest_people      (AftBook            *book,
                                           const char         *typed,
                                           guint               max);

/* Companies of people and jobs of the book that fit in the same way, without doubles, the most frequent first.
 * A string each. Transfer full. */
GPtrArray *aft_way_in_suggest_companies   (AftBook            *book,
                                           const char         *typed,
                                           guint               max);

/* Who decided, as far as @job says so: the first of its people who is hiring manager or decision maker. NULL if nobody is. Transfer
 * none. */
AftContact *aft_way_in_find_decider       (AftBook            *book,
                                           AftApplication     *job);

/* The person with this name and company: accents, case and blanks don't count; a blank company fits if only one person has
 * the name. NULL if there is none. Transfer none. */
AftContact *aft_way_in_find_person        (AftBook            *book,
                                           const char         *name,
                                           const char         *company);

/* "Hiring manager at Northwind". Translated, for a person whose name isn't known. Transfer full. */
char      *aft_way_in_dup_unnamed         (const char         *company);

/* Gives an unnamed person the name that was found out: no longer Unnamed. AFT_MODEL_ERROR_EMPTY. */
gboolean   aft_way_in_name                (AftBook            *book,
                                           AftContact         *contact,
                                           const char         *name,
                                           GDateTime          *now,
                                           GError            **error);

G_END_DECLS
