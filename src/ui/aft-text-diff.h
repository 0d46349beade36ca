/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One place where two texts differ. */
typedef struct
{
  guint  offset;        /* in the first text, code points */
  guint  removed;       /* code points of the first text */
  char  *added;
} AftTextHunk;

/* What makes @to of @from: AftTextHunk in order, line by line and shortened to what really differs. Very different long texts
 * give one hunk. Transfer full. */
GArray *aft_text_diff         (const char *from,
                               const char *to);

/* @theirs and @ours both begin at the same text; gives @theirs as it applies after @ours. Where both changed the same place,
 * nothing is taken away and their words follow ours: both are kept. Transfer full. */
GArray *aft_text_diff_rebase  (GArray     *theirs,
                               GArray     *ours);

G_END_DECLS
