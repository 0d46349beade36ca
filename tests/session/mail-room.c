/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mail-room.h"

#include "aft-file.h"
#include "aft-guide.h"

#include "../result.h"

static const AftTransportPatience patience = { .connect = 20, .answer = 20, .stall = 20 };

static void
sent_cb (MailRoom      *f,
         AftOutboxItem *item)
{
  f->sent++;
  g_set_object (&f->last, item);
}

static void
failed_cb (MailRoom      *f,
           AftOutboxItem *item,
           const GError  *error)
{
  f->failed++;
  g_clear_error (&f->error);
  f->error = g_error_copy (error);
  g_set_object (&f->last, item);
}

void
mail_room_take_mailer (MailRoom *f,
                       guint     wait)
{
  f->mailer = aft_session_get_mailer (f->room->session);
  aft_mailer_set_patience (f->mailer, wait, &patience);
  g_signal_connect_swapped (f->mailer, "sent", G_CALLBACK (sent_cb), f);
  g_signal_connect_swapped (f->mailer, "failed", G_CALLBACK (failed_cb), f);
}

void
mail_room_store_password (MailRoom   *f,
                          const char *id,
                          const char *password)
{
  g_autoptr (GAsyncResult) result = NULL;
  AftKeyringState state;

  aft_keyring_store_async (aft_mailer_get_keyring (f->mailer), id, "ana@example.test", password, NULL, result_keep_cb, &result);
  result_wait (&result);
  g_assert_true (aft_keyring_store_finish (aft_mailer_get_keyring (f->mailer), result, &state, NULL));
  g_assert_cmpint (state, ==, AFT_KEYRING_NO_SERVICE);
}

static char *
add_account (MailRoom *f)
{
  g_autoptr (AftMailAccount) account = aft_mail_account_new ();
  g_autoptr (GError) error = NULL;

  g_free (account->address);
  account->address = g_strdup ("ana@example.test");
  g_free (account->server);
  account->server = g_strdup ("localhost");
  g_free (account->user);
  account->user = g_strdup ("ana");
  account->name = g_strdup ("Ana Örtiz");
  account->port = (guint) g_ascii_strtoull (g_getenv ("MAIL_PORT"), NULL, 10);
  g_assert_true (aft_mail_accounts_put (aft_mailer_get_accounts (f->mailer), account, &error));
  mail_room_store_password (f, account->id, g_getenv ("MAIL_PASSWORD"));

  return g_strdup (account->id);
}

/* A person who turned the user down, and a mail to them that was written. */
static void
add_follow_up (MailRoom *f)
{
  AftBook *book = aft_session_get_book (f->room->session);
  g_autoptr (AftFollowUp) follow_up = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
  g_autoptr (AftDraft) draft = aft_record_new (AFT_TYPE_DRAFT, NULL);

  f->contact = AFT_CONTACT (room_add_person (f->room, "Bo Lind"));
  aft_record_set (follow_up, AFT_FOLLOW_UP_TURNED_DOWN, "2026-11-20");
  aft_record_set (follow_up, AFT_FOLLOW_UP_CHANNEL, "mail");
  aft_document_add (AFT_DOCUMENT (f->contact), follow_up);
  f->follow_up = follow_up;
  aft_record_set (draft, AFT_DRAFT_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up)));
  aft_record_set (draft, AFT_DRAFT_KIND, "mail");
  aft_record_set (draft, AFT_DRAFT_TEXT, "Dear Bo,\n\nthank you – one question.\n");
  aft_document_add (AFT_DOCUMENT (f->contact), draft);
  f->draft = draft;
  g_assert_false (aft_guide_is_unanswered (book, follow_up));
  room_flush (f->room);
}

void
mail_room_set_up (MailRoom      *f,
                  gconstpointer  data)
{
  g_autofree char *id = NULL;

  f->room = room_new ();
  mail_room_take_mailer (f, 0);
  id = add_account (f);
  add_follow_up (f);
  g_assert_true (aft_mailer_can_send (f->mailer));
}

void
mail_room_tear_down (MailRoom      *f,
                     gconstpointer  data)
{
  g_autofree char *outbox = g_build_filename (g_get_user_state_dir (), "afterword", NULL);

  g_clear_object (&f->last);
  g_clear_error (&f->error);
  room_free (f->room);
  aft_file_remove_folder (outbox, NULL);
}

AftOutboxItem *
mail_room_send_to (MailRoom    *f,
                   const char  *to,
                   const char  *kind,
                   GError     **error)
{
  AftMailerLetter letter = {
    .contact = f->contact,
    .follow_up = f->follow_up,
    .kind = kind,
    .draft = g_strcmp0 (kind, "mail") == 0 ? aft_record_get_id (AFT_RECORD (f->draft)) : NULL,
    .to = to,
    .subject = "Danke für Ihre Zeit",
    .text = g_strcmp0 (kind, "mail") == 0 ? aft_record_get (f->draft, AFT_DRAFT_TEXT) : "Thank you again.\n",
  };

  return aft_mailer_send (f->mailer, &letter, error);
}

guint
mail_room_count_outbox (MailRoom *f)
{
  return g_list_model_get_n_items (aft_mailer_get_outbox (f->mailer));
}

void
mail_room_wait_until (guint *what,
                      guint  n)
{
  while (*what < n)
    g_main_context_iteration (NULL, TRUE);
}

void
mail_room_wait_empty (MailRoom *f)
{
  while (mail_room_count_outbox (f) > 0)
    g_main_context_iteration (NULL, TRUE);
}
