/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-session.h"

#include "aft-contact-merge.h"
#include "aft-session-private.h"
#include "aft-trash.h"

typedef struct
{
  AftContact *contact;
  AftContact *other;
} Merge;

static void
merge_free (gpointer data)
{
  Merge *merge = data;

  g_object_unref (merge->contact);
  g_object_unref (merge->other);
  g_free (merge);
}

/* Of jobs, those in which both have a part change with them. */
static void
note_jobs (AftSession   *self,
           AftTrashNote *note,
           Merge        *merge)
{
  GListModel *jobs = aft_book_get_applications (self->book);

  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (AftDocument) job = g_list_model_get_item (jobs, i);

      if (aft_document_may_name (job, aft_record_get_id (AFT_RECORD (merge->contact)))
          && aft_document_may_name (job, aft_record_get_id (AFT_RECORD (merge->other))))
        aft_trash_note_add (note, job, FALSE);
    }
}

/* What was being typed is on the disk: both are kept as they are now. */
static void
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  AftSession *self = AFT_SESSION (source);
  g_autoptr (GTask) task = data;
  Merge *merge = g_task_get_task_data (task);
  g_autoptr (GDateTime) now = aft_session_now (self);
  g_autoptr (AftTrashNote) note = NULL;
  GError *error = NULL;

  if (!aft_session_flush_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  note = aft_trash_note_new (self->store, AFT_TRASH_MERGED);
  aft_trash_note_add (note, AFT_DOCUMENT (merge->contact), FALSE);
  aft_trash_note_add (note, AFT_DOCUMENT (merge->other), FALSE);
  note_jobs (self, note, merge);
  if (aft_book_merge_contacts (self->book, merge->contact, merge->other, now, &error))
    aft_session_end_noted (self, g_steal_pointer (&note), g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

void
aft_session_merge_async (AftSession          *self,
                         AftContact          *contact,
                         AftContact          *other,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  Merge *merge = g_new0 (Merge, 1);

  g_return_if_fail (AFT_IS_SESSION (self) && self->state == AFT_SESSION_OPEN);

  g_task_set_source_tag (task, aft_session_merge_async);
  merge->contact = g_object_ref (contact);
  merge->other = g_object_ref (other);
  g_task_set_task_data (task, merge, merge_free);
  aft_session_flush_async (self, NULL, ready_cb, task);
}

gboolean
aft_session_merge_finish (AftSession    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
