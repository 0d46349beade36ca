/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "aft-account-dialog.h"
#include "aft-application.h"
#include "aft-compose-dialog.h"
#include "aft-import-dialog.h"
#include "aft-log-dialog.h"
#include "aft-new-dialog.h"
#include "aft-rename-tag-dialog.h"
#include "aft-text-break.h"
#include "aft-touch.h"
#include "aft-ui.h"
#include "aft-vcard.h"
#include "find-widget.h"
#include "room.h"

/* Cards of all states, with what others may have written in them: shown, each with its choice, and the counts follow it. */
static void
test_import (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  g_autofree char *large = g_strnfill (1024 * 1024, 'W');
  g_autofree char *text = g_strdup_printf ("BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ortiz\nEMAIL:ana@example.org\nEND:VCARD\n"
                                           "BEGIN:VCARD\nVERSION:3.0\nFN:Smith & Sons <b>\nORG:<a href='x'>AT&amp;T\nEND:VCARD\n"
                                           "BEGIN:VCARD\nVERSION:3.0\nFN:user\342\200\256fdp.exe\nEND:VCARD\n"
                                           "BEGIN:VCARD\nVERSION:3.0\nFN:%s\nEND:VCARD\n"
                                           "BEGIN:VCARD\nVERSION:3.0\nNOTE:nobody\nEND:VCARD\n"
                                           "BEGIN:VCARD\nVERSION:3.0\nFN:Cut Off\nEMAIL:cut@exam", large);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) problems = aft_exchange_problems_new ();
  g_autoptr (AftImport) import = aft_import_new (aft_session_get_book (room->session), now);
  AftDocument *known = room_add_person (room, "Ana Ortiz");
  g_autoptr (AftDocument) email = aft_record_new (AFT_TYPE_ADDRESS, NULL);
  AftImportCounts counts;
  GtkWidget *dialog;
  GObject *summary;
  g_autofree char *words = NULL;

  aft_record_set (email, AFT_ADDRESS_KIND, "email");
  aft_record_set (email, AFT_ADDRESS_VALUE, "ana@example.org");
  aft_document_add (known, email);
  aft_import_add_cards (import, aft_vcard_read (bytes, problems, NULL), problems);
  while (aft_import_prepare (import, -1))
    continue;
  aft_import_get_counts (import, &counts);
  g_assert_cmpuint (counts.read, ==, 6);
  g_assert_cmpuint (counts.unreadable, ==, 1);
  g_assert_cmpuint (counts.merged, ==, 1);

  dialog = aft_import_dialog_new (room->session, import);
  gtk_window_present (GTK_WINDOW (dialog));
  room_wait (100);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (gtk_widget_get_template_child (dialog, AFT_TYPE_IMPORT_DIALOG, "apply"))));
  summary = gtk_widget_get_template_child (dialog, AFT_TYPE_IMPORT_DIALOG, "summary");
  words = aft_import_dup_summary (import);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (summary)), ==, words);
  /* The keys come to everything: nothing keeps the focus to itself. */
  for (guint i = 0; i < 40; i++)
    gtk_widget_child_focus (dialog, GTK_DIR_TAB_FORWARD);
  room_wait (20);

  gtk_window_destroy (GTK_WINDOW (dialog));
  room_wait (20);
}

/* A letter to somebody whose file is of a newer format can be read and copied, and isn't kept, whatever comes into it. */
static void
test_newer (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  GtkWidget *dialog, *view;

  aft_document_set_read_only (person, TRUE);
  dialog = aft_compose_dialog_new (room->session, AFT_CONTACT (person));
  gtk_window_present (GTK_WINDOW (dialog));
  room_wait (50);
  view = find_widget (dialog, GTK_TYPE_TEXT_VIEW);
  g_assert_false (gtk_widget_is_sensitive (view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "More", -1);
  room_wait (500);
  gtk_window_close (GTK_WINDOW (dialog));
  room_wait (20);
  g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (person, AFT_TYPE_DRAFT)), ==, 0);
}

/* A long line that is pasted into a letter stands in pieces from then on, also by redo, and is one in what is kept. */
static void
test_long_line (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  GtkWidget *dialog = aft_compose_dialog_new (room->session, AFT_CONTACT (person));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (dialog, GTK_TYPE_TEXT_VIEW)));
  g_autofree char *pasted = g_strnfill (100000, 'x');
  g_autofree char *kept = g_strconcat ("Dear Ana, ", pasted, NULL);
  const char *ways[] = { "pasted", "redone", "taken out" };

  gtk_window_present (GTK_WINDOW (dialog));
  room_wait (50);
  gtk_text_buffer_set_text (buffer, "Dear Ana, ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (AftRecord) draft = NULL;
      GtkTextIter iter;

      if (i == 0)
        gtk_text_buffer_insert_interactive_at_cursor (buffer, pasted, -1, TRUE);
      else
        gtk_text_buffer_undo (buffer);
      if (i == 1)
        gtk_text_buffer_redo (buffer);

      gtk_text_buffer_get_start_iter (buffer, &iter);
      do
        if (gtk_text_iter_get_chars_in_line (&iter) > AFT_LINE_MAX + 2)
          g_error ("%s, a line has %d letters", ways[i], gtk_text_iter_get_chars_in_line (&iter));
      while (gtk_text_iter_forward_line (&iter));

      room_wait (500);
      draft = g_list_model_get_item (aft_document_get_records (person, AFT_TYPE_DRAFT), 0);
      g_assert_cmpstr (aft_record_get (draft, AFT_DRAFT_TEXT), ==, i < 2 ? kept : "Dear Ana, ");
    }

  gtk_window_close (GTK_WINDOW (dialog));
  room_wait (20);
}

/* Others take somebody's file away while a letter to them is typed: the file comes back with it. */
static void
test_taken_away (void)
{
  g_autoptr (Room) room = room_new ();
  AftBook *book = aft_session_get_book (room->session);
  g_autoptr (AftDocument) person = g_object_ref (room_add_person (room, "Ana Ortiz"));
  GtkWidget *dialog = aft_compose_dialog_new (room->session, AFT_CONTACT (person));
  g_autofree char *path = room_path (room, person);
  g_autofree char *after = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  room_flush (room);
  g_assert_cmpint (g_unlink (path), ==, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (dialog, GTK_TYPE_TEXT_VIEW))),
                            "Dear Ana, ", -1);
  aft_session_rescan (room->session);
  for (guint n = 0; n < 300 && aft_book_lookup (book, aft_record_get_id (AFT_RECORD (person))) != NULL
                    && !g_file_test (path, G_FILE_TEST_EXISTS); n++)
    room_wait (10);
  if (aft_book_lookup (book, aft_record_get_id (AFT_RECORD (person))) != person)
    g_error ("she is gone, and with her the letter that was just being typed");
  room_flush (room);
  after = room_read (room, person);
  g_assert_nonnull (strstr (after, "Text=Dear Ana, "));

  gtk_window_close (GTK_WINDOW (dialog));
  room_wait (20);
}

/* What Escape left unlogged stands there the next time, with the same person alone, until it is logged. */
static void
test_log (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *people[] = { room_add_person (room, "Ana Ortiz"), room_add_person (room, "Ben Ito") };
  static const struct { guint person; const char *found; const char *typed; gboolean log; } cases[] = {
    { 0, "", "call talked: the story was", FALSE },
    { 1, "", "", FALSE },
    { 0, "call talked: the story was", "call talked: the story was thin", TRUE },
    { 0, "", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog = aft_log_dialog_new (room->session, AFT_CONTACT (people[cases[i].person]));
      GtkEditable *line = GTK_EDITABLE (gtk_widget_get_template_child (dialog, AFT_TYPE_LOG_DIALOG, "line"));

      gtk_window_present (GTK_WINDOW (dialog));
      room_wait (10);
      g_assert_cmpstr (gtk_editable_get_text (line), ==, cases[i].found);
      gtk_editable_set_text (line, cases[i].typed);
      if (cases[i].log)
        g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_LOG_DIALOG, "log"), "clicked");
      else
        gtk_window_close (GTK_WINDOW (dialog));
      room_wait (10);
      g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (people[0], AFT_TYPE_TOUCH)), ==, i < 2 ? 0 : 1);
    }
}

/* And of what was to come into the book, each kind by itself. */
static void
test_new_left (void)
{
  static const struct { AftDocumentKind kind; const char *found; const char *typed; gboolean take; } cases[] = {
    { AFT_DOCUMENT_CONTACT, "", "Ana Ortiz", FALSE },
    { AFT_DOCUMENT_APPLICATION, "", "Buyer", FALSE },
    { AFT_DOCUMENT_EVENT, "", "Evening of the Data People", FALSE },
    { AFT_DOCUMENT_APPLICATION, "Buyer", "", FALSE },
    { AFT_DOCUMENT_CONTACT, "Ana Ortiz", "Ana Ortiz", TRUE },
    { AFT_DOCUMENT_CONTACT, "", "", FALSE },
    { AFT_DOCUMENT_APPLICATION, "", "", FALSE },
    { AFT_DOCUMENT_EVENT, "Evening of the Data People", "", FALSE },
  };
  g_autoptr (Room) room = room_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog = aft_new_dialog_new (room->session, cases[i].kind);
      GtkEditable *first;

      gtk_window_present (GTK_WINDOW (dialog));
      room_wait (10);
      first = GTK_EDITABLE (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), ADW_TYPE_ENTRY_ROW));
      if (!g_str_equal (gtk_editable_get_text (first), cases[i].found))
        g_error ("the dialog %u has “%s”", i, gtk_editable_get_text (first));
      gtk_editable_set_text (first, cases[i].typed);
      if (cases[i].take)
        g_signal_emit_by_name (first, "entry-activated");
      else
        gtk_window_close (GTK_WINDOW (dialog));
      room_wait (20);
    }
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (aft_session_get_book (room->session))), ==, 1);
}

/* An account that isn't there yet, but for its password. */
static void
test_account_left (void)
{
  static const char * const fields[] = { "address", "name", "server", "port", "user", "password" };
  static const char * const typed[] = { "ana@example.org", "Ana", "mail.example.org", "2525", "ana.o", "open sesame" };
  g_autoptr (Room) room = room_new ();
  GtkWidget *dialog = aft_account_dialog_new (room->session, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (dialog, AFT_TYPE_ACCOUNT_DIALOG, fields[i])), typed[i]);
  gtk_window_destroy (GTK_WINDOW (dialog));
  room_wait (10);

  dialog = aft_account_dialog_new (room->session, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkEditable *field = GTK_EDITABLE (gtk_widget_get_template_child (dialog, AFT_TYPE_ACCOUNT_DIALOG, fields[i]));
      const char *expected = g_str_equal (fields[i], "password") ? "" : typed[i];

      if (!g_str_equal (gtk_editable_get_text (field), expected))
        g_error ("the field “%s” has “%s”", fields[i], gtk_editable_get_text (field));
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  room_wait (10);
}

/* A name that no tag can have is told why before anybody looks for what is wrong with the button. */
static void
test_rename_tag (void)
{
  static const struct { const char *name; const char *says; gboolean may; } cases[] = {
    { "", "", FALSE }, { "fairs", "", TRUE }, { "1x", "A tag begins*", FALSE }, { "#a b", "", TRUE }, { "Sales", "There is a tag*", TRUE },
  };
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  GtkWidget *dialog;

  aft_record_list_put (person, AFT_CONTACT_TAGS, "fair", TRUE);
  aft_record_list_put (person, AFT_CONTACT_TAGS, "sales", TRUE);
  dialog = aft_rename_tag_dialog_new (room->session, "fair");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkLabel *message = GTK_LABEL (gtk_widget_get_template_child (dialog, AFT_TYPE_RENAME_TAG_DIALOG, "message"));
      GtkWidget *rename = GTK_WIDGET (gtk_widget_get_template_child (dialog, AFT_TYPE_RENAME_TAG_DIALOG, "rename"));

      gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (dialog, AFT_TYPE_RENAME_TAG_DIALOG, "name")),
                             cases[i].name);
      if (!g_pattern_match_simple (cases[i].says, gtk_label_get_label (message)) || gtk_widget_get_sensitive (rename) != cases[i].may)
        g_error ("“%s”: it says “%s”, and the button is %s", cases[i].name, gtk_label_get_label (message),
                 gtk_widget_get_sensitive (rename) ? "on" : "off");
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add_func ("/ui/dialogs/import", test_import);
  g_test_add_func ("/ui/dialogs/rename-tag", test_rename_tag);
  g_test_add_func ("/ui/dialogs/newer", test_newer);
  g_test_add_func ("/ui/dialogs/long-line", test_long_line);
  g_test_add_func ("/ui/dialogs/taken-away", test_taken_away);
  g_test_add_func ("/ui/dialogs/log", test_log);
  g_test_add_func ("/ui/dialogs/new-left", test_new_left);
  g_test_add_func ("/ui/dialogs/account-left", test_account_left);

  return g_test_run ();
}
