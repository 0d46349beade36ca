/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "aft-text-break.h"
#include "aft-text-diff.h"

static char *
apply (const char *text,
       GArray     *hunks)
{
  GString *result = g_string_new (text);

  for (guint i = hunks->len; i-- > 0;)
    {
      AftTextHunk *hunk = &g_array_index (hunks, AftTextHunk, i);
      gsize start = g_utf8_offset_to_pointer (result->str, hunk->offset) - result->str;
      gsize end = g_utf8_offset_to_pointer (result->str, hunk->offset + hunk->removed) - result->str;

      g_string_erase (result, start, end - start);
      g_string_insert (result, start, hunk->added);
    }

  return g_string_free (result, FALSE);
}

static void
test_diff (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    guint       hunks;
  } cases[] = {
    { "", "", 0 },
    { "same\n", "same\n", 0 },
    { "", "new", 1 },
    { "gone", "", 1 },
    { "one\ntwo\nthree\n", "one\n2\nthree\n", 1 },
    { "one\ntwo\nthree\n", "ONE\ntwo\nTHREE\n", 2 },
    { "a\nb\nc\nd\ne\n", "a\nc\nd\nx\ne\n", 2 },
    { "häßlich\n", "hässlich\n", 1 },
    { "no end", "no end\nmore", 1 },
    { "x\nx\nx\n", "x\nx\n", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) hunks = aft_text_diff (cases[i].from, cases[i].to);
      g_autofree char *result = apply (cases[i].from, hunks);

      g_assert_cmpstr (result, ==, cases[i].to);
      if (hunks->len != cases[i].hunks)
        g_error ("case %u: %u hunks instead of %u", i, hunks->len, cases[i].hunks);
    }
}

/* Whatever the texts, the difference makes one of the other. */
static void
test_diff_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) from = g_string_new (NULL);
      g_autoptr (GString) to = g_string_new (NULL);
      g_autoptr (GArray) hunks = NULL;
      g_autofree char *result = NULL;

      for (gint n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (from, ((const char *[]) { "a\n", "b\n", "\n", "ü", "c d\n" })[g_test_rand_int_range (0, 5)]);
      for (gint n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (to, ((const char *[]) { "a\n", "b\n", "\n", "ü", "c d\n" })[g_test_rand_int_range (0, 5)]);
      hunks = aft_text_diff (from->str, to->str);
      result = apply (from->str, hunks);
      g_assert_cmpstr (result, ==, to->str);
    }
}

static void
test_rebase (void)
{
  static const struct
  {
    const char *base;
    const char *ours;
    const char *theirs;
    const char *both;
  } cases[] = {
    { "one\ntwo\n", "one\ntwo\nours", "ONE\ntwo\n", "ONE\ntwo\nours" },
    { "one\ntwo\n", "ours\none\ntwo\n", "one\ntwo\ntheirs\n", "ours\none\ntwo\ntheirs\n" },
    { "one\ntwo\nthree\n", "one\nthree\n", "one\ntwo\nTHREE\n", "one\nTHREE\n" },
    { "", "ours", "theirs", "ourstheirs" },
    { "end", "end ours", "end theirs", "end ours theirs" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ours = aft_text_diff (cases[i].base, cases[i].ours);
      g_autoptr (GArray) theirs = aft_text_diff (cases[i].base, cases[i].theirs);
      g_autoptr (GArray) rebased = aft_text_diff_rebase (theirs, ours);
      g_autofree char *result = apply (cases[i].ours, rebased);

      g_assert_cmpstr (result, ==, cases[i].both);
    }
}

static guint
get_longest_line (const char *text)
{
  guint longest = 0, length = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      length = c == '\n' || c == 0x2029 ? 0 : length + 1;
      longest = MAX (longest, length);
    }

  return longest;
}

static void
test_break (void)
{
  g_autofree char *solid = g_strnfill (100000, 'x');
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new ("a");
  g_autofree char *whole = g_strnfill (AFT_LINE_MAX - 1, 'x');
  g_autofree char *exact = g_strconcat (whole, " y", NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (words, "word ");
  for (guint i = 0; i < 50000; i++)
    g_string_append (marks, "\314\201");

  for (guint i = 0; i < 4; i++)
    {
      const char *text = i == 0 ? solid : i == 1 ? words->str : i == 2 ? marks->str : exact;
      g_autofree char *broken = aft_text_break_lines (text, -1, 0);
      g_autofree char *joined = aft_text_join_lines (broken);
      g_autofree char *again = aft_text_break_lines (broken, -1, 0);

      g_assert_cmpstr (joined, ==, text);
      g_assert_cmpstr (again, ==, broken);
      g_assert_cmpuint (get_longest_line (broken), <=, AFT_LINE_MAX + 1);
      g_assert_true (g_utf8_validate (broken, -1, NULL));
    }

  g_assert_true (aft_text_can_break (solid));
  g_assert_false (aft_text_can_break ("a" AFT_SOFT_BREAK "b"));
}

static void
test_break_short (void)
{
  static const char * const texts[] = { "", "\n", "one\ntwo", "a\342\200\251b", "\n\n\n", "ü" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *broken = aft_text_break_lines (texts[i], -1, 0);

      g_assert_cmpstr (broken, ==, texts[i]);
    }
}

static void
test_break_words (void)
{
  static const struct { const char *unit; guint times; const char *sign; guint breaks; } cases[] = {
    { "W", AFT_WORD_MAX, "", 0 },
    { "W", AFT_WORD_MAX + 1, "", 1 },
    { "W", 2 * AFT_WORD_MAX + 1, "", 2 },
    { "=", 4 * AFT_WORD_MAX, "", 3 },
    { "word ", 500, "", 0 },
    { "line\n", 500, "", 0 },
    { "e\314\201", 2 * AFT_WORD_MAX, "\314\201", 1 },
    /* A family is one sign; so is a hand with its colour. */
    { "\360\237\221\251\342\200\215\360\237\221\247", 500, "", 0 },
    { "\360\237\221\215\360\237\217\275", 500, "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GString *text = g_string_new (NULL);
      g_autofree char *shown = NULL;
      g_autofree char *joined = NULL;
      g_auto (GStrv) pieces = NULL;

      for (guint n = 0; n < cases[i].times; n++)
        g_string_append (text, cases[i].unit);
      shown = aft_text_break_words (text->str);
      pieces = g_strsplit (shown, "\342\200\213", -1);
      joined = g_strjoinv ("", pieces);

      g_test_message ("%u × “%s”", cases[i].times, cases[i].unit);
      g_assert_cmpstr (joined, ==, text->str);
      g_assert_cmpuint (g_strv_length (pieces) - 1, ==, cases[i].breaks);
      for (guint n = 1; n <= cases[i].breaks; n++)
        g_assert_false (*cases[i].sign != '\0' && g_str_has_prefix (pieces[n], cases[i].sign));
      g_string_free (text, TRUE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/text/diff", test_diff);
  g_test_add_func ("/ui/text/diff-random", test_diff_random);
  g_test_add_func ("/ui/text/rebase", test_rebase);
  g_test_add_func ("/ui/text/break", test_break);
  g_test_add_func ("/ui/text/break-short", test_break_short);
  g_test_add_func ("/ui/text/break-words", test_break_words);

  return g_test_run ();
}
