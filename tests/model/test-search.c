/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-contact.h"
#include "aft-feedback.h"
#include "aft-note.h"
#include "aft-search.h"
#include "aft-text.h"

#include <string.h>

/* Places, written as "Title: Key: line", with what fits in brackets. */

#define ANA "11111111-1111-4111-8111-111111111111"
#define BEN "22222222-2222-4222-8222-222222222222"
#define JOB "33333333-3333-4333-8333-333333333333"
#define STORY "44444444-4444-4444-8444-444444444444"
#define EVENT "55555555-5555-4555-8555-555555555555"
#define INBOX "66666666-6666-4666-8666-666666666666"

static const struct { AftDocumentKind kind; const char *file; } files[] = {
  { AFT_DOCUMENT_CONTACT,
    "[Contact]\nId=" ANA "\nFormat=1\nCreated=2026-10-01T09:00:00.000000Z\nModified=2026-11-01T09:00:00.000000Z\n"
    "Full-Name=Ana Núñez\nGiven-Name=Ana\nFamily-Name=Núñez\nTags=vip;\nHow-We-Met=at the harbour fair\n\n"
    "[Position a0000000-0000-4000-8000-000000000001]\nModified=2026-11-01T09:00:00.000000Z\nCompany=Northwind\nTitle=Head of Design\n\n"
    "[Address a0000000-0000-4000-8000-000000000002]\nModified=2026-11-01T09:00:00.000000Z\nKind=email\nValue=ana@northwind.example\n\n"
    "[Touch a0000000-0000-4000-8000-000000000003]\nModified=2026-11-10T09:00:00.000000Z\nWhen=2026-11-10\nChannel=call\n"
    "Summary=spoke about the migration\n\n"
    "[Feedback a0000000-0000-4000-8000-000000000004]\nModified=2026-11-11T09:00:00.000000Z\nWhen=2026-11-10\n"
    "Words=The migration story had no number\n\n"
    "[Note a0000000-0000-4000-8000-000000000005]\nModified=2026-11-12T09:00:00.000000Z\nCreated=2026-11-10T23:30:00.000000Z\n"
    "Text=Call\\n> the MIGRATION story had no number\\n! send the article by Friday\\n  1. [ ] ask for the budget\\n"
    "met @Ben Field, #harbour #fair\n" },
  { AFT_DOCUMENT_CONTACT,
    "[Contact]\nId=" BEN "\nFormat=1\nCreated=2026-10-01T09:00:00.000000Z\nModified=2026-11-20T09:00:00.000000Z\n"
    "Full-Name=Ben Field\nTags=harbour;\n\n"
    "[Position b0000000-0000-4000-8000-000000000001]\nModified=2026-11-01T09:00:00.000000Z\nCompany=Contoso\n\n"
    "[Note b0000000-0000-4000-8000-000000000002]\nModified=2026-11-20T09:00:00.000000Z\nCreated=2026-11-20T09:00:00.000000Z\n"
    "Text=wants to see Ana\\n> too long\n\n"
    "[Feedback b0000000-0000-4000-8000-000000000004]\nModified=2026-11-20T09:00:00.000000Z\nWhen=2026-11-20\nWords=too long\n\n"
    "[Note b0000000-0000-4000-8000-000000000003]\nModified=2026-11-19T09:00:00.000000Z\nCreated=2026-11-02T09:00:00.000000Z\n"
    "Text=an older note on the migration\n" },
  { AFT_DOCUMENT_APPLICATION,
    "[Application]\nId=" JOB "\nFormat=1\nCreated=2026-10-01T09:00:00.000000Z\nModified=2026-10-02T09:00:00.000000Z\n"
    "Position=Buyer\nCompany=Northwind\nTurned-Down=2026-10-02\n" },
  { AFT_DOCUMENT_STORY,
    "[Story]\nId=" STORY "\nFormat=1\nCreated=2026-10-01T09:00:00.000000Z\nModified=2026-10-03T09:00:00.000000Z\n"
    "Kind=story\nTitle=The harbour\nResult=40 % fewer errors after the migration\nTags=numbers;\n" },
  { AFT_DOCUMENT_EVENT,
    "[Event]\nId=" EVENT "\nFormat=1\nCreated=2026-10-01T09:00:00.000000Z\nModified=2026-10-04T09:00:00.000000Z\n"
    "Name=Harbour evening\nPlace=Hall 3\nWhen=2026-12-01\n" },
  { AFT_DOCUMENT_INBOX,
    "[Inbox]\nId=" INBOX "\nFormat=1\nCreated=2026-11-21T09:00:00.000000Z\nModified=2026-11-21T09:00:00.000000Z\n\n"
    "[Note " INBOX "]\nModified=2026-11-21T09:00:00.000000Z\nCreated=2026-11-21T09:00:00.000000Z\nText=harbour idea #new\n" },
};

static AftBook *
make_book (void)
{
  AftBook *book = aft_book_new ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].file, strlen (files[i].file));
      g_autoptr (GError) error = NULL;
      AftSummary *summary = aft_summary_scan (bytes, files[i].kind, NULL, &error);
      g_autoptr (AftDocument) document = NULL;

      g_assert_no_error (error);
      document = aft_document_new_for_bytes (bytes, summary);
      aft_book_add (book, document);
    }

  return book;
}

static void
append_place (GString  *text,
              AftPlace *place)
{
  const char *line = aft_place_get_line (place);
  guint n_ranges;
  const AftRange *ranges = aft_place_get_ranges (place, &n_ranges);
  guint at = 0;

  if (text->len > 0)
    g_string_append (text, "\n");
  if (aft_place_get_field (place) >= 0)
    {
      AftRecordClass *klass = g_type_class_ref (aft_place_get_holder (place));

      g_string_append_printf (text, "%s: %s %s: ", aft_document_get_summary (aft_place_get_document (place))->title, klass->group,
                              klass->fields[aft_place_get_field (place)].key);
      g_type_class_unref (klass);
    }
  for (guint i = 0; i < n_ranges; i++)
    {
      g_string_append_len (text, line + at, ranges[i].start - at);
      g_string_append_printf (text, "[%.*s]", (int) (ranges[i].end - ranges[i].start), line + ranges[i].start);
      at = ranges[i].end;
    }
  g_string_append (text, line + at);
}

static char *
dup_places (GPtrArray *places)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    append_place (text, g_ptr_array_index (places, i));

  return g_string_free (text, FALSE);
}

static const struct { const char *query; GType (*only) (void); const char *places; } cases[] = {
  { "", NULL, "" },
  { "nothing", NULL, "" },
  /* Names first, then the newest. */
  { "ana", NULL, "[Ana] Núñez\nBen Field: Note Text: wants to see [Ana]\nAna Núñez: Address Value: [ana]@northwind.example" },
  { "NUNEZ", NULL, "Ana [Núñez]" },
  { "harbour", NULL,
    "[Harbour] evening\nThe [harbour]\nharbour idea #new: Note Text: [harbour] idea #new\n"
    "Ben Field: Contact Tags: [harbour];\nAna Núñez: Note Text: met @Ben Field, #[harbour] #fair\n"
    "Ana Núñez: Contact How-We-Met: at the [harbour] fair" },
  { "migration", NULL,
    "Ana Núñez: Note Text: > the [MIGRATION] story had no number\n"
    "Ana Núñez: Feedback Words: The [migration] story had no number\nAna Núñez: Touch Summary: spoke about the [migration]\n"
    "Ben Field: Note Text: an older note on the [migration]\nThe harbour: Story Result: 40 % fewer errors after the [migration]" },
  /* All words, of the line that has most of them; words of the name count for what is in it. */
  { "number story migration", NULL,
    "Ana Núñez: Note Text: > the [MIGRATION] [story] had no [number]\n"
    "Ana Núñez: Feedback Words: The [migration] [story] had no [number]" },
  { "ana spoke", NULL, "Ana Núñez: Touch Summary: [spoke] about the migration" },
  { "northwind budget", NULL, "Ana Núñez: Note Text: 1. [ ] ask for the [budget]" },
  { "\"no number\" call", NULL, "Ana Núñez: Note Text: [Call]" },
  /* No record has both: the document is found by the first. */
  { "fair example", NULL, "Ana Núñez: Contact How-We-Met: at the harbour [fair]" },
  { "northwind", NULL,
    "Ana Núñez: Position Company: [Northwind]\nAna Núñez: Address Value: ana@[northwind].example\n"
    "Buyer: Application Company: [Northwind]" },
  { "buyer northwind", NULL, "[Buyer]" },
  { "#harbour", NULL, "Ben Field\nAna Núñez: Note Text: met @Ben Field, [#harbour] #fair" },
  { "#vip", NULL, "Ana Núñez" },
  { "#vip migration", NULL,
    "Ana Núñez: Note Text: > the [MIGRATION] story had no number\n"
    "Ana Núñez: Feedback Words: The [migration] story had no number\nAna Núñez: Touch Summary: spoke about the [migration]" },
  { "@ben", NULL, "[Ben] Field\nAna Núñez: Note Text: met [@Ben] Field, #harbour #fair" },
  { "company:contoso migration", NULL, "Ben Field: Note Text: an older note on the [migration]" },
  { "company:contoso", NULL, "Ben Field" },
  { "is:quote", NULL,
    "Ben Field: Note Text: > too long\nAna Núñez: Note Text: > the MIGRATION story had no number\n"
    "Ana Núñez: Feedback Words: The migration story had no number" },
  { "is:quote long", NULL, "Ben Field: Note Text: > too [long]" },
  { "is:quote ben", NULL, "Ben Field: Note Text: > too long" },
  { "\"too long\"", NULL, "Ben Field: Note Text: > [too long]\nBen Field: Feedback Words: [too long]" },
  { "is:quote article", NULL, "" },
  { "is:promise", NULL, "Ana Núñez: Note Text: ! send the article by Friday" },
  { "is:open", NULL, "Ana Núñez: Note Text: 1. [ ] ask for the budget" },
  { "is:open is:promise ask", NULL, "Ana Núñez: Note Text: 1. [ ] [ask] for the budget" },
  /* A day alone finds what happened since; moments are local days: this note is of the 11th in Berlin. */
  { "after:2026-11-20", NULL,
    "Harbour evening\nharbour idea #new: Note Text: harbour idea #new\nBen Field: Note Text: wants to see Ana\n"
    "Ben Field: Feedback Words: too long" },
  { "migration after:2026-11-11", NULL, "Ana Núñez: Note Text: > the [MIGRATION] story had no number" },
  { "migration before:2026-11-11", NULL,
    "Ana Núñez: Feedback Words: The [migration] story had no number\nAna Núñez: Touch Summary: spoke about the [migration]\n"
    "Ben Field: Note Text: an older note on the [migration]" },
  { "before:2026-10-10", NULL, "Buyer" },
  { "after:sunday before:tomorrow", NULL, "" },
  { "migration", aft_note_get_type,
    "Ana Núñez: Note Text: > the [MIGRATION] story had no number\nBen Field: Note Text: an older note on the [migration]" },
  { "@ben", aft_note_get_type,
    "Ben Field: Note Text: wants to see Ana\nAna Núñez: Note Text: met [@Ben] Field, #harbour #fair\n"
    "Ben Field: Note Text: an older note on the migration" },
  { "harbour", aft_note_get_type,
    "harbour idea #new: Note Text: [harbour] idea #new\nAna Núñez: Note Text: met @Ben Field, #[harbour] #fair" },
};

static void
test_places (void)
{
  g_autoptr (AftBook) book = make_book ();
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 25, G_DATE_NOVEMBER, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GType only = cases[i].only != NULL ? cases[i].only () : G_TYPE_INVALID;
      g_autoptr (AftSearch) search = aft_search_new (book, cases[i].query, &today, only);
      g_autoptr (AftSearch) bit_by_bit = aft_search_new (book, cases[i].query, &today, only);
      g_autofree char *found = NULL;
      g_autofree char *found_slowly = NULL;

      g_assert_true (aft_search_go (search, G_MAXUINT, -1));
      g_assert_true (aft_search_is_over (search));
      found = dup_places (aft_search_get_places (search));
      for (guint wanted = 1; !aft_search_is_over (bit_by_bit); wanted++)
        while (!aft_search_go (bit_by_bit, wanted, 0))
          ;
      found_slowly = dup_places (aft_search_get_places (bit_by_bit));
      if (strcmp (found, cases[i].places) != 0)
        {
          g_test_message ("“%s” finds\n%s\nand should find\n%s", cases[i].query, found, cases[i].places);
          g_test_fail ();
        }
      g_assert_cmpstr (found_slowly, ==, found);
    }
}

/* What was typed and isn't saved yet is found, and what isn't there any more isn't. */
static void
test_unsaved (void)
{
  g_autoptr (AftBook) book = make_book ();
  AftRecord *note = aft_book_find_record (book, "b0000000-0000-4000-8000-000000000002", NULL);
  g_autoptr (AftSearch) after = NULL;
  g_autoptr (AftSearch) before = NULL;
  g_autofree char *found = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 25, G_DATE_NOVEMBER, 2026);
  aft_record_set (note, AFT_NOTE_TEXT, "wants a cello lesson");
  after = aft_search_new (book, "cello", &today, G_TYPE_INVALID);
  aft_search_go (after, G_MAXUINT, -1);
  found = dup_places (aft_search_get_places (after));
  g_assert_cmpstr (found, ==, "Ben Field: Note Text: wants a [cello] lesson");
  before = aft_search_new (book, "\"wants to see\"", &today, G_TYPE_INVALID);
  aft_search_go (before, G_MAXUINT, -1);
  g_assert_cmpuint (aft_search_get_places (before)->len, ==, 0);
}

/* What is selected is counted in characters of the whole text; what is shown of a long line is around the match. */
static void
test_lines (void)
{
  static const struct { const char *text; const char *query; guint from; guint to; const char *line; } lines[] = {
    { "één\n  twee drie", "drie", 11, 15, "twee [drie]" },
    { "Stra\303\237e", "strasse", 0, 6, "[Stra\303\237e]" },
    { "cafe\314\201 noir", "cafe", 0, 5, "[cafe\314\201] noir" },
    { "\357\254\201ne", "fin", 0, 2, "[\357\254\201n]e" },
    { "a b a", "a", 0, 1, "[a] b [a]" },
    { "abab", "ab aba", 0, 4, "[abab]" },
    { "x\342\200\256evil", "evil", 2, 6, "x<U+202E>[evil]" },
    { "a\tword", "word", 2, 6, "a\t[word]" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 9, 0, 0);
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 25, G_DATE_NOVEMBER, 2026);
  for (guint i = 0; i <= G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (AftBook) book = aft_book_new ();
      g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
      g_autoptr (AftRecord) note = aft_record_new (AFT_TYPE_NOTE, NULL);
      g_autofree char *filler = g_strnfill (500000, 'x');
      g_autofree char *large = g_strconcat (filler, " here is a cello ", filler, NULL);
      gboolean is_large = i == G_N_ELEMENTS (lines);
      const char *query = is_large ? "cello x" : lines[i].query;
      g_autoptr (AftSearch) search = NULL;
      g_autoptr (GString) found = g_string_new (NULL);
      guint from, to;

      aft_record_set (note, AFT_NOTE_TEXT, is_large ? large : lines[i].text);
      aft_document_add (person, note);
      aft_book_add (book, person);
      search = aft_search_new (book, query, &today, G_TYPE_INVALID);
      aft_search_go (search, 1, -1);
      g_assert_cmpuint (aft_search_get_places (search)->len, ==, 1);
      g_assert_true (aft_place_get_selection (aft_search_get_places (search)->pdata[0], &from, &to));
      if (is_large)
        {
          g_assert_cmpuint (strlen (aft_place_get_line (aft_search_get_places (search)->pdata[0])), <, 200);
          continue;
        }
      append_place (found, aft_search_get_places (search)->pdata[0]);
      if (!g_str_has_suffix (found->str, lines[i].line) || from != lines[i].from || to != lines[i].to)
        {
          g_test_message ("“%s” in “%s”: %s, %u to %u", query, lines[i].text, found->str, from, to);
          g_test_fail ();
        }
    }
}

/* Whatever is written and looked for: what is selected, and what is marked, is what was looked for. */
static void
test_any_text (void)
{
  static const char * const pieces[] = {
    "a", "B", "ab", " ", " ", "\n", "é", "e\314\201", "\314\201", "ß", "\357\254\201", "İ", "ſ", "Ǆ", "漢", "한", "😀", "> ",
    "#", "@", "-", "_", "\t", "\342\200\256", "\\", "\\n", ";", "=", "[", "a\314\210\314\201", "Ω", "ς",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 9, 0, 0);
  guint n_found = 0;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 25, G_DATE_NOVEMBER, 2026);
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (AftBook) book = aft_book_new ();
      g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
      g_autoptr (AftRecord) note = aft_record_new (AFT_TYPE_NOTE, NULL);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) word = g_string_new ("\"");
      g_autofree char *folded = NULL;
      g_autoptr (AftSearch) search = NULL;
      GPtrArray *places;

      for (int n = g_rand_int_range (rand, 1, 60); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        g_string_append (word, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      aft_record_set (note, AFT_NOTE_TEXT, text->str);
      aft_document_add (person, note);
      aft_book_add (book, person);
      search = aft_search_new (book, word->str, &today, G_TYPE_INVALID);
      aft_search_go (search, G_MAXUINT, -1);
      places = aft_search_get_places (search);
      folded = g_strstrip (aft_text_fold (word->str + 1));

      for (guint k = 0; k < places->len; k++)
        {
          const char *line = aft_place_get_line (places->pdata[k]);
          g_autofree char *selected = NULL;
          g_autofree char *selected_folded = NULL;
          guint n_ranges, from, to;
          const AftRange *ranges = aft_place_get_ranges (places->pdata[k], &n_ranges);

          g_assert_true (g_utf8_validate (line, -1, NULL));
          for (guint r = 0; r < n_ranges; r++)
            {
              g_assert_cmpuint (ranges[r].start, <, ranges[r].end);
              g_assert_true (g_utf8_validate (line + ranges[r].start, ranges[r].end - ranges[r].start, NULL));
            }
          if (!aft_place_get_selection (places->pdata[k], &from, &to))
            continue;
          selected = g_utf8_substring (aft_record_get (note, AFT_NOTE_TEXT), from, to);
          selected_folded = aft_text_fold (selected);
          if (strstr (selected_folded, folded) == NULL)
            {
              g_test_message ("“%s” in “%s”: “%s” is selected", word->str, text->str, selected);
              g_test_fail ();
            }
          n_found++;
        }
    }
  g_assert_cmpuint (n_found, >, 300);
}

/* What was pasted into the search: so many words are looked for, and no more. */
static void
test_long_query (void)
{
  g_autoptr (AftBook) book = make_book ();
  g_autoptr (GString) query = g_string_new ("migration");
  g_autoptr (AftSearch) search = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 25, G_DATE_NOVEMBER, 2026);
  for (guint i = 0; i < 100000; i++)
    g_string_append (query, i < 40 ? " the" : " nowhere");
  search = aft_search_new (book, query->str, &today, G_TYPE_INVALID);
  aft_search_go (search, G_MAXUINT, -1);
  g_assert_cmpuint (aft_search_get_places (search)->len, ==, 5);
}

static char *
dup_mentions (AftBook     *book,
              AftDocument *contact)
{
  g_autoptr (AftSearch) search = aft_search_new_mentions (book, contact);

  aft_search_go (search, G_MAXUINT, -1);

  return dup_places (aft_search_get_places (search));
}

static void
test_mentions (void)
{
  g_autoptr (AftBook) book = make_book ();
  AftDocument *ana = aft_book_lookup (book, ANA);
  AftDocument *ben = aft_book_lookup (book, BEN);
  g_autofree char *of_ben = dup_mentions (book, ben);
  g_autofree char *of_ana = dup_mentions (book, ana);
  g_autofree char *of_another = NULL;

  g_assert_cmpstr (of_ben, ==, "Ana Núñez: Note Text: met [@Ben Field], #harbour #fair");
  g_assert_cmpstr (of_ana, ==, "");
  g_assert_true (aft_search_has_mention (ana, ben));
  g_assert_false (aft_search_has_mention (ben, ana));

  /* A name that only begins so is another's. */
  aft_record_set (ben, AFT_CONTACT_FULL_NAME, "Ben Fie");
  of_another = dup_mentions (book, ben);
  g_assert_cmpstr (of_another, ==, "");
}

/* Of many that fit, each is found once: the names that fit best first, of those the newest, and of those the first in the book. */
static void
test_order (void)
{
  static const char * const names[] = { "Cello", "Old Cello", "Pontacello", "Somebody" };
  const guint n = 300;
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (AftSearch) search = NULL;
  GPtrArray *places;
  GDate today;
  guint last = 0;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 25, G_DATE_NOVEMBER, 2026);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *file = g_strdup_printf ("[Contact]\nId=00000000-0000-4000-8000-%012u\nFormat=1\n"
                                               "Modified=2026-11-%02uT09:00:00.000000Z\nFull-Name=%s\n\n"
                                               "[Note 00000001-0000-4000-8000-%012u]\nModified=2026-11-01T09:00:00.000000Z\n"
                                               "Created=2026-11-01T09:00:00.000000Z\nText=cello\n",
                                               i, 1 + i * 7 % 20, names[i % G_N_ELEMENTS (names)], i);
      g_autoptr (GBytes) bytes = g_bytes_new (file, strlen (file));
      g_autoptr (AftDocument) document = aft_document_new_for_bytes (bytes, aft_summary_scan (bytes, AFT_DOCUMENT_CONTACT, NULL, NULL));

      aft_book_add (book, document);
    }

  search = aft_search_new (book, "cello", &today, G_TYPE_INVALID);
  aft_search_go (search, G_MAXUINT, -1);
  places = aft_search_get_places (search);
  g_assert_cmpuint (places->len, ==, n + 3 * n / 4);
  for (guint i = 0; i < 3 * n / 4; i++)
    {
      const char *id = aft_place_get_id (places->pdata[i]);
      guint number = g_ascii_strtoull (id + strlen ("00000000-0000-4000-8000-"), NULL, 10);
      guint key = (number % 4 * 100 + 20 - number * 7 % 20) * 1000 + number;

      if (key <= last)
        {
          g_test_message ("%s, number %u in the book, is found too late", names[number % 4], number);
          g_test_fail ();
        }
      last = key;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/search/places", test_places);
  g_test_add_func ("/model/search/order", test_order);
  g_test_add_func ("/model/search/unsaved", test_unsaved);
  g_test_add_func ("/model/search/lines", test_lines);
  g_test_add_func ("/model/search/any-text", test_any_text);
  g_test_add_func ("/model/search/long-query", test_long_query);
  g_test_add_func ("/model/search/mentions", test_mentions);
  return g_test_run ();
}
