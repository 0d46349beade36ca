/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Books and address books of made-up people, the same for the same seed: with a position, two addresses, two contacts, three
 * notes, and a reminder for every fifth. A person is about 1.66 KB, as in a book that somebody uses. */

#define BOOK_MAKER_SEED 20261123

/* Makes the book of @people in @folder, whose parents are made. book.ini comes last: a book that has one is complete. FALSE
 * with @error if something can't be written. */
gboolean  book_maker_make        (const char  *folder,
                                  guint        people,
                                  guint32      seed,
                                  GError     **error);

/* The book of somebody who writes much: five notes a person. */
gboolean  book_maker_make_writer (const char  *folder,
                                  guint        people,
                                  guint32      seed,
                                  GError     **error);

/* The same people as vCards (version 3.0), one a file, in @folder. */
gboolean  book_maker_make_cards  (const char  *folder,
                                  guint        people,
                                  guint32      seed,
                                  GError     **error);

G_END_DECLS
