/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

/* What to read again before the next interview: what came across well, the stories, what to say where a gap is seen, what to
 * practise aloud. Paragraphs, with headings that begin with AFT_PLAIN_HEADING, for printing. NULL if nothing of that is in the book
 * yet. Opens only people who have feedback. Transfer full. */
char *aft_interview_sheet_dup_text (AftBook *book);

G_END_DECLS
