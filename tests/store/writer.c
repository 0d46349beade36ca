/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A program that writes notes into the person with the id of its second argument, in the book of its first: as many as its
 * third says, each with the name of the fourth and a number, saved one by one. Says each number on its standard output once
 * it is saved. What kills and other writers do to it is the test's matter. */

#include "store-fixture.h"

#include "aft-contact.h"
#include "aft-note.h"
#include "aft-trash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  gboolean done;
  char    *entry;
} Deleted;

static void
trashed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deleted *deleted = data;

  if (!aft_store_trash_finish (AFT_STORE (source), result, &deleted->entry, NULL))
    exit (1);
  deleted->done = TRUE;
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  if (!aft_store_restore_finish (AFT_STORE (source), result, NULL))
    exit (1);
  *(gboolean *) data = TRUE;
}

/* Deletes and restores, so that kills hit these as well. */
static gpointer
delete_and_restore (StoreFixture *fixture,
                    gpointer      person,
                    const char   *id)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  Deleted deleted = { 0 };
  gboolean restored = FALSE;

  g_ptr_array_add (documents, person);
  aft_store_trash_async (fixture->store, documents, fixture->now, NULL, trashed_cb, &deleted);
  if (!store_run_until (&deleted.done))
    exit (1);
  aft_store_restore_async (fixture->store, deleted.entry, FALSE, fixture->now, NULL, restored_cb, &restored);
  if (!store_run_until (&restored))
    exit (1);
  g_free (deleted.entry);

  return aft_book_lookup (fixture->book, id);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  if (!aft_store_import_finish (AFT_STORE (source), result, NULL, NULL))
    exit (1);
  *(gboolean *) data = TRUE;
}

/* Writes @person together with two new people, all or nothing. */
static void
import_two (StoreFixture *fixture,
            gpointer      person)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean imported = FALSE;

  for (guint i = 0; i < 2; i++)
    {
      AftDocument *document = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, fixture->now);

      aft_record_set (document, AFT_CONTACT_FULL_NAME, "Bert Brown");
      g_ptr_array_add (documents, document);
    }
  g_ptr_array_add (documents, g_object_ref (person));
  aft_store_import_async (fixture->store, documents, "import", fixture->now, NULL, imported_cb, &imported);
  if (!store_run_until (&imported))
    exit (1);
}

int
main (int argc, char *argv[])
{
  StoreFixture fixture = { 0 };
  g_autoptr (GError) error = NULL;
  guint n;
  gpointer person;
  gpointer note = NULL;

  if (argc < 5)
    return 2;
  n = atoi (argv[3]);
  fixture.folder = argv[1];
  fixture.book = aft_book_new ();
  fixture.store = aft_store_new (fixture.book);
  fixture.now = g_date_time_new_now_utc ();
  if (!store_open (&fixture, AFT_STORE_NONE, &error) || !store_load (&fixture, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  person = aft_book_lookup (fixture.book, argv[2]);
  if (person == NULL)
    return 3;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %u.", argv[4], i);

      g_date_time_unref (fixture.now);
      fixture.now = g_date_time_new_now_utc ();
      if (strcmp (argv[4], "type") != 0 || note == NULL)
        {
          note = store_add_note (person, text);
        }
      else
        {
          g_autofree char *longer = g_strconcat (aft_record_get (note, AFT_NOTE_TEXT), "\n", text, NULL);

          aft_record_set (note, AFT_NOTE_TEXT, longer);
        }
      if (strcmp (argv[4], "import") == 0)
        {
          import_two (&fixture, person);
        }
      else if (!store_save (&fixture, person, &error))
        {
          fprintf (stderr, "%s\n", error->message);
          return 1;
        }
      printf ("%u\n", i);
      fflush (stdout);
      if (strcmp (argv[4], "delete") == 0 && i % 3 == 2)
        person = delete_and_restore (&fixture, person, argv[2]);
    }

  return 0;
}
