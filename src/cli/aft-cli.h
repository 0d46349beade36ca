/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The command line: the same use cases without a window. Needs no display, no bus and no application object. */

/* Whether @argv asks for the command line: it has a command, or what is meant as one or as an option and has to be refused; or
 * only help or the version are asked for. Nothing at all, and options that GLib understands, are the window's. */
gboolean aft_cli_knows (int    argc,
                        char **argv);

/* Whether the command that @argv asks for is a window's all the same: "note" without a text, where nothing is piped in and there
 * is a display. */
gboolean aft_cli_wants_window (int    argc,
                               char **argv);

/* Runs the command. Returns the exit code: 0 done, 1 could not, 2 wrong usage. Errors go to standard error, in one sentence;
 * nothing is said to be done before it is safely on disk. The locale must be set. */
int      aft_cli_run   (int    argc,
                        char **argv);

G_END_DECLS
