/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-remind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-id.h"
#include "aft-note.h"
#include "aft-text.h"

AftReminder *
aft_remind_add (AftDocument *document,
                const char  *kind,
                const char  *due,
                const char  *what,
                AftFollowUp *follow_up)
{
  /* A document of the inbox and the one record in it share their id. */
  const char *id = AFT_IS_INBOX (document) ? aft_record_get_id (AFT_RECORD (document)) : NULL;
  g_autoptr (AftReminder) reminder = aft_record_new (AFT_TYPE_REMINDER, id);

  aft_record_set (reminder, AFT_REMINDER_DUE, due);
  aft_record_set (reminder, AFT_REMINDER_KIND, kind);
  aft_record_set (reminder, AFT_REMINDER_WHAT, what);
  aft_record_set (reminder, AFT_REMINDER_STATE, "open");
  if (follow_up != NULL)
    aft_record_set (reminder, AFT_REMINDER_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up)));

  return aft_document_add (document, reminder) ? reminder : NULL;
}

gboolean
aft_remind_is_open (AftReminder *reminder)
{
  return !aft_record_is (reminder, AFT_REMINDER_STATE, "done") && !aft_record_is (reminder, AFT_REMINDER_STATE, "skipped");
}

static gboolean
fits (AftReminder *reminder,
      AftFollowUp *follow_up,
      const char  *kind)
{
  return aft_remind_is_open (reminder) &&
         aft_record_is (reminder, AFT_REMINDER_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up))) &&
         (kind == NULL || aft_record_is (reminder, AFT_REMINDER_KIND, kind));
}

AftReminder *
aft_remind_find (AftFollowUp *follow_up,
                 const char  *kind)
{
  AftDocument *document = aft_record_get_document (follow_up);
  GListModel *reminders;
  AftReminder *first = NULL;

  if (document == NULL)
    return NULL;

  reminders = aft_document_get_records (document, AFT_TYPE_REMINDER);
  for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (AftReminder) reminder = g_list_model_get_item (reminders, i);

      if (fits (reminder, follow_up, kind) &&
          (first == NULL ||
           g_strcmp0 (aft_record_get (reminder, AFT_REMINDER_DUE), aft_record_get (first, AFT_REMINDER_DUE)) < 0))
        first = reminder;
    }

  return first;
}

void
aft_remind_settle (AftFollowUp *follow_up,
                   const char  *kind,
                   const char  *state,
                   GDateTime   *now)
{
  AftReminder *reminder;
  GDate today;

  aft_day_from_date_time (now, &today);
  while ((reminder = aft_remind_find (follow_up, kind)) != NULL)
    {
      aft_record_set (reminder, AFT_REMINDER_STATE, state);
      aft_record_set_day (reminder, AFT_REMINDER_DONE, &today);
      if (aft_remind_is_open (reminder))
        return; /* a read-only book */
    }
}

static gint
compare_due (gconstpointer a,
             gconstpointer b,
             gpointer      data)
{
  gint order = g_strcmp0 (aft_record_get ((gpointer) a, AFT_REMINDER_DUE), aft_record_get ((gpointer) b, AFT_REMINDER_DUE));

  return order != 0 ? order : strcmp (aft_record_get_id ((gpointer) a), aft_record_get_id ((gpointer) b));
}

GListModel *
aft_remind_list_open (AftBook *book)
{
  GListStore *open = g_list_store_new (AFT_TYPE_REMINDER);

  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      GListModel *documents = aft_book_get_documents (book, kind);
      guint n = g_list_model_get_n_items (documents);

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);
          GListModel *reminders;

          if (aft_document_get_summary (document)->open_reminders == 0)
            continue;

          reminders = aft_document_get_records (document, AFT_TYPE_REMINDER);
          for (guint j = 0; j < g_list_model_get_n_items (reminders); j++)
            {
              g_autoptr (AftReminder) reminder = g_list_model_get_item (reminders, j);

              if (aft_remind_is_open (reminder))
                g_list_store_append (open, reminder);
            }
        }
    }
  g_list_store_sort (open, compare_due, NULL);

  return G_LIST_MODEL (open);
}

void
aft_remind_set_day (AftReminder *reminder,
                    const GDate *day)
{
  const char *due = aft_record_get (reminder, AFT_REMINDER_DUE);
  const char *time = due != NULL ? strchr (due, 'T') : NULL;
  g_autofree char *date = aft_day_format (day);
  g_autofree char *moved = g_strconcat (date, time, NULL);
  g_autofree char *before = g_strdup (due);
  AftRecord *follow_up;

  if (g_strcmp0 (before, moved) == 0)
    return;

  aft_record_set (reminder, AFT_REMINDER_DUE, moved);
  aft_record_set (reminder, AFT_REMINDER_MOVED_FROM, before);

  /* The planned contact is then on that day. */
  follow_up = aft_document_lookup (aft_record_get_document (reminder), aft_record_get (reminder, AFT_REMINDER_FOLLOW_UP));
  if (aft_record_is (reminder, AFT_REMINDER_KIND, "call") && AFT_IS_FOLLOW_UP (follow_up) &&
      aft_record_get (follow_up, AFT_FOLLOW_UP_PLANNED) != NULL)
    aft_record_set_day (follow_up, AFT_FOLLOW_UP_PLANNED, day);
}

char *
aft_remind_dup_morning (const GDate *day,
                        AftWorkDays  work_days)
{
  GDate morning = *day;
  g_autofree char *text = NULL;

  aft_day_add_work_days (&morning, 1, work_days);
  text = aft_day_format (&morning);

  return g_strconcat (text, "T09:00", NULL);
}

AftReminder *
aft_remind_add_words (AftBook      *book,
                      AftDocument  *document,
                      const char   *words,
                      GDateTime    *now,
                      GError      **error)
{
  g_autofree char *what = aft_text_dup_line (words);
  g_autofree char *due = NULL;
  g_autoptr (AftDocument) inbox = NULL;
  AftReminder *reminder;
  GDate today, day;

  if (what == NULL)
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_EMPTY, _("Say what to be reminded of."));
      return NULL;
    }

  aft_day_from_date_time (now, &today);
  if (!aft_day_find_words (what, &today, &day))
    day = today;
  due = aft_day_format (&day);

  aft_book_begin (book, _("Add a Reminder"));
  if (document == NULL)
    inbox = aft_document_new (AFT_DOCUMENT_INBOX, NULL, now);
  reminder = aft_remind_add (document != NULL ? document : inbox, "custom", due, what, NULL);
  if (inbox != NULL)
    aft_book_add (book, inbox);
  aft_book_end (book);

  if (reminder == NULL)
    g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_READ_ONLY, _("The book can only be read, not changed."));

  return reminder;
}

/* "2w": how many of which unit. */
static gboolean
parse_repeat (const char *repeat,
              guint      *number,
              char       *unit)
{
  guint64 n;
  char *end;

  if (repeat == NULL || !g_ascii_isdigit (*repeat))
    return FALSE;

  n = g_ascii_strtoull (repeat, &end, 10);
  if (n < 1 || n > 1000 || *end == '\0' || strchr ("dwmy", *end) == NULL || end[1] != '\0')
    return FALSE;

  *number = n;
  *unit = *end;

  return TRUE;
}

gboolean
aft_remind_next_repeat (const char  *repeat,
                        const GDate *due,
                        const GDate *after,
                        GDate       *next)
{
  guint number;
  char unit;

  if (!parse_repeat (repeat, &number, &unit) || !g_date_valid (due) || !g_date_valid (after))
    return FALSE;

  /* Each from the first day, so that the 31st comes back after a short month. */
  for (guint64 turn = 1; ; turn++)
    {
      *next = *due;
      if (unit == 'd' || unit == 'w')
        g_date_add_days (next, turn * number * (unit == 'w' ? 7 : 1));
      else
        g_date_add_months (next, turn * number * (unit == 'y' ? 12 : 1));

      if (g_date_compare (next, after) > 0)
        return TRUE;
    }
}

char *
aft_remind_dup_repeat (const char *repeat)
{
  guint number;
  char unit;

  if (!parse_repeat (repeat, &number, &unit))
    return NULL;

  switch (unit)
    {
    case 'd':
      return g_strdup_printf (ngettext ("Every day", "Every %u days", number), number);
    case 'w':
      return g_strdup_printf (ngettext ("Every week", "Every %u weeks", number), number);
    case 'm':
      return g_strdup_printf (ngettext ("Every month", "Every %u months", number), number);
    default:
      return g_strdup_printf (ngettext ("Every year", "Every %u years", number), number);
    }
}

char *
aft_remind_dup_computed_id (AftFollowUp *follow_up,
                            const char  *what)
{
  return aft_id_new_for (aft_record_get_id (AFT_RECORD (follow_up)), what);
}
