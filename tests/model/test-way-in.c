/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-application.h"
#include "aft-guide.h"
#include "aft-remind.h"
#include "aft-reminder.h"
#include "aft-way-in.h"

#include <string.h>

/* Monday, 23 November 2026, 10:00. */
static GDateTime *
make_now (void)
{
  return g_date_time_new_local (2026, 11, 23, 10, 0, 0);
}

static guint
count (AftBook         *book,
       AftDocumentKind  kind)
{
  return g_list_model_get_n_items (aft_book_get_documents (book, kind));
}

typedef struct
{
  const char *what;
  AftWayIn    input;
  gint        code;         /* 0: it works */

  const char *name;
  const char *company;
  const char *email;
  gboolean    unnamed;
  const char *turned_down;
  const char *position;     /* of the job */
  guint       jobs;
} Case;

static const Case cases[] = {
  { "name and company", { .name = "Ana Ortiz", .company = "Northwind" }, 0, "Ana Ortiz", "Northwind", "", FALSE, "2026-11-23", "", 1 },
  { "everything", { .name = "Ana Ortiz", .company = "Northwind", .position = "Data engineer", .on = "2026-11-20", .email = "ana@example.org", .phone = "+1 555 0100", .met = "video" },
    0, "Ana Ortiz", "Northwind", "ana@example.org", FALSE, "2026-11-20", "Data engineer", 1 },
  { "name only", { .name = "Ana Ortiz" }, 0, "Ana Ortiz", "", "", FALSE, "2026-11-23", NULL, 0 },
  { "name and position", { .name = "Ana Ortiz", .position = "Data engineer" }, 0, "Ana Ortiz", "", "", FALSE, "2026-11-23", "Data engineer", 1 },
  { "company only", { .company = "Northwind" }, 0, "Hiring manager at Northwind", "Northwind", "", TRUE, "2026-11-23", "", 1 },
  { "blanks around", { .name = "  Ana   Ortiz ", .company = "\tNorthwind\n" }, 0, "Ana Ortiz", "Northwind", "", FALSE, "2026-11-23", "", 1 },
  { "a blank name with a company", { .name = "   ", .company = "Northwind" }, 0, "Hiring manager at Northwind", "Northwind", "", TRUE, "2026-11-23", "", 1 },
  { "pasted from a mail", { .name = "Ana Ortiz <ana@example.org>" }, 0, "Ana Ortiz", "", "ana@example.org", FALSE, "2026-11-23", NULL, 0 },
  { "pasted with quotes", { .name = "\"Ortiz, Ana\" <ana@example.org>" }, 0, "Ana Ortiz", "", "ana@example.org", FALSE, "2026-11-23", NULL, 0 },
  { "pasted the old way", { .name = "ana@example.org (Ana Ortiz)" }, 0, "Ana Ortiz", "", "ana@example.org", FALSE, "2026-11-23", NULL, 0 },
  { "several, pasted from a mail", { .name = "Ana Ortiz <ana@example.org>, Ben Ito <ben@example.org>" }, 0, "Ana Ortiz", "", "ana@example.org", FALSE, "2026-11-23", NULL, 0 },
  { "several, the other way", { .name = "\"Ortiz, Ana\" <ana@example.org>; \"Ito, Ben\" <ben@example.org>" }, 0, "Ana Ortiz", "", "ana@example.org", FALSE, "2026-11-23", NULL, 0 },
  { "a sign before the address", { .name = "Ana <3 Ortiz <ana@example.org>" }, 0, "Ana <3 Ortiz", "", "ana@example.org", FALSE, "2026-11-23", NULL, 0 },
  { "several addresses", { .name = "ana.ortiz@example.org, ben@example.org" }, 0, "Ana Ortiz", "", "ana.ortiz@example.org", FALSE, "2026-11-23", NULL, 0 },
  { "an address that says the name", { .name = "ana.ortiz@example.org" }, 0, "Ana Ortiz", "", "ana.ortiz@example.org", FALSE, "2026-11-23", NULL, 0 },
  { "an address that doesn't", { .name = "jobs@example.org" }, 0, "jobs@example.org", "", "jobs@example.org", FALSE, "2026-11-23", NULL, 0 },
  { "an address that doesn't, with a company", { .name = "jobs@example.org", .company = "Northwind" }, 0, "Hiring manager at Northwind", "Northwind", "jobs@example.org", TRUE, "2026-11-23", "", 1 },
  { "the address that was typed wins", { .name = "Ana Ortiz <old@example.org>", .email = "new@example.org" }, 0, "Ana Ortiz", "", "new@example.org", FALSE, "2026-11-23", NULL, 0 },
  { "yesterday", { .name = "Ana Ortiz", .on = "yesterday" }, 0, "Ana Ortiz", "", "", FALSE, "2026-11-22", NULL, 0 },
  { "friday is the last one", { .name = "Ana Ortiz", .on = "Friday" }, 0, "Ana Ortiz", "", "", FALSE, "2026-11-20", NULL, 0 },
  { "a blank day is today", { .name = "Ana Ortiz", .on = "  " }, 0, "Ana Ortiz", "", "", FALSE, "2026-11-23", NULL, 0 },

  /* Text is text. */
  { "markup", { .name = "Smith & Sons <b>" }, 0, "Smith & Sons <b>", "", "", FALSE, "2026-11-23", NULL, 0 },
  { "a link", { .name = "<a href='http://example.org'>x</a>" }, 0, "<a href='http://example.org'>x</a>", "", "", FALSE, "2026-11-23", NULL, 0 },
  { "control characters", { .name = "Ana\x01\x07\x1b Ortiz", .company = "North\nwind" }, 0, "Ana Ortiz", "North wind", "", FALSE, "2026-11-23", "", 1 },
  { "bidirectional overrides stay", { .name = "Ana \xe2\x80\xaeOrtiz" }, 0, "Ana \xe2\x80\xaeOrtiz", "", "", FALSE, "2026-11-23", NULL, 0 },
  { "invalid UTF-8", { .name = "An\xff Ortiz" }, 0, "An\xef\xbf\xbd Ortiz", "", "", FALSE, "2026-11-23", NULL, 0 },
  { "a key file's syntax", { .name = "[Contact]", .company = "a=b;c" }, 0, "[Contact]", "a=b;c", "", FALSE, "2026-11-23", "", 1 },
  { "a comma alone", { .name = "," }, 0, ",", "", "", FALSE, "2026-11-23", NULL, 0 },
  { "an empty address", { .name = "Ana <>" }, 0, "Ana <>", "", "", FALSE, "2026-11-23", NULL, 0 },
  { "two at signs", { .name = "a@b@c.example" }, 0, "a@b@c.example", "", "", FALSE, "2026-11-23", NULL, 0 },
  { "a percent sign", { .name = "%s %n", .company = "%d" }, 0, "%s %n", "%d", "", FALSE, "2026-11-23", "", 1 },

  /* What can't be. */
  { "nothing", { NULL }, AFT_MODEL_ERROR_EMPTY },
  { "blanks", { .name = "   ", .company = "\t\n" }, AFT_MODEL_ERROR_EMPTY },
  { "control characters only", { .name = "\x01\x02", .company = "\x7f" }, AFT_MODEL_ERROR_EMPTY },
  { "a position alone", { .position = "Data engineer" }, AFT_MODEL_ERROR_EMPTY },
  { "31 February", { .name = "Ana Ortiz", .on = "2026-02-31" }, AFT_MODEL_ERROR_DATE },
  { "a word that is no day", { .name = "Ana Ortiz", .on = "someday" }, AFT_MODEL_ERROR_DATE },
  { "tomorrow", { .name = "Ana Ortiz", .on = "tomorrow" }, AFT_MODEL_ERROR_DATE },
  { "next year", { .name = "Ana Ortiz", .on = "2027-01-01" }, AFT_MODEL_ERROR_DATE },
  { "an unknown part", { .name = "Ana Ortiz", .part = "boss" }, AFT_MODEL_ERROR_CHOICE },
  { "an unknown way to meet", { .name = "Ana Ortiz", .met = "by chance" }, AFT_MODEL_ERROR_CHOICE },
};

static void
test_turned_down (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = make_now ();
  g_auto (AftWayInResult) result = { NULL };
  g_autoptr (GError) error = NULL;
  const AftSummary *summary;

  g_test_message ("%s", c->what);
  if (c->code != 0)
    {
      g_assert_false (aft_way_in_turned_down (book, &c->input, now, &result, &error));
      g_assert_error (error, AFT_MODEL_ERROR, c->code);
      g_assert_cmpstr (error->message, !=, "");
      g_assert_true (aft_book_is_empty (book));
      return;
    }

  g_assert_true (aft_way_in_turned_down (book, &c->input, now, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (book, AFT_DOCUMENT_CONTACT), ==, 1);
  g_assert_cmpuint (count (book, AFT_DOCUMENT_APPLICATION), ==, c->jobs);

  summary = aft_document_get_summary (AFT_DOCUMENT (result.contact));
  g_assert_cmpstr (summary->title, ==, c->name);
  g_assert_cmpstr (summary->company, ==, c->company);
  g_assert_cmpstr (summary->email, ==, c->email);
  g_assert_cmpint (summary->unnamed, ==, c->unnamed);
  g_assert_cmpuint (summary->open_follow_ups, ==, 1);
  g_assert_cmpuint (summary->open_reminders, ==, 0);
  g_assert_cmpstr (aft_record_get (result.follow_up, AFT_FOLLOW_UP_TURNED_DOWN), ==, c->turned_down);
  g_assert_cmpint (aft_guide_step_get_current (result.follow_up), ==, AFT_GUIDE_STEP_READY);
  g_assert_cmpstr (result.words, ==, "Noted. Nothing has to be done today.");
  g_assert_false (result.known_person || result.known_job || result.known_follow_up);

  if (c->jobs > 0)
    {
      AftPart *part = aft_document_lookup (AFT_DOCUMENT (result.application), summary->id);

      g_assert_cmpstr (aft_document_get_summary (AFT_DOCUMENT (result.application))->title, ==, c->position);
      g_assert_cmpstr (aft_record_get (result.application, AFT_APPLICATION_STATE), ==, "turned-down");
      g_assert_cmpstr (aft_record_get (result.application, AFT_APPLICATION_TURNED_DOWN), ==, c->turned_down);
      g_assert_cmpstr (aft_record_get (result.follow_up, AFT_FOLLOW_UP_APPLICATION), ==,
                       aft_record_get_id (AFT_RECORD (result.application)));
      g_assert_true (AFT_IS_PART (part));
      g_assert_true (aft_record_list_has (part, AFT_PART_PARTS, "hiring-manager"));
    }
}

/* What is said twice is there once. */
static void
test_again (void)
{
  static const struct
  {
    AftWayIn first, second;
    guint    people, jobs;
    gboolean person, job, follow_up;
  } pairs[] = {
    { { .name = "Ana Ortiz", .company = "Northwind" }, { .name = "ana  ÓRTIZ", .company = "NORTHWIND" }, 1, 1, TRUE, TRUE, TRUE },
    { { .name = "Ana Ortiz" }, { .name = "Ana Ortiz" }, 1, 0, TRUE, FALSE, TRUE },
    { { .name = "Ana Ortiz", .company = "Northwind" }, { .name = "Ana Ortiz" }, 1, 1, TRUE, TRUE, TRUE },
    { { .name = "Ana Ortiz", .company = "Northwind" }, { .name = "Ana Ortiz", .company = "Contoso" }, 2, 2, FALSE, FALSE, FALSE },
    { { .company = "Northwind" }, { .company = "northwind" }, 1, 1, TRUE, TRUE, TRUE },
    { { .name = "Ana Ortiz", .company = "Northwind", .position = "Tester" },
      { .name = "Ana Ortiz", .company = "Northwind", .position = "Data engineer" }, 1, 2, TRUE, FALSE, FALSE },
    { { .name = "Ana Ortiz", .company = "Northwind", .position = "Tester" },
      { .name = "Ana Ortiz", .company = "northwind" }, 1, 1, TRUE, TRUE, TRUE },
    { { .name = "Ana Ortiz", .company = "Northwind", .position = "Tester", .on = "2026-03-02" },
      { .name = "Ana Ortiz", .company = "Northwind" }, 1, 2, TRUE, FALSE, FALSE },
    { { .name = "Ana Ortiz", .company = "Northwind", .position = "Tester" },
      { .name = "Ben Ito", .company = "Northwind" }, 2, 2, FALSE, FALSE, FALSE },
    { { .name = "Ana Ortiz", .company = "Northwind", .position = "Tester" },
      { .name = "Ben Ito", .company = "Northwind", .position = "tester" }, 2, 1, FALSE, TRUE, FALSE },
    { { .name = "Ana Ortiz <ana@example.org>", .company = "Northwind" },
      { .name = "Ana Ortiz <ana@example.org>", .company = "Contoso" }, 1, 2, TRUE, FALSE, FALSE },
    { { .name = "Ana Ortiz", .company = "Northwind", .position = "Tester", .on = "2026-03-02" },
      { .name = "Ana Ortiz", .company = "Northwind", .position = "Tester" }, 1, 2, TRUE, FALSE, FALSE },
    { { .name = "Ana Ortiz", .company = "Northwind", .position = "Tester" },
      { .name = "Ana Ortiz", .company = "Northwind", .position = "Tester", .new_job = TRUE }, 1, 2, TRUE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (AftBook) book = aft_book_new ();
      g_autoptr (GDateTime) now = make_now ();
      g_auto (AftWayInResult) first = { NULL };
      g_auto (AftWayInResult) second = { NULL };

      g_test_message ("%u: %s, then %s", i, pairs[i].first.name, pairs[i].second.name);
      g_assert_true (aft_way_in_turned_down (book, &pairs[i].first, now, &first, NULL));
      g_assert_true (aft_way_in_turned_down (book, &pairs[i].second, now, &second, NULL));
      g_assert_cmpuint (count (book, AFT_DOCUMENT_CONTACT), ==, pairs[i].people);
      g_assert_cmpuint (count (book, AFT_DOCUMENT_APPLICATION), ==, pairs[i].jobs);
      g_assert_cmpint (second.known_person, ==, pairs[i].person);
      g_assert_cmpint (second.known_job, ==, pairs[i].job);
      g_assert_cmpint (second.known_follow_up, ==, pairs[i].follow_up);
      g_assert_cmpint (strcmp (second.words, "Noted. Nothing has to be done today.") != 0, ==, pairs[i].person);
    }
}

/* A name of a megabyte is kept as it is and costs no more than that. */
static void
test_long (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = make_now ();
  g_autofree char *name = g_strnfill (1024 * 1024, 'x');
  g_auto (AftWayInResult) result = { NULL };
  AftWayIn input = { .name = name, .company = name, .tomorrow = TRUE };

  g_assert_true (aft_way_in_turned_down (book, &input, now, &result, NULL));
  g_assert_cmpuint (strlen (aft_record_get (result.contact, AFT_CONTACT_FULL_NAME)), ==, 1024 * 1024);
  g_assert_cmpuint (g_utf8_strlen (result.words, -1), <, 1000);
}

static void
test_read_only (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = make_now ();
  g_autoptr (GError) error = NULL;
  AftWayIn input = { .name = "Ana Ortiz" };

  aft_document_set_read_only (aft_book_get_info (book), TRUE);
  g_assert_false (aft_way_in_turned_down (book, &input, now, NULL, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_READ_ONLY);
  g_assert_true (aft_book_is_empty (book));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* One step of undo; the job comes into the book before the person who refers to it. */
static void
note_order (AftBook     *book,
            AftDocument *document,
            GString     *order)
{
  g_string_append_c (order, AFT_IS_CONTACT (document) ? 'c' : 'a');
}

static void
test_order (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = make_now ();
  g_autoptr (GString) order = g_string_new (NULL);
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind", .tomorrow = TRUE };
  guint begun = 0;

  g_signal_connect (book, "document-added", G_CALLBACK (note_order), order);
  g_signal_connect_swapped (book, "begun", G_CALLBACK (count_cb), &begun);
  g_assert_true (aft_way_in_turned_down (book, &input, now, NULL, NULL));
  g_assert_cmpstr (order->str, ==, "ac");
  g_assert_cmpuint (begun, ==, 1);
}

/* The reminder comes on the next working morning. */
static void
test_tomorrow (void)
{
  static const struct { gint month, day, hour; const char *due; } days[] = {
    { 11, 23, 10, "2026-11-24T09:00" },
    { 11, 26, 23, "2026-11-27T09:00" },
    { 11, 27, 10, "2026-11-30T09:00" },
    { 11, 28, 10, "2026-11-30T09:00" },
    { 11, 29, 10, "2026-11-30T09:00" },
    { 12, 31, 10, "2027-01-01T09:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (AftBook) book = aft_book_new ();
      g_autoptr (GDateTime) now = g_date_time_new_local (2026, days[i].month, days[i].day, days[i].hour, 0, 0);
      g_auto (AftWayInResult) result = { NULL };
      AftWayIn input = { .name = "Ana Ortiz", .tomorrow = TRUE };
      AftReminder *reminder;

      g_assert_true (aft_way_in_turned_down (book, &input, now, &result, NULL));
      reminder = aft_remind_find (result.follow_up, "ready");
      g_assert_nonnull (reminder);
      g_assert_cmpstr (aft_record_get (reminder, AFT_REMINDER_DUE), ==, days[i].due);
    }
}

static void
test_on_the_phone (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = make_now ();
  g_autoptr (GDateTime) later = g_date_time_add_minutes (now, 90);
  AftWayIn known = { .name = "Ana Ortiz", .company = "Northwind", .tomorrow = TRUE };
  AftWayIn caller = { .name = "ana" };
  AftWayIn stranger = { .name = "Ben Ito" };
  g_auto (AftWayInResult) first = { NULL };
  g_auto (AftWayInResult) result = { NULL };
  g_auto (AftWayInResult) again = { NULL };
  g_auto (AftWayInResult) other = { NULL };
  AftNote *note;

  g_assert_true (aft_way_in_turned_down (book, &known, now, &first, NULL));

  g_assert_true (aft_way_in_on_the_phone (book, &caller, now, &result, NULL));
  g_assert_true (result.contact == first.contact);
  g_assert_true (result.follow_up == first.follow_up);
  g_assert_cmpint (aft_guide_step_get_current (result.follow_up), ==, AFT_GUIDE_STEP_TALK);
  if (aft_guide_find_talk_note (result.follow_up, now) != NULL)
    g_error ("a note stands there before a word was written");
  g_assert_null (aft_remind_find (result.follow_up, NULL));

  /* They call again on the same day: the note goes on. */
  note = aft_guide_get_talk_note (book, result.follow_up, now);
  g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, "10:00 ");
  g_assert_cmpstr (aft_record_get (note, AFT_NOTE_FOLLOW_UP), ==, aft_record_get_id (AFT_RECORD (result.follow_up)));
  aft_record_set (note, AFT_NOTE_TEXT, "10:00 was cut off");
  g_assert_true (aft_way_in_on_the_phone (book, &caller, later, &again, NULL));
  g_assert_true (aft_guide_find_talk_note (again.follow_up, later) == note);
  g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, "10:00 was cut off\n11:30 ");

  g_assert_true (aft_way_in_on_the_phone (book, &stranger, now, &other, NULL));
  g_assert_false (other.known_person);
  g_assert_cmpint (aft_guide_step_get_current (other.follow_up), ==, AFT_GUIDE_STEP_TALK);
  g_assert_cmpuint (count (book, AFT_DOCUMENT_CONTACT), ==, 2);
}

static void
test_never_spoke (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = make_now ();
  AftWayIn company = { .company = "Northwind", .position = "Tester" };
  AftWayIn person = { .name = "Ana Ortiz", .company = "Contoso" };
  g_auto (AftWayInResult) result = { NULL };
  g_auto (AftWayInResult) named = { NULL };

  g_assert_true (aft_way_in_never_spoke (book, &company, now, &result, NULL));
  g_assert_null (result.contact);
  g_assert_null (result.follow_up);
  g_assert_cmpstr (aft_record_get (result.application, AFT_APPLICATION_COMPANY), ==, "Northwind");
  g_assert_cmpstr (aft_record_get (result.application, AFT_APPLICATION_STATE), ==, "turned-down");
  g_assert_cmpstr (result.words, !=, "");

  g_assert_true (aft_way_in_never_spoke (book, &person, now, &named, NULL));
  g_assert_null (named.follow_up);
  g_assert_cmpstr (aft_record_get (named.contact, AFT_CONTACT_RHYTHM), ==, "with-reason");
  g_assert_cmpuint (count (book, AFT_DOCUMENT_CONTACT), ==, 1);
  g_assert_cmpuint (count (book, AFT_DOCUMENT_APPLICATION), ==, 2);
}

static void
test_never_answered (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = make_now ();
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind" };
  g_auto (AftWayInResult) result = { NULL };
  GDate day;

  g_assert_true (aft_way_in_never_answered (book, &input, now, &result, NULL));
  g_assert_true (aft_guide_is_unanswered (book, result.follow_up));
  g_assert_cmpstr (aft_record_get (aft_remind_find (result.follow_up, "call"), AFT_REMINDER_DUE), ==, "2026-11-24T09:00");

  g_assert_true (aft_guide_asked_question (book, result.follow_up, NULL, now, NULL));
  g_assert_null (aft_remind_find (result.follow_up, "call"));
  g_assert_cmpstr (aft_record_get (aft_remind_find (result.follow_up, "retry"), AFT_REMINDER_DUE), ==, "2026-12-02T09:00");

  g_assert_true (aft_day_parse ("2026-12-02", &day));
  aft_guide_take_as_refusal (book, result.follow_up, &day, now);
  g_assert_false (aft_guide_is_unanswered (book, result.follow_up));
  g_assert_cmpstr (aft_record_get (result.application, AFT_APPLICATION_STATE), ==, "turned-down");
  g_assert_cmpstr (aft_record_get (result.follow_up, AFT_FOLLOW_UP_TURNED_DOWN), ==, "2026-12-02");
  g_assert_null (aft_remind_find (result.follow_up, NULL));
}

static void
test_panel (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = make_now ();
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind", .position = "Tester" };
  static const char * const others[] = { "Ben Ito <ben@example.org>", "  ", "Cleo Marsh", NULL };
  g_auto (AftWayInResult) result = { NULL };
  g_auto (AftAdviceWho) who = { NULL };
  AftContact *ben;
  AftFollowUp *follow_up;

  g_assert_true (aft_way_in_panel (book, &input, others, now, &result, NULL));
  g_assert_cmpuint (count (book, AFT_DOCUMENT_CONTACT), ==, 3);
  g_assert_cmpuint (count (book, AFT_DOCUMENT_APPLICATION), ==, 1);

  ben = aft_way_in_find_person (book, "Ben Ito", "Northwind");
  g_assert_nonnull (ben);
  follow_up = aft_guide_find_follow_up (ben);
  g_assert_cmpint (aft_guide_step_get_current (follow_up), ==, AFT_GUIDE_STEP_THANKS);
  g_assert_cmpstr (aft_record_get (follow_up, AFT_FOLLOW_UP_THANKS), ==, "open");

  aft_guide_advise_who (book, result.follow_up, &who);
  g_assert_true (who.contact == result.contact);
  g_assert_cmpuint (who.thanked->len, ==, 2);
}

static void
test_own_firm (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = make_now ();
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind", .own_firm = TRUE };
  g_auto (AftWayInResult) result = { NULL };
  g_auto (AftAdviceChannel) channel = { NULL };

  g_assert_true (aft_way_in_turned_down (book, &input, now, &result, NULL));
  aft_guide_advise_channel (book, result.follow_up, now, &channel);
  g_assert_cmpstr (channel.channel, ==, "meeting");
  g_assert_cmpstr (aft_record_get (result.contact, AFT_CONTACT_RHYTHM), ==, "with-reason");
}

static void
test_suggest (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = make_now ();
  static const AftWayIn people[] = {
    { .name = "Ana Ortiz", .company = "Northwind" },
    { .name = "Annika Öberg", .company = "Northwind" },
    { .name = "Ben Ito", .company = "Nordlicht" },
  };
  static const struct { const char *typed; guint people, companies; const char *first; } typed[] = {
    { "an", 2, 0, NULL }, { "ORT", 1, 0, NULL }, { "oberg", 1, 0, NULL }, { "ito b", 1, 0, NULL }, { "", 0, 0, NULL },
    { "  ", 0, 0, NULL }, { "no", 0, 2, "Northwind" }, { "nord", 0, 1, "Nordlicht" }, { "x", 0, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    g_assert_true (aft_way_in_turned_down (book, &people[i], now, NULL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GPtrArray) found = aft_way_in_suggest_people (book, typed[i].typed, 10);
      g_autoptr (GPtrArray) companies = aft_way_in_suggest_companies (book, typed[i].typed, 10);

      g_test_message ("“%s”", typed[i].typed);
      g_assert_cmpuint (found->len, ==, typed[i].people);
      g_assert_cmpuint (companies->len, ==, typed[i].companies);
      if (typed[i].first != NULL)
        g_assert_cmpstr (g_ptr_array_index (companies, 0), ==, typed[i].first);
    }

  {
    g_autoptr (GPtrArray) one = aft_way_in_suggest_people (book, "an", 1);

    g_assert_cmpuint (one->len, ==, 1);
  }
}

static void
test_name (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = make_now ();
  g_autoptr (GError) error = NULL;
  AftWayIn input = { .company = "Northwind" };
  g_auto (AftWayInResult) result = { NULL };
  g_auto (AftAdviceWho) who = { NULL };
  AftReminder *ready, *own;

  g_assert_true (aft_way_in_turned_down (book, &input, now, &result, NULL));
  aft_guide_advise_who (book, result.follow_up, &who);
  g_assert_nonnull (who.find_out);

  g_assert_false (aft_way_in_name (book, result.contact, "  ", now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_EMPTY);
  ready = aft_guide_tomorrow (book, result.follow_up, now);
  own = aft_remind_add (AFT_DOCUMENT (result.contact), "custom", "2026-11-24", "Look up Northwind", NULL);
  g_assert_cmpstr (aft_record_get (ready, AFT_REMINDER_WHAT), ==, "Get ready to ask Northwind");
  g_assert_true (aft_way_in_name (book, result.contact, "Ana Ortiz <ana@example.org>", now, NULL));
  g_assert_cmpstr (aft_record_get (ready, AFT_REMINDER_WHAT), ==, "Get ready to ask Ana Ortiz");
  g_assert_cmpstr (aft_record_get (own, AFT_REMINDER_WHAT), ==, "Look up Northwind");
  g_assert_cmpstr (aft_document_get_summary (AFT_DOCUMENT (result.contact))->title, ==, "Ana Ortiz");
  g_assert_cmpstr (aft_document_get_summary (AFT_DOCUMENT (result.contact))->email, ==, "ana@example.org");
  g_assert_false (aft_document_get_summary (AFT_DOCUMENT (result.contact))->unnamed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/way-in/turned-down/%u", i);

      g_test_add_data_func (path, &cases[i], test_turned_down);
    }
  g_test_add_func ("/way-in/again", test_again);
  g_test_add_func ("/way-in/long", test_long);
  g_test_add_func ("/way-in/read-only", test_read_only);
  g_test_add_func ("/way-in/order", test_order);
  g_test_add_func ("/way-in/tomorrow", test_tomorrow);
  g_test_add_func ("/way-in/on-the-phone", test_on_the_phone);
  g_test_add_func ("/way-in/never-spoke", test_never_spoke);
  g_test_add_func ("/way-in/never-answered", test_never_answered);
  g_test_add_func ("/way-in/panel", test_panel);
  g_test_add_func ("/way-in/own-firm", test_own_firm);
  g_test_add_func ("/way-in/suggest", test_suggest);
  g_test_add_func ("/way-in/name", test_name);

  return g_test_run ();
}
