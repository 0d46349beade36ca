/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-template.h"

#include "aft-tone.h"

#include <locale.h>
#include <string.h>

static const char *const codes[] = { "en", "de" };

static const AftLanguage *
get (const char *code)
{
  g_autoptr (GError) error = NULL;
  const AftLanguage *language = aft_language_get (code, &error);

  if (language == NULL)
    g_error ("%s: %s", code, error->message);
  return language;
}

static void
test_fill (void)
{
  static const struct { const char *text; const char *filled; guint gaps; } cases[] = {
    { "Hello {address-as}.", "Hello Ms Ortiz.", 0 },
    { "Hello { address-as }.", "Hello Ms Ortiz.", 0 },
    { "Hello {full-name}.", "Hello [their full name?].", 1 },
    { "One. About {event} again. Two.", "One. Two.", 0 },
    { "One.\n\nAbout {event}.\n\nTwo.", "One.\n\nTwo.", 0 },
    { "One.\nAbout {event}.\nTwo.", "One.\nTwo.", 0 },
    { "About {event}.\n\nTwo.", "Two.", 0 },
    { "One.\n\nAbout {event}.", "One.\n", 0 },
    { "One. About {event}.", "One.", 0 },
    { "One? About {event}! Two.", "One? Two.", 0 },
    { "About {event!}.", "About [which event?].", 1 },
    { "To {address-as?}, {given-name?}.", "", 0 },
    { "To {address-as} and {event}.", "", 0 },
    { "{event|the meeting}", "the meeting", 0 },
    { "{company|your firm}", "Northwind Inc.", 0 },
    { "{company} {company}.", "Northwind Inc. Northwind Inc.", 0 },
    { "At {company}. Two.", "At Northwind Inc. Two.", 0 },
    { "Dr. {event} came. Two.", "Two.", 0 },
    { "e.g. {event} came. Two.", "Two.", 0 },
    { "He said “yes.” About {event}.", "He said “yes.”", 0 },
    { "1. {my-name}", "1. {my-phone} } {", 0 },
    { "{nonsense}", "[nonsense?]", 1 },
    { "{nonsense|words}", "words", 0 },
    { "{address-asx}", "[address-asx?]", 1 },
    { "{}", "", 0 },
    { "{ }", "", 0 },
    { "{!}", "", 0 },
    { "{|}", "", 0 },
    { "{{address-as}}", "Ms Ortiz", 0 },
    { "{address-as", "address-as", 0 },
    { "address-as}", "address-as", 0 },
    { "{address\n-as}", "address\n-as", 0 },
    { "}{", "", 0 },
    { "a {event|b {company} c", "a b  company c", 0 },
    { "{job}", "[which job?]", 1 },
    { "{fix}", "", 0 },
    { "", "", 0 },
    { "\n\n\n", "\n\n\n", 0 },
    { "Dear {address-as},\n\n\n\nBye", "Dear Ms Ortiz,\n\n\n\nBye", 0 },
    { "a\r\nb", "a\nb", 0 },
  };
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (values, (gpointer) "address-as", (gpointer) "Ms Ortiz");
  g_hash_table_insert (values, (gpointer) "my-name", (gpointer) " {my-phone}\n} { ");
  g_hash_table_insert (values, (gpointer) "company", (gpointer) "Northwind Inc.");
  g_hash_table_insert (values, (gpointer) "fix", (gpointer) " \t\n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AftTemplateResult) result = { NULL };

      aft_template_fill (get ("en"), cases[i].text, values, &result);
      if (g_strcmp0 (result.text, cases[i].filled) != 0 || result.gaps->len != cases[i].gaps)
        g_error ("\"%s\" gave \"%s\" with %u gaps", cases[i].text, result.text, result.gaps->len);

      for (guint j = 0; j < result.gaps->len; j++)
        {
          const AftTemplateGap *gap = &g_array_index (result.gaps, AftTemplateGap, j);

          g_assert_cmpint (result.text[gap->start], ==, '[');
          g_assert_cmpint (result.text[gap->end - 1], ==, ']');
        }
      g_assert_cmpint (aft_template_has_gaps (&result), ==, cases[i].gaps > 0);
      g_assert_cmpint (aft_template_text_has_gaps (NULL, result.text), ==, cases[i].gaps > 0);
    }
}

static void
test_subject (void)
{
  static const struct { const char *text; const char *subject; const char *filled; guint subject_gaps; } cases[] = {
    { "Subject: Hello\n\nText", "Hello", "Text", 0 },
    { "subject:Hello\nText", "Hello", "Text", 0 },
    { "Subject: About {event!}\n\nText", "About [which event?]", "Text", 1 },
    { "Subject: About {event}\n\nText", "", "Text", 0 },
    { "Subject: {company}\n\nText", "Smith & Sons Bcc: x@example.org", "Text", 0 },
    { "Subject: Hello", "Hello", "", 0 },
    { "Text\nSubject: Hello", NULL, "Text\nSubject: Hello", 0 },
  };
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (values, (gpointer) "company", (gpointer) "Smith & Sons\r\nBcc: x@example.org");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AftTemplateResult) result = { NULL };

      aft_template_fill (get ("en"), cases[i].text, values, &result);
      if (g_strcmp0 (result.subject, cases[i].subject) != 0 || g_strcmp0 (result.text, cases[i].filled) != 0
          || result.subject_gaps != cases[i].subject_gaps)
        g_error ("\"%s\" gave \"%s\" and \"%s\"", cases[i].text, result.subject, result.text);
      g_assert_cmpint (aft_template_has_gaps (&result), ==, cases[i].subject_gaps > 0);
      g_assert_cmpint (aft_template_text_has_gaps (result.subject, result.text), ==, cases[i].subject_gaps > 0);
    }
}

static void
test_find_gaps (void)
{
  static const struct { const char *text; guint gaps; } cases[] = {
    { "Dear [their name?],", 1 },
    { "[Anrede und Name?] [which job?]", 2 },
    { "[a] [b]? [?] [] ]?[", 0 },
    { "[over\nlines?]", 0 },
    { "- [ ] a point", 0 },
    { "\xff [x?]", 0 },
    { "", 0 },
    { NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) gaps = aft_template_find_gaps (cases[i].text);

      if (gaps->len != cases[i].gaps)
        g_error ("\"%s\" has %u gaps", cases[i].text, gaps->len);
    }
}

/* Hostile templates end quickly and leave no brace. */
static void
test_hostile (void)
{
  static const char *const parts[] = { "{", "}", "{a", "{address-as|", "{a}.", "a.b", "“", ".", "{{}}" };
  gint64 before = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (AftTemplateResult) result = { NULL };

      while (text->len < 200000)
        g_string_append (text, parts[i]);
      aft_template_fill (get ("en"), text->str, NULL, &result);
      if (strpbrk (result.text, "{}"))
        g_error ("\"%s\" over and over leaves a brace", parts[i]);
    }

  g_assert_cmpint (g_get_monotonic_time () - before, <, 4 * G_USEC_PER_SEC);
}

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

          if (aft_template_has_gaps (&result) || strpbrk (result.text, "{}[]"))
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
          if (script != AFT_SCRIPT_MEND && script != AFT_SCRIPT_IN_PERSON && !aft_template_has_gaps (&result))
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
  g_test_add_func ("/model/template/fill", test_fill);
  g_test_add_func ("/model/template/subject", test_subject);
  g_test_add_func ("/model/template/find-gaps", test_find_gaps);
  g_test_add_func ("/model/template/hostile", test_hostile);
  g_test_add_func ("/model/template/full", test_full);
  g_test_add_func ("/model/template/empty", test_empty);
  g_test_add_func ("/model/template/fields", test_fields);
  g_test_add_func ("/model/template/address-as", test_address_as);
  g_test_add_func ("/model/template/collect", test_collect);
  g_test_add_func ("/model/template/job", test_job);
  g_test_add_func ("/model/template/own", test_own);
  return g_test_run ();
}
