/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-mailer.h"
#include "aft-outbox.h"
#include "aft-session.h"

G_BEGIN_DECLS

struct _AftMailer
{
  GObject               parent_instance;

  AftSession           *session;        /* unowned: it owns the mailer */
  AftMailAccounts      *accounts;       /* NULL: no book is open */
  AftKeyring           *keyring;
  AftOutbox            *outbox;
  GListStore           *items;          /* those of the book that is open */
  AftTransportPatience  patience;
  const AftMailGuess   *guesses;        /* AFT_MAIL_GUESSES of them */
  guint                 wait;           /* seconds */
  guint                 due_id;
  AftOutboxItem        *current;        /* being sent */
  GCancellable         *cancellable;
  gboolean              hurry;          /* nobody wants to take anything back */
  gboolean              closing;
};

AftMailer *aft_mailer_new          (AftSession    *session);

/* A book was opened; it was closed. */
void       aft_mailer_open         (AftMailer     *self);
void       aft_mailer_close        (AftMailer     *self);

/* It is about to be closed: whatever is under way is called off, or, if it is too late for that, waited for. And it isn't after
 * all. */
void       aft_mailer_pause        (AftMailer     *self);
void       aft_mailer_go_on        (AftMailer     *self);

/* Sends what is due, one mail after the other, and wakes up for the next one. */
void       aft_mailer_pump         (AftMailer     *self);

/* Records a mail that was accepted and takes it out of the outbox when the book is saved. */
void       aft_mailer_record       (AftMailer     *self,
                                    AftOutboxItem *item);

void       aft_mailer_changed      (AftMailer     *self);
void       aft_mailer_tell_sent    (AftMailer     *self,
                                    AftOutboxItem *item);
void       aft_mailer_tell_failed  (AftMailer     *self,
                                    AftOutboxItem *item,
                                    const GError  *error);

/* Where certificates are believed from: AFTERWORD_CA_FILE in the environment, else the system's (NULL). */
const char *aft_mailer_get_ca_file (void);

G_END_DECLS
