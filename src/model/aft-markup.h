/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-names.h"

G_BEGIN_DECLS

/* The beginning of a list item, in bytes, which are also letters: all of it is ASCII. */
typedef struct
{
  guint    indent;      /* blanks and tabs */
  guint    bullet;      /* "- ", "12. " */
  guint    box;         /* "[ ] " */
  gboolean ticked;
  guint    number;      /* of a numbered item, else 0 */
} AftListItem;

/* Whether @line begins a list item. If not, @item holds the indent alone. */
gboolean    aft_list_item_parse    (const char   *line,
                                    AftListItem  *item);

/* What stands out in a line of a note. */
typedef enum
{
  AFT_SPAN_HEADING,     /* "## Words": the whole line */
  AFT_SPAN_BULLET,      /* "-", "12." */
  AFT_SPAN_BOX,         /* "[ ]" */
  AFT_SPAN_TICKED,      /* "[x]" and the words behind it */
  AFT_SPAN_LINK,        /* an address of a page, of mail or of a phone, or "[words](address)" */
  AFT_SPAN_TAG,         /* "#word" */
  AFT_SPAN_PERSON,      /* "@Full Name" of somebody in the book, else "@" and the word behind it */
  AFT_SPAN_EMPHASIS,    /* "*words*", "_words_"; with three signs also strong */
  AFT_SPAN_STRONG,      /* "**words**", "__words__" */
  AFT_SPAN_CODE,        /* "`words`", aft-code-span.h */
} AftSpanKind;
#define AFT_SPANS (AFT_SPAN_CODE + 1)

typedef struct
{
  AftSpanKind kind;
  guint       start;    /* bytes */
  guint       end;
} AftSpan;

/* The spans of @line (up to its end, in the order they begin; a ticked item and what is emphasised have others inside), of @names
 * (or NULL) the longest that fits. One walk over the line, whatever stands in it. Transfer full. */
GArray     *aft_markup_scan        (const char   *line,
                                    AftNames     *names);

/* The uri that the span of a link in @line leads to: "https:", "http:", "mailto:" or "tel:"; NULL if to nothing that is opened.
 * Transfer full. */
char       *aft_markup_dup_uri     (const char    *line,
                                    const AftSpan *span);

/* The tags of all lines of @text that aren't fenced code, as aft_markup_scan () finds them; bytes of @text, with the "#". Transfer full. */
GArray     *aft_markup_find_tags   (const char   *text);

/* Whether a "@" or "#" at @at can begin a person or a tag: not inside a word or an address. */
gboolean    aft_markup_can_begin   (const char   *text,
                                    const char   *at);

G_END_DECLS
