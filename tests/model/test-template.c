/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-template.h"
#include "aft-text.h"

#include "languages.h"

#include <locale.h>
#include <string.h>
#include <time.h>

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
      g_assert_cmpint (aft_template_text_has_gaps (NULL, result.text), ==, cases[i].gaps > 0);
    }
}

/* A name of a million letters is still a name, but no letter can be made with it. */
static void
test_long_value (void)
{
  static const guint lengths[] = { 1, AFT_TEXT_SHOWN_MAX, AFT_TEXT_SHOWN_MAX + 1, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *name = g_strnfill (lengths[i], 'x');
      g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
      g_auto (AftTemplateResult) result = { NULL };

      g_hash_table_insert (values, (gpointer) "full-name", name);
      aft_template_fill (get ("en"), "{full-name}", values, &result);
      g_assert_cmpint (g_utf8_strlen (result.text, -1), ==, MIN (lengths[i], AFT_TEXT_SHOWN_MAX));
      g_assert_true (g_str_has_suffix (result.text, lengths[i] > AFT_TEXT_SHOWN_MAX ? "…" : "x"));
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

/* Fills hostile templates of @length bytes, which leave no brace; gives the processor time it took, in seconds. */
static double
time_hostile (gsize length)
{
  static const char *const parts[] = { "{", "}", "{a", "{address-as|", "{a}.", "a.b", "“", ".", "{{}}" };
  clock_t start = clock ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (AftTemplateResult) result = { NULL };

      while (text->len < length)
        g_string_append (text, parts[i]);
      aft_template_fill (get ("en"), text->str, NULL, &result);
      if (strpbrk (result.text, "{}"))
        g_error ("\"%s\" over and over leaves a brace", parts[i]);
    }

  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

/* Ten times as much takes about ten times as long, on a machine of any speed and load. */
static void
test_hostile (void)
{
  double few = time_hostile (20000);
  double many = time_hostile (200000);

  if (many > few * 25)
    g_error ("ten times as long a template took %.1f times as long: %.3f s", many / few, many);
}

/* Where a field is being typed at a text's end, and which are offered for it. */
static void
test_complete (void)
{
  static const struct { const char *text; const char *offered; } cases[] = {
    { "Dear {addr", "address-as my-email" },
    { "{my", "my-name my-phone my-email new-position new-company new-job" },
    { "{name", "full-name given-name my-name" },
    { "{NAME", "full-name given-name my-name" },
    { "{phone", "my-phone" },
    { "{event", "event event-day" },
    { "{event-d", "event-day" },
    { "{address-as} {fix", "fix" },
    { "a {company|the {int", "interview-detail somebody" },
    { "{zzz", "" },
    { "{ü", "" },
    { "{address-as}", NULL },
    { "{address as", NULL },
    { "{address-as!", NULL },
    { "{company|", NULL },
    { "{\n", NULL },
    { "address", NULL },
    { "", NULL },
    { "{aaaaaaaaaabbbbbbbbbbccccccccccddd", NULL },
  };
  guint n_fields;
  g_autoptr (GPtrArray) all = aft_template_complete_field ("");

  aft_template_list_fields (&n_fields);
  g_assert_cmpuint (all->len, ==, n_fields);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *open = aft_template_find_typed_field (cases[i].text);
      g_autoptr (GPtrArray) found = open != NULL ? aft_template_complete_field (open + 1) : g_ptr_array_new ();
      g_autofree char *offered = NULL;

      if ((open != NULL) != (cases[i].offered != NULL))
        g_error ("“%s”: a field is %s", cases[i].text, open != NULL ? "seen" : "not seen");
      g_ptr_array_add (found, NULL);
      offered = g_strjoinv (" ", (char **) found->pdata);
      g_assert_cmpstr (offered, ==, cases[i].offered != NULL ? cases[i].offered : "");
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/template/fill", test_fill);
  g_test_add_func ("/model/template/complete", test_complete);
  g_test_add_func ("/model/template/subject", test_subject);
  g_test_add_func ("/model/template/long-value", test_long_value);
  g_test_add_func ("/model/template/find-gaps", test_find_gaps);
  g_test_add_func ("/model/template/hostile", test_hostile);
  return g_test_run ();
}
