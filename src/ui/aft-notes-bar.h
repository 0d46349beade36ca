/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-note-list.h"
#include "aft-notes.h"

G_BEGIN_DECLS

/* Over a list of notes: which notes it has (of whom is shown, the inbox, all), in what order, and which of them (of a kind, with
 * open check boxes, with a tag). Its choices are the actions of a group "notes": scope, order, only, tag.
 *
 * Signals: "scope-changed" (), "order-changed" (), "filter-changed" (). */
#define AFT_TYPE_NOTES_BAR (aft_notes_bar_get_type ())
G_DECLARE_FINAL_TYPE (AftNotesBar, aft_notes_bar, AFT, NOTES_BAR, GtkWidget)

AftNotesScope  aft_notes_bar_get_scope    (AftNotesBar   *self);
void           aft_notes_bar_set_scope    (AftNotesBar   *self,
                                           AftNotesScope  scope);
AftNotesOrder  aft_notes_bar_get_order    (AftNotesBar   *self);

/* Whose notes those of AFT_NOTES_HERE are; NULL: nobody is shown, and there is only the inbox. */
void           aft_notes_bar_set_here     (AftNotesBar   *self,
                                           AftDocument   *document);

/* The notes whose tags are offered. */
void           aft_notes_bar_set_notes    (AftNotesBar   *self,
                                           GListModel    *notes);

/* Whether the filter lets @item pass. */
gboolean       aft_notes_bar_fits         (AftNotesBar   *self,
                                           AftNoteItem   *item);
gboolean       aft_notes_bar_is_narrowed  (AftNotesBar   *self);
void           aft_notes_bar_clear_filter (AftNotesBar   *self);

G_END_DECLS
