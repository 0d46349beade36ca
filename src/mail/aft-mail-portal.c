/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-mail-portal.h"

#include "aft-text.h"

#define SANDBOX "/.flatpak-info"

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);
  /* Outside of a sandbox nothing is started only to be asked: the mail program can be opened as well. */
  GDBusCallFlags flags = g_file_test (SANDBOX, G_FILE_TEST_EXISTS) ? G_DBUS_CALL_FLAGS_NONE : G_DBUS_CALL_FLAGS_NO_AUTO_START;

  if (bus == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_dbus_connection_call (bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Email",
                          "ComposeEmail", g_task_get_task_data (task), G_VARIANT_TYPE ("(o)"), flags, -1,
                          g_task_get_cancellable (task), composed_cb, g_object_ref (task));
}

void
aft_mail_portal_compose_async (const char          *to,
                               const char          *subject,
                               const char          *text,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  GVariantBuilder options;
  g_autofree char *address = aft_text_dup_line (to);
  g_autofree char *line = aft_text_dup_line (subject);
  g_autofree char *clean = aft_text_dup_storable (text, TRUE);

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  if (address != NULL)
    g_variant_builder_add (&options, "{sv}", "address", g_variant_new_string (address));
  if (line != NULL)
    g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (line));
  g_variant_builder_add (&options, "{sv}", "body", g_variant_new_string (clean));

  g_task_set_source_tag (task, aft_mail_portal_compose_async);
  g_task_set_task_data (task, g_variant_ref_sink (g_variant_new ("(sa{sv})", "", &options)), (GDestroyNotify) g_variant_unref);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, connected_cb, task);
}

gboolean
aft_mail_portal_compose_finish (GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
