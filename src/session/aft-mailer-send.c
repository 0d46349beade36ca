/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-mailer.h"

#include <glib/gi18n-lib.h>

#include "aft-guide-sent.h"
#include "aft-mailer-private.h"

/* One that is kept until the book is saved, or until a password was found. */
typedef struct
{
  AftMailer     *mailer;
  AftOutboxItem *item;
} Held;

static Held *
held_new (AftMailer     *mailer,
          AftOutboxItem *item)
{
  Held *held = g_new (Held, 1);

  held->mailer = g_object_ref (mailer);
  held->item = g_object_ref (item);

  return held;
}

static void
held_free (Held *held)
{
  g_object_unref (held->mailer);
  g_object_unref (held->item);
  g_free (held);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Held, held_free)

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Held) held = data;
  g_autoptr (GError) error = NULL;

  /* What isn't saved stays in the outbox as accepted: the next start records it. */
  if (!aft_session_flush_finish (AFT_SESSION (source), result, &error) || held->mailer->outbox == NULL)
    return;
  if (!aft_outbox_remove (held->mailer->outbox, held->item, &error))
    g_message ("%s", error->message);
}

void
aft_mailer_record (AftMailer     *self,
                   AftOutboxItem *item)
{
  const AftOutboxMail *mail = aft_outbox_item_get_mail (item);
  AftBook *book = aft_session_get_book (self->session);
  AftDocument *contact = aft_book_lookup (book, mail->contact);
  AftRecord *follow_up;
  g_autoptr (GDateTime) when = g_date_time_to_local (mail->date);
  AftSentMail sent = { mail->kind, mail->draft, mail->subject, mail->text, mail->message_id };

  if (contact == NULL || !AFT_IS_CONTACT (contact) || aft_document_is_read_only (contact))
    {
      /* They were deleted meanwhile: there is nowhere to record it. */
      aft_outbox_remove (self->outbox, item, NULL);
      return;
    }

  follow_up = mail->follow_up != NULL ? aft_document_lookup (contact, mail->follow_up) : NULL;
  aft_guide_mail_sent (book, AFT_CONTACT (contact), follow_up != NULL && AFT_IS_FOLLOW_UP (follow_up) ? AFT_FOLLOW_UP (follow_up) : NULL,
                       &sent, when);
  aft_session_flush_async (self->session, NULL, saved_cb, held_new (self, item));
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Held) held = data;
  AftMailer *self = held->mailer;
  g_autoptr (GError) error = NULL;
  gboolean accepted = aft_outbox_send_finish (AFT_OUTBOX (source), result, &error);

  /* Closed meanwhile: the outbox knows, and the next start records it. */
  if (self->outbox == NULL)
    return;

  if (accepted)
    aft_mailer_record (self, held->item);
  g_clear_object (&self->current);
  g_clear_object (&self->cancellable);
  aft_mailer_changed (self);
  if (accepted)
    aft_mailer_tell_sent (self, held->item);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    aft_mailer_tell_failed (self, held->item, error);
  aft_mailer_pump (self);
}

/* It is not sent, for a reason that lies before the conversation. */
static void
fail (AftMailer     *self,
      AftOutboxItem *item,
      const GError  *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (!cancelled)
    aft_outbox_set_state (self->outbox, item, AFT_OUTBOX_FAILED, error->message, NULL);
  g_clear_object (&self->current);
  g_clear_object (&self->cancellable);
  aft_mailer_changed (self);
  if (!cancelled)
    aft_mailer_tell_failed (self, item, error);
  aft_mailer_pump (self);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (Held) held = data;
  AftMailer *self = held->mailer;
  g_autoptr (GError) error = NULL;
  AftKeyringState state;
  g_autoptr (SecretValue) password = aft_keyring_lookup_finish (AFT_KEYRING (source), result, &state, &error);
  AftTransportServer server = { .password = password, .ca_file = aft_mailer_get_ca_file (), .patience = self->patience };

  if (self->outbox == NULL)
    return;

  server.account = aft_mail_accounts_find (self->accounts, aft_outbox_item_get_mail (held->item)->account);
  if (error == NULL && server.account == NULL)
    g_set_error_literal (&error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_ACCOUNT,
                         _("The account it was to be sent by isn’t there any more."));
  else if (error == NULL && password == NULL)
    g_set_error_literal (&error, AFT_MAIL_ERROR, state == AFT_KEYRING_LOCKED ? AFT_MAIL_ERROR_LOCKED : AFT_MAIL_ERROR_NO_PASSWORD,
                         aft_keyring_state_get_words (state));
  if (error != NULL)
    {
      fail (self, held->item, error);
      return;
    }

  aft_outbox_send_async (self->outbox, held->item, &server, self->cancellable, sent_cb, held_new (self, held->item));
}

static void
start (AftMailer     *self,
       AftOutboxItem *item)
{
  self->current = g_object_ref (item);
  self->cancellable = g_cancellable_new ();
  aft_mailer_changed (self);
  /* The user wants it to be sent: a locked keyring asks. */
  aft_keyring_lookup_async (self->keyring, aft_outbox_item_get_mail (item)->account, TRUE, self->cancellable, looked_up_cb,
                            held_new (self, item));
}

static gboolean
due_cb (gpointer data)
{
  AftMailer *self = data;

  self->due_id = 0;
  aft_mailer_pump (self);

  return G_SOURCE_REMOVE;
}

void
aft_mailer_pump (AftMailer *self)
{
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  GTimeSpan soonest = G_MAXINT64;

  g_clear_handle_id (&self->due_id, g_source_remove);
  if (self->current != NULL || self->closing)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (AftOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      GTimeSpan left;

      if (aft_outbox_item_get_state (item) != AFT_OUTBOX_WAITING)
        continue;
      /* A clock that was set back lets nobody wait longer than was said. */
      left = self->hurry ? 0 : MIN (g_date_time_difference (aft_outbox_item_get_mail (item)->until, now),
                                    self->wait * G_TIME_SPAN_SECOND);
      if (left <= 0)
        {
          start (self, item);
          return;
        }
      soonest = MIN (soonest, left);
    }
  self->hurry = FALSE;
  if (soonest < G_MAXINT64)
    self->due_id = g_timeout_add (soonest / G_TIME_SPAN_MILLISECOND + 1, due_cb, self);
}

void
aft_mailer_hurry (AftMailer *self)
{
  g_return_if_fail (AFT_IS_MAILER (self));

  self->hurry = TRUE;
  aft_mailer_pump (self);
}
