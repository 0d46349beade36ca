/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-transport-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-text.h"

#define SHOWN_MAX 120

typedef struct
{
  char *subject;
  char *issuer;
  char *end;
} Certificate;

static void
certificate_clear (Certificate *certificate)
{
  g_free (certificate->subject);
  g_free (certificate->issuer);
  g_free (certificate->end);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Certificate, certificate_clear)

/* The value of "Subject:CN = mail.example.org" if @field begins with @name. */
static void
take (const char  *field,
      const char  *name,
      char       **value)
{
  if (*value == NULL && g_str_has_prefix (field, name))
    *value = aft_text_dup_line (field + strlen (name));
}

/* Meets the server again without believing it and without a name, a password or a mail: only its certificate is looked at. */
static void
look (AftTransport *self,
      Certificate  *certificate)
{
  CURL *curl = curl_easy_init ();
  AftTransport stranger = { .account = self->account, .host = self->host, .patience = self->patience,
                            .cancellable = self->cancellable };
  struct curl_certinfo *found = NULL;

  if (curl != NULL && aft_transport_prepare (&stranger, curl)
      && curl_easy_setopt (curl, CURLOPT_SSL_VERIFYPEER, 0L) == CURLE_OK
      && curl_easy_setopt (curl, CURLOPT_SSL_VERIFYHOST, 0L) == CURLE_OK
      && curl_easy_setopt (curl, CURLOPT_CERTINFO, 1L) == CURLE_OK
      && curl_easy_setopt (curl, CURLOPT_CUSTOMREQUEST, "NOOP") == CURLE_OK)
    {
      curl_easy_perform (curl);
      curl_easy_getinfo (curl, CURLINFO_CERTINFO, &found);
    }
  if (found != NULL && found->num_of_certs > 0)
    for (struct curl_slist *field = found->certinfo[0]; field != NULL; field = field->next)
      {
        take (field->data, "Subject:", &certificate->subject);
        take (field->data, "Issuer:", &certificate->issuer);
        take (field->data, "Expire date:", &certificate->end);
      }
  g_free (stranger.said);
  curl_easy_cleanup (curl);
}

/* "Nov 25 15:00:00 2026 GMT" (OpenSSL) or "2026-11-25 15:00:00 GMT". */
static gboolean
is_over (const char *end)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) date = NULL;
  char word[4] = "";
  int year = 0, month = 0, day = 0, hour = 0, minute = 0;

  if (sscanf (end, "%4d-%2d-%2d %2d:%2d", &year, &month, &day, &hour, &minute) != 5
      && sscanf (end, "%3s %2d %2d:%2d:%*2d %4d", word, &day, &hour, &minute, &year) != 5)
    return FALSE;
  for (int i = 0; i < (int) G_N_ELEMENTS (months); i++)
    if (g_str_equal (word, months[i]))
      month = i + 1;
  date = g_date_time_new_utc (year, month, day, hour, minute, 0);

  return date != NULL && g_date_time_compare (date, now) < 0;
}

char *
aft_transport_dup_certificate_words (AftTransport *self,
                                     long          verified)
{
  g_auto (Certificate) certificate = { NULL };
  g_autofree char *whose = NULL;
  g_autofree char *issuer = NULL;
  const char *server = self->account->server;

  look (self, &certificate);
  whose = aft_text_dup_shown (certificate.subject, SHOWN_MAX);
  issuer = aft_text_dup_shown (certificate.issuer, SHOWN_MAX);

  if (certificate.subject == NULL)
    /* Translators: a server's name */
    return g_strdup_printf (_("%s can’t prove who it is, so nothing was sent."), server);
  if (certificate.end != NULL && is_over (certificate.end))
    /* Translators: a server's name, whom its certificate is for, and a date */
    return g_strdup_printf (_("The certificate of %s (for %s) was good until %s, so nothing was sent."), server, whose,
                            certificate.end);
  if (verified == 0)
    /* Translators: a server's name, and whom the certificate is for */
    return g_strdup_printf (_("%s showed a certificate that is for somebody else (%s), so nothing was sent."), server, whose);
  if (g_strcmp0 (certificate.subject, certificate.issuer) == 0)
    /* Translators: a server's name, and whom the certificate is for */
    return g_strdup_printf (_("%s made its certificate (for %s) itself; nobody vouches for it, so nothing was sent."), server,
                            whose);

  /* Translators: a server's name, whom its certificate is for, and who made it */
  return g_strdup_printf (_("The certificate of %s (for %s) is by somebody this computer doesn’t know (%s), so nothing was sent."),
                          server, whose, issuer);
}
