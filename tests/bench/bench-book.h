/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-store.h"

G_BEGIN_DECLS

/* The folder of the book of @people, and that of their vCards, one a file; made if it isn't there. Ends the program if it can't
 * be. Transfer full. */
char       *bench_book_dup_folder  (guint          people);
char       *bench_book_dup_cards   (guint          people);
/* The book of as many people with five notes each. Transfer full. */
char       *bench_book_dup_writer  (guint          people);

/* An empty folder beside the books to write into, to be removed with aft_file_remove_folder (). Transfer full. */
char       *bench_book_dup_scratch (void);

/* A book in its store, as a window has it. */
typedef struct
{
  AftBook   *book;
  AftStore  *store;
  GDateTime *now;
  double     longest;           /* µs that the main loop was kept from waiting, at most, since this was last set to 0 */
} BenchBook;

/* Opens and loads the book in @folder. Here and below whatever goes wrong ends the program. */
BenchBook  *bench_book_open        (const char    *folder,
                                    AftStoreFlags  flags);
void        bench_book_close       (BenchBook     *self);
void        bench_book_rescan      (BenchBook     *self);
void        bench_book_save        (BenchBook     *self,
                                    gpointer       document);
/* Waits until nothing is under way any more: what was written has been heard of, and read again. */
void        bench_book_settle      (BenchBook     *self);
/* One by one, or (@staged) all or nothing. */
void        bench_book_save_many   (BenchBook     *self,
                                    GPtrArray     *documents,
                                    gboolean       staged);

G_END_DECLS
