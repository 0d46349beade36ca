/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Speaks to the keyring for keyring.py: one command a line on standard input ("store ID ADDRESS PASSWORD", "lookup ID", "unlock ID",
 * "clear ID", "open MASTER-PASSWORD", "many ID": two lookups and a store at the same time), one answer a line on standard output: "= ", the state, and
 * the password or the error's code. What has no "= " before it is GLib's. */

#define SECRET_WITH_UNSTABLE
#define SECRET_API_SUBJECT_TO_CHANGE

#include <stdio.h>
#include <string.h>

#include "aft-keyring.h"

#include "../result.h"

static const char *const states[] = { "there", "locked", "no-service", "none" };

static void
tell (AftKeyringState  state,
      const char      *what,
      const GError    *error)
{
  if (error != NULL)
    printf ("= %s error %s %d\n", states[state], g_quark_to_string (error->domain), error->code);
  else
    printf ("= %s %s\n", states[state], what);
  fflush (stdout);
}

static void
finish_lookup (AftKeyring    *keyring,
               GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretValue) value = NULL;
  AftKeyringState state;

  result_wait (result);
  value = aft_keyring_lookup_finish (keyring, *result, &state, &error);
  tell (state, value != NULL ? secret_value_get_text (value) : "-", error);
  g_clear_object (result);
}

static void
finish_store (AftKeyring    *keyring,
              GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  AftKeyringState state;

  result_wait (result);
  aft_keyring_store_finish (keyring, *result, &state, &error);
  tell (state, "stored", error);
  g_clear_object (result);
}

/* Unlocks the keyring as its own prompt does, so that no window is needed. */
static void
open_keyring (const char *password)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_sync (SECRET_SERVICE_OPEN_SESSION, NULL, &error);
  g_autoptr (SecretValue) value = secret_value_new (password, -1, "text/plain");
  g_autoptr (GVariant) done = NULL;

  g_assert_no_error (error);
  done = g_dbus_connection_call_sync (g_dbus_proxy_get_connection (G_DBUS_PROXY (service)), "org.freedesktop.secrets",
                                      "/org/freedesktop/secrets", "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
                                      "UnlockWithMasterPassword",
                                      g_variant_new ("(o@(oayays))", "/org/freedesktop/secrets/collection/login",
                                                     secret_service_encode_dbus_secret (service, value)),
                                      NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  tell (AFT_KEYRING_THERE, "opened", error);
}

static void
do_command (AftKeyring  *keyring,
            char       **words)
{
  GAsyncResult *results[3] = { NULL };
  g_autoptr (GError) error = NULL;

  if (g_str_equal (words[0], "store"))
    {
      aft_keyring_store_async (keyring, words[1], words[2], words[3], NULL, result_keep_cb, &results[0]);
      finish_store (keyring, &results[0]);
    }
  else if (g_str_equal (words[0], "clear"))
    {
      aft_keyring_clear_async (keyring, words[1], NULL, result_keep_cb, &results[0]);
      result_wait (&results[0]);
      tell (aft_keyring_clear_finish (keyring, results[0], &error) ? AFT_KEYRING_NONE : AFT_KEYRING_LOCKED, "cleared", error);
      g_clear_object (&results[0]);
    }
  else if (g_str_equal (words[0], "open"))
    {
      open_keyring (words[1]);
    }
  else if (g_str_equal (words[0], "many"))
    {
      aft_keyring_lookup_async (keyring, words[1], FALSE, NULL, result_keep_cb, &results[0]);
      aft_keyring_store_async (keyring, words[1], "ana@example.test", "another", NULL, result_keep_cb, &results[1]);
      aft_keyring_lookup_async (keyring, words[1], FALSE, NULL, result_keep_cb, &results[2]);
      finish_lookup (keyring, &results[0]);
      finish_store (keyring, &results[1]);
      finish_lookup (keyring, &results[2]);
    }
  else
    {
      aft_keyring_lookup_async (keyring, words[1], g_str_equal (words[0], "unlock"), NULL, result_keep_cb, &results[0]);
      finish_lookup (keyring, &results[0]);
    }
}

int
main (void)
{
  g_autoptr (AftKeyring) keyring = aft_keyring_new ();
  char line[1024];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (line), " ", -1);

      do_command (keyring, words);
    }

  return 0;
}
