/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

/* Bytes of a text, from @start up to before @end. */
typedef struct
{
  guint start;
  guint end;
} AftRange;

/* A place in the book where what is looked for was found: a document by its name, or a line of a record in it. Immutable; says
 * what stood there when it was found. */
#define AFT_TYPE_PLACE (aft_place_get_type ())
G_DECLARE_FINAL_TYPE (AftPlace, aft_place, AFT, PLACE, GObject)

AftDocument    *aft_place_get_document  (AftPlace *self);

/* What holds the words: AFT_TYPE_NOTE, AFT_TYPE_FEEDBACK ...; the document's own type if that is what was found. */
GType           aft_place_get_holder    (AftPlace *self);
/* The record's id; the document's, if it is itself. */
const char     *aft_place_get_id        (AftPlace *self);
/* The number of the record's field that has the words, -1 for the document by its name. */
int             aft_place_get_field     (AftPlace *self);

/* The line as it may be shown (aft_text_dup_shown ()), long ones around the first match; for a document by its name, that. */
const char     *aft_place_get_line      (AftPlace *self);
/* What fits in it, in order. */
const AftRange *aft_place_get_ranges    (AftPlace *self,
                                         guint    *n_ranges);
/* The words that fit, without markup and with commas between them, "" if none. Transfer full. */
char           *aft_place_dup_matches   (AftPlace *self);

/* Where the first match stands in the field's whole value, in characters; FALSE if nothing in it has to be selected. */
gboolean        aft_place_get_selection (AftPlace *self,
                                         guint    *from,
                                         guint    *to);

/* The day it belongs to, as stored; "" if it has none. */
const char     *aft_place_get_day       (AftPlace *self);
/* Whether both are the same thing found, whatever stands there. */
gboolean        aft_place_is_same       (AftPlace *self,
                                         AftPlace *other);
/* Whether they also look the same. */
gboolean        aft_place_looks_same    (AftPlace *self,
                                         AftPlace *other);

G_END_DECLS
