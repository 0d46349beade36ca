/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* importer BOOK [CARDS]: opens the book, which merges conflict copies, and imports the file of vCards as it is proposed. Says "begun"
 * at its start and "done" when all of it is acknowledged. */

#include <stdio.h>

#include "aft-session.h"

#include "../result.h"

static void
say (const char *what)
{
  printf ("%s\n", what);
  fflush (stdout);
}

static void
import (AftSession *session,
        const char *path)
{
  const char *paths[] = { path, NULL };
  g_autoptr (GAsyncResult) reading = NULL;
  g_autoptr (GAsyncResult) importing = NULL;
  g_autoptr (AftImport) plan = NULL;
  g_autoptr (GError) error = NULL;

  aft_session_read_cards_async (session, paths, NULL, result_keep_cb, &reading);
  result_wait (&reading);
  plan = aft_session_read_cards_finish (session, reading, NULL, &error);
  g_assert_no_error (error);
  aft_session_import_async (session, plan, result_keep_cb, &importing);
  result_wait (&importing);
  aft_session_import_finish (session, importing, &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AftSession) session = aft_session_new ();
  g_autoptr (GAsyncResult) opening = NULL;
  g_autoptr (GError) error = NULL;

  say ("begun");
  aft_session_open_async (session, argv[1], NULL, result_keep_cb, &opening);
  result_wait (&opening);
  aft_session_open_finish (session, opening, &error);
  g_assert_no_error (error);
  if (argc > 2)
    import (session, argv[2]);
  say ("done");

  aft_session_close (session, &error);
  g_assert_no_error (error);

  return 0;
}
