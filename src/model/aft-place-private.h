/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-place.h"
#include "aft-query.h"

G_BEGIN_DECLS

struct _AftPlace
{
  GObject      parent_instance;

  AftDocument *document;
  GType        holder;
  char        *id;
  int          field;
  char        *day;
  guint64      when;            /* it was written or happened, if that is known: aft_moment_to_number () */
  guint64      modified;

  /* The line is looked for when it is asked for. */
  AftQuery    *query;
  char        *text;
  gsize        at;              /* in the line, bytes of text */

  char        *line;            /* NULL until then */
  GArray      *ranges;          /* AftRange */
  guint        from;
  guint        to;
};

/* Adds the places of @document where @query fits to @places, but not the document by its name. With @only, places in records of
 * that type, also those that fit by their document alone. The file's bytes are read; nothing is opened. */
void      aft_place_scan      (AftQuery       *query,
                               AftDocument    *document,
                               GType           only,
                               GPtrArray      *places);

/* How well @query fits a document's name: 2 to AFT_QUERY_RANKS, 0 if it doesn't. @match is aft_query_match (). */
guint     aft_place_rank_name (const AftQuery   *query,
                               const AftSummary *summary,
                               guint             match);

/* The document by its name if @query fits that, else NULL. Transfer full. */
AftPlace *aft_place_of_name   (AftQuery       *query,
                               AftDocument    *document);

G_END_DECLS
