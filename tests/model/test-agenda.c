/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "agenda-fixture.h"

#include "aft-date.h"
#include "aft-event.h"
#include "aft-guide.h"
#include "aft-remind.h"
#include "aft-sample.h"
#include "aft-way-in.h"

#include <string.h>

static GDateTime *
later (Fixture *f,
       gint     days)
{
  return g_date_time_add_days (f->now, days);
}

static AftAgendaItem *
get (Fixture *f,
     guint    position)
{
  g_autoptr (AftAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (f->agenda), position);

  return item;
}

static char *
dup_id (Fixture *f,
        guint    position)
{
  return g_strdup (aft_agenda_item_get_id (get (f, position)));
}

/* An open follow-up is never lost: its reminder speaks for it, or it does itself, but not on the day of the refusal. */
static void
test_continue (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *words = NULL;
  g_autofree char *id = NULL;
  GDate day;

  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (aft_agenda_count (f->agenda, AFT_AGENDA_CONTINUE), ==, 1);
  g_assert_cmpstr (aft_agenda_item_get_what (get (f, 0)), ==, "Get ready to ask Ana Ortiz");
  id = dup_id (f, 0);

  aft_guide_tomorrow (f->book, f->follow_up, f->now);
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (n_items (f), ==, 0);
  words = aft_agenda_dup_words (f->agenda, NULL);
  g_assert_true (g_str_has_prefix (words, "Nothing is due. Next: Get ready to ask Ana Ortiz (tomorrow"));

  aft_remind_settle (f->follow_up, NULL, "done", f->now);
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpstr (aft_agenda_item_get_id (get (f, 0)), ==, id);

  /* Moved, it gets a reminder; done, the step is. */
  g_assert_true (aft_day_parse ("2026-11-26", &day));
  g_assert_true (aft_remind_move (f->book, id, &day, f->now, NULL));
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (n_items (f), ==, 0);
  g_assert_true (aft_remind_done (f->book, id, f->now, NULL));
  g_assert_cmpint (aft_guide_step_get_current (f->follow_up), ==, AFT_GUIDE_STEP_WHO);

  aft_record_set (f->follow_up, AFT_FOLLOW_UP_TURNED_DOWN, "2026-11-23");
  aft_remind_settle (f->follow_up, NULL, "done", f->now);
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (n_items (f), ==, 0);
}

static void
test_reminders (Fixture       *f,
                gconstpointer  data)
{
  static const struct { const char *due; gint days; gboolean shown, overdue; } cases[] = {
    { "2026-11-22", 0, TRUE, TRUE }, { "2026-11-23", 0, TRUE, FALSE }, { "2026-11-23T18:00", 0, TRUE, FALSE },
    { "2026-11-24", 0, FALSE, FALSE }, { "2026-11-24", 1, TRUE, FALSE }, { "2026-11-24T09:00", 2, TRUE, TRUE },
    { "no day", 0, TRUE, FALSE }, { NULL, 0, TRUE, FALSE }, { "2026-02-31", 0, TRUE, FALSE },
  };
  AftReminder *reminder = aft_remind_add (AFT_DOCUMENT (f->contact), "custom", NULL, "Something", f->follow_up);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) then = later (f, cases[i].days);

      g_test_message ("%s, %d days later", cases[i].due, cases[i].days);
      aft_record_set (reminder, AFT_REMINDER_DUE, cases[i].due);
      aft_agenda_update (f->agenda, then);
      g_assert_cmpuint (aft_agenda_count (f->agenda, AFT_AGENDA_DUE), ==, cases[i].shown);
      if (!cases[i].shown)
        continue;
      g_assert_cmpint (aft_agenda_item_is_overdue (get (f, 0)), ==, cases[i].overdue);
      g_assert_true (aft_agenda_item_get_record (get (f, 0)) == (AftRecord *) reminder);
      g_assert_true (aft_agenda_item_get_follow_up (get (f, 0)) == (AftRecord *) f->follow_up);
    }
}

static void
test_commands (Fixture       *f,
               gconstpointer  data)
{
  AftReminder *reminder = aft_remind_add (AFT_DOCUMENT (f->contact), "custom", "2026-11-23T08:30", "Something", NULL);
  const char *id = aft_record_get_id (AFT_RECORD (reminder));
  g_autoptr (GError) error = NULL;
  GDate past, day;

  g_assert_true (aft_day_parse ("2026-11-22", &past));
  g_assert_true (aft_day_parse ("2026-11-30", &day));

  g_assert_false (aft_remind_move (f->book, id, &past, f->now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DATE);
  g_clear_error (&error);
  g_assert_true (aft_remind_move (f->book, id, &day, f->now, &error));
  g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_DUE), ==, "2026-11-30T08:30");
  g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_MOVED_FROM), ==, "2026-11-23T08:30");

  g_assert_true (aft_remind_skip (f->book, id, f->now, NULL));
  g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_STATE), ==, "skipped");
  g_assert_true (aft_remind_move (f->book, id, &day, f->now, NULL));
  g_assert_true (aft_remind_is_open (reminder));
  g_assert_true (aft_remind_done (f->book, id, f->now, NULL));
  g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_DONE), ==, "2026-11-23");

  g_assert_false (aft_remind_done (f->book, "00000000-0000-4000-8000-000000000000", f->now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_false (aft_remind_done (f->book, "", f->now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_UNKNOWN);
}

/* Thank-yous stay until they are done, and keep their ids. */
static void
test_thanks (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (GDateTime) month = later (f, 30);
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;

  aft_guide_set_outcome (f->book, f->follow_up, "talked", NULL, f->now, NULL, NULL);
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (aft_agenda_count (f->agenda, AFT_AGENDA_THANKS), ==, 1);
  id = dup_id (f, 0);
  aft_agenda_update (f->agenda, month);
  g_assert_cmpuint (aft_agenda_count (f->agenda, AFT_AGENDA_THANKS), ==, 1);
  again = dup_id (f, 0);
  g_assert_cmpstr (id, ==, again);

  /* Planned, it is its reminder, once. */
  aft_guide_set_thanks (f->book, f->follow_up, "planned", NULL, f->now, NULL);
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (n_items (f), ==, 1);
  g_assert_cmpint (aft_agenda_item_get_kind (get (f, 0)), ==, AFT_AGENDA_DUE);

  /* Who does what it says has thanked. */
  g_free (id);
  id = dup_id (f, 0);
  g_assert_true (aft_remind_done (f->book, id, f->now, NULL));
  g_assert_cmpstr (aft_record_get (f->follow_up, AFT_FOLLOW_UP_THANKS), ==, "said");
}

/* Somebody to be in touch with is done, skipped and moved like a reminder. */
static void
test_people (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (GDateTime) then = later (f, 40);
  g_autofree char *id = NULL;
  GDate day;

  aft_guide_close (f->book, f->follow_up, f->now);
  aft_agenda_update (f->agenda, f->now);
  g_assert_cmpuint (n_items (f), ==, 0);
  g_assert_nonnull (aft_agenda_get_next (f->agenda));

  aft_agenda_update (f->agenda, then);
  g_assert_cmpuint (aft_agenda_count (f->agenda, AFT_AGENDA_PEOPLE), ==, 1);
  g_assert_cmpstr (aft_agenda_item_get_why (get (f, 0)), !=, "");
  id = dup_id (f, 0);

  g_assert_true (aft_day_parse ("2027-01-11", &day));
  g_assert_true (aft_remind_move (f->book, id, &day, then, NULL));
  aft_agenda_update (f->agenda, then);
  g_assert_cmpuint (n_items (f), ==, 0);
  g_assert_cmpstr (aft_agenda_item_get_day (aft_agenda_get_next (f->agenda)), ==, "2027-01-11");

  g_assert_true (aft_remind_skip (f->book, id, then, NULL));
  g_assert_cmpstr (aft_record_get (f->contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER), ==, "2027-04-02");

  g_assert_true (aft_remind_done (f->book, id, then, NULL));
  g_assert_cmpstr (aft_document_get_summary (AFT_DOCUMENT (f->contact))->last_touch, ==, "2027-01-02");
  g_assert_null (aft_record_get (f->contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER));
}

static void
test_inbox (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  AftReminder *reminder = aft_remind_add_words (f->book, NULL, "Send the papers tomorrow", f->now, NULL);

  g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_DUE), ==, "2026-11-24");
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_inbox (f->book)), ==, 1);
  g_assert_cmpstr (aft_record_get_id (AFT_RECORD (reminder)), ==,
                   aft_record_get_id (aft_record_get_document (reminder)));
  g_assert_null (aft_remind_add_words (f->book, NULL, " \n ", f->now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_EMPTY);
}

typedef struct
{
  guint removed, added, outdated;
} Changes;

static void
changed_cb (GListModel *list,
            guint       position,
            guint       removed,
            guint       added,
            Changes    *changes)
{
  changes->removed += removed;
  changes->added += added;
}

static void
outdated_cb (AftAgenda *agenda,
             Changes   *changes)
{
  changes->outdated++;
}

/* What stays keeps its identity, and the list always agrees with its signals. */
static void
test_live (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  g_autoptr (AftAgenda) agenda = NULL;
  g_autoptr (AftAgendaItem) first = NULL;
  g_autoptr (AftAgendaItem) second = NULL;
  g_autoptr (AftAgendaItem) still = NULL;
  g_autofree char *id = NULL;
  Changes changes = { 0 };
  guint n;

  aft_sample_fill (book, now);
  agenda = aft_agenda_new (book);
  aft_agenda_update (agenda, now);
  g_signal_connect (agenda, "items-changed", G_CALLBACK (changed_cb), &changes);
  g_signal_connect (agenda, "outdated", G_CALLBACK (outdated_cb), &changes);

  n = g_list_model_get_n_items (G_LIST_MODEL (agenda));
  g_assert_cmpuint (n, >, 5);
  aft_agenda_update (agenda, now);
  g_assert_cmpuint (changes.removed + changes.added, ==, 0);

  first = g_list_model_get_item (G_LIST_MODEL (agenda), 0);
  second = g_list_model_get_item (G_LIST_MODEL (agenda), 1);
  id = g_strdup (aft_agenda_item_get_id (first));
  g_assert_true (aft_remind_done (book, id, now, NULL));
  g_assert_cmpuint (changes.outdated, ==, 1);

  aft_agenda_update (agenda, now);
  still = g_list_model_get_item (G_LIST_MODEL (agenda), 0);
  g_assert_true (still == second);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (agenda)), ==, n + changes.added - changes.removed);
  g_assert_cmpuint (changes.removed, <=, 2);

  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (agenda)); i++)
    {
      g_autoptr (AftAgendaItem) a = g_list_model_get_item (G_LIST_MODEL (agenda), i - 1);
      g_autoptr (AftAgendaItem) b = g_list_model_get_item (G_LIST_MODEL (agenda), i);

      g_assert_cmpint (aft_agenda_item_compare (a, b), <, 0);
    }
}

/* Whichever stands first in the book: what comes next is the earliest that lies ahead, and what has no usable date is never passed
 * over for it. */
static void
test_next (void)
{
  static const struct { const char *due[4]; const char *next; guint shown; } cases[] = {
    { { "2026-12-05", "2026-12-01", "2026-12-03" }, "2026-12-01", 0 },
    { { "2026-12-01", "2026-12-05", "2026-12-03" }, "2026-12-01", 0 },
    { { "2026-12-03", "2026-12-01T18:00", "2026-12-01T09:00" }, "2026-12-01T09:00", 0 },
    { { "2026-12-03", "no day", "2026-12-02" }, "2026-12-02", 1 },
    { { "2026-12-03", NULL, "2026-11-01" }, "2026-12-03", 2 },
    { { "2026-11-02", "2026-11-23", "2026-11-01" }, NULL, 3 },
  };
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint people = 1; people <= 3; people += 2)
      {
        g_autoptr (AftBook) book = aft_book_new ();
        g_autoptr (AftAgenda) agenda = aft_agenda_new (book);
        g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);
        AftAgendaItem *next;

        for (guint j = 0; j < people; j++)
          {
            g_autofree char *name = g_strdup_printf ("Person %c", 'A' + j);
            AftContact *contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);

            aft_record_set (contact, AFT_CONTACT_FULL_NAME, name);
            aft_record_set (contact, AFT_CONTACT_RHYTHM, "never");
            aft_book_add (book, contact);
            g_ptr_array_add (contacts, contact);
          }
        for (guint j = 0; j < 3; j++)
          aft_remind_add (g_ptr_array_index (contacts, j % people), "custom", cases[i].due[j], "Something", NULL);

        aft_agenda_update (agenda, now);
        next = aft_agenda_get_next (agenda);
        g_test_message ("case %u, %u people", i, people);
        g_assert_cmpstr (next != NULL ? aft_agenda_item_get_day (next) : NULL, ==, cases[i].next);
        g_assert_cmpuint (aft_agenda_count (agenda, AFT_AGENDA_DUE), ==, cases[i].shown);
      }
}

/* Looked through in slices, the book has the same agenda; who goes meanwhile is not in it, and what changes makes it outdated. */
static void
test_slices (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  g_autoptr (AftAgenda) whole = NULL;
  g_autoptr (AftAgenda) sliced = NULL;
  g_autoptr (AftAgenda) through = NULL;
  g_autoptr (AftDocument) gone = NULL;
  Changes changes = { 0 };
  guint slices = 1;
  guint n;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *person = g_strdup_printf ("Person %03u", i);
      AftWayIn input = { .name = person, .company = "Northwind", .on = "2026-11-20" };
      g_auto (AftWayInResult) result = { NULL };

      g_assert_true (aft_way_in_turned_down (book, &input, now, &result, NULL));
    }

  whole = aft_agenda_new (book);
  sliced = aft_agenda_new (book);
  g_signal_connect (sliced, "outdated", G_CALLBACK (outdated_cb), &changes);
  aft_agenda_begin (sliced, now);
  g_assert_false (aft_agenda_go_on (sliced, 0));
  gone = g_list_model_get_item (aft_book_get_contacts (book), 0);
  aft_book_remove (book, gone);
  g_assert_cmpuint (changes.outdated, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sliced)), ==, 0);
  while (!aft_agenda_go_on (sliced, 0))
    slices++;
  g_assert_cmpuint (slices, >, 2);

  /* Looked through beforehand, it is shown in one go. */
  through = aft_agenda_new (book);
  aft_agenda_begin (through, now);
  for (slices = 0; !aft_agenda_look_through (through, 0); )
    slices++;
  g_assert_cmpuint (slices, >, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (through)), ==, 0);
  g_assert_true (aft_agenda_go_on (through, 0));

  aft_agenda_update (whole, now);
  n = g_list_model_get_n_items (G_LIST_MODEL (whole));
  g_assert_cmpuint (n, ==, 99);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sliced)), ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (through)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftAgendaItem) a = g_list_model_get_item (G_LIST_MODEL (whole), i);
      g_autoptr (AftAgendaItem) b = g_list_model_get_item (G_LIST_MODEL (sliced), i);

      g_assert_true (aft_agenda_item_equal (a, b));
      g_assert_false (aft_agenda_item_get_document (b) == gone);
    }
}

#define ADD(name, func) g_test_add ("/agenda/" name, Fixture, NULL, set_up, func, tear_down)

/* An event is there until its last day is over, whichever of its two days that is. */
static void
test_event (Fixture       *f,
            gconstpointer  data)
{
  static const struct
  {
    const char *when;
    const char *ends;
    gboolean    over;
    gboolean    listed;
  } cases[] = {
    { "2026-11-24T18:30", NULL, FALSE, TRUE },
    { "2026-11-23", NULL, FALSE, TRUE },
    { "2026-11-22", NULL, TRUE, FALSE },
    { "2026-11-22", "2026-11-23", FALSE, TRUE },
    { "2026-11-20", "2026-11-22", TRUE, FALSE },
    { "2026-11-24", "2026-11-01", FALSE, TRUE },
    { NULL, "2026-11-22", TRUE, FALSE },
    { NULL, NULL, FALSE, FALSE },
    { "2026-11", NULL, FALSE, FALSE },
  };
  GDate today;

  aft_day_from_date_time (f->now, &today);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftDocument) event = aft_document_new (AFT_DOCUMENT_EVENT, NULL, f->now);

      aft_record_set (event, AFT_EVENT_NAME, "Job fair");
      aft_record_set (event, AFT_EVENT_WHEN, cases[i].when);
      aft_record_set (event, AFT_EVENT_ENDS, cases[i].ends);
      aft_book_add (f->book, event);
      aft_agenda_update (f->agenda, f->now);
      if (aft_event_is_over (AFT_EVENT (event), &today) != cases[i].over)
        g_error ("an event from %s to %s is %sover", cases[i].when, cases[i].ends, cases[i].over ? "not " : "");
      if (aft_agenda_count (f->agenda, AFT_AGENDA_EVENT) != (cases[i].listed ? 1 : 0))
        g_error ("an event from %s to %s is %slisted", cases[i].when, cases[i].ends, cases[i].listed ? "not " : "");
      aft_book_remove (f->book, event);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("event", test_event);
  g_test_add_func ("/agenda/live", test_live);
  g_test_add_func ("/agenda/next", test_next);
  g_test_add_func ("/agenda/slices", test_slices);
  ADD ("continue", test_continue);
  ADD ("reminders", test_reminders);
  ADD ("commands", test_commands);
  ADD ("thanks", test_thanks);
  ADD ("people", test_people);
  ADD ("inbox", test_inbox);

  return g_test_run ();
}
