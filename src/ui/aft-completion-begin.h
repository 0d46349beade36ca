/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the sign is whose word is being typed at the cursor of @buffer, and what was typed behind it: the "@" of a person or the "#" of
 * a tag, outside of code, or what begins one of a template's @fields. FALSE if there is none. @typed: transfer full. */
gboolean aft_completion_find_begin (GtkTextBuffer  *buffer,
                                    gboolean        fields,
                                    GtkTextIter    *begin,
                                    char          **typed);

G_END_DECLS
