/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is shown of a text at most, in code points, and how many combining marks a letter keeps: longer texts freeze the
 * toolkit. What is stored is never shortened. */
#define AFT_TEXT_SHOWN_MAX 500
#define AFT_TEXT_MARKS_MAX 8

/* Appends @text to @folded in the form that is searched: accents and case removed, compatibility forms (NFKD) resolved,
 * line ends kept. @length in bytes, or -1. Text that is plain ASCII takes a fast path. Invalid UTF-8 is copied as it is. */
void      aft_text_fold_append    (GString    *folded,
                                   const char *text,
                                   gssize      length);

/* The folded form of @text; NULL gives "". Transfer full. */
char     *aft_text_fold           (const char *text);

/* Where in @text (valid UTF-8) the bytes from @from to @to of its folded form come from: whole letters with their marks, in
 * bytes. */
void      aft_text_unfold         (const char *text,
                                   gsize       from,
                                   gsize       to,
                                   gsize      *start,
                                   gsize      *end);

/* Which bytes follow each other in folded texts, a bit for some pairs each: what looks for a word in many texts needn't read
 * those whose sieve has not all of the word's. Begins with zeros. */
#define AFT_TEXT_SIEVE_WORDS 8
typedef struct
{
  guint64 pairs[AFT_TEXT_SIEVE_WORDS];
} AftTextSieve;

/* Adds the pairs of @text, @length bytes. */
void      aft_text_sieve_add      (AftTextSieve *self,
                                   const char   *folded_text,
                                   gsize         length);

/* Whether a text with this sieve may have what @sought was made of; FALSE is certain. */
gboolean  aft_text_sieve_may_hold (const AftTextSieve *self,
                                   const AftTextSieve *sought);

/* Where @word stands in @text behind a @sign such as '#', with nothing before the sign that could belong to a word; NULL if it
 * stands nowhere. With @whole nothing may follow that belongs to a word; else @word is a beginning. Only the first line of
 * @word counts. All folded. */
const char *
          aft_text_find_signed    (const char *folded_text,
                                   char        sign,
                                   const char *folded_word,
                                   gboolean    whole);

/* Whether every word of the folded @query begins a word of @text (already folded). An empty query fits everything. */
gboolean  aft_text_words_begin    (const char *folded_text,
                                   const char *folded_query);

/* The part of the longer text that both have at their beginnings and ends, from 0 to 1. From AFT_TEXT_ALIKE on they are taken for
 * one that somebody put in other words. */
#define AFT_TEXT_ALIKE 0.5
double    aft_text_measure_likeness (const char *a,
                                     const char *b);

/* @text as one line a user may have meant: valid UTF-8, control characters and line breaks turned into blanks, runs of
 * blanks into one, ends trimmed. NULL if nothing is left. Transfer full. */
char     *aft_text_dup_line       (const char *text);

/* @text made storable without touching anything a user sees: invalid UTF-8 replaced (U+FFFD), CR LF turned into LF, control
 * characters but tab and line feed dropped; line feeds dropped as well unless @lines. Blanks are kept, so that it can be
 * used while somebody types. Never NULL. Transfer full. */
char     *aft_text_dup_storable   (const char *text,
                                   gboolean    lines);

/* @text as it may be shown in a label: at most @max code points (then an ellipsis), at most AFT_TEXT_MARKS_MAX marks a
 * letter, control characters and bidirectional overrides as visible escapes such as <U+202E>. No markup is escaped.
 * Never NULL. Transfer full. */
char     *aft_text_dup_shown      (const char *text,
                                   guint       max);

/* The number of words of @text (Unicode word breaks would count the same for the scripts we check). */
guint     aft_text_count_words    (const char *text);

/* What two phone numbers are the same by: the last eight digits of @phone, or all if it has six or seven, without an extension
 * (RFC 3966); NULL if it has fewer. Transfer full. */
char     *aft_text_dup_digits     (const char *phone);

G_END_DECLS
