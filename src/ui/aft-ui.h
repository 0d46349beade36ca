/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes the templates, icons and styles known. To be called before any widget of this room is made: by an application before
 * its class's startup, which looks for the styles; by a test after gtk_init (). */
void aft_ui_init (void);

G_END_DECLS
