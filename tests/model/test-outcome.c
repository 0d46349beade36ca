/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "agenda-fixture.h"

#include "aft-date.h"
#include "aft-guide.h"
#include "aft-log.h"
#include "aft-remind.h"
#include "aft-reminder.h"

#include <string.h>

/* How a follow-up goes on when it went otherwise after all. */

static void
act (Fixture    *f,
     const char *what)
{
  const char *rest = strchr (what, ':');
  AftGuideStep step = aft_guide_step_parse (what);

  if (*what == '+')
    {
      g_autoptr (GDateTime) before = f->now;

      f->now = g_date_time_add_days (before, (gint) g_ascii_strtoll (what + 1, NULL, 10));
    }
  else if (rest != NULL)
    g_assert_true (aft_guide_set_thanks (f->book, f->follow_up, rest + 1, NULL, f->now, NULL));
  else if (step != AFT_GUIDE_STEP_NONE)
    aft_guide_settle (f->book, f->follow_up, step, AFT_GUIDE_STEP_DONE, f->now);
  else
    g_assert_true (aft_guide_set_outcome (f->book, f->follow_up, what, NULL, f->now, NULL, NULL));
}

static char *
dup_states (AftFollowUp *follow_up)
{
  GString *states = g_string_new (NULL);

  for (AftGuideStep step = 0; step < AFT_GUIDE_STEPS; step++)
    g_string_append_c (states, "ods"[aft_guide_step_get_state (follow_up, step)]);

  return g_string_free (states, FALSE);
}

static const struct
{
  const char *acts;             /* outcomes, steps that are done, thanks:WORD, +DAYS */

  const char *states;           /* o(pen), d(one), s(kipped) */
  const char *thanks;
  const char *closed;
  const char *closing;
  guint       open_thanks;      /* under Today */
  guint       open_reminders;
} cases[] = {
  { "talked", "sssddooo", "open", NULL, "That’s all for now. Next: today.", 1, 0 },
  { "declined", "sssddsss", NULL, "2026-11-23", "That’s all. You did it.", 0, 0 },

  /* Noted by mistake. */
  { "declined talked", "sssddooo", "open", NULL, "That’s all for now. Next: today.", 1, 0 },
  { "talked thanks:planned declined replied", "sssddooo", "open", NULL, "That’s all for now. Next: today.", 1, 0 },
  { "talked thanks:planned no-answer", "sssooooo", NULL, NULL, "That’s all for now. Next: tomorrow.", 0, 1 },
  { "talked no-answer", "sssooooo", NULL, NULL, "That’s all for now. Next: tomorrow.", 0, 1 },

  /* It was over, and goes on. */
  { "asked-twice keep", "ssssdssd", NULL, "2026-11-23", "That’s all for now. Next: a note to Ana Ortiz, December 28.", 0, 0 },
  { "asked-twice keep +10 replied", "sssddood", "open", NULL, "That’s all for now. Next: today.", 1, 0 },
  { "talked thanks:said learn keep +3 no-answer", "sssooddd", "said", NULL, "That’s all for now. Next: tomorrow.", 0, 1 },
  { "talked thanks:said learn keep +3 talked", "sssddddd", "said", "2026-11-23",
    "That’s all for now. Next: a note to Ana Ortiz, December 31.", 0, 0 },

  /* Nothing is left to do. */
  { "keep asked-twice", "ssssdssd", NULL, "2026-11-23", "That’s all for now. Next: a note to Ana Ortiz, December 28.", 0, 0 },

  /* Who is owed thanks for something else is so whatever comes. */
  { "thanks:open no-answer", "sssooooo", "open", NULL, "That’s all for now. Next: today.", 1, 1 },
  { "thanks:open asked-twice", "ssssdoso", "open", NULL, "That’s all for now. Next: today.", 1, 0 },
  { "thanks:sent asked-twice", "ssssddso", "sent", NULL, "That’s all for now.", 0, 0 },

  /* A day that has passed stands under Today. */
  { "no-answer +5", "sssooooo", NULL, NULL, "That’s all for now. Next: today.", 0, 1 },
};

static void
test_again (Fixture       *f,
            gconstpointer  data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (GStrv) acts = g_strsplit (cases[i].acts, " ", -1);
  const AftSummary *summary;
  g_autofree char *states = NULL;
  g_autofree char *closing = NULL;

  g_test_message ("%s", cases[i].acts);
  for (guint k = 0; acts[k] != NULL; k++)
    act (f, acts[k]);

  states = dup_states (f->follow_up);
  closing = aft_guide_dup_closing (f->book, f->follow_up, f->now);
  aft_agenda_update (f->agenda, f->now);
  summary = aft_document_get_summary (AFT_DOCUMENT (f->contact));
  g_assert_cmpstr (states, ==, cases[i].states);
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_THANKS), ==, cases[i].thanks);
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_CLOSED), ==, cases[i].closed);
  g_assert_cmpstr (closing, ==, cases[i].closing);
  g_assert_cmpuint (aft_agenda_count (f->agenda, AFT_AGENDA_THANKS), ==, cases[i].open_thanks);
  g_assert_cmpuint (summary->open_reminders, ==, cases[i].open_reminders);
}

/* A rhythm is chosen for somebody, not for one of several jobs: no follow-up that got that far asks for it again. */
static void
test_rhythm (Fixture       *f,
             gconstpointer  data)
{
  static const char * const jobs[] = { "Developer", "Writer" };
  AftFollowUp *others[G_N_ELEMENTS (jobs)];

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind", .position = jobs[i], .on = "2026-11-22" };
      g_auto (AftWayInResult) result = { NULL };

      g_assert_true (aft_way_in_turned_down (f->book, &input, f->now, &result, NULL));
      g_assert_true (result.contact == f->contact);
      others[i] = result.follow_up;
    }

  act (f, "talked");
  aft_guide_set_outcome (f->book, others[0], "asked-twice", NULL, f->now, NULL, NULL);
  g_assert_true (aft_guide_set_rhythm (f->book, f->contact, "half-year", f->now, NULL));

  g_assert_cmpint (aft_guide_step_get_state (f->follow_up, AFT_GUIDE_STEP_KEEP), ==, AFT_GUIDE_STEP_DONE);
  g_assert_cmpint (aft_guide_step_get_state (others[0], AFT_GUIDE_STEP_KEEP), ==, AFT_GUIDE_STEP_DONE);
  g_assert_nonnull (aft_record_get (others[0], AFT_FOLLOW_UP_CLOSED));
  g_assert_cmpint (aft_guide_step_get_state (others[1], AFT_GUIDE_STEP_KEEP), ==, AFT_GUIDE_STEP_OPEN);
}

/* Who wishes no contact is written to never; if that was noted by mistake, as often as before. */
static void
test_declined (Fixture       *f,
               gconstpointer  data)
{
  static const char * const rhythms[] = { NULL, "half-year", "with-reason", "never" };

  for (guint i = 0; i < G_N_ELEMENTS (rhythms); i++)
    {
      aft_record_set (f->contact, AFT_CONTACT_RHYTHM, rhythms[i]);
      act (f, "declined");
      g_assert_cmpstr (aft_record_get (f->contact, AFT_CONTACT_RHYTHM), ==, "never");
      act (f, "declined");
      g_assert_cmpstr (aft_record_get (f->contact, AFT_CONTACT_RHYTHM), ==, "never");
      act (f, "talked");
      g_assert_cmpstr (aft_record_get (f->contact, AFT_CONTACT_RHYTHM), ==, rhythms[i]);
    }

  /* What was chosen since stands. */
  act (f, "declined");
  aft_record_set (f->contact, AFT_CONTACT_RHYTHM, "quarter");
  act (f, "talked");
  g_assert_cmpstr (aft_record_get (f->contact, AFT_CONTACT_RHYTHM), ==, "quarter");
}

/* A letter that was logged and then said to be the outcome is one, whatever the hour. */
static void
test_written_once (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *when = aft_moment_format_local (f->now);
  g_autoptr (GDateTime) then = f->now;

  aft_log_touch (f->contact, &(AftTouchValues) { .when = when, .channel = "mail", .direction = "out", .result = "sent" },
                 f->follow_up);
  f->now = g_date_time_add_hours (then, 3);
  act (f, "waiting");
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_OUTCOME), ==, "waiting");

  act (f, "+8");
  act (f, "waiting");
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_OUTCOME), ==, "asked-twice");
}

/* A planned contact is on the day to which its reminder is moved. */
static void
test_moved (Fixture       *f,
            gconstpointer  data)
{
  AftReminder *reminder;
  GDate planned, later;

  g_assert_true (aft_day_parse ("2026-11-25", &planned));
  g_assert_true (aft_day_parse ("2026-11-30", &later));
  g_assert_true (aft_guide_plan (f->book, f->follow_up, &planned, "call", f->now, NULL));
  reminder = aft_remind_find (f->follow_up, "call");
  g_assert_true (aft_remind_move (f->book, aft_record_get_id (AFT_RECORD (reminder)), &later, f->now, NULL));
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_PLANNED), ==, "2026-11-30");
  g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_DUE), ==, "2026-11-30T09:00");
}

/* Tomorrow morning comes once: who never answered is to be asked then already. */
static void
test_tomorrow (Fixture       *f,
               gconstpointer  data)
{
  AftWayIn input = { .name = "Dora Eck", .company = "Fabrikam" };
  g_auto (AftWayInResult) result = { NULL };
  AftReminder *reminder;

  g_assert_true (aft_way_in_never_answered (f->book, &input, f->now, &result, NULL));
  reminder = aft_guide_tomorrow (f->book, result.follow_up, f->now);
  g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_WHAT), ==, "Ask Dora Eck whether they have decided");
  g_assert_cmpuint (aft_document_get_summary (AFT_DOCUMENT (result.contact))->open_reminders, ==, 1);

  reminder = aft_guide_tomorrow (f->book, f->follow_up, f->now);
  g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_WHAT), ==, "Get ready to ask Ana Ortiz");
  g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_DUE), ==, "2026-11-24T09:00");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/outcome/again/%s", cases[i].acts);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_again, tear_down);
    }
  g_test_add ("/outcome/tomorrow", Fixture, NULL, set_up, test_tomorrow, tear_down);
  g_test_add ("/outcome/moved", Fixture, NULL, set_up, test_moved, tear_down);
  g_test_add ("/outcome/declined", Fixture, NULL, set_up, test_declined, tear_down);
  g_test_add ("/outcome/written-once", Fixture, NULL, set_up, test_written_once, tear_down);
  g_test_add ("/outcome/rhythm", Fixture, NULL, set_up, test_rhythm, tear_down);

  return g_test_run ();
}
