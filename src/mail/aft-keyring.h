/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsecret/secret.h>

#include "aft-mail-error.h"

G_BEGIN_DECLS

/* Where a password is. */
typedef enum
{
  AFT_KEYRING_THERE,            /* in the keyring, which is open */
  AFT_KEYRING_LOCKED,           /* in the keyring, or not: it has to be opened first */
  AFT_KEYRING_NO_SERVICE,       /* this session has no keyring: in locked memory until the program ends, if it was given */
  AFT_KEYRING_NONE,             /* none is stored */
} AftKeyringState;

#define AFT_TYPE_KEYRING (aft_keyring_get_type ())
G_DECLARE_FINAL_TYPE (AftKeyring, aft_keyring, AFT, KEYRING, GObject)

/* Passwords of mail accounts in the system's keyring, under the account's random id. One request at a time, in the order in which
 * they were made. Nothing is ever written to a file of ours. */
AftKeyring  *aft_keyring_new           (void);

/* Looks for the password of account @id. With @unlock the system asks the user to open a locked keyring. @state is set in every
 * case. NULL without an error if there is none; AFT_MAIL_ERROR_NO_KEYRING if the keyring broke down in the middle. Without a
 * service it is the one that was kept in memory. Transfer full. */
void         aft_keyring_lookup_async  (AftKeyring          *self,
                                        const char          *id,
                                        gboolean             unlock,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             data);
SecretValue *aft_keyring_lookup_finish (AftKeyring          *self,
                                        GAsyncResult        *result,
                                        AftKeyringState     *state,
                                        GError             **error);

/* Stores @password, replacing the one before, with a label that tells a person which mail it is for. @state says where it went:
 * AFT_KEYRING_NO_SERVICE means into memory, for this run. AFT_MAIL_ERROR_LOCKED (nothing was stored), _NO_KEYRING. */
void         aft_keyring_store_async   (AftKeyring          *self,
                                        const char          *id,
                                        const char          *address,
                                        const char          *password,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             data);
gboolean     aft_keyring_store_finish  (AftKeyring          *self,
                                        GAsyncResult        *result,
                                        AftKeyringState     *state,
                                        GError             **error);

/* Forgets the password of account @id everywhere. AFT_MAIL_ERROR_LOCKED, _NO_KEYRING. */
void         aft_keyring_clear_async   (AftKeyring          *self,
                                        const char          *id,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             data);
gboolean     aft_keyring_clear_finish  (AftKeyring          *self,
                                        GAsyncResult        *result,
                                        GError             **error);

/* What a user must know about @state, in one or two sentences; NULL for AFT_KEYRING_THERE. Translated. */
const char  *aft_keyring_state_get_words (AftKeyringState    state);

G_END_DECLS
