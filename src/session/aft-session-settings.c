/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-session.h"

#include <glib/gstdio.h>

#define KEY_BOOK "book"

/* NULL if the schema isn't installed: run from the build folder, the program does without. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, AFT_APP_ID, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, KEY_BOOK))
    return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}

char *
aft_session_dup_folder_setting (AftSession *self)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autofree char *folder = settings != NULL ? g_settings_get_string (settings, KEY_BOOK) : NULL;

  if (folder != NULL && folder[0] != '\0')
    {
      char *path = g_filename_from_utf8 (folder, -1, NULL, NULL, NULL);

      if (path != NULL)
        return path;
    }

  return g_build_filename (g_get_user_data_dir (), "afterword", NULL);
}

gboolean
aft_session_set_folder_setting (AftSession *self,
                                const char *folder)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autofree char *text = folder != NULL ? g_filename_to_utf8 (folder, -1, NULL, NULL, NULL) : NULL;

  if (settings == NULL || (folder != NULL && text == NULL))
    return FALSE;

  return g_settings_set_string (settings, KEY_BOOK, text != NULL ? text : "");
}

gboolean
aft_session_is_in (AftSession *self,
                   const char *folder)
{
  const char *ours;
  GStatBuf one, other;

  g_return_val_if_fail (AFT_IS_SESSION (self) && folder != NULL, FALSE);

  ours = aft_session_get_folder (self);
  if (ours == NULL || g_str_equal (ours, folder))
    return ours != NULL;

  return g_stat (ours, &one) == 0 && g_stat (folder, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

char *
aft_session_dup_sample_folder (AftSession *self)
{
  return g_build_filename (g_get_user_data_dir (), "afterword-sample", NULL);
}
