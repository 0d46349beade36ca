/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-language.h"

#include "aft-data.h"
#include "aft-language-load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FALLBACK "en"

/* The languages a country's people may want to be written to in; for saying that there is no data yet. */
static const struct { const char *code; const char *name; } names[] = {
  { "ar", NC_("language", "Arabic") }, { "ca", NC_("language", "Catalan") }, { "cs", NC_("language", "Czech") },
  { "da", NC_("language", "Danish") }, { "de", NC_("language", "German") }, { "el", NC_("language", "Greek") },
  { "en", NC_("language", "English") }, { "es", NC_("language", "Spanish") }, { "et", NC_("language", "Estonian") },
  { "fa", NC_("language", "Persian") }, { "fi", NC_("language", "Finnish") }, { "fr", NC_("language", "French") },
  { "he", NC_("language", "Hebrew") }, { "hi", NC_("language", "Hindi") }, { "hr", NC_("language", "Croatian") },
  { "hu", NC_("language", "Hungarian") }, { "id", NC_("language", "Indonesian") }, { "it", NC_("language", "Italian") },
  { "ja", NC_("language", "Japanese") }, { "ko", NC_("language", "Korean") }, { "lt", NC_("language", "Lithuanian") },
  { "lv", NC_("language", "Latvian") }, { "nb", NC_("language", "Norwegian") }, { "nl", NC_("language", "Dutch") },
  { "pl", NC_("language", "Polish") }, { "pt", NC_("language", "Portuguese") }, { "ro", NC_("language", "Romanian") },
  { "ru", NC_("language", "Russian") }, { "sk", NC_("language", "Slovak") }, { "sl", NC_("language", "Slovenian") },
  { "sv", NC_("language", "Swedish") }, { "tr", NC_("language", "Turkish") }, { "uk", NC_("language", "Ukrainian") },
  { "zh", NC_("language", "Chinese") },
};

/* @code without what follows the language, in lower case: "de" of "de_AT.UTF-8". NULL if it is no code. Transfer full. */
static char *
dup_base (const char *code)
{
  gsize length = code ? strspn (code, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;

  /* The code becomes part of a path: nothing but letters. */
  if (length < 2 || length > 3 || (code[length] && strchr ("_-.@", code[length]) == NULL))
    return NULL;

  return g_ascii_strdown (code, (gssize) length);
}

GRegex *
aft_language_make_regex (const char  *pattern,
                         gboolean     edges,
                         GError     **error)
{
  GString *expression = g_string_new (edges ? "\\b(?:" : "");
  g_autofree char *whole = NULL;

  for (const char *p = pattern; *p; p++)
    {
      if (*p == ' ')
        g_string_append (expression, "(?:\\s+)");
      else if (*p == '\'')
        g_string_append (expression, "['\xe2\x80\x99]");
      else
        g_string_append_c (expression, *p);
    }

  if (edges)
    g_string_append (expression, ")\\b");
  whole = g_string_free (expression, FALSE);

  return g_regex_new (whole, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, error);
}

static void
language_free (AftLanguage *self)
{
  g_free (self->code);
  g_string_chunk_free (self->strings);
  for (guint form = 0; form < AFT_FORMS; form++)
    {
      g_clear_pointer (&self->questions[form], g_array_unref);
      g_clear_pointer (&self->replies[form], g_array_unref);
    }
  g_hash_table_unref (self->details);
  g_hash_table_unref (self->abbreviations);
  g_clear_pointer (&self->i, g_regex_unref);
  g_clear_pointer (&self->we, g_regex_unref);
  g_clear_pointer (&self->tone, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftLanguage, language_free)

static AftLanguage *
load (const char  *code,
      const char  *folder,
      GError     **error)
{
  g_autoptr (AftLanguage) self = g_new0 (AftLanguage, 1);
  g_autofree char *language = g_build_filename (folder, "language.ini", NULL);
  g_autofree char *templates = g_build_filename (folder, "templates.ini", NULL);
  g_autofree char *questions = g_build_filename (folder, "questions.ini", NULL);
  g_autofree char *replies = g_build_filename (folder, "replies.ini", NULL);
  g_autofree char *tone = g_build_filename (folder, "tone.ini", NULL);

  self->code = g_strdup (code);
  self->strings = g_string_chunk_new (4096);
  self->details = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->abbreviations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!aft_language_load_language (self, language, error)
      || !aft_language_load_templates (self, templates, error)
      || !aft_language_load_questions (self, questions, error)
      || !aft_language_load_replies (self, replies, error))
    return NULL;

  /* A language may come without rules, which is said; damaged ones are an error. */
  if (g_file_test (tone, G_FILE_TEST_EXISTS))
    {
      self->tone = aft_tone_rules_load (tone, error);
      if (self->tone == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}

const AftLanguage *
aft_language_get (const char  *code,
                  GError     **error)
{
  static GHashTable *loaded;
  g_autofree char *base = dup_base (code);
  g_autofree char *folder = NULL;
  AftLanguage *self;

  if (base == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” is no language’s code"), code ? code : "");
      return NULL;
    }

  if (loaded == NULL)
    loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  folder = aft_data_dup_path ("language", base);
  self = g_hash_table_lookup (loaded, folder);
  if (self)
    return self;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *name = aft_language_dup_name (base);

      /* Translators: a language's name and a folder */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There are no scripts in %s: %s is missing"), name, folder);
      return NULL;
    }

  self = load (base, folder, error);
  if (self)
    g_hash_table_insert (loaded, g_steal_pointer (&folder), self);

  return self;
}

const AftLanguage *
aft_language_get_for_scripts (const char  *code,
                              gboolean    *instead,
                              GError     **error)
{
  g_autofree char *base = dup_base (code);
  g_autoptr (GError) local_error = NULL;
  const AftLanguage *self = base ? aft_language_get (base, &local_error) : NULL;

  if (instead)
    *instead = self == NULL && base != NULL;
  if (self)
    return self;

  /* Not being there is no fault; being there and unreadable should be known. */
  if (local_error && !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_message ("%s", local_error->message);

  return aft_language_get (FALLBACK, error);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
aft_language_list (void)
{
  g_autofree char *folder = aft_data_dup_path ("language", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *codes = g_ptr_array_new ();
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *base = dup_base (name);
      g_autofree char *file = g_build_filename (folder, name, "language.ini", NULL);

      if (g_strcmp0 (base, name) == 0 && g_file_test (file, G_FILE_TEST_EXISTS))
        g_ptr_array_add (codes, g_steal_pointer (&base));
    }

  g_ptr_array_sort (codes, compare_strings);
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (codes, FALSE);
}

char *
aft_language_dup_name (const char *code)
{
  g_autofree char *base = dup_base (code);

  for (guint i = 0; base && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].code, base))
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "language", names[i].name));

  return g_strdup (code ? code : "");
}

char *
aft_language_dup_instead (const char *code)
{
  g_autofree char *name = aft_language_dup_name (code);

  /* Translators: %s is a language's name */
  return g_strdup_printf (_("There are no scripts in %s yet; these are in English."), name);
}

const char *
aft_language_get_code (const AftLanguage *self)
{
  return self->code;
}

const char *
aft_language_get_name (const AftLanguage *self)
{
  return self->name;
}

AftForm
aft_language_get_form (const AftLanguage *self,
                       AftContact        *contact)
{
  if (contact && aft_record_is (contact, AFT_CONTACT_FORM, "formal"))
    return AFT_FORM_FORMAL;
  if (contact && aft_record_is (contact, AFT_CONTACT_FORM, "familiar"))
    return AFT_FORM_FAMILIAR;

  return self->form;
}

char *
aft_language_dup_script (const AftLanguage *self,
                         AftScript          script,
                         AftForm            form)
{
  const char *subject = self->subjects[script][form];

  if (subject)
    return g_strconcat ("Subject: ", subject, "\n\n", self->texts[script][form], NULL);

  return g_strdup (self->texts[script][form]);
}

const char *
aft_language_get_text (const AftLanguage *self,
                       const char        *group,
                       const char        *key)
{
  g_autofree char *path = g_strconcat (group, "/", key, NULL);

  return g_hash_table_lookup (self->details, path);
}

/* The language of the interface, if there is data for it: explanations are taken from there, scripts never are. */
static const AftLanguage *
get_for_interface (void)
{
  const char *const *codes = g_get_language_names ();

  for (guint i = 0; codes[i]; i++)
    {
      g_autofree char *base = dup_base (codes[i]);
      const AftLanguage *language = base ? aft_language_get (base, NULL) : NULL;

      if (language)
        return language;
    }

  return aft_language_get (FALLBACK, NULL);
}

GArray *
aft_language_list_questions (const AftLanguage *self,
                             AftForm            form)
{
  const AftLanguage *explained = get_for_interface ();
  GArray *questions = g_array_copy (self->questions[form]);

  for (guint i = 0; explained && i < questions->len; i++)
    for (guint j = 0; j < explained->questions[form]->len; j++)
      {
        AftQuestion *question = &g_array_index (questions, AftQuestion, i);
        const AftQuestion *other = &g_array_index (explained->questions[form], AftQuestion, j);

        if (g_str_equal (question->id, other->id))
          question->purpose = other->purpose;
      }

  return questions;
}

GArray *
aft_language_list_replies (const AftLanguage *self,
                           AftForm            form)
{
  const AftLanguage *explained = get_for_interface ();
  GArray *replies = g_array_copy (self->replies[form]);

  for (guint i = 0; explained && i < replies->len; i++)
    for (guint j = 0; j < explained->replies[form]->len; j++)
      {
        AftReply *reply = &g_array_index (replies, AftReply, i);
        const AftReply *other = &g_array_index (explained->replies[form], AftReply, j);

        if (g_str_equal (reply->id, other->id))
          reply->next = other->next;
      }

  return replies;
}
