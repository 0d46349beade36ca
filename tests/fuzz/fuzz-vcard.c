/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes → cards → people → documents. Whatever comes in: every text is valid UTF-8, what is kept of a card reads as the same
 * card, and a person's document can be written and read again. */

#include "fuzz.h"

#include "aft-vcard-contact.h"

#include <string.h>

static void
check_text (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p; p++)
    g_assert_true ((guchar) *p >= ' ' || *p == '\t' || *p == '\n');
}

static void
check_values (const AftVcard *card)
{
  for (guint i = 0; i < card->properties->len; i++)
    {
      const AftVcardProperty *property = aft_vcard_get (card, i);
      g_autofree char *text = aft_vcard_property_dup_text (property);
      g_auto (GStrv) parts = aft_vcard_property_dup_parts (property);
      g_auto (GStrv) list = aft_vcard_property_dup_list (property);
      g_autoptr (GBytes) bytes = aft_vcard_property_dup_bytes (property);
      g_autofree char *label = aft_vcard_dup_label (card, property);

      check_text (text);
      g_assert_true (bytes == NULL || g_bytes_get_size (bytes) <= strlen (property->value));
      g_assert_nonnull (parts[0]);
      for (char **part = parts; *part != NULL; part++)
        check_text (*part);
      for (char **part = list; *part != NULL; part++)
        check_text (*part);
      if (label != NULL)
        check_text (label);
    }
}

static void
check_round_trip (const AftVcard *card)
{
  g_autofree char *lines = aft_vcard_dup_lines (card);
  g_autofree char *digest = aft_vcard_dup_digest (card);
  g_autofree char *text = g_strdup_printf ("BEGIN:VCARD\nVERSION:%d.%d\n%s\nEND:VCARD\n", card->version / 10,
                                           card->version % 10, lines);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) cards = aft_vcard_read (bytes, NULL, NULL);
  const AftVcard *again;
  g_autofree char *digest_again = NULL;

  check_text (lines);
  g_assert_nonnull (cards);
  g_assert_cmpuint (cards->len, ==, 1);
  again = g_ptr_array_index (cards, 0);
  g_assert_cmpuint (again->properties->len, ==, card->properties->len);
  g_assert_true (again->complete);
  for (guint i = 0; i < card->properties->len; i++)
    g_assert_cmpstr (aft_vcard_get (card, i)->text, ==, aft_vcard_get (again, i)->text);
  digest_again = aft_vcard_dup_digest (again);
  g_assert_cmpstr (digest, ==, digest_again);
}

static void
check_document (AftContact *contact)
{
  g_autoptr (GBytes) bytes = aft_document_to_bytes (AFT_DOCUMENT (contact), fuzz_now);
  g_autoptr (GError) error = NULL;
  AftSummary *summary = aft_summary_scan (bytes, AFT_DOCUMENT_CONTACT, NULL, &error);
  g_autoptr (AftDocument) again = NULL;
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (contact);
  GType types[] = { AFT_TYPE_ADDRESS, AFT_TYPE_POSITION, AFT_TYPE_CARD };

  g_assert_no_error (error);
  g_assert_cmpstr (summary->id, ==, aft_record_get_id (AFT_RECORD (contact)));
  again = aft_document_new_for_bytes (bytes, summary);

  for (guint i = 0; i < klass->n_fields; i++)
    g_assert_cmpstr (aft_record_get (contact, i), ==, aft_record_get (again, i));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (AFT_DOCUMENT (contact), types[i])), ==,
                      g_list_model_get_n_items (aft_document_get_records (again, types[i])));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        gsize          size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) problems = aft_exchange_problems_new ();
  g_autoptr (GPtrArray) cards = aft_vcard_read (bytes, problems, NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *shown = aft_exchange_problem_dup_shown (g_ptr_array_index (problems, i));

      check_text (shown);
    }

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      const AftVcard *card = g_ptr_array_index (cards, i);
      g_autoptr (GPtrArray) photos = aft_vcard_photos_new ();
      g_autoptr (AftContact) contact = NULL;

      check_values (card);
      check_round_trip (card);
      contact = aft_vcard_to_contact (card, fuzz_now, photos, problems, NULL);
      if (contact != NULL)
        check_document (contact);
    }

  return 0;
}
