/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-import-private.h"

#include "aft-note.h"
#include "aft-text.h"

#include <string.h>

gboolean
aft_import_names_agree (AftContact *contact,
                        AftContact *other)
{
  g_autofree char *one = aft_text_fold (aft_record_get (contact, AFT_CONTACT_FULL_NAME));
  g_autofree char *two = aft_text_fold (aft_record_get (other, AFT_CONTACT_FULL_NAME));
  g_auto (GStrv) words = NULL;

  if (aft_record_get_flag (contact, AFT_CONTACT_UNNAMED) || aft_record_get_flag (other, AFT_CONTACT_UNNAMED))
    return TRUE;

  words = g_strsplit_set (one, " \t,.-", 64);
  for (char **word = words; *word != NULL; word++)
    {
      /* Titles and initials are shared by many. */
      if (g_utf8_strlen (*word, -1) < 3)
        continue;
      if (aft_text_words_begin (two, *word))
        return TRUE;
    }

  return FALSE;
}

static AftRecord *
copy_record (AftRecord *record)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (record);
  AftRecord *copy = aft_record_new (G_OBJECT_TYPE (record), NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    aft_record_set (copy, i, aft_record_get (record, i));

  return copy;
}

static void
fill (AftContact *contact,
      AftContact *other,
      guint       field)
{
  if (aft_record_get (contact, field) == NULL && aft_record_get (other, field) != NULL)
    aft_record_set (contact, field, aft_record_get (other, field));
}

/* The parts of a name are only taken over from the same name. */
static void
merge_name (AftContact *contact,
            AftContact *other)
{
  static const guint parts[] = {
    AFT_CONTACT_GIVEN_NAME, AFT_CONTACT_FAMILY_NAME, AFT_CONTACT_ADDITIONAL_NAMES, AFT_CONTACT_HONORIFIC_PREFIX,
    AFT_CONTACT_HONORIFIC_SUFFIX,
  };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  if (aft_record_get_flag (other, AFT_CONTACT_UNNAMED))
    return;

  if (aft_record_get_flag (contact, AFT_CONTACT_UNNAMED))
    {
      aft_record_set (contact, AFT_CONTACT_FULL_NAME, aft_record_get (other, AFT_CONTACT_FULL_NAME));
      aft_record_set_flag (contact, AFT_CONTACT_UNNAMED, FALSE);
    }

  one = aft_text_fold (aft_record_get (contact, AFT_CONTACT_FULL_NAME));
  two = aft_text_fold (aft_record_get (other, AFT_CONTACT_FULL_NAME));
  for (guint i = 0; strcmp (one, two) == 0 && i < G_N_ELEMENTS (parts); i++)
    fill (contact, other, parts[i]);
}

static void
merge_fields (AftContact *contact,
              AftContact *other)
{
  static const guint fields[] = {
    AFT_CONTACT_NICKNAME, AFT_CONTACT_LANGUAGE, AFT_CONTACT_COUNTRY, AFT_CONTACT_TIME_ZONE, AFT_CONTACT_BIRTHDAY,
    AFT_CONTACT_PHOTO,
  };
  g_auto (GStrv) tags = aft_record_dup_list (other, AFT_CONTACT_TAGS);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    fill (contact, other, fields[i]);
  for (char **tag = tags; *tag != NULL; tag++)
    aft_record_list_put (contact, AFT_CONTACT_TAGS, *tag, TRUE);
}

/* What two addresses of a kind are the same by. Transfer full. */
static char *
dup_key (AftAddress *address)
{
  const char *value = aft_record_get (address, AFT_ADDRESS_VALUE);
  g_autofree char *digits = NULL;
  g_autofree char *folded = NULL;

  if (aft_record_is (address, AFT_ADDRESS_KIND, "phone"))
    digits = aft_import_dup_digits (value != NULL ? value : "");
  if (digits == NULL)
    folded = aft_text_fold (value);

  return g_strconcat (aft_record_get (address, AFT_ADDRESS_KIND), ":", digits != NULL ? digits : folded, NULL);
}

static void
merge_addresses (AftContact *contact,
                 AftContact *other)
{
  GListModel *ours = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_ADDRESS);
  GListModel *theirs = aft_document_get_records (AFT_DOCUMENT (other), AFT_TYPE_ADDRESS);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) preferred = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (ours); i++)
    {
      g_autoptr (AftAddress) address = g_list_model_get_item (ours, i);

      if (aft_record_get (address, AFT_ADDRESS_KIND) == NULL)
        continue;
      g_hash_table_add (known, dup_key (address));
      if (aft_record_get_flag (address, AFT_ADDRESS_PREFERRED))
        g_hash_table_add (preferred, g_strdup (aft_record_get (address, AFT_ADDRESS_KIND)));
    }

  for (guint i = 0; i < g_list_model_get_n_items (theirs); i++)
    {
      g_autoptr (AftRecord) address = g_list_model_get_item (theirs, i);
      g_autofree char *key = dup_key (AFT_ADDRESS (address));
      g_autoptr (AftRecord) copy = NULL;

      if (g_hash_table_contains (known, key))
        continue;
      copy = copy_record (address);
      if (g_hash_table_contains (preferred, aft_record_get (copy, AFT_ADDRESS_KIND)))
        aft_record_set_flag (copy, AFT_ADDRESS_PREFERRED, FALSE);
      aft_document_add (AFT_DOCUMENT (contact), copy);
    }
}

static gboolean
same_text (AftRecord *one,
           AftRecord *two,
           guint      field)
{
  g_autofree char *a = aft_text_fold (aft_record_get (one, field));
  g_autofree char *b = aft_text_fold (aft_record_get (two, field));

  return strcmp (a, b) == 0;
}

/* A position at the same company is the same one, unless both name different titles. */
static AftRecord *
find_position (AftContact *contact,
               AftRecord  *position)
{
  GListModel *ours = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_POSITION);

  for (guint i = 0; i < g_list_model_get_n_items (ours); i++)
    {
      g_autoptr (AftRecord) other = g_list_model_get_item (ours, i);

      if (same_text (position, other, AFT_POSITION_COMPANY) &&
          (aft_record_get (position, AFT_POSITION_TITLE) == NULL || aft_record_get (other, AFT_POSITION_TITLE) == NULL ||
           same_text (position, other, AFT_POSITION_TITLE)))
        return other;
    }

  return NULL;
}

static void
merge_positions (AftContact *contact,
                 AftContact *other)
{
  GListModel *theirs = aft_document_get_records (AFT_DOCUMENT (other), AFT_TYPE_POSITION);

  for (guint i = 0; i < g_list_model_get_n_items (theirs); i++)
    {
      g_autoptr (AftRecord) position = g_list_model_get_item (theirs, i);
      AftRecord *ours = find_position (contact, position);
      g_autoptr (AftRecord) copy = NULL;

      if (ours == NULL)
        {
          copy = copy_record (position);
          aft_document_add (AFT_DOCUMENT (contact), copy);
          continue;
        }
      for (guint field = AFT_POSITION_TITLE; field <= AFT_POSITION_DEPARTMENT; field++)
        if (aft_record_get (ours, field) == NULL)
          aft_record_set (ours, field, aft_record_get (position, field));
    }
}

static void
merge_notes (AftContact *contact,
             AftContact *other)
{
  GListModel *ours = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_NOTE);
  GListModel *theirs = aft_document_get_records (AFT_DOCUMENT (other), AFT_TYPE_NOTE);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (ours); i++)
    {
      g_autoptr (AftRecord) note = g_list_model_get_item (ours, i);

      g_hash_table_add (known, g_strdup (aft_record_get (note, AFT_NOTE_TEXT) != NULL ? aft_record_get (note, AFT_NOTE_TEXT) : ""));
    }

  for (guint i = 0; i < g_list_model_get_n_items (theirs); i++)
    {
      g_autoptr (AftRecord) note = g_list_model_get_item (theirs, i);
      g_autoptr (AftRecord) copy = NULL;

      if (g_hash_table_contains (known, aft_record_get (note, AFT_NOTE_TEXT)))
        continue;
      copy = copy_record (note);
      aft_document_add (AFT_DOCUMENT (contact), copy);
    }
}

void
aft_import_merge (AftContact *contact,
                  AftContact *other)
{
  GListModel *cards = aft_document_get_records (AFT_DOCUMENT (other), AFT_TYPE_CARD);

  merge_name (contact, other);
  merge_fields (contact, other);
  merge_addresses (contact, other);
  merge_positions (contact, other);
  merge_notes (contact, other);
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (AftRecord) card = g_list_model_get_item (cards, i);
      g_autoptr (AftRecord) copy = copy_record (card);

      aft_document_add (AFT_DOCUMENT (contact), copy);
    }
}
