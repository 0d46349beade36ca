/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>

#include "aft-names.h"

G_BEGIN_DECLS

#define AFT_TYPE_LINE_BUFFER (aft_line_buffer_get_type ())
G_DECLARE_DERIVABLE_TYPE (AftLineBuffer, aft_line_buffer, AFT, LINE_BUFFER, GtkSourceBuffer)

/* What editors show of a text that need not be a value of any record: its lines may be of any length (aft-text-break.h says how),
 * and it can be shown as Markdown, as notes are. */
struct _AftLineBufferClass
{
  GtkSourceBufferClass parent_class;
};

AftLineBuffer *aft_line_buffer_new          (void);

/* Begins with @text, which can't be undone. */
void           aft_line_buffer_set_text     (AftLineBuffer *self,
                                             const char    *text);

/* The whole text, without soft breaks. Transfer full. */
char          *aft_line_buffer_dup_text     (AftLineBuffer *self);

/* Shows Markdown and the marks of lines from now on, and the people among @names, which may be others than before; NULL:
 * nobody. */
void           aft_line_buffer_set_markdown (AftLineBuffer *self,
                                             AftNames      *names);

G_END_DECLS
