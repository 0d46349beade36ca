/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @base with the changes that make it say what @after says, which was loaded from it and changed: only lines whose value is
 * another one, or that are gone or new, differ. Comments, blank lines, order and spelling of everything else stay, where
 * GKeyFile would set blank lines anew and let a comment slip under another group. A key that stands twice is changed twice, so
 * that no old value comes back to life. Transfer full. */
GBytes *aft_keyfile_patch (GBytes   *base,
                           GKeyFile *after);

G_END_DECLS
