/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-fence.h"
#include "aft-note.h"

G_BEGIN_DECLS

/* An open point is a line of a note with an empty check box. It has no record of its own: its id comes from the note's and its
 * words, so that it is the same each time. */

typedef struct
{
  AftNote    *note;             /* not owned */
  const char *words;            /* point into the note's text */
  gsize       length;           /* bytes */
  gsize       box;              /* where the blank between the brackets stands, in bytes from the text's beginning */
  AftFence    fence;            /* of the walk */
} AftOpenPoint;

/* The next open point with words of @note after the line at @from (NULL: the first); FALSE if there is none. @next is where to go
 * on from, with the same @point. */
gboolean  aft_open_point_next   (AftNote             *note,
                                 const char         **next,
                                 AftOpenPoint        *point);

/* Transfer full. */
char     *aft_open_point_dup_id (const AftOpenPoint  *point);

/* The open point with @id; opens only documents that have open points. */
gboolean  aft_open_point_find   (AftBook             *book,
                                 const char          *id,
                                 AftOpenPoint        *point);

/* Ticks its box in the note. @point is of no use any more. */
void      aft_open_point_tick   (AftBook             *book,
                                 AftOpenPoint        *point);

G_END_DECLS
