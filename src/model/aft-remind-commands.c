/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-remind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-event.h"
#include "aft-guide.h"
#include "aft-keep-in-touch.h"
#include "aft-log.h"
#include "aft-open-point.h"
#include "aft-story.h"

/* What an id means: one of these is set. */
typedef struct
{
  AftReminder *reminder;
  AftContact  *contact;   /* to be in touch with */
  AftFollowUp *thanks;    /* with an open thank-you */
  AftFollowUp *going_on;  /* to continue */
  AftStory    *plan;      /* a gap card with a day */
  AftOpenPoint point;     /* of a note; its note is set */
} Target;

static gboolean
find_in_follow_ups (AftDocument *contact,
                    const char  *id,
                    Target      *target)
{
  GListModel *follow_ups = aft_document_get_records (contact, AFT_TYPE_FOLLOW_UP);

  for (guint i = 0; i < g_list_model_get_n_items (follow_ups); i++)
    {
      g_autoptr (AftFollowUp) follow_up = g_list_model_get_item (follow_ups, i);
      g_autofree char *thanks = aft_remind_dup_computed_id (follow_up, "thanks");
      g_autofree char *going_on = aft_remind_dup_computed_id (follow_up, "continue");

      if (strcmp (thanks, id) == 0)
        target->thanks = follow_up;
      else if (strcmp (going_on, id) == 0)
        target->going_on = follow_up;
      else
        continue;
      return TRUE;
    }

  return FALSE;
}

static AftStory *
find_plan (AftBook    *book,
           const char *id)
{
  GListModel *stories = aft_book_get_stories (book);
  guint n = g_list_model_get_n_items (stories);

  for (guint i = 0; id != NULL && i < n; i++)
    {
      g_autoptr (AftStory) story = g_list_model_get_item (stories, i);
      g_autofree char *plan = aft_story_dup_plan_id (story);

      if (strcmp (plan, id) == 0)
        return story;
    }

  return NULL;
}

/* What Today shows besides reminders has a day of its own, or none. */
static const char *
get_refusal (AftBook    *book,
             const char *id,
             AftRecord  *record)
{
  if (AFT_IS_EVENT (aft_book_lookup (book, id)))
    return _("An event stays until it is over. Its day is changed on its page.");
  if (AFT_IS_DRAFT (record))
    return _("A draft stays until it is sent, or emptied.");

  return NULL;
}

static gboolean
find_target (AftBook     *book,
             const char  *id,
             Target      *target,
             GError     **error)
{
  GListModel *contacts = aft_book_get_contacts (book);
  guint n = g_list_model_get_n_items (contacts);
  AftRecord *record = aft_book_find_record (book, id, NULL);
  const char *refusal = id != NULL ? get_refusal (book, id, record) : NULL;

  memset (target, 0, sizeof *target);

  if (refusal != NULL)
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CONFLICT, refusal);
      return FALSE;
    }

  if (AFT_IS_REMINDER (record))
    {
      target->reminder = AFT_REMINDER (record);
      return TRUE;
    }

  for (guint i = 0; id != NULL && i < n; i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);
      const AftSummary *summary = aft_document_get_summary (contact);
      g_autofree char *keep = aft_keep_in_touch_dup_id (summary->id);

      if (strcmp (keep, id) == 0)
        {
          target->contact = AFT_CONTACT (contact);
          return TRUE;
        }
      if (summary->open_follow_ups > 0 && find_in_follow_ups (contact, id, target))
        return TRUE;
    }

  target->plan = find_plan (book, id);
  if (target->plan != NULL || aft_open_point_find (book, id, &target->point))
    return TRUE;
  target->point.note = NULL;

  g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_UNKNOWN, _("There is no such reminder."));

  return FALSE;
}

static gboolean
check_writable (const Target  *target,
                GError       **error)
{
  const gpointer records[] = { target->reminder, target->contact, target->thanks, target->going_on,
                               target->plan, target->point.note };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    if (records[i] != NULL && aft_document_is_read_only (aft_record_get_document (records[i])))
      {
        g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_READ_ONLY, _("The book can only be read, not changed."));
        return FALSE;
      }

  return TRUE;
}

static gboolean
refuse_point (GError **error)
{
  g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CONFLICT,
                       _("An open point has no day. Tick it, or change its line in the note."));

  return FALSE;
}

/* The day that @reminder, due on @due, repeats from: that before a short month, if it leads to @due. */
static void
get_first (AftReminder *reminder,
           const GDate *due,
           GDate       *first)
{
  GDate before = *due;
  GDate next;

  g_date_subtract_days (&before, 1);
  if (!aft_record_get_day (reminder, AFT_REMINDER_MOVED_FROM, first) ||
      !aft_remind_next_repeat (aft_record_get (reminder, AFT_REMINDER_REPEAT), first, &before, &next) ||
      g_date_compare (&next, due) != 0)
    *first = *due;
}

/* One that repeats comes again as a new one, so that what was done stays on record. What the 31st became in a short month was
 * moved from there, so that the next one is on the 31st again. */
static void
repeat (AftReminder *reminder,
        const GDate *today)
{
  AftDocument *document = aft_record_get_document (reminder);
  const char *due = aft_record_get (reminder, AFT_REMINDER_DUE);
  const char *time = due != NULL ? strchr (due, 'T') : NULL;
  const char *follow_up = aft_record_get (reminder, AFT_REMINDER_FOLLOW_UP);
  g_autoptr (AftReminder) again = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  const char *turn = aft_record_get (reminder, AFT_REMINDER_REPEAT);
  GDate day, first, next;

  if (!aft_record_get_day (reminder, AFT_REMINDER_DUE, &day))
    return;

  get_first (reminder, &day, &first);
  if (!aft_remind_next_repeat (turn, &first, g_date_compare (today, &day) > 0 ? today : &day, &next))
    return;

  date = aft_day_format (&next);
  text = g_strconcat (date, time, NULL);
  again = aft_record_new (AFT_TYPE_REMINDER, NULL);
  aft_record_set (again, AFT_REMINDER_DUE, text);
  aft_record_set (again, AFT_REMINDER_KIND, aft_record_get (reminder, AFT_REMINDER_KIND));
  aft_record_set (again, AFT_REMINDER_WHAT, aft_record_get (reminder, AFT_REMINDER_WHAT));
  aft_record_set (again, AFT_REMINDER_STATE, "open");
  aft_record_set (again, AFT_REMINDER_REPEAT, turn);
  if (strpbrk (turn, "my") != NULL && g_date_get_day (&next) != g_date_get_day (&first))
    aft_record_set_day (again, AFT_REMINDER_MOVED_FROM, &first);
  aft_record_set (again, AFT_REMINDER_FOLLOW_UP, follow_up);
  aft_document_add (document, again);
}

static void
end_reminder (AftReminder *reminder,
              const char  *state,
              const GDate *today)
{
  if (!aft_remind_is_open (reminder))
    return;

  aft_record_set (reminder, AFT_REMINDER_STATE, state);
  aft_record_set_day (reminder, AFT_REMINDER_DONE, today);
  repeat (reminder, today);
}

/* Who did what a thank-you's reminder said has thanked. */
static void
say_thanked (AftBook     *book,
             AftReminder *reminder,
             const char  *thanks,
             GDateTime   *now)
{
  const char *id = aft_record_get (reminder, AFT_REMINDER_FOLLOW_UP);
  AftRecord *follow_up = aft_document_lookup (aft_record_get_document (reminder), id);

  if (!aft_record_is (reminder, AFT_REMINDER_KIND, "thank") || !AFT_IS_FOLLOW_UP (follow_up))
    return;
  if (!aft_guide_owes_thanks (AFT_FOLLOW_UP (follow_up)))
    return;

  aft_guide_set_thanks (book, AFT_FOLLOW_UP (follow_up), thanks, NULL, now, NULL);
}

/* The plan stays on its card, without a day (NULL) or with another one. */
static void
set_plan_day (AftBook     *book,
              AftStory    *story,
              const GDate *day,
              const char  *name)
{
  g_autofree char *due = day != NULL ? aft_day_format (day) : NULL;

  aft_book_begin (book, name);
  aft_record_set (story, AFT_STORY_DUE, due);
  aft_book_end (book);
}

static void
log_contact (AftBook    *book,
             AftContact *contact,
             GDateTime  *now)
{
  const char *channel = aft_record_get (contact, AFT_CONTACT_PREFERRED_CHANNEL);
  g_autofree char *when = aft_moment_format_local (now);

  aft_log_touch (contact, &(AftTouchValues) { .when = when, .channel = channel, .direction = "out" }, NULL);
}

gboolean
aft_remind_done (AftBook     *book,
                 const char  *id,
                 GDateTime   *now,
                 GError     **error)
{
  Target target;
  GDate today;

  if (!find_target (book, id, &target, error) || !check_writable (&target, error))
    return FALSE;

  aft_day_from_date_time (now, &today);

  if (target.reminder != NULL)
    {
      aft_book_begin (book, _("Finish a Reminder"));
      end_reminder (target.reminder, "done", &today);
      say_thanked (book, target.reminder, "said", now);
      aft_book_end (book);
      return TRUE;
    }

  if (target.contact != NULL)
    {
      aft_book_begin (book, _("Log a Contact"));
      log_contact (book, target.contact, now);
      aft_book_end (book);
      return TRUE;
    }

  if (target.thanks != NULL)
    return aft_guide_set_thanks (book, target.thanks, "said", NULL, now, error);

  if (target.plan != NULL)
    {
      set_plan_day (book, target.plan, NULL, _("Finish a Reminder"));
      return TRUE;
    }

  if (target.point.note != NULL)
    {
      aft_open_point_tick (book, &target.point);
      return TRUE;
    }

  aft_guide_settle (book, target.going_on, aft_guide_step_get_current (target.going_on), AFT_GUIDE_STEP_DONE, now);

  return TRUE;
}

gboolean
aft_remind_skip (AftBook     *book,
                 const char  *id,
                 GDateTime   *now,
                 GError     **error)
{
  Target target;
  GDate today;

  if (!find_target (book, id, &target, error))
    return FALSE;
  if (target.point.note != NULL)
    return refuse_point (error);
  if (!check_writable (&target, error))
    return FALSE;

  aft_day_from_date_time (now, &today);

  if (target.reminder != NULL)
    {
      aft_book_begin (book, _("Skip a Reminder"));
      end_reminder (target.reminder, "skipped", &today);
      aft_book_end (book);
      return TRUE;
    }

  if (target.contact != NULL)
    {
      aft_keep_in_touch_skip (book, target.contact, &today);
      return TRUE;
    }

  if (target.thanks != NULL)
    return aft_guide_set_thanks (book, target.thanks, "waived", NULL, now, error);

  if (target.plan != NULL)
    {
      set_plan_day (book, target.plan, NULL, _("Skip a Reminder"));
      return TRUE;
    }

  aft_guide_settle (book, target.going_on, aft_guide_step_get_current (target.going_on), AFT_GUIDE_STEP_SKIPPED, now);

  return TRUE;
}

/* What has no reminder of its own gets one for the day. */
static void
remind_on (AftBook     *book,
           AftFollowUp *follow_up,
           const char  *kind,
           const char  *what,
           const GDate *to)
{
  AftReminder *reminder = aft_remind_find (follow_up, kind);
  g_autofree char *due = aft_day_format (to);

  aft_book_begin (book, _("Move a Reminder"));
  if (reminder != NULL)
    aft_remind_set_day (reminder, to);
  else
    aft_remind_add (aft_record_get_document (follow_up), kind, due, what, follow_up);
  if (strcmp (kind, "thank") == 0)
    aft_record_set (follow_up, AFT_FOLLOW_UP_THANKS, "planned");
  aft_book_end (book);
}

gboolean
aft_remind_move (AftBook      *book,
                 const char   *id,
                 const GDate  *to,
                 GDateTime    *now,
                 GError      **error)
{
  Target target;
  GDate today;

  if (!find_target (book, id, &target, error))
    return FALSE;

  aft_day_from_date_time (now, &today);
  if (!g_date_valid (to) || g_date_compare (to, &today) < 0)
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DATE, _("That day has passed. Choose today or a later one."));
      return FALSE;
    }
  if (target.point.note != NULL)
    return refuse_point (error);
  if (!check_writable (&target, error))
    return FALSE;

  if (target.reminder != NULL)
    {
      aft_book_begin (book, _("Move a Reminder"));
      aft_remind_set_day (target.reminder, to);
      aft_record_set (target.reminder, AFT_REMINDER_STATE, "open");
      aft_record_set (target.reminder, AFT_REMINDER_DONE, NULL);
      aft_book_end (book);
    }
  else if (target.contact != NULL)
    {
      aft_keep_in_touch_move (book, target.contact, to);
    }
  else if (target.plan != NULL)
    {
      set_plan_day (book, target.plan, to, _("Move a Reminder"));
    }
  else
    {
      AftFollowUp *follow_up = target.thanks != NULL ? target.thanks : target.going_on;
      AftGuideStep step = target.thanks != NULL ? AFT_GUIDE_STEP_THANKS : aft_guide_step_get_current (follow_up);
      g_autofree char *what = aft_guide_dup_step_what (follow_up, step);

      remind_on (book, follow_up, target.thanks != NULL ? "thank" : "ready", what, to);
    }

  return TRUE;
}
