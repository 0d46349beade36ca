/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-write.h"

#include "aft-id.h"
#include "aft-store-staging.h"
#include "aft-trash-private.h"

/* Many documents at once, all or nothing. */

typedef struct
{
  char      *folder;
  char      *what;
  GDateTime *now;
  GPtrArray *documents;
  GPtrArray *fresh;             /* of them, those that weren't in the book */
  GPtrArray *writes;            /* AftStoreWrite, one for each document; freed by their end */
  char      *entry;             /* in the trash; NULL: nothing was replaced */
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_free (import->folder);
  g_free (import->what);
  g_free (import->entry);
  g_date_time_unref (import->now);
  g_ptr_array_unref (import->documents);
  g_ptr_array_unref (import->fresh);
  g_ptr_array_unref (import->writes);
  g_free (import);
}

/* Below, in the writer's thread, with the book locked. */

/* Writes all documents, or with @former what stood in their places, below the absolute folder @to. */
static gboolean
write_below (Import      *import,
             const char  *to,
             gboolean     former,
             GError     **error)
{
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      g_autofree char *folder = g_build_filename (to, aft_document_kind_folder (kind), NULL);
      g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) contents = g_ptr_array_new ();

      for (guint i = 0; i < import->writes->len; i++)
        {
          AftStoreWrite *write = g_ptr_array_index (import->writes, i);
          GBytes *bytes = former ? write->theirs : write->written;

          if (write->kind != kind || bytes == NULL)
            continue;
          g_ptr_array_add (paths, g_build_filename (to, write->path, NULL));
          g_ptr_array_add (contents, bytes);
        }

      if (paths->len > 0
          && (!aft_file_make_folder (folder, error)
              || !aft_file_replace_many ((const char * const *) paths->pdata, (GBytes * const *) contents->pdata, NULL,
                                         paths->len, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
keep_former (Import  *import,
             GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *to = NULL;

  for (guint i = 0; i < import->writes->len; i++)
    {
      AftStoreWrite *write = g_ptr_array_index (import->writes, i);

      if (write->theirs == NULL)
        continue;
      g_ptr_array_add (paths, write->path);
      g_ptr_array_add (titles, write->title);
    }
  if (paths->len == 0)
    return TRUE;

  g_ptr_array_add (paths, NULL);
  g_ptr_array_add (titles, NULL);
  import->entry = aft_trash_begin (import->folder, import->what, (const char * const *) paths->pdata,
                                   (const char * const *) titles->pdata, NULL, import->now, error);
  if (import->entry == NULL)
    return FALSE;

  to = g_build_filename (import->folder, "trash", import->entry, NULL);
  return write_below (import, to, TRUE, error);
}

static gboolean
look_at_written (Import  *import,
                 GError **error)
{
  for (guint i = 0; i < import->writes->len; i++)
    {
      AftStoreWrite *write = g_ptr_array_index (import->writes, i);
      g_autofree char *absolute = g_build_filename (import->folder, write->path, NULL);

      if (!aft_file_get_state (absolute, &write->state, error))
        return FALSE;
    }

  return TRUE;
}

/* Up to the mark nothing has happened; from there on it has, even if the end comes only when the book is opened next. */
static gboolean
import_all (gpointer   data,
            GError   **error)
{
  Import *import = data;
  g_autofree char *id = aft_id_new ();
  g_autofree char *staging = g_build_filename ("staging", id, NULL);
  g_autofree char *absolute = g_build_filename (import->folder, staging, NULL);

  for (guint i = 0; i < import->writes->len; i++)
    if (!aft_store_write_plan (g_ptr_array_index (import->writes, i), error))
      return FALSE;

  if (!aft_file_make_folder (absolute, error) || !write_below (import, absolute, FALSE, error)
      || !keep_former (import, error) || !aft_store_complete_staging (import->folder, staging, import->entry, error))
    {
      aft_file_remove_folder (absolute, NULL);
      if (import->entry)
        {
          g_autofree char *entry = g_build_filename (import->folder, "trash", import->entry, NULL);

          aft_file_remove_folder (entry, NULL);
        }
      return FALSE;
    }

  return aft_store_roll_forward (import->folder, staging, import->now, error) && look_at_written (import, error);
}

/* Below, on the main thread. */

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  AftStore *self = AFT_STORE (source);
  GTask *task = data;
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  for (guint i = 0; i < import->writes->len; i++)
    {
      AftDocument *document = g_ptr_array_index (import->documents, i);

      aft_store_write_end (self, document, g_ptr_array_index (import->writes, i), done);
    }
  if (done)
    aft_book_add_many (self->book, import->fresh);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  aft_store_next (self);
}

/* Making the bytes of thousands takes a while: a few milliseconds at a time. */
static gboolean
prepare_cb (gpointer data)
{
  GTask *task = data;
  AftStore *self = g_task_get_source_object (task);
  Import *import = g_task_get_task_data (task);
  gint64 until = g_get_monotonic_time () + AFT_STORE_SLICE;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      for (guint i = 0; i < import->writes->len; i++)
        aft_store_write_end (self, g_ptr_array_index (import->documents, i), g_ptr_array_index (import->writes, i), FALSE);
      g_ptr_array_set_size (import->writes, 0);
      g_task_return_error_if_cancelled (task);
      aft_store_next (self);
      return G_SOURCE_REMOVE;
    }

  while (import->writes->len < import->documents->len)
    {
      AftDocument *document = g_ptr_array_index (import->documents, import->writes->len);

      g_ptr_array_add (import->writes, aft_store_write_new (self, document, import->now));
      if (g_get_monotonic_time () >= until)
        return G_SOURCE_CONTINUE;
    }

  aft_store_work_locked (self, import_all, import, imported_cb, task);
  return G_SOURCE_REMOVE;
}

static void
import_step (AftStore *self,
             GTask    *task)
{
  g_autoptr (GSource) source = NULL;

  if (!aft_store_may_write (self, task))
    return;

  source = g_idle_source_new ();
  g_source_set_callback (source, prepare_cb, task, NULL);
  g_source_set_static_name (source, "afterword: prepare import");
  g_source_attach (source, self->context);
}

void
aft_store_import_async (AftStore            *self,
                        GPtrArray           *documents,
                        const char          *what,
                        GDateTime           *now,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  GTask *task;
  Import *import;

  g_return_if_fail (AFT_IS_STORE (self) && documents != NULL && what != NULL && now != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, aft_store_import_async);
  import = g_new0 (Import, 1);
  import->folder = g_strdup (self->folder);
  import->what = g_strdup (what);
  import->now = g_date_time_ref (now);
  import->writes = g_ptr_array_new ();
  import->documents = g_ptr_array_new_with_free_func (g_object_unref);
  import->fresh = g_ptr_array_new ();
  for (guint i = 0; i < documents->len; i++)
    {
      AftDocument *document = g_ptr_array_index (documents, i);

      g_ptr_array_add (import->documents, g_object_ref (document));
      if (aft_book_lookup (self->book, aft_record_get_id (AFT_RECORD (document))) != document)
        g_ptr_array_add (import->fresh, document);
    }
  g_task_set_task_data (task, import, import_free);

  aft_store_queue (self, task, import_step);
}

gboolean
aft_store_import_finish (AftStore      *self,
                         GAsyncResult  *result,
                         char         **entry,
                         GError       **error)
{
  Import *import;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  import = g_task_get_task_data (G_TASK (result));
  if (entry)
    *entry = g_strdup (import->entry);

  return TRUE;
}
