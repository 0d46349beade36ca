/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "aft-note-item.h"
#include "aft-session.h"

G_BEGIN_DECLS

/* What a list of notes needs. */

typedef enum
{
  AFT_NOTES_BY_DATE,    /* the newest first */
  AFT_NOTES_BY_PERSON,  /* by whom they are about, then by date */
} AftNotesOrder;

/* For AftNoteItem: pinned on top, then as @order says. Transfer full. */
GtkSorter  *aft_notes_sorter_new (AftNotesOrder       order);

/* Adds an empty note to @document, or to the inbox. One step of undo. Transfer none. */
AftNote    *aft_notes_add        (AftSession         *session,
                                  AftDocument        *document);

/* The first line with words, without what marks it up, as it may be shown; "Empty note" if there is none. Transfer full. */
char       *aft_note_dup_title   (const AftNoteFacts *facts);

/* When it was written, as people say it; "" if that isn't known. Transfer full. */
char       *aft_note_dup_when    (const AftNoteFacts *facts,
                                  const GDate        *today);

G_END_DECLS
