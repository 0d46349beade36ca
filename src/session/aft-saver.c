/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-saver.h"

/* Milliseconds until something that failed is tried again: at first, and at most. */
#define RETRY_FIRST 1000
#define RETRY_LONGEST 15000

struct _AftSaver
{
  GObject        parent_instance;

  AftStore      *store;
  AftSaverClock  clock;
  gpointer       clock_data;
  GMainContext  *context;
  GHashTable    *pending;       /* AftDocument that are to be written in the next round */
  GPtrArray     *round;         /* those being written now, in order; NULL if none are */
  guint          next;          /* in the round */
  GHashTable    *together;      /* AftDocument between which something moved: to be written all or none */
  GPtrArray     *joined;        /* those of them being written now */
  gboolean       apart;         /* in this round that failed */
  GCancellable  *cancellable;   /* of what is being written */
  GSource       *timer;
  gint64         first_change;  /* monotonic, of the oldest pending change; 0 if none */
  guint          retry;         /* milliseconds */
  GError        *error;
  GError        *round_error;
  GQueue         flushes;       /* GTask */
  AftSaverState  told;
  gboolean       stopped;
};

G_DEFINE_FINAL_TYPE (AftSaver, aft_saver, G_TYPE_OBJECT)

static guint changed_signal;

static void start_round (AftSaver *self);

AftSaverState
aft_saver_get_state (AftSaver *self)
{
  g_return_val_if_fail (AFT_IS_SAVER (self), AFT_SAVER_SAVED);

  if (self->error != NULL)
    return AFT_SAVER_FAILED;

  return self->round != NULL || g_hash_table_size (self->pending) > 0 ? AFT_SAVER_WAITING : AFT_SAVER_SAVED;
}

const GError *
aft_saver_get_error (AftSaver *self)
{
  g_return_val_if_fail (AFT_IS_SAVER (self), NULL);

  return self->error;
}

static void
tell (AftSaver *self)
{
  AftSaverState state = aft_saver_get_state (self);

  if (state == self->told && state != AFT_SAVER_FAILED)
    return;

  self->told = state;
  g_signal_emit (self, changed_signal, 0);
}

static void
clear_timer (AftSaver *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static gboolean
timer_cb (gpointer data)
{
  AftSaver *self = data;

  clear_timer (self);
  start_round (self);

  return G_SOURCE_REMOVE;
}

/* @delay in milliseconds. */
static void
set_timer (AftSaver *self,
           guint     delay)
{
  clear_timer (self);
  self->timer = g_timeout_source_new (delay);
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, self->context);
}

/* A moment after the last change, but not too long after the first. */
static void
schedule (AftSaver *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 latest;

  if (self->first_change == 0)
    self->first_change = now;
  latest = self->first_change + AFT_SAVER_LONGEST * G_TIME_SPAN_MILLISECOND;

  set_timer (self, CLAMP ((latest - now) / G_TIME_SPAN_MILLISECOND, 0, AFT_SAVER_QUIET));
}

static void
finish_flushes (AftSaver *self)
{
  GQueue flushes = self->flushes;
  GTask *task;

  g_queue_init (&self->flushes);
  while ((task = g_queue_pop_head (&flushes)) != NULL)
    {
      if (self->error != NULL)
        g_task_return_error (task, g_error_copy (self->error));
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static void
end_round (AftSaver *self)
{
  g_clear_pointer (&self->round, g_ptr_array_unref);
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&self->round_error);

  if (self->stopped)
    {
      finish_flushes (self);
      return;
    }

  if (self->error != NULL)
    {
      set_timer (self, self->retry);
      self->retry = MIN (self->retry * 2, RETRY_LONGEST);
      finish_flushes (self);
    }
  else
    {
      self->retry = RETRY_FIRST;
      if (g_hash_table_size (self->pending) == 0)
        {
          finish_flushes (self);
        }
      else if (!g_queue_is_empty (&self->flushes))
        {
          start_round (self);
          return;
        }
      else if (self->timer == NULL)
        {
          schedule (self);
        }
    }

  tell (self);
}

static void save_next (AftSaver *self);

/* Calling off what is no longer to be written as it was meant is no failure. */
static void
note_error (AftSaver *self,
            GError   *error)
{
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->round_error == NULL)
    self->round_error = g_error_copy (error);
}

/* Also if it was edited while it was being written. */
static void
keep_dirty (AftSaver    *self,
            AftDocument *document)
{
  if (aft_document_is_dirty (document))
    g_hash_table_add (self->pending, g_object_ref (document));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (AftSaver) self = data;
  g_autoptr (AftDocument) document = g_steal_pointer (&g_ptr_array_index (self->round, self->next));
  g_autoptr (GError) error = NULL;

  aft_store_save_finish (AFT_STORE (source), result, &error);
  self->next++;
  note_error (self, error);
  /* NULL: it was deleted meanwhile. */
  if (document != NULL)
    keep_dirty (self, document);

  save_next (self);
}

static void
saved_together_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (AftSaver) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = g_steal_pointer (&self->joined);

  aft_store_import_finish (AFT_STORE (source), result, NULL, &error);
  note_error (self, error);
  self->apart = error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint i = 0; error != NULL && i < documents->len; i++)
    if (aft_document_is_dirty (g_ptr_array_index (documents, i)))
      g_hash_table_add (self->together, g_object_ref (g_ptr_array_index (documents, i)));
  for (guint i = 0; i < documents->len; i++)
    keep_dirty (self, g_ptr_array_index (documents, i));

  save_next (self);
}

/* Those between which something moved, by the way imports go: all or nothing, whatever happens. FALSE if there are none. */
static gboolean
save_together (AftSaver *self)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) now = NULL;
  GHashTableIter iter;
  gpointer document;

  if (self->apart)
    return FALSE;

  g_hash_table_iter_init (&iter, self->together);
  while (g_hash_table_iter_next (&iter, &document, NULL))
    if (aft_document_is_dirty (document))
      g_ptr_array_add (documents, g_object_ref (document));
  g_hash_table_remove_all (self->together);
  if (documents->len == 0)
    return FALSE;

  now = self->clock (self->clock_data);
  self->joined = g_steal_pointer (&documents);
  aft_store_import_async (self->store, self->joined, "moved", now, self->cancellable, saved_together_cb, g_object_ref (self));

  return TRUE;
}

static void
save_next (AftSaver *self)
{
  g_autoptr (GDateTime) now = NULL;

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (!self->stopped && save_together (self))
    return;

  while (self->next < self->round->len)
    {
      AftDocument *document = g_ptr_array_index (self->round, self->next);

      if (document != NULL && aft_document_is_dirty (document) && !g_hash_table_contains (self->together, document))
        break;
      self->next++;
    }

  if (self->next >= self->round->len || self->stopped)
    {
      end_round (self);
      return;
    }

  now = self->clock (self->clock_data);
  aft_store_save_async (self->store, g_ptr_array_index (self->round, self->next), now, self->cancellable, saved_cb,
                        g_object_ref (self));
}

/* What persons refer to is written before them. */
static int
compare_order (gconstpointer a,
               gconstpointer b)
{
  AftDocumentKind kind_a = aft_document_get_kind (*(AftDocument **) a);
  AftDocumentKind kind_b = aft_document_get_kind (*(AftDocument **) b);

  return (kind_a == AFT_DOCUMENT_CONTACT) - (kind_b == AFT_DOCUMENT_CONTACT);
}

static void
unref_document (gpointer document)
{
  if (document != NULL)
    g_object_unref (document);
}

static void
start_round (AftSaver *self)
{
  GHashTableIter iter;
  gpointer document;

  if (self->round != NULL || self->stopped)
    return;

  clear_timer (self);
  self->first_change = 0;
  self->next = 0;
  self->apart = FALSE;
  self->round = g_ptr_array_new_with_free_func (unref_document);
  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, &document, NULL))
    g_ptr_array_add (self->round, g_object_ref (document));
  g_hash_table_remove_all (self->pending);
  g_ptr_array_sort (self->round, compare_order);

  save_next (self);
}

AftSaver *
aft_saver_new (AftStore      *store,
               AftSaverClock  clock,
               gpointer       data)
{
  AftSaver *self = g_object_new (AFT_TYPE_SAVER, NULL);

  self->store = g_object_ref (store);
  self->clock = clock;
  self->clock_data = data;

  return self;
}

void
aft_saver_add (AftSaver    *self,
               AftDocument *document)
{
  g_return_if_fail (AFT_IS_SAVER (self));

  if (self->stopped || !aft_document_is_dirty (document))
    return;

  g_hash_table_add (self->pending, g_object_ref (document));
  schedule (self);
  tell (self);
}

/* What waits for its turn to be written would be written as it is by then. */
void
aft_saver_add_together (AftSaver  *self,
                        GPtrArray *documents)
{
  g_return_if_fail (AFT_IS_SAVER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < documents->len; i++)
    {
      AftDocument *document = g_ptr_array_index (documents, i);

      if (aft_document_is_dirty (document))
        g_hash_table_add (self->together, g_object_ref (document));
      aft_saver_add (self, document);
    }
}

void
aft_saver_forget (AftSaver    *self,
                  AftDocument *document)
{
  g_return_if_fail (AFT_IS_SAVER (self));

  g_hash_table_remove (self->pending, document);
  g_hash_table_remove (self->together, document);
  if (self->joined != NULL)
    g_ptr_array_remove (self->joined, document);
  for (guint i = self->next; self->round != NULL && i < self->round->len; i++)
    if (g_ptr_array_index (self->round, i) == document)
      g_clear_object ((AftDocument **) &g_ptr_array_index (self->round, i));
  if (self->round == NULL && g_hash_table_size (self->pending) == 0)
    {
      clear_timer (self);
      self->first_change = 0;
      g_clear_error (&self->error);
    }
  tell (self);
}

void
aft_saver_flush_async (AftSaver            *self,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_return_if_fail (AFT_IS_SAVER (self));

  g_task_set_source_tag (task, aft_saver_flush_async);
  if (self->round == NULL && g_hash_table_size (self->pending) == 0)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  g_queue_push_tail (&self->flushes, task);
  start_round (self);
}

gboolean
aft_saver_flush_finish (AftSaver      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
aft_saver_stop (AftSaver *self)
{
  g_return_if_fail (AFT_IS_SAVER (self));

  self->stopped = TRUE;
  clear_timer (self);
}

static void
aft_saver_finalize (GObject *object)
{
  AftSaver *self = AFT_SAVER (object);

  clear_timer (self);
  g_clear_pointer (&self->round, g_ptr_array_unref);
  g_hash_table_unref (self->pending);
  g_hash_table_unref (self->together);
  g_clear_object (&self->cancellable);
  g_main_context_unref (self->context);
  g_clear_error (&self->error);
  g_clear_error (&self->round_error);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (aft_saver_parent_class)->finalize (object);
}

static void
aft_saver_class_init (AftSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_saver_finalize;

  changed_signal = g_signal_new ("changed", AFT_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aft_saver_init (AftSaver *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->pending = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->together = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->retry = RETRY_FIRST;
  g_queue_init (&self->flushes);
}
