/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What could not be read as it stood. Problems are data: reading goes on after each of them. */
typedef struct
{
  guint  line;    /* where it begins in what was read, from 1; 0 if it concerns no line */
  char  *file;    /* whose line that is, if several files are read; NULL */
  char  *reason;  /* one translated sentence, without the line's number */
} AftExchangeProblem;

/* How many problems one list holds at most; the last one then says that there are more. */
#define AFT_EXCHANGE_PROBLEMS_MAX 1000

/* When nothing at all could be done. */
#define AFT_EXCHANGE_ERROR (aft_exchange_error_quark ())
typedef enum
{
  AFT_EXCHANGE_ERROR_NOTHING,   /* there is nothing in it that could be read */
  AFT_EXCHANGE_ERROR_TOO_BIG,   /* over the limit, which the message names */
} AftExchangeError;
GQuark     aft_exchange_error_quark    (void);

/* A list of AftExchangeProblem that frees them. Transfer full. */
GPtrArray *aft_exchange_problems_new   (void);

/* Adds a problem; @reason is taken. Does nothing but free @reason if @problems is NULL or full. */
void       aft_exchange_problems_take  (GPtrArray *problems,
                                        guint      line,
                                        char      *reason);

/* Says of those from the index @first on that have a line that it is in @file (NULL: nothing is said). */
void       aft_exchange_problems_name  (GPtrArray  *problems,
                                        guint       first,
                                        const char *file);

/* "Line 12: …", "“cards.vcf”, line 12: …", or the sentence alone. Transfer full. */
char      *aft_exchange_problem_dup_shown (const AftExchangeProblem *problem);

/* FALSE with AFT_EXCHANGE_ERROR_TOO_BIG if a file of @size has more than @limit; bytes. */
gboolean   aft_exchange_check_size     (guint64    size,
                                        guint64    limit,
                                        GError   **error);

G_END_DECLS
