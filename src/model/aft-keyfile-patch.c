/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-keyfile-patch.h"

#include "aft-keyfile.h"
#include "aft-keyfile-io.h"

#include <string.h>

typedef struct
{
  GBytes     *base;
  GKeyFile   *before;           /* base, once somebody asked what it says */
  GKeyFile   *after;
  GString    *text;             /* what comes out */
  char       *group;            /* the one we are in; NULL before the first */
  char      **keys;             /* all that it has after; NULL if it no longer exists */
  guint       n_met;            /* of them in that order */
  gsize       end;              /* in text: behind the last line of the group that isn't blank or a comment */
  GHashTable *done;             /* names of groups whose new keys were written */
} Patch;

/* Most lines are as they were, which is seen without it; and to make it takes longer than all the rest. */
static GKeyFile *
get_before (Patch *patch)
{
  if (patch->before == NULL)
    patch->before = aft_keyfile_load (patch->base, NULL);

  return patch->before;
}

static void
append_key (Patch      *patch,
            GString    *lines,
            const char *key)
{
  g_autofree char *value = g_key_file_get_value (patch->after, patch->group, key, NULL);

  g_string_append_printf (lines, "%s=%s\n", key, value);
}

/* The group ends: its new keys stand behind its last one, before the comment that may belong to the next group. */
static void
end_group (Patch *patch)
{
  if (patch->keys != NULL && g_hash_table_add (patch->done, g_strdup (patch->group)))
    {
      g_autoptr (GString) lines = g_string_new (NULL);

      for (char **key = patch->keys + patch->n_met; *key != NULL; key++)
        if (!g_key_file_has_key (get_before (patch), patch->group, *key, NULL))
          append_key (patch, lines, *key);
      g_string_insert_len (patch->text, patch->end, lines->str, lines->len);
    }
  g_clear_pointer (&patch->keys, g_strfreev);
  g_clear_pointer (&patch->group, g_free);
}

static void
begin_group (Patch        *patch,
             AftKeyReader *reader,
             const char   *line,
             const char   *end)
{
  patch->group = g_strndup (reader->group, reader->group_length);
  patch->keys = g_key_file_get_keys (patch->after, patch->group, NULL, NULL);
  patch->n_met = 0;
  if (patch->keys != NULL)
    g_string_append_len (patch->text, line, end - line);
  patch->end = patch->text->len;
}

static gboolean
is_text (const char *text,
         const char *part,
         gsize       length)
{
  return text != NULL && strncmp (text, part, length) == 0 && text[length] == '\0';
}

static void
put_key (Patch        *patch,
         AftKeyReader *reader,
         const char   *line,
         const char   *end)
{
  g_autofree char *key = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (patch->keys == NULL)
    return;
  if (is_text (patch->keys[patch->n_met], reader->key, reader->key_length))
    patch->n_met++;
  key = g_strndup (reader->key, reader->key_length);
  after = g_key_file_get_value (patch->after, patch->group, key, NULL);
  if (after == NULL)
    return;

  if (!is_text (after, reader->value, reader->value_length))
    before = g_key_file_get_value (get_before (patch), patch->group, key, NULL);
  if (before == NULL || strcmp (before, after) == 0)
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
      g_auto (GStrv) keys = NULL;

      if (g_hash_table_contains (patch->done, groups[i]))
        continue;

      patch->group = groups[i];
      keys = g_key_file_get_keys (patch->after, groups[i], NULL, NULL);
      if (patch->text->len > 0 && !g_str_has_suffix (patch->text->str, "\n\n"))
        g_string_append_c (patch->text, '\n');
      g_string_append_printf (patch->text, "[%s]\n", groups[i]);
      for (char **key = keys; *key != NULL; key++)
        append_key (patch, patch->text, *key);
      patch->group = NULL;
    }
}

GBytes *
aft_keyfile_patch (GBytes   *base,
                   GKeyFile *after)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Patch patch = { .base = base, .after = after, .text = g_string_sized_new (g_bytes_get_size (base) + 256), .done = done };
  const char *at = g_bytes_get_data (base, NULL);
  AftKeyReader reader;
  AftKeyEvent event;

  if (!aft_key_reader_init (&reader, base, NULL))
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
          begin_group (&patch, &reader, start, reader.at);
        }
      else
        put_key (&patch, &reader, start, reader.at);
      at = reader.at;
    }

  g_string_append_len (patch.text, at, reader.end - at);
  end_group (&patch);
  append_new_groups (&patch);
  g_clear_pointer (&patch.before, g_key_file_unref);

  return g_string_free_to_bytes (patch.text);
}
