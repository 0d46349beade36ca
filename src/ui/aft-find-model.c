/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-find-model.h"

#include <gtk/gtk.h>

#include "aft-search.h"

/* More than a window shows, and how near its end somebody has to come for more. */
#define PLACES 40
#define NEAR 20

/* Half of what a frame has, in microseconds. */
#define SLICE 8000

struct _AftFindModel
{
  GObject     parent_instance;

  AftSession *session;
  char       *query;
  AftSearch  *search;           /* NULL: nothing is looked for */
  GPtrArray  *items;            /* AftPlace */
  gboolean    fresh;            /* nothing that the search found is among them yet */
  guint       wanted;
  guint       step_id;
  guint       again_id;
};

static void aft_find_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AftFindModel, aft_find_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, aft_find_model_iface_init))

enum
{
  OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
hash_place (gconstpointer place)
{
  return g_str_hash (aft_place_get_id ((AftPlace *) place));
}

static gboolean
equal_places (gconstpointer a,
              gconstpointer b)
{
  return aft_place_looks_same ((AftPlace *) a, (AftPlace *) b);
}

/* Puts @items in the place of those before. Only what differs is told, so that the selection and the place in the list stay. */
static void
replace (AftFindModel *self,
         GPtrArray    *items)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->items);
  g_autoptr (GHashTable) known = g_hash_table_new (hash_place, equal_places);
  guint head = 0;
  guint tail = 0;

  for (guint i = 0; i < before->len; i++)
    g_hash_table_add (known, before->pdata[i]);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    {
      AftPlace *same = g_hash_table_size (known) > 0 ? g_hash_table_lookup (known, items->pdata[i]) : NULL;

      g_ptr_array_add (self->items, g_object_ref (same != NULL ? same : items->pdata[i]));
    }

  while (head < before->len && head < self->items->len && before->pdata[head] == self->items->pdata[head])
    head++;
  while (tail < before->len - head && tail < self->items->len - head
         && before->pdata[before->len - 1 - tail] == self->items->pdata[self->items->len - 1 - tail])
    tail++;
  if (before->len != self->items->len || head < self->items->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail, self->items->len - head - tail);
}

static void
publish (AftFindModel *self)
{
  GPtrArray *places = aft_search_get_places (self->search);
  guint before = self->items->len;

  if (self->fresh)
    {
      self->fresh = FALSE;
      replace (self, places);
      return;
    }

  for (guint i = before; i < places->len; i++)
    g_ptr_array_add (self->items, g_object_ref (places->pdata[i]));
  if (places->len > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, places->len - before);
}

static gboolean step_cb (gpointer data);

static void
queue_step (AftFindModel *self)
{
  if (self->step_id == 0)
    self->step_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, step_cb, self, NULL);
}

static void
step (AftFindModel *self,
      gint64        budget)
{
  if (self->search == NULL)
    return;

  if (!aft_search_go (self->search, self->wanted, budget))
    {
      queue_step (self);
      return;
    }

  publish (self);
  if (aft_find_model_is_over (self))
    g_signal_emit (self, signals[OVER], 0);
}

static gboolean
step_cb (gpointer data)
{
  AftFindModel *self = data;

  self->step_id = 0;
  step (self, SLICE);

  return G_SOURCE_REMOVE;
}

static void
begin (AftFindModel *self,
       guint         wanted)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  GDate today;

  g_clear_handle_id (&self->step_id, g_source_remove);
  g_clear_handle_id (&self->again_id, g_source_remove);
  g_clear_pointer (&self->search, aft_search_free);
  if (self->query == NULL)
    {
      replace (self, nothing);
      return;
    }

  aft_session_today (self->session, &today);
  self->search = aft_search_new (aft_session_get_book (self->session), self->query, &today, G_TYPE_INVALID);
  self->fresh = TRUE;
  self->wanted = wanted;
  step (self, SLICE);
}

void
aft_find_model_set_query (AftFindModel *self,
                          const char   *query)
{
  g_return_if_fail (AFT_IS_FIND_MODEL (self));

  if (g_strcmp0 (query, self->query) == 0)
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  begin (self, PLACES);
}

void
aft_find_model_finish (AftFindModel *self)
{
  g_return_if_fail (AFT_IS_FIND_MODEL (self));

  if (!aft_find_model_is_busy (self))
    return;
  g_clear_handle_id (&self->step_id, g_source_remove);
  step (self, -1);
}

gboolean
aft_find_model_is_busy (AftFindModel *self)
{
  g_return_val_if_fail (AFT_IS_FIND_MODEL (self), FALSE);

  return self->search != NULL && self->fresh;
}

guint
aft_find_model_find (AftFindModel *self,
                     AftPlace     *place)
{
  g_return_val_if_fail (AFT_IS_FIND_MODEL (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->items->len; i++)
    if (aft_place_is_same (self->items->pdata[i], place))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

gboolean
aft_find_model_is_over (AftFindModel *self)
{
  g_return_val_if_fail (AFT_IS_FIND_MODEL (self), TRUE);

  return self->search == NULL || (!self->fresh && aft_search_is_over (self->search));
}

const char *
aft_find_model_get_unclear (AftFindModel *self)
{
  g_return_val_if_fail (AFT_IS_FIND_MODEL (self), NULL);

  return self->search != NULL ? aft_query_get_unclear (aft_search_get_query (self->search)) : NULL;
}

gboolean
aft_find_model_asks_nothing (AftFindModel *self)
{
  g_return_val_if_fail (AFT_IS_FIND_MODEL (self), FALSE);

  return self->search != NULL && aft_query_is_empty (aft_search_get_query (self->search));
}

static gboolean
again_cb (gpointer data)
{
  AftFindModel *self = data;

  self->again_id = 0;
  begin (self, MAX (PLACES, self->items->len));

  return G_SOURCE_REMOVE;
}

/* Many changes come together: a book that is being opened, an import, a word being typed. */
static void
queue_again (AftFindModel *self)
{
  if (self->query != NULL && self->again_id == 0)
    self->again_id = g_idle_add_full (G_PRIORITY_LOW, again_cb, self, NULL);
}

static GType
get_item_type (GListModel *model)
{
  return AFT_TYPE_PLACE;
}

static guint
get_n_items (GListModel *model)
{
  return AFT_FIND_MODEL (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  AftFindModel *self = AFT_FIND_MODEL (model);

  if (position >= self->items->len)
    return NULL;

  if (position + NEAR >= self->items->len && self->search != NULL && !self->fresh && !aft_search_is_over (self->search))
    {
      self->wanted = self->items->len + PLACES;
      queue_step (self);
    }

  return g_object_ref (self->items->pdata[position]);
}

static void
aft_find_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
aft_find_model_finalize (GObject *object)
{
  AftFindModel *self = AFT_FIND_MODEL (object);

  g_clear_handle_id (&self->step_id, g_source_remove);
  g_clear_handle_id (&self->again_id, g_source_remove);
  g_clear_pointer (&self->search, aft_search_free);
  g_ptr_array_unref (self->items);
  g_free (self->query);
  g_object_unref (self->session);

  G_OBJECT_CLASS (aft_find_model_parent_class)->finalize (object);
}

static void
aft_find_model_class_init (AftFindModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_find_model_finalize;

  signals[OVER] = g_signal_new ("over", AFT_TYPE_FIND_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aft_find_model_init (AftFindModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

AftFindModel *
aft_find_model_new (AftSession *session)
{
  AftFindModel *self = g_object_new (AFT_TYPE_FIND_MODEL, NULL);
  AftBook *book = aft_session_get_book (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (book, "document-changed", G_CALLBACK (queue_again), self, G_CONNECT_SWAPPED);
  for (int kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    g_signal_connect_object (aft_book_get_documents (book, kind), "items-changed", G_CALLBACK (queue_again), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "day-changed", G_CALLBACK (queue_again), self, G_CONNECT_SWAPPED);

  return self;
}
