/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-merge-origin.h"

#include "aft-keyfile-io.h"
#include "aft-merge-doubt.h"
#include "aft-merge-private.h"

#include <string.h>

/* Whether @file deleted what has @id when it was as @modified says, or later. */
static gboolean
was_deleted_since (GKeyFile   *file,
                   const char *id,
                   const char *modified)
{
  g_autofree char *deleted = aft_merge_has_deleted (file, id) ? aft_keyfile_dup_string (file, AFT_KEYFILE_DELETED, id) : NULL;

  return deleted != NULL && strcmp (deleted, modified) >= 0;
}

/* Whether @file has what has @id as it was written after @deleted. */
static gboolean
was_written_since (GKeyFile   *file,
                   const char *id,
                   const char *deleted)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      const char *blank = strchr (groups[i], ' ');
      g_autofree char *modified = NULL;

      if (blank == NULL || strcmp (blank + 1, id) != 0)
        continue;
      modified = aft_keyfile_dup_string (file, groups[i], "Modified");
      return modified != NULL && strcmp (modified, deleted) > 0;
    }

  return FALSE;
}

/* What @version knows of and @theirs doesn't: groups that are newer or were added, and deletions. A time that went back is no work of
 * a hand: @theirs then wasn't made of @version. */
static guint
count_unknown (GKeyFile *version,
               GKeyFile *theirs,
               gboolean *older)
{
  g_auto (GStrv) groups = g_key_file_get_groups (version, NULL);
  g_auto (GStrv) deleted = g_key_file_get_keys (version, AFT_KEYFILE_DELETED, NULL, NULL);
  guint n = 0;

  *older = FALSE;
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *modified = aft_keyfile_dup_string (version, groups[i], "Modified");
      g_autofree char *their_time = aft_keyfile_dup_string (theirs, groups[i], "Modified");
      const char *blank = strchr (groups[i], ' ');

      if (modified == NULL)
        continue;
      if (!g_key_file_has_group (theirs, groups[i]))
        n += blank == NULL || !was_deleted_since (theirs, blank + 1, modified);
      else if (their_time != NULL && strcmp (modified, their_time) > 0)
        {
          n++;
          *older = TRUE;
        }
    }
  for (guint i = 0; deleted != NULL && deleted[i] != NULL; i++)
    {
      g_autofree char *when = aft_keyfile_dup_string (version, AFT_KEYFILE_DELETED, deleted[i]);

      n += !aft_merge_has_deleted (theirs, deleted[i]) && !was_written_since (theirs, deleted[i], when != NULL ? when : "");
    }

  return n;
}

/* How many values of @version became others in @later, are gone or were added. */
static guint
count_differences (GKeyFile *version,
                   GKeyFile *later)
{
  GKeyFile *files[] = { version, later };
  guint n = 0;

  for (guint side = 0; side < 2; side++)
    {
      g_auto (GStrv) groups = g_key_file_get_groups (files[side], NULL);

      for (guint i = 0; groups[i] != NULL; i++)
        {
          g_auto (GStrv) keys = g_key_file_get_keys (files[side], groups[i], NULL, NULL);

          for (guint k = 0; keys[k] != NULL; k++)
            {
              if (strcmp (keys[k], "Modified") == 0)
                continue;
              if (side == 0)
                n += !aft_merge_holds (later, version, groups[i], keys[k]);
              else
                n += !g_key_file_has_group (version, groups[i]) || !g_key_file_has_key (version, groups[i], keys[k], NULL);
            }
        }
    }

  return n;
}

/* The files of those of @versions that can be read, which @known then are. Transfer full. */
static GPtrArray *
load_all (GPtrArray *versions,
          GPtrArray *known)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_key_file_unref);

  for (guint i = 0; i < versions->len; i++)
    {
      GKeyFile *file = aft_keyfile_load (g_ptr_array_index (versions, i), NULL);

      if (file == NULL)
        continue;
      g_ptr_array_add (files, file);
      g_ptr_array_add (known, g_ptr_array_index (versions, i));
    }

  return files;
}

static gboolean
any_same (GPtrArray  *files,
          guint       first,
          guint       end,
          GKeyFile   *side,
          const char *group)
{
  for (guint i = first; i < end; i++)
    if (aft_merge_same_group (side, g_ptr_array_index (files, i), group))
      return TRUE;

  return FALSE;
}

/* Whether @side may have been made of the @n-th of @files, which are the newest first. What a hand changed without moving its time came
 * before that version if it was seen before it; @strict: and only after it if it was seen after it. */
static gboolean
may_come_from (GKeyFile  *side,
               GPtrArray *files,
               guint      n,
               gboolean   strict)
{
  GKeyFile *version = g_ptr_array_index (files, n);
  g_auto (GStrv) groups = g_key_file_get_groups (side, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_key_file_has_group (version, groups[i]) && aft_merge_same_key (side, version, groups[i], "Modified")
        && !aft_merge_same_group (side, version, groups[i])
        && (any_same (files, n + 1, files->len, side, groups[i]) || (strict && !any_same (files, 0, n, side, groups[i]))))
      return FALSE;

  return TRUE;
}

GBytes *
aft_merge_find_base (GPtrArray *versions,
                     GBytes    *theirs)
{
  g_autoptr (GKeyFile) their_file = aft_keyfile_load (theirs, NULL);
  GBytes *first = versions->len > 0 ? g_ptr_array_index (versions, 0) : NULL;
  g_autoptr (GKeyFile) newest = first != NULL ? aft_keyfile_load (first, NULL) : NULL;
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GPtrArray) files = NULL;
  guint fewest = G_MAXUINT, least = G_MAXUINT;
  GBytes *best = NULL;
  gboolean is_known = FALSE, older;

  if (their_file == NULL || newest == NULL
      || (count_unknown (newest, their_file, &older) == 0 && !aft_merge_is_doubtful (newest, their_file, FALSE)))
    return first;

  files = load_all (versions, known);
  for (guint i = 0; i < known->len; i++)
    is_known |= g_bytes_equal (g_ptr_array_index (known, i), theirs);

  for (guint i = 0; i < files->len; i++)
    {
      GKeyFile *file = g_ptr_array_index (files, i);
      guint unknown, differences;

      /* What has something later than the newest isn't what that was made of: the file went back to before it. */
      if (i > 0 && (count_unknown (file, newest, &older) > 0 || !may_come_from (their_file, files, i, FALSE)))
        continue;
      /* Both of two texts are kept rather than the wrong one taken for what was replaced, and a value that came between. */
      if (!is_known
          && (aft_merge_is_doubtful (file, their_file, TRUE) || aft_merge_may_lack_value (files, i, their_file)
              || aft_merge_was_taken_back (files, i, their_file)))
        continue;
      unknown = count_unknown (file, their_file, &older);
      differences = !older && unknown <= fewest ? count_differences (file, their_file) : G_MAXUINT;
      if (older || unknown > fewest || (unknown == fewest && differences >= least))
        continue;
      fewest = unknown;
      least = differences;
      best = g_ptr_array_index (known, i);
    }

  return best;
}

GBytes *
aft_merge_find_ancestor (GPtrArray *versions,
                         GBytes    *ours,
                         GBytes    *theirs)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GKeyFile) our_file = aft_keyfile_load (ours, NULL);
  g_autoptr (GKeyFile) their_file = our_file != NULL ? aft_keyfile_load (theirs, NULL) : NULL;
  guint fewest = G_MAXUINT;
  GBytes *best = NULL;

  if (their_file == NULL)
    return NULL;

  files = load_all (versions, known);
  for (guint i = 0; i < files->len; i++)
    {
      GKeyFile *file = g_ptr_array_index (files, i);
      GBytes *version = g_ptr_array_index (known, i);
      gboolean older;
      guint n;

      if (g_bytes_equal (version, ours) || g_bytes_equal (version, theirs)
          || count_unknown (file, our_file, &older) > 0 || count_unknown (file, their_file, &older) > 0
          || !may_come_from (our_file, files, i, TRUE) || !may_come_from (their_file, files, i, TRUE)
          || aft_merge_is_doubtful (file, our_file, TRUE) || aft_merge_is_doubtful (file, their_file, TRUE))
        continue;
      n = count_differences (file, our_file) + count_differences (file, their_file);
      if (n >= fewest)
        continue;
      fewest = n;
      best = version;
    }

  return best;
}
