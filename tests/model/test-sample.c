/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-agenda.h"
#include "aft-guide.h"
#include "aft-sample.h"
#include "aft-story.h"

#include <string.h>

static guint
count (AftBook         *book,
       AftDocumentKind  kind)
{
  return g_list_model_get_n_items (aft_book_get_documents (book, kind));
}

static AftBook *
make_sample (gint year,
             gint month,
             gint day)
{
  AftBook *book = aft_book_new ();
  g_autoptr (GDateTime) now = g_date_time_new_local (year, month, day, 10, 0, 0);

  aft_sample_fill (book, now);

  return book;
}

static void
test_content (void)
{
  g_autoptr (AftBook) book = make_sample (2026, 11, 23);
  static const char * const kinds[] = { "keep", "story", "gap", "manner", "not-about-me" };

  g_assert_cmpuint (count (book, AFT_DOCUMENT_CONTACT), ==, 13);
  g_assert_cmpuint (count (book, AFT_DOCUMENT_APPLICATION), ==, 10);
  g_assert_cmpuint (count (book, AFT_DOCUMENT_EVENT), ==, 2);
  g_assert_cmpuint (count (book, AFT_DOCUMENT_STORY), ==, 3);
  g_assert_cmpuint (count (book, AFT_DOCUMENT_INBOX), ==, 2);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GListModel) said = aft_guide_list_feedback (book, kinds[i]);

      g_test_message ("%s", kinds[i]);
      g_assert_cmpuint (g_list_model_get_n_items (said), ==, 1);
    }
}

/* Follow-ups stand in every stage, and one is finished. */
static void
test_stages (void)
{
  g_autoptr (AftBook) book = make_sample (2026, 11, 23);
  static const struct { const char *name; AftGuideStep step; } stages[] = {
    { "Hiring manager at Bluebird Rail", AFT_GUIDE_STEP_READY },
    { "Kaito Mori", AFT_GUIDE_STEP_READY },
    { "Ana Ortiz", AFT_GUIDE_STEP_SAY },
    { "Ruth Adeyemi", AFT_GUIDE_STEP_TALK },
    { "Grace Okafor", AFT_GUIDE_STEP_TALK },
    { "Jonas Lindqvist", AFT_GUIDE_STEP_THANKS },
    { "Meera Nair", AFT_GUIDE_STEP_NONE },
    { "Oskar Weiss", AFT_GUIDE_STEP_NONE },
    { "Tom Becker", AFT_GUIDE_STEP_NONE },
  };
  GListModel *contacts = aft_book_get_contacts (book);

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < g_list_model_get_n_items (contacts); j++)
        {
          g_autoptr (AftContact) contact = g_list_model_get_item (contacts, j);

          if (!aft_record_is (contact, AFT_CONTACT_FULL_NAME, stages[i].name))
            continue;
          found = TRUE;
          g_test_message ("%s", stages[i].name);
          g_assert_cmpint (aft_guide_step_get_current (aft_guide_find_follow_up (contact)), ==, stages[i].step);
        }
      g_assert_true (found);
    }
}

/* Whatever the day, Today has something in each section, and what is written can be read again. */
static void
test_any_day (void)
{
  for (guint i = 0; i < 14; i++)
    {
      g_autoptr (AftBook) book = make_sample (2027, 2, 20 + i > 28 ? i - 8 : 20 + i);
      g_autoptr (GDateTime) now = g_date_time_new_local (2027, 2, 20 + i > 28 ? i - 8 : 20 + i, 10, 0, 0);
      g_autoptr (AftAgenda) agenda = aft_agenda_new (book);

      aft_agenda_update (agenda, now);
      for (AftAgendaKind kind = 0; kind < AFT_AGENDA_KINDS; kind++)
        {
          g_test_message ("day %u, %s: %u", i, aft_agenda_kind_get_title (kind), aft_agenda_count (agenda, kind));
          if (kind != AFT_AGENDA_CONTINUE)
            g_assert_cmpuint (aft_agenda_count (agenda, kind), >, 0);
        }
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (agenda)); j++)
        {
          g_autoptr (AftAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (agenda), j);

          g_test_message ("  %d %s%s %s | %s | %s", aft_agenda_item_get_kind (item), aft_agenda_item_get_day (item),
                          aft_agenda_item_is_overdue (item) ? "!" : "", aft_agenda_item_get_title (item),
                          aft_agenda_item_get_what (item), aft_agenda_item_get_why (item));
        }

      for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
        for (guint j = 0; j < count (book, kind); j++)
          {
            g_autoptr (AftDocument) document = g_list_model_get_item (aft_book_get_documents (book, kind), j);
            g_autoptr (GBytes) bytes = aft_document_to_bytes (document, now);
            g_autoptr (GError) error = NULL;
            g_autoptr (AftSummary) summary = aft_summary_scan (bytes, kind, NULL, &error);

            g_assert_no_error (error);
            g_assert_cmpstr (summary->title, !=, "");
          }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/content", test_content);
  g_test_add_func ("/sample/stages", test_stages);
  g_test_add_func ("/sample/any-day", test_any_day);

  return g_test_run ();
}
