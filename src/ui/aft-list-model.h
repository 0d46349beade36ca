/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-agenda.h"
#include "aft-find-model.h"
#include "aft-session.h"
#include "aft-view.h"

G_BEGIN_DECLS

/* By what a list of people is narrowed besides the search. */
typedef enum
{
  AFT_FILTER_TAG,
  AFT_FILTER_ROLE,      /* a word of Parts: what they are in any job */
  AFT_FILTER_COMPANY,
  AFT_FILTER_RHYTHM,    /* a word of Rhythm; people without one have the book's */
} AftFilterKind;
#define AFT_FILTERS 4

#define AFT_TYPE_LIST_MODEL (aft_list_model_get_type ())
G_DECLARE_FINAL_TYPE (AftListModel, aft_list_model, AFT, LIST_MODEL, GObject)

/* What the list shows: a GListModel of AftDocument, AftAgendaItem and AftFeedback. It stands between the book's lists and the
 * widget because search ranks by how well something fits, which a filter can't, and because unsearched lists must cost
 * nothing with ten thousand people: then it hands out the book's own list. */
AftListModel *aft_list_model_new          (AftSession   *session,
                                           AftAgenda    *agenda);

void          aft_list_model_set_view     (AftListModel *self,
                                           AftView       view);
AftView       aft_list_model_get_view     (AftListModel *self);

/* Takes in at once what changed; else it does so once other work is done. */
void          aft_list_model_catch_up     (AftListModel *self);

/* What is searched for, as typed. */
void          aft_list_model_set_query    (AftListModel *self,
                                           const char   *query);
const char   *aft_list_model_get_query    (AftListModel *self);

/* What a search of everything finds: the items of AFT_VIEW_EVERYTHING. Transfer none. */
AftFindModel *aft_list_model_get_find     (AftListModel *self);

/* NULL takes the filter away. */
void          aft_list_model_set_filter   (AftListModel *self,
                                           AftFilterKind kind,
                                           const char   *value);
const char   *aft_list_model_get_filter   (AftListModel *self,
                                           AftFilterKind kind);
/* Whether the list is narrowed by a search or a filter. */
gboolean      aft_list_model_is_narrowed  (AftListModel *self);

/* The heading of the section @item begins or stands in, translated; NULL if the view has none. */
const char   *aft_list_model_get_section  (AftListModel *self,
                                           gpointer      item);

/* The document @item is, or is about. Transfer none; may be NULL. */
AftDocument  *aft_list_item_get_document  (gpointer      item);

G_END_DECLS
