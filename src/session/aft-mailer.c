/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-mailer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-data.h"
#include "aft-guide-sent.h"
#include "aft-mail-address.h"
#include "aft-mail-letter.h"
#include "aft-mailer-private.h"
#include "aft-session-private.h"
#include "aft-template.h"
#include "aft-text.h"

/* A letter is a page; bytes. */
#define TEXT_MAX (1024 * 1024)

enum
{
  CHANGED,
  SENT,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AftMailer, aft_mailer, G_TYPE_OBJECT)

void
aft_mailer_set_patience (AftMailer                  *self,
                         guint                       wait,
                         const AftTransportPatience *patience)
{
  g_return_if_fail (AFT_IS_MAILER (self));

  self->wait = wait;
  if (patience != NULL)
    self->patience = *patience;
}

void
aft_mailer_set_guesses (AftMailer          *self,
                        const AftMailGuess *guesses)
{
  g_return_if_fail (AFT_IS_MAILER (self));

  self->guesses = guesses;
}

AftMailAccounts *
aft_mailer_get_accounts (AftMailer *self)
{
  g_return_val_if_fail (AFT_IS_MAILER (self), NULL);

  return self->accounts;
}

AftKeyring *
aft_mailer_get_keyring (AftMailer *self)
{
  g_return_val_if_fail (AFT_IS_MAILER (self), NULL);

  return self->keyring;
}

gboolean
aft_mailer_find_provider (AftMailer       *self,
                          AftMailAccount  *account,
                          AftMailProvider *provider)
{
  g_autofree char *path = aft_data_dup_path ("mail-providers.ini", NULL);

  g_return_val_if_fail (AFT_IS_MAILER (self), FALSE);

  return aft_mail_provider_find (path, account, provider);
}

GListModel *
aft_mailer_get_outbox (AftMailer *self)
{
  g_return_val_if_fail (AFT_IS_MAILER (self), NULL);

  return G_LIST_MODEL (self->items);
}

guint
aft_mailer_count_leaving (AftMailer *self)
{
  guint n = 0;

  g_return_val_if_fail (AFT_IS_MAILER (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (AftOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      AftOutboxState state = aft_outbox_item_get_state (item);

      n += (state != AFT_OUTBOX_FAILED && state != AFT_OUTBOX_UNSURE) || item == self->current;
    }

  return n;
}

gboolean
aft_mailer_can_send (AftMailer *self)
{
  g_return_val_if_fail (AFT_IS_MAILER (self), FALSE);

  return self->accounts != NULL && aft_mail_accounts_get_default (self->accounts) != NULL
         && !aft_session_is_read_only (self->session) && !aft_session_is_sample (self->session);
}

const char *
aft_mailer_get_ca_file (void)
{
  const char *file = g_getenv ("AFTERWORD_CA_FILE");

  return file != NULL && *file != '\0' ? file : NULL;
}

void
aft_mailer_changed (AftMailer *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
aft_mailer_tell_sent (AftMailer     *self,
                      AftOutboxItem *item)
{
  g_signal_emit (self, signals[SENT], 0, item);
}

void
aft_mailer_tell_failed (AftMailer     *self,
                        AftOutboxItem *item,
                        const GError  *error)
{
  g_signal_emit (self, signals[FAILED], 0, item, error);
}

static const char *
get_book_id (AftMailer *self)
{
  return aft_record_get_id (AFT_RECORD (aft_book_get_info (aft_session_get_book (self->session))));
}

/* Mail of another book stays in the outbox until that one is open again. */
static void
outbox_changed_cb (AftMailer *self)
{
  g_autoptr (GPtrArray) ours = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->outbox)); i++)
    {
      g_autoptr (AftOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (self->outbox), i);

      if (self->accounts != NULL && g_strcmp0 (aft_outbox_item_get_mail (item)->book, get_book_id (self)) == 0)
        g_ptr_array_add (ours, g_steal_pointer (&item));
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), ours->pdata, ours->len);
  aft_mailer_changed (self);
}

/* FALSE if the outbox can't be used. Opens it if there is something in it, or always with @make. */
static gboolean
open_outbox (AftMailer  *self,
             gboolean    make,
             GError    **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "afterword", "outbox", NULL);

  if (self->outbox != NULL)
    return TRUE;
  if (!make && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return FALSE;

  self->outbox = aft_outbox_new (folder);
  g_signal_connect_object (self->outbox, "items-changed", G_CALLBACK (outbox_changed_cb), self, G_CONNECT_SWAPPED);
  if (aft_outbox_open (self->outbox, error))
    return TRUE;

  g_clear_object (&self->outbox);
  return FALSE;
}

void
aft_mailer_open (AftMailer *self)
{
  g_autoptr (GError) error = NULL;

  self->accounts = aft_mail_accounts_new (aft_session_get_folder (self->session));
  g_signal_connect_object (self->accounts, "changed", G_CALLBACK (aft_mailer_changed), self, G_CONNECT_SWAPPED);
  if (!aft_mail_accounts_load (self->accounts, &error))
    aft_session_complain (self->session, _("Mail can’t be sent from here"), error->message);
  if (aft_session_is_read_only (self->session) || !open_outbox (self, FALSE, NULL))
    return;

  if (aft_outbox_get_problem (self->outbox) != NULL)
    aft_session_complain (self->session, _("A mail that was on its way can’t be read"), aft_outbox_get_problem (self->outbox));
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->items)); i > 0; i--)
    {
      g_autoptr (AftOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i - 1);

      /* Accepted, and then the program ended. */
      if (aft_outbox_item_get_state (item) == AFT_OUTBOX_ACCEPTED)
        aft_mailer_record (self, item);
    }
  aft_mailer_go_on (self);
}

void
aft_mailer_pause (AftMailer *self)
{
  self->closing = TRUE;
  g_clear_handle_id (&self->due_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  while (self->current != NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
}

void
aft_mailer_go_on (AftMailer *self)
{
  self->closing = FALSE;
  aft_mailer_pump (self);
}

void
aft_mailer_close (AftMailer *self)
{
  g_clear_handle_id (&self->due_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_list_store_remove_all (self->items);
  if (self->outbox != NULL)
    g_signal_handlers_disconnect_by_data (self->outbox, self);
  g_clear_object (&self->outbox);
  g_clear_object (&self->accounts);
}

static gboolean
refuse (AftMailError   code,
        const char    *words,
        GError       **error)
{
  g_set_error_literal (error, AFT_MAIL_ERROR, code, words);

  return FALSE;
}

static gboolean
check (AftMailer              *self,
       const AftMailerLetter  *letter,
       const AftMailAccount   *account,
       GError                **error)
{
  if (self->accounts == NULL || aft_session_is_read_only (self->session))
    return refuse (AFT_MAIL_ERROR_DISK, _("This book can only be read, so what is sent could not be kept."), error);
  if (aft_session_is_sample (self->session))
    return refuse (AFT_MAIL_ERROR_ADDRESS, _("These are sample people: nothing is sent to them."), error);
  if (account == NULL)
    return refuse (AFT_MAIL_ERROR_ACCOUNT, _("There is no mail account yet. Add one in the preferences."), error);
  if (aft_template_text_has_gaps (letter->subject, letter->text))
    return refuse (AFT_MAIL_ERROR_HEADER, _("Something is still missing: fill in what stands in brackets before it is sent."), error);
  if (strlen (letter->text) > TEXT_MAX)
    return refuse (AFT_MAIL_ERROR_TOO_LARGE, _("That is too long for a mail."), error);

  return aft_mail_account_check (account, error) && aft_mail_check_line (letter->subject, error);
}

AftOutboxItem *
aft_mailer_send (AftMailer              *self,
                 const AftMailerLetter  *letter,
                 GError                **error)
{
  const AftMailAccount *account;
  g_auto (AftMailAddress) from = { NULL };
  g_auto (AftMailAddress) to = { NULL };
  g_auto (AftOutboxMail) mail = { NULL };
  g_autoptr (GDateTime) now = NULL;
  AftOutboxItem *item;

  g_return_val_if_fail (AFT_IS_MAILER (self), NULL);

  account = self->accounts == NULL ? NULL
            : letter->account != NULL ? aft_mail_accounts_find (self->accounts, letter->account)
            : aft_mail_accounts_get_default (self->accounts);
  if (!check (self, letter, account, error)
      || !aft_mail_address_parse (letter->to, &to, error)
      || !aft_mail_address_parse (account->address, &from, error)
      || !open_outbox (self, TRUE, error))
    return NULL;

  now = aft_session_now (self->session);
  mail.account = g_strdup (account->id);
  mail.from_name = g_strdup (account->name);
  mail.from = g_strdup (from.address);
  /* "Hiring manager at Northwind" is no name. */
  if (to.name != NULL || !aft_record_get_flag (letter->contact, AFT_CONTACT_UNNAMED))
    mail.to_name = aft_text_dup_line (to.name != NULL ? to.name : aft_record_get (letter->contact, AFT_CONTACT_FULL_NAME));
  mail.to = g_strdup (to.address);
  mail.subject = g_strdup (letter->subject);
  mail.text = aft_text_dup_storable (letter->text, TRUE);
  mail.message_id = aft_mail_new_message_id (&from);
  mail.date = g_date_time_ref (now);
  mail.until = g_date_time_add_seconds (now, self->wait);
  mail.book = g_strdup (get_book_id (self));
  mail.contact = g_strdup (aft_record_get_id (AFT_RECORD (letter->contact)));
  mail.draft = g_strdup (letter->draft);
  mail.kind = g_strdup (letter->kind);
  if (letter->follow_up != NULL)
    {
      mail.follow_up = g_strdup (aft_record_get_id (AFT_RECORD (letter->follow_up)));
      mail.references = aft_guide_dup_thread (letter->contact, letter->follow_up, &mail.in_reply_to);
    }

  item = aft_outbox_add (self->outbox, &mail, error);
  if (item != NULL)
    aft_mailer_pump (self);

  return item;
}

gboolean
aft_mailer_take_back (AftMailer      *self,
                      AftOutboxItem  *item,
                      GError        **error)
{
  g_return_val_if_fail (AFT_IS_MAILER (self), FALSE);

  if (item == self->current || aft_outbox_item_get_state (item) != AFT_OUTBOX_WAITING)
    return refuse (AFT_MAIL_ERROR_UNSURE, _("It is too late to take it back: it is being sent."), error);

  return aft_outbox_remove (self->outbox, item, error);
}

static gboolean
is_over (AftMailer     *self,
         AftOutboxItem *item)
{
  AftOutboxState state = aft_outbox_item_get_state (item);

  return item != self->current && (state == AFT_OUTBOX_FAILED || state == AFT_OUTBOX_UNSURE);
}

gboolean
aft_mailer_try_again (AftMailer      *self,
                      AftOutboxItem  *item,
                      GError        **error)
{
  g_return_val_if_fail (AFT_IS_MAILER (self), FALSE);
  g_return_val_if_fail (is_over (self, item), FALSE);

  if (!aft_outbox_set_state (self->outbox, item, AFT_OUTBOX_WAITING, NULL, error))
    return FALSE;

  aft_mailer_pump (self);
  return TRUE;
}

gboolean
aft_mailer_was_sent (AftMailer      *self,
                     AftOutboxItem  *item,
                     GError        **error)
{
  g_return_val_if_fail (AFT_IS_MAILER (self), FALSE);
  g_return_val_if_fail (is_over (self, item), FALSE);

  if (!aft_outbox_set_state (self->outbox, item, AFT_OUTBOX_ACCEPTED, NULL, error))
    return FALSE;

  aft_mailer_record (self, item);
  return TRUE;
}

gboolean
aft_mailer_give_up (AftMailer      *self,
                    AftOutboxItem  *item,
                    GError        **error)
{
  g_return_val_if_fail (AFT_IS_MAILER (self), FALSE);
  g_return_val_if_fail (is_over (self, item), FALSE);

  return aft_outbox_remove (self->outbox, item, error);
}

static void
aft_mailer_finalize (GObject *object)
{
  AftMailer *self = AFT_MAILER (object);

  g_clear_handle_id (&self->due_id, g_source_remove);
  g_clear_object (&self->outbox);
  g_clear_object (&self->accounts);
  g_clear_object (&self->keyring);
  g_clear_object (&self->items);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->current);

  G_OBJECT_CLASS (aft_mailer_parent_class)->finalize (object);
}

static void
aft_mailer_class_init (AftMailerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_mailer_finalize;

  signals[CHANGED] = g_signal_new ("changed", AFT_TYPE_MAILER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SENT] = g_signal_new ("sent", AFT_TYPE_MAILER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                AFT_TYPE_OUTBOX_ITEM);
  signals[FAILED] = g_signal_new ("failed", AFT_TYPE_MAILER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  AFT_TYPE_OUTBOX_ITEM, G_TYPE_ERROR);
}

static void
aft_mailer_init (AftMailer *self)
{
  self->wait = AFT_MAILER_WAIT;
  self->patience = aft_transport_patience;
  self->guesses = aft_mail_guesses;
  self->keyring = aft_keyring_new ();
  self->items = g_list_store_new (AFT_TYPE_OUTBOX_ITEM);
}

AftMailer *
aft_mailer_new (AftSession *session)
{
  AftMailer *self = g_object_new (AFT_TYPE_MAILER, NULL);

  self->session = session;

  return self;
}
