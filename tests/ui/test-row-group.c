/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-application.h"
#include "aft-groups.h"
#include "aft-ui.h"
#include "room.h"

static GtkWidget *
find_button (GtkWidget *widget)
{
  const char *icon = GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : NULL;
  GtkWidget *found = g_strcmp0 (icon, "list-add-symbolic") == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);

  return found;
}

/* Who adds something goes on with its first field, and what is typed next comes instead of what it begins with. */
static void
test_add (void)
{
  static const struct { const AftRowGroupKind *kind; AftDocumentKind document; const char *field; } cases[] = {
    { &aft_interview_group, AFT_DOCUMENT_APPLICATION, "When" },
    { &aft_reminder_group, AFT_DOCUMENT_APPLICATION, "What" },
    { &aft_reminder_group, AFT_DOCUMENT_EVENT, "What" },
    { &aft_position_group, AFT_DOCUMENT_CONTACT, "Title" },
  };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GDateTime) now = aft_session_now (room->session);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftDocument) document = aft_document_new (cases[i].document, NULL, now);
      GtkWidget *window = gtk_window_new ();
      GtkWidget *group = aft_row_group_new (room->session, cases[i].kind);

      aft_book_add (aft_session_get_book (room->session), document);
      aft_row_group_set_document (AFT_ROW_GROUP (group), document);
      gtk_window_set_child (GTK_WINDOW (window), group);
      gtk_window_present (GTK_WINDOW (window));
      /* The second one is not the first row. */
      for (guint n = 0; n < 2; n++)
        {
          GtkWidget *add = find_button (group);
          GtkWidget *focus, *row;
          int start, end;

          gtk_widget_grab_focus (add);
          g_signal_emit_by_name (add, "clicked");
          room_wait (50);
          focus = gtk_window_get_focus (GTK_WINDOW (window));
          row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW) : NULL;
          if (row == NULL || !g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), cases[i].field))
            g_error ("%u: the focus is on a %s, not in “%s”", i, focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing",
                     cases[i].field);
          gtk_editable_get_selection_bounds (GTK_EDITABLE (row), &start, &end);
          g_assert_cmpint (end - start, ==, g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (row)), -1));
        }
      gtk_window_destroy (GTK_WINDOW (window));
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
  g_test_add_func ("/ui/row-group/add", test_add);

  return g_test_run ();
}
