/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-trash-private.h"

#include "aft-store-error.h"

#include <string.h>

/* An import or a merge can be taken back after a restart: the trash knows what it made, by a checksum, and what stood there before.
 * What somebody changed since is no longer the import's and stays; a merge is taken back as a whole or not at all. */

/* The checksum of what is no more. */
#define NOTHING ""

struct _AftTrashNote
{
  AftStore  *store;
  char      *what;
  GDateTime *now;
  GPtrArray *documents;         /* AftDocument */
  GPtrArray *paths;             /* char *, of each; NULL-terminated when it is written, as are the next two */
  GPtrArray *titles;
  GPtrArray *results;
  GPtrArray *formers;           /* GBytes or NULL, of each */
};

static void
unref_bytes (gpointer bytes)
{
  if (bytes)
    g_bytes_unref (bytes);
}

AftTrashNote *
aft_trash_note_new (AftStore   *store,
                    const char *what)
{
  AftTrashNote *self = g_new0 (AftTrashNote, 1);

  self->store = g_object_ref (store);
  self->what = g_strdup (what);
  self->documents = g_ptr_array_new_with_free_func (g_object_unref);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->results = g_ptr_array_new_with_free_func (g_free);
  self->formers = g_ptr_array_new_with_free_func (unref_bytes);

  return self;
}

void
aft_trash_note_free (AftTrashNote *self)
{
  g_object_unref (self->store);
  g_free (self->what);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->results);
  g_ptr_array_unref (self->formers);
  g_free (self);
}

void
aft_trash_note_add (AftTrashNote *self,
                    AftDocument  *document,
                    gboolean      fresh)
{
  GBytes *former = fresh ? NULL : aft_document_get_bytes (document);

  g_ptr_array_add (self->documents, g_object_ref (document));
  g_ptr_array_add (self->paths, g_strdup (aft_store_get_file_of (self->store, document)->path));
  g_ptr_array_add (self->titles, g_strdup (aft_document_get_summary (document)->title));
  g_ptr_array_add (self->formers, former ? g_bytes_ref (former) : NULL);
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

  return sum ? g_str_equal (sum, result) : g_str_equal (result, NOTHING) && !g_file_test (absolute, G_FILE_TEST_EXISTS);
}

static gboolean
is_merge (AftTrashEntry *entry)
{
  return g_str_equal (aft_trash_entry_get_what (entry), AFT_TRASH_MERGED) && aft_trash_entry_get_results (entry);
}

/* Whether the merge that @entry notes took @path out of the book. */
static gboolean
took (AftTrashEntry *entry,
      const char    *path)
{
  const char * const *paths = aft_trash_entry_get_paths (entry);
  const char * const *results = aft_trash_entry_get_results (entry);

  for (guint i = 0; paths[i]; i++)
    if (g_str_equal (paths[i], path))
      return g_str_equal (results[i], NOTHING);

  return FALSE;
}

gboolean
aft_trash_note_holds (AftTrashEntry *entry,
                      AftTrashEntry *other)
{
  const char * const *paths = aft_trash_entry_get_paths (other);

  return is_merge (entry) && aft_trash_entry_get_results (other) == NULL && paths[0] && paths[1] == NULL
         && took (entry, paths[0]);
}

gboolean
aft_trash_note_stands (const char    *folder,
                       AftTrashEntry *entry)
{
  const char * const *paths = aft_trash_entry_get_paths (entry);
  const char * const *results = aft_trash_entry_get_results (entry);
  gboolean whole = is_merge (entry);

  for (guint i = 0; paths[i]; i++)
    if (is_result (folder, paths[i], results[i]) != whole)
      return !whole;

  return whole;
}

/* What was made of @path goes to @undone; the former file, if there was one, comes back to its place. */
static gboolean
bring_back (AftStore    *store,
            const char  *entry,
            const char  *undone,
            const char  *path,
            gboolean     gone,
            GError     **error)
{
  const char *folder = store->folder;
  g_autofree char *from = g_build_filename (folder, "trash", entry, path, NULL);
  g_autofree char *to = g_build_filename (folder, path, NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GBytes) former = NULL;

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return aft_trash_take (folder, undone, path, error);

  former = aft_file_read (from, AFT_STORE_FILE_MAX, NULL, error);
  if (former == NULL)
    return FALSE;
  aft_store_put_back (store, path, former);

  if (gone)
    return aft_file_move_new (from, to, error);

  kept = aft_trash_make_place (folder, undone, path, error);
  return kept && aft_file_move_over (from, to, kept, error);
}

/* What the merge took out of the book lay in the trash by itself as well; now it is back. */
static gboolean
drop_held (const char     *folder,
           AftTrashEntry  *entry,
           GError        **error)
{
  g_autofree char *trash = g_build_filename (folder, "trash", NULL);
  g_autoptr (GDir) dir = g_dir_open (trash, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autoptr (AftTrashEntry) other = aft_trash_read_entry (folder, name);
      g_autofree char *path = g_build_filename (trash, name, NULL);

      if (other && aft_trash_note_holds (entry, other) && !aft_file_remove_folder (path, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
aft_trash_note_undo (AftStore       *store,
                     AftTrashEntry  *entry,
                     GDateTime      *now,
                     GHashTable     *written,
                     GError        **error)
{
  const char *folder = store->folder;
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
  if (taken->len == 0 || (taken->len < n && is_merge (entry)))
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
      if (!bring_back (store, aft_trash_entry_get_name (entry), undone, path, took (entry, path), error))
        return FALSE;
    }

  if (!drop_held (folder, entry, error))
    return FALSE;

  /* What was changed since keeps what it was before, until the trash is emptied. */
  if (taken->len - 1 == n)
    {
      g_autofree char *done = g_build_filename (folder, "trash", aft_trash_entry_get_name (entry), NULL);

      return aft_file_remove_folder (done, error);
    }

  return TRUE;
}

static gboolean
write_note (AftTrashNote  *note,
            GError       **error)
{
  const char *folder = note->store->folder;
  g_autofree char *entry = aft_trash_begin (folder, note->what, (const char * const *) note->paths->pdata,
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
      place = aft_trash_make_place (folder, entry, g_ptr_array_index (note->paths, i), error);
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
  AftTrashNote *note = g_task_get_task_data (G_TASK (data));
  const char *folder = note->store->folder;
  GError *error = NULL;
  GError *cause = NULL;
  int lock = aft_store_lock (folder, &error);

  if (lock >= 0)
    {
      if (!write_note (note, &cause))
        aft_store_fail (folder, cause, &error);
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

/* What came of each. Of what wasn't changed after all nothing has to be known. */
static void
complete (AftTrashNote *note)
{
  AftBook *book = note->store->book;

  for (guint i = 0; i < note->documents->len;)
    {
      AftDocument *document = g_ptr_array_index (note->documents, i);
      GBytes *former = g_ptr_array_index (note->formers, i);
      gboolean gone = aft_book_lookup (book, aft_record_get_id (AFT_RECORD (document))) != document;
      GBytes *bytes = gone ? NULL : aft_document_get_bytes (document);

      if (gone ? former == NULL : bytes == NULL || (former && g_bytes_equal (former, bytes)))
        {
          g_ptr_array_remove_index (note->documents, i);
          g_ptr_array_remove_index (note->paths, i);
          g_ptr_array_remove_index (note->titles, i);
          g_ptr_array_remove_index (note->formers, i);
          continue;
        }
      g_ptr_array_add (note->results, gone ? g_strdup (NOTHING) : dup_result (bytes));
      i++;
    }
  g_ptr_array_add (note->paths, NULL);
  g_ptr_array_add (note->titles, NULL);
  g_ptr_array_add (note->results, NULL);
}

void
aft_store_note_async (AftStore            *self,
                      AftTrashNote        *note,
                      GDateTime           *now,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  GTask *task;

  g_return_if_fail (AFT_IS_STORE (self) && note != NULL && note->now == NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, aft_store_note_async);
  note->now = g_date_time_ref (now);
  complete (note);
  g_task_set_task_data (task, note, (GDestroyNotify) aft_trash_note_free);
  if (note->documents->len > 0)
    {
      aft_store_queue (self, task, note_step);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

gboolean
aft_store_note_finish (AftStore      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
