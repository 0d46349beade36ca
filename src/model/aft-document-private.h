/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

/* What the two halves of a document share: its records (aft-document.c) and its bytes (aft-document-bytes.c). */
typedef struct
{
  GBytes     *bytes;            /* as last read or written; NULL if never */
  GBytes     *pending;          /* as last given out to be written */
  AftSummary *summary;
  GPtrArray  *records;          /* AftRecord, in the file's order; NULL while closed */
  GArray     *lists;            /* RecordList: those somebody asked for */
  AftBook    *book;             /* not owned */
  guint64     changes;          /* by us, counted */
  guint64     changes_pending;
  guint64     changes_saved;
  gboolean    stale;            /* the summary is older than the values */
  gboolean    read_only;
} AftDocumentPrivate;

AftDocumentPrivate *
           aft_document_get_private     (AftDocument *self);

/* Makes the groups objects, if they aren't yet. */
void       aft_document_open            (AftDocument *self);

/* Records come and go without counting as a change by us. */
void       aft_document_put_record      (AftDocument *self,
                                         AftRecord   *record);
void       aft_document_take_out_record (AftDocument *self,
                                         AftRecord   *record);

/* G_TYPE_INVALID: of any type. Transfer none. */
AftRecord *aft_document_find_record     (AftDocument *self,
                                         GType        type,
                                         const char  *id);

/* The book that is told of changes; not referenced. */
void       aft_document_set_book        (AftDocument *self,
                                         AftBook     *book);

/* A walk over the folded texts of all documents waits for the memory most of the time. While it looks at one, what it will have to
 * know of those to come is fetched, a part of each: of the next, of the one after some more, and of one still later. */
void       aft_document_foresee         (AftDocument *later,
                                         AftDocument *soon,
                                         AftDocument *next);

G_END_DECLS
