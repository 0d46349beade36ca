/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-vcard-convert.h"

#include <string.h>

/* What programs call a protocol or a place, and the label it gets. Labels are kept in English, in lower case where they are
 * words; the interface shows them in the user's language. */
typedef struct
{
  const char *name;
  const char *label;
} Naming;

static const Naming places[] = {
  { "HOME", "home" }, { "WORK", "work" }, { "SCHOOL", "school" }, { "OTHER", "other" },
};

static const Naming devices[] = {
  { "CELL", "mobile" }, { "IPHONE", "mobile" }, { "FAX", "fax" }, { "PAGER", "pager" }, { "CAR", "car" }, { "MAIN", "main" },
  { "MAIN-NUMBER", "main" }, { "TEXTPHONE", "text phone" },
};

/* Properties of their own for one messenger each. */
static const Naming messengers[] = {
  { "X-AIM", "AIM" }, { "X-ICQ", "ICQ" }, { "X-MSN", "MSN" }, { "X-YAHOO", "Yahoo" }, { "X-JABBER", "XMPP" },
  { "X-SKYPE", "Skype" }, { "X-SKYPE-USERNAME", "Skype" }, { "X-GTALK", "Google Talk" }, { "X-GOOGLE-TALK", "Google Talk" },
  { "X-QQ", "QQ" }, { "X-GADUGADU", "Gadu-Gadu" }, { "X-GROUPWISE", "GroupWise" }, { "X-SIP", "SIP" }, { "X-MATRIX", "Matrix" },
  { "X-TWITTER", "Twitter" }, { "X-MS-IMADDRESS", NULL },
};

static const Naming schemes[] = {
  { "xmpp", "XMPP" }, { "aim", "AIM" }, { "icq", "ICQ" }, { "msnim", "MSN" }, { "ymsgr", "Yahoo" }, { "skype", "Skype" },
  { "sip", "SIP" }, { "matrix", "Matrix" }, { "irc", "IRC" }, { "gtalk", "Google Talk" },
};

static const char *
find_label (const Naming           *namings,
            guint                   n,
            const AftVcardProperty *property)
{
  for (guint i = 0; i < n; i++)
    if (aft_vcard_property_has (property, "TYPE", namings[i].name))
      return namings[i].label;

  return NULL;
}

/* Its own label, else what its types say: "work fax". Transfer full, NULL if there is none. */
static char *
dup_label (AftVcardConversion     *self,
           const AftVcardProperty *property)
{
  char *own = aft_vcard_dup_label (self->card, property);
  const char *place = find_label (places, G_N_ELEMENTS (places), property);
  const char *device = find_label (devices, G_N_ELEMENTS (devices), property);

  if (own != NULL)
    return own;
  if (place != NULL && device != NULL)
    return g_strconcat (place, " ", device, NULL);

  return g_strdup (place != NULL ? place : device);
}

/* PREF as a type (2.1, 3.0) or as a parameter from 1 to 100 (4.0), where 1 is the most preferred. */
static gboolean
is_preferred (const AftVcardProperty *property)
{
  return aft_vcard_property_has (property, "TYPE", "PREF") || aft_vcard_property_has (property, "PREF", "1");
}

static void
add (AftVcardConversion     *self,
     const AftVcardProperty *property,
     const char             *kind,
     const char             *label,
     const char             *value)
{
  GListModel *addresses = aft_document_get_records (AFT_DOCUMENT (self->contact), AFT_TYPE_ADDRESS);
  g_autoptr (AftAddress) address = NULL;
  guint n = g_list_model_get_n_items (addresses);

  /* The same value twice is one address. A card has few of them; one with thousands is not worth comparing each with each. */
  for (guint i = 0; i < MIN (n, 100); i++)
    {
      g_autoptr (AftAddress) other = g_list_model_get_item (addresses, i);

      if (aft_record_is (other, AFT_ADDRESS_KIND, kind) && aft_record_is (other, AFT_ADDRESS_VALUE, value))
        return;
    }

  address = aft_record_new (AFT_TYPE_ADDRESS, NULL);
  aft_record_set (address, AFT_ADDRESS_KIND, kind);
  aft_record_set (address, AFT_ADDRESS_LABEL, label);
  aft_record_set (address, AFT_ADDRESS_VALUE, value);
  aft_record_set_flag (address, AFT_ADDRESS_PREFERRED, is_preferred (property));
  aft_document_add (AFT_DOCUMENT (self->contact), address);
}

static const char *
skip_scheme (const char *value,
             const char *scheme)
{
  gsize length = strlen (scheme);

  return g_ascii_strncasecmp (value, scheme, length) == 0 ? value + length : value;
}

static void
add_simple (AftVcardConversion     *self,
            const AftVcardProperty *property,
            const char             *kind,
            const char             *scheme)
{
  g_autofree char *value = aft_vcard_convert_line (self, property);
  g_autofree char *label = NULL;

  if (value == NULL || *skip_scheme (value, scheme) == '\0')
    return;

  label = dup_label (self, property);
  add (self, property, kind, label, skip_scheme (value, scheme));
}

/* IMPP (RFC 4770) is a URI; X-SERVICE-TYPE names the messenger in Apple's cards. */
static void
add_impp (AftVcardConversion     *self,
          const AftVcardProperty *property)
{
  g_autofree char *value = aft_vcard_convert_line (self, property);
  g_autofree char *own = aft_vcard_dup_label (self->card, property);
  const char *label = aft_vcard_property_get (property, "X-SERVICE-TYPE");

  if (value == NULL)
    return;

  for (guint i = 0; label == NULL && i < G_N_ELEMENTS (schemes); i++)
    {
      const char *rest = skip_scheme (value, schemes[i].name);

      if (rest != value && *rest == ':')
        label = schemes[i].label;
    }
  if (label == NULL)
    label = aft_vcard_property_get (property, "X-SERVICE");

  add (self, property, "im", label != NULL ? label : own, value);
}

/* X-SOCIALPROFILE;TYPE=twitter:https://… is a link; without one (x-apple:handle) it is a name in that network. */
static void
add_profile (AftVcardConversion     *self,
             const AftVcardProperty *property)
{
  g_autofree char *value = aft_vcard_convert_line (self, property);
  const char *rest;

  if (value == NULL)
    return;

  rest = skip_scheme (value, "x-apple:");
  add (self, property, rest != value ? "im" : "url", aft_vcard_property_get (property, "TYPE"), rest);
}

/* A line each: post office box, what goes before the street, street; place; country. Where a region is named it stands as in
 * America ("Raleigh, NC 27613"), else the code goes first ("10115 Berlin"). */
static char *
format_postal (AftVcardConversion     *self,
               const AftVcardProperty *property)
{
  g_auto (GStrv) parts = aft_vcard_property_dup_parts (property);
  GString *text = g_string_new (NULL);
  const char *all[7] = { "", "", "", "", "", "", "" };
  g_autofree char *place = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (all) && parts[i] != NULL; i++)
    all[i] = parts[i];

  if (*all[4])
    place = g_strconcat (all[3], *all[3] ? ", " : "", all[4], *all[5] ? " " : "", all[5], NULL);
  else
    place = g_strconcat (all[5], *all[5] && *all[3] ? " " : "", all[3], NULL);
  all[3] = place;
  all[4] = all[6];

  for (guint i = 0; i < 5; i++)
    {
      if (*all[i] && text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, all[i]);
    }

  return g_string_free (text, FALSE);
}

/* Apple's X-ABADR beside an address is its country's code, if it is two letters. */
static void
take_country (AftVcardConversion     *self,
              const AftVcardProperty *property)
{
  g_autofree char *code = aft_vcard_convert_line (self, property);

  if (code != NULL && strlen (code) == 2 && g_ascii_isalpha (code[0]) && g_ascii_isalpha (code[1]) &&
      aft_record_get (self->contact, AFT_CONTACT_COUNTRY) == NULL)
    {
      g_autofree char *upper = g_ascii_strup (code, -1);

      aft_record_set (self->contact, AFT_CONTACT_COUNTRY, upper);
    }
}

/* LABEL (2.1, 3.0) is a postal address as it is printed on an envelope. It says something new only without an ADR. */
static void
add_postal (AftVcardConversion     *self,
            const AftVcardProperty *property)
{
  gboolean printed = strcmp (property->name, "LABEL") == 0;
  g_autofree char *value = printed ? aft_vcard_convert_text (self, property) : format_postal (self, property);
  g_autofree char *label = NULL;

  if (*g_strstrip (value) == '\0' || (printed && aft_vcard_find (self->card, "ADR") != NULL))
    return;

  label = dup_label (self, property);
  add (self, property, "postal", label, value);
}

static void
convert (AftVcardConversion     *self,
         const AftVcardProperty *property)
{
  const char *name = property->name;

  if (strcmp (name, "EMAIL") == 0)
    add_simple (self, property, "email", "mailto:");
  else if (strcmp (name, "URL") == 0)
    add_simple (self, property, "url", "");
  else if (strcmp (name, "IMPP") == 0)
    add_impp (self, property);
  else if (strcmp (name, "X-SOCIALPROFILE") == 0)
    add_profile (self, property);
  else if (strcmp (name, "ADR") == 0 || strcmp (name, "LABEL") == 0)
    add_postal (self, property);
  else if (strcmp (name, "X-ABADR") == 0)
    take_country (self, property);
  else
    for (guint i = 0; i < G_N_ELEMENTS (messengers); i++)
      if (strcmp (name, messengers[i].name) == 0)
        {
          g_autofree char *value = aft_vcard_convert_line (self, property);

          if (value != NULL)
            add (self, property, "im", messengers[i].label, value);
        }
}

/* Machines that answer nobody come after the telephones: the first number is the one that is called. */
static gboolean
is_machine (const AftVcardProperty *property)
{
  return aft_vcard_property_has (property, "TYPE", "FAX") || aft_vcard_property_has (property, "TYPE", "PAGER") ||
         aft_vcard_property_has (property, "TYPE", "MODEM");
}

void
aft_vcard_convert_addresses (AftVcardConversion *self)
{
  guint n = self->card->properties->len;

  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < n; i++)
      {
        const AftVcardProperty *property = aft_vcard_get (self->card, i);
        gboolean phone = strcmp (property->name, "TEL") == 0 || strcmp (property->name, "X-MS-TEL") == 0;

        if (property->depth > 0)
          continue;
        if (pass == 2 && !phone)
          convert (self, property);
        else if (pass < 2 && phone && is_machine (property) == (pass == 1))
          add_simple (self, property, "phone", "tel:");
      }
}
