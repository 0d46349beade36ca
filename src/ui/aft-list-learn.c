/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-list-learn.h"

#include <glib/gi18n-lib.h>

#include "aft-feedback.h"
#include "aft-guide-learn.h"
#include "aft-search.h"

static void
take_all (GPtrArray  *items,
          GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (items, g_list_model_get_item (list, i));
}

static gboolean
story_is (AftDocument *story,
          const char  *kind)
{
  return g_strcmp0 (aft_document_get_summary (story)->state, kind) == 0;
}

void
aft_list_learn_fill (AftBook     *book,
                     const char  *query,
                     const GDate *today,
                     GPtrArray   *items)
{
  g_autoptr (AftQuery) parsed = aft_query_new (query, today);
  g_autoptr (GListModel) unanswered = aft_guide_list_unanswered (book);
  g_autoptr (GListModel) all = aft_guide_list_feedback (book, NULL);
  g_autoptr (GPtrArray) stories = aft_search_documents (book, AFT_DOCUMENT_STORY, query, today);
  g_autoptr (GPtrArray) feedback = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  take_all (feedback, unanswered);
  for (guint i = 0; i < feedback->len; i++)
    g_hash_table_add (seen, g_ptr_array_index (feedback, i));
  for (guint gap = 0; gap < 2; gap++)
    for (guint i = 0; i < stories->len; i++)
      if (story_is (g_ptr_array_index (stories, i), "gap") == (gap == 1))
        g_ptr_array_add (feedback, g_object_ref (g_ptr_array_index (stories, i)));
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AftFeedback) one = g_list_model_get_item (all, i);

      if (!g_hash_table_contains (seen, one))
        g_ptr_array_add (feedback, g_object_ref (one));
    }

  for (guint i = 0; i < feedback->len; i++)
    {
      gpointer item = g_ptr_array_index (feedback, i);

      if (AFT_IS_DOCUMENT (item)
          || aft_query_match_text (parsed, aft_record_get (item, AFT_FEEDBACK_WORDS), NULL,
                                   aft_record_get (item, AFT_FEEDBACK_WHEN)))
        g_ptr_array_add (items, g_object_ref (item));
    }
}

const char *
aft_list_learn_get_section (AftBook *book,
                            gpointer item)
{
  if (AFT_IS_DOCUMENT (item))
    return story_is (item, "gap") ? C_("section", "Gap Cards") : C_("section", "Stories");

  return aft_guide_needs_answer (book, item) ? C_("section", "Waits for an Answer") : C_("section", "What They Said");
}
