/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-session.h"

#include <glib/gi18n-lib.h>

#include "aft-contact-merge.h"
#include "aft-session-private.h"
#include "aft-text.h"
#include "aft-trash.h"

/* What lies in the trash is removed for good after so many days. */
#define TRASH_DAYS 30

/* What of the trash can be taken back, besides imports and merges. */
#define DELETED "deleted"

static GDateTime *
now_for_others (gpointer data)
{
  return aft_session_now (data);
}

static void
saver_changed_cb (AftSession *self)
{
  const GError *error = aft_saver_get_error (self->saver);
  g_autofree char *status = NULL;

  switch (aft_saver_get_state (self->saver))
    {
    case AFT_SAVER_SAVED:
      self->failing = FALSE;
      /* Translators: the status line; the argument is what was done, "Undone: Log a Call". */
      status = self->done != NULL ? g_strdup_printf (_("%s · Saved"), self->done) : g_strdup (_("Saved"));
      aft_session_say (self, status);
      break;

    case AFT_SAVER_WAITING:
      if (self->done == NULL)
        aft_session_say (self, _("Saving…"));
      break;

    case AFT_SAVER_FAILED:
      /* Translators: the argument is one sentence saying why and where. */
      status = g_strdup_printf (_("Not saved: %s"), error->message);
      aft_session_say (self, status);
      if (!self->failing)
        aft_session_complain (self, _("What you changed isn’t saved yet"), error->message);
      self->failing = TRUE;
      break;

    default:
      g_assert_not_reached ();
    }
}

void
aft_session_complain_of_trash (AftSession   *self,
                               const GError *error)
{
  aft_session_complain (self, _("The trash can’t be used"), error->message);
}

static void
store_trouble_cb (AftSession   *self,
                  const GError *error)
{
  aft_session_complain (self, _("The book’s folder can’t be read"), error->message);
}

static void
kept_both_cb (AftSession  *self,
              AftDocument *document)
{
  g_autofree char *title = aft_text_dup_shown (aft_document_get_summary (document)->title, 60);
  /* Translators: %s is the person, job or note it belongs to. */
  g_autofree char *why = g_strdup_printf (_("While you wrote, somebody else changed the same text of “%s”. Your version and theirs "
                                            "both stand there now."), title);

  aft_session_complain (self, _("Both texts are kept"), why);
}

static void
kept_newer_cb (AftSession  *self,
               AftDocument *document)
{
  g_autofree char *title = aft_text_dup_shown (aft_document_get_summary (document)->title, 60);
  /* Translators: %s is the person, job or note it belongs to. */
  g_autofree char *why = g_strdup_printf (_("Another program put in place of “%s” what it had made of an older version. Your last "
                                            "changes are there again, beside what it changed."), title);

  aft_session_complain (self, _("Your changes are kept"), why);
}

/* What stands on the disk already was brought by others, unless we are just taking something back. */
static gboolean
came_from_others (AftSession  *self,
                  AftDocument *document)
{
  return self->undoing == 0 && aft_document_get_bytes (document) != NULL;
}

/* Its file may be there again already, as when a sync tool puts another one in its place. */
static gboolean
went_by_others (AftSession *self)
{
  return self->undoing == 0 && aft_store_is_following (self->store);
}

/* These two hear of it before the journal does, the next two after it: what others do can't be taken back here. */
static void
document_coming_cb (AftSession  *self,
                    AftDocument *document)
{
  self->hushed = came_from_others (self, document);
  if (self->hushed)
    aft_journal_pause (self->journal);
}

static void
document_going_cb (AftSession  *self,
                   AftDocument *document)
{
  self->hushed = went_by_others (self);
  if (self->hushed)
    aft_journal_pause (self->journal);
}

static gboolean
end_hush (AftSession *self)
{
  if (!self->hushed)
    return FALSE;

  aft_journal_resume (self->journal);
  self->hushed = FALSE;

  return TRUE;
}

static void
document_added_cb (AftSession  *self,
                   AftDocument *document)
{
  if (end_hush (self))
    return;

  if (self->undoing > 0)
    aft_bin_restore (self->bin, document);
  aft_saver_add (self->saver, document);
}

static void
document_removed_cb (AftSession  *self,
                     AftDocument *document)
{
  aft_saver_forget (self->saver, document);
  if (self->undone != NULL)
    g_ptr_array_remove (self->undone, document);
  if (end_hush (self))
    return;

  aft_bin_trash (self->bin, document);
  if (!self->in_step)
    aft_bin_break (self->bin);
}

static void
step_begun_cb (AftSession *self)
{
  self->in_step = TRUE;
}

static void
step_ended_cb (AftSession *self)
{
  self->in_step = FALSE;
  aft_bin_break (self->bin);
}

static void
document_changed_cb (AftSession  *self,
                     AftDocument *document)
{
  if (self->undone != NULL && !g_ptr_array_find (self->undone, document, NULL))
    g_ptr_array_add (self->undone, g_object_ref (document));
  aft_saver_add (self->saver, document);
}

static void
begin_undoing (AftSession *self)
{
  self->undoing++;
  self->in_step = TRUE;
  self->undone = g_ptr_array_new_with_free_func (g_object_unref);
}

/* What was moved between documents moves back between them. */
static void
end_undoing (AftSession *self)
{
  self->undoing--;
  step_ended_cb (self);
  if (self->undone->len > 1)
    aft_saver_add_together (self->saver, self->undone);
  g_clear_pointer (&self->undone, g_ptr_array_unref);
}

void
aft_session_wire (AftSession *self)
{
  aft_store_set_clock (self->store, now_for_others, self);
  self->saver = aft_saver_new (self->store, now_for_others, self);
  self->bin = aft_bin_new (self->store, self->saver, now_for_others, self);
  g_signal_connect_object (self->saver, "changed", G_CALLBACK (saver_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bin, "failed", G_CALLBACK (aft_session_complain_of_trash), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "kept-both", G_CALLBACK (kept_both_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "kept-newer", G_CALLBACK (kept_newer_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "trouble", G_CALLBACK (store_trouble_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (self->book, "document-added", G_CALLBACK (document_coming_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->book, "document-removed", G_CALLBACK (document_going_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->book, "begun", G_CALLBACK (step_begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->book, "ended", G_CALLBACK (step_ended_cb), self, G_CONNECT_SWAPPED);
  self->journal = aft_journal_new (self->book);
  g_signal_connect_object (self->book, "document-added", G_CALLBACK (document_added_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->book, "document-removed", G_CALLBACK (document_removed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->book, "document-changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->journal, "notify", G_CALLBACK (aft_session_notify_undo), self, G_CONNECT_SWAPPED);
}

void
aft_session_unwire (AftSession *self)
{
  g_clear_pointer (&self->midnight, aft_midnight_free);
  if (self->saver == NULL)
    return;

  aft_saver_stop (self->saver);
  aft_bin_stop (self->bin);
  g_signal_handlers_disconnect_by_data (self->saver, self);
  g_signal_handlers_disconnect_by_data (self->bin, self);
  g_signal_handlers_disconnect_by_data (self->store, self);
  g_signal_handlers_disconnect_by_data (self->book, self);
  g_signal_handlers_disconnect_by_data (self->journal, self);
}

/* What the step is called by which all of @titles went, which come back by one. */
static char *
dup_deletion (const char * const *titles)
{
  guint n = titles != NULL ? g_strv_length ((char **) titles) : 0;
  g_autofree char *shown = aft_text_dup_shown (n > 0 ? titles[0] : "", 60);

  if (n > 1)
    /* Translators: a step that can be undone; the arguments are a person's name or the like, and how many went with it. */
    return g_strdup_printf (ngettext ("Delete “%s” and %u More", "Delete “%s” and %u More", n - 1), shown, n - 1);

  /* Translators: a step that can be undone; the argument is a person's name or the like. */
  return g_strdup_printf (_("Delete “%s”"), shown);
}

/* Whoever stayed comes first, then who was merged into them. */
static char *
dup_merge (const char * const *titles)
{
  guint n = titles != NULL ? g_strv_length ((char **) titles) : 0;
  g_autofree char *into = aft_text_dup_shown (n > 0 ? titles[0] : "", 60);
  g_autofree char *from = aft_text_dup_shown (n > 1 ? titles[1] : "", 60);

  /* Translators: a step that can be undone; the arguments are people. */
  return g_strdup_printf (_("Merge “%s” into “%s”"), from, into);
}

static char *
dup_earlier (AftTrashEntry *entry)
{
  if (g_str_equal (aft_trash_entry_get_what (entry), AFT_TRASH_IMPORTED))
    return g_strdup (_("Import People"));
  if (g_str_equal (aft_trash_entry_get_what (entry), AFT_TRASH_MERGED))
    return dup_merge (aft_trash_entry_get_titles (entry));

  return dup_deletion (aft_trash_entry_get_titles (entry));
}

/* The newest thing that was deleted, imported or merged before this start becomes the next to undo. */
static void
name_earlier (AftSession *self)
{
  AftTrashEntry *entry = g_queue_peek_head (&self->earlier);

  g_clear_pointer (&self->earlier_what, g_free);
  self->earlier_what = entry != NULL ? dup_earlier (entry) : NULL;
  aft_session_notify_undo (self);
}

static void
trash_listed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (AftSession) self = data;
  g_autoptr (GListModel) entries = aft_store_list_trash_finish (AFT_STORE (source), result, NULL);
  static const char * const taken_back[] = { DELETED, AFT_TRASH_IMPORTED, AFT_TRASH_MERGED, NULL };

  for (guint i = 0; entries != NULL && i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (AftTrashEntry) entry = g_list_model_get_item (entries, i);

      if (g_strv_contains (taken_back, aft_trash_entry_get_what (entry)))
        g_queue_push_tail (&self->earlier, g_steal_pointer (&entry));
    }
  name_earlier (self);
}

static void
trash_emptied_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (AftSession) self = data;
  g_autoptr (GError) error = NULL;

  if (!aft_store_empty_trash_finish (AFT_STORE (source), result, &error))
    aft_session_complain (self, _("The trash can’t be emptied"), error->message);
  if (self->state == AFT_SESSION_OPEN)
    aft_store_list_trash_async (self->store, NULL, trash_listed_cb, g_object_ref (self));
}

void
aft_session_look_into_trash (AftSession *self)
{
  g_autoptr (GDateTime) now = aft_session_now (self);
  g_autoptr (GDateTime) before = g_date_time_add_days (now, -TRASH_DAYS);

  aft_store_empty_trash_async (self->store, before, NULL, trash_emptied_cb, g_object_ref (self));
}

void
aft_session_break_undo (AftSession *self)
{
  g_return_if_fail (AFT_IS_SESSION (self));

  if (self->journal != NULL)
    aft_journal_break (self->journal);
}

void
aft_session_follow_undo (AftSession *self,
                         gboolean    following)
{
  g_return_if_fail (AFT_IS_SESSION (self));

  if (self->journal != NULL)
    aft_journal_follow (self->journal, following);
}

const char *
aft_session_get_undo_what (AftSession *self)
{
  const char *what;

  g_return_val_if_fail (AFT_IS_SESSION (self), NULL);

  what = self->journal != NULL ? aft_journal_get_undo_what (self->journal) : NULL;

  return what != NULL ? what : self->earlier_what;
}

const char *
aft_session_get_redo_what (AftSession *self)
{
  g_return_val_if_fail (AFT_IS_SESSION (self), NULL);

  return self->journal != NULL ? aft_journal_get_redo_what (self->journal) : NULL;
}

/* Whoever was taken out of the trash without the merge they went by is somebody of their own. */
static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (AftSession) self = data;

  aft_bin_flush_finish (AFT_BIN (source), result, NULL);
  aft_journal_pause (self->journal);
  aft_book_part_merged (self->book);
  aft_journal_resume (self->journal);
}

static void
restore_earlier (AftSession    *self,
                 AftTrashEntry *entry)
{
  aft_bin_restore_entry (self->bin, aft_trash_entry_get_name (entry));
  if (g_str_equal (aft_trash_entry_get_what (entry), DELETED))
    aft_bin_flush_async (self->bin, restored_cb, g_object_ref (self));
}

gboolean
aft_session_undo (AftSession  *self,
                  GError     **error)
{
  g_autofree char *what = g_strdup (aft_session_get_undo_what (self));
  g_autoptr (AftTrashEntry) entry = NULL;
  gboolean undone;

  g_return_val_if_fail (AFT_IS_SESSION (self) && self->journal != NULL, FALSE);

  if (aft_journal_get_undo_what (self->journal) == NULL && !g_queue_is_empty (&self->earlier))
    {
      entry = g_queue_pop_head (&self->earlier);
      restore_earlier (self, entry);
      name_earlier (self);
      undone = TRUE;
    }
  else
    {
      begin_undoing (self);
      undone = aft_journal_undo (self->journal, error);
      end_undoing (self);
    }

  if (undone)
    {
      g_autofree char *shown = aft_text_dup_shown (what, AFT_TEXT_SHOWN_MAX);
      /* Translators: the status line after undoing; the argument is what was undone, "Log a Call". */
      g_autofree char *text = g_strdup_printf (_("Undone: %s"), shown);

      aft_session_say_done (self, text);
    }

  return undone;
}

gboolean
aft_session_redo (AftSession  *self,
                  GError     **error)
{
  g_autofree char *what = g_strdup (aft_session_get_redo_what (self));
  gboolean redone;

  g_return_val_if_fail (AFT_IS_SESSION (self) && self->journal != NULL, FALSE);

  begin_undoing (self);
  redone = aft_journal_redo (self->journal, error);
  end_undoing (self);

  if (redone)
    {
      g_autofree char *shown = aft_text_dup_shown (what, AFT_TEXT_SHOWN_MAX);
      /* Translators: the status line after redoing. */
      g_autofree char *text = g_strdup_printf (_("Done again: %s"), shown);

      aft_session_say_done (self, text);
    }

  return redone;
}

void
aft_session_delete (AftSession  *self,
                    AftDocument *document)
{
  const AftSummary *summary = aft_document_get_summary (document);
  g_autofree char *shown = aft_text_dup_shown (summary->title, 60);
  g_autofree char *what = NULL;

  g_return_if_fail (AFT_IS_SESSION (self));

  if (aft_session_refuses (self))
    return;

  /* Translators: a step that can be undone; the argument is a person's name or the like. */
  what = g_strdup_printf (_("Delete “%s”"), shown);
  aft_book_begin (self->book, what);
  aft_book_remove (self->book, document);
  aft_book_end (self->book);
}
