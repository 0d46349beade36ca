/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-notes.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <string.h>

#include "aft-date.h"
#include "aft-text.h"

/* Notes of nobody's come last, and aren't ordered by their titles. */
static int
compare_people (AftNoteItem *a,
                AftNoteItem *b)
{
  AftDocument *first = aft_note_item_get_document (a), *second = aft_note_item_get_document (b);
  gboolean first_nobody = AFT_IS_INBOX (first), second_nobody = AFT_IS_INBOX (second);
  int result = 0;

  if (first_nobody || second_nobody)
    return first_nobody - second_nobody;

  result = strcmp (aft_document_get_summary (first)->collate, aft_document_get_summary (second)->collate);

  return result != 0 ? result : strcmp (aft_document_get_summary (first)->id, aft_document_get_summary (second)->id);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  AftNoteItem *one = (AftNoteItem *) a, *other = (AftNoteItem *) b;
  const AftNoteFacts *facts = aft_note_item_get_facts (one), *other_facts = aft_note_item_get_facts (other);
  AftNotesOrder order = *(AftNotesOrder *) data;
  int result = 0;

  if (facts->pinned != other_facts->pinned)
    return facts->pinned ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;

  if (order == AFT_NOTES_BY_PERSON)
    result = compare_people (one, other);
  if (result == 0)
    result = strcmp (other_facts->created, facts->created);
  if (result == 0)
    result = strcmp (facts->id, other_facts->id);

  return gtk_ordering_from_cmpfunc (result);
}

GtkSorter *
aft_notes_sorter_new (AftNotesOrder order)
{
  AftNotesOrder *data = g_new (AftNotesOrder, 1);

  *data = order;

  return GTK_SORTER (gtk_custom_sorter_new (compare, data, g_free));
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

char *
aft_note_dup_title (const AftNoteFacts *facts)
{
  return *facts->title != '\0' ? aft_text_dup_shown (facts->title, 120) : g_strdup (_("Empty note"));
}

char *
aft_note_dup_when (const AftNoteFacts *facts,
                   const GDate        *today)
{
  g_autoptr (GDateTime) moment = aft_moment_parse (facts->created);
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;
  g_autofree char *day = NULL;

  if (local == NULL)
    return g_strdup ("");

  day = g_date_time_format (local, "%Y-%m-%d");

  return aft_day_dup_shown (day, today);
}
