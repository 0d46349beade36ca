/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-language.h"

G_BEGIN_DECLS

/* The tone check finds what does harm in a follow-up before it is sent. Its rules are the draft's language's data
 * (tone.ini); it never asks anybody else. It advises, it never blocks. */
typedef enum
{
  AFT_TONE_DEFENDING,
  AFT_TONE_REVERSING,
  AFT_TONE_BLAMING,
  AFT_TONE_COMPARING,
  AFT_TONE_PRESSING,
  AFT_TONE_OVER_SHARING,
  AFT_TONE_EMPTY_PHRASE,
  AFT_TONE_TOO_LONG,
  AFT_TONE_NO_THANKS,
  AFT_TONE_NOT_ACCEPTED,    /* the decision isn't accepted in a sentence */
  AFT_TONE_QUESTIONS,       /* more than one question in a mail */
} AftToneKind;
#define AFT_TONE_KINDS (AFT_TONE_QUESTIONS + 1)

/* The word in tone.ini, "over-sharing", and the title in the interface, "Over-sharing" (translated). */
const char *aft_tone_kind_get_word  (AftToneKind         kind);
const char *aft_tone_kind_get_title (AftToneKind         kind);

typedef struct
{
  AftToneKind  kind;
  gsize        start;     /* bytes; start = end = 0 if it is about the whole text */
  gsize        end;
  char        *why;       /* one sentence */
  char        *better;    /* better words; NULL if leaving it out is better */
} AftToneFinding;

/* Whether there are rules for @language. */
gboolean    aft_tone_has_rules      (const AftLanguage  *language);
/* "No tone check for French yet." Translated. Transfer full. */
char       *aft_tone_dup_no_rules   (const char         *code);

/* What is to be said about @text as @script, by its place, what is about the whole text last. An AftToneFinding each; empty
 * if there is nothing, the text is blank, isn't UTF-8 or there are no rules. Gaps and quoted lines ("> ") are left alone.
 * Transfer full. */
GPtrArray  *aft_tone_check          (const AftLanguage  *language,
                                     AftScript           script,
                                     const char         *text);

G_END_DECLS
