/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-agenda.h"
#include "aft-date.h"
#include "aft-remind.h"
#include "aft-story.h"

static AftAgendaItem *
find_item (GListModel  *items,
           AftDocument *story)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AftAgendaItem) item = g_list_model_get_item (items, i);

      if (aft_agenda_item_get_document (item) == story)
        return item;
    }

  return NULL;
}

/* What a gap card says will be done by a day comes up on that day, until it is done, skipped or moved. */
static void
test_plan (void)
{
  typedef enum { DONE, SKIP, MOVE } Command;
  static const struct
  {
    const char *kind;
    const char *due;
    const char *plan;
    const char *what;           /* NULL: it is not there today */
    gboolean    overdue;
    Command     command;
    const char *due_after;
  } cases[] = {
    { "gap", "2026-11-23", "Ask to lead\nthe next project.", "Ask to lead the next project.", FALSE, DONE, NULL },
    { "gap", "2026-11-20", "Ask", "Ask", TRUE, SKIP, NULL },
    { "gap", "2026-11-20", "Ask", "Ask", TRUE, MOVE, "2026-11-27" },
    { "gap", "2026-11-23", NULL, "Leading people", FALSE, DONE, NULL },
    { "gap", "2026-11-24", "Ask", NULL, FALSE, MOVE, "2026-11-27" },
    { "gap", "2026-11", "Ask", NULL, FALSE, DONE, NULL },
    { "gap", NULL, "Ask", NULL, FALSE, MOVE, "2026-11-27" },
    { "story", "2026-11-20", "Ask", NULL, FALSE, DONE, NULL },
  };
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  GDate friday;

  g_assert_true (aft_day_parse ("2026-11-27", &friday));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftBook) book = aft_book_new ();
      g_autoptr (AftDocument) story = aft_document_new (AFT_DOCUMENT_STORY, NULL, now);
      g_autoptr (AftAgenda) agenda = aft_agenda_new (book);
      g_autofree char *id = aft_story_dup_plan_id (AFT_STORY (story));
      g_autoptr (GError) error = NULL;
      g_autoptr (GListModel) reminders = NULL;
      AftAgendaItem *item;

      aft_record_set (story, AFT_STORY_KIND, cases[i].kind);
      aft_record_set (story, AFT_STORY_TITLE, "Leading people");
      aft_record_set (story, AFT_STORY_DUE, cases[i].due);
      aft_record_set (story, AFT_STORY_PLAN, cases[i].plan);
      aft_book_add (book, story);
      aft_agenda_update (agenda, now);
      item = find_item (G_LIST_MODEL (agenda), story);
      if ((item != NULL) != (cases[i].what != NULL))
        g_error ("%u: what is due %s is %sshown", i, cases[i].due, item != NULL ? "" : "not ");
      if (item != NULL)
        {
          g_assert_cmpint (aft_agenda_item_get_kind (item), ==, AFT_AGENDA_DUE);
          g_assert_cmpint (aft_agenda_item_is_overdue (item), ==, cases[i].overdue);
          g_assert_cmpstr (aft_agenda_item_get_what (item), ==, cases[i].what);
          g_assert_cmpstr (aft_agenda_item_get_id (item), ==, id);
          g_assert_null (aft_agenda_item_get_record (item));
        }

      if (cases[i].command == MOVE)
        g_assert_true (aft_remind_move (book, id, &friday, now, &error));
      else
        g_assert_true ((cases[i].command == DONE ? aft_remind_done : aft_remind_skip) (book, id, now, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (aft_record_get (story, AFT_STORY_DUE), ==, cases[i].due_after);
      g_assert_cmpstr (aft_record_get (story, AFT_STORY_PLAN), ==, cases[i].plan);
      aft_agenda_update (agenda, now);
      g_assert_null (find_item (G_LIST_MODEL (agenda), story));
      reminders = aft_agenda_list_reminders (book, now);
      g_assert_cmpint (find_item (reminders, story) != NULL, ==, cases[i].due_after != NULL);
      if (cases[i].due_after != NULL)
        g_assert_true (aft_agenda_item_get_document (aft_agenda_get_next (agenda)) == story);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remind-commands/plan", test_plan);

  return g_test_run ();
}
