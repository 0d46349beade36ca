/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-keyring-watch.h"

#define SERVICE "org.freedesktop.secrets"

static const struct
{
  const char *sender;
  const char *interface;
  const char *member;           /* or NULL: all */
  const char *arg0;             /* or NULL */
} heard[] = {
  { SERVICE, "org.freedesktop.Secret.Service", "CollectionChanged", NULL },
  { SERVICE, "org.freedesktop.Secret.Collection", NULL, NULL },
  { "org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged", SERVICE },
};

struct _AftKeyringWatch
{
  AftKeyringChanged changed;
  gpointer          data;
  GCancellable     *cancellable;
  GDBusConnection  *bus;        /* NULL until it is there */
  guint             ids[G_N_ELEMENTS (heard)];
};

static void
heard_cb (GDBusConnection *bus,
          const char      *sender,
          const char      *path,
          const char      *interface,
          const char      *member,
          GVariant        *parameters,
          gpointer         data)
{
  AftKeyringWatch *watch = data;
  const char *owner = NULL;

  if (g_str_equal (member, "NameOwnerChanged"))
    g_variant_get (parameters, "(&s&s&s)", NULL, NULL, &owner);
  watch->changed (owner != NULL && *owner == '\0', watch->data);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  AftKeyringWatch *watch = data;

  /* After it was called off there is no watch any more. */
  if (bus == NULL)
    return;

  watch->bus = g_steal_pointer (&bus);
  for (guint i = 0; i < G_N_ELEMENTS (heard); i++)
    watch->ids[i] = g_dbus_connection_signal_subscribe (watch->bus, heard[i].sender, heard[i].interface, heard[i].member, NULL,
                                                        heard[i].arg0, G_DBUS_SIGNAL_FLAGS_NONE, heard_cb, watch, NULL);
}

AftKeyringWatch *
aft_keyring_watch_new (AftKeyringChanged changed,
                       gpointer          data)
{
  AftKeyringWatch *watch = g_new0 (AftKeyringWatch, 1);

  watch->changed = changed;
  watch->data = data;
  watch->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SESSION, watch->cancellable, connected_cb, watch);

  return watch;
}

void
aft_keyring_watch_free (AftKeyringWatch *watch)
{
  g_cancellable_cancel (watch->cancellable);
  g_object_unref (watch->cancellable);
  for (guint i = 0; watch->bus != NULL && i < G_N_ELEMENTS (heard); i++)
    g_dbus_connection_signal_unsubscribe (watch->bus, watch->ids[i]);
  g_clear_object (&watch->bus);
  g_free (watch);
}
