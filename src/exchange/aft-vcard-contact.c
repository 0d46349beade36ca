/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-vcard-contact.h"

#include "aft-id.h"
#include "aft-text.h"
#include "aft-vcard-charset.h"
#include "aft-vcard-convert.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A field's text over this many bytes is no name or address that anybody gave. */
#define LINE_MAX_BYTES 10000

static void
photo_free (gpointer data)
{
  AftVcardPhoto *photo = data;

  g_free (photo->name);
  g_bytes_unref (photo->bytes);
  g_free (photo);
}

GPtrArray *
aft_vcard_photos_new (void)
{
  return g_ptr_array_new_with_free_func (photo_free);
}

void
aft_vcard_convert_tell (AftVcardConversion     *self,
                        const AftVcardProperty *property,
                        const char             *text)
{
  const char *charset = aft_vcard_property_get (property, "CHARSET");

  if (charset != NULL && !aft_vcard_charset_is_known (charset))
    {
      g_autofree char *shown = aft_text_dup_shown (charset, 40);

      aft_exchange_problems_take (self->problems, property->line,
                                  g_strdup_printf (_("The character set “%s” isn’t known."), shown));
    }
  if (strstr (text, "\357\277\275") != NULL && strstr (property->value, "\357\277\275") == NULL)
    aft_exchange_problems_take (self->problems, property->line, g_strdup (_("Some characters of this line could not be read.")));
}

char *
aft_vcard_convert_text (AftVcardConversion     *self,
                        const AftVcardProperty *property)
{
  char *text = aft_vcard_property_dup_text (property);

  aft_vcard_convert_tell (self, property, text);

  return text;
}

char *
aft_vcard_convert_part (AftVcardConversion     *self,
                        const AftVcardProperty *property,
                        const char             *part)
{
  g_autofree char *line = aft_text_dup_line (part);
  char *stop;

  if (line == NULL || strlen (line) <= LINE_MAX_BYTES)
    return g_steal_pointer (&line);

  aft_exchange_problems_take (self->problems, property->line,
                              g_strdup (_("This is too long for a field: its beginning was taken over, all of it stays with the card.")));
  stop = g_utf8_offset_to_pointer (line, AFT_TEXT_SHOWN_MAX);

  return g_strndup (line, stop - line);
}

char *
aft_vcard_convert_line (AftVcardConversion     *self,
                        const AftVcardProperty *property)
{
  g_autofree char *text = aft_vcard_convert_text (self, property);

  return aft_vcard_convert_part (self, property, text);
}

/* What a file is, by how it begins; NULL if it is no picture. */
static const char *
find_ending (GBytes *bytes)
{
  static const struct { guint offset, length; const char *magic, *ending; } kinds[] = {
    { 0, 3, "\377\330\377", ".jpg" }, { 0, 8, "\211PNG\r\n\032\n", ".png" }, { 0, 4, "GIF8", ".gif" },
    { 8, 4, "WEBP", ".webp" }, { 0, 2, "BM", ".bmp" }, { 0, 4, "II*\0", ".tiff" }, { 0, 4, "MM\0*", ".tiff" },
  };
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (length > kinds[i].offset + kinds[i].length &&
        memcmp (data + kinds[i].offset, kinds[i].magic, kinds[i].length) == 0)
      return kinds[i].ending;

  return NULL;
}

/* The name of the picture in @property, which is added to the photos; NULL if it holds none. Transfer full. */
static char *
take_photo (AftVcardConversion     *self,
            const AftVcardProperty *property)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *id = NULL;
  const char *ending;
  AftVcardPhoto *photo;

  if (self->photos == NULL || (strcmp (property->name, "PHOTO") != 0 && strcmp (property->name, "LOGO") != 0))
    return NULL;

  bytes = aft_vcard_property_dup_bytes (property);
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return NULL;

  ending = find_ending (bytes);
  if (ending == NULL)
    {
      aft_exchange_problems_take (self->problems, property->line,
                                  g_strdup (_("This is no picture that can be shown; it stays with the card.")));
      return NULL;
    }

  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  id = aft_id_new_for (aft_record_get_id (AFT_RECORD (self->contact)), hash);

  photo = g_new (AftVcardPhoto, 1);
  photo->name = g_strconcat (id, ending, NULL);
  photo->bytes = g_steal_pointer (&bytes);
  g_ptr_array_add (self->photos, photo);
  if (strcmp (property->name, "PHOTO") == 0 && aft_record_get (self->contact, AFT_CONTACT_PHOTO) == NULL)
    aft_record_set (self->contact, AFT_CONTACT_PHOTO, photo->name);

  return g_strdup (photo->name);
}

/* The card as it was, so that export gives back every property. */
static void
keep_card (AftVcardConversion *self)
{
  g_autoptr (AftCard) card = aft_record_new (AFT_TYPE_CARD, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *version = g_strdup_printf ("%d.%d", self->card->version / 10, self->card->version % 10);
  g_autofree char *digest = aft_vcard_dup_digest (self->card);
  const AftVcardProperty *uid = aft_vcard_find (self->card, "UID");
  g_autofree char *uid_text = uid != NULL ? aft_vcard_convert_line (self, uid) : NULL;

  for (guint i = 0; i < self->card->properties->len; i++)
    {
      const AftVcardProperty *property = aft_vcard_get (self->card, i);
      g_autofree char *photo = property->depth == 0 ? take_photo (self, property) : NULL;

      if (i > 0)
        g_string_append_c (lines, '\n');
      if (photo != NULL)
        {
          g_string_append_len (lines, property->text, property->value - property->text);
          g_string_append (lines, "photos/");
          g_string_append (lines, photo);
        }
      else
        g_string_append (lines, property->text);
    }

  aft_record_set (card, AFT_CARD_VERSION, version);
  aft_record_set (card, AFT_CARD_UID, uid_text);
  aft_record_set (card, AFT_CARD_DIGEST, digest);
  aft_record_set (card, AFT_CARD_LINES, lines->str);
  aft_document_add (AFT_DOCUMENT (self->contact), card);
}

static gboolean
is_group (const AftVcard *card)
{
  const AftVcardProperty *kind = aft_vcard_find (card, "KIND");

  if (kind == NULL)
    kind = aft_vcard_find (card, "X-ADDRESSBOOKSERVER-KIND");

  return kind != NULL && g_ascii_strcasecmp (kind->value, "group") == 0;
}

AftContact *
aft_vcard_to_contact (const AftVcard  *card,
                      GDateTime       *now,
                      GPtrArray       *photos,
                      GPtrArray       *problems,
                      GError         **error)
{
  AftVcardConversion self = { .card = card, .now = now, .photos = photos, .problems = problems };
  g_autoptr (AftContact) contact = NULL;

  g_return_val_if_fail (card != NULL, NULL);

  if (is_group (card))
    {
      g_set_error (error, AFT_EXCHANGE_ERROR, AFT_EXCHANGE_ERROR_NOTHING,
                   _("This card is a list of other cards; it describes nobody."));
      return NULL;
    }

  contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
  self.contact = contact;
  aft_vcard_convert_name (&self);
  aft_vcard_convert_addresses (&self);
  aft_vcard_convert_facts (&self);
  if (!aft_vcard_convert_full_name (&self))
    {
      g_set_error (error, AFT_EXCHANGE_ERROR, AFT_EXCHANGE_ERROR_NOTHING,
                   _("This card has neither a name nor a way to reach anybody."));
      return NULL;
    }
  keep_card (&self);

  return g_steal_pointer (&contact);
}
