/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-account-dialog.h"
#include "aft-ui.h"
#include "room.h"

#define PASSWORD "geheim-4711-Wort"

static GObject *
get_part (GtkWidget  *dialog,
          const char *name)
{
  return gtk_widget_get_template_child (dialog, AFT_TYPE_ACCOUNT_DIALOG, name);
}

/* What the dialog says when its test is over. */
static void
test_words (void)
{
  static const struct
  {
    const char *port;           /* the end of the variable that names it */
    const char *server;
    const char *says;
    gboolean    good;
  } cases[] = {
    { "GOOD", "localhost", "It works: *", TRUE },
    { "GOOD", "smtp.does-not-exist.invalid", "*no server named smtp.does-not-exist.invalid*", FALSE },
    { "NOBODY", "localhost", "localhost doesn’t answer on port *", FALSE },
    { "EXPIRED", "localhost", "*2020*", FALSE },
    { "WRONG_NAME", "localhost", "*mail.example.net*", FALSE },
    { "SELF_SIGNED", "localhost", "*itself*", FALSE },
    { "UNKNOWN", "localhost", "*Another Authority*", FALSE },
    { "PASSWORD", "localhost", "*doesn’t accept the user name or the password.", FALSE },
    { "APP_PASSWORD", "localhost", "*app password*", FALSE },
    { "NO_LOGIN", "localhost", "*doesn’t let anybody log in with a password.*", FALSE },
    { "SENDER", "localhost", "*doesn’t send for your address. It said: “*not yours <b>”", FALSE },
    { "BUSY", "localhost", "*Try again later.*busy*", FALSE },
    { "NO_TLS", "localhost", "*can’t be encrypted*", FALSE },
    { "DROPS", "localhost", "*connection was lost*", FALSE },
    { "GOOD", "not a host", "*", FALSE },
  };
  g_autoptr (Room) room = room_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *variable = g_strconcat ("MAIL_PORT_", cases[i].port, NULL);
      const struct { const char *field; const char *text; } typed[] = {
        { "address", "ana@example.test" }, { "password", PASSWORD }, { "server", cases[i].server },
        { "port", g_getenv (variable) }, { "user", "ana" },
      };
      GtkWidget *dialog = aft_account_dialog_new (room->session, NULL);
      GtkWidget *words = GTK_WIDGET (get_part (dialog, "words"));
      GObject *spinner = get_part (dialog, "spinner");
      const char *said;

      gtk_window_present (GTK_WINDOW (dialog));
      room_wait (10);
      for (guint k = 0; k < G_N_ELEMENTS (typed); k++)
        gtk_editable_set_text (GTK_EDITABLE (get_part (dialog, typed[k].field)), typed[k].text);
      g_signal_emit_by_name (get_part (dialog, "test"), "clicked");
      while (gtk_spinner_get_spinning (GTK_SPINNER (spinner)))
        g_main_context_iteration (NULL, TRUE);

      said = gtk_label_get_label (GTK_LABEL (words));
      if (!g_pattern_match_simple (cases[i].says, said) || g_str_has_prefix (said, "Asking") || *said == '\0')
        g_error ("%s, %s: says “%s”, not “%s”", cases[i].server, cases[i].port, said, cases[i].says);
      if (gtk_widget_has_css_class (words, "error") == cases[i].good)
        g_error ("%s, %s: “%s” looks %s", cases[i].server, cases[i].port, said, cases[i].good ? "bad" : "good");
      if (strstr (said, PASSWORD) != NULL || gtk_label_get_use_markup (GTK_LABEL (words)))
        g_error ("%s, %s: “%s” is not to be shown so", cases[i].server, cases[i].port, said);
      g_assert_true (gtk_widget_get_visible (words));
      gtk_window_destroy (GTK_WINDOW (dialog));
      room_wait (10);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add_func ("/ui/account-dialog/words", test_words);

  return g_test_run ();
}
