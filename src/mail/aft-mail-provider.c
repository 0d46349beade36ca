/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-mail-provider.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-mail-address.h"

/* RFC 8314: encrypted from the start wherever that is offered. */
const AftMailGuess aft_mail_guesses[AFT_MAIL_GUESSES] = {
  { "smtp.", 465, AFT_MAIL_TLS },
  { "mail.", 465, AFT_MAIL_TLS },
  { "smtp.", 587, AFT_MAIL_STARTTLS },
  { "mail.", 587, AFT_MAIL_STARTTLS },
};

void
aft_mail_provider_clear (AftMailProvider *provider)
{
  g_clear_pointer (&provider->name, g_free);
  g_clear_pointer (&provider->page, g_free);
}

static char *
find_group (GKeyFile   *file,
            const char *domain)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) domains = g_key_file_get_string_list (file, groups[i], "Domains", NULL, NULL);

      if (domains != NULL && g_strv_contains ((const char * const *) domains, domain))
        return g_strdup (groups[i]);
    }

  return NULL;
}

static gboolean
is_word (GKeyFile   *file,
         const char *group,
         const char *key,
         const char *word)
{
  g_autofree char *value = g_key_file_get_string (file, group, key, NULL);

  return g_strcmp0 (value, word) == 0;
}

static void
fill (AftMailAccount  *account,
      AftMailProvider *provider,
      GKeyFile        *file,
      const char      *group)
{
  provider->name = g_strdup (group);
  provider->sends = !is_word (file, group, "Sending", "no");
  provider->app_password = is_word (file, group, "Password", "app");
  provider->page = g_key_file_get_string (file, group, "Page", NULL);
  if (!provider->sends)
    return;

  g_free (account->server);
  account->server = g_key_file_get_string (file, group, "Server", NULL);
  account->port = (guint) g_key_file_get_integer (file, group, "Port", NULL);
  account->security = is_word (file, group, "Security", "starttls") ? AFT_MAIL_STARTTLS : AFT_MAIL_TLS;
  if (is_word (file, group, "User", "local"))
    *strrchr (account->user, '@') = '\0';
}

static char *
dup_domain (const AftMailAccount *account)
{
  g_auto (AftMailAddress) address = { NULL };

  return aft_mail_address_parse (account->address, &address, NULL) ? g_ascii_strdown (strrchr (address.wire, '@') + 1, -1) : NULL;
}

gboolean
aft_mail_guess_apply (const AftMailGuess *guess,
                      AftMailAccount     *account)
{
  g_autofree char *domain = dup_domain (account);

  if (domain == NULL)
    return FALSE;

  g_free (account->server);
  account->server = g_strconcat (guess->prefix, domain, NULL);
  account->port = guess->port;
  account->security = guess->security;

  return TRUE;
}

gboolean
aft_mail_provider_find (const char      *path,
                        AftMailAccount  *account,
                        AftMailProvider *provider)
{
  g_auto (AftMailAddress) address = { NULL };
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *domain = NULL;
  g_autofree char *group = NULL;

  *provider = (AftMailProvider) { NULL };
  if (!aft_mail_address_parse (account->address, &address, NULL))
    return FALSE;
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error))
    g_message ("%s: %s", path, error->message);

  domain = dup_domain (account);
  group = find_group (file, domain);
  g_free (account->user);
  account->user = g_strdup (address.wire);
  if (group != NULL)
    {
      fill (account, provider, file, group);
      return TRUE;
    }

  provider->sends = TRUE;

  return aft_mail_guess_apply (&aft_mail_guesses[0], account);
}

char *
aft_mail_provider_dup_words (const AftMailProvider *provider)
{
  if (provider->name == NULL)
    return g_strdup (_("The server is a guess. Test tries the usual ones; your provider’s help pages name the right one."));
  if (!provider->sends)
    /* Translators: %s is a provider of mail, such as Outlook */
    return g_strdup_printf (_("%s lets no other program send with a password. Open the text in your mail program instead."),
                            provider->name);
  if (provider->app_password)
    /* Translators: %s is a provider of mail, such as Gmail */
    return g_strdup_printf (_("%s wants a password made for programs: an app password, not the one you log in with."),
                            provider->name);

  return NULL;
}
