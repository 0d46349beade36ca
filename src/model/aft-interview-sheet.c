/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-interview-sheet.h"

#include <glib/gi18n-lib.h>

#include "aft-feedback.h"
#include "aft-guide-learn.h"
#include "aft-markup-plain.h"
#include "aft-reminder.h"
#include "aft-story.h"
#include "aft-text.h"

/* Each section writes its heading with its first paragraph. */
typedef struct
{
  GString    *text;
  const char *heading;
  gboolean    begun;
} Section;

static void
add (Section    *section,
     const char *line)
{
  if (!section->begun)
    g_string_append_printf (section->text, "%s" AFT_PLAIN_HEADING "%s\n\n", section->text->len > 0 ? "\n" : "", section->heading);
  section->begun = TRUE;
  g_string_append_printf (section->text, "%s\n", line);
}

/* A value with what it is (translated; NULL: the value alone); nothing if it is empty. */
static void
add_value (Section    *section,
           AftStory   *story,
           guint       field,
           const char *title)
{
  g_autofree char *value = aft_text_dup_line (aft_record_get (story, field));
  g_autofree char *line = NULL;

  if (value == NULL)
    return;
  if (title != NULL)
    /* Translators: a part of a story and what it is, on paper: “Result: half the time”. */
    line = g_strdup_printf (C_("story", "%s: %s"), title, value);
  add (section, title != NULL ? line : value);
}

static void
add_keeps (Section *section,
           AftBook *book)
{
  g_autoptr (GListModel) keeps = aft_guide_list_feedback (book, "keep");

  for (guint i = 0; i < g_list_model_get_n_items (keeps); i++)
    {
      g_autoptr (AftFeedback) feedback = g_list_model_get_item (keeps, i);
      const AftSummary *summary = aft_document_get_summary (aft_record_get_document (feedback));
      g_autofree char *words = aft_text_dup_line (aft_record_get (feedback, AFT_FEEDBACK_WORDS));
      g_autofree char *line = NULL;

      if (words == NULL)
        continue;
      /* Translators: what somebody said, and who. */
      line = g_strdup_printf (_("“%s” (%s)"), words, summary->title);
      add (section, line);
    }
}

static void
add_story (Section  *section,
           AftStory *story)
{
  add_value (section, story, AFT_STORY_TITLE, NULL);
  /* Translators: the parts of a story, on paper. */
  add_value (section, story, AFT_STORY_CHALLENGE, C_("story", "Challenge"));
  add_value (section, story, AFT_STORY_OBSTACLE, C_("story", "What stood in the way"));
  add_value (section, story, AFT_STORY_ACTION, C_("story", "What I did"));
  add_value (section, story, AFT_STORY_RESULT, C_("story", "Result"));
  add_value (section, story, AFT_STORY_NUMBER, C_("story", "In a number"));
  add_value (section, story, AFT_STORY_NEED, C_("story", "What it answers"));
  add (section, "");
}

static void
add_gap (Section  *section,
         AftStory *story)
{
  add_value (section, story, AFT_STORY_TITLE, NULL);
  /* Translators: the parts of a gap card, on paper. */
  add_value (section, story, AFT_STORY_SAY, C_("story", "How I’ll say it"));
  add_value (section, story, AFT_STORY_EXPERIENCE, C_("story", "Related experience"));
  add_value (section, story, AFT_STORY_PLAN, C_("story", "Plan"));
  add (section, "");
}

static void
add_stories (Section *section,
             AftBook *book,
             gboolean gaps)
{
  GListModel *stories = aft_book_get_stories (book);

  for (guint i = 0; i < g_list_model_get_n_items (stories); i++)
    {
      g_autoptr (AftStory) story = g_list_model_get_item (stories, i);

      if (gaps && aft_record_is (story, AFT_STORY_KIND, "gap"))
        add_gap (section, story);
      else if (!gaps && !aft_record_is (story, AFT_STORY_KIND, "gap"))
        add_story (section, story);
    }
}

/* What was planned to be practised; else their words. What was done is done. */
static void
add_practice (Section *section,
              AftBook *book)
{
  g_autoptr (GListModel) manner = aft_guide_list_feedback (book, "manner");

  for (guint i = 0; i < g_list_model_get_n_items (manner); i++)
    {
      g_autoptr (AftFeedback) feedback = g_list_model_get_item (manner, i);
      AftReminder *reminder = aft_guide_find_practice (feedback);
      g_autofree char *line = aft_text_dup_line (reminder != NULL ? aft_record_get (reminder, AFT_REMINDER_WHAT)
                                                 : aft_record_get (feedback, AFT_FEEDBACK_WORDS));

      if (line != NULL && (reminder == NULL || aft_record_is (reminder, AFT_REMINDER_STATE, "open")))
        add (section, line);
    }
}

char *
aft_interview_sheet_dup_text (AftBook *book)
{
  g_autoptr (GString) text = g_string_new (NULL);
  /* Translators: headings of the sheet to read before the next interview. */
  Section keeps = { text, _("What Came Across Well") };
  Section stories = { text, _("My Stories") };
  Section gaps = { text, _("If They See a Gap") };
  Section practice = { text, _("To Practise Aloud") };

  g_return_val_if_fail (AFT_IS_BOOK (book), NULL);

  add_keeps (&keeps, book);
  add_stories (&stories, book, FALSE);
  add_stories (&gaps, book, TRUE);
  add_practice (&practice, book);

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
