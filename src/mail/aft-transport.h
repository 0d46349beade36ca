/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

#include "aft-mail-account.h"

G_BEGIN_DECLS

/* One conversation with a server of mail (SMTP), in a thread of its own. Always encrypted, the certificate and the name in it
 * always verified; nothing about the user is said before that. */

/* How long to wait, in seconds. */
typedef struct
{
  guint connect;        /* for the connection, with everything before the login is over */
  guint answer;         /* for the answer to one command */
  guint stall;          /* while nothing of the message can be handed over */
} AftTransportPatience;

/* What is usual: RFC 5321 allows minutes, people don't. */
extern const AftTransportPatience aft_transport_patience;

/* Called in the thread of the conversation when nothing but the final dot is left to be said: FALSE calls it off. After it
 * returned TRUE, only the server's answer tells whether the message was sent. */
typedef gboolean (*AftTransportCommit) (gpointer   data,
                                        GError   **error);

/* @password may be NULL: then nobody logs in. @ca_file (or NULL): whose certificates are believed instead of the system's. */
typedef struct
{
  const AftMailAccount *account;
  SecretValue          *password;
  const char           *ca_file;
  AftTransportPatience  patience;
} AftTransportServer;

/* Hands @message over for one recipient; both addresses as they go over the wire. TRUE only if the server accepted it.
 * AFT_MAIL_ERROR_UNSURE if it may have; every other error says that it was not sent. After @commit it can't be called
 * off any more. */
void      aft_transport_send_async  (const AftTransportServer *server,
                                     const char               *from,
                                     const char               *to,
                                     GBytes                   *message,
                                     AftTransportCommit        commit,
                                     gpointer                  commit_data,
                                     GCancellable             *cancellable,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  data);
gboolean  aft_transport_send_finish (GAsyncResult             *result,
                                     GError                  **error);

/* Connects, logs in and asks whether mail from @from would be taken; sends nothing. */
void      aft_transport_test_async  (const AftTransportServer *server,
                                     const char               *from,
                                     GCancellable             *cancellable,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  data);
gboolean  aft_transport_test_finish (GAsyncResult             *result,
                                     GError                  **error);

G_END_DECLS
