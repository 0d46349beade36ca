/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-search.h"

#include "aft-document-list.h"
#include "aft-id.h"
#include "aft-text.h"

#include <string.h>

GPtrArray *
aft_search_documents (AftBook     *book,
                      int          kind,
                      const char  *query,
                      const GDate *today)
{
  g_autoptr (AftQuery) parsed = aft_query_new (query, today);
  GPtrArray *ranked[AFT_QUERY_RANKS + 1] = { NULL };
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 1; i < G_N_ELEMENTS (ranked); i++)
    ranked[i] = g_ptr_array_new ();

  for (int k = AFT_DOCUMENT_CONTACT; k < AFT_DOCUMENT_KINDS; k++)
    {
      GListModel *documents = aft_book_get_documents (book, k);
      guint n = g_list_model_get_n_items (documents);

      if (kind >= 0 && k != kind)
        continue;

      for (guint i = 0; i < n; i++)
        {
          AftDocument *document = aft_document_list_peek (AFT_DOCUMENT_LIST (documents), i);
          guint rank = aft_query_match (parsed, aft_document_get_summary (document));

          if (rank > 0)
            g_ptr_array_add (ranked[rank], document);
        }
    }

  for (guint i = G_N_ELEMENTS (ranked) - 1; i >= 1; i--)
    g_ptr_array_extend (found, ranked[i], NULL, NULL);

  for (guint i = 1; i < G_N_ELEMENTS (ranked); i++)
    g_clear_pointer (&ranked[i], g_ptr_array_unref);
  return found;
}

/* How well @query fits one of the folded @names: 2, it is that; 1, its words begin so; 0. */
static guint
match_names (const char *names,
             const char *query)
{
  g_auto (GStrv) list = g_strsplit (names, "\n", -1);
  guint best = 0;

  for (char **name = list; *name != NULL && best < 2; name++)
    if (strcmp (*name, query) == 0)
      best = 2;
    else if (aft_text_words_begin (*name, query))
      best = 1;

  return best;
}

GPtrArray *
aft_search_people (AftBook    *book,
                   const char *name)
{
  GListModel *contacts = aft_book_get_contacts (book);
  guint n = g_list_model_get_n_items (contacts);
  g_autofree char *query = aft_text_fold (name);
  g_autoptr (GPtrArray) same = g_ptr_array_new ();
  g_autoptr (GPtrArray) similar = g_ptr_array_new ();
  gpointer exact = aft_id_is_valid (name) ? aft_book_lookup (book, name) : NULL;

  g_strstrip (query);
  if (exact != NULL && aft_document_get_kind (exact) == AFT_DOCUMENT_CONTACT)
    {
      g_ptr_array_add (same, exact);
      return g_steal_pointer (&same);
    }

  for (guint i = 0; i < n && *query != '\0'; i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);
      const AftSummary *summary = aft_document_get_summary (contact);
      g_autofree char *names = aft_summary_dup_names (summary);
      guint match = match_names (names, query);

      if (match == 2)
        g_ptr_array_add (same, contact);
      else if (match == 1 || (strlen (name) >= 8 && g_str_has_prefix (summary->id, name)))
        g_ptr_array_add (similar, contact);
    }

  return same->len > 0 ? g_steal_pointer (&same) : g_steal_pointer (&similar);
}
