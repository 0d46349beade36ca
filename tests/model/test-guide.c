/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-date.h"
#include "aft-event.h"
#include "aft-guide.h"
#include "aft-remind.h"
#include "aft-reminder.h"
#include "aft-way-in.h"

#include <string.h>

/* Turned down on Friday, 20 November 2026; now is Monday at 10:00. */
typedef struct
{
  AftBook     *book;
  GDateTime   *now;
  AftFollowUp *follow_up;
  AftContact  *contact;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  AftWayIn input = {
    .name = "Ana Ortiz", .company = "Northwind", .position = "Tester", .on = "2026-11-20", .email = "ana@example.org",
    .phone = "+1 555 0100",
  };
  g_auto (AftWayInResult) result = { NULL };

  f->book = aft_book_new ();
  f->now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  g_assert_true (aft_way_in_turned_down (f->book, &input, f->now, &result, NULL));
  f->follow_up = g_object_ref (result.follow_up);
  f->contact = g_object_ref (result.contact);
  aft_record_set (f->contact, AFT_CONTACT_ADDRESS_AS, "Ms Ortiz");
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_unref (f->follow_up);
  g_object_unref (f->contact);
  g_assert_finalize_object (f->book);
  g_date_time_unref (f->now);
}

/* States as letters: o(pen), d(one), s(kipped), for the eight steps. */
static void
set_states (AftFollowUp *follow_up,
            const char  *states)
{
  for (AftGuideStep step = 0; step < AFT_GUIDE_STEPS; step++)
    aft_guide_step_set_state (follow_up, step, states[step] == 'd' ? AFT_GUIDE_STEP_DONE
                                                                   : states[step] == 's' ? AFT_GUIDE_STEP_SKIPPED
                                                                                         : AFT_GUIDE_STEP_OPEN);
}

static char *
dup_states (AftFollowUp *follow_up)
{
  GString *states = g_string_new (NULL);

  for (AftGuideStep step = 0; step < AFT_GUIDE_STEPS; step++)
    g_string_append_c (states, "ods"[aft_guide_step_get_state (follow_up, step)]);

  return g_string_free (states, FALSE);
}

static void
test_current (Fixture       *f,
              gconstpointer  data)
{
  static const struct { const char *states; const char *outcome; AftGuideStep current; const char *next; } cases[] = {
    { "oooooooo", NULL, AFT_GUIDE_STEP_READY, "Continue: get ready to ask Ms Ortiz" },
    { "dooooooo", NULL, AFT_GUIDE_STEP_WHO, "Continue: choose how to reach Ms Ortiz" },
    { "ddoooooo", NULL, AFT_GUIDE_STEP_SAY, "Continue: prepare what to say to Ms Ortiz" },
    { "sssooooo", NULL, AFT_GUIDE_STEP_TALK, "Continue: talk to Ms Ortiz" },
    { "ooodoooo", NULL, AFT_GUIDE_STEP_OUTCOME, "Continue: note how it went with Ms Ortiz" },
    { "dddddooo", NULL, AFT_GUIDE_STEP_THANKS, "Continue: thank Ms Ortiz" },
    { "ddddddoo", NULL, AFT_GUIDE_STEP_LEARN, "Continue: learn from what Ms Ortiz said" },
    { "dddddddo", NULL, AFT_GUIDE_STEP_KEEP, "Continue: stay in touch with Ms Ortiz" },
    { "odddddds", NULL, AFT_GUIDE_STEP_READY, "Continue: get ready to ask Ms Ortiz" },
    { "dddodooo", "voicemail", AFT_GUIDE_STEP_TALK, "Continue: try Ms Ortiz again" },
    { "sssooooo", "no-answer", AFT_GUIDE_STEP_TALK, "Continue: try Ms Ortiz again" },
    { "dddddddd", NULL, AFT_GUIDE_STEP_NONE, NULL },
    { "dsdsdsds", NULL, AFT_GUIDE_STEP_NONE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *next = NULL;
      AftGuideStep step;

      g_test_message ("%s %s", cases[i].states, cases[i].outcome);
      set_states (f->follow_up, cases[i].states);
      aft_record_set (f->follow_up, AFT_FOLLOW_UP_OUTCOME, cases[i].outcome);
      g_assert_cmpint (aft_guide_step_get_current (f->follow_up), ==, cases[i].current);
      next = aft_guide_dup_next (f->follow_up, &step);
      g_assert_cmpstr (next, ==, cases[i].next);
      g_assert_cmpint (step, ==, cases[i].current);
    }

  set_states (f->follow_up, "oooooooo");
  aft_record_set (f->follow_up, AFT_FOLLOW_UP_CLOSED, "2026-11-23");
  g_assert_cmpint (aft_guide_step_get_current (f->follow_up), ==, AFT_GUIDE_STEP_NONE);
}

static void
test_steps (void)
{
  AftGuideStep first, end;
  AftGuideStep at = AFT_GUIDE_STEP_READY;

  for (AftGuideGroup group = 0; group < AFT_GUIDE_GROUPS; group++)
    {
      aft_guide_group_get_range (group, &first, &end);
      g_assert_cmpint (first, ==, at);
      g_assert_cmpstr (aft_guide_group_get_title (group), !=, "");
      for (; at < end; at++)
        {
          g_autofree char *number = g_strdup_printf ("%d", at + 1);

          g_assert_cmpint (aft_guide_step_get_group (at), ==, group);
          g_assert_cmpint (aft_guide_step_parse (aft_guide_step_get_word (at)), ==, at);
          g_assert_cmpint (aft_guide_step_parse (aft_guide_step_get_title (at)), ==, at);
          g_assert_cmpint (aft_guide_step_parse (number), ==, at);
          g_assert_cmpstr (aft_guide_step_get_why (at), !=, "");
        }
    }
  g_assert_cmpint (at, ==, AFT_GUIDE_STEP_NONE);
  g_assert_cmpint (aft_guide_step_parse ("9"), ==, AFT_GUIDE_STEP_NONE);
  g_assert_cmpint (aft_guide_step_parse ("rest"), ==, AFT_GUIDE_STEP_NONE);
  g_assert_cmpint (aft_guide_step_parse (NULL), ==, AFT_GUIDE_STEP_NONE);
}

typedef struct
{
  const char *outcome;
  const char *channel;      /* said */
  const char *planned;      /* the follow-up's */

  const char *touch;        /* channel direction result */
  const char *states;
  const char *retry;        /* due */
  const char *thanks;
  const char *rhythm;
  gboolean    closed;
} Outcome;

static const Outcome outcomes[] = {
  { "talked", NULL, NULL, "call out talked", "sssddooo", NULL, "open", NULL, FALSE },
  { "talked", "meeting", "call", "meeting out talked", "sssddooo", NULL, "open", NULL, FALSE },
  { "talked", NULL, "meeting", "meeting out talked", "sssddooo", NULL, "open", NULL, FALSE },
  { "talked", NULL, "mail", "call out talked", "sssddooo", NULL, "open", NULL, FALSE },
  { "voicemail", NULL, NULL, "call out voicemail", "sssodooo", "2026-11-25T09:00", NULL, NULL, FALSE },
  { "voicemail", NULL, "mail", "call out voicemail", "sssodooo", "2026-11-25T09:00", NULL, NULL, FALSE },
  { "no-answer", NULL, NULL, "call out no-answer", "sssooooo", "2026-11-24T09:00", NULL, NULL, FALSE },
  { "waiting", NULL, NULL, "mail out sent", "sssodooo", "2026-12-01T09:00", NULL, NULL, FALSE },
  { "waiting", NULL, "message", "message out sent", "sssodooo", "2026-12-01T09:00", NULL, NULL, FALSE },
  { "waiting", NULL, "call", "mail out sent", "sssodooo", "2026-12-01T09:00", NULL, NULL, FALSE },
  { "replied", NULL, NULL, "mail in replied", "sssddooo", NULL, "open", NULL, FALSE },
  { "replied", "message", NULL, "message in replied", "sssddooo", NULL, "open", NULL, FALSE },
  { "no-comment", NULL, NULL, "call out talked", "sssddooo", NULL, "open", NULL, FALSE },
  { "no-comment", "mail", NULL, "mail out talked", "sssddooo", NULL, "open", NULL, FALSE },
  { "declined", NULL, NULL, "mail in declined", "sssddsss", NULL, NULL, "never", TRUE },
  { "asked-twice", NULL, NULL, "mail out sent", "ssssdsso", NULL, NULL, NULL, FALSE },
};

static void
test_outcome (Fixture       *f,
              gconstpointer  data)
{
  const Outcome *c = data;
  AftTouch *touch = NULL;
  AftReminder *retry;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  g_autofree char *states = NULL;

  g_test_message ("%s %s %s", c->outcome, c->channel, c->planned);
  aft_record_set (f->follow_up, AFT_FOLLOW_UP_CHANNEL, c->planned);
  aft_guide_tomorrow (f->book, f->follow_up, f->now);

  g_assert_true (aft_guide_set_outcome (f->book, f->follow_up, c->outcome, c->channel, f->now, &touch, &error));
  g_assert_no_error (error);
  said = g_strjoin (" ", aft_record_get (touch, AFT_TOUCH_CHANNEL), aft_record_get (touch, AFT_TOUCH_DIRECTION),
                    aft_record_get (touch, AFT_TOUCH_RESULT), NULL);
  g_assert_cmpstr (said, ==, c->touch);
  g_assert_cmpstr (aft_record_get (touch, AFT_TOUCH_WHEN), ==, "2026-11-23T10:00:00+01:00");
  g_assert_cmpstr (aft_record_get (touch, AFT_TOUCH_FOLLOW_UP), ==, aft_record_get_id (AFT_RECORD (f->follow_up)));

  states = dup_states (f->follow_up);
  g_assert_cmpstr (states, ==, c->states);
  g_assert_null (aft_remind_find (f->follow_up, "ready"));
  retry = aft_remind_find (f->follow_up, "retry");
  g_assert_cmpstr (retry != NULL ? aft_record_get (retry, AFT_REMINDER_DUE) : NULL, ==, c->retry);
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_THANKS), ==, c->thanks);
  g_assert_cmpstr (aft_record_get (f->contact, AFT_CONTACT_RHYTHM), ==, c->rhythm);
  g_assert_cmpint (aft_record_get (f->follow_up, AFT_FOLLOW_UP_CLOSED) != NULL, ==, c->closed);
  g_assert_cmpstr (aft_guide_outcome_get_words (aft_guide_find_outcome (c->outcome)), !=, "");

  /* Said again at once, it is the same touch. */
  g_assert_true (aft_guide_set_outcome (f->book, f->follow_up, c->outcome, c->channel, f->now, NULL, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (AFT_DOCUMENT (f->contact), AFT_TYPE_TOUCH)), ==, 1);
}

/* What was corrected leaves nothing behind. */
static void
test_corrected (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (GDateTime) soon = g_date_time_add_minutes (f->now, 5);
  g_autoptr (GDateTime) evening = g_date_time_add_hours (f->now, 8);
  GListModel *touches = aft_document_get_records (AFT_DOCUMENT (f->contact), AFT_TYPE_TOUCH);

  aft_guide_set_outcome (f->book, f->follow_up, "declined", NULL, f->now, NULL, NULL);
  aft_guide_set_outcome (f->book, f->follow_up, "voicemail", NULL, soon, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (touches), ==, 1);
  g_assert_null (aft_record_get (f->contact, AFT_CONTACT_RHYTHM));
  g_assert_null (aft_record_get (f->follow_up, AFT_FOLLOW_UP_CLOSED));
  g_assert_cmpint (aft_guide_step_get_current (f->follow_up), ==, AFT_GUIDE_STEP_TALK);

  /* In the evening they are reached: another contact. */
  aft_guide_set_outcome (f->book, f->follow_up, "talked", NULL, evening, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (touches), ==, 2);
  g_assert_null (aft_remind_find (f->follow_up, "retry"));
  g_assert_cmpint (aft_guide_step_get_current (f->follow_up), ==, AFT_GUIDE_STEP_THANKS);
}

/* One more try, then it rests; but who answers after all is thanked. */
static void
test_asked_twice (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr (GDateTime) week = g_date_time_add_days (f->now, 8);
  g_autoptr (GDateTime) later = g_date_time_add_days (f->now, 20);

  aft_guide_set_outcome (f->book, f->follow_up, "waiting", NULL, f->now, NULL, NULL);
  g_assert_false (aft_guide_should_stop (f->follow_up));
  aft_guide_set_outcome (f->book, f->follow_up, "waiting", NULL, week, NULL, NULL);
  g_assert_true (aft_guide_should_stop (f->follow_up));
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_OUTCOME), ==, "asked-twice");
  g_assert_null (aft_remind_find (f->follow_up, NULL));
  g_assert_cmpint (aft_guide_step_get_current (f->follow_up), ==, AFT_GUIDE_STEP_KEEP);

  aft_guide_set_outcome (f->book, f->follow_up, "replied", NULL, later, NULL, NULL);
  g_assert_cmpint (aft_guide_step_get_current (f->follow_up), ==, AFT_GUIDE_STEP_THANKS);
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_THANKS), ==, "open");
}

static void
test_bad_words (Fixture       *f,
                gconstpointer  data)
{
  static const char *bad[] = { NULL, "", "perhaps", "Talked", "talked ", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) outcome = NULL;
      g_autoptr (GError) thanks = NULL;
      g_autoptr (GError) rhythm = NULL;
      g_autoptr (GError) hands = NULL;
      g_autoptr (GError) opened = NULL;

      g_assert_false (aft_guide_set_outcome (f->book, f->follow_up, bad[i], NULL, f->now, NULL, &outcome));
      g_assert_error (outcome, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CHOICE);
      g_assert_false (aft_guide_set_thanks (f->book, f->follow_up, bad[i], NULL, f->now, &thanks));
      g_assert_error (thanks, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CHOICE);
      g_assert_false (aft_guide_set_rhythm (f->book, f->contact, bad[i], f->now, &rhythm));
      g_assert_error (rhythm, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CHOICE);
      g_assert_false (aft_guide_set_in_my_hands (f->book, f->follow_up, bad[i], TRUE, &hands));
      g_assert_error (hands, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CHOICE);
      g_assert_false (aft_guide_set_opened (f->book, f->follow_up, bad[i], TRUE, &opened));
      g_assert_error (opened, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CHOICE);
    }
  g_assert_null (aft_record_get (f->follow_up, AFT_FOLLOW_UP_OUTCOME));
}

static void
test_thanks (Fixture       *f,
             gconstpointer  data)
{
  GListModel *touches = aft_document_get_records (AFT_DOCUMENT (f->contact), AFT_TYPE_TOUCH);

  aft_guide_set_outcome (f->book, f->follow_up, "talked", NULL, f->now, NULL, NULL);
  g_assert_cmpuint (aft_document_get_summary (AFT_DOCUMENT (f->contact))->open_thanks, ==, 1);

  g_assert_true (aft_guide_set_thanks (f->book, f->follow_up, "planned", NULL, f->now, NULL));
  g_assert_cmpstr (aft_record_get (aft_remind_find (f->follow_up, "thank"), AFT_REMINDER_DUE), ==, "2026-11-23");
  g_assert_cmpint (aft_guide_step_get_current (f->follow_up), ==, AFT_GUIDE_STEP_THANKS);

  g_assert_true (aft_guide_set_thanks (f->book, f->follow_up, "sent", NULL, f->now, NULL));
  g_assert_true (aft_guide_set_thanks (f->book, f->follow_up, "sent", NULL, f->now, NULL));
  g_assert_null (aft_remind_find (f->follow_up, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (touches), ==, 2);
  g_assert_cmpint (aft_guide_step_get_current (f->follow_up), ==, AFT_GUIDE_STEP_LEARN);
  g_assert_cmpuint (aft_document_get_summary (AFT_DOCUMENT (f->contact))->open_thanks, ==, 0);

  g_assert_true (aft_guide_set_thanks (f->book, f->follow_up, "open", NULL, f->now, NULL));
  g_assert_cmpint (aft_guide_settle (f->book, f->follow_up, AFT_GUIDE_STEP_THANKS, AFT_GUIDE_STEP_SKIPPED, f->now), ==,
                   AFT_GUIDE_STEP_LEARN);
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_THANKS), ==, "waived");

  /* Written after all, it is the one of today that was logged already. */
  g_assert_true (aft_guide_set_thanks (f->book, f->follow_up, "sent", "letter", f->now, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (touches), ==, 2);
}

/* From end to end, as one goes through it. */
static void
test_through (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  GDate thursday;

  aft_guide_tomorrow (f->book, f->follow_up, f->now);
  first = aft_guide_dup_closing (f->book, f->follow_up, f->now);
  g_assert_cmpstr (first, ==, "That’s all for now. Next: tomorrow.");

  g_assert_cmpint (aft_guide_settle (f->book, f->follow_up, AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_DONE, f->now), ==,
                   AFT_GUIDE_STEP_WHO);
  g_assert_null (aft_remind_find (f->follow_up, NULL));

  g_assert_true (aft_day_parse ("2026-11-26", &thursday));
  g_assert_true (aft_guide_plan (f->book, f->follow_up, &thursday, "call", f->now, NULL));
  g_assert_cmpstr (aft_record_get (aft_remind_find (f->follow_up, "call"), AFT_REMINDER_WHAT), ==, "Call Ms Ortiz");
  g_free (first);
  first = aft_guide_dup_closing (f->book, f->follow_up, f->now);
  g_assert_cmpstr (first, ==, "That’s all for now. Next: Thursday.");

  aft_guide_settle (f->book, f->follow_up, AFT_GUIDE_STEP_WHO, AFT_GUIDE_STEP_DONE, f->now);
  aft_guide_settle (f->book, f->follow_up, AFT_GUIDE_STEP_SAY, AFT_GUIDE_STEP_DONE, f->now);
  aft_guide_set_outcome (f->book, f->follow_up, "talked", NULL, f->now, NULL, NULL);
  aft_guide_set_thanks (f->book, f->follow_up, "said", NULL, f->now, NULL);
  aft_guide_settle (f->book, f->follow_up, AFT_GUIDE_STEP_LEARN, AFT_GUIDE_STEP_DONE, f->now);
  g_assert_null (aft_record_get (f->follow_up, AFT_FOLLOW_UP_CLOSED));
  g_assert_true (aft_guide_set_rhythm (f->book, f->contact, "quarter", f->now, NULL));
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_CLOSED), ==, "2026-11-23");
  last = aft_guide_dup_closing (f->book, f->follow_up, f->now);
  g_assert_true (g_str_has_prefix (last, "That’s all for now. Next: a note to Ms Ortiz, "));

  /* Opened again, it goes on. */
  aft_guide_settle (f->book, f->follow_up, AFT_GUIDE_STEP_LEARN, AFT_GUIDE_STEP_OPEN, f->now);
  g_assert_cmpint (aft_guide_step_get_current (f->follow_up), ==, AFT_GUIDE_STEP_LEARN);
}

static void
test_callback (Fixture       *f,
               gconstpointer  data)
{
  static const struct { const char *typed; const char *due; } cases[] = {
    { "2026-11-26", "2026-11-26" }, { "2026-11-26T10:30", "2026-11-26T10:30" }, { "2026-11-26 10:30", "2026-11-26T10:30" },
    { "thursday", "2026-11-26" }, { "thursday 9:05", "2026-11-26T09:05" }, { "tomorrow 16:00", "2026-11-24T16:00" },
    { "today", "2026-11-23" }, { "Donnerstag um 10 Uhr", "2026-11-26T10:00" }, { "thursday at 2 pm", "2026-11-26T14:00" },
    { "yesterday", NULL }, { "2026-11-22", NULL }, { "2026-02-31", NULL }, { "", NULL }, { "soon", NULL }, { "25:00", NULL },
    { "thursday 25:00", NULL }, { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *due = NULL;
      g_autofree char *before = aft_guide_dup_callback (f->follow_up);
      gboolean fine = aft_guide_set_callback (f->book, f->follow_up, cases[i].typed, f->now, &error);

      g_test_message ("“%s”", cases[i].typed);
      due = aft_guide_dup_callback (f->follow_up);
      g_assert_cmpint (fine, ==, cases[i].due != NULL);
      g_assert_cmpstr (due, ==, fine ? cases[i].due : before);
      if (!fine)
        g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DATE);
    }

  /* What was said on the voicemail is when to try again. */
  g_assert_true (aft_guide_set_callback (f->book, f->follow_up, "friday 14:00", f->now, NULL));
  aft_guide_set_outcome (f->book, f->follow_up, "voicemail", NULL, f->now, NULL, NULL);
  g_assert_cmpstr (aft_record_get (aft_remind_find (f->follow_up, "retry"), AFT_REMINDER_DUE), ==, "2026-11-27T14:00");
}

static void
test_hands (Fixture       *f,
            gconstpointer  data)
{
  g_assert_null (aft_guide_get_mending (f->follow_up));
  aft_guide_set_in_my_hands (f->book, f->follow_up, "listened", TRUE, NULL);
  aft_guide_set_in_my_hands (f->book, f->follow_up, "thanked", TRUE, NULL);
  g_assert_cmpuint (aft_guide_count_in_my_hands (f->follow_up), ==, 2);
  g_assert_nonnull (aft_guide_get_mending (f->follow_up));

  /* Where nobody answered there is nothing to mend. */
  aft_guide_set_outcome (f->book, f->follow_up, "no-answer", NULL, f->now, NULL, NULL);
  g_assert_null (aft_guide_get_mending (f->follow_up));
  aft_guide_set_outcome (f->book, f->follow_up, "talked", NULL, f->now, NULL, NULL);
  g_assert_nonnull (aft_guide_get_mending (f->follow_up));
  aft_guide_set_in_my_hands (f->book, f->follow_up, "left-decision", TRUE, NULL);
  g_assert_cmpuint (aft_guide_count_in_my_hands (f->follow_up), ==, 3);
  g_assert_null (aft_guide_get_mending (f->follow_up));
}

static void
test_opened (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  AftApplication *job = aft_guide_opened_job (f->book, f->follow_up, "Analyst", "", f->now, NULL);
  AftContact *person = aft_guide_opened_person (f->book, f->follow_up, "Ben Ito <ben@example.org>", "Contoso", f->now, NULL);
  AftEvent *event = aft_guide_opened_event (f->book, f->follow_up, "Data Evening", "in 10 days", f->now, NULL);
  AftPart *part = aft_document_lookup (AFT_DOCUMENT (job), aft_record_get_id (AFT_RECORD (f->contact)));

  g_assert_cmpstr (aft_record_get (job, AFT_APPLICATION_SOURCE), ==, aft_record_get_id (AFT_RECORD (f->contact)));
  g_assert_cmpstr (aft_record_get (job, AFT_APPLICATION_COMPANY), ==, "Northwind");
  g_assert_true (aft_record_list_has (part, AFT_PART_PARTS, "referrer"));
  g_assert_cmpstr (aft_document_get_summary (AFT_DOCUMENT (person))->email, ==, "ben@example.org");
  g_assert_cmpuint (aft_document_get_summary (AFT_DOCUMENT (person))->open_reminders, ==, 1);
  g_assert_cmpstr (aft_record_get (event, AFT_EVENT_WHEN), ==, "2026-12-03");
  g_assert_true (aft_record_list_has (event, AFT_EVENT_PEOPLE, aft_record_get_id (AFT_RECORD (f->contact))));
  g_assert_true (aft_record_list_has (f->follow_up, AFT_FOLLOW_UP_OPENED, "opening"));
  g_assert_true (aft_record_list_has (f->follow_up, AFT_FOLLOW_UP_OPENED, "somebody"));
  g_assert_true (aft_record_list_has (f->follow_up, AFT_FOLLOW_UP_OPENED, "event"));

  /* The same event again is the same event. */
  g_assert_true (aft_guide_opened_event (f->book, f->follow_up, "data evening", "2026-12-03", f->now, NULL) == event);
  g_assert_true (aft_guide_opened_event (f->book, f->follow_up, "Data Evening", "3 December at 7 pm", f->now, NULL) == event);
  aft_record_set (event, AFT_EVENT_WHEN, "2026-12-03T19:00");
  g_assert_true (aft_guide_opened_event (f->book, f->follow_up, "Data Evening", "3 December", f->now, NULL) == event);
  g_assert_true (aft_guide_opened_event (f->book, f->follow_up, "Data Evening", "3 December 9:00", f->now, NULL) != event);

  /* “Nothing yet” and the others exclude each other. */
  aft_guide_set_opened (f->book, f->follow_up, "nothing", TRUE, NULL);
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_OPENED), ==, "nothing;");
  aft_guide_set_opened (f->book, f->follow_up, "in-touch", TRUE, NULL);
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_OPENED), ==, "in-touch;");

  g_assert_null (aft_guide_opened_job (f->book, f->follow_up, " ", NULL, f->now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (aft_guide_opened_person (f->book, f->follow_up, " ", "", f->now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (aft_guide_opened_event (f->book, f->follow_up, "", NULL, f->now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (aft_guide_opened_event (f->book, f->follow_up, "Fair", "31 February 2026", f->now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DATE);
}

#define ADD(name, func) g_test_add ("/guide/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/steps", test_steps);
  ADD ("current", test_current);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/guide/outcome/%u", i);

      g_test_add (path, Fixture, &outcomes[i], set_up, test_outcome, tear_down);
    }
  ADD ("corrected", test_corrected);
  ADD ("asked-twice", test_asked_twice);
  ADD ("bad-words", test_bad_words);
  ADD ("thanks", test_thanks);
  ADD ("through", test_through);
  ADD ("callback", test_callback);
  ADD ("hands", test_hands);
  ADD ("opened", test_opened);

  return g_test_run ();
}
