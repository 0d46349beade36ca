/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <string.h>
#include <time.h>

#include "aft-notes-bar.h"
#include "aft-notes-pane.h"
#include "aft-notes.h"
#include "aft-text-buffer.h"
#include "aft-ui.h"
#include "find-widget.h"
#include "room.h"

static void
test_pane (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  GtkWidget *window = gtk_window_new ();
  AftNotesPane *pane = AFT_NOTES_PANE (aft_notes_pane_new (room->session));
  AftNote *first;
  clock_t start;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
  aft_notes_pane_set_document (pane, person);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_null (aft_notes_pane_get_note (pane));

  aft_notes_pane_new_note (pane);
  first = aft_notes_pane_get_note (pane);
  g_assert_nonnull (first);
  g_assert_true (aft_note_editor_get_note (aft_notes_pane_get_editor (pane)) == first);

  /* An empty note is not made twice. */
  aft_notes_pane_new_note (pane);
  g_assert_true (aft_notes_pane_get_note (pane) == first);

  aft_note_editor_append (aft_notes_pane_get_editor (pane), "thin story");
  aft_note_editor_mark (aft_notes_pane_get_editor (pane), AFT_MARK_QUOTE);
  aft_notes_pane_new_note (pane);
  g_assert_true (aft_notes_pane_get_note (pane) != first);
  g_assert_cmpstr (aft_record_get (first, AFT_NOTE_TEXT), ==, "> thin story");

  g_assert_true (aft_notes_pane_show_note (pane, aft_record_get_id (AFT_RECORD (first))));
  g_assert_true (aft_notes_pane_get_note (pane) == first);

  /* Long lines and piles of marks don't block the window. */
  for (guint i = 0; i < 2; i++)
    {
      AftNote *long_note = aft_notes_add (room->session, person);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint n = 0; n < 50000; n++)
        g_string_append (text, i == 0 ? "xy" : "\314\201");
      aft_record_set (long_note, AFT_NOTE_TEXT, text->str);
      start = clock ();
      aft_notes_pane_show_note (pane, aft_record_get_id (AFT_RECORD (long_note)));
      room_wait (50);
      g_test_message ("%s: %.0f ms", i == 0 ? "a line of 100 KB" : "50,000 marks on a letter",
                      (clock () - start) * 1000.0 / CLOCKS_PER_SEC);
      g_assert_cmpint (clock () - start, <, 2 * CLOCKS_PER_SEC);
    }

  aft_notes_pane_set_document (pane, NULL);
  g_assert_null (aft_notes_pane_get_note (pane));
  gtk_window_destroy (GTK_WINDOW (window));
  room_wait (10);
}

static void
assert_selected (Room       *room,
                 AftNote    *note,
                 const char *expected)
{
  g_autoptr (AftTextBuffer) text = aft_text_buffer_get (room->session, AFT_RECORD (note), AFT_NOTE_TEXT);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (text);
  g_autofree char *selected = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  selected = gtk_text_iter_get_text (&start, &end);
  g_assert_cmpstr (selected, ==, expected);
}

/* A note that is gone to is shown, whichever notes are listed then. */
static void
test_show (void)
{
  static const struct {
    const char    *name;
    AftNotesScope  before;
    gboolean       inbox;       /* the note is nobody's */
    gboolean       other;       /* it is somebody else's */
    gboolean       found;
    AftNotesScope  after;
  } cases[] = {
    { "theirs among theirs", AFT_NOTES_HERE, FALSE, FALSE, TRUE, AFT_NOTES_HERE },
    { "theirs while the inbox is listed", AFT_NOTES_INBOX, FALSE, FALSE, TRUE, AFT_NOTES_HERE },
    { "nobody's while theirs are listed", AFT_NOTES_HERE, TRUE, FALSE, TRUE, AFT_NOTES_INBOX },
    { "nobody's among nobody's", AFT_NOTES_INBOX, TRUE, FALSE, TRUE, AFT_NOTES_INBOX },
    { "somebody else's", AFT_NOTES_INBOX, FALSE, TRUE, FALSE, AFT_NOTES_INBOX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Room) room = room_new ();
      AftDocument *ana = room_add_person (room, "Ana Ortiz");
      AftDocument *ben = room_add_person (room, "Ben Field");
      GtkWidget *pane = g_object_ref_sink (aft_notes_pane_new (room->session));
      AftNote *note = aft_notes_add (room->session, cases[i].inbox ? NULL : cases[i].other ? ben : ana);

      g_test_message ("%s", cases[i].name);
      aft_record_set (note, AFT_NOTE_TEXT, "the one");
      aft_record_set (aft_notes_add (room->session, ana), AFT_NOTE_TEXT, "another of hers");
      aft_record_set (aft_notes_add (room->session, NULL), AFT_NOTE_TEXT, "another of nobody's");
      aft_notes_pane_set_document (AFT_NOTES_PANE (pane), ana);
      aft_notes_pane_show_scope (AFT_NOTES_PANE (pane), cases[i].before);

      g_assert_cmpint (aft_notes_pane_show_note (AFT_NOTES_PANE (pane), aft_record_get_id (AFT_RECORD (note))), ==, cases[i].found);
      g_assert_cmpint (aft_notes_pane_get_note (AFT_NOTES_PANE (pane)) == note, ==, cases[i].found);
      g_assert_cmpint (aft_notes_pane_get_scope (AFT_NOTES_PANE (pane)), ==, cases[i].after);
      g_object_unref (pane);
    }
}

/* In a line that is shown in pieces, what was found and what became of it is selected where it stands. */
static void
test_long_line (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  GtkWidget *pane = g_object_ref_sink (aft_notes_pane_new (room->session));
  AftNoteEditor *editor = aft_notes_pane_get_editor (AFT_NOTES_PANE (pane));
  AftNote *note = aft_notes_add (room->session, person);
  GString *text = g_string_new ("first");
  guint from;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, " wörds");
  from = g_utf8_strlen (text->str, -1) + 1;
  g_string_append (text, " needle and thread, and so on");
  aft_record_set (note, AFT_NOTE_TEXT, text->str);
  aft_notes_pane_set_document (AFT_NOTES_PANE (pane), person);
  g_assert_true (aft_notes_pane_show_note (AFT_NOTES_PANE (pane), aft_record_get_id (AFT_RECORD (note))));

  aft_note_editor_select_range (editor, from, from + strlen ("needle"));
  assert_selected (room, note, "needle");
  aft_note_editor_select_range (editor, 0, strlen ("first"));
  assert_selected (room, note, "first");
  aft_note_editor_show_words (editor, "thread");
  assert_selected (room, note, "thread");
  g_object_unref (pane);
  g_string_free (text, TRUE);
}

static gpointer
find_entry (GtkWidget *widget,
            guint     *nth)
{
  GtkWidget *found = GTK_IS_ENTRY (widget) && (*nth)-- == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child, nth);

  return found;
}

/* What is looked for is found and replaced also where the line it stands in was broken to be shown. */
static void
test_find_across (void)
{
  static const struct { const char *find; const char *with; const char *after; } cases[] = {
    { "Needle thread", "cord", "cord here. More" },
    { "needle", "pin", "pin thread here. More" },
    { "thread", "\\1 \\", "needle \\1 \\ here. More" },
    { "dle thr", "", "neeead here. More" },
    { "here. m", "there. M", "needle thread there. More" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Room) room = room_new ();
      AftDocument *person = room_add_person (room, "Ana Ortiz");
      GtkWidget *window = gtk_window_new ();
      AftNotesPane *pane = AFT_NOTES_PANE (aft_notes_pane_new (room->session));
      GtkWidget *editor = GTK_WIDGET (aft_notes_pane_get_editor (pane));
      AftNote *note = aft_notes_add (room->session, person);
      GString *text = g_string_new (NULL);
      guint first = 0, second = 1;
      GtkEditable *find = find_entry (editor, &first), *replace = find_entry (editor, &second);

      for (guint n = 0; n < 745; n++)
        g_string_append (text, "x ");
      g_string_append (text, "needle thread here. More");
      aft_record_set (note, AFT_NOTE_TEXT, text->str);
      gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
      aft_notes_pane_set_document (pane, person);
      gtk_window_present (GTK_WINDOW (window));
      room_wait (100);

      gtk_widget_activate_action (editor, "editor.replace", NULL);
      gtk_editable_set_text (find, cases[i].find);
      room_wait (300);
      gtk_editable_set_text (replace, cases[i].with);
      g_signal_emit_by_name (replace, "activate");
      aft_note_editor_commit (AFT_NOTE_EDITOR (editor));
      if (!g_str_has_suffix (aft_record_get (note, AFT_NOTE_TEXT), cases[i].after))
        g_error ("“%s” isn’t replaced by “%s”: “%s”", cases[i].find, cases[i].with,
                 aft_record_get (note, AFT_NOTE_TEXT) + 745 * strlen ("x "));
      gtk_window_destroy (GTK_WINDOW (window));
      room_wait (10);
      g_string_free (text, TRUE);
    }
}

/* What was found far down in a long note is in sight once the note is laid out. */
static void
test_long_note (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  GtkWidget *window = gtk_window_new ();
  AftNotesPane *pane = AFT_NOTES_PANE (aft_notes_pane_new (room->session));
  AftNote *note = aft_notes_add (room->session, person);
  GString *text = g_string_new (NULL);
  GdkRectangle place, seen;
  GtkTextIter cursor;
  GtkTextView *view;
  guint from;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%sword%u", i == 15000 ? "\nneedle " : " ", i % 997);
  from = strstr (text->str, "needle") - text->str;
  aft_record_set (note, AFT_NOTE_TEXT, text->str);
  aft_record_set (aft_notes_add (room->session, person), AFT_NOTE_TEXT, "short");
  gtk_window_set_default_size (GTK_WINDOW (window), 320, 760);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
  aft_notes_pane_set_document (pane, person);
  gtk_window_present (GTK_WINDOW (window));
  room_wait (300);

  aft_notes_pane_show_note (pane, aft_record_get_id (AFT_RECORD (note)));
  aft_note_editor_select_range (aft_notes_pane_get_editor (pane), from, from + strlen ("needle"));
  view = GTK_TEXT_VIEW (find_widget (GTK_WIDGET (pane), GTK_TYPE_TEXT_VIEW));
  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &cursor,
                                    gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
  /* As long as lines above are laid out, it stands elsewhere each time. */
  for (guint patience = 300, still = 0, before = 0; patience > 0 && still < 10; patience--, before = place.y)
    {
      room_wait (100);
      gtk_text_view_get_iter_location (view, &cursor, &place);
      still = place.y > 0 && place.y == (int) before ? still + 1 : 0;
    }
  gtk_text_view_get_visible_rect (view, &seen);
  if (place.y < seen.y || place.y + place.height > seen.y + seen.height)
    g_error ("what was found is at %d, and seen is what is from %d to %d", place.y, seen.y, seen.y + seen.height);

  gtk_window_destroy (GTK_WINDOW (window));
  room_wait (10);
  g_string_free (text, TRUE);
}

/* A note of nobody's is not somebody: a new note is another file. */
static void
test_inbox (void)
{
  g_autoptr (Room) room = room_new ();
  GtkWidget *pane = g_object_ref_sink (aft_notes_pane_new (room->session));
  AftNote *first = aft_notes_add (room->session, NULL);

  aft_record_set (first, AFT_NOTE_TEXT, "one");
  aft_notes_pane_set_document (AFT_NOTES_PANE (pane), aft_record_get_document (AFT_RECORD (first)));
  g_assert_null (aft_notes_pane_get_document (AFT_NOTES_PANE (pane)));
  g_assert_true (aft_notes_pane_get_note (AFT_NOTES_PANE (pane)) == first);

  aft_notes_pane_new_note (AFT_NOTES_PANE (pane));
  g_assert_true (aft_record_get_document (AFT_RECORD (aft_notes_pane_get_note (AFT_NOTES_PANE (pane))))
                 != aft_record_get_document (AFT_RECORD (first)));
  g_assert_cmpuint (g_list_model_get_n_items (aft_notes_pane_get_notes (AFT_NOTES_PANE (pane))), ==, 2);
  g_object_unref (pane);
}

static GtkWidget *
find_bar (GtkWidget *widget)
{
  GtkWidget *found = AFT_IS_NOTES_BAR (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_bar (child);

  return found;
}

/* A note that is written in stays where it is, though it is none any more of those that are asked for, until somebody goes on. */
static void
test_narrowed (void)
{
  static const struct {
    const char    *name;
    AftNotesScope  scope;
    const char    *action;
    const char    *value;
    const char    *before;
    const char    *after;
    guint          others;      /* that fit, too */
  } cases[] = {
    { "a box that is ticked", AFT_NOTES_HERE, "notes.only", "open", "- [ ] call", "- [x] call", 1 },
    { "the only one", AFT_NOTES_HERE, "notes.only", "open", "- [ ] call", "- [x] call", 0 },
    { "a quote that is none", AFT_NOTES_INBOX, "notes.only", "quote", "> thin", "thin", 1 },
    { "a tag that is taken out", AFT_NOTES_ALL, "notes.tag", "plan", "a #plan", "a", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Room) room = room_new ();
      AftDocument *person = cases[i].scope == AFT_NOTES_INBOX ? NULL : room_add_person (room, "Ana Ortiz");
      GtkWidget *window = gtk_window_new ();
      AftNotesPane *pane = AFT_NOTES_PANE (aft_notes_pane_new (room->session));
      GtkWidget *bar = find_bar (GTK_WIDGET (pane));
      AftNote *note = aft_notes_add (room->session, person);
      AftNote *other = NULL;
      GListModel *notes;
      guint left;

      aft_record_set (note, AFT_NOTE_TEXT, cases[i].before);
      for (guint n = 0; n < cases[i].others; n++)
        {
          other = aft_notes_add (room->session, person);
          aft_record_set (other, AFT_NOTE_TEXT, cases[i].before);
        }
      gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
      aft_notes_pane_set_document (pane, person);
      aft_notes_pane_show_scope (pane, cases[i].scope);
      gtk_window_present (GTK_WINDOW (window));
      room_wait (300);
      aft_notes_pane_show_note (pane, aft_record_get_id (AFT_RECORD (note)));
      gtk_widget_activate_action (bar, cases[i].action, "s", cases[i].value);
      room_wait (200);

      aft_record_set (note, AFT_NOTE_TEXT, cases[i].after);
      room_wait (200);
      if (aft_notes_pane_get_note (pane) != note)
        g_error ("%s: the next letter goes to another note", cases[i].name);

      if (other != NULL)
        aft_notes_pane_show_note (pane, aft_record_get_id (AFT_RECORD (other)));
      room_wait (200);
      notes = aft_notes_pane_get_notes (pane);
      left = g_list_model_get_n_items (notes);
      if (left != MAX (cases[i].others, 1))
        g_error ("%s: %u notes are listed once somebody went on", cases[i].name, left);

      gtk_widget_activate_action (bar, "notes.only", "s", "promise");
      room_wait (200);
      if (g_list_model_get_n_items (notes) > 0 || aft_notes_pane_get_note (pane) != NULL)
        g_error ("%s: narrowed anew, something is listed that doesn’t fit", cases[i].name);
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
  g_test_add_func ("/ui/notes-pane/edit", test_pane);
  g_test_add_func ("/ui/notes-pane/show", test_show);
  g_test_add_func ("/ui/notes-pane/long-line", test_long_line);
  g_test_add_func ("/ui/notes-pane/long-note", test_long_note);
  g_test_add_func ("/ui/notes-pane/find-across", test_find_across);
  g_test_add_func ("/ui/notes-pane/inbox", test_inbox);
  g_test_add_func ("/ui/notes-pane/narrowed", test_narrowed);

  return g_test_run ();
}
