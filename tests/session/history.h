/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* What each file of a person was, and who made it that: "BOOK-history/ID", for whoever wonders where something got lost. */

/* From now on what this process, which is called @who, does to the book's files is written down. */
void history_begin (const char *book,
                    const char *who);

/* What stands in @path now, if that is a person's file, in the book or in its trash. @what: how it came there. */
void history_add   (const char *what,
                    const char *path);

/* All is well up to now. */
void history_clear (void);
