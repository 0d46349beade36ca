/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-contact.h"
#include "aft-follow-up.h"
#include "aft-keyring.h"
#include "aft-mail-account.h"
#include "aft-mail-provider.h"
#include "aft-outbox-item.h"
#include "aft-transport.h"

G_BEGIN_DECLS

#define AFT_TYPE_MAILER (aft_mailer_get_type ())
G_DECLARE_FINAL_TYPE (AftMailer, aft_mailer, AFT, MAILER, GObject)

/* The mail of an open book: its accounts, their passwords, and what is on its way. Nothing leaves without aft_mailer_send () for
 * this one mail. What a server accepted is recorded in the book, which is saved, before it leaves the outbox.
 *
 * Signals: "changed" (): something of the outbox or of the accounts did; "sent" (AftOutboxItem), "failed" (AftOutboxItem, const
 * GError *): the end of one; an unsure one failed, too. */

/* Seconds in which a mail can be taken back. */
#define AFT_MAILER_WAIT 10

/* For tests: how long mail can be taken back, and how long a server is waited for. */
void                 aft_mailer_set_patience (AftMailer                  *self,
                                              guint                       wait,
                                              const AftTransportPatience *patience);
/* For tests: what is tried instead of aft_mail_guesses; as many, and kept by the caller. */
void                 aft_mailer_set_guesses  (AftMailer                  *self,
                                              const AftMailGuess         *guesses);

/* The accounts of the book. NULL while none is open. Transfer none. */
AftMailAccounts     *aft_mailer_get_accounts (AftMailer                  *self);
AftKeyring          *aft_mailer_get_keyring  (AftMailer                  *self);
/* What is known about the provider of @account's address; fills it in. FALSE if it is no address yet. */
gboolean             aft_mailer_find_provider (AftMailer                 *self,
                                               AftMailAccount            *account,
                                               AftMailProvider           *provider);

/* The book's mail that isn't recorded as sent yet, a live GListModel of AftOutboxItem. Transfer none. */
GListModel          *aft_mailer_get_outbox   (AftMailer                  *self);
/* How many of them would be left behind if the program ended: waiting, being sent, and not yet recorded. */
guint                aft_mailer_count_leaving (AftMailer                 *self);

/* Whether mail can be sent from this book: an account is there, and the book is the user's own and may be changed. */
gboolean             aft_mailer_can_send     (AftMailer                  *self);

/* One mail to send. */
typedef struct
{
  AftContact  *contact;
  AftFollowUp *follow_up;       /* or NULL */
  const char  *kind;            /* the draft's: mail, thanks; NULL: neither step is settled by it */
  const char  *draft;           /* its id; or NULL */
  const char  *account;         /* id; NULL: the default one */
  const char  *to;
  const char  *subject;
  const char  *text;
} AftMailerLetter;

/* Puts @letter into the outbox; it is sent when it can't be taken back any more. NULL with an error of AFT_MAIL_ERROR: gaps, an
 * address that can't be written to, no account, a disk that is full. Transfer none. */
AftOutboxItem       *aft_mailer_send         (AftMailer                  *self,
                                              const AftMailerLetter      *letter,
                                              GError                    **error);
/* Takes back one that waits: it is gone from the outbox, and its draft is where it was. FALSE if it is too late. */
gboolean             aft_mailer_take_back    (AftMailer                  *self,
                                              AftOutboxItem              *item,
                                              GError                    **error);
/* Sends one that failed, or an unsure one because the user says so. */
gboolean             aft_mailer_try_again    (AftMailer                  *self,
                                              AftOutboxItem              *item,
                                              GError                    **error);
/* One that failed or is unsure was sent after all, by whatever way: it is recorded. */
gboolean             aft_mailer_was_sent     (AftMailer                  *self,
                                              AftOutboxItem              *item,
                                              GError                    **error);
/* One that failed or is unsure is not to be sent any more. */
gboolean             aft_mailer_give_up      (AftMailer                  *self,
                                              AftOutboxItem              *item,
                                              GError                    **error);
/* Whatever waits is sent now. */
void                 aft_mailer_hurry        (AftMailer                  *self);

/* Tries @account without sending anything; with @password (or NULL: the one in the keyring). With @guess its server, port and
 * encryption are those of aft_mail_guesses, one after the other until a server answers that is what it says. The errors say
 * what failed. */
void                 aft_mailer_test_async   (AftMailer                  *self,
                                              const AftMailAccount       *account,
                                              gboolean                    guess,
                                              const char                 *password,
                                              GCancellable               *cancellable,
                                              GAsyncReadyCallback         callback,
                                              gpointer                    data);
/* @answered (or NULL): the account with the server that answered, also if it refused; NULL if none did. Transfer full. */
gboolean             aft_mailer_test_finish  (AftMailer                  *self,
                                              GAsyncResult               *result,
                                              AftMailAccount            **answered,
                                              GError                    **error);

G_END_DECLS
