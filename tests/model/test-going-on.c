/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "agenda-fixture.h"

#include "aft-application.h"
#include "aft-date.h"
#include "aft-event.h"
#include "aft-guide.h"
#include "aft-guide-marks.h"
#include "aft-remind.h"
#include "aft-way-in.h"

/* What is under Today without a reminder that speaks for it. */

/* What comes next is also what no reminder speaks for: on the day it is planned, and the day after the refusal. */
static void
test_next (Fixture       *f,
           gconstpointer  data)
{
  static const struct { const char *refused, *planned, *words; } cases[] = {
    { "2026-11-23", NULL, "Nothing is due. Next: Get ready to ask Ana Ortiz (tomorrow)." },
    { "2026-11-23", "2026-11-26", "Nothing is due. Next: Get ready to ask Ana Ortiz (Thursday)." },
    { "2026-11-20", "2026-11-25", "Nothing is due. Next: Get ready to ask Ana Ortiz (Wednesday)." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;

      aft_record_set (f->follow_up, AFT_FOLLOW_UP_TURNED_DOWN, cases[i].refused);
      aft_record_set (f->follow_up, AFT_FOLLOW_UP_PLANNED, cases[i].planned);
      aft_agenda_update (f->agenda, f->now);
      words = aft_agenda_dup_words (f->agenda, NULL);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpuint (n_items (f), ==, 0);
    }
}

/* A conversation that broke off in the middle is there to go on with, whatever was planned for later. */
static void
test_under_way (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (AftAgendaItem) item = NULL;
  AftReminder *reminder;
  AftNote *note;
  g_autofree char *id = NULL;
  GDate day;

  for (AftGuideStep step = 0; step < AFT_GUIDE_STEP_TALK; step++)
    aft_guide_settle (f->book, f->follow_up, step, AFT_GUIDE_STEP_DONE, f->now);
  aft_remind_settle (f->follow_up, NULL, "done", f->now);
  aft_record_set (f->follow_up, AFT_FOLLOW_UP_PLANNED, "2026-11-24");
  reminder = aft_remind_add (AFT_DOCUMENT (f->contact), "call", "2026-11-24T09:00", "Call Ana Ortiz", f->follow_up);
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (n_items (f), ==, 0);

  /* What was only filed there is no conversation. */
  note = aft_guide_get_talk_note (f->book, f->follow_up, f->now);
  aft_record_set (note, AFT_NOTE_TEXT, "Ask about the evening");
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (n_items (f), ==, 0);

  aft_record_set (note, AFT_NOTE_TEXT, "10:00 She said");
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (n_items (f), ==, 1);
  g_assert_cmpuint (aft_agenda_count (f->agenda, AFT_AGENDA_CONTINUE), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (f->agenda), 0);
  g_assert_cmpstr (aft_agenda_item_get_what (item), ==, "Note how it went with Ana Ortiz");
  id = g_strdup (aft_agenda_item_get_id (item));

  /* On its day the reminder says enough. */
  aft_record_set (reminder, AFT_REMINDER_DUE, "2026-11-23T09:00");
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (n_items (f), ==, 1);
  g_assert_cmpuint (aft_agenda_count (f->agenda, AFT_AGENDA_DUE), ==, 1);
  aft_record_set (reminder, AFT_REMINDER_DUE, "2026-11-24T09:00");

  g_assert_true (aft_day_parse ("2026-11-26", &day));
  g_assert_true (aft_remind_move (f->book, id, &day, f->now, NULL));
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (n_items (f), ==, 0);
  aft_remind_settle (f->follow_up, "ready", "done", f->now);
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (n_items (f), ==, 1);

  g_assert_true (aft_guide_set_outcome (f->book, f->follow_up, "no-answer", NULL, f->now, NULL, NULL));
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (aft_agenda_count (f->agenda, AFT_AGENDA_CONTINUE), ==, 0);
}

/* Of two follow-ups of one person each says which it is, as its job is called now. */
static void
test_several (Fixture       *f,
              gconstpointer  data)
{
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind", .position = "Writer", .on = "2026-11-19" };
  g_auto (AftWayInResult) result = { NULL };
  g_autoptr (GString) whys = g_string_new (NULL);

  g_assert_true (aft_way_in_turned_down (f->book, &input, f->now, &result, NULL));
  g_assert_false (result.known_follow_up);
  aft_record_set (result.application, AFT_APPLICATION_POSITION, "Editor");
  aft_guide_set_outcome (f->book, f->follow_up, "talked", NULL, f->now, NULL, NULL);
  aft_agenda_update (f->agenda, f->now);
  for (guint i = 0; i < n_items (f); i++)
    {
      g_autoptr (AftAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (f->agenda), i);

      g_string_append_printf (whys, "%s: %s. ", aft_agenda_item_get_what (item), aft_agenda_item_get_why (item));
    }
  g_assert_cmpstr (whys->str, ==, "Get ready to ask Ana Ortiz: Editor at Northwind. Thank Ana Ortiz: Northwind. ");
}

/* What can be learned from somebody may wait for months; writing to them doesn't wait for it. Who is still to be asked isn't
 * written to for another reason. */
static void
test_people (Fixture       *f,
             gconstpointer  data)
{
  static const struct { const char *outcome; gboolean learned; gint days; guint going_on, people; } cases[] = {
    { "talked", FALSE, 30, 1, 0 },
    { "talked", FALSE, 40, 1, 1 },
    { "talked", TRUE, 40, 1, 1 },
    { NULL, FALSE, 30, 1, 0 },
    { NULL, FALSE, 40, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) later = g_date_time_add_days (f->now, cases[i].days);
      Fixture other;

      set_up (&other, NULL);
      if (cases[i].outcome != NULL)
        {
          g_assert_true (aft_guide_set_outcome (other.book, other.follow_up, cases[i].outcome, NULL, other.now, NULL, NULL));
          g_assert_true (aft_guide_set_thanks (other.book, other.follow_up, "said", NULL, other.now, NULL));
        }
      else
        aft_remind_settle (other.follow_up, NULL, "done", other.now);
      if (cases[i].learned)
        aft_guide_settle (other.book, other.follow_up, AFT_GUIDE_STEP_LEARN, AFT_GUIDE_STEP_DONE, other.now);
      aft_agenda_update (other.agenda, later);
      g_test_message ("%u", i);
      g_assert_cmpuint (aft_agenda_count (other.agenda, AFT_AGENDA_CONTINUE), ==, cases[i].going_on);
      g_assert_cmpuint (aft_agenda_count (other.agenda, AFT_AGENDA_PEOPLE), ==, cases[i].people);
      tear_down (&other, NULL);
    }
}

/* An event is shown two weeks ahead, and until its last day is over. */
static void
test_events (Fixture       *f,
             gconstpointer  data)
{
  static const struct { const char *when, *ends; gboolean shown, next; } cases[] = {
    { "2026-11-22", NULL, FALSE, FALSE },
    { "2026-11-23", NULL, TRUE, FALSE },
    { "2026-12-07", NULL, TRUE, FALSE },
    { "2026-12-08T18:00", NULL, FALSE, TRUE },
    { "2026-11-21", "2026-11-22", FALSE, FALSE },
    { "2026-11-21", "2026-11-23", TRUE, FALSE },
    { "2026-11-21T09:00", "2026-11-25T17:00", TRUE, FALSE },
  };
  g_autoptr (AftDocument) event = aft_document_new (AFT_DOCUMENT_EVENT, NULL, f->now);

  aft_guide_close (f->book, f->follow_up, f->now);
  aft_record_set (f->contact, AFT_CONTACT_RHYTHM, "never");
  aft_record_set (event, AFT_EVENT_NAME, "The fair");
  aft_book_add (f->book, event);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      aft_record_set (event, AFT_EVENT_WHEN, cases[i].when);
      aft_record_set (event, AFT_EVENT_ENDS, cases[i].ends);
      aft_agenda_update (f->agenda, f->now);
      g_test_message ("%s to %s", cases[i].when, cases[i].ends);
      g_assert_cmpuint (aft_agenda_count (f->agenda, AFT_AGENDA_EVENT), ==, cases[i].shown);
      g_assert_cmpint (aft_agenda_get_next (f->agenda) != NULL, ==, cases[i].next);
    }
}

/* What is no reminder says so, and stays. */
static void
test_no_reminder (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr (AftDocument) event = aft_document_new (AFT_DOCUMENT_EVENT, NULL, f->now);
  g_autoptr (AftDraft) draft = aft_record_new (AFT_TYPE_DRAFT, NULL);
  const struct { gpointer record; const char *words; } cases[] = {
    { event, "An event stays*" },
    { draft, "A draft stays*" },
    { f->contact, "There is no such reminder." },
  };

  aft_book_add (f->book, event);
  aft_document_add (AFT_DOCUMENT (f->contact), draft);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) done = NULL;
      g_autoptr (GError) moved = NULL;
      const char *id = aft_record_get_id (cases[i].record);
      GDate day;

      g_assert_true (aft_day_parse ("2026-12-01", &day));
      g_assert_false (aft_remind_done (f->book, id, f->now, &done));
      g_assert_false (aft_remind_move (f->book, id, &day, f->now, &moved));
      g_assert_true (g_pattern_match_simple (cases[i].words, done->message));
      g_assert_cmpstr (done->message, ==, moved->message);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/agenda/going-on/next", Fixture, NULL, set_up, test_next, tear_down);
  g_test_add ("/agenda/going-on/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/agenda/going-on/events", Fixture, NULL, set_up, test_events, tear_down);
  g_test_add ("/agenda/going-on/no-reminder", Fixture, NULL, set_up, test_no_reminder, tear_down);
  g_test_add ("/agenda/going-on/people", Fixture, NULL, set_up, test_people, tear_down);
  g_test_add ("/agenda/going-on/under-way", Fixture, NULL, set_up, test_under_way, tear_down);

  return g_test_run ();
}
