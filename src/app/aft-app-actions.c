/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-app-private.h"

#include <glib/gi18n-lib.h>

#include "aft-file-dialog.h"
#include "aft-help.h"
#include "aft-preferences.h"

#define ACTION_CB(name) static void name##_cb (GSimpleAction *action, GVariant *parameter, gpointer data)

static void
present_over_window (AftApp    *self,
                     GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (aft_app_ensure_window (self)));
  gtk_window_present (GTK_WINDOW (dialog));
}

ACTION_CB (preferences)
{
  AftApp *self = data;
  AftWindow *window = aft_app_ensure_window (self);

  /* What would be shown isn't known before the book is open. */
  if (aft_session_get_state (aft_window_get_session (window)) == AFT_SESSION_OPEN)
    present_over_window (self, aft_preferences_new (self->session));
}

/* A button that shows a label of its own is called by it only if it is told so. libadwaita's button of the version isn't. */
static void
name_buttons (GtkWidget *widget)
{
  GtkWidget *shown = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  if (shown != NULL && GTK_IS_LABEL (shown) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY, shown, NULL, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_buttons (child);
}

ACTION_CB (about)
{
  GtkWidget *about = g_object_new (ADW_TYPE_ABOUT_WINDOW,
                                   "application-name", "Afterword",
                                   "application-icon", AFT_APP_ID,
                                   "developer-name", _("The Afterword authors"),
                                   "version", AFT_VERSION,
                                   "comments", _("Every no deserves an afterword."),
                                   "license-type", GTK_LICENSE_GPL_3_0,
                                   /* Translators: put your name here, or leave it empty. */
                                   "translator-credits", C_("credits", "translator-credits"),
                                   NULL);

  name_buttons (about);
  present_over_window (data, about);
}

ACTION_CB (help)
{
  present_over_window (data, aft_help_new ());
}

/* By way of the windows, so that each can say what would be lost. */
ACTION_CB (quit)
{
  AftApp *self = data;
  AftCapture *capture = aft_app_get_capture (self);
  AftWindow *window = aft_app_get_window (self);

  if (capture != NULL)
    gtk_window_close (GTK_WINDOW (capture));
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else if (aft_app_get_capture (self) == NULL)
    g_application_quit (G_APPLICATION (self));
}

ACTION_CB (sample)
{
  AftApp *self = data;
  g_autoptr (AftSession) any = aft_session_new ();
  g_autofree char *folder = aft_session_dup_sample_folder (any);

  aft_app_use_book (self, folder, AFT_OWN_NOT);
}

ACTION_CB (own_book)
{
  aft_app_use_book (data, NULL, AFT_OWN_NOT);
}

ACTION_CB (use_book)
{
  aft_app_use_book (data, g_variant_get_bytestring (parameter), AFT_OWN_ALWAYS);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (AftApp) self = data;
  g_autoptr (GListModel) files = aft_file_dialog_open_finish (result, NULL);
  g_autoptr (GFile) folder = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (path != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), "use-book", g_variant_new_bytestring (path));
}

ACTION_CB (choose_book)
{
  aft_file_dialog_open_async (GTK_WIDGET (aft_app_ensure_window (data)), _("Folder of the Book"), _("_Use"), NULL, NULL,
                              folder_chosen_cb, g_object_ref (data));
}

/* Actions of the launcher: they make a window first. */
ACTION_CB (turned_down)
{
  gtk_widget_activate_action (GTK_WIDGET (aft_app_ensure_window (data)), "win.turned-down", NULL);
}

ACTION_CB (new_note)
{
  aft_app_capture (data);
}

ACTION_CB (show)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (aft_app_ensure_window (data)), "win.show", parameter);
}

void
aft_app_add_actions (AftApp *self)
{
  const GActionEntry entries[] = {
    { "preferences", preferences_cb },
    { "about", about_cb },
    { "help", help_cb },
    { "quit", quit_cb },
    { "sample", sample_cb },
    { "own-book", own_book_cb },
    { "use-book", use_book_cb, "ay" },
    { "choose-book", choose_book_cb },
    { "turned-down", turned_down_cb },
    { "new-note", new_note_cb },
    { "show", show_cb, "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
