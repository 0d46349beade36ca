/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-journal.h"

#include <glib/gi18n-lib.h>

#include "aft-undo-step.h"

/* Steps beyond this are forgotten, the oldest first. */
#define MAX_STEPS 500

struct _AftJournal
{
  GObject    parent_instance;

  AftBook   *book;
  GQueue     done;              /* AftUndoStep, the newest at the tail */
  GQueue     undone;
  AftUndoStep   *open;              /* between begin and end */
  gboolean   broken;            /* the next change begins a step */
  gboolean   following;         /* changes follow from the last one */
  guint      paused;
  char      *told_undo;         /* what the properties were when last notified */
  char      *told_redo;
};

G_DEFINE_FINAL_TYPE (AftJournal, aft_journal, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_WHAT,
  PROP_REDO_WHAT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

const char *
aft_journal_get_undo_what (AftJournal *self)
{
  g_return_val_if_fail (AFT_IS_JOURNAL (self), NULL);

  return self->done.tail != NULL ? aft_undo_step_get_what (self->done.tail->data) : NULL;
}

const char *
aft_journal_get_redo_what (AftJournal *self)
{
  g_return_val_if_fail (AFT_IS_JOURNAL (self), NULL);

  return self->undone.tail != NULL ? aft_undo_step_get_what (self->undone.tail->data) : NULL;
}

static void
tell_one (AftJournal *self,
          char      **told,
          const char *what,
          guint       prop_can,
          guint       prop_what)
{
  gboolean could = *told != NULL;

  if (g_strcmp0 (*told, what) == 0)
    return;

  g_free (*told);
  *told = g_strdup (what);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_what]);
  if (could != (what != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop_can]);
}

static void
tell (AftJournal *self)
{
  tell_one (self, &self->told_undo, aft_journal_get_undo_what (self), PROP_CAN_UNDO, PROP_UNDO_WHAT);
  tell_one (self, &self->told_redo, aft_journal_get_redo_what (self), PROP_CAN_REDO, PROP_REDO_WHAT);
}

static void
clear_steps (GQueue *steps)
{
  g_queue_clear_full (steps, (GDestroyNotify) aft_undo_step_free);
}

/* Takes @step over. */
static void
push_step (AftJournal  *self,
           AftUndoStep *step)
{
  aft_undo_step_seal (step);
  g_queue_push_tail (&self->done, step);
  if (self->done.length > MAX_STEPS)
    aft_undo_step_free (g_queue_pop_head (&self->done));
}

static AftUndoStep *
begin_change (AftJournal *self)
{
  clear_steps (&self->undone);

  return self->open != NULL ? self->open : aft_undo_step_new (NULL);
}

static void
end_change (AftJournal  *self,
            AftUndoStep *step)
{
  if (step != self->open)
    push_step (self, step);
  self->broken = FALSE;
  tell (self);
}

static void
record_changed_cb (AftJournal  *self,
                   AftDocument *document,
                   AftRecord   *record,
                   guint        field,
                   const char  *before)
{
  AftUndoStep *last = self->done.tail != NULL ? self->done.tail->data : NULL;
  AftUndoStep *step;

  if (self->paused > 0)
    return;

  if (self->open == NULL && !self->broken && last != NULL
      && (self->following || aft_undo_step_continues (last, record, field)))
    {
      clear_steps (&self->undone);
      aft_undo_step_note_changed (last, document, record, field, before);
      if (aft_undo_step_is_empty (last))
        aft_undo_step_free (g_queue_pop_tail (&self->done));
      tell (self);
      return;
    }

  step = begin_change (self);
  aft_undo_step_note_changed (step, document, record, field, before);
  end_change (self, step);
}

static void
record_added_cb (AftJournal  *self,
                 AftDocument *document,
                 AftRecord   *record)
{
  AftUndoStep *step;

  if (self->paused > 0)
    return;

  step = begin_change (self);
  aft_undo_step_note_added (step, document, record);
  end_change (self, step);
}

static void
record_removed_cb (AftJournal  *self,
                   AftDocument *document,
                   AftRecord   *record)
{
  AftUndoStep *step;

  if (self->paused > 0)
    return;

  step = begin_change (self);
  aft_undo_step_note_removed (step, document, record);
  end_change (self, step);
}

static void
document_added_cb (AftJournal  *self,
                   AftDocument *document)
{
  record_added_cb (self, document, NULL);
}

static void
document_removed_cb (AftJournal  *self,
                     AftDocument *document)
{
  record_removed_cb (self, document, NULL);
}

static void
begun_cb (AftJournal *self,
          const char *what)
{
  if (self->paused > 0 || self->open != NULL)
    return;

  self->open = aft_undo_step_new (what);
}

static void
ended_cb (AftJournal *self)
{
  AftUndoStep *step = g_steal_pointer (&self->open);

  if (step == NULL)
    return;

  if (aft_undo_step_is_empty (step))
    aft_undo_step_free (step);
  else
    push_step (self, step);
  self->broken = TRUE;
  tell (self);
}

AftJournal *
aft_journal_new (AftBook *book)
{
  AftJournal *self = g_object_new (AFT_TYPE_JOURNAL, NULL);

  g_return_val_if_fail (AFT_IS_BOOK (book), self);

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "record-changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "record-added", G_CALLBACK (record_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "record-removed", G_CALLBACK (record_removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "document-added", G_CALLBACK (document_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "document-removed", G_CALLBACK (document_removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "begun", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
aft_journal_break (AftJournal *self)
{
  g_return_if_fail (AFT_IS_JOURNAL (self));

  self->broken = TRUE;
}

void
aft_journal_follow (AftJournal *self,
                    gboolean    following)
{
  g_return_if_fail (AFT_IS_JOURNAL (self));

  self->following = following;
}

static gboolean
move_step (AftJournal *self,
           gboolean    undo,
           GError    **error)
{
  GQueue *from = undo ? &self->done : &self->undone;
  AftUndoStep *step = g_queue_pop_tail (from);
  gboolean moved;

  if (step == NULL)
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_UNKNOWN,
                           undo ? _("There is nothing to undo") : _("There is nothing to do again"));
      return FALSE;
    }

  self->paused++;
  moved = undo ? aft_undo_step_undo (step, self->book, error) : aft_undo_step_redo (step, self->book, error);
  self->paused--;

  if (moved)
    g_queue_push_tail (undo ? &self->undone : &self->done, step);
  else
    aft_undo_step_free (step);
  self->broken = TRUE;
  tell (self);

  return moved;
}

gboolean
aft_journal_undo (AftJournal *self,
                  GError    **error)
{
  g_return_val_if_fail (AFT_IS_JOURNAL (self), FALSE);

  return move_step (self, TRUE, error);
}

gboolean
aft_journal_redo (AftJournal *self,
                  GError    **error)
{
  g_return_val_if_fail (AFT_IS_JOURNAL (self), FALSE);

  return move_step (self, FALSE, error);
}

void
aft_journal_note_added (AftJournal  *self,
                        AftDocument *document)
{
  g_return_if_fail (AFT_IS_JOURNAL (self));

  document_added_cb (self, document);
}

void
aft_journal_pause (AftJournal *self)
{
  g_return_if_fail (AFT_IS_JOURNAL (self));

  self->paused++;
}

void
aft_journal_resume (AftJournal *self)
{
  g_return_if_fail (AFT_IS_JOURNAL (self));
  g_return_if_fail (self->paused > 0);

  self->paused--;
}

void
aft_journal_clear (AftJournal *self)
{
  g_return_if_fail (AFT_IS_JOURNAL (self));

  clear_steps (&self->done);
  clear_steps (&self->undone);
  tell (self);
}

static void
aft_journal_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  AftJournal *self = AFT_JOURNAL (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->done.length > 0);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->undone.length > 0);
      break;
    case PROP_UNDO_WHAT:
      g_value_set_string (value, aft_journal_get_undo_what (self));
      break;
    case PROP_REDO_WHAT:
      g_value_set_string (value, aft_journal_get_redo_what (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aft_journal_finalize (GObject *object)
{
  AftJournal *self = AFT_JOURNAL (object);

  clear_steps (&self->done);
  clear_steps (&self->undone);
  g_clear_pointer (&self->open, aft_undo_step_free);
  g_clear_object (&self->book);
  g_free (self->told_undo);
  g_free (self->told_redo);

  G_OBJECT_CLASS (aft_journal_parent_class)->finalize (object);
}

static void
aft_journal_class_init (AftJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = aft_journal_get_property;
  object_class->finalize = aft_journal_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNDO_WHAT] = g_param_spec_string ("undo-what", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REDO_WHAT] = g_param_spec_string ("redo-what", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
aft_journal_init (AftJournal *self)
{
  g_queue_init (&self->done);
  g_queue_init (&self->undone);
}
