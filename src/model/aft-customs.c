/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-customs.h"

#include "aft-data.h"
#include "aft-keyfile-io.h"

#include <string.h>

#define COUNTRY "Country"
#define ENDING ".ini"

/* "de" of "DE"; NULL if it is no code: it becomes part of a path. Transfer full. */
static char *
dup_code (const char *country)
{
  if (country == NULL || strlen (country) != 2 || !g_ascii_isalpha (country[0]) || !g_ascii_isalpha (country[1]))
    return NULL;

  return g_ascii_strdown (country, -1);
}

/* The file of @country; NULL if there is none, or if it is damaged, which is logged. Transfer full. */
static GKeyFile *
load (const char *country)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *code = dup_code (country);
  g_autofree char *name = code ? g_strconcat (code, ENDING, NULL) : NULL;
  g_autofree char *path = name ? aft_data_dup_path ("customs", name) : NULL;

  if (path == NULL)
    return NULL;
  if (g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_TRANSLATIONS, &error))
    return g_steal_pointer (&file);

  if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_message ("%s: %s", path, error->message);
  return NULL;
}

/* In the language of the interface where the file has it. Later GLib names “C” as the language of what isn’t translated. Transfer
 * full. */
static char *
dup_text (GKeyFile   *file,
          const char *group,
          const char *key)
{
  g_autofree char *locale = g_key_file_get_locale_for_key (file, group, key, NULL);
  g_autofree char *translated = locale != NULL ? g_strdup_printf ("%s[%s]", key, locale) : NULL;

  if (translated != NULL && g_key_file_has_key (file, group, translated, NULL))
    return aft_keyfile_dup_string (file, group, translated);

  return aft_keyfile_dup_string (file, group, key);
}

static void
free_custom (AftCustom *custom)
{
  g_free (custom->topic);
  g_free (custom->text);
  g_free (custom);
}

GPtrArray *
aft_customs_list (const char *country)
{
  GPtrArray *customs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_custom);
  g_autoptr (GKeyFile) file = load (country);
  g_auto (GStrv) groups = file ? g_key_file_get_groups (file, NULL) : NULL;

  for (guint i = 0; groups && groups[i]; i++)
    {
      g_autofree char *text = dup_text (file, groups[i], "Text");
      AftCustom *custom;

      if (text == NULL || g_str_equal (groups[i], COUNTRY))
        continue;

      custom = g_new (AftCustom, 1);
      custom->topic = g_strdup (groups[i]);
      custom->text = g_steal_pointer (&text);
      g_ptr_array_add (customs, custom);
    }

  return customs;
}

char *
aft_customs_dup_name (const char *country)
{
  g_autoptr (GKeyFile) file = load (country);

  return file ? dup_text (file, COUNTRY, "Name") : NULL;
}
