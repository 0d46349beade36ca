/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-search.h"

#include "aft-document-list.h"
#include "aft-note.h"
#include "aft-place-private.h"
#include "aft-query-private.h"
#include "aft-text.h"

#include <string.h>

/* The folded texts of all documents are walked over first, which says what fits and how new it is; only then files are looked into,
 * those that changed last first, as long as places are wanted. To have all in order one would have to look into all of them: so
 * the places of some documents are put in order, and then those of the next. */

/* So many places are put in order. */
#define SORTED_TOGETHER 40

/* Looking at the clock costs more than a document. */
#define DOCUMENTS_A_LOOK 64

typedef struct
{
  AftDocument *document;        /* owned */
  guint64      modified;
  guint        rank;            /* of its name; 0: it doesn't fit */
  guint        place;           /* in the book, for those that are alike in all else */
} Candidate;

/* A heap, and behind it what was taken out of it. A single letter is found nearly everywhere, and few of those places are ever seen:
 * to put all of them in order would take longer than to find them. */
typedef struct
{
  GArray       *all;            /* Candidate */
  guint         left;
  GCompareFunc  compare;
} Heap;

struct _AftSearch
{
  AftBook   *book;
  AftQuery  *query;
  GType      only;

  AftDocumentKind kind;         /* what is walked over, AFT_DOCUMENT_KINDS when that is done */
  guint      position;
  gboolean   walked;
  Heap       candidates;        /* the newest first */
  Heap       names;             /* not owned; the best, then the newest first */

  GPtrArray *waiting;           /* places that aren't in order yet */
  GPtrArray *places;
};

static void
clear_candidate (gpointer data)
{
  g_object_unref (((Candidate *) data)->document);
}

static int
compare_modified (gconstpointer a,
                  gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->modified != second->modified)
    return first->modified > second->modified ? -1 : 1;

  return first->place < second->place ? -1 : first->place > second->place;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  return first->rank != second->rank ? (first->rank > second->rank ? -1 : 1) : compare_modified (a, b);
}

static void
sift (Heap  *heap,
      guint  place)
{
  Candidate *all = (Candidate *) heap->all->data;

  for (guint child = 2 * place + 1; child < heap->left; place = child, child = 2 * place + 1)
    {
      Candidate sinking = all[place];

      if (child + 1 < heap->left && heap->compare (&all[child + 1], &all[child]) < 0)
        child++;
      if (heap->compare (&sinking, &all[child]) <= 0)
        break;
      all[place] = all[child];
      all[child] = sinking;
    }
}

static void
pile (Heap *heap)
{
  heap->left = heap->all->len;
  for (guint i = heap->left / 2; i > 0; i--)
    sift (heap, i - 1);
}

/* The first of those that are left. */
static Candidate *
take (Heap *heap)
{
  Candidate *all = (Candidate *) heap->all->data;
  Candidate first = all[0];

  heap->left--;
  all[0] = all[heap->left];
  all[heap->left] = first;
  sift (heap, 0);

  return &all[heap->left];
}

static AftSearch *
make (AftBook  *book,
      AftQuery *query,
      GType     only)
{
  AftSearch *self = g_new0 (AftSearch, 1);

  self->book = g_object_ref (book);
  self->query = query;
  self->only = only;
  self->kind = aft_query_is_empty (query) ? AFT_DOCUMENT_KINDS : AFT_DOCUMENT_CONTACT;
  self->walked = self->kind == AFT_DOCUMENT_KINDS;
  self->candidates = (Heap) { g_array_new (FALSE, FALSE, sizeof (Candidate)), 0, compare_modified };
  g_array_set_clear_func (self->candidates.all, clear_candidate);
  self->names = (Heap) { g_array_new (FALSE, FALSE, sizeof (Candidate)), 0, compare_names };
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

AftSearch *
aft_search_new (AftBook     *book,
                const char  *query,
                const GDate *today,
                GType        only)
{
  AftQuery *read = aft_query_new (query, today);
  GListModel *people = aft_book_get_contacts (book);

  /* Whom a name that is looked for fits may be named by another in a note that was written before a merge. */
  for (guint i = 0; read->names->len > 0 && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, i);
      const AftSummary *summary = aft_document_get_summary (person);

      for (guint n = 0; *summary->merged_names != '\0' && n < read->names->len; n++)
        if (aft_query_has_name (summary, read->names->pdata[n]))
          aft_query_add_names (read, n, summary);
    }

  return make (book, read, only);
}

void
aft_search_free (AftSearch *self)
{
  g_object_unref (self->book);
  aft_query_unref (self->query);
  g_array_unref (self->names.all);
  g_array_unref (self->candidates.all);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->places);
  g_free (self);
}

const AftQuery *
aft_search_get_query (AftSearch *self)
{
  return self->query;
}

/* Whether a document has to be looked into, told by its folded text. Days aren't judged: the records know better. */
static gboolean
may_hold (AftSearch        *self,
          const AftSummary *summary)
{
  const AftQuery *query = self->query;

  if (!aft_text_sieve_may_hold (&summary->sieve, &query->sieve))
    return FALSE;
  for (guint i = 0; i < query->words->len; i++)
    if (strstr (summary->folded, query->words->pdata[i]) == NULL)
      return FALSE;
  for (guint i = 0; i < query->tags->len; i++)
    if (aft_text_find_signed (summary->folded, '#', query->tags->pdata[i], query->whole) == NULL
        && !aft_query_has_tag (summary, query->tags->pdata[i]))
      return FALSE;
  for (guint i = 0; i < query->names->len; i++)
    if (!aft_query_find_name (query, query->names->pdata[i], summary->folded)
        && (query->whole || !aft_query_has_name (summary, query->names->pdata[i])))
      return FALSE;

  return (self->only != AFT_TYPE_NOTE || summary->n_notes > 0) && aft_query_match_company (query, summary);
}

static void
look_at (AftSearch   *self,
         AftDocument *document)
{
  const AftSummary *summary = aft_document_get_summary (document);
  Candidate candidate = { NULL };
  guint match = 0;

  /* Without days and marks of lines, what the document fits is all there is to know. */
  if (self->only != G_TYPE_INVALID || self->query->marks != 0 || aft_query_has_days (self->query))
    {
      if (!may_hold (self, summary))
        return;
    }
  else if ((match = aft_query_match (self->query, summary)) == 0)
    return;

  candidate.document = g_object_ref (document);
  candidate.modified = summary->changed;
  if (aft_query_has_days (self->query) && self->only == G_TYPE_INVALID)
    match = aft_query_match (self->query, summary);
  candidate.rank = aft_place_rank_name (self->query, summary, match);
  candidate.place = self->candidates.all->len;
  g_array_append_val (self->candidates.all, candidate);
  if (candidate.rank > 0)
    g_array_append_val (self->names.all, candidate);
}

/* FALSE if the time was over before the end. */
static gboolean
walk (AftSearch *self,
      gint64     end)
{
  while (self->kind < AFT_DOCUMENT_KINDS)
    {
      GListModel *documents = aft_book_get_documents (self->book, self->kind);
      guint n = g_list_model_get_n_items (documents);

      for (; self->position < n; self->position++)
        {
          if (self->position % DOCUMENTS_A_LOOK == DOCUMENTS_A_LOOK - 1 && g_get_monotonic_time () > end)
            {
              look_at (self, aft_document_list_peek (AFT_DOCUMENT_LIST (documents), self->position++));
              return FALSE;
            }
          look_at (self, aft_document_list_peek (AFT_DOCUMENT_LIST (documents), self->position));
        }
      self->position = 0;
      self->kind++;
    }

  if (!self->walked)
    {
      pile (&self->candidates);
      pile (&self->names);
    }
  self->walked = TRUE;

  return TRUE;
}

/* By the days that are shown with them. */
static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const AftPlace *first = *(AftPlace **) a;
  const AftPlace *second = *(AftPlace **) b;

  if (first->when != second->when)
    return first->when > second->when ? -1 : 1;

  return first->modified != second->modified ? (first->modified > second->modified ? -1 : 1) : 0;
}

static void
take_next (AftSearch *self)
{
  if (self->names.left > 0)
    {
      AftPlace *place = aft_place_of_name (self->query, take (&self->names)->document);

      /* It may have another name by now. */
      if (place != NULL)
        g_ptr_array_add (self->places, place);
      return;
    }

  aft_place_scan (self->query, take (&self->candidates)->document, self->only, self->waiting);
  if (self->waiting->len < SORTED_TOGETHER && self->candidates.left > 0)
    return;
  g_ptr_array_sort (self->waiting, compare_places);
  g_ptr_array_extend_and_steal (self->places, g_steal_pointer (&self->waiting));
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

gboolean
aft_search_is_over (AftSearch *self)
{
  return self->walked && self->names.left == 0 && self->candidates.left == 0;
}

gboolean
aft_search_go (AftSearch *self,
               guint      wanted,
               gint64     budget)
{
  gint64 end = budget >= 0 ? g_get_monotonic_time () + budget : G_MAXINT64;

  if (!walk (self, end))
    return FALSE;
  while (self->places->len < wanted && !aft_search_is_over (self))
    {
      take_next (self);
      if (budget >= 0 && g_get_monotonic_time () > end)
        break;
    }

  return self->places->len >= wanted || aft_search_is_over (self);
}

GPtrArray *
aft_search_get_places (AftSearch *self)
{
  return self->places;
}

static AftQuery *
new_mention (AftDocument *contact)
{
  const AftSummary *summary = aft_document_get_summary (contact);
  g_autofree char *names = summary->unnamed ? g_strdup ("") : aft_summary_dup_names (summary);

  return aft_query_new_mention (names);
}

AftSearch *
aft_search_new_mentions (AftBook     *book,
                         AftDocument *contact)
{
  g_return_val_if_fail (AFT_IS_BOOK (book) && AFT_IS_DOCUMENT (contact), NULL);

  return make (book, new_mention (contact), AFT_TYPE_NOTE);
}

gboolean
aft_search_has_mention (AftDocument *document,
                        AftDocument *contact)
{
  g_autoptr (AftQuery) query = NULL;

  g_return_val_if_fail (AFT_IS_DOCUMENT (document) && AFT_IS_DOCUMENT (contact), FALSE);

  query = new_mention (contact);

  return query->names->len > 0
         && aft_query_find_name (query, query->names->pdata[0], aft_document_get_summary (document)->folded);
}
