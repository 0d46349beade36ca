/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-private.h"

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

void
aft_store_forget_versions (AftStore   *self,
                           const char *path)
{
  for (GList *link = self->versions.head, *next; link; link = next)
    {
      next = link->next;
      if (strcmp (((Version *) link->data)->path, path) == 0)
        drop (self, link);
    }
}

void
aft_store_clear_versions (AftStore *self)
{
  g_queue_clear_full (&self->versions, (GDestroyNotify) version_free);
  self->versions_size = 0;
}
