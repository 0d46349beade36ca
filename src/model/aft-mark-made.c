/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-guide-marks.h"

#include <string.h>

#include "aft-guide-private.h"
#include "aft-promise.h"
#include "aft-text.h"

/* Marked lines and what they became find each other, also when a line was put in other words since. */

/* Several lines are as like @line as the one of them that is most. */
static double
measure_lines (const char *words,
               const char *line)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  double best = aft_text_measure_likeness (words, line);

  for (char **one = lines; *one != NULL; one++)
    best = MAX (best, aft_text_measure_likeness (*one, line));

  return best;
}

static gboolean
has_line (const char *text,
          const char *words)
{
  AftFence fence = { 0 };
  const char *next;

  for (const char *line = text; line != NULL; line = next != NULL ? next + 1 : NULL)
    {
      const char *said;
      gsize length;

      next = strchr (line, '\n');
      if (aft_mark_of_next_line (&fence, line, &said, &length) == AFT_MARK_QUOTE && strlen (words) == length
          && memcmp (said, words, length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether @text still has each line of @words as a quote. */
static gboolean
has_lines (const char *text,
           const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (char **one = lines; *one != NULL; one++)
    if (!has_line (text, *one))
      return FALSE;

  return TRUE;
}

static gboolean
came_from (AftFeedback *feedback,
           AftNote     *note)
{
  return aft_record_is (feedback, AFT_FEEDBACK_NOTE, aft_record_get_id (AFT_RECORD (note)));
}

/* What was said stays as it was when the line of @note is edited: of the feedback whose line isn't there any more, what is most like
 * @words. */
static AftFeedback *
find_alike (AftNote    *note,
            const char *words)
{
  GListModel *all = aft_document_get_records (aft_record_get_document (note), AFT_TYPE_FEEDBACK);
  AftFeedback *found = NULL;
  double best = AFT_TEXT_ALIKE;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AftFeedback) feedback = g_list_model_get_item (all, i);
      const char *said = aft_record_get (feedback, AFT_FEEDBACK_WORDS);
      double likeness = said != NULL ? measure_lines (said, words) : 0;

      if (likeness >= best && came_from (feedback, note) && !has_lines (aft_record_get (note, AFT_NOTE_TEXT), said))
        {
          best = likeness;
          found = feedback;
        }
    }

  return found;
}

AftFeedback *
aft_mark_find_feedback (AftFollowUp *follow_up,
                        AftNote     *note,
                        const char  *words)
{
  GListModel *all = aft_document_get_records (aft_record_get_document (follow_up), AFT_TYPE_FEEDBACK);
  const char *id = aft_record_get_id (AFT_RECORD (follow_up));
  AftFeedback *alike;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AftFeedback) feedback = g_list_model_get_item (all, i);

      if (aft_record_is (feedback, AFT_FEEDBACK_WORDS, words) && aft_record_is (feedback, AFT_FEEDBACK_FOLLOW_UP, id))
        return feedback;
    }

  alike = note != NULL && aft_record_get_document (note) != NULL ? find_alike (note, words) : NULL;

  return alike != NULL && aft_record_is (alike, AFT_FEEDBACK_FOLLOW_UP, id) ? alike : NULL;
}

/* A quote may be several lines, of which this is one. */
static AftFeedback *
find_of_line (AftNote    *note,
              const char *words)
{
  GListModel *all = aft_document_get_records (aft_record_get_document (note), AFT_TYPE_FEEDBACK);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AftFeedback) feedback = g_list_model_get_item (all, i);
      const char *said = aft_record_get (feedback, AFT_FEEDBACK_WORDS);

      if (said != NULL && strstr (said, words) != NULL && came_from (feedback, note))
        return feedback;
    }

  return find_alike (note, words);
}

AftRecord *
aft_mark_find_made (AftNote    *note,
                    const char *line)
{
  const char *text;
  gsize length;
  AftMark mark = aft_mark_of_line (line, &text, &length);
  g_autofree char *words = g_strndup (text, length);

  if (length == 0 || aft_record_get_document (note) == NULL)
    return NULL;
  if (mark == AFT_MARK_PROMISE)
    return AFT_RECORD (aft_promise_find (note, words));

  return mark == AFT_MARK_QUOTE ? AFT_RECORD (find_of_line (note, words)) : NULL;
}

char *
aft_mark_dup_words (const char *text,
                    const char *words)
{
  const char *found = NULL;
  gsize found_length = 0;
  double best = AFT_TEXT_ALIKE;
  AftFence fence = { 0 };

  if (strstr (text, words) != NULL)
    return g_strdup (words);

  for (const char *line = text; *line != '\0';)
    {
      const char *said;
      gsize length;

      if (aft_mark_of_next_line (&fence, line, &said, &length) != AFT_MARK_NONE)
        {
          g_autofree char *own = g_strndup (said, length);
          double likeness = measure_lines (words, own);

          if (likeness > best || (found == NULL && likeness >= best))
            {
              best = likeness;
              found = said;
              found_length = length;
            }
        }
      line = strchrnul (line, '\n');
      line += *line == '\n';
    }

  return found != NULL ? g_strndup (found, found_length) : NULL;
}
