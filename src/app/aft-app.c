/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-app-private.h"

#include <glib/gi18n-lib.h>
#include <glib-unix.h>

#include <signal.h>

#include "aft-actions.h"
#include "aft-ui.h"

/* On a session that is being opened: the AftOwn of its book. */
#define OWN "aft-own"

G_DEFINE_FINAL_TYPE (AftApp, aft_app, ADW_TYPE_APPLICATION)

static gboolean
signal_cb (gpointer data)
{
  g_application_quit (data);

  return G_SOURCE_CONTINUE;
}

static gpointer
find_window (AftApp *self,
             GType   type)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (link->data, type))
      return link->data;

  return NULL;
}

AftWindow *
aft_app_get_window (AftApp *self)
{
  return find_window (self, AFT_TYPE_WINDOW);
}

AftCapture *
aft_app_get_capture (AftApp *self)
{
  return find_window (self, AFT_TYPE_CAPTURE);
}

/* From the sample people there is a way back, from where no book could be opened another try. */
static void
update_actions (AftApp *self)
{
  gboolean sample = aft_session_is_sample (self->session);
  gboolean open = aft_session_get_state (self->session) == AFT_SESSION_OPEN;

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "sample")), !sample);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "own-book")), sample || !open);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AftApp) self = data;
  AftWindow *window = aft_app_get_window (self);
  AftCapture *capture = aft_app_get_capture (self);
  g_autoptr (GError) error = NULL;

  update_actions (self);
  if (aft_session_open_finish (AFT_SESSION (source), result, &error))
    return;

  if (window != NULL && aft_window_get_session (window) == AFT_SESSION (source))
    aft_window_show_failure (window, error->message);
  if (capture != NULL)
    aft_capture_show_failure (capture, error->message);
}

/* One that couldn't be opened is tried again. */
static AftSession *
ensure_session (AftApp *self)
{
  if (self->session != NULL && aft_session_get_state (self->session) == AFT_SESSION_CLOSED)
    g_clear_object (&self->session);
  if (self->session == NULL)
    {
      self->session = aft_session_new ();
      aft_session_open_async (self->session, self->folder, NULL, opened_cb, g_object_ref (self));
    }

  return self->session;
}

AftWindow *
aft_app_ensure_window (AftApp *self)
{
  AftWindow *window = aft_app_get_window (self);

  /* Reading begins before the window is made; it shows, and fills. */
  if (window == NULL)
    window = aft_window_new (GTK_APPLICATION (self), ensure_session (self));
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
capture_ready_cb (AftApp     *self,
                  AftCapture *capture)
{
  aft_capture_set_session (capture, ensure_session (self));
}

/* The cursor stands in it before anything is read. */
void
aft_app_capture (AftApp *self)
{
  AftCapture *capture = aft_app_get_capture (self);

  if (capture == NULL)
    {
      capture = AFT_CAPTURE (aft_capture_new (GTK_APPLICATION (self)));
      g_signal_connect_object (capture, "ready", G_CALLBACK (capture_ready_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (capture));
}

static void
close_windows (AftApp *self)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  g_list_free_full (windows, (GDestroyNotify) gtk_window_destroy);
}

static gboolean
is_open (AftApp *self)
{
  return self->session != NULL && aft_session_get_state (self->session) != AFT_SESSION_CLOSED;
}

static void
keep_folder (AftApp     *self,
             const char *folder,
             AftOwn      own)
{
  if (own == AFT_OWN_NOT)
    return;

  g_free (self->folder);
  self->folder = g_strdup (folder);
  if (own == AFT_OWN_ALWAYS)
    aft_session_set_folder_setting (self->session, folder);
}

/* Whether the book that is open could be closed; a user is told why not. */
static gboolean
close_book (AftApp *self)
{
  AftMailer *mailer = aft_session_get_mailer (self->session);
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;

  /* It would wait for a day on which this book is open again. */
  if (aft_mailer_count_leaving (mailer) > 0)
    {
      aft_mailer_hurry (mailer);
      why = g_strdup (_("Mail is on its way. It is being sent now; change the book when it has gone."));
    }
  else if (!aft_session_close (self->session, &error))
    {
      why = g_strdup (error->message);
    }

  if (why != NULL)
    gtk_widget_activate_action (GTK_WIDGET (aft_app_ensure_window (self)), "win.explain", "(ss)",
                                _("This book can’t be closed yet"), why);

  return why == NULL;
}

static void open_other (AftApp     *self,
                        const char *folder,
                        AftOwn      own);

static void
refuse_other (AftApp     *self,
              const char *why)
{
  AftWindow *window = aft_app_ensure_window (self);

  update_actions (self);
  /* Where no book is open either, the window is there for the reason. */
  if (aft_session_get_state (self->session) == AFT_SESSION_CLOSED)
    aft_window_show_failure (window, why);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.explain", "(ss)", _("That book can’t be opened"), why);
}

static void
take_over (AftApp     *self,
           AftSession *other)
{
  const char *folder = aft_session_get_folder (other);
  AftOwn own = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (other), OWN));
  gboolean was_open = is_open (self);

  if (was_open && !close_book (self))
    {
      aft_session_close (other, NULL);
      return;
    }

  /* It may be the same book, whose folder was moved: then it was our own window that kept this one from writing. */
  if (was_open && aft_session_is_read_only (other))
    {
      aft_session_close (other, NULL);
      open_other (self, folder, own);
      return;
    }

  close_windows (self);
  g_set_object (&self->session, other);
  keep_folder (self, folder, own);
  update_actions (self);
  aft_app_ensure_window (self);
}

static void
other_opened_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (AftApp) self = data;
  g_autoptr (GError) error = NULL;

  self->opening = FALSE;
  if (aft_session_open_finish (AFT_SESSION (source), result, &error))
    take_over (self, AFT_SESSION (source));
  else
    refuse_other (self, error->message);

  if (!self->opening && self->wanted != NULL)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted);

      aft_app_use_book (self, wanted, self->wanted_own);
    }
  g_application_release (G_APPLICATION (self));
}

/* One after the other: two sessions would keep each other from writing. */
static void
open_other (AftApp     *self,
            const char *folder,
            AftOwn      own)
{
  g_autoptr (AftSession) other = NULL;

  if (self->opening)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (folder);
      self->wanted_own = own;
      return;
    }

  self->opening = TRUE;
  other = aft_session_new ();
  g_object_set_data (G_OBJECT (other), OWN, GINT_TO_POINTER (own));
  g_application_hold (G_APPLICATION (self));
  aft_session_open_async (other, folder, NULL, other_opened_cb, g_object_ref (self));
}

void
aft_app_use_book (AftApp     *self,
                  const char *folder,
                  AftOwn      own)
{
  g_autofree char *wanted = g_strdup (folder != NULL ? folder : self->folder);

  if (wanted == NULL)
    {
      g_autoptr (AftSession) any = aft_session_new ();

      wanted = aft_session_dup_folder_setting (any);
    }
  if (self->opening || !is_open (self) || !aft_session_is_in (self->session, wanted))
    {
      open_other (self, wanted, own);
      return;
    }

  keep_folder (self, wanted, own);
  aft_app_ensure_window (self);
}

static void
aft_app_activate (GApplication *application)
{
  aft_app_ensure_window (AFT_APP (application));
}

/* “afterword note” without a text: the command line leaves it to us. */
static gboolean
is_capture (GApplicationCommandLine *line)
{
  int n;
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (line, &n);

  return n == 2 && g_str_equal (arguments[1], "note");
}

/* Before it is known whether another process has the window already; only if none has, aft_app_startup() follows. */
static int
aft_app_handle_local_options (GApplication *application,
                              GVariantDict *options)
{
  AftApp *self = AFT_APP (application);
  const char *folder = NULL;

  if (g_variant_dict_lookup (options, "book", "^&ay", &folder))
    self->folder = g_canonicalize_filename (folder, NULL);

  return -1;
}

/* Whether what is open, or was in vain, has to go first for the book in the folder. */
static gboolean
has_other_book (AftApp     *self,
                const char *folder,
                gboolean    capture)
{
  if (self->session == NULL)
    return FALSE;
  if (aft_session_get_state (self->session) == AFT_SESSION_CLOSED)
    return !capture && aft_app_get_window (self) != NULL;

  return !aft_session_is_in (self->session, folder);
}

static int
aft_app_command_line (GApplication            *application,
                      GApplicationCommandLine *line)
{
  AftApp *self = AFT_APP (application);
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  const char *folder = NULL;
  gboolean capture = is_capture (line);

  if (g_variant_dict_lookup (options, "book", "^&ay", &folder))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, folder);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL && has_other_book (self, path, capture))
        {
          aft_app_use_book (self, path, AFT_OWN_NOW);
          return 0;
        }
      g_free (self->folder);
      self->folder = g_steal_pointer (&path);
    }
  if (capture)
    aft_app_capture (self);
  else
    g_application_activate (application);

  return 0;
}

static void
aft_app_startup (GApplication *application)
{
  AftApp *self = AFT_APP (application);
  const int signals[] = { SIGTERM, SIGINT, SIGHUP };

  /* The readers have a processor for themselves while the toolkit makes itself ready. */
  if (self->begins_window && (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE) == 0)
    ensure_session (self);
  aft_ui_init ();
  G_APPLICATION_CLASS (aft_app_parent_class)->startup (application);

  aft_app_add_actions (self);
  aft_actions_set_accels (GTK_APPLICATION (self), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    self->signal_ids[i] = g_unix_signal_add (signals[i], signal_cb, self);
}

/* What was typed is on disk before the program goes. */
static void
aft_app_shutdown (GApplication *application)
{
  AftApp *self = AFT_APP (application);
  g_autoptr (GError) error = NULL;

  if (self->session != NULL && aft_session_get_state (self->session) != AFT_SESSION_CLOSED
      && !aft_session_close (self->session, &error))
    g_printerr ("%s\n", error->message);
  close_windows (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    g_clear_handle_id (&self->signal_ids[i], g_source_remove);

  G_APPLICATION_CLASS (aft_app_parent_class)->shutdown (application);
}

static void
aft_app_finalize (GObject *object)
{
  AftApp *self = AFT_APP (object);

  g_clear_object (&self->session);
  g_free (self->folder);
  g_free (self->wanted);

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
  application_class->handle_local_options = aft_app_handle_local_options;
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

  app->begins_window = !g_str_equal (argv[argc - 1], "note");

  return g_application_run (G_APPLICATION (app), argc, argv);
}
