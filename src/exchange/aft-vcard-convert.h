/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-contact.h"
#include "aft-vcard.h"

G_BEGIN_DECLS

/* One card on its way to becoming a person. */
typedef struct
{
  const AftVcard *card;
  AftContact     *contact;
  GDateTime      *now;
  GPtrArray      *photos;
  GPtrArray      *problems;
} AftVcardConversion;

/* The value of @property as one line that fits a field, or NULL if nothing is left of it; as text of several lines. What could
 * not be read is told. Transfer full. */
char *aft_vcard_convert_line      (AftVcardConversion     *self,
                                   const AftVcardProperty *property);
char *aft_vcard_convert_text      (AftVcardConversion     *self,
                                   const AftVcardProperty *property);

/* One part of a value as a line that fits a field, or NULL. Transfer full. */
char *aft_vcard_convert_part      (AftVcardConversion     *self,
                                   const AftVcardProperty *property,
                                   const char             *part);

/* Tells what became unreadable when the value of @property was decoded into @text; what was so in the line itself was told when
 * it was read. */
void  aft_vcard_convert_tell      (AftVcardConversion     *self,
                                   const AftVcardProperty *property,
                                   const char             *text);

/* The parts of the name. */
void  aft_vcard_convert_name      (AftVcardConversion     *self);

/* What the person is called, once everything else is there: a name that only stands for one is marked so. FALSE if there is
 * nothing to call the person by. */
gboolean
      aft_vcard_convert_full_name (AftVcardConversion     *self);

/* Positions, notes, tags, birthday, language, time zone. */
void  aft_vcard_convert_facts     (AftVcardConversion     *self);

/* Adds an AftAddress for every way to reach somebody that the card names. */
void  aft_vcard_convert_addresses (AftVcardConversion     *self);

G_END_DECLS
