/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-template.h"

#include "aft-text.h"

#include <string.h>

/* Sets @name to @value as one line, unless it is blank. @phrase: what ends a sentence is taken away, for the sentence it will
 * stand in has an end of its own. */
static void
put (GHashTable *values,
     const char *name,
     const char *value,
     gboolean    phrase)
{
  char *line = aft_text_dup_line (value);

  if (line == NULL)
    return;

  for (gsize length = strlen (line); phrase && length > 0 && line[length - 1] == '.'; length--)
    line[length - 1] = '\0';

  if (*line)
    g_hash_table_insert (values, g_strdup (name), line);
  else
    g_free (line);
}

/* Lower case, without full stops, single blanks: "Frau Dr." is "frau dr". */
static char *
dup_honorific_key (const char *prefix)
{
  g_autofree char *line = aft_text_dup_line (prefix);
  g_autofree char *lower = NULL;
  GString *key = g_string_new (NULL);

  lower = line ? g_utf8_strdown (line, -1) : g_strdup ("");
  for (const char *p = lower; *p; p++)
    if (*p == '.')
      g_string_append_c (key, ' ');
    else if (*p != ' ' || (key->len > 0 && key->str[key->len - 1] != ' '))
      g_string_append_c (key, *p);

  return g_strstrip (g_string_free (key, FALSE));
}

/* The family name: as it is in the book, or the second of two names. Transfer full; NULL if that can't be told. */
static char *
dup_family_name (AftContact *contact,
                 const char *full_name)
{
  g_auto (GStrv) words = NULL;
  char *family = aft_text_dup_line (aft_record_get (contact, AFT_CONTACT_FAMILY_NAME));

  if (family)
    return family;

  words = g_strsplit (full_name, " ", -1);
  return g_strv_length (words) == 2 && strchr (words[0], ',') == NULL ? g_strdup (words[1]) : NULL;
}

static char *
dup_given_name (AftContact *contact,
                const char *full_name)
{
  g_auto (GStrv) words = NULL;
  char *given = aft_text_dup_line (aft_record_get (contact, AFT_CONTACT_GIVEN_NAME));

  if (given)
    return given;

  words = g_strsplit (full_name, " ", -1);
  return words[0] && strchr (words[0], ',') == NULL ? g_strdup (words[0]) : g_strdup (full_name);
}

char *
aft_template_dup_address_as (const AftLanguage *language,
                             AftForm            form,
                             AftContact        *contact)
{
  g_autofree char *address_as = NULL;
  g_autofree char *full_name = NULL;
  g_autofree char *key = NULL;
  g_autofree char *family = NULL;
  const char *honorific;

  if (contact == NULL)
    return g_strdup ("");

  address_as = aft_text_dup_line (aft_record_get (contact, AFT_CONTACT_ADDRESS_AS));
  if (address_as)
    return g_steal_pointer (&address_as);

  full_name = aft_text_dup_line (aft_record_get (contact, AFT_CONTACT_FULL_NAME));
  if (full_name == NULL || aft_record_get_flag (contact, AFT_CONTACT_UNNAMED))
    return g_strdup ("");

  if (form == AFT_FORM_FAMILIAR)
    return dup_given_name (contact, full_name);

  key = dup_honorific_key (aft_record_get (contact, AFT_CONTACT_HONORIFIC_PREFIX));
  honorific = *key ? aft_language_get_text (language, "Honorifics", key) : NULL;
  family = honorific ? dup_family_name (contact, full_name) : NULL;

  return family ? g_strdup_printf ("%s %s", honorific, family) : g_steal_pointer (&full_name);
}

static void
put_names (GHashTable              *values,
           const AftTemplateSource *source,
           AftContact              *contact)
{
  g_autofree char *address_as = aft_template_dup_address_as (source->language, source->form, contact);
  g_autofree char *full_name = contact ? aft_text_dup_line (aft_record_get (contact, AFT_CONTACT_FULL_NAME)) : NULL;

  put (values, "address-as", address_as, FALSE);

  if (full_name && !aft_record_get_flag (contact, AFT_CONTACT_UNNAMED))
    {
      g_autofree char *given = dup_given_name (contact, full_name);

      put (values, "full-name", full_name, FALSE);
      put (values, "given-name", given, FALSE);
    }

  if (source->me)
    {
      put (values, "my-name", aft_record_get (source->me, AFT_ME_NAME), FALSE);
      put (values, "my-phone", aft_record_get (source->me, AFT_ME_PHONE), FALSE);
      put (values, "my-email", aft_record_get (source->me, AFT_ME_EMAIL), FALSE);
    }
}

/* A phrase of the language that is made of a position and a company. */
static void
put_phrase (GHashTable              *values,
            const AftTemplateSource *source,
            const char              *name,
            const char              *group,
            const char              *position,
            const char              *company)
{
  const char *key = position && company ? "Both" : position ? "Position" : company ? "Company" : "None";
  const char *phrase = aft_language_get_text (source->language, group, key);
  g_autoptr (GHashTable) parts = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (AftTemplateResult) result = { NULL };

  if (phrase == NULL)
    return;

  g_hash_table_insert (parts, (gpointer) "position", (gpointer) position);
  g_hash_table_insert (parts, (gpointer) "company", (gpointer) company);
  aft_template_fill (source->language, phrase, parts, &result);
  put (values, name, result.text, FALSE);
}

static void
put_job (GHashTable              *values,
         const AftTemplateSource *source)
{
  if (source->application)
    {
      put (values, "position", aft_record_get (source->application, AFT_APPLICATION_POSITION), FALSE);
      put (values, "company", aft_record_get (source->application, AFT_APPLICATION_COMPANY), FALSE);
    }

  /* The follow-up has copies, for a job that is lost. */
  if (source->follow_up && !g_hash_table_contains (values, "position"))
    put (values, "position", aft_record_get (source->follow_up, AFT_FOLLOW_UP_POSITION), FALSE);
  if (source->follow_up && !g_hash_table_contains (values, "company"))
    put (values, "company", aft_record_get (source->follow_up, AFT_FOLLOW_UP_COMPANY), FALSE);

  put_phrase (values, source, "job", "Job",
              g_hash_table_lookup (values, "position"), g_hash_table_lookup (values, "company"));

  put (values, "new-position", source->new_position, FALSE);
  put (values, "new-company", source->new_company, FALSE);
  put_phrase (values, source, "new-job", "New-Job",
              g_hash_table_lookup (values, "new-position"), g_hash_table_lookup (values, "new-company"));
}

/* The detail of the latest interview that has one. */
static const char *
find_interview_detail (AftApplication *application)
{
  GListModel *interviews = aft_document_get_records (AFT_DOCUMENT (application), AFT_TYPE_INTERVIEW);
  const char *found = NULL;
  const char *latest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (AftInterview) interview = g_list_model_get_item (interviews, i);
      const char *detail = aft_record_get (interview, AFT_INTERVIEW_DETAIL);
      const char *when = aft_record_get (interview, AFT_INTERVIEW_WHEN);

      if (detail && (found == NULL || g_strcmp0 (when, latest) >= 0))
        {
          found = detail;
          latest = when;
        }
    }

  return found;
}

/* What can be worked on comes before praise, praise before what was not about me; the newest of each. */
static guint
rank_feedback (AftFeedback *feedback)
{
  if (aft_record_is (feedback, AFT_FEEDBACK_KIND, "not-about-me"))
    return 0;
  if (aft_record_is (feedback, AFT_FEEDBACK_KIND, "keep"))
    return 1;
  return 2;
}

static const char *
find_feedback_point (const AftTemplateSource *source,
                     AftContact              *contact)
{
  GListModel *all;
  const char *found = NULL;
  const char *latest = NULL;
  guint rank = 0;

  if (source->feedback)
    return aft_record_get (source->feedback, AFT_FEEDBACK_WORDS);
  if (contact == NULL || source->follow_up == NULL)
    return NULL;

  all = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_FEEDBACK);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AftFeedback) feedback = g_list_model_get_item (all, i);
      const char *words = aft_record_get (feedback, AFT_FEEDBACK_WORDS);
      const char *when = aft_record_get (feedback, AFT_FEEDBACK_WHEN);
      guint own_rank = rank_feedback (feedback);

      if (words == NULL
          || !aft_record_is (feedback, AFT_FEEDBACK_FOLLOW_UP, aft_record_get_id (AFT_RECORD (source->follow_up))))
        continue;

      if (found == NULL || own_rank > rank || (own_rank == rank && g_strcmp0 (when, latest) >= 0))
        {
          found = words;
          latest = when;
          rank = own_rank;
        }
    }

  return found;
}

GHashTable *
aft_template_collect (const AftTemplateSource *source)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  AftContact *contact = source->contact;

  if (contact == NULL && source->follow_up)
    {
      gpointer document = aft_record_get_document (source->follow_up);

      contact = AFT_IS_CONTACT (document) ? document : NULL;
    }

  put_names (values, source, contact);
  put_job (values, source);
  if (source->application)
    put (values, "interview-detail", find_interview_detail (source->application), TRUE);
  put (values, "feedback-point", find_feedback_point (source, contact), TRUE);
  put (values, "fix", source->fix, TRUE);
  put (values, "callback-time", source->callback, TRUE);
  put (values, "event", source->event, FALSE);
  put (values, "event-day", source->event_day, TRUE);
  put (values, "news", source->news, TRUE);
  put (values, "somebody", source->somebody, TRUE);

  return values;
}

void
aft_template_fill_script (const AftTemplateSource *source,
                          AftScript                script,
                          const char              *own,
                          AftTemplateResult       *result)
{
  g_autoptr (GHashTable) values = aft_template_collect (source);
  g_autofree char *text = own ? g_strdup (own) : aft_language_dup_script (source->language, script, source->form);

  aft_template_fill (source->language, text, values, result);
}
