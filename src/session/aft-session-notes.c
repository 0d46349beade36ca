/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-session.h"

#include <glib/gi18n-lib.h>

#include "aft-date.h"
#include "aft-promise.h"
#include "aft-reminder.h"
#include "aft-session-private.h"

AftNote *
aft_session_add_note (AftSession  *self,
                      AftDocument *document,
                      const char  *text)
{
  return aft_session_add_note_with_id (self, document, NULL, text);
}

AftNote *
aft_session_add_note_with_id (AftSession  *self,
                              AftDocument *document,
                              const char  *id,
                              const char  *text)
{
  g_autoptr (GDateTime) now = aft_session_now (self);
  g_autofree char *created = aft_moment_format (now);
  g_autoptr (AftDocument) inbox = NULL;
  g_autoptr (AftNote) note = NULL;
  GDate today;

  g_return_val_if_fail (AFT_IS_SESSION (self), NULL);

  if (aft_session_refuses (self))
    return NULL;

  if (document == NULL)
    {
      inbox = aft_document_new (AFT_DOCUMENT_INBOX, id, now);
      id = aft_record_get_id (AFT_RECORD (inbox));
    }
  note = aft_record_new (AFT_TYPE_NOTE, id);
  aft_record_set (note, AFT_NOTE_CREATED, created);
  aft_record_set (note, AFT_NOTE_TEXT, text);

  aft_day_from_date_time (now, &today);
  aft_book_begin (self->book, _("Add Note"));
  aft_document_add (inbox != NULL ? inbox : document, note);
  if (inbox != NULL)
    aft_book_add (self->book, inbox);
  aft_promises_update (self->book, note, &today, now, AFT_PROMISE_NO_LINE);
  aft_book_end (self->book);

  return note;
}

void
aft_session_keep_promises (AftSession *self,
                           AftNote    *note,
                           guint       writing)
{
  g_autoptr (GDateTime) now = aft_session_now (self);
  GDate today;

  g_return_if_fail (AFT_IS_SESSION (self));

  aft_day_from_date_time (now, &today);
  aft_promises_update (self->book, note, &today, now, writing);
}

/* What goes with @note: itself, and what came from it. What lies in the inbox belongs to nobody: all of it goes. */
static GPtrArray *
list_with (AftNote *note)
{
  AftDocument *from = aft_record_get_document (note);
  const GType types[] = { AFT_TYPE_NOTE, AFT_TYPE_REMINDER };
  GPtrArray *records;

  if (!AFT_IS_INBOX (from))
    {
      records = aft_promises_list (note);
      g_ptr_array_insert (records, 0, note);
      return records;
    }

  records = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GListModel *list = aft_document_get_records (from, types[i]);

      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (AftRecord) record = g_list_model_get_item (list, j);

          g_ptr_array_add (records, record);
        }
    }

  return records;
}

static guint
get_follow_up_field (AftRecord *record)
{
  return AFT_IS_NOTE (record) ? AFT_NOTE_FOLLOW_UP : AFT_REMINDER_FOLLOW_UP;
}

/* A copy with the same id; with another one if @to has that id already (a copied file) and says something else. */
static AftRecord *
copy_record (AftRecord   *record,
             AftDocument *to,
             const char  *follow_up)
{
  AftRecord *there = aft_document_lookup (to, aft_record_get_id (record));
  guint n_fields = AFT_RECORD_GET_CLASS (record)->n_fields;
  guint words = AFT_IS_NOTE (record) ? (guint) AFT_NOTE_TEXT : (guint) AFT_REMINDER_WHAT;
  AftRecord *copy;

  if (there != NULL && G_OBJECT_TYPE (there) == G_OBJECT_TYPE (record)
      && aft_record_is (there, words, aft_record_get (record, words)))
    return NULL;

  copy = aft_record_new (G_OBJECT_TYPE (record), there == NULL ? aft_record_get_id (record) : NULL);
  for (guint field = 0; field < n_fields; field++)
    aft_record_set (copy, field, aft_record_get (record, field));
  aft_record_set (copy, get_follow_up_field (record), follow_up);

  return copy;
}

static void
move_record (AftRecord   *record,
             AftDocument *to,
             const char  *follow_up)
{
  AftDocument *from = aft_record_get_document (record);
  g_autoptr (AftRecord) copy = NULL;

  if (from == to)
    {
      aft_record_set (record, get_follow_up_field (record), follow_up);
      return;
    }

  copy = copy_record (record, to, follow_up);
  if (copy != NULL)
    aft_document_add (to, copy);
  if (!AFT_IS_INBOX (from))
    aft_document_remove (from, record);
}

static void
move_note (AftSession  *self,
           AftNote     *note,
           AftDocument *to,
           const char  *follow_up,
           GPtrArray   *together)
{
  g_autoptr (AftDocument) from = g_object_ref (aft_record_get_document (note));
  g_autoptr (GPtrArray) records = list_with (note);

  g_ptr_array_set_free_func (records, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_object_ref (g_ptr_array_index (records, i));
  for (guint i = 0; i < records->len; i++)
    move_record (g_ptr_array_index (records, i), to, follow_up);

  if (from != to && AFT_IS_INBOX (from))
    aft_book_remove (self->book, from);
  else if (!g_ptr_array_find (together, from, NULL))
    g_ptr_array_add (together, g_object_ref (from));
  if (!g_ptr_array_find (together, to, NULL))
    g_ptr_array_add (together, g_object_ref (to));
}

static gboolean
can_move (AftNote     *note,
          AftDocument *to,
          const char  *follow_up)
{
  AftDocument *from = aft_record_get_document (note);

  if (from == NULL || aft_document_is_read_only (from))
    return FALSE;

  return from != to || !aft_record_is (note, AFT_NOTE_FOLLOW_UP, follow_up);
}

guint
aft_session_move_notes (AftSession  *self,
                        GPtrArray   *notes,
                        AftDocument *to,
                        AftFollowUp *follow_up)
{
  g_autoptr (GPtrArray) together = g_ptr_array_new_with_free_func (g_object_unref);
  const char *id = follow_up != NULL ? aft_record_get_id (AFT_RECORD (follow_up)) : NULL;
  guint moved = 0;

  g_return_val_if_fail (AFT_IS_SESSION (self), 0);
  g_return_val_if_fail (AFT_IS_DOCUMENT (to) && !AFT_IS_INBOX (to), 0);

  if (aft_session_refuses (self) || aft_document_is_read_only (to))
    return 0;

  aft_book_begin (self->book, ngettext ("File a Note", "File Notes", notes->len));
  for (guint i = 0; i < notes->len; i++)
    {
      AftNote *note = g_ptr_array_index (notes, i);

      if (!can_move (note, to, id))
        continue;
      move_note (self, note, to, id, together);
      moved++;
    }
  aft_book_end (self->book);

  /* A note must never be gone from the one file before it is in the other. */
  if (self->saver != NULL && together->len > 1)
    aft_saver_add_together (self->saver, together);

  return moved;
}
