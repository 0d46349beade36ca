/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-store-private.h"

#include "aft-store-error.h"
#include "aft-store-folder.h"
#include "aft-store-gone.h"
#include "aft-store-scan.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (AftStore, aft_store, G_TYPE_OBJECT)

enum
{
  PROP_READ_ONLY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
file_free (gpointer data)
{
  AftStoreFile *file = data;

  g_free (file->path);
  g_free (file->id);
  g_clear_pointer (&file->attempted, g_bytes_unref);
  g_clear_pointer (&file->damaged, g_bytes_unref);
  g_free (file);
}

static void
aft_store_dispose (GObject *object)
{
  aft_store_close (AFT_STORE (object));

  G_OBJECT_CLASS (aft_store_parent_class)->dispose (object);
}

static void
aft_store_finalize (GObject *object)
{
  AftStore *self = AFT_STORE (object);

  /* Whatever is at work holds a reference: here both pools are idle, though the last of the threads may just be leaving. */
  if (self->readers)
    g_thread_pool_free (self->readers, FALSE, FALSE);
  if (self->writer)
    g_thread_pool_free (self->writer, FALSE, FALSE);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->changed);
  g_object_unref (self->problems);
  g_object_unref (self->book);
  g_main_context_unref (self->context);
  g_free (self->folder);
  g_free (self->read_only_why);
  g_ptr_array_unref (self->gone);
  aft_store_clear_versions (self);
  g_hash_table_unref (self->put_back);
  g_clear_error (&self->trouble);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (aft_store_parent_class)->finalize (object);
}

static void
aft_store_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  AftStore *self = AFT_STORE (object);

  switch (id)
    {
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
aft_store_class_init (AftStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = aft_store_dispose;
  object_class->finalize = aft_store_finalize;
  object_class->get_property = aft_store_get_property;

  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("kept-both", AFT_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, AFT_TYPE_DOCUMENT);
  g_signal_new ("kept-newer", AFT_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, AFT_TYPE_DOCUMENT);
  g_signal_new ("trouble", AFT_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static GDateTime *
get_machine_time (gpointer data)
{
  return g_date_time_new_now_utc ();
}

static void
aft_store_init (AftStore *self)
{
  self->clock = get_machine_time;
  self->context = g_main_context_ref_thread_default ();
  self->problems = g_list_store_new (AFT_TYPE_PROBLEM);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, file_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->window_lock = -1;
  g_mutex_init (&self->mutex);
  g_queue_init (&self->turns);
  g_queue_init (&self->versions);
  self->put_back = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->gone = g_ptr_array_new_with_free_func ((GDestroyNotify) aft_gone_free);
  g_queue_init (&self->scans);
}

AftStore *
aft_store_new (AftBook *book)
{
  AftStore *self;

  g_return_val_if_fail (AFT_IS_BOOK (book), NULL);

  self = g_object_new (AFT_TYPE_STORE, NULL);
  self->book = g_object_ref (book);

  return self;
}

void
aft_store_set_clock (AftStore      *self,
                     AftStoreClock  clock,
                     gpointer       data)
{
  g_return_if_fail (AFT_IS_STORE (self) && clock != NULL);

  self->clock = clock;
  self->clock_data = data;
}

static void
take_info (AftStore *self,
           GBytes   *bytes)
{
  g_autoptr (GError) error = NULL;
  AftSummary *summary = aft_summary_scan (bytes, AFT_DOCUMENT_BOOK, "book.ini", &error);
  g_autoptr (AftDocument) info = NULL;
  AftStoreFile *file = aft_store_get_file (self, "book.ini", AFT_DOCUMENT_BOOK);

  if (summary == NULL)
    {
      aft_store_set_problem (self, "book.ini", error->message);
      return;
    }

  info = aft_document_new_for_bytes (bytes, summary);
  aft_document_set_read_only (info, self->read_only);
  aft_store_file_set_id (self, file, aft_record_get_id (AFT_RECORD (info)));
  aft_book_set_info (self->book, info);
}

gboolean
aft_store_open (AftStore       *self,
                const char     *folder,
                AftStoreFlags   flags,
                GDateTime      *now,
                GError        **error)
{
  g_autoptr (GBytes) info = NULL;
  g_autofree char *absolute = NULL;

  g_return_val_if_fail (AFT_IS_STORE (self) && folder != NULL && now != NULL, FALSE);
  g_return_val_if_fail (self->folder == NULL, FALSE);

  absolute = g_canonicalize_filename (folder, NULL);
  self->read_only = (flags & AFT_STORE_READ_ONLY) != 0;
  info = aft_store_prepare_folder (absolute, now, &self->read_only, &self->read_only_why, error);
  if (info == NULL)
    return FALSE;

  self->folder = g_steal_pointer (&absolute);
  if ((flags & AFT_STORE_WINDOW) && !self->read_only)
    self->window_lock = aft_store_claim_window (self->folder, &self->read_only, &self->read_only_why);

  /* Threads of their own, because they stay behind the others. */
  self->readers = g_thread_pool_new (aft_store_read, NULL, MIN (g_get_num_processors (), AFT_STORE_MOST_READERS), TRUE, NULL);
  self->writer = g_thread_pool_new (aft_store_run_work, NULL, 1, FALSE, NULL);
  self->open = TRUE;
  take_info (self, info);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);

  return TRUE;
}

void
aft_store_close (AftStore *self)
{
  g_return_if_fail (AFT_IS_STORE (self));

  self->open = FALSE;
  aft_store_unwatch (self);
  if (self->window_lock >= 0)
    aft_file_unlock (self->window_lock);
  self->window_lock = -1;
}

const char *
aft_store_get_folder (AftStore *self)
{
  g_return_val_if_fail (AFT_IS_STORE (self), NULL);

  return self->folder;
}

gboolean
aft_store_is_read_only (AftStore *self)
{
  g_return_val_if_fail (AFT_IS_STORE (self), TRUE);

  return self->read_only;
}

gboolean
aft_store_is_following (AftStore *self)
{
  g_return_val_if_fail (AFT_IS_STORE (self), FALSE);

  return self->following;
}

const char *
aft_store_get_read_only_why (AftStore *self)
{
  g_return_val_if_fail (AFT_IS_STORE (self), NULL);

  return self->read_only_why;
}

GListModel *
aft_store_get_problems (AftStore *self)
{
  g_return_val_if_fail (AFT_IS_STORE (self), NULL);

  return G_LIST_MODEL (self->problems);
}

gboolean
aft_store_check_write (AftStore  *self,
                       GError   **error)
{
  if (self->folder == NULL || !self->open)
    return aft_store_say (self->folder ? self->folder : "", AFT_STORE_ERROR_FAILED, error);
  if (self->read_only)
    return aft_store_say (self->folder, AFT_STORE_ERROR_READ_ONLY, error);

  return TRUE;
}

char *
aft_store_dup_path (AftStore   *self,
                    const char *path)
{
  return g_build_filename (self->folder, path, NULL);
}

AftStoreFile *
aft_store_get_file (AftStore        *self,
                    const char      *path,
                    AftDocumentKind  kind)
{
  AftStoreFile *file = g_hash_table_lookup (self->files, path);

  if (file == NULL)
    {
      file = g_new0 (AftStoreFile, 1);
      file->path = g_strdup (path);
      file->kind = kind;
      g_mutex_lock (&self->mutex);
      g_hash_table_insert (self->files, file->path, file);
      g_mutex_unlock (&self->mutex);
    }

  return file;
}

void
aft_store_forget_file (AftStore     *self,
                       AftStoreFile *file)
{
  aft_store_file_set_id (self, file, NULL);
  g_mutex_lock (&self->mutex);
  g_hash_table_remove (self->files, file->path);
  g_mutex_unlock (&self->mutex);
}

void
aft_store_file_set_id (AftStore     *self,
                       AftStoreFile *file,
                       const char   *id)
{
  if (g_strcmp0 (file->id, id) == 0)
    return;

  if (file->id && g_hash_table_lookup (self->by_id, file->id) == file)
    g_hash_table_remove (self->by_id, file->id);
  g_free (file->id);
  file->id = g_strdup (id);
  if (id)
    g_hash_table_replace (self->by_id, file->id, file);
}

AftStoreFile *
aft_store_get_file_of (AftStore    *self,
                       AftDocument *document)
{
  const char *id = aft_record_get_id (AFT_RECORD (document));
  AftStoreFile *file = g_hash_table_lookup (self->by_id, id);

  if (file == NULL)
    {
      g_autofree char *path = aft_document_dup_path (document);

      file = aft_store_get_file (self, path, aft_document_get_kind (document));
      aft_store_file_set_id (self, file, id);
    }

  return file;
}

AftDocument *
aft_store_get_document (AftStore     *self,
                        AftStoreFile *file)
{
  AftDocument *document;

  if (file->kind == AFT_DOCUMENT_BOOK)
    return aft_book_get_info (self->book);

  document = file->id ? aft_book_lookup (self->book, file->id) : NULL;

  /* The book also finds a person by an id that was merged into another. */
  return document && strcmp (aft_record_get_id (AFT_RECORD (document)), file->id) == 0 ? document : NULL;
}

void
aft_store_file_written (AftStore           *self,
                        AftStoreFile       *file,
                        const AftFileState *state)
{
  g_mutex_lock (&self->mutex);
  file->state = *state;
  file->unsure = TRUE;
  file->generation++;
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&file->attempted, g_bytes_unref);
  aft_store_set_problem (self, file->path, NULL);
}

gboolean
aft_store_set_problem (AftStore   *self,
                       const char *path,
                       const char *reason)
{
  GListModel *problems = G_LIST_MODEL (self->problems);
  guint n = g_list_model_get_n_items (problems);
  g_autoptr (AftProblem) problem = NULL;
  gboolean had_one = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftProblem) known = g_list_model_get_item (problems, i);

      if (strcmp (aft_problem_get_path (known), path) != 0)
        continue;
      if (g_strcmp0 (aft_problem_get_reason (known), reason) == 0)
        return FALSE;
      g_list_store_remove (self->problems, i);
      had_one = TRUE;
      break;
    }

  if (reason == NULL)
    return had_one;
  problem = aft_problem_new (path, reason);
  g_list_store_append (self->problems, problem);

  return had_one;
}
