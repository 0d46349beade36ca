/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-text.h"

#include <string.h>

static void
test_fold (void)
{
  static const struct { const char *text; const char *folded; } cases[] = {
    { "Ana Ortiz", "ana ortiz" },
    { "Łukasz MÜLLER", "łukasz muller" },
    { "Straße", "strasse" },
    { "ÉCOLE\nÀ", "ecole\na" },
    { "ﬁnance", "finance" },
    { "Νίκος", "νικοσ" },
    { "日本", "日本" },
    { "", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = aft_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

/* What GLib makes of all of a text at once: no shortcut may come to something else. */
static char *
fold_slowly (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (decomposed, -1);
  GString *folded = g_string_new (NULL);

  for (const char *p = lower; *p; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));

  return g_string_free (folded, FALSE);
}

static void
test_fold_all (void)
{
  for (gunichar c = 1; c < 0x11000; c++)
    {
      g_autoptr (GString) text = g_string_new ("Aé");
      g_autofree char *folded = NULL;
      g_autofree char *expected = NULL;

      if (!g_unichar_validate (c))
        continue;

      g_string_append_unichar (text, c);
      g_string_append (text, "ß\314\201Z");
      g_string_append_unichar (text, c);
      folded = aft_text_fold (text->str);
      expected = fold_slowly (text->str);
      if (strcmp (folded, expected) != 0)
        g_error ("U+%04X: \"%s\" is folded to \"%s\", and should be to \"%s\"", c, text->str, folded, expected);
    }
}

static void
test_words_begin (void)
{
  static const struct { const char *text; const char *query; gboolean fits; } cases[] = {
    { "ana ortiz", "ana", TRUE },
    { "ana ortiz", "ort an", TRUE },
    { "ana ortiz", "rtiz", FALSE },
    { "edward smith", "ed", TRUE },
    { "fred", "ed", FALSE },
    { "anne-marie weber", "marie", TRUE },
    { "bananas and nas", "nas", TRUE },
    { "ana", "", TRUE },
    { "", "a", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (aft_text_words_begin (cases[i].text, cases[i].query) != cases[i].fits)
      g_error ("\"%s\" should %sfit \"%s\"", cases[i].query, cases[i].fits ? "" : "not ", cases[i].text);
}

static void
test_line (void)
{
  static const struct { const char *text; const char *line; } cases[] = {
    { "  Ana \t Ortiz\n", "Ana Ortiz" },
    { " \t\n\v\f ", NULL },
    { "", NULL },
    { NULL, NULL },
    { "a\001b", "a b" },
    { "\302\240x\342\200\250y", "x y" },
    { "\377a", "\357\277\275a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = aft_text_dup_line (cases[i].text);

      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

static void
test_storable (void)
{
  static const struct { const char *text; gboolean lines; const char *storable; } cases[] = {
    { "Ana ", FALSE, "Ana " },
    { "a\nb", FALSE, "ab" },
    { "a\r\nb\rc\n", TRUE, "a\nb\nc\n" },
    { "\fform\001feed\177", TRUE, "formfeed" },
    { "tab\there", FALSE, "tab\there" },
    { "\377", TRUE, "\357\277\275" },
    { NULL, TRUE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *storable = aft_text_dup_storable (cases[i].text, cases[i].lines);

      g_assert_cmpstr (storable, ==, cases[i].storable);
    }
}

static void
test_shown (void)
{
  g_autoptr (GString) marks = g_string_new ("e");
  g_autofree char *million = g_strnfill (1000000, 'x');
  g_autofree char *short_million = aft_text_dup_shown (million, 10);
  g_autofree char *bidi = aft_text_dup_shown ("a\342\200\256b\001", 10);
  g_autofree char *markup = aft_text_dup_shown ("Smith & Sons <b>", 500);
  g_autofree char *stacked = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (marks, "\314\201");
  stacked = aft_text_dup_shown (marks->str, 500);

  g_assert_cmpstr (short_million, ==, "xxxxxxxxxx…");
  g_assert_cmpstr (bidi, ==, "a<U+202E>b<U+0001>");
  g_assert_cmpstr (markup, ==, "Smith & Sons <b>");
  g_assert_cmpint (g_utf8_strlen (stacked, -1), ==, 1 + AFT_TEXT_MARKS_MAX);
}

static void
test_words (void)
{
  static const struct { const char *text; guint words; } cases[] = {
    { "", 0 }, { NULL, 0 }, { "one", 1 }, { "I don't know.", 3 }, { "well-known – fact", 2 }, { " a  b\nc ", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (aft_text_count_words (cases[i].text), ==, cases[i].words);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/fold-all", test_fold_all);
  g_test_add_func ("/base/text/words-begin", test_words_begin);
  g_test_add_func ("/base/text/line", test_line);
  g_test_add_func ("/base/text/storable", test_storable);
  g_test_add_func ("/base/text/shown", test_shown);
  g_test_add_func ("/base/text/words", test_words);
  return g_test_run ();
}
