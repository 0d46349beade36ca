/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* What was written into a book, and by rights has to be found there. A word is letters that name its writer and a number. */
typedef struct _Ledger Ledger;

Ledger  *ledger_new         (const char *book);
void     ledger_free        (Ledger     *self);

/* @word was written at @time (monotonic, µs) into the @record of @person, or, with NULL, into a field of the person that is its
 * writer's own, instead of what stood there. */
void     ledger_say         (Ledger     *self,
                             const char *word,
                             const char *person,
                             const char *record,
                             gint64      time);
/* A line of a partner. */
void     ledger_hear        (Ledger     *self,
                             const char *line);

/* Every word is in the file of a person; one that was in a person who was deleted, or in a field that two changed at once, may be in
 * the trash instead, and one of what was removed may be nowhere. */
void     ledger_check       (Ledger     *self);
/* Transfer full. */
char    *ledger_dup_figures (Ledger     *self);
