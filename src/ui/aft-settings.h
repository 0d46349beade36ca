/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What belongs to this device: the book's path, the window's state, the editor's taste. NULL where the schema isn't
 * installed: then nothing is remembered and the defaults hold. Transfer none. */
GSettings *aft_settings_get (void);

G_END_DECLS
