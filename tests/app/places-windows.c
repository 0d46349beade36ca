/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "places-private.h"

#include "aft-account-dialog.h"
#include "aft-capture.h"
#include "aft-chooser.h"
#include "aft-id.h"
#include "aft-import-dialog.h"
#include "aft-move-dialog.h"
#include "aft-reminder.h"
#include "aft-template-dialog.h"

static void
present (Places    *self,
         GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (dialog));
  room_wait (100);
  places_stop (self, G_OBJECT_TYPE_NAME (dialog));
  places_close (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(AftImport **) data = aft_session_read_cards_finish (AFT_SESSION (source), result, NULL, NULL);
}

static void
visit_import (Places *self)
{
  g_autofree char *path = g_build_filename (self->room->folder, "people.vcf", NULL);
  const char *files[] = { path, NULL };
  g_autoptr (AftImport) import = NULL;

  g_file_set_contents (path, "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ortiz\nEND:VCARD\n"
                             "BEGIN:VCARD\nVERSION:3.0\nFN:Ben Sato\nEND:VCARD\nBEGIN:VCARD\n", -1, NULL);
  aft_session_read_cards_async (self->room->session, files, NULL, read_cb, &import);
  while (import == NULL)
    g_main_context_iteration (NULL, TRUE);
  present (self, aft_import_dialog_new (self->room->session, import));
}

static void
chosen_cb (GtkWidget   *widget,
           AftDocument *chosen,
           gpointer     data)
{
}

static void
visit_move (Places *self)
{
  AftBook *book = aft_session_get_book (self->room->session);
  GListModel *people = aft_book_get_documents (book, AFT_DOCUMENT_CONTACT);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, i);
      GListModel *reminders = aft_document_get_records (person, AFT_TYPE_REMINDER);
      g_autoptr (AftRecord) reminder = g_list_model_get_item (reminders, 0);

      if (reminder == NULL)
        continue;
      present (self, aft_move_dialog_new (self->room->session, aft_record_get_id (reminder)));
      return;
    }
}

static void
replace (char **value,
         char  *other)
{
  g_free (*value);
  *value = other;
}

/* An account that is there, and one that is being made. */
static void
visit_accounts (Places *self)
{
  AftMailAccounts *accounts = aft_mailer_get_accounts (aft_session_get_mailer (self->room->session));
  static const char * const addresses[] = { "ana@example.org", "ana@example.net" };

  g_assert_nonnull (accounts);
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (AftMailAccount) account = aft_mail_account_new ();
      g_autoptr (GError) error = NULL;

      replace (&account->id, aft_id_new ());
      replace (&account->address, g_strdup (addresses[i]));
      replace (&account->server, g_strdup ("mail.example.org"));
      account->port = 465;
      replace (&account->user, g_strdup ("ana"));
      aft_mail_accounts_put (accounts, account, &error);
      g_assert_no_error (error);
    }
  present (self, aft_account_dialog_new (self->room->session, NULL));
  present (self, aft_account_dialog_new (self->room->session, aft_mail_accounts_get_default (accounts)));
}

static void
visit_capture (Places *self)
{
  GtkWidget *capture = aft_capture_new (GTK_APPLICATION (self->app));

  gtk_window_present (GTK_WINDOW (capture));
  places_stop (self, "the capture window");
  aft_capture_set_session (AFT_CAPTURE (capture), self->room->session);
  places_stop (self, "the capture window with a book");
  aft_capture_show_failure (AFT_CAPTURE (capture), "The folder is gone.");
  places_stop (self, "the capture window without a book");
  places_close (self);
}

static void
visit_dialogs (Places *self)
{
  static const char * const dialogs[] = {
    "win.turned-down", "win.on-the-phone", "win.new-person", "win.new-job", "win.new-event", "win.new-story", "win.palette",
    "win.log-line", "win.show-help-overlay", "app.preferences", "app.about", "app.help", "win.found-a-job", "win.look-again", "win.spread",
    "win.write-here", "win.outbox", "win.rename-tag::", "win.merge::",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      places_act (self, dialogs[i]);
      room_wait (200);
      places_stop (self, dialogs[i]);
      places_close (self);
    }
}

void
places_visit_windows (Places *self)
{
  visit_accounts (self);
  visit_dialogs (self);
  present (self, aft_template_dialog_new (self->room->session));
  visit_capture (self);
  visit_import (self);
  visit_move (self);
  aft_chooser_show (GTK_WIDGET (self->window), self->room->session, "Who?", AFT_CHOOSE_CONTACTS | AFT_CHOOSE_NEW, chosen_cb, NULL);
  places_stop (self, "choosing somebody");
  places_close (self);
}
