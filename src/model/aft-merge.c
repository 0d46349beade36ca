/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-merge.h"

#include "aft-date.h"
#include "aft-id.h"
#include "aft-keyfile-io.h"
#include "aft-kinds.h"
#include "aft-merge-private.h"

#include <string.h>

/* The key whose two versions are both kept, by group. */
static const char *
get_text_key (const char *group)
{
  if (g_str_has_prefix (group, "Note ") || g_str_has_prefix (group, "Draft "))
    return "Text";
  if (g_str_has_prefix (group, "Feedback "))
    return "Words";
  return NULL;
}

static char *
dup_modified (GKeyFile   *file,
              const char *group)
{
  char *modified = aft_keyfile_dup_string (file, group, "Modified");

  return modified != NULL ? modified : g_strdup ("");
}

static void
copy_group (GKeyFile   *to,
            GKeyFile   *from,
            const char *group,
            const char *as)
{
  g_auto (GStrv) keys = g_key_file_get_keys (from, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_value (from, group, keys[i], NULL);
      g_autofree char *comment = g_key_file_get_comment (from, group, keys[i], NULL);

      g_key_file_set_value (to, as, keys[i], value);
      if (comment != NULL && *comment != '\0')
        g_key_file_set_comment (to, as, keys[i], comment, NULL);
    }
}

/* The losing text gets an id made of the group's and the text, so that merging twice keeps it once. */
static void
keep_other_version (GKeyFile   *merged,
                    const char *group,
                    GKeyFile   *loser)
{
  const char *key = get_text_key (group);
  g_autofree char *kept = key != NULL ? aft_keyfile_dup_string (merged, group, key) : NULL;
  g_autofree char *lost = key != NULL ? aft_keyfile_dup_string (loser, group, key) : NULL;
  const char *blank = strchr (group, ' ');
  g_autofree char *id = NULL;
  g_autofree char *as = NULL;

  if (lost == NULL || *lost == '\0' || g_strcmp0 (kept, lost) == 0 || !aft_id_is_valid (blank + 1))
    return;

  id = aft_id_new_for (blank + 1, lost);
  as = g_strdup_printf ("%.*s %s", (int) (blank - group), group, id);
  if (g_key_file_has_group (merged, as) || g_key_file_has_key (merged, AFT_KEYFILE_DELETED, id, NULL))
    return;
  copy_group (merged, loser, group, as);
  g_key_file_set_string (merged, as, "Other-Version-Of", blank + 1);
}

/* Keys we don't know are never lost: the winner's group takes those that only the loser has, unless they are ours to clear. */
static void
keep_unknown_keys (GKeyFile        *merged,
                   AftDocumentKind  kind,
                   const char      *group,
                   GKeyFile        *loser)
{
  g_auto (GStrv) keys = g_key_file_get_keys (loser, group, NULL, NULL);
  const char *id;
  GType type = aft_keyfile_parse_group (kind, group, &id);
  g_autoptr (GTypeClass) klass = NULL;

  if (strcmp (group, aft_document_kind_group (kind)) == 0)
    type = aft_kind_get_document_type (kind);
  if (type == G_TYPE_INVALID)
    return;

  klass = g_type_class_ref (type);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = NULL;

      if (aft_record_class_find ((AftRecordClass *) klass, keys[i]) >= 0 || strcmp (keys[i], "Modified") == 0 ||
          g_key_file_has_key (merged, group, keys[i], NULL))
        continue;
      value = g_key_file_get_value (loser, group, keys[i], NULL);
      g_key_file_set_value (merged, group, keys[i], value);
    }
}

static void
merge_deletions (GKeyFile *merged,
                 GKeyFile *theirs)
{
  g_auto (GStrv) ids = g_key_file_get_keys (theirs, AFT_KEYFILE_DELETED, NULL, NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *when = aft_keyfile_dup_string (theirs, AFT_KEYFILE_DELETED, ids[i]);
      g_autofree char *known = aft_keyfile_dup_string (merged, AFT_KEYFILE_DELETED, ids[i]);

      if (when != NULL && (known == NULL || strcmp (known, when) < 0))
        g_key_file_set_string (merged, AFT_KEYFILE_DELETED, ids[i], when);
    }
}

/* Whether a group with @modified may stand although its id counts as deleted; if so, the deletion is forgotten. */
static gboolean
outlives_deletion (GKeyFile   *merged,
                   const char *group,
                   const char *modified)
{
  const char *blank = strchr (group, ' ');
  g_autofree char *deleted = blank != NULL ? aft_keyfile_dup_string (merged, AFT_KEYFILE_DELETED, blank + 1) : NULL;

  if (deleted == NULL)
    return TRUE;
  if (strcmp (modified, deleted) <= 0)
    return FALSE;

  g_key_file_remove_key (merged, AFT_KEYFILE_DELETED, blank + 1, NULL);
  return TRUE;
}

static void
merge_group (GKeyFile        *merged,
             GKeyFile        *theirs,
             AftDocumentKind  kind,
             const char      *group,
             const char      *mtime)
{
  g_autofree char *our_time = dup_modified (merged, group);
  g_autofree char *their_time = dup_modified (theirs, group);
  g_autoptr (GKeyFile) loser = NULL;

  if (!g_key_file_has_group (merged, group))
    {
      copy_group (merged, theirs, group, group);
      return;
    }
  if (aft_merge_says_the_same (merged, theirs, group))
    {
      if (strcmp (their_time, our_time) > 0)
        g_key_file_set_string (merged, group, "Modified", their_time);
      return;
    }

  /* Somebody changed the group and left its Modified as it was: a hand edit, as new as the file. */
  if (mtime != NULL && strcmp (our_time, their_time) == 0 && strcmp (mtime, their_time) > 0)
    {
      g_free (their_time);
      their_time = g_strdup (mtime);
    }

  if (strcmp (their_time, our_time) > 0)
    {
      loser = g_key_file_new ();
      copy_group (loser, merged, group, group);
      g_key_file_remove_group (merged, group, NULL);
      copy_group (merged, theirs, group, group);
      if (*their_time != '\0')
        g_key_file_set_string (merged, group, "Modified", their_time);
    }
  else
    loser = g_key_file_ref (theirs);

  keep_unknown_keys (merged, kind, group, loser);
  keep_other_version (merged, group, loser);
}

/* A merged head group must stay the first: GKeyFile puts a group that was removed at the end. */
static void
merge_head (GKeyFile        *merged,
            GKeyFile        *theirs,
            AftDocumentKind  kind,
            const char      *mtime)
{
  const char *group = aft_document_kind_group (kind);
  g_autofree char *our_time = dup_modified (merged, group);
  g_autofree char *their_time = dup_modified (theirs, group);
  g_auto (GStrv) keys = NULL;

  if (aft_merge_says_the_same (merged, theirs, group))
    {
      if (strcmp (their_time, our_time) > 0)
        g_key_file_set_string (merged, group, "Modified", their_time);
      return;
    }
  if (mtime != NULL && strcmp (our_time, their_time) == 0 && strcmp (mtime, their_time) > 0)
    {
      g_free (their_time);
      their_time = g_strdup (mtime);
    }
  if (strcmp (their_time, our_time) <= 0)
    {
      keep_unknown_keys (merged, kind, group, theirs);
      return;
    }

  keys = g_key_file_get_keys (merged, group, NULL, NULL);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (aft_kind_get_document_type (kind));

      if (aft_record_class_find ((AftRecordClass *) klass, keys[i]) >= 0 && !g_key_file_has_key (theirs, group, keys[i], NULL))
        g_key_file_remove_key (merged, group, keys[i], NULL);
    }
  copy_group (merged, theirs, group, group);
  if (*their_time != '\0')
    g_key_file_set_string (merged, group, "Modified", their_time);
}

static void
drop_deleted (GKeyFile        *merged,
              AftDocumentKind  kind)
{
  g_auto (GStrv) groups = g_key_file_get_groups (merged, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *modified = dup_modified (merged, groups[i]);
      const char *id;

      if (aft_keyfile_parse_group (kind, groups[i], &id) != G_TYPE_INVALID && !outlives_deletion (merged, groups[i], modified))
        g_key_file_remove_group (merged, groups[i], NULL);
    }
}

GBytes *
aft_merge_bytes (AftDocumentKind   kind,
                 GBytes           *ours,
                 GBytes           *theirs,
                 GDateTime        *theirs_mtime,
                 GError          **error)
{
  g_autoptr (AftSummary) our_summary = aft_summary_scan (ours, kind, NULL, error);
  g_autoptr (AftSummary) their_summary = our_summary != NULL ? aft_summary_scan (theirs, kind, NULL, error) : NULL;
  g_autoptr (GKeyFile) merged = their_summary != NULL ? aft_keyfile_load (ours, error) : NULL;
  g_autoptr (GKeyFile) other = merged != NULL ? aft_keyfile_load (theirs, error) : NULL;
  g_autofree char *mtime = theirs_mtime != NULL ? aft_moment_format (theirs_mtime) : NULL;
  g_auto (GStrv) groups = NULL;

  if (other == NULL)
    return NULL;
  if (g_bytes_equal (ours, theirs))
    return g_bytes_ref (ours);

  merge_deletions (merged, other);
  merge_head (merged, other, kind, mtime);
  groups = g_key_file_get_groups (other, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (strcmp (groups[i], AFT_KEYFILE_DELETED) != 0 && strcmp (groups[i], aft_document_kind_group (kind)) != 0)
      merge_group (merged, other, kind, groups[i], mtime);
  drop_deleted (merged, kind);

  return aft_keyfile_to_bytes (merged);
}
