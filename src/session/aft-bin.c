/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-bin.h"

#include "aft-trash.h"

typedef struct
{
  gboolean   restore;
  GPtrArray *documents;         /* AftDocument; empty for an entry of an earlier time */
  guint      next;              /* the first that isn't restored yet */
  gboolean   started;           /* the store is at it: what is in it can't be called off */
  gboolean   closed;            /* what goes from now on belongs to another step */
  char      *entry;             /* that entry */
} Move;

struct _AftBin
{
  GObject        parent_instance;

  AftStore      *store;
  AftSaver      *saver;
  AftSaverClock  clock;
  gpointer       clock_data;
  GQueue         moves;         /* Move; the one at the head is under way if running */
  gboolean       running;
  gboolean       stopped;
  gulong         saved_id;      /* waiting until what failed can be saved */
  GHashTable    *entries;       /* AftDocument → the name of its folder in the trash */
  GQueue         flushes;       /* GTask */
};

G_DEFINE_FINAL_TYPE (AftBin, aft_bin, G_TYPE_OBJECT)

static guint failed_signal;

static void run_next (AftBin *self);

static void
move_free (Move *move)
{
  g_ptr_array_unref (move->documents);
  g_free (move->entry);
  g_free (move);
}

static void
finish_flushes (AftBin *self)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->flushes)) != NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static void
end_move (AftBin *self,
          GError *error)
{
  self->running = FALSE;
  move_free (g_queue_pop_head (&self->moves));
  if (error != NULL)
    g_signal_emit (self, failed_signal, 0, error);

  run_next (self);
}

static void
trashed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (AftBin) self = data;
  Move *move = g_queue_peek_head (&self->moves);
  g_autofree char *entry = NULL;
  g_autoptr (GError) error = NULL;

  if (aft_store_trash_finish (AFT_STORE (source), result, &entry, &error))
    {
      for (guint i = 0; entry != NULL && i < move->documents->len; i++)
        g_hash_table_replace (self->entries, g_object_ref (g_ptr_array_index (move->documents, i)), g_strdup (entry));
    }

  end_move (self, error);
}

static void restore_next (AftBin *self);

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (AftBin) self = data;
  g_autoptr (GError) error = NULL;

  if (!aft_store_restore_finish (AFT_STORE (source), result, &error))
    {
      end_move (self, error);
      return;
    }

  restore_next (self);
}

static void
restore_entry (AftBin     *self,
               const char *entry)
{
  g_autoptr (GDateTime) now = self->clock (self->clock_data);

  aft_store_restore_async (self->store, entry, FALSE, now, NULL, restored_cb, g_object_ref (self));
}

static gboolean
same_entry (gpointer key,
            gpointer value,
            gpointer entry)
{
  return g_str_equal (value, entry);
}

/* One folder of the trash after the other; what one holds comes back as a whole. */
static void
restore_next (AftBin *self)
{
  Move *move = g_queue_peek_head (&self->moves);

  while (move->next < move->documents->len && !self->stopped)
    {
      AftDocument *document = g_ptr_array_index (move->documents, move->next++);
      g_autofree char *entry = g_strdup (g_hash_table_lookup (self->entries, document));

      if (entry == NULL)
        continue;
      g_hash_table_foreach_remove (self->entries, same_entry, entry);
      restore_entry (self, entry);
      return;
    }

  end_move (self, NULL);
}

static void saver_changed_cb (AftBin *self);

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (AftBin) self = data;
  gboolean saved = aft_saver_flush_finish (AFT_SAVER (source), result, NULL);
  Move *move = g_queue_peek_head (&self->moves);
  g_autoptr (GDateTime) now = NULL;

  if (self->stopped)
    return;
  if (move->documents->len == 0)
    {
      end_move (self, NULL);
      return;
    }
  /* More was asked for, and what goes with it changed, since that was saved. */
  if (saved && aft_saver_get_state (self->saver) == AFT_SAVER_WAITING)
    {
      aft_saver_flush_async (self->saver, flushed_cb, g_object_ref (self));
      return;
    }
  if (!saved)
    {
      self->running = FALSE;
      if (self->saved_id == 0)
        self->saved_id = g_signal_connect_swapped (self->saver, "changed", G_CALLBACK (saver_changed_cb), self);
      return;
    }

  move->started = TRUE;
  now = self->clock (self->clock_data);
  aft_store_trash_async (self->store, move->documents, now, NULL, trashed_cb, g_object_ref (self));
  for (guint i = 0; i < move->documents->len; i++)
    aft_store_let_go (self->store, g_ptr_array_index (move->documents, i));
}

static void
saver_changed_cb (AftBin *self)
{
  if (aft_saver_get_state (self->saver) == AFT_SAVER_FAILED)
    return;

  g_clear_signal_handler (&self->saved_id, self->saver);
  run_next (self);
}

static void
run_next (AftBin *self)
{
  Move *move = g_queue_peek_head (&self->moves);

  if (self->running || self->saved_id != 0)
    return;
  if (move == NULL || self->stopped)
    {
      finish_flushes (self);
      return;
    }

  self->running = TRUE;
  if (!move->restore)
    {
      aft_saver_flush_async (self->saver, flushed_cb, g_object_ref (self));
    }
  else if (move->entry != NULL)
    {
      g_autofree char *entry = g_steal_pointer (&move->entry);

      restore_entry (self, entry);
    }
  else
    {
      restore_next (self);
    }
}

static gboolean
run_idle_cb (gpointer data)
{
  run_next (data);

  return G_SOURCE_REMOVE;
}

static Move *
push_move (AftBin   *self,
           gboolean  restore)
{
  Move *move = g_new0 (Move, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  move->restore = restore;
  move->documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_push_tail (&self->moves, move);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, run_idle_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());

  return move;
}

/* What goes in one step of undo comes back in one. */
static Move *
get_move (AftBin   *self,
          gboolean  restore)
{
  Move *last = g_queue_peek_tail (&self->moves);
  gboolean under_way = self->running && self->moves.length == 1;

  /* One that is only waiting for the saver still takes more. */
  if (last != NULL && last->restore == restore && last->entry == NULL && (restore || !last->closed)
      && (!under_way || (!restore && !last->started)))
    return last;

  return push_move (self, restore);
}

/* Whether it hadn't begun to move @document to the trash: then it stays. One that is to come back does so first and goes again,
 * because others may come back with it. */
static gboolean
call_off (AftBin      *self,
          AftDocument *document)
{
  for (GList *link = self->moves.head; link != NULL; link = link->next)
    {
      Move *move = link->data;

      if (move->restore || move->started || !g_ptr_array_remove (move->documents, document))
        continue;
      aft_store_let_go (self->store, document);
      return TRUE;
    }

  return FALSE;
}

void
aft_bin_break (AftBin *self)
{
  Move *last;

  g_return_if_fail (AFT_IS_BIN (self));

  last = g_queue_peek_tail (&self->moves);
  if (last != NULL)
    last->closed = TRUE;
}

void
aft_bin_trash (AftBin      *self,
               AftDocument *document)
{
  g_return_if_fail (AFT_IS_BIN (self));

  g_ptr_array_add (get_move (self, FALSE)->documents, g_object_ref (document));
  aft_store_hold (self->store, document);
}

void
aft_bin_restore (AftBin      *self,
                 AftDocument *document)
{
  g_return_if_fail (AFT_IS_BIN (self));

  if (!call_off (self, document))
    g_ptr_array_add (get_move (self, TRUE)->documents, g_object_ref (document));
}

void
aft_bin_restore_entry (AftBin     *self,
                       const char *entry)
{
  g_return_if_fail (AFT_IS_BIN (self));

  push_move (self, TRUE)->entry = g_strdup (entry);
}

void
aft_bin_flush_async (AftBin              *self,
                     GAsyncReadyCallback  callback,
                     gpointer             data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_return_if_fail (AFT_IS_BIN (self));

  g_task_set_source_tag (task, aft_bin_flush_async);
  g_queue_push_tail (&self->flushes, task);
  if (self->saved_id != 0)
    finish_flushes (self);
  else
    run_next (self);
}

gboolean
aft_bin_flush_finish (AftBin        *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

AftBin *
aft_bin_new (AftStore      *store,
             AftSaver      *saver,
             AftSaverClock  clock,
             gpointer       data)
{
  AftBin *self = g_object_new (AFT_TYPE_BIN, NULL);

  self->store = g_object_ref (store);
  self->saver = g_object_ref (saver);
  self->clock = clock;
  self->clock_data = data;

  return self;
}

void
aft_bin_stop (AftBin *self)
{
  g_return_if_fail (AFT_IS_BIN (self));

  self->stopped = TRUE;
  g_clear_signal_handler (&self->saved_id, self->saver);
}

static void
aft_bin_finalize (GObject *object)
{
  AftBin *self = AFT_BIN (object);

  g_clear_signal_handler (&self->saved_id, self->saver);
  g_queue_clear_full (&self->moves, (GDestroyNotify) move_free);
  g_hash_table_unref (self->entries);
  g_clear_object (&self->saver);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (aft_bin_parent_class)->finalize (object);
}

static void
aft_bin_class_init (AftBinClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_bin_finalize;

  failed_signal = g_signal_new ("failed", AFT_TYPE_BIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_ERROR);
}

static void
aft_bin_init (AftBin *self)
{
  g_queue_init (&self->moves);
  g_queue_init (&self->flushes);
  self->entries = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
}
