/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of a list of choices with a check in front: @group is the check button of the first choice of which one can be
 * chosen, NULL if several can be (or for the first). @check (or NULL) is set to the check button. The texts aren't markup.
 * Transfer full (floating). */
GtkWidget *aft_check_row_new (const char  *title,
                              const char  *subtitle,
                              GtkWidget   *group,
                              GtkWidget  **check);

G_END_DECLS
