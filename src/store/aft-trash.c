/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-trash-private.h"

#include "aft-store-gone.h"
#include "aft-store-scan.h"
#include "aft-store-write.h"

/* Moving documents to the trash */

typedef struct
{
  AftDocument   *document;
  AftStoreWrite *write;         /* what wasn't saved yet; NULL: nothing */
  char          *path;
  char          *title;
  AftGone       *gone;          /* what is known of the file, and then what was written as well */
} Item;

typedef struct
{
  char      *folder;
  GDateTime *now;
  GArray    *items;             /* Item */
  char      *entry;
} Trash;

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_object_unref (item->document);
  g_free (item->path);
  g_free (item->title);
  g_clear_pointer (&item->gone, aft_gone_free);
}

static void
trash_free (gpointer data)
{
  Trash *trash = data;

  g_free (trash->folder);
  g_free (trash->entry);
  g_date_time_unref (trash->now);
  g_array_unref (trash->items);
  g_free (trash);
}

static gboolean
take_item (Trash   *trash,
           Item    *item,
           GError **error)
{
  g_autoptr (GError) cause = NULL;
  GBytes *last;

  if (item->write && !aft_store_write_run (item->write, error))
    return FALSE;
  if (item->write)
    aft_gone_add (item->gone, item->write->written);
  /* Somebody may have written just before that. */
  if (aft_trash_take (trash->folder, trash->entry, item->path, &cause))
    return aft_gone_complete (item->gone, trash->folder, trash->now, NULL, error);

  /* Somebody else removed the file: what is in memory is the last there is of it. */
  last = aft_gone_get_last (item->gone);
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) && last)
    {
      g_autofree char *place = aft_trash_make_place (trash->folder, trash->entry, item->path, error);

      return place && aft_file_replace (place, last, NULL, error);
    }

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* The last of @n may have been moved or not. */
static void
take_back (Trash *trash,
           guint  n)
{
  g_autofree char *entry = g_build_filename (trash->folder, "trash", trash->entry, NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *path = g_array_index (trash->items, Item, i).path;
      g_autofree char *from = g_build_filename (entry, path, NULL);
      g_autofree char *to = g_build_filename (trash->folder, path, NULL);

      if (g_file_test (from, G_FILE_TEST_EXISTS) && !aft_file_move (from, to, NULL))
        return;       /* it can be restored from the trash */
    }
  aft_file_remove_folder (entry, NULL);
}

static gboolean
take_all (gpointer   data,
          GError   **error)
{
  Trash *trash = data;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < trash->items->len; i++)
    {
      g_ptr_array_add (paths, g_array_index (trash->items, Item, i).path);
      g_ptr_array_add (titles, g_array_index (trash->items, Item, i).title);
    }
  g_ptr_array_add (paths, NULL);
  g_ptr_array_add (titles, NULL);

  trash->entry = aft_trash_begin (trash->folder, "deleted", (const char * const *) paths->pdata,
                                  (const char * const *) titles->pdata, NULL, trash->now, error);
  if (trash->entry == NULL)
    return FALSE;

  for (guint i = 0; i < trash->items->len; i++)
    if (!take_item (trash, &g_array_index (trash->items, Item, i), error))
      {
        take_back (trash, i + 1);
        return FALSE;
      }

  return TRUE;
}

static void
set_busy (AftStore    *self,
          AftDocument *document,
          int          change)
{
  AftStoreFile *file = aft_store_get_file_of (self, document);

  g_mutex_lock (&self->mutex);
  file->busy += change;
  g_mutex_unlock (&self->mutex);
}

void
aft_store_hold (AftStore    *self,
                AftDocument *document)
{
  g_return_if_fail (AFT_IS_STORE (self));

  set_busy (self, document, 1);
}

void
aft_store_let_go (AftStore    *self,
                  AftDocument *document)
{
  g_return_if_fail (AFT_IS_STORE (self));

  set_busy (self, document, -1);
}

/* The file of @document lies in the trash. What is held for the next way there still has to be known. */
static void
forget (AftStore    *self,
        AftDocument *document)
{
  AftStoreFile *file = aft_store_get_file_of (self, document);
  gboolean held;

  g_mutex_lock (&self->mutex);
  held = file->busy > 0;
  file->state.exists = FALSE;
  file->generation++;
  g_mutex_unlock (&self->mutex);
  if (!held)
    aft_store_forget_file (self, file);
}

static void
end_trash (AftStore *self,
           GTask    *task,
           GError   *error)
{
  Trash *trash = g_task_get_task_data (task);

  for (guint i = 0; i < trash->items->len; i++)
    {
      Item *item = &g_array_index (trash->items, Item, i);

      if (item->write)
        aft_store_write_end (self, item->document, item->write, error == NULL);
      set_busy (self, item->document, -1);
      if (error)
        aft_book_add (self->book, item->document);
      else
        forget (self, item->document);
    }

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_strdup (trash->entry), g_free);
  aft_store_next (self);
}

static void
trashed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  end_trash (AFT_STORE (source), data, error);
}

static void
trash_step (AftStore *self,
            GTask    *task)
{
  Trash *trash = g_task_get_task_data (task);
  GError *error = NULL;

  if (!aft_store_check_write (self, &error))
    {
      end_trash (self, task, error);
      return;
    }

  for (guint i = 0; i < trash->items->len; i++)
    {
      Item *item = &g_array_index (trash->items, Item, i);
      GBytes *bytes = aft_document_get_bytes (item->document);

      item->gone = aft_gone_new (item->path, aft_store_dup_versions (self, item->path, bytes));
      if (aft_document_is_dirty (item->document))
        item->write = aft_store_write_new (self, item->document, trash->now);
    }
  aft_store_work_locked (self, take_all, trash, trashed_cb, task);
}

void
aft_store_trash_async (AftStore            *self,
                       GPtrArray           *documents,
                       GDateTime           *now,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  GTask *task;
  Trash *trash;

  g_return_if_fail (AFT_IS_STORE (self) && documents != NULL && now != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, aft_store_trash_async);
  trash = g_new0 (Trash, 1);
  trash->folder = g_strdup (self->folder);
  trash->now = g_date_time_ref (now);
  trash->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (trash->items, clear_item);
  g_task_set_task_data (task, trash, trash_free);

  for (guint i = 0; i < documents->len; i++)
    {
      Item item = { .document = g_object_ref (g_ptr_array_index (documents, i)) };

      item.path = g_strdup (aft_store_get_file_of (self, item.document)->path);
      item.title = g_strdup (aft_document_get_summary (item.document)->title);
      g_array_append_val (trash->items, item);
      set_busy (self, item.document, 1);
      aft_book_remove (self->book, item.document);
    }

  aft_store_queue (self, task, trash_step);
}

gboolean
aft_store_trash_finish (AftStore      *self,
                        GAsyncResult  *result,
                        char         **entry,
                        GError       **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  name = g_task_propagate_pointer (G_TASK (result), error);
  if (name == NULL)
    return FALSE;
  if (entry)
    *entry = g_steal_pointer (&name);

  return TRUE;
}
