/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-session-private.h"

/* The end of what is noted in the trash, so that it can be taken back after a restart: an import, a merge. */

typedef struct
{
  AftTrashNote *note;           /* how it was before */
  GTask        *task;           /* what waits for the end */
} Noted;

static void
noted_free (Noted *noted)
{
  g_clear_pointer (&noted->note, aft_trash_note_free);
  g_object_unref (noted->task);
  g_free (noted);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Noted, noted_free)

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Noted) noted = data;
  g_autoptr (GError) error = NULL;

  /* What was done is safe all the same. */
  if (!aft_store_note_finish (AFT_STORE (source), result, &error))
    aft_session_complain_of_trash (g_task_get_source_object (noted->task), error);
  g_task_return_boolean (noted->task, TRUE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  AftSession *self = AFT_SESSION (source);
  g_autoptr (Noted) noted = data;
  g_autoptr (GDateTime) now = aft_session_now (self);
  AftTrashNote *note = g_steal_pointer (&noted->note);
  GError *error = NULL;

  if (aft_session_flush_finish (self, result, &error))
    {
      aft_store_note_async (self->store, note, now, NULL, written_cb, g_steal_pointer (&noted));
      return;
    }

  aft_trash_note_free (note);
  g_task_return_error (noted->task, error);
}

void
aft_session_end_noted (AftSession   *self,
                       AftTrashNote *note,
                       GTask        *task)
{
  Noted *noted = g_new0 (Noted, 1);

  noted->note = note;
  noted->task = task;
  aft_session_flush_async (self, NULL, saved_cb, noted);
}
