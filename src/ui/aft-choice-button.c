/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-choice-button.h"

static gboolean
press_cb (GtkWidget *button,
          GVariant  *args,
          gpointer   data)
{
  g_signal_emit_by_name (button, "clicked");

  return TRUE;
}

/* GtkButton shows for a quarter of a second that a key pressed it, and only then is clicked: who goes on in that time leaves
 * without the choice. */
GtkWidget *
aft_choice_button_new (const char *label)
{
  static const char * const keys[] = { "space", "KP_Space", "Return", "ISO_Enter", "KP_Enter" };
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i]),
                                                            gtk_callback_action_new (press_cb, NULL, NULL)));
  gtk_widget_add_controller (button, controller);

  return button;
}
