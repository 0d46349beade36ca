/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-note-list.h"

#include <string.h>

/* Microseconds the main thread makes items for at a time. */
#define SLICE 4000

/* Rides on its GListStore. */
typedef struct
{
  GListStore    *store;         /* not owned: it owns this */
  AftBook       *book;
  AftNotesScope  scope;
  AftDocument   *document;
  GHashTable    *items;         /* AftDocument → GPtrArray of AftNoteItem, all in the store */
} List;

/* What the thread gets and gives; for each document one entry. */
typedef struct
{
  GPtrArray *documents;         /* AftDocument */
  GPtrArray *bytes;             /* GBytes */
  GPtrArray *facts;             /* GPtrArray of AftNoteFacts */
  guint      next;              /* the first document whose items aren't made yet */
  GPtrArray *items;             /* AftNoteItem */
} Scan;

static void
list_free (gpointer data)
{
  List *list = data;

  g_hash_table_unref (list->items);
  g_clear_object (&list->document);
  g_object_unref (list->book);
  g_free (list);
}

static void
scan_free (gpointer data)
{
  Scan *scan = data;

  g_ptr_array_unref (scan->documents);
  g_ptr_array_unref (scan->bytes);
  g_clear_pointer (&scan->facts, g_ptr_array_unref);
  g_ptr_array_unref (scan->items);
  g_free (scan);
}

static gboolean
wants (List        *list,
       AftDocument *document)
{
  switch (list->scope)
    {
    case AFT_NOTES_HERE:
      return document == list->document;
    case AFT_NOTES_INBOX:
      return AFT_IS_INBOX (document);
    case AFT_NOTES_ALL:
    default:
      return TRUE;
    }
}

static void
take_out (List        *list,
          AftNoteItem *item)
{
  guint position;

  if (g_list_store_find (list->store, item, &position))
    g_list_store_remove (list->store, position);
}

static AftNoteItem *
find_item (GPtrArray  *items,
           const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (strcmp (aft_note_item_get_facts (g_ptr_array_index (items, i))->id, id) == 0)
      return g_ptr_array_index (items, i);

  return NULL;
}

static void
look_at_note (List      *list,
              AftNote   *note,
              GPtrArray *before,
              GPtrArray *items)
{
  AftNoteItem *known = before != NULL ? find_item (before, aft_record_get_id (AFT_RECORD (note))) : NULL;
  g_autoptr (AftNoteItem) item = known != NULL ? g_object_ref (known) : aft_note_item_new_for (note);
  guint position;

  g_ptr_array_add (items, g_object_ref (item));
  if (known == NULL)
    g_list_store_append (list->store, item);
  else if (aft_note_item_update (item, note) && g_list_store_find (list->store, item, &position))
    /* The same item again: whoever sorts and filters looks at it anew. */
    g_list_store_splice (list->store, position, 1, (gpointer *) &item, 1);
}

static void
look_at (List        *list,
         AftDocument *document)
{
  GPtrArray *before = g_hash_table_lookup (list->items, document);
  GPtrArray *items = NULL;
  GListModel *notes;

  if (before == NULL && aft_document_get_summary (document)->n_notes == 0)
    return;

  items = g_ptr_array_new_with_free_func (g_object_unref);
  notes = aft_document_get_records (document, AFT_TYPE_NOTE);
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftNote) note = g_list_model_get_item (notes, i);

      look_at_note (list, note, before, items);
    }
  for (guint i = 0; before != NULL && i < before->len; i++)
    if (find_item (items, aft_note_item_get_facts (g_ptr_array_index (before, i))->id) == NULL)
      take_out (list, g_ptr_array_index (before, i));
  g_hash_table_replace (list->items, g_object_ref (document), items);
}

static void
document_changed_cb (GListStore  *store,
                     AftDocument *document)
{
  List *list = g_object_get_data (G_OBJECT (store), "aft-list");

  if (wants (list, document))
    look_at (list, document);
}

static void
document_removed_cb (GListStore  *store,
                     AftDocument *document)
{
  List *list = g_object_get_data (G_OBJECT (store), "aft-list");
  GPtrArray *items = g_hash_table_lookup (list->items, document);

  if (items == NULL)
    return;

  for (guint i = 0; i < items->len; i++)
    take_out (list, g_ptr_array_index (items, i));
  g_hash_table_remove (list->items, document);
}

static void
run_scan (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Scan *scan = data;

  scan->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < scan->bytes->len; i++)
    g_ptr_array_add (scan->facts, aft_note_facts_scan (g_ptr_array_index (scan->bytes, i)));

  g_task_return_boolean (task, TRUE);
}

/* A document that changed while the thread was at it is read from its records. */
static void
take_scanned (List *list,
              Scan *scan,
              guint at)
{
  AftDocument *document = g_ptr_array_index (scan->documents, at);
  GPtrArray *facts = g_ptr_array_index (scan->facts, at);
  GPtrArray *items;

  if (g_hash_table_contains (list->items, document)
      || aft_book_lookup (list->book, aft_record_get_id (AFT_RECORD (document))) != document)
    return;
  if (aft_document_is_dirty (document) || aft_document_get_bytes (document) != g_ptr_array_index (scan->bytes, at))
    {
      look_at (list, document);
      return;
    }

  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_free_func (facts, NULL);
  for (guint i = 0; i < facts->len; i++)
    {
      AftNoteItem *item = aft_note_item_new (document, g_ptr_array_index (facts, i));

      g_ptr_array_add (items, item);
      g_ptr_array_add (scan->items, g_object_ref (item));
    }
  g_hash_table_replace (list->items, g_object_ref (document), items);
}

static gboolean
make_items_cb (gpointer data)
{
  GTask *task = data;
  GListStore *store = g_task_get_source_object (task);
  Scan *scan = g_task_get_task_data (task);
  List *list = g_object_get_data (G_OBJECT (store), "aft-list");
  gint64 until = g_get_monotonic_time () + SLICE;

  while (scan->next < scan->facts->len)
    {
      take_scanned (list, scan, scan->next++);
      if (g_get_monotonic_time () >= until)
        return G_SOURCE_CONTINUE;
    }
  g_list_store_splice (store, g_list_model_get_n_items (G_LIST_MODEL (store)), 0, scan->items->pdata, scan->items->len);

  return G_SOURCE_REMOVE;
}

static void
scanned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, make_items_cb, g_object_ref (result), g_object_unref);
}

static void
begin_scan (List *list)
{
  Scan *scan = g_new0 (Scan, 1);
  g_autoptr (GTask) task = g_task_new (list->store, NULL, scanned_cb, NULL);

  scan->documents = g_ptr_array_new_with_free_func (g_object_unref);
  scan->bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  scan->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      GListModel *documents = aft_book_get_documents (list->book, kind);
      guint n = g_list_model_get_n_items (documents);

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);
          GBytes *bytes = aft_document_get_bytes (document);

          if (aft_document_get_summary (document)->n_notes == 0 || g_hash_table_contains (list->items, document))
            continue;
          if (bytes == NULL || aft_document_is_dirty (document))
            {
              look_at (list, document);
              continue;
            }
          g_ptr_array_add (scan->bytes, g_bytes_ref (bytes));
          g_ptr_array_add (scan->documents, g_steal_pointer (&document));
        }
    }
  g_task_set_task_data (task, scan, scan_free);
  g_task_run_in_thread (task, run_scan);
}

/* Those that come while a book loads or is imported into; one that only moved in its list is known. */
static void
documents_cb (GListStore *store,
              guint       position,
              guint       removed,
              guint       added,
              GListModel *documents)
{
  List *list = g_object_get_data (G_OBJECT (store), "aft-list");

  if (added > 100 && list->scope == AFT_NOTES_ALL)
    {
      begin_scan (list);
      return;
    }
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);

      if (!g_hash_table_contains (list->items, document))
        look_at (list, document);
    }
}

static void
watch_kind (List            *list,
            AftDocumentKind  kind)
{
  g_signal_connect_object (aft_book_get_documents (list->book, kind), "items-changed", G_CALLBACK (documents_cb), list->store,
                           G_CONNECT_SWAPPED);
}

GListModel *
aft_note_list_new (AftBook       *book,
                   AftNotesScope  scope,
                   AftDocument   *document)
{
  List *list = g_new0 (List, 1);

  list->store = g_list_store_new (AFT_TYPE_NOTE_ITEM);
  list->book = g_object_ref (book);
  list->scope = scope;
  g_set_object (&list->document, document);
  list->items = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (list->store), "aft-list", list, list_free);

  g_signal_connect_object (book, "document-changed", G_CALLBACK (document_changed_cb), list->store, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "document-removed", G_CALLBACK (document_removed_cb), list->store, G_CONNECT_SWAPPED);

  if (scope == AFT_NOTES_HERE && document != NULL)
    look_at (list, document);
  else if (scope == AFT_NOTES_INBOX)
    {
      GListModel *inbox = aft_book_get_inbox (book);

      watch_kind (list, AFT_DOCUMENT_INBOX);
      documents_cb (list->store, 0, 0, g_list_model_get_n_items (inbox), inbox);
    }
  else if (scope == AFT_NOTES_ALL)
    {
      for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
        watch_kind (list, kind);
      begin_scan (list);
    }

  return G_LIST_MODEL (list->store);
}
