/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store-private.h"

G_BEGIN_DECLS

/* The folder as such: what is checked and tidied up when a book is opened. */

/* Returns what is in book.ini. @read_only says what was asked for and is set if nothing can be written, @why then being the
 * reason. NULL with AFT_STORE_ERROR. Transfer full. */
GBytes  *aft_store_prepare_folder  (const char  *folder,
                                    GDateTime   *now,
                                    gboolean    *read_only,
                                    char       **why,
                                    GError     **error);

/* Returns the lock that says that a window has the book open, or -1 and sets both if another one has. */
int      aft_store_claim_window    (const char  *folder,
                                    gboolean    *read_only,
                                    char       **why);

G_END_DECLS
