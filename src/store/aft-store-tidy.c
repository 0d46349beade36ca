/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-tidy.h"

#include "aft-id.h"
#include "aft-keyfile-io.h"
#include "aft-merge-base.h"
#include "aft-merge-origin.h"
#include "aft-store-gone.h"
#include "aft-store-scan.h"
#include "aft-trash-private.h"

#include <string.h>

/* How often somebody else may write just when we are about to. What can't be merged then is merged at a later look. */
#define TRIES 8

typedef struct
{
  char   *path;
  GBytes *bytes;
} Held;

/* What the main thread gives the writer, and what comes back. */
typedef struct
{
  char       *folder;
  GDateTime  *now;
  GPtrArray  *conflicts;
  GPtrArray  *versions;         /* GPtrArray or NULL, of each: what is known to have stood in the file it belongs to */
  GArray     *others;           /* Held: all documents but the inbox; empty if there is no inbox to look at */
  GHashTable *inbox;            /* id → path */
  GPtrArray  *gone;             /* AftGone */

  GHashTable *changed;          /* paths, and what was written there */
  GHashTable *problems;         /* path → reason */
} Tidy;

static void
free_versions (gpointer data)
{
  if (data)
    g_ptr_array_unref (data);
}

static void
clear_held (gpointer data)
{
  Held *held = data;

  g_free (held->path);
  g_bytes_unref (held->bytes);
}

static void
tidy_free (gpointer data)
{
  Tidy *tidy = data;

  g_free (tidy->folder);
  g_date_time_unref (tidy->now);
  g_ptr_array_unref (tidy->conflicts);
  g_ptr_array_unref (tidy->versions);
  g_array_unref (tidy->others);
  g_hash_table_unref (tidy->inbox);
  g_ptr_array_unref (tidy->gone);
  g_clear_pointer (&tidy->changed, g_hash_table_unref);
  g_hash_table_unref (tidy->problems);
  g_free (tidy);
}

/* Below, in the writer's thread, with the book locked. */

static GBytes *
read_document (const char   *folder,
               const char   *path,
               AftFileState *state,
               GError      **error)
{
  g_autofree char *absolute = g_build_filename (folder, path, NULL);

  return aft_file_read (absolute, AFT_STORE_FILE_MAX, state, error);
}

/* G_IO_ERROR_WRONG_ETAG if the file isn't what was @seen. */
static gboolean
write_document (Tidy                *tidy,
                const char          *path,
                GBytes              *bytes,
                const AftFileState  *seen,
                GError             **error)
{
  g_autofree char *absolute = g_build_filename (tidy->folder, path, NULL);

  if (!aft_file_replace_seen (absolute, bytes, seen, NULL, NULL, error))
    return FALSE;

  g_hash_table_replace (tidy->changed, g_strdup (path), g_bytes_ref (bytes));
  return TRUE;
}

static char *
dup_id (GBytes           *bytes,
        AftDocumentKind   kind,
        GError          **error)
{
  g_autoptr (AftSummary) summary = aft_summary_scan (bytes, kind, NULL, error);

  return summary ? g_strdup (summary->id) : NULL;
}

/* Which document the copy belongs to says the id inside; the name decides only between copies that a user made of one. */
static char *
find_original (Tidy            *tidy,
               const char      *conflict,
               const char      *id,
               AftDocumentKind  kind,
               GBytes         **bytes,
               AftFileState    *state)
{
  g_autofree char *by_name = aft_store_dup_original (conflict);
  g_autofree char *by_id = g_strconcat (aft_document_kind_folder (kind), "/", id, aft_document_kind_suffix (kind), NULL);
  const char *candidates[] = { by_name, by_id };

  if (kind == AFT_DOCUMENT_BOOK)
    candidates[1] = "book.ini";

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autoptr (GBytes) original = read_document (tidy->folder, candidates[i], state, NULL);
      g_autofree char *inside = original ? dup_id (original, kind, NULL) : NULL;

      if (g_strcmp0 (inside, id) == 0)
        {
          *bytes = g_steal_pointer (&original);
          return g_strdup (candidates[i]);
        }
      if (original && inside == NULL)
        return NULL;        /* damaged: both stay as they are */
    }

  *state = (AftFileState) { 0 };
  return g_steal_pointer (&by_id);
}

/* Puts @merged in the place of @ours, which is kept with the copy it was merged with. */
static gboolean
keep_and_write (Tidy                *tidy,
                const char          *conflict,
                const char          *original,
                GBytes              *ours,
                const AftFileState  *seen,
                GBytes              *merged,
                GError             **error)
{
  const char *paths[] = { conflict, original, NULL };
  g_autofree char *entry = aft_trash_begin (tidy->folder, "conflict", paths, NULL, NULL, tidy->now, error);
  g_autofree char *place = entry ? aft_trash_make_place (tidy->folder, entry, original, error) : NULL;

  return place && aft_file_replace (place, ours, NULL, error) && write_document (tidy, original, merged, seen, error)
         && aft_trash_take (tidy->folder, entry, conflict, error);
}

static gboolean
try_conflict (Tidy        *tidy,
              const char  *conflict,
              GPtrArray   *versions,
              GError     **error)
{
  AftDocumentKind kind = aft_store_kind_of (conflict);
  AftFileState state, seen;
  g_autoptr (GBytes) theirs = read_document (tidy->folder, conflict, &state, error);
  g_autoptr (GBytes) ours = NULL;
  g_autoptr (GBytes) merged = NULL;
  g_autoptr (GDateTime) modified = aft_store_dup_time (&state);
  g_autofree char *id = theirs ? dup_id (theirs, kind, error) : NULL;
  g_autofree char *original = id ? find_original (tidy, conflict, id, kind, &ours, &seen) : NULL;
  GBytes *ancestor;

  if (id == NULL)
    return FALSE;
  if (original == NULL)
    return TRUE;

  ancestor = versions && ours ? aft_merge_find_ancestor (versions, ours, theirs) : NULL;
  merged = ours ? aft_merge_bytes_since (kind, ancestor, ours, theirs, modified, error) : g_bytes_ref (theirs);
  if (merged == NULL)
    return FALSE;
  if (ours && !g_bytes_equal (ours, merged))
    return keep_and_write (tidy, conflict, original, ours, &seen, merged, error);
  if (ours == NULL && !write_document (tidy, original, merged, &seen, error))
    return FALSE;

  return aft_trash_take_one (tidy->folder, conflict, "conflict", tidy->now, error);
}

/* An editor or a sync tool may write just when we are about to: then that is merged. */
static gboolean
merge_conflict (Tidy        *tidy,
                const char  *conflict,
                GPtrArray   *versions,
                GError     **error)
{
  for (guint try = 1; ; try++)
    {
      g_autoptr (GError) cause = NULL;

      if (try_conflict (tidy, conflict, versions, &cause))
        return TRUE;
      if (try == TRIES || !g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
    }
}

/* The two groups as one sees them, without when they were changed. */
static gboolean
says_the_same (GKeyFile   *a,
               GKeyFile   *b,
               const char *group)
{
  static const char * const keys[] = { "Text", "What", "Due", "State" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *one = g_key_file_get_value (a, group, keys[i], NULL);
      g_autofree char *two = g_key_file_get_value (b, group, keys[i], NULL);

      if (g_strcmp0 (one, two) != 0)
        return FALSE;
    }

  return TRUE;
}

/* The target was written, the inbox's file not yet removed. If the text went on in the inbox, it becomes a version of its own
 * in the target: by the same merge that decides between two devices. */
static gboolean
finish_move (Tidy        *tidy,
             const char  *inbox,
             const char  *target,
             const char  *group,
             GError     **error)
{
  AftDocumentKind kind = aft_store_kind_of (target);
  g_autoptr (GBytes) inbox_bytes = read_document (tidy->folder, inbox, NULL, error);
  AftFileState seen;
  g_autoptr (GBytes) target_bytes = inbox_bytes ? read_document (tidy->folder, target, &seen, error) : NULL;
  g_autoptr (GKeyFile) from = target_bytes ? aft_keyfile_load (inbox_bytes, error) : NULL;
  g_autoptr (GKeyFile) to = from ? aft_keyfile_load (target_bytes, error) : NULL;

  if (to == NULL)
    return FALSE;
  if (!g_key_file_has_group (from, group) || !g_key_file_has_group (to, group))
    return TRUE;

  if (!says_the_same (from, to, group))
    {
      g_auto (GStrv) keys = g_key_file_get_keys (from, group, NULL, NULL);
      g_autoptr (GBytes) theirs = NULL;
      g_autoptr (GBytes) merged = NULL;

      for (guint i = 0; keys[i]; i++)
        {
          g_autofree char *value = g_key_file_get_value (from, group, keys[i], NULL);

          g_key_file_set_value (to, group, keys[i], value);
        }
      theirs = aft_keyfile_to_bytes (to);
      merged = aft_merge_bytes (kind, target_bytes, theirs, NULL, error);
      if (merged == NULL || !write_document (tidy, target, merged, &seen, error))
        return FALSE;
    }

  g_hash_table_replace (tidy->changed, g_strdup (inbox), NULL);
  return aft_trash_take_one (tidy->folder, inbox, "moved", tidy->now, error);
}

static void
note_problem (Tidy       *tidy,
              const char *path,
              GError     *error)
{
  /* What others are just at is done at a later look. */
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    return;

  g_hash_table_replace (tidy->problems, g_strdup (path), g_strdup (error->message));
}

/* Finds groups of @held that have the id of an inbox file. */
static void
look_for_moved (Tidy *tidy,
                Held *held)
{
  static const char * const kinds[] = { "\n[Note ", "\n[Reminder " };
  gsize size;
  const char *data = g_bytes_get_data (held->bytes, &size);
  const char *end = data + size;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i]);
      const char *at = data;

      while ((at = memmem (at, end - at, kinds[i], length)))
        {
          g_autofree char *id = NULL;
          const char *inbox;

          at += length;
          if (end - at <= AFT_ID_LENGTH || at[AFT_ID_LENGTH] != ']')
            continue;
          id = g_strndup (at, AFT_ID_LENGTH);
          inbox = g_hash_table_lookup (tidy->inbox, id);
          if (inbox)
            {
              g_autofree char *group = g_strconcat (kinds[i] + 2, id, NULL);
              g_autoptr (GError) error = NULL;

              if (!finish_move (tidy, inbox, held->path, group, &error))
                note_problem (tidy, inbox, error);
            }
        }
    }
}

static void
run_tidy (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Tidy *tidy = data;
  int lock = aft_store_lock (tidy->folder, NULL);

  /* What can't be done now is done at the next look. */
  if (lock >= 0)
    {
      for (guint i = 0; i < tidy->gone->len; i++)
        aft_gone_complete (g_ptr_array_index (tidy->gone, i), tidy->folder, tidy->now, tidy->changed, NULL);
      for (guint i = 0; i < tidy->conflicts->len; i++)
        {
          const char *path = g_ptr_array_index (tidy->conflicts, i);
          g_autoptr (GError) error = NULL;

          if (!merge_conflict (tidy, path, g_ptr_array_index (tidy->versions, i), &error))
            note_problem (tidy, path, error);
        }
      for (guint i = 0; i < tidy->others->len; i++)
        look_for_moved (tidy, &g_array_index (tidy->others, Held, i));
      aft_file_unlock (lock);
    }

  g_task_return_boolean (task, TRUE);
}

/* Below, on the main thread. */

static void
tidied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  AftStore *self = AFT_STORE (source);
  Tidy *tidy = g_task_get_task_data (G_TASK (result));
  GTask *turn = data;
  GTask *task = g_task_get_task_data (turn);
  GHashTableIter iter;
  const char *path, *reason;

  g_hash_table_iter_init (&iter, tidy->problems);
  while (g_hash_table_iter_next (&iter, (gpointer *) &path, (gpointer *) &reason))
    aft_store_set_problem (self, path, reason);
  for (guint i = 0; i < tidy->conflicts->len; i++)
    if (!g_hash_table_contains (tidy->problems, g_ptr_array_index (tidy->conflicts, i)))
      aft_store_set_problem (self, g_ptr_array_index (tidy->conflicts, i), NULL);

  aft_store_take_written (self, tidy->changed);
  if (g_hash_table_size (tidy->changed) > 0)
    aft_store_scan (self, g_steal_pointer (&tidy->changed), tidy->now, task ? g_object_ref (task) : NULL);
  else if (task)
    g_task_return_boolean (task, TRUE);

  g_task_return_boolean (turn, TRUE);
  aft_store_next (self);
}

static void
gather_versions (AftStore *self,
                 Tidy     *tidy)
{
  for (guint i = 0; i < tidy->conflicts->len; i++)
    {
      g_autofree char *path = aft_store_dup_original (g_ptr_array_index (tidy->conflicts, i));
      AftStoreFile *file = g_hash_table_lookup (self->files, path);
      AftDocument *document = file ? aft_store_get_document (self, file) : NULL;
      GBytes *bytes = document ? aft_document_get_bytes (document) : NULL;

      g_ptr_array_add (tidy->versions, bytes ? aft_store_dup_versions (self, path, bytes) : NULL);
    }
}

static void
tidy_step (AftStore *self,
           GTask    *turn)
{
  Tidy *tidy = g_object_steal_data (G_OBJECT (turn), "tidy");

  gather_versions (self, tidy);
  aft_store_work (self, run_tidy, tidy, tidy_free, tidied_cb, turn);
}

static void
gather_inbox (AftStore *self,
              Tidy     *tidy)
{
  GListModel *inbox = aft_book_get_inbox (self->book);
  guint n = g_list_model_get_n_items (inbox);
  GHashTableIter iter;
  AftStoreFile *file;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftDocument) document = g_list_model_get_item (inbox, i);

      g_hash_table_replace (tidy->inbox, g_strdup (aft_record_get_id (AFT_RECORD (document))),
                            g_strdup (aft_store_get_file_of (self, document)->path));
    }
  if (n == 0)
    return;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &file))
    {
      AftDocument *document = aft_store_get_document (self, file);
      Held held;

      if (document == NULL || file->kind == AFT_DOCUMENT_INBOX || aft_document_get_bytes (document) == NULL)
        continue;
      held.path = g_strdup (file->path);
      held.bytes = g_bytes_ref (aft_document_get_bytes (document));
      g_array_append_val (tidy->others, held);
    }
}

void
aft_store_tidy (AftStore  *self,
                GPtrArray *conflicts,
                gboolean   inbox,
                GDateTime *now,
                GTask     *task)
{
  g_autoptr (GTask) waiting = task;
  Tidy *tidy;
  GTask *turn;

  if (self->read_only || !self->open
      || (conflicts->len == 0 && self->gone->len == 0 && (!inbox || g_list_model_get_n_items (aft_book_get_inbox (self->book)) == 0)))
    {
      if (waiting)
        g_task_return_boolean (waiting, TRUE);
      return;
    }

  tidy = g_new0 (Tidy, 1);
  tidy->folder = g_strdup (self->folder);
  tidy->now = g_date_time_ref (now);
  tidy->conflicts = g_ptr_array_ref (conflicts);
  tidy->gone = g_steal_pointer (&self->gone);
  self->gone = g_ptr_array_new_with_free_func ((GDestroyNotify) aft_gone_free);
  tidy->versions = g_ptr_array_new_with_free_func (free_versions);
  tidy->others = g_array_new (FALSE, FALSE, sizeof (Held));
  g_array_set_clear_func (tidy->others, clear_held);
  tidy->inbox = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  tidy->changed = aft_store_new_written ();
  tidy->problems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (inbox)
    gather_inbox (self, tidy);

  turn = g_task_new (self, NULL, NULL, NULL);
  g_object_set_data (G_OBJECT (turn), "tidy", tidy);
  if (waiting)
    g_task_set_task_data (turn, g_steal_pointer (&waiting), g_object_unref);
  aft_store_queue (self, turn, tidy_step);
}
