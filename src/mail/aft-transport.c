/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-transport.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-mail-address.h"
#include "aft-transport-private.h"

/* No server has that much to say; bytes. */
#define HEARD_MAX (64 * 1024)
#define SAID_MAX 300

const AftTransportPatience aft_transport_patience = { .connect = 30, .answer = 60, .stall = 60 };

static void
transport_free (AftTransport *self)
{
  aft_mail_account_free (self->account);
  g_free (self->host);
  g_clear_pointer (&self->password, secret_value_unref);
  g_free (self->ca_file);
  g_free (self->from);
  g_free (self->to);
  g_clear_pointer (&self->message, g_bytes_unref);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->commit_error);
  g_free (self->said);
  g_free (self);
}

/* "250-SIZE 35882577" */
static void
note_limit (AftTransport *self,
            const char   *words)
{
  if (g_ascii_strncasecmp (words, "SIZE ", 5) == 0)
    self->limit = g_ascii_strtoull (words + 5, NULL, 10);
}

/* Every line the server says comes by here. */
static size_t
heard_cb (char   *text,
          size_t  size,
          size_t  n,
          void   *data)
{
  AftTransport *self = data;
  gsize length = size * n;
  g_autofree char *line = g_strndup (text, MIN (length, SAID_MAX));

  self->heard += length;
  if (self->heard > HEARD_MAX)
    return 0;
  if (strlen (line) < 4 || !g_ascii_isdigit (line[0]) || !g_ascii_isdigit (line[1]) || !g_ascii_isdigit (line[2]))
    return length;

  /* What is said to the goodbye after a refusal is no answer to it. */
  if (self->code >= 400 && g_str_has_prefix (line, "221"))
    return length;

  self->code = (guint) g_ascii_strtoull (line, NULL, 10);
  g_free (self->said);
  self->said = g_strdup (g_strstrip (line + 4));
  if (self->code == 250)
    note_limit (self, self->said);

  return length;
}

static gboolean
commit (AftTransport *self)
{
  if (self->commit != NULL && !self->commit (self->commit_data, &self->commit_error))
    return FALSE;

  self->whole = TRUE;
  return TRUE;
}

static size_t
read_cb (char   *buffer,
         size_t  size,
         size_t  n,
         void   *data)
{
  AftTransport *self = data;
  gsize length;
  const char *bytes = g_bytes_get_data (self->message, &length);
  gsize count = MIN (size * n, length - self->given);

  if (count == 0)
    return self->whole || commit (self) ? 0 : CURL_READFUNC_ABORT;

  memcpy (buffer, bytes + self->given, count);
  self->given += count;

  return count;
}

static int
progress_cb (void       *data,
             curl_off_t  down_total,
             curl_off_t  down,
             curl_off_t  up_total,
             curl_off_t  up)
{
  AftTransport *self = data;

  if (self->to != NULL && self->limit > 0 && !self->whole && g_bytes_get_size (self->message) > self->limit)
    return 1;

  /* Once the final dot is said, only the answer tells. */
  return !self->whole && g_cancellable_is_cancelled (self->cancellable) ? 1 : 0;
}

gboolean
aft_transport_prepare (AftTransport *self,
                       CURL         *curl)
{
  gboolean tls = self->account->security == AFT_MAIL_TLS;
  gboolean v6 = strchr (self->host, ':') != NULL;
  /* What is said after EHLO is the URL's path: nothing about this computer. */
  g_autofree char *url = g_strdup_printf ("%s://%s%s%s:%u/%%5B127.0.0.1%%5D", tls ? "smtps" : "smtp", v6 ? "[" : "", self->host,
                                          v6 ? "]" : "", self->account->port);

  return curl_easy_setopt (curl, CURLOPT_URL, url) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps") == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_USE_SSL, (long) CURLUSESSL_ALL) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK
         && (self->ca_file == NULL || curl_easy_setopt (curl, CURLOPT_CAINFO, self->ca_file) == CURLE_OK)
         && (self->ca_file == NULL || curl_easy_setopt (curl, CURLOPT_CAPATH, NULL) == CURLE_OK)
         && curl_easy_setopt (curl, CURLOPT_NETRC, (long) CURL_NETRC_IGNORED) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_PROXY, "") == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_NOSIGNAL, 1L) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_CONNECTTIMEOUT, (long) self->patience.connect) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long) self->patience.answer) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_LOW_SPEED_LIMIT, 1L) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_LOW_SPEED_TIME, (long) self->patience.stall) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_ERRORBUFFER, self->trouble) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_HEADERFUNCTION, heard_cb) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_HEADERDATA, self) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_WRITEFUNCTION, heard_cb) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_WRITEDATA, self) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_NOPROGRESS, 0L) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_XFERINFOFUNCTION, progress_cb) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_XFERINFODATA, self) == CURLE_OK;
}

/* Only the two ways of logging in that send the password itself, inside the encrypted connection: every provider has one. */
static gboolean
log_in (AftTransport *self,
        CURL         *curl)
{
  if (self->password == NULL)
    return TRUE;

  return curl_easy_setopt (curl, CURLOPT_USERNAME, self->account->user) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_PASSWORD, secret_value_get_text (self->password)) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN") == CURLE_OK;
}

static gboolean
say_what (AftTransport       *self,
          CURL               *curl,
          struct curl_slist **recipients)
{
  g_autofree char *from = g_strdup_printf ("<%s>", self->from);
  g_autofree char *to = NULL;
  g_autofree char *command = NULL;

  if (self->to == NULL)
    {
      /* The connection ends after the answer: nothing is sent. */
      command = g_strdup_printf ("MAIL FROM:%s", from);
      return curl_easy_setopt (curl, CURLOPT_CUSTOMREQUEST, command) == CURLE_OK;
    }

  to = g_strdup_printf ("<%s>", self->to);
  *recipients = curl_slist_append (NULL, to);

  return *recipients != NULL
         && curl_easy_setopt (curl, CURLOPT_MAIL_FROM, from) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_MAIL_RCPT, *recipients) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_UPLOAD, 1L) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_READFUNCTION, read_cb) == CURLE_OK
         && curl_easy_setopt (curl, CURLOPT_READDATA, self) == CURLE_OK;
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  AftTransport *self = data;
  CURL *curl = curl_easy_init ();
  struct curl_slist *recipients = NULL;
  GError *error = NULL;
  CURLcode code = CURLE_FAILED_INIT;

  if (curl != NULL && aft_transport_prepare (self, curl) && log_in (self, curl) && say_what (self, curl, &recipients))
    code = curl_easy_perform (curl);
  if (code == CURLE_OK)
    g_task_return_boolean (task, TRUE);
  else if (!aft_transport_fail (self, curl, code, &error))
    g_task_return_error (task, error);

  curl_slist_free_all (recipients);
  curl_easy_cleanup (curl);
}

static void
start (const AftTransportServer *server,
       const char               *from,
       const char               *to,
       GBytes                   *message,
       AftTransportCommit        commit_function,
       gpointer                  commit_data,
       gpointer                  tag,
       GCancellable             *cancellable,
       GAsyncReadyCallback       callback,
       gpointer                  data)
{
  static gsize initialised;
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_autoptr (GError) error = NULL;
  g_autofree char *host = NULL;
  AftTransport *self;

  g_task_set_source_tag (task, tag);
  /* What the conversation found out counts, not that somebody called it off meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  if (g_once_init_enter (&initialised))
    g_once_init_leave (&initialised, curl_global_init (CURL_GLOBAL_DEFAULT) == CURLE_OK ? 1 : 2);

  host = aft_mail_dup_host (server->account->server, &error);
  if (host == NULL || !aft_mail_account_check (server->account, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self = g_new0 (AftTransport, 1);
  self->account = aft_mail_account_copy (server->account);
  self->host = g_steal_pointer (&host);
  self->password = server->password != NULL ? secret_value_ref (server->password) : NULL;
  self->ca_file = g_strdup (server->ca_file);
  self->patience = server->patience;
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  self->message = message != NULL ? g_bytes_ref (message) : NULL;
  self->commit = commit_function;
  self->commit_data = commit_data;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, self, (GDestroyNotify) transport_free);
  g_task_run_in_thread (task, run_in_thread);
}

void
aft_transport_send_async (const AftTransportServer *server,
                          const char               *from,
                          const char               *to,
                          GBytes                   *message,
                          AftTransportCommit        commit_function,
                          gpointer                  commit_data,
                          GCancellable             *cancellable,
                          GAsyncReadyCallback       callback,
                          gpointer                  data)
{
  g_return_if_fail (to != NULL && message != NULL);

  start (server, from, to, message, commit_function, commit_data, aft_transport_send_async, cancellable, callback, data);
}

gboolean
aft_transport_send_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
aft_transport_test_async (const AftTransportServer *server,
                          const char               *from,
                          GCancellable             *cancellable,
                          GAsyncReadyCallback       callback,
                          gpointer                  data)
{
  start (server, from, NULL, NULL, NULL, NULL, aft_transport_test_async, cancellable, callback, data);
}

gboolean
aft_transport_test_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
