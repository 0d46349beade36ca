/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-tags.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-contact.h"
#include "aft-document-list.h"
#include "aft-note.h"
#include "aft-record-private.h"
#include "aft-story.h"
#include "aft-text.h"

typedef struct
{
  char  *shown;
  char  *folded;
  guint  n;
} Tag;

static void
tag_free (gpointer data)
{
  Tag *tag = data;

  g_free (tag->shown);
  g_free (tag->folded);
  g_free (tag);
}

/* @shown is NULL where only the folded text is known. */
static void
count (GHashTable *tags,
       const char *folded,
       const char *shown)
{
  Tag *tag = g_hash_table_lookup (tags, folded);

  if (tag == NULL)
    {
      tag = g_new0 (Tag, 1);
      tag->folded = g_strdup (folded);
      g_hash_table_insert (tags, tag->folded, tag);
    }
  if (tag->shown == NULL)
    tag->shown = g_strdup (shown);
  tag->n++;
}

static gboolean
is_tag_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == '_';
}

static void
count_in_text (GHashTable *tags,
               const char *folded,
               const char *beginning)
{
  const char *p = folded;

  while ((p = aft_text_find_signed (p, '#', beginning, FALSE)) != NULL)
    {
      const char *end = ++p;
      g_autofree char *tag = NULL;

      while (*end != '\0' && is_tag_char (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      tag = g_strndup (p, end - p);
      if (*tag != '\0')
        count (tags, tag, NULL);
      p = end;
    }
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
aft_tags_list (AftBook    *book,
               const char *beginning)
{
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, tag_free);
  g_autofree char *wanted = aft_text_fold (beginning);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer tag;

  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      AftDocumentList *documents = AFT_DOCUMENT_LIST (aft_book_get_documents (book, kind));
      guint n = g_list_model_get_n_items (G_LIST_MODEL (documents));

      for (guint i = 0; i < n; i++)
        {
          const AftSummary *summary = aft_document_get_summary (aft_document_list_peek (documents, i));
          g_auto (GStrv) own = *summary->tags != '\0' ? aft_record_split (summary->tags) : NULL;

          for (char **one = own; one != NULL && *one != NULL; one++)
            {
              g_autofree char *folded = aft_text_fold (*one);

              if (g_str_has_prefix (folded, wanted))
                count (tags, folded, *one);
            }
          count_in_text (tags, summary->folded, wanted);
        }
    }

  g_hash_table_iter_init (&iter, tags);
  while (g_hash_table_iter_next (&iter, NULL, &tag))
    g_ptr_array_add (sorted, tag);
  g_ptr_array_sort (sorted, compare_tags);
  for (guint i = 0; i < sorted->len; i++)
    {
      Tag *one = sorted->pdata[i];

      g_ptr_array_add (list, g_strdup (one->shown != NULL ? one->shown : one->folded));
    }

  return list;
}

char *
aft_tags_dup_tag (const char *text)
{
  g_autofree char *line = aft_text_dup_line (text);
  const char *start = line != NULL && *line == '#' ? line + 1 : line;

  if (start == NULL || *start == '\0')
    return NULL;
  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_tag_char (g_utf8_get_char (p)) && *p != ' ')
      return NULL;

  return g_strdelimit (g_strdup (start), " ", '-');
}

/* What is to be changed of one document; @to NULL: nothing is, it is only asked whether there is anything. */
static gboolean
rename_in_list (AftDocument *document,
                guint        field,
                const char  *from,
                const char  *to)
{
  g_auto (GStrv) list = aft_record_dup_list (document, field);
  g_autofree char *target = to != NULL ? aft_text_fold (to) : NULL;
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  gboolean found = FALSE;
  gboolean placed = FALSE;

  for (char **one = list; *one != NULL; one++)
    {
      g_autofree char *folded = aft_text_fold (*one);
      gboolean is_from = strcmp (folded, from) == 0;

      found |= is_from;
      if (!is_from && g_strcmp0 (folded, target) != 0)
        g_ptr_array_add (changed, *one);
      else if (!placed)
        {
          g_ptr_array_add (changed, (char *) to);
          placed = TRUE;
        }
    }
  g_ptr_array_add (changed, NULL);
  if (found && to != NULL)
    aft_record_set_list (document, field, (const char * const *) changed->pdata);

  return found;
}

static gboolean
rename_in_note (AftRecord  *note,
                const char *from,
                const char *to)
{
  const char *text = aft_record_get (note, AFT_NOTE_TEXT);
  g_autofree char *folded = aft_text_fold (text);
  g_autoptr (GString) changed = g_string_new (NULL);
  const char *p = folded;
  gsize at = 0;

  while ((p = aft_text_find_signed (p, '#', from, TRUE)) != NULL)
    {
      gsize start, end;

      if (to == NULL)
        return TRUE;
      p++;
      aft_text_unfold (text, p - folded, p - folded + strlen (from), &start, &end);
      g_string_append_len (changed, text + at, start - at);
      g_string_append (changed, to);
      at = end;
    }
  if (at == 0)
    return FALSE;

  g_string_append (changed, text + at);
  aft_record_set (note, AFT_NOTE_TEXT, changed->str);

  return TRUE;
}

static gboolean
rename_in (AftDocument *document,
           const char  *from,
           const char  *to)
{
  GListModel *notes = aft_document_get_records (document, AFT_TYPE_NOTE);
  gboolean found = FALSE;

  if (AFT_IS_CONTACT (document))
    found = rename_in_list (document, AFT_CONTACT_TAGS, from, to);
  else if (AFT_IS_STORY (document))
    found = rename_in_list (document, AFT_STORY_TAGS, from, to);
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftRecord) note = g_list_model_get_item (notes, i);

      found |= rename_in_note (note, from, to);
    }

  return found;
}

/* The documents that have the tag @from (folded). Only those whose text has it somewhere are opened. */
static GPtrArray *
find_documents (AftBook    *book,
                const char *from)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      AftDocumentList *documents = AFT_DOCUMENT_LIST (aft_book_get_documents (book, kind));
      guint n = g_list_model_get_n_items (G_LIST_MODEL (documents));

      for (guint i = 0; i < n; i++)
        {
          AftDocument *document = aft_document_list_peek (documents, i);

          if (strstr (aft_document_get_summary (document)->folded, from) != NULL && rename_in (document, from, NULL))
            g_ptr_array_add (found, g_object_ref (document));
        }
    }

  return found;
}

gboolean
aft_tags_rename (AftBook     *book,
                 const char  *from,
                 const char  *to,
                 guint       *n,
                 GError     **error)
{
  g_autofree char *line = aft_text_dup_line (from);
  g_autofree char *folded = aft_text_fold (line != NULL && *line == '#' ? line + 1 : line);
  g_autofree char *tag = aft_tags_dup_tag (to);
  g_autofree char *shown = aft_text_dup_shown (line, 60);
  g_autoptr (GPtrArray) documents = NULL;

  if (tag == NULL)
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CHOICE,
                           _("A tag is letters, digits, “-” and “_”, nothing else."));
      return FALSE;
    }
  documents = *folded != '\0' ? find_documents (book, folded) : g_ptr_array_new ();
  if (documents->len == 0)
    {
      g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_UNKNOWN, _("There is no tag “%s”."), shown);
      return FALSE;
    }
  for (guint i = 0; i < documents->len; i++)
    if (aft_document_is_read_only (documents->pdata[i]))
      {
        g_autofree char *title = aft_text_dup_shown (aft_document_get_summary (documents->pdata[i])->title, 60);

        g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_READ_ONLY,
                     _("“%s” has this tag and can only be read here; nothing was renamed."), title);
        return FALSE;
      }

  aft_book_begin (book, C_("undo", "Rename a Tag"));
  for (guint i = 0; i < documents->len; i++)
    rename_in (documents->pdata[i], folded, tag);
  aft_book_end (book);
  if (n != NULL)
    *n = documents->len;

  return TRUE;
}
