/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-note.h"

static const AftField note_fields[] = {
  [AFT_NOTE_CREATED] = { "Created", AFT_FIELD_MOMENT },
  [AFT_NOTE_TEXT] = { "Text", AFT_FIELD_TEXT, TRUE },
  [AFT_NOTE_PINNED] = { "Pinned", AFT_FIELD_FLAG },
  [AFT_NOTE_FOLLOW_UP] = { "Follow-Up", AFT_FIELD_ID },
};

AFT_DEFINE_RECORD (AftNote, aft_note, "Note", note_fields)

AFT_DEFINE_DOCUMENT (AftInbox, aft_inbox, AFT_DOCUMENT_INBOX, NULL, 0)
