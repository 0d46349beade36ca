/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-app.h"

#include <glib/gi18n-lib.h>
#include <glib-unix.h>

#include "aft-actions.h"
#include "aft-session.h"
#include "aft-ui.h"
#include "aft-window.h"

struct _AftApp
{
  AdwApplication  parent_instance;

  AftSession     *session;
  char           *folder;       /* as asked for on the command line; NULL: the settings' */
  guint           term_id;
};

G_DEFINE_FINAL_TYPE (AftApp, aft_app, ADW_TYPE_APPLICATION)

static gboolean
term_cb (gpointer data)
{
  AftApp *self = data;

  self->term_id = 0;
  g_application_quit (G_APPLICATION (self));

  return G_SOURCE_REMOVE;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AftApp) self = data;
  g_autoptr (GError) error = NULL;

  if (!aft_session_open_finish (AFT_SESSION (source), result, &error))
    g_signal_emit_by_name (source, "problem", _("The book can’t be opened"), error->message);
}

/* Reading begins before the first window is made; it shows, and fills. */
static void
ensure_session (AftApp *self)
{
  if (self->session != NULL)
    return;

  self->session = aft_session_new ();
  aft_session_open_async (self->session, self->folder, NULL, opened_cb, g_object_ref (self));
}

static GtkWindow *
ensure_window (AftApp *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      ensure_session (self);
      window = GTK_WINDOW (aft_window_new (GTK_APPLICATION (self), self->session));
    }
  gtk_window_present (window);

  return window;
}

static void
aft_app_activate (GApplication *application)
{
  ensure_window (AFT_APP (application));
}

static int
aft_app_command_line (GApplication            *application,
                      GApplicationCommandLine *line)
{
  AftApp *self = AFT_APP (application);
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  const char *folder = NULL;

  if (self->folder == NULL && g_variant_dict_lookup (options, "book", "^&ay", &folder))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, folder);

      self->folder = g_file_get_path (file);
    }
  g_application_activate (application);

  return 0;
}

static void
aft_app_startup (GApplication *application)
{
  AftApp *self = AFT_APP (application);

  aft_ui_init ();
  G_APPLICATION_CLASS (aft_app_parent_class)->startup (application);

  aft_actions_set_accels (GTK_APPLICATION (self), FALSE);
  self->term_id = g_unix_signal_add (SIGTERM, term_cb, self);
}

static void
aft_app_shutdown (GApplication *application)
{
  AftApp *self = AFT_APP (application);
  g_autoptr (GError) error = NULL;

  if (self->session != NULL && !aft_session_close (self->session, &error))
    g_warning ("%s", error->message);

  G_APPLICATION_CLASS (aft_app_parent_class)->shutdown (application);
}

static void
aft_app_finalize (GObject *object)
{
  AftApp *self = AFT_APP (object);

  g_clear_handle_id (&self->term_id, g_source_remove);
  g_clear_object (&self->session);
  g_free (self->folder);

  G_OBJECT_CLASS (aft_app_parent_class)->finalize (object);
}

static void
aft_app_class_init (AftAppClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = aft_app_finalize;
  application_class->activate = aft_app_activate;
  application_class->command_line = aft_app_command_line;
  application_class->startup = aft_app_startup;
  application_class->shutdown = aft_app_shutdown;
}

static void
aft_app_init (AftApp *self)
{
  const GOptionEntry options[] = {
    { "book", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Use the book in this folder"), N_("DIR") },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

int
aft_app_run (int    argc,
             char **argv)
{
  g_autoptr (AftApp) app = g_object_new (AFT_TYPE_APP,
                                         "application-id", AFT_APP_ID,
                                         "resource-base-path", AFT_APP_PATH,
                                         "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                                         NULL);

  return g_application_run (G_APPLICATION (app), argc, argv);
}
