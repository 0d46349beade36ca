/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "aft-mail-error.h"

G_BEGIN_DECLS

/* How the connection is encrypted. There is no other way. */
typedef enum
{
  AFT_MAIL_TLS,         /* from the first byte on, usually port 465 */
  AFT_MAIL_STARTTLS,    /* after the greeting, usually port 587; without it nothing is sent */
} AftMailSecurity;

/* An account that mail is sent by. Its password isn't in here: the keyring has it under the id. */
typedef struct
{
  char           *id;           /* random, aft_id_new () */
  char           *name;         /* the user's own, as the recipient sees it; NULL: none */
  char           *address;
  char           *server;
  guint           port;
  AftMailSecurity security;
  char           *user;
} AftMailAccount;

AftMailAccount *aft_mail_account_new      (void);
AftMailAccount *aft_mail_account_copy     (const AftMailAccount *account);
void            aft_mail_account_free     (AftMailAccount       *account);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftMailAccount, aft_mail_account_free)

/* Whether it can be sent by: an address, a server's name, a port and a user name. AFT_MAIL_ERROR_ADDRESS, _HEADER, _ACCOUNT,
 * _NOT_REACHABLE. */
gboolean        aft_mail_account_check    (const AftMailAccount *account,
                                           GError              **error);

/* The accounts of a book: the file accounts.ini in its folder, without secrets. */
#define AFT_TYPE_MAIL_ACCOUNTS (aft_mail_accounts_get_type ())
G_DECLARE_FINAL_TYPE (AftMailAccounts, aft_mail_accounts, AFT, MAIL_ACCOUNTS, GObject)

/* Signal: "changed" (). Nothing is read yet. */
AftMailAccounts *aft_mail_accounts_new    (const char           *folder);

/* Reads the file again; a missing one is no account. One that can't be read is never written over. AFT_MAIL_ERROR_ACCOUNT. */
gboolean         aft_mail_accounts_load   (AftMailAccounts      *self,
                                           GError              **error);

/* AftMailAccount, in the order in which they were added. Valid until the next change. Transfer none. */
GPtrArray       *aft_mail_accounts_list   (AftMailAccounts      *self);
/* NULL if there is none with @id. */
const AftMailAccount *
                 aft_mail_accounts_find   (AftMailAccounts      *self,
                                           const char           *id);
/* What mail is sent by unless another was chosen; NULL without any account. */
const AftMailAccount *
                 aft_mail_accounts_get_default (AftMailAccounts *self);

/* Adds @account, or replaces the one with its id, and writes the file durably. What the file holds besides stays.
 * AFT_MAIL_ERROR_ACCOUNT, _DISK. */
gboolean         aft_mail_accounts_put    (AftMailAccounts      *self,
                                           const AftMailAccount *account,
                                           GError              **error);
gboolean         aft_mail_accounts_remove (AftMailAccounts      *self,
                                           const char           *id,
                                           GError              **error);
gboolean         aft_mail_accounts_set_default (AftMailAccounts *self,
                                           const char           *id,
                                           GError              **error);

G_END_DECLS
