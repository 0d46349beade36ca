/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-vcard.h"

G_BEGIN_DECLS

/* Where the value of an unfolded line begins, or 0 if it has no colon. */
gsize    aft_vcard_find_value      (const char       *line,
                                    gsize             length);

/* Whether @line begins as a property does: a name, maybe a group before it, then a semicolon or a colon; or @folded, the
 * name's beginning alone. */
gboolean aft_vcard_is_property     (const char       *line,
                                    gsize             length,
                                    gboolean          folded);

/* Fills @self with an unfolded line in UTF-8 whose value begins at @value; strings go into @strings. */
void     aft_vcard_property_parse  (AftVcardProperty *self,
                                    GStringChunk     *strings,
                                    const char       *text,
                                    gsize             length,
                                    gsize             value);

G_END_DECLS
