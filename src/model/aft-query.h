/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-summary.h"

G_BEGIN_DECLS

/* What somebody looks for, read once: words and "phrases" that must all be there, anywhere, accents and case ignored; "#tag" is
 * a tag or stands in a note, "@name" begins words of the title or stands in a note, "company:name" is in the company's;
 * "after:day" is that day or later, "before:day" earlier than it (ISO, also shortened, or words: of two Mondays the one that
 * was); "is:quote", "is:promise" and "is:open" are lines of notes, "is:quote" also feedback. Values with blanks stand in quotation
 * marks, and what is in quotation marks as a whole is a phrase. The syntax's words may also be those of the user's language. */
typedef struct _AftQuery AftQuery;

AftQuery   *aft_query_new         (const char       *text,
                                   const GDate      *today);
/* Notes that name somebody: "@" and all of one of @names, a line each. */
AftQuery   *aft_query_new_mention (const char       *names);
AftQuery   *aft_query_ref         (AftQuery         *self);
void        aft_query_unref       (AftQuery         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftQuery, aft_query_unref)

/* Whether nothing is looked for: then everything fits. */
gboolean    aft_query_is_empty    (const AftQuery   *self);

/* A part of it that says nothing yet and is left out ("after:mon…" while it is typed), as it was typed; NULL if there is none. */
const char *aft_query_get_unclear (const AftQuery   *self);

/* How well a document fits: 0 not at all, more is better (the title begins with it, a word of the title does, the title has it,
 * anything else). A walk over the folded text; no document is opened. Days are the document's own, its first and last contact and
 * its last change. */
guint       aft_query_match       (const AftQuery   *self,
                                   const AftSummary *summary);
#define AFT_QUERY_RANKS 4

/* The same for a thing that is no document: TRUE if its title and text fit and it belongs to @day (ISO; NULL: none). */
gboolean    aft_query_match_text  (const AftQuery   *self,
                                   const char       *title,
                                   const char       *text,
                                   const char       *day);

G_END_DECLS
