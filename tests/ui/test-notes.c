/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "aft-draft-editor.h"
#include "aft-note-list.h"
#include "aft-notes.h"
#include "aft-template-dialog.h"
#include "aft-template-text.h"
#include "aft-text-buffer.h"
#include "aft-ui.h"
#include "room.h"

static void
test_shared (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  AftNote *note = aft_notes_add (room->session, person);
  g_autoptr (AftTextBuffer) one = aft_text_buffer_get (room->session, AFT_RECORD (note), AFT_NOTE_TEXT);
  g_autoptr (AftTextBuffer) other = aft_text_buffer_get (room->session, AFT_RECORD (note), AFT_NOTE_TEXT);
  g_autofree char *text = NULL;

  g_assert_true (one == other);

  /* Pushed 300 ms after the first key. */
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (one), "first\n", -1);
  g_assert_true (aft_text_buffer_get_pending (one));
  g_assert_null (aft_record_get (note, AFT_NOTE_TEXT));
  room_wait (AFT_TEXT_BUFFER_DELAY + 100);
  g_assert_false (aft_text_buffer_get_pending (one));
  g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, "first\n");

  /* Somebody else writes while we do: both stay, and what we typed can be undone. */
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (one), "mine", -1);
  aft_record_set (note, AFT_NOTE_TEXT, "theirs\nfirst\n");
  text = aft_text_buffer_dup_text (one);
  g_assert_cmpstr (text, ==, "theirs\nfirst\nmine");
  aft_text_buffer_commit (one);
  g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, "theirs\nfirst\nmine");
  g_assert_true (gtk_text_buffer_get_can_undo (GTK_TEXT_BUFFER (one)));
}

/* A buffer that GTK keeps holds no session, which room_free () looks at, and can do without. */
static void
test_kept (void)
{
  Room *room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autoptr (AftNote) note = g_object_ref (aft_notes_add (room->session, person));
  g_autoptr (AftTextBuffer) buffer = aft_text_buffer_get (room->session, AFT_RECORD (note), AFT_NOTE_TEXT);

  aft_text_buffer_set_markdown (buffer, TRUE);
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (buffer), "! call @Ana Ortiz\n", -1);
  aft_text_buffer_commit (buffer);
  room_free (room);

  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (buffer), "! write to @Ana Ortiz\n", -1);
  aft_text_buffer_commit (buffer);
  g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, "! call @Ana Ortiz\n! write to @Ana Ortiz\n");
}

/* Others take a file away while somebody types: what was typed and isn't saved yet keeps it. */
static void
test_taken_away (void)
{
  g_autoptr (Room) room = room_new ();
  AftBook *book = aft_session_get_book (room->session);
  AftDocument *documents[] = { room_add_person (room, "Ana Ortiz"), NULL, room_add_person (room, "Ben Field") };
  AftNote *notes[] = { aft_notes_add (room->session, documents[0]), aft_notes_add (room->session, NULL) };
  g_autoptr (AftDocument) ben = g_object_ref (documents[2]);
  g_autofree char *bens = room_path (room, ben);

  documents[1] = aft_record_get_document (AFT_RECORD (notes[1]));
  for (guint i = 0; i < 2; i++)
    aft_record_set (notes[i], AFT_NOTE_TEXT, "said");
  room_flush (room);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AftDocument) document = g_object_ref (documents[i]);
      g_autoptr (AftTextBuffer) buffer = aft_text_buffer_get (room->session, AFT_RECORD (notes[i]), AFT_NOTE_TEXT);
      g_autofree char *path = room_path (room, document);
      g_autofree char *after = NULL;

      g_assert_cmpint (g_unlink (path), ==, 0);
      gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (buffer), " more", -1);
      aft_session_rescan (room->session);
      for (guint n = 0; n < 300 && aft_book_lookup (book, aft_record_get_id (AFT_RECORD (document))) != NULL
                        && !g_file_test (path, G_FILE_TEST_EXISTS); n++)
        room_wait (10);
      if (aft_book_lookup (book, aft_record_get_id (AFT_RECORD (document))) != document)
        g_error ("%s is gone, and with it what was just being typed", i == 0 ? "somebody" : "a note of the inbox");
      room_flush (room);
      after = room_read (room, document);
      g_assert_nonnull (strstr (after, "Text=said more\n"));
    }

  g_assert_cmpint (g_unlink (bens), ==, 0);
  aft_session_rescan (room->session);
  for (guint n = 0; n < 300 && aft_book_lookup (book, aft_record_get_id (AFT_RECORD (ben))) != NULL; n++)
    room_wait (10);
  g_assert_null (aft_book_lookup (book, aft_record_get_id (AFT_RECORD (ben))));
}

/* Whether a file below @path has "lastwords" in it. */
static gboolean
is_kept (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *text = NULL;
  gboolean kept = FALSE;
  const char *name;

  if (dir == NULL)
    return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, "lastwords") != NULL;

  while (!kept && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      kept = is_kept (child);
    }

  return kept;
}

/* The program is told to go, or takes another book, while somebody types: what stands there by then is in the book. */
static void
test_last_words (void)
{
  static const char * const places[] = { "a note", "a draft", "a template" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (Room) room = room_new ();
      AftDocument *person = room_add_person (room, "Ana Ortiz");
      g_autoptr (AftTextBuffer) note = aft_text_buffer_get (room->session, AFT_RECORD (aft_notes_add (room->session, person)),
                                                            AFT_NOTE_TEXT);
      g_autoptr (GtkWidget) editor = g_object_ref_sink (aft_draft_editor_new (room->session));
      GtkWidget *dialog = aft_template_dialog_new (room->session);
      GtkTextView *view = GTK_TEXT_VIEW (gtk_widget_get_template_child (editor, AFT_TYPE_DRAFT_EDITOR, "view"));
      AftTemplateText *text = AFT_TEMPLATE_TEXT (gtk_widget_get_template_child (dialog, AFT_TYPE_TEMPLATE_DIALOG, "text"));
      g_autoptr (GError) error = NULL;

      aft_draft_editor_set_contact (AFT_DRAFT_EDITOR (editor), AFT_CONTACT (person), AFT_SCRIPT_LETTER, NULL);
      room_flush (room);
      if (i == 0)
        gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (note), "lastwords", -1);
      else if (i == 1)
        gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), "lastwords", -1);
      else
        aft_template_text_replace (text, "lastwords");

      aft_session_close (room->session, &error);
      g_assert_no_error (error);
      if (!is_kept (room->book))
        g_error ("%s lost what was typed when the book was closed", places[i]);

      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

static void
test_long_line (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  AftNote *note = aft_notes_add (room->session, person);
  g_autofree char *line = g_strnfill (100000, 'x');
  g_autofree char *more = g_strconcat (line, "end", NULL);
  g_autoptr (AftTextBuffer) buffer = NULL;
  GtkTextIter end;

  aft_record_set (note, AFT_NOTE_TEXT, line);
  buffer = aft_text_buffer_get (room->session, AFT_RECORD (note), AFT_NOTE_TEXT);
  aft_text_buffer_commit (buffer);
  g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, line);

  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (buffer), &end);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (buffer), &end, "end", -1);
  aft_text_buffer_commit (buffer);
  g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, more);
}

static char *
dup_titles (GListModel *notes)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftNoteItem) item = g_list_model_get_item (notes, i);
      g_autofree char *title = aft_note_dup_title (aft_note_item_get_facts (item));

      g_string_append_printf (titles, "%s|", title);
    }

  return g_string_free (titles, FALSE);
}

static GListModel *
list_notes (Room          *room,
            AftNotesScope  scope,
            AftDocument   *document,
            AftNotesOrder  order)
{
  GListModel *notes = aft_note_list_new (aft_session_get_book (room->session), scope, document);

  return G_LIST_MODEL (gtk_sort_list_model_new (notes, aft_notes_sorter_new (order)));
}

static void
test_list (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autoptr (GListModel) notes = list_notes (room, AFT_NOTES_HERE, person, AFT_NOTES_BY_DATE);
  AftDocument *other = room_add_person (room, "Ben Ito");
  g_autoptr (GListModel) theirs = list_notes (room, AFT_NOTES_HERE, other, AFT_NOTES_BY_DATE);
  g_autoptr (GListModel) inbox = list_notes (room, AFT_NOTES_INBOX, NULL, AFT_NOTES_BY_DATE);
  AftNote *added[3];
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  g_autofree char *plain = NULL, *pinned = NULL, *rest = NULL, *filed = NULL, *waiting = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *created = g_strdup_printf ("2026-11-2%uT09:00:00.000000Z", i);

      added[i] = aft_notes_add (room->session, person);
      aft_record_set (added[i], AFT_NOTE_CREATED, created);
    }
  aft_record_set (added[0], AFT_NOTE_TEXT, "\n\n# Oldest\nmore");
  aft_record_set (added[1], AFT_NOTE_TEXT, "> 09:41 said\n- [ ] a\n- [x] b\n- [ ] c");
  aft_record_set (added[2], AFT_NOTE_TEXT, "  \n");

  plain = dup_titles (notes);
  g_assert_cmpstr (plain, ==, "Empty note|said|Oldest|");
  aft_record_set_flag (added[0], AFT_NOTE_PINNED, TRUE);
  pinned = dup_titles (notes);
  g_assert_cmpstr (pinned, ==, "Oldest|Empty note|said|");

  g_ptr_array_add (moved, added[1]);
  g_assert_cmpuint (aft_session_move_notes (room->session, moved, other, NULL), ==, 1);
  rest = dup_titles (notes);
  filed = dup_titles (theirs);
  g_assert_cmpstr (rest, ==, "Oldest|Empty note|");
  g_assert_cmpstr (filed, ==, "said|");

  aft_session_add_note (room->session, NULL, "- #idea for later");
  waiting = dup_titles (inbox);
  g_assert_cmpstr (waiting, ==, "#idea for later|");
}

/* Notes of nobody's are nobody's, whatever they begin with. */
static void
test_nobody (void)
{
  static const char * const texts[] = { "b", "a", "c" };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GListModel) inbox = list_notes (room, AFT_NOTES_INBOX, NULL, AFT_NOTES_BY_PERSON);
  g_autofree char *titles = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *created = g_strdup_printf ("2026-11-2%uT09:00:00.000000Z", i);

      aft_record_set (aft_session_add_note (room->session, NULL, texts[i]), AFT_NOTE_CREATED, created);
    }
  titles = dup_titles (inbox);
  g_assert_cmpstr (titles, ==, "c|a|b|");
}

/* All of the book, also from files that nobody opened, and as they change. */
static void
test_all (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *ana = room_add_person (room, "Ana Ortiz");
  AftDocument *ben = room_add_person (room, "Ben Ito");
  g_autofree char *id = g_strdup (aft_record_get_id (AFT_RECORD (ben)));
  g_autoptr (GListModel) by_date = NULL, by_person = NULL;
  g_autofree char *dated = NULL, *grouped = NULL, *later = NULL, *pinned = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *text = g_strdup_printf ("note %u #tag%u", i, i);
      g_autofree char *created = g_strdup_printf ("2026-11-2%uT09:00:00.000000Z", i);

      aft_record_set (aft_session_add_note (room->session, i == 3 ? NULL : i % 2 == 0 ? ben : ana, text), AFT_NOTE_CREATED, created);
    }
  room_flush (room);
  room_reopen (room);

  by_date = list_notes (room, AFT_NOTES_ALL, NULL, AFT_NOTES_BY_DATE);
  by_person = list_notes (room, AFT_NOTES_ALL, NULL, AFT_NOTES_BY_PERSON);
  for (guint i = 0; i < 500 && (g_list_model_get_n_items (by_date) < 4 || g_list_model_get_n_items (by_person) < 4); i++)
    room_wait (10);
  dated = dup_titles (by_date);
  g_assert_cmpstr (dated, ==, "note 3 #tag3|note 2 #tag2|note 1 #tag1|note 0 #tag0|");
  grouped = dup_titles (by_person);
  g_assert_cmpstr (grouped, ==, "note 1 #tag1|note 2 #tag2|note 0 #tag0|note 3 #tag3|");

  aft_session_add_note (room->session, aft_book_lookup (aft_session_get_book (room->session), id), "new");
  later = dup_titles (by_date);
  g_assert_cmpstr (later, ==, "new|note 3 #tag3|note 2 #tag2|note 1 #tag1|note 0 #tag0|");
  {
    g_autoptr (AftNoteItem) last = g_list_model_get_item (by_date, 4);

    g_assert_true (aft_note_item_has_tag (last, "TAG0"));
    g_assert_false (aft_note_item_has_tag (last, "tag"));
    aft_record_set_flag (aft_note_item_get_note (last), AFT_NOTE_PINNED, TRUE);
  }
  pinned = dup_titles (by_date);
  g_assert_cmpstr (pinned, ==, "note 0 #tag0|new|note 3 #tag3|note 2 #tag2|note 1 #tag1|");
}

/* Those that are pinned come first, whichever way the rest is ordered, and are ordered like it among themselves. */
static void
test_pinned (void)
{
  static const struct { const char *pinned; const char *by_date; const char *by_person; } cases[] = {
    { "",       "5|4|3|2|1|0|", "5|3|1|4|2|0|" },
    { "1",      "1|5|4|3|2|0|", "1|5|3|4|2|0|" },
    { "14",     "4|1|5|3|2|0|", "1|4|5|3|2|0|" },
    { "024",    "4|2|0|5|3|1|", "4|2|0|5|3|1|" },
    { "0123",   "3|2|1|0|5|4|", "3|1|2|0|5|4|" },
    { "012345", "5|4|3|2|1|0|", "5|3|1|4|2|0|" },
    { "5",      "5|4|3|2|1|0|", "5|3|1|4|2|0|" },
  };
  g_autoptr (Room) room = room_new ();
  AftDocument *ana = room_add_person (room, "Ana Ortiz");
  AftDocument *ben = room_add_person (room, "Ben Ito");
  g_autoptr (GListModel) by_date = list_notes (room, AFT_NOTES_ALL, NULL, AFT_NOTES_BY_DATE);
  g_autoptr (GListModel) by_person = list_notes (room, AFT_NOTES_ALL, NULL, AFT_NOTES_BY_PERSON);
  AftNote *notes[6];

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autofree char *created = g_strdup_printf ("2026-11-2%uT09:00:00.000000Z", i);

      notes[i] = aft_session_add_note (room->session, i % 2 == 0 ? ben : ana, text);
      aft_record_set (notes[i], AFT_NOTE_CREATED, created);
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *dated = NULL, *grouped = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (notes); k++)
        aft_record_set_flag (notes[k], AFT_NOTE_PINNED, strchr (cases[i].pinned, '0' + (int) k) != NULL);
      dated = dup_titles (by_date);
      grouped = dup_titles (by_person);
      g_test_message ("pinned: %s", cases[i].pinned);
      g_assert_cmpstr (dated, ==, cases[i].by_date);
      g_assert_cmpstr (grouped, ==, cases[i].by_person);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add_func ("/ui/notes/shared", test_shared);
  g_test_add_func ("/ui/notes/kept", test_kept);
  g_test_add_func ("/ui/notes/taken-away", test_taken_away);
  g_test_add_func ("/ui/notes/last-words", test_last_words);
  g_test_add_func ("/ui/notes/long-line", test_long_line);
  g_test_add_func ("/ui/notes/list", test_list);
  g_test_add_func ("/ui/notes/nobody", test_nobody);
  g_test_add_func ("/ui/notes/all", test_all);
  g_test_add_func ("/ui/notes/pinned", test_pinned);

  return g_test_run ();
}
