/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Mail from an open book, to the server that tests/mail/with-exim.py starts. */

#include "mail-room.h"

#include <string.h>

#include "aft-guide.h"
#include "aft-reminder.h"

#include "../result.h"

static AftTouch *
last_touch (MailRoom *f,
            guint    n)
{
  GListModel *touches = aft_document_get_records (AFT_DOCUMENT (f->contact), AFT_TYPE_TOUCH);
  g_autoptr (AftTouch) touch = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (touches), ==, n);
  touch = g_list_model_get_item (touches, n - 1);

  return touch;
}

/* What arrived with @message_id, NULL if nothing did within a moment. */
static char *
dup_arrived (const char *message_id)
{
  g_autofree char *folder = g_build_filename (g_getenv ("MAIL_FOLDER"), "new", NULL);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autofree char *text = NULL;

          if (g_file_get_contents (path, &text, NULL, NULL) && strstr (text, message_id) != NULL)
            return g_steal_pointer (&text);
        }
      g_usleep (50000);
    }

  return NULL;
}

static void
test_follow_up (MailRoom      *f,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  AftTouch *touch;
  g_autofree char *first = NULL;
  g_autofree char *arrived = NULL;
  g_autofree char *again = NULL;
  g_autofree char *on_disk = NULL;
  g_autofree char *thread = NULL;
  g_autoptr (GDateTime) now = aft_session_now (f->room->session);
  GListModel *reminders = aft_document_get_records (AFT_DOCUMENT (f->contact), AFT_TYPE_REMINDER);

  g_assert_nonnull (mail_room_send_to (f, "bo@example.test", "mail", &error));
  g_assert_no_error (error);
  mail_room_wait_until (&f->sent, 1);
  mail_room_wait_empty (f);

  touch = last_touch (f, 1);
  first = g_strdup (aft_record_get (touch, AFT_TOUCH_MESSAGE_ID));
  g_assert_cmpstr (aft_record_get (touch, AFT_TOUCH_CHANNEL), ==, "mail");
  g_assert_cmpstr (aft_record_get (touch, AFT_TOUCH_DIRECTION), ==, "out");
  g_assert_cmpstr (aft_record_get (touch, AFT_TOUCH_RESULT), ==, "sent");
  g_assert_cmpstr (aft_record_get (touch, AFT_TOUCH_SUBJECT), ==, "Danke für Ihre Zeit");
  g_assert_cmpstr (aft_record_get (touch, AFT_TOUCH_TEXT), ==, "Dear Bo,\n\nthank you – one question.\n");
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_OUTCOME), ==, "waiting");
  g_assert_cmpint (aft_guide_step_get_state (f->follow_up, AFT_GUIDE_STEP_SAY), ==, AFT_GUIDE_STEP_DONE);
  g_assert_cmpuint (g_list_model_get_n_items (reminders), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (AFT_DOCUMENT (f->contact), AFT_TYPE_DRAFT)), ==, 0);
  on_disk = room_read (f->room, AFT_DOCUMENT (f->contact));
  g_assert_nonnull (strstr (on_disk, first));
  arrived = dup_arrived (first);
  g_assert_nonnull (arrived);
  g_assert_null (strstr (arrived, "In-Reply-To"));

  /* The thank-you goes into the same thread. */
  g_assert_true (aft_guide_set_outcome (aft_session_get_book (f->room->session), f->follow_up, "replied", "mail",
                                        now, NULL, &error));
  g_assert_nonnull (mail_room_send_to (f, "Bo Lind <bo@example.test>", "thanks", &error));
  mail_room_wait_until (&f->sent, 2);
  mail_room_wait_empty (f);
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_THANKS), ==, "sent");
  touch = last_touch (f, 3);
  g_assert_cmpstr (aft_record_get (touch, AFT_TOUCH_TEXT), ==, "Thank you again.\n");
  again = dup_arrived (aft_record_get (touch, AFT_TOUCH_MESSAGE_ID));
  g_assert_nonnull (again);
  thread = g_strdup_printf ("In-Reply-To: <%s>\n", first);
  g_assert_nonnull (strstr (again, thread));
  g_assert_nonnull (strstr (again, "References: <"));
  g_assert_cmpuint (f->failed, ==, 0);
}

static void
test_take_back (MailRoom      *f,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  AftOutboxItem *item;

  aft_mailer_set_patience (f->mailer, 3600, NULL);
  item = mail_room_send_to (f, "bo@example.test", "mail", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (aft_mailer_count_leaving (f->mailer), ==, 1);
  room_wait (200);
  g_assert_cmpint (aft_outbox_item_get_state (item), ==, AFT_OUTBOX_WAITING);
  g_assert_true (aft_mailer_take_back (f->mailer, item, &error));
  g_assert_cmpuint (mail_room_count_outbox (f), ==, 0);
  g_assert_cmpuint (f->sent, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (AFT_DOCUMENT (f->contact), AFT_TYPE_DRAFT)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (AFT_DOCUMENT (f->contact), AFT_TYPE_TOUCH)), ==, 0);

  /* Nobody wants to wait, and then it is too late. */
  g_assert_nonnull (mail_room_send_to (f, "bo@example.test", "mail", &error));
  item = g_list_model_get_item (aft_mailer_get_outbox (f->mailer), 0);
  aft_mailer_hurry (f->mailer);
  g_assert_false (aft_mailer_take_back (f->mailer, item, &error));
  g_assert_error (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_UNSURE);
  mail_room_wait_until (&f->sent, 1);
  mail_room_wait_empty (f);
  g_object_unref (item);
}

static void
test_waits_over_restart (MailRoom      *f,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contact = g_strdup (aft_record_get_id (AFT_RECORD (f->contact)));
  g_autofree char *account = g_strdup (aft_mail_accounts_get_default (aft_mailer_get_accounts (f->mailer))->id);
  g_autofree char *message_id = NULL;
  AftOutboxItem *item;

  aft_mailer_set_patience (f->mailer, 3600, NULL);
  item = mail_room_send_to (f, "bo@example.test", "mail", &error);
  message_id = g_strdup (aft_outbox_item_get_mail (item)->message_id);
  room_reopen (f->room);
  mail_room_take_mailer (f, 3600);
  g_assert_cmpuint (mail_room_count_outbox (f), ==, 1);
  mail_room_store_password (f, account, g_getenv ("MAIL_PASSWORD"));
  f->contact = aft_book_lookup (aft_session_get_book (f->room->session), contact);
  g_assert_cmpuint (f->sent, ==, 0);
  aft_mailer_hurry (f->mailer);
  mail_room_wait_until (&f->sent, 1);
  mail_room_wait_empty (f);
  g_assert_cmpstr (aft_record_get (last_touch (f, 1), AFT_TOUCH_MESSAGE_ID), ==, message_id);
}

static void
test_fails (MailRoom      *f,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup (aft_mail_accounts_get_default (aft_mailer_get_accounts (f->mailer))->id);
  AftOutboxItem *item;

  item = mail_room_send_to (f, "nobody@example.test", "mail", &error);
  mail_room_wait_until (&f->failed, 1);
  g_assert_error (f->error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_RECIPIENT);
  g_assert_cmpint (aft_outbox_item_get_state (item), ==, AFT_OUTBOX_FAILED);
  g_assert_cmpuint (aft_mailer_count_leaving (f->mailer), ==, 0);
  g_assert_null (aft_record_get (f->follow_up, AFT_FOLLOW_UP_OUTCOME));
  g_assert_true (aft_mailer_give_up (f->mailer, item, &error));
  g_assert_cmpuint (mail_room_count_outbox (f), ==, 0);

  mail_room_store_password (f, id, "wrong");
  item = mail_room_send_to (f, "bo@example.test", "mail", &error);
  mail_room_wait_until (&f->failed, 2);
  g_assert_error (f->error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_PASSWORD);
  mail_room_store_password (f, id, g_getenv ("MAIL_PASSWORD"));
  g_assert_true (aft_mailer_try_again (f->mailer, item, &error));
  mail_room_wait_until (&f->sent, 1);
  mail_room_wait_empty (f);
  last_touch (f, 1);

  aft_keyring_clear_async (aft_mailer_get_keyring (f->mailer), id, NULL, NULL, NULL);
  item = mail_room_send_to (f, "bo@example.test", NULL, &error);
  mail_room_wait_until (&f->failed, 3);
  g_assert_error (f->error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_NO_PASSWORD);

  /* Sent by the mail program instead: recorded once, with its text. */
  g_assert_true (aft_mailer_was_sent (f->mailer, item, &error));
  mail_room_wait_empty (f);
  g_assert_cmpstr (aft_record_get (last_touch (f, 2), AFT_TOUCH_TEXT), ==, "Thank you again.\n");
}

/* Accepted, and the program ended before the book knew: the next start tells it, once. */
static void
test_recorded_late (MailRoom      *f,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contact = g_strdup (aft_record_get_id (AFT_RECORD (f->contact)));
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *accepted = NULL;
  AftOutboxItem *item;

  aft_mailer_set_patience (f->mailer, 3600, NULL);
  item = mail_room_send_to (f, "bo@example.test", "mail", &error);
  path = g_strdup_printf ("%s/afterword/outbox/%s.mail", g_get_user_state_dir (), aft_outbox_item_get_id (item));
  for (guint i = 0; i < 2; i++)
    {
      if (text == NULL)
        g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_free (accepted);
      {
        g_auto (GStrv) halves = g_strsplit (text, "State=waiting", 2);

        accepted = g_strjoinv ("State=accepted", halves);
      }
      g_assert_true (g_file_set_contents (path, accepted, -1, NULL));
      room_reopen (f->room);
      mail_room_take_mailer (f, 3600);
      mail_room_wait_empty (f);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      f->contact = aft_book_lookup (aft_session_get_book (f->room->session), contact);
      g_assert_cmpstr (aft_record_get (last_touch (f, 1), AFT_TOUCH_SUBJECT), ==, "Danke für Ihre Zeit");
    }
}

static gboolean
hear_problem_cb (GSignalInvocationHint *hint,
                 guint                  n,
                 const GValue          *values,
                 gpointer               heard)
{
  g_string_append_printf (heard, "%s: %s\n", g_value_get_string (&values[1]), g_value_get_string (&values[2]));

  return TRUE;
}

/* What can't be read is told in a sentence, and left as it is; the rest goes on. */
static void
test_damaged (MailRoom      *f,
              gconstpointer  data)
{
  static const struct { const char *bytes; gsize length; } cases[] = {
    { "", 0 }, { "\0\0\0\0", 4 }, { "[Mail]\nState=wai", 16 }, { "no key file", 11 }, { "[Mail]\nTo=\xff\n", 13 },
  };
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "afterword", "outbox", "broken.mail", NULL);
  guint problem = g_signal_lookup ("problem", AFT_TYPE_SESSION);
  g_autoptr (GError) error = NULL;

  aft_mailer_set_patience (f->mailer, 3600, NULL);
  g_assert_nonnull (mail_room_send_to (f, "bo@example.test", "mail", &error));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) heard = g_string_new (NULL);
      g_autofree char *left = NULL;
      gulong hook;
      gsize length;

      g_test_message ("%u", i);
      g_assert_true (g_file_set_contents (path, cases[i].bytes, cases[i].length, &error));
      hook = g_signal_add_emission_hook (problem, 0, hear_problem_cb, heard, NULL);
      room_reopen (f->room);
      g_signal_remove_emission_hook (problem, hook);
      mail_room_take_mailer (f, 3600);
      g_assert_nonnull (strstr (heard->str, path));
      g_assert_cmpuint (mail_room_count_outbox (f), ==, 1);
      g_assert_true (g_file_get_contents (path, &left, &length, &error));
      g_assert_cmpmem (left, length, cases[i].bytes, cases[i].length);
    }
}

static void
test_refuses (MailRoom      *f,
              gconstpointer  data)
{
  static const struct { const char *to; const char *subject; const char *text; int code; } cases[] = {
    { "", "Thank you", "Hello", AFT_MAIL_ERROR_ADDRESS },
    { "a@example.test, b@example.test", "Thank you", "Hello", AFT_MAIL_ERROR_ADDRESS },
    { "jürgen@example.test", "Thank you", "Hello", AFT_MAIL_ERROR_NOT_REACHABLE },
    { "bo@example.test\r\nBcc: x@example.test", "Thank you", "Hello", AFT_MAIL_ERROR_HEADER },
    { "bo@example.test", "Thank you\nBcc: x@example.test", "Hello", AFT_MAIL_ERROR_HEADER },
    { "bo@example.test", "Thank you", "Dear [their name?],", AFT_MAIL_ERROR_HEADER },
    { "bo@example.test", "[position?]", "Hello", AFT_MAIL_ERROR_HEADER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftMailerLetter letter = { .contact = f->contact, .to = cases[i].to, .subject = cases[i].subject, .text = cases[i].text };
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_null (aft_mailer_send (f->mailer, &letter, &error));
      g_assert_error (error, AFT_MAIL_ERROR, cases[i].code);
      g_assert_cmpuint (mail_room_count_outbox (f), ==, 0);
    }
}

static void
test_account (MailRoom      *f,
              gconstpointer  data)
{
  g_autoptr (AftMailAccount) account = aft_mail_account_copy (aft_mail_accounts_get_default (aft_mailer_get_accounts (f->mailer)));
  static const struct { const char *password; const char *server; int code; } cases[] = {
    { NULL, NULL, -1 },
    { "wrong", NULL, AFT_MAIL_ERROR_PASSWORD },
    { NULL, "127.0.0.1", -1 },
    { NULL, "smtp.does-not-exist.invalid", AFT_MAIL_ERROR_NAME },
    { NULL, "two words", AFT_MAIL_ERROR_ACCOUNT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftMailAccount) tried = aft_mail_account_copy (account);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      if (cases[i].server != NULL)
        {
          g_free (tried->server);
          tried->server = g_strdup (cases[i].server);
        }
      aft_mailer_test_async (f->mailer, tried, FALSE, cases[i].password, NULL, result_keep_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (aft_mailer_test_finish (f->mailer, result, NULL, &error), ==, cases[i].code < 0);
      if (cases[i].code >= 0)
        g_assert_error (error, AFT_MAIL_ERROR, cases[i].code);
    }
}

/* Nobody knows the provider: the usual servers one after the other, until one answers that is who it says. */
static void
test_guesses (MailRoom      *f,
              gconstpointer  data)
{
  guint port = (guint) g_ascii_strtoull (g_getenv ("MAIL_PORT"), NULL, 10);
  const AftMailGuess nobody = { "", 1, AFT_MAIL_TLS };
  const AftMailGuess there = { "", port, AFT_MAIL_TLS };
  const AftMailGuess stranger = { "smtp.", port, AFT_MAIL_TLS };
  const AftMailGuess not_so = { "", port, AFT_MAIL_STARTTLS };
  const struct { AftMailGuess guesses[AFT_MAIL_GUESSES]; const char *password; const char *server; int code; } cases[] = {
    { { there, nobody, nobody, nobody }, NULL, "mail.localhost", -1 },
    { { nobody, not_so, stranger, there }, NULL, "mail.localhost", -1 },
    { { nobody, there, nobody, nobody }, "wrong", "mail.localhost", AFT_MAIL_ERROR_PASSWORD },
    { { nobody, stranger, nobody, not_so }, NULL, "smtp.mail.localhost", AFT_MAIL_ERROR_CERTIFICATE },
    { { nobody, nobody, nobody, nobody }, NULL, NULL, AFT_MAIL_ERROR_NAME },
  };
  /* Not for long: whoever waits for a greeting where encryption is spoken waits in vain. */
  const AftTransportPatience patience = { .connect = 3, .answer = 3, .stall = 3 };

  aft_mailer_set_patience (f->mailer, 0, &patience);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftMailAccount) tried =
        aft_mail_account_copy (aft_mail_accounts_get_default (aft_mailer_get_accounts (f->mailer)));
      g_autoptr (AftMailAccount) answered = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_free (tried->address);
      tried->address = g_strdup ("ana@mail.localhost");
      aft_mailer_set_guesses (f->mailer, cases[i].guesses);
      aft_mailer_test_async (f->mailer, tried, TRUE, cases[i].password, NULL, result_keep_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      aft_mailer_test_finish (f->mailer, result, &answered, &error);
      if (cases[i].code >= 0)
        g_assert_error (error, AFT_MAIL_ERROR, cases[i].code);
      else
        g_assert_no_error (error);
      g_assert_cmpstr (answered != NULL ? answered->server : NULL, ==, cases[i].server);
      if (answered != NULL)
        g_assert_cmpuint (answered->port, ==, port);
    }
}

static void
look_for_secret (const char *folder,
                 guint      *n)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        look_for_secret (path, n);
      else if (g_file_get_contents (path, &text, &length, NULL))
        {
          ++*n;
          if (g_strstr_len (text, length, g_getenv ("MAIL_PASSWORD")) != NULL)
            g_error ("the password is in %s", path);
        }
    }
}

/* After all of that has happened. */
static void
test_no_secret (MailRoom      *f,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  mail_room_send_to (f, "nobody@example.test", "mail", &error);
  mail_room_wait_until (&f->failed, 1);
  mail_room_send_to (f, "bo@example.test", "thanks", &error);
  mail_room_wait_until (&f->sent, 1);
  room_flush (f->room);
  look_for_secret (f->room->folder, &n);
  look_for_secret (g_get_user_state_dir (), &n);
  g_assert_cmpuint (n, >, 3);
  g_assert_null (strstr (f->error->message, g_getenv ("MAIL_PASSWORD")));
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*run) (MailRoom *f, gconstpointer data); } tests[] = {
    { "/session/mail/follow-up", test_follow_up },
    { "/session/mail/take-back", test_take_back },
    { "/session/mail/waits-over-restart", test_waits_over_restart },
    { "/session/mail/fails", test_fails },
    { "/session/mail/recorded-late", test_recorded_late },
    { "/session/mail/damaged", test_damaged },
    { "/session/mail/refuses", test_refuses },
    { "/session/mail/account", test_account },
    { "/session/mail/guesses", test_guesses },
    { "/session/mail/no-secret", test_no_secret },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, MailRoom, NULL, mail_room_set_up, tests[i].run, mail_room_tear_down);
  return g_test_run ();
}
