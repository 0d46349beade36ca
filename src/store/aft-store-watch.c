/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-private.h"

#include "aft-store-scan.h"

#define DELAY 100     /* ms from the first signal to the look: one atomic save is four signals with two names */

static gboolean
look_cb (gpointer data)
{
  AftStore *self = data;
  GHashTable *changed = g_steal_pointer (&self->changed);
  g_autoptr (GDateTime) now = self->clock (self->clock_data);

  g_clear_pointer (&self->changed_timer, g_source_unref);
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (self->changed_all)
    g_clear_pointer (&changed, g_hash_table_unref);
  self->changed_all = FALSE;

  aft_store_scan (self, changed, now, NULL);
  return G_SOURCE_REMOVE;
}

static void
start_timer (AftStore *self)
{
  if (self->changed_timer || !self->open)
    return;

  self->changed_timer = g_timeout_source_new (DELAY);
  g_source_set_callback (self->changed_timer, look_cb, self, NULL);
  g_source_set_static_name (self->changed_timer, "afterword: changed files");
  g_source_attach (self->changed_timer, self->context);
}

void
aft_store_look_later (AftStore   *self,
                      const char *path)
{
  g_hash_table_add (self->changed, g_strdup (path));
  start_timer (self);
}

static void
note_file (AftStore *self,
           GFile    *file)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autofree char *path = file ? g_file_get_relative_path (folder, file) : NULL;

  if (path && aft_store_kind_of (path) != AFT_DOCUMENT_KINDS)
    aft_store_look_later (self, path);
}

static void
changed_cb (GFileMonitor      *monitor,
            GFile             *file,
            GFile             *other,
            GFileMonitorEvent  event,
            AftStore          *self)
{
  if (event == G_FILE_MONITOR_EVENT_UNMOUNTED)
    {
      self->changed_all = TRUE;
      start_timer (self);
      return;
    }

  note_file (self, file);
  note_file (self, other);
}

static void
watch_folder (AftStore   *self,
              const char *path)
{
  g_autofree char *absolute = aft_store_dup_path (self, path);
  g_autoptr (GFile) folder = g_file_new_for_path (absolute);
  GFileMonitor *monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  /* Where nothing can be watched, looking from time to time remains. */
  if (monitor == NULL)
    return;
  g_signal_connect (monitor, "changed", G_CALLBACK (changed_cb), self);
  g_ptr_array_add (self->monitors, monitor);
}

void
aft_store_watch (AftStore *self)
{
  if (self->monitors || !self->open)
    return;

  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  g_main_context_push_thread_default (self->context);
  watch_folder (self, "");
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    watch_folder (self, aft_document_kind_folder (kind));
  g_main_context_pop_thread_default (self->context);
}

void
aft_store_unwatch (AftStore *self)
{
  for (guint i = 0; self->monitors && i < self->monitors->len; i++)
    {
      GFileMonitor *monitor = g_ptr_array_index (self->monitors, i);

      g_signal_handlers_disconnect_by_data (monitor, self);
      g_file_monitor_cancel (monitor);
    }
  g_clear_pointer (&self->monitors, g_ptr_array_unref);

  if (self->changed_timer)
    g_source_destroy (self->changed_timer);
  g_clear_pointer (&self->changed_timer, g_source_unref);
}
