/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-mailer.h"

#include "aft-mail-address.h"
#include "aft-mailer-private.h"

static void
account_free_cb (gpointer account)
{
  aft_mail_account_free (account);
}

static void
tested_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (aft_transport_test_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
test (GTask       *task,
      SecretValue *password)
{
  AftMailer *self = g_task_get_source_object (task);
  AftMailAccount *account = g_task_get_task_data (task);
  AftTransportServer server = { account, password, aft_mailer_get_ca_file (), self->patience };
  g_auto (AftMailAddress) address = { NULL };
  GError *error = NULL;

  if (!aft_mail_account_check (account, &error) || !aft_mail_address_parse (account->address, &address, &error))
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
  g_autoptr (GError) error = NULL;
  AftKeyringState state;
  g_autoptr (SecretValue) password = aft_keyring_lookup_finish (AFT_KEYRING (source), result, &state, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (password == NULL)
    g_task_return_new_error (task, AFT_MAIL_ERROR,
                             state == AFT_KEYRING_LOCKED ? AFT_MAIL_ERROR_LOCKED : AFT_MAIL_ERROR_NO_PASSWORD, "%s",
                             aft_keyring_state_get_words (state));
  else
    test (task, password);
}

void
aft_mailer_test_async (AftMailer            *self,
                       const AftMailAccount *account,
                       const char           *password,
                       GCancellable         *cancellable,
                       GAsyncReadyCallback   callback,
                       gpointer              data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (AFT_IS_MAILER (self));

  g_task_set_source_tag (task, aft_mailer_test_async);
  g_task_set_task_data (task, aft_mail_account_copy (account), account_free_cb);
  if (password != NULL && *password != '\0')
    {
      g_autoptr (SecretValue) value = secret_value_new (password, -1, "text/plain");

      test (task, value);
    }
  else
    {
      aft_keyring_lookup_async (self->keyring, account->id, TRUE, cancellable, looked_up_cb, g_steal_pointer (&task));
    }
}

gboolean
aft_mailer_test_finish (AftMailer     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
