/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-marks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-date.h"
#include "aft-guide-private.h"
#include "aft-markup.h"
#include "aft-promise.h"
#include "aft-text.h"

struct _AftMarkedLine
{
  GObject      parent_instance;
  char        *words;
  AftNote     *note;
  AftFeedback *feedback;
  AftReminder *reminder;
};

G_DEFINE_FINAL_TYPE (AftMarkedLine, aft_marked_line, G_TYPE_OBJECT)

static void
aft_marked_line_finalize (GObject *object)
{
  AftMarkedLine *self = AFT_MARKED_LINE (object);

  g_free (self->words);
  g_clear_object (&self->note);
  g_clear_object (&self->feedback);
  g_clear_object (&self->reminder);

  G_OBJECT_CLASS (aft_marked_line_parent_class)->finalize (object);
}

static void
aft_marked_line_class_init (AftMarkedLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_marked_line_finalize;
}

static void
aft_marked_line_init (AftMarkedLine *self)
{
}

const char *
aft_marked_line_get_words (AftMarkedLine *self)
{
  return self->words;
}

AftFeedback *
aft_marked_line_get_feedback (AftMarkedLine *self)
{
  return self->feedback;
}

AftReminder *
aft_marked_line_get_reminder (AftMarkedLine *self)
{
  return self->reminder;
}

/* “14:05 ”, what F5 types. */
static const char *
skip_time_stamp (const char *p)
{
  if (g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && p[2] == ':' && g_ascii_isdigit (p[3]) && g_ascii_isdigit (p[4]) &&
      p[5] == ' ')
    p += 6;

  while (*p == ' ' || *p == '\t')
    p++;

  return p;
}

AftMark
aft_mark_of_line (const char  *line,
                  const char **text,
                  gsize       *length)
{
  static const struct { const char *sign; AftMark mark; } marks[] = {
    { "> ", AFT_MARK_QUOTE }, { "! ", AFT_MARK_PROMISE }, { "? ", AFT_MARK_QUESTION },
  };
  const char *end = strchrnul (line, '\n');
  const char *p = skip_time_stamp (line);
  AftMark mark = AFT_MARK_NONE;
  AftListItem item;

  for (guint i = 0; i < G_N_ELEMENTS (marks) && mark == AFT_MARK_NONE; i++)
    if (strncmp (p, marks[i].sign, strlen (marks[i].sign)) == 0)
      {
        mark = marks[i].mark;
        p = skip_time_stamp (p + strlen (marks[i].sign));
      }
  if (mark == AFT_MARK_NONE && aft_list_item_parse (p, &item) && item.box == strlen ("[ ] ") && !item.ticked)
    {
      mark = AFT_MARK_OPEN_POINT;
      p = skip_time_stamp (p + item.bullet + item.box);
    }

  if (p > end)
    p = end;
  while (end > p && g_ascii_isspace (end[-1]))
    end--;
  if (text != NULL)
    *text = p;
  if (length != NULL)
    *length = end - p;

  return mark;
}

AftMark
aft_mark_of_next_line (AftFence    *fence,
                       const char  *line,
                       const char **text,
                       gsize       *length)
{
  if (aft_fence_pass (fence, line) == AFT_FENCE_NONE)
    return aft_mark_of_line (line, text, length);

  if (text != NULL)
    *text = line;
  if (length != NULL)
    *length = strcspn (line, "\n");

  return AFT_MARK_NONE;
}

static AftMarkedLine *
new_line (AftFollowUp *follow_up,
          AftNote     *note,
          AftMark      mark,
          const char  *words)
{
  AftMarkedLine *self = g_object_new (AFT_TYPE_MARKED_LINE, NULL);

  self->words = g_strdup (words);
  self->note = g_object_ref (note);
  if (mark == AFT_MARK_QUOTE)
    g_set_object (&self->feedback, aft_mark_find_feedback (follow_up, note, words));
  if (mark == AFT_MARK_PROMISE)
    g_set_object (&self->reminder, aft_promise_find (note, words));

  return self;
}

static void
list_note (GListStore  *lines,
           AftFollowUp *follow_up,
           AftNote     *note,
           AftMark      wanted)
{
  const char *text = aft_record_get (note, AFT_NOTE_TEXT);
  g_autoptr (GString) quote = g_string_new (NULL);
  AftFence fence = { 0 };

  for (const char *p = text; p != NULL;)
    {
      const char *words;
      gsize length;
      AftMark mark = aft_mark_of_next_line (&fence, p, &words, &length);

      if (quote->len > 0 && mark != AFT_MARK_QUOTE)
        {
          g_autoptr (AftMarkedLine) line = new_line (follow_up, note, AFT_MARK_QUOTE, quote->str);

          g_list_store_append (lines, line);
          g_string_truncate (quote, 0);
        }

      if (length > 0 && mark == AFT_MARK_QUOTE && (wanted == AFT_MARK_NONE || wanted == mark))
        {
          if (quote->len > 0)
            g_string_append_c (quote, '\n');
          g_string_append_len (quote, words, length);
        }
      else if (length > 0 && mark != AFT_MARK_NONE && mark != AFT_MARK_QUOTE && (wanted == AFT_MARK_NONE || wanted == mark))
        {
          g_autofree char *copy = g_strndup (words, length);
          g_autoptr (AftMarkedLine) line = new_line (follow_up, note, mark, copy);

          g_list_store_append (lines, line);
        }

      p = strchr (p, '\n');
      p = p != NULL ? p + 1 : NULL;
    }

  if (quote->len > 0)
    {
      g_autoptr (AftMarkedLine) line = new_line (follow_up, note, AFT_MARK_QUOTE, quote->str);

      g_list_store_append (lines, line);
    }
}

static gint
compare_created (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (aft_record_get (*(gpointer *) a, AFT_NOTE_CREATED), aft_record_get (*(gpointer *) b, AFT_NOTE_CREATED));
}

GPtrArray *
aft_guide_collect_notes (AftFollowUp *follow_up)
{
  GListModel *all = aft_document_get_records (aft_record_get_document (follow_up), AFT_TYPE_NOTE);
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AftNote) note = g_list_model_get_item (all, i);

      if (aft_record_is (note, AFT_NOTE_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up))))
        g_ptr_array_add (notes, g_steal_pointer (&note));
    }
  g_ptr_array_sort (notes, compare_created);

  return notes;
}

GListModel *
aft_guide_list_marked_lines (AftFollowUp *follow_up,
                             AftMark      mark)
{
  GListStore *lines = g_list_store_new (AFT_TYPE_MARKED_LINE);
  g_autoptr (GPtrArray) notes = aft_guide_collect_notes (follow_up);

  for (guint i = 0; i < notes->len; i++)
    list_note (lines, follow_up, g_ptr_array_index (notes, i), mark);

  return G_LIST_MODEL (lines);
}

static AftFeedback *
put_feedback (AftBook      *book,
              AftFollowUp  *follow_up,
              AftNote      *note,
              const char   *words,
              const char   *kind,
              GDateTime    *now,
              GError      **error)
{
  static const char * const kinds[] = { "keep", "story", "gap", "manner", "not-about-me", NULL };
  AftDocument *document = aft_record_get_document (follow_up);
  const char *id = aft_record_get_id (AFT_RECORD (follow_up));
  g_autoptr (AftFeedback) feedback = NULL;
  GDate today;

  if (!aft_guide_check_choice (kind, kinds, error))
    return NULL;

  aft_day_from_date_time (now, &today);
  aft_book_begin (book, _("Sort What They Said"));
  g_set_object (&feedback, aft_mark_find_feedback (follow_up, note, words));
  if (feedback != NULL)
    aft_record_set (feedback, AFT_FEEDBACK_KIND, kind);
  else
    {
      feedback = aft_record_new (AFT_TYPE_FEEDBACK, NULL);
      aft_record_set_day (feedback, AFT_FEEDBACK_WHEN, &today);
      aft_record_set (feedback, AFT_FEEDBACK_SAID_BY, aft_record_get_id (AFT_RECORD (document)));
      aft_record_set (feedback, AFT_FEEDBACK_FOLLOW_UP, id);
      if (note != NULL)
        aft_record_set (feedback, AFT_FEEDBACK_NOTE, aft_record_get_id (AFT_RECORD (note)));
      aft_record_set (feedback, AFT_FEEDBACK_WORDS, words);
      aft_record_set (feedback, AFT_FEEDBACK_KIND, kind);
      aft_document_add (document, feedback);
    }
  aft_book_end (book);

  return feedback;
}

AftFeedback *
aft_guide_sort_line (AftBook        *book,
                     AftFollowUp    *follow_up,
                     AftMarkedLine  *line,
                     const char     *kind,
                     GDateTime      *now,
                     GError        **error)
{
  AftFeedback *feedback = put_feedback (book, follow_up, line->note, line->words, kind, now, error);

  if (feedback != NULL)
    g_set_object (&line->feedback, feedback);

  return feedback;
}

AftFeedback *
aft_guide_add_feedback (AftBook      *book,
                        AftFollowUp  *follow_up,
                        const char   *words,
                        const char   *kind,
                        GDateTime    *now,
                        GError      **error)
{
  g_autofree char *storable = aft_text_dup_storable (words, TRUE);

  if (*g_strstrip (storable) == '\0')
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_EMPTY, _("There are no words to keep."));
      return NULL;
    }

  return put_feedback (book, follow_up, NULL, storable, kind, now, error);
}

guint
aft_guide_make_promises (AftBook     *book,
                         AftFollowUp *follow_up,
                         GDateTime   *now)
{
  g_autoptr (GPtrArray) notes = aft_guide_collect_notes (follow_up);
  guint made = 0;

  aft_book_begin (book, _("Keep My Promises"));
  for (guint i = 0; i < notes->len; i++)
    {
      AftNote *note = g_ptr_array_index (notes, i);
      GDate written;

      /* “On Friday” was said on the day of the note. */
      aft_day_from_date_time (now, &written);
      aft_record_get_day (note, AFT_NOTE_CREATED, &written);
      made += aft_promises_update (book, note, &written, now, AFT_PROMISE_NO_LINE);
    }
  aft_book_end (book);

  return made;
}
