/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-keyfile-io.h"

#include "aft-date.h"
#include "aft-id.h"
#include "aft-keyfile.h"
#include "aft-kinds.h"
#include "aft-record-private.h"

#include <string.h>

GKeyFile *
aft_keyfile_load (GBytes  *bytes,
                  GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, error))
    return NULL;

  return g_steal_pointer (&file);
}

GBytes *
aft_keyfile_to_bytes (GKeyFile *file)
{
  gsize length;
  char *data = g_key_file_to_data (file, &length, NULL);

  return g_bytes_new_take (data, length);
}

void
aft_keyfile_begin (GKeyFile        *file,
                   AftDocumentKind  kind,
                   const char      *id,
                   const char      *created)
{
  const char *group = aft_document_kind_group (kind);

  g_key_file_set_string (file, group, "Id", id);
  g_key_file_set_integer (file, group, "Format", AFT_DOCUMENT_FORMAT);
  g_key_file_set_string (file, group, "Created", created);
  g_key_file_set_string (file, group, "Modified", created);
}

GType
aft_keyfile_parse_group (AftDocumentKind   kind,
                         const char       *group,
                         const char      **id)
{
  const char *blank = strchr (group, ' ');
  GType type = aft_kind_get_record_type (kind, group, blank != NULL ? (gsize) (blank - group) : strlen (group));

  if (type == G_TYPE_INVALID || aft_kind_is_single (type) != (blank == NULL))
    return G_TYPE_INVALID;

  *id = blank != NULL ? blank + 1 : "";
  return blank == NULL || aft_id_is_valid (*id) ? type : G_TYPE_INVALID;
}

char *
aft_keyfile_dup_group (AftRecord *record)
{
  const char *id = aft_record_get_id (record);
  const char *group = AFT_RECORD_GET_CLASS (record)->group;

  return *id != '\0' ? g_strconcat (group, " ", id, NULL) : g_strdup (group);
}

/* GKeyFile looks up the translation of what it says of a missing group or key, also where nobody asks: that took a third of all the
 * time of reading and writing a document, most of whose values are unset. */
static gboolean
has_key (GKeyFile   *file,
         const char *group,
         const char *key)
{
  return g_key_file_has_group (file, group) && g_key_file_has_key (file, group, key, NULL);
}

static char *
dup_raw (GKeyFile   *file,
         const char *group,
         const char *key)
{
  return has_key (file, group, key) ? g_key_file_get_value (file, group, key, NULL) : NULL;
}

char *
aft_keyfile_dup_string (GKeyFile   *file,
                        const char *group,
                        const char *key)
{
  g_autofree char *value = dup_raw (file, group, key);
  GString *text;

  if (value == NULL || !g_utf8_validate (value, -1, NULL))
    return NULL;

  text = g_string_new (NULL);
  aft_key_unescape (text, value, strlen (value));
  return g_string_free (text, FALSE);
}

char **
aft_keyfile_dup_list (GKeyFile   *file,
                      const char *group,
                      const char *key)
{
  g_autofree char *value = dup_raw (file, group, key);
  g_autoptr (GStrvBuilder) list = NULL;
  g_autoptr (GString) part = NULL;
  const char *p = value;

  if (value == NULL || !g_utf8_validate (value, -1, NULL))
    return NULL;

  list = g_strv_builder_new ();
  part = g_string_new (NULL);
  while (*p != '\0')
    {
      gsize length = *p == '\\' && p[1] != '\0' ? 2 : 1;

      if (length == 2 && p[1] == ';')
        g_string_append_c (part, ';');
      else if (*p != ';')
        aft_key_unescape (part, p, length);
      p += length;

      if (p[-1] == ';' && length == 1)
        {
          g_strv_builder_add (list, part->str);
          g_string_truncate (part, 0);
        }
    }
  if (part->len > 0)
    g_strv_builder_add (list, part->str);

  return g_strv_builder_end (list);
}

/* The value as a record has it; NULL if it is unset, empty or unreadable. */
static char *
dup_value (GKeyFile       *file,
           const char     *group,
           const AftField *field)
{
  g_autofree char *value = NULL;

  if (field->kind == AFT_FIELD_LIST)
    {
      g_auto (GStrv) list = aft_keyfile_dup_list (file, group, field->key);

      if (list != NULL)
        value = aft_record_join ((const char * const *) list);
    }
  else
    value = aft_keyfile_dup_string (file, group, field->key);

  return value != NULL && *value != '\0' ? g_steal_pointer (&value) : NULL;
}

gboolean
aft_keyfile_read (GKeyFile   *file,
                  GKeyFile   *base,
                  const char *group,
                  AftRecord  *record)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (record);
  g_autofree char *modified = aft_keyfile_dup_string (file, group, "Modified");
  gboolean changed = FALSE;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *value = dup_value (file, group, &klass->fields[i]);

      if (base != NULL)
        {
          g_autofree char *before = dup_value (base, group, &klass->fields[i]);

          if (g_strcmp0 (before, value) == 0)
            continue;
        }
      changed |= aft_record_put (record, i, value);
    }
  aft_record_set_modified (record, modified);

  return changed;
}

static void
set_value (GKeyFile       *file,
           const char     *group,
           const AftField *field,
           const char     *value)
{
  if (value == NULL)
    {
      g_key_file_remove_key (file, group, field->key, NULL);
      return;
    }

  if (field->kind == AFT_FIELD_LIST)
    {
      g_auto (GStrv) list = aft_record_split (value);

      g_key_file_set_string_list (file, group, field->key, (const char * const *) list, g_strv_length (list));
    }
  else
    g_key_file_set_string (file, group, field->key, value);
}

gboolean
aft_keyfile_write (GKeyFile   *file,
                   const char *group,
                   AftRecord  *record,
                   const char *now)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (record);
  const char *id = aft_record_get_id (record);
  gboolean changed = *id != '\0' && !g_key_file_has_group (file, group);

  if (has_key (file, AFT_KEYFILE_DELETED, id))
    {
      g_key_file_remove_key (file, AFT_KEYFILE_DELETED, id, NULL);
      changed = TRUE;
    }

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *before = dup_value (file, group, &klass->fields[i]);
      const char *value = aft_record_get (record, i);

      if (g_strcmp0 (before, value) == 0)
        continue;
      set_value (file, group, &klass->fields[i], value);
      changed = TRUE;
    }

  if (!changed)
    return FALSE;
  if (now != NULL)
    {
      g_key_file_set_string (file, group, "Modified", now);
      aft_record_set_modified (record, now);
    }
  else if (!g_key_file_has_group (file, group))
    g_key_file_set_string (file, group, "Modified", "");

  return TRUE;
}

static void
forget_old_deletions (GKeyFile   *file,
                      const char *now)
{
  g_autoptr (GDateTime) moment = aft_moment_parse (now);
  g_autoptr (GDateTime) oldest = moment != NULL ? g_date_time_add_days (moment, -AFT_KEYFILE_DELETED_DAYS) : NULL;
  g_autofree char *limit = oldest != NULL ? aft_moment_format (oldest) : NULL;
  g_auto (GStrv) keys = g_key_file_get_keys (file, AFT_KEYFILE_DELETED, NULL, NULL);

  for (guint i = 0; limit != NULL && keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *when = aft_keyfile_dup_string (file, AFT_KEYFILE_DELETED, keys[i]);

      if (when != NULL && strcmp (when, limit) < 0)
        g_key_file_remove_key (file, AFT_KEYFILE_DELETED, keys[i], NULL);
    }
}

gboolean
aft_keyfile_remove_missing (GKeyFile        *file,
                            AftDocumentKind  kind,
                            GPtrArray       *records,
                            const char      *now)
{
  g_autoptr (GHashTable) present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  gboolean removed = FALSE;

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (present, aft_keyfile_dup_group (g_ptr_array_index (records, i)));

  for (guint i = 0; groups[i] != NULL; i++)
    {
      const char *id;

      if (aft_keyfile_parse_group (kind, groups[i], &id) == G_TYPE_INVALID || g_hash_table_contains (present, groups[i]))
        continue;

      g_key_file_remove_group (file, groups[i], NULL);
      if (now != NULL && *id != '\0')
        g_key_file_set_string (file, AFT_KEYFILE_DELETED, id, now);
      removed = TRUE;
    }

  if (removed && now != NULL)
    forget_old_deletions (file, now);

  return removed;
}
