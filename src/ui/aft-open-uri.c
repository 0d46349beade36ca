/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-open-uri.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
launched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    gtk_widget_activate_action (widget, "win.message", "s",
                                _("No program on this computer opens this. It can be copied instead."));
}

void
aft_open_uri (GtkWidget  *widget,
              const char *uri)
{
  g_autoptr (GdkAppLaunchContext) context = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (uri != NULL);

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb, g_object_ref (widget));
}

char *
aft_uri_for_address (const char *kind,
                     const char *value)
{
  g_autofree char *trimmed = NULL;

  if (kind == NULL || value == NULL)
    return NULL;

  trimmed = g_strstrip (g_strdup (value));
  if (*trimmed == '\0')
    return NULL;

  if (g_str_equal (kind, "email") && strchr (trimmed, '@') != NULL)
    {
      g_autofree char *escaped = g_uri_escape_string (trimmed, "@", FALSE);

      return g_strconcat ("mailto:", escaped, NULL);
    }
  if (g_str_equal (kind, "phone"))
    {
      /* RFC 3966: what only separates digits for the eye is left out. */
      GString *number = g_string_new ("tel:");

      for (const char *p = trimmed; *p != '\0'; p++)
        {
          if (g_ascii_isdigit (*p) || (*p == '+' && number->len == 4) || strchr ("*#", *p) != NULL)
            g_string_append_c (number, *p);
        }
      if (number->len > 4)
        return g_string_free (number, FALSE);
      g_string_free (number, TRUE);
    }
  if (g_str_equal (kind, "url"))
    {
      g_autofree char *scheme = g_uri_parse_scheme (trimmed);

      if (scheme == NULL && strchr (trimmed, '.') != NULL)
        return g_strconcat ("https://", trimmed, NULL);
      if (scheme != NULL && (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")))
        return g_steal_pointer (&trimmed);
    }

  return NULL;
}

void
aft_copy_text (GtkWidget  *widget,
               const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.message", "s", _("Copied"));
}
