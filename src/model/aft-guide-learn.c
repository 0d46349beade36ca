/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-learn.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-date.h"
#include "aft-guide-private.h"
#include "aft-id.h"
#include "aft-remind.h"
#include "aft-text.h"

/* So many people make a pattern. */
#define PATTERN_PEOPLE 3

/* A title made of what they said has at most so many characters. */
#define TITLE_LENGTH 60

static const AftFeedbackKind kinds[AFT_FEEDBACK_KINDS] = {
  { "keep", N_("Keep"), N_("It worked."),
    N_("It goes on the sheet for the next interview.") },
  { "story", N_("A story"), N_("I’ve done it; they didn’t hear it."),
    N_("Told better, it counts the next time.") },
  { "gap", N_("A gap"), N_("They think I haven’t done it."),
    N_("Related experience, said in one sentence, often fills it.") },
  { "manner", N_("Manner"), N_("It is about how I came across."),
    N_("One thing to practise aloud, on a day you choose.") },
  { "not-about-me", N_("Not about me"), N_("Somebody from inside, or the job was put on hold."),
    N_("Filed. Let it go: it was never about you.") },
};

const AftFeedbackKind *
aft_guide_get_feedback_kinds (void)
{
  return kinds;
}

static const AftFeedbackKind *
find_kind (const char *kind)
{
  for (guint i = 0; i < AFT_FEEDBACK_KINDS; i++)
    if (g_strcmp0 (kind, kinds[i].word) == 0)
      return &kinds[i];

  return NULL;
}

const char *
aft_guide_feedback_get_title (const char *kind)
{
  const AftFeedbackKind *found = find_kind (kind);

  return found != NULL ? _(found->title) : NULL;
}

const char *
aft_guide_feedback_get_test (const char *kind)
{
  const AftFeedbackKind *found = find_kind (kind);

  return found != NULL ? _(found->test) : NULL;
}

const char *
aft_guide_feedback_get_words (const char *kind)
{
  const AftFeedbackKind *found = find_kind (kind);

  return found != NULL ? _(found->words) : NULL;
}

AftStory *
aft_guide_make_fix (AftBook      *book,
                    AftFeedback  *feedback,
                    GDateTime    *now,
                    GError      **error)
{
  gpointer there = aft_book_lookup (book, aft_record_get (feedback, AFT_FEEDBACK_FIX));
  const char *words = aft_record_get (feedback, AFT_FEEDBACK_WORDS);
  gboolean gap = aft_record_is (feedback, AFT_FEEDBACK_KIND, "gap");
  g_autofree char *line = NULL;
  g_autofree char *title = NULL;
  g_autoptr (AftStory) story = NULL;

  if (AFT_IS_STORY (there))
    return there;

  if (!gap && !aft_record_is (feedback, AFT_FEEDBACK_KIND, "story"))
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CHOICE,
                           _("Only a story or a gap is answered by a story or a gap card."));
      return NULL;
    }

  line = aft_text_dup_line (words);
  title = aft_text_dup_shown (line, TITLE_LENGTH);

  story = aft_document_new (AFT_DOCUMENT_STORY, NULL, now);
  aft_record_set (story, AFT_STORY_KIND, gap ? "gap" : "story");
  aft_record_set (story, AFT_STORY_TITLE, title);
  aft_record_set (story, gap ? AFT_STORY_MISSED : AFT_STORY_NEED, words);

  aft_book_begin (book, gap ? _("Add a Gap Card") : _("Add a Story"));
  aft_book_add (book, story);
  aft_record_set (feedback, AFT_FEEDBACK_FIX, aft_record_get_id (AFT_RECORD (story)));
  aft_book_end (book);

  return story;
}

void
aft_guide_set_fix (AftBook     *book,
                   AftFeedback *feedback,
                   AftStory    *story,
                   GDateTime   *now)
{
  aft_book_begin (book, _("Choose What I’ll Do"));
  aft_record_set (feedback, AFT_FEEDBACK_FIX, story != NULL ? aft_record_get_id (AFT_RECORD (story)) : NULL);
  aft_book_end (book);
}

AftReminder *
aft_guide_find_practice (AftFeedback *feedback)
{
  g_autofree char *id = aft_id_new_for (aft_record_get_id (AFT_RECORD (feedback)), "practise");

  return aft_document_lookup (aft_record_get_document (feedback), id);
}

AftReminder *
aft_guide_practise (AftBook     *book,
                    AftFeedback *feedback,
                    const char  *what,
                    const GDate *day,
                    GDateTime   *now)
{
  AftDocument *document = aft_record_get_document (feedback);
  g_autofree char *id = aft_id_new_for (aft_record_get_id (AFT_RECORD (feedback)), "practise");
  g_autofree char *line = aft_text_dup_line (what);
  g_autofree char *words = aft_text_dup_line (aft_record_get (feedback, AFT_FEEDBACK_WORDS));
  g_autofree char *shown = aft_text_dup_shown (words, TITLE_LENGTH);
  g_autofree char *due = day != NULL ? aft_day_format (day) : aft_guide_dup_work_day (book, now, 1);
  g_autofree char *fallback = NULL;
  g_autoptr (AftReminder) reminder = NULL;

  /* Translators: a reminder; %s is what somebody said about how one came across. */
  fallback = g_strdup_printf (_("Practise aloud: %s"), shown);

  aft_book_begin (book, _("Practise Aloud"));
  g_set_object (&reminder, aft_document_lookup (document, id));
  if (reminder == NULL)
    {
      reminder = aft_record_new (AFT_TYPE_REMINDER, id);
      aft_record_set (reminder, AFT_REMINDER_KIND, "fix");
      aft_record_set (reminder, AFT_REMINDER_DUE, due);
      aft_record_set (reminder, AFT_REMINDER_FOLLOW_UP, aft_record_get (feedback, AFT_FEEDBACK_FOLLOW_UP));
      aft_record_set (reminder, AFT_REMINDER_WHAT, line != NULL ? line : fallback);
      aft_record_set (reminder, AFT_REMINDER_STATE, "open");
      aft_document_add (document, reminder);
    }
  else
    {
      if (!aft_record_is (reminder, AFT_REMINDER_DUE, due))
        aft_record_set (reminder, AFT_REMINDER_MOVED_FROM, aft_record_get (reminder, AFT_REMINDER_DUE));
      aft_record_set (reminder, AFT_REMINDER_DUE, due);
      if (line != NULL)
        aft_record_set (reminder, AFT_REMINDER_WHAT, line);
      aft_record_set (reminder, AFT_REMINDER_STATE, "open");
      aft_record_set (reminder, AFT_REMINDER_DONE, NULL);
    }
  aft_book_end (book);

  return reminder;
}

AftUse *
aft_guide_record_use (AftBook      *book,
                      AftFeedback  *feedback,
                      const char   *application,
                      const char   *helped,
                      GDateTime    *now,
                      GError      **error)
{
  static const char * const choices[] = { "yes", "no", "unknown", NULL };
  AftDocument *document = aft_record_get_document (feedback);
  g_autofree char *id = aft_id_new_for (aft_record_get_id (AFT_RECORD (feedback)), application != NULL ? application : "");
  g_autoptr (AftUse) use = NULL;
  GDate today;

  if (!aft_guide_check_choice (helped, choices, error))
    return NULL;

  aft_day_from_date_time (now, &today);
  aft_book_begin (book, _("Note Whether It Helped"));
  g_set_object (&use, aft_document_lookup (document, id));
  if (use == NULL)
    {
      use = aft_record_new (AFT_TYPE_USE, id);
      aft_record_set (use, AFT_USE_FEEDBACK, aft_record_get_id (AFT_RECORD (feedback)));
      aft_record_set (use, AFT_USE_APPLICATION, application);
      aft_record_set_day (use, AFT_USE_WHEN, &today);
      aft_record_set (use, AFT_USE_HELPED, helped);
      aft_document_add (document, use);
    }
  else
    aft_record_set (use, AFT_USE_HELPED, helped);
  aft_book_end (book);

  return use;
}

/* Whether a document may hold a group of this kind; opening 10,000 people to find out would take too long. */
static gboolean
may_hold (AftDocument *document,
          const char  *group)
{
  GBytes *bytes = aft_document_get_bytes (document);
  const char *text;
  gsize length;

  if (bytes == NULL || aft_document_is_dirty (document))
    return TRUE;

  text = g_bytes_get_data (bytes, &length);

  return memmem (text, length, group, strlen (group)) != NULL;
}

static gint
compare_when (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  gint order = g_strcmp0 (aft_record_get ((gpointer) b, AFT_FEEDBACK_WHEN), aft_record_get ((gpointer) a, AFT_FEEDBACK_WHEN));

  return order != 0 ? order : strcmp (aft_record_get_id ((gpointer) a), aft_record_get_id ((gpointer) b));
}

GListModel *
aft_guide_list_feedback (AftBook    *book,
                         const char *kind)
{
  GListStore *list = g_list_store_new (AFT_TYPE_FEEDBACK);
  GListModel *contacts = aft_book_get_contacts (book);
  guint n = g_list_model_get_n_items (contacts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);
      GListModel *all;

      if (!may_hold (contact, "[Feedback "))
        continue;

      all = aft_document_get_records (contact, AFT_TYPE_FEEDBACK);
      for (guint j = 0; j < g_list_model_get_n_items (all); j++)
        {
          g_autoptr (AftFeedback) feedback = g_list_model_get_item (all, j);

          if (kind == NULL || aft_record_is (feedback, AFT_FEEDBACK_KIND, kind))
            g_list_store_append (list, feedback);
        }
    }
  g_list_store_sort (list, compare_when, NULL);

  return G_LIST_MODEL (list);
}

guint
aft_guide_count_people (AftBook    *book,
                        const char *kind)
{
  g_autoptr (GListModel) all = aft_guide_list_feedback (book, kind);
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AftFeedback) feedback = g_list_model_get_item (all, i);
      const char *said_by = aft_record_get (feedback, AFT_FEEDBACK_SAID_BY);

      g_hash_table_add (people, (gpointer) (said_by != NULL ? aft_book_resolve (book, said_by)
                                                            : aft_record_get_id (aft_record_get_document (feedback))));
    }

  return g_hash_table_size (people);
}

char *
aft_guide_dup_weight (guint people)
{
  if (people == 0)
    return g_strdup (_("Nobody has said anything like it."));
  if (people < PATTERN_PEOPLE)
    return g_strdup_printf (ngettext ("One opinion is one opinion: %u person said something like it.",
                                      "A few opinions are no pattern yet: %u people said something like it.", people), people);

  return g_strdup_printf (ngettext ("%u person said something like it: a pattern worth working on.",
                                    "%u people said something like it: a pattern worth working on.", people), people);
}

gboolean
aft_guide_needs_answer (AftBook     *book,
                        AftFeedback *feedback)
{
  if (aft_record_get_document (feedback) == NULL)
    return FALSE;
  if (aft_record_is (feedback, AFT_FEEDBACK_KIND, "manner"))
    return aft_guide_find_practice (feedback) == NULL;
  if (!aft_record_is (feedback, AFT_FEEDBACK_KIND, "story") && !aft_record_is (feedback, AFT_FEEDBACK_KIND, "gap"))
    return FALSE;

  return !AFT_IS_STORY (aft_book_lookup (book, aft_record_get (feedback, AFT_FEEDBACK_FIX)));
}

GListModel *
aft_guide_list_unanswered (AftBook *book)
{
  g_autoptr (GListModel) all = aft_guide_list_feedback (book, NULL);
  GListStore *list = g_list_store_new (AFT_TYPE_FEEDBACK);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AftFeedback) feedback = g_list_model_get_item (all, i);

      if (aft_guide_needs_answer (book, feedback))
        g_list_store_append (list, feedback);
    }

  return G_LIST_MODEL (list);
}
