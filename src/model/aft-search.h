/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

/* What somebody looks for, folded once: words that must all be in a document's text, anywhere; "#tag" must be a tag or stand
 * in a note, "@name" begins words of the title, "company:name" is in the company's. */
typedef struct _AftQuery AftQuery;

AftQuery  *aft_query_new        (const char       *text);
void       aft_query_free       (AftQuery         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftQuery, aft_query_free)

/* Whether nothing is looked for: then everything fits. */
gboolean   aft_query_is_empty   (const AftQuery   *self);

/* How well a document fits: 0 not at all, more is better (the title begins with it, a word of the title does, the company,
 * anything else). A walk over the folded text; no document is opened. */
guint      aft_query_match      (const AftQuery   *self,
                                 const AftSummary *summary);

/* The documents of @kind (-1: all kinds) that fit @query, best first, then in the list's order. Elements are not referenced.
 * Transfer container. */
GPtrArray *aft_search_documents (AftBook          *book,
                                 int               kind,
                                 const char       *query);

/* The persons whose names fit @name as the command line means it: accents and case ignored, words by their beginning; a name
 * that is the same as a whole is the only answer. Also by id, or from 8 characters of it on. Transfer container. */
GPtrArray *aft_search_people    (AftBook          *book,
                                 const char       *name);

G_END_DECLS
