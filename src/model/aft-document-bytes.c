/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-document-private.h"

#include "aft-date.h"
#include "aft-keyfile-io.h"
#include "aft-keyfile-patch.h"
#include "aft-kinds.h"
#include "aft-merge-base.h"
#include "aft-record-private.h"

/* Takes over the groups of @theirs. Where @base (NULL: nothing) already had a value, what we changed since stays. */
static gboolean
take_over (AftDocument *self,
           GKeyFile    *theirs,
           GKeyFile    *base)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);
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

      g_set_object (&record, aft_document_find_record (self, type, id));
      if (record != NULL)
        differs |= aft_keyfile_read (theirs, base, groups[i], record);
      else if (base == NULL || !g_key_file_has_group (base, groups[i]))
        {
          record = aft_record_new (type, id);
          aft_keyfile_read (theirs, NULL, groups[i], record);
          aft_document_put_record (self, record);
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
      aft_document_take_out_record (self, record);
      differs = TRUE;
    }

  return differs;
}

void
aft_document_open (AftDocument *self)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);
  g_autoptr (GKeyFile) file = NULL;

  if (priv->records != NULL)
    return;

  priv->records = g_ptr_array_new_with_free_func (g_object_unref);
  file = aft_keyfile_load (priv->bytes, NULL);
  if (file != NULL)
    take_over (self, file, NULL);
}

static GBytes *
serialise (AftDocument *self,
           const char  *now)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);
  AftDocumentKind kind = aft_document_get_kind (self);
  g_autoptr (GKeyFile) file = priv->bytes != NULL ? aft_keyfile_load (priv->bytes, NULL) : g_key_file_new ();
  gboolean differs = priv->bytes == NULL;

  aft_document_open (self);
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

  /* What nobody changed is given back to the byte, and so is the rest of what was changed. */
  if (!differs)
    return g_bytes_ref (priv->bytes);
  return priv->bytes != NULL ? aft_keyfile_patch (priv->bytes, file) : aft_keyfile_to_bytes (file);
}

static void
take_summary (AftDocument *self,
              AftSummary  *summary)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);

  aft_summary_free (priv->summary);
  priv->summary = summary;
  priv->stale = FALSE;
}

const AftSummary *
aft_document_get_summary (AftDocument *self)
{
  AftDocumentPrivate *priv;

  g_return_val_if_fail (AFT_IS_DOCUMENT (self), NULL);

  priv = aft_document_get_private (self);
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

GBytes *
aft_document_dup_bytes_now (AftDocument *self)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);

  return priv->bytes != NULL && !aft_document_is_dirty (self) ? g_bytes_ref (priv->bytes) : serialise (self, NULL);
}

GBytes *
aft_document_to_bytes (AftDocument *self,
                       GDateTime   *now)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);
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
  AftDocumentPrivate *priv = aft_document_get_private (self);

  if (priv->pending != NULL)
    priv->changes_saved = priv->changes_pending;
  g_bytes_ref (bytes);
  g_clear_pointer (&priv->bytes, g_bytes_unref);
  g_clear_pointer (&priv->pending, g_bytes_unref);
  priv->bytes = bytes;
}

void
aft_document_not_saved (AftDocument *self)
{
  g_clear_pointer (&aft_document_get_private (self)->pending, g_bytes_unref);
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
  AftDocumentPrivate *priv = aft_document_get_private (self);
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
      g_signal_emit_by_name (self, "outside-change");
      g_signal_emit_by_name (self, "changed");
      if (priv->book != NULL)
        g_signal_emit_by_name (priv->book, "document-changed", self);
    }
  return TRUE;
}

GBytes *
aft_document_take_merged (AftDocument *self,
                          GBytes      *bytes,
                          GDateTime   *now)
{
  AftDocumentPrivate *priv = aft_document_get_private (self);
  GBytes *base = priv->pending != NULL ? priv->pending : priv->bytes;
  g_autofree char *moment = NULL;
  g_autoptr (GBytes) current = NULL;
  g_autoptr (GBytes) merged = NULL;

  if (base != NULL && priv->changes != (priv->pending != NULL ? priv->changes_pending : priv->changes_saved))
    {
      moment = aft_moment_format (now);
      current = serialise (self, moment);
      merged = aft_merge_bytes_since (aft_document_get_kind (self), base, current, bytes, NULL, NULL);
    }
  if (merged == NULL)
    merged = g_bytes_ref (bytes);
  aft_document_set_bytes (self, merged, NULL);

  return g_steal_pointer (&merged);
}
