/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-list-model.h"

G_BEGIN_DECLS

/* What narrows a list: one value of each kind at most. */
typedef struct
{
  char       *values[AFT_FILTERS];
  char       *tag;              /* folded */
  char       *company;
  char       *default_rhythm;
  GHashTable *with_role;        /* ids of persons who have the role in a job; made by prepare () */
} AftListFilter;

void        aft_list_filter_set      (AftListFilter       *self,
                                      AftFilterKind        kind,
                                      const char          *value);
gboolean    aft_list_filter_is_empty (const AftListFilter *self);
/* Looks up in @book what matching needs. */
void        aft_list_filter_prepare  (AftListFilter       *self,
                                      AftBook             *book);
gboolean    aft_list_filter_fits     (const AftListFilter *self,
                                      const AftSummary    *summary);
void        aft_list_filter_clear    (AftListFilter       *self);

/* The values of @kind that occur in @book, the most frequent first, at most @max: strings as stored. Transfer full. */
GPtrArray  *aft_list_filter_values   (AftBook             *book,
                                      AftFilterKind        kind,
                                      guint                max);
/* @value of @kind as people read it. Transfer full. */
char       *aft_list_filter_dup_shown (AftFilterKind       kind,
                                      const char          *value);
/* "Tag", "Role", ... ; translated. */
const char *aft_list_filter_get_title (AftFilterKind       kind);

G_END_DECLS
