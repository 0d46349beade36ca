/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-book-info.h"
#include "aft-contact-merge.h"
#include "aft-sample.h"
#include "aft-session-private.h"
#include "aft-text.h"

static void
clock_moved_cb (gpointer data)
{
  aft_session_check_day (data);
}

gboolean
aft_session_is_sample (AftSession *self)
{
  g_autofree char *sample = aft_session_dup_sample_folder (self);
  const char *folder = aft_session_get_folder (self);

  return folder != NULL && g_str_equal (folder, sample);
}

gboolean
aft_session_fill_sample (AftSession  *self,
                         GError     **error)
{
  g_autoptr (GDateTime) now = aft_session_now (self);

  g_return_val_if_fail (AFT_IS_SESSION (self), FALSE);

  if (!aft_book_is_empty (self->book))
    {
      g_autofree char *folder = g_filename_display_name (aft_session_get_folder (self));

      g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CONFLICT,
                   _("the book in “%s” isn’t empty; sample people only go into an empty one"), folder);
      return FALSE;
    }

  aft_sample_fill (self->book, now);
  aft_journal_clear (self->journal);
  aft_session_flush (self);

  return TRUE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  AftSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!aft_store_load_finish (AFT_STORE (source), result, &error))
    {
      aft_session_unwire (self);
      aft_store_close (self->store);
      aft_session_set_state (self, AFT_SESSION_CLOSED);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  aft_session_set_state (self, AFT_SESSION_OPEN);
  if (aft_session_is_read_only (self))
    {
      aft_session_say (self, aft_session_get_read_only_why (self));
    }
  else
    {
      /* A command takes nothing back, and whoever only looks tidies nothing up. */
      if (self->window)
        {
          g_autoptr (GDateTime) now = aft_session_now (self);

          aft_book_finish_merges (self->book, now);
          aft_session_look_into_trash (self);
        }
      if (aft_session_is_sample (self) && aft_book_is_empty (self->book))
        aft_session_fill_sample (self, NULL);
    }

  if (self->window)
    aft_mailer_open (self->mailer);

  g_task_return_boolean (task, TRUE);
}

/* The scripts begin with a name: until somebody writes another, it is that of the login. Set before anything listens, so that
 * it is no step of undo and is written with the first change. */
static void
take_name_from_login (AftSession *self)
{
  AftMe *me = aft_document_get_single (aft_book_get_info (self->book), AFT_TYPE_ME);
  g_autofree char *name = aft_text_dup_line (g_get_real_name ());

  if (aft_record_get (me, AFT_ME_NAME) == NULL && name != NULL && strcmp (name, "Unknown") != 0 &&
      strcmp (name, g_get_user_name ()) != 0)
    aft_record_set (me, AFT_ME_NAME, name);
}

void
aft_session_open_async (AftSession          *self,
                        const char          *folder,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GDateTime) now = aft_session_now (self);
  g_autofree char *chosen = folder != NULL ? g_canonicalize_filename (folder, NULL) : aft_session_dup_folder_setting (self);
  g_autoptr (GError) error = NULL;

  g_return_if_fail (AFT_IS_SESSION (self));
  g_return_if_fail (self->state == AFT_SESSION_CLOSED);

  g_task_set_source_tag (task, aft_session_open_async);
  if (!aft_store_open (self->store, chosen, self->window ? AFT_STORE_WINDOW : AFT_STORE_NONE, now, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (self->window)
    take_name_from_login (self);
  aft_session_wire (self);
  aft_session_today (self, &self->today);
  if (self->clock == NULL)
    self->midnight = aft_midnight_new (clock_moved_cb, self);
  aft_session_set_state (self, AFT_SESSION_OPENING);
  aft_store_load_async (self->store, now, cancellable, loaded_cb, g_steal_pointer (&task));
}

gboolean
aft_session_open_finish (AftSession    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
rescanned_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (AftSession) self = data;
  g_autoptr (GError) error = NULL;

  if (!aft_store_rescan_finish (AFT_STORE (source), result, &error) && self->state == AFT_SESSION_OPEN)
    aft_session_complain (self, _("The book’s folder can’t be read"), error->message);
}

void
aft_session_rescan (AftSession *self)
{
  g_autoptr (GDateTime) now = aft_session_now (self);

  g_return_if_fail (AFT_IS_SESSION (self));

  aft_session_check_day (self);
  if (self->state == AFT_SESSION_OPEN)
    aft_store_rescan_async (self->store, now, NULL, rescanned_cb, g_object_ref (self));
}

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;

  g_task_return_boolean (task, aft_store_settle_finish (AFT_STORE (source), result, NULL));
}

static void
saver_flushed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (GTask) task = data;
  AftSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (aft_saver_flush_finish (AFT_SAVER (source), result, &error))
    aft_store_settle_async (self->store, settled_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
bin_flushed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GTask) task = data;
  AftSession *self = g_task_get_source_object (task);

  aft_bin_flush_finish (AFT_BIN (source), result, NULL);
  aft_saver_flush_async (self->saver, saver_flushed_cb, g_steal_pointer (&task));
}

void
aft_session_flush_async (AftSession          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (AFT_IS_SESSION (self));

  g_task_set_source_tag (task, aft_session_flush_async);
  if (self->state == AFT_SESSION_CLOSED)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  aft_session_collect (self);
  aft_bin_flush_async (self->bin, bin_flushed_cb, g_steal_pointer (&task));
}

gboolean
aft_session_flush_finish (AftSession    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
aft_session_flush (AftSession *self)
{
  /* What goes wrong is told by the status. */
  aft_session_flush_async (self, NULL, NULL, NULL);
}

gboolean
aft_session_is_saved (AftSession *self)
{
  g_return_val_if_fail (AFT_IS_SESSION (self), TRUE);

  return self->state == AFT_SESSION_CLOSED || aft_saver_get_state (self->saver) == AFT_SAVER_SAVED;
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

gboolean
aft_session_close (AftSession  *self,
                   GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GMainContext *context = g_main_context_get_thread_default ();

  g_return_val_if_fail (AFT_IS_SESSION (self), FALSE);

  if (self->state == AFT_SESSION_CLOSED)
    return TRUE;

  aft_mailer_pause (self->mailer);
  aft_session_flush_async (self, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  if (!aft_session_flush_finish (self, result, error))
    {
      aft_mailer_go_on (self->mailer);
      return FALSE;
    }

  aft_mailer_close (self->mailer);
  aft_session_unwire (self);
  aft_store_close (self->store);
  aft_session_set_state (self, AFT_SESSION_CLOSED);

  return TRUE;
}
