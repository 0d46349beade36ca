/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-private.h"

#include "aft-store-error.h"

struct _AftStoreTurn
{
  GTask        *task;
  AftStoreStep  step;
};

typedef struct
{
  GTask               *task;
  GTaskThreadFunc      work;
  AftStoreLocked       locked;          /* instead of work */
  char                *folder;          /* which is locked for it */
  GAsyncReadyCallback  callback;
  gpointer             user_data;
} Work;

void
aft_store_queue (AftStore     *self,
                 GTask        *task,
                 AftStoreStep  step)
{
  AftStoreTurn *turn = g_new (AftStoreTurn, 1);

  turn->task = task;
  turn->step = step;
  g_queue_push_tail (&self->turns, turn);
  if (self->turns.length == 1)
    step (self, task);
}

void
aft_store_next (AftStore *self)
{
  AftStoreTurn *done = g_queue_pop_head (&self->turns);
  AftStoreTurn *turn = g_queue_peek_head (&self->turns);

  g_object_unref (done->task);
  g_free (done);
  if (turn)
    turn->step (self, turn->task);
}

static void
settled (AftStore *self,
         GTask    *task)
{
  g_task_return_boolean (task, TRUE);
  aft_store_next (self);
}

void
aft_store_settle_async (AftStore            *self,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  GTask *task;

  g_return_if_fail (AFT_IS_STORE (self));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, aft_store_settle_async);
  aft_store_queue (self, task, settled);
}

gboolean
aft_store_settle_finish (AftStore      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
aft_store_may_write (AftStore *self,
                     GTask    *task)
{
  GError *error = NULL;

  if (aft_store_check_write (self, &error))
    return TRUE;

  g_task_return_error (task, error);
  aft_store_next (self);
  return FALSE;
}

static void
run_locked (Work *work)
{
  GError *error = NULL;
  GError *cause = NULL;
  int lock = aft_store_lock (work->folder, &error);

  if (lock >= 0)
    {
      if (!work->locked (g_task_get_task_data (work->task), &cause))
        aft_store_fail (work->folder, cause, &error);
      aft_file_unlock (lock);
    }

  if (error)
    g_task_return_error (work->task, error);
  else
    g_task_return_boolean (work->task, TRUE);
}

void
aft_store_run_work (gpointer data,
                    gpointer user_data)
{
  Work *work = data;

  if (work->locked)
    run_locked (work);
  else
    work->work (work->task, g_task_get_source_object (work->task), g_task_get_task_data (work->task), NULL);
}

/* The task is let go of here, so that no other thread ever holds the last reference to the store. */
static void
work_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Work *work = data;

  work->callback (source, result, work->user_data);
  g_object_unref (work->task);
  g_free (work->folder);
  g_free (work);
}

static void
push_work (AftStore            *self,
           const Work          *what,
           gpointer             data,
           GDestroyNotify       free_data,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  Work *work = g_new (Work, 1);

  *work = *what;
  work->task = g_task_new (self, NULL, work_done_cb, work);
  work->callback = callback;
  work->user_data = user_data;
  g_task_set_task_data (work->task, data, free_data);
  g_thread_pool_push (self->writer, work, NULL);
}

void
aft_store_work (AftStore            *self,
                GTaskThreadFunc      function,
                gpointer             data,
                GDestroyNotify       free_data,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  const Work what = { .work = function };

  push_work (self, &what, data, free_data, callback, user_data);
}

void
aft_store_work_locked (AftStore            *self,
                       AftStoreLocked       locked,
                       gpointer             data,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  const Work what = { .locked = locked, .folder = g_strdup (self->folder) };

  push_work (self, &what, data, NULL, callback, user_data);
}
