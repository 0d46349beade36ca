/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-mail-account.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-file.h"
#include "aft-id.h"
#include "aft-mail-address.h"

#define FILE_NAME "accounts.ini"
#define FILE_MAX (1024 * 1024)
#define ALL "Accounts"
#define ONE "Account "

struct _AftMailAccounts
{
  GObject    parent_instance;

  char      *path;
  GKeyFile  *file;              /* as read, with what isn't ours; NULL if it is damaged */
  GPtrArray *accounts;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AftMailAccounts, aft_mail_accounts, G_TYPE_OBJECT)

AftMailAccount *
aft_mail_account_new (void)
{
  AftMailAccount *account = g_new0 (AftMailAccount, 1);

  account->id = aft_id_new ();
  account->address = g_strdup ("");
  account->server = g_strdup ("");
  account->user = g_strdup ("");
  account->port = 465;

  return account;
}

AftMailAccount *
aft_mail_account_copy (const AftMailAccount *account)
{
  AftMailAccount *copy = g_memdup2 (account, sizeof *account);

  copy->id = g_strdup (account->id);
  copy->name = g_strdup (account->name);
  copy->address = g_strdup (account->address);
  copy->server = g_strdup (account->server);
  copy->user = g_strdup (account->user);

  return copy;
}

void
aft_mail_account_free (AftMailAccount *account)
{
  g_free (account->id);
  g_free (account->name);
  g_free (account->address);
  g_free (account->server);
  g_free (account->user);
  g_free (account);
}

gboolean
aft_mail_account_check (const AftMailAccount  *account,
                        GError               **error)
{
  g_auto (AftMailAddress) address = { NULL };
  g_autofree char *host = NULL;

  if (!aft_mail_address_parse (account->address, &address, error)
      || (account->name != NULL && !aft_mail_check_line (account->name, error))
      || !aft_mail_check_line (account->user, error))
    return FALSE;

  host = aft_mail_dup_host (account->server, error);
  if (host == NULL)
    return FALSE;
  if (account->port >= 1 && account->port <= 65535 && *account->user != '\0')
    return TRUE;

  g_set_error_literal (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_ACCOUNT,
                       *account->user == '\0' ? _("The user name is missing; it often is the whole mail address.")
                                              : _("The port is a number from 1 to 65535; usually 465."));
  return FALSE;
}

static char *
dup_value (GKeyFile   *file,
           const char *group,
           const char *key)
{
  char *value = g_key_file_get_string (file, group, key, NULL);

  return value != NULL ? value : g_strdup ("");
}

static AftMailAccount *
read_account (GKeyFile   *file,
              const char *group)
{
  AftMailAccount *account = g_new0 (AftMailAccount, 1);
  g_autofree char *security = dup_value (file, group, "Security");

  account->id = g_strdup (group + strlen (ONE));
  account->name = g_key_file_get_string (file, group, "Name", NULL);
  account->address = dup_value (file, group, "Address");
  account->server = dup_value (file, group, "Server");
  account->user = dup_value (file, group, "User");
  account->port = (guint) CLAMP (g_key_file_get_integer (file, group, "Port", NULL), 0, 65535);
  account->security = g_str_equal (security, "starttls") ? AFT_MAIL_STARTTLS : AFT_MAIL_TLS;

  return account;
}

static void
take_accounts (AftMailAccounts *self)
{
  g_auto (GStrv) groups = g_key_file_get_groups (self->file, NULL);

  g_ptr_array_set_size (self->accounts, 0);
  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], ONE) && aft_id_is_valid (groups[i] + strlen (ONE)))
      g_ptr_array_add (self->accounts, read_account (self->file, groups[i]));
}

gboolean
aft_mail_accounts_load (AftMailAccounts  *self,
                        GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = aft_file_read (self->path, FILE_MAX, NULL, &local_error);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gboolean missing = g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  gboolean loaded = FALSE;

  g_return_val_if_fail (AFT_IS_MAIL_ACCOUNTS (self), FALSE);

  if (bytes != NULL)
    loaded = g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, &local_error);
  g_clear_pointer (&self->file, g_key_file_unref);
  g_ptr_array_set_size (self->accounts, 0);
  if (loaded || missing)
    {
      self->file = g_steal_pointer (&file);
      take_accounts (self);
    }
  else
    {
      g_set_error (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_ACCOUNT,
                   /* Translators: what is wrong with the file */
                   _("The file accounts.ini in the book can’t be read, so no mail is sent: %s"), local_error->message);
    }
  g_signal_emit (self, signals[CHANGED], 0);

  return loaded || missing;
}

GPtrArray *
aft_mail_accounts_list (AftMailAccounts *self)
{
  g_return_val_if_fail (AFT_IS_MAIL_ACCOUNTS (self), NULL);

  return self->accounts;
}

const AftMailAccount *
aft_mail_accounts_find (AftMailAccounts *self,
                        const char      *id)
{
  g_return_val_if_fail (AFT_IS_MAIL_ACCOUNTS (self), NULL);

  for (guint i = 0; i < self->accounts->len; i++)
    {
      const AftMailAccount *account = g_ptr_array_index (self->accounts, i);

      if (g_strcmp0 (account->id, id) == 0)
        return account;
    }

  return NULL;
}

const AftMailAccount *
aft_mail_accounts_get_default (AftMailAccounts *self)
{
  g_autofree char *id = NULL;
  const AftMailAccount *account;

  g_return_val_if_fail (AFT_IS_MAIL_ACCOUNTS (self), NULL);

  if (self->accounts->len == 0)
    return NULL;
  id = g_key_file_get_string (self->file, ALL, "Default", NULL);
  account = aft_mail_accounts_find (self, id);

  return account != NULL ? account : g_ptr_array_index (self->accounts, 0);
}

/* Writes the file; if that fails, what stands in memory is again what stands on disk. */
static gboolean
save (AftMailAccounts  *self,
      GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  g_key_file_set_string (self->file, ALL, "Format", "1");
  text = g_key_file_to_data (self->file, &length, NULL);
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  if (aft_file_replace (self->path, bytes, NULL, &local_error))
    {
      take_accounts (self);
      g_signal_emit (self, signals[CHANGED], 0);
      return TRUE;
    }

  aft_mail_accounts_load (self, NULL);
  g_set_error_literal (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_DISK, local_error->message);

  return FALSE;
}

gboolean
aft_mail_accounts_put (AftMailAccounts       *self,
                       const AftMailAccount  *account,
                       GError               **error)
{
  g_autofree char *group = g_strconcat (ONE, account->id, NULL);
  g_autofree char *port = g_strdup_printf ("%u", account->port);

  g_return_val_if_fail (AFT_IS_MAIL_ACCOUNTS (self), FALSE);
  g_return_val_if_fail (aft_id_is_valid (account->id), FALSE);

  if (!aft_mail_account_check (account, error) || !aft_mail_accounts_load (self, error))
    return FALSE;

  /* The file's own group is its first one. */
  g_key_file_set_string (self->file, ALL, "Format", "1");
  if (account->name != NULL && *account->name != '\0')
    g_key_file_set_string (self->file, group, "Name", account->name);
  else
    g_key_file_remove_key (self->file, group, "Name", NULL);
  g_key_file_set_string (self->file, group, "Address", account->address);
  g_key_file_set_string (self->file, group, "Server", account->server);
  g_key_file_set_string (self->file, group, "Port", port);
  g_key_file_set_string (self->file, group, "Security", account->security == AFT_MAIL_STARTTLS ? "starttls" : "tls");
  g_key_file_set_string (self->file, group, "User", account->user);

  return save (self, error);
}

gboolean
aft_mail_accounts_remove (AftMailAccounts  *self,
                          const char       *id,
                          GError          **error)
{
  g_autofree char *group = g_strconcat (ONE, id, NULL);

  g_return_val_if_fail (AFT_IS_MAIL_ACCOUNTS (self), FALSE);

  if (!aft_mail_accounts_load (self, error))
    return FALSE;
  g_key_file_remove_group (self->file, group, NULL);

  return save (self, error);
}

gboolean
aft_mail_accounts_set_default (AftMailAccounts  *self,
                               const char       *id,
                               GError          **error)
{
  g_return_val_if_fail (AFT_IS_MAIL_ACCOUNTS (self), FALSE);

  if (!aft_mail_accounts_load (self, error))
    return FALSE;
  g_key_file_set_string (self->file, ALL, "Default", id);

  return save (self, error);
}

static void
aft_mail_accounts_finalize (GObject *object)
{
  AftMailAccounts *self = AFT_MAIL_ACCOUNTS (object);

  g_free (self->path);
  g_clear_pointer (&self->file, g_key_file_unref);
  g_ptr_array_unref (self->accounts);

  G_OBJECT_CLASS (aft_mail_accounts_parent_class)->finalize (object);
}

static void
aft_mail_accounts_class_init (AftMailAccountsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_mail_accounts_finalize;

  signals[CHANGED] = g_signal_new ("changed", AFT_TYPE_MAIL_ACCOUNTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aft_mail_accounts_init (AftMailAccounts *self)
{
  self->file = g_key_file_new ();
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) aft_mail_account_free);
}

AftMailAccounts *
aft_mail_accounts_new (const char *folder)
{
  AftMailAccounts *self = g_object_new (AFT_TYPE_MAIL_ACCOUNTS, NULL);

  self->path = g_build_filename (folder, FILE_NAME, NULL);

  return self;
}
