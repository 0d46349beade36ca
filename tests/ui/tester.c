/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <stdio.h>

#include "aft-account-dialog.h"
#include "aft-ui.h"
#include "room.h"

/* tester: types each account of standard input into the real dialog, presses its button “Test” and prints what the dialog says then:
 * "good" or "bad", a tab, and the words. An account is a line: server, port, tls or starttls, password, and how many seconds the
 * server is waited for, with tabs between. */

typedef struct
{
  const char *server;
  const char *port;
  const char *security;
  const char *password;
  guint       patience;
} Typed;

static GObject *
child (GtkWidget  *dialog,
       const char *name)
{
  return gtk_widget_get_template_child (dialog, AFT_TYPE_ACCOUNT_DIALOG, name);
}

static void
type (GtkWidget  *dialog,
      const char *name,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (child (dialog, name)), text);
}

static void
press_test (Room        *room,
            const Typed *typed)
{
  AftTransportPatience patience = { typed->patience, typed->patience, typed->patience };
  GtkWidget *dialog = aft_account_dialog_new (room->session, NULL);
  GtkLabel *words = GTK_LABEL (child (dialog, "words"));
  GtkWidget *test = GTK_WIDGET (child (dialog, "test"));

  aft_mailer_set_patience (aft_session_get_mailer (room->session), 0, &patience);
  gtk_window_present (GTK_WINDOW (dialog));
  type (dialog, "address", "ana@example.test");
  type (dialog, "password", typed->password);
  type (dialog, "server", typed->server);
  adw_combo_row_set_selected (ADW_COMBO_ROW (child (dialog, "security")), g_str_equal (typed->security, "starttls") ? 1 : 0);
  type (dialog, "port", typed->port);
  type (dialog, "user", "ana");
  gtk_widget_grab_focus (test);
  g_signal_emit_by_name (test, "clicked");
  while (gtk_spinner_get_spinning (GTK_SPINNER (child (dialog, "spinner"))))
    g_main_context_iteration (NULL, TRUE);

  if (!gtk_widget_get_mapped (GTK_WIDGET (words)))
    g_error ("%s, port %s: nothing is said", typed->server, typed->port);
  if (gtk_window_get_focus (GTK_WINDOW (dialog)) != test)
    g_error ("%s, port %s: the button loses the focus", typed->server, typed->port);
  g_print ("%s\t%s\n", gtk_widget_has_css_class (GTK_WIDGET (words), "error") ? "bad" : "good", gtk_label_get_text (words));
  gtk_window_destroy (GTK_WINDOW (dialog));
  room_wait (10);
}

int
main (void)
{
  g_autoptr (Room) room = NULL;
  char line[1000];

  adw_init ();
  aft_ui_init ();
  room = room_new ();
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) fields = g_strsplit (g_strchomp (line), "\t", -1);
      Typed typed;

      if (g_strv_length (fields) != 5)
        g_error ("“%s” is no account", line);
      typed = (Typed) { fields[0], fields[1], fields[2], fields[3], (guint) g_ascii_strtoull (fields[4], NULL, 10) };
      press_test (room, &typed);
    }

  return 0;
}
