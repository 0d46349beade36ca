/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-scan-private.h"

#include "aft-store-error.h"

#include <fcntl.h>

#define CHUNK 32              /* files that a reader takes at a time */

/* Whether @path needs reading; notes that it was seen. It is @name in the open @folder. */
static gboolean
differs (AftScan    *scan,
         const char *path,
         int         folder,
         const char *name)
{
  AftStore *store = scan->store;
  AftFileState known = { 0 };
  AftFileState state;
  AftStoreFile *file;
  gboolean unsure = TRUE;

  g_mutex_lock (&store->mutex);
  file = g_hash_table_lookup (store->files, path);
  if (file)
    {
      file->seen = scan->number;
      known = file->state;
      unsure = file->unsure || !known.exists;
    }
  g_mutex_unlock (&store->mutex);

  return unsure || !aft_file_get_state_in (folder, name, &state, NULL) || !aft_file_state_equal (&state, &known);
}

/* What interrupted saves left in @folder. */
static void
sweep (AftScan    *scan,
       const char *folder)
{
  int lock = aft_store_lock (scan->store->folder, NULL);

  if (lock < 0)
    return;

  aft_file_sweep (folder, g_date_time_to_unix (scan->now), AFT_STORE_SWEEP_AGE);
  aft_file_unlock (lock);
}

/* All of it is looked at each time: nothing is allocated for a file that is as it was. @dir is @name, open as @folder. Whether
 * saves may have left something. */
static gboolean
list_names (AftScan    *scan,
            const char *name,
            GDir       *dir,
            int         folder)
{
  g_autoptr (GString) path = g_string_new (name);
  gsize length = g_string_append_c (path, '/')->len;
  GPtrArray *paths = NULL;
  gboolean leftovers = FALSE;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *original = NULL;

      g_string_truncate (path, length);
      g_string_append (path, name);
      if (aft_store_kind_of (path->str) == AFT_DOCUMENT_KINDS)
        {
          leftovers |= aft_file_is_temporary (name);
          continue;
        }
      original = aft_store_dup_original (path->str);
      if (original)
        {
          g_mutex_lock (&scan->mutex);
          g_ptr_array_add (scan->conflicts, g_strdup (path->str));
          g_mutex_unlock (&scan->mutex);
          continue;
        }
      if (!differs (scan, path->str, folder, name))
        continue;

      if (paths == NULL)
        paths = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (paths, g_strdup (path->str));
      if (paths->len == CHUNK)
        aft_scan_push (scan, g_steal_pointer (&paths));
    }
  if (paths)
    aft_scan_push (scan, paths);

  return leftovers;
}

static gboolean
list_folder (AftScan      *scan,
             const char   *name,
             GError      **error)
{
  g_autofree char *absolute = aft_store_dup_path (scan->store, name);
  g_autoptr (GDir) dir = g_dir_open (absolute, 0, error);
  int folder = dir ? aft_file_open_folder (absolute, error) : -1;

  if (folder < 0)
    return FALSE;
  if (list_names (scan, name, dir, folder) && scan->sweeps)
    sweep (scan, absolute);
  aft_file_close_folder (folder);

  return TRUE;
}

/* What is known and wasn't seen is gone. */
static void
find_missing (AftScan *scan)
{
  AftStore *store = scan->store;
  GHashTableIter iter;
  AftStoreFile *file;

  g_mutex_lock (&store->mutex);
  g_hash_table_iter_init (&iter, store->files);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &file))
    if (file->seen != scan->number && file->state.exists && file->kind != AFT_DOCUMENT_BOOK)
      {
        AftFound *found = g_new0 (AftFound, 1);

        found->path = g_strdup (file->path);
        found->kind = file->kind;
        found->known = TRUE;
        found->generation = file->generation;
        aft_scan_add_found (scan, found);
      }
  g_mutex_unlock (&store->mutex);
}

static gboolean
folder_was_known (AftStore        *store,
                  AftDocumentKind  kind)
{
  GHashTableIter iter;
  AftStoreFile *file;
  gboolean known = FALSE;

  g_mutex_lock (&store->mutex);
  g_hash_table_iter_init (&iter, store->files);
  while (!known && g_hash_table_iter_next (&iter, NULL, (gpointer *) &file))
    known = file->kind == kind && file->state.exists;
  g_mutex_unlock (&store->mutex);

  return known;
}

/* A book that isn't there is no empty book: nothing counts as deleted when its folder can't be listed. */
static gboolean
list_all (AftScan  *scan,
          GError  **error)
{
  g_autofree char *info = aft_store_dup_path (scan->store, "book.ini");
  AftFileState state;

  if (!aft_file_get_state (info, &state, error))
    return FALSE;
  if (!state.exists)
    return aft_store_say (scan->store->folder, AFT_STORE_ERROR_GONE, error);

  if (differs (scan, "book.ini", AT_FDCWD, info))
    {
      GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (paths, g_strdup ("book.ini"));
      aft_scan_push (scan, paths);
    }

  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      g_autoptr (GError) cause = NULL;

      if (list_folder (scan, aft_document_kind_folder (kind), &cause))
        continue;
      if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) && !folder_was_known (scan->store, kind))
        continue;
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  find_missing (scan);
  return TRUE;
}

static GPtrArray *
list_only (AftScan *scan)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  const char *path;

  g_hash_table_iter_init (&iter, scan->only);
  while (g_hash_table_iter_next (&iter, (gpointer *) &path, NULL))
    {
      g_autofree char *original = aft_store_dup_original (path);
      g_autofree char *absolute = aft_store_dup_path (scan->store, path);

      if (original == NULL)
        g_ptr_array_add (paths, g_strdup (path));
      else if (g_file_test (absolute, G_FILE_TEST_EXISTS))
        g_ptr_array_add (scan->conflicts, g_strdup (path));
    }

  return paths;
}

gboolean
aft_scan_list (AftScan  *scan,
               GError  **error)
{
  g_autofree char *info = aft_store_dup_path (scan->store, "book.ini");
  AftFileState state;

  if (scan->only == NULL)
    return list_all (scan, error);

  if (!aft_file_get_state (info, &state, error))
    return FALSE;
  if (!state.exists)
    return aft_store_say (scan->store->folder, AFT_STORE_ERROR_GONE, error);
  aft_scan_push (scan, list_only (scan));

  return TRUE;
}
