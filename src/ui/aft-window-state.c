/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

#include "aft-actions.h"
#include "aft-alert.h"
#include "aft-settings.h"

#define RESCAN_SECONDS 60

/* What the window does as it gets and loses the focus, and what it remembers from run to run. */

/* Vim keys need Ctrl with a letter for themselves. */
static void
focus_cb (AftWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));
  GSettings *settings = aft_settings_get ();
  gboolean vim = GTK_SOURCE_IS_VIEW (gtk_window_get_focus (GTK_WINDOW (self)))
                 && settings != NULL && g_settings_get_boolean (settings, "vim-keys");

  if (vim == self->vim || app == NULL)
    return;
  self->vim = vim;
  aft_actions_set_accels (app, vim);
}

static gboolean
rescan_cb (gpointer data)
{
  AftWindow *self = data;

  aft_session_rescan (self->session);

  return G_SOURCE_CONTINUE;
}

/* Changes by others can go by without a signal: looked for when the user comes back, and from time to time while here. */
static void
active_cb (AftWindow *self)
{
  gboolean active = gtk_window_is_active (GTK_WINDOW (self));

  g_clear_handle_id (&self->rescan_id, g_source_remove);
  if (!active || aft_session_get_state (self->session) != AFT_SESSION_OPEN)
    return;
  aft_session_check_day (self->session);
  aft_session_rescan (self->session);
  self->rescan_id = g_timeout_add_seconds (RESCAN_SECONDS, rescan_cb, self);
}

void
aft_window_save_state (AftWindow *self)
{
  GSettings *settings = aft_settings_get ();
  gboolean shown;
  int width;
  int height;

  if (settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, 1));
  g_settings_set_int (settings, "window-height", MAX (height, 1));
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_object_get (self->split, "show-aside-wide", &shown, NULL);
  g_settings_set_boolean (settings, "notes-shown", shown || self->notes_away);
}

static void
give_up_cb (gpointer data)
{
  AftWindow *self = data;

  self->given_up = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (AftWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  self->saving = FALSE;
  if (aft_session_flush_finish (AFT_SESSION (source), result, &error))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  /* Translators: %s is one sentence saying why nothing can be saved. */
  words = g_strdup_printf (_("%s What you wrote is only in this window. Saving is tried again as long as it is open."),
                           error->message);
  aft_alert_ask (GTK_WIDGET (self), _("Close and lose what isn’t saved?"), words, _("_Close and Lose It"), TRUE, give_up_cb,
                 g_object_ref (self), g_object_unref);
}

gboolean
aft_window_saved_may_close (AftWindow *self)
{
  if (self->given_up)
    return TRUE;
  if (self->saving)
    return FALSE;

  if (self->notes != NULL)
    aft_note_editor_commit (aft_notes_pane_get_editor (self->notes));
  if (aft_session_is_saved (self->session))
    return TRUE;

  self->saving = TRUE;
  aft_session_flush_async (self->session, NULL, flushed_cb, g_object_ref (self));

  return FALSE;
}

void
aft_window_watch (AftWindow *self)
{
  GSettings *settings = aft_settings_get ();

  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::vim-keys", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
}

void
aft_window_restore_state (AftWindow *self)
{
  GSettings *settings = aft_settings_get ();
  gboolean notes = TRUE;

  gtk_window_set_default_size (GTK_WINDOW (self), 1120, 760);
  if (settings != NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                                   g_settings_get_int (settings, "window-height"));
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
      notes = g_settings_get_boolean (settings, "notes-shown");
    }
  g_object_set (self->split, "show-aside", notes, NULL);
}
