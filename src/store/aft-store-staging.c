/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-store-staging.h"

#include "aft-id.h"
#include "aft-keyfile-io.h"
#include "aft-merge-base.h"
#include "aft-trash-private.h"

#include <string.h>

#define COMPLETE "complete.ini"     /* in a folder of staging/: all of it is there */
#define GROUP "Staging"

/* In the order in which they take their places: what others refer to comes first. */
static const AftDocumentKind kinds[] = {
  AFT_DOCUMENT_APPLICATION, AFT_DOCUMENT_STORY, AFT_DOCUMENT_EVENT, AFT_DOCUMENT_INBOX, AFT_DOCUMENT_CONTACT,
};

gboolean
aft_store_complete_staging (const char  *folder,
                            const char  *staging,
                            const char  *former,
                            GError     **error)
{
  g_autofree char *mark = g_build_filename (folder, staging, COMPLETE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;

  if (former)
    g_key_file_set_string (file, GROUP, "Former", former);
  bytes = aft_keyfile_to_bytes (file);

  return aft_file_replace (mark, bytes, NULL, error);
}

/* The folder of the trash that has what stood there; NULL if nothing did. */
static char *
dup_former (const char *folder,
            const char *staging)
{
  g_autofree char *mark = g_build_filename (folder, staging, COMPLETE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *name = NULL;

  if (g_key_file_load_from_file (file, mark, G_KEY_FILE_NONE, NULL))
    name = aft_keyfile_dup_string (file, GROUP, "Former");
  if (name == NULL || *name == '.' || strchr (name, '/'))
    return NULL;

  return g_build_filename (folder, "trash", name, NULL);
}

/* Somebody may have changed what stands in the place of @path since it was staged: then both are merged in staging. */
static gboolean
meet_changes (const char  *folder,
              const char  *staging,
              const char  *former,
              const char  *path,
              GDateTime   *now,
              GError     **error)
{
  g_autofree char *from = g_build_filename (folder, staging, path, NULL);
  g_autofree char *to = g_build_filename (folder, path, NULL);
  g_autofree char *before = former ? g_build_filename (former, path, NULL) : NULL;
  AftFileState state;
  g_autoptr (GBytes) theirs = aft_file_read (to, AFT_STORE_FILE_MAX, &state, NULL);
  g_autoptr (GBytes) base = theirs && before ? aft_file_read (before, AFT_STORE_FILE_MAX, NULL, NULL) : NULL;
  g_autoptr (GBytes) ours = NULL;
  g_autoptr (GBytes) merged = NULL;
  g_autoptr (GDateTime) modified = NULL;

  if (theirs == NULL || (base && g_bytes_equal (theirs, base)))
    return TRUE;

  ours = aft_file_read (from, AFT_STORE_FILE_MAX, NULL, error);
  if (ours == NULL)
    return FALSE;
  modified = aft_store_dup_time (&state);
  merged = aft_merge_bytes_since (aft_store_kind_of (path), base, ours, theirs, modified, NULL);
  if (merged == NULL)
    return aft_trash_take_one (folder, path, "damaged", now, error);

  return aft_trash_keep_dropped (folder, path, base, ours, merged, now, error)
         && aft_trash_keep_dropped (folder, path, base, theirs, merged, now, error)
         && (g_bytes_equal (merged, ours) || aft_file_replace (from, merged, NULL, error));
}

static gboolean
meet_all_changes (const char  *folder,
                  const char  *staging,
                  const char  *kind,
                  GDateTime   *now,
                  GError     **error)
{
  g_autofree char *former = dup_former (folder, staging);
  g_autofree char *staged = g_build_filename (folder, staging, kind, NULL);
  g_autoptr (GDir) dir = g_dir_open (staged, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (kind, name, NULL);

      if (aft_store_kind_of (path) != AFT_DOCUMENT_KINDS && !meet_changes (folder, staging, former, path, now, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
aft_store_roll_forward (const char  *folder,
                        const char  *staging,
                        GDateTime   *now,
                        GError     **error)
{
  g_autofree char *from = g_build_filename (folder, staging, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *name = aft_document_kind_folder (kinds[i]);
      g_autofree char *from_folder = g_build_filename (from, name, NULL);
      g_autofree char *to_folder = g_build_filename (folder, name, NULL);

      if (g_file_test (from_folder, G_FILE_TEST_IS_DIR)
          && (!aft_file_make_folder (to_folder, error) || !meet_all_changes (folder, staging, name, now, error)
              || !aft_file_move_all (from_folder, to_folder, error)))
        return FALSE;
    }

  return aft_file_remove_folder (from, error);
}

void
aft_store_tidy_staging (const char *folder,
                        GDateTime  *now)
{
  g_autofree char *staging = g_build_filename (folder, "staging", NULL);
  g_autoptr (GDir) dir = g_dir_open (staging, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename ("staging", name, NULL);
      g_autofree char *complete = g_build_filename (staging, name, COMPLETE, NULL);
      g_autoptr (GError) error = NULL;

      if (!aft_id_is_valid (name))
        continue;
      if (g_file_test (complete, G_FILE_TEST_EXISTS) ? !aft_store_roll_forward (folder, path, now, &error)
                                                     : !aft_trash_take_one (folder, path, "interrupted", now, &error))
        g_message ("What an interrupted import left could not be tidied up: %s", error->message);
    }
}
