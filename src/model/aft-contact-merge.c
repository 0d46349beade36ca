/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-contact-merge.h"

#include "aft-feedback.h"
#include "aft-guide.h"
#include "aft-note.h"
#include "aft-reminder.h"
#include "aft-text.h"
#include "aft-touch.h"

#include <string.h>

/* Adds a copy of @record with its id, unless it is there. Transfer none; NULL if it was. */
static AftRecord *
add_copy (AftContact *contact,
          AftRecord  *record)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (record);
  g_autoptr (AftRecord) copy = NULL;

  if (aft_document_lookup (AFT_DOCUMENT (contact), aft_record_get_id (record)) != NULL)
    return NULL;

  copy = aft_record_new (G_OBJECT_TYPE (record), aft_record_get_id (record));
  for (guint i = 0; i < klass->n_fields; i++)
    aft_record_set (copy, i, aft_record_get (record, i));
  aft_document_add (AFT_DOCUMENT (contact), copy);

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
    AFT_CONTACT_NICKNAME, AFT_CONTACT_ADDRESS_AS, AFT_CONTACT_FORM, AFT_CONTACT_LANGUAGE, AFT_CONTACT_COUNTRY, AFT_CONTACT_RHYTHM,
    AFT_CONTACT_KEEP_IN_TOUCH_AFTER, AFT_CONTACT_PAUSED_UNTIL, AFT_CONTACT_PREFERRED_CHANNEL, AFT_CONTACT_TIME_ZONE,
    AFT_CONTACT_HOW_WE_MET, AFT_CONTACT_BIRTHDAY, AFT_CONTACT_PHOTO,
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
  const char *kind = aft_record_get (address, AFT_ADDRESS_KIND);
  const char *value = aft_record_get (address, AFT_ADDRESS_VALUE);
  g_autofree char *digits = NULL;
  g_autofree char *folded = NULL;

  if (aft_record_is (address, AFT_ADDRESS_KIND, "phone"))
    digits = aft_text_dup_digits (value != NULL ? value : "");
  if (digits == NULL)
    folded = aft_text_fold (value);

  return g_strconcat (kind != NULL ? kind : "", ":", digits != NULL ? digits : folded, NULL);
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

      g_hash_table_add (known, dup_key (address));
      if (aft_record_get (address, AFT_ADDRESS_KIND) != NULL && aft_record_get_flag (address, AFT_ADDRESS_PREFERRED))
        g_hash_table_add (preferred, g_strdup (aft_record_get (address, AFT_ADDRESS_KIND)));
    }

  for (guint i = 0; i < g_list_model_get_n_items (theirs); i++)
    {
      g_autoptr (AftRecord) address = g_list_model_get_item (theirs, i);
      g_autofree char *key = dup_key (AFT_ADDRESS (address));
      AftRecord *copy = g_hash_table_contains (known, key) ? NULL : add_copy (contact, address);
      const char *kind = copy != NULL ? aft_record_get (copy, AFT_ADDRESS_KIND) : NULL;

      if (kind != NULL && g_hash_table_contains (preferred, kind))
        aft_record_set_flag (copy, AFT_ADDRESS_PREFERRED, FALSE);
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

/* A position at the same company is the same one, unless both name different titles, or it is over and ours isn't. */
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
           same_text (position, other, AFT_POSITION_TITLE)) &&
          (aft_record_get (position, AFT_POSITION_UNTIL) == NULL || same_text (position, other, AFT_POSITION_UNTIL)))
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

      if (ours == NULL)
        {
          add_copy (contact, position);
          continue;
        }
      for (guint field = AFT_POSITION_TITLE; field <= AFT_POSITION_SINCE; field++)
        if (aft_record_get (ours, field) == NULL)
          aft_record_set (ours, field, aft_record_get (position, field));
    }
}

/* Whether something of theirs came from the note with @id: then that note is needed. */
static gboolean
is_named (AftContact *contact,
          const char *id)
{
  const struct { GType type; guint field; } places[] = {
    { AFT_TYPE_FEEDBACK, AFT_FEEDBACK_NOTE }, { AFT_TYPE_REMINDER, AFT_REMINDER_NOTE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GListModel *records = aft_document_get_records (AFT_DOCUMENT (contact), places[i].type);

      for (guint j = 0; j < g_list_model_get_n_items (records); j++)
        {
          g_autoptr (AftRecord) record = g_list_model_get_item (records, j);

          if (aft_record_is (record, places[i].field, id))
            return TRUE;
        }
    }

  return FALSE;
}

/* Adds those records of @type of which the value of @field isn't known yet. */
static void
merge_new (AftContact *contact,
           AftContact *other,
           GType       type,
           guint       field)
{
  GListModel *ours = aft_document_get_records (AFT_DOCUMENT (contact), type);
  GListModel *theirs = aft_document_get_records (AFT_DOCUMENT (other), type);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (ours); i++)
    {
      g_autoptr (AftRecord) record = g_list_model_get_item (ours, i);
      const char *value = aft_record_get (record, field);

      if (value != NULL)
        g_hash_table_add (known, g_strdup (value));
    }

  for (guint i = 0; i < g_list_model_get_n_items (theirs); i++)
    {
      g_autoptr (AftRecord) record = g_list_model_get_item (theirs, i);
      const char *value = aft_record_get (record, field);

      if (value == NULL || !g_hash_table_contains (known, value) || is_named (other, aft_record_get_id (record)))
        add_copy (contact, record);
    }
}

static void
merge_all (AftContact *contact,
           AftContact *other,
           GType       type)
{
  GListModel *theirs = aft_document_get_records (AFT_DOCUMENT (other), type);

  for (guint i = 0; i < g_list_model_get_n_items (theirs); i++)
    {
      g_autoptr (AftRecord) record = g_list_model_get_item (theirs, i);

      add_copy (contact, record);
    }
}

void
aft_contact_merge (AftContact *contact,
                   AftContact *other)
{
  const GType types[] = {
    AFT_TYPE_FOLLOW_UP, AFT_TYPE_TOUCH, AFT_TYPE_FEEDBACK, AFT_TYPE_USE, AFT_TYPE_DRAFT, AFT_TYPE_REMINDER,
  };

  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;

  g_return_if_fail (AFT_IS_CONTACT (contact) && AFT_IS_CONTACT (other) && contact != other);

  ours = aft_guide_dup_person (contact);
  theirs = aft_guide_dup_person (other);
  merge_name (contact, other);
  merge_fields (contact, other);
  merge_addresses (contact, other);
  merge_positions (contact, other);
  merge_new (contact, other, AFT_TYPE_NOTE, AFT_NOTE_TEXT);
  merge_new (contact, other, AFT_TYPE_CARD, AFT_CARD_DIGEST);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    merge_all (contact, other, types[i]);
  aft_guide_follow_name (contact, ours);
  aft_guide_follow_name (contact, theirs);
}
