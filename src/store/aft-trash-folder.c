/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-trash-private.h"

#include "aft-date.h"
#include "aft-keyfile-io.h"
#include "aft-merge-base.h"

#include <string.h>

#define GROUP "Trash"
#define ITEM "Item %u"

/* "20261123T093923Z-deleted", with a number if there is one already. */
static char *
make_name (const char *folder,
           const char *what,
           GDateTime  *now)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *time = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");
  g_autofree char *safe = g_strdup (what);

  g_strcanon (safe, "abcdefghijklmnopqrstuvwxyz0123456789-", '-');
  for (guint n = 1; ; n++)
    {
      g_autofree char *name = n == 1 ? g_strdup_printf ("%s-%s", time, safe) : g_strdup_printf ("%s-%s-%u", time, safe, n);
      g_autofree char *path = g_build_filename (folder, "trash", name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

/* A name needn't be UTF-8, but a value of a key file must be. */
static void
write_path (GKeyFile   *file,
            const char *group,
            const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  if (g_utf8_validate (path, -1, NULL))
    g_key_file_set_string (file, group, "Path", path);
  else
    g_key_file_set_string (file, group, "Escaped-Path", escaped);
}

static char *
dup_path (GKeyFile   *file,
          const char *group)
{
  char *path = aft_keyfile_dup_string (file, group, "Path");
  g_autofree char *escaped = path == NULL ? aft_keyfile_dup_string (file, group, "Escaped-Path") : NULL;

  return escaped != NULL ? g_uri_unescape_string (escaped, NULL) : path;
}

char *
aft_trash_begin (const char         *folder,
                 const char         *what,
                 const char * const *paths,
                 const char * const *titles,
                 const char * const *results,
                 GDateTime          *now,
                 GError            **error)
{
  g_autofree char *name = make_name (folder, what, now);
  g_autofree char *path = g_build_filename (folder, "trash", name, NULL);
  g_autofree char *manifest = g_build_filename (path, AFT_TRASH_MANIFEST, NULL);
  g_autofree char *moment = aft_moment_format (now);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  char *data;

  g_key_file_set_integer (file, GROUP, "Format", AFT_DOCUMENT_FORMAT);
  g_key_file_set_string (file, GROUP, "What", what);
  g_key_file_set_string (file, GROUP, "When", moment);
  for (guint i = 0; paths[i]; i++)
    {
      g_autofree char *group = g_strdup_printf (ITEM, i + 1);

      write_path (file, group, paths[i]);
      if (titles && titles[i])
        g_key_file_set_string (file, group, "Title", titles[i]);
      if (results)
        g_key_file_set_string (file, group, "Result", results[i]);
    }
  data = g_key_file_to_data (file, &length, NULL);
  bytes = g_bytes_new_take (data, length);

  if (!aft_file_make_folder (path, error) || !aft_file_replace (manifest, bytes, NULL, error))
    return NULL;

  return g_steal_pointer (&name);
}

char *
aft_trash_make_place (const char  *folder,
                      const char  *entry,
                      const char  *path,
                      GError     **error)
{
  g_autofree char *place = g_build_filename (folder, "trash", entry, path, NULL);
  g_autofree char *parent = g_path_get_dirname (place);

  return aft_file_make_folder (parent, error) ? g_steal_pointer (&place) : NULL;
}

gboolean
aft_trash_take (const char  *folder,
                const char  *entry,
                const char  *path,
                GError     **error)
{
  g_autofree char *from = g_build_filename (folder, path, NULL);
  g_autofree char *to = aft_trash_make_place (folder, entry, path, error);

  return to && aft_file_move (from, to, error);
}

gboolean
aft_trash_take_one (const char  *folder,
                    const char  *path,
                    const char  *what,
                    GDateTime   *now,
                    GError     **error)
{
  const char *paths[] = { path, NULL };
  g_autofree char *entry = aft_trash_begin (folder, what, paths, NULL, NULL, now, error);

  return entry && aft_trash_take (folder, entry, path, error);
}

gboolean
aft_trash_keep_dropped (const char  *folder,
                        const char  *path,
                        GBytes      *base,
                        GBytes      *version,
                        GBytes      *merged,
                        GDateTime   *now,
                        GError     **error)
{
  const char *paths[] = { path, NULL };
  g_autofree char *entry = NULL;
  g_autofree char *place = NULL;

  if (!aft_merge_drops (base, version, merged))
    return TRUE;

  entry = aft_trash_begin (folder, "conflict", paths, NULL, NULL, now, error);
  place = entry ? aft_trash_make_place (folder, entry, path, error) : NULL;

  return place && aft_file_replace (place, version, NULL, error);
}

/* Entries */

struct _AftTrashEntry
{
  GObject    parent_instance;

  char      *name;
  char      *what;
  GDateTime *when;
  char     **titles;
  char     **paths;
  char     **results;           /* of each path; NULL: the entry is not an import's */
};

G_DEFINE_FINAL_TYPE (AftTrashEntry, aft_trash_entry, G_TYPE_OBJECT)

static void
aft_trash_entry_finalize (GObject *object)
{
  AftTrashEntry *self = AFT_TRASH_ENTRY (object);

  g_free (self->name);
  g_free (self->what);
  g_clear_pointer (&self->when, g_date_time_unref);
  g_strfreev (self->titles);
  g_strfreev (self->paths);
  g_strfreev (self->results);

  G_OBJECT_CLASS (aft_trash_entry_parent_class)->finalize (object);
}

static void
aft_trash_entry_class_init (AftTrashEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_trash_entry_finalize;
}

static void
aft_trash_entry_init (AftTrashEntry *self)
{
}

/* Paths come from a file that others may have written: nothing outside the book's own folders is ever touched. A name may have
 * dots in it. */
static gboolean
path_is_safe (const char *path)
{
  g_auto (GStrv) parts = path ? g_strsplit (path, "/", -1) : NULL;

  return parts && (aft_store_kind_of (path) != AFT_DOCUMENT_KINDS || strncmp (path, "staging/", 8) == 0)
         && !g_strv_contains ((const char * const *) parts, "..");
}

AftTrashEntry *
aft_trash_read_entry (const char *folder,
                      const char *name)
{
  g_autofree char *manifest = g_build_filename (folder, "trash", name, AFT_TRASH_MANIFEST, NULL);
  g_autoptr (GBytes) bytes = aft_file_read (manifest, AFT_STORE_FILE_MAX, NULL, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AftTrashEntry) self = NULL;
  g_autofree char *moment = NULL;

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    return NULL;

  self = g_object_new (AFT_TYPE_TRASH_ENTRY, NULL);
  self->name = g_strdup (name);
  self->what = aft_keyfile_dup_string (file, GROUP, "What");
  moment = aft_keyfile_dup_string (file, GROUP, "When");
  self->when = moment ? aft_moment_parse (moment) : NULL;
  if (self->what == NULL || self->when == NULL)
    return NULL;

  for (guint i = 1; ; i++)
    {
      g_autofree char *group = g_strdup_printf (ITEM, i);
      g_autofree char *path = dup_path (file, group);
      g_autofree char *place = path_is_safe (path) ? g_build_filename (folder, "trash", name, path, NULL) : NULL;
      g_autofree char *result = g_key_file_get_string (file, group, "Result", NULL);
      char *title;

      if (!g_key_file_has_group (file, group))
        break;
      if (place == NULL || (result == NULL && !g_file_test (place, G_FILE_TEST_EXISTS)))
        continue;
      title = aft_keyfile_dup_string (file, group, "Title");
      g_ptr_array_add (titles, title ? title : g_filename_display_name (path));
      g_ptr_array_add (paths, g_steal_pointer (&path));
      if (result)
        g_ptr_array_add (results, g_steal_pointer (&result));
    }
  g_ptr_array_add (titles, NULL);
  g_ptr_array_add (paths, NULL);
  self->titles = (char **) g_ptr_array_free (g_steal_pointer (&titles), FALSE);
  /* A manifest that others wrote may have some and not others: then there is nothing to go by. */
  if (results->len > 0 && results->len == paths->len - 1)
    {
      g_ptr_array_add (results, NULL);
      self->results = (char **) g_ptr_array_free (g_steal_pointer (&results), FALSE);
    }
  self->paths = (char **) g_ptr_array_free (g_steal_pointer (&paths), FALSE);

  return g_steal_pointer (&self);
}

const char *
aft_trash_entry_get_name (AftTrashEntry *self)
{
  g_return_val_if_fail (AFT_IS_TRASH_ENTRY (self), NULL);

  return self->name;
}

const char *
aft_trash_entry_get_what (AftTrashEntry *self)
{
  g_return_val_if_fail (AFT_IS_TRASH_ENTRY (self), NULL);

  return self->what;
}

GDateTime *
aft_trash_entry_get_when (AftTrashEntry *self)
{
  g_return_val_if_fail (AFT_IS_TRASH_ENTRY (self), NULL);

  return self->when;
}

const char * const *
aft_trash_entry_get_titles (AftTrashEntry *self)
{
  g_return_val_if_fail (AFT_IS_TRASH_ENTRY (self), NULL);

  return (const char * const *) self->titles;
}

const char * const *
aft_trash_entry_get_paths (AftTrashEntry *self)
{
  return (const char * const *) self->paths;
}

const char * const *
aft_trash_entry_get_results (AftTrashEntry *self)
{
  return (const char * const *) self->results;
}
