/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-write.h"

/* Saving: the main thread makes the bytes while the writer locks and reads, who then compares, merges and writes; the main thread
 * hears of it. What stood in the last file before goes when nobody waits for it any more. */

typedef struct
{
  GPtrArray *documents;         /* in the order they are written */
  guint      at;
  GDateTime *now;
  char      *former;            /* the path of what is still to be discarded; or NULL */
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_ptr_array_unref (save->documents);
  g_date_time_unref (save->now);
  g_free (save->former);
  g_free (save);
}

/* What persons refer to is written before them. */
static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  gboolean one = aft_document_get_kind (*(AftDocument **) a) == AFT_DOCUMENT_CONTACT;
  gboolean two = aft_document_get_kind (*(AftDocument **) b) == AFT_DOCUMENT_CONTACT;

  return one - two;
}

static gboolean
run_write (gpointer   data,
           GError   **error)
{
  return aft_store_write_run (data, error);
}

static void
discard (GTask        *work,
         gpointer      source,
         gpointer      former,
         GCancellable *cancellable)
{
  aft_file_discard (former);
  g_task_return_boolean (work, TRUE);
}

static void
discarded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  aft_store_next (AFT_STORE (source));
}

/* @error (taken): NULL if it is done. */
static void
end (AftStore *self,
     GTask    *task,
     GError   *error)
{
  Save *save = g_task_get_task_data (task);

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);

  if (save->former)
    aft_store_work (self, discard, g_steal_pointer (&save->former), g_free, discarded_cb, NULL);
  else
    aft_store_next (self);
}

static void save_step (AftStore *self,
                       GTask    *task);

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  AftStore *self = AFT_STORE (source);
  GTask *task = data;
  Save *save = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  AftStoreWrite *write = g_task_get_task_data (G_TASK (result));

  save->former = g_steal_pointer (&write->former);
  aft_store_write_end (self, g_ptr_array_index (save->documents, save->at), write, done);
  save->at++;

  if (done)
    save_step (self, task);
  else
    end (self, task, error);
}

static void
save_step (AftStore *self,
           GTask    *task)
{
  Save *save = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error) || !aft_store_check_write (self, &error))
    {
      end (self, task, error);
      return;
    }

  for (; save->at < save->documents->len; save->at++)
    {
      AftDocument *document = g_ptr_array_index (save->documents, save->at);

      if (aft_document_is_dirty (document))
        {
          AftStoreWrite *write = aft_store_write_begin (self, document, save->now);

          write->keep = save->at + 1 == save->documents->len;
          aft_store_work_locked (self, run_write, write, written_cb, task);
          aft_store_write_give (write, document);
          return;
        }
    }

  end (self, task, NULL);
}

void
aft_store_save_many_async (AftStore            *self,
                           GPtrArray           *documents,
                           GDateTime           *now,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  GTask *task;
  Save *save;

  g_return_if_fail (AFT_IS_STORE (self) && documents != NULL && now != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, aft_store_save_async);

  save = g_new0 (Save, 1);
  save->documents = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < documents->len; i++)
    g_ptr_array_add (save->documents, g_object_ref (g_ptr_array_index (documents, i)));
  g_ptr_array_sort (save->documents, compare_kinds);
  save->now = g_date_time_ref (now);
  g_task_set_task_data (task, save, save_free);

  aft_store_queue (self, task, save_step);
}

void
aft_store_save_async (AftStore            *self,
                      AftDocument         *document,
                      GDateTime           *now,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();

  g_return_if_fail (AFT_IS_DOCUMENT (document));

  g_ptr_array_add (documents, document);
  aft_store_save_many_async (self, documents, now, cancellable, callback, data);
}

gboolean
aft_store_save_finish (AftStore      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
