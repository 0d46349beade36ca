/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-undo-step.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-application.h"
#include "aft-book-info.h"
#include "aft-contact.h"
#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-note.h"
#include "aft-reminder.h"
#include "aft-touch.h"

typedef enum
{
  CHANGED,
  ADDED,
  REMOVED,
} ChangeKind;

typedef struct
{
  ChangeKind   kind;
  AftDocument *document;
  AftRecord   *record;          /* NULL: the document as a whole */
  guint        field;
  char        *before;
  char        *after;
  char        *print;           /* of a record that came or went, as it was then */
  gulong       outside_id;
  gboolean     stale;           /* a whole document that others changed since */
} Change;

struct _AftUndoStep
{
  char      *what;
  GPtrArray *changes;
};

static void
change_free (gpointer data)
{
  Change *change = data;

  if (change->outside_id != 0)
    g_signal_handler_disconnect (change->document, change->outside_id);
  g_clear_object (&change->document);
  g_clear_object (&change->record);
  g_free (change->before);
  g_free (change->after);
  g_free (change->print);
  g_free (change);
}

AftUndoStep *
aft_undo_step_new (const char *what)
{
  AftUndoStep *self = g_new0 (AftUndoStep, 1);

  self->what = g_strdup (what);
  self->changes = g_ptr_array_new_with_free_func (change_free);

  return self;
}

void
aft_undo_step_free (AftUndoStep *self)
{
  g_free (self->what);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static const char *
name_record (AftRecord *record)
{
  GType type = G_OBJECT_TYPE (record);

  if (type == AFT_TYPE_NOTE || type == AFT_TYPE_INBOX)
    return _("Edit Note");
  if (type == AFT_TYPE_REMINDER)
    return _("Change Reminder");
  if (type == AFT_TYPE_TOUCH)
    return _("Change Logged Contact");
  if (type == AFT_TYPE_FEEDBACK || type == AFT_TYPE_USE)
    return _("Change Feedback");
  if (type == AFT_TYPE_FOLLOW_UP)
    return _("Change Follow-Up");
  if (type == AFT_TYPE_DRAFT)
    return _("Edit Draft");
  if (type == AFT_TYPE_ME || type == AFT_TYPE_RULES || type == AFT_TYPE_BOOK_INFO)
    return _("Change Preferences");

  return NULL;
}

static const char *
name_document (AftDocument *document)
{
  switch (aft_document_get_kind (document))
    {
    case AFT_DOCUMENT_CONTACT:
      return _("Edit Person");
    case AFT_DOCUMENT_APPLICATION:
      return _("Edit Job");
    case AFT_DOCUMENT_STORY:
      return _("Edit Story");
    case AFT_DOCUMENT_EVENT:
      return _("Edit Event");
    case AFT_DOCUMENT_INBOX:
      return _("Edit Note");
    case AFT_DOCUMENT_BOOK:
    default:
      return _("Change Preferences");
    }
}

const char *
aft_undo_step_get_what (AftUndoStep *self)
{
  const char *name = NULL;
  Change *first;

  if (self->what != NULL)
    return self->what;
  if (self->changes->len == 0)
    return _("Change");

  first = g_ptr_array_index (self->changes, 0);
  if (first->record != NULL)
    name = name_record (first->record);

  return name != NULL ? name : name_document (first->document);
}

gboolean
aft_undo_step_is_empty (AftUndoStep *self)
{
  return self->changes->len == 0;
}

/* Everything a record holds, as a digest. */
static char *
print_record (AftRecord *record)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n_fields = AFT_RECORD_GET_CLASS (record)->n_fields;

  for (guint i = 0; i < n_fields; i++)
    {
      const char *value = aft_record_get (record, i);

      /* The terminating zero counts too, so that values can't run into each other. */
      g_checksum_update (checksum, (const guchar *) (value != NULL ? value : ""),
                         value != NULL ? strlen (value) + 1 : 1);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static void
outside_change_cb (AftDocument *document,
                   Change      *change)
{
  change->stale = TRUE;
}

static Change *
add_change (AftUndoStep *self,
            ChangeKind   kind,
            AftDocument *document,
            AftRecord   *record)
{
  Change *change = g_new0 (Change, 1);

  change->kind = kind;
  change->document = g_object_ref (document);
  change->record = record != NULL ? g_object_ref (record) : NULL;
  g_ptr_array_add (self->changes, change);

  if (record == NULL)
    change->outside_id = g_signal_connect (document, "outside-change", G_CALLBACK (outside_change_cb), change);

  return change;
}

/* The newest note that @document or @record of it came with this step, which covers all that happens inside. */
static Change *
find_added (AftUndoStep *self,
            AftDocument *document,
            AftRecord   *record)
{
  for (guint i = self->changes->len; i > 0; i--)
    {
      Change *change = g_ptr_array_index (self->changes, i - 1);

      if (change->document != document || (change->record != NULL && change->record != record))
        continue;
      if (change->kind == ADDED)
        return change;
      if (change->kind == REMOVED)
        return NULL;
    }

  return NULL;
}

void
aft_undo_step_note_changed (AftUndoStep *self,
                            AftDocument *document,
                            AftRecord   *record,
                            guint        field,
                            const char  *before)
{
  const char *after = aft_record_get (record, field);
  Change *change;

  if (find_added (self, document, record) != NULL)
    return;

  for (guint i = self->changes->len; i > 0; i--)
    {
      change = g_ptr_array_index (self->changes, i - 1);
      if (change->record != record || change->field != field || change->kind != CHANGED)
        continue;

      if (g_strcmp0 (change->before, after) == 0)
        {
          g_ptr_array_remove_index (self->changes, i - 1);
        }
      else
        {
          g_free (change->after);
          change->after = g_strdup (after);
        }
      return;
    }

  change = add_change (self, CHANGED, document, record);
  change->field = field;
  change->before = g_strdup (before);
  change->after = g_strdup (after);
}

void
aft_undo_step_note_added (AftUndoStep *self,
                          AftDocument *document,
                          AftRecord   *record)
{
  if (record == NULL || find_added (self, document, NULL) == NULL)
    add_change (self, ADDED, document, record);
}

void
aft_undo_step_note_removed (AftUndoStep *self,
                            AftDocument *document,
                            AftRecord   *record)
{
  Change *added = find_added (self, document, record);
  Change *change;

  if (added != NULL && added->record == record)
    {
      g_ptr_array_remove (self->changes, added);
      return;
    }
  if (added != NULL)
    return;

  change = add_change (self, REMOVED, document, record);
  if (record != NULL)
    change->print = print_record (record);
}

gboolean
aft_undo_step_continues (AftUndoStep *self,
                         AftRecord   *record,
                         guint        field)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = g_ptr_array_index (self->changes, i);

      if (change->kind == CHANGED && change->record == record && change->field == field)
        return TRUE;
    }

  return FALSE;
}

void
aft_undo_step_seal (AftUndoStep *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = g_ptr_array_index (self->changes, i);

      if (change->kind != ADDED || change->record == NULL)
        continue;
      g_free (change->print);
      change->print = print_record (change->record);
    }
}

/* The document as the book has it now; what is in no book any more is as this step knew it. */
static AftDocument *
current_document (Change  *change,
                  AftBook *book)
{
  AftRecord *own = AFT_RECORD (change->document);
  AftDocument *found;

  if (aft_book_get_info (book) == change->document)
    return change->document;

  /* A lookup also follows ids that were merged away; those are other people. */
  found = aft_book_lookup (book, aft_record_get_id (own));
  if (found == NULL || g_strcmp0 (aft_record_get_id (AFT_RECORD (found)), aft_record_get_id (own)) != 0)
    return NULL;

  return found;
}

static AftRecord *
current_record (Change      *change,
                AftDocument *document)
{
  const char *id = aft_record_get_id (change->record);

  if (change->record == AFT_RECORD (change->document))
    return AFT_RECORD (document);
  if (id == NULL || aft_record_get_document (change->record) == document)
    return change->record;

  return aft_document_lookup (document, id);
}

/* Whether what came or went is in the book now. */
static gboolean
is_present (Change  *change,
            AftBook *book)
{
  AftDocument *document = current_document (change, book);

  if (document == NULL || change->record == NULL)
    return document != NULL;

  return current_record (change, document) != NULL &&
         aft_record_get_document (current_record (change, document)) != NULL;
}

static gboolean
may_apply (Change  *change,
           AftBook *book,
           gboolean undo)
{
  AftDocument *document = current_document (change, book);
  g_autofree char *print = NULL;
  AftRecord *record;

  if (change->kind == CHANGED)
    {
      const char *expected = undo ? change->after : change->before;

      /* A document that this step took away as well comes back first. */
      record = document != NULL ? current_record (change, document) : change->record;

      return record != NULL && g_strcmp0 (aft_record_get (record, change->field), expected) == 0;
    }

  if ((change->kind == ADDED) != undo)
    return !is_present (change, book) && (change->record == NULL || document != NULL);

  if (!is_present (change, book))
    return FALSE;
  if (change->record == NULL)
    return !change->stale;

  print = print_record (current_record (change, document));

  return g_strcmp0 (print, change->print) == 0;
}

static void
apply (Change  *change,
       AftBook *book,
       gboolean undo)
{
  AftDocument *document = current_document (change, book);

  if (change->record == NULL)
    {
      change->stale = FALSE;
      if ((change->kind == ADDED) == undo)
        aft_book_remove (book, document);
      else
        aft_book_add (book, change->document);
      return;
    }

  if (document == NULL)
    document = change->document;

  if (change->kind == CHANGED)
    aft_record_set (current_record (change, document), change->field, undo ? change->before : change->after);
  else if ((change->kind == ADDED) == undo)
    aft_document_remove (document, current_record (change, document));
  else
    aft_document_add (document, change->record);
}

/* What a step did to something it also brought or took away needs no look of its own: the document decides. */
static gboolean
is_covered (AftUndoStep *self,
            Change      *change)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *other = g_ptr_array_index (self->changes, i);

      if (other != change && other->record == NULL && other->document == change->document)
        return TRUE;
    }

  return FALSE;
}

static gboolean
run (AftUndoStep *self,
     AftBook     *book,
     gboolean     undo,
     GError     **error)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = g_ptr_array_index (self->changes, i);
      AftDocument *document = current_document (change, book);

      if (document != NULL && aft_document_is_read_only (document))
        {
          g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_READ_ONLY, _("“%s” can’t be changed: the book is read-only"),
                       aft_undo_step_get_what (self));
          return FALSE;
        }
      if (!may_apply (change, book, undo) && !is_covered (self, change))
        {
          g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CONFLICT,
                       undo ? _("“%s” can’t be undone: it was changed elsewhere since")
                       : _("“%s” can’t be done again: it was changed elsewhere since"),
                       aft_undo_step_get_what (self));
          return FALSE;
        }
    }

  for (guint i = 0; i < self->changes->len; i++)
    apply (g_ptr_array_index (self->changes, undo ? self->changes->len - 1 - i : i), book, undo);

  return TRUE;
}

gboolean
aft_undo_step_undo (AftUndoStep *self,
                    AftBook     *book,
                    GError     **error)
{
  return run (self, book, TRUE, error);
}

gboolean
aft_undo_step_redo (AftUndoStep *self,
                    AftBook     *book,
                    GError     **error)
{
  return run (self, book, FALSE, error);
}
