/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-book.h"
#include "aft-contact.h"
#include "aft-note.h"
#include "aft-search.h"

#include <string.h>

static AftDocument *
add_person (AftBook    *book,
            const char *id,
            const char *name,
            const char *company,
            const char *tags)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 10, 0, 0);
  g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, id, now);
  g_autoptr (AftRecord) position = aft_record_new (AFT_TYPE_POSITION, NULL);

  aft_record_set (person, AFT_CONTACT_FULL_NAME, name);
  aft_record_set (person, AFT_CONTACT_TAGS, tags);
  aft_record_set (position, AFT_POSITION_COMPANY, company);
  aft_document_add (person, position);
  aft_book_add (book, person);

  return person;
}

static AftBook *
make_book (void)
{
  AftBook *book = aft_book_new ();

  add_person (book, NULL, "Ana Ortiz", "Northwind", "vip;");
  add_person (book, NULL, "Bruno Ana Falk", "Contoso", "");
  add_person (book, NULL, "Édith Anders", "Northwind Labs", "berlin;");
  add_person (book, NULL, "Fred Edwards", "Ana & Co", "vip;");
  return book;
}

static char *
dup_titles (GPtrArray *documents)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < documents->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                            aft_document_get_summary (g_ptr_array_index (documents, i))->title);

  return g_string_free (titles, FALSE);
}

static void
test_order (void)
{
  g_autoptr (AftBook) book = make_book ();
  GListModel *contacts = aft_book_get_contacts (book);
  g_autoptr (AftDocument) first = g_list_model_get_item (contacts, 0);
  g_autoptr (AftDocument) last = NULL;

  g_assert_cmpstr (aft_document_get_summary (first)->title, ==, "Ana Ortiz");
  aft_record_set (first, AFT_CONTACT_FULL_NAME, "Zoe Ortiz");
  last = g_list_model_get_item (contacts, 3);
  g_assert_true (last == first);
}

static void
count_changed (GListModel *model,
               guint       position,
               guint       removed,
               guint       added,
               gpointer    counter)
{
  ++*(guint *) counter;
}

static void
test_add_many (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (AftBook) source = make_book ();
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *contacts = aft_book_get_contacts (book);
  guint n_changes = 0;

  for (guint i = 4; i > 0; i--)
    g_ptr_array_add (documents, g_list_model_get_item (aft_book_get_contacts (source), i - 1));

  g_signal_connect (contacts, "items-changed", G_CALLBACK (count_changed), &n_changes);
  aft_book_add_many (book, documents);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (contacts), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (AftDocument) document = g_list_model_get_item (contacts, i);

      g_assert_true (document == g_ptr_array_index (documents, 3 - i));
    }
}

static void
test_lookup (void)
{
  static const char a[] = "11111111-1111-4111-8111-111111111111";
  static const char b[] = "22222222-2222-4222-8222-222222222222";
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 10, 0, 0);
  g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, a, now);
  g_autoptr (AftRecord) note = aft_record_new (AFT_TYPE_NOTE, NULL);
  const char *merged[] = { b, NULL };
  AftDocument *owner = NULL;

  aft_record_set_list (person, AFT_CONTACT_MERGED_IDS, merged);
  aft_document_add (person, note);
  aft_book_add (book, person);

  g_assert_true (aft_book_lookup (book, a) == person);
  g_assert_true (aft_book_lookup (book, b) == person);
  g_assert_null (aft_book_lookup (book, "33333333-3333-4333-8333-333333333333"));
  g_assert_null (aft_book_lookup (book, NULL));
  g_assert_true (aft_book_find_record (book, aft_record_get_id (note), &owner) == note);
  g_assert_true (owner == person);

  aft_book_remove (book, person);
  g_assert_null (aft_book_lookup (book, a));
  g_assert_true (aft_book_is_empty (book));
}

static void
test_search (void)
{
  static const struct { const char *query; const char *found; } cases[] = {
    { "ana", "Ana Ortiz, Bruno Ana Falk, Fred Edwards" },
    { "edith", "Édith Anders" },
    { "ÉDITH", "Édith Anders" },
    { "north ortiz", "Ana Ortiz" },
    { "#vip", "Ana Ortiz, Fred Edwards" },
    { "#vip ed", "Fred Edwards" },
    { "@ana", "Ana Ortiz, Bruno Ana Falk" },
    { "company:northwind", "Ana Ortiz, Édith Anders" },
    { "company:contoso @fa", "Bruno Ana Falk" },
    { "nobody", "" },
    { "", "Ana Ortiz, Bruno Ana Falk, Édith Anders, Fred Edwards" },
  };
  g_autoptr (AftBook) book = make_book ();
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, 11, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = aft_search_documents (book, AFT_DOCUMENT_CONTACT, cases[i].query, &today);
      g_autofree char *titles = dup_titles (found);

      g_test_message ("\"%s\"", cases[i].query);
      g_assert_cmpstr (titles, ==, cases[i].found);
    }
}

static void
test_people (void)
{
  static const struct { const char *name; const char *found; } cases[] = {
    { "ana", "Ana Ortiz, Bruno Ana Falk" },
    { "Ana Ortiz", "Ana Ortiz" },
    { "ed", "Édith Anders, Fred Edwards" },
    { "edi an", "Édith Anders" },
    { "  ", "" },
    { "red", "" },
    { "11111111", "Ed" },
    { "1111", "" },
    { "11111111-1111-4111-8111-111111111111", "Ed" },
    { "11111111-1111-4111-8111-111111111112", "" },
  };
  g_autoptr (AftBook) book = make_book ();
  g_autoptr (GPtrArray) ed = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GPtrArray) found = aft_search_people (book, cases[i].name);
      g_autofree char *titles = dup_titles (found);

      g_assert_cmpstr (titles, ==, cases[i].found);
    }

  add_person (book, "11111111-1111-4111-8111-111111111111", "Ed", "", "");
  for (guint i = 6; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = aft_search_people (book, cases[i].name);
      g_autofree char *titles = dup_titles (found);

      g_assert_cmpstr (titles, ==, cases[i].found);
    }
  ed = aft_search_people (book, "ed");
  g_assert_cmpuint (ed->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/book/order", test_order);
  g_test_add_func ("/model/book/add-many", test_add_many);
  g_test_add_func ("/model/book/lookup", test_lookup);
  g_test_add_func ("/model/search/documents", test_search);
  g_test_add_func ("/model/search/people", test_people);
  return g_test_run ();
}
