/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-application.h"
#include "aft-contact-merge.h"
#include "aft-event.h"
#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-journal.h"
#include "aft-names.h"
#include "aft-note.h"
#include "aft-reminder.h"
#include "aft-search.h"
#include "aft-touch.h"

#include <string.h>

/* Whoever stays has the id 1…, whoever goes 2…; records begin with 5, but for those that both have, which begin with 7. */
#define STAYS "11111111-1111-4111-8111-111111111111"
#define GOES "22222222-2222-4222-8222-222222222222"
#define JOB "33333333-3333-4333-8333-333333333333"
#define EVENT "44444444-4444-4444-8444-444444444444"
#define A "5aaaaaaa-5555-4555-8555-555555555555"
#define B "5bbbbbbb-5555-4555-8555-555555555555"
#define C "7ccccccc-7777-4777-8777-777777777777"
#define OLDER "88888888-8888-4888-8888-888888888888"

typedef struct
{
  const char *what;
  const char *stays;            /* without [Contact], Id and Format */
  const char *goes;
  const char *expected[6];      /* lines of the file afterwards: '+' it has, '-' it hasn't, '=' it has once */
} Case;

static const Case cases[] = {
  { "values that are missing", "Full-Name=Ana Ortiz\n", "Full-Name=Ana Ortiz\nNickname=Annie\nFamily-Name=Ortiz\nForm=formal\nPhoto=ana.jpg\n",
    { "+Nickname=Annie", "+Family-Name=Ortiz", "+Form=formal", "+Photo=ana.jpg", "-[Note " } },
  { "values that differ", "Full-Name=Ana Ortiz\nHow-We-Met=at the fair\nForm=formal\n",
    "Full-Name=Ana Ortiz\nHow-We-Met=by the lake\nForm=familiar\n",
    { "+How-We-Met=at the fair", "+Form=formal", "+Text=Merged with “Ana Ortiz”\\nHow You Met: by the lake", "-familiar" } },
  { "another name", "Full-Name=Ana Ortiz\n", "Full-Name=Anna Ortis\nGiven-Name=Anna\n",
    { "+Full-Name=Ana Ortiz", "-\nGiven-Name=", "+Text=Merged with “Anna Ortis”\\nGiven Name: Anna",
      "+Merged-Names=Anna Ortis;" } },
  { "a name from a merge before", "Full-Name=Ana Ortiz\n", "Full-Name=ana ortiz\nMerged-Names=Anna Ortis;\n",
    { "+Merged-Names=Anna Ortis;\n" } },
  { "a name for one without", "Full-Name=Somebody at Northwind\nUnnamed=true\n", "Full-Name=Ana Ortiz\nGiven-Name=Ana\n",
    { "+Full-Name=Ana Ortiz", "+Given-Name=Ana", "-Unnamed", "-[Note " } },
  { "one without a name", "Full-Name=Ana Ortiz\n", "Full-Name=Somebody at Northwind\nUnnamed=true\n",
    { "+Full-Name=Ana Ortiz", "-Somebody", "-[Note " } },
  { "a reminder for one without a name", "Full-Name=Ana Ortiz\n",
    "Full-Name=Hiring manager at Northwind\nUnnamed=true\n[Position " A "]\nCompany=Northwind\n[Reminder " B "]\nKind=ready\n"
    "What=Get ready to ask Northwind\n", { "+What=Get ready to ask Ana Ortiz" } },
  { "a reminder of one who gets a name", "Full-Name=Hiring manager at Northwind\nUnnamed=true\n[Reminder " B "]\nKind=call\n"
    "What=Call Hiring manager at Northwind\n", "Full-Name=Ana Ortiz\n", { "+What=Call Ana Ortiz" } },
  { "tags", "Full-Name=Ana Ortiz\nTags=fair;berlin;\n", "Full-Name=Ana Ortiz\nTags=berlin;vip;\n", { "+Tags=fair;berlin;vip;" } },
  { "ids", "Full-Name=Ana Ortiz\n", "Full-Name=Ana Ortiz\nMerged-Ids=" OLDER ";\n", { "+Merged-Ids=" GOES ";" OLDER ";" } },
  { "addresses", "Full-Name=Ana Ortiz\n[Address " A "]\nKind=email\nValue=ana@example.org\nPreferred=true\n",
    "Full-Name=Ana Ortiz\n[Address " B "]\nKind=email\nValue=ANA@example.org\n[Address " C "]\nKind=email\nValue=a@example.net\nPreferred=true\n",
    { "=Value=ana@example.org", "-ANA@", "+Value=a@example.net", "=Preferred=true" } },
  { "phones", "Full-Name=Ana Ortiz\n[Address " A "]\nKind=phone\nValue=+49 30 1234567\n",
    "Full-Name=Ana Ortiz\n[Address " B "]\nKind=phone\nValue=030/1234567\n", { "=Kind=phone" } },
  { "an address of no kind", "Full-Name=Ana Ortiz\n", "Full-Name=Ana Ortiz\n[Address " B "]\nValue=room 5\n", { "+Value=room 5" } },
  { "positions", "Full-Name=Ana Ortiz\n[Position " A "]\nCompany=Northwind\n",
    "Full-Name=Ana Ortiz\n[Position " B "]\nCompany=northwind\nTitle=Lead\n[Position " C "]\nCompany=Contoso\nUntil=2024\n",
    { "=Title=Lead", "-northwind", "+Company=Contoso", "+Until=2024" } },
  { "a position that is over", "Full-Name=Ana Ortiz\n[Position " A "]\nCompany=Northwind\n",
    "Full-Name=Ana Ortiz\n[Position " B "]\nCompany=Northwind\nUntil=2024\n", { "+[Position " A "]", "+[Position " B "]" } },
  { "notes", "Full-Name=Ana Ortiz\n[Note " A "]\nText=the same\n", "Full-Name=Ana Ortiz\n[Note " B "]\nText=the same\n[Note " C "]\nText=another\n",
    { "=Text=the same", "+Text=another" } },
  { "a note that something came from", "Full-Name=Ana Ortiz\n[Note " A "]\nText=the same\n",
    "Full-Name=Ana Ortiz\n[Note " B "]\nText=the same\n[Reminder " C "]\nNote=" B "\nWhat=call\nDue=2026-12-01\n",
    { "+[Note " B "]", "+Note=" B } },
  { "a follow-up and what belongs to it", "Full-Name=Ana Ortiz\n",
    "Full-Name=Ana Ortiz\n[Follow-Up " B "]\nOutcome=talked\n[Touch " A "]\nFollow-Up=" B "\nWhen=2026-11-20\n[Feedback " C "]\nWords=thin\n",
    { "+[Follow-Up " B "]", "+Follow-Up=" B, "+[Touch " A "]", "+[Feedback " C "]\nWords=thin" } },
  { "what was taken over before", "Full-Name=Ana Ortiz\n[Touch " C "]\nWhen=2026-11-20\nSummary=ours\n",
    "Full-Name=Ana Ortiz\n[Touch " C "]\nWhen=2026-11-20\nSummary=theirs\n", { "=[Touch " C "]", "+Summary=ours", "-theirs" } },
};

static AftDocument *
make_person (const char *id,
             const char *values)
{
  g_autofree char *text = g_strdup_printf ("[Contact]\nId=%s\nFormat=1\n%s", id, values);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AftSummary *summary = aft_summary_scan (bytes, AFT_DOCUMENT_CONTACT, NULL, &error);

  g_assert_no_error (error);

  return aft_document_new_for_bytes (bytes, summary);
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;

  return n;
}

static void
test_values (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (AftJournal) journal = aft_journal_new (book);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 26, 10, 0, 0);
  g_autoptr (AftDocument) stays = make_person (STAYS, one->stays);
  g_autoptr (AftDocument) goes = make_person (GOES, one->goes);
  g_autoptr (GBytes) before = g_bytes_ref (aft_document_get_bytes (stays));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  aft_book_add (book, stays);
  aft_book_add (book, goes);
  aft_journal_clear (journal);
  g_assert_true (aft_book_merge_contacts (book, AFT_CONTACT (stays), AFT_CONTACT (goes), now, &error));
  g_assert_no_error (error);
  bytes = aft_document_to_bytes (stays, now);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (guint i = 0; i < G_N_ELEMENTS (one->expected) && one->expected[i] != NULL; i++)
    {
      const char *part = one->expected[i] + 1;
      guint n = count (text, part);
      char sign = one->expected[i][0];

      if (sign == '-' ? n > 0 : sign == '=' ? n != 1 : n == 0)
        g_error ("%s: “%s” stands %u times, and '%c' is expected, in\n%s", one->what, part, n, sign, text);
    }
  g_assert_true (aft_book_lookup (book, GOES) == stays);
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (book)), ==, 1);

  /* One step takes all of it back. */
  g_assert_true (aft_journal_undo (journal, &error));
  g_assert_no_error (error);
  undone = aft_document_dup_bytes_now (stays);
  g_assert_cmpmem (g_bytes_get_data (undone, NULL), g_bytes_get_size (undone),
                   g_bytes_get_data (before, NULL), g_bytes_get_size (before));
  g_assert_true (aft_book_lookup (book, GOES) == goes);
  aft_book_remove (book, goes);
  g_assert_null (aft_book_lookup (book, GOES));
}

/* Whether a search for @query comes to a note of @document. */
static gboolean
is_found (AftBook     *book,
          const char  *query,
          AftDocument *document)
{
  g_autoptr (GDate) today = g_date_new_dmy (26, G_DATE_NOVEMBER, 2026);
  AftSearch *search = aft_search_new (book, query, today, AFT_TYPE_NOTE);
  gboolean found = FALSE;

  aft_search_go (search, G_MAXUINT, -1);
  for (guint i = 0; i < aft_search_get_places (search)->len; i++)
    found |= aft_place_get_document (aft_search_get_places (search)->pdata[i]) == document;
  aft_search_free (search);

  return found;
}

/* Notes that named whoever went name whoever stays, as long as nobody else is called so. */
static void
test_names (void)
{
  static const char * const queries[] = { "@ana", "@\"ana ortiz\"", "@anna" };
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (AftJournal) journal = aft_journal_new (book);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 26, 10, 0, 0);
  g_autoptr (AftDocument) stays = make_person (STAYS, "Full-Name=Ana Ortiz\n");
  g_autoptr (AftDocument) goes = make_person (GOES, "Full-Name=Anna Ortis\n");
  g_autoptr (AftDocument) writer = make_person (OLDER, "Full-Name=Ben Field\n[Note " A "]\nText=met @Anna Ortis there\n");
  g_autoptr (AftDocument) another = make_person (EVENT, "Full-Name=Anna Ortis\n");
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  aft_book_add (book, stays);
  aft_book_add (book, goes);
  aft_book_add (book, writer);
  aft_journal_clear (journal);
  g_assert_false (aft_search_has_mention (writer, stays));
  g_assert_true (aft_names_find (aft_names_get (book), "Anna Ortis there", &length) == goes);

  g_assert_true (aft_book_merge_contacts (book, AFT_CONTACT (stays), AFT_CONTACT (goes), now, &error));
  g_assert_no_error (error);
  g_assert_true (aft_search_has_mention (writer, stays));
  g_assert_true (aft_names_find (aft_names_get (book), "Anna Ortis there", &length) == stays);
  g_assert_cmpuint (length, ==, strlen ("Anna Ortis"));
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!is_found (book, queries[i], writer))
      g_error ("“%s” doesn’t come to the note that names whoever went", queries[i]);

  g_assert_true (aft_journal_undo (journal, &error));
  g_assert_no_error (error);
  g_assert_false (aft_search_has_mention (writer, stays));
  g_assert_true (aft_names_find (aft_names_get (book), "Anna Ortis there", &length) == goes);

  g_assert_true (aft_book_merge_contacts (book, AFT_CONTACT (stays), AFT_CONTACT (goes), now, &error));
  aft_book_add (book, another);
  g_assert_true (aft_names_find (aft_names_get (book), "Anna Ortis there", &length) == another);
}

/* What others say of whoever went is said of whoever stays. */
static void
test_references (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 26, 10, 0, 0);
  g_autoptr (AftDocument) stays = make_person (STAYS, "Full-Name=Ana Ortiz\n");
  g_autoptr (AftDocument) goes = make_person (GOES, "Full-Name=Ana Ortiz\n");
  g_autoptr (AftDocument) job = aft_document_new (AFT_DOCUMENT_APPLICATION, JOB, now);
  g_autoptr (AftDocument) event = aft_document_new (AFT_DOCUMENT_EVENT, EVENT, now);
  g_autoptr (AftRecord) ours = aft_record_new (AFT_TYPE_PART, STAYS);
  g_autoptr (AftRecord) theirs = aft_record_new (AFT_TYPE_PART, GOES);
  GListModel *parts;

  aft_record_list_put (ours, AFT_PART_PARTS, "interviewer", TRUE);
  aft_record_list_put (theirs, AFT_PART_PARTS, "hiring-manager", TRUE);
  aft_document_add (job, ours);
  aft_document_add (job, theirs);
  aft_record_list_put (event, AFT_EVENT_PEOPLE, GOES, TRUE);
  aft_book_add (book, stays);
  aft_book_add (book, goes);
  aft_book_add (book, job);
  aft_book_add (book, event);
  g_assert_true (aft_book_merge_contacts (book, AFT_CONTACT (stays), AFT_CONTACT (goes), now, NULL));

  parts = aft_document_get_records (job, AFT_TYPE_PART);
  g_assert_cmpuint (g_list_model_get_n_items (parts), ==, 1);
  g_assert_true (aft_record_list_has (ours, AFT_PART_PARTS, "interviewer"));
  g_assert_true (aft_record_list_has (ours, AFT_PART_PARTS, "hiring-manager"));
  g_assert_true (aft_contact_is_in (AFT_CONTACT (stays), event, AFT_EVENT_PEOPLE));
  g_assert_true (aft_contact_has_id (AFT_CONTACT (stays), GOES));
  g_assert_false (aft_contact_has_id (AFT_CONTACT (stays), OLDER));
  g_assert_cmpstr (aft_book_resolve (book, GOES), ==, STAYS);
  g_assert_cmpstr (aft_book_resolve (book, OLDER), ==, OLDER);
}

/* Both are there: the merge is ended, and what was done of it before isn't done twice; or they are two again. */
static void
test_claims (void)
{
  static const struct { const char *stays; const char *goes; } claims[] = {
    { "Full-Name=Ana Ortiz\nMerged-Ids=" GOES ";\n[Note " A "]\nText=Merged with “Anna Ortis”\n[Touch " C "]\nWhen=2026-11-20\n",
      "Full-Name=Anna Ortis\n[Touch " C "]\nWhen=2026-11-20\n" },
    { "Full-Name=Ana Ortiz\nMerged-Ids=" GOES ";\n", "Full-Name=Anna Ortis\nMerged-Ids=" STAYS ";\n[Touch " C "]\nWhen=2026-11-20\n" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 26, 10, 0, 0);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (AftBook) book = aft_book_new ();
      g_autoptr (AftDocument) stays = make_person (STAYS, claims[i / 2].stays);
      g_autoptr (AftDocument) goes = make_person (GOES, claims[i / 2].goes);
      gboolean finish = i % 2 == 0;

      aft_book_add (book, stays);
      aft_book_add (book, goes);
      if (finish)
        aft_book_finish_merges (book, now);
      else
        aft_book_part_merged (book);
      g_assert_true (aft_book_lookup (book, STAYS) == stays);
      g_assert_true (aft_book_lookup (book, GOES) == (finish ? stays : goes));
      g_assert_cmpstr (aft_record_get (stays, AFT_CONTACT_MERGED_IDS), ==, finish ? GOES ";" : NULL);
      if (finish)
        {
          g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (stays, AFT_TYPE_NOTE)), ==, 1);
          g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (stays, AFT_TYPE_TOUCH)), ==, 1);
        }
      else
        g_assert_null (aft_record_get (goes, AFT_CONTACT_MERGED_IDS));
    }
}

static void
test_refused (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 26, 10, 0, 0);
  g_autoptr (AftDocument) one = make_person (STAYS, "Full-Name=Ana Ortiz\n");
  g_autoptr (AftDocument) other = make_person (GOES, "Full-Name=Ana Ortiz\n");
  g_autoptr (GError) error = NULL;

  aft_book_add (book, one);
  aft_book_add (book, other);
  g_assert_false (aft_book_merge_contacts (book, AFT_CONTACT (one), AFT_CONTACT (one), now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CONFLICT);
  g_clear_error (&error);

  aft_document_set_read_only (other, TRUE);
  g_assert_false (aft_book_merge_contacts (book, AFT_CONTACT (one), AFT_CONTACT (other), now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_READ_ONLY);
  g_assert_true (aft_book_lookup (book, GOES) == other);
  g_assert_false (aft_document_is_dirty (one));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = g_strdelimit (g_strdup (cases[i].what), " ", '-');
      g_autofree char *path = g_strconcat ("/model/contact-merge/", words, NULL);

      g_test_add_data_func (path, &cases[i], test_values);
    }
  g_test_add_func ("/model/contact-merge/names", test_names);
  g_test_add_func ("/model/contact-merge/references", test_references);
  g_test_add_func ("/model/contact-merge/claims", test_claims);
  g_test_add_func ("/model/contact-merge/refused", test_refused);

  return g_test_run ();
}
