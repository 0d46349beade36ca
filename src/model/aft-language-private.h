/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-language.h"

G_BEGIN_DECLS

/* Private to the files of the language: what a language holds. */

typedef struct
{
  AftLimitUnit unit;
  guint        limit;
} AftLimit;

struct _AftLanguage
{
  char         *code;
  GStringChunk *strings;          /* everything below points into it */
  const char   *name;
  AftForm       form;
  guint         words_per_minute;
  guint         words_per_minute_read;
  AftLimit      limits[AFT_SCRIPTS];
  const char   *subjects[AFT_SCRIPTS][AFT_FORMS]; /* NULL: none */
  const char   *texts[AFT_SCRIPTS][AFT_FORMS];
  GArray       *questions[AFT_FORMS];
  GArray       *replies[AFT_FORMS];
  GHashTable   *details;          /* "Group/Key" of language.ini → text */
  GHashTable   *abbreviations;    /* a set */
  GRegex       *i;
  GRegex       *we;
  GPtrArray    *tone;             /* AftToneRule; NULL: none */
};

/* A regular expression of the data files: a blank is any white space, an apostrophe any kind of it; case doesn't count.
 * @edges: it begins and ends at a word's edge. */
GRegex       *aft_language_make_regex (const char  *pattern,
                                       gboolean     edges,
                                       GError     **error);

/* One rule of the tone check. */
typedef enum
{
  AFT_TONE_RULE_PATTERN,   /* speaks where the pattern is found */
  AFT_TONE_RULE_NEEDED,    /* speaks if it is found nowhere */
  AFT_TONE_RULE_SENTENCE,  /* speaks of sentences with more than @most words */
  AFT_TONE_RULE_WHOLE,     /* speaks if the text is over its limit */
  AFT_TONE_RULE_QUESTIONS, /* speaks of more than @most question marks */
} AftToneRuleShape;

typedef struct
{
  char             *id;
  gint              kind;    /* AftToneKind */
  AftToneRuleShape  shape;
  GRegex           *pattern;
  GRegex           *except;
  guint             most;
  guint32           scripts; /* bits: those it is for */
  char             *why;
  char             *better;  /* or NULL */
} AftToneRule;

/* The rules of @path, NULL with @error. Transfer full. */
GPtrArray    *aft_tone_rules_load    (const char   *path,
                                      GError      **error);

/* The "}" of the field that begins at @start ("{"), in the same line and not far away; NULL if it isn't closed. */
const char   *aft_field_end          (const char   *start);

/* Where the sentence that begins at @start ends: after its full stop, question or exclamation mark, closing quotes and the
 * blanks that follow, but at the line break if that comes first. Fields in braces are not looked into. @abbreviations: a set
 * of words after which a full stop ends nothing, or NULL. */
const char   *aft_sentence_end       (const char   *start,
                                      GHashTable   *abbreviations);

G_END_DECLS
