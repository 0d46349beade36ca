/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>

#include "aft-alert.h"
#include "aft-chooser.h"
#include "aft-guide.h"
#include "aft-import-dialog.h"
#include "aft-interview-sheet.h"
#include "aft-keep-in-touch.h"
#include "aft-log.h"
#include "aft-log-dialog.h"
#include "aft-new-dialog.h"
#include "aft-open-uri.h"
#include "aft-print.h"
#include "aft-promise.h"
#include "aft-rename-tag-dialog.h"
#include "aft-text.h"

#define ACTION_CB(name) static void name##_cb (GSimpleAction *action, GVariant *parameter, gpointer data)

void
aft_window_present_over (AftWindow *self,
                         GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
say_error (AftWindow *self,
           GError    *error)
{
  aft_window_say (self, error->message);
}

static void
add_new (AftWindow       *self,
         AftDocumentKind  kind)
{
  if (aft_window_may_change (self))
    aft_window_present_over (self, aft_new_dialog_new (self->session, kind));
}

ACTION_CB (new_person)
{
  add_new (data, AFT_DOCUMENT_CONTACT);
}

ACTION_CB (new_job)
{
  add_new (data, AFT_DOCUMENT_APPLICATION);
}

ACTION_CB (new_event)
{
  add_new (data, AFT_DOCUMENT_EVENT);
}

ACTION_CB (new_story)
{
  add_new (data, AFT_DOCUMENT_STORY);
}

/* Lands in the inbox if nobody is shown. */
ACTION_CB (new_note)
{
  AftWindow *self = data;

  if (!aft_window_may_change (self))
    return;
  aft_split_view_go (self->split, AFT_PANE_ASIDE);
  aft_notes_pane_new_note (aft_window_ensure_notes (self));
}

/* The person meant by an action without a target; says so if there is none. */
static AftContact *
require_person (AftWindow *self)
{
  AftContact *person = aft_window_get_person (self);

  if (person == NULL)
    aft_window_say (self, _("Choose a person first."));

  return person;
}

/* The one whose line is selected in Today, else the newest of @person. */
static AftFollowUp *
find_follow_up (AftWindow  *self,
                AftContact *person)
{
  gpointer selected = aft_list_pane_get_selected (self->list);
  AftRecord *follow_up = AFT_IS_AGENDA_ITEM (selected) ? aft_agenda_item_get_follow_up (selected) : NULL;

  if (follow_up != NULL && aft_record_get_document (follow_up) == (gpointer) person)
    return AFT_FOLLOW_UP (follow_up);

  return aft_guide_find_follow_up (person);
}

ACTION_CB (continue_guide)
{
  AftWindow *self = data;
  AftContact *person = require_person (self);
  AftFollowUp *follow_up;

  if (person == NULL)
    return;
  follow_up = find_follow_up (self, person);
  if (follow_up != NULL)
    aft_window_guide (self, aft_record_get_id (AFT_RECORD (follow_up)));
  else
    aft_window_say_with (self, _("They haven’t turned you down: there is no guide to resume."), _("I Was Turned Down"),
                         "win.turned-down", NULL);
}

static void
log_contact (AftWindow  *self,
             AftContact *person)
{
  if (aft_window_may_change (self))
    aft_window_present_over (self, aft_log_dialog_new (self->session, person));
}

ACTION_CB (log)
{
  AftWindow *self = data;
  AftDocument *person = aft_book_lookup (aft_session_get_book (self->session), g_variant_get_string (parameter, NULL));

  if (person != NULL && AFT_IS_CONTACT (person))
    log_contact (self, AFT_CONTACT (person));
}

static void
log_chosen_cb (GtkWidget   *widget,
               AftDocument *chosen,
               gpointer     data)
{
  log_contact (AFT_WINDOW (widget), AFT_CONTACT (chosen));
}

ACTION_CB (log_line)
{
  AftWindow *self = data;
  AftContact *person = aft_window_get_person (self);

  if (person != NULL)
    log_contact (self, person);
  else
    aft_chooser_show (GTK_WIDGET (self), self->session, _("With Whom?"), AFT_CHOOSE_CONTACTS, log_chosen_cb, NULL);
}

ACTION_CB (undo)
{
  AftWindow *self = data;
  g_autofree char *what = g_strdup (aft_session_get_undo_what (self->session));
  g_autofree char *says = NULL;
  g_autoptr (GError) error = NULL;

  if (!aft_session_undo (self->session, &error))
    {
      if (error != NULL)
        say_error (self, error);
      return;
    }
  /* Translators: %s is what was done, "Log a call". */
  says = g_strdup_printf (_("Undone: %s"), what != NULL ? what : "");
  aft_window_say_with (self, says, _("_Redo"), "win.redo", NULL);
}

ACTION_CB (redo)
{
  AftWindow *self = data;
  g_autofree char *what = g_strdup (aft_session_get_redo_what (self->session));
  g_autofree char *says = NULL;
  g_autoptr (GError) error = NULL;

  if (!aft_session_redo (self->session, &error))
    {
      if (error != NULL)
        say_error (self, error);
      return;
    }
  /* Translators: %s is what was done, "Log a call". */
  says = g_strdup_printf (_("Done again: %s"), what != NULL ? what : "");
  aft_window_say_with (self, says, _("_Undo"), "win.undo", NULL);
}

static void
delete_document (AftWindow   *self,
                 AftDocument *document)
{
  g_autofree char *title = aft_text_dup_shown (aft_document_get_summary (document)->title, 60);
  g_autofree char *says = g_strdup_printf (_("Deleted “%s”"), title);

  aft_session_delete (self->session, document);
  aft_window_say_with (self, says, _("_Undo"), "win.undo", NULL);
}

static gboolean
is_alone (AftDocument *document,
          AftRecord   *record)
{
  guint n_notes = g_list_model_get_n_items (aft_document_get_records (document, AFT_TYPE_NOTE));
  guint n_reminders = g_list_model_get_n_items (aft_document_get_records (document, AFT_TYPE_REMINDER));

  return AFT_IS_NOTE (record) ? n_notes == 1 : n_notes == 0 && n_reminders == 1;
}

static void
delete_record (AftWindow   *self,
               AftDocument *document,
               AftRecord   *record)
{
  AftBook *book = aft_session_get_book (self->session);

  /* A note or reminder of nobody's is a document of its own; two versions of it may stand in one. */
  if (AFT_IS_INBOX (document) && is_alone (document, record))
    {
      delete_document (self, document);
      return;
    }
  aft_book_begin (book, C_("undo", "Delete"));
  if (AFT_IS_NOTE (record))
    aft_promises_drop (AFT_NOTE (record));
  aft_document_remove (document, record);
  aft_book_end (book);
  aft_window_say_with (self, _("Deleted"), _("_Undo"), "win.undo", NULL);
}

ACTION_CB (delete)
{
  AftWindow *self = data;
  const char *id = g_variant_get_string (parameter, NULL);
  AftBook *book = aft_session_get_book (self->session);
  AftDocument *document = aft_book_lookup (book, id);
  AftDocument *holder = NULL;
  AftRecord *record;

  if (!aft_window_may_change (self))
    return;
  if (document != NULL && AFT_IS_INBOX (document) && (record = aft_document_lookup (document, id)) != NULL)
    delete_record (self, document, record);
  else if (document != NULL)
    delete_document (self, document);
  else if ((record = aft_book_find_record (book, id, &holder)) != NULL && holder != NULL)
    delete_record (self, holder, record);
}

ACTION_CB (delete_selected)
{
  AftWindow *self = data;
  gpointer selected = aft_list_pane_get_selected (self->list);
  AftDocument *document = selected != NULL && !AFT_IS_AGENDA_ITEM (selected) ? aft_list_item_get_document (selected) : NULL;

  if (!aft_window_may_change (self))
    return;
  /* Of what was found, the note or contact is meant whose line is selected. */
  if (selected != NULL && AFT_IS_PLACE (selected))
    selected = aft_document_lookup (document, aft_place_get_id (selected));
  if (self->notes != NULL && aft_split_view_get_focus (self->split, AFT_PANE_SIDEBAR) == AFT_PANE_ASIDE)
    aft_notes_pane_delete (self->notes);
  else if (selected != NULL && AFT_IS_RECORD (selected) && !AFT_IS_DOCUMENT (selected))
    delete_record (self, document, selected);
  else if (document != NULL)
    delete_document (self, document);
  else
    aft_window_say (self, _("Nothing is selected that could be deleted."));
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AftWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (aft_session_merge_finish (AFT_SESSION (source), result, &error))
    aft_window_say_with (self, _("The two are one person now"), _("_Undo"), "win.undo", NULL);
  else
    say_error (self, error);
}

static void
merge_chosen_cb (GtkWidget   *widget,
                 AftDocument *chosen,
                 gpointer     data)
{
  AftWindow *self = AFT_WINDOW (widget);
  AftDocument *into = AFT_DOCUMENT (self->merge_into);

  if (into != NULL && aft_window_may_change (self))
    aft_session_merge_async (self->session, AFT_CONTACT (into), AFT_CONTACT (chosen), merged_cb, g_object_ref (self));
}

/* Of the person in the parameter; "": of the one shown. They stay, and whoever is chosen then goes. */
ACTION_CB (merge)
{
  AftWindow *self = data;
  const char *id = g_variant_get_string (parameter, NULL);
  gpointer into = *id != '\0' ? aft_book_lookup (aft_session_get_book (self->session), id) : aft_window_get_person (self);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (!aft_window_may_change (self))
    return;
  if (into == NULL)
    {
      aft_window_say (self, _("Show first the person who is in the book twice."));
      return;
    }
  if (g_list_model_get_n_items (aft_book_get_contacts (aft_session_get_book (self->session))) == 1)
    {
      aft_window_say (self, _("Nobody else is in the book yet."));
      return;
    }
  name = aft_text_dup_shown (aft_document_get_summary (into)->title, 60);
  /* Translators: asks for the other entry of a person who is in the book twice. */
  title = g_strdup_printf (_("Who Is “%s” as Well?"), name);
  g_set_weak_pointer (&self->merge_into, into);
  aft_chooser_show_others (GTK_WIDGET (self), self->session, title, into, merge_chosen_cb, NULL);
}

/* Of the tag in the parameter; "": of one that is chosen then. */
ACTION_CB (rename_tag)
{
  AftWindow *self = data;

  if (aft_window_may_change (self))
    aft_window_present_over (self, aft_rename_tag_dialog_new (self->session, g_variant_get_string (parameter, NULL)));
}

static void
found_cb (gpointer data)
{
  AftWindow *self = data;
  AftDocument *job = self->document != NULL && aft_document_get_kind (self->document) == AFT_DOCUMENT_APPLICATION
                     ? self->document : NULL;
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  g_autofree char *says = NULL;
  AftFoundJob result = { 0 };

  aft_keep_in_touch_found_job (aft_session_get_book (self->session), job, now, &result);
  says = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "That is good to hear. %u person is to be told and thanked.",
                                       "That is good to hear. %u people are to be told and thanked.", result.thanked),
                          result.thanked);
  aft_window_say_with (self, says, _("_Undo"), "win.undo", NULL);
}

ACTION_CB (found_a_job)
{
  AftWindow *self = data;

  if (aft_window_may_change (self))
    aft_alert_ask (GTK_WIDGET (self), _("You found a job?"),
                   _("Open follow-ups end, everybody who helped gets a reminder to be told and thanked, and you’ll be in touch "
                     "with people less often until you say that you’re looking again. All of it can be undone."),
                   _("I _Found a Job"), FALSE, found_cb, self, NULL);
}

ACTION_CB (look_again)
{
  AftWindow *self = data;

  if (!aft_window_may_change (self))
    return;

  aft_keep_in_touch_look_again (aft_session_get_book (self->session));
  aft_window_say_with (self, _("You’ll be in touch as often as before, and this time people know you."),
                       _("_Undo"), "win.undo", NULL);
}

ACTION_CB (spread)
{
  AftWindow *self = data;
  g_autofree char *says = NULL;
  GDate today;
  guint n;

  if (!aft_window_may_change (self))
    return;

  aft_session_today (self->session, &today);
  n = aft_keep_in_touch_spread (aft_session_get_book (self->session), &today);
  if (n == 0)
    {
      aft_window_say (self, _("Nobody is due: there is nothing to spread."));
      return;
    }
  says = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person has a new day within two weeks.",
                                       "%u people have a new day within two weeks.", n), n);
  aft_window_say_with (self, says, _("_Undo"), "win.undo", NULL);
}

ACTION_CB (print_sheet)
{
  AftWindow *self = data;
  g_autofree char *text = aft_interview_sheet_dup_text (aft_session_get_book (self->session));

  if (text != NULL)
    aft_print_text (GTK_WIDGET (self), _("Before the Next Interview"), text);
  else
    aft_window_say (self, _("There is nothing to print yet: what people tell you, and your stories, will stand on it."));
}

ACTION_CB (import)
{
  AftWindow *self = data;

  if (aft_window_may_change (self))
    aft_import_ask (GTK_WIDGET (self), self->session);
}

static void
update_undo (AftWindow *self)
{
  gboolean can_undo;
  gboolean can_redo;

  /* As it goes, its editors hand over what was typed last. */
  if (self->session == NULL)
    return;

  g_object_get (self->session, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "undo")), can_undo);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "redo")), can_redo);
}

/* There is a way back while there is something to come back from. */
static void
update_look_again (AftWindow *self)
{
  AftKeepRules rules;

  aft_keep_rules_read (aft_session_get_book (self->session), &rules);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "look-again")), rules.found);
}

static void
document_changed_cb (AftWindow   *self,
                     AftDocument *document)
{
  if (self->session != NULL && aft_document_get_kind (document) == AFT_DOCUMENT_BOOK)
    update_look_again (self);
}

void
aft_window_add_commands (AftWindow *self)
{
  const GActionEntry entries[] = {
    { "new-person", new_person_cb },
    { "new-note", new_note_cb },
    { "new-job", new_job_cb },
    { "new-event", new_event_cb },
    { "new-story", new_story_cb },
    { "continue-guide", continue_guide_cb },
    { "log", log_cb, "s" },
    { "log-line", log_line_cb },
    { "undo", undo_cb },
    { "redo", redo_cb },
    { "delete", delete_cb, "s" },
    { "delete-selected", delete_selected_cb },
    { "merge", merge_cb, "s" },
    { "rename-tag", rename_tag_cb, "s" },
    { "found-a-job", found_a_job_cb },
    { "look-again", look_again_cb },
    { "spread", spread_cb },
    { "print-sheet", print_sheet_cb },
    { "import", import_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->session, "notify::can-undo", G_CALLBACK (update_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::can-redo", G_CALLBACK (update_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (aft_session_get_book (self->session), "document-changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_undo (self);
  update_look_again (self);
}
