/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-vcard-contact.h"

G_BEGIN_DECLS

/* Everything that was read of a person, one "Key = value" a line: the fields of the person, then those of each address,
 * position, note and card. Ids and moments, which differ each time, are left out; of a card's lines only their number is told,
 * and a picture's name stands as its ending, size and SHA-256. Transfer full. */
void describe_contact (GString    *text,
                       AftContact *contact,
                       GPtrArray  *photos);

G_END_DECLS
