/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-file.h"
#include "aft-session-private.h"

/* A script is a page at most; bytes. */
#define TEMPLATE_MAX (1024 * 1024)

char *
aft_session_dup_template (AftSession *self,
                          const char *name)
{
  const char *folder = aft_session_get_folder (self);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GBytes) bytes = path != NULL ? aft_file_read (path, TEMPLATE_MAX, NULL, NULL) : NULL;
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return text != NULL && g_utf8_validate_len (text, length, NULL) ? g_strndup (text, length) : NULL;
}

gboolean
aft_session_set_template (AftSession  *self,
                          const char  *name,
                          const char  *text,
                          GError     **error)
{
  const char *folder = aft_session_get_folder (self);
  g_autofree char *path = NULL;
  g_autofree char *parent = NULL;
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;

  g_return_val_if_fail (AFT_IS_SESSION (self), FALSE);

  if (folder == NULL || aft_session_is_read_only (self))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY, _("This book can only be read."));
      return FALSE;
    }

  path = g_build_filename (folder, name, NULL);
  parent = g_path_get_dirname (path);
  if (text != NULL)
    return aft_file_make_folder (parent, error) && aft_file_replace (path, bytes, NULL, error);

  return !g_file_test (path, G_FILE_TEST_EXISTS) || aft_file_remove (path, error);
}
