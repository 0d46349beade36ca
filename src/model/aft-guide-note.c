/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-marks.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "aft-date.h"
#include "aft-guide-private.h"

/* The note of a conversation. */

char *
aft_guide_dup_time_stamp (GDateTime *now)
{
  return g_date_time_format (now, "%H:%M ");
}

AftNote *
aft_guide_find_talk_note (AftFollowUp *follow_up,
                          GDateTime   *now)
{
  g_autoptr (GPtrArray) notes = aft_guide_collect_notes (follow_up);
  g_autofree char *created = aft_moment_format (now);
  AftNote *last = notes->len > 0 ? g_ptr_array_index (notes, notes->len - 1) : NULL;
  const char *last_created = last != NULL ? aft_record_get (last, AFT_NOTE_CREATED) : NULL;

  return last_created != NULL && strncmp (last_created, created, strlen ("2026-11-23")) == 0 ? last : NULL;
}

gboolean
aft_guide_has_talk_note (AftFollowUp *follow_up)
{
  g_autoptr (GPtrArray) notes = aft_guide_collect_notes (follow_up);

  for (guint i = 0; i < notes->len; i++)
    {
      const char *text = aft_record_get (g_ptr_array_index (notes, i), AFT_NOTE_TEXT);

      if (text != NULL && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) && text[2] == ':')
        return TRUE;
    }

  return FALSE;
}

AftNote *
aft_guide_new_talk_note (AftFollowUp *follow_up,
                         GDateTime   *now)
{
  g_autofree char *created = aft_moment_format (now);
  g_autofree char *stamp = aft_guide_dup_time_stamp (now);
  AftNote *note = aft_record_new (AFT_TYPE_NOTE, NULL);

  aft_record_set (note, AFT_NOTE_CREATED, created);
  aft_record_set (note, AFT_NOTE_TEXT, stamp);
  aft_record_set (note, AFT_NOTE_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up)));

  return note;
}

void
aft_guide_add_talk_note (AftBook     *book,
                         AftFollowUp *follow_up,
                         AftNote     *note)
{
  aft_book_begin (book, _("Add a Note"));
  aft_document_add (aft_record_get_document (follow_up), note);
  aft_book_end (book);
}

AftNote *
aft_guide_get_talk_note (AftBook     *book,
                         AftFollowUp *follow_up,
                         GDateTime   *now)
{
  AftNote *known = aft_guide_find_talk_note (follow_up, now);
  g_autoptr (AftNote) note = NULL;

  if (known != NULL)
    return known;
  note = aft_guide_new_talk_note (follow_up, now);
  aft_guide_add_talk_note (book, follow_up, note);

  return note;
}
