/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "aft-account-dialog.h"
#include "aft-application.h"
#include "aft-compose-dialog.h"
#include "aft-follow-up.h"
#include "aft-import-dialog.h"
#include "aft-log-dialog.h"
#include "aft-new-dialog.h"
#include "aft-rename-tag-dialog.h"
#include "aft-text-break.h"
#include "aft-touch.h"
#include "aft-turned-down-dialog.h"
#include "aft-ui.h"
#include "aft-vcard.h"
#include "find-widget.h"
#include "room.h"

/* Whatever is typed: one sentence and nothing in the book, or the person. Warnings are fatal. */
static void
test_turned_down (void)
{
  static const struct
  {
    const char *name;
    const char *company;
    const char *on;
    const char *says;           /* NULL: it is taken */
    const char *title;          /* of the person; NULL: any */
  } cases[] = {
    { "", "", "", "*name or a company*", NULL },
    { "   ", "\t ", "", "*name or a company*", NULL },
    { "\xc2\xa0\xe2\x80\x83", "", "", "*name or a company*", NULL },
    { "Ana Ortiz", "", "31 February", "*31 February*", NULL },
    { "Ana Ortiz", "", "2026-02-31", "*2026-02-31*", NULL },
    { "Ana Ortiz", "", "2999-01-01", "*", NULL },
    { "Ana Ortiz", "", "nonsense", "*nonsense*", NULL },
    { "Smith & Sons <b>", "<a href=\"x\">AT&amp;T</a>", "", NULL, "Smith & Sons <b>" },
    { "user\xe2\x80\xae" "fdp.exe", "", "", NULL, "user\xe2\x80\xae" "fdp.exe" },
    { "a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81 z", "", "", NULL, NULL },
    { "%s%n%d {my-name}", "[Contact]", "", NULL, "%s%n%d {my-name}" },
    { "", "Northwind", "today", NULL, "Hiring manager at Northwind" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Room) room = room_new ();
      GListModel *people = aft_book_get_contacts (aft_session_get_book (room->session));
      GtkWidget *dialog = aft_turned_down_dialog_new (room->session);
      GObject *problem = gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, "problem");
      static const char * const fields[] = { "name", "company", "on" };
      static const char * const entries[] = { "name", "company", "others", "position", "on", "email", "phone", "agency" };
      const char *typed[] = { cases[i].name, cases[i].company, cases[i].on };
      const char *said;

      gtk_window_present (GTK_WINDOW (dialog));
      room_wait (10);
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, fields[k])),
                               typed[k]);
      /* Return says the same in every field as the button does. */
      if (i % 2 == 0)
        g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, "go"), "clicked");
      else
        g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, entries[i % G_N_ELEMENTS (entries)]),
                               "entry-activated");
      room_wait (30);

      said = gtk_widget_get_visible (GTK_WIDGET (problem)) ? gtk_label_get_label (GTK_LABEL (problem)) : NULL;
      if ((said != NULL) != (cases[i].says != NULL) || (said != NULL && !g_pattern_match_simple (cases[i].says, said)))
        g_error ("“%s”, “%s”, “%s”: says “%s”", cases[i].name, cases[i].company, cases[i].on, said != NULL ? said : "nothing");
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        {
          GObject *row = gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, fields[k]);
          gboolean wrong = said != NULL && g_str_equal (fields[k], *cases[i].on != '\0' ? "on" : "name");

          if (gtk_widget_has_css_class (GTK_WIDGET (row), "error") != wrong)
            g_error ("“%s”, “%s”, “%s”: the field “%s” is marked as %s", cases[i].name, cases[i].company, cases[i].on, fields[k],
                     wrong ? "right" : "wrong");
        }
      if (said != NULL && strchr (said, '\n') != NULL)
        g_error ("“%s” is more than a sentence", said);
      g_assert_cmpuint (g_list_model_get_n_items (people), ==, said != NULL ? 0 : 1);
      if (cases[i].title != NULL)
        {
          g_autoptr (AftDocument) person = g_list_model_get_item (people, 0);

          g_assert_cmpstr (aft_document_get_summary (person)->title, ==, cases[i].title);
        }
      gtk_window_destroy (GTK_WINDOW (dialog));
      room_wait (10);
    }
}

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

static GtkEditable *
get_field (GtkWidget  *dialog,
           const char *field)
{
  return GTK_EDITABLE (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, field));
}

/* The same of what was typed about a refusal; what is folded away is not taken unseen. The name is there to be typed over. */
static void
test_turned_down_left (void)
{
  static const char * const fields[] = { "name", "company", "position", "email" };
  static const struct { gboolean phone; const char *found[4]; const char *typed[4]; gboolean take; } cases[] = {
    { FALSE, { "", "", "", "" }, { "Ana", "Northwind", "Buyer", "" }, FALSE },
    { TRUE, { "", "", "", "" }, { "Ben", "", "", "" }, FALSE },
    { FALSE, { "Ana", "Northwind", "Buyer", "" }, { "", "", "", "" }, FALSE },
    { FALSE, { "", "", "", "" }, { "Ana Ortiz", "", "", "ana@example.org" }, FALSE },
    { TRUE, { "Ben", "", "", "" }, { "Ben", "", "", "" }, FALSE },
    { FALSE, { "Ana Ortiz", "", "", "ana@example.org" }, { "Ana Ortiz", "", "", "ana@example.org" }, TRUE },
    { FALSE, { "", "", "", "" }, { "", "", "", "" }, FALSE },
  };
  g_autoptr (Room) room = room_new ();
  GListModel *people = aft_book_get_contacts (aft_session_get_book (room->session));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog = cases[i].phone ? aft_on_the_phone_dialog_new (room->session) : aft_turned_down_dialog_new (room->session);
      GtkWidget *folded = gtk_widget_get_ancestor (GTK_WIDGET (get_field (dialog, "position")), ADW_TYPE_EXPANDER_ROW);
      gboolean hidden = *cases[i].found[2] != '\0' || *cases[i].found[3] != '\0';
      int start = 0, end = 0;

      gtk_window_present (GTK_WINDOW (dialog));
      room_wait (10);
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        if (!g_str_equal (gtk_editable_get_text (get_field (dialog, fields[k])), cases[i].found[k]))
          g_error ("the dialog %u has “%s” as %s", i, gtk_editable_get_text (get_field (dialog, fields[k])), fields[k]);
      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (folded)) != hidden)
        g_error ("the dialog %u %s what was typed", i, hidden ? "hides" : "unfolds more than");
      gtk_editable_get_selection_bounds (get_field (dialog, "name"), &start, &end);
      g_assert_cmpint (end - start, ==, g_utf8_strlen (cases[i].found[0], -1));
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        gtk_editable_set_text (get_field (dialog, fields[k]), cases[i].typed[k]);
      if (cases[i].take)
        g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, "go"), "clicked");
      gtk_window_close (GTK_WINDOW (dialog));
      room_wait (20);
      g_assert_cmpuint (g_list_model_get_n_items (people), ==, i < 5 ? 0 : 1);
    }
}

static void
asked_cb (GSimpleAction *action,
          GVariant      *target,
          GString       *asked)
{
  g_string_append_printf (asked, "%s %.8s,", g_action_get_name (G_ACTION (action)), g_variant_get_string (target, NULL));
}

/* Whatever is pressed once it is noted, what was noted is shown behind it, once. */
static void
test_turned_down_noted (void)
{
  static const struct { const char *button; const char *asked; } cases[] = {
    { NULL, "show *," },        /* Escape */
    { "tomorrow", "message That*,show *," },
    { "ready", "guide *," },
  };
  static const char * const actions[] = { "show", "guide", "message" };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GString) asked = g_string_new (NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *window = gtk_window_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i], G_VARIANT_TYPE_STRING);

      g_signal_connect (action, "activate", G_CALLBACK (asked_cb), asked);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  gtk_window_present (GTK_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog = aft_turned_down_dialog_new (room->session);

      gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
      gtk_window_present (GTK_WINDOW (dialog));
      gtk_editable_set_text (get_field (dialog, "name"), "Ana Ortiz");
      g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, "go"), "clicked");
      room_wait (20);
      g_assert_cmpstr (asked->str, ==, "");

      if (cases[i].button != NULL)
        g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, cases[i].button), "clicked");
      else
        gtk_window_close (GTK_WINDOW (dialog));
      room_wait (20);
      if (!g_pattern_match_simple (cases[i].asked, asked->str))
        g_error ("%s: the window is asked for “%s”, not “%s”", cases[i].button, asked->str, cases[i].asked);
      g_string_truncate (asked, 0);
    }

  gtk_window_destroy (GTK_WINDOW (window));
  room_wait (10);
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

/* From the page of somebody, or of a job, it begins with what is known: no second person, and no second job. */
static void
test_turned_down_about (void)
{
  static const char * const fields[] = { "name", "company", "position", "on" };
  static const struct
  {
    gboolean    from_job;
    const char *part;           /* Ana's */
    const char *found[4];
    const char *typed;
    const char *person;         /* who is asked */
  } cases[] = {
    { FALSE, NULL, { "Ana Ortiz", "Northwind", "", "" }, NULL, "Ana Ortiz" },
    { TRUE, NULL, { "", "Fjord", "Buyer", "2026-11-20" }, NULL, "Hiring manager at Fjord" },
    { TRUE, NULL, { "", "Fjord", "Buyer", "2026-11-20" }, "Ben Field", "Ben Field" },
    { TRUE, "interviewer", { "", "Fjord", "Buyer", "2026-11-20" }, NULL, "Hiring manager at Fjord" },
    { TRUE, "hiring-manager", { "Ana Ortiz", "Fjord", "Buyer", "2026-11-20" }, NULL, "Ana Ortiz" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint again = 0; again < 2; again++)
      {
        g_autoptr (Room) room = room_new ();
        AftBook *book = aft_session_get_book (room->session);
        AftDocument *person = room_add_person (room, "Ana Ortiz");
        g_autoptr (GDateTime) now = aft_session_now (room->session);
        g_autoptr (AftDocument) job = aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, now);
        g_autoptr (AftRecord) position = aft_record_new (AFT_TYPE_POSITION, NULL);
        g_autoptr (AftRecord) part = aft_record_new (AFT_TYPE_PART, aft_record_get_id (AFT_RECORD (person)));
        g_autoptr (AftFollowUp) follow_up = NULL;
        GtkWidget *dialog;

        aft_record_set (position, AFT_POSITION_COMPANY, "Northwind");
        aft_document_add (person, position);
        aft_record_set (job, AFT_APPLICATION_COMPANY, "Fjord");
        aft_record_set (job, AFT_APPLICATION_POSITION, "Buyer");
        aft_record_set (job, AFT_APPLICATION_TURNED_DOWN, "2026-11-20");
        aft_record_list_put (part, AFT_PART_PARTS, cases[i].part != NULL ? cases[i].part : "other", TRUE);
        aft_document_add (job, part);
        aft_book_add (book, job);

        dialog = aft_turned_down_dialog_new_about (room->session, cases[i].from_job ? job : person);
        /* Left once, it is as it was. */
        if (again == 1)
          {
            gtk_window_present (GTK_WINDOW (dialog));
            room_wait (10);
            gtk_window_close (GTK_WINDOW (dialog));
            dialog = aft_turned_down_dialog_new_about (room->session, cases[i].from_job ? job : person);
          }
        gtk_window_present (GTK_WINDOW (dialog));
        room_wait (10);
        for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
          if (!g_str_equal (gtk_editable_get_text (get_field (dialog, fields[k])), cases[i].found[k]))
            g_error ("the dialog %u has “%s” as %s", i, gtk_editable_get_text (get_field (dialog, fields[k])), fields[k]);
        if (cases[i].typed != NULL)
          gtk_editable_set_text (get_field (dialog, "name"), cases[i].typed);
        g_signal_emit_by_name (gtk_widget_get_template_child (dialog, AFT_TYPE_TURNED_DOWN_DIALOG, "go"), "clicked");
        gtk_window_close (GTK_WINDOW (dialog));
        room_wait (20);

        g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_applications (book)), ==, cases[i].from_job ? 1 : 2);
        for (guint k = 0; k < g_list_model_get_n_items (aft_book_get_contacts (book)) && follow_up == NULL; k++)
          {
            g_autoptr (AftContact) contact = g_list_model_get_item (aft_book_get_contacts (book), k);

            if (aft_record_is (contact, AFT_CONTACT_FULL_NAME, cases[i].person))
              follow_up = g_list_model_get_item (aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_FOLLOW_UP), 0);
          }
        if (follow_up == NULL)
          g_error ("the dialog %u begins no follow-up with “%s”", i, cases[i].person);
        if (cases[i].from_job)
          {
            g_assert_cmpstr (aft_record_get (follow_up, AFT_FOLLOW_UP_APPLICATION), ==, aft_record_get_id (AFT_RECORD (job)));
            g_assert_cmpstr (aft_record_get (follow_up, AFT_FOLLOW_UP_TURNED_DOWN), ==, "2026-11-20");
          }
      }
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
  g_test_add_func ("/ui/dialogs/turned-down", test_turned_down);
  g_test_add_func ("/ui/dialogs/import", test_import);
  g_test_add_func ("/ui/dialogs/rename-tag", test_rename_tag);
  g_test_add_func ("/ui/dialogs/newer", test_newer);
  g_test_add_func ("/ui/dialogs/long-line", test_long_line);
  g_test_add_func ("/ui/dialogs/taken-away", test_taken_away);
  g_test_add_func ("/ui/dialogs/log", test_log);
  g_test_add_func ("/ui/dialogs/turned-down-left", test_turned_down_left);
  g_test_add_func ("/ui/dialogs/turned-down-noted", test_turned_down_noted);
  g_test_add_func ("/ui/dialogs/turned-down-about", test_turned_down_about);
  g_test_add_func ("/ui/dialogs/new-left", test_new_left);
  g_test_add_func ("/ui/dialogs/account-left", test_account_left);

  return g_test_run ();
}
