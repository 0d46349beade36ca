/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store-private.h"

G_BEGIN_DECLS

/* Writing one document's file: what the main thread gives the writer, and what comes back. */
typedef struct
{
  char            *folder;      /* the book's */
  char            *path;
  char            *title;
  AftDocumentKind  kind;
  GDateTime       *now;
  GBytes          *base;        /* what did when we last knew; NULL: nothing */
  GPtrArray       *versions;    /* GBytes: base, and what stood there before, the newest first; NULL: nothing */
  GBytes          *attempted;   /* what a failed try of ours may have left; NULL: nothing */
  gboolean         keep;        /* what stands there is to be kept as former */

  GMutex           mutex;
  GCond            given;
  GBytes          *ours;        /* what should stand there; NULL: it is still being made */

  GBytes          *theirs;      /* what was found there; NULL: nothing */
  gboolean         outdated;    /* theirs was made of something older than base */
  gboolean         merged;      /* written is made of both */
  GBytes          *ancestor;    /* then: the version that both were made of, or NULL; not owned */
  AftFileState     seen;        /* of theirs */
  GBytes          *written;     /* what stands there now, or what was tried */
  AftFileState     state;
  char            *former;      /* what stood there, as a temporary file for whoever asked to discard; or NULL */
} AftStoreWrite;

/* Takes the bytes of @document, which then is busy until aft_store_write_end (). Main thread. */
AftStoreWrite *aft_store_write_new  (AftStore       *self,
                                     AftDocument    *document,
                                     GDateTime      *now);

/* The same in two steps, for one who gives the writer something to do meanwhile: planning waits for the second one. */
AftStoreWrite *aft_store_write_begin (AftStore      *self,
                                     AftDocument    *document,
                                     GDateTime      *now);
void           aft_store_write_give (AftStoreWrite  *self,
                                     AftDocument    *document);

/* Decides what is to be written: ours, or ours merged with what somebody else wrote. What can't be read is moved to the trash
 * first. Fills written. The book is locked; any thread. */
gboolean       aft_store_write_plan (AftStoreWrite  *self,
                                     GError        **error);

/* Plans and writes. The book is locked; any thread. */
gboolean       aft_store_write_run  (AftStoreWrite  *self,
                                     GError        **error);

/* Tells @document and the table of files how it ended, and frees @write. Main thread. */
void           aft_store_write_end  (AftStore       *self,
                                     AftDocument    *document,
                                     AftStoreWrite  *write,
                                     gboolean        done);

G_END_DECLS
