/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-file.h"
#include "aft-id.h"
#include "aft-session-private.h"
#include "aft-text.h"

/* A script is a page at most; bytes. */
#define TEMPLATE_MAX (1024 * 1024)

/* A template of one's own is "own-<id>.template", and its first line says what it is called. */
#define OWN_PREFIX "own-"
#define OWN_SUFFIX ".template"
#define OWN_NAME "Name: "

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

AftOwnTemplate *
aft_own_template_new (const char *language,
                      const char *name,
                      const char *text)
{
  AftOwnTemplate *own = g_new0 (AftOwnTemplate, 1);
  g_autofree char *id = aft_id_new ();
  g_autofree char *file = g_strconcat (OWN_PREFIX, id, OWN_SUFFIX, NULL);

  own->file = g_build_filename ("templates", language, file, NULL);
  own->name = g_strdup (name);
  own->text = g_strdup (text);

  return own;
}

void
aft_own_template_free (AftOwnTemplate *own)
{
  g_free (own->file);
  g_free (own->name);
  g_free (own->text);
  g_free (own);
}

static void
own_free_cb (gpointer own)
{
  aft_own_template_free (own);
}

/* NULL if @file is none, or is not to be read. */
static AftOwnTemplate *
read_own (AftSession *self,
          const char *language,
          const char *file)
{
  g_autofree char *path = g_build_filename ("templates", language, file, NULL);
  g_autofree char *whole = NULL;
  g_autofree char *first = NULL;
  g_autofree char *name = NULL;
  const char *text;
  AftOwnTemplate *own;

  if (!g_str_has_prefix (file, OWN_PREFIX) || !g_str_has_suffix (file, OWN_SUFFIX))
    return NULL;
  whole = aft_session_dup_template (self, path);
  if (whole == NULL)
    return NULL;

  /* A file somebody else put there may have no name. */
  text = whole;
  if (g_str_has_prefix (whole, OWN_NAME))
    {
      first = g_strndup (whole, strcspn (whole, "\r\n"));
      name = aft_text_dup_line (first + strlen (OWN_NAME));
      text = whole + strlen (first);
      text += *text == '\r' ? 1 : 0;
      text += *text == '\n' ? 1 : 0;
    }
  own = aft_own_template_new (language, name != NULL ? name : file, text);
  g_free (own->file);
  own->file = g_steal_pointer (&path);

  return own;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const AftOwnTemplate *const *first = a;
  const AftOwnTemplate *const *second = b;
  int order = g_utf8_collate ((*first)->name, (*second)->name);

  return order != 0 ? order : strcmp ((*first)->file, (*second)->file);
}

GPtrArray *
aft_session_list_own_templates (AftSession *self,
                                const char *language)
{
  const char *folder = aft_session_get_folder (self);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "templates", language, NULL) : NULL;
  g_autoptr (GDir) dir = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (own_free_cb);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      AftOwnTemplate *own = read_own (self, language, name);

      if (own != NULL)
        g_ptr_array_add (found, own);
    }
  g_ptr_array_sort (found, compare_cb);

  return found;
}

char *
aft_own_template_dup_word (const AftOwnTemplate *own)
{
  g_autofree char *file = g_path_get_basename (own->file);

  return g_strndup (file, strlen (file) - strlen (OWN_SUFFIX));
}

char *
aft_session_dup_own_template (AftSession *self,
                              const char *language,
                              const char *word)
{
  g_autofree char *file = NULL;
  AftOwnTemplate *own;
  char *text;

  /* A word comes from a file that anybody may have written. */
  if (word == NULL || strchr (word, G_DIR_SEPARATOR) != NULL)
    return NULL;

  file = g_strconcat (word, OWN_SUFFIX, NULL);
  own = read_own (self, language, file);
  if (own == NULL)
    return NULL;

  text = g_steal_pointer (&own->text);
  aft_own_template_free (own);

  return text;
}

gboolean
aft_session_set_own_template (AftSession            *self,
                              const AftOwnTemplate  *own,
                              GError               **error)
{
  g_autofree char *name = aft_text_dup_line (own->name);
  g_autofree char *whole = g_strconcat (OWN_NAME, name != NULL ? name : "", "\n", own->text, NULL);

  return aft_session_set_template (self, own->file, whole, error);
}
