/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long in one go the main loop answers nobody, in seconds of the processor: the machine may be busy with other things. */

/* From now on it is watched; again: what was done until now doesn't count. */
void   busy_watch        (void);

/* The longest since it was last asked. */
double busy_take_longest (void);

/* What this thread took so far. */
double busy_get_seconds  (void);

/* What a label with a page of text takes to be laid out, found when first asked for. What something may take is so many of them,
 * for the machine may be slow, or a sanitizer look at everything. */
double busy_get_page     (void);

G_END_DECLS
