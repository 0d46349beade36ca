/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-language.h"

#include "languages.h"

#include <locale.h>
#include <string.h>

static void
test_list (void)
{
  g_auto (GStrv) list = aft_language_list ();

  g_assert_true (g_strv_equal ((const char *const *) list, (const char *const[]) { "de", "en", NULL }));
  g_assert_cmpstr (aft_language_get_name (get ("de")), ==, "Deutsch");
}

static void
test_codes (void)
{
  static const struct { const char *code; const char *found; gboolean instead; const char *scripts; } cases[] = {
    { "de", "de", FALSE, "de" },
    { "de_AT.UTF-8", "de", FALSE, "de" },
    { "de-CH", "de", FALSE, "de" },
    { "DE", "de", FALSE, "de" },
    { "en_GB", "en", FALSE, "en" },
    { "fr", NULL, TRUE, "en" },
    { "", NULL, FALSE, "en" },
    { NULL, NULL, FALSE, "en" },
    { "../../etc", NULL, FALSE, "en" },
    { "deutsch", NULL, FALSE, "en" },
    { "d", NULL, FALSE, "en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const AftLanguage *found = aft_language_get (cases[i].code, &error);
      gboolean instead = !cases[i].instead;
      const AftLanguage *scripts = aft_language_get_for_scripts (cases[i].code, &instead, NULL);

      if (g_strcmp0 (found ? aft_language_get_code (found) : NULL, cases[i].found) != 0)
        g_error ("\"%s\" gave %s", cases[i].code, found ? aft_language_get_code (found) : "nothing");
      if (found == NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      if (g_strcmp0 (aft_language_get_code (scripts), cases[i].scripts) != 0 || instead != cases[i].instead)
        g_error ("\"%s\" gave scripts in %s, instead: %d", cases[i].code, aft_language_get_code (scripts), instead);
    }

  {
    g_autofree char *words = aft_language_dup_instead ("fr_FR");

    g_assert_cmpstr (words, ==, "There are no scripts in French yet; these are in English.");
  }
}

/* Every file of @code, as key files. */
static GKeyFile *
load (const char *code,
      const char *name)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("AFTERWORD_DATA"), "language", code, name, NULL);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error))
    g_error ("%s: %s", path, error->message);
  return g_steal_pointer (&file);
}

static void
compare_keys (const char *name,
              const char *one,
              const char *two)
{
  g_autoptr (GKeyFile) a = load (one, name);
  g_autoptr (GKeyFile) b = load (two, name);
  g_auto (GStrv) groups = g_key_file_get_groups (a, NULL);

  for (guint i = 0; groups[i]; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (a, groups[i], NULL, NULL);

      for (guint j = 0; keys[j]; j++)
        {
          g_autofree char *value = g_key_file_get_value (b, groups[i], keys[j], NULL);

          /* Honorifics are each language's own. */
          if ((value == NULL || *value == '\0') && !g_str_equal (groups[i], "Honorifics"))
            g_error ("%s/%s: [%s] has no %s", two, name, groups[i], keys[j]);
        }
    }
}

static void
test_complete (void)
{
  static const char *const files[] = { "language.ini", "templates.ini", "questions.ini", "replies.ini" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      compare_keys (files[i], "en", "de");
      compare_keys (files[i], "de", "en");
    }
}

/* Texts that were forgotten in translation would be the same in both. */
static void
test_translated (void)
{
  for (guint script = 0; script < AFT_SCRIPTS; script++)
    for (guint form = 0; form < AFT_FORMS; form++)
      {
        g_autofree char *en = aft_language_dup_script (get ("en"), script, form);
        g_autofree char *de = aft_language_dup_script (get ("de"), script, form);

        if (g_str_equal (en, de))
          g_error ("%s is the same in both", aft_script_get_word (script));
      }
}

static void
test_scripts (void)
{
  for (guint i = 0; i < AFT_SCRIPTS; i++)
    {
      g_autofree char *file = aft_script_dup_file_name (get ("de"), i, AFT_FORM_FAMILIAR);
      g_autofree char *expected = g_strdup_printf ("templates/de/%s-familiar.template", aft_script_get_word (i));

      g_assert_cmpint (aft_script_parse (aft_script_get_word (i)), ==, (gint) i);
      g_assert_cmpstr (aft_script_get_title (i), !=, "");
      g_assert_cmpstr (file, ==, expected);
      /* What a draft of it is kept as is a kind of draft. */
      g_assert_true (g_strv_contains ((const char *const[]) { "call", "voicemail", "mail", "message", "in-person", "thanks",
                                                              NULL },
                                      aft_script_get_draft_kind (i)));
    }

  g_assert_cmpint (aft_script_parse ("letters"), ==, -1);
  g_assert_cmpint (aft_script_parse (NULL), ==, -1);
}

/* A familiar German text says du, a formal one Sie. */
static void
test_forms (void)
{
  g_autoptr (GRegex) formal = g_regex_new ("\\b(Sie|Ihnen|Ihre|Ihrem|Ihren|Ihrer)\\b", 0, 0, NULL);
  g_autoptr (GRegex) familiar = g_regex_new ("\\b(du|dir|dich|dein|deine|deinen|deiner|euch|eure|ihr|hast|bist)\\b",
                                             0, 0, NULL);
  const AftLanguage *de = get ("de");

  for (guint script = 0; script < AFT_SCRIPTS; script++)
    {
      g_autofree char *sie = aft_language_dup_script (de, script, AFT_FORM_FORMAL);
      g_autofree char *du = aft_language_dup_script (de, script, AFT_FORM_FAMILIAR);

      if (g_regex_match (familiar, sie, 0, NULL))
        g_error ("%s, formal, says du: %s", aft_script_get_word (script), sie);
      if (g_regex_match (formal, du, 0, NULL))
        g_error ("%s, familiar, says Sie: %s", aft_script_get_word (script), du);
    }

  for (guint form = 0; form < AFT_FORMS; form++)
    {
      GRegex *wrong = form == AFT_FORM_FORMAL ? familiar : formal;
      g_autoptr (GArray) questions = aft_language_list_questions (de, form);
      g_autoptr (GArray) replies = aft_language_list_replies (de, form);

      for (guint i = 0; i < questions->len; i++)
        g_assert_false (g_regex_match (wrong, g_array_index (questions, AftQuestion, i).text, 0, NULL));
      for (guint i = 0; i < replies->len; i++)
        {
          g_assert_false (g_regex_match (wrong, g_array_index (replies, AftReply, i).say, 0, NULL));
          g_assert_false (g_regex_match (wrong, g_array_index (replies, AftReply, i).they, 0, NULL));
        }
    }
}

static void
test_form_of_contact (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 9, 0, 0);
  g_autoptr (AftContact) contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);

  g_assert_cmpint (aft_language_get_form (get ("en"), NULL), ==, AFT_FORM_FORMAL);
  g_assert_cmpint (aft_language_get_form (get ("en"), contact), ==, AFT_FORM_FORMAL);
  aft_record_set (contact, AFT_CONTACT_FORM, "familiar");
  g_assert_cmpint (aft_language_get_form (get ("en"), contact), ==, AFT_FORM_FAMILIAR);
  aft_record_set (contact, AFT_CONTACT_FORM, "whatever");
  g_assert_cmpint (aft_language_get_form (get ("en"), contact), ==, AFT_FORM_FORMAL);
}

static void
test_questions (void)
{
  static const struct { const char *id; gboolean closing; } expected[] = {
    { "keep", FALSE }, { "one-thing", FALSE }, { "not-heard", FALSE }, { "unclear", FALSE },
    { "stay-in-touch", TRUE }, { "recommend", TRUE },
  };

  for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
    for (guint form = 0; form < AFT_FORMS; form++)
      {
        g_autoptr (GArray) questions = aft_language_list_questions (get (codes[c]), form);

        g_assert_cmpuint (questions->len, ==, G_N_ELEMENTS (expected));
        for (guint i = 0; i < questions->len; i++)
          {
            const AftQuestion *question = &g_array_index (questions, AftQuestion, i);

            g_assert_cmpstr (question->id, ==, expected[i].id);
            g_assert_cmpint (question->closing, ==, expected[i].closing);
            g_assert_true (g_str_has_suffix (question->text, "?"));
          }
      }
}

static void
test_replies (void)
{
  static const char *const expected[] = { "stronger", "no-comment", "second-choice", "something-else", "frozen", "inside",
                                          "e-mail", "why", "number", "irritated", "unfair" };

  for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
    {
      g_autoptr (GArray) replies = aft_language_list_replies (get (codes[c]), AFT_FORM_FORMAL);

      g_assert_cmpuint (replies->len, ==, G_N_ELEMENTS (expected));
      for (guint i = 0; i < replies->len; i++)
        g_assert_cmpstr (g_array_index (replies, AftReply, i).id, ==, expected[i]);
    }
}

/* What is said to them follows the draft; what explains it to the user follows the interface. */
static void
test_explained (void)
{
  g_autoptr (GArray) de = aft_language_list_replies (get ("de"), AFT_FORM_FORMAL);
  g_autoptr (GArray) en = aft_language_list_replies (get ("en"), AFT_FORM_FORMAL);

  g_assert_cmpstr (g_array_index (de, AftReply, 0).say, !=, g_array_index (en, AftReply, 0).say);
  g_assert_cmpstr (g_array_index (de, AftReply, 0).next, ==, g_array_index (en, AftReply, 0).next);
  g_assert_nonnull (strstr (g_array_index (de, AftReply, 0).next, "thank them"));
}

static void
test_measure (void)
{
  static const struct { AftScript script; guint words; AftLimitUnit unit; guint length; gboolean over; const char *shown; }
  cases[] = {
    { AFT_SCRIPT_MAIL, 120, AFT_LIMIT_WORDS, 120, FALSE, "120 of 120 words" },
    { AFT_SCRIPT_MAIL, 121, AFT_LIMIT_WORDS, 121, TRUE, "121 of 120 words" },
    { AFT_SCRIPT_MAIL, 0, AFT_LIMIT_WORDS, 0, FALSE, "0 of 120 words" },
    { AFT_SCRIPT_MESSAGE, 60, AFT_LIMIT_CHARACTERS, 300, FALSE, "300 of 300 characters" },
    { AFT_SCRIPT_MESSAGE, 61, AFT_LIMIT_CHARACTERS, 305, TRUE, "305 of 300 characters" },
    { AFT_SCRIPT_VOICEMAIL, 50, AFT_LIMIT_SECONDS, 20, FALSE, "about 20 of 20 seconds" },
    { AFT_SCRIPT_VOICEMAIL, 51, AFT_LIMIT_SECONDS, 21, TRUE, "about 21 of 20 seconds" },
    { AFT_SCRIPT_LETTER, 500, AFT_LIMIT_NONE, 0, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *shown = NULL;
      AftMeasure measure;

      /* Five characters a word, one of them not ASCII. */
      for (guint n = 0; n < cases[i].words; n++)
        g_string_append (text, "wörd ");

      aft_language_measure (get ("en"), cases[i].script, text->str, &measure);
      shown = aft_measure_dup_words (&measure);
      if (measure.unit != cases[i].unit || measure.length != cases[i].length || measure.over != cases[i].over
          || g_strcmp0 (shown, cases[i].shown) != 0)
        g_error ("%u words as %s: %s", cases[i].words, aft_script_get_word (cases[i].script), shown);
    }

  g_assert_cmpuint (aft_language_reading_seconds (get ("en"), NULL), ==, 0);
}

static void
test_persons (void)
{
  static const struct { const char *code; const char *text; guint i; guint we; gsize start; gsize end; } cases[] = {
    { "en", "We planned it and I built it; our plan held.", 1, 2, 0, 2 },
    { "en", "In the west I'm known. My work.", 2, 0, 0, 0 },
    { "en", "Then we’ve moved US offices", 0, 1, 5, 12 },
    { "en", "The US team told us", 0, 1, 17, 19 },
    { "de", "Ich habe unser Lager umgestellt, wir sparten.", 1, 2, 9, 14 },
    { "de", "Das Wirken des Richters", 0, 0, 0, 0 },
    { "en", "", 0, 0, 0, 0 },
    { "en", NULL, 0, 0, 0, 0 },
    { "en", "\xff we", 0, 0, 0, 0 },
  };

  for (guint n = 0; n < G_N_ELEMENTS (cases); n++)
    {
      gsize start = 0, end = 0;
      guint we = aft_language_count_we (get (cases[n].code), cases[n].text, &start, &end);
      guint i = aft_language_count_i (get (cases[n].code), cases[n].text);

      if (i != cases[n].i || we != cases[n].we || start != cases[n].start || end != cases[n].end)
        g_error ("\"%s\": %u I, %u we, first at %zu to %zu", cases[n].text, i, we, start, end);
    }
}

static void
test_when (void)
{
  static const struct { const char *code; const char *due; const char *said; } cases[] = {
    { "en", "2026-11-23", "today" },
    { "en", "2026-11-24T09:00", "tomorrow at 9:00" },
    { "en", "2026-11-26T10:30", "on Thursday at 10:30" },
    { "en", "2026-11-29", "on Sunday" },
    { "en", "2026-11-30", "on Monday, 30 November" },
    { "en", "2026-12-03T10:00:00+01:00", "on Thursday, 3 December at 10:00" },
    { "en", "2026-11-20", "on Friday, 20 November" },
    { "de", "2026-11-23T16:00", "heute um 16:00 Uhr" },
    { "de", "2026-11-26T10:00", "am Donnerstag um 10:00 Uhr" },
    { "de", "2026-12-03T10:00", "am Donnerstag, dem 3. Dezember, um 10:00 Uhr" },
    { "de", "2026-12-03", "am Donnerstag, dem 3. Dezember" },
    { "en", "2026-12", NULL },
    { "en", "soon", NULL },
    { "en", NULL, NULL },
  };
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, 11, 2026);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = aft_language_dup_when (get (cases[i].code), cases[i].due, &today);

      if (g_strcmp0 (said, cases[i].said) != 0)
        g_error ("%s is said \"%s\", not \"%s\"", cases[i].due, said, cases[i].said);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/language/list", test_list);
  g_test_add_func ("/model/language/codes", test_codes);
  g_test_add_func ("/model/language/complete", test_complete);
  g_test_add_func ("/model/language/translated", test_translated);
  g_test_add_func ("/model/language/scripts", test_scripts);
  g_test_add_func ("/model/language/forms", test_forms);
  g_test_add_func ("/model/language/form-of-contact", test_form_of_contact);
  g_test_add_func ("/model/language/questions", test_questions);
  g_test_add_func ("/model/language/replies", test_replies);
  g_test_add_func ("/model/language/explained", test_explained);
  g_test_add_func ("/model/language/measure", test_measure);
  g_test_add_func ("/model/language/persons", test_persons);
  g_test_add_func ("/model/language/when", test_when);
  return g_test_run ();
}
