/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-contact.h"
#include "aft-follow-up.h"

G_BEGIN_DECLS

/* A step of the guide has one draft of each kind, whatever it is filled in from. Outside of any follow-up every template has a draft
 * of its own, so that what was begun as a thank-you never turns up in an invitation. */

/* The draft of @kind (call, voicemail, mail, message, in-person, thanks) in @follow_up; NULL if there is none. Transfer none. */
AftDraft  *aft_draft_find_step    (AftContact  *contact,
                                   AftFollowUp *follow_up,
                                   const char  *kind);

/* Whether nothing was written yet, only a template was chosen that a step's text is filled in from. */
gboolean   aft_draft_is_unwritten (AftDraft    *draft);

/* The mail to @contact outside of any follow-up that began as @template; NULL is a blank letter, which is also what the drafts of
 * books are that have no templates for them. NULL if there is none. Transfer none. */
AftDraft  *aft_draft_find_letter  (AftContact  *contact,
                                   const char  *template);

/* All mails that were begun outside of any follow-up, the one changed last first. Transfer full. */
GPtrArray *aft_draft_list_letters (AftContact  *contact);

G_END_DECLS
