/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "room.h"

#include "aft-follow-up.h"

/* A book with an account on the server of tests/mail/with-exim.py, and somebody a mail was written to. */
typedef struct
{
  Room          *room;
  AftMailer     *mailer;
  AftContact    *contact;
  AftFollowUp   *follow_up;
  AftDraft      *draft;
  guint          sent;
  guint          failed;
  GError        *error;
  AftOutboxItem *last;
} MailRoom;

/* For g_test_add (). Mail is sent at once. */
void           mail_room_set_up         (MailRoom      *f,
                                         gconstpointer  data);
void           mail_room_tear_down      (MailRoom      *f,
                                         gconstpointer  data);

/* The mailer of the session that has the book open now; mail can be taken back for @wait seconds. */
void           mail_room_take_mailer    (MailRoom      *f,
                                         guint          wait);
void           mail_room_store_password (MailRoom      *f,
                                         const char    *id,
                                         const char    *password);

/* The draft (@kind mail) or another text. Transfer none. */
AftOutboxItem *mail_room_send_to        (MailRoom      *f,
                                         const char    *to,
                                         const char    *kind,
                                         GError       **error);
guint          mail_room_count_outbox   (MailRoom      *f);

/* Until *@what is @n; until nothing is in the outbox. */
void           mail_room_wait_until     (guint         *what,
                                         guint          n);
void           mail_room_wait_empty     (MailRoom      *f);
