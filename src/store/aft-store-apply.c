/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-store-apply.h"

#include "aft-store-gone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BATCH_MIN 200
#define BATCH_MAX 8192         /* more at once would keep the main loop for longer than somebody notices */

struct _AftApply
{
  AftStore  *store;
  GPtrArray *fresh;             /* AftDocument */
  guint      n_added;
};

void
aft_found_free (AftFound *self)
{
  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->summary, aft_summary_free);
  g_clear_error (&self->error);
  g_free (self);
}

AftApply *
aft_apply_new (AftStore *store)
{
  AftApply *self = g_new0 (AftApply, 1);

  self->store = store;
  self->fresh = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
aft_apply_free (AftApply *self)
{
  g_ptr_array_unref (self->fresh);
  g_free (self);
}

/* Whom the user brought back since the file was read is there already; what the file holds is theirs then. */
static void
leave_out_known (AftApply *self)
{
  AftStore *store = self->store;

  for (guint i = self->fresh->len; i > 0; i--)
    {
      AftDocument *document = g_ptr_array_index (self->fresh, i - 1);
      AftStoreFile *file = aft_store_get_file_of (store, document);

      if (aft_store_get_document (store, file) == NULL)
        continue;
      aft_store_look_later (store, file->path);
      g_ptr_array_remove_index (self->fresh, i - 1);
    }
}

void
aft_apply_flush (AftApply *self,
                 gboolean  all)
{
  AftStore *store = self->store;

  if (self->fresh->len == 0 || (!all && self->fresh->len < CLAMP (self->n_added, BATCH_MIN, BATCH_MAX)))
    return;

  leave_out_known (self);
  self->n_added += self->fresh->len;
  /* While a book loads nobody needs to hear of each; later, one or two come at a time. */
  if (!store->loaded || self->fresh->len >= BATCH_MIN)
    aft_book_add_many (store->book, self->fresh);
  else
    for (guint i = 0; i < self->fresh->len; i++)
      aft_book_add (store->book, g_ptr_array_index (self->fresh, i));
  g_ptr_array_set_size (self->fresh, 0);
}

static void
set_state (AftStore       *store,
           AftStoreFile   *file,
           const AftFound *found)
{
  g_mutex_lock (&store->mutex);
  file->state = found->state;
  file->unsure = found->unsure;
  file->seen = MAX (file->seen, store->scan_number);
  g_mutex_unlock (&store->mutex);
}

/* Whoever listens to the book has to know that it wasn't the user. */
static void
remove_for_others (AftStore    *store,
                   AftDocument *document)
{
  store->following = TRUE;
  aft_book_remove (store->book, document);
  store->following = FALSE;
}

/* What the user changed and what isn't saved yet, or is only being typed, stays. */
static gboolean
has_unsaved (AftDocument *document)
{
  if (!aft_document_is_dirty (document))
    g_signal_emit_by_name (document, "outside-removal");

  return aft_document_is_dirty (document);
}

static void
apply_gone (AftStore     *store,
            AftStoreFile *file,
            AftFound     *found)
{
  g_autoptr (AftDocument) document = NULL;

  if (file->kind == AFT_DOCUMENT_BOOK)
    return;

  g_set_object (&document, aft_store_get_document (store, file));
  aft_store_set_problem (store, file->path, NULL);

  /* Saving makes the file anew. */
  if (document && has_unsaved (document))
    {
      set_state (store, file, found);
      return;
    }

  if (document && aft_document_get_bytes (document))
    {
      GBytes *last = aft_document_get_bytes (document);

      g_ptr_array_add (store->gone, aft_gone_new (file->path, aft_store_dup_versions (store, file->path, last)));
      aft_store_remember_last (store, file->path, last);
    }
  aft_store_forget_file (store, file);
  if (document)
    remove_for_others (store, document);
}

static void
apply_known (AftStore     *store,
             AftStoreFile *file,
             AftDocument  *document,
             gboolean      meant,
             AftFound     *found)
{
  GBytes *bytes = aft_document_get_bytes (document);

  if (bytes && g_bytes_equal (bytes, found->bytes))
    {
      set_state (store, file, found);
      return;
    }

  /* The next save merges. */
  if (aft_document_is_dirty (document))
    return;

  /* As it does where others put away what they never saw. */
  if (bytes && !meant && aft_store_is_outdated (store, file->path, bytes, found->bytes))
    {
      aft_document_touch (document);
      return;
    }

  set_state (store, file, found);
  if (bytes)
    aft_store_remember (store, file->path, bytes);
  store->following = TRUE;
  aft_document_set_bytes (document, found->bytes, NULL);
  store->following = FALSE;
}

/* Where others took the file of @path away, what comes there now is completed if it was made of something older than what we knew. */
static void
look_back (AftStore   *store,
           const char *path,
           GBytes     *found)
{
  GBytes *last = aft_store_take_last (store, path);

  if (last && aft_store_is_outdated (store, path, last, found))
    g_ptr_array_add (store->gone, aft_gone_new (path, aft_store_dup_versions (store, path, NULL)));
}

static void
apply_new (AftApply     *self,
           AftStoreFile *file,
           AftFound     *found)
{
  AftStore *store = self->store;
  AftDocument *document = aft_document_new_for_bytes (found->bytes, g_steal_pointer (&found->summary));

  look_back (store, file->path, found->bytes);
  set_state (store, file, found);
  if (store->read_only)
    aft_document_set_read_only (document, TRUE);
  aft_store_file_set_id (store, file, aft_record_get_id (AFT_RECORD (document)));

  if (file->kind == AFT_DOCUMENT_BOOK)
    {
      aft_book_set_info (store->book, document);
      g_object_unref (document);
      return;
    }
  g_ptr_array_add (self->fresh, document);
}

/* A document that came back into the book before its file did (its deletion was undone) is the one of this file. */
static void
take_for_file (AftStore     *store,
               AftStoreFile *file,
               const char   *id)
{
  AftDocument *document = file->id == NULL ? aft_book_lookup (store->book, id) : NULL;

  if (document && aft_document_get_kind (document) == file->kind
      && strcmp (aft_record_get_id (AFT_RECORD (document)), id) == 0)
    aft_store_file_set_id (store, file, id);
}

/* Whether what can be read now is what was damaged, and more: somebody took a while to write it. */
static gboolean
was_being_written (AftStoreFile *file,
                   GBytes       *bytes)
{
  gsize size, before_size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *before = file->damaged ? g_bytes_get_data (file->damaged, &before_size) : NULL;

  return file->damaged && before_size <= size && (before_size == 0 || memcmp (data, before, before_size) == 0);
}

static void
keep_damaged (AftStoreFile *file,
              GBytes       *bytes)
{
  g_clear_pointer (&file->damaged, g_bytes_unref);
  file->damaged = bytes ? g_bytes_ref (bytes) : NULL;
}

static void
apply_readable (AftApply *self,
                AftFound *found)
{
  AftStore *store = self->store;
  AftStoreFile *file = aft_store_get_file (store, found->path, found->kind);
  AftStoreFile *other = g_hash_table_lookup (store->by_id, found->summary->id);
  AftDocument *document;
  gboolean mended, put_back;

  if (other && other != file && other->state.exists)
    {
      g_autofree char *reason = NULL;

      /* Translators: %s is another file of the book. */
      reason = g_strdup_printf (_("it has the same id as “%s”"), other->path);
      set_state (store, file, found);
      aft_store_set_problem (store, found->path, reason);
      return;
    }

  /* Whoever mends a damaged file knows what they put there, and so did we if we brought back what stood there before. */
  mended = aft_store_set_problem (store, found->path, NULL) && !was_being_written (file, found->bytes);
  put_back = aft_store_was_put_back (store, found->path, found->bytes);
  keep_damaged (file, NULL);
  take_for_file (store, file, found->summary->id);
  document = aft_store_get_document (store, file);
  if (document && file->id && strcmp (file->id, found->summary->id) == 0)
    {
      apply_known (store, file, document, mended || put_back, found);
      return;
    }

  /* The same file holds another document now. */
  if (document && file->kind != AFT_DOCUMENT_BOOK)
    {
      if (has_unsaved (document))
        return;
      remove_for_others (store, document);
    }
  apply_new (self, file, found);
}

void
aft_apply_found (AftApply *self,
                 AftFound *found)
{
  AftStore *store = self->store;
  AftStoreFile *file = g_hash_table_lookup (store->files, found->path);

  /* We are writing or moving it, or did so since it was read: what was found is out of date. */
  if ((file != NULL) != found->known || (file && (file->busy > 0 || file->generation != found->generation)))
    {
      aft_store_look_later (store, found->path);
    }
  else if (!found->state.exists && found->error == NULL)
    {
      if (file)
        apply_gone (store, file, found);
    }
  else if (found->summary == NULL)
    {
      /* What is in memory stays; so does the file. */
      file = aft_store_get_file (store, found->path, found->kind);
      set_state (store, file, found);
      keep_damaged (file, found->bytes);
      aft_store_set_problem (store, found->path, found->error->message);
    }
  else
    {
      apply_readable (self, found);
    }

  aft_found_free (found);
  if (self->fresh->len >= BATCH_MAX)
    aft_apply_flush (self, TRUE);
}
