/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-agenda-item.h"
#include "aft-date.h"
#include "aft-event.h"
#include "aft-list-words.h"
#include "aft-log.h"
#include "aft-remind.h"

/* A line of Today says whom it is about, what to do and why; where that is the same, when it is. Nothing is said twice. */
static void
test_agenda (void)
{
  static const struct
  {
    AftAgendaKind kind;
    const char   *day;
    gboolean      overdue;
    const char   *what;
    const char   *why;
    const char   *spoken;
    const char   *ends;
  } cases[] = {
    { AFT_AGENDA_DUE, "2026-11-23T09:00", FALSE, "Call Ms Ortiz", "", "Evening, Call Ms Ortiz, today, 09:00" },
    { AFT_AGENDA_DUE, "2026-11-22", TRUE, "Call Ms Ortiz", "", "Evening, Call Ms Ortiz, Since yesterday, something is due" },
    { AFT_AGENDA_PEOPLE, "2026-11-24", FALSE, "Write to Ms Ortiz", "The first note", "Evening, Write to Ms Ortiz, The first note" },
    { AFT_AGENDA_EVENT, "2026-11-25T18:30", FALSE, "Evening", "City library", "Evening, Wednesday, 18:30, City library" },
    { AFT_AGENDA_EVENT, "2026-11-25", FALSE, "Evening", "", "Evening, Wednesday" },
    { AFT_AGENDA_EVENT, "2026-11-22T09:00", FALSE, "Evening", "Hall 4", "Evening, since yesterday, Hall 4", "2026-11-25" },
    { AFT_AGENDA_DUE, "2026-11-23", FALSE, "Evening", "", "Evening, today" },
    { AFT_AGENDA_DUE, "2026-11-22", TRUE, "Evening", "", "Evening, Since yesterday, something is due" },
    { AFT_AGENDA_DUE, "", FALSE, "Evening", "", "Evening" },
  };
  AftListContext context = { 0 };
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  g_autoptr (AftDocument) event = aft_document_new (AFT_DOCUMENT_EVENT, NULL, now);

  aft_record_set (event, AFT_EVENT_NAME, "Evening");
  aft_day_from_date_time (now, &context.today);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftAgendaItem) item = aft_agenda_item_new (cases[i].kind, "id", cases[i].day, cases[i].overdue, event, NULL,
                                                            cases[i].what, cases[i].why);
      g_auto (AftListWords) words = { 0 };

      aft_record_set (event, AFT_EVENT_WHEN, cases[i].day);
      aft_record_set (event, AFT_EVENT_ENDS, cases[i].ends);
      aft_list_words_fill (&words, item, &context);
      g_assert_cmpstr (words.spoken, ==, cases[i].spoken);
    }
}

/* A person's line says when one is in touch next, which is never a day that has passed. */
static void
test_person (void)
{
  static const struct
  {
    const char *thanks;         /* of a follow-up; NULL: there is none */
    const char *due;            /* of a reminder */
    const char *spoken;
  } cases[] = {
    { NULL, NULL, "Ana Ortiz, Last November 20, next December 25" },
    { NULL, "2026-11-26", "Ana Ortiz, Last November 20, next Thursday" },
    { NULL, "2026-11-23T14:30", "Ana Ortiz, Last November 20, next today, something is due" },
    { NULL, "2026-11-20", "Ana Ortiz, Last November 20, next today, something is due" },
    { "open", NULL, "Ana Ortiz, Last November 20, next today, something is due" },
    { "open", "2026-11-26", "Ana Ortiz, Last November 20, next today, something is due" },
    { "planned", "2026-11-26", "Ana Ortiz, Last November 20, next Thursday" },
    { "said", NULL, "Ana Ortiz, Last November 20, next December 25" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftBook) book = aft_book_new ();
      g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
      g_autoptr (AftFollowUp) follow_up = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
      AftListContext context = { 0 };
      g_auto (AftListWords) words = { 0 };

      aft_record_set (person, AFT_CONTACT_FULL_NAME, "Ana Ortiz");
      aft_book_add (book, person);
      aft_log_touch (AFT_CONTACT (person), &(AftTouchValues) { .when = "2026-11-20", .channel = "call", .direction = "out",
                                                               .result = "talked" }, NULL);
      if (cases[i].thanks != NULL)
        {
          aft_record_set (follow_up, AFT_FOLLOW_UP_THANKS, cases[i].thanks);
          aft_document_add (person, follow_up);
        }
      if (cases[i].due != NULL)
        aft_remind_add (person, "custom", cases[i].due, "Send the article", NULL);
      aft_day_from_date_time (now, &context.today);
      aft_keep_rules_read (book, &context.rules);

      aft_list_words_fill (&words, person, &context);
      if (!g_str_equal (words.spoken, cases[i].spoken))
        g_error ("%u: “%s”, not “%s”", i, words.spoken, cases[i].spoken);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/list-words/agenda", test_agenda);
  g_test_add_func ("/ui/list-words/person", test_person);

  return g_test_run ();
}
