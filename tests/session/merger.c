/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* merger BOOK: somebody who adds a person with a note until there are enough of them, and then merges two and two of them without
 * end, and sometimes takes it back or adds another one. Says "ready N" when N notes are in the book and it begins to merge. */

#include <stdio.h>
#include <stdlib.h>

#include "aft-contact.h"
#include "aft-note.h"
#include "aft-session.h"

#define PEOPLE 4

typedef struct
{
  AftSession *session;
  guint       n_notes;
  guint       n_merges;         /* that can be undone; the adding isn't */
} Merger;

static void merge_cb (gpointer data);

static void
go_on (Merger *merger)
{
  g_timeout_add_once (g_random_int_range (0, 10) == 0 ? 450 : g_random_int_range (1, 20), merge_cb, merger);
}

static void
add_person (Merger *merger)
{
  AftBook *book = aft_session_get_book (merger->session);
  g_autoptr (GDateTime) now = aft_session_now (merger->session);
  g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
  g_autofree char *name = g_strdup_printf ("Person %u", merger->n_notes);
  g_autofree char *text = g_strdup_printf ("note %u.", merger->n_notes);

  aft_record_set (person, AFT_CONTACT_FULL_NAME, name);
  aft_book_add (book, person);
  aft_session_add_note (merger->session, person, text);
  merger->n_notes++;
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Merger *merger = data;
  g_autoptr (GError) error = NULL;

  if (!aft_session_merge_finish (AFT_SESSION (source), result, &error))
    g_error ("two can't be merged: %s", error->message);
  merger->n_merges++;
  go_on (merger);
}

static void
merge_cb (gpointer data)
{
  Merger *merger = data;
  GListModel *people = aft_book_get_contacts (aft_session_get_book (merger->session));
  guint n = g_list_model_get_n_items (people);

  if (n > 1 && g_random_int_range (0, 3) > 0)
    {
      guint stays = g_random_int_range (0, n);
      g_autoptr (AftContact) contact = g_list_model_get_item (people, stays);
      g_autoptr (AftContact) other = g_list_model_get_item (people, (stays + g_random_int_range (1, n)) % n);

      aft_session_merge_async (merger->session, contact, other, merged_cb, merger);
      return;
    }

  if (merger->n_merges > 0)
    {
      merger->n_merges--;
      aft_session_undo (merger->session, NULL);
    }
  if (g_random_int_range (0, 2) == 0)
    aft_session_flush (merger->session);
  go_on (merger);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  if (!aft_session_flush_finish (AFT_SESSION (source), result, NULL))
    exit (3);

  printf ("ready %4u\n", ((Merger *) data)->n_notes);
  fflush (stdout);
  go_on (data);
}

/* Each person had one note at first, and nobody's is lost. */
static guint
count_notes (AftBook *book)
{
  GListModel *people = aft_book_get_contacts (book);
  guint most = 0;

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, i);
      GListModel *notes = aft_document_get_records (person, AFT_TYPE_NOTE);

      for (guint j = 0; j < g_list_model_get_n_items (notes); j++)
        {
          g_autoptr (AftRecord) note = g_list_model_get_item (notes, j);
          guint number;

          if (sscanf (aft_record_get (note, AFT_NOTE_TEXT), "note %u.", &number) == 1)
            most = MAX (most, number + 1);
        }
    }

  return most;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Merger *merger = data;
  AftBook *book = aft_session_get_book (merger->session);

  if (!aft_session_open_finish (AFT_SESSION (source), result, NULL) || aft_session_is_read_only (merger->session))
    exit (2);

  merger->n_notes = count_notes (book);
  do
    add_person (merger);
  while (g_list_model_get_n_items (aft_book_get_contacts (book)) < PEOPLE);
  aft_session_flush_async (merger->session, NULL, flushed_cb, merger);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Merger merger = { 0 };

  merger.session = aft_session_new ();
  aft_session_open_async (merger.session, argv[1], NULL, opened_cb, &merger);
  g_main_loop_run (loop);

  return 0;
}
