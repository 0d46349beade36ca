/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store-private.h"

G_BEGIN_DECLS

/* What a reader found out about one file. */
typedef struct
{
  char            *path;
  AftDocumentKind  kind;
  AftFileState     state;       /* exists is FALSE: the file is gone */
  gboolean         unsure;
  gboolean         known;       /* there was an AftStoreFile when it was read */
  guint            generation;  /* of the file then */
  GBytes          *bytes;
  AftSummary      *summary;     /* NULL if it can't be read; then error says why */
  GError          *error;
} AftFound;

void       aft_found_free   (AftFound *self);

/* Brings what was found into the book. New documents are gathered until they are as many as are there already, so that sorting the
 * whole doesn't cost more with every slice, and until there is nothing to do but to wait for the readers. Main thread. */
typedef struct _AftApply AftApply;

AftApply  *aft_apply_new    (AftStore *store);
void       aft_apply_free   (AftApply *self);

/* @found is taken. */
void       aft_apply_found  (AftApply *self,
                             AftFound *found);
/* Adds what was gathered to the book if it is much, or all of it. */
void       aft_apply_flush  (AftApply *self,
                             gboolean  all);

G_END_DECLS
