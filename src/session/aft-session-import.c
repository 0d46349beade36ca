/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-session.h"

#include <glib/gi18n-lib.h>

#include "aft-exchange-problem.h"
#include "aft-file.h"
#include "aft-session-private.h"
#include "aft-trash.h"
#include "aft-vcard.h"

/* Microseconds of the main thread that one slice of the plan may take. */
#define SLICE 4000

/* What one file gave. */
typedef struct
{
  GPtrArray *cards;
  GPtrArray *problems;
} File;

static void
file_free (gpointer data)
{
  File *file = data;

  g_clear_pointer (&file->cards, g_ptr_array_unref);
  g_clear_pointer (&file->problems, g_ptr_array_unref);
  g_free (file);
}

static GPtrArray *
read_cards (const char  *path,
            GPtrArray   *problems,
            GError     **error)
{
  AftFileState state;
  g_autoptr (GBytes) bytes = NULL;

  /* Said before it is read: nobody waits for a file that can't be imported. */
  if (!aft_file_get_state (path, &state, error)
      || (state.exists && !aft_exchange_check_size (state.size, AFT_VCARD_MAX_BYTES, error)))
    return NULL;
  bytes = aft_file_read (path, AFT_VCARD_MAX_BYTES, NULL, error);

  return bytes != NULL ? aft_vcard_read (bytes, problems, error) : NULL;
}

/* Who reads several files at once has to know whose line it is. */
static void
name_lines (File       *file,
            const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);

  aft_exchange_problems_name (file->problems, 0, name);
  for (guint i = 0; file->cards != NULL && i < file->cards->len; i++)
    {
      AftVcard *card = g_ptr_array_index (file->cards, i);

      card->file = g_string_chunk_insert_const (card->strings, name);
    }
}

static void
read_files (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const char * const *paths = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  g_autoptr (GError) first = NULL;
  guint n_read = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_filename_display_name (paths[i]);
      g_autoptr (GError) error = NULL;
      File *file = g_new0 (File, 1);

      g_ptr_array_add (files, file);
      file->problems = aft_exchange_problems_new ();
      file->cards = read_cards (paths[i], file->problems, &error);
      if (paths[1] != NULL)
        name_lines (file, paths[i]);

      if (file->cards != NULL)
        {
          n_read++;
        }
      else
        {
          /* Translators: a file's name and why it could not be read. */
          char *reason = g_strdup_printf (_("“%s” can’t be imported: %s"), name, error->message);

          if (first == NULL)
            first = g_error_new_literal (error->domain, error->code, reason);
          aft_exchange_problems_take (file->problems, 0, reason);
        }
    }

  if (n_read == 0)
    g_task_return_error (task, g_steal_pointer (&first));
  else
    g_task_return_pointer (task, g_steal_pointer (&files), (GDestroyNotify) g_ptr_array_unref);
}

static guint
count_failed (GPtrArray *files)
{
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    if (((File *) g_ptr_array_index (files, i))->cards == NULL)
      n++;

  return n;
}

static gboolean
prepare_cb (gpointer data)
{
  GTask *task = data;
  AftImport *import = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (aft_import_prepare (import, SLICE))
    return G_SOURCE_CONTINUE;

  g_task_return_pointer (task, g_object_ref (import), g_object_unref);

  return G_SOURCE_REMOVE;
}

static void
files_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GTask) task = data;
  AftSession *self = AFT_SESSION (source);
  g_autoptr (GDateTime) now = aft_session_now (self);
  g_autoptr (GSource) slices = g_idle_source_new ();
  g_autoptr (GPtrArray) files = NULL;
  GError *error = NULL;
  AftImport *import;

  files = g_task_propagate_pointer (G_TASK (result), &error);
  if (files == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  import = aft_import_new (self->book, now);
  g_object_set_data (G_OBJECT (task), "n-failed", GUINT_TO_POINTER (count_failed (files)));
  for (guint i = 0; i < files->len; i++)
    {
      File *file = g_ptr_array_index (files, i);

      aft_import_add_cards (import, file->cards != NULL ? g_steal_pointer (&file->cards) : g_ptr_array_new (), file->problems);
    }

  g_task_set_task_data (task, import, g_object_unref);
  g_source_set_callback (slices, prepare_cb, g_object_ref (task), g_object_unref);
  g_source_attach (slices, g_main_context_get_thread_default ());
}

void
aft_session_read_cards_async (AftSession          *self,
                              const char * const  *files,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GTask) reading = NULL;

  g_return_if_fail (AFT_IS_SESSION (self));

  g_task_set_source_tag (task, aft_session_read_cards_async);
  reading = g_task_new (self, cancellable, files_read_cb, g_steal_pointer (&task));
  g_task_set_task_data (reading, g_strdupv ((char **) files), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (reading, read_files);
}

AftImport *
aft_session_read_cards_finish (AftSession    *self,
                               GAsyncResult  *result,
                               guint         *n_failed,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (n_failed != NULL)
    *n_failed = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (result), "n-failed"));

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What the thread that writes the pictures needs. */
typedef struct
{
  char      *folder;
  GPtrArray *photos;            /* AftVcardPhoto */
} Photos;

static void
photos_free (gpointer data)
{
  Photos *photos = data;

  g_free (photos->folder);
  g_ptr_array_unref (photos->photos);
  g_free (photos);
}

static void
write_photos (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Photos *photos = data;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) contents = g_ptr_array_new ();
  GError *error = NULL;

  for (guint i = 0; i < photos->photos->len; i++)
    {
      AftVcardPhoto *photo = g_ptr_array_index (photos->photos, i);

      g_ptr_array_add (paths, g_build_filename (photos->folder, photo->name, NULL));
      g_ptr_array_add (contents, photo->bytes);
    }

  if (paths->len == 0 ||
      (aft_file_make_folder (photos->folder, &error) &&
       aft_file_replace_many ((const char * const *) paths->pdata, (GBytes * const *) contents->pdata, NULL, paths->len,
                              &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The new people stand on the disk and in the book; what is added to others comes with the same step of undo. */
static void
apply (GTask     *task,
       GPtrArray *added)
{
  AftSession *self = g_task_get_source_object (task);
  AftImport *import = g_task_get_task_data (task);
  g_autoptr (GPtrArray) merges = aft_import_dup_merges (import);
  g_autoptr (AftTrashNote) note = aft_trash_note_new (self->store, AFT_TRASH_IMPORTED);

  for (guint i = 0; i < merges->len; i++)
    aft_trash_note_add (note, g_ptr_array_index (merges, i), FALSE);
  for (guint i = 0; i < added->len; i++)
    aft_trash_note_add (note, g_ptr_array_index (added, i), TRUE);

  aft_book_begin (self->book, _("Import People"));
  for (guint i = 0; i < added->len; i++)
    aft_journal_note_added (self->journal, g_ptr_array_index (added, i));
  aft_import_apply (import);
  aft_book_end (self->book);

  aft_session_end_noted (self, g_steal_pointer (&note), g_object_ref (task));
}

static void
staged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  AftSession *self = g_task_get_source_object (task);
  AftImport *import = g_task_get_task_data (task);
  g_autoptr (GPtrArray) added = aft_import_dup_additions (import);
  g_autoptr (GError) error = NULL;

  aft_journal_resume (self->journal);
  if (aft_store_import_finish (AFT_STORE (source), result, NULL, &error))
    apply (task, added);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
photos_written_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  AftSession *self = AFT_SESSION (source);
  g_autoptr (GTask) task = data;
  AftImport *import = g_task_get_task_data (task);
  g_autoptr (GPtrArray) additions = aft_import_dup_additions (import);
  g_autoptr (GDateTime) now = aft_session_now (self);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (additions->len == 0)
    {
      apply (task, additions);
      return;
    }

  aft_journal_pause (self->journal);
  aft_store_import_async (self->store, additions, "import", now, NULL, staged_cb, g_steal_pointer (&task));
}

/* What is being typed is on the disk: a person who is merged into is kept as they are now. */
static void
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  AftSession *self = AFT_SESSION (source);
  g_autoptr (GTask) task = data;
  AftImport *import = g_task_get_task_data (task);
  g_autoptr (GTask) writing = NULL;
  g_autoptr (GError) error = NULL;
  Photos *photos;

  if (!aft_session_flush_finish (self, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  photos = g_new0 (Photos, 1);
  photos->folder = g_build_filename (aft_session_get_folder (self), "photos", NULL);
  photos->photos = aft_import_dup_photos (import);
  writing = g_task_new (self, NULL, photos_written_cb, g_steal_pointer (&task));
  g_task_set_task_data (writing, photos, photos_free);
  g_task_run_in_thread (writing, write_photos);
}

void
aft_session_import_async (AftSession          *self,
                          AftImport           *import,
                          GAsyncReadyCallback  callback,
                          gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_return_if_fail (AFT_IS_SESSION (self) && self->state == AFT_SESSION_OPEN);

  g_task_set_source_tag (task, aft_session_import_async);
  g_task_set_task_data (task, g_object_ref (import), g_object_unref);
  aft_session_flush_async (self, NULL, ready_cb, g_steal_pointer (&task));
}

gboolean
aft_session_import_finish (AftSession    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
