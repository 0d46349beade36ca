/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"

G_BEGIN_DECLS

#define AFT_TYPE_JOURNAL (aft_journal_get_type ())
G_DECLARE_FINAL_TYPE (AftJournal, aft_journal, AFT, JOURNAL, GObject)

/* What was done to a book, so that it can be undone. Listens to the book: every change it tells of is noted. What lies
 * between aft_book_begin () and aft_book_end () is one step; changes of one field that follow each other are one step until
 * aft_journal_break ().
 *
 * Properties, all read-only and notified: "can-undo", "can-redo", "undo-what", "redo-what" (translated, NULL if none). */
AftJournal *aft_journal_new           (AftBook     *book);

/* Ends the current step: the next change begins another. */
void        aft_journal_break         (AftJournal  *self);

/* From TRUE to FALSE changes of values follow from the last change, and are taken back with it. That one must be noted already: it is
 * when the document says "changed". */
void        aft_journal_follow        (AftJournal  *self,
                                       gboolean     following);

/* Takes the last step back, as a whole or not at all. FALSE if there is none (AFT_MODEL_ERROR_UNKNOWN), or with
 * AFT_MODEL_ERROR_CONFLICT if it was changed elsewhere since: such a step is forgotten, so that the one before can be
 * reached. */
gboolean    aft_journal_undo          (AftJournal  *self,
                                       GError     **error);
gboolean    aft_journal_redo          (AftJournal  *self,
                                       GError     **error);

/* NULL if there is nothing to undo or redo. Valid until the next change. */
const char *aft_journal_get_undo_what (AftJournal  *self);
const char *aft_journal_get_redo_what (AftJournal  *self);

/* Notes that @document came, where the book doesn't tell by itself: many that were brought in at once. */
void        aft_journal_note_added    (AftJournal  *self,
                                       AftDocument *document);

/* Between pause and resume nothing is noted: what others did to the book can't be undone here. Nests. */
void        aft_journal_pause         (AftJournal  *self);
void        aft_journal_resume        (AftJournal  *self);

/* Forgets everything. */
void        aft_journal_clear         (AftJournal  *self);

G_END_DECLS
