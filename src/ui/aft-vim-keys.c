/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-vim-keys.h"

#include "aft-settings.h"
#include "aft-text-buffer.h"

#define KEYS "aft-vim-keys"

gboolean
aft_vim_keys_wanted (void)
{
  GSettings *settings = aft_settings_get ();

  return settings != NULL && g_settings_get_boolean (settings, "vim-keys");
}

static void
save (GtkSourceView *view,
      AftSession    *session)
{
  aft_text_buffer_commit (AFT_TEXT_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))));
  aft_session_flush (session);
}

static void
write_cb (AftSession    *session,
          GtkSourceView *view,
          const char    *path)
{
  save (view, session);
}

static gboolean
execute_cb (AftSession            *session,
            const char            *command,
            GtkSourceVimIMContext *context)
{
  static const char * const leaving[] = { ":q", ":q!", ":quit", ":wq", ":x", ":xit", NULL };
  GtkSourceView *view = g_object_get_data (G_OBJECT (context), "aft-view");

  if (!g_strv_contains (leaving, command))
    return FALSE;
  save (view, session);
  gtk_widget_activate_action (GTK_WIDGET (view), "win.back", NULL);

  return TRUE;
}

/* What is typed behind a colon, or else the beginning of a command such as "2d". */
static void
command_cb (GtkLabel              *shown,
            GParamSpec            *pspec,
            GtkSourceVimIMContext *context)
{
  const char *bar = gtk_source_vim_im_context_get_command_bar_text (context);
  const char *command = gtk_source_vim_im_context_get_command_text (context);

  gtk_label_set_label (shown, bar != NULL && *bar != '\0' ? bar : command != NULL ? command : "");
}

void
aft_vim_keys_add (GtkSourceView *view,
                  AftSession    *session,
                  GtkLabel      *shown)
{
  g_autoptr (GtkIMContext) context = gtk_source_vim_im_context_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set_data (G_OBJECT (context), "aft-view", view);
  g_signal_connect_object (context, "write", G_CALLBACK (write_cb), session, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "execute-command", G_CALLBACK (execute_cb), session, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::command-bar-text", G_CALLBACK (command_cb), shown, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::command-text", G_CALLBACK (command_cb), shown, G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (keys), context);
  gtk_im_context_set_client_widget (context, GTK_WIDGET (view));
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_object_set_data (G_OBJECT (view), KEYS, keys);
  command_cb (shown, NULL, GTK_SOURCE_VIM_IM_CONTEXT (context));
}

void
aft_vim_keys_remove (GtkSourceView *view)
{
  GtkEventController *keys = g_object_steal_data (G_OBJECT (view), KEYS);

  if (keys == NULL)
    return;

  gtk_im_context_reset (gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (keys)));
  gtk_widget_remove_controller (GTK_WIDGET (view), keys);
}
