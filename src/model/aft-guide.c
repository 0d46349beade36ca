/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-guide-private.h"
#include "aft-keep-in-touch.h"
#include "aft-remind.h"
#include "aft-text.h"

AftContact *
aft_guide_get_contact (AftFollowUp *follow_up)
{
  gpointer document = aft_record_get_document (follow_up);

  return AFT_IS_CONTACT (document) ? document : NULL;
}

AftApplication *
aft_guide_get_application (AftBook     *book,
                           AftFollowUp *follow_up)
{
  gpointer document = aft_book_lookup (book, aft_record_get (follow_up, AFT_FOLLOW_UP_APPLICATION));

  return AFT_IS_APPLICATION (document) ? document : NULL;
}

static const char *
get_filled (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

char *
aft_guide_dup_job (AftBook     *book,
                   AftFollowUp *follow_up)
{
  AftApplication *application = aft_guide_get_application (book, follow_up);
  const char *position = get_filled (application != NULL ? aft_record_get (application, AFT_APPLICATION_POSITION)
                                                         : aft_record_get (follow_up, AFT_FOLLOW_UP_POSITION));
  const char *company = get_filled (application != NULL ? aft_record_get (application, AFT_APPLICATION_COMPANY)
                                                        : aft_record_get (follow_up, AFT_FOLLOW_UP_COMPANY));

  if (position != NULL && company != NULL)
    /* Translators: a position at a company */
    return g_strdup_printf (_("%s at %s"), position, company);

  return g_strdup (position != NULL ? position : company);
}

/* Days and moments sort as texts; one that is missing comes first. */
static gboolean
is_newer (AftFollowUp *a,
          AftFollowUp *b)
{
  const char *day_a = aft_record_get (a, AFT_FOLLOW_UP_TURNED_DOWN);
  const char *day_b = aft_record_get (b, AFT_FOLLOW_UP_TURNED_DOWN);

  return g_strcmp0 (day_a, day_b) >= 0;
}

AftFollowUp *
aft_guide_find_follow_up (AftContact *contact)
{
  GListModel *follow_ups = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_FOLLOW_UP);
  AftFollowUp *open = NULL;
  AftFollowUp *closed = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (follow_ups); i++)
    {
      g_autoptr (AftFollowUp) follow_up = g_list_model_get_item (follow_ups, i);
      AftFollowUp **best = aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED) == NULL ? &open : &closed;

      if (*best == NULL || is_newer (follow_up, *best))
        *best = follow_up;
    }

  return open != NULL ? open : closed;
}

char *
aft_guide_dup_person (AftContact *contact)
{
  const char *address = contact != NULL ? aft_record_get (contact, AFT_CONTACT_ADDRESS_AS) : NULL;
  const char *name = contact != NULL ? aft_record_get (contact, AFT_CONTACT_FULL_NAME) : NULL;
  g_autofree char *line = NULL;

  if (contact != NULL && aft_record_get_flag (contact, AFT_CONTACT_UNNAMED))
    {
      const char *company = aft_document_get_summary (AFT_DOCUMENT (contact))->company;

      if (*company != '\0')
        name = company;
    }

  line = aft_text_dup_line (address != NULL ? address : name);
  if (line == NULL)
    return g_strdup (_("this person"));

  return g_steal_pointer (&line);
}

char *
aft_guide_dup_step_what (AftFollowUp  *follow_up,
                         AftGuideStep  step)
{
  g_autofree char *person = aft_guide_dup_person (aft_guide_get_contact (follow_up));

  return aft_guide_dup_what (step < AFT_GUIDE_STEPS ? (AftGuideWhat) step : AFT_GUIDE_WHAT_KEEP, person);
}

char *
aft_guide_dup_next (AftFollowUp  *follow_up,
                    AftGuideStep *step)
{
  g_autofree char *person = aft_guide_dup_person (aft_guide_get_contact (follow_up));
  AftGuideStep current = aft_guide_step_get_current (follow_up);

  if (step != NULL)
    *step = current;

  switch (current)
    {
    /* Translators: on these buttons %s is a person. */
    case AFT_GUIDE_STEP_READY:
      return g_strdup_printf (_("Continue: get ready to ask %s"), person);
    case AFT_GUIDE_STEP_WHO:
      return g_strdup_printf (_("Continue: choose how to reach %s"), person);
    case AFT_GUIDE_STEP_SAY:
      return g_strdup_printf (_("Continue: prepare what to say to %s"), person);
    case AFT_GUIDE_STEP_TALK:
      if (aft_record_get (follow_up, AFT_FOLLOW_UP_OUTCOME) != NULL)
        return g_strdup_printf (_("Continue: try %s again"), person);
      return g_strdup_printf (_("Continue: talk to %s"), person);
    case AFT_GUIDE_STEP_OUTCOME:
      return g_strdup_printf (_("Continue: note how it went with %s"), person);
    case AFT_GUIDE_STEP_THANKS:
      return g_strdup_printf (_("Continue: thank %s"), person);
    case AFT_GUIDE_STEP_LEARN:
      return g_strdup_printf (_("Continue: learn from what %s said"), person);
    case AFT_GUIDE_STEP_KEEP:
      return g_strdup_printf (_("Continue: stay in touch with %s"), person);
    case AFT_GUIDE_STEP_NONE:
    default:
      return NULL;
    }
}

/* The day on which the follow-up stands under Today next, with a time that was promised to somebody; NULL if no day is known.
 * What is overdue, and a thank-you that is open, stand there already. */
static char *
dup_next_due (AftFollowUp *follow_up,
              const GDate *today)
{
  AftReminder *reminder = aft_remind_find (follow_up, NULL);
  const char *due = reminder != NULL ? aft_record_get (reminder, AFT_REMINDER_DUE) : NULL;
  GDate day;

  if ((aft_guide_owes_thanks (follow_up) && aft_remind_find (follow_up, "thank") == NULL) ||
      (aft_day_parse (due, &day) && g_date_compare (&day, today) < 0))
    return aft_day_format (today);
  if (due == NULL)
    return NULL;

  /* Nine o'clock is when every reminder comes. */
  return g_strndup (due, g_str_has_suffix (due, "T09:00") ? strcspn (due, "T") : strlen (due));
}

char *
aft_guide_dup_closing (AftBook     *book,
                       AftFollowUp *follow_up,
                       GDateTime   *now)
{
  AftContact *contact = aft_guide_get_contact (follow_up);
  g_autofree char *person = NULL;
  g_autofree char *date = NULL;
  g_autofree char *day = NULL;
  AftKeepRules rules;
  AftKeep keep;
  GDate today;

  aft_day_from_date_time (now, &today);
  date = dup_next_due (follow_up, &today);
  if (date != NULL)
    {
      day = aft_day_dup_shown (date, &today);
      /* Translators: %s is a day: “Thursday”, “tomorrow”, “3 December”. */
      return g_strdup_printf (_("That’s all for now. Next: %s."), day);
    }

  if (aft_guide_step_get_current (follow_up) != AFT_GUIDE_STEP_NONE || contact == NULL)
    return g_strdup (_("That’s all for now."));

  aft_keep_rules_read (book, &rules);
  aft_keep_in_touch_compute (aft_document_get_summary (AFT_DOCUMENT (contact)), &rules, &today, &keep);
  if (!g_date_valid (&keep.next))
    return g_strdup (_("That’s all. You did it."));

  person = aft_guide_dup_person (contact);
  date = aft_day_format (&keep.next);
  day = aft_day_dup_shown (date, &today);

  /* Translators: the first %s is a person, the second a day. */
  return g_strdup_printf (_("That’s all for now. Next: a note to %s, %s."), person, day);
}

/* A step's state has consequences that nobody should have to think of. */
static void
follow_from_step (AftBook           *book,
                  AftFollowUp       *follow_up,
                  AftGuideStep       step,
                  AftGuideStepState  state,
                  GDateTime         *now)
{
  if (state == AFT_GUIDE_STEP_OPEN)
    return;

  if (step == AFT_GUIDE_STEP_READY)
    aft_remind_settle (follow_up, "ready", "done", now);
  if (step == AFT_GUIDE_STEP_TALK)
    aft_remind_settle (follow_up, "call", "done", now);
  if (step == AFT_GUIDE_STEP_THANKS && aft_guide_owes_thanks (follow_up))
    aft_guide_set_thanks (book, follow_up, state == AFT_GUIDE_STEP_DONE ? "said" : "waived", NULL, now, NULL);
}

AftGuideStep
aft_guide_settle (AftBook           *book,
                  AftFollowUp       *follow_up,
                  AftGuideStep       step,
                  AftGuideStepState  state,
                  GDateTime         *now)
{
  GDate today;

  g_return_val_if_fail (step < AFT_GUIDE_STEPS, AFT_GUIDE_STEP_NONE);

  aft_day_from_date_time (now, &today);
  aft_book_begin (book, aft_guide_step_get_title (step));

  aft_guide_step_set_state (follow_up, step, state);
  follow_from_step (book, follow_up, step, state, now);

  if (state == AFT_GUIDE_STEP_OPEN)
    aft_record_set (follow_up, AFT_FOLLOW_UP_CLOSED, NULL);
  else if (aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED) == NULL &&
           aft_guide_step_get_current (follow_up) == AFT_GUIDE_STEP_NONE)
    aft_record_set_day (follow_up, AFT_FOLLOW_UP_CLOSED, &today);

  aft_book_end (book);

  return aft_guide_step_get_current (follow_up);
}

void
aft_guide_close (AftBook     *book,
                 AftFollowUp *follow_up,
                 GDateTime   *now)
{
  GDate today;

  aft_day_from_date_time (now, &today);

  aft_book_begin (book, _("End a Follow-up"));
  for (AftGuideStep step = 0; step < AFT_GUIDE_STEPS; step++)
    if (aft_guide_step_get_state (follow_up, step) == AFT_GUIDE_STEP_OPEN)
      aft_guide_step_set_state (follow_up, step, AFT_GUIDE_STEP_SKIPPED);
  if (aft_guide_owes_thanks (follow_up))
    aft_record_set (follow_up, AFT_FOLLOW_UP_THANKS, "waived");
  aft_remind_settle (follow_up, NULL, "skipped", now);
  aft_record_set_day (follow_up, AFT_FOLLOW_UP_CLOSED, &today);
  aft_book_end (book);
}
