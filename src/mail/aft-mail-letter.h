/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "aft-mail-address.h"

G_BEGIN_DECLS

/* What one mail says, and what its headers are made from. Nothing else becomes a header. */
typedef struct
{
  const AftMailAddress *from;
  const AftMailAddress *to;
  const char           *subject;
  const char           *text;           /* lines end in LF */
  const char           *message_id;     /* without brackets; the same one for every try */
  const char           *in_reply_to;    /* without brackets; NULL: begins a thread */
  const char           *references;     /* ids without brackets, separated by blanks, the oldest first; or NULL */
  GDateTime            *date;
} AftMailLetter;

/* "3f0b…@example.org": an id nobody else makes, in the domain of @from. Transfer full. */
char   *aft_mail_new_message_id (const AftMailAddress *from);

/* The message as it goes to the server, lines ended by CR LF: text/plain, UTF-8, format=flowed. AFT_MAIL_ERROR_HEADER if
 * anything that becomes a header has a line break or a control character in it. Transfer full. */
GBytes *aft_mail_letter_to_bytes (const AftMailLetter *letter,
                                  GError             **error);

G_END_DECLS
