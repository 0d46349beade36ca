/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <string.h>

#include "aft-code-lines.h"
#include "aft-note-edit.h"
#include "aft-note-view.h"
#include "aft-notes.h"
#include "aft-text-buffer.h"
#include "aft-ui.h"
#include "room.h"

/* More lines than are looked at before the first frame, or at once after a key. */
#define MANY 1500
#define ROUNDS 40
#define EDITS 60

/* The buffer of a new note with @text, shown as Markdown. */
static AftTextBuffer *
make_buffer (Room       *room,
             const char *text)
{
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  AftNote *note = aft_notes_add (room->session, person);
  AftTextBuffer *buffer;

  aft_record_set (note, AFT_NOTE_TEXT, text);
  buffer = aft_text_buffer_get (room->session, AFT_RECORD (note), AFT_NOTE_TEXT);
  aft_text_buffer_set_markdown (buffer, TRUE);

  return buffer;
}

/* Long texts are looked at in slices. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static char *
dup_text (gpointer buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static guint
count_tags (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  return g_slist_length (tags);
}

/* Each line from @first on is what a walk over all of the text says, and code has no other tag anywhere in it. */
static void
check (gpointer    buffer,
       guint       first,
       const char *when)
{
  g_autofree char *text = dup_text (buffer);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  AftFence fence = { 0 };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      AftFencePart part = aft_fence_pass (&fence, lines[i]);
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) i);
      if (i < first)
        continue;
      if (aft_code_lines_has (&iter) != (part != AFT_FENCE_NONE))
        g_error ("%s, line %u is%s code in “%s”", when, i, part != AFT_FENCE_NONE ? " no" : "", text);
      /* The last line has nothing that could be tagged if it is empty. */
      if ((lines[i + 1] != NULL || *lines[i] != '\0') && aft_code_lines_get_part (&iter) != part)
        g_error ("%s, line %u is another part than %d in “%s”", when, i, part, text);
      for (gsize k = 0; part != AFT_FENCE_NONE && k < strlen (lines[i]); k++, gtk_text_iter_forward_char (&iter))
        if (count_tags (&iter) != 1)
          g_error ("%s, line %u has %u tags in “%s”", when, i, count_tags (&iter), text);
    }
}

/* Whatever is typed, taken away, undone and redone. */
static void
test_edits (void)
{
  static const char * const pieces[] = { "```", "~~~", "````", "\n", "\n", "\n```\n", "\n~~~\n", "`", " ", "    ", "word", "#tag",
                                         "- [ ] a", "> b", "@Ana Ortiz", "**c**", "```sh\n> x\n```\n" };
  g_autoptr (Room) room = room_new ();

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (AftTextBuffer) own = make_buffer (room, "");
      GtkTextBuffer *buffer = GTK_TEXT_BUFFER (own);

      for (guint i = 0; i < EDITS; i++)
        {
          guint what = g_test_rand_int_range (0, 10);
          int n = gtk_text_buffer_get_char_count (buffer);
          GtkTextIter start, end;

          gtk_text_buffer_get_iter_at_offset (buffer, &start, g_test_rand_int_range (0, n + 1));
          end = start;
          gtk_text_iter_forward_chars (&end, g_test_rand_int_range (1, 12));
          if (what < 6)
            gtk_text_buffer_insert (buffer, &start, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))], -1);
          else if (what < 8)
            gtk_text_buffer_delete (buffer, &start, &end);
          else if (what == 8)
            gtk_text_buffer_undo (buffer);
          else
            gtk_text_buffer_redo (buffer);
          check (buffer, 0, "after an edit");
        }
    }
}

static char *
make_many (const char *first)
{
  GString *text = g_string_new (first);

  for (guint i = 0; i < MANY; i++)
    g_string_append (text, "> words #tag\n");

  return g_string_free (text, FALSE);
}

/* Code that begins far above is known where the cursor is, at once; a fence that comes and goes is followed to the text's end. */
static void
test_long (void)
{
  g_autoptr (Room) room = room_new ();
  g_autofree char *code = make_many ("a\n```\n");
  g_autofree char *none = make_many ("a\n```\nb\n```\n");
  g_autoptr (AftTextBuffer) first = make_buffer (room, code);
  g_autoptr (AftTextBuffer) second = make_buffer (room, none);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (second);
  GtkTextIter start, end;

  check (first, MANY - 50, "before anything else was looked at");
  check (second, MANY - 50, "before anything else was looked at");
  settle ();
  check (first, 0, "after all was looked at");
  check (second, 0, "after all was looked at");

  /* The closing fence goes, and comes back. */
  gtk_text_buffer_get_iter_at_line (buffer, &start, 3);
  end = start;
  gtk_text_iter_forward_char (&end);
  gtk_text_buffer_delete (buffer, &start, &end);
  settle ();
  check (buffer, 0, "without a closing fence");
  gtk_text_buffer_undo (buffer);
  settle ();
  check (buffer, 0, "with it again");

  /* Another fence begins it. */
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "```\nc\n~~~\nd\n", -1);
  settle ();
  gtk_text_buffer_get_iter_at_line (buffer, &start, 1);
  gtk_text_buffer_insert (buffer, &start, "~~~\n", -1);
  settle ();
  check (buffer, 0, "with another fence before the first");
  gtk_text_buffer_get_iter_at_line (buffer, &start, 1);
  gtk_text_buffer_insert (buffer, &start, "`", -1);
  settle ();
  check (buffer, 0, "with a fence that is none any more");

  /* Both at once, while the text is still being looked at. */
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "```\n", -1);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "```\ne\n", -1);
  gtk_text_buffer_get_iter_at_line (buffer, &start, MANY / 2);
  gtk_text_buffer_insert (buffer, &start, "```\n", -1);
  settle ();
  check (buffer, 0, "after three edits");
}

/* What is left of two fences is one, which ends as its beginning says. */
static void
test_joined (void)
{
  static const char text[] = "```\na\nb\n```\n~~~\nc\nd\n~~~\ne";
  g_autoptr (Room) room = room_new ();
  g_autoptr (AftTextBuffer) buffer = make_buffer (room, text);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &start, strstr (text, "\nb") - text);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &end, strstr (text, "\nd") - text);
  gtk_text_buffer_delete (GTK_TEXT_BUFFER (buffer), &start, &end);
  check (buffer, 0, "after joining");
}

/* A piece of a long line is not a line of its own. */
static void
test_piece (void)
{
  g_autoptr (Room) room = room_new ();
  g_autofree char *word = g_strnfill (1499, 'a');
  g_autofree char *text = g_strconcat (word, " ```\n#tag", NULL);
  g_autoptr (AftTextBuffer) buffer = make_buffer (room, text);
  GtkTextIter iter;

  g_assert_cmpint (gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer)), ==, 3);
  for (int line = 0; line < 3; line++)
    {
      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (buffer), &iter, line);
      g_assert_false (aft_code_lines_has (&iter));
    }
}

/* "|" is the cursor. What the keys do elsewhere they don't do in code. */
static void
test_keys (void)
{
  static const struct { const char *before, *what, *after; } cases[] = {
    { "```\nte|xt\n```", "quote", NULL },
    { "```\nte|xt\n```", "check", NULL },
    { "```\n- te|xt\n```", "in", NULL },
    { "```\n- text\n|", "return", NULL },
    { "```\n@Ana Or|tiz", "link", NULL },
    { "```\nhttps://example.o|rg", "link", NULL },
    { "```\n```\nte|xt", "quote", "```\n```\n> text" },
    { "```\n```\n- text\n|", "return", "```\n```\n- text\n- " },
  };
  g_autoptr (Room) room = room_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *bar = strchr (cases[i].before, '|');
      g_autofree char *text = g_strdup_printf ("%.*s%s", (int) (bar - cases[i].before), cases[i].before, bar + 1);
      g_autoptr (AftTextBuffer) own = make_buffer (room, text);
      GtkTextBuffer *buffer = GTK_TEXT_BUFFER (own);
      g_autofree char *after = NULL;
      AftDocument *person = NULL;
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_offset (buffer, &iter, bar - cases[i].before);
      gtk_text_buffer_place_cursor (buffer, &iter);
      if (g_str_equal (cases[i].what, "quote"))
        aft_note_edit_mark (buffer, AFT_MARK_QUOTE);
      else if (g_str_equal (cases[i].what, "check"))
        aft_note_edit_check_box (buffer);
      else if (g_str_equal (cases[i].what, "in"))
        g_assert_false (aft_note_edit_indent (buffer, TRUE));
      else if (g_str_equal (cases[i].what, "return"))
        aft_note_edit_continue_list (buffer, &iter);
      else
        g_assert_null (aft_note_edit_dup_link (buffer, &iter, aft_names_get (aft_session_get_book (room->session)), &person));
      g_assert_null (person);

      after = dup_text (buffer);
      if (!g_str_equal (after, cases[i].after != NULL ? cases[i].after : text))
        g_error ("%s of “%s” gives “%s”", cases[i].what, cases[i].before, after);
    }
}

static guint
count_grounds (GtkTextView *view)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  aft_code_lines_snapshot (view, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return 0;

  return gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE ? gsk_container_node_get_n_children (node) : 1;
}

/* The ground of empty lines is painted where they are code. */
static void
test_ground (void)
{
  static const struct { const char *text; guint lines; } cases[] = {
    { "a\n\nb", 0 },
    { "```\nb\n```\n\n", 0 },
    { "```\n\nb\n\n```", 2 },
    { "```\n", 1 },
  };
  g_autoptr (Room) room = room_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftTextBuffer) buffer = make_buffer (room, cases[i].text);
      GtkWidget *window = gtk_window_new ();
      GtkTextView *view = aft_note_view_new ();

      gtk_text_view_set_buffer (view, GTK_TEXT_BUFFER (buffer));
      gtk_window_set_default_size (GTK_WINDOW (window), 300, 300);
      gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
      gtk_window_present (GTK_WINDOW (window));
      for (guint patience = 0; patience < 1000 && gtk_widget_get_height (GTK_WIDGET (view)) == 0; patience++)
        room_wait (10);

      if (count_grounds (view) != cases[i].lines)
        g_error ("“%s” has %u empty lines on a ground, not %u", cases[i].text, count_grounds (view), cases[i].lines);
      gtk_window_destroy (GTK_WINDOW (window));
      room_wait (10);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();

  g_test_add_func ("/ui/code-lines/edits", test_edits);
  g_test_add_func ("/ui/code-lines/long", test_long);
  g_test_add_func ("/ui/code-lines/joined", test_joined);
  g_test_add_func ("/ui/code-lines/piece", test_piece);
  g_test_add_func ("/ui/code-lines/keys", test_keys);
  g_test_add_func ("/ui/code-lines/ground", test_ground);

  return g_test_run ();
}
