/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-outcome.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-date.h"
#include "aft-guide-private.h"
#include "aft-log.h"
#include "aft-remind.h"

/* Work days until the next try. */
#define VOICEMAIL_WORK_DAYS 2
#define NO_ANSWER_WORK_DAYS 1
#define WAITING_WORK_DAYS   6

/* An outcome that is changed within so many minutes was corrected, not followed by another. */
#define CORRECTION_MINUTES  30

static const AftOutcome outcomes[] = {
  { "talked", N_("We talked"),
    N_("Whatever they said: you asked, and few people do."),
    "call", "talked", FALSE, TRUE, TRUE, FALSE, 0 },
  { "voicemail", N_("I left a voicemail"),
    N_("Good. You said when you’ll try again, so that nobody has to call back."),
    "call", "voicemail", FALSE, TRUE, FALSE, FALSE, VOICEMAIL_WORK_DAYS },
  { "no-answer", N_("No answer, no message"),
    N_("Nothing is lost. There is a reminder to try again."),
    "call", "no-answer", FALSE, FALSE, FALSE, FALSE, NO_ANSWER_WORK_DAYS },
  { "waiting", N_("I wrote and am waiting"),
    N_("Sent. If no answer comes, one more try is all right; then let it rest."),
    "mail", "sent", FALSE, TRUE, FALSE, FALSE, WAITING_WORK_DAYS },
  { "replied", N_("They replied in writing"),
    N_("They took the time to write. Thank them, whatever it says."),
    "mail", "replied", TRUE, TRUE, TRUE, FALSE, 0 },
  { "no-comment", N_("They prefer not to comment"),
    N_("That is a common answer and a fine one. Thank them; the impression you leave is what counts."),
    "call", "talked", FALSE, TRUE, TRUE, FALSE, 0 },
  { "declined", N_("They don’t wish any contact"),
    N_("Respect it, and let it rest. You asked kindly, and that was right."),
    "mail", "declined", TRUE, TRUE, FALSE, TRUE, 0 },
  { "asked-twice", N_("I asked twice, no answer"),
    N_("Twice is enough, and well done. No answer is an answer; it says nothing about you."),
    "mail", "sent", FALSE, TRUE, FALSE, FALSE, 0 },
};

static const char * const hands[] = { "listened", "thanked", "left-decision", NULL };

const AftOutcome *
aft_guide_get_outcomes (guint *n_outcomes)
{
  *n_outcomes = G_N_ELEMENTS (outcomes);

  return outcomes;
}

const AftOutcome *
aft_guide_find_outcome (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_strcmp0 (word, outcomes[i].word) == 0)
      return &outcomes[i];

  return NULL;
}

const char *
aft_guide_outcome_get_title (const AftOutcome *outcome)
{
  return _(outcome->title);
}

const char *
aft_guide_outcome_get_words (const AftOutcome *outcome)
{
  return _(outcome->words);
}

/* The last touch of this follow-up that an outcome made; thank-yous, what was logged by hand with words, and mail that was sent from
 * here are others'. */
static AftTouch *
find_last_touch (AftFollowUp *follow_up)
{
  GListModel *touches = aft_document_get_records (aft_record_get_document (follow_up), AFT_TYPE_TOUCH);
  AftTouch *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (touches); i++)
    {
      g_autoptr (AftTouch) touch = g_list_model_get_item (touches, i);

      if (!aft_record_is (touch, AFT_TOUCH_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up))) ||
          aft_record_get (touch, AFT_TOUCH_SUMMARY) != NULL || aft_record_get (touch, AFT_TOUCH_MESSAGE_ID) != NULL)
        continue;
      if (last == NULL || g_strcmp0 (aft_record_get (touch, AFT_TOUCH_WHEN), aft_record_get (last, AFT_TOUCH_WHEN)) >= 0)
        last = touch;
    }

  return last;
}

/* The touch that @outcome would add a second time: the same one on this day, or another one just now. */
static AftTouch *
find_same_touch (AftFollowUp      *follow_up,
                 const AftOutcome *outcome,
                 GDateTime        *now)
{
  AftTouch *last = find_last_touch (follow_up);
  g_autoptr (GDateTime) when = NULL;
  GDate today, day;

  if (last == NULL || !aft_record_get_day (last, AFT_TOUCH_WHEN, &day))
    return NULL;

  aft_day_from_date_time (now, &today);
  if (g_date_compare (&day, &today) == 0 && aft_record_is (follow_up, AFT_FOLLOW_UP_OUTCOME, outcome->word))
    return last;

  when = aft_moment_parse (aft_record_get (last, AFT_TOUCH_WHEN));
  if (when != NULL && ABS (g_date_time_difference (now, when)) < CORRECTION_MINUTES * G_TIME_SPAN_MINUTE)
    return last;

  return NULL;
}

/* On how many days this follow-up was written to without an answer. */
static guint
count_written (AftFollowUp *follow_up)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *touches = aft_document_get_records (aft_record_get_document (follow_up), AFT_TYPE_TOUCH);

  for (guint i = 0; i < g_list_model_get_n_items (touches); i++)
    {
      g_autoptr (AftTouch) touch = g_list_model_get_item (touches, i);
      const char *when = aft_record_get (touch, AFT_TOUCH_WHEN);

      if (aft_record_is (touch, AFT_TOUCH_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up)))
          && aft_record_is (touch, AFT_TOUCH_RESULT, "sent") && aft_record_get (touch, AFT_TOUCH_SUMMARY) == NULL && when != NULL)
        g_hash_table_add (days, g_strndup (when, strlen ("2026-11-23")));
    }

  return g_hash_table_size (days);
}

gboolean
aft_guide_should_stop (AftFollowUp *follow_up)
{
  return aft_record_is (follow_up, AFT_FOLLOW_UP_OUTCOME, "asked-twice") ||
         (aft_record_is (follow_up, AFT_FOLLOW_UP_OUTCOME, "waiting") && count_written (follow_up) >= 2);
}

/* A voicemail is a call, who talked did not write and who wrote did not call, whatever was planned. */
static gboolean
fits (const AftOutcome *outcome,
      const char       *planned)
{
  gboolean live = strcmp (planned, "call") == 0 || strcmp (planned, "meeting") == 0;

  if (strcmp (outcome->word, "voicemail") == 0 || strcmp (outcome->word, "no-answer") == 0)
    return FALSE;
  if (strcmp (outcome->word, "talked") == 0)
    return live;

  return strcmp (outcome->channel, "mail") != 0 || strcmp (planned, "call") != 0;
}

static AftTouch *
record_touch (AftFollowUp      *follow_up,
              const AftOutcome *outcome,
              const char       *channel,
              GDateTime        *now)
{
  AftTouch *touch = find_same_touch (follow_up, outcome, now);
  const char *planned = aft_record_get (follow_up, AFT_FOLLOW_UP_CHANNEL);
  g_autofree char *when = aft_moment_format_local (now);
  AftTouchValues values = {
    .when = when,
    .channel = channel,
    .direction = outcome->inbound ? "in" : "out",
    .result = outcome->result,
  };

  if (values.channel == NULL)
    values.channel = planned == NULL || !fits (outcome, planned) ? outcome->channel : planned;

  if (touch == NULL)
    return aft_log_touch (aft_guide_get_contact (follow_up), &values, follow_up);

  aft_record_set (touch, AFT_TOUCH_CHANNEL, values.channel);
  aft_record_set (touch, AFT_TOUCH_DIRECTION, values.direction);
  aft_record_set (touch, AFT_TOUCH_RESULT, values.result);

  return touch;
}

/* A refusal of contact that was noted by mistake leaves nothing behind: the rhythm is what it was. */
static void
take_back_declined (AftFollowUp *follow_up)
{
  AftContact *contact = aft_guide_get_contact (follow_up);

  if (!aft_record_is (follow_up, AFT_FOLLOW_UP_OUTCOME, "declined"))
    return;

  if (aft_record_is (contact, AFT_CONTACT_RHYTHM, "never"))
    {
      g_autofree char *before = g_strdup (aft_record_get (follow_up, AFT_FOLLOW_UP_RHYTHM_BEFORE));

      aft_record_set (contact, AFT_CONTACT_RHYTHM, before);
    }
  aft_record_set (follow_up, AFT_FOLLOW_UP_RHYTHM_BEFORE, NULL);
  if (aft_guide_step_get_state (follow_up, AFT_GUIDE_STEP_KEEP) == AFT_GUIDE_STEP_SKIPPED)
    aft_guide_step_set_state (follow_up, AFT_GUIDE_STEP_KEEP, AFT_GUIDE_STEP_OPEN);
}

/* Nobody is thanked for an answer that was noted by mistake; what they are owed for something else stays. */
static void
settle_thanks (AftFollowUp      *follow_up,
               const AftOutcome *outcome,
               GDateTime        *now)
{
  const AftOutcome *before = aft_guide_find_outcome (aft_record_get (follow_up, AFT_FOLLOW_UP_OUTCOME));

  if (outcome->thanks && aft_record_get (follow_up, AFT_FOLLOW_UP_THANKS) == NULL)
    aft_record_set (follow_up, AFT_FOLLOW_UP_THANKS, "open");
  else if (!outcome->thanks && before != NULL && before->thanks && aft_guide_owes_thanks (follow_up))
    {
      aft_record_set (follow_up, AFT_FOLLOW_UP_THANKS, NULL);
      aft_remind_settle (follow_up, "thank", "skipped", now);
    }
}

static void
settle_steps (AftFollowUp      *follow_up,
              const AftOutcome *outcome)
{
  AftGuideStepState after = outcome->thanks ? AFT_GUIDE_STEP_OPEN : AFT_GUIDE_STEP_SKIPPED;
  gboolean trying = outcome->retry > 0;

  for (AftGuideStep step = AFT_GUIDE_STEP_READY; step < AFT_GUIDE_STEP_TALK; step++)
    if (aft_guide_step_get_state (follow_up, step) == AFT_GUIDE_STEP_OPEN)
      aft_guide_step_set_state (follow_up, step, AFT_GUIDE_STEP_SKIPPED);

  aft_guide_step_set_state (follow_up, AFT_GUIDE_STEP_TALK,
                            trying ? AFT_GUIDE_STEP_OPEN
                                   : strcmp (outcome->word, "asked-twice") == 0 ? AFT_GUIDE_STEP_SKIPPED : AFT_GUIDE_STEP_DONE);
  aft_guide_step_set_state (follow_up, AFT_GUIDE_STEP_OUTCOME, outcome->done ? AFT_GUIDE_STEP_DONE : AFT_GUIDE_STEP_OPEN);
  if (trying)
    return;

  if (aft_guide_owes_thanks (follow_up))
    aft_guide_step_set_state (follow_up, AFT_GUIDE_STEP_THANKS, AFT_GUIDE_STEP_OPEN);
  else if (!outcome->thanks && aft_guide_step_get_state (follow_up, AFT_GUIDE_STEP_THANKS) == AFT_GUIDE_STEP_OPEN)
    aft_guide_step_set_state (follow_up, AFT_GUIDE_STEP_THANKS, AFT_GUIDE_STEP_SKIPPED);
  if (aft_guide_step_get_state (follow_up, AFT_GUIDE_STEP_LEARN) != AFT_GUIDE_STEP_DONE)
    aft_guide_step_set_state (follow_up, AFT_GUIDE_STEP_LEARN, after);
}

static void
set_retry (AftBook          *book,
           AftFollowUp      *follow_up,
           const AftOutcome *outcome,
           GDateTime        *now)
{
  g_autofree char *due = aft_guide_dup_work_day (book, now, outcome->retry);
  g_autofree char *person = aft_guide_dup_person (aft_guide_get_contact (follow_up));
  g_autofree char *what = NULL;
  AftReminder *promised = aft_remind_find (follow_up, "retry");
  GDate today, day;

  aft_day_from_date_time (now, &today);

  /* The time that was said on the voicemail stands, if it is still to come. */
  if (promised != NULL && strcmp (outcome->word, "voicemail") == 0 &&
      aft_record_get_day (promised, AFT_REMINDER_DUE, &day) && g_date_compare (&day, &today) > 0)
    return;

  if (strcmp (outcome->word, "waiting") == 0)
    what = aft_guide_dup_what (AFT_GUIDE_WHAT_WRITE_AGAIN, person);
  else
    what = aft_guide_dup_what (AFT_GUIDE_WHAT_CALL_AGAIN, person);
  aft_guide_put_reminder (follow_up, "retry", due, what);
}

/* How the follow-up goes on after @outcome. */
static void
follow_from_outcome (AftBook          *book,
                     AftFollowUp      *follow_up,
                     const AftOutcome *outcome,
                     GDateTime        *now)
{
  aft_remind_settle (follow_up, "ready", "done", now);
  aft_remind_settle (follow_up, "call", "done", now);

  if (outcome->retry > 0)
    set_retry (book, follow_up, outcome, now);
  else
    aft_remind_settle (follow_up, "retry", "done", now);

  if (outcome->closes)
    {
      AftContact *contact = aft_guide_get_contact (follow_up);
      g_autofree char *before = g_strdup (aft_record_get (contact, AFT_CONTACT_RHYTHM));

      aft_record_set (follow_up, AFT_FOLLOW_UP_RHYTHM_BEFORE, before);
      aft_record_set (contact, AFT_CONTACT_RHYTHM, "never");
      aft_guide_close (book, follow_up, now);
    }
}

/* What was over goes on if something is to be done again, and what has nothing left to do is over. */
static void
settle_closed (AftFollowUp *follow_up,
               GDateTime   *now)
{
  g_autofree char *closed = g_strdup (aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED));
  GDate today;

  aft_record_set (follow_up, AFT_FOLLOW_UP_CLOSED, NULL);
  if (aft_guide_step_get_current (follow_up) != AFT_GUIDE_STEP_NONE)
    return;

  aft_day_from_date_time (now, &today);
  if (closed != NULL)
    aft_record_set (follow_up, AFT_FOLLOW_UP_CLOSED, closed);
  else
    aft_record_set_day (follow_up, AFT_FOLLOW_UP_CLOSED, &today);
}

gboolean
aft_guide_set_outcome (AftBook      *book,
                       AftFollowUp  *follow_up,
                       const char   *word,
                       const char   *channel,
                       GDateTime    *now,
                       AftTouch    **touch,
                       GError      **error)
{
  const AftOutcome *outcome = aft_guide_find_outcome (word);
  AftTouch *recorded;

  if (outcome == NULL)
    {
      static const char * const words[] = {
        "talked", "voicemail", "no-answer", "waiting", "replied", "no-comment", "declined", "asked-twice", NULL,
      };

      return aft_guide_check_choice (word, words, error);
    }
  if (!aft_guide_check_channel (channel, error))
    return FALSE;

  aft_book_begin (book, _("How It Went"));

  recorded = record_touch (follow_up, outcome, channel, now);
  take_back_declined (follow_up);
  settle_thanks (follow_up, outcome, now);
  aft_record_set (follow_up, AFT_FOLLOW_UP_OUTCOME, outcome->word);

  /* The one more try was made: now it rests. */
  if (aft_guide_should_stop (follow_up))
    {
      outcome = aft_guide_find_outcome ("asked-twice");
      aft_record_set (follow_up, AFT_FOLLOW_UP_OUTCOME, outcome->word);
    }

  settle_steps (follow_up, outcome);
  follow_from_outcome (book, follow_up, outcome, now);
  settle_closed (follow_up, now);

  aft_book_end (book);

  if (touch != NULL)
    *touch = recorded;

  return TRUE;
}

gboolean
aft_guide_set_in_my_hands (AftBook      *book,
                           AftFollowUp  *follow_up,
                           const char   *what,
                           gboolean      value,
                           GError      **error)
{
  if (!aft_guide_check_choice (what, hands, error))
    return FALSE;

  aft_book_begin (book, _("What Was in My Hands"));
  aft_record_list_put (follow_up, AFT_FOLLOW_UP_IN_MY_HANDS, what, value);
  aft_book_end (book);

  return TRUE;
}

guint
aft_guide_count_in_my_hands (AftFollowUp *follow_up)
{
  guint n = 0;

  for (guint i = 0; hands[i] != NULL; i++)
    n += aft_record_list_has (follow_up, AFT_FOLLOW_UP_IN_MY_HANDS, hands[i]);

  return n;
}

const char *
aft_guide_get_mending (AftFollowUp *follow_up)
{
  guint n = aft_guide_count_in_my_hands (follow_up);
  const AftOutcome *outcome = aft_guide_find_outcome (aft_record_get (follow_up, AFT_FOLLOW_UP_OUTCOME));

  if (n == 0 || n == 3 || (outcome != NULL && !outcome->thanks && !outcome->closes))
    return NULL;
  if (!aft_record_list_has (follow_up, AFT_FOLLOW_UP_IN_MY_HANDS, "left-decision"))
    return _("I was more upset than I meant to be, and I respect your decision. Thank you for your patience.");
  if (!aft_record_list_has (follow_up, AFT_FOLLOW_UP_IN_MY_HANDS, "listened"))
    return _("I talked more than I meant to. Thank you for your patience, and for what you told me.");

  return _("I forgot to say it at the end: thank you for your time.");
}

gboolean
aft_guide_set_opened (AftBook      *book,
                      AftFollowUp  *follow_up,
                      const char   *what,
                      gboolean      value,
                      GError      **error)
{
  static const char * const choices[] = { "in-touch", "opening", "somebody", "event", "nothing", NULL };

  if (!aft_guide_check_choice (what, choices, error))
    return FALSE;

  aft_book_begin (book, _("What Opened Up"));
  if (value && strcmp (what, "nothing") == 0)
    aft_record_set (follow_up, AFT_FOLLOW_UP_OPENED, NULL);
  else if (value)
    aft_record_list_put (follow_up, AFT_FOLLOW_UP_OPENED, "nothing", FALSE);
  aft_record_list_put (follow_up, AFT_FOLLOW_UP_OPENED, what, value);
  aft_book_end (book);

  return TRUE;
}
