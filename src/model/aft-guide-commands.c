/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "aft-guide-private.h"
#include "aft-keep-in-touch.h"
#include "aft-log.h"
#include "aft-remind.h"
#include "aft-text.h"

/* After a question without an answer, so many work days until it counts as a refusal. */
#define QUESTION_WORK_DAYS 7

gboolean
aft_guide_check_choice (const char         *word,
                        const char * const *choices,
                        GError            **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *list = NULL;

  if (word != NULL && g_strv_contains (choices, word))
    return TRUE;

  shown = aft_text_dup_shown (word, 40);
  list = g_strjoinv (", ", (char **) choices);
  g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CHOICE, _("“%s” isn’t one of: %s."), shown, list);

  return FALSE;
}

gboolean
aft_guide_check_channel (const char  *channel,
                         GError     **error)
{
  static const char * const channels[] = { "call", "mail", "message", "letter", "meeting", NULL };

  return channel == NULL || aft_guide_check_choice (channel, channels, error);
}

AftReminder *
aft_guide_put_reminder (AftFollowUp *follow_up,
                        const char  *kind,
                        const char  *due,
                        const char  *what)
{
  AftReminder *reminder = aft_remind_find (follow_up, kind);

  if (reminder == NULL)
    return aft_remind_add (aft_record_get_document (follow_up), kind, due, what, follow_up);

  if (!aft_record_is (reminder, AFT_REMINDER_DUE, due))
    {
      aft_record_set (reminder, AFT_REMINDER_MOVED_FROM, aft_record_get (reminder, AFT_REMINDER_DUE));
      aft_record_set (reminder, AFT_REMINDER_DUE, due);
    }
  aft_record_set (reminder, AFT_REMINDER_WHAT, what);

  return reminder;
}

char *
aft_guide_dup_work_day (AftBook   *book,
                        GDateTime *now,
                        guint      days)
{
  AftKeepRules rules;
  GDate day;
  g_autofree char *text = NULL;

  aft_keep_rules_read (book, &rules);
  aft_day_from_date_time (now, &day);
  aft_day_add_work_days (&day, days, rules.work_days);
  text = aft_day_format (&day);

  return g_strconcat (text, "T09:00", NULL);
}

AftReminder *
aft_guide_tomorrow (AftBook     *book,
                    AftFollowUp *follow_up,
                    GDateTime   *now)
{
  g_autofree char *due = aft_guide_dup_work_day (book, now, 1);
  g_autofree char *what = aft_guide_dup_step_what (follow_up, AFT_GUIDE_STEP_READY);
  AftReminder *reminder = aft_remind_find (follow_up, "call");

  /* What is to be done that morning says enough. */
  if (reminder != NULL && aft_record_is (reminder, AFT_REMINDER_DUE, due))
    return reminder;

  aft_book_begin (book, _("Tomorrow Morning"));
  reminder = aft_guide_put_reminder (follow_up, "ready", due, what);
  aft_book_end (book);

  return reminder;
}

gboolean
aft_guide_plan (AftBook      *book,
                AftFollowUp  *follow_up,
                const GDate  *day,
                const char   *channel,
                GDateTime    *now,
                GError      **error)
{
  g_autofree char *date = NULL;
  g_autofree char *due = NULL;
  g_autofree char *person = NULL;
  g_autofree char *what = NULL;
  GDate today;

  aft_day_from_date_time (now, &today);
  if (!g_date_valid (day) || g_date_compare (day, &today) < 0)
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DATE, _("That day has passed. Choose today or a later one."));
      return FALSE;
    }
  if (!aft_guide_check_channel (channel, error))
    return FALSE;

  date = aft_day_format (day);
  due = g_strconcat (date, "T09:00", NULL);
  person = aft_guide_dup_person (aft_guide_get_contact (follow_up));
  if (channel == NULL || strcmp (channel, "call") == 0)
    what = aft_guide_dup_what (AFT_GUIDE_WHAT_CALL, person);
  else if (strcmp (channel, "meeting") == 0)
    what = aft_guide_dup_what (AFT_GUIDE_WHAT_MEET, person);
  else
    what = aft_guide_dup_what (AFT_GUIDE_WHAT_WRITE, person);

  aft_book_begin (book, _("Plan a Contact"));
  aft_record_set (follow_up, AFT_FOLLOW_UP_PLANNED, date);
  if (channel != NULL)
    aft_record_set (follow_up, AFT_FOLLOW_UP_CHANNEL, channel);
  aft_guide_put_reminder (follow_up, "call", due, what);
  aft_remind_settle (follow_up, "ready", "done", now);
  aft_book_end (book);

  return TRUE;
}

char *
aft_guide_dup_when (const char  *typed,
                    const GDate *today)
{
  g_autofree char *line = aft_text_dup_line (typed);
  g_autofree char *date = NULL, *words = NULL, *clock = NULL;
  guint hour, minute;
  int end = 0;
  GDate day;

  if (line == NULL)
    return NULL;

  if (aft_day_parse (line, &day))
    {
      const char *time = strlen (line) > 10 ? line + 11 : "";

      date = aft_day_format (&day);
      if (sscanf (time, "%2u:%2u%n", &hour, &minute, &end) == 2 && end == 5 && hour < 24 && minute < 60)
        return g_strdup_printf ("%sT%02u:%02u", date, hour, minute);
      return g_steal_pointer (&date);
    }
  if (aft_day_parse_words_ahead (line, today, &day))
    return aft_day_format (&day);

  words = aft_time_split_words (line, &clock);
  if (words == NULL || !aft_day_parse_words_ahead (words, today, &day))
    return NULL;
  date = aft_day_format (&day);

  return g_strconcat (date, clock, NULL);
}

gboolean
aft_guide_set_callback (AftBook      *book,
                        AftFollowUp  *follow_up,
                        const char   *due,
                        GDateTime    *now,
                        GError      **error)
{
  g_autofree char *person = aft_guide_dup_person (aft_guide_get_contact (follow_up));
  g_autofree char *what = aft_guide_dup_what (AFT_GUIDE_WHAT_CALL_BACK, person);
  g_autofree char *stored = NULL;
  GDate today, day;

  aft_day_from_date_time (now, &today);
  stored = aft_guide_dup_when (due, &today);
  if (stored == NULL || !aft_day_parse (stored, &day) || g_date_compare (&day, &today) < 0)
    {
      g_autofree char *shown = aft_text_dup_shown (due, 40);

      g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DATE, _("“%s” is not a day from today on."), shown);
      return FALSE;
    }

  aft_book_begin (book, _("Set When to Call Again"));
  aft_guide_put_reminder (follow_up, "retry", stored, what);
  aft_book_end (book);

  return TRUE;
}

char *
aft_guide_dup_callback (AftFollowUp *follow_up)
{
  AftReminder *reminder = aft_remind_find (follow_up, "retry");
  const char *due = reminder != NULL ? aft_record_get (reminder, AFT_REMINDER_DUE) : NULL;

  return g_strdup (due != NULL ? due : "");
}

gboolean
aft_guide_owes_thanks (AftFollowUp *follow_up)
{
  return aft_record_is (follow_up, AFT_FOLLOW_UP_THANKS, "open") || aft_record_is (follow_up, AFT_FOLLOW_UP_THANKS, "planned");
}

/* The thank-you that was logged today; one with a message id is a mail of its own. */
static AftTouch *
find_thanks (AftFollowUp *follow_up,
             GDateTime   *now)
{
  GListModel *touches = aft_document_get_records (aft_record_get_document (follow_up), AFT_TYPE_TOUCH);
  GDate today, day;

  aft_day_from_date_time (now, &today);
  for (guint i = 0; i < g_list_model_get_n_items (touches); i++)
    {
      g_autoptr (AftTouch) touch = g_list_model_get_item (touches, i);

      if (aft_record_is (touch, AFT_TOUCH_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up))) &&
          aft_record_is (touch, AFT_TOUCH_SUMMARY, _("Thank-you")) && aft_record_get (touch, AFT_TOUCH_MESSAGE_ID) == NULL &&
          aft_record_get_day (touch, AFT_TOUCH_WHEN, &day) && g_date_compare (&day, &today) == 0)
        return touch;
    }

  return NULL;
}

static void
log_thanks (AftFollowUp *follow_up,
            const char  *channel,
            GDateTime   *now)
{
  AftTouch *logged = find_thanks (follow_up, now);
  g_autofree char *when = aft_moment_format_local (now);
  AftTouchValues values = {
    .when = when,
    .channel = channel != NULL ? channel : "mail",
    .direction = "out",
    .result = "sent",
    .summary = _("Thank-you"),
  };

  if (logged != NULL)
    aft_record_set (logged, AFT_TOUCH_CHANNEL, values.channel);
  else
    aft_log_touch (aft_guide_get_contact (follow_up), &values, follow_up);
}

gboolean
aft_guide_set_thanks (AftBook      *book,
                      AftFollowUp  *follow_up,
                      const char   *thanks,
                      const char   *channel,
                      GDateTime    *now,
                      GError      **error)
{
  static const char * const choices[] = { "open", "planned", "sent", "said", "waived", NULL };
  gboolean settled, sent_before;

  if (!aft_guide_check_choice (thanks, choices, error) || !aft_guide_check_channel (channel, error))
    return FALSE;

  settled = strcmp (thanks, "open") != 0 && strcmp (thanks, "planned") != 0;
  sent_before = aft_record_is (follow_up, AFT_FOLLOW_UP_THANKS, "sent");

  aft_book_begin (book, _("Thank Them"));
  aft_record_set (follow_up, AFT_FOLLOW_UP_THANKS, thanks);

  if (strcmp (thanks, "planned") == 0)
    {
      g_autofree char *what = aft_guide_dup_step_what (follow_up, AFT_GUIDE_STEP_THANKS);
      g_autofree char *due = NULL;
      GDate today;

      aft_day_from_date_time (now, &today);
      due = aft_day_format (&today);
      aft_guide_put_reminder (follow_up, "thank", due, what);
    }
  else if (strcmp (thanks, "sent") == 0 && !sent_before)
    log_thanks (follow_up, channel, now);

  if (settled)
    aft_remind_settle (follow_up, "thank", strcmp (thanks, "waived") == 0 ? "skipped" : "done", now);
  aft_guide_settle (book, follow_up, AFT_GUIDE_STEP_THANKS,
                    !settled ? AFT_GUIDE_STEP_OPEN
                             : strcmp (thanks, "waived") == 0 ? AFT_GUIDE_STEP_SKIPPED : AFT_GUIDE_STEP_DONE, now);
  aft_book_end (book);

  return TRUE;
}

gboolean
aft_guide_set_rhythm (AftBook     *book,
                      AftContact  *contact,
                      const char  *rhythm,
                      GDateTime   *now,
                      GError     **error)
{
  static const char * const choices[] = { "quarter", "half-year", "month", "with-reason", "never", NULL };
  GListModel *follow_ups = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_FOLLOW_UP);

  if (!aft_guide_check_choice (rhythm, choices, error))
    return FALSE;

  aft_book_begin (book, _("Choose a Rhythm"));
  aft_record_set (contact, AFT_CONTACT_RHYTHM, rhythm);
  for (guint i = 0; i < g_list_model_get_n_items (follow_ups); i++)
    {
      g_autoptr (AftFollowUp) follow_up = g_list_model_get_item (follow_ups, i);

      if (aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED) == NULL &&
          aft_guide_step_get_state (follow_up, AFT_GUIDE_STEP_OUTCOME) != AFT_GUIDE_STEP_OPEN)
        aft_guide_settle (book, follow_up, AFT_GUIDE_STEP_KEEP, AFT_GUIDE_STEP_DONE, now);
    }
  aft_book_end (book);

  return TRUE;
}

gboolean
aft_guide_is_unanswered (AftBook     *book,
                         AftFollowUp *follow_up)
{
  AftApplication *application = aft_guide_get_application (book, follow_up);

  if (aft_record_get (follow_up, AFT_FOLLOW_UP_TURNED_DOWN) != NULL)
    return FALSE;

  return application == NULL || aft_record_is (application, AFT_APPLICATION_STATE, "no-answer");
}

gboolean
aft_guide_asked_question (AftBook      *book,
                          AftFollowUp  *follow_up,
                          const char   *channel,
                          GDateTime    *now,
                          GError      **error)
{
  g_autofree char *when = aft_moment_format_local (now);
  g_autofree char *due = aft_guide_dup_work_day (book, now, QUESTION_WORK_DAYS);
  g_autofree char *person = aft_guide_dup_person (aft_guide_get_contact (follow_up));
  g_autofree char *what = aft_guide_dup_what (AFT_GUIDE_WHAT_NO_ANSWER, person);
  AftTouchValues values = {
    .when = when,
    .channel = channel != NULL ? channel : "mail",
    .direction = "out",
    .result = "sent",
    .summary = _("Asked whether they have decided"),
  };

  if (!aft_guide_check_channel (channel, error))
    return FALSE;

  aft_book_begin (book, _("Log a Contact"));
  aft_log_touch (aft_guide_get_contact (follow_up), &values, follow_up);
  aft_remind_settle (follow_up, "call", "done", now);
  aft_guide_put_reminder (follow_up, "retry", due, what);
  aft_book_end (book);

  return TRUE;
}

void
aft_guide_take_as_refusal (AftBook     *book,
                           AftFollowUp *follow_up,
                           const GDate *on,
                           GDateTime   *now)
{
  AftApplication *application = aft_guide_get_application (book, follow_up);

  aft_book_begin (book, _("I Was Turned Down"));
  if (application != NULL)
    {
      aft_record_set (application, AFT_APPLICATION_STATE, "turned-down");
      aft_record_set_day (application, AFT_APPLICATION_TURNED_DOWN, on);
    }
  aft_record_set_day (follow_up, AFT_FOLLOW_UP_TURNED_DOWN, on);
  aft_remind_settle (follow_up, "call", "done", now);
  aft_remind_settle (follow_up, "retry", "done", now);
  aft_book_end (book);
}
