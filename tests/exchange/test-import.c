/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-import.h"
#include "aft-note.h"

#include <locale.h>
#include <string.h>
#include <time.h>

#define CARD(body) "BEGIN:VCARD\nVERSION:3.0\n" body "END:VCARD\n"

static GDateTime *now;

static AftImport *
plan (AftBook    *book,
      const char *text,
      gssize      length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GPtrArray) problems = aft_exchange_problems_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *cards = aft_vcard_read (bytes, problems, &error);
  AftImport *import = aft_import_new (book, now);

  g_assert_no_error (error);
  aft_import_add_cards (import, cards, problems);
  while (aft_import_prepare (import, 0))
    continue;

  return import;
}

static void
assert_counts (AftImport  *import,
               const char *expected)
{
  AftImportCounts counts;
  g_autofree char *text = NULL;

  aft_import_get_counts (import, &counts);
  text = g_strdup_printf ("read %u added %u merged %u skipped %u known %u unreadable %u", counts.read, counts.added, counts.merged,
                          counts.skipped, counts.known, counts.unreadable);
  g_assert_cmpstr (text, ==, expected);
}

static void
import (AftBook    *book,
        const char *text,
        const char *expected)
{
  g_autoptr (AftImport) it = plan (book, text, -1);

  aft_import_apply (it);
  assert_counts (it, expected);
}

/* The book as it is after it was written and read again: every document closed. */
static AftBook *
reopen (AftBook *book)
{
  AftBook *again = aft_book_new ();
  GListModel *contacts = aft_book_get_contacts (book);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (AftDocument) document = g_list_model_get_item (contacts, i);
      g_autoptr (GBytes) bytes = aft_document_to_bytes (document, now);
      g_autoptr (GError) error = NULL;
      AftSummary *summary = aft_summary_scan (bytes, AFT_DOCUMENT_CONTACT, NULL, &error);

      g_assert_no_error (error);
      g_ptr_array_add (documents, aft_document_new_for_bytes (bytes, summary));
    }
  aft_book_add_many (again, documents);

  return again;
}

/* All documents' bytes. */
static char *
dump (AftBook *book)
{
  GListModel *contacts = aft_book_get_contacts (book);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (AftDocument) document = g_list_model_get_item (contacts, i);
      g_autoptr (GBytes) bytes = aft_document_to_bytes (document, now);

      g_string_append_len (text, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }

  return g_string_free (text, FALSE);
}

static AftContact *
find (AftBook    *book,
      const char *name)
{
  GListModel *contacts = aft_book_get_contacts (book);

  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (AftContact) contact = g_list_model_get_item (contacts, i);

      if (aft_record_is (contact, AFT_CONTACT_FULL_NAME, name))
        return contact;
    }
  g_error ("nobody is called %s", name);
}

static guint
count (AftContact *contact,
       GType       type)
{
  return g_list_model_get_n_items (aft_document_get_records (AFT_DOCUMENT (contact), type));
}

static void
test_twice (void)
{
  static const char * const names[] = {
    "John_Doe_ANDROID", "John_Doe_EVOLUTION", "John_Doe_GMAIL", "John_Doe_IPHONE", "John_Doe_MS_OUTLOOK",
    "gmail-list", "gmail-single", "outlook-2007", "rfc2426-example", "rfc6350-example",
  };
  g_autoptr (AftBook) book = aft_book_new ();

  for (guint pass = 0; pass < 3; pass++)
    {
      g_autofree char *before = dump (book);
      g_autofree char *after = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *file = g_strconcat (names[i], ".vcf", NULL);
          g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "data", file, NULL);
          g_autofree char *data = NULL;
          gsize length;
          g_autoptr (AftImport) it = NULL;
          AftImportCounts counts;

          g_assert_true (g_file_get_contents (path, &data, &length, NULL));
          it = plan (book, data, length);
          aft_import_apply (it);
          aft_import_get_counts (it, &counts);
          g_assert_cmpuint (counts.unreadable, ==, 0);
          if (pass > 0 && counts.known != counts.read)
            g_error ("%s, read again, changed something: %u of %u cards were known", path, counts.known, counts.read);
        }

      after = dump (book);
      if (pass > 0)
        g_assert_cmpstr (before, ==, after);
      if (pass == 1)
        {
          AftBook *again = reopen (book);

          g_object_unref (book);
          book = again;
        }
    }
}

/* A card that is known is skipped even if the person was edited, also before that is saved. */
static void
test_edited (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (AftBook) again = NULL;
  const char *card = CARD ("FN:Ana Ortiz\nEMAIL:ana@example.org\n");

  import (book, card, "read 1 added 1 merged 0 skipped 0 known 0 unreadable 0");
  again = reopen (book);
  aft_record_set (find (again, "Ana Ortiz"), AFT_CONTACT_FULL_NAME, "Ana Ortiz Vega");
  import (again, card, "read 1 added 0 merged 0 skipped 1 known 1 unreadable 0");
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (again)), ==, 1);

  /* The same card folded in another way is the same card; one that stands twice in a file is taken once. */
  import (again, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Or\r\n tiz\r\nEMAIL:ana@exa\r\n mple.org\r\nEND:VCARD\r\n",
          "read 1 added 0 merged 0 skipped 1 known 1 unreadable 0");
  import (again, CARD ("FN:Ben Cole\n") CARD ("FN:Ben Cole\n"), "read 2 added 1 merged 0 skipped 1 known 1 unreadable 0");
}

static void
test_similar (void)
{
  static const struct
  {
    const char     *book;
    const char     *card;
    AftImportState  state;
    AftImportChoice choice;
    const char     *reason;
  } cases[] = {
    { CARD ("FN:Ana Ortiz\nEMAIL:ana@example.org\n"), CARD ("FN:Ana Ortiz\nEMAIL:ANA@example.org\nTEL:1\n"),
      AFT_IMPORT_SIMILAR, AFT_IMPORT_MERGE, "The name and an e-mail address are the same as those of Ana Ortiz." },
    { CARD ("FN:Ana Ortiz\nEMAIL:ana@example.org\n"), CARD ("FN:Dr. Ana M. Ortíz\nEMAIL:ana@example.org\n"),
      AFT_IMPORT_SIMILAR, AFT_IMPORT_MERGE, "An e-mail address is the same as one of Ana Ortiz." },
    /* A company's address is no proof. */
    { CARD ("FN:Ana Ortiz\nEMAIL:info@example.org\n"), CARD ("FN:Ben Cole\nEMAIL:info@example.org\n"),
      AFT_IMPORT_SIMILAR, AFT_IMPORT_ADD, "An e-mail address is the same as one of Ana Ortiz." },
    { CARD ("FN:Ana Ortiz\nEMAIL:info@example.org\n") CARD ("FN:Ben Cole\nEMAIL:info@example.org\n"),
      CARD ("FN:Ben Cole\nEMAIL:info@example.org\nTEL:1\n"),
      AFT_IMPORT_SIMILAR, AFT_IMPORT_MERGE, "The name and an e-mail address are the same as those of Ben Cole." },
    { CARD ("EMAIL:ana@example.org\n"), CARD ("FN:Ana Ortiz\nEMAIL:ana@example.org\n"),
      AFT_IMPORT_SIMILAR, AFT_IMPORT_MERGE, "An e-mail address is the same as one of ana@example.org." },
    { CARD ("FN:Ana Ortiz\nTEL:+49 (30) 1234-5678\n"), CARD ("FN:Ana Ortiz\nTEL:030/12345678\n"),
      AFT_IMPORT_SIMILAR, AFT_IMPORT_MERGE, "The name and a telephone number are the same as those of Ana Ortiz." },
    { CARD ("FN:Ana Ortiz\nTEL:+49 30 12345678\n"), CARD ("FN:Ben Cole\nTEL:030 12345678\n"),
      AFT_IMPORT_SIMILAR, AFT_IMPORT_ADD, "A telephone number is the same as one of Ana Ortiz." },
    { CARD ("FN:Ana Ortiz\nTEL:110\n"), CARD ("FN:Ben Cole\nTEL:110\n"), AFT_IMPORT_NEW, AFT_IMPORT_ADD, "" },
    { CARD ("FN:Ana Ortiz\n"), CARD ("FN:ana ortíz\nTEL:1\n"),
      AFT_IMPORT_SIMILAR, AFT_IMPORT_ADD, "The name is the same as that of Ana Ortiz." },
    { CARD ("FN:Ana Ortiz\nORG:Northwind\n"), CARD ("FN:Ana Ortiz\nORG:northwind;Sales\n"),
      AFT_IMPORT_SIMILAR, AFT_IMPORT_MERGE, "The name is the same as that of Ana Ortiz." },
    { CARD ("FN:Ana Ortiz\nUID:urn:uuid:1\n"), CARD ("FN:Ana Vega\nUID:urn:uuid:1\n"),
      AFT_IMPORT_SIMILAR, AFT_IMPORT_MERGE, "Another version of this card belongs to Ana Ortiz." },
    { CARD ("FN:Ana Ortiz\n"), CARD ("FN:Ana Ortiz\n"),
      AFT_IMPORT_KNOWN, AFT_IMPORT_SKIP, "This card was read before; it belongs to Ana Ortiz." },
    { CARD ("FN:Ana Ortiz\n"), CARD ("NOTE:Nobody\n"),
      AFT_IMPORT_UNREADABLE, AFT_IMPORT_SKIP, "This card has neither a name nor a way to reach anybody." },
    { CARD ("FN:Ana Ortiz\n"), CARD ("FN:Everybody\nKIND:group\nMEMBER:mailto:ana@example.org\n"),
      AFT_IMPORT_UNREADABLE, AFT_IMPORT_SKIP, "This card is a list of other cards; it describes nobody." },
  };

  /* The people of the book as objects, and as bytes. */
  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      guint k = i / 2;
      g_autoptr (AftBook) book = aft_book_new ();
      g_autoptr (AftBook) again = NULL;
      g_autoptr (AftImport) first = plan (book, cases[k].book, -1);
      g_autoptr (AftImport) second = NULL;
      g_autoptr (AftImportItem) item = NULL;

      for (guint n = 0; n < g_list_model_get_n_items (aft_import_get_items (first)); n++)
        {
          g_autoptr (AftImportItem) each = g_list_model_get_item (aft_import_get_items (first), n);

          g_assert_true (aft_import_item_set_choice (each, AFT_IMPORT_ADD));
        }
      aft_import_apply (first);
      again = reopen (book);
      second = plan (i % 2 == 0 ? book : again, cases[k].card, -1);
      item = g_list_model_get_item (aft_import_get_items (second), 0);

      if (aft_import_item_get_state (item) != cases[k].state || aft_import_item_get_choice (item) != cases[k].choice ||
          strcmp (aft_import_item_get_reason (item), cases[k].reason) != 0)
        g_error ("case %u: state %d, choice %d, \"%s\" instead of state %d, choice %d, \"%s\"", k,
                 aft_import_item_get_state (item), aft_import_item_get_choice (item), aft_import_item_get_reason (item),
                 cases[k].state, cases[k].choice, cases[k].reason);

      if (cases[k].state == AFT_IMPORT_KNOWN || cases[k].state == AFT_IMPORT_UNREADABLE)
        g_assert_false (aft_import_item_set_choice (item, AFT_IMPORT_ADD));
      if (cases[k].state != AFT_IMPORT_SIMILAR)
        g_assert_false (aft_import_item_set_choice (item, AFT_IMPORT_MERGE));
    }
}

/* The values of @contact before are all there after; nothing was replaced, and what the card says otherwise stands in a note. */
static void
test_merge (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (AftPosition) position = NULL;
  g_autoptr (AftNote) otherwise = NULL;
  AftContact *ana;

  import (book,
          CARD ("FN:Ana Ortiz\nEMAIL;TYPE=WORK,PREF:ana@example.org\nTEL:+49 30 12345678\nORG:Northwind\nNOTE:Met at the fair\n"
                "CATEGORIES:fair\nNICKNAME:Anita\n"),
          "read 1 added 1 merged 0 skipped 0 known 0 unreadable 0");
  import (book,
          CARD ("FN:Ana Ortiz\nN:Ortiz;Ana;;;\nEMAIL:ana@example.org\nEMAIL;TYPE=HOME,PREF:ana@home.example\nTEL:030 1234 5678\n"
                "TEL:030 999999\nORG:Northwind;Sales\nTITLE:Head of Sales\nNOTE:Met at the fair\nNOTE:Likes tea\n"
                "CATEGORIES:fair,sales\nNICKNAME:Annie\nBDAY:1980-02-03\nPHOTO;ENCODING=b:/9j/4AAQ\n"),
          "read 1 added 0 merged 1 skipped 0 known 0 unreadable 0");

  ana = find (book, "Ana Ortiz");
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (book)), ==, 1);
  g_assert_cmpstr (aft_record_get (ana, AFT_CONTACT_NICKNAME), ==, "Anita");
  g_assert_cmpstr (aft_record_get (ana, AFT_CONTACT_GIVEN_NAME), ==, "Ana");
  g_assert_cmpstr (aft_record_get (ana, AFT_CONTACT_BIRTHDAY), ==, "1980-02-03");
  g_assert_true (aft_record_list_has (ana, AFT_CONTACT_TAGS, "sales"));
  g_assert_true (g_str_has_suffix (aft_record_get (ana, AFT_CONTACT_PHOTO), ".jpg"));
  g_assert_cmpuint (count (ana, AFT_TYPE_ADDRESS), ==, 4);
  g_assert_cmpuint (count (ana, AFT_TYPE_POSITION), ==, 1);
  g_assert_cmpuint (count (ana, AFT_TYPE_NOTE), ==, 3);
  otherwise = g_list_model_get_item (aft_document_get_records (AFT_DOCUMENT (ana), AFT_TYPE_NOTE), 2);
  g_assert_cmpstr (aft_record_get (otherwise, AFT_NOTE_TEXT), ==, "Merged with “Ana Ortiz”\nNickname: Annie");
  g_assert_cmpuint (count (ana, AFT_TYPE_CARD), ==, 2);

  position = g_list_model_get_item (aft_document_get_records (AFT_DOCUMENT (ana), AFT_TYPE_POSITION), 0);
  g_assert_cmpstr (aft_record_get (position, AFT_POSITION_TITLE), ==, "Head of Sales");
  g_assert_cmpstr (aft_record_get (position, AFT_POSITION_DEPARTMENT), ==, "Sales");

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (AftAddress) address = g_list_model_get_item (aft_document_get_records (AFT_DOCUMENT (ana), AFT_TYPE_ADDRESS), i);

      g_assert_cmpint (aft_record_get_flag (address, AFT_ADDRESS_PREFERRED), ==,
                       aft_record_is (address, AFT_ADDRESS_VALUE, "ana@example.org"));
    }

  /* A second time nothing is missing any more. */
  import (book, CARD ("FN:Ana Ortiz\nEMAIL:ana@example.org\nNOTE:Likes tea\n"),
          "read 1 added 0 merged 1 skipped 0 known 0 unreadable 0");
  g_assert_cmpuint (count (ana, AFT_TYPE_ADDRESS), ==, 4);
  g_assert_cmpuint (count (ana, AFT_TYPE_NOTE), ==, 3);
}

/* A name that only stands for one gives way. */
static void
test_unnamed (void)
{
  g_autoptr (AftBook) book = aft_book_new ();

  import (book, CARD ("EMAIL:ana@example.org\n"), "read 1 added 1 merged 0 skipped 0 known 0 unreadable 0");
  g_assert_true (aft_record_get_flag (find (book, "ana@example.org"), AFT_CONTACT_UNNAMED));
  import (book, CARD ("N:Ortiz;Ana;;;\nEMAIL:ana@example.org\n"), "read 1 added 0 merged 1 skipped 0 known 0 unreadable 0");
  g_assert_false (aft_record_get_flag (find (book, "Ana Ortiz"), AFT_CONTACT_UNNAMED));
}

/* What was planned is looked at again when it is done. */
static void
test_meanwhile (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (AftImport) it = NULL;
  g_autoptr (GPtrArray) additions = NULL;
  g_autofree char *summary = NULL;

  import (book, CARD ("FN:Ana Ortiz\nEMAIL:ana@example.org\n"), "read 1 added 1 merged 0 skipped 0 known 0 unreadable 0");
  it = plan (book, CARD ("FN:Ana Ortiz\nEMAIL:ana@example.org\nTEL:1\n") CARD ("FN:Ben Cole\n") CARD ("X:1\n"), -1);
  assert_counts (it, "read 3 added 1 merged 1 skipped 0 known 0 unreadable 1");
  aft_book_remove (book, find (book, "Ana Ortiz"));
  assert_counts (it, "read 3 added 2 merged 0 skipped 0 known 0 unreadable 1");

  additions = aft_import_dup_additions (it);
  g_assert_cmpuint (additions->len, ==, 2);
  aft_book_add_many (book, additions);
  aft_import_apply (it);
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (book)), ==, 2);
  summary = aft_import_dup_summary (it);
  g_assert_cmpstr (summary, ==, "Cards read: 3. Added: 2, merged: 0, skipped: 0 (read before: 0), unreadable: 1.");
}

static void
test_photos (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (AftImport) it = plan (book, CARD ("FN:Ana Ortiz\nPHOTO;ENCODING=b:/9j/4AAQ\n")
                                         CARD ("FN:Ben Cole\nPHOTO:data:image/png;base64,iVBORw0KGgoAAAA=\n")
                                         CARD ("FN:Cy Doe\nPHOTO;VALUE=uri:http://example.org/cy.jpg\n"), -1);
  g_autoptr (AftImportItem) first = g_list_model_get_item (aft_import_get_items (it), 0);
  g_autoptr (GPtrArray) photos = aft_import_dup_photos (it);
  g_autoptr (GPtrArray) fewer = NULL;
  const AftVcardPhoto *photo = g_ptr_array_index (photos, 1);

  g_assert_cmpuint (photos->len, ==, 2);
  g_assert_true (g_str_has_suffix (photo->name, ".png"));
  g_assert_cmpmem (g_bytes_get_data (photo->bytes, NULL), g_bytes_get_size (photo->bytes), "\211PNG\r\n\032\n\0\0\0", 11);
  g_assert_true (aft_import_item_set_choice (first, AFT_IMPORT_SKIP));
  fewer = aft_import_dup_photos (it);
  g_assert_cmpuint (fewer->len, ==, 1);
}

/* Ten times as many people and cards take about ten times as long, not a hundred times; seconds of the processor's time. */
static double
time_import (guint n)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (AftBook) again = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AftImport) first = NULL;
  g_autoptr (AftImport) second = NULL;
  clock_t start;
  double elapsed;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, CARD ("FN:Person %u\nEMAIL:p%u@example.org\nTEL:+49 30 %08u\nORG:Company %u\n"), i, i, i, i % 50);
  first = plan (book, text->str, text->len);
  aft_import_apply (first);
  again = reopen (book);

  start = clock ();
  second = plan (again, text->str, text->len);
  elapsed = (double) (clock () - start) / CLOCKS_PER_SEC;
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (aft_import_get_items (second)));
  g_test_message ("%u cards against %u people: %.1f ms", n, n, elapsed * 1000);

  return elapsed;
}

static void
test_growth (void)
{
  double few = time_import (300);
  double many = time_import (3000);

  if (many > few * 25 && many > 0.5)
    g_error ("ten times as many cards took %.1f times as long", many / few);
}

int
main (int argc, char *argv[])
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  now = g_date_time_new_utc (2026, 11, 23, 9, 39, 23);
  g_test_add_func ("/exchange/import/twice", test_twice);
  g_test_add_func ("/exchange/import/edited", test_edited);
  g_test_add_func ("/exchange/import/similar", test_similar);
  g_test_add_func ("/exchange/import/merge", test_merge);
  g_test_add_func ("/exchange/import/unnamed", test_unnamed);
  g_test_add_func ("/exchange/import/meanwhile", test_meanwhile);
  g_test_add_func ("/exchange/import/photos", test_photos);
  g_test_add_func ("/exchange/import/growth", test_growth);
  result = g_test_run ();
  g_date_time_unref (now);

  return result;
}
