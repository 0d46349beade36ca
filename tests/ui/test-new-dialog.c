/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-application.h"
#include "aft-event.h"
#include "aft-field-row.h"
#include "aft-new-dialog.h"
#include "aft-ui.h"
#include "room.h"

static GDateTime *
clock_cb (gpointer data)
{
  return g_date_time_new_local (2026, 11, 23, 10, 0, 0);
}

static void
take_rows (GtkWidget *widget,
           GPtrArray *rows)
{
  if (ADW_IS_ENTRY_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    take_rows (child, rows);
}

/* A day is understood where something is made as it is on the page of what was made. */
static void
test_days (void)
{
  static const struct
  {
    AftDocumentKind kind;
    guint           row;
    guint           field;
    const char     *typed;
    const char     *stored;     /* NULL: it isn't understood, and nothing is made */
  } cases[] = {
    { AFT_DOCUMENT_EVENT, 1, AFT_EVENT_WHEN, "3 December", "2026-12-03" },
    { AFT_DOCUMENT_EVENT, 1, AFT_EVENT_WHEN, " Friday 18:00 ", "2026-11-27T18:00" },
    { AFT_DOCUMENT_EVENT, 1, AFT_EVENT_WHEN, "3 December 9:30", "2026-12-03T09:30" },
    { AFT_DOCUMENT_EVENT, 1, AFT_EVENT_WHEN, "2026-12-03 18:30", "2026-12-03T18:30" },
    { AFT_DOCUMENT_EVENT, 1, AFT_EVENT_WHEN, "2 December 2026 at 6:30 pm", "2026-12-02T18:30" },
    { AFT_DOCUMENT_EVENT, 1, AFT_EVENT_WHEN, "2027-03", "2027-03" },
    { AFT_DOCUMENT_EVENT, 1, AFT_EVENT_WHEN, "Friday 25:00", NULL },
    { AFT_DOCUMENT_EVENT, 1, AFT_EVENT_WHEN, "someday", NULL },
    { AFT_DOCUMENT_APPLICATION, 2, AFT_APPLICATION_APPLIED, "2026-10", "2026-10" },
    { AFT_DOCUMENT_APPLICATION, 2, AFT_APPLICATION_APPLIED, "Friday", "2026-11-20" },
    { AFT_DOCUMENT_APPLICATION, 2, AFT_APPLICATION_APPLIED, "2026-02-31", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Room) room = room_new ();
      GListModel *made = aft_book_get_documents (aft_session_get_book (room->session), cases[i].kind);
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();
      g_autoptr (AftRecord) document = NULL;
      const char *stored;
      GtkWidget *dialog, *page_row;

      aft_session_set_clock (room->session, clock_cb, NULL);
      dialog = aft_new_dialog_new (room->session, cases[i].kind);
      gtk_window_present (GTK_WINDOW (dialog));
      take_rows (dialog, rows);
      gtk_editable_set_text (rows->pdata[0], "Data people");
      gtk_editable_set_text (rows->pdata[cases[i].row], cases[i].typed);
      g_signal_emit_by_name (rows->pdata[cases[i].row], "entry-activated");
      document = g_list_model_get_item (made, 0);
      stored = document != NULL ? aft_record_get (document, cases[i].field) : NULL;
      if (g_strcmp0 (stored, cases[i].stored) != 0 || (document != NULL) != (cases[i].stored != NULL))
        g_error ("“%s” makes “%s”, not “%s”", cases[i].typed, stored, cases[i].stored);
      if (document == NULL)
        {
          g_assert_true (gtk_widget_has_css_class (rows->pdata[cases[i].row], "error"));
          gtk_window_destroy (GTK_WINDOW (dialog));
          continue;
        }

      aft_record_set (document, cases[i].field, NULL);
      page_row = g_object_ref_sink (aft_field_row_new (room->session, "Day", NULL, document, cases[i].field));
      gtk_editable_set_text (GTK_EDITABLE (page_row), cases[i].typed);
      g_assert_cmpstr (aft_record_get (document, cases[i].field), ==, cases[i].stored);
      g_object_unref (page_row);
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
  g_test_add_func ("/ui/new-dialog/days", test_days);

  return g_test_run ();
}
