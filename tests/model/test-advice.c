/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-application.h"
#include "aft-book-info.h"
#include "aft-date.h"
#include "aft-guide.h"
#include "aft-log.h"
#include "aft-way-in.h"

#include <string.h>

static AftBook *
make_book (AftWayInResult *result,
           const char     *on)
{
  AftBook *book = aft_book_new ();
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 30, 8, 0, 0);
  AftWayIn input = { .name = "Ana Ortiz", .company = "Northwind", .position = "Tester", .on = on };
  AftRules *rules = aft_document_get_single (aft_book_get_info (book), AFT_TYPE_RULES);

  aft_record_set_list (rules, AFT_RULES_WORK_DAYS, (const char * const []) { "1", "2", "3", "4", "5", NULL });
  g_assert_true (aft_way_in_turned_down (book, &input, now, result, NULL));

  return book;
}

/* When: a refusal on a day, seen from another. */
static void
test_when (void)
{
  static const struct
  {
    const char    *refused;
    gint           month, day, hour;
    const char    *country;
    AftAdviceTime  time;
    const char    *first, *last, *suggested;
  } cases[] = {
    /* Friday, 20 November: Tuesday to Friday of the next week. */
    { "2026-11-20", 11, 20, 10, NULL, AFT_ADVICE_TONIGHT, "2026-11-24", "2026-11-27", "2026-11-24" },
    { "2026-11-20", 11, 23, 10, NULL, AFT_ADVICE_TONIGHT, "2026-11-24", "2026-11-27", "2026-11-24" },
    { "2026-11-20", 11, 24, 10, NULL, AFT_ADVICE_SOON, "2026-11-24", "2026-11-27", "2026-11-24" },
    { "2026-11-20", 11, 24, 18, NULL, AFT_ADVICE_SOON, "2026-11-24", "2026-11-27", "2026-11-25" },
    { "2026-11-20", 11, 27, 10, NULL, AFT_ADVICE_SOON, "2026-11-24", "2026-11-27", "2026-11-27" },
    { "2026-11-20", 11, 28, 10, NULL, AFT_ADVICE_STILL_GOOD, "2026-11-24", "2026-11-27", "2026-11-30" },
    { "2026-11-20", 11, 30, 10, NULL, AFT_ADVICE_STILL_GOOD, "2026-11-24", "2026-11-27", "2026-11-30" },
    { "2026-11-20", 12, 1, 10, NULL, AFT_ADVICE_LATER, "2026-11-24", "2026-11-27", "2026-12-01" },
    { "2026-01-02", 11, 30, 10, NULL, AFT_ADVICE_LATER, "2026-01-06", "2026-01-09", "2026-11-30" },
    /* A week from Sunday to Thursday. */
    { "2026-11-19", 11, 19, 10, "IL", AFT_ADVICE_TONIGHT, "2026-11-23", "2026-11-26", "2026-11-23" },
    { "2026-11-19", 11, 27, 10, "IL", AFT_ADVICE_STILL_GOOD, "2026-11-23", "2026-11-26", "2026-11-29" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AftWayInResult) result = { NULL };
      g_autoptr (AftBook) book = make_book (&result, cases[i].refused);
      g_autoptr (GDateTime) now = g_date_time_new_local (2026, cases[i].month, cases[i].day, cases[i].hour, 0, 0);
      g_auto (AftAdviceWhen) when = { 0 };
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;
      g_autofree char *suggested = NULL;

      g_test_message ("%s, on %d-%d at %d", cases[i].refused, cases[i].month, cases[i].day, cases[i].hour);
      aft_record_set (result.contact, AFT_CONTACT_COUNTRY, cases[i].country);
      aft_guide_advise_when (book, result.follow_up, now, &when);
      first = aft_day_format (&when.first);
      last = aft_day_format (&when.last);
      suggested = aft_day_format (&when.suggested);
      g_assert_cmpint (when.time, ==, cases[i].time);
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (last, ==, cases[i].last);
      g_assert_cmpstr (suggested, ==, cases[i].suggested);
      g_assert_null (strstr (when.words, "too late to ask"));
    }
}

/* How: by what the relationship used. */
static void
test_channel (void)
{
  static const struct
  {
    const char *met, *preferred;
    gboolean    phone, email;
    gint        event;       /* days ahead; 0: none */
    const char *refused;
    const char *channel;
    const char *value;
  } cases[] = {
    { "in-person", NULL, TRUE, TRUE, 0, "2026-11-26", "call", "+1 555 0100" },
    { "video", NULL, TRUE, TRUE, 0, "2026-11-26", "call", "+1 555 0100" },
    { "phone", NULL, TRUE, FALSE, 0, "2026-11-26", "call", "+1 555 0100" },
    { "phone", NULL, FALSE, FALSE, 0, "2026-11-26", "call", NULL },
    { "phone", NULL, FALSE, TRUE, 0, "2026-11-26", "mail", "ana@example.org" },
    { "writing", NULL, TRUE, TRUE, 0, "2026-11-26", "mail", "ana@example.org" },
    { "recruiter-only", NULL, TRUE, TRUE, 0, "2026-11-26", "mail", "ana@example.org" },
    { NULL, NULL, TRUE, TRUE, 0, "2026-11-26", "mail", "ana@example.org" },
    { NULL, NULL, TRUE, FALSE, 0, "2026-11-26", "call", "+1 555 0100" },
    { NULL, NULL, FALSE, FALSE, 0, "2026-11-26", "mail", NULL },
    { "in-person", NULL, TRUE, TRUE, 0, "2026-11-10", "mail", "ana@example.org" },
    { "in-person", "message", TRUE, TRUE, 0, "2026-11-26", "message", NULL },
    { "writing", "call", TRUE, TRUE, 0, "2026-11-26", "call", "+1 555 0100" },
    { "writing", NULL, TRUE, TRUE, 10, "2026-11-26", "meeting", NULL },
    { "in-person", "call", TRUE, TRUE, 21, "2026-11-26", "meeting", NULL },
    { "in-person", NULL, TRUE, TRUE, 22, "2026-11-26", "call", "+1 555 0100" },
    { "in-person", NULL, TRUE, TRUE, -1, "2026-11-26", "call", "+1 555 0100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AftWayInResult) result = { NULL };
      g_autoptr (AftBook) book = make_book (&result, cases[i].refused);
      g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 30, 10, 0, 0);
      AftWayIn more = { .contact = result.contact, .phone = cases[i].phone ? "+1 555 0100" : NULL,
                        .email = cases[i].email ? "ana@example.org" : NULL };
      g_auto (AftAdviceChannel) channel = { NULL };

      g_test_message ("%u: %s", i, cases[i].met);
      g_assert_true (aft_way_in_never_spoke (book, &more, now, NULL, NULL));
      aft_record_set (result.follow_up, AFT_FOLLOW_UP_MET, cases[i].met);
      aft_record_set (result.contact, AFT_CONTACT_PREFERRED_CHANNEL, cases[i].preferred);
      if (cases[i].event != 0)
        {
          g_autofree char *when = g_strdup_printf ("in %d days", cases[i].event);
          AftEvent *event = aft_guide_opened_event (book, result.follow_up, "Fair", cases[i].event > 0 ? when : "yesterday", now,
                                                    NULL);

          g_assert_nonnull (event);
        }

      aft_guide_advise_channel (book, result.follow_up, now, &channel);
      g_assert_cmpstr (channel.channel, ==, cases[i].channel);
      g_assert_cmpstr (channel.value, ==, cases[i].value);
      g_assert_cmpstr (channel.why, !=, "");
      g_assert_cmpstr (channel.against, !=, "");
      g_assert_cmpstr (channel.offer, !=, "");
      g_assert_cmpint (channel.event_id != NULL, ==, strcmp (cases[i].channel, "meeting") == 0);
    }
}

/* Who: the manager, HR only alone, a recruiter first. */
static void
test_who (void)
{
  static const struct { const char *mine, *theirs; gboolean other; const char *part; } cases[] = {
    { "hiring-manager", NULL, FALSE, "hiring-manager" },
    { "hr", NULL, FALSE, "hr" },
    { "hr", "hiring-manager", TRUE, "hiring-manager" },
    { "hiring-manager", "hr", FALSE, "hiring-manager" },
    { "hr", "interviewer", TRUE, "interviewer" },
    { "hiring-manager", "recruiter", TRUE, "recruiter" },
    { "recruiter", "hiring-manager", FALSE, "recruiter" },
    { "interviewer", "decision-maker", TRUE, "decision-maker" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftBook) book = aft_book_new ();
      g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 30, 10, 0, 0);
      AftWayIn mine = { .name = "Ana Ortiz", .company = "Northwind", .position = "Tester", .part = cases[i].mine };
      AftWayIn theirs = { .name = "Ben Ito", .company = "Northwind", .position = "Tester", .part = cases[i].theirs };
      g_auto (AftWayInResult) result = { NULL };
      g_auto (AftWayInResult) other = { NULL };
      g_auto (AftAdviceWho) who = { NULL };

      g_test_message ("%s and %s", cases[i].mine, cases[i].theirs);
      g_assert_true (aft_way_in_turned_down (book, &mine, now, &result, NULL));
      if (cases[i].theirs != NULL)
        g_assert_true (aft_way_in_turned_down (book, &theirs, now, &other, NULL));

      aft_guide_advise_who (book, result.follow_up, &who);
      g_assert_cmpint (who.other, ==, cases[i].other);
      g_assert_true (who.contact == (cases[i].other ? other.contact : result.contact));
      g_assert_cmpstr (who.part, ==, cases[i].part);
      g_assert_cmpstr (who.why, !=, "");
      g_assert_null (who.find_out);

      /* A recruiter who was asked leaves the way to the manager free. */
      if (i == 5)
        {
          g_auto (AftAdviceWho) then = { NULL };

          g_assert_true (aft_guide_set_outcome (book, other.follow_up, "replied", NULL, now, NULL, NULL));
          aft_guide_advise_who (book, result.follow_up, &then);
          g_assert_true (then.contact == result.contact);
        }
    }
}

static void
test_their_time (void)
{
  static const struct { const char *zone; const char *time; gboolean outside; } cases[] = {
    { "Asia/Tokyo", "18:00", TRUE }, { "America/New_York", "04:00", TRUE }, { "Europe/Helsinki", "11:00", FALSE },
    { "Europe/Berlin", NULL, FALSE }, { "Mars/Base", NULL, FALSE }, { "", NULL, FALSE }, { NULL, NULL, FALSE },
  };
  g_auto (AftWayInResult) result = { NULL };
  AftBook *book = make_book (&result, NULL);
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GDateTime) now = g_date_time_new (berlin, 2026, 11, 30, 10, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;

      aft_record_set (result.contact, AFT_CONTACT_TIME_ZONE, cases[i].zone);
      words = aft_guide_dup_their_time (result.contact, now);
      g_test_message ("%s: %s", cases[i].zone, words);
      g_assert_cmpint (words != NULL, ==, cases[i].time != NULL);
      if (words == NULL)
        continue;
      g_assert_nonnull (strstr (words, cases[i].time));
      g_assert_cmpint (strstr (words, "outside") != NULL, ==, cases[i].outside);
    }

  g_assert_true (aft_guide_thanks_first (result.follow_up));
  aft_log_touch (result.contact, &(AftTouchValues) { .when = "2026-11-21", .direction = "out", .result = "sent" }, NULL);
  g_assert_false (aft_guide_thanks_first (result.follow_up));

  g_object_unref (book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advice/when", test_when);
  g_test_add_func ("/advice/channel", test_channel);
  g_test_add_func ("/advice/who", test_who);
  g_test_add_func ("/advice/their-time", test_their_time);

  return g_test_run ();
}
