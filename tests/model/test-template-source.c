/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-template.h"

#include "aft-tone.h"
#include "languages.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  AftContact     *contact;
  AftApplication *application;
  AftFollowUp    *follow_up;
  AftMe          *me;
} People;

static void
clear_people (People *people)
{
  g_clear_object (&people->contact);
  g_clear_object (&people->application);
  g_clear_object (&people->follow_up);
  g_clear_object (&people->me);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (People, clear_people)

static void
add_interview (AftApplication *application,
               const char     *when,
               const char     *detail)
{
  g_autoptr (AftInterview) interview = aft_record_new (AFT_TYPE_INTERVIEW, NULL);

  aft_record_set (interview, AFT_INTERVIEW_WHEN, when);
  aft_record_set (interview, AFT_INTERVIEW_DETAIL, detail);
  aft_document_add (AFT_DOCUMENT (application), interview);
}

static void
add_feedback (People     *people,
              const char *when,
              const char *kind,
              const char *words)
{
  g_autoptr (AftFeedback) feedback = aft_record_new (AFT_TYPE_FEEDBACK, NULL);

  aft_record_set (feedback, AFT_FEEDBACK_WHEN, when);
  aft_record_set (feedback, AFT_FEEDBACK_KIND, kind);
  aft_record_set (feedback, AFT_FEEDBACK_WORDS, words);
  aft_record_set (feedback, AFT_FEEDBACK_FOLLOW_UP, aft_record_get_id (AFT_RECORD (people->follow_up)));
  aft_document_add (AFT_DOCUMENT (people->contact), feedback);
}

static void
make_people (People *people)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 9, 0, 0);

  people->contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
  people->application = aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, now);
  people->follow_up = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
  people->me = aft_record_new (AFT_TYPE_ME, NULL);
  aft_document_add (AFT_DOCUMENT (people->contact), people->follow_up);
}

static void
fill_people (People *people)
{
  aft_record_set (people->contact, AFT_CONTACT_FULL_NAME, "Ana Ortiz");
  aft_record_set (people->contact, AFT_CONTACT_HONORIFIC_PREFIX, "Ms");
  aft_record_set (people->application, AFT_APPLICATION_POSITION, "Production Planner");
  aft_record_set (people->application, AFT_APPLICATION_COMPANY, "Northwind");
  add_interview (people->application, "2026-11-02", "the old plant");
  add_interview (people->application, "2026-11-12T10:00:00+01:00", "the move of the warehouse.");
  aft_record_set (people->me, AFT_ME_NAME, "Ben Carter");
  aft_record_set (people->me, AFT_ME_PHONE, "020 7946 0958");
  aft_record_set (people->me, AFT_ME_EMAIL, "ben@example.org");
  add_feedback (people, "2026-11-24", "story", "your answers had few results.");
  add_feedback (people, "2026-11-25", "keep", "well prepared");
}

static void
make_source (AftTemplateSource *source,
             const char        *code,
             AftForm            form,
             People            *people)
{
  gboolean german = g_str_equal (code, "de");

  *source = (AftTemplateSource) {
    .language = get (code),
    .form = form,
    .contact = people->contact,
    .me = people->me,
    .follow_up = people->follow_up,
    .application = people->application,
    .fix = german ? "drei Geschichten mit Zahlen" : "three stories with figures.",
    .callback = german ? "am Donnerstag um 10:00 Uhr" : "on Thursday at 10:00",
    .event = german ? "Logistikabend" : "the logistics evening",
    .event_day = german ? "Donnerstag, 3. Dezember" : "on Thursday, 3 December",
    .news = german ? "die neue Richtlinie zu Lagern" : "the new directive on warehouses",
    .somebody = "Clara Nowak",
    .new_position = german ? "Leiterin Planung" : "Head of Planning",
    .new_company = "Contoso",
  };
}

/* Every script in every form: with everything known there is no gap, it keeps its limit and its own tone check finds
 * nothing. */
static void
test_full (void)
{
  g_auto (People) people = { NULL };

  make_people (&people);
  fill_people (&people);

  for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
    for (guint script = 0; script < AFT_SCRIPTS; script++)
      for (guint form = 0; form < AFT_FORMS; form++)
        {
          AftTemplateSource source;
          g_auto (AftTemplateResult) result = { NULL };
          g_autoptr (GPtrArray) findings = NULL;
          AftMeasure measure;

          make_source (&source, codes[c], form, &people);
          aft_template_fill_script (&source, script, NULL, &result);

          if (aft_template_text_has_gaps (result.subject, result.text) || strpbrk (result.text, "{}[]"))
            g_error ("%s %s has a gap: %s", codes[c], aft_script_get_word (script), result.text);
          if (result.subject && (*result.subject == '\0' || strpbrk (result.subject, "{}[]")))
            g_error ("%s %s has a poor subject: %s", codes[c], aft_script_get_word (script), result.subject);
          if (strstr (result.text, "..") || strstr (result.text, " .") || strstr (result.text, "  "))
            g_error ("%s %s isn't neat: %s", codes[c], aft_script_get_word (script), result.text);

          aft_language_measure (source.language, script, result.text, &measure);
          if (measure.over)
            g_error ("%s %s is too long (%u of %u): %s", codes[c], aft_script_get_word (script), measure.length,
                     measure.limit, result.text);

          findings = aft_tone_check (source.language, script, result.text);
          if (findings->len > 0)
            {
              const AftToneFinding *finding = g_ptr_array_index (findings, 0);

              g_error ("%s %s is found %s at \"%.*s\": %s", codes[c], aft_script_get_word (script),
                       aft_tone_kind_get_word (finding->kind), (int) (finding->end - finding->start),
                       result.text + finding->start, result.text);
            }
          g_test_message ("%s %s\nSubject: %s\n%s", codes[c], aft_script_get_word (script), result.subject, result.text);
        }
}

/* With nothing known at all there are only gaps for what is needed, no brace and no half sentence. */
static void
test_empty (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
    for (guint script = 0; script < AFT_SCRIPTS; script++)
      for (guint form = 0; form < AFT_FORMS; form++)
        {
          AftTemplateSource source = { .language = get (codes[c]), .form = form };
          g_auto (AftTemplateResult) result = { NULL };
          g_autoptr (GPtrArray) findings = NULL;

          aft_template_fill_script (&source, script, NULL, &result);

          if (strpbrk (result.text, "{}") || (result.subject && strpbrk (result.subject, "{}")))
            g_error ("%s %s has a brace: %s", codes[c], aft_script_get_word (script), result.text);
          if (strstr (result.text, "\n\n\n") && script != AFT_SCRIPT_LETTER)
            g_error ("%s %s has a hole: %s", codes[c], aft_script_get_word (script), result.text);
          for (guint i = 0; i < result.gaps->len; i++)
            if (aft_template_field_get_title (g_array_index (result.gaps, AftTemplateGap, i).field)
                == g_array_index (result.gaps, AftTemplateGap, i).field)
              g_error ("%s %s names an unknown field: %s", codes[c], aft_script_get_word (script), result.text);

          /* What needs no name is mending and two lines to remember. */
          if (script != AFT_SCRIPT_MEND && script != AFT_SCRIPT_IN_PERSON
              && !aft_template_text_has_gaps (result.subject, result.text))
            g_error ("%s %s could be sent to nobody: %s", codes[c], aft_script_get_word (script), result.text);

          findings = aft_tone_check (source.language, script, result.text);
          if (findings->len > 0)
            g_error ("%s %s, empty, is found wanting: %s", codes[c], aft_script_get_word (script), result.text);
        }
}

/* The field names that the scripts use are all known. */
static void
test_fields (void)
{
  guint n;
  const AftTemplateField *fields = aft_template_list_fields (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (aft_template_field_get_title (fields[i].name), !=, fields[i].name);
      for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
        g_assert_nonnull (aft_language_get_text (get (codes[c]), "Gaps", fields[i].name));
    }
  g_assert_cmpstr (aft_template_field_get_title ("nonsense"), ==, "nonsense");
}

static void
test_address_as (void)
{
  static const struct
  {
    const char *code; AftForm form; const char *full; const char *prefix; const char *given; const char *family;
    const char *address_as; gboolean unnamed; const char *expected;
  } cases[] = {
    { "en", AFT_FORM_FORMAL, "Ana Ortiz", NULL, NULL, NULL, NULL, FALSE, "Ana Ortiz" },
    { "en", AFT_FORM_FORMAL, "Ana Ortiz", "Ms", NULL, NULL, NULL, FALSE, "Ms Ortiz" },
    { "en", AFT_FORM_FORMAL, "Ana Ortiz", "ms.", NULL, NULL, NULL, FALSE, "Ms Ortiz" },
    { "en", AFT_FORM_FORMAL, "Ana Ortiz", "Frau", NULL, NULL, NULL, FALSE, "Ms Ortiz" },
    { "en", AFT_FORM_FORMAL, "Ana Ortiz", "Frau Dr.", NULL, NULL, NULL, FALSE, "Dr Ortiz" },
    { "de", AFT_FORM_FORMAL, "Ana Ortiz", "Frau Dr.", NULL, NULL, NULL, FALSE, "Frau Dr. Ortiz" },
    { "de", AFT_FORM_FORMAL, "Ana Ortiz", "Mrs.", NULL, NULL, NULL, FALSE, "Frau Ortiz" },
    { "de", AFT_FORM_FORMAL, "Ana Ortiz", "Dr.", NULL, NULL, NULL, FALSE, "Ana Ortiz" },
    { "de", AFT_FORM_FORMAL, "Ana Ortiz", NULL, NULL, NULL, NULL, FALSE, "Ana Ortiz" },
    { "en", AFT_FORM_FORMAL, "Ana María Ortiz Vega", "Ms", NULL, NULL, NULL, FALSE, "Ana María Ortiz Vega" },
    { "en", AFT_FORM_FORMAL, "Ana María Ortiz Vega", "Ms", "Ana María", "Ortiz Vega", NULL, FALSE, "Ms Ortiz Vega" },
    { "en", AFT_FORM_FORMAL, "Ortiz, Ana", "Ms", NULL, NULL, NULL, FALSE, "Ortiz, Ana" },
    { "en", AFT_FORM_FAMILIAR, "Ana Ortiz", "Ms", NULL, NULL, NULL, FALSE, "Ana" },
    { "en", AFT_FORM_FAMILIAR, "Ana María Ortiz Vega", NULL, "Ana María", NULL, NULL, FALSE, "Ana María" },
    { "en", AFT_FORM_FAMILIAR, "Ortiz, Ana", NULL, NULL, NULL, NULL, FALSE, "Ortiz, Ana" },
    { "en", AFT_FORM_FORMAL, "Ana Ortiz", "Ms", NULL, NULL, "Professor Ortiz", FALSE, "Professor Ortiz" },
    { "en", AFT_FORM_FAMILIAR, "Ana Ortiz", "Ms", NULL, NULL, "Anita", FALSE, "Anita" },
    { "en", AFT_FORM_FORMAL, "Hiring manager at Northwind", NULL, NULL, NULL, NULL, TRUE, "" },
    { "en", AFT_FORM_FAMILIAR, "Hiring manager at Northwind", NULL, NULL, NULL, NULL, TRUE, "" },
    { "en", AFT_FORM_FORMAL, NULL, "Ms", NULL, NULL, NULL, FALSE, "" },
    { "en", AFT_FORM_FORMAL, "  ", NULL, NULL, NULL, "  ", FALSE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (People) people = { NULL };
      g_autofree char *address_as = NULL;

      make_people (&people);
      aft_record_set (people.contact, AFT_CONTACT_FULL_NAME, cases[i].full);
      aft_record_set (people.contact, AFT_CONTACT_HONORIFIC_PREFIX, cases[i].prefix);
      aft_record_set (people.contact, AFT_CONTACT_GIVEN_NAME, cases[i].given);
      aft_record_set (people.contact, AFT_CONTACT_FAMILY_NAME, cases[i].family);
      aft_record_set (people.contact, AFT_CONTACT_ADDRESS_AS, cases[i].address_as);
      aft_record_set_flag (people.contact, AFT_CONTACT_UNNAMED, cases[i].unnamed);

      address_as = aft_template_dup_address_as (get (cases[i].code), cases[i].form, people.contact);
      if (g_strcmp0 (address_as, cases[i].expected) != 0)
        g_error ("%s \"%s\" is addressed as \"%s\", not \"%s\"", cases[i].prefix, cases[i].full, address_as,
                 cases[i].expected);
    }
}

static void
test_collect (void)
{
  static const struct { const char *field; const char *value; } cases[] = {
    { "address-as", "Ms Ortiz" },
    { "full-name", "Ana Ortiz" },
    { "given-name", "Ana" },
    { "my-name", "Ben Carter" },
    { "my-phone", "020 7946 0958" },
    { "position", "Production Planner" },
    { "company", "Northwind" },
    { "job", "the position of Production Planner at Northwind" },
    { "interview-detail", "the move of the warehouse" },
    { "feedback-point", "your answers had few results" },
    { "fix", "three stories with figures" },
    { "new-job", "as Head of Planning at Contoso" },
    { "nonsense", NULL },
  };
  g_auto (People) people = { NULL };
  g_autoptr (GHashTable) values = NULL;
  AftTemplateSource source;

  make_people (&people);
  fill_people (&people);
  make_source (&source, "en", AFT_FORM_FORMAL, &people);
  source.contact = NULL; /* is found through the follow-up */
  values = aft_template_collect (&source);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_strcmp0 (g_hash_table_lookup (values, cases[i].field), cases[i].value) != 0)
      g_error ("%s is \"%s\"", cases[i].field, (const char *) g_hash_table_lookup (values, cases[i].field));
}

/* A lost job leaves its copies in the follow-up; and a phrase for whatever is known. */
static void
test_job (void)
{
  static const struct { const char *code; const char *position; const char *company; const char *job; } cases[] = {
    { "en", "Planner", "Northwind", "the position of Planner at Northwind" },
    { "en", "Planner", NULL, "the position of Planner" },
    { "en", NULL, "Northwind", "the position at Northwind" },
    { "en", NULL, NULL, "the position" },
    { "de", "Planerin", "Northwind", "die Stelle als Planerin bei Northwind" },
    { "de", NULL, NULL, "die Stelle" },
    { "en", "{company}", "Smith & Sons <b>", "the position of {company} at Smith & Sons <b>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (People) people = { NULL };
      g_autoptr (GHashTable) values = NULL;
      AftTemplateSource source = { .language = get (cases[i].code) };

      make_people (&people);
      aft_record_set (people.follow_up, AFT_FOLLOW_UP_POSITION, cases[i].position);
      aft_record_set (people.follow_up, AFT_FOLLOW_UP_COMPANY, cases[i].company);
      source.follow_up = people.follow_up;
      values = aft_template_collect (&source);
      if (g_strcmp0 (g_hash_table_lookup (values, "job"), cases[i].job) != 0)
        g_error ("%s is \"%s\"", cases[i].job, (const char *) g_hash_table_lookup (values, "job"));
    }
}

/* A book's own version of a script is filled in the same way. */
static void
test_own (void)
{
  g_auto (People) people = { NULL };
  g_auto (AftTemplateResult) result = { NULL };
  AftTemplateSource source;

  make_people (&people);
  fill_people (&people);
  make_source (&source, "en", AFT_FORM_FORMAL, &people);
  aft_template_fill_script (&source, AFT_SCRIPT_MAIL, "Subject: {company}\n\nDear {address-as}. {event?} {", &result);
  g_assert_cmpstr (result.subject, ==, "Northwind");
  g_assert_cmpstr (result.text, ==, "Dear Ms Ortiz. the logistics evening ");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/template-source/full", test_full);
  g_test_add_func ("/model/template-source/empty", test_empty);
  g_test_add_func ("/model/template-source/fields", test_fields);
  g_test_add_func ("/model/template-source/address-as", test_address_as);
  g_test_add_func ("/model/template-source/collect", test_collect);
  g_test_add_func ("/model/template-source/job", test_job);
  g_test_add_func ("/model/template-source/own", test_own);
  return g_test_run ();
}
