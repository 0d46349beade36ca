/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-field-day.h"

#include <string.h>

#include "aft-application.h"
#include "aft-contact.h"
#include "aft-date.h"
#include "aft-event.h"
#include "aft-feedback.h"
#include "aft-reminder.h"
#include "aft-story.h"
#include "aft-touch.h"

/* A day with its time is shown, and may be typed, with a blank between them, in whose place a file has a "T". */
static char *
dup_with_sign (const char *value,
               char        before,
               char        after)
{
  const gsize at = strlen ("2026-11-23");
  char *changed = g_strdup (value);
  GDate day;

  if (strlen (changed) > at && changed[at] == before && aft_day_parse (changed, &day))
    changed[at] = after;

  return changed;
}

char *
aft_field_day_dup_shown (const char *value)
{
  return dup_with_sign (value, 'T', ' ');
}

static gboolean
parse_day (AftRecord   *record,
           guint        field,
           const char  *text,
           const GDate *today,
           GDate       *day)
{
  static const struct
  {
    GType   (*type)  (void);
    guint     field;
    gboolean (*parse) (const char  *text,
                       const GDate *today,
                       GDate       *day);
  } days[] = {
    { aft_application_get_type, AFT_APPLICATION_APPLIED, aft_day_parse_words_behind },
    { aft_application_get_type, AFT_APPLICATION_TURNED_DOWN, aft_day_parse_words_behind },
    { aft_touch_get_type, AFT_TOUCH_WHEN, aft_day_parse_words_behind },
    { aft_feedback_get_type, AFT_FEEDBACK_WHEN, aft_day_parse_words_behind },
    { aft_reminder_get_type, AFT_REMINDER_DUE, aft_day_parse_words_ahead },
    { aft_contact_get_type, AFT_CONTACT_KEEP_IN_TOUCH_AFTER, aft_day_parse_words_ahead },
    { aft_contact_get_type, AFT_CONTACT_PAUSED_UNTIL, aft_day_parse_words_ahead },
    { aft_event_get_type, AFT_EVENT_WHEN, aft_day_parse_words_ahead },
    { aft_story_get_type, AFT_STORY_DUE, aft_day_parse_words_ahead },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (record, days[i].type ()) && field == days[i].field)
      return days[i].parse (text, today, day);

  return aft_day_parse_words (text, today, day);
}

/* "tomorrow 9:00" as a file has it; NULL if it isn't a day and a time. */
static char *
dup_day_and_time (AftRecord   *record,
                  guint        field,
                  const char  *text,
                  const GDate *today)
{
  g_autofree char *clock = NULL, *iso = NULL;
  g_autofree char *words = aft_time_split_words (text, &clock);
  GDate day;

  if (words == NULL || !parse_day (record, field, words, today, &day))
    return NULL;
  iso = aft_day_format (&day);

  return g_strconcat (iso, clock, NULL);
}

char *
aft_field_day_dup_read (AftRecord   *record,
                        guint        field,
                        const char  *text,
                        const GDate *today)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  g_autofree char *trimmed = dup_with_sign (line, ' ', 'T');
  const char *value = aft_record_get (record, field);
  const char *time = value != NULL ? strchr (value, 'T') : NULL;
  g_autofree char *read = NULL;
  GDate day;

  if (*trimmed == '\0' || aft_day_is_storable (trimmed) || (strchr (trimmed, 'T') != NULL && aft_day_parse (trimmed, &day)))
    read = g_strdup (trimmed);
  else if (parse_day (record, field, trimmed, today, &day))
    read = aft_day_format (&day);
  else
    read = dup_day_and_time (record, field, line, today);

  if (read != NULL && time != NULL && strlen (read) == strlen ("2026-11-23"))
    return g_strconcat (read, time, NULL);

  return g_steal_pointer (&read);
}

gboolean
aft_field_day_is_before_first (AftRecord *record,
                               guint      field)
{
  GDate first, last;

  return AFT_IS_EVENT (record) && field == AFT_EVENT_ENDS
         && aft_record_get_day (record, AFT_EVENT_WHEN, &first) && aft_record_get_day (record, AFT_EVENT_ENDS, &last)
         && g_date_compare (&last, &first) < 0;
}
