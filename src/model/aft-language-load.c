/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-language-load.h"

#include "aft-keyfile-io.h"
#include "aft-summary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const form_keys[AFT_FORMS] = { "Formal", "Familiar" };

GKeyFile *
aft_language_load_file (const char  *path,
                        GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &local_error))
    return g_steal_pointer (&file);

  g_set_error (error, local_error->domain, local_error->code,
               /* Translators: a file's name and what is wrong with it */
               _("%s can’t be read: %s"), path, local_error->message);
  return NULL;
}

/* The text of a key that must be there. */
static const char *
take_text (AftLanguage  *self,
           GKeyFile     *file,
           const char   *path,
           const char   *group,
           const char   *key,
           GError      **error)
{
  g_autofree char *text = aft_keyfile_dup_string (file, group, key);

  if (text == NULL || *text == '\0')
    {
      g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED,
                   /* Translators: a file's name, and the key and the group that it lacks */
                   _("%s lacks “%s” in [%s]"), path, key, group);
      return NULL;
    }

  return g_string_chunk_insert (self->strings, text);
}

static const char *
take_form_text (AftLanguage  *self,
                GKeyFile     *file,
                const char   *path,
                const char   *group,
                const char   *key,
                AftForm       form,
                GError      **error)
{
  g_autofree char *form_key = g_strconcat (key, "-", form_keys[form], NULL);

  return take_text (self, file, path, group, form_key, error);
}

/* "Words" of a list as one regular expression. */
static GRegex *
load_words (AftLanguage  *self,
            GKeyFile     *file,
            const char   *path,
            const char   *group,
            const char   *key,
            GError      **error)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *all = NULL;

  if (take_text (self, file, path, group, key, error) == NULL)
    return NULL;

  words = aft_keyfile_dup_list (file, group, key);

  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *word = words[i];

      words[i] = g_regex_escape_string (word, -1);
    }

  all = g_strjoinv ("|", words);
  return aft_language_make_regex (all, TRUE, error);
}

static void
load_details (AftLanguage *self,
              GKeyFile    *file)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i]; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);

      for (guint j = 0; keys && keys[j]; j++)
        {
          g_autofree char *text = aft_keyfile_dup_string (file, groups[i], keys[j]);

          if (text)
            g_hash_table_insert (self->details, g_strconcat (groups[i], "/", keys[j], NULL),
                                 g_string_chunk_insert (self->strings, text));
        }
    }
}

/* 0 with @error if @key is no number of words; @instead if it isn't there. */
static guint
load_rate (GKeyFile    *file,
           const char  *path,
           const char  *key,
           guint        instead,
           GError     **error)
{
  gint rate = instead > 0 && !g_key_file_has_key (file, "Language", key, NULL)
              ? (gint) instead : g_key_file_get_integer (file, "Language", key, NULL);

  if (rate >= 20 && rate <= 1000)
    return (guint) rate;
  g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED,
               /* Translators: a file's name, and a key of it such as Words-Per-Minute */
               _("%s: %s must be between 20 and 1000"), path, key);

  return 0;
}

static gboolean
load_limits (AftLanguage  *self,
             GKeyFile     *file,
             const char   *path,
             GError      **error)
{
  for (guint i = 0; i < AFT_SCRIPTS; i++)
    {
      const char *word = aft_script_get_word ((AftScript) i);
      g_autofree char *text = aft_keyfile_dup_string (file, "Limits", word);
      char *unit = NULL;
      guint64 limit;

      if (text == NULL)
        continue;

      limit = g_ascii_strtoull (text, &unit, 10);
      g_strstrip (unit);
      self->limits[i].unit = g_str_equal (unit, "words") ? AFT_LIMIT_WORDS
                             : g_str_equal (unit, "characters") ? AFT_LIMIT_CHARACTERS
                             : g_str_equal (unit, "seconds") ? AFT_LIMIT_SECONDS
                             : AFT_LIMIT_NONE;
      self->limits[i].limit = (guint) limit;

      if (self->limits[i].unit == AFT_LIMIT_NONE || limit < 1 || limit > 100000)
        {
          g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED,
                       /* Translators: a file's name, a value in it and the key it belongs to */
                       _("%s: “%s” is no limit for %s"), path, text, word);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
aft_language_load_language (AftLanguage  *self,
                            const char   *path,
                            GError      **error)
{
  g_autoptr (GKeyFile) file = aft_language_load_file (path, error);
  g_auto (GStrv) abbreviations = NULL;
  g_autofree char *form = NULL;

  if (file == NULL)
    return FALSE;

  self->name = take_text (self, file, path, "Language", "Name", error);
  if (self->name == NULL || !load_limits (self, file, path, error))
    return FALSE;

  form = aft_keyfile_dup_string (file, "Language", "Form");
  self->form = g_strcmp0 (form, "familiar") == 0 ? AFT_FORM_FAMILIAR : AFT_FORM_FORMAL;

  self->words_per_minute = load_rate (file, path, "Words-Per-Minute", 0, error);
  if (self->words_per_minute == 0)
    return FALSE;
  self->words_per_minute_read = load_rate (file, path, "Words-Per-Minute-Read", self->words_per_minute * 3 / 2, error);
  if (self->words_per_minute_read == 0)
    return FALSE;

  abbreviations = aft_keyfile_dup_list (file, "Language", "Abbreviations");
  for (guint i = 0; abbreviations && abbreviations[i]; i++)
    g_hash_table_add (self->abbreviations, g_strdup (abbreviations[i]));

  self->i = load_words (self, file, path, "Persons", "I", error);
  if (self->i == NULL)
    return FALSE;
  self->we = load_words (self, file, path, "Persons", "We", error);
  if (self->we == NULL)
    return FALSE;

  load_details (self, file);
  return TRUE;
}

gboolean
aft_language_load_templates (AftLanguage  *self,
                             const char   *path,
                             GError      **error)
{
  g_autoptr (GKeyFile) file = aft_language_load_file (path, error);

  if (file == NULL)
    return FALSE;

  for (guint i = 0; i < AFT_SCRIPTS; i++)
    for (guint form = 0; form < AFT_FORMS; form++)
      {
        const char *group = aft_script_get_word ((AftScript) i);
        g_autofree char *subject_key = g_strconcat ("Subject-", form_keys[form], NULL);

        self->texts[i][form] = take_form_text (self, file, path, group, "Text", form, error);
        if (self->texts[i][form] == NULL)
          return FALSE;

        if (g_key_file_has_key (file, group, subject_key, NULL))
          {
            self->subjects[i][form] = take_text (self, file, path, group, subject_key, error);
            if (self->subjects[i][form] == NULL)
              return FALSE;
          }
      }

  return TRUE;
}

gboolean
aft_language_load_questions (AftLanguage  *self,
                             const char   *path,
                             GError      **error)
{
  g_autoptr (GKeyFile) file = aft_language_load_file (path, error);
  g_auto (GStrv) groups = NULL;

  if (file == NULL)
    return FALSE;

  groups = g_key_file_get_groups (file, NULL);
  for (guint form = 0; form < AFT_FORMS; form++)
    {
      self->questions[form] = g_array_new (FALSE, TRUE, sizeof (AftQuestion));

      for (guint i = 0; groups[i]; i++)
        {
          AftQuestion question = { .id = g_string_chunk_insert_const (self->strings, groups[i]) };

          question.text = take_form_text (self, file, path, groups[i], "Text", form, error);
          if (question.text == NULL)
            return FALSE;
          question.purpose = take_text (self, file, path, groups[i], "Purpose", error);
          if (question.purpose == NULL)
            return FALSE;
          question.closing = g_key_file_get_boolean (file, groups[i], "Closing", NULL);
          g_array_append_val (self->questions[form], question);
        }
    }

  return TRUE;
}

gboolean
aft_language_load_replies (AftLanguage  *self,
                           const char   *path,
                           GError      **error)
{
  g_autoptr (GKeyFile) file = aft_language_load_file (path, error);
  g_auto (GStrv) groups = NULL;

  if (file == NULL)
    return FALSE;

  groups = g_key_file_get_groups (file, NULL);
  for (guint form = 0; form < AFT_FORMS; form++)
    {
      self->replies[form] = g_array_new (FALSE, TRUE, sizeof (AftReply));

      for (guint i = 0; groups[i]; i++)
        {
          AftReply reply = { .id = g_string_chunk_insert_const (self->strings, groups[i]) };

          reply.they = take_form_text (self, file, path, groups[i], "They", form, error);
          if (reply.they == NULL)
            return FALSE;
          reply.say = take_form_text (self, file, path, groups[i], "Say", form, error);
          if (reply.say == NULL)
            return FALSE;
          reply.next = take_text (self, file, path, groups[i], "Next", error);
          if (reply.next == NULL)
            return FALSE;
          g_array_append_val (self->replies[form], reply);
        }
    }

  return TRUE;
}
