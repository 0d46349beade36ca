/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-transport-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-text.h"

#define SHOWN_MAX 200

/* What the server said, as it may be shown; NULL if it said nothing, or something that has the password in it: it may be a
 * stranger who repeats what it was told. Transfer full. */
static char *
dup_said (AftTransport *self)
{
  g_autofree char *line = self->said != NULL ? aft_text_dup_line (self->said) : NULL;
  const char *password = self->password != NULL ? secret_value_get_text (self->password) : NULL;
  gboolean secret = FALSE;

  if (line != NULL && password != NULL && *password != '\0')
    {
      g_autofree char *encoded = g_base64_encode ((const guchar *) password, strlen (password));

      secret = strstr (line, password) != NULL || strstr (line, encoded) != NULL;
    }

  return line != NULL && !secret ? aft_text_dup_shown (line, SHOWN_MAX) : NULL;
}

/* @words, and what the server said. */
static gboolean
fail (AftTransport  *self,
      AftMailError   code,
      const char    *words,
      gboolean       quote,
      GError       **error)
{
  g_autofree char *said = quote ? dup_said (self) : NULL;

  if (said != NULL)
    /* Translators: a sentence about what went wrong, and the server's own words */
    g_set_error (error, AFT_MAIL_ERROR, code, _("%s It said: “%s”"), words, said);
  else
    g_set_error_literal (error, AFT_MAIL_ERROR, code, words);

  return FALSE;
}

static gboolean
said_has (AftTransport *self,
          const char   *words)
{
  g_autofree char *said = self->said != NULL ? g_ascii_strdown (self->said, -1) : NULL;

  return said != NULL && strstr (said, words) != NULL;
}

static gboolean
fail_login (AftTransport  *self,
            GError       **error)
{
  if (self->code >= 400 && self->code < 500)
    return fail (self, AFT_MAIL_ERROR_LATER, _("The server can’t log anybody in just now. Try again later."), FALSE, error);
  if (self->code == 534 || said_has (self, "5.7.9") || said_has (self, "app password") || said_has (self, "application-specific")
      || said_has (self, "app-specific"))
    return fail (self, AFT_MAIL_ERROR_APP_PASSWORD,
                 _("The provider wants a password made for programs: an app password, not the one you log in with."), FALSE,
                 error);
  if (self->code == 504 || self->code < 400)
    return fail (self, AFT_MAIL_ERROR_LOGIN,
                 _("The server doesn’t let anybody log in with a password. Open the text in your mail program instead."), FALSE,
                 error);

  return fail (self, AFT_MAIL_ERROR_PASSWORD, _("The server doesn’t accept the user name or the password."), FALSE, error);
}

static gboolean
is_size (AftTransport *self)
{
  return self->code == 552 || self->code == 523 || said_has (self, "5.3.4") || said_has (self, "too large")
         || said_has (self, "too big");
}

/* The server answered a command with a refusal. */
static gboolean
fail_refused (AftTransport  *self,
              GError       **error)
{
  gboolean sender = g_str_has_prefix (self->trouble, "MAIL") || self->to == NULL;
  gboolean recipient = g_str_has_prefix (self->trouble, "RCPT");

  if (self->code < 500)
    return fail (self, AFT_MAIL_ERROR_LATER, _("The server can’t take the mail just now. Try again later."), TRUE, error);
  if (is_size (self))
    return fail (self, AFT_MAIL_ERROR_TOO_LARGE, _("The mail is larger than the server allows."), TRUE, error);
  if (self->code == 530)
    return fail (self, AFT_MAIL_ERROR_LOGIN, _("The server wants a login, but offers no way that is safe."), TRUE, error);
  if (sender)
    return fail (self, AFT_MAIL_ERROR_SENDER, _("The server doesn’t send for your address."), TRUE, error);
  if (recipient)
    return fail (self, AFT_MAIL_ERROR_RECIPIENT, _("The server doesn’t accept the recipient’s address."), TRUE, error);

  return fail (self, AFT_MAIL_ERROR_REFUSED, _("The server refuses the mail."), TRUE, error);
}

static gboolean
fail_no_tls (AftTransport  *self,
             GError       **error)
{
  return fail (self, AFT_MAIL_ERROR_NO_TLS,
               _("The connection can’t be encrypted, so nothing was said. Is the port right, and the kind of encryption?"),
               FALSE, error);
}

/* A forged certificate ends as if encryption weren't possible. */
static gboolean
fail_certificate (AftTransport  *self,
                  CURLcode       code,
                  GError       **error)
{
  g_autofree char *words = aft_transport_dup_certificate_words (self, code);

  return words != NULL ? fail (self, AFT_MAIL_ERROR_CERTIFICATE, words, FALSE, error) : fail_no_tls (self, error);
}

static gboolean
fail_aborted (AftTransport  *self,
              GError       **error)
{
  if (self->commit_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->commit_error));
      return FALSE;
    }
  if (!g_cancellable_is_cancelled (self->cancellable))
    return fail (self, AFT_MAIL_ERROR_TOO_LARGE, _("The mail is larger than the server allows."), FALSE, error);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Sending was stopped."));
  return FALSE;
}

static gboolean
fail_no_answer (AftTransport  *self,
                GError       **error)
{
  g_autofree char *words = g_strdup_printf (
    /* Translators: a server's name and a port */
    _("%s doesn’t answer on port %u. Is the port right, and are you online?"), self->account->server, self->account->port);

  return fail (self, AFT_MAIL_ERROR_NO_ANSWER, words, FALSE, error);
}

static gboolean
fail_name (AftTransport  *self,
           GError       **error)
{
  g_autofree char *words = g_strdup_printf (
    /* Translators: a server's name */
    _("There is no server named %s, or you are offline."), self->account->server);

  return fail (self, AFT_MAIL_ERROR_NAME, words, FALSE, error);
}

gboolean
aft_transport_fail (AftTransport  *self,
                    CURL          *curl,
                    CURLcode       code,
                    GError       **error)
{
  /* A refusal is an answer, whenever it comes; without one after the final dot, nobody knows. */
  gboolean refused = self->code >= 400 && self->code < 600;

  if (code == CURLE_ABORTED_BY_CALLBACK && !self->whole)
    return fail_aborted (self, error);
  if (self->whole && !refused)
    return fail (self, AFT_MAIL_ERROR_UNSURE,
                 _("The connection was lost at the last moment: the mail may have been sent, or not. Look in your sent mail."),
                 FALSE, error);

  switch ((int) code)
    {
    case CURLE_COULDNT_RESOLVE_HOST:
      return fail_name (self, error);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
      return fail_certificate (self, code, error);
    case CURLE_SSL_CACERT_BADFILE:
      return fail (self, AFT_MAIL_ERROR_CERTIFICATE,
                   _("The list of those whose certificates are believed can’t be read, so nothing was said."), FALSE, error);
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CIPHER:
      return fail_no_tls (self, error);
    case CURLE_LOGIN_DENIED:
      return fail_login (self, error);
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
      return fail_no_answer (self, error);
    default:
      if (refused)
        return fail_refused (self, error);
      return fail (self, AFT_MAIL_ERROR_LOST, _("The connection was lost before the mail was sent."), FALSE, error);
    }
}
