/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <glib/gi18n-lib.h>

#include <locale.h>

#include "aft-app.h"
#include "aft-cli.h"

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, AFT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Commands need neither a display nor a bus: they are served before any application object exists. */
  if (aft_cli_knows (argc, argv) && !aft_cli_wants_window (argc, argv))
    return aft_cli_run (argc, argv);

  return aft_app_run (argc, argv);
}
