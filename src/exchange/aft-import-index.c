/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-import-index.h"

#include "aft-text.h"

#include <string.h>

/* Marks are strings that begin with a letter for their kind. An address alone may belong to many (a company's), so it is kept
 * together with the name as well. */
struct _AftImportIndex
{
  GHashTable   *people;         /* mark → AftContact, owned by @kept */
  GStringChunk *strings;
  GPtrArray    *kept;
};

#define DIGEST 'd'
#define UID 'u'
#define EMAIL 'e'
#define PHONE 'p'
#define NAME 'n'
#define EMAIL_AND_NAME 'E'
#define PHONE_AND_NAME 'P'

AftImportIndex *
aft_import_index_new (void)
{
  AftImportIndex *self = g_new (AftImportIndex, 1);

  self->people = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_string_chunk_new (4096);
  self->kept = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
aft_import_index_free (AftImportIndex *self)
{
  g_hash_table_unref (self->people);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->kept);
  g_free (self);
}

static void
put (AftImportIndex *self,
     AftContact     *contact,
     char            kind,
     const char     *value,
     const char     *name)
{
  g_autofree char *mark = g_strdup_printf (name != NULL ? "%c%s\n%s" : "%c%s", kind, value, name);

  if (!g_hash_table_contains (self->people, mark))
    g_hash_table_insert (self->people, g_string_chunk_insert (self->strings, mark), contact);
}

static AftContact *
get (AftImportIndex *self,
     char            kind,
     const char     *value,
     const char     *name)
{
  g_autofree char *mark = g_strdup_printf (name != NULL ? "%c%s\n%s" : "%c%s", kind, value, name);

  return g_hash_table_lookup (self->people, mark);
}

/* An address as it is compared, and which marks it makes; NULL if none. Transfer full. */
static char *
normalise (const char *kind,
           const char *value,
           char       *mark,
           char       *mark_with_name)
{
  if (strcmp (kind, "email") == 0)
    {
      *mark = EMAIL;
      *mark_with_name = EMAIL_AND_NAME;
      return aft_text_fold (value);
    }
  if (strcmp (kind, "phone") == 0)
    {
      *mark = PHONE;
      *mark_with_name = PHONE_AND_NAME;
      return aft_text_dup_digits (value);
    }

  return NULL;
}

static void
put_address (AftImportIndex *self,
             AftContact     *contact,
             const char     *name,
             const char     *kind,
             const char     *value)
{
  char mark = 0;
  char mark_with_name = 0;
  g_autofree char *normal = NULL;

  if (kind == NULL || value == NULL)
    return;

  normal = normalise (kind, value, &mark, &mark_with_name);
  if (normal == NULL)
    return;
  put (self, contact, mark, normal, NULL);
  put (self, contact, mark_with_name, normal, name);
}

static void
put_card (AftImportIndex *self,
          AftContact     *contact,
          const char     *digest,
          const char     *uid)
{
  if (digest != NULL)
    put (self, contact, DIGEST, digest, NULL);
  if (uid != NULL)
    put (self, contact, UID, uid, NULL);
}

/* The value of "Key=value" if @line begins with @key, unescaped as a key file's. Transfer full, else NULL. */
static char *
dup_value (const char *line,
           gsize       length,
           const char *key)
{
  gsize i = strlen (key);
  GString *value;

  if (length <= i || memcmp (line, key, i) != 0)
    return NULL;
  while (i < length && line[i] == ' ')
    i++;
  if (i == length || line[i++] != '=')
    return NULL;
  while (i < length && line[i] == ' ')
    i++;

  value = g_string_sized_new (length - i + 1);
  for (; i < length; i++)
    {
      if (line[i] != '\\' || i + 1 == length)
        {
          g_string_append_c (value, line[i]);
          continue;
        }
      i++;
      g_string_append_c (value, line[i] == 's' ? ' ' : line[i] == 't' ? '\t' : line[i] == 'n' ? '\n' : line[i] == 'r' ? '\r' : line[i]);
    }

  return g_string_free (value, FALSE);
}

/* The values of a group that are read, and the group they stand in. */
typedef struct
{
  enum { OTHER, ADDRESS, CARD } group;
  char *one;                    /* Kind, Digest */
  char *two;                    /* Value, Uid */
} Group;

static void
finish_group (AftImportIndex *self,
              AftContact     *contact,
              const char     *name,
              Group          *group)
{
  if (group->group == ADDRESS)
    put_address (self, contact, name, group->one, group->two);
  else if (group->group == CARD)
    put_card (self, contact, group->one, group->two);
  g_clear_pointer (&group->one, g_free);
  g_clear_pointer (&group->two, g_free);
  group->group = OTHER;
}

static void
take_value (char **place,
            char  *value)
{
  if (value == NULL)
    return;
  g_free (*place);
  *place = value;
}

static void
add_bytes (AftImportIndex *self,
           AftContact     *contact,
           const char     *name,
           GBytes         *bytes)
{
  gsize length;
  const char *p = g_bytes_get_data (bytes, &length);
  const char *end = p + length;
  Group group = { OTHER };

  while (p < end)
    {
      const char *stop = memchr (p, '\n', end - p);
      gsize n = (stop != NULL ? stop : end) - p;

      if (n > 0 && *p == '[')
        {
          finish_group (self, contact, name, &group);
          if (n > 9 && memcmp (p, "[Address ", 9) == 0)
            group.group = ADDRESS;
          else if (n > 6 && memcmp (p, "[Card ", 6) == 0)
            group.group = CARD;
        }
      else if (group.group != OTHER)
        {
          take_value (&group.one, dup_value (p, n, group.group == ADDRESS ? "Kind" : "Digest"));
          take_value (&group.two, dup_value (p, n, group.group == ADDRESS ? "Value" : "Uid"));
        }
      p += n + 1;
    }

  finish_group (self, contact, name, &group);
}

static void
add_records (AftImportIndex *self,
             AftContact     *contact,
             const char     *name)
{
  GListModel *addresses = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_ADDRESS);
  GListModel *cards = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_CARD);

  for (guint i = 0; i < g_list_model_get_n_items (addresses); i++)
    {
      g_autoptr (AftAddress) address = g_list_model_get_item (addresses, i);

      put_address (self, contact, name, aft_record_get (address, AFT_ADDRESS_KIND), aft_record_get (address, AFT_ADDRESS_VALUE));
    }

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (AftCard) card = g_list_model_get_item (cards, i);

      put_card (self, contact, aft_record_get (card, AFT_CARD_DIGEST), aft_record_get (card, AFT_CARD_UID));
    }
}

void
aft_import_index_add (AftImportIndex *self,
                      AftContact     *contact)
{
  AftDocument *document = AFT_DOCUMENT (contact);
  GBytes *bytes = aft_document_get_bytes (document);
  const AftSummary *summary = aft_document_get_summary (document);
  g_autofree char *name = aft_text_fold (summary->title);

  g_ptr_array_add (self->kept, g_object_ref (contact));
  if (!summary->unnamed && *name)
    put (self, contact, NAME, name, NULL);

  if (bytes != NULL && !aft_document_is_dirty (document))
    add_bytes (self, contact, name, bytes);
  else
    add_records (self, contact, name);
}

static AftContact *
find_card (AftImportIndex *self,
           AftContact     *contact,
           AftImportMarks *marks)
{
  GListModel *cards = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_CARD);
  g_autoptr (AftCard) card = g_list_model_get_item (cards, 0);
  AftContact *found;

  if (card == NULL)
    return NULL;

  found = get (self, DIGEST, aft_record_get (card, AFT_CARD_DIGEST), NULL);
  if (found != NULL)
    {
      *marks |= AFT_IMPORT_MARK_DIGEST;
      return found;
    }

  if (aft_record_get (card, AFT_CARD_UID) == NULL)
    return NULL;
  found = get (self, UID, aft_record_get (card, AFT_CARD_UID), NULL);
  if (found != NULL)
    *marks |= AFT_IMPORT_MARK_UID;

  return found;
}

/* The first person who has one of the addresses of @contact and, if @name isn't NULL, that name. */
static AftContact *
find_address (AftImportIndex *self,
              AftContact     *contact,
              const char     *name,
              AftImportMarks *marks)
{
  GListModel *addresses = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_ADDRESS);
  AftContact *by_phone = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (addresses); i++)
    {
      g_autoptr (AftAddress) address = g_list_model_get_item (addresses, i);
      const char *value = aft_record_get (address, AFT_ADDRESS_VALUE);
      char mark = 0;
      char mark_with_name = 0;
      g_autofree char *normal = normalise (aft_record_get (address, AFT_ADDRESS_KIND), value, &mark, &mark_with_name);
      AftContact *found = normal != NULL ? get (self, name != NULL ? mark_with_name : mark, normal, name) : NULL;

      if (found != NULL && mark == EMAIL)
        {
          *marks |= AFT_IMPORT_MARK_EMAIL;
          return found;
        }
      if (by_phone == NULL)
        by_phone = found;
    }

  if (by_phone != NULL)
    *marks |= AFT_IMPORT_MARK_PHONE;

  return by_phone;
}

AftContact *
aft_import_index_find (AftImportIndex *self,
                       AftContact     *contact,
                       AftImportMarks *marks)
{
  g_autofree char *name = aft_text_fold (aft_record_get (contact, AFT_CONTACT_FULL_NAME));
  gboolean named = !aft_record_get_flag (contact, AFT_CONTACT_UNNAMED) && *name;
  AftContact *found;

  *marks = 0;
  found = find_card (self, contact, marks);
  if (found != NULL)
    return found;

  found = named ? find_address (self, contact, name, marks) : NULL;
  if (found != NULL)
    {
      *marks |= AFT_IMPORT_MARK_NAME;
      return found;
    }

  found = find_address (self, contact, NULL, marks);
  if (found != NULL)
    return found;

  found = named ? get (self, NAME, name, NULL) : NULL;
  if (found != NULL)
    *marks |= AFT_IMPORT_MARK_NAME;

  return found;
}
