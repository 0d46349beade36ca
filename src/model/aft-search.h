/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-place.h"
#include "aft-query.h"

G_BEGIN_DECLS

/* The documents of @kind (-1: all kinds) that fit @query, best first, then in the list's order. Elements are not referenced.
 * Transfer container. */
GPtrArray   *aft_search_documents    (AftBook          *book,
                                      int               kind,
                                      const char       *query,
                                      const GDate      *today);

/* The persons whose names fit @name as the command line means it: accents and case ignored, words by their beginning; a name
 * that is the same as a whole is the only answer. The names of those who were merged into somebody are theirs. Also by id, or from
 * 8 characters of it on. Transfer container. */
GPtrArray   *aft_search_people       (AftBook          *book,
                                      const char       *name);

/* A search for places in the whole book, done in pieces so that nobody has to wait for it. First come documents whose names fit,
 * the best first; then places in them and in others, the newest first (by and large: a few dozen at a time, from the documents that
 * changed last). Changes of the book in between are not followed: what
 * was found stays as it was, and a new search finds it anew. */
typedef struct _AftSearch AftSearch;

/* With @only (AFT_TYPE_NOTE ...; else G_TYPE_INVALID) records of that type and nothing else. Finds nothing for an empty query. */
AftSearch   *aft_search_new          (AftBook          *book,
                                      const char       *query,
                                      const GDate      *today,
                                      GType             only);
void         aft_search_free         (AftSearch        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftSearch, aft_search_free)

const AftQuery *
             aft_search_get_query    (AftSearch        *self);

/* Searches on until @wanted places are found (in all) or @budget microseconds are over (-1: as long as it takes). TRUE if
 * they are found, or there are no more. */
gboolean     aft_search_go           (AftSearch        *self,
                                      guint             wanted,
                                      gint64            budget);
/* Whether there are no more. */
gboolean     aft_search_is_over      (AftSearch        *self);

/* What was found so far. Its order is final; what is found later comes after it. AftPlace; transfer none. */
GPtrArray   *aft_search_get_places   (AftSearch        *self);

/* A search for the notes anywhere in the book that name @contact ("@Ana Ortiz"). */
AftSearch   *aft_search_new_mentions (AftBook          *book,
                                      AftDocument      *contact);
/* Whether one of the notes of @document does. */
gboolean     aft_search_has_mention  (AftDocument      *document,
                                      AftDocument      *contact);

G_END_DECLS
