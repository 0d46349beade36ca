/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-write.h"

#include "aft-merge-base.h"
#include "aft-merge-origin.h"
#include "aft-trash-private.h"

#include <string.h>

#define OTHER_VERSION "\nOther-Version-Of="

/* How often somebody else may write just when we are about to. After that we do, as on a file system that says of every file at
 * every look that it is another. */
#define TRIES 8

AftStoreWrite *
aft_store_write_begin (AftStore    *self,
                       AftDocument *document,
                       GDateTime   *now)
{
  AftStoreFile *file = aft_store_get_file_of (self, document);
  AftStoreWrite *write = g_new0 (AftStoreWrite, 1);
  GBytes *base = aft_document_get_bytes (document);

  write->folder = g_strdup (self->folder);
  write->path = g_strdup (file->path);
  write->title = g_strdup (aft_document_get_summary (document)->title);
  write->kind = file->kind;
  write->now = g_date_time_ref (now);
  write->base = base ? g_bytes_ref (base) : NULL;
  write->versions = base ? aft_store_dup_versions (self, file->path, base) : NULL;
  write->attempted = file->attempted ? g_bytes_ref (file->attempted) : NULL;
  g_mutex_init (&write->mutex);
  g_cond_init (&write->given);

  g_mutex_lock (&self->mutex);
  file->busy++;
  g_mutex_unlock (&self->mutex);

  return write;
}

void
aft_store_write_give (AftStoreWrite *self,
                      AftDocument   *document)
{
  GBytes *ours = aft_document_to_bytes (document, self->now);

  g_mutex_lock (&self->mutex);
  self->ours = ours;
  g_cond_signal (&self->given);
  g_mutex_unlock (&self->mutex);
}

AftStoreWrite *
aft_store_write_new (AftStore    *self,
                     AftDocument *document,
                     GDateTime   *now)
{
  AftStoreWrite *write = aft_store_write_begin (self, document, now);

  aft_store_write_give (write, document);

  return write;
}

static void
wait_for_ours (AftStoreWrite *self)
{
  g_mutex_lock (&self->mutex);
  while (self->ours == NULL)
    g_cond_wait (&self->given, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static void
write_free (AftStoreWrite *write)
{
  g_free (write->folder);
  g_free (write->path);
  g_free (write->title);
  g_date_time_unref (write->now);
  g_clear_pointer (&write->ours, g_bytes_unref);
  g_clear_pointer (&write->base, g_bytes_unref);
  g_clear_pointer (&write->versions, g_ptr_array_unref);
  g_clear_pointer (&write->attempted, g_bytes_unref);
  g_clear_pointer (&write->theirs, g_bytes_unref);
  g_clear_pointer (&write->written, g_bytes_unref);
  g_free (write->former);
  g_mutex_clear (&write->mutex);
  g_cond_clear (&write->given);
  g_free (write);
}

GDateTime *
aft_store_dup_time (const AftFileState *state)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (state->modified / G_GINT64_CONSTANT (1000000000));

  return seconds ? g_date_time_add (seconds, state->modified % G_GINT64_CONSTANT (1000000000) / 1000) : NULL;
}

gboolean
aft_store_write_plan (AftStoreWrite  *self,
                      GError        **error)
{
  g_autofree char *absolute = g_build_filename (self->folder, self->path, NULL);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDateTime) modified = NULL;
  GBytes *theirs = aft_file_read (absolute, AFT_STORE_FILE_MAX, &self->seen, &cause);
  GBytes *base;

  g_clear_pointer (&self->written, g_bytes_unref);
  g_clear_pointer (&self->theirs, g_bytes_unref);
  self->theirs = theirs;
  self->merged = FALSE;
  self->outdated = FALSE;
  if (theirs == NULL && !g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  wait_for_ours (self);
  if (theirs == NULL || (self->base && g_bytes_equal (theirs, self->base))
      || (self->attempted && g_bytes_equal (theirs, self->attempted)))
    {
      self->written = g_bytes_ref (self->ours);
      return TRUE;
    }

  modified = aft_store_dup_time (&self->seen);
  base = self->versions ? aft_merge_find_base (self->versions, theirs) : NULL;
  self->outdated = base != self->base;
  self->merged = TRUE;
  self->ancestor = base;
  self->written = aft_merge_bytes_since (self->kind, base, self->ours, theirs, modified, NULL);
  if (self->written)
    return TRUE;

  /* It can't be read: it is kept as it is, and what the user wrote takes its place. */
  self->merged = FALSE;
  self->written = g_bytes_ref (self->ours);
  self->seen = (AftFileState) { 0 };
  return aft_trash_take_one (self->folder, self->path, "damaged", self->now, error);
}

/* A value that both sides changed is there once: the one that gave way is kept in the trash. */
static gboolean
keep_dropped (AftStoreWrite  *self,
              GError        **error)
{
  if (!self->merged)
    return TRUE;

  return aft_trash_keep_dropped (self->folder, self->path, self->ancestor, self->theirs, self->written, self->now, error)
         && aft_trash_keep_dropped (self->folder, self->path, self->ancestor, self->ours, self->written, self->now, error);
}

gboolean
aft_store_write_run (AftStoreWrite  *self,
                     GError        **error)
{
  g_autofree char *absolute = g_build_filename (self->folder, self->path, NULL);
  g_autofree char *parent = g_path_get_dirname (absolute);

  if (!aft_file_make_folder (parent, error))
    return FALSE;

  for (guint try = 1; try < TRIES; try++)
    {
      g_autoptr (GError) cause = NULL;

      if (!aft_store_write_plan (self, error) || !keep_dropped (self, error))
        return FALSE;
      if (aft_file_replace_seen (absolute, self->written, &self->seen, &self->state, self->keep ? &self->former : NULL, &cause))
        return TRUE;
      if (!g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
    }

  return aft_store_write_plan (self, error) && keep_dropped (self, error) && aft_file_replace (absolute, self->written, &self->state, error);
}

/* How many texts stand beside the one that replaced them. */
static guint
count_other_versions (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = data + size;
  guint n = 0;

  for (const char *p = data; (p = memmem (p, end - p, OTHER_VERSION, strlen (OTHER_VERSION))) != NULL; p++)
    n++;

  return n;
}

/* Whether a text stands beside the one that replaced it, which is so in neither of both versions. */
static gboolean
keeps_both (AftStoreWrite *write)
{
  return !g_bytes_equal (write->written, write->ours)
         && count_other_versions (write->written) > count_other_versions (write->ours)
                                                    + (write->theirs ? count_other_versions (write->theirs) : 0);
}

/* Whoever read the file before that may still write what they made of it. Others made theirs of the base. */
static void
remember (AftStore      *self,
          const char    *path,
          AftStoreWrite *write)
{
  if (write->base)
    aft_store_remember (self, path, write->base);
  if (write->theirs && !(write->base && g_bytes_equal (write->theirs, write->base)))
    aft_store_remember (self, path, write->theirs);
}

/* What was typed while it was being written isn't there yet: the next save finds what this one left. */
static void
take_merged (AftStore      *self,
             AftStoreFile  *file,
             AftDocument   *document,
             AftStoreWrite *write)
{
  g_autoptr (GDateTime) now = self->clock (self->clock_data);
  g_autoptr (GBytes) taken = aft_document_take_merged (document, write->written, now);

  if (g_bytes_equal (taken, write->written))
    return;
  file->attempted = g_bytes_ref (write->written);
  aft_store_remember (self, file->path, write->written);
}

void
aft_store_write_end (AftStore      *self,
                     AftDocument   *document,
                     AftStoreWrite *write,
                     gboolean       done)
{
  AftStoreFile *file = aft_store_get_file_of (self, document);

  g_mutex_lock (&self->mutex);
  file->busy--;
  g_mutex_unlock (&self->mutex);

  if (done)
    {
      aft_store_file_written (self, file, &write->state);
      remember (self, file->path, write);
      if (g_bytes_equal (write->written, write->ours))
        aft_document_saved (document, write->ours);
      else
        take_merged (self, file, document, write);

      if (keeps_both (write))
        g_signal_emit_by_name (self, "kept-both", document);
      else if (write->outdated)
        g_signal_emit_by_name (self, "kept-newer", document);
    }
  else
    {
      aft_document_not_saved (document);
      if (write->written)
        {
          g_clear_pointer (&file->attempted, g_bytes_unref);
          file->attempted = g_bytes_ref (write->written);
        }
    }

  write_free (write);
}
