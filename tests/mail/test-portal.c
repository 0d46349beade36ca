/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The portal for mail, played by the test on a bus of its own. */

#include "aft-mail-portal.h"

#include "../result.h"

static const char portal_xml[] =
  "<node><interface name='org.freedesktop.portal.Email'><method name='ComposeEmail'>"
  "<arg type='s' name='parent_window' direction='in'/><arg type='a{sv}' name='options' direction='in'/>"
  "<arg type='o' name='handle' direction='out'/></method></interface></node>";

static char *heard;
static gboolean refuses;

static void
call_cb (GDBusConnection       *bus,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               data)
{
  g_autofree char *printed = g_variant_print (parameters, FALSE);

  g_free (heard);
  heard = g_steal_pointer (&printed);
  if (refuses)
    g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED, "no");
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/request/1"));
}

static gboolean
compose (const char *to,
         const char *subject,
         const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  aft_mail_portal_compose_async (to, subject, text, NULL, result_keep_cb, &result);
  result_wait (&result);
  done = aft_mail_portal_compose_finish (result, &error);
  g_assert_true (done == (error == NULL));

  return done;
}

static void
name_cb (GDBusConnection *bus,
         const char      *name,
         gpointer         data)
{
  *(gboolean *) data = TRUE;
}

static void
test_compose (void)
{
  static const struct { const char *to; const char *subject; const char *text; const char *said; } cases[] = {
    { "bo@example.org", "Thank you", "Dear Bo,\n\nthanks\n",
      "('', {'address': <'bo@example.org'>, 'subject': <'Thank you'>, 'body': <'Dear Bo,\\n\\nthanks\\n'>})" },
    { " ", "", "x", "('', {'body': <'x'>})" },
    { "bo@example.org\nBcc: x@example.org", "a\r\nb", "ü🙂\r\n\001", "('', {'address': <'bo@example.org Bcc: x@example.org'>, "
      "'subject': <'a b'>, 'body': <'ü🙂\\n'>})" },
  };
  g_autoptr (GTestDBus) daemon = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (portal_xml, NULL);
  const GDBusInterfaceVTable table = { .method_call = call_cb };
  g_autoptr (GDBusConnection) bus = NULL;
  gboolean owned = FALSE;
  guint name, object;

  g_test_dbus_up (daemon);
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  /* Nobody there: the caller opens the mail program instead. */
  g_assert_false (compose ("bo@example.org", "x", "y"));

  object = g_dbus_connection_register_object (bus, "/org/freedesktop/portal/desktop", node->interfaces[0], &table, NULL, NULL, NULL);
  name = g_bus_own_name_on_connection (bus, "org.freedesktop.portal.Desktop", G_BUS_NAME_OWNER_FLAGS_NONE, name_cb, NULL, &owned, NULL);
  while (!owned)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (compose (cases[i].to, cases[i].subject, cases[i].text));
      g_assert_cmpstr (heard, ==, cases[i].said);
    }
  refuses = TRUE;
  g_assert_false (compose ("bo@example.org", "x", "y"));

  g_bus_unown_name (name);
  g_dbus_connection_unregister_object (bus, object);
  g_clear_pointer (&heard, g_free);
  g_clear_object (&bus);
  g_test_dbus_down (daemon);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mail/portal/compose", test_compose);
  return g_test_run ();
}
