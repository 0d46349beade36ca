/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define AFT_TYPE_NOTE_VIEW (aft_note_view_get_type ())
G_DECLARE_FINAL_TYPE (AftNoteView, aft_note_view, AFT, NOTE_VIEW, GtkSourceView)

/* What a note's text is seen and typed in: lists go on by themselves, and what is copied is as it is stored, without the soft
 * breaks of aft-text-break.h. */
GtkTextView *aft_note_view_new (void);

G_END_DECLS
