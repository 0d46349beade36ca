/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define AFT_TYPE_APP (aft_app_get_type ())
G_DECLARE_FINAL_TYPE (AftApp, aft_app, AFT, APP, AdwApplication)

/* The program with a window. Returns the process's exit code. */
int aft_app_run (int    argc,
                 char **argv);

G_END_DECLS
