/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <curl/curl.h>

#include "aft-transport.h"

G_BEGIN_DECLS

/* One conversation; belongs to its thread once it runs. */
typedef struct
{
  AftMailAccount       *account;
  char                 *host;           /* as it goes over the wire */
  SecretValue          *password;
  char                 *ca_file;
  AftTransportPatience  patience;
  char                 *from;
  char                 *to;             /* NULL: a test */
  GBytes               *message;
  AftTransportCommit    commit;
  gpointer              commit_data;
  GCancellable         *cancellable;

  gsize                 given;          /* bytes of the message that were handed over */
  gboolean              whole;          /* the final dot was or is being said */
  GError               *commit_error;
  guint64               limit;          /* bytes, as the server said; 0: it didn't */
  gsize                 heard;          /* bytes the server said */
  guint                 code;           /* of its last answer */
  char                 *said;           /* its last answer's words */
  char                  trouble[CURL_ERROR_SIZE];
} AftTransport;

/* Opens the way to the server: address, encryption, verification, patience. FALSE if curl can't. */
gboolean  aft_transport_prepare     (AftTransport  *self,
                                     CURL          *curl);

/* What @code of curl, what the server said last, and how far it got mean to a user. Sets @error. Always FALSE. */
gboolean  aft_transport_fail        (AftTransport  *self,
                                     CURL          *curl,
                                     CURLcode       code,
                                     GError       **error);

/* Why the server's certificate wasn't believed, and whose it is, after a conversation that ended with @code. Speaks to the server
 * once or twice more, without saying anything. NULL if @code doesn't say that it was the certificate, and it wasn't. Transfer
 * full. */
char     *aft_transport_dup_certificate_words (AftTransport *self,
                                               CURLcode      code);

G_END_DECLS
