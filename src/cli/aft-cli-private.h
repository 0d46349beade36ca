/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "aft-agenda.h"
#include "aft-contact.h"
#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-note.h"
#include "aft-session.h"
#include "aft-story.h"

G_BEGIN_DECLS

/* Exit codes; GO means that nothing stands in the way of going on. */
enum
{
  AFT_CLI_GO = -1,
  AFT_CLI_DONE = 0,
  AFT_CLI_FAILED = 1,
  AFT_CLI_USAGE = 2,
};

typedef struct _AftCli AftCli;

/* A command is a row: its file has the function, its file's table the row. */
typedef struct
{
  const char *name;
  const char *usage;            /* what follows the name, marked for translation */
  const char *summary;          /* what it does, marked for translation */
  int       (*run)              (AftCli *cli, int argc, char **argv);
} AftCliCommand;

/* Each ends with a row without a name. */
extern const AftCliCommand aft_cli_people_commands[];
extern const AftCliCommand aft_cli_guide_commands[];
extern const AftCliCommand aft_cli_reminder_commands[];
extern const AftCliCommand aft_cli_exchange_commands[];

/* One run. */
struct _AftCli
{
  const AftCliCommand *command;
  char                *folder;  /* --book, in the file system's encoding; NULL if not given */
  gboolean             json;
  AftSession          *session;
  AftBook             *book;    /* NULL until opened */
  GDateTime           *now;
  GDate                today;
  GString             *out;     /* what is printed once everything is saved */
  GString             *hints;   /* lines for standard error after the sentence: candidates */
  JsonBuilder         *builder; /* the same for programs; one value */
};

/* Reads the options (@entries, in addition to --book, --json and --help) and leaves from @min to @max words (-1: any number).
 * Options that take text are G_OPTION_ARG_FILENAME, so that the locale's encoding can't refuse them; aft_cli_dup_text () makes
 * UTF-8 of them. Returns AFT_CLI_GO or the exit code. @words: transfer full. */
int           aft_cli_parse           (AftCli               *cli,
                                       const GOptionEntry   *entries,
                                       int                   min,
                                       int                   max,
                                       int                   argc,
                                       char                **argv,
                                       char               ***words);

/* Opens the book. One that is only to be read isn't made if it doesn't exist: an empty one stands in for it. */
int           aft_cli_open            (AftCli               *cli,
                                       gboolean              to_write);

/* Prints the sentence on standard error; returns the exit code that fits, AFT_CLI_USAGE for words and days that don't exist
 * and AFT_CLI_FAILED for the rest. @error is taken. */
int           aft_cli_fail            (AftCli               *cli,
                                       GError               *error);
int           aft_cli_fail_usage      (AftCli               *cli,
                                       const char           *format,
                                       ...) G_GNUC_PRINTF (2, 3);

/* @raw, from the command line, as UTF-8; NULL stays NULL. Transfer full. */
char         *aft_cli_dup_text        (const char           *raw);
/* @words from @from on, with blanks between them. Transfer full. */
char         *aft_cli_join            (char                **words,
                                       guint                 from);
/* All of standard input. Transfer full. */
char         *aft_cli_read_input      (GError              **error);
/* A day as typed, of what is to come or of what has happened ("friday" is the last one, and none is still to come);
 * AFT_MODEL_ERROR_DATE. */
gboolean      aft_cli_parse_day       (AftCli               *cli,
                                       const char           *text,
                                       GDate                *day,
                                       GError              **error);
gboolean      aft_cli_parse_past_day  (AftCli               *cli,
                                       const char           *text,
                                       GDate                *day,
                                       GError              **error);

/* What a word on the command line means: a name (accents and case ignored, words by their beginning) or an id from eight
 * characters on. AFT_MODEL_ERROR_UNKNOWN, or AFT_MODEL_ERROR_AMBIGUOUS with the candidates in hints. Transfer none. */
AftContact   *aft_cli_find_person     (AftCli               *cli,
                                       const char           *text,
                                       GError              **error);
/* A follow-up by its id, or a person's only open one. */
AftFollowUp  *aft_cli_find_follow_up  (AftCli               *cli,
                                       const char           *text,
                                       GError              **error);
AftFeedback  *aft_cli_find_feedback   (AftCli               *cli,
                                       const char           *text,
                                       GError              **error);
/* A story or gap card by its id or title. */
AftStory     *aft_cli_find_story      (AftCli               *cli,
                                       const char           *text,
                                       GError              **error);
/* Any document or record by its id, else a person by name. */
AftRecord    *aft_cli_find_anything   (AftCli               *cli,
                                       const char           *text,
                                       GError              **error);
/* The whole id of what the agenda or a reminder list shows. Transfer full. */
char         *aft_cli_find_due        (AftCli               *cli,
                                       const char           *text,
                                       GError              **error);

/* Adds a line to what is printed. What comes from the book is passed through aft_cli_shown (). */
void          aft_cli_print           (AftCli               *cli,
                                       const char           *format,
                                       ...) G_GNUC_PRINTF (2, 3);
/* @text as it may go to a terminal: one line, no control characters. Transfer full. */
char         *aft_cli_shown           (const char           *text);
/* The same for a text of several lines, each with @indent blanks before it. Transfer full. */
char         *aft_cli_shown_lines     (const char           *text,
                                       guint                 indent);
/* "Buyer at Northwind", or the one that is there; @what may hold the company already. Translated. Transfer full. */
char         *aft_cli_dup_at_company  (const char           *what,
                                       const char           *company);
/* The first eight characters of an id. Transfer full. */
char         *aft_cli_short_id        (const char           *id);
/* Adds @rows (GPtrArray of string arrays) as a table: columns as wide as their widest cell, the last one free. */
void          aft_cli_print_table     (AftCli               *cli,
                                       GPtrArray            *rows);
/* Adds a row of @n cells to such an array; each is made fit to be shown. */
void          aft_cli_add_row         (GPtrArray            *rows,
                                       guint                 n,
                                       ...);

/* One member of the object that is being built; NULL is left out. */
void          aft_cli_member          (AftCli               *cli,
                                       const char           *name,
                                       const char           *value);
/* The values of @record, an object: "id", then its properties. */
void          aft_cli_build_record    (AftCli               *cli,
                                       AftRecord            *record);
/* The same of a note, with the id and the name of whom or what it belongs to, unless it lies in the inbox. */
void          aft_cli_build_note      (AftCli               *cli,
                                       AftNote              *note);
/* The same with all that a document holds, by kind. */
void          aft_cli_build_document  (AftCli               *cli,
                                       AftDocument          *document);
/* Writes what was collected to standard output. FALSE if that failed. */
gboolean      aft_cli_write_output    (AftCli               *cli);

/* A line of the agenda or of a list of reminders: for people, for programs. */
void          aft_cli_add_due_row     (AftCli               *cli,
                                       GPtrArray            *rows,
                                       AftAgendaItem        *item);
void          aft_cli_build_due       (AftCli               *cli,
                                       AftAgendaItem        *item);

/* Commands that fill a file of their own. */
int           aft_cli_run_list        (AftCli               *cli,
                                       int                   argc,
                                       char                **argv);
int           aft_cli_run_show        (AftCli               *cli,
                                       int                   argc,
                                       char                **argv);


G_END_DECLS
