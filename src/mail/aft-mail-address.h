/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "aft-mail-error.h"

G_BEGIN_DECLS

/* One address somebody can be written to, checked: nothing in it can end a line or an address. */
typedef struct
{
  char *name;     /* of who it belongs to; NULL if it wasn't given */
  char *address;  /* "ana@müller.example", as it is shown */
  char *wire;     /* "ana@xn--mller-kva.example", as it goes over the wire: ASCII only */
} AftMailAddress;

void      aft_mail_address_clear    (AftMailAddress *address);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftMailAddress, aft_mail_address_clear)

/* Reads one address (RFC 5321), alone or as "Ana Ortiz <ana@example.org>", with blanks around it. Domains in other scripts
 * become ASCII (IDNA). Comments, quoted local parts, address literals and lists are refused. AFT_MAIL_ERROR_ADDRESS,
 * AFT_MAIL_ERROR_NOT_REACHABLE (a local part that isn't ASCII), AFT_MAIL_ERROR_HEADER. On failure @address is empty. */
gboolean  aft_mail_address_parse    (const char     *text,
                                     AftMailAddress *address,
                                     GError        **error);

/* Whether @text may stand in a header: UTF-8 without line breaks and control characters. AFT_MAIL_ERROR_HEADER. */
gboolean  aft_mail_check_line       (const char     *text,
                                     GError        **error);

/* @name of a server, or an IP address, as it goes over the wire. NULL with AFT_MAIL_ERROR_ACCOUNT if it is neither. Transfer
 * full. */
char     *aft_mail_dup_host         (const char     *name,
                                     GError        **error);

G_END_DECLS
