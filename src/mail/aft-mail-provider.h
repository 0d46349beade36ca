/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-mail-account.h"

G_BEGIN_DECLS

/* What is known about the provider of an address. */
typedef struct
{
  char    *name;                /* as its users know it; NULL: unknown, what is filled in is a guess */
  gboolean sends;               /* FALSE: not by a password, only by the mail program */
  gboolean app_password;        /* it wants a password made for programs */
  char    *page;                /* where such a password is made; or NULL */
} AftMailProvider;

void      aft_mail_provider_clear (AftMailProvider *provider);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftMailProvider, aft_mail_provider_clear)

/* Looks the address of @account up in @file (mail-providers.ini) and fills in server, port, security and user name; for an
 * unknown provider by what most have. FALSE if it is no address yet. */
gboolean  aft_mail_provider_find  (const char      *file,
                                   AftMailAccount  *account,
                                   AftMailProvider *provider);

/* Where mail is taken at a provider nobody knows, the likeliest first: @prefix is what stands before the domain. */
typedef struct
{
  const char      *prefix;
  guint            port;
  AftMailSecurity  security;
} AftMailGuess;

#define AFT_MAIL_GUESSES 4
extern const AftMailGuess aft_mail_guesses[AFT_MAIL_GUESSES];

/* Fills in what @guess says for the address of @account. FALSE if it is no address. */
gboolean  aft_mail_guess_apply   (const AftMailGuess *guess,
                                  AftMailAccount     *account);

/* What the user has to know before typing a password, in one or two sentences; NULL if nothing. Translated. Transfer full. */
char     *aft_mail_provider_dup_words (const AftMailProvider *provider);

G_END_DECLS
