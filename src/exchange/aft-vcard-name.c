/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-vcard-convert.h"

#include <string.h>

static void
take_line (AftVcardConversion *self,
           const char         *name,
           guint               field)
{
  const AftVcardProperty *property = aft_vcard_find (self->card, name);
  g_autofree char *line = property != NULL ? aft_vcard_convert_line (self, property) : NULL;

  if (line != NULL)
    aft_record_set (self->contact, field, line);
}

/* N: family; given; additional; prefixes; suffixes. */
void
aft_vcard_convert_name (AftVcardConversion *self)
{
  static const guint fields[] = {
    AFT_CONTACT_FAMILY_NAME, AFT_CONTACT_GIVEN_NAME, AFT_CONTACT_ADDITIONAL_NAMES, AFT_CONTACT_HONORIFIC_PREFIX,
    AFT_CONTACT_HONORIFIC_SUFFIX,
  };
  const AftVcardProperty *property = aft_vcard_find (self->card, "N");
  g_auto (GStrv) parts = property != NULL ? aft_vcard_property_dup_parts (property) : NULL;

  if (parts == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && parts[i] != NULL; i++)
    {
      g_autofree char *line = aft_vcard_convert_part (self, property, parts[i]);

      aft_vcard_convert_tell (self, property, parts[i]);
      if (line != NULL)
        aft_record_set (self->contact, fields[i], line);
    }
}

/* Where a card has no FN: the parts of the name as they are spoken. Transfer full. */
static char *
dup_spoken_name (AftContact *contact)
{
  static const guint order[] = {
    AFT_CONTACT_HONORIFIC_PREFIX, AFT_CONTACT_GIVEN_NAME, AFT_CONTACT_ADDITIONAL_NAMES, AFT_CONTACT_FAMILY_NAME,
    AFT_CONTACT_HONORIFIC_SUFFIX,
  };
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *part = aft_record_get (contact, order[i]);

      if (part == NULL)
        continue;
      if (name->len > 0)
        g_string_append_c (name, ' ');
      g_string_append (name, part);
    }

  return g_string_free (name, FALSE);
}

static const char *
find_address (AftContact *contact,
              const char *kind)
{
  GListModel *addresses = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_ADDRESS);

  for (guint i = 0; i < g_list_model_get_n_items (addresses); i++)
    {
      g_autoptr (AftAddress) address = g_list_model_get_item (addresses, i);

      if (aft_record_is (address, AFT_ADDRESS_KIND, kind))
        return aft_record_get (address, AFT_ADDRESS_VALUE);
    }

  return NULL;
}

/* A name that only stands for one is marked so. FALSE if there is nothing to call the person by. */
gboolean
aft_vcard_convert_full_name (AftVcardConversion *self)
{
  g_autoptr (AftPosition) position = NULL;
  g_autofree char *spoken = NULL;
  const char *name;

  take_line (self, "FN", AFT_CONTACT_FULL_NAME);
  if (aft_record_get (self->contact, AFT_CONTACT_FULL_NAME) != NULL)
    return TRUE;

  spoken = dup_spoken_name (self->contact);
  if (*spoken)
    {
      aft_record_set (self->contact, AFT_CONTACT_FULL_NAME, spoken);
      return TRUE;
    }

  position = g_list_model_get_item (aft_document_get_records (AFT_DOCUMENT (self->contact), AFT_TYPE_POSITION), 0);
  name = aft_record_get (self->contact, AFT_CONTACT_NICKNAME);
  if (name == NULL && position != NULL)
    name = aft_record_get (position, AFT_POSITION_COMPANY);
  if (name == NULL)
    name = find_address (self->contact, "email");
  if (name == NULL)
    name = find_address (self->contact, "phone");
  if (name == NULL)
    name = find_address (self->contact, "im");
  if (name == NULL)
    return FALSE;

  aft_record_set (self->contact, AFT_CONTACT_FULL_NAME, name);
  aft_record_set_flag (self->contact, AFT_CONTACT_UNNAMED, TRUE);

  return TRUE;
}
