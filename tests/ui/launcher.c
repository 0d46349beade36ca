/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gdesktopappinfo.h>
#include <string.h>

/* launcher FILE [ACTION]: starts what a desktop entry names, or one of its actions, as the launcher of a desktop does. The bus drops
 * what it holds for a program that is yet to start if the launcher goes before; those of desktops never do. */

static gboolean
is_running (GDBusConnection *bus,
            const char      *name)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                                             "NameHasOwner", g_variant_new ("(s)", name), NULL,
                                                             G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean running = FALSE;

  if (answer != NULL)
    g_variant_get (answer, "(b)", &running);

  return running;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDesktopAppInfo) entry = argc > 1 ? g_desktop_app_info_new_from_filename (argv[1]) : NULL;
  g_autofree char *name = argc > 1 ? g_path_get_basename (argv[1]) : NULL;
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GError) error = NULL;

  if (entry == NULL)
    {
      g_printerr ("%s\n", argc > 1 ? "It is no desktop entry, or its program isn't there" : "launcher FILE [ACTION]");
      return 2;
    }
  if (argc > 2 && !g_strv_contains (g_desktop_app_info_list_actions (entry), argv[2]))
    {
      g_printerr ("It has no action “%s”\n", argv[2]);
      return 1;
    }
  if (g_str_has_suffix (name, ".desktop"))
    name[strlen (name) - strlen (".desktop")] = '\0';
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (bus == NULL)
    g_error ("%s", error->message);
  if (argc > 2)
    g_desktop_app_info_launch_action (entry, argv[2], NULL);
  else if (!g_app_info_launch (G_APP_INFO (entry), NULL, NULL, &error))
    g_error ("%s", error->message);
  for (guint i = 0; i < 600 && !is_running (bus, name); i++)
    g_usleep (G_USEC_PER_SEC / 20);
  g_dbus_connection_flush_sync (bus, NULL, NULL);

  return 0;
}
