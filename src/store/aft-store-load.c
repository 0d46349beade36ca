/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-private.h"

#include "aft-store-error.h"
#include "aft-store-scan.h"

static void
look (AftStore            *self,
      gpointer             tag,
      GDateTime           *now,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  if (self->folder == NULL || !self->open)
    {
      GError *error = NULL;

      aft_store_say (self->folder ? self->folder : "", AFT_STORE_ERROR_FAILED, &error);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  aft_store_scan (self, NULL, now, task);
}

void
aft_store_load_async (AftStore            *self,
                      GDateTime           *now,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  g_return_if_fail (AFT_IS_STORE (self) && now != NULL);

  /* Watched from before the first look, so that nothing falls in between. */
  aft_store_watch (self);
  look (self, aft_store_load_async, now, cancellable, callback, data);
}

gboolean
aft_store_load_finish (AftStore      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
aft_store_rescan_async (AftStore            *self,
                        GDateTime           *now,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  g_return_if_fail (AFT_IS_STORE (self) && now != NULL);

  look (self, aft_store_rescan_async, now, cancellable, callback, data);
}

gboolean
aft_store_rescan_finish (AftStore      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
