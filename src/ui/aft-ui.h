/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes the templates, icons and styles known. To be called once, after gtk_init () or in the application's startup, before
 * any widget of this room is made. */
void aft_ui_init (void);

G_END_DECLS
