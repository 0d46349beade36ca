/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-private.h"

#include "aft-merge-origin.h"

#include <string.h>

/* What stood in files until it was replaced. Whoever read it before then may put in place what they made of it, without having
 * seen what came since. */

#define VERSIONS_MAX 64                         /* of one file */
#define VERSIONS_ALL_MAX 1024
#define VERSIONS_SIZE_MAX (8 * 1024 * 1024)     /* bytes of all of them */

typedef struct
{
  char     *path;
  GBytes   *bytes;
  gboolean  last;               /* others took the file away then */
} Version;

static void
version_free (Version *self)
{
  g_free (self->path);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
drop (AftStore *self,
      GList    *link)
{
  self->versions_size -= g_bytes_get_size (((Version *) link->data)->bytes);
  version_free (link->data);
  g_queue_delete_link (&self->versions, link);
}

/* Of the older half of a file's every second one goes, but the oldest: they then reach back the further, the longer one writes. */
static void
thin_out (AftStore   *self,
          const char *path)
{
  GList *last = NULL;
  guint n = 0;

  for (GList *link = self->versions.head, *next; link; link = next)
    {
      next = link->next;
      if (strcmp (((Version *) link->data)->path, path) != 0)
        continue;
      if (last && n > VERSIONS_MAX / 2 && n % 2 == 0)
        drop (self, last);
      last = link;
      n++;
    }
}

static guint
count (AftStore   *self,
       const char *path)
{
  guint n = 0;

  for (GList *link = self->versions.head; link; link = link->next)
    n += strcmp (((Version *) link->data)->path, path) == 0;

  return n;
}

static void
remember (AftStore   *self,
          const char *path,
          GBytes     *bytes,
          gboolean    last)
{
  Version *version = g_new (Version, 1);

  version->path = g_strdup (path);
  version->bytes = g_bytes_ref (bytes);
  version->last = last;
  self->versions_size += g_bytes_get_size (bytes);
  g_queue_push_head (&self->versions, version);

  if (count (self, path) > VERSIONS_MAX)
    thin_out (self, path);
  while (self->versions.length > VERSIONS_ALL_MAX || self->versions_size > VERSIONS_SIZE_MAX)
    drop (self, self->versions.tail);
}

void
aft_store_remember (AftStore   *self,
                    const char *path,
                    GBytes     *bytes)
{
  remember (self, path, bytes, FALSE);
}

void
aft_store_remember_last (AftStore   *self,
                         const char *path,
                         GBytes     *bytes)
{
  remember (self, path, bytes, TRUE);
}

GPtrArray *
aft_store_dup_versions (AftStore   *self,
                        const char *path,
                        GBytes     *newest)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  if (newest)
    g_ptr_array_add (versions, g_bytes_ref (newest));
  for (GList *link = self->versions.head; link; link = link->next)
    {
      Version *version = link->data;

      if (strcmp (version->path, path) == 0)
        g_ptr_array_add (versions, g_bytes_ref (version->bytes));
    }

  return versions;
}

GBytes *
aft_store_take_last (AftStore   *self,
                     const char *path)
{
  for (GList *link = self->versions.head; link; link = link->next)
    {
      Version *version = link->data;

      if (strcmp (version->path, path) != 0)
        continue;
      if (!version->last)
        return NULL;
      version->last = FALSE;
      return version->bytes;
    }

  return NULL;
}

gboolean
aft_store_is_outdated (AftStore   *self,
                       const char *path,
                       GBytes     *known,
                       GBytes     *found)
{
  g_autoptr (GPtrArray) versions = NULL;

  if (self->read_only)
    return FALSE;
  versions = aft_store_dup_versions (self, path, known);

  return aft_merge_find_base (versions, found) != known;
}

void
aft_store_put_back (AftStore   *self,
                    const char *path,
                    GBytes     *bytes)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_replace (self->put_back, g_strdup (path), g_bytes_ref (bytes));
  g_mutex_unlock (&self->mutex);
}

gboolean
aft_store_was_put_back (AftStore   *self,
                        const char *path,
                        GBytes     *found)
{
  GBytes *bytes;
  gboolean same;

  g_mutex_lock (&self->mutex);
  bytes = g_hash_table_lookup (self->put_back, path);
  same = bytes && g_bytes_equal (bytes, found);
  if (same)
    g_hash_table_remove (self->put_back, path);
  g_mutex_unlock (&self->mutex);

  return same;
}

static void
unref_bytes (gpointer bytes)
{
  if (bytes)
    g_bytes_unref (bytes);
}

GHashTable *
aft_store_new_written (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_bytes);
}

static AftDocument *
find_document (AftStore   *self,
               const char *path,
               GBytes     *bytes)
{
  AftDocumentKind kind = aft_store_kind_of (path);
  g_autoptr (AftSummary) summary = kind != AFT_DOCUMENT_KINDS ? aft_summary_scan (bytes, kind, NULL, NULL) : NULL;
  AftDocument *document = summary ? aft_book_lookup (self->book, summary->id) : NULL;

  return document && strcmp (aft_store_get_file_of (self, document)->path, path) == 0 ? document : NULL;
}

static void
take_written (AftStore   *self,
              const char *path,
              GBytes     *bytes)
{
  AftDocument *document = find_document (self, path, bytes);
  GBytes *known = document ? aft_document_get_bytes (document) : NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GBytes) taken = NULL;

  if (known == NULL)
    {
      aft_store_remember_last (self, path, bytes);
      return;
    }
  /* What was written over what we knew is merged by the next save. */
  if (g_bytes_equal (known, bytes) || aft_store_is_outdated (self, path, known, bytes))
    return;

  g_mutex_lock (&self->mutex);
  aft_store_get_file_of (self, document)->generation++;
  g_mutex_unlock (&self->mutex);
  aft_store_remember (self, path, known);
  now = self->clock (self->clock_data);
  taken = aft_document_take_merged (document, bytes, now);
}

void
aft_store_take_written (AftStore   *self,
                        GHashTable *written)
{
  GHashTableIter iter;
  const char *path;
  GBytes *bytes;

  g_hash_table_iter_init (&iter, written);
  while (g_hash_table_iter_next (&iter, (gpointer *) &path, (gpointer *) &bytes))
    if (bytes)
      take_written (self, path, bytes);
}

void
aft_store_clear_versions (AftStore *self)
{
  g_queue_clear_full (&self->versions, (GDestroyNotify) version_free);
  self->versions_size = 0;
}
