/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fenced code in a note's text, as CommonMark has it: the lines from "```" (or more, or "~~~") to as many of the same, or to the
 * text's end. Nothing in them means anything: no mark, no tag, no person, no list. */
typedef enum
{
  AFT_FENCE_NONE,       /* no code */
  AFT_FENCE_OPENING,    /* the line that begins it */
  AFT_FENCE_CODE,
  AFT_FENCE_CLOSING,
} AftFencePart;

/* Where a walk over the lines of a text is. Begins as { 0 } at the first. */
typedef struct
{
  char  sign;           /* of the fence one is in; 0 if in none */
  guint length;         /* how often it stands there */
} AftFence;

/* What the line that starts at @line is, and moves @self behind it. */
AftFencePart aft_fence_pass        (AftFence   *self,
                                    const char *line);

/* Moves @self over the lines from @from to before @to, which are beginnings of lines. */
void         aft_fence_pass_all    (AftFence   *self,
                                    const char *from,
                                    const char *to);

/* Appends a note's @text as aft_text_fold_append () does. A "/" comes before each line of code, and in code, also within a line,
 * before each sign that no letter is before, so that its words and addresses are found, but no mark, no tag and nobody. @length in
 * bytes. */
void         aft_fence_fold_append (GString    *folded,
                                    const char *text,
                                    gsize       length);

G_END_DECLS
