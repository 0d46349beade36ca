/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-tone.h"

#include "aft-keyfile-io.h"
#include "aft-language-load.h"
#include "aft-summary.h"

#include <glib/gi18n-lib.h>

static const struct { const char *word; const char *title; } kinds[AFT_TONE_KINDS] = {
  [AFT_TONE_DEFENDING] = { "defending", N_("Defending") },
  [AFT_TONE_REVERSING] = { "reversing", N_("Asking to undo the decision") },
  [AFT_TONE_BLAMING] = { "blaming", N_("Blaming") },
  [AFT_TONE_COMPARING] = { "comparing", N_("Comparing") },
  [AFT_TONE_PRESSING] = { "pressing", N_("Pressing") },
  [AFT_TONE_OVER_SHARING] = { "over-sharing", N_("Sharing too much") },
  [AFT_TONE_EMPTY_PHRASE] = { "empty-phrase", N_("Empty phrase") },
  [AFT_TONE_TOO_LONG] = { "too-long", N_("Too long") },
  [AFT_TONE_NO_THANKS] = { "no-thanks", N_("No thanks") },
  [AFT_TONE_NOT_ACCEPTED] = { "not-accepted", N_("The decision isn’t accepted") },
  [AFT_TONE_QUESTIONS] = { "questions", N_("Too many questions") },
};

const char *
aft_tone_kind_get_word (AftToneKind kind)
{
  g_return_val_if_fail (kind < AFT_TONE_KINDS, NULL);
  return kinds[kind].word;
}

const char *
aft_tone_kind_get_title (AftToneKind kind)
{
  g_return_val_if_fail (kind < AFT_TONE_KINDS, NULL);
  return _(kinds[kind].title);
}

static void
rule_free (AftToneRule *rule)
{
  g_free (rule->id);
  g_clear_pointer (&rule->pattern, g_regex_unref);
  g_clear_pointer (&rule->except, g_regex_unref);
  g_free (rule->why);
  g_free (rule->better);
  g_free (rule);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftToneRule, rule_free)

static gint
parse_kind (const char *word)
{
  for (guint i = 0; word && i < AFT_TONE_KINDS; i++)
    if (g_str_equal (kinds[i].word, word))
      return (gint) i;

  return -1;
}

/* The scripts of a list as bits; FALSE if one of them is unknown or the list makes no sense. */
static gboolean
read_scripts (GKeyFile   *file,
              const char *group,
              const char *key,
              guint32    *scripts)
{
  g_auto (GStrv) words = aft_keyfile_dup_list (file, group, key);

  *scripts = 0;
  if (words == NULL)
    return !g_key_file_has_key (file, group, key, NULL);

  for (guint i = 0; words[i]; i++)
    {
      gint script = aft_script_parse (words[i]);

      if (script < 0)
        return FALSE;
      *scripts |= 1u << script;
    }

  return TRUE;
}

static void
set_damaged (GError    **error,
             const char *path,
             const char *group,
             const char *key)
{
  g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED,
               /* Translators: a file's name, and the key and the group whose value makes no sense */
               _("%s: “%s” in [%s] makes no sense"), path, key, group);
}

static gboolean
read_pattern (GKeyFile    *file,
              const char  *path,
              const char  *group,
              const char  *key,
              gboolean     edges,
              GRegex     **pattern,
              GError     **error)
{
  /* As it stands in the file: a backslash belongs to the expression. */
  g_autofree char *text = g_key_file_get_value (file, group, key, NULL);
  g_autoptr (GError) local_error = NULL;

  if (text == NULL)
    return TRUE;

  *pattern = aft_language_make_regex (text, edges, &local_error);
  if (*pattern == NULL)
    g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED,
                 /* Translators: a file's name, a group and a key in it, and what is wrong */
                 _("%s: [%s] %s: %s"), path, group, key, local_error->message);

  return *pattern != NULL;
}

static AftToneRule *
load_rule (GKeyFile    *file,
           const char  *path,
           const char  *group,
           GError     **error)
{
  g_autoptr (AftToneRule) rule = g_new0 (AftToneRule, 1);
  g_autofree char *kind = aft_keyfile_dup_string (file, group, "Kind");
  gboolean edges = !g_key_file_has_key (file, group, "Edges", NULL) || g_key_file_get_boolean (file, group, "Edges", NULL);
  guint32 not_for;

  rule->id = g_strdup (group);
  rule->kind = parse_kind (kind);
  rule->why = aft_keyfile_dup_string (file, group, "Why");
  rule->better = aft_keyfile_dup_string (file, group, "Better");

  if (rule->kind < 0 || rule->why == NULL)
    {
      set_damaged (error, path, group, rule->kind < 0 ? "Kind" : "Why");
      return NULL;
    }

  if (!read_pattern (file, path, group, "Pattern", edges, &rule->pattern, error)
      || !read_pattern (file, path, group, "Except", FALSE, &rule->except, error))
    return NULL;

  if (!read_scripts (file, group, "Only", &rule->scripts) || !read_scripts (file, group, "Not", &not_for))
    {
      set_damaged (error, path, group, "Only, Not");
      return NULL;
    }
  if (!g_key_file_has_key (file, group, "Only", NULL))
    rule->scripts = G_MAXUINT32 & ~not_for;

  if (rule->kind == AFT_TONE_QUESTIONS)
    {
      rule->shape = AFT_TONE_RULE_QUESTIONS;
      rule->most = (guint) MAX (g_key_file_get_integer (file, group, "Most", NULL), 0);
    }
  else if (rule->kind == AFT_TONE_TOO_LONG)
    {
      rule->most = (guint) MAX (g_key_file_get_integer (file, group, "Words", NULL), 0);
      rule->shape = rule->most > 0 ? AFT_TONE_RULE_SENTENCE : AFT_TONE_RULE_WHOLE;
    }
  else
    {
      rule->shape = g_key_file_get_boolean (file, group, "Needed", NULL) ? AFT_TONE_RULE_NEEDED : AFT_TONE_RULE_PATTERN;
      if (rule->pattern == NULL)
        {
          set_damaged (error, path, group, "Pattern");
          return NULL;
        }
    }

  return g_steal_pointer (&rule);
}

GPtrArray *
aft_tone_rules_load (const char  *path,
                     GError     **error)
{
  g_autoptr (GKeyFile) file = aft_language_load_file (path, error);
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  g_auto (GStrv) groups = NULL;

  if (file == NULL)
    return NULL;

  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i]; i++)
    {
      AftToneRule *rule = load_rule (file, path, groups[i], error);

      if (rule == NULL)
        return NULL;
      g_ptr_array_add (rules, rule);
    }

  return g_steal_pointer (&rules);
}
