/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

/* Runs the real program on books in a folder that goes away. */
typedef struct
{
  char *folder;         /* all of it */
  char *book;           /* inside; not made yet */
  char *locale;         /* LC_ALL; NULL leaves it */
} Bench;

typedef struct
{
  int   status;         /* the exit code; negative: the signal that ended it */
  char *out;
  char *err;
} Run;

Bench      *bench_new           (void);
void        bench_free          (Bench              *bench);
/* A path inside the folder. Transfer full. */
char       *bench_path          (Bench              *bench,
                                 const char         *name);

/* Runs it with @args as they are; @input (or NULL) is its standard input. */
Run        *bench_run_raw       (Bench              *bench,
                                 const char         *input,
                                 const char * const *args);
/* With --book, and the arguments up to NULL. */
Run        *bench_run           (Bench              *bench,
                                 ...) G_GNUC_NULL_TERMINATED;
/* The same; must end with 0 and say nothing on standard error. With --json: the value it printed. */
void        bench_do            (Bench              *bench,
                                 ...) G_GNUC_NULL_TERMINATED;
JsonNode   *bench_json          (Bench              *bench,
                                 ...) G_GNUC_NULL_TERMINATED;
void        run_free            (Run                *run);

/* Fails with all that was printed unless the exit code is @status and @out and @err (NULL: anything) fit as in glob (7), where
 * "" means that nothing was printed. */
void        run_check           (Run                *run,
                                 const char         *what,
                                 int                 status,
                                 const char         *out,
                                 const char         *err);

/* A member of an object, as text. Transfer full. */
char       *json_text           (JsonNode           *node,
                                 const char         *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bench, bench_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)
