/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-contact.h"

G_BEGIN_DECLS

/* What belongs to the language of a draft: scripts, questions, replies, limits and the tone check's rules. Read from
 * <data>/language/<code>/, where <data> is $AFTERWORD_DATA, else where the program was installed. Immutable and kept for the
 * whole run, so nothing here is ever freed; for the main thread. */
typedef struct _AftLanguage AftLanguage;

typedef enum
{
  AFT_FORM_FORMAL,
  AFT_FORM_FAMILIAR,
} AftForm;
#define AFT_FORMS 2

/* What can be written or said. The first five are ways to ask; each word is also the name of the file by which a book
 * replaces the script (aft_script_dup_file_name ()). */
typedef enum
{
  AFT_SCRIPT_CALL,
  AFT_SCRIPT_VOICEMAIL,
  AFT_SCRIPT_MAIL,
  AFT_SCRIPT_MESSAGE,
  AFT_SCRIPT_IN_PERSON,
  AFT_SCRIPT_RECRUITER_CALL,     /* a recruiter was in between: they are asked first */
  AFT_SCRIPT_RECRUITER_MAIL,
  AFT_SCRIPT_RETRY,              /* the one more try after 5 to 7 business days */
  AFT_SCRIPT_UNANSWERED,         /* they never answered: one friendly question */
  AFT_SCRIPT_THANKS_FEEDBACK,
  AFT_SCRIPT_THANKS,             /* without feedback: for their time */
  AFT_SCRIPT_THANKS_INTERVIEW,   /* the others of a panel, who are only thanked */
  AFT_SCRIPT_MEND,               /* one sentence, when a talk went worse than it was meant */
  AFT_SCRIPT_KEEP_WORKED,        /* your advice worked */
  AFT_SCRIPT_KEEP_EVENT,         /* an event ahead */
  AFT_SCRIPT_KEEP_NEWS,          /* news that helps them */
  AFT_SCRIPT_KEEP_CONGRATULATION,
  AFT_SCRIPT_KEEP_INTRODUCTION,
  AFT_SCRIPT_FOUND_JOB,
  AFT_SCRIPT_LETTER,             /* salutation and closing, nothing else */
} AftScript;
#define AFT_SCRIPTS (AFT_SCRIPT_LETTER + 1)

/* "thanks-feedback" and its opposite; -1 if there is no such script. */
const char   *aft_script_get_word          (AftScript           script);
gint          aft_script_parse             (const char         *word);
/* Its title in the interface: "Thanks for feedback". Translated. */
const char   *aft_script_get_title         (AftScript           script);
/* The word of Draft's Kind it is kept as: call, voicemail, mail, message, in-person, thanks. */
const char   *aft_script_get_draft_kind    (AftScript           script);
/* The book's own version, below its folder: "templates/en/mail-formal.template". Its text is what
 * aft_language_dup_script () gives. Transfer full. */
char         *aft_script_dup_file_name     (const AftLanguage  *language,
                                            AftScript           script,
                                            AftForm             form);

/* The language of @code ("de", also "de_AT.UTF-8" or "de-AT"). NULL with an error of G_IO_ERROR, G_KEY_FILE_ERROR or
 * AFT_MODEL_ERROR_DAMAGED that names the file, if it is missing or damaged. */
const AftLanguage *
              aft_language_get             (const char         *code,
                                            GError            **error);
/* The same, but English where there are no scripts in @code (NULL and "" too): *@instead (may be NULL) says so. NULL only if
 * English can't be read either. */
const AftLanguage *
              aft_language_get_for_scripts (const char         *code,
                                            gboolean           *instead,
                                            GError            **error);
/* The codes there is data for, sorted. Transfer full. */
char        **aft_language_list            (void);
/* The name of any language, in the language of the interface: "French"; the code if it isn't known. Transfer full. */
char         *aft_language_dup_name        (const char         *code);
/* "There are no scripts in French yet; these are in English." Transfer full. */
char         *aft_language_dup_instead     (const char         *code);

const char   *aft_language_get_code        (const AftLanguage  *self);
/* The language's own name: "Deutsch". */
const char   *aft_language_get_name        (const AftLanguage  *self);

/* The form to use with @contact (or NULL): its Form, else the language's. */
AftForm       aft_language_get_form        (const AftLanguage  *self,
                                            AftContact         *contact);

/* The script as a template, a mail's first line being "Subject: ..." and its second blank. Transfer full. */
char         *aft_language_dup_script      (const AftLanguage  *self,
                                            AftScript           script,
                                            AftForm             form);

/* A question to ask. @purpose is in the language of the interface if there is data for it. */
typedef struct
{
  const char *id;       /* keep, one-thing, not-heard, unclear; stay-in-touch, recommend */
  const char *text;
  const char *purpose;  /* what it is for, one sentence */
  gboolean    closing;  /* asked after the thanks */
} AftQuestion;
/* In the order in which they are asked. Transfer full, the strings belong to the language. */
GArray       *aft_language_list_questions  (const AftLanguage  *self,
                                            AftForm             form);

/* What may come, and what to say to it. */
typedef struct
{
  const char *id;       /* stronger, no-comment, second-choice, something-else, frozen, inside, e-mail, why, number, irritated,
                           unfair */
  const char *they;     /* what they say: "We had a stronger candidate." */
  const char *say;      /* what to answer */
  const char *next;     /* what to do next, in the language of the interface if there is data for it */
} AftReply;
GArray       *aft_language_list_replies    (const AftLanguage  *self,
                                            AftForm             form);

/* How long something may be. */
typedef enum
{
  AFT_LIMIT_NONE,
  AFT_LIMIT_WORDS,
  AFT_LIMIT_CHARACTERS,
  AFT_LIMIT_SECONDS,    /* read aloud */
} AftLimitUnit;

typedef struct
{
  AftLimitUnit unit;
  guint        length;
  guint        limit;
  gboolean     over;
} AftMeasure;

/* Measures @text as @script; the salutation counts, a mail's subject doesn't belong to @text. */
void          aft_language_measure         (const AftLanguage  *self,
                                            AftScript           script,
                                            const char         *text,
                                            AftMeasure         *measure);
/* "84 of 120 words", "about 18 of 20 seconds". Translated; NULL for AFT_LIMIT_NONE. Transfer full. */
char         *aft_measure_dup_words        (const AftMeasure   *measure);

/* How long reading @text aloud takes, in seconds, rounded up. */
guint         aft_language_reading_seconds (const AftLanguage  *self,
                                            const char         *text);
/* How long reading it to oneself takes. */
guint         aft_language_silent_seconds  (const AftLanguage  *self,
                                            const char         *text);

/* @due (a stored day, maybe with a time) as it is said in this language, for {callback-time} and {event-day}: "on Thursday at
 * 10:00", "tomorrow". NULL if it is no whole day. Transfer full. */
char         *aft_language_dup_when        (const AftLanguage  *self,
                                            const char         *due,
                                            const GDate        *today);

/* A word list or text of language.ini, for the rooms' own use: aft_language_get_text (self, "Job", "Both"). NULL if there is
 * none. */
const char   *aft_language_get_text        (const AftLanguage  *self,
                                            const char         *group,
                                            const char         *key);

/* How many words of @text stand for "I", and for "we" (whole words, case ignored). The first "we" lies at *@start up to *@end
 * (bytes; both may be NULL). */
guint         aft_language_count_i         (const AftLanguage  *self,
                                            const char         *text);
guint         aft_language_count_we        (const AftLanguage  *self,
                                            const char         *text,
                                            gsize              *start,
                                            gsize              *end);

G_END_DECLS
