/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-promise.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-date.h"
#include "aft-guide-marks.h"
#include "aft-keep-in-touch.h"
#include "aft-remind.h"
#include "aft-text.h"

typedef struct
{
  char        *words;
  gboolean     writing;
  AftReminder *reminder;        /* what it is already */
} Line;

typedef struct
{
  AftNote     *note;
  const GDate *said;
  GDate        today;
  AftWorkDays  work_days;
  GArray      *lines;           /* Line */
  GPtrArray   *reminders;       /* of the note; NULL where one found its line */
} Update;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->words);
}

static char *
dup_words (const char *text,
           gsize       length)
{
  g_autofree char *words = g_strndup (text, length);

  return aft_text_dup_storable (words, FALSE);
}

static GArray *
read_lines (AftNote *note,
            guint    writing)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  AftFence fence = { 0 };
  guint number = 0;

  g_array_set_clear_func (lines, clear_line);
  for (const char *p = aft_record_get (note, AFT_NOTE_TEXT); p != NULL; number++)
    {
      const char *words;
      gsize length;

      if (aft_mark_of_next_line (&fence, p, &words, &length) == AFT_MARK_PROMISE && length > 0)
        {
          Line line = { dup_words (words, length), number == writing, NULL };

          g_array_append_val (lines, line);
        }
      p = strchr (p, '\n');
      p = p != NULL ? p + 1 : NULL;
    }

  return lines;
}

GPtrArray *
aft_promises_list (AftNote *note)
{
  AftDocument *document = aft_record_get_document (note);
  GPtrArray *found = g_ptr_array_new ();
  GListModel *reminders;

  if (document == NULL)
    return found;

  reminders = aft_document_get_records (document, AFT_TYPE_REMINDER);
  for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (AftReminder) reminder = g_list_model_get_item (reminders, i);

      if (aft_record_is (reminder, AFT_REMINDER_NOTE, aft_record_get_id (AFT_RECORD (note))))
        g_ptr_array_add (found, reminder);
    }

  return found;
}

/* A reminder with the same words that doesn't know where it came from. */
static AftReminder *
find_unclaimed (AftNote    *note,
                const char *words)
{
  GListModel *reminders = aft_document_get_records (aft_record_get_document (note), AFT_TYPE_REMINDER);

  for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (AftReminder) reminder = g_list_model_get_item (reminders, i);

      if (aft_record_is (reminder, AFT_REMINDER_WHAT, words) && aft_record_is (reminder, AFT_REMINDER_NOTE, NULL)
          && aft_record_is (reminder, AFT_REMINDER_KIND, "custom")
          && aft_record_is (reminder, AFT_REMINDER_FOLLOW_UP, aft_record_get (note, AFT_NOTE_FOLLOW_UP)))
        return reminder;
    }

  return NULL;
}

AftReminder *
aft_promise_find (AftNote    *note,
                  const char *words)
{
  g_autoptr (GPtrArray) reminders = aft_promises_list (note);

  for (guint i = 0; i < reminders->len; i++)
    if (aft_record_is (reminders->pdata[i], AFT_REMINDER_WHAT, words))
      return reminders->pdata[i];

  return aft_record_get_document (note) != NULL ? find_unclaimed (note, words) : NULL;
}

static void
match_same (Update *update)
{
  g_autoptr (GPtrArray) all = g_ptr_array_copy (update->reminders, NULL, NULL);

  for (guint i = 0; i < update->lines->len; i++)
    {
      Line *line = &g_array_index (update->lines, Line, i);

      for (guint j = 0; j < all->len && line->reminder == NULL; j++)
        if (aft_record_is (all->pdata[j], AFT_REMINDER_WHAT, line->words))
          {
            line->reminder = all->pdata[j];
            update->reminders->pdata[j] = NULL;
          }
      if (line->reminder == NULL && !line->writing)
        {
          line->reminder = find_unclaimed (update->note, line->words);
          if (line->reminder != NULL)
            aft_record_set (line->reminder, AFT_REMINDER_NOTE, aft_record_get_id (AFT_RECORD (update->note)));
        }
    }
}

static gboolean
names_other_day (Update     *update,
                 const char *before,
                 const char *after)
{
  GDate old_day, new_day;
  gboolean had = aft_day_find_words (before, update->said, &old_day);
  gboolean has = aft_day_find_words (after, update->said, &new_day);

  return had != has || (has && g_date_compare (&old_day, &new_day) != 0);
}

static void
find_day (Update     *update,
          const char *words,
          GDate      *day)
{
  if (aft_day_find_words (words, update->said, day) && g_date_compare (day, &update->today) >= 0)
    return;

  *day = update->today;
  aft_day_add_work_days (day, 1, update->work_days);
}

/* What was kept and then named another day that is still to come is promised anew. */
static gboolean
may_reword (Update      *update,
            AftReminder *reminder,
            const char  *words)
{
  const char *before = aft_record_get (reminder, AFT_REMINDER_WHAT);
  GDate day;

  return aft_remind_is_open (reminder) || !names_other_day (update, before, words)
         || !aft_day_find_words (words, update->said, &day) || g_date_compare (&day, &update->today) < 0;
}

static void
reword (Update      *update,
        AftReminder *reminder,
        const char  *words)
{
  gboolean other_day = names_other_day (update, aft_record_get (reminder, AFT_REMINDER_WHAT), words);
  GDate day;

  aft_record_set (reminder, AFT_REMINDER_WHAT, words);
  if (!other_day || !aft_remind_is_open (reminder))
    return;

  find_day (update, words, &day);
  aft_record_set_day (reminder, AFT_REMINDER_DUE, &day);
  aft_record_set (reminder, AFT_REMINDER_MOVED_FROM, NULL);
}

static Line *
find_most_alike (Update *update,
                 guint  *reminder)
{
  double best = AFT_TEXT_ALIKE;
  Line *found = NULL;

  for (guint i = 0; i < update->lines->len; i++)
    {
      Line *line = &g_array_index (update->lines, Line, i);

      for (guint j = 0; line->reminder == NULL && j < update->reminders->len; j++)
        {
          AftReminder *candidate = update->reminders->pdata[j];
          const char *what = candidate != NULL ? aft_record_get (candidate, AFT_REMINDER_WHAT) : NULL;
          double likeness = what != NULL ? aft_text_measure_likeness (what, line->words) : 0;

          if (likeness >= best && may_reword (update, candidate, line->words))
            {
              best = likeness;
              found = line;
              *reminder = j;
            }
        }
    }

  return found;
}

static void
match_alike (Update *update)
{
  Line *line;
  guint at;

  while ((line = find_most_alike (update, &at)) != NULL)
    {
      line->reminder = g_steal_pointer (&update->reminders->pdata[at]);
      if (!line->writing)
        reword (update, line->reminder, line->words);
    }
}

static void
make (Update *update,
      Line   *line)
{
  g_autoptr (AftReminder) reminder = aft_record_new (AFT_TYPE_REMINDER, NULL);
  GDate day;

  find_day (update, line->words, &day);
  aft_record_set_day (reminder, AFT_REMINDER_DUE, &day);
  aft_record_set (reminder, AFT_REMINDER_KIND, "custom");
  aft_record_set (reminder, AFT_REMINDER_WHAT, line->words);
  aft_record_set (reminder, AFT_REMINDER_STATE, "open");
  aft_record_set (reminder, AFT_REMINDER_FOLLOW_UP, aft_record_get (update->note, AFT_NOTE_FOLLOW_UP));
  aft_record_set (reminder, AFT_REMINDER_NOTE, aft_record_get_id (AFT_RECORD (update->note)));
  aft_document_add (aft_record_get_document (update->note), reminder);
  line->reminder = reminder;
}

guint
aft_promises_update (AftBook     *book,
                     AftNote     *note,
                     const GDate *said,
                     GDateTime   *now,
                     guint        writing)
{
  g_autoptr (GArray) lines = read_lines (note, writing);
  g_autoptr (GPtrArray) reminders = aft_promises_list (note);
  Update update = { .note = note, .said = said, .lines = lines, .reminders = reminders };
  AftDocument *document = aft_record_get_document (note);
  AftKeepRules rules;
  guint made = 0;

  if (document == NULL || aft_document_is_read_only (document) || lines->len + reminders->len == 0)
    return 0;

  aft_keep_rules_read (book, &rules);
  aft_day_from_date_time (now, &update.today);
  update.work_days = rules.work_days;

  aft_book_begin (book, _("Keep My Promises"));
  match_same (&update);
  match_alike (&update);
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      AftReminder *same = NULL;

      /* The same words twice are one promise. */
      for (guint j = 0; j < i && same == NULL; j++)
        if (strcmp (g_array_index (lines, Line, j).words, line->words) == 0)
          same = g_array_index (lines, Line, j).reminder;
      if (line->reminder != NULL || line->writing || same != NULL)
        continue;
      make (&update, line);
      made++;
    }
  for (guint i = 0; writing == AFT_PROMISE_NO_LINE && i < reminders->len; i++)
    if (reminders->pdata[i] != NULL && aft_remind_is_open (reminders->pdata[i]))
      aft_document_remove (document, reminders->pdata[i]);
  aft_book_end (book);

  return made;
}

void
aft_promises_drop (AftNote *note)
{
  g_autoptr (GPtrArray) reminders = aft_promises_list (note);

  for (guint i = 0; i < reminders->len; i++)
    if (aft_remind_is_open (reminders->pdata[i]))
      aft_document_remove (aft_record_get_document (note), reminders->pdata[i]);
}
