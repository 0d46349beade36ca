/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-query.h"

G_BEGIN_DECLS

/* Words, tags and names are told apart by a bit each; what is typed after so many of them isn't looked for. */
#define AFT_QUERY_TERMS_MAX 32

/* Lists of folded strings. */
struct _AftQuery
{
  grefcount  references;
  GPtrArray *words;
  AftTextSieve sieve;           /* of the words */
  GPtrArray *tags;
  GPtrArray *names;             /* each as it was typed, and a line for each name its people have besides */
  GPtrArray *companies;
  guint      marks;             /* 1 << AFT_MARK_QUOTE ...: a line is any of them; 0: any line */
  char       after[11];         /* ISO days, "" if unset */
  char       before[11];
  char      *unclear;
  gboolean   whole;             /* tags and names stand there whole, not only their beginnings */
};

/* Whether every company that is looked for is in that of @summary. */
gboolean aft_query_match_company (const AftQuery   *self,
                                  const AftSummary *summary);
/* Whether one of the document's own tags begins with @tag. */
gboolean aft_query_has_tag       (const AftSummary *summary,
                                  const char       *tag);
/* The name number @n may also be one of those of the person with @summary. */
void     aft_query_add_names     (AftQuery         *self,
                                  guint             n,
                                  const AftSummary *summary);
/* Whether @folded has one of the names (lines) of @name behind a "@". */
gboolean aft_query_find_name     (const AftQuery   *self,
                                  const char       *name,
                                  const char       *folded);
/* Whether words of the document's title, or of a name it got by a merge, begin with those of @name's first line. */
gboolean aft_query_has_name      (const AftSummary *summary,
                                  const char       *name);
/* Whether @day (ISO, maybe with a time; moments in UTC are taken as local days) lies in between; a missing one doesn't if
 * anything is asked. */
gboolean aft_query_match_day     (const AftQuery   *self,
                                  const char       *day);
gboolean aft_query_has_days      (const AftQuery   *self);

G_END_DECLS
