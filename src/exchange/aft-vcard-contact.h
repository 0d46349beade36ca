/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-contact.h"
#include "aft-vcard.h"

G_BEGIN_DECLS

/* A picture found in a card: photos/NAME is what the card's lines and the person's Photo refer to. */
typedef struct
{
  char   *name;                 /* "<uuid>.jpg"; the ending comes from the bytes, not from what the card says */
  GBytes *bytes;
} AftVcardPhoto;

/* The person that @card describes, as a new document that belongs to no book: names, addresses of every kind, positions,
 * notes, birthday, tags, language, time zone, picture; and the card itself as an AftCard, all of its lines in order, with
 * pictures replaced by a reference. The pictures are added to @photos (AftVcardPhoto, may be NULL), what could not be taken
 * over as it stood to @problems (or NULL). Pictures that lie elsewhere are never fetched: their address stays in the card.
 *
 * NULL with AFT_EXCHANGE_ERROR_NOTHING if the card has neither a name nor a way to reach anybody. Transfer full. */
AftContact *aft_vcard_to_contact     (const AftVcard  *card,
                                      GDateTime       *now,
                                      GPtrArray       *photos,
                                      GPtrArray       *problems,
                                      GError         **error);

/* A list for the above that frees what is in it. Transfer full. */
GPtrArray  *aft_vcard_photos_new     (void);

G_END_DECLS
