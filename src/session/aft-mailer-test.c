/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-mailer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-mail-address.h"
#include "aft-mailer-private.h"

typedef struct
{
  AftMailAccount *account;      /* with the server that is tried */
  SecretValue    *password;
  gboolean        guess;
  guint           n_guess;
  gboolean        answered;
  AftMailAccount *stranger;     /* a server answered that isn't who it says; or NULL */
  GError         *stranger_error;
} Trial;

static void try (GTask *task);

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  g_clear_pointer (&trial->account, aft_mail_account_free);
  g_clear_pointer (&trial->stranger, aft_mail_account_free);
  g_clear_pointer (&trial->password, secret_value_unref);
  g_clear_error (&trial->stranger_error);
  g_free (trial);
}

static gboolean
is_elsewhere (const GError *error)
{
  static const AftMailError codes[] = {
    AFT_MAIL_ERROR_NAME, AFT_MAIL_ERROR_NO_ANSWER, AFT_MAIL_ERROR_NO_TLS, AFT_MAIL_ERROR_CERTIFICATE, AFT_MAIL_ERROR_LOST,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (g_error_matches (error, AFT_MAIL_ERROR, (int) codes[i]))
        return TRUE;
    }

  return FALSE;
}

static void
fail_all (GTask *task,
          Trial *trial)
{
  if (trial->stranger != NULL)
    {
      aft_mail_account_free (trial->account);
      trial->account = g_steal_pointer (&trial->stranger);
      trial->answered = TRUE;
      g_task_return_error (task, g_steal_pointer (&trial->stranger_error));
    }
  else
    {
      g_auto (AftMailAddress) address = { NULL };

      aft_mail_address_parse (trial->account->address, &address, NULL);
      g_task_return_new_error (task, AFT_MAIL_ERROR, AFT_MAIL_ERROR_NAME,
                               /* Translators: %s is what stands behind the @ of a mail address */
                               _("No server that takes mail was found at %s, or you are offline. Your provider’s help pages name it."),
                               strrchr (address.address, '@') + 1);
    }
}

static void
tested_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Trial *trial = g_task_get_task_data (task);
  GError *error = NULL;

  if (aft_transport_test_finish (result, &error))
    {
      trial->answered = TRUE;
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (!trial->guess || !is_elsewhere (error))
    {
      trial->answered = error->domain == AFT_MAIL_ERROR && !is_elsewhere (error);
      g_task_return_error (task, error);
      return;
    }

  if (error->code == AFT_MAIL_ERROR_CERTIFICATE && trial->stranger == NULL)
    {
      trial->stranger = aft_mail_account_copy (trial->account);
      trial->stranger_error = g_error_copy (error);
    }
  g_error_free (error);
  if (++trial->n_guess < AFT_MAIL_GUESSES)
    try (task);
  else
    fail_all (task, trial);
}

static void
try (GTask *task)
{
  AftMailer *self = g_task_get_source_object (task);
  Trial *trial = g_task_get_task_data (task);
  AftTransportServer server = { trial->account, trial->password, aft_mailer_get_ca_file (), self->patience };
  g_auto (AftMailAddress) address = { NULL };
  GError *error = NULL;

  if (trial->guess)
    aft_mail_guess_apply (&self->guesses[trial->n_guess], trial->account);
  if (!aft_mail_account_check (trial->account, &error) || !aft_mail_address_parse (trial->account->address, &address, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  aft_transport_test_async (&server, address.wire, g_task_get_cancellable (task), tested_cb, g_object_ref (task));
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  Trial *trial = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  AftKeyringState state;

  trial->password = aft_keyring_lookup_finish (AFT_KEYRING (source), result, &state, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (trial->password == NULL)
    g_task_return_new_error (task, AFT_MAIL_ERROR,
                             state == AFT_KEYRING_LOCKED ? AFT_MAIL_ERROR_LOCKED : AFT_MAIL_ERROR_NO_PASSWORD, "%s",
                             aft_keyring_state_get_words (state));
  else
    try (task);
}

void
aft_mailer_test_async (AftMailer            *self,
                       const AftMailAccount *account,
                       gboolean              guess,
                       const char           *password,
                       GCancellable         *cancellable,
                       GAsyncReadyCallback   callback,
                       gpointer              data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Trial *trial = g_new0 (Trial, 1);

  g_return_if_fail (AFT_IS_MAILER (self));

  trial->account = aft_mail_account_copy (account);
  trial->guess = guess;
  g_task_set_source_tag (task, aft_mailer_test_async);
  g_task_set_task_data (task, trial, trial_free);
  if (password != NULL && *password != '\0')
    {
      trial->password = secret_value_new (password, -1, "text/plain");
      try (task);
    }
  else
    {
      aft_keyring_lookup_async (self->keyring, account->id, TRUE, cancellable, looked_up_cb, g_steal_pointer (&task));
    }
}

gboolean
aft_mailer_test_finish (AftMailer       *self,
                        GAsyncResult    *result,
                        AftMailAccount **answered,
                        GError         **error)
{
  Trial *trial;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  trial = g_task_get_task_data (G_TASK (result));
  if (answered != NULL)
    *answered = trial->answered ? aft_mail_account_copy (trial->account) : NULL;

  return g_task_propagate_boolean (G_TASK (result), error);
}
