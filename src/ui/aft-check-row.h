/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of a list of choices with a check in front. The row takes the focus and is the check box or radio button for a screen
 * reader; the check only shows it. With @one, only one can be chosen: @group is then the check button of the first choice (NULL for
 * the first). @check (or NULL) is set to the check button. The texts aren't markup. Transfer full (floating AdwActionRow). */
GtkWidget *aft_check_row_new   (const char  *title,
                                const char  *subtitle,
                                gboolean     one,
                                GtkWidget   *group,
                                GtkWidget  **check);

/* Moves the focus to the row of @check. */
void       aft_check_row_focus (GtkWidget   *check);

G_END_DECLS
