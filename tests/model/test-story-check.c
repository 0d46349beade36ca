/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-story-check.h"

#include <locale.h>
#include <string.h>

static AftStory *
make_story (const char *kind)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 9, 0, 0);
  AftStory *story = aft_document_new (AFT_DOCUMENT_STORY, NULL, now);

  aft_record_set (story, AFT_STORY_KIND, kind);
  return story;
}

static char *
describe (const char *code,
          AftStory   *story)
{
  static const char *const names[] = { "result", "number", "we", "long", "need", "sentence", "not-one" };
  g_autoptr (GArray) findings = aft_story_check (aft_language_get (code, NULL), story);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const AftStoryFinding *finding = &g_array_index (findings, AftStoryFinding, i);

      g_assert_cmpstr (finding->words, !=, "");
      g_string_append_printf (words, "%s ", names[finding->fault]);
    }

  return g_string_free (words, FALSE);
}

static void
test_story (void)
{
  static const struct
  {
    const char *code; const char *challenge; const char *action; const char *result; const char *number; const char *need;
    const char *faults;
  } cases[] = {
    { "en", NULL, NULL, NULL, NULL, NULL, "" },
    { "en", " ", "\n", "...", NULL, NULL, "" },
    { "en", "Late orders.", "I moved the buffer.", "Orders were on time in 9 of 10 cases.", NULL, "Reliability", "" },
    { "en", "Late orders.", "I moved the buffer.", "Orders were on time.", "95 %", "Reliability", "" },
    { "en", "Late orders.", "I moved the buffer.", "We halved the delay.", NULL, "Reliability", "" },
    { "en", "Late orders.", "I moved the buffer.", "Orders were on time.", NULL, "Reliability", "number " },
    { "en", "Late orders.", "I moved the buffer.", NULL, NULL, "Reliability", "result number " },
    { "en", "Late orders.", "We moved the buffer.", "3 days faster.", NULL, "Reliability", "we " },
    { "en", "We were late.", "We had a plan, I made it work and I led it.", "3 days faster.", NULL, "Reliability", "" },
    { "en", "Late orders.", "Our team did it, and I helped.", "3 days faster.", NULL, "Reliability", "we " },
    { "en", "Late orders.", "Planned the move of the US plant.", "3 days faster.", NULL, "Reliability", "" },
    { "en", "Late orders.", NULL, NULL, NULL, NULL, "result number need " },
    { "de", "Späte Aufträge.", "Ich habe das Lager umgestellt.", "Die Zeit wurde halbiert.", NULL, "Verlass", "" },
    { "de", "Späte Aufträge.", "Wir haben das Lager umgestellt.", "Um die Hälfte schneller.", NULL, "Verlass", "we " },
    { "de", "Späte Aufträge.", "Ich habe das Lager umgestellt.", "Schneller.", NULL, NULL, "number need " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftStory) story = make_story ("story");
      g_autofree char *faults = NULL;

      aft_record_set (story, AFT_STORY_CHALLENGE, cases[i].challenge);
      aft_record_set (story, AFT_STORY_ACTION, cases[i].action);
      aft_record_set (story, AFT_STORY_RESULT, cases[i].result);
      aft_record_set (story, AFT_STORY_NUMBER, cases[i].number);
      aft_record_set (story, AFT_STORY_NEED, cases[i].need);
      faults = describe (cases[i].code, story);
      if (g_strcmp0 (faults, cases[i].faults) != 0)
        g_error ("\"%s\" \"%s\": %s instead of %s", cases[i].action, cases[i].result, faults, cases[i].faults);
    }
}

static void
test_place (void)
{
  g_autoptr (AftStory) story = make_story ("story");
  g_autoptr (GArray) findings = NULL;
  const AftStoryFinding *finding;

  aft_record_set (story, AFT_STORY_ACTION, "Then our team built it in 3 days.");
  aft_record_set (story, AFT_STORY_RESULT, "It held.");
  aft_record_set (story, AFT_STORY_NEED, "Speed");
  findings = aft_story_check (aft_language_get ("en", NULL), story);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = &g_array_index (findings, AftStoryFinding, 0);
  g_assert_cmpuint (finding->field, ==, AFT_STORY_ACTION);
  g_assert_cmpuint (finding->start, ==, 5);
  g_assert_cmpuint (finding->end, ==, 8);
}

/* Two minutes are 300 words in English; every told part counts, the number and the need don't. */
static void
test_long (void)
{
  static const struct { guint words; gboolean is_long; } cases[] = { { 297, FALSE }, { 298, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftStory) story = make_story ("story");
      g_autoptr (GString) action = g_string_new (NULL);
      g_autofree char *faults = NULL;

      for (guint n = 0; n < cases[i].words; n++)
        g_string_append (action, "I ");
      aft_record_set (story, AFT_STORY_CHALLENGE, "One.");
      aft_record_set (story, AFT_STORY_OBSTACLE, "Two.");
      aft_record_set (story, AFT_STORY_RESULT, "Three.");
      aft_record_set (story, AFT_STORY_ACTION, action->str);
      aft_record_set (story, AFT_STORY_NUMBER, "Many words that nobody will say aloud.");
      aft_record_set (story, AFT_STORY_NEED, "Speed");
      faults = describe ("en", story);
      g_assert_cmpstr (faults, ==, cases[i].is_long ? "long " : "");
      g_assert_cmpuint (aft_story_reading_seconds (aft_language_get ("en", NULL), story), ==, cases[i].is_long ? 121 : 120);
    }
}

static void
test_gap_card (void)
{
  static const struct { const char *missed; const char *say; const char *faults; } cases[] = {
    { NULL, NULL, "" },
    { "French", NULL, "sentence " },
    { "French", "I speak Italian and have begun French, as I did with Italian in a year.", "" },
    { "French", "I speak Italian. I have begun French.", "not-one " },
    { "French", "I worked with Dr. Weiss in Geneva.", "" },
    { "French", "We worked in Geneva.", "we " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftStory) story = make_story ("gap");
      g_autofree char *faults = NULL;

      aft_record_set (story, AFT_STORY_MISSED, cases[i].missed);
      aft_record_set (story, AFT_STORY_SAY, cases[i].say);
      faults = describe ("en", story);
      if (g_strcmp0 (faults, cases[i].faults) != 0)
        g_error ("\"%s\": %s", cases[i].say, faults);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/story-check/story", test_story);
  g_test_add_func ("/model/story-check/place", test_place);
  g_test_add_func ("/model/story-check/long", test_long);
  g_test_add_func ("/model/story-check/gap-card", test_gap_card);
  return g_test_run ();
}
