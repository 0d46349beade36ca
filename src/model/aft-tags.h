/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

/* Tags stand in the lists of people and stories, and as "#tag" in the text of any note, where the editor shows them as such. Case
 * and accents don't tell them apart. */

/* Counts tags that are told one by one. */
typedef struct _AftTagCounts AftTagCounts;

AftTagCounts *aft_tag_counts_new  (void);
void          aft_tag_counts_free (AftTagCounts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftTagCounts, aft_tag_counts_free)

/* @tag is without "#". */
void          aft_tag_counts_add  (AftTagCounts *self,
                                   const char   *tag);
/* The most frequent first, each spelled as it was first told. Transfer full. */
GPtrArray    *aft_tag_counts_list (AftTagCounts *self);

/* The tags of the book, in the same way; what isn't saved yet counts. One walk over the book. Transfer full. */
GPtrArray *aft_tags_list        (AftBook      *book);

/* Those of @tags that begin with @typed, at most @max, as a note can have them: one by aft_tags_dup_tag (). Transfer full. */
GPtrArray *aft_tags_complete    (GPtrArray    *tags,
                                 const char   *typed,
                                 guint         max);

/* @text as one tag: without "#" before it, blanks inside turned into "-". NULL if it is none: what couldn't be read back from a
 * note. Transfer full. */
char      *aft_tags_dup_tag     (const char   *text);

/* Calls the tag @from @to everywhere, as one step of undo; where both were, one is left. @n (or NULL) is set to how many
 * documents changed. All or nothing: AFT_MODEL_ERROR_READ_ONLY if one of them can't be changed, AFT_MODEL_ERROR_CHOICE if @to
 * is no tag, AFT_MODEL_ERROR_UNKNOWN if there is no @from. */
gboolean   aft_tags_rename      (AftBook      *book,
                                 const char   *from,
                                 const char   *to,
                                 guint        *n,
                                 GError      **error);

G_END_DECLS
