/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* sender test|send|again|resume FOLDER HOST PORT tls|starttls USER CA: one conversation with a server, for the tests in Python. The
 * password is the first line of standard input; for "send", the second is the recipient's address and the rest the text. A mail
 * goes by the outbox in FOLDER; "again" sends what waits there, "resume" only opens it. Prints what became of it: "ok", or the
 * error's code and words, and then a line for each mail of the outbox with its state and Message-ID. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aft-id.h"
#include "aft-outbox.h"

#include "../result.h"

/* In seconds. A slow machine, or a program that is watched, needs more of it, but less than the servers' 15. */
static AftTransportPatience
get_patience (void)
{
  guint factor = g_getenv ("AFTERWORD_PATIENCE") != NULL ? 3 : 1;

  return (AftTransportPatience) { .connect = 4 * factor, .answer = 2 * factor, .stall = 2 * factor };
}

static const char *const states[] = { "waiting", "sending", "unsure", "accepted", "failed" };

static void
tell (gboolean      done,
      const GError *error)
{
  if (done)
    printf ("ok\n");
  else
    printf ("%s %d %s\n", error->domain == AFT_MAIL_ERROR ? "mail" : g_quark_to_string (error->domain), error->code, error->message);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

/* The tests call it off after so many milliseconds, if they say so. */
static GCancellable *
make_cancellable (void)
{
  const char *after = g_getenv ("SENDER_CANCEL");
  GCancellable *cancellable = g_cancellable_new ();

  if (after != NULL)
    g_timeout_add (atoi (after), cancel_cb, cancellable);

  return cancellable;
}

static void
test_account (const AftTransportServer *server)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  aft_transport_test_async (server, server->account->address, NULL, result_keep_cb, &result);
  result_wait (&result);
  done = aft_transport_test_finish (result, &error);
  tell (done, error);
}

static void
send_item (AftOutbox                *outbox,
           const AftTransportServer *server,
           AftOutboxItem            *item)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = make_cancellable ();
  g_autoptr (GError) error = NULL;
  gboolean done;

  aft_outbox_send_async (outbox, item, server, cancellable, result_keep_cb, &result);
  result_wait (&result);
  done = aft_outbox_send_finish (outbox, result, &error);
  tell (done, error);
}

static void
send_mail (AftOutbox                *outbox,
           const AftTransportServer *server,
           char                    **lines)
{
  g_autoptr (GError) error = NULL;
  AftOutboxMail mail = {
    .account = g_strdup (server->account->id),
    .from_name = g_strdup ("Ana Örtiz"),
    .from = g_strdup (server->account->address),
    .to_name = g_strdup ("Bo, Lind"),
    .to = g_strdup (lines[1]),
    .subject = g_strdup ("Danke für Ihre Zeit 🙂"),
    .text = g_strdup (lines[2]),
    .message_id = g_strdup_printf ("%s@example.test", server->account->id),
    .date = g_date_time_new_now_local (),
    .until = g_date_time_new_now_local (),
    .book = aft_id_new (),
    .contact = aft_id_new (),
  };
  AftOutboxItem *item = aft_outbox_add (outbox, &mail, &error);

  g_assert_no_error (error);
  send_item (outbox, server, item);
}

/* What a start sends by itself. */
static void
send_waiting (AftOutbox                *outbox,
              const AftTransportServer *server)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (outbox)); i++)
    {
      g_autoptr (AftOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (outbox), i);

      if (aft_outbox_item_get_state (item) == AFT_OUTBOX_WAITING)
        send_item (outbox, server, item);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (AftOutbox) outbox = NULL;
  g_autoptr (AftMailAccount) account = aft_mail_account_new ();
  g_autoptr (SecretValue) password = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) input = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  char buffer[4096];
  AftTransportServer server = { .account = account, .patience = get_patience () };

  if (argc != 8)
    return 2;

  for (size_t n; (n = fread (buffer, 1, sizeof buffer, stdin)) > 0;)
    g_string_append_len (input, buffer, n);
  lines = g_strsplit (input->str, "\n", 3);
  password = secret_value_new (lines[0], -1, "text/plain");
  g_free (account->server);
  account->server = g_strdup (argv[3]);
  account->port = atoi (argv[4]);
  account->security = g_str_equal (argv[5], "starttls") ? AFT_MAIL_STARTTLS : AFT_MAIL_TLS;
  g_free (account->user);
  account->user = g_strdup (argv[6]);
  g_free (account->address);
  account->address = g_strdup ("ana@example.test");
  server.password = password;
  server.ca_file = argv[7];

  if (g_str_equal (argv[1], "test"))
    {
      test_account (&server);
      return 0;
    }

  outbox = aft_outbox_new (argv[2]);
  if (!aft_outbox_open (outbox, &error))
    {
      tell (FALSE, error);
      return 1;
    }
  if (g_str_equal (argv[1], "send"))
    send_mail (outbox, &server, lines);
  else if (g_str_equal (argv[1], "again"))
    send_waiting (outbox, &server);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (outbox)); i++)
    {
      g_autoptr (AftOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (outbox), i);

      printf ("%s %s\n", states[aft_outbox_item_get_state (item)], aft_outbox_item_get_mail (item)->message_id);
    }

  return 0;
}
