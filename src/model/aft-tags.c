/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-tags.h"

#include <string.h>

#include "aft-document-list.h"
#include "aft-keyfile.h"
#include "aft-markup.h"
#include "aft-record-private.h"
#include "aft-text.h"

#define NOTE_GROUP "Note"
#define TEXT_KEY "Text"

typedef struct
{
  char  *shown;
  char  *folded;
  guint  n;
} Tag;

struct _AftTagCounts
{
  GHashTable *tags;             /* folded: Tag */
};

static void
tag_free (gpointer data)
{
  Tag *tag = data;

  g_free (tag->shown);
  g_free (tag->folded);
  g_free (tag);
}

AftTagCounts *
aft_tag_counts_new (void)
{
  AftTagCounts *self = g_new0 (AftTagCounts, 1);

  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, tag_free);

  return self;
}

void
aft_tag_counts_free (AftTagCounts *self)
{
  g_hash_table_unref (self->tags);
  g_free (self);
}

void
aft_tag_counts_add (AftTagCounts *self,
                    const char   *tag)
{
  g_autofree char *folded = aft_text_fold (tag);
  Tag *counted = g_hash_table_lookup (self->tags, folded);

  if (*folded == '\0')
    return;
  if (counted == NULL)
    {
      counted = g_new0 (Tag, 1);
      counted->shown = g_strdup (tag);
      counted->folded = g_steal_pointer (&folded);
      g_hash_table_insert (self->tags, counted->folded, counted);
    }
  counted->n++;
}

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  const Tag *first = *(const Tag **) a;
  const Tag *second = *(const Tag **) b;

  return first->n != second->n ? (first->n < second->n ? 1 : -1) : strcmp (first->folded, second->folded);
}

GPtrArray *
aft_tag_counts_list (AftTagCounts *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer tag;

  g_hash_table_iter_init (&iter, self->tags);
  while (g_hash_table_iter_next (&iter, NULL, &tag))
    g_ptr_array_add (sorted, tag);
  g_ptr_array_sort (sorted, compare_tags);
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (list, g_strdup (((Tag *) sorted->pdata[i])->shown));

  return list;
}

static void
count_in_text (AftTagCounts *counts,
               const char   *text)
{
  g_autoptr (GArray) spans = aft_markup_find_tags (text);

  for (guint i = 0; i < spans->len; i++)
    {
      const AftSpan *span = &g_array_index (spans, AftSpan, i);
      g_autofree char *tag = g_strndup (text + span->start + 1, span->end - span->start - 1);

      aft_tag_counts_add (counts, tag);
    }
}

/* How a tag is spelled stands in the file's bytes alone. Nothing is opened. */
static void
count_in_notes (AftTagCounts *counts,
                AftDocument  *document)
{
  g_autoptr (GBytes) bytes = aft_document_dup_bytes_now (document);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_note = FALSE;
  AftKeyReader reader;
  AftKeyEvent event;

  if (!aft_key_reader_init (&reader, bytes, NULL))
    return;
  while ((event = aft_key_reader_next (&reader, NULL)) == AFT_KEY_GROUP || event == AFT_KEY_VALUE)
    {
      if (event == AFT_KEY_GROUP)
        in_note = aft_key_group_is (reader.group, reader.group_length, NOTE_GROUP);
      else if (in_note && reader.key_length == strlen (TEXT_KEY) && memcmp (reader.key, TEXT_KEY, reader.key_length) == 0
               && memchr (reader.value, '#', reader.value_length) != NULL)
        {
          g_string_truncate (text, 0);
          aft_key_unescape (text, reader.value, reader.value_length);
          count_in_text (counts, text->str);
        }
    }
}

GPtrArray *
aft_tags_list (AftBook *book)
{
  g_autoptr (AftTagCounts) counts = aft_tag_counts_new ();

  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      AftDocumentList *documents = AFT_DOCUMENT_LIST (aft_book_get_documents (book, kind));
      guint n = g_list_model_get_n_items (G_LIST_MODEL (documents));

      for (guint i = 0; i < n; i++)
        {
          AftDocument *document = aft_document_list_peek (documents, i);
          const AftSummary *summary = aft_document_get_summary (document);
          g_auto (GStrv) own = *summary->tags != '\0' ? aft_record_split (summary->tags) : NULL;

          for (char **one = own; one != NULL && *one != NULL; one++)
            aft_tag_counts_add (counts, *one);
          if (strchr (summary->folded, '#') != NULL)
            count_in_notes (counts, document);
        }
    }

  return aft_tag_counts_list (counts);
}

GPtrArray *
aft_tags_complete (GPtrArray  *tags,
                   const char *typed,
                   guint       max)
{
  g_autofree char *wanted = aft_text_fold (typed);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tags->len && found->len < max; i++)
    {
      g_autofree char *tag = aft_tags_dup_tag (tags->pdata[i]);
      g_autofree char *folded = aft_text_fold (tag);

      if (tag != NULL && g_str_has_prefix (folded, wanted)
          && !g_ptr_array_find_with_equal_func (found, tag, g_str_equal, NULL))
        g_ptr_array_add (found, g_steal_pointer (&tag));
    }

  return found;
}

char *
aft_tags_dup_tag (const char *text)
{
  g_autofree char *line = aft_text_dup_line (text);
  g_autofree char *tag = NULL;
  g_autoptr (GArray) spans = NULL;

  if (line == NULL)
    return NULL;
  tag = g_strconcat ("#", *line == '#' ? line + 1 : line, NULL);
  g_strdelimit (tag, " ", '-');
  spans = aft_markup_find_tags (tag);
  if (spans->len != 1 || g_array_index (spans, AftSpan, 0).end != strlen (tag))
    return NULL;

  return g_strdup (tag + 1);
}
