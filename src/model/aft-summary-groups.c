/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-summary-private.h"

#include "aft-date.h"
#include "aft-guide-marks.h"
#include "aft-keyfile.h"

#include <string.h>

/* What a group means for the summary, known when it is over. */

#define DAYS_OF_A_TRY 7

typedef struct
{
  char     when[11];
  gboolean answer;
} Contact;

/* The value of the key with the number @i, as it was meant; valid until the next. */
static GString *
read_value (AftSummaryScan *scan,
            guint           i)
{
  g_string_truncate (scan->scratch, 0);
  if (scan->group.value[i] != NULL)
    aft_key_unescape (scan->scratch, scan->group.value[i], scan->group.value_length[i]);

  return scan->scratch;
}

static void
put_value (AftSummaryScan  *scan,
           char           **place,
           guint            i)
{
  GString *value = read_value (scan, i);

  aft_summary_put (scan, place, value->str, value->len);
}

static gboolean
value_is (AftSummaryScan *scan,
          guint           i,
          const char     *word)
{
  gsize length = strlen (word);

  return scan->group.value[i] != NULL && scan->group.value_length[i] == length
         && memcmp (scan->group.value[i], word, length) == 0;
}

static gboolean
value_is_set (AftSummaryScan *scan,
              guint           i)
{
  return scan->group.value[i] != NULL && scan->group.value_length[i] > 0;
}

static guint
count_open_points (const char *text)
{
  AftFence fence = { 0 };
  guint n = 0;

  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      line += *line == '\n';
      n += aft_mark_of_next_line (&fence, line, NULL, NULL) == AFT_MARK_OPEN_POINT;
    }

  return n;
}

static void
end_position (AftSummaryScan *scan)
{
  if (value_is_set (scan, 2) || scan->position_open)
    return;

  scan->position_open = TRUE;
  put_value (scan, &scan->parts.subtitle, 0);
  put_value (scan, &scan->parts.company, 1);
}

static void
end_address (AftSummaryScan *scan)
{
  char **place = value_is (scan, 0, "email") ? &scan->parts.email : value_is (scan, 0, "phone") ? &scan->parts.phone : NULL;

  if (place != NULL && !value_is_set (scan, 2) && (*place == NULL || value_is (scan, 3, "true")))
    put_value (scan, place, 1);
}

static void
end_touch (AftSummaryScan *scan)
{
  Contact touch = { .answer = value_is (scan, 1, "in") || value_is (scan, 2, "talked") || value_is (scan, 2, "replied")
                              || value_is (scan, 2, "declined") };

  scan->parts.n_touches++;
  if (scan->group.value_length[0] < 10)
    return;

  memcpy (touch.when, scan->group.value[0], 10);
  if (scan->touches == NULL)
    scan->touches = g_array_new (FALSE, FALSE, sizeof (Contact));
  g_array_append_val (scan->touches, touch);
}

static void
end_reminder (AftSummaryScan *scan)
{
  AftSummary *parts = &scan->parts;
  GString *due;

  if (value_is (scan, 1, "done") || value_is (scan, 1, "skipped"))
    return;

  parts->open_reminders++;
  if (!scan->has_title && parts->kind == AFT_DOCUMENT_INBOX)
    {
      scan->has_title = TRUE;
      put_value (scan, &parts->title, 2);
    }

  due = read_value (scan, 0);
  if (due->len > 0 && (parts->first_due == NULL || strcmp (due->str, aft_summary_peek (scan, parts->first_due)) < 0))
    aft_summary_put (scan, &parts->first_due, due->str, due->len);
}

static void
end_follow_up (AftSummaryScan *scan)
{
  if (value_is_set (scan, 1))
    return;

  scan->parts.open_follow_ups++;
  /* What is planned has a reminder. */
  if (!value_is (scan, 0, "planned") && !value_is (scan, 0, "sent") && !value_is (scan, 0, "said") &&
      !value_is (scan, 0, "waived"))
    scan->parts.open_thanks += value_is_set (scan, 0);
}

static void
end_note (AftSummaryScan *scan)
{
  AftSummary *parts = &scan->parts;
  gboolean title = parts->kind == AFT_DOCUMENT_INBOX && !scan->has_title;
  GString *text;

  parts->n_notes++;
  /* Most notes have no open point, and nothing of them is kept. */
  if (!title && (!value_is_set (scan, 0) || memmem (scan->group.value[0], scan->group.value_length[0], "[ ]", 3) == NULL))
    return;

  text = read_value (scan, 0);
  parts->open_points += count_open_points (text->str);
  if (!title)
    return;

  scan->has_title = TRUE;
  aft_summary_put (scan, &parts->title, text->str, strcspn (text->str, "\n"));
  put_value (scan, &parts->day, 1);
}

static const struct
{
  const char *group;
  const char *keys[AFT_SUMMARY_VALUES];
  void      (*end) (AftSummaryScan *scan);
} meanings[] = {
  { "Position",  { "Title", "Company", "Until" }, end_position },
  { "Address",   { "Kind", "Value", "Until", "Preferred" }, end_address },
  { "Touch",     { "When", "Direction", "Result" }, end_touch },
  { "Reminder",  { "Due", "State", "What" }, end_reminder },
  { "Follow-Up", { "Thanks", "Closed" }, end_follow_up },
  { "Note",      { "Text", "Created" }, end_note },
};

int
aft_summary_find_meaning (const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (strcmp (meanings[i].group, group) == 0)
      return i;

  return -1;
}

const char * const *
aft_summary_get_keys (int meaning)
{
  return meanings[meaning].keys;
}

void
aft_summary_end_group (AftSummaryScan *scan)
{
  if (scan->group.meaning >= 0)
    meanings[scan->group.meaning].end (scan);
}

static gint
compare_touches (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const Contact *) a)->when, ((const Contact *) b)->when);
}

/* A day as a number; what is no day is long ago. */
static guint32
count_days (const char *when)
{
  GDate day;

  return aft_day_parse (when, &day) ? g_date_get_julian (&day) : 0;
}

/* Somebody who called twice in vain and then wrote made one try, and a thank-you on the day after a talk is none. */
void
aft_summary_end_touches (AftSummaryScan *scan)
{
  AftSummary *parts = &scan->parts;
  GArray *touches = scan->touches;
  const char *answer = NULL;
  guint32 try = 0;

  if (touches == NULL)
    return;

  g_array_sort (touches, compare_touches);
  for (guint i = 0; i < touches->len; i++)
    {
      const Contact *touch = &g_array_index (touches, Contact, i);

      if (touch->answer)
        {
          answer = touch->when;
          try = count_days (answer);
          parts->unanswered = 0;
        }
      else if (count_days (touch->when) >= try + DAYS_OF_A_TRY)
        {
          try = count_days (touch->when);
          parts->unanswered++;
        }
    }

  aft_summary_put (scan, &parts->first_touch, g_array_index (touches, Contact, 0).when, 10);
  aft_summary_put (scan, &parts->last_touch, g_array_index (touches, Contact, touches->len - 1).when, 10);
  if (answer != NULL)
    aft_summary_put (scan, &parts->last_answer, answer, 10);
}
