/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-application.h"
#include "aft-book-info.h"
#include "aft-contact.h"
#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-language.h"

G_BEGIN_DECLS

/* Scripts with named fields. "{company}" becomes the company. What happens when it isn't known depends on the field:
 *
 *   {interview-detail}    an optional field: the sentence it stands in is dropped, and the line if nothing else is in it
 *   {address-as}          a needed one: it becomes a visible gap, "[their name?]", and nothing with a gap is sent
 *   {event!} {position?}  makes any field needed, or optional
 *   {company|your firm}   the words to use instead
 *
 * A field nobody knows is a gap too. A brace of the template never reaches the text; a value is never read as a template. */

/* One field: its name, and whether it is needed unless a template says otherwise. */
typedef struct
{
  const char *name;     /* "address-as" */
  gboolean    needed;
} AftTemplateField;

const AftTemplateField *
           aft_template_list_fields      (guint               *n_fields);
/* What it is: "how a letter addresses them". Translated; @name itself if it isn't known. */
const char *aft_template_field_get_title (const char          *name);

/* The "{" of a field of which the beginning, maybe nothing, was typed at the end of @text; NULL if none is being typed. */
const char *aft_template_find_typed_field (const char         *text);
/* The names of the fields that begin with @typed, and behind them those with a word in their name or title that does. They
 * belong to nobody. Transfer full. */
GPtrArray  *aft_template_complete_field  (const char          *typed);

/* Where a gap lies in the text, in bytes. */
typedef struct
{
  gsize  start;
  gsize  end;
  char  *field;         /* NULL where it was found in a stored text */
} AftTemplateGap;

typedef struct
{
  char   *subject;      /* NULL if the template has none */
  char   *text;
  GArray *gaps;         /* AftTemplateGap, in @text */
  guint   subject_gaps; /* how many are in @subject */
} AftTemplateResult;

void       aft_template_result_clear     (AftTemplateResult   *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AftTemplateResult, aft_template_result_clear)

/* Fills @template_text: an optional first line "Subject: ...", then the text. @values: field name → value (const char *);
 * missing, blank and NULL values are empty; values become one line. */
void       aft_template_fill             (const AftLanguage   *language,
                                          const char          *template_text,
                                          GHashTable          *values,
                                          AftTemplateResult   *result);

/* The gaps of a text that was kept, whatever its language: AftTemplateGap. Transfer full. */
GArray    *aft_template_find_gaps        (const char          *text);
/* Whether anything of a draft has a gap: then it isn't sent. Each may be NULL. */
gboolean   aft_template_text_has_gaps    (const char          *subject,
                                          const char          *text);

/* What a script is filled from; all but @language may be NULL. */
typedef struct
{
  const AftLanguage *language;
  AftForm            form;
  AftContact        *contact;
  AftMe             *me;
  AftFollowUp       *follow_up;
  AftApplication    *application;   /* of the follow-up */
  AftFeedback       *feedback;      /* the one to thank for; NULL: the newest of the follow-up */
  const char        *fix;           /* what will be done with it: a story's title */
  const char        *callback;      /* when I'll try again, as it is said: "Thursday at ten" */
  const char        *event;         /* the event's name */
  const char        *event_day;     /* and its day, as it is said */
  const char        *news;          /* keeping in touch: the news, or what they're congratulated on */
  const char        *somebody;      /* who is introduced */
  const char        *new_position;  /* the job that was found */
  const char        *new_company;
} AftTemplateSource;

/* The values of all fields that are known. Never NULL; both keys and values belong to it. Transfer full. */
GHashTable *aft_template_collect         (const AftTemplateSource *source);

/* How a letter in @language addresses @contact: Address-As, else by first name (familiar), else "Ms Ortiz" if the honorific
 * is known, else the full name; "" for somebody whose name isn't known. Transfer full. */
char      *aft_template_dup_address_as   (const AftLanguage   *language,
                                          AftForm              form,
                                          AftContact          *contact);

/* collect () and fill () in one. @own is the book's version of the script, or NULL for the language's. */
void       aft_template_fill_script      (const AftTemplateSource *source,
                                          AftScript            script,
                                          const char          *own,
                                          AftTemplateResult   *result);

G_END_DECLS
