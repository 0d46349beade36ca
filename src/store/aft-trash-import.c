/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-trash-private.h"

#include "aft-store-error.h"

#include <string.h>

/* An import can be taken back after a restart: the trash knows what it made, by a checksum, and what stood there before. What
 * somebody changed since is no longer the import's and stays. */

typedef struct
{
  char      *folder;
  GDateTime *now;
  GPtrArray *paths;             /* char *, NULL-terminated, as are the next two */
  GPtrArray *titles;
  GPtrArray *results;
  GPtrArray *formers;           /* GBytes or NULL, of each path */
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->folder);
  g_date_time_unref (note->now);
  g_ptr_array_unref (note->paths);
  g_ptr_array_unref (note->titles);
  g_ptr_array_unref (note->results);
  g_ptr_array_unref (note->formers);
  g_free (note);
}

static char *
dup_result (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static gboolean
is_result (const char *folder,
           const char *path,
           const char *result)
{
  g_autofree char *absolute = g_build_filename (folder, path, NULL);
  g_autoptr (GBytes) bytes = aft_file_read (absolute, AFT_STORE_FILE_MAX, NULL, NULL);
  g_autofree char *sum = bytes ? dup_result (bytes) : NULL;

  return g_strcmp0 (sum, result) == 0;
}

gboolean
aft_trash_import_stands (const char    *folder,
                         AftTrashEntry *entry)
{
  const char * const *paths = aft_trash_entry_get_paths (entry);
  const char * const *results = aft_trash_entry_get_results (entry);

  for (guint i = 0; paths[i]; i++)
    if (is_result (folder, paths[i], results[i]))
      return TRUE;

  return FALSE;
}

/* What the import made of @path goes to @undone; the former file, if it wrote over one, comes back to its place. */
static gboolean
bring_back (const char  *folder,
            const char  *entry,
            const char  *undone,
            const char  *path,
            GError     **error)
{
  g_autofree char *from = g_build_filename (folder, "trash", entry, path, NULL);
  g_autofree char *to = g_build_filename (folder, path, NULL);
  g_autofree char *kept = NULL;

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return aft_trash_take (folder, undone, path, error);

  kept = aft_trash_make_place (folder, undone, path, error);
  return kept && aft_file_move_over (from, to, kept, error);
}

gboolean
aft_trash_import_undo (const char     *folder,
                       AftTrashEntry  *entry,
                       GDateTime      *now,
                       GHashTable     *written,
                       GError        **error)
{
  const char * const *all = aft_trash_entry_get_paths (entry);
  const char * const *titles = aft_trash_entry_get_titles (entry);
  const char * const *results = aft_trash_entry_get_results (entry);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *undone = NULL;
  guint n = g_strv_length ((char **) all);

  for (guint i = 0; i < n; i++)
    if (is_result (folder, all[i], results[i]))
      {
        g_ptr_array_add (taken, (gpointer) all[i]);
        g_ptr_array_add (names, (gpointer) titles[i]);
      }
  if (taken->len == 0)
    return aft_store_say (folder, AFT_STORE_ERROR_UNKNOWN, error);

  g_ptr_array_add (taken, NULL);
  g_ptr_array_add (names, NULL);
  undone = aft_trash_begin (folder, "undone", (const char * const *) taken->pdata, (const char * const *) names->pdata, NULL,
                            now, error);
  if (undone == NULL)
    return FALSE;

  for (guint i = 0; i + 1 < taken->len; i++)
    {
      const char *path = g_ptr_array_index (taken, i);

      g_hash_table_replace (written, g_strdup (path), NULL);
      if (!bring_back (folder, aft_trash_entry_get_name (entry), undone, path, error))
        return FALSE;
    }

  /* What was changed since keeps what it was before, until the trash is emptied. */
  if (taken->len - 1 == n)
    {
      g_autofree char *done = g_build_filename (folder, "trash", aft_trash_entry_get_name (entry), NULL);

      return aft_file_remove_folder (done, error);
    }

  return TRUE;
}

static gboolean
write_note (Note    *note,
            GError **error)
{
  g_autofree char *entry = aft_trash_begin (note->folder, "imported", (const char * const *) note->paths->pdata,
                                            (const char * const *) note->titles->pdata,
                                            (const char * const *) note->results->pdata, note->now, error);

  if (entry == NULL)
    return FALSE;

  for (guint i = 0; i < note->formers->len; i++)
    {
      GBytes *former = g_ptr_array_index (note->formers, i);
      g_autofree char *place = NULL;

      if (former == NULL)
        continue;
      place = aft_trash_make_place (note->folder, entry, g_ptr_array_index (note->paths, i), error);
      if (place == NULL || !aft_file_replace (place, former, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static void
run_note (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Note *note = g_task_get_task_data (G_TASK (data));
  GError *error = NULL;
  GError *cause = NULL;
  int lock = aft_store_lock (note->folder, &error);

  if (lock >= 0)
    {
      if (!write_note (note, &cause))
        aft_store_fail (note->folder, cause, &error);
      aft_file_unlock (lock);
    }

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  GTask *task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  aft_store_next (AFT_STORE (source));
}

static void
note_step (AftStore *self,
           GTask    *task)
{
  GError *error = NULL;

  if (aft_store_check_write (self, &error))
    {
      aft_store_work (self, run_note, task, NULL, noted_cb, task);
      return;
    }
  g_task_return_error (task, error);
  aft_store_next (self);
}

static void
unref_bytes (gpointer bytes)
{
  if (bytes)
    g_bytes_unref (bytes);
}

void
aft_store_note_import_async (AftStore            *self,
                             GPtrArray           *documents,
                             GPtrArray           *formers,
                             GDateTime           *now,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  GTask *task;
  Note *note;

  g_return_if_fail (AFT_IS_STORE (self) && documents != NULL && formers != NULL && documents->len == formers->len);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, aft_store_note_import_async);
  note = g_new0 (Note, 1);
  note->folder = g_strdup (self->folder);
  note->now = g_date_time_ref (now);
  note->paths = g_ptr_array_new_with_free_func (g_free);
  note->titles = g_ptr_array_new_with_free_func (g_free);
  note->results = g_ptr_array_new_with_free_func (g_free);
  note->formers = g_ptr_array_new_with_free_func (unref_bytes);
  for (guint i = 0; i < documents->len; i++)
    {
      AftDocument *document = g_ptr_array_index (documents, i);
      GBytes *bytes = aft_document_get_bytes (document);
      GBytes *former = g_ptr_array_index (formers, i);

      if (bytes == NULL)
        continue;
      g_ptr_array_add (note->paths, g_strdup (aft_store_get_file_of (self, document)->path));
      g_ptr_array_add (note->titles, g_strdup (aft_document_get_summary (document)->title));
      g_ptr_array_add (note->results, dup_result (bytes));
      g_ptr_array_add (note->formers, former ? g_bytes_ref (former) : NULL);
    }
  g_ptr_array_add (note->paths, NULL);
  g_ptr_array_add (note->titles, NULL);
  g_ptr_array_add (note->results, NULL);
  g_task_set_task_data (task, note, note_free);

  aft_store_queue (self, task, note_step);
}

gboolean
aft_store_note_import_finish (AftStore      *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
