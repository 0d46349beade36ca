/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-list-model.h"

#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-event.h"
#include "aft-list-filter.h"
#include "aft-list-learn.h"
#include "aft-search.h"
#include "aft-text.h"

struct _AftListModel
{
  GObject       parent_instance;

  AftSession   *session;
  AftAgenda    *agenda;
  AftView       view;
  char         *query;
  AftListFilter filter;
  AftFindModel *find;

  GListModel   *source;         /* the book's own list, while it is shown as it is */
  GPtrArray    *items;          /* otherwise */
  GDate         today;
  guint         refill_id;
};

static void aft_list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AftListModel, aft_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, aft_list_model_iface_init))

AftDocument *
aft_list_item_get_document (gpointer item)
{
  if (AFT_IS_DOCUMENT (item))
    return item;
  if (AFT_IS_AGENDA_ITEM (item))
    return aft_agenda_item_get_document (item);
  if (AFT_IS_PLACE (item))
    return aft_place_get_document (item);
  if (AFT_IS_RECORD (item))
    return aft_record_get_document (item);

  return NULL;
}

static gboolean
fits_words (AftListModel *self,
            const char   *title,
            const char   *more,
            const char   *day)
{
  g_autoptr (AftQuery) query = NULL;

  if (self->query == NULL)
    return TRUE;

  query = aft_query_new (self->query, &self->today);

  return aft_query_match_text (query, title, more, day);
}

static void
fill_today (AftListModel *self,
            GPtrArray    *items)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->agenda)); i++)
    {
      g_autoptr (AftAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (self->agenda), i);

      if (fits_words (self, aft_agenda_item_get_title (item), aft_agenda_item_get_what (item),
                      aft_agenda_item_get_day (item)))
        g_ptr_array_add (items, g_object_ref (item));
    }
}

static void
fill_found (AftListModel *self,
            GPtrArray    *items)
{
  g_autoptr (GPtrArray) found = aft_search_documents (aft_session_get_book (self->session), (int) aft_view_get_kind (self->view),
                                                      self->query, &self->today);
  gboolean archived = self->query != NULL;

  for (guint i = 0; i < found->len; i++)
    {
      AftDocument *document = g_ptr_array_index (found, i);

      if ((self->view != AFT_VIEW_PEOPLE || aft_list_filter_fits (&self->filter, aft_document_get_summary (document)))
          && (archived || !aft_document_get_summary (document)->archived))
        g_ptr_array_add (items, g_object_ref (document));
    }
}

static gboolean
is_ahead (AftListModel *self,
          AftDocument  *event)
{
  return !aft_event_is_over (AFT_EVENT (event), &self->today);
}

static int
compare_events (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  AftDocument *first = *(AftDocument **) a;
  AftDocument *second = *(AftDocument **) b;
  gboolean ahead = is_ahead (data, first);
  int order = strcmp (aft_document_get_summary (first)->day, aft_document_get_summary (second)->day);

  if (ahead != is_ahead (data, second))
    return ahead ? -1 : 1;

  return ahead ? order : -order;
}

static void
fill (AftListModel *self,
      GPtrArray    *items)
{
  switch (self->view)
    {
    case AFT_VIEW_TODAY:
      fill_today (self, items);
      break;
    case AFT_VIEW_LEARN:
      aft_list_learn_fill (aft_session_get_book (self->session), self->query, &self->today, items);
      break;
    case AFT_VIEW_EVERYTHING:
      break;
    case AFT_VIEW_PEOPLE:
    case AFT_VIEW_JOBS:
    case AFT_VIEW_EVENTS:
    default:
      fill_found (self, items);
      if (self->view == AFT_VIEW_EVENTS)
        g_ptr_array_sort_with_data (items, compare_events, self);
      break;
    }
}

/* The book's own list, if nothing has to be left out of it or put in another order; what was found everywhere. */
static GListModel *
find_whole (AftListModel *self)
{
  GListModel *list;

  if (self->view == AFT_VIEW_EVERYTHING)
    return G_LIST_MODEL (self->find);
  if ((self->view != AFT_VIEW_PEOPLE && self->view != AFT_VIEW_JOBS) || aft_list_model_is_narrowed (self))
    return NULL;

  list = aft_book_get_documents (aft_session_get_book (self->session), aft_view_get_kind (self->view));
  if (self->view == AFT_VIEW_PEOPLE)
    for (guint i = 0; i < g_list_model_get_n_items (list); i++)
      {
        g_autoptr (AftDocument) document = g_list_model_get_item (list, i);

        if (aft_document_get_summary (document)->archived)
          return NULL;
      }

  return list;
}

static void
source_changed_cb (AftListModel *self,
                   guint         position,
                   guint         removed,
                   guint         added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
set_source (AftListModel *self,
            GListModel   *source)
{
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_func (self->source, source_changed_cb, self);
  g_set_object (&self->source, source);
  if (source != NULL)
    g_signal_connect_object (source, "items-changed", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Only what differs is told, so that the selection and the place in the list stay. */
static void
set_items (AftListModel *self,
           GPtrArray    *items)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->items);
  guint head = 0;
  guint tail = 0;

  self->items = items;
  while (head < before->len && head < items->len && before->pdata[head] == items->pdata[head])
    head++;
  while (tail < before->len - head && tail < items->len - head
         && before->pdata[before->len - 1 - tail] == items->pdata[items->len - 1 - tail])
    tail++;
  if (before->len != items->len || head < items->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail, items->len - head - tail);
}

static void
refill (AftListModel *self)
{
  GListModel *whole = find_whole (self);
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self));

  g_clear_handle_id (&self->refill_id, g_source_remove);
  aft_session_today (self->session, &self->today);
  aft_list_filter_prepare (&self->filter, aft_session_get_book (self->session));

  if (whole != NULL)
    {
      if (whole == self->source)
        return;
      set_source (self, whole);
      g_ptr_array_set_size (self->items, 0);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, before, g_list_model_get_n_items (whole));
    }
  else
    {
      GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

      if (self->source != NULL)
        {
          set_source (self, NULL);
          g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
        }
      fill (self, items);
      set_items (self, items);
    }
}

static gboolean
refill_cb (gpointer data)
{
  AftListModel *self = data;

  self->refill_id = 0;
  refill (self);

  return G_SOURCE_REMOVE;
}

/* Many changes come together: an import, a bulk load, a word being typed. */
static void
queue_refill (AftListModel *self)
{
  if (self->refill_id == 0)
    self->refill_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, refill_cb, self, NULL);
}

void
aft_list_model_catch_up (AftListModel *self)
{
  g_return_if_fail (AFT_IS_LIST_MODEL (self));

  if (self->refill_id != 0)
    refill (self);
}

void
aft_list_model_set_view (AftListModel *self,
                         AftView       view)
{
  g_return_if_fail (AFT_IS_LIST_MODEL (self));

  self->view = view;
  aft_find_model_set_query (self->find, view == AFT_VIEW_EVERYTHING ? self->query : NULL);
  refill (self);
}

AftView
aft_list_model_get_view (AftListModel *self)
{
  g_return_val_if_fail (AFT_IS_LIST_MODEL (self), AFT_VIEW_TODAY);

  return self->view;
}

void
aft_list_model_set_query (AftListModel *self,
                          const char   *query)
{
  g_autofree char *line = NULL;

  g_return_if_fail (AFT_IS_LIST_MODEL (self));

  line = aft_text_dup_line (query);
  if (g_strcmp0 (line, self->query) == 0)
    return;
  g_free (self->query);
  self->query = g_steal_pointer (&line);
  aft_find_model_set_query (self->find, self->view == AFT_VIEW_EVERYTHING ? self->query : NULL);
  refill (self);
}

AftFindModel *
aft_list_model_get_find (AftListModel *self)
{
  g_return_val_if_fail (AFT_IS_LIST_MODEL (self), NULL);

  return self->find;
}

const char *
aft_list_model_get_query (AftListModel *self)
{
  g_return_val_if_fail (AFT_IS_LIST_MODEL (self), NULL);

  return self->query;
}

void
aft_list_model_set_filter (AftListModel *self,
                           AftFilterKind kind,
                           const char   *value)
{
  g_return_if_fail (AFT_IS_LIST_MODEL (self));

  aft_list_filter_set (&self->filter, kind, value);
  refill (self);
}

const char *
aft_list_model_get_filter (AftListModel *self,
                           AftFilterKind kind)
{
  g_return_val_if_fail (AFT_IS_LIST_MODEL (self), NULL);

  return self->filter.values[kind];
}

gboolean
aft_list_model_is_narrowed (AftListModel *self)
{
  g_return_val_if_fail (AFT_IS_LIST_MODEL (self), FALSE);

  return self->query != NULL || (self->view == AFT_VIEW_PEOPLE && !aft_list_filter_is_empty (&self->filter));
}

const char *
aft_list_model_get_section (AftListModel *self,
                            gpointer      item)
{
  g_return_val_if_fail (AFT_IS_LIST_MODEL (self), NULL);

  if (AFT_IS_AGENDA_ITEM (item))
    return aft_agenda_kind_get_title (aft_agenda_item_get_kind (item));
  if (self->view == AFT_VIEW_EVENTS && AFT_IS_DOCUMENT (item))
    return is_ahead (self, item) ? C_("section", "Ahead") : C_("section", "Past");
  if (AFT_IS_PLACE (item))
    return aft_place_get_field (item) < 0 ? C_("section", "Names") : C_("section", "What Is Written");

  if (self->view == AFT_VIEW_LEARN)
    return aft_list_learn_get_section (aft_session_get_book (self->session), item);

  return NULL;
}

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  AftListModel *self = AFT_LIST_MODEL (model);

  return self->source != NULL ? g_list_model_get_n_items (self->source) : self->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  AftListModel *self = AFT_LIST_MODEL (model);

  if (self->source != NULL)
    return g_list_model_get_item (self->source, position);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
aft_list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
aft_list_model_dispose (GObject *object)
{
  AftListModel *self = AFT_LIST_MODEL (object);

  g_clear_handle_id (&self->refill_id, g_source_remove);
  set_source (self, NULL);
  g_clear_object (&self->agenda);
  g_clear_object (&self->find);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_list_model_parent_class)->dispose (object);
}

static void
aft_list_model_finalize (GObject *object)
{
  AftListModel *self = AFT_LIST_MODEL (object);

  aft_list_filter_clear (&self->filter);
  g_ptr_array_unref (self->items);
  g_free (self->query);

  G_OBJECT_CLASS (aft_list_model_parent_class)->finalize (object);
}

static void
aft_list_model_class_init (AftListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = aft_list_model_dispose;
  object_class->finalize = aft_list_model_finalize;
}

static void
aft_list_model_init (AftListModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

AftListModel *
aft_list_model_new (AftSession *session,
                    AftAgenda  *agenda)
{
  AftListModel *self = g_object_new (AFT_TYPE_LIST_MODEL, NULL);
  AftBook *book = aft_session_get_book (session);

  self->session = g_object_ref (session);
  self->agenda = g_object_ref (agenda);
  self->find = aft_find_model_new (session);
  g_signal_connect_object (agenda, "items-changed", G_CALLBACK (queue_refill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "document-changed", G_CALLBACK (queue_refill), self, G_CONNECT_SWAPPED);
  for (int kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    g_signal_connect_object (aft_book_get_documents (book, kind), "items-changed",
                             G_CALLBACK (queue_refill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "day-changed", G_CALLBACK (queue_refill), self, G_CONNECT_SWAPPED);
  refill (self);

  return self;
}
