/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-agenda.h"
#include "aft-date.h"
#include "aft-guide.h"
#include "aft-guide-outcome.h"
#include "aft-guide-sent.h"
#include "aft-log.h"
#include "aft-remind.h"
#include "aft-way-in.h"

#include <string.h>

/* Today is Wednesday, 25 November 2026. */
#define TODAY "2026-11-25"

typedef struct
{
  const char *line;
  const char *channel;
  const char *direction;
  const char *result;
  const char *day;
  const char *summary;
} Case;

static const Case cases[] = {
  { "call talked yesterday: said the story was thin", "call", "out", "talked", "2026-11-24", "said the story was thin" },
  { "call", "call", "out", "talked", TODAY, "" },
  { "Called", "call", "out", "talked", TODAY, "" },
  { "call: nice talk", "call", "out", "talked", TODAY, "nice talk" },
  { "call voicemail", "call", "out", "voicemail", TODAY, "" },
  { "left a voicemail today", "call", "out", "voicemail", TODAY, "" },
  { "voicemail on friday", "call", "out", "voicemail", "2026-11-20", "" },
  { "called, no answer", "call", "out", "no-answer", TODAY, "" },
  { "no answer 3 days ago", "call", "out", "no-answer", "2026-11-22", "" },
  { "mail", "mail", "out", "sent", TODAY, "" },
  { "mail sent yesterday: thanks", "mail", "out", "sent", "2026-11-24", "thanks" },
  { "wrote yesterday", "mail", "out", "sent", "2026-11-24", "" },
  { "got mail: a line about the slides", "mail", "in", "replied", TODAY, "a line about the slides" },
  { "mail replied: will think about it", "mail", "in", "replied", TODAY, "will think about it" },
  { "replied", "mail", "in", "replied", TODAY, "" },
  { "message", "message", "out", "sent", TODAY, "" },
  { "linkedin sent", "message", "out", "sent", TODAY, "" },
  { "letter 2026-11-02", "letter", "out", "sent", "2026-11-02", "" },
  { "met yesterday: coffee at the fair", "meeting", "out", "talked", "2026-11-24", "coffee at the fair" },
  { "coffee on monday: she moves to another firm", "meeting", "out", "talked", "2026-11-23", "she moves to another firm" },
  { "monday call", "call", "out", "talked", "2026-11-23", "" },
  { "wednesday call", "call", "out", "talked", TODAY, "" },
  { "called back: will send it", "call", "in", "talked", TODAY, "will send it" },
  { "mail declined", "mail", "in", "declined", TODAY, "" },
  { "call the day before yesterday: nice", "call", "out", "talked", "2026-11-23", "nice" },
  { "call next friday", "call", "out", "talked", TODAY, "next friday" },

  /* German. */
  { "Anruf gesprochen gestern: die Geschichte war dünn", "call", "out", "talked", "2026-11-24", "die Geschichte war dünn" },
  { "angerufen, nicht erreicht", "call", "out", "no-answer", TODAY, "" },
  { "Anrufbeantworter", "call", "out", "voicemail", TODAY, "" },
  { "geschrieben: Dank", "mail", "out", "sent", TODAY, "Dank" },
  { "E-Mail bekommen", "mail", "in", "replied", TODAY, "" },
  { "Anruf am Montagmorgen", "call", "out", "talked", "2026-11-23", "" },
  { "Anruf nächsten Freitag", "call", "out", "talked", TODAY, "nächsten Freitag" },
  { "getroffen am Montag", "meeting", "out", "talked", "2026-11-23", "" },
  { "Brief vor 3 Tagen", "letter", "out", "sent", "2026-11-22", "" },

  /* Without a colon, up to the first other word; a colon inside the text is the text's. */
  { "call the story was thin", "call", "out", "talked", TODAY, "the story was thin" },
  { "call at 14:30 about the fair", "call", "out", "talked", TODAY, "at 14:30 about the fair" },
  { "call yesterday he said: come again", "call", "out", "talked", "2026-11-24", "he said: come again" },
  { "hello there", "call", "out", "talked", TODAY, "hello there" },
  { "said: nothing", "call", "out", "talked", TODAY, "said: nothing" },
  { "call tomorrow", "call", "out", "talked", TODAY, "tomorrow" },
  { "   call   yesterday :  two  blanks ", "call", "out", "talked", "2026-11-24", "two blanks" },

  /* Hostile. */
  { "call: <b>bold</b> & more", "call", "out", "talked", TODAY, "<b>bold</b> & more" },
  { "call 31.2.2026", "call", "out", "talked", TODAY, "31.2.2026" },
  { "call\n\tyesterday:\x07 bell", "call", "out", "talked", "2026-11-24", "bell" },
  { ":", "call", "out", "talked", TODAY, ":" },
};

static void
test_parse (gconstpointer data)
{
  const Case *c = data;
  g_auto (AftLogEntry) entry = { NULL };
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  GDate today;

  g_assert_true (aft_day_parse (TODAY, &today));
  g_assert_true (aft_log_parse (c->line, &today, &entry));
  day = aft_day_format (&entry.day);
  g_test_message ("%s", c->line);
  g_assert_cmpstr (entry.channel, ==, c->channel);
  g_assert_cmpstr (entry.result, ==, c->result);
  g_assert_cmpstr (entry.direction, ==, c->direction);
  g_assert_cmpstr (day, ==, c->day);
  g_assert_cmpstr (entry.summary, ==, c->summary);

  words = aft_log_dup_words (&entry, &today);
  g_assert_cmpstr (words, !=, "");
}

static void
test_blank (void)
{
  static const char *blank[] = { NULL, "", "   ", "\n\t" };
  GDate today;

  g_assert_true (aft_day_parse (TODAY, &today));
  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      g_auto (AftLogEntry) entry = { NULL };

      g_assert_false (aft_log_parse (blank[i], &today, &entry));
      g_assert_cmpstr (entry.summary, ==, "");
      g_assert_nonnull (entry.channel);
    }
}

/* A line of a megabyte costs no more than reading it. */
static void
test_long (void)
{
  g_autofree char *words = g_strnfill (1024 * 1024, 'x');
  g_autofree char *line = g_strconcat ("call: ", words, NULL);
  g_auto (AftLogEntry) entry = { NULL };
  GDate today;

  g_assert_true (aft_day_parse (TODAY, &today));
  g_assert_true (aft_log_parse (line, &today, &entry));
  g_assert_cmpuint (strlen (entry.summary), ==, 1024 * 1024);
}

static void
test_fill (void)
{
  static const struct
  {
    const char *channel, *direction, *result, *on;
    gint        code;     /* 0: fine */
    const char *want_channel, *want_direction, *want_result, *want_day;
  } fills[] = {
    { NULL, NULL, NULL, NULL, 0, "call", "out", "talked", TODAY },
    { "call", NULL, "talked", "yesterday", 0, "call", "out", "talked", "2026-11-24" },
    { "mail", NULL, NULL, "friday", 0, "mail", "out", "sent", "2026-11-20" },
    { "mail", "in", NULL, NULL, 0, "mail", "in", "replied", TODAY },
    { NULL, NULL, "voicemail", NULL, 0, "call", "out", "voicemail", TODAY },
    { "fax", NULL, NULL, NULL, AFT_MODEL_ERROR_CHOICE },
    { "call", "up", NULL, NULL, AFT_MODEL_ERROR_CHOICE },
    { "call", NULL, "perhaps", NULL, AFT_MODEL_ERROR_CHOICE },
    { "call", NULL, NULL, "2026-02-31", AFT_MODEL_ERROR_DATE },
    { "call", NULL, NULL, "tomorrow", AFT_MODEL_ERROR_DATE },
    { "call", NULL, NULL, "2026-11-26", AFT_MODEL_ERROR_DATE },
    { "call", NULL, NULL, "someday", AFT_MODEL_ERROR_DATE },
  };
  GDate today;

  g_assert_true (aft_day_parse (TODAY, &today));
  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    {
      g_auto (AftLogEntry) entry = { NULL };
      g_autoptr (GError) error = NULL;
      g_autofree char *day = NULL;

      g_test_message ("%u", i);
      if (fills[i].code != 0)
        {
          g_assert_false (aft_log_fill (&entry, fills[i].channel, fills[i].direction, fills[i].result, fills[i].on, NULL, &today,
                                        &error));
          g_assert_error (error, AFT_MODEL_ERROR, fills[i].code);
          continue;
        }

      g_assert_true (aft_log_fill (&entry, fills[i].channel, fills[i].direction, fills[i].result, fills[i].on, "x", &today,
                                   &error));
      g_assert_no_error (error);
      day = aft_day_format (&entry.day);
      g_assert_cmpstr (entry.channel, ==, fills[i].want_channel);
      g_assert_cmpstr (entry.direction, ==, fills[i].want_direction);
      g_assert_cmpstr (entry.result, ==, fills[i].want_result);
      g_assert_cmpstr (day, ==, fills[i].want_day);
    }
}

static void
test_add (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 25, 15, 30, 0);
  g_autoptr (AftContact) contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
  g_auto (AftLogEntry) entry = { NULL };
  AftTouch *touch;
  GDate today;

  aft_book_add (book, contact);
  g_assert_true (aft_day_parse (TODAY, &today));

  aft_log_parse ("call: fine", &today, &entry);
  touch = aft_log_add (book, contact, &entry, NULL, now);
  g_assert_cmpstr (aft_record_get (touch, AFT_TOUCH_WHEN), ==, "2026-11-25T15:30:00+01:00");
  g_assert_cmpstr (aft_record_get (touch, AFT_TOUCH_SUMMARY), ==, "fine");
  g_assert_cmpstr (aft_document_get_summary (AFT_DOCUMENT (contact))->last_touch, ==, TODAY);
  aft_log_entry_clear (&entry);

  aft_log_parse ("mail yesterday", &today, &entry);
  touch = aft_log_add (book, contact, &entry, NULL, now);
  g_assert_cmpstr (aft_record_get (touch, AFT_TOUCH_WHEN), ==, "2026-11-24");
  g_assert_null (aft_record_get (touch, AFT_TOUCH_SUMMARY));
}

/* Whoever doesn't wish any contact is asked for no more, whether the guide or a line said so. */
static void
test_declined (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 25, 15, 30, 0);
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind", .on = "2026-11-23" };
  g_auto (AftWayInResult) result = { NULL };
  g_auto (AftLogEntry) entry = { NULL };
  g_autoptr (AftAgenda) agenda = aft_agenda_new (book);
  GDate today;

  g_assert_true (aft_day_parse (TODAY, &today));
  g_assert_true (aft_way_in_turned_down (book, &input, now, &result, NULL));
  aft_record_set (result.contact, AFT_CONTACT_RHYTHM, "half-year");
  g_assert_true (aft_guide_set_outcome (book, result.follow_up, "waiting", NULL, now, NULL, NULL));
  aft_log_parse ("mail declined: please not again", &today, &entry);
  aft_log_add (book, result.contact, &entry, result.follow_up, now);

  g_assert_cmpstr (aft_record_get (result.contact, AFT_CONTACT_RHYTHM), ==, "never");
  g_assert_cmpstr (aft_record_get (result.follow_up, AFT_FOLLOW_UP_CLOSED), ==, TODAY);
  aft_agenda_update (agenda, now);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (agenda)), ==, 0);
  g_assert_null (aft_agenda_get_next (agenda));

  g_assert_true (aft_guide_set_outcome (book, result.follow_up, "talked", NULL, now, NULL, NULL));
  g_assert_cmpstr (aft_record_get (result.contact, AFT_CONTACT_RHYTHM), ==, "half-year");
}

/* What can't be changed gets nothing, and nobody is given what isn't there. */
static void
test_read_only (void)
{
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 25, 15, 30, 0);
  g_autoptr (AftContact) contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
  g_auto (AftLogEntry) entry = { NULL };
  g_autoptr (GError) error = NULL;
  GDate today;

  aft_record_set (contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER, "2026-12-24");
  aft_document_set_read_only (AFT_DOCUMENT (contact), TRUE);
  aft_book_add (book, contact);
  g_assert_true (aft_day_parse (TODAY, &today));
  aft_log_parse ("call: fine", &today, &entry);

  g_assert_null (aft_log_add (book, contact, &entry, NULL, now));
  g_assert_null (aft_log_touch (contact, &(AftTouchValues) { .when = TODAY, .channel = "call" }, NULL));
  g_assert_null (aft_guide_mail_sent (book, contact, NULL, &(AftSentMail) { .text = "Hello", .message_id = "<a@example.org>" }, now));
  g_assert_null (aft_remind_add (AFT_DOCUMENT (contact), "call", TODAY, "Call", NULL));
  g_assert_null (aft_remind_add_words (book, AFT_DOCUMENT (contact), "call on Friday", now, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_READ_ONLY);

  g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_TOUCH)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_REMINDER)), ==, 0);
  g_assert_cmpstr (aft_record_get (contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER), ==, "2026-12-24");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/log/parse/%u", i);

      g_test_add_data_func (path, &cases[i], test_parse);
    }
  g_test_add_func ("/log/blank", test_blank);
  g_test_add_func ("/log/long", test_long);
  g_test_add_func ("/log/fill", test_fill);
  g_test_add_func ("/log/add", test_add);
  g_test_add_func ("/log/declined", test_declined);
  g_test_add_func ("/log/read-only", test_read_only);

  return g_test_run ();
}
