/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* mover BOOK: somebody who writes two notes into the inbox and then files notes without end, one or several at once, to two
 * people and a job, and sometimes takes it back. Says "ready N" when N notes are in the book and it begins to move. */

#include <stdio.h>
#include <stdlib.h>

#include "aft-application.h"
#include "aft-contact.h"
#include "aft-session.h"

#define PLACES 3

typedef struct
{
  AftSession  *session;
  AftDocument *places[PLACES];
  guint        n_notes;
  guint        n_moves;         /* that can be undone; the writing isn't */
} Mover;

static AftDocument *
take_place (Mover           *mover,
            AftDocumentKind  kind,
            guint            field,
            const char      *name)
{
  AftBook *book = aft_session_get_book (mover->session);
  GListModel *documents = aft_book_get_documents (book, kind);
  g_autoptr (GDateTime) now = aft_session_now (mover->session);
  AftDocument *fresh;

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);

      if (aft_record_is (document, field, name))
        return g_steal_pointer (&document);
    }

  fresh = aft_document_new (kind, NULL, now);
  aft_record_set (fresh, field, name);
  aft_book_add (book, fresh);

  return fresh;
}

static void
list_notes (AftBook         *book,
            AftDocumentKind  kind,
            GPtrArray       *notes)
{
  GListModel *documents = aft_book_get_documents (book, kind);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);
      GListModel *records = aft_document_get_records (document, AFT_TYPE_NOTE);

      for (guint j = 0; j < g_list_model_get_n_items (records); j++)
        g_ptr_array_add (notes, g_list_model_get_item (records, j));
    }
}

static gboolean
move_cb (gpointer data)
{
  Mover *mover = data;
  AftBook *book = aft_session_get_book (mover->session);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);

  if (mover->n_moves > 0 && g_random_int_range (0, 5) == 0)
    {
      mover->n_moves--;
      aft_session_undo (mover->session, NULL);
    }
  else
    {
      for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
        list_notes (book, kind, notes);
      while (notes->len > 1 && g_random_int_range (0, 3) > 0)
        g_ptr_array_remove_index_fast (notes, g_random_int_range (0, notes->len));
      if (aft_session_move_notes (mover->session, notes, mover->places[g_random_int_range (0, PLACES)], NULL) > 0)
        mover->n_moves++;
    }

  if (g_random_int_range (0, 3) == 0)
    aft_session_flush (mover->session);
  g_timeout_add (g_random_int_range (0, 10) == 0 ? 450 : g_random_int_range (1, 30), move_cb, mover);

  return G_SOURCE_REMOVE;
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  if (!aft_session_flush_finish (AFT_SESSION (source), result, NULL))
    exit (3);

  printf ("ready %4u\n", ((Mover *) data)->n_notes);
  fflush (stdout);
  g_timeout_add (1, move_cb, data);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Mover *mover = data;
  AftBook *book = aft_session_get_book (mover->session);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);

  if (!aft_session_open_finish (AFT_SESSION (source), result, NULL) || aft_session_is_read_only (mover->session))
    exit (2);

  mover->places[0] = take_place (mover, AFT_DOCUMENT_CONTACT, AFT_CONTACT_FULL_NAME, "Ana Ortiz");
  mover->places[1] = take_place (mover, AFT_DOCUMENT_CONTACT, AFT_CONTACT_FULL_NAME, "Ben Ito");
  mover->places[2] = take_place (mover, AFT_DOCUMENT_APPLICATION, AFT_APPLICATION_COMPANY, "Northwind");
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    list_notes (book, kind, notes);
  for (mover->n_notes = notes->len; mover->n_notes < notes->len + 2; mover->n_notes++)
    {
      g_autofree char *text = g_strdup_printf ("note %u\n! promise %u on Friday", mover->n_notes, mover->n_notes);

      aft_session_add_note (mover->session, NULL, text);
    }
  aft_session_flush_async (mover->session, NULL, flushed_cb, mover);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Mover mover = { 0 };

  mover.session = aft_session_new ();
  aft_session_open_async (mover.session, argv[1], NULL, opened_cb, &mover);
  g_main_loop_run (loop);

  return 0;
}
