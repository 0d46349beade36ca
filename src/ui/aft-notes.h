/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-note.h"
#include "aft-session.h"

G_BEGIN_DECLS

/* What a list of notes needs. */

/* The notes of @document (NULL: of the inbox), pinned on top, then newest first. A live GListModel of AftNote. Transfer full. */
GListModel *aft_notes_list       (AftSession   *session,
                                  AftDocument  *document);

/* Adds an empty note to @document, or to the inbox. One step of undo. Transfer none. */
AftNote    *aft_notes_add        (AftSession   *session,
                                  AftDocument  *document);

/* The first line with words, without what marks it up, as it may be shown; "Empty note" if there is none. Transfer full. */
char       *aft_note_dup_title   (AftNote      *note);

/* How many "- [ ]" it has. */
guint       aft_note_count_open  (AftNote      *note);

/* When it was written, as people say it; "" if that isn't known. Transfer full. */
char       *aft_note_dup_when    (AftNote      *note,
                                  const GDate  *today);

G_END_DECLS
