/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-book.h"
#include "aft-note-item.h"

G_BEGIN_DECLS

/* Which notes a list has. */
typedef enum
{
  AFT_NOTES_HERE,       /* of one document */
  AFT_NOTES_INBOX,      /* of nobody */
  AFT_NOTES_ALL,        /* of the book */
} AftNotesScope;

/* A live GListModel of AftNoteItem, in no particular order. @document is for AFT_NOTES_HERE. All notes of a book come a little
 * later, at once: a thread reads the files' bytes, and no document is opened for it. Transfer full. */
GListModel *aft_note_list_new (AftBook       *book,
                               AftNotesScope  scope,
                               AftDocument   *document);

G_END_DECLS
