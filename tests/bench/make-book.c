/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "book-maker.h"

#include <stdlib.h>

/* make-book FOLDER PEOPLE [SEED]: a big book to try things with. */
int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc < 3 || argc > 4)
    {
      g_printerr ("Usage: make-book FOLDER PEOPLE [SEED]\n");
      return 2;
    }

  if (!book_maker_make (argv[1], strtoul (argv[2], NULL, 10), argc == 4 ? strtoul (argv[3], NULL, 10) : BOOK_MAKER_SEED,
                        &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
