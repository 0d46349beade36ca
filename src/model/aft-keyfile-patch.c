/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-keyfile-patch.h"

#include "aft-keyfile.h"
#include "aft-keyfile-io.h"

#include <string.h>

typedef struct
{
  GKeyFile   *before;
  GKeyFile   *after;
  GString    *text;             /* what comes out */
  char       *group;            /* the one we are in; NULL before the first */
  gboolean    kept;             /* whether it still exists */
  gsize       end;              /* in text: behind the last line of the group that isn't blank or a comment */
  GHashTable *done;             /* names of groups whose new keys were written */
} Patch;

static void
append_new_keys (Patch    *patch,
                 GString  *lines,
                 gboolean  all)
{
  g_auto (GStrv) keys = g_key_file_get_keys (patch->after, patch->group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = NULL;

      if (!all && g_key_file_has_key (patch->before, patch->group, keys[i], NULL))
        continue;
      value = g_key_file_get_value (patch->after, patch->group, keys[i], NULL);
      g_string_append_printf (lines, "%s=%s\n", keys[i], value);
    }
}

/* The group ends: its new keys stand behind its last one, before the comment that may belong to the next group. */
static void
end_group (Patch *patch)
{
  if (patch->group != NULL && patch->kept && g_hash_table_add (patch->done, g_strdup (patch->group)))
    {
      g_autoptr (GString) lines = g_string_new (NULL);

      append_new_keys (patch, lines, FALSE);
      g_string_insert_len (patch->text, patch->end, lines->str, lines->len);
    }
  g_clear_pointer (&patch->group, g_free);
}

static void
put_key (Patch        *patch,
         AftKeyReader *reader,
         const char   *line,
         const char   *end)
{
  g_autofree char *key = g_strndup (reader->key, reader->key_length);
  g_autofree char *before = g_key_file_get_value (patch->before, patch->group, key, NULL);
  g_autofree char *after = g_key_file_get_value (patch->after, patch->group, key, NULL);

  if (!patch->kept || after == NULL)
    return;

  if (g_strcmp0 (before, after) == 0)
    g_string_append_len (patch->text, line, end - line);
  else
    g_string_append_printf (patch->text, "%s=%s\n", key, after);
  patch->end = patch->text->len;
}

static void
append_new_groups (Patch *patch)
{
  g_auto (GStrv) groups = g_key_file_get_groups (patch->after, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_key_file_has_group (patch->before, groups[i]))
        continue;

      patch->group = groups[i];
      if (patch->text->len > 0 && !g_str_has_suffix (patch->text->str, "\n\n"))
        g_string_append_c (patch->text, '\n');
      g_string_append_printf (patch->text, "[%s]\n", groups[i]);
      append_new_keys (patch, patch->text, TRUE);
      patch->group = NULL;
    }
}

GBytes *
aft_keyfile_patch (GBytes   *base,
                   GKeyFile *after)
{
  g_autoptr (GKeyFile) before = aft_keyfile_load (base, NULL);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Patch patch = { .before = before, .after = after, .text = g_string_sized_new (g_bytes_get_size (base) + 256), .done = done };
  const char *at = g_bytes_get_data (base, NULL);
  AftKeyReader reader;
  AftKeyEvent event;

  if (before == NULL || !aft_key_reader_init (&reader, base, NULL))
    {
      g_string_free (patch.text, TRUE);
      return aft_keyfile_to_bytes (after);
    }

  while ((event = aft_key_reader_next (&reader, NULL)) != AFT_KEY_END && event != AFT_KEY_DAMAGED)
    {
      const char *start = event == AFT_KEY_GROUP ? reader.group : reader.key;

      /* Blank lines and comments lie between what was read last and this line. */
      while (start > at && start[-1] != '\n')
        start--;
      g_string_append_len (patch.text, at, start - at);

      if (event == AFT_KEY_GROUP)
        {
          end_group (&patch);
          patch.group = g_strndup (reader.group, reader.group_length);
          patch.kept = g_key_file_has_group (after, patch.group);
          if (patch.kept)
            g_string_append_len (patch.text, start, reader.at - start);
          patch.end = patch.text->len;
        }
      else
        put_key (&patch, &reader, start, reader.at);
      at = reader.at;
    }

  g_string_append_len (patch.text, at, reader.end - at);
  end_group (&patch);
  append_new_groups (&patch);

  return g_string_free_to_bytes (patch.text);
}
