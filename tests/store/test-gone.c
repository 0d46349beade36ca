/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An editor put an older version in place of what we wrote, and the person was deleted before we saw it, by us or by others, or had been
 * deleted and came back: what is in the trash, or in the book again, has what either side wrote. */

#include "store-fixture.h"

#include "aft-file.h"
#include "aft-store-gone.h"
#include "aft-store-private.h"
#include "aft-trash.h"

#include <glib/gstdio.h>
#include <string.h>

/* What others do is seen when the test says so. */
static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_set_up_open (fixture, data);
  aft_store_unwatch (fixture->store);
}

/* As another program does, which writes a manifest besides. */
static char *
delete_theirs (StoreFixture *fixture,
               const char   *path)
{
  char *trashed = g_build_filename ("trash/20261123T093923Z-deleted-9", path, NULL);
  g_autofree char *from = store_dup_file (fixture, path);
  g_autofree char *to = store_dup_file (fixture, trashed);
  g_autoptr (GError) error = NULL;

  store_write_text (fixture, trashed, "", -1);
  g_assert_cmpint (g_rename (from, to), ==, 0);
  store_rescan (fixture, &error);
  g_assert_no_error (error);

  return trashed;
}

static void
test_deleted (StoreFixture *fixture, gconstpointer data)
{
  static const struct { const char *name; gboolean ours, edited; } cases[] = {
    { "we deleted", TRUE, TRUE }, { "others deleted", FALSE, TRUE }, { "we deleted what we knew", TRUE, FALSE },
    { "others deleted what we knew", FALSE, FALSE },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gpointer person = store_add_person (fixture, "Anna Ortiz");
      g_autofree char *path = aft_document_dup_path (person);
      g_autofree char *before = store_dup_text (fixture, path);
      g_autofree char *edited = g_strconcat (before, "\n[X]\nby=an editor\n", NULL);
      g_autofree char *written = NULL;
      g_autofree char *trashed = NULL;
      g_autofree char *after = NULL;

      store_add_note (person, "mine");
      store_save (fixture, person, &error);
      g_assert_no_error (error);
      written = store_dup_text (fixture, path);
      if (cases[i].edited)
        store_write_text (fixture, path, edited, -1);

      trashed = cases[i].ours ? store_trash_one (fixture, person) : delete_theirs (fixture, path);
      after = store_dup_text (fixture, trashed);
      if (!cases[i].edited)
        g_assert_cmpstr (after, ==, written);
      else if (after == NULL || !strstr (after, "Text=mine\n") || !strstr (after, "by=an editor\n"))
        g_error ("%s: something is lost: %s", cases[i].name, after);
      g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, 0);
    }
}

/* Brings @person back when the @left-th of the others changed. */
typedef struct
{
  gpointer person;
  guint    left;
} Bringer;

static void
other_changed_cb (AftBook     *book,
                  AftDocument *other,
                  Bringer     *bringer)
{
  if (bringer->left > 0 && --bringer->left == 0)
    aft_book_add (book, bringer->person);
}

/* Others made the file of somebody who was deleted anew, and the user takes the deletion back while what they did is being taken over:
 * that is one person, with what they wrote. */
static void
test_brought_back (StoreFixture *fixture, gconstpointer data)
{
  gpointer others[8];
  gpointer person;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = store_add_person (fixture, "Ben Abel");
  person = store_add_person (fixture, "Anna Ortiz");
  path = aft_document_dup_path (person);
  before = store_dup_text (fixture, path);

  for (guint n = 1; n <= G_N_ELEMENTS (others); n++)
    {
      g_autoptr (AftDocument) kept = g_object_ref (person);
      Bringer bringer = { kept, n };
      g_autofree char *trashed = store_trash_one (fixture, person);
      g_autofree char *theirs = g_strdup_printf ("%s\n[X%u]\nk=v\n", before, n);
      g_autofree char *sign = g_strdup_printf ("\n[X%u]\n", n);
      gulong id = g_signal_connect (fixture->book, "document-changed", G_CALLBACK (other_changed_cb), &bringer);
      gboolean taken = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (others); i++)
        {
          g_autofree char *other = aft_document_dup_path (others[i]);
          g_autofree char *text = store_dup_text (fixture, other);
          g_autofree char *changed = g_strdup_printf ("%s\n[Note %08u-2222-4333-8444-555555555555]\nText=theirs\n", text, n);

          store_write_text (fixture, other, changed, -1);
        }
      store_write_text (fixture, path, theirs, -1);
      store_rescan (fixture, &error);
      g_assert_no_error (error);
      g_signal_handler_disconnect (fixture->book, id);
      g_assert_cmpuint (bringer.left, ==, 0);
      g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_contacts (fixture->book)), ==, G_N_ELEMENTS (others) + 1);
      g_assert_true (aft_book_lookup (fixture->book, aft_record_get_id (person)) == person);

      for (guint i = 0; i < 200 && !taken; i++)
        {
          GBytes *bytes = aft_document_get_bytes (person);

          taken = g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), sign) != NULL;
          store_run (taken ? 0 : 50);
        }
      if (!taken)
        g_error ("what others wrote is missing after change %u", n);
    }
}

/* Others brought somebody back whom they had deleted, and a sync tool or an editor put what they had before in place of that: what we
 * wrote is there again. */
static void
test_returned (StoreFixture *fixture, gconstpointer data)
{
  static const struct { const char *name; gboolean outdated; } cases[] = { { "as it was", FALSE }, { "older than that", TRUE } };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gpointer person = store_add_person (fixture, "Anna Ortiz");
      g_autofree char *id = g_strdup (aft_record_get_id (person));
      g_autofree char *path = aft_document_dup_path (person);
      g_autofree char *before = store_dup_text (fixture, path);
      g_autofree char *known = NULL;
      g_autofree char *trashed = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GBytes) bytes = NULL;

      store_add_note (person, "mine");
      store_save (fixture, person, &error);
      g_assert_no_error (error);
      known = store_dup_text (fixture, path);
      trashed = delete_theirs (fixture, path);
      g_assert_null (aft_book_lookup (fixture->book, id));

      store_write_text (fixture, path, cases[i].outdated ? before : known, -1);
      store_rescan (fixture, &error);
      g_assert_no_error (error);
      after = store_dup_text (fixture, path);
      if (cases[i].outdated ? strstr (after, "Text=mine\n") == NULL : !g_str_equal (after, known))
        g_error ("%s: %s", cases[i].name, after);
      bytes = aft_document_dup_bytes_now (aft_book_lookup (fixture->book, id));
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), after, strlen (after));
    }
}

/* Others bring something new of somebody who was deleted, made of an older version than the last, and then an editor writes what it made of
 * the last one: it hasn't removed what it never saw. */
static void
test_made_anew (StoreFixture *fixture, gconstpointer data)
{
  static const char brought[] = "23.500001Z\nAddress-As=Anni\nFull-Name", together[] = "24.000002Z\nNickname=Ann\nAddress-As=Anni\nFull-Name";
  static const char edited[] = "24.000001Z\nNickname=Ann\nX=1\nFull-Name", last[] = "24.000001Z\nNickname=Ann\nFull-Name";
  static const char * const theirs[] = { last, NULL, brought, edited, NULL };
  static const char * const ours[] = { last, NULL, brought, together, edited, NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      const char * const *steps = i == 0 ? theirs : ours;
      gpointer person = store_add_person (fixture, "Anna Ortiz");
      g_autofree char *id = g_strdup (aft_record_get_id (person));
      g_autofree char *path = aft_document_dup_path (person);
      g_autofree char *before = store_dup_text (fixture, path);
      g_auto (GStrv) head = g_strsplit (before, "23.000001Z\nFull-Name", 2);
      g_autofree char *after = NULL;

      for (guint step = 0; step < 2 || steps[step] != NULL; step++)
        {
          g_autofree char *text = steps[step] != NULL ? g_strjoin (steps[step], head[0], head[1], NULL) : NULL;
          g_autofree char *trashed = NULL;

          if (text != NULL)
            store_write_text (fixture, path, text, -1);
          else
            trashed = i == 0 ? delete_theirs (fixture, path) : store_trash_one (fixture, person);
          store_rescan (fixture, &error);
          g_assert_no_error (error);
        }

      person = aft_book_lookup (fixture->book, id);
      if (aft_document_is_dirty (person))
        store_save (fixture, person, &error);
      g_assert_no_error (error);
      after = store_dup_text (fixture, path);
      if (!strstr (after, "\nAddress-As=Anni\n") || !strstr (after, "\nNickname=Ann\n") || !strstr (after, "\nX=1\n"))
        g_error ("%s deleted: something is lost: %s", i == 0 ? "others" : "we", after);
    }
}

/* Somebody is deleted twice in one second: what was missing is in what was deleted last. */
static void
test_deleted_twice (StoreFixture *fixture, gconstpointer data)
{
  gpointer person;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  person = store_add_person (fixture, "Anna Ortiz");
  path = aft_document_dup_path (person);
  before = store_dup_text (fixture, path);
  first = store_trash_one (fixture, person);
  store_write_text (fixture, path, before, -1);
  store_rescan (fixture, &error);
  g_assert_no_error (error);

  person = g_list_model_get_item (aft_book_get_contacts (fixture->book), 0);
  store_add_note (person, "mine");
  store_save (fixture, person, &error);
  g_assert_no_error (error);
  g_object_unref (person);
  store_write_text (fixture, path, before, -1);
  second = delete_theirs (fixture, path);
  kept = store_dup_text (fixture, first);
  g_assert_cmpstr (kept, ==, before);
  after = store_dup_text (fixture, second);
  if (!strstr (after, "Text=mine\n"))
    g_error ("what we wrote isn't in what was deleted last: %s", after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/gone/deleted", StoreFixture, NULL, set_up, test_deleted, store_tear_down);
  g_test_add ("/store/gone/brought-back", StoreFixture, NULL, set_up, test_brought_back, store_tear_down);
  g_test_add ("/store/gone/returned", StoreFixture, NULL, set_up, test_returned, store_tear_down);
  g_test_add ("/store/gone/made-anew", StoreFixture, NULL, set_up, test_made_anew, store_tear_down);
  g_test_add ("/store/gone/deleted-twice", StoreFixture, NULL, set_up, test_deleted_twice, store_tear_down);
  return g_test_run ();
}
