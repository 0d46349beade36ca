/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What Afterword is for and how it goes, on one page. */
#define AFT_TYPE_HELP (aft_help_get_type ())
G_DECLARE_FINAL_TYPE (AftHelp, aft_help, AFT, HELP, AdwWindow)

GtkWidget *aft_help_new (void);

G_END_DECLS
