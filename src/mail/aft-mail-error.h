/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a user can act on. The messages are whole sentences, translated; none holds a password. Something that was cancelled is
 * G_IO_ERROR_CANCELLED. */
#define AFT_MAIL_ERROR (aft_mail_error_quark ())
GQuark aft_mail_error_quark (void);

typedef enum
{
  AFT_MAIL_ERROR_ADDRESS,       /* no address, or more than one */
  AFT_MAIL_ERROR_NOT_REACHABLE, /* an address that needs SMTPUTF8 */
  AFT_MAIL_ERROR_HEADER,        /* line breaks or control characters where one line belongs */
  AFT_MAIL_ERROR_ACCOUNT,       /* server, port or user name make no sense, or accounts.ini is damaged */
  AFT_MAIL_ERROR_NAME,          /* the server's name was not found */
  AFT_MAIL_ERROR_NO_ANSWER,     /* refused the connection, or said nothing in time */
  AFT_MAIL_ERROR_NO_TLS,        /* the connection could not be encrypted */
  AFT_MAIL_ERROR_CERTIFICATE,   /* the server isn't who it says */
  AFT_MAIL_ERROR_PASSWORD,      /* user name or password are wrong */
  AFT_MAIL_ERROR_APP_PASSWORD,  /* the provider wants a password made for programs */
  AFT_MAIL_ERROR_LOGIN,         /* no way of logging in that both know */
  AFT_MAIL_ERROR_SENDER,        /* the server refuses to send for this address */
  AFT_MAIL_ERROR_RECIPIENT,     /* the server refuses the recipient */
  AFT_MAIL_ERROR_TOO_LARGE,
  AFT_MAIL_ERROR_REFUSED,       /* the server refuses the message */
  AFT_MAIL_ERROR_LATER,         /* the server can't just now */
  AFT_MAIL_ERROR_LOST,          /* the connection was lost, or the server talks nonsense, before the message was complete */
  AFT_MAIL_ERROR_UNSURE,        /* lost after the message was complete: it may have been sent */
  AFT_MAIL_ERROR_LOCKED,        /* the keyring is locked */
  AFT_MAIL_ERROR_NO_PASSWORD,   /* none is stored */
  AFT_MAIL_ERROR_NO_KEYRING,    /* there is no keyring, or it broke down */
  AFT_MAIL_ERROR_DISK,          /* the outbox can't be written or read */
} AftMailError;

G_END_DECLS
