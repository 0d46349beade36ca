/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-event.h"
#include "aft-guide.h"
#include "aft-sample.h"
#include "aft-way-in.h"

G_BEGIN_DECLS

/* The sample book while it is filled. What happened did so days ago: negative numbers of days lie before now. */
typedef struct
{
  AftBook     *book;
  GDateTime   *now;
  AftFollowUp *talked;   /* somebody talked to, who opens something up */
  AftFollowUp *planned;  /* somebody to be called, who will be at the event */
  AftContact  *peer;
} AftSample;

/* People in the first, second and third group of steps, and everything else. */
void          aft_sample_fill_before       (AftSample    *sample);
void          aft_sample_fill_conversation (AftSample    *sample);
void          aft_sample_fill_afterwards   (AftSample    *sample);
void          aft_sample_fill_rest         (AftSample    *sample);

/* What a user does, done days ago. All that is returned belongs to the book. */
AftFollowUp  *aft_sample_turn_down         (AftSample    *sample,
                                            AftWayIn      input,
                                            gint          days);
void          aft_sample_step              (AftSample    *sample,
                                            AftFollowUp  *follow_up,
                                            AftGuideStep  first,
                                            AftGuideStep  last,
                                            gint          days);
void          aft_sample_plan              (AftSample    *sample,
                                            AftFollowUp  *follow_up,
                                            const char   *channel,
                                            gint          days,
                                            gint          planned_days_ago);
void          aft_sample_outcome           (AftSample    *sample,
                                            AftFollowUp  *follow_up,
                                            const char   *outcome,
                                            gint          days);
AftNote      *aft_sample_note              (AftSample    *sample,
                                            AftFollowUp  *follow_up,
                                            const char   *text,
                                            gint          days);
AftFeedback  *aft_sample_sort              (AftSample    *sample,
                                            AftFollowUp  *follow_up,
                                            guint         n,
                                            const char   *kind,
                                            gint          days);
void          aft_sample_thank             (AftSample    *sample,
                                            AftFollowUp  *follow_up,
                                            const char   *thanks,
                                            gint          days);
void          aft_sample_log               (AftSample    *sample,
                                            AftContact   *contact,
                                            const char   *channel,
                                            const char   *direction,
                                            const char   *result,
                                            const char   *summary,
                                            gint          days);
AftContact   *aft_sample_person            (AftSample    *sample,
                                            const char   *name,
                                            const char   *company,
                                            const char   *title,
                                            const char   *email,
                                            const char   *how_we_met,
                                            gint          days);
void          aft_sample_describe          (AftFollowUp  *follow_up,
                                            const char   *address_as,
                                            const char   *title,
                                            const char   *form);
void          aft_sample_interview         (AftSample    *sample,
                                            AftFollowUp  *follow_up,
                                            const char   *kind,
                                            const char   *detail,
                                            gint          days);
AftEvent     *aft_sample_event             (AftSample    *sample,
                                            const char   *name,
                                            const char   *host,
                                            const char   *place,
                                            gint          days,
                                            const char   *time);
void          aft_sample_inbox             (AftSample    *sample,
                                            const char   *text,
                                            gint          days);

G_END_DECLS
