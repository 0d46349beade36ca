/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "aft-note-edit.h"
#include "aft-text-break.h"
#include "aft-ui.h"
#include "room.h"

/* "[" and "]" are the selection, "|" the cursor. */
static GtkTextBuffer *
make_buffer (const char *shown)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  GString *text = g_string_new (NULL);
  guint from = 0, to = 0, n = 0;
  GtkTextIter start, end;

  for (const char *p = shown; *p != '\0'; p++)
    {
      if (*p == '|')
        from = to = n;
      else if (*p == '{')
        from = n;
      else if (*p == '}')
        to = n;
      else
        {
          g_string_append_c (text, *p);
          n += (*p & 0xc0) != 0x80;
        }
    }
  gtk_text_buffer_set_text (buffer, text->str, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_string_free (text, TRUE);

  return buffer;
}

static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
run (GtkTextBuffer *buffer,
     const char    *what)
{
  if (g_str_equal (what, "bold"))
    aft_note_edit_wrap (buffer, "**");
  else if (g_str_equal (what, "italic"))
    aft_note_edit_wrap (buffer, "*");
  else if (g_str_equal (what, "quote"))
    aft_note_edit_mark (buffer, AFT_MARK_QUOTE);
  else if (g_str_equal (what, "promise"))
    aft_note_edit_mark (buffer, AFT_MARK_PROMISE);
  else if (g_str_equal (what, "check"))
    aft_note_edit_check_box (buffer);
  else if (g_str_equal (what, "stamp"))
    aft_note_edit_stamp (buffer, "09:41 ");
  else if (g_str_equal (what, "in"))
    aft_note_edit_indent (buffer, TRUE);
  else if (g_str_equal (what, "out"))
    aft_note_edit_indent (buffer, FALSE);
  else if (g_str_equal (what, "up") || g_str_equal (what, "down"))
    aft_note_edit_move_lines (buffer, g_str_equal (what, "down"));
  else if (g_str_equal (what, "return"))
    {
      GtkTextIter iter;

      gtk_text_buffer_insert_at_cursor (buffer, "\n", 1);
      gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
      aft_note_edit_continue_list (buffer, &iter);
    }
}

static void
test_edit (void)
{
  static const struct
  {
    const char *before;
    const char *what;
    const char *after;
  } cases[] = {
    { "a {word} b", "bold", "a **word** b" },
    { "a **{word}** b", "bold", "a word b" },
    { "a wo|rd b", "italic", "a *word* b" },
    { "a **{word}** b", "italic", "a ***word*** b" },
    { "|", "bold", "****" },
    { "**|**", "bold", "" },
    { "{one\n}two", "bold", "**one**\ntwo" },
    { "o{ne\n\n  two }three", "bold", "o**ne**\n\n  **two** three" },
    { "{- [ ] one\n> two\n## three}", "italic", "- [ ] *one*\n> *two*\n## *three*" },
    { "{**one**\n2. **two**}", "bold", "one\n2. two" },
    { "{**one**\n2. two}", "bold", "**one**\n2. **two**" },
    { "{09:41 > one}", "bold", "09:41 > **one**" },
    { "{**one** and **two**}", "italic", "***one** and **two***" },
    { "{long " AFT_SOFT_BREAK "line}\nend", "bold", "**long " AFT_SOFT_BREAK "line**\nend" },
    { "{ }", "bold", " " },
    { "I don't| know", "bold", "I **don't** know" },
    { "I do|n\342\200\231t know", "bold", "I **don\342\200\231t** know" },
    { "'wo|rd' x", "bold", "'**word**' x" },
    { "thin sto|ry", "quote", "> thin story" },
    { "> thin sto|ry", "quote", "thin story" },
    { "> thin sto|ry", "promise", "! thin story" },
    { "{one\ntwo}\nthree", "quote", "> one\n> two\nthree" },
    { "{one\n\ntwo}", "quote", "> one\n\n> two" },
    { "  > thin sto|ry", "quote", "  thin story" },
    { "  > thin sto|ry", "promise", "  ! thin story" },
    { "09:41  > thin sto|ry", "promise", "09:41  ! thin story" },
    { "{> one\ntwo}", "quote", "> one\n> two" },
    { "09:41 said| it", "quote", "> 09:41 said it" },
    { "one|", "check", "- [ ] one" },
    { "- one|", "check", "- [ ] one" },
    { "- [ ] one|", "check", "- [x] one" },
    { "- [x] one|", "check", "- [ ] one" },
    { "{- [x] one\n- [ ] two}", "check", "- [x] one\n- [x] two" },
    { "|", "stamp", "09:41 " },
    { "words|", "stamp", "words\n09:41 " },
    { "> |", "stamp", "> 09:41 " },
    { "- one|", "in", "  - one" },
    { "  - one|", "out", "- one" },
    { "plain|", "in", "plain" },
    { "{- one\nplain\n2. two}", "in", "  - one\nplain\n  2. two" },
    { "{  - one\n  2. two\n}three", "out", "- one\n2. two\nthree" },
    { "one\ntw|o", "up", "two\none" },
    { "on|e\ntwo\nthree", "down", "two\none\nthree" },
    { "{one\ntwo}\nthree", "down", "three\none\ntwo" },
    { "one\n{two\nthree\n}four", "up", "two\nthree\none\nfour" },
    { "on|e\n", "down", "\none" },
    { "on|e", "up", "one" },
    { "one\ntw|o", "down", "one\ntwo" },
    { "- one|", "return", "- one\n- " },
    { "- [x] one|", "return", "- [x] one\n- [ ] " },
    { "  * one|", "return", "  * one\n  * " },
    { "9. nine|", "return", "9. nine\n10. " },
    { "0. zero|", "return", "0. zero\n1. " },
    { "- one\n- |", "return", "- one\n" },
    { "- one\n- |\n- three", "return", "- one\n\n- three" },
    { "- |one", "return", "- \n- one" },
    { "> - one|", "return", "> - one\n> - " },
    { "09:41 >   2. two|", "return", "09:41 >   2. two\n>   3. " },
    { "> - one\n> - |", "return", "> - one\n" },
    { "> - o|ne", "return", "> - o\n> - ne" },
    { "> so|", "return", "> so\n" },
    { "! - one|", "return", "! - one\n" },
    { "- [x] |one", "return", "- [x] \n- [ ] one" },
    { "plain|", "return", "plain\n" },
    { "-- no item|", "return", "-- no item\n" },
    { "2026. |", "return", "" },
    { "long " AFT_SOFT_BREAK "li|ne", "quote", "> long " AFT_SOFT_BREAK "line" },
    { "> long " AFT_SOFT_BREAK "li|ne", "quote", "long " AFT_SOFT_BREAK "line" },
    { "{one\nlong " AFT_SOFT_BREAK "line}", "promise", "! one\n! long " AFT_SOFT_BREAK "line" },
    { "- [ ] long " AFT_SOFT_BREAK "li|ne", "check", "- [x] long " AFT_SOFT_BREAK "line" },
    { "long " AFT_SOFT_BREAK "- no it|em", "in", "long " AFT_SOFT_BREAK "- no item" },
    { "- long " AFT_SOFT_BREAK "li|ne", "in", "  - long " AFT_SOFT_BREAK "line" },
    { "lo|ng " AFT_SOFT_BREAK "line " AFT_SOFT_BREAK "end\nmore", "stamp",
      "long " AFT_SOFT_BREAK "line " AFT_SOFT_BREAK "end\n09:41 \nmore" },
    { "- long " AFT_SOFT_BREAK "line|", "return", "- long " AFT_SOFT_BREAK "line\n- " },
    { "long " AFT_SOFT_BREAK "- no item|", "return", "long " AFT_SOFT_BREAK "- no item\n" },
    { "one\nlong " AFT_SOFT_BREAK "li|ne", "up", "one\nlong " AFT_SOFT_BREAK "line" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkTextBuffer) buffer = make_buffer (cases[i].before);
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *plain = dup_text (buffer);

      run (buffer, cases[i].what);
      after = dup_text (buffer);
      if (!g_str_equal (after, cases[i].after))
        g_error ("%s of “%s” gives “%s”", cases[i].what, cases[i].before, after);
      while (gtk_text_buffer_get_can_undo (buffer))
        gtk_text_buffer_undo (buffer);
      undone = dup_text (buffer);
      g_assert_cmpstr (undone, ==, plain);
    }
}

static void
test_link (void)
{
  static const struct
  {
    const char *text;
    const char *link;
    gboolean    person;
  } cases[] = {
    { "see https://example.or|g/a?b=c.", "https://example.org/a?b=c" },
    { "(www.exa|mple.org)", "https://www.example.org" },
    { "<mailto:a@exam|ple.org>", "mailto:a@example.org" },
    { "write to a@exam|ple.org", "mailto:a@example.org" },
    { "[the wo|rds](https://example.org)", "https://example.org" },
    { "with @Ana Or|tiz there", NULL, TRUE },
    { "with @Somebo|dy there", NULL },
    { "no li|nk", NULL },
    { "javascript:al|ert", NULL },
    { "|", NULL },
  };
  g_autoptr (Room) room = room_new ();
  AftDocument *ana = room_add_person (room, "Ana Ortiz");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkTextBuffer) buffer = make_buffer (cases[i].text);
      g_autofree char *link = NULL;
      AftDocument *person;
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
      link = aft_note_edit_dup_link (buffer, &iter, aft_names_get (aft_session_get_book (room->session)), &person);
      g_assert_cmpstr (link, ==, cases[i].link);
      g_assert_true (person == (cases[i].person ? ana : NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add_func ("/ui/note-edit/edit", test_edit);
  g_test_add_func ("/ui/note-edit/link", test_link);

  return g_test_run ();
}
