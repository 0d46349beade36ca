/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-open-point.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-guide-marks.h"
#include "aft-id.h"

gboolean
aft_open_point_next (AftNote       *note,
                     const char   **next,
                     AftOpenPoint  *point)
{
  const char *text = aft_record_get (note, AFT_NOTE_TEXT);
  const char *line = *next != NULL ? *next : text;

  if (*next == NULL)
    point->fence = (AftFence) { 0 };
  while (line != NULL && *line != '\0')
    {
      const char *end = strchrnul (line, '\n');
      const char *following = *end == '\n' ? end + 1 : end;

      if (aft_mark_of_next_line (&point->fence, line, &point->words, &point->length) == AFT_MARK_OPEN_POINT && point->length > 0)
        {
          point->note = note;
          point->box = strstr (line, "[ ]") + 1 - text;
          *next = following;
          return TRUE;
        }
      line = following;
    }

  return FALSE;
}

char *
aft_open_point_dup_id (const AftOpenPoint *point)
{
  g_autofree char *words = g_strndup (point->words, point->length);

  return aft_id_new_for (aft_record_get_id (AFT_RECORD (point->note)), words);
}

static gboolean
find_in (AftDocument  *document,
         const char   *id,
         AftOpenPoint *point)
{
  GListModel *notes = aft_document_get_records (document, AFT_TYPE_NOTE);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftNote) note = g_list_model_get_item (notes, i);
      const char *next = NULL;

      while (aft_open_point_next (note, &next, point))
        {
          g_autofree char *own = aft_open_point_dup_id (point);

          if (strcmp (own, id) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

gboolean
aft_open_point_find (AftBook      *book,
                     const char   *id,
                     AftOpenPoint *point)
{
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; id != NULL && kind < AFT_DOCUMENT_KINDS; kind++)
    {
      GListModel *documents = aft_book_get_documents (book, kind);

      for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);

          if (aft_document_get_summary (document)->open_points > 0 && find_in (document, id, point))
            return TRUE;
        }
    }

  return FALSE;
}

void
aft_open_point_tick (AftBook      *book,
                     AftOpenPoint *point)
{
  g_autofree char *text = g_strdup (aft_record_get (point->note, AFT_NOTE_TEXT));

  text[point->box] = 'x';
  aft_book_begin (book, _("Tick an Open Point"));
  aft_record_set (point->note, AFT_NOTE_TEXT, text);
  aft_book_end (book);
}
