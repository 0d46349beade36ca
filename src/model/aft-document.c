/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-document.h"

#include "aft-date.h"
#include "aft-document-private.h"
#include "aft-keyfile-io.h"
#include "aft-kinds.h"
#include "aft-record-private.h"

#include <string.h>

typedef struct
{
  GType       type;
  GListStore *store;
} RecordList;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AftDocument, aft_document, AFT_TYPE_RECORD)

AftDocumentPrivate *
aft_document_get_private (AftDocument *self)
{
  return aft_document_get_instance_private (self);
}

static void
clear_list (gpointer list)
{
  g_object_unref (((RecordList *) list)->store);
}

static void
aft_document_finalize (GObject *object)
{
  AftDocumentPrivate *priv = aft_document_get_private (AFT_DOCUMENT (object));

  for (guint i = 0; priv->records != NULL && i < priv->records->len; i++)
    aft_record_set_document (g_ptr_array_index (priv->records, i), NULL);
  g_clear_pointer (&priv->records, g_ptr_array_unref);
  g_clear_pointer (&priv->lists, g_array_unref);
  g_clear_pointer (&priv->bytes, g_bytes_unref);
  g_clear_pointer (&priv->pending, g_bytes_unref);
  g_clear_pointer (&priv->summary, aft_summary_free);

  G_OBJECT_CLASS (aft_document_parent_class)->finalize (object);
}

/* Made while a document opens or takes over bytes: no change by us. */
void
aft_document_put_record (AftDocument *self,
                         AftRecord   *record)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);

  aft_record_set_document (record, self);
  g_ptr_array_add (priv->records, g_object_ref (record));
  for (guint i = 0; priv->lists != NULL && i < priv->lists->len; i++)
    {
      RecordList *list = &g_array_index (priv->lists, RecordList, i);

      if (list->type == G_OBJECT_TYPE (record))
        g_list_store_append (list->store, record);
    }
}

void
aft_document_take_out_record (AftDocument *self,
                              AftRecord   *record)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);

  for (guint i = 0; priv->lists != NULL && i < priv->lists->len; i++)
    {
      RecordList *list = &g_array_index (priv->lists, RecordList, i);
      guint place;

      if (list->type == G_OBJECT_TYPE (record) && g_list_store_find (list->store, record, &place))
        g_list_store_remove (list->store, place);
    }
  aft_record_set_document (record, NULL);
  g_ptr_array_remove (priv->records, record);
}

AftRecord *
aft_document_find_record (AftDocument *self,
                          GType        type,
                          const char  *id)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);

  for (guint i = 0; i < priv->records->len; i++)
    {
      AftRecord *record = g_ptr_array_index (priv->records, i);

      if ((type == G_TYPE_INVALID || G_OBJECT_TYPE (record) == type) && strcmp (aft_record_get_id (record), id) == 0)
        return record;
    }

  return NULL;
}

static void
aft_document_prepare (AftRecord *record)
{
  aft_document_open (AFT_DOCUMENT (record));
}

static gboolean
aft_document_refuses (AftRecord *record)
{
  return aft_document_is_read_only (AFT_DOCUMENT (record));
}

static void
note_change (AftDocument *self)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);

  priv->changes++;
  priv->stale = TRUE;
}

static void
tell_change (AftDocument *self)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);

  g_signal_emit (self, signals[CHANGED], 0);
  if (priv->book != NULL)
    g_signal_emit_by_name (priv->book, "document-changed", self);
}

static void
aft_document_record_changed (AftRecord  *document,
                             AftRecord  *record,
                             guint       field,
                             const char *before)
{
  AftDocument *self = AFT_DOCUMENT (document);
  AftDocumentPrivate *priv = aft_document_get_private (self);

  note_change (self);
  if (priv->book != NULL)
    g_signal_emit_by_name (priv->book, "record-changed", self, record, field, before);
  tell_change (self);
}

static void
aft_document_class_init (AftDocumentClass *klass)
{
  AftRecordClass *record_class = AFT_RECORD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = aft_document_finalize;
  record_class->prepare = aft_document_prepare;
  record_class->refuses = aft_document_refuses;
  record_class->changed = aft_document_record_changed;

  signals[CHANGED] = g_signal_new ("changed", AFT_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("outside-change", AFT_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("outside-removal", AFT_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aft_document_init (AftDocument *self)
{
  aft_record_set_document (AFT_RECORD (self), self);
}

gpointer
aft_document_new (AftDocumentKind  kind,
                  const char      *id,
                  GDateTime       *now)
{
  AftDocument *self = aft_record_new (aft_kind_get_document_type (kind), id);
  AftDocumentPrivate *priv = aft_document_get_private (self);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *created = aft_moment_format (now);
  g_autoptr (GBytes) bytes = NULL;

  priv->records = g_ptr_array_new_with_free_func (g_object_unref);
  aft_keyfile_begin (file, kind, aft_record_get_id (AFT_RECORD (self)), created);
  bytes = aft_keyfile_to_bytes (file);
  priv->summary = aft_summary_scan (bytes, kind, NULL, NULL);
  priv->changes = 1;

  return self;
}

gpointer
aft_document_new_for_bytes (GBytes     *bytes,
                            AftSummary *summary)
{
  AftDocument *self;
  AftDocumentPrivate *priv;

  g_return_val_if_fail (bytes != NULL && summary != NULL, NULL);

  self = aft_record_new (aft_kind_get_document_type (summary->kind), summary->id);
  priv = aft_document_get_private (self);
  priv->bytes = g_bytes_ref (bytes);
  priv->summary = summary;
  priv->read_only = summary->format > AFT_DOCUMENT_FORMAT;

  return self;
}

void
aft_document_foresee (AftDocument *later,
                      AftDocument *soon,
                      AftDocument *next)
{
  const AftSummary *summary = aft_document_get_private (soon)->summary;

  __builtin_prefetch (aft_document_get_private (later));
  __builtin_prefetch (summary);
  __builtin_prefetch (&summary->kind);
  __builtin_prefetch (aft_document_get_private (next)->summary->folded);
}

AftDocumentKind
aft_document_get_kind (AftDocument *self)
{
  return AFT_DOCUMENT_GET_CLASS (self)->kind;
}

void
aft_document_set_book (AftDocument *self,
                       AftBook     *book)
{
  aft_document_get_private (self)->book = book;
}

gboolean
aft_document_is_read_only (AftDocument *self)
{
  return aft_document_get_private (self)->read_only;
}

void
aft_document_set_read_only (AftDocument *self,
                            gboolean     read_only)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);

  priv->read_only = read_only || priv->summary->format > AFT_DOCUMENT_FORMAT;
}

GListModel *
aft_document_get_records (AftDocument *self,
                          GType        type)
{
  AftDocumentPrivate *priv;
  RecordList list = { .type = type };

  g_return_val_if_fail (AFT_IS_DOCUMENT (self), NULL);

  priv = aft_document_get_private (self);
  aft_document_open (self);

  if (priv->lists == NULL)
    {
      priv->lists = g_array_new (FALSE, FALSE, sizeof (RecordList));
      g_array_set_clear_func (priv->lists, clear_list);
    }
  for (guint i = 0; i < priv->lists->len; i++)
    if (g_array_index (priv->lists, RecordList, i).type == type)
      return G_LIST_MODEL (g_array_index (priv->lists, RecordList, i).store);

  list.store = g_list_store_new (type);
  for (guint i = 0; i < priv->records->len; i++)
    if (G_OBJECT_TYPE (g_ptr_array_index (priv->records, i)) == type)
      g_list_store_append (list.store, g_ptr_array_index (priv->records, i));
  g_array_append_val (priv->lists, list);

  return G_LIST_MODEL (list.store);
}

gpointer
aft_document_lookup (AftDocument *self,
                     const char  *id)
{
  g_return_val_if_fail (AFT_IS_DOCUMENT (self), NULL);

  aft_document_open (self);
  return id != NULL && *id != '\0' ? aft_document_find_record (self, G_TYPE_INVALID, id) : NULL;
}

gboolean
aft_document_may_name (AftDocument *self,
                       const char  *id)
{
  GBytes *bytes = aft_document_get_bytes (self);
  gsize size;
  const char *text;

  if (bytes == NULL || aft_document_is_dirty (self))
    return TRUE;

  text = g_bytes_get_data (bytes, &size);

  return memmem (text, size, id, strlen (id)) != NULL;
}

gpointer
aft_document_get_single (AftDocument *self,
                         GType        type)
{
  g_autoptr (AftRecord) record = NULL;
  AftRecord *found;

  g_return_val_if_fail (aft_kind_is_single (type), NULL);

  aft_document_open (self);
  found = aft_document_find_record (self, type, "");
  if (found != NULL)
    return found;

  record = aft_record_new (type, "");
  aft_document_put_record (self, record);
  return record;
}

gboolean
aft_document_add (AftDocument *self,
                  gpointer     record)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);

  g_return_val_if_fail (AFT_IS_RECORD (record) && aft_record_get_document (record) == NULL, FALSE);

  if (priv->read_only)
    return FALSE;

  aft_document_open (self);
  aft_document_put_record (self, record);
  note_change (self);
  if (priv->book != NULL)
    g_signal_emit_by_name (priv->book, "record-added", self, record);
  tell_change (self);

  return TRUE;
}

void
aft_document_remove (AftDocument *self,
                     gpointer     record)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);
  g_autoptr (AftRecord) kept = g_object_ref (record);

  g_return_if_fail (aft_record_get_document (record) == self);

  if (priv->read_only)
    return;

  aft_document_take_out_record (self, kept);
  note_change (self);
  if (priv->book != NULL)
    g_signal_emit_by_name (priv->book, "record-removed", self, kept);
  tell_change (self);
}

GBytes *
aft_document_get_bytes (AftDocument *self)
{
  return aft_document_get_private (self)->bytes;
}

gboolean
aft_document_is_dirty (AftDocument *self)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);

  return priv->changes != priv->changes_saved;
}

void
aft_document_touch (AftDocument *self)
{
  g_return_if_fail (AFT_IS_DOCUMENT (self));

  note_change (self);
  tell_change (self);
}

char *
aft_document_dup_path (AftDocument *self)
{
  AftDocumentKind kind = aft_document_get_kind (self);

  if (kind == AFT_DOCUMENT_BOOK)
    return g_strdup ("book.ini");

  return g_strconcat (aft_document_kind_folder (kind), "/", aft_record_get_id (AFT_RECORD (self)),
                      aft_document_kind_suffix (kind), NULL);
}
