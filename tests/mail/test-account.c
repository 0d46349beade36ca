/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "aft-file.h"
#include "aft-mail-account.h"
#include "aft-mail-provider.h"

static char *
dup_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "accounts.ini", NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
write_file (const char *folder,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, "accounts.ini", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static AftMailAccount *
make_account (const char *address)
{
  AftMailAccount *account = aft_mail_account_new ();

  g_free (account->address);
  account->address = g_strdup (address);
  g_free (account->server);
  account->server = g_strdup ("smtp.example.org");
  g_free (account->user);
  account->user = g_strdup (address);

  return account;
}

static void
test_round_trip (void)
{
  g_autofree char *folder = g_dir_make_tmp ("afterword-mail-XXXXXX", NULL);
  g_autoptr (AftMailAccounts) accounts = aft_mail_accounts_new (folder);
  g_autoptr (AftMailAccounts) others = aft_mail_accounts_new (folder);
  g_autoptr (AftMailAccount) first = make_account ("ana@example.org");
  g_autoptr (AftMailAccount) second = make_account ("ana@müller.example");
  g_autoptr (GError) error = NULL;
  const AftMailAccount *found;
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;

  g_assert_true (aft_mail_accounts_load (accounts, &error));
  g_assert_null (aft_mail_accounts_get_default (accounts));
  first->name = g_strdup ("Ana; \"Örtiz\"\\");
  second->port = 587;
  second->security = AFT_MAIL_STARTTLS;
  g_assert_true (aft_mail_accounts_put (accounts, first, &error));
  g_assert_true (aft_mail_accounts_put (accounts, second, &error));
  g_assert_true (aft_mail_accounts_set_default (accounts, second->id, &error));

  g_assert_true (aft_mail_accounts_load (others, &error));
  g_assert_cmpuint (aft_mail_accounts_list (others)->len, ==, 2);
  found = aft_mail_accounts_find (others, first->id);
  g_assert_cmpstr (found->name, ==, first->name);
  g_assert_cmpstr (found->address, ==, first->address);
  g_assert_cmpstr (found->server, ==, first->server);
  g_assert_cmpstr (found->user, ==, first->user);
  g_assert_cmpuint (found->port, ==, 465);
  g_assert_cmpint (found->security, ==, AFT_MAIL_TLS);
  found = aft_mail_accounts_get_default (others);
  g_assert_cmpstr (found->id, ==, second->id);
  g_assert_cmpuint (found->port, ==, 587);
  g_assert_cmpint (found->security, ==, AFT_MAIL_STARTTLS);

  /* What somebody else wrote meanwhile stays, known or not. */
  text = dup_file (folder);
  {
    g_autofree char *more = g_strconcat ("# mine\n", text, "Colour=blue\n\n[Other]\nX=1\n", NULL);

    write_file (folder, more);
  }
  g_assert_true (aft_mail_accounts_remove (accounts, first->id, &error));
  after = dup_file (folder);
  g_assert_nonnull (strstr (after, "# mine"));
  g_assert_nonnull (strstr (after, "Colour=blue"));
  g_assert_nonnull (strstr (after, "[Other]\nX=1"));
  g_assert_null (strstr (after, first->id));
  g_assert_true (g_str_has_prefix (after + strcspn (after, "["), "[Accounts]"));

  aft_file_remove_folder (folder, NULL);
}

static void
test_damaged (void)
{
  static const char *const cases[] = { "no key file\n", "[Accounts\n", "[Accounts]\nFormat=1\n<<<<<<< HEAD\n" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("afterword-mail-XXXXXX", NULL);
      g_autoptr (AftMailAccounts) accounts = aft_mail_accounts_new (folder);
      g_autoptr (AftMailAccount) account = make_account ("ana@example.org");
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      write_file (folder, cases[i]);
      g_assert_false (aft_mail_accounts_load (accounts, &error));
      g_assert_error (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_ACCOUNT);
      g_clear_error (&error);
      g_assert_false (aft_mail_accounts_put (accounts, account, &error));
      g_assert_error (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_ACCOUNT);
      after = dup_file (folder);
      g_assert_cmpstr (after, ==, cases[i]);
      aft_file_remove_folder (folder, NULL);
    }
}

static void
test_check (void)
{
  static const struct { const char *address; const char *server; guint port; const char *user; int code; } cases[] = {
    { "ana@example.org", "smtp.example.org", 465, "ana", -1 },
    { "ana@example.org", "::1", 1, "ana", -1 },
    { "ana", "smtp.example.org", 465, "ana", AFT_MAIL_ERROR_ADDRESS },
    { "jürgen@example.org", "smtp.example.org", 465, "ana", AFT_MAIL_ERROR_NOT_REACHABLE },
    { "ana@example.org\n", "smtp.example.org", 465, "ana\r\nx", AFT_MAIL_ERROR_HEADER },
    { "ana@example.org", "", 465, "ana", AFT_MAIL_ERROR_ACCOUNT },
    { "ana@example.org", "https://smtp.example.org", 465, "ana", AFT_MAIL_ERROR_ACCOUNT },
    { "ana@example.org", "smtp.example.org", 0, "ana", AFT_MAIL_ERROR_ACCOUNT },
    { "ana@example.org", "smtp.example.org", 65536, "ana", AFT_MAIL_ERROR_ACCOUNT },
    { "ana@example.org", "smtp.example.org", 465, "", AFT_MAIL_ERROR_ACCOUNT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      AftMailAccount account = { .address = (char *) cases[i].address, .server = (char *) cases[i].server, .port = cases[i].port,
                                 .user = (char *) cases[i].user };

      g_test_message ("%u", i);
      g_assert_cmpint (aft_mail_account_check (&account, &error), ==, cases[i].code < 0);
      if (cases[i].code >= 0)
        g_assert_error (error, AFT_MAIL_ERROR, cases[i].code);
    }
}

static void
test_providers (void)
{
  g_autofree char *file = g_build_filename (g_getenv ("AFTERWORD_DATA"), "mail-providers.ini", NULL);
  static const struct { const char *address; const char *name; gboolean sends; gboolean app; const char *server; guint port; } cases[] = {
    { "ana@gmail.com", "Gmail", TRUE, TRUE, "smtp.gmail.com", 465 },
    { "ana@GMail.com", "Gmail", TRUE, TRUE, "smtp.gmail.com", 465 },
    { "ana@icloud.com", "iCloud", TRUE, TRUE, "smtp.mail.me.com", 587 },
    { "ana@gmx.de", "GMX", TRUE, FALSE, "mail.gmx.net", 465 },
    { "ana@outlook.com", "Outlook", FALSE, FALSE, "", 465 },
    { "ana@proton.me", "Proton", FALSE, FALSE, "", 465 },
    { "ana@example.org", NULL, TRUE, FALSE, "smtp.example.org", 465 },
    { "ana@müller.example", NULL, TRUE, FALSE, "smtp.xn--mller-kva.example", 465 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftMailAccount) account = aft_mail_account_new ();
      g_auto (AftMailProvider) provider = { NULL };
      g_autofree char *words = NULL;

      g_test_message ("%s", cases[i].address);
      g_free (account->address);
      account->address = g_strdup (cases[i].address);
      g_assert_true (aft_mail_provider_find (file, account, &provider));
      g_assert_cmpstr (provider.name, ==, cases[i].name);
      g_assert_cmpint (provider.sends, ==, cases[i].sends);
      g_assert_cmpint (provider.app_password, ==, cases[i].app);
      g_assert_cmpint (provider.page != NULL, ==, cases[i].app);
      g_assert_cmpstr (account->server, ==, cases[i].server);
      g_assert_cmpuint (account->port, ==, cases[i].port);
      g_assert_cmpint (account->security, ==, cases[i].port == 587 ? AFT_MAIL_STARTTLS : AFT_MAIL_TLS);
      words = aft_mail_provider_dup_words (&provider);
      g_assert_cmpint (words != NULL, ==, !cases[i].sends || cases[i].app || cases[i].name == NULL);
    }
}

/* What is tried for a provider nobody knows: each way once, and the encryption of its port. */
static void
test_guesses (void)
{
  static const struct { const char *server; guint port; } expected[AFT_MAIL_GUESSES] = {
    { "smtp.xn--mller-kva.example", 465 }, { "mail.xn--mller-kva.example", 465 },
    { "smtp.xn--mller-kva.example", 587 }, { "mail.xn--mller-kva.example", 587 },
  };
  g_autoptr (AftMailAccount) account = aft_mail_account_new ();

  g_free (account->address);
  account->address = g_strdup ("Ana <ana@MÜLLER.example>");
  for (guint i = 0; i < AFT_MAIL_GUESSES; i++)
    {
      g_assert_true (aft_mail_guess_apply (&aft_mail_guesses[i], account));
      g_assert_cmpstr (account->server, ==, expected[i].server);
      g_assert_cmpuint (account->port, ==, expected[i].port);
      g_assert_cmpint (account->security, ==, expected[i].port == 587 ? AFT_MAIL_STARTTLS : AFT_MAIL_TLS);
    }
  g_free (account->address);
  account->address = g_strdup ("ana");
  g_assert_false (aft_mail_guess_apply (&aft_mail_guesses[0], account));
}

/* Whatever somebody adds to the file makes a whole account, or says that it can't be done. */
static void
test_provider_data (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("AFTERWORD_DATA"), "mail-providers.ini", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) groups = NULL;

  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
  groups = g_key_file_get_groups (file, NULL);
  g_assert_cmpuint (g_strv_length (groups), >, 15);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) domains = g_key_file_get_string_list (file, groups[i], "Domains", NULL, NULL);

      g_test_message ("%s", groups[i]);
      g_assert_nonnull (domains);
      for (guint k = 0; domains[k] != NULL; k++)
        {
          g_autoptr (AftMailAccount) account = aft_mail_account_new ();
          g_auto (AftMailProvider) provider = { NULL };

          g_assert_true (g_hash_table_add (seen, g_strdup (domains[k])));
          g_free (account->address);
          account->address = g_strconcat ("ana@", domains[k], NULL);
          g_assert_true (aft_mail_provider_find (path, account, &provider));
          g_assert_cmpstr (provider.name, ==, groups[i]);
          if (provider.sends)
            g_assert_true (aft_mail_account_check (account, NULL));
          if (provider.page != NULL)
            g_assert_true (g_str_has_prefix (provider.page, "https://"));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mail/account/round-trip", test_round_trip);
  g_test_add_func ("/mail/account/damaged", test_damaged);
  g_test_add_func ("/mail/account/check", test_check);
  g_test_add_func ("/mail/account/providers", test_providers);
  g_test_add_func ("/mail/account/guesses", test_guesses);
  g_test_add_func ("/mail/account/provider-data", test_provider_data);
  return g_test_run ();
}
