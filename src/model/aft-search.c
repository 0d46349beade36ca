/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-search.h"

#include "aft-document-list.h"
#include "aft-id.h"
#include "aft-text.h"

#include <string.h>

struct _AftQuery
{
  GPtrArray *words;             /* folded */
  char      *tag;
  char      *name;
  char      *company;
};

static void
take_word (AftQuery   *self,
           const char *word)
{
  char **place = word[0] == '#' ? &self->tag : word[0] == '@' ? &self->name : NULL;
  const char *rest = word + 1;

  if (g_str_has_prefix (word, "company:"))
    {
      place = &self->company;
      rest = word + strlen ("company:");
    }

  if (place == NULL)
    g_ptr_array_add (self->words, g_strdup (word));
  else if (*rest != '\0')
    {
      g_free (*place);
      *place = g_strdup (rest);
    }
}

AftQuery *
aft_query_new (const char *text)
{
  AftQuery *self = g_new0 (AftQuery, 1);
  g_autofree char *folded = aft_text_fold (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  for (char **word = words; *word; word++)
    if (**word != '\0')
      take_word (self, *word);

  return self;
}

void
aft_query_free (AftQuery *self)
{
  g_ptr_array_unref (self->words);
  g_free (self->tag);
  g_free (self->name);
  g_free (self->company);
  g_free (self);
}

gboolean
aft_query_is_empty (const AftQuery *self)
{
  return self->words->len == 0 && self->tag == NULL && self->name == NULL && self->company == NULL;
}

static gboolean
has_tag (const AftSummary *summary,
         const char       *tag)
{
  g_autofree char *tags = aft_text_fold (summary->tags);
  g_autofree char *inline_tag = g_strconcat ("#", tag, NULL);
  g_auto (GStrv) list = g_strsplit (tags, ";", -1);

  for (char **one = list; *one; one++)
    if (g_str_has_prefix (*one, tag))
      return TRUE;

  return strstr (summary->folded, inline_tag) != NULL;
}

static gboolean
fits_narrowing (const AftQuery   *self,
                const AftSummary *summary)
{
  if (self->tag != NULL && !has_tag (summary, self->tag))
    return FALSE;

  if (self->name != NULL)
    {
      g_autofree char *title = aft_text_fold (summary->title);

      if (!aft_text_words_begin (title, self->name))
        return FALSE;
    }

  if (self->company != NULL)
    {
      g_autofree char *company = aft_text_fold (summary->company);

      if (strstr (company, self->company) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* The folded text begins with the title, so a match before the first line's end is one in the name. */
static guint
rank_match (const AftSummary *summary,
            const char       *match)
{
  const char *text = summary->folded;

  if (match == text)
    return 4;
  if (memchr (text, '\n', match - text) == NULL)
    return match[-1] == ' ' || match[-1] == '-' ? 3 : 2;

  return 1;
}

guint
aft_query_match (const AftQuery   *self,
                 const AftSummary *summary)
{
  guint best = 1;

  for (guint i = 0; i < self->words->len; i++)
    {
      const char *match = strstr (summary->folded, g_ptr_array_index (self->words, i));

      if (match == NULL)
        return 0;
      best = MAX (best, rank_match (summary, match));
    }

  return fits_narrowing (self, summary) ? best : 0;
}

GPtrArray *
aft_search_documents (AftBook    *book,
                      int         kind,
                      const char *query)
{
  g_autoptr (AftQuery) parsed = aft_query_new (query);
  GPtrArray *ranked[5] = { NULL };
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
      g_autofree char *title = aft_text_fold (summary->title);

      if (strcmp (title, query) == 0)
        g_ptr_array_add (same, contact);
      else if ((strlen (name) >= 8 && g_str_has_prefix (summary->id, name)) || aft_text_words_begin (title, query))
        g_ptr_array_add (similar, contact);
    }

  return same->len > 0 ? g_steal_pointer (&same) : g_steal_pointer (&similar);
}
