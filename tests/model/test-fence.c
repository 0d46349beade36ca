/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-contact.h"
#include "aft-fence.h"
#include "aft-guide-marks.h"
#include "aft-note-item.h"
#include "aft-promise.h"
#include "aft-search.h"
#include "aft-tags.h"

#include <string.h>

/* A letter a line: "." none, "o" opening, "c" code, "x" closing. */
static void
test_lines (void)
{
  static const struct { const char *text, *parts; } cases[] = {
    { "a\n```\nb\n```\nc", ".ocx." },
    { "a\n~~~\nb\n~~~\nc", ".ocx." },
    { "```sh\nb\n```", "ocx" },
    { "~~~ a ``` b\n~~~", "ox" },
    { "``` a ``` b\nc", ".." },
    { "``\na\n``", "..." },
    { "```\n``\n````\na", "ocx." },
    { "````\n```\n````", "ocx" },
    { "```\n~~~\n```", "ocx" },
    { "~~~\n```\n~~~", "ocx" },
    { "```\n``` a\n```", "ocx" },
    { "```\n``` \t\n", "ox." },
    { "   ```\na\n  ```\nb", "ocx." },
    { "    ```\na", ".." },
    { "\t```\na", ".." },
    { "```\n    ```\n```", "ocx" },
    { "```\na\nb\n", "occc" },
    { "a ```\nb\n```\nc", "..oc" },
    { "> ```\n- ```\n", "..." },
    { "```\r\na\r\n```\r\nb", "ocx." },
    { "", "." },
    { "```", "o" },
  };
  static const char letters[] = { [AFT_FENCE_NONE] = '.', [AFT_FENCE_OPENING] = 'o', [AFT_FENCE_CODE] = 'c',
                                  [AFT_FENCE_CLOSING] = 'x' };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) parts = g_string_new (NULL);
      AftFence fence = { 0 }, all = { 0 };
      const char *line = cases[i].text;

      for (;;)
        {
          g_string_append_c (parts, letters[aft_fence_pass (&fence, line)]);
          if (strchr (line, '\n') == NULL)
            break;
          line = strchr (line, '\n') + 1;
        }
      if (!g_str_equal (parts->str, cases[i].parts))
        g_error ("“%s” is “%s”", cases[i].text, parts->str);

      aft_fence_pass_all (&all, cases[i].text, cases[i].text + strlen (cases[i].text));
      if (*line != '\0' && (all.sign != fence.sign || all.length != fence.length))
        g_error ("“%s” ends in another fence", cases[i].text);
    }
}

/* Two who are named, and a note of the first with @text. */
typedef struct
{
  AftBook     *book;
  AftDocument *ana;
  AftDocument *ben;
  AftFollowUp *follow_up;
  AftNote     *note;
} Fixture;

static AftDocument *
add_person (AftBook    *book,
            const char *name)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 10, 0, 0);
  g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);

  aft_record_set (person, AFT_CONTACT_FULL_NAME, name);
  aft_book_add (book, person);

  return person;
}

static void
set_up (Fixture    *f,
        const char *text)
{
  g_autoptr (AftFollowUp) follow_up = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
  g_autoptr (AftNote) note = aft_record_new (AFT_TYPE_NOTE, NULL);

  f->book = aft_book_new ();
  f->ana = add_person (f->book, "Ana Ortiz");
  f->ben = add_person (f->book, "Ben Ito");
  aft_record_set (note, AFT_NOTE_TEXT, text);
  aft_record_set (note, AFT_NOTE_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up)));
  aft_document_add (f->ana, follow_up);
  aft_document_add (f->ana, note);
  f->follow_up = follow_up;
  f->note = note;
}

static void
tear_down (Fixture *f)
{
  g_object_unref (f->book);
}

static guint
count_made_promises (Fixture *f)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 10, 0, 0);
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, G_DATE_NOVEMBER, 2026);

  return aft_promises_update (f->book, f->note, &today, now, AFT_PROMISE_NO_LINE);
}

static gboolean
is_found (Fixture    *f,
          const char *words)
{
  g_autoptr (AftSearch) search = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, G_DATE_NOVEMBER, 2026);
  search = aft_search_new (f->book, words, &today, G_TYPE_INVALID);
  aft_search_go (search, 10, -1);

  return aft_search_get_places (search)->len > 0;
}

/* What is code for the editor is code for everybody who reads notes. */
static void
test_readers (void)
{
  static const struct { const char *text; gboolean code; const char *title; } cases[] = {
    { "title\n> said\n! send it on Friday\n- [ ] ask\n#tag @Ben Ito\nneedle", FALSE, "title" },
    { "title\n```\n> said\n! send it on Friday\n- [ ] ask\n#tag @Ben Ito\n```\nneedle", TRUE, "title" },
    { "~~~ sh\n # needle\n> said\n! send it on Friday\n- [ ] ask\n#tag @Ben Ito", TRUE, "# needle" },
    { "```\n```\n- title\n> said\n! send it on Friday\n- [ ] ask\n#tag @Ben Ito\n```\nneedle", FALSE, "title" },
    { "\n```\n#tag\n```\n\n#tag\n> said\n! send it on Friday\n- [ ] ask\n@Ben Ito needle", FALSE, "#tag" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint n = cases[i].code ? 0 : 1;
      g_autoptr (AftNoteItem) item = NULL;
      g_autoptr (GPtrArray) tags = NULL;
      g_autoptr (AftSearch) mentions = NULL;
      g_autoptr (GListModel) lines = NULL;
      g_autoptr (GError) error = NULL;
      const AftNoteFacts *facts;
      Fixture f;

      set_up (&f, cases[i].text);
      g_test_message ("“%s”", cases[i].text);

      item = aft_note_item_new_for (f.note);
      facts = aft_note_item_get_facts (item);
      g_assert_cmpstr (facts->title, ==, cases[i].title);
      g_assert_cmpstr (facts->tags, ==, cases[i].code ? "" : "#tag");
      g_assert_cmpuint (facts->open, ==, n);
      g_assert_cmpint (facts->quote, ==, !cases[i].code);
      g_assert_cmpint (facts->promise, ==, !cases[i].code);

      g_assert_cmpuint (aft_document_get_summary (f.ana)->open_points, ==, n);
      lines = aft_guide_list_marked_lines (f.follow_up, AFT_MARK_NONE);
      g_assert_cmpuint (g_list_model_get_n_items (lines), ==, 3 * n);
      tags = aft_tags_list (f.book);
      g_assert_cmpuint (tags->len, ==, n);
      mentions = aft_search_new_mentions (f.book, f.ben);
      aft_search_go (mentions, 10, -1);
      g_assert_cmpuint (aft_search_get_places (mentions)->len, ==, n);
      g_assert_cmpint (aft_search_has_mention (f.ana, f.ben), ==, !cases[i].code);
      g_assert_cmpuint (count_made_promises (&f), ==, n);

      g_assert_cmpint (is_found (&f, "#tag"), ==, !cases[i].code);
      g_assert_cmpint (is_found (&f, "is:quote"), ==, !cases[i].code);
      g_assert_cmpint (is_found (&f, "is:open"), ==, !cases[i].code);
      g_assert_true (is_found (&f, "needle"));
      g_assert_true (is_found (&f, "said"));

      g_assert_cmpint (aft_tags_rename (f.book, "tag", "other", NULL, &error), ==, !cases[i].code);
      tear_down (&f);
    }
}

/* The words of code are found as they stand there. */
static void
test_words (void)
{
  static const struct { const char *words; gboolean found; } cases[] = {
    { "ana@b.example", TRUE }, { "include", TRUE }, { "a#b", TRUE }, { "\303\251@c", TRUE }, { "#include", FALSE }, { "@c", FALSE },
    { "> so", TRUE },
  };
  Fixture f;

  set_up (&f, "```\n#include ana@b.example a#b\n> so \303\251@c\n```");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (is_found (&f, cases[i].words) != cases[i].found)
      g_error ("“%s” is%s found", cases[i].words, cases[i].found ? "n’t" : "");
  tear_down (&f);
}

/* A tag gets another name where it is one. */
static void
test_rename (void)
{
  g_autoptr (GError) error = NULL;
  Fixture f;

  set_up (&f, "#tag\n```\n#tag\n```\n#tag");
  g_assert_true (aft_tags_rename (f.book, "tag", "other", NULL, &error));
  g_assert_cmpstr (aft_record_get (f.note, AFT_NOTE_TEXT), ==, "#other\n```\n#tag\n```\n#other");
  tear_down (&f);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/fence/lines", test_lines);
  g_test_add_func ("/model/fence/readers", test_readers);
  g_test_add_func ("/model/fence/words", test_words);
  g_test_add_func ("/model/fence/rename", test_rename);

  return g_test_run ();
}
