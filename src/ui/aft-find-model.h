/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-place.h"
#include "aft-session.h"

G_BEGIN_DECLS

/* What a search of everything finds: a list of AftPlace that follows what is typed and what changes in the book. Searches between
 * frames, and only as far as somebody looks; a place that stays what it was stays the same object.
 *
 * Signal: "over" (): everything that there is was found. */
#define AFT_TYPE_FIND_MODEL (aft_find_model_get_type ())
G_DECLARE_FINAL_TYPE (AftFindModel, aft_find_model, AFT, FIND_MODEL, GObject)

AftFindModel *aft_find_model_new         (AftSession   *session);

/* NULL finds nothing. What was found before stays until something of the new is there. */
void          aft_find_model_set_query   (AftFindModel *self,
                                          const char   *query);

/* Waits for what is looked for, if it isn't there yet: somebody wants the first of it. */
void          aft_find_model_finish      (AftFindModel *self);
gboolean      aft_find_model_is_busy     (AftFindModel *self);

/* Where @place is among what was found so far; GTK_INVALID_LIST_POSITION if it isn't. Unlike asking for the items it looks no
 * further. */
guint         aft_find_model_find        (AftFindModel *self,
                                          AftPlace     *place);

/* Whether everything was found that there is; more comes when the last of the list are asked for. */
gboolean      aft_find_model_is_over     (AftFindModel *self);

/* The part of the query that isn't understood; NULL if there is none. Valid until the query changes. */
const char   *aft_find_model_get_unclear (AftFindModel *self);

/* Whether there is a query, and nothing yet in it that could be looked for: a sign whose word is still to come. */
gboolean      aft_find_model_asks_nothing
                                         (AftFindModel *self);

G_END_DECLS
