/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

/* One step of undo: what changed, so that it can be taken back and done again. Used by the journal alone. */
typedef struct _AftUndoStep AftUndoStep;

/* @what is shown ("Undo: Log a call"), translated; NULL lets the first change name the step. Transfer full. */
AftUndoStep *aft_undo_step_new          (const char  *what);
void         aft_undo_step_free         (AftUndoStep *self);

/* Never NULL. */
const char  *aft_undo_step_get_what     (AftUndoStep *self);
gboolean     aft_undo_step_is_empty     (AftUndoStep *self);

/* Notes that @field of @record was @before and is what it is now. Changes of one value within a step become one. */
void         aft_undo_step_note_changed (AftUndoStep *self,
                                         AftDocument *document,
                                         AftRecord   *record,
                                         guint        field,
                                         const char  *before);

/* Notes that @record (NULL: the whole @document) came or went. */
void         aft_undo_step_note_added   (AftUndoStep *self,
                                         AftDocument *document,
                                         AftRecord   *record);
void         aft_undo_step_note_removed (AftUndoStep *self,
                                         AftDocument *document,
                                         AftRecord   *record);

/* Whether a change of @field of @record goes on with what this step did: somebody still typing in one field. */
gboolean     aft_undo_step_continues    (AftUndoStep *self,
                                         AftRecord   *record,
                                         guint        field);

/* Remembers how things are now: taking back is refused if others change them after this. */
void         aft_undo_step_seal         (AftUndoStep *self);

/* Takes back (or does again) the whole step, or nothing: FALSE with AFT_MODEL_ERROR_CONFLICT if something of it was changed
 * elsewhere, AFT_MODEL_ERROR_READ_ONLY if it can't be changed. */
gboolean     aft_undo_step_undo         (AftUndoStep *self,
                                         AftBook     *book,
                                         GError     **error);
gboolean     aft_undo_step_redo         (AftUndoStep *self,
                                         AftBook     *book,
                                         GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftUndoStep, aft_undo_step_free)

G_END_DECLS
