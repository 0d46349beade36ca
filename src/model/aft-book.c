/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-book.h"

#include "aft-document-list.h"
#include "aft-document-private.h"
#include "aft-record-private.h"

struct _AftBook
{
  GObject          parent_instance;

  AftDocument     *info;
  AftDocumentList *lists[AFT_DOCUMENT_KINDS];
  GHashTable      *documents;   /* id → AftDocument */
  GHashTable      *merged;      /* an id it was merged from → id */
  guint            depth;
};

enum
{
  DOCUMENT_ADDED,
  DOCUMENT_REMOVED,
  DOCUMENT_CHANGED,
  RECORD_CHANGED,
  RECORD_ADDED,
  RECORD_REMOVED,
  BEGUN,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AftBook, aft_book, G_TYPE_OBJECT)

static void
aft_book_finalize (GObject *object)
{
  AftBook *self = AFT_BOOK (object);
  GHashTableIter iter;
  gpointer document;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    aft_document_set_book (document, NULL);
  if (self->info != NULL)
    aft_document_set_book (self->info, NULL);

  g_clear_object (&self->info);
  for (guint i = 0; i < AFT_DOCUMENT_KINDS; i++)
    g_clear_object (&self->lists[i]);
  g_hash_table_unref (self->documents);
  g_hash_table_unref (self->merged);

  G_OBJECT_CLASS (aft_book_parent_class)->finalize (object);
}

/* By which other ids @document is known. */
static void
note_merged (AftBook     *self,
             AftDocument *document)
{
  const AftSummary *summary = aft_document_get_summary (document);
  g_auto (GStrv) merged = *summary->merged_ids != '\0' ? aft_record_split (summary->merged_ids) : NULL;

  for (char **id = merged; id != NULL && *id != NULL; id++)
    g_hash_table_replace (self->merged, g_strdup (*id), g_strdup (summary->id));
}

static gboolean
leads_to (gpointer key,
          gpointer value,
          gpointer id)
{
  return g_str_equal (value, id);
}

/* A new title may belong elsewhere in the list. */
static void
aft_book_document_changed (AftBook     *self,
                           AftDocument *document)
{
  AftDocumentKind kind = aft_document_get_kind (document);

  g_hash_table_foreach_remove (self->merged, leads_to, (gpointer) aft_record_get_id (AFT_RECORD (document)));
  note_merged (self, document);
  if (kind != AFT_DOCUMENT_BOOK)
    aft_document_list_place (self->lists[kind], document);
}

static void
aft_book_class_init (AftBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_book_finalize;

  signals[DOCUMENT_ADDED] = g_signal_new ("document-added", AFT_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, AFT_TYPE_DOCUMENT);
  signals[DOCUMENT_REMOVED] = g_signal_new ("document-removed", AFT_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, AFT_TYPE_DOCUMENT);
  signals[DOCUMENT_CHANGED] = g_signal_new_class_handler ("document-changed", AFT_TYPE_BOOK, G_SIGNAL_RUN_FIRST,
                                                          G_CALLBACK (aft_book_document_changed), NULL, NULL, NULL,
                                                          G_TYPE_NONE, 1, AFT_TYPE_DOCUMENT);
  signals[RECORD_CHANGED] = g_signal_new ("record-changed", AFT_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 4, AFT_TYPE_DOCUMENT, AFT_TYPE_RECORD, G_TYPE_UINT, G_TYPE_STRING);
  signals[RECORD_ADDED] = g_signal_new ("record-added", AFT_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, AFT_TYPE_DOCUMENT, AFT_TYPE_RECORD);
  signals[RECORD_REMOVED] = g_signal_new ("record-removed", AFT_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, AFT_TYPE_DOCUMENT, AFT_TYPE_RECORD);
  signals[BEGUN] = g_signal_new ("begun", AFT_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ENDED] = g_signal_new ("ended", AFT_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aft_book_init (AftBook *self)
{
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->merged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < AFT_DOCUMENT_KINDS; i++)
    self->lists[i] = aft_document_list_new ();
}

AftBook *
aft_book_new (void)
{
  return g_object_new (AFT_TYPE_BOOK, NULL);
}

GListModel *
aft_book_get_documents (AftBook         *self,
                        AftDocumentKind  kind)
{
  g_return_val_if_fail (AFT_IS_BOOK (self) && kind < AFT_DOCUMENT_KINDS, NULL);

  return G_LIST_MODEL (self->lists[kind]);
}

gpointer
aft_book_get_info (AftBook *self)
{
  if (self->info == NULL)
    {
      g_autoptr (GDateTime) epoch = g_date_time_new_from_unix_utc (0);
      g_autoptr (AftDocument) info = aft_document_new (AFT_DOCUMENT_BOOK, NULL, epoch);

      aft_book_set_info (self, info);
    }

  return self->info;
}

void
aft_book_set_info (AftBook  *self,
                   gpointer  info)
{
  if (self->info == info)
    return;

  if (self->info != NULL)
    aft_document_set_book (self->info, NULL);
  g_set_object (&self->info, AFT_DOCUMENT (info));
  aft_document_set_book (self->info, self);
}

gpointer
aft_book_lookup (AftBook    *self,
                 const char *id)
{
  g_return_val_if_fail (AFT_IS_BOOK (self), NULL);

  /* A merged person may have been merged again; the length is bounded in case a hand-made book has a circle. */
  for (guint i = 0; id != NULL && i < 16; i++)
    {
      gpointer document = g_hash_table_lookup (self->documents, id);

      if (document != NULL)
        return document;
      id = g_hash_table_lookup (self->merged, id);
    }

  return NULL;
}

const char *
aft_book_resolve (AftBook    *self,
                  const char *id)
{
  AftRecord *document = aft_book_lookup (self, id);

  return document != NULL ? aft_record_get_id (document) : id;
}

gpointer
aft_book_find_record (AftBook      *self,
                      const char   *id,
                      AftDocument **document)
{
  GHashTableIter iter;
  gpointer candidate;

  if (id == NULL || *id == '\0')
    return NULL;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &candidate))
    {
      gpointer record;

      if (!aft_document_may_name (candidate, id))
        continue;
      record = aft_document_lookup (candidate, id);
      if (record == NULL)
        continue;
      if (document != NULL)
        *document = candidate;
      return record;
    }

  return NULL;
}

static void
take_in (AftBook     *self,
         AftDocument *document)
{
  g_hash_table_replace (self->documents, (char *) aft_record_get_id (AFT_RECORD (document)), g_object_ref (document));
  note_merged (self, document);
  aft_document_set_book (document, self);
}

void
aft_book_add (AftBook  *self,
              gpointer  document)
{
  g_return_if_fail (AFT_IS_DOCUMENT (document) && aft_document_get_kind (document) != AFT_DOCUMENT_BOOK);

  take_in (self, document);
  aft_document_list_add (self->lists[aft_document_get_kind (document)], document);
  g_signal_emit (self, signals[DOCUMENT_ADDED], 0, document);
}

void
aft_book_add_many (AftBook   *self,
                   GPtrArray *documents)
{
  GPtrArray *kinds[AFT_DOCUMENT_KINDS];

  for (guint i = 0; i < AFT_DOCUMENT_KINDS; i++)
    kinds[i] = g_ptr_array_new ();

  for (guint i = 0; i < documents->len; i++)
    {
      AftDocument *document = g_ptr_array_index (documents, i);

      take_in (self, document);
      g_ptr_array_add (kinds[aft_document_get_kind (document)], document);
    }

  for (guint i = 0; i < AFT_DOCUMENT_KINDS; i++)
    {
      aft_document_list_add_many (self->lists[i], kinds[i]);
      g_ptr_array_unref (kinds[i]);
    }
}

void
aft_book_remove (AftBook  *self,
                 gpointer  document)
{
  g_autoptr (AftDocument) kept = g_object_ref (document);
  const char *id = aft_record_get_id (document);

  if (g_hash_table_lookup (self->documents, id) != document)
    return;

  aft_document_list_remove (self->lists[aft_document_get_kind (kept)], kept);
  g_hash_table_remove (self->documents, id);
  aft_document_set_book (kept, NULL);
  g_signal_emit (self, signals[DOCUMENT_REMOVED], 0, kept);
}

gboolean
aft_book_is_empty (AftBook *self)
{
  return g_hash_table_size (self->documents) == 0;
}

gboolean
aft_book_has_nobody (AftBook *self)
{
  return g_hash_table_size (self->documents) == g_list_model_get_n_items (aft_book_get_documents (self, AFT_DOCUMENT_INBOX));
}

void
aft_book_begin (AftBook    *self,
                const char *what)
{
  if (self->depth++ == 0)
    g_signal_emit (self, signals[BEGUN], 0, what);
}

void
aft_book_end (AftBook *self)
{
  g_return_if_fail (self->depth > 0);

  if (--self->depth == 0)
    g_signal_emit (self, signals[ENDED], 0);
}
