/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-contact.h"
#include "aft-follow-up.h"

G_BEGIN_DECLS

/* Step 2: whom to ask, by which way and when, each with its reason. Advice only; nothing is changed. */

typedef struct
{
  AftContact *contact;  /* whom to ask (a reference) */
  const char *part;     /* what they are in this job, one of the words of Parts */
  char       *why;      /* one translated sentence */
  gboolean    other;    /* somebody else than the person of this follow-up */
  char       *find_out; /* how to find out the name of somebody unnamed; NULL if it is known */
  GPtrArray  *thanked;  /* AftContact: the others of a panel, who are thanked and not asked */
} AftAdviceWho;

typedef struct
{
  const char *channel;  /* call, mail, message, meeting */
  char       *why;      /* one translated sentence: why this way */
  char       *against;  /* the counter-argument in one sentence */
  char       *offer;    /* what to offer besides: "Offer to do it by mail." */
  char       *value;    /* the number or address to use; NULL if the book has none */
  char       *event_id; /* the event where they can be met; NULL if there is none soon */
} AftAdviceChannel;

typedef enum
{
  AFT_ADVICE_TONIGHT,   /* sleep one night */
  AFT_ADVICE_SOON,      /* business day 2 to 5: the best time */
  AFT_ADVICE_STILL_GOOD,/* up to ten days */
  AFT_ADVICE_LATER,     /* still fine; write rather than call */
} AftAdviceTime;

typedef struct
{
  AftAdviceTime  time;
  GDate          first;       /* business day 2 after the refusal, by the recipient's work days */
  GDate          last;        /* business day 5 */
  GDate          suggested;   /* the day to plan: never in the past, always a work day */
  char          *words;       /* translated, one or two sentences */
} AftAdviceWhen;

void      aft_advice_who_clear      (AftAdviceWho      *who);
void      aft_advice_channel_clear  (AftAdviceChannel  *channel);
void      aft_advice_when_clear     (AftAdviceWhen     *when);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftAdviceWho, aft_advice_who_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftAdviceChannel, aft_advice_channel_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftAdviceWhen, aft_advice_when_clear)

/* The manager one would have worked for; HR only if nobody else was met; the recruiter first if one was in between. */
void      aft_guide_advise_who      (AftBook           *book,
                                     AftFollowUp       *follow_up,
                                     AftAdviceWho      *who);

/* The way the relationship used (Met, Preferred-Channel); an event within three weeks, where the person will be, is best.
 * After ten days writing comes first. */
void      aft_guide_advise_channel  (AftBook           *book,
                                     AftFollowUp       *follow_up,
                                     GDateTime         *now,
                                     AftAdviceChannel  *channel);

void      aft_guide_advise_when     (AftBook           *book,
                                     AftFollowUp       *follow_up,
                                     GDateTime         *now,
                                     AftAdviceWhen     *when);

/* "Their time: 16:30 (Asia/Tokyo), outside office hours"; NULL if their time zone is unknown or the same as ours.
 * Transfer full. */
char     *aft_guide_dup_their_time  (AftContact        *contact,
                                     GDateTime         *now);

/* Whether no thank-you for the interview was sent: "then this message starts with it". */
gboolean  aft_guide_thanks_first    (AftFollowUp       *follow_up);

G_END_DECLS
