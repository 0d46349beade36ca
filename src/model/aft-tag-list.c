/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-tag-list.h"

#include "aft-markup.h"
#include "aft-text.h"

#include <string.h>

#define TEXT_KEY "\nText="
#define NOTE_GROUP "\n[Note "

typedef struct
{
  char  *tag;
  guint  n;
} Use;

static void
use_free (Use *use)
{
  g_free (use->tag);
  g_free (use);
}

static void
count (GHashTable *uses,
       const char *tag,
       gsize       length)
{
  g_autofree char *own = g_strndup (tag, length);
  g_autofree char *folded = aft_text_fold (own);
  Use *use = g_hash_table_lookup (uses, folded);

  if (*folded == '\0')
    return;
  if (use == NULL)
    {
      use = g_new0 (Use, 1);
      use->tag = g_steal_pointer (&own);
      g_hash_table_insert (uses, g_steal_pointer (&folded), use);
    }
  use->n++;
}

static void
count_listed (GHashTable *uses,
              const char *tags)
{
  while (*tags != '\0')
    {
      const char *end = strchrnul (tags, ';');

      count (uses, tags, end - tags);
      tags = *end == ';' ? end + 1 : end;
    }
}

/* The last @mark in @bytes before @at. */
static const char *
find_before (const char *bytes,
             const char *at,
             const char *mark)
{
  gsize length = strlen (mark);

  for (const char *p = at; (p = memrchr (bytes, '\n', p - bytes)) != NULL;)
    if (strncmp (p, mark, length) == 0)
      return p;

  return NULL;
}

/* The line of the file with the "#" at @at, if it is a note's text. */
static const char *
find_text (const char *bytes,
           const char *at)
{
  const char *line = memrchr (bytes, '\n', at - bytes);
  const char *group;

  if (line == NULL || !g_str_has_prefix (line, TEXT_KEY))
    return NULL;
  group = find_before (bytes, line, "\n[");

  return group != NULL && g_str_has_prefix (group, NOTE_GROUP) ? line + strlen (TEXT_KEY) : NULL;
}

/* A value's escapes, as far as they matter to where a tag begins. */
static char *
dup_value (const char *start,
           gsize       length)
{
  char *value = g_malloc (length + 1);
  gsize to = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (start[i] == '\\' && i + 1 < length)
        {
          i++;
          value[to++] = strchr ("ntrs", start[i]) != NULL ? '\n' : start[i];
        }
      else
        value[to++] = start[i];
    }
  value[to] = '\0';

  return value;
}

static void
count_written (GHashTable *uses,
               GBytes     *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = data + size;

  for (const char *p = data; p < end && (p = memchr (p, '#', end - p)) != NULL;)
    {
      const char *line_end = memchr (p, '\n', end - p);
      const char *text = find_text (data, p);

      if (line_end == NULL)
        return;
      if (text != NULL)
        {
          g_autofree char *value = dup_value (text, line_end - text);

          for (const char *at = strchr (value, '#'); at != NULL; at = strchr (at + 1, '#'))
            {
              const char *tag_end = aft_markup_tag_end (value, at);

              if (tag_end != NULL)
                count (uses, at + 1, tag_end - at - 1);
            }
        }
      p = line_end + 1;
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Use *one = a, *other = b;

  return one->n != other->n ? (int) other->n - (int) one->n : strcmp (one->tag, other->tag);
}

GPtrArray *
aft_tag_list_new (AftBook *book)
{
  static const AftDocumentKind kinds[] = {
    AFT_DOCUMENT_CONTACT, AFT_DOCUMENT_APPLICATION, AFT_DOCUMENT_STORY, AFT_DOCUMENT_EVENT, AFT_DOCUMENT_INBOX,
  };
  g_autoptr (GHashTable) uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) use_free);
  g_autoptr (GList) sorted = NULL;
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (AFT_IS_BOOK (book), tags);

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      GListModel *documents = aft_book_get_documents (book, kinds[kind]);

      for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);
          GBytes *bytes = aft_document_get_bytes (document);

          count_listed (uses, aft_document_get_summary (document)->tags);
          if (bytes != NULL)
            count_written (uses, bytes);
        }
    }

  sorted = g_list_sort (g_hash_table_get_values (uses), compare);
  for (GList *use = sorted; use != NULL; use = use->next)
    g_ptr_array_add (tags, g_strdup (((Use *) use->data)->tag));

  return tags;
}

GPtrArray *
aft_tag_list_complete (GPtrArray  *tags,
                       const char *typed,
                       guint       max)
{
  g_autofree char *wanted = aft_text_fold (typed);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < tags->len && found->len < max; i++)
    {
      g_autofree char *folded = aft_text_fold (g_ptr_array_index (tags, i));

      if (g_str_has_prefix (folded, wanted))
        g_ptr_array_add (found, g_ptr_array_index (tags, i));
    }

  return found;
}
