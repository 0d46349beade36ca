/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The toolkit lays out a line as a whole: one of 100 KB blocks the window for seconds. An editor therefore shows long lines
 * in pieces, with a soft break between them that is no part of what is stored: a word joiner followed by a paragraph
 * separator, which the toolkit takes for the end of a line. Both are dropped again on the way to the model. */
#define AFT_SOFT_BREAK_SIGN "\342\201\240"
#define AFT_SOFT_BREAK AFT_SOFT_BREAK_SIGN "\342\200\251"

/* The longest line that is shown whole, in code points. */
#define AFT_LINE_MAX 1500

/* @text with soft breaks in lines over AFT_LINE_MAX, after a blank where there is one. @column is how many code points stand
 * before @text in its first line. @length in bytes, or -1. Transfer full. */
char     *aft_text_break_lines (const char *text,
                                gssize      length,
                                guint       column);

/* @text without soft breaks. Transfer full. */
char     *aft_text_join_lines  (const char *text);

/* Whether breaking and joining gives @text back, which is so unless it holds the sequence itself. */
gboolean  aft_text_can_break   (const char *text);

/* The longest word of a label of thousands of letters that is kept together, in code points: the time to wrap a word grows
 * with the square of its length. */
#define AFT_WORD_MAX 80

/* @text with zero width spaces in words over AFT_WORD_MAX, where they may be broken; never inside of what is one sign on the
 * screen. Transfer full. */
char     *aft_text_break_words (const char *text);

G_END_DECLS
