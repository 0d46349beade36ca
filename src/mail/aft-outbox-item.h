/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "aft-mail-error.h"

G_BEGIN_DECLS

/* Where a mail stands. It is in exactly one of these on disk, and whatever is killed when, the next start knows what it may do. */
typedef enum
{
  AFT_OUTBOX_WAITING,   /* until it is time to send it; can be taken back */
  AFT_OUTBOX_SENDING,   /* a conversation is under way, and the final dot has not been said: not sent if it ends here */
  AFT_OUTBOX_UNSURE,    /* the final dot was said and no answer was heard: never sent again by itself */
  AFT_OUTBOX_ACCEPTED,  /* the server took it; the book doesn't know yet */
  AFT_OUTBOX_FAILED,    /* not sent */
} AftOutboxState;

/* One mail on its way. Times are moments. */
typedef struct
{
  char      *account;           /* id */
  char      *from_name;         /* or NULL */
  char      *from;
  char      *to_name;           /* or NULL */
  char      *to;
  char      *subject;
  char      *text;
  char      *message_id;
  char      *in_reply_to;       /* or NULL, as the next */
  char      *references;
  GDateTime *date;
  GDateTime *until;             /* can be taken back until then */
  char      *book;              /* the id of the book that is told; what it is told is the session's affair */
  char      *contact;
  char      *follow_up;         /* or NULL, as the next */
  char      *draft;
  char      *kind;              /* the draft's: mail or thanks */
} AftOutboxMail;

void  aft_outbox_mail_clear (AftOutboxMail *mail);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftOutboxMail, aft_outbox_mail_clear)

#define AFT_TYPE_OUTBOX_ITEM (aft_outbox_item_get_type ())
G_DECLARE_FINAL_TYPE (AftOutboxItem, aft_outbox_item, AFT, OUTBOX_ITEM, GObject)

const char          *aft_outbox_item_get_id      (AftOutboxItem *self);
const AftOutboxMail *aft_outbox_item_get_mail    (AftOutboxItem *self);
AftOutboxState       aft_outbox_item_get_state   (AftOutboxItem *self);
/* Why it failed or is unsure, a sentence; NULL if it didn't. */
const char          *aft_outbox_item_get_problem (AftOutboxItem *self);
/* "Waiting", "Sending", "Not sent" ... Translated. */
const char          *aft_outbox_state_get_title  (AftOutboxState state);

G_END_DECLS
