/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-contact.h"
#include "aft-follow-up.h"
#include "aft-touch.h"

G_BEGIN_DECLS

/* A mail that was sent, and what follows from it. */
typedef struct
{
  const char *kind;         /* mail (step 3), thanks (step 6); NULL: any other */
  const char *draft;        /* the id of the draft it was; or NULL */
  const char *subject;
  const char *text;
  const char *message_id;   /* NULL: by another program, which doesn't tell */
} AftSentMail;

/* Logs @mail with a copy of its text, settles the step it belongs to with its reminders, and takes the draft away unless it was
 * changed since. @follow_up may be NULL. A mail that was recorded before (by its id) changes nothing. One step of undo. Transfer
 * none; NULL if @contact is read-only. */
AftTouch *aft_guide_mail_sent  (AftBook           *book,
                                AftContact        *contact,
                                AftFollowUp       *follow_up,
                                const AftSentMail *mail,
                                GDateTime         *when);

/* The ids of the mails that were sent in @follow_up, separated by blanks, the oldest first: what a further mail's References are.
 * @last (or NULL) is the one it answers. NULL if there was none. Transfer full. */
char     *aft_guide_dup_thread (AftContact        *contact,
                                AftFollowUp       *follow_up,
                                char             **last);

G_END_DECLS
