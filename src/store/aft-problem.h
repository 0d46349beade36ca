/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file of the book that needs a look: it is left alone until it can be read again. */
#define AFT_TYPE_PROBLEM (aft_problem_get_type ())
G_DECLARE_FINAL_TYPE (AftProblem, aft_problem, AFT, PROBLEM, GObject)

/* @path: inside the book's folder; @reason: why, with the line if it has one. */
AftProblem  *aft_problem_new         (const char *path,
                                      const char *reason);

/* "contacts/<name>.contact" */
const char  *aft_problem_get_path    (AftProblem *self);
const char  *aft_problem_get_reason  (AftProblem *self);

G_END_DECLS
