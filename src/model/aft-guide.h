/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-contact.h"
#include "aft-guide-advice.h"
#include "aft-guide-learn.h"
#include "aft-guide-marks.h"
#include "aft-guide-outcome.h"
#include "aft-guide-step.h"

G_BEGIN_DECLS

/* What leads through a follow-up. Commands take the book for undo (each is one step of it) and for what persons share, the
 * follow-up, whose document is the person, and now. */

/* The person a follow-up belongs to. Transfer none; NULL if it was removed. */
AftContact     *aft_guide_get_contact        (AftFollowUp     *follow_up);
/* The job, NULL if there is none or the reference is lost. Transfer none. */
AftApplication *aft_guide_get_application    (AftBook         *book,
                                              AftFollowUp     *follow_up);

/* Which follow-up to open or resume for @contact: the newest that isn't closed, else the newest; NULL if there is none.
 * Transfer none. */
AftFollowUp    *aft_guide_find_follow_up     (AftContact      *contact);

/* "Buyer at Northwind", "Buyer" or "Northwind", as the job is called now, or was if it is gone; NULL if nothing is known of it.
 * Transfer full. */
char           *aft_guide_dup_job            (AftBook         *book,
                                              AftFollowUp     *follow_up);

/* How to name the person in a sentence: Address-As, else the full name; the company while the name isn't known. Transfer
 * full. */
char           *aft_guide_dup_person         (AftContact      *contact);

/* Lets those open reminders of @contact that still say what the guide wrote for @before, as aft_guide_dup_person () gave it, say
 * it for the name that holds now. No step of undo of its own. */
void            aft_guide_follow_name        (AftContact      *contact,
                                              const char      *before);

/* The blue button: "Continue: thank Ms Ortiz". @step (or NULL) is where it leads. NULL if nothing is left to do.
 * Transfer full. */
char           *aft_guide_dup_next           (AftFollowUp     *follow_up,
                                              AftGuideStep         *step);

/* "Thank Ms Ortiz": what @step asks for, as a reminder says it. Transfer full. */
char           *aft_guide_dup_step_what      (AftFollowUp     *follow_up,
                                              AftGuideStep     step);

/* The words a step ends in: "That's all for now. Next: Thursday.", with what comes next if it is known. Never NULL.
 * Transfer full. */
char           *aft_guide_dup_closing        (AftBook         *book,
                                              AftFollowUp     *follow_up,
                                              GDateTime       *now);

/* Settles @step as done or skipped (or opens it again) with what follows from it: [Not today] and its reminder end with
 * step 1; the follow-up is closed when nothing is open any more; reminders of this follow-up that the step was about are
 * done. Returns the step to go on with. */
AftGuideStep         aft_guide_settle             (AftBook         *book,
                                              AftFollowUp     *follow_up,
                                              AftGuideStep          step,
                                              AftGuideStepState     state,
                                              GDateTime       *now);

/* "Tomorrow morning" and "Not today": a reminder of kind ready at nine on the next working day; the open one is moved, and a
 * contact that is to be made then is enough. Returns it; transfer none; NULL if the person is read-only. */
AftReminder    *aft_guide_tomorrow           (AftBook         *book,
                                              AftFollowUp     *follow_up,
                                              GDateTime       *now);

/* Plans the contact for @day by @channel (one of the words of Channel): a reminder of kind call on that day; the open one is
 * moved. AFT_MODEL_ERROR_CHOICE, AFT_MODEL_ERROR_DATE (a day that has passed). */
gboolean        aft_guide_plan               (AftBook         *book,
                                              AftFollowUp     *follow_up,
                                              const GDate     *day,
                                              const char      *channel,
                                              GDateTime       *now,
                                              GError         **error);

/* Step 3: when I will try again, said on the voicemail: sets the reminder of kind retry. @due is a day, maybe with a time
 * ("2026-11-30T09:00"), or words. AFT_MODEL_ERROR_DATE. */
gboolean        aft_guide_set_callback       (AftBook         *book,
                                              AftFollowUp     *follow_up,
                                              const char      *due,
                                              GDateTime       *now,
                                              GError         **error);
/* That time as stored, "" if none is set. Transfer full. */
char           *aft_guide_dup_callback       (AftFollowUp     *follow_up);

/* Whether a thank-you is open or planned. */
gboolean        aft_guide_owes_thanks        (AftFollowUp     *follow_up);

/* Step 6. @thanks is planned, sent, said, waived or open. Planned sets a reminder for the same day, sent logs a touch (by
 * @channel, NULL: mail) and settles the step; said and waived settle it. Reminders of kind thank end. AFT_MODEL_ERROR_CHOICE. */
gboolean        aft_guide_set_thanks         (AftBook         *book,
                                              AftFollowUp     *follow_up,
                                              const char      *thanks,
                                              const char      *channel,
                                              GDateTime       *now,
                                              GError         **error);

/* Step 8. @rhythm is quarter, half-year, month, with-reason or never; settles the step of each of @contact's open
 * follow-ups in which it is known how it went. AFT_MODEL_ERROR_CHOICE. */
gboolean        aft_guide_set_rhythm         (AftBook         *book,
                                              AftContact      *contact,
                                              const char      *rhythm,
                                              GDateTime       *now,
                                              GError         **error);

/* They never answered: whether there is no refusal yet, only a question to ask. */
gboolean        aft_guide_is_unanswered      (AftBook         *book,
                                              AftFollowUp     *follow_up);
/* The friendly question was asked by @channel: logged, and a reminder after seven work days to let it be a refusal. */
gboolean        aft_guide_asked_question     (AftBook         *book,
                                              AftFollowUp     *follow_up,
                                              const char      *channel,
                                              GDateTime       *now,
                                              GError         **error);
/* From here on it is a refusal of @on. */
void            aft_guide_take_as_refusal    (AftBook         *book,
                                              AftFollowUp     *follow_up,
                                              const GDate     *on,
                                              GDateTime       *now);

/* Ends the follow-up, whatever is open: its open reminders are skipped. */
void            aft_guide_close              (AftBook         *book,
                                              AftFollowUp     *follow_up,
                                              GDateTime       *now);

G_END_DECLS
