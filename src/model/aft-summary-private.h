/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-record.h"
#include "aft-summary.h"

G_BEGIN_DECLS

/* How a summary is made. Ten thousand of them are made at each start, so nothing is allocated for a single value: until all is
 * read, the summary's strings are places in one text (place 0: ""), and then one block of memory holds both. */

#define AFT_SUMMARY_VALUES 4    /* keys at most that decide what a group means */

/* What is kept of the group that is being read until it ends. */
typedef struct
{
  AftRecordClass *klass;        /* NULL: a group we don't know */
  gboolean        head;
  int             meaning;      /* see aft_summary_find_meaning () */

  /* Of the keys of that meaning; they point into the bytes. */
  const char     *value[AFT_SUMMARY_VALUES];
  gsize           value_length[AFT_SUMMARY_VALUES];
} AftSummaryGroup;

typedef struct
{
  AftSummary       parts;       /* its strings are places in text */
  GString         *text;
  GString         *folded;
  GString         *scratch;
  GArray          *touches;     /* made when the first comes */
  AftSummaryGroup  group;
  char            *name;        /* what stands in the file as Id */
  const char      *modified;    /* the newest; points into the bytes */
  gsize            modified_length;
  gboolean         has_title;   /* of an inbox document */
  gboolean         position_open;
} AftSummaryScan;

/* Sets the string at @place, one of scan->parts. */
void         aft_summary_put          (AftSummaryScan *scan,
                                       char          **place,
                                       const char     *text,
                                       gsize           length);

/* What stands there now; valid until the next is set. */
const char  *aft_summary_peek         (AftSummaryScan *scan,
                                       char           *place);

/* The summary, of which only the id is missing. Transfer full. */
AftSummary  *aft_summary_pack         (AftSummaryScan *scan);

/* What groups of this name mean for a summary: the number of a meaning, or -1 if nothing. */
int          aft_summary_find_meaning (const char     *group);
/* The keys that decide it, NULL-terminated if they are less than AFT_SUMMARY_VALUES. */
const char * const *
             aft_summary_get_keys     (int             meaning);
/* Takes in the group that is over. */
void         aft_summary_end_group    (AftSummaryScan *scan);
/* When all are. */
void         aft_summary_end_touches  (AftSummaryScan *scan);

G_END_DECLS
