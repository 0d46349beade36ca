/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"

G_BEGIN_DECLS

/* Text a user wrote. */

/* A note; Markdown, where "> " begins their words, "! " my promise, "? " something to ask. */
#define AFT_TYPE_NOTE (aft_note_get_type ())
G_DECLARE_FINAL_TYPE (AftNote, aft_note, AFT, NOTE, AftRecord)

enum
{
  AFT_NOTE_CREATED,
  AFT_NOTE_TEXT,
  AFT_NOTE_PINNED,
  AFT_NOTE_FOLLOW_UP,
};

/* A note or reminder that belongs to nobody yet; the document's id is also the record's. */
#define AFT_TYPE_INBOX (aft_inbox_get_type ())
G_DECLARE_FINAL_TYPE (AftInbox, aft_inbox, AFT, INBOX, AftDocument)

G_END_DECLS
