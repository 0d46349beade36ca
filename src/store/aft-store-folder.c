/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-store-folder.h"

#include "aft-store-error.h"
#include "aft-store-staging.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define INFO "book.ini"

static const AftDocumentKind kinds[] = {
  AFT_DOCUMENT_APPLICATION, AFT_DOCUMENT_STORY, AFT_DOCUMENT_EVENT, AFT_DOCUMENT_INBOX, AFT_DOCUMENT_CONTACT,
};

AftDocumentKind
aft_store_kind_of (const char *path)
{
  const char *slash = strchr (path, '/');

  if (slash == NULL)
    return strcmp (path, INFO) == 0 ? AFT_DOCUMENT_BOOK : AFT_DOCUMENT_KINDS;
  if (slash[1] == '.' || strchr (slash + 1, '/'))
    return AFT_DOCUMENT_KINDS;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *folder = aft_document_kind_folder (kinds[i]);

      if (strlen (folder) == (gsize) (slash - path) && g_str_has_prefix (path, folder)
          && g_str_has_suffix (slash, aft_document_kind_suffix (kinds[i])))
        return kinds[i];
    }

  return AFT_DOCUMENT_KINDS;
}

char *
aft_store_dup_original (const char *path)
{
  const char *mark = strstr (path, ".sync-conflict-");
  AftDocumentKind kind;

  if (mark == NULL)
    {
      const char *conflicted = strstr (path, "conflicted copy");

      mark = conflicted ? g_strrstr_len (path, conflicted - path, " (") : NULL;
    }
  if (mark == NULL || mark[-1] == '/')
    return NULL;
  kind = aft_store_kind_of (path);
  if (kind == AFT_DOCUMENT_KINDS)
    return NULL;

  return g_strdup_printf ("%.*s%s", (int) (mark - path), path, aft_document_kind_suffix (kind));
}

int
aft_store_lock (const char  *folder,
                GError     **error)
{
  g_autofree char *info = g_build_filename (folder, INFO, NULL);
  GError *cause = NULL;
  AftFileState state;
  int lock = aft_file_lock_folder (folder, AFT_STORE_PATIENCE, &cause);

  if (lock < 0)
    return aft_store_fail (folder, cause, error), -1;

  /* An unmounted disk leaves an empty folder behind. */
  if (!aft_file_get_state (info, &state, &cause) || !state.exists)
    {
      aft_file_unlock (lock);
      if (cause)
        aft_store_fail (folder, cause, error);
      else
        aft_store_say (folder, AFT_STORE_ERROR_GONE, error);
      return -1;
    }

  return lock;
}

/* What a folder may have that becomes a book: nothing, or what an interrupted start left there. */
static gboolean
is_empty (const char  *folder,
          gboolean    *empty,
          GError     **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;

  *empty = TRUE;
  while ((name = g_dir_read_name (dir)))
    if (strcmp (name, "lost+found") != 0
        && !(g_str_has_prefix (name, "." INFO ".") && g_str_has_suffix (name, ".afterword-tmp")))
      *empty = FALSE;

  return TRUE;
}

static gboolean
begin_book (const char  *folder,
            GDateTime   *now,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, INFO, NULL);
  g_autoptr (AftDocument) document = aft_document_new (AFT_DOCUMENT_BOOK, NULL, now);
  g_autoptr (GBytes) bytes = aft_document_to_bytes (document, now);

  return aft_file_replace (path, bytes, NULL, error);
}

static gboolean
has_our_folders (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_build_filename (folder, aft_document_kind_folder (kinds[i]), NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        return TRUE;
    }

  return FALSE;
}

/* @sentence is taken. */
static void
make_read_only (gboolean  *read_only,
                char     **why,
                char      *sentence)
{
  if (*read_only)
    {
      g_free (sentence);
      return;
    }
  *read_only = TRUE;
  *why = sentence;
}

static void
tidy (const char *folder,
      GDateTime  *now)
{
  static const char * const others[] = { "trash", "staging" };
  gint64 seconds = g_date_time_to_unix (now);

  aft_file_sweep (folder, seconds, AFT_STORE_SWEEP_AGE);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_build_filename (folder, aft_document_kind_folder (kinds[i]), NULL);

      aft_file_make_folder (path, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_build_filename (folder, others[i], NULL);

      aft_file_make_folder (path, NULL);
    }

  aft_store_tidy_staging (folder, now);
}

/* Reads book.ini, or makes it in an empty folder. */
static GBytes *
get_info (const char  *folder,
          gboolean     may_make,
          GDateTime   *now,
          GError     **error)
{
  g_autofree char *path = g_build_filename (folder, INFO, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;
  gboolean empty;

  bytes = aft_file_read (path, AFT_STORE_FILE_MAX, NULL, &cause);
  if (bytes || !g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      if (bytes == NULL)
        aft_store_fail (folder, g_steal_pointer (&cause), error);
      return g_steal_pointer (&bytes);
    }
  g_clear_error (&cause);

  if (!is_empty (folder, &empty, &cause))
    return aft_store_fail (folder, g_steal_pointer (&cause), error), NULL;
  if (!empty || !may_make)
    return aft_store_say (folder, empty ? AFT_STORE_ERROR_GONE : AFT_STORE_ERROR_NOT_A_BOOK, error), NULL;
  if (!begin_book (folder, now, &cause) || !(bytes = aft_file_read (path, AFT_STORE_FILE_MAX, NULL, &cause)))
    return aft_store_fail (folder, g_steal_pointer (&cause), error), NULL;

  return g_steal_pointer (&bytes);
}

GBytes *
aft_store_prepare_folder (const char  *folder,
                          GDateTime   *now,
                          gboolean    *read_only,
                          char       **why,
                          GError     **error)
{
  g_autoptr (GBytes) info = NULL;
  g_autoptr (AftSummary) summary = NULL;
  g_autofree char *shown = g_filename_display_name (folder);
  GError *cause = NULL;
  int lock;

  if (!*read_only && !g_file_test (folder, G_FILE_TEST_EXISTS) && !aft_file_make_folder (folder, &cause))
    return aft_store_fail (folder, cause, error), NULL;
  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    return aft_store_say (folder, AFT_STORE_ERROR_GONE, error), NULL;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return aft_store_say (folder, AFT_STORE_ERROR_NOT_A_FOLDER, error), NULL;

  info = get_info (folder, !*read_only, now, error);
  if (info == NULL)
    return NULL;

  summary = aft_summary_scan (info, AFT_DOCUMENT_BOOK, INFO, NULL);
  if (summary == NULL && !has_our_folders (folder))
    return aft_store_say (folder, AFT_STORE_ERROR_NOT_A_BOOK, error), NULL;
  if (summary && summary->format > AFT_DOCUMENT_FORMAT)
    /* Translators: %s is a folder. */
    make_read_only (read_only, why, g_strdup_printf (_("“%s” was written by a newer Afterword and can only be read with this one."), shown));
  if (eaccess (folder, W_OK | X_OK) < 0)
    /* Translators: %s is a folder. */
    make_read_only (read_only, why, g_strdup_printf (_("Nothing can be written into “%s”, so it is open for reading only."), shown));
  if (*read_only)
    return g_steal_pointer (&info);

  lock = aft_store_lock (folder, error);
  if (lock < 0)
    return NULL;
  /* A full disk is no reason not to show the book; what couldn't be tidied is tidied next time. */
  tidy (folder, now);
  aft_file_unlock (lock);

  return g_steal_pointer (&info);
}

int
aft_store_claim_window (const char  *folder,
                        gboolean    *read_only,
                        char       **why)
{
  g_autofree char *path = g_build_filename (folder, "staging", NULL);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autoptr (GError) error = NULL;
  int lock = aft_file_lock_folder (path, 0, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    /* Translators: %s is a folder. */
    make_read_only (read_only, why, g_strdup_printf (_("“%s” is open in another window, so it can only be read in this one."), shown));

  return lock;
}
