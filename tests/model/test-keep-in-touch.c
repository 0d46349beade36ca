/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keep-fixture.h"

#include "aft-keep-plan.h"
#include "aft-log.h"
#include "aft-touch.h"

#include <string.h>

/* Monday to Friday; 23 November 2026 is a Monday. */
#define WORK_DAYS (1u << 1 | 1u << 2 | 1u << 3 | 1u << 4 | 1u << 5)

typedef struct
{
  const char *name;
  const char *today;

  /* the person */
  const char *rhythm;
  const char *created;
  const char *touches;      /* days with a letter each: o is a try without an answer, a an answer; in any order */
  const char *keep_after;
  const char *paused;
  gboolean    archived;

  /* the book */
  const char *book_paused;
  gboolean    found;

  /* what comes of it */
  const char *next;         /* NULL: none */
  AftKeepWhy  why;
} Case;

static const Case cases[] = {
  /* A quarter from the last contact, moved to the next work day. */
  { "a quarter after an answer", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-01a", .next = "2026-12-01", .why = AFT_KEEP_RHYTHM },
  { "a quarter after a try", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-02o", .next = "2026-12-02", .why = AFT_KEEP_RHYTHM },
  { "the default is a quarter", "2026-11-23", NULL, "2025-01-01", "2025-02-03a 2026-09-01a", .next = "2026-12-01", .why = AFT_KEEP_RHYTHM },
  { "a word that is unknown is the default", "2026-11-23", "yearly", "2025-01-01", "2025-02-03a 2026-09-01a", .next = "2026-12-01", .why = AFT_KEEP_RHYTHM },
  { "a Saturday becomes Monday", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-05a", .next = "2026-12-07", .why = AFT_KEEP_RHYTHM },
  { "a Sunday becomes Monday", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-06a", .next = "2026-12-07", .why = AFT_KEEP_RHYTHM },
  { "30 November to the end of February", "2026-11-30", "quarter", "2025-01-01", "2025-02-03a 2026-11-30a", .next = "2027-03-01", .why = AFT_KEEP_RHYTHM },
  { "into a leap day", "2027-11-29", "quarter", "2025-01-01", "2025-02-03a 2027-11-29a", .next = "2028-02-29", .why = AFT_KEEP_RHYTHM },
  { "over the new year", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-11-20a", .next = "2027-02-22", .why = AFT_KEEP_RHYTHM },
  { "overdue stays in the past", "2026-11-23", "quarter", "2024-01-01", "2024-01-08a 2026-03-02a", .next = "2026-06-02", .why = AFT_KEEP_RHYTHM },
  { "the order in the file doesn't count", "2026-11-23", "quarter", "2025-01-01", "2026-09-01a 2025-02-03a", .next = "2026-12-01", .why = AFT_KEEP_RHYTHM },
  { "twice a year", "2026-11-23", "half-year", "2025-01-01", "2025-02-03a 2026-09-01a", .next = "2027-03-01", .why = AFT_KEEP_RHYTHM },
  { "twice a year from the 31st", "2026-11-23", "half-year", "2025-01-01", "2025-02-03a 2026-08-31a", .next = "2027-03-01", .why = AFT_KEEP_RHYTHM },
  { "monthly with somebody who answers", "2026-11-23", "month", "2025-01-01", "2025-02-03a 2026-11-02a", .next = "2026-12-02", .why = AFT_KEEP_RHYTHM },
  { "monthly, but never answered: quarterly", "2026-11-23", "month", "2025-01-01", "2026-01-05o 2026-02-18o 2026-02-18o", .next = NULL, .why = AFT_KEEP_STOPPED },
  { "monthly, one try without an answer: a quarter, after the first note", "2026-11-23", "month", "2025-01-01", "2026-11-02o", .next = "2026-12-07", .why = AFT_KEEP_FIRST_NOTE },

  /* The first note comes after five weeks. */
  { "the first note after one talk", "2026-11-23", "quarter", "2026-11-02", "2026-11-04a", .next = "2026-12-09", .why = AFT_KEEP_FIRST_NOTE },
  { "the first note after talk and thanks", "2026-11-23", "quarter", "2026-11-02", "2026-11-04a 2026-11-05o", .next = "2026-12-10", .why = AFT_KEEP_FIRST_NOTE },
  { "five weeks after a Saturday", "2026-11-23", "quarter", "2026-11-02", "2026-11-07a", .next = "2026-12-14", .why = AFT_KEEP_FIRST_NOTE },
  { "known for exactly five weeks: a quarter", "2026-11-23", "quarter", "2026-09-01", "2026-09-14a 2026-10-19a", .next = "2027-01-19", .why = AFT_KEEP_RHYTHM },
  { "known for a day less: the first note", "2026-11-23", "quarter", "2026-09-01", "2026-09-15a 2026-10-19a", .next = "2026-11-23", .why = AFT_KEEP_FIRST_NOTE },
  { "an old card, touched now: the first note", "2026-11-23", "quarter", "2019-05-05", "2026-11-20a", .next = "2026-12-25", .why = AFT_KEEP_FIRST_NOTE },
  { "the first note of a half-year's rhythm", "2026-11-23", "half-year", "2026-11-02", "2026-11-04a", .next = "2026-12-09", .why = AFT_KEEP_FIRST_NOTE },

  /* People never contacted are covered. */
  { "never touched, new today", "2026-11-23", "quarter", "2026-11-23", "", .next = "2026-12-28", .why = AFT_KEEP_NEVER_TOUCHED },
  { "never touched, long ago", "2026-11-23", "quarter", "2026-01-05", "", .next = "2026-02-09", .why = AFT_KEEP_NEVER_TOUCHED },
  { "never touched, no rhythm of their own", "2026-11-23", NULL, "2026-11-02", "", .next = "2026-12-07", .why = AFT_KEEP_NEVER_TOUCHED },

  /* With a reason, never, archived. */
  { "with a reason", "2026-11-23", "with-reason", "2025-01-01", "2025-02-03a", .next = NULL, .why = AFT_KEEP_WITH_REASON },
  { "with a reason, never touched", "2026-11-23", "with-reason", "2025-01-01", "", .next = NULL, .why = AFT_KEEP_WITH_REASON },
  { "with a reason, on a chosen day", "2026-11-23", "with-reason", "2025-01-01", "2025-02-03a", "2026-12-05", .next = "2026-12-05", .why = AFT_KEEP_MOVED },
  { "never", "2026-11-23", "never", "2025-01-01", "2025-02-03a", .next = NULL, .why = AFT_KEEP_NEVER },
  { "never beats a chosen day", "2026-11-23", "never", "2025-01-01", "2025-02-03a", "2026-12-01", .next = NULL, .why = AFT_KEEP_NEVER },
  { "archived", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a", .archived = TRUE, .next = NULL, .why = AFT_KEEP_ARCHIVED },

  /* Two in a row without an answer, and no third. */
  { "two tries", "2026-11-23", "quarter", "2025-01-01", "2026-01-05a 2026-04-07o 2026-07-08o", .next = NULL, .why = AFT_KEEP_STOPPED },
  { "three tries", "2026-11-23", "quarter", "2025-01-01", "2026-01-05a 2026-04-07o 2026-07-08o 2026-10-08o", .next = NULL, .why = AFT_KEEP_STOPPED },
  { "two tries, then an answer", "2026-11-23", "quarter", "2025-01-01", "2026-01-05a 2026-04-07o 2026-07-08o 2026-10-08a", .next = "2027-01-08", .why = AFT_KEEP_RHYTHM },
  { "one try", "2026-11-23", "quarter", "2025-01-01", "2026-01-05a 2026-10-08o", .next = "2027-01-08", .why = AFT_KEEP_RHYTHM },
  { "calls and a mail in one week are one try", "2026-11-23", "quarter", "2025-01-01", "2026-01-05a 2026-10-05o 2026-10-06o 2026-10-08o", .next = "2027-01-08", .why = AFT_KEEP_RHYTHM },
  { "a week apart are two", "2026-11-23", "quarter", "2025-01-01", "2026-01-05a 2026-10-05o 2026-10-12o", .next = NULL, .why = AFT_KEEP_STOPPED },
  { "a thank-you after the talk is no try", "2026-11-23", "quarter", "2025-01-01", "2025-01-05a 2026-08-03a 2026-08-04o 2026-10-08o", .next = "2027-01-08", .why = AFT_KEEP_RHYTHM },
  { "stopped, but a day was chosen", "2026-11-23", "quarter", "2025-01-01", "2026-01-05a 2026-04-07o 2026-07-08o", "2026-12-03", .next = "2026-12-03", .why = AFT_KEEP_MOVED },
  { "a day chosen before the last try is over", "2026-11-23", "quarter", "2025-01-01", "2026-01-05a 2026-04-07o 2026-07-08o", "2026-07-01", .next = NULL, .why = AFT_KEEP_STOPPED },

  /* A chosen day stands, also on a Sunday, until there is contact. */
  { "chosen", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-01a", "2027-01-17", .next = "2027-01-17", .why = AFT_KEEP_MOVED },
  { "chosen, earlier than the rhythm", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-01a", "2026-11-24", .next = "2026-11-24", .why = AFT_KEEP_MOVED },
  { "chosen for somebody never touched", "2026-11-23", "quarter", "2026-11-20", "", "2026-11-25", .next = "2026-11-25", .why = AFT_KEEP_MOVED },
  { "contact since: the rhythm starts again", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-01a", "2026-08-03", .next = "2026-12-01", .why = AFT_KEEP_RHYTHM },
  { "contact on that day", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-01a", "2026-09-01", .next = "2026-12-01", .why = AFT_KEEP_RHYTHM },
  { "no date at all is none", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-01a", "soon", .next = "2026-12-01", .why = AFT_KEEP_RHYTHM },

  /* Pauses. */
  { "paused beyond the day", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-01a", .paused = "2026-12-15", .next = "2026-12-15", .why = AFT_KEEP_PAUSED },
  { "paused until a Sunday", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-01a", .paused = "2026-12-13", .next = "2026-12-14", .why = AFT_KEEP_PAUSED },
  { "paused, but the day comes later", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-01a", .paused = "2026-11-30", .next = "2026-12-01", .why = AFT_KEEP_RHYTHM },
  { "a pause that is over", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-03-02a", .paused = "2026-11-20", .next = "2026-06-02", .why = AFT_KEEP_RHYTHM },
  { "a pause that ends today", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-03-02a", .paused = "2026-11-23", .next = "2026-06-02", .why = AFT_KEEP_RHYTHM },
  { "a chosen day within a pause", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a", "2026-11-30", "2026-12-07", .next = "2026-12-07", .why = AFT_KEEP_PAUSED },
  { "the book is paused", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-01a", .book_paused = "2027-01-04", .next = "2027-01-04", .why = AFT_KEEP_PAUSED },
  { "both are paused: the later one counts", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-01a", .paused = "2026-12-15", .book_paused = "2027-01-04", .next = "2027-01-04", .why = AFT_KEEP_PAUSED },
  { "a pause gives nobody a date who has none", "2026-11-23", "with-reason", "2025-01-01", "2025-02-03a", .paused = "2026-12-15", .next = NULL, .why = AFT_KEEP_WITH_REASON },

  /* After a job was found. */
  { "found: a quarter is half a year", "2026-11-23", "quarter", "2025-01-01", "2025-02-03a 2026-09-01a", .found = TRUE, .next = "2027-03-01", .why = AFT_KEEP_RHYTHM },
  { "found: a month is half a year", "2026-11-23", "month", "2025-01-01", "2025-02-03a 2026-09-01a", .found = TRUE, .next = "2027-03-01", .why = AFT_KEEP_RHYTHM },
  { "found: half a year is a year", "2026-11-23", "half-year", "2025-01-01", "2025-02-03a 2026-09-01a", .found = TRUE, .next = "2027-09-01", .why = AFT_KEEP_RHYTHM },
};

static void
add_touch (AftDocument *contact,
           const char  *word)
{
  g_autoptr (AftTouch) touch = aft_record_new (AFT_TYPE_TOUCH, NULL);
  g_autofree char *day = g_strndup (word, 10);
  gboolean answer = word[10] == 'a';

  aft_record_set (touch, AFT_TOUCH_WHEN, day);
  aft_record_set (touch, AFT_TOUCH_DIRECTION, "out");
  aft_record_set (touch, AFT_TOUCH_RESULT, answer ? "talked" : "sent");
  aft_document_add (contact, touch);
}

static void
test_compute (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (AftDocument) contact = make_contact (c->created, "Ana Ortiz");
  g_auto (GStrv) touches = g_strsplit (c->touches, " ", -1);
  AftKeepRules rules = { .rhythm = AFT_RHYTHM_QUARTER, .first_note_weeks = 5, .per_week = 5, .work_days = WORK_DAYS };
  g_autofree char *next = NULL;
  AftKeep keep;
  GDate today;

  aft_record_set (contact, AFT_CONTACT_RHYTHM, c->rhythm);
  aft_record_set (contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER, c->keep_after);
  aft_record_set (contact, AFT_CONTACT_PAUSED_UNTIL, c->paused);
  aft_record_set_flag (contact, AFT_CONTACT_ARCHIVED, c->archived);
  for (guint i = 0; touches[i] != NULL && *touches[i] != '\0'; i++)
    add_touch (contact, touches[i]);

  g_date_clear (&rules.paused_until, 1);
  if (c->book_paused != NULL)
    aft_day_parse (c->book_paused, &rules.paused_until);
  rules.found = c->found;
  g_assert_true (aft_day_parse (c->today, &today));

  aft_keep_in_touch_compute (aft_document_get_summary (contact), &rules, &today, &keep);
  if (g_date_valid (&keep.next))
    next = aft_day_format (&keep.next);
  g_assert_cmpstr (next, ==, c->next);
  g_assert_cmpint (keep.why, ==, c->why);
  g_assert_cmpstr (aft_keep_why_get_words (keep.why), !=, "");
}

/* However many are due, a week has five, on days of work, and the plan is the same each time. */
static void
test_levelled (void)
{
  g_autoptr (AftBook) book = make_book (53);
  AftKeepRules rules;
  g_autoptr (GArray) plan = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (GArray) week = NULL;
  GHashTable *weeks = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer count;
  GDate today;

  g_assert_true (aft_day_parse ("2026-11-25", &today));
  aft_keep_rules_read (book, &rules);
  rules.work_days = WORK_DAYS;
  plan = aft_keep_in_touch_plan (book, &rules, &today, NULL);
  again = aft_keep_in_touch_plan (book, &rules, &today, NULL);
  week = aft_keep_in_touch_this_week (book, &today);

  g_assert_cmpuint (plan->len, ==, 53);
  g_assert_cmpuint (week->len, ==, 5);
  for (guint i = 0; i < plan->len; i++)
    {
      AftKeepPlace *place = &g_array_index (plan, AftKeepPlace, i);
      AftKeepPlace *other = &g_array_index (again, AftKeepPlace, i);
      gpointer key = GUINT_TO_POINTER (g_date_get_iso8601_week_of_year (&place->day));

      g_assert_true (place->contact == other->contact);
      g_assert_cmpint (g_date_compare (&place->day, &other->day), ==, 0);
      g_assert_cmpint (g_date_compare (&place->day, &today), >=, 0);
      g_assert_true (aft_day_is_work_day (&place->day, WORK_DAYS));
      g_hash_table_insert (weeks, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (weeks, key)) + 1));
    }

  g_assert_cmpuint (g_hash_table_size (weeks), ==, 11);
  g_hash_table_iter_init (&iter, weeks);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    g_assert_cmpuint (GPOINTER_TO_UINT (count), <=, 5);
  g_hash_table_unref (weeks);
}

/* Who was contacted this week takes a place of it; a day that was chosen is never moved. */
static void
test_week (void)
{
  g_autoptr (AftBook) book = make_book (9);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (AftDocument) chosen = g_list_model_get_item (aft_book_get_contacts (book), 8);
  AftDocument *first;
  GDate today, day;
  gboolean seen = FALSE;

  g_assert_true (aft_day_parse ("2026-11-24", &today));
  g_assert_true (aft_day_parse ("2026-11-28", &day));
  aft_keep_in_touch_move (book, AFT_CONTACT (chosen), &day);

  before = aft_keep_in_touch_this_week (book, &today);
  g_assert_cmpuint (before->len, ==, 5);

  first = g_array_index (before, AftKeepPlace, 0).contact;
  g_assert_true (first != chosen);
  aft_log_touch (AFT_CONTACT (first), &(AftTouchValues) { .when = "2026-11-24", .direction = "out", .result = "sent" }, NULL);

  after = aft_keep_in_touch_this_week (book, &today);
  g_assert_cmpuint (after->len, ==, 4);
  for (guint i = 0; i < after->len; i++)
    {
      AftKeepPlace *place = &g_array_index (after, AftKeepPlace, i);

      g_assert_true (place->contact != first);
      if (place->contact == chosen)
        {
          seen = TRUE;
          g_assert_cmpint (g_date_compare (&place->day, &day), ==, 0);
        }
    }
  g_assert_true (seen);
}

/* 10,000 people take no longer than a frame or two; the bound is generous for a busy machine under sanitizers. */
static void
test_many (void)
{
  g_autoptr (AftBook) book = make_book (10000);
  g_autoptr (GArray) week = NULL;
  gint64 start;
  GDate today;

  g_assert_true (aft_day_parse ("2026-11-25", &today));
  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (aft_book_get_contacts (book), i);

      aft_document_get_summary (contact);
    }
  start = g_get_monotonic_time ();
  week = aft_keep_in_touch_this_week (book, &today);
  g_test_message ("%.1f ms", (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpuint (week->len, ==, 5);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_TIME_SPAN_SECOND);
}

static void
test_words (void)
{
  for (AftRhythm rhythm = 0; rhythm < AFT_RHYTHMS; rhythm++)
    {
      g_assert_cmpint (aft_rhythm_parse (aft_rhythm_get_word (rhythm)), ==, rhythm);
      g_assert_cmpstr (aft_rhythm_get_title (rhythm), !=, "");
    }
  g_assert_cmpint (aft_rhythm_parse ("weekly"), ==, AFT_RHYTHM_UNKNOWN);
  g_assert_cmpint (aft_rhythm_parse (NULL), ==, AFT_RHYTHM_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdelimit (g_strconcat ("/keep-in-touch/", cases[i].name, NULL), " ,", '-');

      g_test_add_data_func (path, &cases[i], test_compute);
    }
  g_test_add_func ("/keep-in-touch/levelled", test_levelled);
  g_test_add_func ("/keep-in-touch/week", test_week);
  g_test_add_func ("/keep-in-touch/many", test_many);
  g_test_add_func ("/keep-in-touch/words", test_words);

  return g_test_run ();
}
