/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-document.h"
#include "aft-note.h"

G_BEGIN_DECLS

/* What a list shows of a note, read from its text once. */
typedef struct
{
  char     *id;
  char     *created;            /* RFC 3339; "" if unknown */
  char     *title;              /* the beginning of the first line with words, without what marks it up; "" if there is none */
  char     *tags;               /* "#a #b" as they stand in the text, separated by blanks; "" */
  guint     open;               /* open check boxes */
  gboolean  pinned;
  gboolean  quote;              /* has a line of their words */
  gboolean  promise;            /* has one of mine */
} AftNoteFacts;

void          aft_note_facts_free       (AftNoteFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AftNoteFacts, aft_note_facts_free)

/* Those of all notes in a document's file. Safe in any thread. Transfer full; elements freed with it. */
GPtrArray    *aft_note_facts_scan       (GBytes       *bytes);

#define AFT_TYPE_NOTE_ITEM (aft_note_item_get_type ())
G_DECLARE_FINAL_TYPE (AftNoteItem, aft_note_item, AFT, NOTE_ITEM, GObject)

/* A note in a list: it can be shown, sorted and filtered without opening its document.
 *
 * Signal: "changed" (): its facts are others now. */

/* @facts are taken. Transfer full. */
AftNoteItem  *aft_note_item_new         (AftDocument  *document,
                                         AftNoteFacts *facts);
AftNoteItem  *aft_note_item_new_for     (AftNote      *note);

const AftNoteFacts *
              aft_note_item_get_facts   (AftNoteItem  *self);
AftDocument  *aft_note_item_get_document (AftNoteItem *self);
/* The note itself; opens its document. NULL if it is gone. Transfer none. */
AftNote      *aft_note_item_get_note    (AftNoteItem  *self);

/* Reads the facts of @note anew. TRUE if it belongs elsewhere in a list, or in another one, now. */
gboolean      aft_note_item_update      (AftNoteItem  *self,
                                         AftNote      *note);

/* Whether one of its tags is @tag, without "#"; case and accents don't matter. */
gboolean      aft_note_item_has_tag     (AftNoteItem  *self,
                                         const char   *tag);

G_END_DECLS
