/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-merge-base.h"

#include "aft-date.h"
#include "aft-keyfile-io.h"
#include "aft-merge-private.h"

#include <string.h>

gboolean
aft_merge_same_key (GKeyFile   *a,
                    GKeyFile   *b,
                    const char *group,
                    const char *key)
{
  g_autofree char *one = g_key_file_get_value (a, group, key, NULL);
  g_autofree char *two = g_key_file_get_value (b, group, key, NULL);

  return g_strcmp0 (one, two) == 0;
}

gboolean
aft_merge_same_group (GKeyFile   *a,
                      GKeyFile   *b,
                      const char *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (a, group, NULL, NULL);
  g_auto (GStrv) other = g_key_file_get_keys (b, group, NULL, NULL);

  if (keys == NULL || other == NULL)
    return keys == other;
  if (g_strv_length (keys) != g_strv_length (other))
    return FALSE;

  for (guint i = 0; keys[i]; i++)
    if (!aft_merge_same_key (a, b, group, keys[i]))
      return FALSE;

  return TRUE;
}

gboolean
aft_merge_says_the_same (GKeyFile   *a,
                         GKeyFile   *b,
                         const char *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (a, group, NULL, NULL);
  g_auto (GStrv) other = g_key_file_get_keys (b, group, NULL, NULL);

  if (g_strv_length (keys) != g_strv_length (other))
    return FALSE;

  for (guint i = 0; keys[i] != NULL; i++)
    if (strcmp (keys[i], "Modified") != 0 && !aft_merge_same_key (a, b, group, keys[i]))
      return FALSE;

  return TRUE;
}

gboolean
aft_merge_has_deleted (GKeyFile   *file,
                       const char *id)
{
  return g_key_file_has_group (file, AFT_KEYFILE_DELETED) && g_key_file_has_key (file, AFT_KEYFILE_DELETED, id, NULL);
}

static void
take_key (GKeyFile   *to,
          GKeyFile   *from,
          const char *group,
          const char *key)
{
  g_autofree char *value = g_key_file_get_value (from, group, key, NULL);

  g_key_file_set_value (to, group, key, value);
}

/* Makes @group in @to what it is in @from, where it stands. */
static void
take (GKeyFile   *to,
      GKeyFile   *from,
      const char *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (from, group, NULL, NULL);
  g_auto (GStrv) before = g_key_file_get_keys (to, group, NULL, NULL);

  if (keys == NULL)
    {
      g_key_file_remove_group (to, group, NULL);
      return;
    }

  for (guint i = 0; before && before[i]; i++)
    if (!g_strv_contains ((const char * const *) keys, before[i]))
      g_key_file_remove_key (to, group, before[i], NULL);
  for (guint i = 0; keys[i]; i++)
    take_key (to, from, group, keys[i]);
}

/* Keys of @group, which both sides changed, that only one of them changed become the same in both. */
static void
settle_keys (GKeyFile   *base,
             GKeyFile   *ours,
             GKeyFile   *theirs,
             const char *group)
{
  GKeyFile *files[] = { ours, theirs };

  if (!g_key_file_has_group (base, group) || !g_key_file_has_group (ours, group) || !g_key_file_has_group (theirs, group))
    return;

  for (guint side = 0; side < 2; side++)
    {
      GKeyFile *changed = files[side], *other = files[1 - side];
      g_auto (GStrv) before = g_key_file_get_keys (base, group, NULL, NULL);
      g_auto (GStrv) after = g_key_file_get_keys (changed, group, NULL, NULL);

      for (guint i = 0; after[i] != NULL; i++)
        if (strcmp (after[i], "Modified") != 0 && !aft_merge_same_key (base, changed, group, after[i]) && aft_merge_same_key (base, other, group, after[i]))
          take_key (other, changed, group, after[i]);
      for (guint i = 0; before[i] != NULL; i++)
        if (strcmp (before[i], "Modified") != 0 && !g_strv_contains ((const char * const *) after, before[i])
            && aft_merge_same_key (base, other, group, before[i]))
          g_key_file_remove_key (other, group, before[i], NULL);
    }
}

/* Groups of @walked that only one side changed become the same in both. */
static void
settle (GKeyFile *walked,
        GKeyFile *base,
        GKeyFile *ours,
        GKeyFile *theirs)
{
  g_auto (GStrv) groups = g_key_file_get_groups (walked, NULL);

  for (guint i = 0; groups[i]; i++)
    {
      /* What was deleted is united, whoever deleted it. */
      if (strcmp (groups[i], AFT_KEYFILE_DELETED) == 0)
        continue;
      if (aft_merge_same_group (base, theirs, groups[i]))
        take (theirs, ours, groups[i]);
      else if (aft_merge_same_group (base, ours, groups[i]))
        take (ours, theirs, groups[i]);
      else
        settle_keys (base, ours, theirs, groups[i]);
    }
}

/* Groups that somebody changed without moving their Modified, as one does by hand, count as changed at @mtime. */
static void
date_hand_edits (GKeyFile   *base,
                 GKeyFile   *theirs,
                 GDateTime  *mtime)
{
  g_autofree char *moment = aft_moment_format (mtime);
  g_auto (GStrv) groups = g_key_file_get_groups (theirs, NULL);

  for (guint i = 0; groups[i]; i++)
    {
      g_autofree char *modified = aft_keyfile_dup_string (theirs, groups[i], "Modified");

      if (modified != NULL && strcmp (modified, moment) < 0 && aft_merge_same_key (base, theirs, groups[i], "Modified")
          && !aft_merge_same_group (base, theirs, groups[i]))
        g_key_file_set_string (theirs, groups[i], "Modified", moment);
    }
}

/* A group that has something of both sides is later than either: who has one of them didn't see what it has of the other. */
static GBytes *
date_mixed (GBytes *merged,
            GBytes *ours,
            GBytes *theirs)
{
  g_autoptr (GKeyFile) file = aft_keyfile_load (merged, NULL);
  g_autoptr (GKeyFile) our_file = aft_keyfile_load (ours, NULL);
  g_autoptr (GKeyFile) their_file = aft_keyfile_load (theirs, NULL);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  gboolean any = FALSE;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *modified = aft_keyfile_dup_string (file, groups[i], "Modified");
      g_autoptr (GDateTime) time = modified != NULL ? aft_moment_parse (modified) : NULL;
      g_autoptr (GDateTime) later = NULL;
      g_autofree char *moment = NULL;

      if (time == NULL || !g_key_file_has_group (our_file, groups[i]) || !g_key_file_has_group (their_file, groups[i])
          || aft_merge_says_the_same (file, our_file, groups[i]) || aft_merge_says_the_same (file, their_file, groups[i]))
        continue;
      later = g_date_time_add (time, 1);
      moment = aft_moment_format (later);
      g_key_file_set_string (file, groups[i], "Modified", moment);
      any = TRUE;
    }

  return any ? aft_keyfile_to_bytes (file) : g_bytes_ref (merged);
}

GBytes *
aft_merge_bytes_since (AftDocumentKind   kind,
                       GBytes           *base,
                       GBytes           *ours,
                       GBytes           *theirs,
                       GDateTime        *theirs_mtime,
                       GError          **error)
{
  g_autoptr (GKeyFile) base_file = NULL;
  g_autoptr (GKeyFile) our_file = NULL;
  g_autoptr (GKeyFile) their_file = NULL;
  g_autoptr (AftSummary) summary = NULL;
  g_autoptr (GBytes) our_bytes = NULL;
  g_autoptr (GBytes) their_bytes = NULL;
  g_autoptr (GBytes) merged = NULL;

  if (base == NULL)
    return aft_merge_bytes (kind, ours, theirs, theirs_mtime, error);

  /* What can't be read must not come out of this as if it could. */
  summary = aft_summary_scan (theirs, kind, NULL, error);
  if (summary == NULL)
    return NULL;

  base_file = aft_keyfile_load (base, error);
  our_file = base_file ? aft_keyfile_load (ours, error) : NULL;
  their_file = our_file ? aft_keyfile_load (theirs, error) : NULL;
  if (their_file == NULL)
    return NULL;

  if (theirs_mtime != NULL)
    date_hand_edits (base_file, their_file, theirs_mtime);
  settle (our_file, base_file, our_file, their_file);
  settle (their_file, base_file, our_file, their_file);
  our_bytes = aft_keyfile_to_bytes (our_file);
  their_bytes = aft_keyfile_to_bytes (their_file);
  merged = aft_merge_bytes (kind, our_bytes, their_bytes, theirs_mtime, error);

  return merged != NULL ? date_mixed (merged, ours, theirs) : NULL;
}

/* Whether "key=value" stands somewhere in @merged: a text may be in a group of its own. */
static gboolean
stands_in (GBytes     *merged,
           const char *key,
           const char *value)
{
  g_autofree char *line = g_strdup_printf ("\n%s=%s\n", key, value);
  gsize size;
  const char *data = g_bytes_get_data (merged, &size);

  return memmem (data, size, line, strlen (line)) != NULL;
}

gboolean
aft_merge_drops (GBytes *base,
                 GBytes *version,
                 GBytes *merged)
{
  g_autoptr (GKeyFile) file = aft_keyfile_load (version, NULL);
  g_autoptr (GKeyFile) base_file = base != NULL ? aft_keyfile_load (base, NULL) : NULL;
  g_autoptr (GKeyFile) merged_file = aft_keyfile_load (merged, NULL);
  g_auto (GStrv) groups = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;

  for (guint i = 0; merged_file != NULL && groups != NULL && groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = NULL;

      /* Who deleted something knew what it was in @base, and not what somebody else made of it. */
      if (strcmp (groups[i], AFT_KEYFILE_DELETED) == 0)
        continue;
      keys = g_key_file_get_keys (file, groups[i], NULL, NULL);
      for (guint k = 0; keys[k] != NULL; k++)
        {
          g_autofree char *value = g_key_file_get_value (file, groups[i], keys[k], NULL);

          if (strcmp (keys[k], "Modified") != 0 && !(base_file != NULL && aft_merge_same_key (base_file, file, groups[i], keys[k]))
              && !stands_in (merged, keys[k], value))
            return TRUE;
        }
    }

  return FALSE;
}
