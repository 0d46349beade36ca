/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-guide-marks.h"
#include "aft-note.h"
#include "aft-session.h"

G_BEGIN_DECLS

#define AFT_TYPE_NOTE_EDITOR (aft_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (AftNoteEditor, aft_note_editor, AFT, NOTE_EDITOR, GtkWidget)

/* Edits one note as Markdown. Several editors may show the same note: they share its buffer (AftTextBuffer). What is typed
 * reaches the model 300 ms later and at once when the focus leaves; Escape takes nothing back.
 *
 * Property: "large-type" (the conversation's size).
 * Its actions and keys are those of the editor's scope in aft-actions.h: editor.mark (s: quote, promise, ask), editor.stamp,
 * editor.bold, editor.italic, editor.checkbox, editor.move-up, editor.move-down, editor.open-link, editor.find,
 * editor.replace, editor.find-next. */
GtkWidget *aft_note_editor_new            (AftSession    *session);

/* What a screen reader calls it; "Note" unless set. Unique in the window. */
void       aft_note_editor_set_label      (AftNoteEditor *self,
                                           const char    *label);

/* Shows @note of @document; NULL shows an empty, insensitive editor. The cursor stands at the end of a note that was never
 * shown, else where it was. */
void       aft_note_editor_set_note       (AftNoteEditor *self,
                                           AftDocument   *document,
                                           AftNote       *note);
AftNote   *aft_note_editor_get_note       (AftNoteEditor *self);

/* Pushes what was typed to the model at once, as leaving a step does. */
void       aft_note_editor_commit         (AftNoteEditor *self);

void       aft_note_editor_set_large_type (AftNoteEditor *self,
                                           gboolean       large_type);
gboolean   aft_note_editor_get_large_type (AftNoteEditor *self);

/* Selects the characters from @from up to before @to of the note's text, and scrolls there. */
void       aft_note_editor_select_range   (AftNoteEditor *self,
                                           guint          from,
                                           guint          to);

/* Marks the lines that are selected, or the one with the cursor, as their words (AFT_MARK_QUOTE), my promise or something to
 * ask; takes the mark away if all have it already. */
void       aft_note_editor_mark           (AftNoteEditor *self,
                                           AftMark        mark);

/* Inserts "HH:MM " in the cursor's line, or on a new line after it if that one has words. */
void       aft_note_editor_stamp          (AftNoteEditor *self);

/* Selects what stands in the note for @words, also if their line was edited, and scrolls there. */
void       aft_note_editor_show_words     (AftNoteEditor *self,
                                           const char    *words);

/* Inserts @text as a paragraph of its own at the end and puts the cursor after it. */
void       aft_note_editor_append         (AftNoteEditor *self,
                                           const char    *text);

G_END_DECLS
