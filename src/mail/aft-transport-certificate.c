/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-transport-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-date.h"
#include "aft-text.h"

#define SHOWN_MAX 120

/* Of the numbers that OpenSSL gives its verdicts and curl hands on, those that say something to a user. */
static const long unknown_verdicts[] = { 2, 18, 19, 20, 21, 27 };
static const long weak_verdicts[] = { 66, 67, 68 };
static const long purpose_verdicts[] = { 26 };

/* What a server showed. */
typedef struct
{
  gboolean  seen;
  char     *subject;
  char     *names;              /* those it may be asked for by */
  char     *issuer;
  char     *start;
  char     *end;
} Certificate;

static void
certificate_clear (Certificate *certificate)
{
  g_free (certificate->subject);
  g_free (certificate->names);
  g_free (certificate->issuer);
  g_free (certificate->start);
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

/* Meets the server again without a name, a password or a mail, only to see its certificate; @believing: if it holds for whatever
 * name. Returns the verdict on it. */
static long
look (AftTransport *self,
      gboolean      believing,
      Certificate  *certificate)
{
  CURL *curl = curl_easy_init ();
  AftTransport stranger = { .account = self->account, .host = self->host, .ca_file = self->ca_file, .patience = self->patience,
                            .cancellable = self->cancellable };
  struct curl_certinfo *found = NULL;
  CURLcode code = CURLE_FAILED_INIT;
  long verdict = 0;

  if (curl != NULL && aft_transport_prepare (&stranger, curl)
      && curl_easy_setopt (curl, CURLOPT_SSL_VERIFYPEER, believing ? 1L : 0L) == CURLE_OK
      && curl_easy_setopt (curl, CURLOPT_SSL_VERIFYHOST, 0L) == CURLE_OK
      && curl_easy_setopt (curl, CURLOPT_CERTINFO, 1L) == CURLE_OK
      && curl_easy_setopt (curl, CURLOPT_CUSTOMREQUEST, "NOOP") == CURLE_OK)
    {
      code = curl_easy_perform (curl);
      curl_easy_getinfo (curl, CURLINFO_CERTINFO, &found);
      curl_easy_getinfo (curl, CURLINFO_SSL_VERIFYRESULT, &verdict);
    }
  if (code != CURLE_PEER_FAILED_VERIFICATION && code != CURLE_SSL_CONNECT_ERROR && found != NULL && found->num_of_certs > 0)
    {
      certificate->seen = TRUE;
      for (struct curl_slist *field = found->certinfo[0]; field != NULL; field = field->next)
        {
          take (field->data, "Subject:", &certificate->subject);
          take (field->data, "X509v3 Subject Alternative Name:", &certificate->names);
          take (field->data, "Issuer:", &certificate->issuer);
          take (field->data, "Start date:", &certificate->start);
          take (field->data, "Expire date:", &certificate->end);
        }
    }
  g_free (stranger.said);
  curl_easy_cleanup (curl);

  return verdict;
}

/* "Nov 25 15:00:00 2026 GMT" (OpenSSL) or "2026-11-25 15:00:00 GMT". Transfer full; NULL if it is neither. */
static GDateTime *
read_date (const char *text)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  char word[4] = "";
  int year = 0, month = 0, day = 0, hour = 0, minute = 0;

  if (text == NULL
      || (sscanf (text, "%4d-%2d-%2d %2d:%2d", &year, &month, &day, &hour, &minute) != 5
          && sscanf (text, "%3s %2d %2d:%2d:%*2d %4d", word, &day, &hour, &minute, &year) != 5))
    return NULL;
  for (int i = 0; i < (int) G_N_ELEMENTS (months); i++)
    if (g_str_equal (word, months[i]))
      month = i + 1;

  return g_date_time_new_utc (year, month, day, hour, minute, 0);
}

static char *
dup_day (GDateTime *moment)
{
  g_autofree char *day = g_date_time_format (moment, "%Y-%m-%d");

  return aft_day_dup_shown (day, NULL);
}

static gboolean
is_one_of (const long *verdicts,
           gsize       n,
           long        verdict)
{
  /* Other libraries have numbers of their own. */
  if (!g_str_has_prefix (curl_version_info (CURLVERSION_NOW)->ssl_version, "OpenSSL"))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (verdicts[i] == verdict)
      return TRUE;

  return FALSE;
}

#define IS_ONE_OF(verdicts, verdict) is_one_of (verdicts, G_N_ELEMENTS (verdicts), verdict)

/* Why nobody believes @certificate, whatever it is asked for by. */
static char *
dup_words (AftTransport *self,
           Certificate  *certificate,
           long          verdict)
{
  const char *server = self->account->server;
  g_autofree char *whose = aft_text_dup_shown (certificate->subject != NULL ? certificate->subject : certificate->names, SHOWN_MAX);
  g_autofree char *issuer = aft_text_dup_shown (certificate->issuer, SHOWN_MAX);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) start = read_date (certificate->start);
  g_autoptr (GDateTime) end = read_date (certificate->end);
  g_autofree char *day = NULL;

  if (end != NULL && g_date_time_compare (end, now) < 0)
    {
      day = dup_day (end);
      /* Translators: a server's name, whom its certificate is for, and a date */
      return g_strdup_printf (_("The certificate of %s (for %s) was good until %s, so nothing was sent."), server, whose, day);
    }
  if (start != NULL && g_date_time_compare (start, now) > 0)
    {
      day = dup_day (start);
      return g_strdup_printf (
        /* Translators: a server's name, whom its certificate is for, and a date */
        _("The certificate of %s (for %s) is good only from %s on, so nothing was sent. Is this computer’s clock right?"),
        server, whose, day);
    }
  if (IS_ONE_OF (weak_verdicts, verdict))
    /* Translators: a server's name, and whom its certificate is for */
    return g_strdup_printf (_("The certificate of %s (for %s) is too weak: anybody could forge it, so nothing was sent."), server,
                            whose);
  if (IS_ONE_OF (purpose_verdicts, verdict))
    /* Translators: a server's name, and whom its certificate is for */
    return g_strdup_printf (_("The certificate of %s (for %s) is for another purpose, so nothing was sent."), server, whose);
  if (certificate->subject != NULL && g_strcmp0 (certificate->subject, certificate->issuer) == 0)
    /* Translators: a server's name, and whom the certificate is for */
    return g_strdup_printf (_("%s made its certificate (for %s) itself; nobody vouches for it, so nothing was sent."), server,
                            whose);
  if (IS_ONE_OF (unknown_verdicts, verdict))
    return g_strdup_printf (
      /* Translators: a server's name, whom its certificate is for, and who made it */
      _("The certificate of %s (for %s) is by somebody this computer doesn’t know (%s), so nothing was sent."), server, whose,
      issuer);

  return g_strdup_printf (
    /* Translators: a server's name, whom its certificate is for, and who made it */
    _("This computer doesn’t believe the certificate of %s (for %s, by %s), so nothing was sent."), server, whose, issuer);
}

char *
aft_transport_dup_certificate_words (AftTransport *self,
                                     CURLcode      code)
{
  g_auto (Certificate) believed = { FALSE };
  g_auto (Certificate) shown = { FALSE };
  g_autofree char *whose = NULL;
  long verdict = look (self, TRUE, &believed);

  if (believed.seen && code != CURLE_PEER_FAILED_VERIFICATION)
    return NULL;
  if (believed.seen)
    {
      whose = aft_text_dup_shown (believed.names != NULL ? believed.names : believed.subject, SHOWN_MAX);
      /* Translators: a server's name, and whom the certificate is for */
      return g_strdup_printf (_("%s showed a certificate that is for somebody else (%s), so nothing was sent."),
                              self->account->server, whose);
    }

  look (self, FALSE, &shown);
  if (shown.seen)
    return dup_words (self, &shown, verdict);
  if (code == CURLE_PEER_FAILED_VERIFICATION)
    /* Translators: a server's name */
    return g_strdup_printf (_("%s can’t prove who it is, so nothing was sent."), self->account->server);

  return NULL;
}
