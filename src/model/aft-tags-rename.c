/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-tags.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-contact.h"
#include "aft-document-list.h"
#include "aft-markup.h"
#include "aft-note.h"
#include "aft-story.h"
#include "aft-text.h"

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
  g_autoptr (GArray) tags = aft_markup_find_tags (text != NULL ? text : "");
  g_autoptr (GString) changed = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < tags->len; i++)
    {
      const AftSpan *tag = &g_array_index (tags, AftSpan, i);
      g_autofree char *word = g_strndup (text + tag->start + 1, tag->end - tag->start - 1);
      g_autofree char *folded = aft_text_fold (word);

      if (strcmp (folded, from) != 0)
        continue;
      if (to == NULL)
        return TRUE;
      g_string_append_len (changed, text + at, tag->start + 1 - at);
      g_string_append (changed, to);
      at = tag->end;
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
                           _("A tag begins with a letter; letters, digits, “_” and single “-” between them follow."));
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
