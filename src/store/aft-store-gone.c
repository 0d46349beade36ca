/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-gone.h"

#include "aft-merge-base.h"
#include "aft-merge-origin.h"
#include "aft-trash-private.h"

#include <string.h>

#define DELETED "Z-deleted"     /* in the name of a folder of the trash, after its time */
#define TIME_LENGTH 16          /* of its time */
#define TRIES 8                 /* how often somebody else may write just when we are about to */

AftGone *
aft_gone_new (const char *path,
              GPtrArray  *versions)
{
  AftGone *self = g_new (AftGone, 1);

  self->path = g_strdup (path);
  self->versions = versions;

  return self;
}

void
aft_gone_add (AftGone *self,
              GBytes  *last)
{
  g_ptr_array_insert (self->versions, 0, g_bytes_ref (last));
}

GBytes *
aft_gone_get_last (const AftGone *self)
{
  return self->versions->len > 0 ? g_ptr_array_index (self->versions, 0) : NULL;
}

void
aft_gone_free (AftGone *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->versions);
  g_free (self);
}

/* "20261123T093923Z-deleted-10" comes after "20261123T093923Z-deleted-9", and that after "20261123T093923Z-deleted". */
static gboolean
is_newer (const char *name,
          const char *than)
{
  int times = strncmp (name, than, TIME_LENGTH);

  if (times != 0)
    return times > 0;
  if (strlen (name) != strlen (than))
    return strlen (name) > strlen (than);

  return strcmp (name, than) > 0;
}

/* Where the file is now, below @folder; NULL if nowhere. */
static char *
find (const AftGone *self,
      const char    *folder)
{
  g_autofree char *place = g_build_filename (folder, self->path, NULL);
  g_autofree char *trash = g_build_filename (folder, "trash", NULL);
  g_autofree char *newest = NULL;       /* the folder's name */
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (place, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&place);

  dir = g_dir_open (trash, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (trash, name, self->path, NULL);

      if (strstr (name, DELETED) == NULL)
        continue;
      if ((newest == NULL || is_newer (name, newest)) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        {
          g_free (newest);
          newest = g_strdup (name);
        }
    }

  return newest ? g_build_filename (trash, newest, self->path, NULL) : NULL;
}

/* @last: it is done even if somebody writes meanwhile. Otherwise that is G_IO_ERROR_WRONG_ETAG. */
static gboolean
try_complete (const AftGone *self,
              const char    *folder,
              GDateTime     *now,
              GHashTable    *written,
              gboolean       last,
              GError       **error)
{
  GBytes *ours = aft_gone_get_last (self);
  g_autofree char *place = find (self, folder);
  AftFileState state;
  g_autoptr (GBytes) theirs = place ? aft_file_read (place, AFT_STORE_FILE_MAX, &state, NULL) : NULL;
  g_autoptr (GDateTime) modified = NULL;
  g_autoptr (GBytes) merged = NULL;
  GBytes *base;

  if (ours == NULL || theirs == NULL || g_bytes_equal (ours, theirs))
    return TRUE;
  base = aft_merge_find_base (self->versions, theirs);
  if (base == ours)
    return TRUE;

  modified = aft_store_dup_time (&state);
  merged = aft_merge_bytes_since (aft_store_kind_of (self->path), base, ours, theirs, modified, NULL);
  if (merged == NULL || g_bytes_equal (merged, theirs))
    return TRUE;
  if (!aft_trash_keep_dropped (folder, self->path, base, ours, merged, now, error)
      || !aft_trash_keep_dropped (folder, self->path, base, theirs, merged, now, error)
      || !aft_file_replace_seen (place, merged, last ? NULL : &state, NULL, NULL, error))
    return FALSE;

  if (written && !g_str_has_prefix (place + strlen (folder), "/trash/"))
    g_hash_table_replace (written, g_strdup (self->path), g_bytes_ref (merged));
  return TRUE;
}

gboolean
aft_gone_complete (const AftGone *self,
                   const char    *folder,
                   GDateTime     *now,
                   GHashTable    *written,
                   GError       **error)
{
  for (guint try = 1; ; try++)
    {
      g_autoptr (GError) cause = NULL;

      if (try_complete (self, folder, now, written, try == TRIES, &cause))
        return TRUE;
      if (!g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
    }
}
