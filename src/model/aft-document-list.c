/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-document-list.h"

#include "aft-document-private.h"

#include <stdlib.h>
#include <string.h>

/* So many documents before it is looked at, each part of one is fetched. */
#define AHEAD 4

struct _AftDocumentList
{
  GObject    parent_instance;
  GPtrArray *documents;
};

static GType
aft_document_list_get_item_type (GListModel *model)
{
  return AFT_TYPE_DOCUMENT;
}

static guint
aft_document_list_get_n_items (GListModel *model)
{
  return AFT_DOCUMENT_LIST (model)->documents->len;
}

static gpointer
aft_document_list_get_item (GListModel *model,
                            guint       position)
{
  AftDocumentList *self = AFT_DOCUMENT_LIST (model);

  return position < self->documents->len ? g_object_ref (g_ptr_array_index (self->documents, position)) : NULL;
}

static void
aft_document_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = aft_document_list_get_item_type;
  iface->get_n_items = aft_document_list_get_n_items;
  iface->get_item = aft_document_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AftDocumentList, aft_document_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, aft_document_list_iface_init))

static void
aft_document_list_finalize (GObject *object)
{
  g_ptr_array_unref (AFT_DOCUMENT_LIST (object)->documents);

  G_OBJECT_CLASS (aft_document_list_parent_class)->finalize (object);
}

static void
aft_document_list_class_init (AftDocumentListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_document_list_finalize;
}

static void
aft_document_list_init (AftDocumentList *self)
{
  self->documents = g_ptr_array_new_with_free_func (g_object_unref);
}

AftDocumentList *
aft_document_list_new (void)
{
  return g_object_new (AFT_TYPE_DOCUMENT_LIST, NULL);
}

/* The id decides between equal titles, so that the order is the same at each start. */
static int
compare (AftDocument *a,
         AftDocument *b)
{
  const AftSummary *one = aft_document_get_summary (a);
  const AftSummary *two = aft_document_get_summary (b);
  int order = strcmp (one->collate, two->collate);

  return order != 0 ? order : strcmp (one->id, two->id);
}

/* A document with what it is sorted by, so that sorting doesn't fetch it from all over the memory each time. */
typedef struct
{
  guint64           beginning;  /* of the collation key, as a number */
  const AftSummary *summary;
  AftDocument      *document;
} Entry;

static void
fill_entry (Entry       *entry,
            AftDocument *document)
{
  const char *key;

  entry->document = document;
  entry->summary = aft_document_get_summary (document);
  entry->beginning = 0;
  key = entry->summary->collate;
  for (guint i = 0; i < 8; i++)
    {
      entry->beginning = entry->beginning << 8 | (guchar) *key;
      key += *key != '\0';
    }
}

static int
compare_entries (const void *a,
                 const void *b)
{
  const Entry *one = a;
  const Entry *two = b;
  int order;

  if (one->beginning != two->beginning)
    return one->beginning < two->beginning ? -1 : 1;

  order = strcmp (one->summary->collate, two->summary->collate);
  return order != 0 ? order : strcmp (one->summary->id, two->summary->id);
}

static guint
find_place (AftDocumentList *self,
            AftDocument     *document)
{
  guint low = 0;
  guint high = self->documents->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (g_ptr_array_index (self->documents, middle), document) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

void
aft_document_list_add (AftDocumentList *self,
                       AftDocument     *document)
{
  guint place = find_place (self, document);

  g_ptr_array_insert (self->documents, place, g_object_ref (document));
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
}

/* Both halves are sorted, so that bringing in the next slice of a book costs a walk and no sorting of the whole. */
void
aft_document_list_add_many (AftDocumentList *self,
                            GPtrArray       *documents)
{
  g_autofree Entry *fresh = g_new (Entry, documents->len);
  g_autoptr (GPtrArray) before = self->documents;
  Entry old;
  guint at = 0;

  if (documents->len == 0)
    {
      g_steal_pointer (&before);
      return;
    }

  for (guint i = 0; i < documents->len; i++)
    fill_entry (&fresh[i], g_ptr_array_index (documents, i));
  qsort (fresh, documents->len, sizeof *fresh, compare_entries);

  self->documents = g_ptr_array_new_full (before->len + documents->len, g_object_unref);
  if (before->len > 0)
    fill_entry (&old, g_ptr_array_index (before, 0));
  for (guint i = 0; i < documents->len; i++)
    {
      while (at < before->len && compare_entries (&old, &fresh[i]) < 0)
        {
          g_ptr_array_add (self->documents, old.document);
          if (++at < before->len)
            fill_entry (&old, g_ptr_array_index (before, at));
        }
      g_ptr_array_add (self->documents, g_object_ref (fresh[i].document));
    }
  for (; at < before->len; at++)
    g_ptr_array_add (self->documents, g_ptr_array_index (before, at));

  /* The references went over. */
  g_ptr_array_set_free_func (before, NULL);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, self->documents->len);
}

AftDocument *
aft_document_list_peek (AftDocumentList *self,
                        guint            position)
{
  guint last = self->documents->len - 1;

  aft_document_foresee (g_ptr_array_index (self->documents, MIN (position + 3 * AHEAD, last)),
                        g_ptr_array_index (self->documents, MIN (position + 2 * AHEAD, last)),
                        g_ptr_array_index (self->documents, MIN (position + AHEAD, last)));

  return g_ptr_array_index (self->documents, position);
}

void
aft_document_list_remove (AftDocumentList *self,
                          AftDocument     *document)
{
  guint place;

  if (!g_ptr_array_find (self->documents, document, &place))
    return;

  g_ptr_array_remove_index (self->documents, place);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 1, 0);
}

void
aft_document_list_place (AftDocumentList *self,
                         AftDocument     *document)
{
  guint place;

  if (!g_ptr_array_find (self->documents, document, &place))
    return;

  if ((place == 0 || compare (g_ptr_array_index (self->documents, place - 1), document) <= 0) &&
      (place + 1 == self->documents->len || compare (document, g_ptr_array_index (self->documents, place + 1)) <= 0))
    return;

  g_object_ref (document);
  aft_document_list_remove (self, document);
  aft_document_list_add (self, document);
  g_object_unref (document);
}
