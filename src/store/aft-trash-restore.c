/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-trash-private.h"

#include "aft-merge.h"
#include "aft-store-error.h"
#include "aft-store-scan.h"

#include <string.h>

/* How often somebody else may write just when we are about to. */
#define TRIES 8

/* Restoring */

typedef struct
{
  AftStore   *store;            /* the task's: it lives as long */
  char       *folder;
  char       *entry;
  gboolean    over;
  GDateTime  *now;
  GHashTable *written;          /* what was restored */
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_free (restore->folder);
  g_free (restore->entry);
  g_date_time_unref (restore->now);
  g_clear_pointer (&restore->written, g_hash_table_unref);
  g_free (restore);
}

/* What stands at @path, absolute @to, goes to an entry of its own, and @from comes to its place: nobody sees that nothing stood there. */
static gboolean
put_over (Restore     *restore,
          const char  *from,
          const char  *to,
          const char  *path,
          GError     **error)
{
  const char *paths[] = { path, NULL };
  g_autofree char *entry = aft_trash_begin (restore->folder, "replaced", paths, NULL, NULL, restore->now, error);
  g_autofree char *kept = entry ? aft_trash_make_place (restore->folder, entry, path, error) : NULL;

  return kept && aft_file_move_over (from, to, kept, error);
}

/* @last: it is done even if somebody writes meanwhile. Otherwise that is G_IO_ERROR_WRONG_ETAG. */
static gboolean
try_restore (Restore     *restore,
             const char  *path,
             gboolean     last,
             GError     **error)
{
  g_autofree char *from = g_build_filename (restore->folder, "trash", restore->entry, path, NULL);
  g_autofree char *to = g_build_filename (restore->folder, path, NULL);
  g_autofree char *parent = g_path_get_dirname (to);
  AftFileState seen;
  g_autoptr (GBytes) there = aft_file_read (to, AFT_STORE_FILE_MAX, &seen, NULL);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) trashed = restore->over ? NULL : aft_file_read (from, AFT_STORE_FILE_MAX, NULL, &cause);
  g_autoptr (GBytes) merged = NULL;
  GBytes *written;

  if (there && cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (there && trashed)
    merged = aft_merge_bytes (aft_store_kind_of (path), there, trashed, NULL, NULL);
  written = merged ? merged : trashed;
  g_hash_table_replace (restore->written, g_strdup (path), written ? g_bytes_ref (written) : NULL);
  if (merged)
    return aft_trash_keep_dropped (restore->folder, path, NULL, there, merged, restore->now, error)
           && aft_trash_keep_dropped (restore->folder, path, NULL, trashed, merged, restore->now, error)
           && aft_file_replace_seen (to, merged, last ? NULL : &seen, NULL, NULL, error) && aft_file_remove (from, error);

  /* What stood there is not lost by it. */
  if (there)
    return put_over (restore, from, to, path, error);

  return aft_file_make_folder (parent, error) && (last ? aft_file_move (from, to, error) : aft_file_move_new (from, to, error));
}

static gboolean
restore_one (Restore     *restore,
             const char  *path,
             GError     **error)
{
  for (guint try = 1; ; try++)
    {
      g_autoptr (GError) cause = NULL;

      if (try_restore (restore, path, try == TRIES, &cause))
        return TRUE;
      if (!g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
    }
}

/* Whether anything but the manifest is left in @folder: something the manifest doesn't say how to bring back. */
static gboolean
holds_more (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) ? holds_more (path) : !g_str_equal (name, AFT_TRASH_MANIFEST))
        return TRUE;
    }

  return FALSE;
}

static gboolean
restore_all (gpointer   data,
             GError   **error)
{
  Restore *restore = data;
  g_autoptr (AftTrashEntry) entry = NULL;
  g_autofree char *folder = g_build_filename (restore->folder, "trash", restore->entry, NULL);
  const char * const *paths;

  if (strchr (restore->entry, '/') == NULL && restore->entry[0] != '.')
    entry = aft_trash_read_entry (restore->folder, restore->entry);
  if (entry == NULL)
    return aft_store_say (restore->folder, AFT_STORE_ERROR_UNKNOWN, error);
  if (aft_trash_entry_get_results (entry))
    return aft_trash_note_undo (restore->store, entry, restore->now, restore->written, error);

  /* What others refer to comes first. */
  paths = aft_trash_entry_get_paths (entry);
  for (guint contacts = 0; contacts < 2; contacts++)
    for (guint i = 0; paths[i]; i++)
      {
        AftDocumentKind kind = aft_store_kind_of (paths[i]);

        if (kind != AFT_DOCUMENT_KINDS && (kind == AFT_DOCUMENT_CONTACT) == contacts
            && !restore_one (restore, paths[i], error))
          return FALSE;
      }

  return holds_more (folder) || aft_file_remove_folder (folder, error);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  AftStore *self = AFT_STORE (source);
  GTask *task = data;
  Restore *restore = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      aft_store_take_written (self, restore->written);
      aft_store_scan (self, g_steal_pointer (&restore->written), restore->now, g_object_ref (task));
    }
  else
    g_task_return_error (task, error);

  aft_store_next (self);
}

static void
restore_step (AftStore *self,
              GTask    *task)
{
  if (aft_store_may_write (self, task))
    aft_store_work_locked (self, restore_all, g_task_get_task_data (task), restored_cb, task);
}

void
aft_store_restore_async (AftStore            *self,
                         const char          *entry,
                         gboolean             over,
                         GDateTime           *now,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  GTask *task;
  Restore *restore;

  g_return_if_fail (AFT_IS_STORE (self) && entry != NULL && now != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, aft_store_restore_async);
  restore = g_new0 (Restore, 1);
  restore->store = self;
  restore->folder = g_strdup (self->folder);
  restore->entry = g_strdup (entry);
  restore->over = over;
  restore->now = g_date_time_ref (now);
  restore->written = aft_store_new_written ();
  g_task_set_task_data (task, restore, restore_free);

  aft_store_queue (self, task, restore_step);
}

gboolean
aft_store_restore_finish (AftStore      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Listing */

static int
compare_ages (gconstpointer a,
              gconstpointer b)
{
  return g_date_time_compare (aft_trash_entry_get_when (*(AftTrashEntry **) b), aft_trash_entry_get_when (*(AftTrashEntry **) a));
}

static gboolean
is_held (AftTrashEntry *entry,
         GPtrArray     *entries)
{
  for (guint i = 0; i < entries->len; i++)
    if (aft_trash_note_holds (g_ptr_array_index (entries, i), entry))
      return TRUE;

  return FALSE;
}

static GPtrArray *
list_entries (const char *book)
{
  g_autofree char *folder = g_build_filename (book, "trash", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      AftTrashEntry *entry = aft_trash_read_entry (book, name);

      if (entry && (aft_trash_entry_get_results (entry) == NULL || aft_trash_note_stands (book, entry)))
        g_ptr_array_add (entries, entry);
      else
        g_clear_object (&entry);
    }
  for (guint i = entries->len; i > 0; i--)
    if (is_held (g_ptr_array_index (entries, i - 1), entries))
      g_ptr_array_remove_index (entries, i - 1);
  g_ptr_array_sort (entries, compare_ages);

  return entries;
}

static void
run_list (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  g_task_return_pointer (task, list_entries (AFT_STORE (source)->folder), (GDestroyNotify) g_ptr_array_unref);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), NULL);
  GListStore *list = g_list_store_new (AFT_TYPE_TRASH_ENTRY);

  /* An entry of which everything was moved elsewhere by an interruption has nothing to show. */
  for (guint i = 0; i < entries->len; i++)
    if (aft_trash_entry_get_paths (g_ptr_array_index (entries, i))[0])
      g_list_store_append (list, g_ptr_array_index (entries, i));
  g_task_return_pointer (task, list, g_object_unref);
}

void
aft_store_list_trash_async (AftStore            *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  GTask *task;

  g_return_if_fail (AFT_IS_STORE (self) && self->folder != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, aft_store_list_trash_async);
  aft_store_work (self, run_list, NULL, NULL, listed_cb, task);
}

GListModel *
aft_store_list_trash_finish (AftStore      *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Emptying */

typedef struct
{
  char      *folder;
  GDateTime *before;            /* NULL: all of it */
} Emptying;

static void
emptying_free (gpointer data)
{
  Emptying *emptying = data;

  g_free (emptying->folder);
  g_clear_pointer (&emptying->before, g_date_time_unref);
  g_free (emptying);
}

static gboolean
empty_all (gpointer   data,
           GError   **error)
{
  Emptying *emptying = data;
  g_autofree char *trash = g_build_filename (emptying->folder, "trash", NULL);
  g_autoptr (GDir) dir = g_dir_open (trash, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autoptr (AftTrashEntry) entry = aft_trash_read_entry (emptying->folder, name);
      g_autofree char *path = g_build_filename (trash, name, NULL);

      if (emptying->before
          && (entry == NULL || g_date_time_compare (aft_trash_entry_get_when (entry), emptying->before) >= 0))
        continue;
      if (!g_file_test (path, G_FILE_TEST_IS_DIR) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (!aft_file_remove_folder (path, error))
        return FALSE;
    }

  return TRUE;
}

static void
emptied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (data, TRUE);
  else
    g_task_return_error (data, error);
  aft_store_next (AFT_STORE (source));
}

static void
empty_step (AftStore *self,
            GTask    *task)
{
  if (aft_store_may_write (self, task))
    aft_store_work_locked (self, empty_all, g_task_get_task_data (task), emptied_cb, task);
}

void
aft_store_empty_trash_async (AftStore            *self,
                             GDateTime           *before,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  GTask *task;
  Emptying *emptying;

  g_return_if_fail (AFT_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, aft_store_empty_trash_async);
  emptying = g_new0 (Emptying, 1);
  emptying->folder = g_strdup (self->folder);
  emptying->before = before ? g_date_time_ref (before) : NULL;
  g_task_set_task_data (task, emptying, emptying_free);

  aft_store_queue (self, task, empty_step);
}

gboolean
aft_store_empty_trash_finish (AftStore      *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
