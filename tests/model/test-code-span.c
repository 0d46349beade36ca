/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-code-span.h"
#include "aft-contact.h"
#include "aft-note-item.h"
#include "aft-search.h"
#include "aft-tags.h"

#include <string.h>

static void
test_find (void)
{
  static const struct { const char *line; const char *spans; gboolean open; } cases[] = {
    { "", "", FALSE },
    { "no code", "", FALSE },
    { "`a`", "`a`", FALSE },
    { "x `a` y `b c` z", "`a`|`b c`", FALSE },
    { "` #x `", "` #x `", FALSE },
    { "` `", "` `", FALSE },
    { "`a", "", TRUE },
    { "a`", "", TRUE },
    { "``", "", TRUE },
    { "`` ` ``", "`` ` ``", FALSE },
    { "`a``b`", "`a``b`", FALSE },
    { "``a`", "", TRUE },
    { "`a``", "", TRUE },
    { "``a` b`", "` b`", TRUE },
    { "```a``` `b`", "```a```|`b`", FALSE },
    { "`a` `b", "`a`", TRUE },
    { "`a\nb`", "", TRUE },
    { "`é`", "`é`", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) spans = aft_code_spans_find (cases[i].line);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint k = 0; spans != NULL && k < spans->len; k++)
        {
          const AftCodeSpan *span = &g_array_index (spans, AftCodeSpan, k);

          g_assert_cmpuint (span->run, ==, strspn (cases[i].line + span->start, "`"));
          g_string_append_printf (found, "%s%.*s", k > 0 ? "|" : "", (int) (span->end - span->start), cases[i].line + span->start);
        }
      if (!g_str_equal (found->str, cases[i].spans))
        g_error ("“%s” has the code “%s”", cases[i].line, found->str);
      if (aft_code_spans_is_open (cases[i].line) != cases[i].open)
        g_error ("“%s” is%s open", cases[i].line, cases[i].open ? "n’t" : "");
    }
}

/* Two people, and a note of the first with @text. */
static AftBook *
make_book (const char   *text,
           AftDocument **ben,
           AftNote     **note)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 10, 0, 0);
  g_autoptr (AftDocument) first = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
  g_autoptr (AftDocument) second = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
  g_autoptr (AftNote) made = aft_record_new (AFT_TYPE_NOTE, NULL);
  AftBook *book = aft_book_new ();

  aft_record_set (first, AFT_CONTACT_FULL_NAME, "Ana Ortiz");
  aft_record_set (second, AFT_CONTACT_FULL_NAME, "Ben Ito");
  aft_book_add (book, first);
  aft_book_add (book, second);
  aft_record_set (made, AFT_NOTE_TEXT, text);
  aft_document_add (first, made);
  *ben = second;
  *note = made;

  return book;
}

/* "line|number of matches" of the first place where @words are found; "" if there is none. */
static char *
dup_found (AftBook    *book,
           const char *words)
{
  g_autoptr (AftSearch) search = NULL;
  GPtrArray *places;
  AftPlace *place;
  guint n;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, G_DATE_NOVEMBER, 2026);
  search = aft_search_new (book, words, &today, AFT_TYPE_NOTE);
  aft_search_go (search, 10, -1);
  places = aft_search_get_places (search);
  if (places->len == 0)
    return g_strdup ("");

  place = g_ptr_array_index (places, 0);
  aft_place_get_ranges (place, &n);

  return g_strdup_printf ("%s|%u", aft_place_get_line (place), n);
}

static void
test_readers (void)
{
  static const struct { const char *text; const char *tags; gboolean mentioned; const char *renamed; } cases[] = {
    { "#tag @Ben Ito needle", "#tag", TRUE, "#other @Ben Ito needle" },
    { "`#tag` @Ben Ito needle", "", TRUE, NULL },
    { "#tag `@Ben Ito` needle", "#tag", FALSE, "#other `@Ben Ito` needle" },
    { "``a ` #tag`` needle", "", FALSE, NULL },
    { "`#tag @Ben Ito needle", "#tag", TRUE, "`#other @Ben Ito needle" },
    { "`#tag` #tag ``#tag``\n`@Ben Ito needle`", "#tag", FALSE, "`#tag` #other ``#tag``\n`@Ben Ito needle`" },
    { "`needle\n#tag @Ben Ito\n`", "#tag", TRUE, "`needle\n#other @Ben Ito\n`" },
    { "- [ ] `needle #tag`", "", FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftDocument *ben;
      AftNote *note;
      g_autoptr (AftBook) book = make_book (cases[i].text, &ben, &note);
      g_autoptr (AftNoteItem) item = aft_note_item_new_for (note);
      g_autoptr (GPtrArray) tags = aft_tags_list (book);
      g_autoptr (AftSearch) mentions = aft_search_new_mentions (book, ben);
      g_autofree char *by_tag = dup_found (book, "#tag");
      g_autofree char *by_name = dup_found (book, "@ben");
      g_autofree char *by_word = dup_found (book, "needle");
      g_autofree char *by_words = dup_found (book, "\"ben ito\"");
      g_autoptr (GError) error = NULL;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (aft_note_item_get_facts (item)->tags, ==, cases[i].tags);
      g_assert_cmpuint (tags->len, ==, *cases[i].tags != '\0');
      aft_search_go (mentions, 10, -1);
      g_assert_cmpuint (aft_search_get_places (mentions)->len, ==, cases[i].mentioned);
      g_assert_cmpint (*by_tag != '\0', ==, *cases[i].tags != '\0');
      g_assert_cmpint (*by_name != '\0', ==, cases[i].mentioned);
      g_assert_cmpstr (by_word, !=, "");
      g_assert_cmpint (*by_words != '\0', ==, strstr (cases[i].text, "Ben Ito") != NULL);

      g_assert_cmpint (aft_tags_rename (book, "tag", "other", NULL, &error), ==, cases[i].renamed != NULL);
      g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, cases[i].renamed != NULL ? cases[i].renamed : cases[i].text);
    }
}

/* What is shown of what was found is the line with the tag, and of that the tag. */
static void
test_places (void)
{
  static const struct { const char *text; const char *words; const char *found; } cases[] = {
    { "`#tag` first\nthen #tag", "#tag", "then #tag|1" },
    { "```\n#tag first\n```\nthen #tag", "#tag", "then #tag|1" },
    { "`é #tag` and #tag", "#tag", "`é #tag` and #tag|1" },
    { "`#tag` and #tag", "\"#tag\"", "`#tag` and #tag|2" },
    { "> said `#tag`\n> and #tag", "is:quote #tag", "> and #tag|1" },
    { "> said `#tag`\nand #tag", "is:quote #tag", "" },
    { "`@ben`\n@ben is here\n\314\201", "@ben", "@ben is here|1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftDocument *ben;
      AftNote *note;
      g_autoptr (AftBook) book = make_book (cases[i].text, &ben, &note);
      g_autofree char *found = dup_found (book, cases[i].words);

      if (!g_str_equal (found, cases[i].found))
        g_error ("in “%s”, %s finds “%s”", cases[i].text, cases[i].words, found);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/code-span/find", test_find);
  g_test_add_func ("/model/code-span/readers", test_readers);
  g_test_add_func ("/model/code-span/places", test_places);

  return g_test_run ();
}
