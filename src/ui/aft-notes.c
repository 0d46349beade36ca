/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-notes.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <string.h>

#include "aft-date.h"
#include "aft-guide-marks.h"
#include "aft-text.h"

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  AftNote *one = (AftNote *) a, *other = (AftNote *) b;
  gboolean one_pinned = aft_record_get_flag (one, AFT_NOTE_PINNED);
  gboolean other_pinned = aft_record_get_flag (other, AFT_NOTE_PINNED);
  int order;

  if (one_pinned != other_pinned)
    return one_pinned ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;

  order = g_strcmp0 (aft_record_get (other, AFT_NOTE_CREATED), aft_record_get (one, AFT_NOTE_CREATED));
  if (order == 0)
    order = g_strcmp0 (aft_record_get_id (AFT_RECORD (one)), aft_record_get_id (AFT_RECORD (other)));

  return gtk_ordering_from_cmpfunc (order);
}

static gpointer
map_document (gpointer item,
              gpointer data)
{
  g_autoptr (AftDocument) document = item;

  return g_object_ref (aft_document_get_records (document, AFT_TYPE_NOTE));
}

static void
changed_cb (GtkSorter *sorter)
{
  gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static void
record_changed_cb (GtkSorter   *sorter,
                   AftDocument *document,
                   AftRecord   *record,
                   guint        field)
{
  if (AFT_IS_NOTE (record) && (field == AFT_NOTE_PINNED || field == AFT_NOTE_CREATED))
    changed_cb (sorter);
}

GListModel *
aft_notes_list (AftSession  *session,
                AftDocument *document)
{
  AftBook *book = aft_session_get_book (session);
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));
  GListModel *notes;

  g_signal_connect_object (book, "record-changed", G_CALLBACK (record_changed_cb), sorter, G_CONNECT_SWAPPED);
  if (document != NULL)
    {
      notes = g_object_ref (aft_document_get_records (document, AFT_TYPE_NOTE));
      g_signal_connect_object (document, "outside-change", G_CALLBACK (changed_cb), sorter, G_CONNECT_SWAPPED);
    }
  else
    {
      GListModel *inbox = g_object_ref (aft_book_get_inbox (book));
      GtkMapListModel *lists = gtk_map_list_model_new (inbox, map_document, NULL, NULL);

      notes = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));
    }

  return G_LIST_MODEL (gtk_sort_list_model_new (notes, sorter));
}

AftNote *
aft_notes_add (AftSession  *session,
               AftDocument *document)
{
  AftBook *book = aft_session_get_book (session);
  g_autoptr (GDateTime) now = aft_session_now (session);
  g_autofree char *created = aft_moment_format (now);
  g_autoptr (AftDocument) inbox = NULL;
  g_autoptr (AftNote) note = NULL;

  if (document == NULL)
    document = inbox = aft_document_new (AFT_DOCUMENT_INBOX, NULL, now);

  aft_book_begin (book, _("New note"));
  note = aft_record_new (AFT_TYPE_NOTE, inbox != NULL ? aft_record_get_id (AFT_RECORD (inbox)) : NULL);
  aft_record_set (note, AFT_NOTE_CREATED, created);
  aft_document_add (document, note);
  if (inbox != NULL)
    aft_book_add (book, inbox);
  aft_book_end (book);

  return note;
}

/* Where the words of a line begin: behind headings, quotes, marks, bullets and check boxes. */
static const char *
skip_markup (const char *line)
{
  for (const char *p = line;; p++)
    {
      if (g_str_has_prefix (p, "[ ] ") || g_str_has_prefix (p, "[x] "))
        p += 3;
      else if (*p == '\0' || strchr (" \t#>!?-*+", *p) == NULL)
        return p;
    }
}

char *
aft_note_dup_title (AftNote *note)
{
  const char *text = aft_record_get (note, AFT_NOTE_TEXT);

  while (text != NULL && *text != '\0')
    {
      const char *end = strchrnul (text, '\n');
      const char *words = text;

      aft_mark_of_line (text, &words, NULL);
      words = skip_markup (words);
      if (words < end)
        {
          /* The rest of a long line would be cut off anyway. */
          g_autofree char *line = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, end - words), 2 * AFT_TEXT_SHOWN_MAX));

          return aft_text_dup_shown (line, 120);
        }
      text = *end == '\n' ? end + 1 : NULL;
    }

  return g_strdup (_("Empty note"));
}

guint
aft_note_count_open (AftNote *note)
{
  const char *text = aft_record_get (note, AFT_NOTE_TEXT);
  guint open = 0;

  while (text != NULL && *text != '\0')
    {
      open += aft_mark_of_line (text, NULL, NULL) == AFT_MARK_OPEN_POINT;
      text = strchr (text, '\n');
      if (text != NULL)
        text++;
    }

  return open;
}

char *
aft_note_dup_when (AftNote     *note,
                   const GDate *today)
{
  const char *created = aft_record_get (note, AFT_NOTE_CREATED);
  g_autoptr (GDateTime) moment = created != NULL ? aft_moment_parse (created) : NULL;
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;
  g_autofree char *day = NULL;

  if (local == NULL)
    return g_strdup ("");

  day = g_date_time_format (local, "%Y-%m-%d");

  return aft_day_dup_shown (day, today);
}
