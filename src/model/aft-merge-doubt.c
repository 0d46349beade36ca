/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-merge-doubt.h"

#include "aft-date.h"
#include "aft-keyfile-io.h"
#include "aft-merge-private.h"

#include <string.h>

/* For so long after a change another program may save without having seen it: as long as it waits before saving, and some more. */
#define SOON (5 * G_TIME_SPAN_SECOND)

/* Whether @group is so little later in @theirs than in @version that whoever wrote it may not have seen what was written then. */
static gboolean
is_soon_after (GKeyFile   *theirs,
               GKeyFile   *version,
               const char *group)
{
  g_autofree char *modified = aft_keyfile_dup_string (version, group, "Modified");
  g_autofree char *their_time = aft_keyfile_dup_string (theirs, group, "Modified");
  g_autoptr (GDateTime) before = modified != NULL ? aft_moment_parse (modified) : NULL;
  g_autoptr (GDateTime) after = their_time != NULL ? aft_moment_parse (their_time) : NULL;
  GTimeSpan span = before != NULL && after != NULL ? g_date_time_difference (after, before) : 0;

  return span > 0 && span < SOON;
}

static gboolean
is_text (const char *key)
{
  return strcmp (key, "Text") == 0 || strcmp (key, "Words") == 0;
}

gboolean
aft_merge_holds (GKeyFile   *theirs,
                 GKeyFile   *version,
                 const char *group,
                 const char *key)
{
  g_autofree char *text = NULL;
  g_autofree char *their_text = NULL;

  if (aft_merge_same_key (theirs, version, group, key))
    return TRUE;
  if (!is_text (key))
    return FALSE;

  text = g_key_file_get_value (version, group, key, NULL);
  their_text = g_key_file_get_value (theirs, group, key, NULL);

  return their_text != NULL && strstr (their_text, text) != NULL;
}

gboolean
aft_merge_is_doubtful (GKeyFile *version,
                       GKeyFile *theirs,
                       gboolean  texts)
{
  g_auto (GStrv) groups = g_key_file_get_groups (version, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = NULL;

      if (!is_soon_after (theirs, version, groups[i]))
        continue;
      keys = g_key_file_get_keys (version, groups[i], NULL, NULL);
      for (guint k = 0; keys[k] != NULL; k++)
        if (strcmp (keys[k], "Modified") != 0 && (!texts || is_text (keys[k])) && !aft_merge_holds (theirs, version, groups[i], keys[k]))
          return TRUE;
    }

  return FALSE;
}

/* Whether one of the values of @group, which the @n-th of @files changed a little before @theirs, is in @theirs what it was before. */
static gboolean
is_as_before (GPtrArray  *files,
              guint       n,
              GKeyFile   *theirs,
              const char *group)
{
  GKeyFile *version = g_ptr_array_index (files, n);
  GKeyFile *sides[] = { version, theirs };

  for (guint side = 0; side < 2; side++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (sides[side], group, NULL, NULL);

      for (guint k = 0; keys[k] != NULL; k++)
        {
          if (strcmp (keys[k], "Modified") == 0 || is_text (keys[k]) || aft_merge_same_key (theirs, version, group, keys[k]))
            continue;
          for (guint i = n + 1; i < files->len; i++)
            if (g_key_file_has_group (g_ptr_array_index (files, i), group)
                && aft_merge_same_key (theirs, g_ptr_array_index (files, i), group, keys[k]))
              return TRUE;
        }
    }

  return FALSE;
}

gboolean
aft_merge_may_lack_value (GPtrArray *files,
                          guint      n,
                          GKeyFile  *theirs)
{
  GKeyFile *version = g_ptr_array_index (files, n);
  g_auto (GStrv) groups = g_key_file_get_groups (version, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (is_soon_after (theirs, version, groups[i]) && is_as_before (files, n, theirs, groups[i]))
      return TRUE;

  return FALSE;
}

gboolean
aft_merge_was_taken_back (GPtrArray *files,
                          guint      n,
                          GKeyFile  *theirs)
{
  GKeyFile *version = g_ptr_array_index (files, n);
  g_auto (GStrv) groups = g_key_file_get_groups (version, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *modified = aft_keyfile_dup_string (version, groups[i], "Modified");
      g_autofree char *their_time = aft_keyfile_dup_string (theirs, groups[i], "Modified");

      if (modified == NULL || their_time == NULL || strcmp (their_time, modified) <= 0
          || !aft_merge_says_the_same (version, theirs, groups[i]))
        continue;
      for (guint k = 0; k < n; k++)
        if (g_key_file_has_group (g_ptr_array_index (files, k), groups[i])
            && !aft_merge_says_the_same (g_ptr_array_index (files, k), theirs, groups[i]))
          return TRUE;
    }

  return FALSE;
}
