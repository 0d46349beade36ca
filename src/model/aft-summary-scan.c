/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-summary-private.h"

#include "aft-date.h"
#include "aft-fence.h"
#include "aft-id.h"
#include "aft-keyfile.h"
#include "aft-kinds.h"
#include "aft-note.h"
#include "aft-text.h"

#include <string.h>

static void
begin_group (AftSummaryScan *scan,
             AftKeyReader   *reader,
             gboolean        head)
{
  const char *blank = memchr (reader->group, ' ', reader->group_length);
  gsize length = blank != NULL ? (gsize) (blank - reader->group) : reader->group_length;
  GType type;

  aft_summary_end_group (scan);

  memset (&scan->group, 0, sizeof scan->group);
  scan->group.meaning = -1;
  scan->parts.n_groups++;
  type = head ? aft_kind_get_document_type (scan->parts.kind)
              : aft_kind_get_record_type (scan->parts.kind, reader->group, length);
  if (type == G_TYPE_INVALID)
    return;

  scan->group.klass = aft_kind_get_class (type);
  scan->group.head = head;
  if (!head)
    scan->group.meaning = aft_summary_find_meaning (scan->group.klass->group);
}

static gboolean
key_is (AftKeyReader *reader,
        const char   *key)
{
  return *reader->key == *key && strncmp (reader->key, key, reader->key_length) == 0 && key[reader->key_length] == '\0';
}

/* The value as it was meant; valid until the next. */
static GString *
read_value (AftSummaryScan *scan,
            AftKeyReader   *reader)
{
  g_string_truncate (scan->scratch, 0);
  aft_key_unescape (scan->scratch, reader->value, reader->value_length);

  return scan->scratch;
}

static void
put_value (AftSummaryScan  *scan,
           char           **place,
           AftKeyReader    *reader)
{
  GString *value = read_value (scan, reader);

  aft_summary_put (scan, place, value->str, value->len);
}

static gboolean
value_is_true (AftKeyReader *reader)
{
  return reader->value_length == 4 && memcmp (reader->value, "true", 4) == 0;
}

/* The keys of a document's first group that the summary has a place for. */
static const struct
{
  AftDocumentKind kind;
  const char     *key;
  glong           place;
} head_places[] = {
  { AFT_DOCUMENT_CONTACT, "Full-Name", G_STRUCT_OFFSET (AftSummary, title) },
  { AFT_DOCUMENT_CONTACT, "Tags", G_STRUCT_OFFSET (AftSummary, tags) },
  { AFT_DOCUMENT_CONTACT, "Rhythm", G_STRUCT_OFFSET (AftSummary, state) },
  { AFT_DOCUMENT_CONTACT, "Keep-In-Touch-After", G_STRUCT_OFFSET (AftSummary, keep_after) },
  { AFT_DOCUMENT_CONTACT, "Paused-Until", G_STRUCT_OFFSET (AftSummary, paused_until) },
  { AFT_DOCUMENT_CONTACT, "Photo", G_STRUCT_OFFSET (AftSummary, photo) },
  { AFT_DOCUMENT_CONTACT, "Merged-Ids", G_STRUCT_OFFSET (AftSummary, merged_ids) },
  { AFT_DOCUMENT_CONTACT, "Merged-Names", G_STRUCT_OFFSET (AftSummary, merged_names) },
  { AFT_DOCUMENT_APPLICATION, "Position", G_STRUCT_OFFSET (AftSummary, title) },
  { AFT_DOCUMENT_APPLICATION, "Company", G_STRUCT_OFFSET (AftSummary, company) },
  { AFT_DOCUMENT_APPLICATION, "State", G_STRUCT_OFFSET (AftSummary, state) },
  { AFT_DOCUMENT_APPLICATION, "Turned-Down", G_STRUCT_OFFSET (AftSummary, day) },
  { AFT_DOCUMENT_STORY, "Title", G_STRUCT_OFFSET (AftSummary, title) },
  { AFT_DOCUMENT_STORY, "Kind", G_STRUCT_OFFSET (AftSummary, state) },
  { AFT_DOCUMENT_STORY, "Due", G_STRUCT_OFFSET (AftSummary, day) },
  { AFT_DOCUMENT_STORY, "Tags", G_STRUCT_OFFSET (AftSummary, tags) },
  { AFT_DOCUMENT_EVENT, "Name", G_STRUCT_OFFSET (AftSummary, title) },
  { AFT_DOCUMENT_EVENT, "Place", G_STRUCT_OFFSET (AftSummary, subtitle) },
  { AFT_DOCUMENT_EVENT, "When", G_STRUCT_OFFSET (AftSummary, day) },
  { AFT_DOCUMENT_EVENT, "Ends", G_STRUCT_OFFSET (AftSummary, ends) },
};

static char **
find_head_place (AftSummaryScan *scan,
                 AftKeyReader   *reader)
{
  for (guint i = 0; i < G_N_ELEMENTS (head_places); i++)
    if (head_places[i].kind == scan->parts.kind && key_is (reader, head_places[i].key))
      return &G_STRUCT_MEMBER (char *, &scan->parts, head_places[i].place);

  return NULL;
}

static void
read_head_key (AftSummaryScan *scan,
               AftKeyReader   *reader)
{
  AftSummary *parts = &scan->parts;
  char **place;

  if (key_is (reader, "Id"))
    {
      GString *name = read_value (scan, reader);

      g_free (scan->name);
      scan->name = g_strndup (name->str, name->len);
    }
  else if (key_is (reader, "Format"))
    parts->format = strtoul (reader->value, NULL, 10);
  else if (key_is (reader, "Created"))
    put_value (scan, &parts->created, reader);
  else if (key_is (reader, "Unnamed"))
    parts->unnamed = value_is_true (reader);
  else if (key_is (reader, "Archived"))
    parts->archived = value_is_true (reader);
  else if ((place = find_head_place (scan, reader)) != NULL)
    put_value (scan, place, reader);
}

static void
fold_value (AftSummaryScan *scan,
            AftKeyReader   *reader)
{
  AftRecordClass *klass = scan->group.klass;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (!klass->fields[i].searched || !key_is (reader, klass->fields[i].key))
        continue;

      if (memchr (reader->value, '\\', reader->value_length) == NULL)
        aft_text_fold_append (scan->folded, reader->value, reader->value_length);
      else
        {
          GString *value = read_value (scan, reader);

          if (G_TYPE_FROM_CLASS (klass) == AFT_TYPE_NOTE)
            aft_fence_fold_append (scan->folded, value->str, value->len);
          else
            aft_text_fold_append (scan->folded, value->str, value->len);
        }
      g_string_append_c (scan->folded, '\n');
      return;
    }
}

/* RFC 3339 in UTC sorts as text does. */
static void
read_modified (AftSummaryScan *scan,
               AftKeyReader   *reader)
{
  gsize common = MIN (reader->value_length, scan->modified_length);
  int order = common > 0 ? memcmp (reader->value, scan->modified, common) : 0;

  if (reader->value_length < 20 || order < 0 || (order == 0 && reader->value_length <= scan->modified_length))
    return;

  scan->modified = reader->value;
  scan->modified_length = reader->value_length;
}

static void
read_key (AftSummaryScan *scan,
          AftKeyReader   *reader)
{
  if (key_is (reader, "Modified"))
    {
      read_modified (scan, reader);
      return;
    }

  if (scan->group.klass == NULL)
    return;

  if (scan->group.head)
    read_head_key (scan, reader);
  else if (scan->group.meaning >= 0)
    {
      const char * const *keys = aft_summary_get_keys (scan->group.meaning);

      for (guint i = 0; i < AFT_SUMMARY_VALUES && keys[i] != NULL; i++)
        if (key_is (reader, keys[i]))
          {
            scan->group.value[i] = reader->value;
            scan->group.value_length[i] = reader->value_length;
          }
    }
  fold_value (scan, reader);
}

static gboolean
scan_lines (AftSummaryScan *scan,
            GBytes         *bytes,
            GError        **error)
{
  const char *group = aft_document_kind_group (scan->parts.kind);
  AftKeyReader reader;
  gboolean first = TRUE;

  if (!aft_key_reader_init (&reader, bytes, error))
    return FALSE;

  for (;;)
    switch (aft_key_reader_next (&reader, error))
      {
      case AFT_KEY_DAMAGED:
        return FALSE;

      case AFT_KEY_END:
        aft_summary_end_group (scan);
        if (first || scan->name == NULL || !aft_id_is_valid (scan->name))
          {
            g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED, "line %u: no valid Id", first ? 1 : reader.line);
            return FALSE;
          }
        return TRUE;

      case AFT_KEY_GROUP:
        if (first && (reader.group_length != strlen (group) || memcmp (reader.group, group, reader.group_length) != 0))
          {
            g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED, "line %u: the first group is not [%s]",
                         reader.line, group);
            return FALSE;
          }
        begin_group (scan, &reader,
                     reader.group_length == strlen (group) && memcmp (reader.group, group, reader.group_length) == 0);
        first = FALSE;
        break;

      case AFT_KEY_VALUE:
        /* GKeyFile refuses the whole file for it. */
        if (scan->group.head && key_is (&reader, "Encoding")
            && (reader.value_length != 5 || g_ascii_strncasecmp (reader.value, "UTF-8", 5) != 0))
          {
            g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED, "line %u: an encoding that is not UTF-8",
                         reader.line);
            return FALSE;
          }
        read_key (scan, &reader);
        break;

      default:
        g_assert_not_reached ();
      }
}

/* What follows from several values. */
static void
fill_in (AftSummaryScan *scan)
{
  AftSummary *parts = &scan->parts;
  g_autofree char *collate = NULL;

  aft_summary_end_touches (scan);
  aft_summary_put (scan, &parts->modified, scan->modified, scan->modified_length);
  parts->changed = aft_moment_to_number (scan->modified, scan->modified_length);
  if (parts->kind == AFT_DOCUMENT_APPLICATION)
    parts->subtitle = parts->company;

  g_string_truncate (scan->scratch, 0);
  aft_text_fold_append (scan->scratch, aft_summary_peek (scan, parts->title), -1);
  collate = g_utf8_collate_key (scan->scratch->str, scan->scratch->len);
  aft_summary_put (scan, &parts->collate, collate, strlen (collate));

  aft_summary_put (scan, &parts->folded, scan->folded->str, scan->folded->len);
  parts->folded_length = scan->folded->len;
  aft_text_sieve_add (&parts->sieve, scan->folded->str, scan->folded->len);
}

static char *
make_id (AftSummaryScan *scan,
         const char     *name)
{
  const char *suffix = aft_document_kind_suffix (scan->parts.kind);

  if (name == NULL || scan->parts.kind == AFT_DOCUMENT_BOOK
      || (g_str_has_prefix (name, scan->name) && strcmp (name + AFT_ID_LENGTH, suffix) == 0))
    return g_steal_pointer (&scan->name);

  return aft_id_new_for (scan->name, name);
}

AftSummary *
aft_summary_scan (GBytes           *bytes,
                  AftDocumentKind   kind,
                  const char       *name,
                  GError          **error)
{
  gsize size = g_bytes_get_size (bytes);
  AftSummaryScan scan = { .parts = { .kind = kind }, .group = { .meaning = -1 } };
  AftSummary *summary = NULL;

  scan.text = g_string_sized_new (size + 256);
  scan.folded = g_string_sized_new (size + 1);
  scan.scratch = g_string_sized_new (256);
  if (scan_lines (&scan, bytes, error))
    {
      fill_in (&scan);
      summary = aft_summary_pack (&scan);
      summary->id = make_id (&scan, name);
    }

  g_string_free (scan.text, TRUE);
  g_string_free (scan.folded, TRUE);
  g_string_free (scan.scratch, TRUE);
  g_clear_pointer (&scan.touches, g_array_unref);
  g_free (scan.name);

  return summary;
}
