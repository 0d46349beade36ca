/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-import-dialog.h"
#include "aft-ui.h"
#include "aft-vcard.h"
#include "room.h"

static GtkWidget *
make_dialog (Room *room)
{
  static const char cards[] = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ortiz\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Ben Sato\nEND:VCARD\n";
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  g_autoptr (AftImport) import = aft_import_new (aft_session_get_book (room->session), now);
  g_autoptr (GBytes) bytes = g_bytes_new_static (cards, strlen (cards));

  aft_import_add_cards (import, aft_vcard_read (bytes, NULL, NULL), NULL);
  while (aft_import_prepare (import, -1))
    ;

  return aft_import_dialog_new (room->session, import);
}

/* While people are imported the window stays, as it says how that went. */
static void
test_close (void)
{
  g_autoptr (Room) room = room_new ();
  GListModel *people = aft_book_get_contacts (aft_session_get_book (room->session));
  GtkWidget *dialog = make_dialog (room);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  room_wait (50);
  g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_IMPORT_DIALOG, "apply"), "clicked");
  gtk_window_close (GTK_WINDOW (dialog));
  if (dialog == NULL || !gtk_widget_get_visible (dialog))
    g_error ("it could be closed in the middle");

  for (guint i = 0; i < 300 && (dialog != NULL || g_list_model_get_n_items (people) < 2); i++)
    room_wait (10);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 2);
  if (dialog != NULL)
    g_error ("it stays when all is done");
}

int
main (int    argc,
      char **argv)
{
  aft_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/import-dialog/close", test_close);

  return g_test_run ();
}
