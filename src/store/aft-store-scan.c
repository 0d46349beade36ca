/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-scan-private.h"

#include "aft-store-error.h"
#include "aft-store-tidy.h"

#include <sys/resource.h>

#define QUIET 50000           /* µs that a file must have been left alone: somebody may be in the middle of writing it */
#define QUIET_TRIES 20
#define NICER 10              /* than the main thread */

/* What a reader is given: NULL paths mean the listing itself. */
typedef struct
{
  AftScan   *scan;
  GPtrArray *paths;
} Chunk;

static gboolean deliver_cb (gpointer data);

/* The mutex is held: once it is let go, the main thread may end the scan. */
static void
schedule (AftScan *scan)
{
  g_autoptr (GSource) source = NULL;

  if (scan->scheduled)
    return;

  scan->scheduled = TRUE;
  source = g_idle_source_new ();
  g_source_set_callback (source, deliver_cb, scan, NULL);
  g_source_set_static_name (source, "afterword: found files");
  g_source_attach (source, scan->store->context);
}

/* Below, in the threads of the readers. */

void
aft_scan_push (AftScan   *scan,
               GPtrArray *paths)
{
  Chunk *chunk = g_new (Chunk, 1);

  chunk->scan = scan;
  chunk->paths = paths;
  g_mutex_lock (&scan->mutex);
  scan->pending++;
  g_mutex_unlock (&scan->mutex);
  g_thread_pool_push (scan->store->readers, chunk, NULL);
}

/* Reads until nobody has touched the file for a moment. */
static GBytes *
read_quiet (const char    *path,
            AftFileState  *state,
            gboolean      *unsure,
            GError       **error)
{
  for (guint try = 0; ; try++)
    {
      GBytes *bytes = aft_file_read (path, AFT_STORE_FILE_MAX, state, error);
      gint64 age = g_get_real_time () - state->modified / 1000;

      *unsure = bytes && age >= 0 && age < QUIET;
      if (!*unsure || try == QUIET_TRIES)
        return bytes;
      g_bytes_unref (bytes);
      g_usleep (QUIET - age);
    }
}

static AftFound *
read_one (AftScan    *scan,
          const char *path)
{
  AftStore *store = scan->store;
  AftFound *found = g_new0 (AftFound, 1);
  g_autofree char *absolute = aft_store_dup_path (store, path);
  g_autofree char *name = g_path_get_basename (path);
  AftStoreFile *file;

  found->path = g_strdup (path);
  found->kind = aft_store_kind_of (path);
  g_mutex_lock (&store->mutex);
  file = g_hash_table_lookup (store->files, path);
  found->known = file != NULL;
  found->generation = file ? file->generation : 0;
  g_mutex_unlock (&store->mutex);

  found->bytes = read_quiet (absolute, &found->state, &found->unsure, &found->error);
  if (found->bytes)
    found->summary = aft_summary_scan (found->bytes, found->kind, name, &found->error);
  else if (g_error_matches (found->error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_clear_error (&found->error);
  /* A file that can't be read has a state all the same, so that it isn't tried again and again. */
  if (found->error && !found->state.exists)
    aft_file_get_state (absolute, &found->state, NULL);

  return found;
}

void
aft_scan_add_found (AftScan  *scan,
                    AftFound *found)
{
  g_mutex_lock (&scan->mutex);
  g_queue_push_tail (&scan->found, found);
  g_mutex_unlock (&scan->mutex);
}

/* Whoever looks at the window must not wait for the readers, who have work for all processors there are: a first frame took
 * half as long again while a big book was read. A thread's niceness is its own on Linux. */
static void
step_back (void)
{
  static GPrivate nicer;

  if (g_private_get (&nicer) != NULL)
    return;

  setpriority (PRIO_PROCESS, 0, getpriority (PRIO_PROCESS, 0) + NICER);
  g_private_set (&nicer, GINT_TO_POINTER (TRUE));
}

/* How often this thread had to wait for something up to now. */
static glong
count_waits (void)
{
  struct rusage usage = { 0 };

  getrusage (RUSAGE_THREAD, &usage);

  return usage.ru_nvcsw;
}

/* Waiting for all of them at once takes a fraction of waiting for one after the other, and of the processor's work too. */
static void
foresee (AftScan   *scan,
         GPtrArray *paths)
{
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *absolute = aft_store_dup_path (scan->store, g_ptr_array_index (paths, i));

      aft_file_foresee (absolute);
    }
}

static void
read_chunk (AftScan   *scan,
            GPtrArray *paths)
{
  glong waits = count_waits ();

  if (g_atomic_int_get (&scan->cold))
    foresee (scan, paths);
  for (guint i = 0; i < paths->len; i++)
    aft_scan_add_found (scan, read_one (scan, g_ptr_array_index (paths, i)));

  /* Files in memory are work for as many readers as there are processors; more of them get in each other's way, and in that of
   * the window. Files on a cold disk, or on another computer, are something to wait for, which many do better. */
  if (count_waits () - waits > paths->len / 2)
    {
      g_atomic_int_set (&scan->cold, TRUE);
      g_thread_pool_set_max_threads (scan->store->readers, AFT_STORE_MOST_READERS, NULL);
    }
}

void
aft_store_read (gpointer data,
                gpointer user_data)
{
  Chunk *chunk = data;
  AftScan *scan = chunk->scan;

  step_back ();
  if (chunk->paths == NULL)
    {
      g_autoptr (GError) error = NULL;

      if (!aft_scan_list (scan, &error))
        {
          g_mutex_lock (&scan->mutex);
          aft_store_fail (scan->store->folder, g_steal_pointer (&error), &scan->error);
          g_mutex_unlock (&scan->mutex);
        }
    }
  else
    {
      read_chunk (scan, chunk->paths);
      g_ptr_array_unref (chunk->paths);
    }
  g_free (chunk);

  g_mutex_lock (&scan->mutex);
  scan->pending--;
  schedule (scan);
  g_mutex_unlock (&scan->mutex);
}

/* Below, on the main thread. */

static void
scan_free (AftScan *scan)
{
  aft_apply_free (scan->apply);
  g_clear_pointer (&scan->only, g_hash_table_unref);
  g_queue_clear_full (&scan->found, (GDestroyNotify) aft_found_free);
  g_ptr_array_unref (scan->conflicts);
  g_clear_error (&scan->error);
  g_date_time_unref (scan->now);
  g_clear_object (&scan->task);
  g_mutex_clear (&scan->mutex);
  g_object_unref (scan->store);
  g_free (scan);
}

static void
begin (AftScan *scan)
{
  scan->number = ++scan->store->scan_number;
  scan->sweeps = !scan->store->loaded && !scan->store->read_only;
  aft_scan_push (scan, NULL);
}

static void
end (AftScan *scan)
{
  g_autoptr (AftStore) self = g_object_ref (scan->store);
  AftScan *next;

  if (scan->error)
    {
      if (scan->task)
        g_task_return_error (scan->task, g_error_copy (scan->error));
      else if (!self->trouble || !g_error_matches (self->trouble, scan->error->domain, scan->error->code))
        g_signal_emit_by_name (self, "trouble", scan->error);
    }
  else
    {
      gboolean first = scan->only == NULL && !self->loaded;

      self->loaded |= first;
      aft_store_tidy (self, scan->conflicts, first, scan->now, g_steal_pointer (&scan->task));
    }
  g_clear_error (&self->trouble);
  self->trouble = g_steal_pointer (&scan->error);

  g_queue_pop_head (&self->scans);
  scan_free (scan);
  next = g_queue_peek_head (&self->scans);
  if (next)
    begin (next);
}

/* Takes over what was found, for a few milliseconds at a time. */
static gboolean
deliver_cb (gpointer data)
{
  AftScan *scan = data;
  gint64 until = g_get_monotonic_time () + AFT_STORE_SLICE;
  gboolean over;

  do
    {
      AftFound *found;

      g_mutex_lock (&scan->mutex);
      found = g_queue_pop_head (&scan->found);
      over = found == NULL && scan->pending == 0;
      if (found == NULL)
        scan->scheduled = FALSE;
      g_mutex_unlock (&scan->mutex);

      if (found == NULL)
        {
          aft_apply_flush (scan->apply, over);
          if (over)
            end (scan);
          return G_SOURCE_REMOVE;
        }
      aft_apply_found (scan->apply, found);
    }
  while (g_get_monotonic_time () < until);

  return G_SOURCE_CONTINUE;
}

void
aft_store_scan (AftStore   *self,
                GHashTable *only,
                GDateTime  *now,
                GTask      *task)
{
  AftScan *scan = g_new0 (AftScan, 1);

  scan->store = g_object_ref (self);
  scan->task = task;
  scan->only = only;
  scan->now = g_date_time_ref (now);
  scan->conflicts = g_ptr_array_new_with_free_func (g_free);
  scan->apply = aft_apply_new (self);
  g_mutex_init (&scan->mutex);
  g_queue_init (&scan->found);

  g_queue_push_tail (&self->scans, scan);
  if (self->scans.length == 1)
    begin (scan);
}
