/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-note-item.h"
#include "aft-session.h"

G_BEGIN_DECLS

/* A note in a list: its first line, when it was written, whom it is about, how many check boxes are open, whether it is
 * pinned. */
#define AFT_TYPE_NOTE_ROW (aft_note_row_get_type ())
G_DECLARE_FINAL_TYPE (AftNoteRow, aft_note_row, AFT, NOTE_ROW, GtkWidget)

GtkWidget   *aft_note_row_new      (AftSession  *session);

/* @show_about: also whom it is about. NULL lets go of the note. */
void         aft_note_row_set_item (AftNoteRow  *self,
                                    AftNoteItem *item,
                                    gboolean     show_about);
/* Transfer none. */
AftNoteItem *aft_note_row_get_item (AftNoteRow  *self);

G_END_DECLS
