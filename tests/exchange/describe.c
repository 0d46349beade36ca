/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "describe.h"

#include "aft-note.h"

#include <string.h>

static void
describe_value (GString    *text,
                const char *key,
                const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, i == 0 ? "%s = %s\n" : "%.0s  | %s\n", key, lines[i]);
}

static void
describe_photo (GString    *text,
                GPtrArray  *photos,
                const char *name)
{
  for (guint i = 0; i < photos->len; i++)
    {
      AftVcardPhoto *photo = g_ptr_array_index (photos, i);
      g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, photo->bytes);

      if (strcmp (photo->name, name) == 0)
        g_string_append_printf (text, "Photo = %s, %" G_GSIZE_FORMAT " bytes, SHA-256 %s\n", strrchr (name, '.'),
                                g_bytes_get_size (photo->bytes), hash);
    }
}

static void
describe_record (GString    *text,
                 const char *head,
                 AftRecord  *record,
                 GPtrArray  *photos)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (record);

  g_string_append_printf (text, "%s\n", head);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const char *key = klass->fields[i].key;
      const char *value = aft_record_get (record, i);

      if (value == NULL || strcmp (key, "Created") == 0 || strcmp (key, "Digest") == 0)
        continue;
      if (strcmp (key, "Photo") == 0)
        describe_photo (text, photos, value);
      else if (strcmp (key, "Lines") == 0)
        {
          g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

          g_string_append_printf (text, "Lines = %u\n", g_strv_length (lines));
        }
      else
        describe_value (text, key, value);
    }
}

void
describe_contact (GString    *text,
                  AftContact *contact,
                  GPtrArray  *photos)
{
  const struct { GType type; const char *head; } kinds[] = {
    { AFT_TYPE_ADDRESS, "- Address" }, { AFT_TYPE_POSITION, "- Position" }, { AFT_TYPE_NOTE, "- Note" }, { AFT_TYPE_CARD, "- Card" },
  };

  describe_record (text, "Person", AFT_RECORD (contact), photos);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GListModel *records = aft_document_get_records (AFT_DOCUMENT (contact), kinds[i].type);

      for (guint k = 0; k < g_list_model_get_n_items (records); k++)
        {
          g_autoptr (AftRecord) record = g_list_model_get_item (records, k);

          describe_record (text, kinds[i].head, record, photos);
        }
    }
}
