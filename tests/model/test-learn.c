/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "agenda-fixture.h"

#include "aft-date.h"
#include "aft-guide.h"
#include "aft-interview-sheet.h"
#include "aft-markup-plain.h"
#include "aft-remind.h"

#include <string.h>

static void
test_marks (void)
{
  static const struct { const char *line; AftMark mark; const char *words; } cases[] = {
    { "> too fast", AFT_MARK_QUOTE, "too fast" },
    { "! send it on Friday", AFT_MARK_PROMISE, "send it on Friday" },
    { "? which group", AFT_MARK_QUESTION, "which group" },
    { "- [ ] look it up", AFT_MARK_OPEN_POINT, "look it up" },
    { "  * [ ] look it up", AFT_MARK_OPEN_POINT, "look it up" },
    { "+ [ ] look it up", AFT_MARK_OPEN_POINT, "look it up" },
    { "12. [ ] look it up", AFT_MARK_OPEN_POINT, "look it up" },
    { "14:05 2) [ ] 14:06 look it up", AFT_MARK_OPEN_POINT, "look it up" },
    { "12. look it up", AFT_MARK_NONE, "12. look it up" },
    { "[ ] look it up", AFT_MARK_NONE, "[ ] look it up" },
    { "- [ ]\nmore", AFT_MARK_NONE, "- [ ]" },
    { "- [x] looked up", AFT_MARK_NONE, "- [x] looked up" },
    { "14:05 > too fast", AFT_MARK_QUOTE, "too fast" },
    { "> 14:05 too fast", AFT_MARK_QUOTE, "too fast" },
    { "14:05 nothing", AFT_MARK_NONE, "nothing" },
    { "plain", AFT_MARK_NONE, "plain" },
    { ">no blank", AFT_MARK_NONE, ">no blank" },
    { "> ", AFT_MARK_QUOTE, "" },
    { "", AFT_MARK_NONE, "" },
    { "> one\n> two", AFT_MARK_QUOTE, "one" },
    { "14:05 \n> two", AFT_MARK_NONE, "" },
    { "> \nmore", AFT_MARK_QUOTE, "" },
    { "> trailing  ", AFT_MARK_QUOTE, "trailing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *words;
      gsize length;
      g_autofree char *copy = NULL;

      g_test_message ("“%s”", cases[i].line);
      g_assert_cmpint (aft_mark_of_line (cases[i].line, &words, &length), ==, cases[i].mark);
      copy = g_strndup (words, length);
      g_assert_cmpstr (copy, ==, cases[i].words);
    }
}

static const char *text =
  "10:00 friendly\n"
  "> You were good,\n"
  "> but too fast.\n"
  "plain\n"
  "10:05 > I didn't hear a result.\n"
  "! send her the article on Friday\n"
  "! say hello to Ben\n"
  "? which group\n"
  "- [ ] look it up\n"
  "> last, without an end";

static void
test_lines (Fixture       *f,
            gconstpointer  data)
{
  AftNote *note = aft_guide_get_talk_note (f->book, f->follow_up, f->now);
  g_autoptr (GListModel) quotes = NULL;
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) again = NULL;
  g_autoptr (AftMarkedLine) line = NULL;
  g_autoptr (AftMarkedLine) same = NULL;
  AftFeedback *feedback;

  g_assert_true (aft_guide_get_talk_note (f->book, f->follow_up, f->now) == note);
  aft_record_set (note, AFT_NOTE_TEXT, text);

  all = aft_guide_list_marked_lines (f->follow_up, AFT_MARK_NONE);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 7);
  quotes = aft_guide_list_marked_lines (f->follow_up, AFT_MARK_QUOTE);
  g_assert_cmpuint (g_list_model_get_n_items (quotes), ==, 3);
  line = g_list_model_get_item (quotes, 0);
  g_assert_cmpstr (aft_marked_line_get_words (line), ==, "You were good,\nbut too fast.");
  g_assert_null (aft_marked_line_get_feedback (line));

  feedback = aft_guide_sort_line (f->book, f->follow_up, line, "manner", f->now, NULL);
  g_assert_true (aft_marked_line_get_feedback (line) == feedback);
  g_assert_cmpstr (aft_record_get (feedback, AFT_FEEDBACK_NOTE), ==, aft_record_get_id (AFT_RECORD (note)));
  g_assert_cmpstr (aft_record_get (feedback, AFT_FEEDBACK_SAID_BY), ==, aft_record_get_id (AFT_RECORD (f->contact)));

  /* Listed again, it is known; sorted again, it only changes its kind; edited, the words stay. */
  again = aft_guide_list_marked_lines (f->follow_up, AFT_MARK_QUOTE);
  same = g_list_model_get_item (again, 0);
  g_assert_true (aft_marked_line_get_feedback (same) == feedback);
  g_assert_true (aft_guide_sort_line (f->book, f->follow_up, same, "keep", f->now, NULL) == feedback);
  g_assert_cmpstr (aft_record_get (feedback, AFT_FEEDBACK_KIND), ==, "keep");
  aft_record_set (note, AFT_NOTE_TEXT, "nothing left");
  g_assert_cmpstr (aft_record_get (feedback, AFT_FEEDBACK_WORDS), ==, "You were good,\nbut too fast.");
  g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (AFT_DOCUMENT (f->contact), AFT_TYPE_FEEDBACK)), ==, 1);
}

/* Edited lines and what they became find each other. */
static void
test_edited (Fixture       *f,
             gconstpointer  data)
{
  static const struct { const char *text, *line, *there; } cases[] = {
    { "> the story was thin", "> the story was thin", "the story was thin" },
    { "10:05 > the story was a bit thin", "10:05 > the story was a bit thin", "the story was a bit thin" },
    { "> no\n> the story was rather thin\n> they were kind", "> the story was rather thin", "the story was rather thin" },
    { "plain\n> so the story was thin\n", "> so the story was thin", "the story was thin" },
    { "> what about the numbers?", NULL, NULL },
    { "the story was a bit thin", NULL, NULL },
    { "> the story was thin\n\n> the story was fat", "> the story was thin", "the story was thin" },
    { "", NULL, NULL },
  };
  AftNote *note = aft_guide_get_talk_note (f->book, f->follow_up, f->now);
  g_autoptr (GListModel) quotes = NULL;
  g_autoptr (AftMarkedLine) line = NULL;
  AftRecord *feedback;

  aft_record_set (note, AFT_NOTE_TEXT, "> the story was thin");
  quotes = aft_guide_list_marked_lines (f->follow_up, AFT_MARK_QUOTE);
  line = g_list_model_get_item (quotes, 0);
  feedback = AFT_RECORD (aft_guide_sort_line (f->book, f->follow_up, line, "story", f->now, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *there = aft_mark_dup_words (cases[i].text, "the story was thin");

      aft_record_set (note, AFT_NOTE_TEXT, cases[i].text);
      g_assert_cmpstr (there, ==, cases[i].there);
      if (cases[i].line != NULL && aft_mark_find_made (note, cases[i].line) != feedback)
        g_error ("case %u: nothing became of “%s”", i, cases[i].line);
      if (cases[i].line == NULL && aft_mark_find_made (note, cases[i].text) != NULL)
        g_error ("case %u: something became of “%s”", i, cases[i].text);
    }

  /* Sorted again, an edited line changes its kind, and isn't there twice. */
  aft_record_set (note, AFT_NOTE_TEXT, "> the story was a bit thin");
  g_clear_object (&quotes);
  g_clear_object (&line);
  quotes = aft_guide_list_marked_lines (f->follow_up, AFT_MARK_QUOTE);
  line = g_list_model_get_item (quotes, 0);
  g_assert_true (AFT_RECORD (aft_marked_line_get_feedback (line)) == feedback);
  g_assert_true (AFT_RECORD (aft_guide_sort_line (f->book, f->follow_up, line, "gap", f->now, NULL)) == feedback);
  g_assert_cmpstr (aft_record_get (feedback, AFT_FEEDBACK_KIND), ==, "gap");
  g_assert_cmpstr (aft_record_get (feedback, AFT_FEEDBACK_WORDS), ==, "the story was thin");

  /* One that is like it while its own line is there is another. */
  aft_record_set (note, AFT_NOTE_TEXT, "> the story was thin\n\n> the story was fat");
  g_assert_null (aft_mark_find_made (note, "> the story was fat"));
}

static void
test_promises (Fixture       *f,
               gconstpointer  data)
{
  AftNote *note = aft_guide_get_talk_note (f->book, f->follow_up, f->now);
  g_autoptr (GDateTime) later = g_date_time_add_days (f->now, 1);
  g_autoptr (GListModel) open = NULL;
  g_autoptr (AftReminder) first = NULL;
  g_autoptr (AftReminder) second = NULL;

  aft_record_set (note, AFT_NOTE_TEXT, text);
  g_assert_cmpuint (aft_guide_make_promises (f->book, f->follow_up, later), ==, 2);
  g_assert_cmpuint (aft_guide_make_promises (f->book, f->follow_up, later), ==, 0);

  open = aft_remind_list_open (f->book);
  first = g_list_model_get_item (open, 0);
  second = g_list_model_get_item (open, 1);
  g_assert_cmpstr (aft_record_get (first, AFT_REMINDER_WHAT), ==, "say hello to Ben");
  g_assert_cmpstr (aft_record_get (first, AFT_REMINDER_DUE), ==, "2026-11-25");
  g_assert_cmpstr (aft_record_get (second, AFT_REMINDER_WHAT), ==, "send her the article on Friday");
  g_assert_cmpstr (aft_record_get (second, AFT_REMINDER_DUE), ==, "2026-11-27");

  /* What was promised and done isn't asked for again. */
  g_assert_true (aft_remind_done (f->book, aft_record_get_id (AFT_RECORD (first)), later, NULL));
  g_assert_cmpuint (aft_guide_make_promises (f->book, f->follow_up, later), ==, 0);
}

static void
test_answers (Fixture       *f,
              gconstpointer  data)
{
  AftFeedback *gap = aft_guide_add_feedback (f->book, f->follow_up, " never led people ", "gap", f->now, NULL);
  AftFeedback *keep = aft_guide_add_feedback (f->book, f->follow_up, "clear words", "keep", f->now, NULL);
  AftFeedback *manner = aft_guide_add_feedback (f->book, f->follow_up, "too fast", "manner", f->now, NULL);
  g_autoptr (GListModel) before = aft_guide_list_unanswered (f->book);
  g_autoptr (GListModel) after = NULL;
  g_autoptr (GError) error = NULL;
  AftReminder *practise;
  AftStory *card;
  GDate day;

  g_assert_cmpstr (aft_record_get (gap, AFT_FEEDBACK_WORDS), ==, "never led people");
  g_assert_cmpuint (g_list_model_get_n_items (before), ==, 2);

  card = aft_guide_make_fix (f->book, gap, f->now, NULL);
  g_assert_cmpstr (aft_record_get (card, AFT_STORY_KIND), ==, "gap");
  g_assert_cmpstr (aft_record_get (card, AFT_STORY_MISSED), ==, "never led people");
  g_assert_true (aft_guide_make_fix (f->book, gap, f->now, NULL) == card);
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_stories (f->book)), ==, 1);

  g_assert_null (aft_guide_make_fix (f->book, keep, f->now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CHOICE);

  practise = aft_guide_practise (f->book, manner, NULL, NULL, f->now);
  g_assert_cmpstr (aft_record_get (practise, AFT_REMINDER_DUE), ==, "2026-11-24T09:00");
  g_assert_cmpstr (aft_record_get (practise, AFT_REMINDER_WHAT), ==, "Practise aloud: too fast");
  g_assert_true (aft_day_parse ("2026-11-28", &day));
  g_assert_true (aft_guide_practise (f->book, manner, "Count to three", &day, f->now) == practise);
  g_assert_cmpstr (aft_record_get (practise, AFT_REMINDER_DUE), ==, "2026-11-28");
  g_assert_cmpstr (aft_record_get (practise, AFT_REMINDER_WHAT), ==, "Count to three");

  after = aft_guide_list_unanswered (f->book);
  g_assert_cmpuint (g_list_model_get_n_items (after), ==, 0);

  aft_guide_set_fix (f->book, gap, NULL, f->now);
  g_assert_null (aft_record_get (gap, AFT_FEEDBACK_FIX));

  g_assert_null (aft_guide_add_feedback (f->book, f->follow_up, " \n", "gap", f->now, NULL));
  g_assert_null (aft_guide_add_feedback (f->book, f->follow_up, "words", "praise", f->now, NULL));
}

/* Whether it helped is said once for each job. */
static void
test_helped (Fixture       *f,
             gconstpointer  data)
{
  AftFeedback *story = aft_guide_add_feedback (f->book, f->follow_up, "no result", "story", f->now, NULL);
  AftUse *use = aft_guide_record_use (f->book, story, "some job", "unknown", f->now, NULL);

  g_assert_true (aft_guide_record_use (f->book, story, "some job", "yes", f->now, NULL) == use);
  g_assert_cmpstr (aft_record_get (use, AFT_USE_HELPED), ==, "yes");
  g_assert_null (aft_guide_record_use (f->book, story, "some job", "very", f->now, NULL));
}

/* One person who says it twice is one opinion; three people are a pattern. */
static void
test_pattern (Fixture       *f,
              gconstpointer  data)
{
  static const char *names[] = { "Ben Ito", "Cleo Marsh" };
  g_autofree char *one = NULL;
  g_autofree char *three = NULL;

  aft_guide_add_feedback (f->book, f->follow_up, "too fast", "manner", f->now, NULL);
  aft_guide_add_feedback (f->book, f->follow_up, "much too fast", "manner", f->now, NULL);
  g_assert_cmpuint (aft_guide_count_people (f->book, "manner"), ==, 1);
  g_assert_cmpuint (aft_guide_count_people (f->book, "gap"), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AftWayIn input = { .name = names[i] };
      g_auto (AftWayInResult) result = { NULL };

      g_assert_true (aft_way_in_turned_down (f->book, &input, f->now, &result, NULL));
      aft_guide_add_feedback (f->book, result.follow_up, "fast", "manner", f->now, NULL);
    }
  g_assert_cmpuint (aft_guide_count_people (f->book, "manner"), ==, 3);

  one = aft_guide_dup_weight (1);
  three = aft_guide_dup_weight (3);
  g_assert_nonnull (strstr (one, "One opinion"));
  g_assert_nonnull (strstr (three, "pattern worth"));

  for (guint i = 0; i < AFT_FEEDBACK_KINDS; i++)
    {
      const char *word = aft_guide_get_feedback_kinds ()[i].word;

      g_assert_cmpstr (aft_guide_feedback_get_title (word), !=, "");
      g_assert_cmpstr (aft_guide_feedback_get_test (word), !=, "");
      g_assert_cmpstr (aft_guide_feedback_get_words (word), !=, "");
    }
  g_assert_null (aft_guide_feedback_get_title ("praise"));
}

/* The sheet for the next interview has what there is, under its heading, and is none where there is nothing. */
static void
test_sheet (Fixture       *f,
            gconstpointer  data)
{
  AftFeedback *gap;
  AftStory *card;
  g_autoptr (AftStory) story = aft_document_new (AFT_DOCUMENT_STORY, NULL, f->now);
  g_autofree char *empty = aft_interview_sheet_dup_text (f->book);
  g_autofree char *full = NULL;
  g_autofree char *practised = NULL;
  AftFeedback *manner;

  g_assert_null (empty);

  aft_guide_add_feedback (f->book, f->follow_up, "you asked\ngood questions", "keep", f->now, NULL);
  aft_guide_add_feedback (f->book, f->follow_up, "frozen post", "not-about-me", f->now, NULL);
  gap = aft_guide_add_feedback (f->book, f->follow_up, "no budget", "gap", f->now, NULL);
  manner = aft_guide_add_feedback (f->book, f->follow_up, "too fast", "manner", f->now, NULL);
  card = aft_guide_make_fix (f->book, gap, f->now, NULL);
  aft_record_set (card, AFT_STORY_SAY, "I ran the accounts of a club for six years.");
  aft_record_set (story, AFT_STORY_KIND, "story");
  aft_record_set (story, AFT_STORY_TITLE, "The migration");
  aft_record_set (story, AFT_STORY_RESULT, "No order was lost.");
  aft_book_add (f->book, story);
  full = aft_interview_sheet_dup_text (f->book);
  g_assert_cmpstr (full, ==,
                   AFT_PLAIN_HEADING "What Came Across Well\n\n“you asked good questions” (Ana Ortiz)\n"
                   "\n" AFT_PLAIN_HEADING "My Stories\n\nThe migration\nResult: No order was lost.\n\n"
                   "\n" AFT_PLAIN_HEADING "If They See a Gap\n\nno budget\n"
                   "How I’ll say it: I ran the accounts of a club for six years.\n\n"
                   "\n" AFT_PLAIN_HEADING "To Practise Aloud\n\ntoo fast\n");

  /* What is planned stands there instead of their words, until it is done. */
  aft_guide_practise (f->book, manner, "count to two before I answer", NULL, f->now);
  practised = aft_interview_sheet_dup_text (f->book);
  g_assert_true (g_str_has_suffix (practised, AFT_PLAIN_HEADING "To Practise Aloud\n\ncount to two before I answer\n"));
  aft_record_set (aft_guide_find_practice (manner), AFT_REMINDER_STATE, "done");
  g_free (practised);
  practised = aft_interview_sheet_dup_text (f->book);
  g_assert_null (strstr (practised, "Practise"));
}

#define ADD(name, func) g_test_add ("/learn/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/learn/marks", test_marks);
  ADD ("lines", test_lines);
  ADD ("edited", test_edited);
  ADD ("promises", test_promises);
  ADD ("answers", test_answers);
  ADD ("helped", test_helped);
  ADD ("pattern", test_pattern);
  ADD ("sheet", test_sheet);

  return g_test_run ();
}
