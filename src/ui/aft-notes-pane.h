/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-note-editor.h"
#include "aft-note-list.h"
#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_NOTES_PANE (aft_notes_pane_get_type ())
G_DECLARE_FINAL_TYPE (AftNotesPane, aft_notes_pane, AFT, NOTES_PANE, GtkWidget)

/* The notes of whoever is shown, and the one editor. */
GtkWidget     *aft_notes_pane_new          (AftSession   *session);

/* The person, job, event or story whose notes are shown; NULL: the inbox. */
void           aft_notes_pane_set_document (AftNotesPane *self,
                                            AftDocument  *document);
AftDocument   *aft_notes_pane_get_document (AftNotesPane *self);

/* A new, empty note of whoever is shown (in the inbox if nobody is), selected and focused. */
void           aft_notes_pane_new_note     (AftNotesPane *self);

/* Selects the note with @id, if it is of whoever is shown or in the inbox; what narrows the list gives way. */
gboolean       aft_notes_pane_show_note    (AftNotesPane *self,
                                            const char   *id);

/* Which notes are listed: of whoever is shown, the inbox, all. */
void           aft_notes_pane_show_scope   (AftNotesPane  *self,
                                            AftNotesScope  scope);
AftNotesScope  aft_notes_pane_get_scope    (AftNotesPane  *self);

/* The notes as they are listed, in that order: AftNoteItem. Transfer none; NULL if nobody's were shown yet. */
GListModel    *aft_notes_pane_get_notes    (AftNotesPane *self);

/* The notes that are selected, each of which a command is about: AftNote. Transfer full. */
GPtrArray     *aft_notes_pane_list_selected (AftNotesPane *self);

/* Deletes the notes that are selected, as one step of undo. */
void           aft_notes_pane_delete       (AftNotesPane *self);

/* The note being edited, NULL if there is none. Transfer none. */
AftNote       *aft_notes_pane_get_note     (AftNotesPane *self);
AftNoteEditor *aft_notes_pane_get_editor   (AftNotesPane *self);

G_END_DECLS
