/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Code within a line of a note, as CommonMark has it: from a run of "`" to the next run of just as many. A run that no such run
 * follows stands for itself. Nothing in code means anything: no tag, no person, no link. */
typedef struct
{
  gsize start;          /* in bytes, with the runs at both ends */
  gsize end;
  gsize run;            /* how long these are */
} AftCodeSpan;

/* Those of the line that starts at @line, in their order; NULL if there are none. One walk over the line. Transfer full. */
GArray   *aft_code_spans_find       (const char   *line);

/* The line that starts at @line with nothing but "`" in the place of each byte of @spans, up to its end. Transfer full. */
char     *aft_code_spans_dup_hidden (const char   *line,
                                     const GArray *spans);

/* Whether what is written behind @text, the beginning of a line, is code once it is closed. */
gboolean  aft_code_spans_is_open    (const char   *text);

G_END_DECLS
