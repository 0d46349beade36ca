/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>

#include "aft-names.h"

G_BEGIN_DECLS

#define AFT_TYPE_LINE_TAGS (aft_line_tags_get_type ())
G_DECLARE_FINAL_TYPE (AftLineTags, aft_line_tags, AFT, LINE_TAGS, GObject)

/* Shows a note's buffer as Markdown, in the light, dark or high-contrast colours of the platform: what aft_markup_scan () finds
 * in its lines, the lines that are marked as their words, my promise or something to ask, and fenced code. The Markdown of GtkSourceView is
 * not used: it brings those of HTML, CSS and JavaScript, whose files take as long to read as the window with everything in it,
 * and takes a tag for a heading. A long text is looked at in slices while nothing else is to be done. The buffer owns it; it
 * holds no reference to the buffer. @names may be NULL: then nobody is named. */
AftLineTags *aft_line_tags_new       (GtkSourceBuffer *buffer,
                                      AftNames        *names);

/* Looks again at all lines for the people among @names, while nothing else is to be done. */
void         aft_line_tags_set_names (AftLineTags     *self,
                                      AftNames        *names);

/* Looks again at the lines from @first to @last, and at those below that became code by them or are none any more. @joined: line
 * ends were taken out. */
void         aft_line_tags_update    (AftLineTags     *self,
                                      int              first,
                                      int              last,
                                      gboolean         joined);

G_END_DECLS
