/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-document.h"

#include "aft-date.h"
#include "aft-document-private.h"
#include "aft-id.h"
#include "aft-keyfile-io.h"
#include "aft-kinds.h"
#include "aft-record-private.h"

#include <string.h>

typedef struct
{
  GType       type;
  GListStore *store;
} RecordList;

typedef struct
{
  GBytes     *bytes;            /* as last read or written; NULL if never */
  GBytes     *pending;          /* as last given out to be written */
  AftSummary *summary;
  GPtrArray  *records;          /* AftRecord, in the file's order; NULL while closed */
  GArray     *lists;            /* RecordList: those somebody asked for */
  AftBook    *book;             /* not owned */
  guint64     changes;          /* by us, counted */
  guint64     changes_pending;
  guint64     changes_saved;
  gboolean    stale;            /* the summary is older than the values */
  gboolean    read_only;
} AftDocumentPrivate;

enum
{
  CHANGED,
  OUTSIDE_CHANGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AftDocument, aft_document, AFT_TYPE_RECORD)

static AftDocumentPrivate *
get_private (AftDocument *self)
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
  AftDocumentPrivate *priv = get_private (AFT_DOCUMENT (object));

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
static void
put_record (AftDocument *self,
            AftRecord   *record)
{
  AftDocumentPrivate *priv = get_private (self);

  aft_record_set_document (record, self);
  g_ptr_array_add (priv->records, g_object_ref (record));
  for (guint i = 0; priv->lists != NULL && i < priv->lists->len; i++)
    {
      RecordList *list = &g_array_index (priv->lists, RecordList, i);

      if (list->type == G_OBJECT_TYPE (record))
        g_list_store_append (list->store, record);
    }
}

static void
take_out_record (AftDocument *self,
                 AftRecord   *record)
{
  AftDocumentPrivate *priv = get_private (self);

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

static AftRecord *
find_record (AftDocument *self,
             GType        type,
             const char  *id)
{
  AftDocumentPrivate *priv = get_private (self);

  for (guint i = 0; i < priv->records->len; i++)
    {
      AftRecord *record = g_ptr_array_index (priv->records, i);

      if ((type == G_TYPE_INVALID || G_OBJECT_TYPE (record) == type) && strcmp (aft_record_get_id (record), id) == 0)
        return record;
    }

  return NULL;
}

/* Takes over the groups of @theirs. Where @base (NULL: nothing) already had a value, what we changed since stays. */
static gboolean
take_over (AftDocument *self,
           GKeyFile    *theirs,
           GKeyFile    *base)
{
  AftDocumentPrivate *priv = get_private (self);
  AftDocumentKind kind = aft_document_get_kind (self);
  g_auto (GStrv) groups = g_key_file_get_groups (theirs, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gboolean differs;

  differs = aft_keyfile_read (theirs, base, aft_document_kind_group (kind), AFT_RECORD (self));

  for (guint i = 0; groups[i] != NULL; i++)
    {
      const char *id;
      GType type = aft_keyfile_parse_group (kind, groups[i], &id);
      g_autoptr (AftRecord) record = NULL;

      if (type == G_TYPE_INVALID)
        continue;

      g_set_object (&record, find_record (self, type, id));
      if (record != NULL)
        differs |= aft_keyfile_read (theirs, base, groups[i], record);
      else if (base == NULL || !g_key_file_has_group (base, groups[i]))
        {
          record = aft_record_new (type, id);
          aft_keyfile_read (theirs, NULL, groups[i], record);
          put_record (self, record);
          differs = TRUE;
        }
      else
        continue;         /* we removed it since */
      g_hash_table_add (seen, record);
    }

  for (guint i = priv->records->len; base != NULL && i > 0; i--)
    {
      AftRecord *record = g_ptr_array_index (priv->records, i - 1);
      g_autofree char *group = aft_keyfile_dup_group (record);

      if (g_hash_table_contains (seen, record) || !g_key_file_has_group (base, group))
        continue;
      take_out_record (self, record);
      differs = TRUE;
    }

  return differs;
}

static void
open_document (AftDocument *self)
{
  AftDocumentPrivate *priv = get_private (self);
  g_autoptr (GKeyFile) file = NULL;

  if (priv->records != NULL)
    return;

  priv->records = g_ptr_array_new_with_free_func (g_object_unref);
  file = aft_keyfile_load (priv->bytes, NULL);
  if (file != NULL)
    take_over (self, file, NULL);
}

static void
aft_document_prepare (AftRecord *record)
{
  open_document (AFT_DOCUMENT (record));
}

static gboolean
aft_document_refuses (AftRecord *record)
{
  return aft_document_is_read_only (AFT_DOCUMENT (record));
}

static void
note_change (AftDocument *self)
{
  AftDocumentPrivate *priv = get_private (self);

  priv->changes++;
  priv->stale = TRUE;
}

static void
tell_change (AftDocument *self)
{
  AftDocumentPrivate *priv = get_private (self);

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
  AftDocumentPrivate *priv = get_private (self);

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
  signals[OUTSIDE_CHANGE] = g_signal_new ("outside-change", AFT_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
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
  AftDocumentPrivate *priv = get_private (self);
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
  priv = get_private (self);
  priv->bytes = g_bytes_ref (bytes);
  priv->summary = summary;
  priv->read_only = summary->format > AFT_DOCUMENT_FORMAT;

  return self;
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
  get_private (self)->book = book;
}

static GBytes *
serialise (AftDocument *self,
           const char  *now)
{
  AftDocumentPrivate *priv = get_private (self);
  AftDocumentKind kind = aft_document_get_kind (self);
  g_autoptr (GKeyFile) file = priv->bytes != NULL ? aft_keyfile_load (priv->bytes, NULL) : g_key_file_new ();
  gboolean differs = priv->bytes == NULL;

  open_document (self);
  if (priv->bytes == NULL)
    aft_keyfile_begin (file, kind, aft_record_get_id (AFT_RECORD (self)), priv->summary->created);

  differs |= aft_keyfile_write (file, aft_document_kind_group (kind), AFT_RECORD (self), now);
  differs |= aft_keyfile_remove_missing (file, kind, priv->records, now);
  for (guint i = 0; i < priv->records->len; i++)
    {
      AftRecord *record = g_ptr_array_index (priv->records, i);
      g_autofree char *group = aft_keyfile_dup_group (record);

      differs |= aft_keyfile_write (file, group, record, now);
    }

  /* What nobody changed is given back to the byte, also where GKeyFile would set a blank line differently. */
  return differs ? aft_keyfile_to_bytes (file) : g_bytes_ref (priv->bytes);
}

static void
take_summary (AftDocument *self,
              AftSummary  *summary)
{
  AftDocumentPrivate *priv = get_private (self);

  aft_summary_free (priv->summary);
  priv->summary = summary;
  priv->stale = FALSE;
}

const AftSummary *
aft_document_get_summary (AftDocument *self)
{
  AftDocumentPrivate *priv;

  g_return_val_if_fail (AFT_IS_DOCUMENT (self), NULL);

  priv = get_private (self);
  if (priv->stale)
    {
      g_autoptr (GBytes) bytes = serialise (self, NULL);
      AftSummary *summary = aft_summary_scan (bytes, aft_document_get_kind (self), NULL, NULL);

      priv->stale = FALSE;
      if (summary != NULL)
        {
          g_free (summary->id);
          summary->id = g_strdup (aft_record_get_id (AFT_RECORD (self)));
          take_summary (self, summary);
        }
    }

  return priv->summary;
}

gboolean
aft_document_is_read_only (AftDocument *self)
{
  return get_private (self)->read_only;
}

void
aft_document_set_read_only (AftDocument *self,
                            gboolean     read_only)
{
  AftDocumentPrivate *priv = get_private (self);

  priv->read_only = read_only || priv->summary->format > AFT_DOCUMENT_FORMAT;
}

GListModel *
aft_document_get_records (AftDocument *self,
                          GType        type)
{
  AftDocumentPrivate *priv;
  RecordList list = { .type = type };

  g_return_val_if_fail (AFT_IS_DOCUMENT (self), NULL);

  priv = get_private (self);
  open_document (self);

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

  open_document (self);
  return id != NULL && *id != '\0' ? find_record (self, G_TYPE_INVALID, id) : NULL;
}

gpointer
aft_document_get_single (AftDocument *self,
                         GType        type)
{
  g_autoptr (AftRecord) record = NULL;
  AftRecord *found;

  g_return_val_if_fail (aft_kind_is_single (type), NULL);

  open_document (self);
  found = find_record (self, type, "");
  if (found != NULL)
    return found;

  record = aft_record_new (type, "");
  put_record (self, record);
  return record;
}

void
aft_document_add (AftDocument *self,
                  gpointer     record)
{
  AftDocumentPrivate *priv = get_private (self);

  g_return_if_fail (AFT_IS_RECORD (record) && aft_record_get_document (record) == NULL);

  if (priv->read_only)
    return;

  open_document (self);
  put_record (self, record);
  note_change (self);
  if (priv->book != NULL)
    g_signal_emit_by_name (priv->book, "record-added", self, record);
  tell_change (self);
}

void
aft_document_remove (AftDocument *self,
                     gpointer     record)
{
  AftDocumentPrivate *priv = get_private (self);
  g_autoptr (AftRecord) kept = g_object_ref (record);

  g_return_if_fail (aft_record_get_document (record) == self);

  if (priv->read_only)
    return;

  take_out_record (self, record);
  note_change (self);
  if (priv->book != NULL)
    g_signal_emit_by_name (priv->book, "record-removed", self, record);
  tell_change (self);
}

GBytes *
aft_document_get_bytes (AftDocument *self)
{
  return get_private (self)->bytes;
}

gboolean
aft_document_is_dirty (AftDocument *self)
{
  AftDocumentPrivate *priv = get_private (self);

  return priv->changes != priv->changes_saved;
}

GBytes *
aft_document_to_bytes (AftDocument *self,
                       GDateTime   *now)
{
  AftDocumentPrivate *priv = get_private (self);
  g_autofree char *moment = aft_moment_format (now);

  g_clear_pointer (&priv->pending, g_bytes_unref);
  priv->pending = serialise (self, moment);
  priv->changes_pending = priv->changes;

  return g_bytes_ref (priv->pending);
}

static void
take_base (AftDocument *self,
           GBytes      *bytes)
{
  AftDocumentPrivate *priv = get_private (self);

  if (priv->pending != NULL)
    priv->changes_saved = priv->changes_pending;
  g_bytes_ref (bytes);
  g_clear_pointer (&priv->bytes, g_bytes_unref);
  g_clear_pointer (&priv->pending, g_bytes_unref);
  priv->bytes = bytes;
}

void
aft_document_saved (AftDocument *self,
                    GBytes      *bytes)
{
  take_base (self, bytes);
}

gboolean
aft_document_set_bytes (AftDocument  *self,
                        GBytes       *bytes,
                        GError      **error)
{
  AftDocumentPrivate *priv = get_private (self);
  GBytes *base = priv->pending != NULL ? priv->pending : priv->bytes;
  g_autoptr (AftSummary) summary = aft_summary_scan (bytes, aft_document_get_kind (self), NULL, error);
  g_autoptr (GKeyFile) theirs = NULL;
  g_autoptr (GKeyFile) before = NULL;
  gboolean differs = TRUE;

  if (summary == NULL || (theirs = aft_keyfile_load (bytes, error)) == NULL)
    return FALSE;

  if (priv->records != NULL)
    {
      before = base != NULL ? aft_keyfile_load (base, NULL) : g_key_file_new ();
      differs = take_over (self, theirs, before);
    }

  take_base (self, bytes);

  g_free (summary->id);
  summary->id = g_strdup (aft_record_get_id (AFT_RECORD (self)));
  take_summary (self, g_steal_pointer (&summary));
  priv->stale = aft_document_is_dirty (self);

  if (differs)
    {
      g_signal_emit (self, signals[OUTSIDE_CHANGE], 0);
      g_signal_emit (self, signals[CHANGED], 0);
      if (priv->book != NULL)
        g_signal_emit_by_name (priv->book, "document-changed", self);
    }
  return TRUE;
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
