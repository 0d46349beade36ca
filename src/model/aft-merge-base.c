/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-merge-base.h"

#include "aft-date.h"
#include "aft-keyfile-io.h"

#include <string.h>

/* For so long after a change another program may save without having seen it: as long as it waits before saving, and some more. */
#define SOON (5 * G_TIME_SPAN_SECOND)

static gboolean
same_key (GKeyFile   *a,
          GKeyFile   *b,
          const char *group,
          const char *key)
{
  g_autofree char *one = g_key_file_get_value (a, group, key, NULL);
  g_autofree char *two = g_key_file_get_value (b, group, key, NULL);

  return g_strcmp0 (one, two) == 0;
}

/* Whether @group is the same in both, or missing in both. */
static gboolean
same (GKeyFile   *a,
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
    if (!same_key (a, b, group, keys[i]))
      return FALSE;

  return TRUE;
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
        if (strcmp (after[i], "Modified") != 0 && !same_key (base, changed, group, after[i]) && same_key (base, other, group, after[i]))
          take_key (other, changed, group, after[i]);
      for (guint i = 0; before[i] != NULL; i++)
        if (strcmp (before[i], "Modified") != 0 && !g_strv_contains ((const char * const *) after, before[i])
            && same_key (base, other, group, before[i]))
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
      if (same (base, theirs, groups[i]))
        take (theirs, ours, groups[i]);
      else if (same (base, ours, groups[i]))
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

      if (modified != NULL && strcmp (modified, moment) < 0 && same_key (base, theirs, groups[i], "Modified")
          && !same (base, theirs, groups[i]))
        g_key_file_set_string (theirs, groups[i], "Modified", moment);
    }
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

  return aft_merge_bytes (kind, our_bytes, their_bytes, theirs_mtime, error);
}

static gboolean
has_deleted (GKeyFile   *file,
             const char *id)
{
  return g_key_file_has_group (file, AFT_KEYFILE_DELETED) && g_key_file_has_key (file, AFT_KEYFILE_DELETED, id, NULL);
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
        n += blank == NULL || !has_deleted (theirs, blank + 1);
      else if (their_time != NULL && strcmp (modified, their_time) > 0)
        {
          n++;
          *older = TRUE;
        }
    }
  for (guint i = 0; deleted != NULL && deleted[i] != NULL; i++)
    n += !has_deleted (theirs, deleted[i]);

  return n;
}

/* Whether @theirs is so little later than @modified that whoever wrote it may not have seen what was written then. */
static gboolean
is_soon_after (const char *theirs,
               const char *modified)
{
  g_autoptr (GDateTime) before = aft_moment_parse (modified);
  g_autoptr (GDateTime) after = aft_moment_parse (theirs);
  GTimeSpan span = before != NULL && after != NULL ? g_date_time_difference (after, before) : 0;

  return span > 0 && span < SOON;
}

/* Whether @theirs holds what @key of @group is in @version; a text that was added to does. */
static gboolean
holds (GKeyFile   *theirs,
       GKeyFile   *version,
       const char *group,
       const char *key)
{
  g_autofree char *text = NULL;
  g_autofree char *their_text = NULL;

  if (same_key (theirs, version, group, key))
    return TRUE;
  if (strcmp (key, "Text") != 0 && strcmp (key, "Words") != 0)
    return FALSE;

  text = g_key_file_get_value (version, group, key, NULL);
  their_text = g_key_file_get_value (theirs, group, key, NULL);

  return their_text != NULL && strstr (their_text, text) != NULL;
}

/* Whether @version says something in groups that are a little later in @theirs, which @theirs don't say: maybe they changed it, maybe
 * they never saw it. */
static gboolean
is_doubtful (GKeyFile *version,
             GKeyFile *theirs)
{
  g_auto (GStrv) groups = g_key_file_get_groups (version, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *modified = aft_keyfile_dup_string (version, groups[i], "Modified");
      g_autofree char *their_time = aft_keyfile_dup_string (theirs, groups[i], "Modified");
      g_auto (GStrv) keys = NULL;

      if (modified == NULL || their_time == NULL || !is_soon_after (their_time, modified))
        continue;
      keys = g_key_file_get_keys (version, groups[i], NULL, NULL);
      for (guint k = 0; keys[k] != NULL; k++)
        if (strcmp (keys[k], "Modified") != 0 && !holds (theirs, version, groups[i], keys[k]))
          return TRUE;
    }

  return FALSE;
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
                n += !holds (later, version, groups[i], keys[k]);
              else
                n += !g_key_file_has_group (version, groups[i]) || !g_key_file_has_key (version, groups[i], keys[k], NULL);
            }
        }
    }

  return n;
}

GBytes *
aft_merge_find_base (GPtrArray *versions,
                     GBytes    *theirs)
{
  g_autoptr (GKeyFile) their_file = aft_keyfile_load (theirs, NULL);
  guint fewest = G_MAXUINT, least = G_MAXUINT;
  GBytes *best = versions->len > 0 ? g_ptr_array_index (versions, 0) : NULL;
  g_autoptr (GKeyFile) newest = best != NULL ? aft_keyfile_load (best, NULL) : NULL;
  gboolean best_is_none = FALSE;

  for (guint i = 0; their_file != NULL && i < versions->len; i++)
    {
      GBytes *version = g_ptr_array_index (versions, i);
      g_autoptr (GKeyFile) file = aft_keyfile_load (version, NULL);
      gboolean older;
      guint unknown, differences;

      /* What has something later than the newest isn't what that was made of: the file went back to before it. */
      if (file == NULL || (newest != NULL && i > 0 && count_unknown (file, newest, &older) > 0))
        continue;
      unknown = count_unknown (file, their_file, &older);
      if (i == 0 && unknown == 0 && !is_doubtful (file, their_file))
        return version;
      differences = unknown <= fewest ? count_differences (file, their_file) : G_MAXUINT;
      if (unknown > fewest || (unknown == fewest && differences >= least))
        continue;
      fewest = unknown;
      least = differences;
      best = version;
      best_is_none = older;
    }

  return best_is_none ? NULL : best;
}

static gboolean
any_same (GPtrArray  *files,
          guint       first,
          guint       end,
          GKeyFile   *side,
          const char *group)
{
  for (guint i = first; i < end; i++)
    if (same (side, g_ptr_array_index (files, i), group))
      return TRUE;

  return FALSE;
}

/* Whether @side may have been made of the @n-th of @files, which are the newest first. What a hand changed without moving its time came
 * before that version or after it: only after it if it was seen there, and not before. */
static gboolean
may_come_from (GKeyFile  *side,
               GPtrArray *files,
               guint      n)
{
  GKeyFile *version = g_ptr_array_index (files, n);
  g_auto (GStrv) groups = g_key_file_get_groups (side, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_key_file_has_group (version, groups[i]) && same_key (side, version, groups[i], "Modified")
        && !same (side, version, groups[i])
        && (!any_same (files, 0, n, side, groups[i]) || any_same (files, n + 1, files->len, side, groups[i])))
      return FALSE;

  return TRUE;
}

GBytes *
aft_merge_find_ancestor (GPtrArray *versions,
                         GBytes    *ours,
                         GBytes    *theirs)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_key_file_unref);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GKeyFile) our_file = aft_keyfile_load (ours, NULL);
  g_autoptr (GKeyFile) their_file = our_file != NULL ? aft_keyfile_load (theirs, NULL) : NULL;
  guint fewest = G_MAXUINT;
  GBytes *best = NULL;

  if (their_file == NULL)
    return NULL;
  for (guint i = 0; i < versions->len; i++)
    {
      GKeyFile *file = aft_keyfile_load (g_ptr_array_index (versions, i), NULL);

      if (file == NULL)
        continue;
      g_ptr_array_add (files, file);
      g_ptr_array_add (known, g_ptr_array_index (versions, i));
    }

  for (guint i = 0; i < files->len; i++)
    {
      GKeyFile *file = g_ptr_array_index (files, i);
      GBytes *version = g_ptr_array_index (known, i);
      gboolean older;
      guint n;

      if (g_bytes_equal (version, ours) || g_bytes_equal (version, theirs)
          || count_unknown (file, our_file, &older) > 0 || count_unknown (file, their_file, &older) > 0
          || !may_come_from (our_file, files, i) || !may_come_from (their_file, files, i))
        continue;
      n = count_differences (file, our_file) + count_differences (file, their_file);
      if (n >= fewest)
        continue;
      fewest = n;
      best = version;
    }

  return best;
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
      const char *blank = strchr (groups[i], ' ');
      g_auto (GStrv) keys = NULL;

      if (strcmp (groups[i], AFT_KEYFILE_DELETED) == 0 || (blank != NULL && has_deleted (merged_file, blank + 1)))
        continue;
      keys = g_key_file_get_keys (file, groups[i], NULL, NULL);
      for (guint k = 0; keys[k] != NULL; k++)
        {
          g_autofree char *value = g_key_file_get_value (file, groups[i], keys[k], NULL);

          if (strcmp (keys[k], "Modified") != 0 && !(base_file != NULL && same_key (base_file, file, groups[i], keys[k]))
              && !stands_in (merged, keys[k], value))
            return TRUE;
        }
    }

  return FALSE;
}
