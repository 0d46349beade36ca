/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-contact.h"
#include "aft-date.h"
#include "aft-feedback.h"
#include "aft-guide-learn.h"
#include "aft-list-learn.h"
#include "aft-story.h"

typedef enum { NOTHING, FIX, DELETED, PRACTICE } Answer;

/* What waits for an answer is what has none any more or has none yet, and every heading stands once. */
static void
test_sections (void)
{
  static const struct
  {
    const char *kind;
    Answer      answer;
    const char *section;
  } cases[] = {
    { "story", NOTHING, "Waits for an Answer" },
    { "story", FIX, "What They Said" },
    { "story", DELETED, "Waits for an Answer" },
    { "gap", NOTHING, "Waits for an Answer" },
    { "gap", FIX, "What They Said" },
    { "gap", DELETED, "Waits for an Answer" },
    { "manner", NOTHING, "Waits for an Answer" },
    { "manner", PRACTICE, "What They Said" },
    /* It was a story, and is sorted anew. */
    { "manner", FIX, "Waits for an Answer" },
    { "keep", NOTHING, "What They Said" },
    { "not-about-me", DELETED, "What They Said" },
    { NULL, NOTHING, "What They Said" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
  g_autoptr (AftDocument) story = aft_document_new (AFT_DOCUMENT_STORY, NULL, now);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) headings = g_hash_table_new (g_str_hash, g_str_equal);
  const char *last = NULL;
  GDate today;

  aft_record_set (person, AFT_CONTACT_FULL_NAME, "Ana Ortiz");
  aft_record_set (story, AFT_STORY_KIND, "story");
  aft_book_add (book, person);
  aft_book_add (book, story);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftFeedback) feedback = aft_record_new (AFT_TYPE_FEEDBACK, NULL);
      g_autofree char *words = g_strdup_printf ("words %u", i);
      const char *section;

      aft_record_set (feedback, AFT_FEEDBACK_WORDS, words);
      aft_record_set (feedback, AFT_FEEDBACK_KIND, cases[i].kind);
      if (cases[i].answer == FIX)
        aft_record_set (feedback, AFT_FEEDBACK_FIX, aft_record_get_id (AFT_RECORD (story)));
      if (cases[i].answer == DELETED)
        aft_record_set (feedback, AFT_FEEDBACK_FIX, "33333333-3333-4333-8333-333333333333");
      aft_document_add (person, feedback);
      if (cases[i].answer == PRACTICE)
        aft_guide_practise (book, feedback, "Slowly", NULL, now);

      section = aft_list_learn_get_section (book, feedback);
      if (!g_str_equal (section, cases[i].section))
        g_error ("%u: %s stands below “%s”, not “%s”", i, cases[i].kind, section, cases[i].section);
    }

  aft_day_from_date_time (now, &today);
  aft_list_learn_fill (book, NULL, &today, items);
  g_assert_cmpuint (items->len, ==, G_N_ELEMENTS (cases) + 1);
  for (guint i = 0; i < items->len; i++)
    {
      const char *section = aft_list_learn_get_section (book, items->pdata[i]);

      if (g_strcmp0 (section, last) != 0 && !g_hash_table_add (headings, (gpointer) section))
        g_error ("“%s” stands twice", section);
      last = section;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/list-learn/sections", test_sections);

  return g_test_run ();
}
