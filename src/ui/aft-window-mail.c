/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-window-private.h"

#include <glib/gi18n-lib.h>

#include "aft-alert.h"
#include "aft-compose-dialog.h"
#include "aft-outbox-bar.h"
#include "aft-outbox-dialog.h"
#include "aft-text.h"

static void
write_to (AftWindow  *self,
          AftContact *person)
{
  GtkWidget *dialog;

  if (!aft_window_may_change (self))
    return;

  dialog = aft_compose_dialog_new (self->session, person);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
write_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  AftWindow *self = data;
  AftDocument *person = aft_book_lookup (aft_session_get_book (self->session), g_variant_get_string (parameter, NULL));

  if (person != NULL && AFT_IS_CONTACT (person))
    write_to (self, AFT_CONTACT (person));
}

static void
write_here_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  AftWindow *self = data;
  AftContact *person = aft_window_get_person (self);

  if (person != NULL)
    write_to (self, person);
  else
    aft_window_say (self, _("Choose a person first."));
}

static void
outbox_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  AftWindow *self = data;

  aft_window_present_over (self, aft_outbox_dialog_new (self->session));
}

static void
sent_cb (AftWindow     *self,
         AftOutboxItem *item)
{
  const AftOutboxMail *mail = aft_outbox_item_get_mail (item);
  g_autofree char *name = aft_text_dup_shown (mail->to_name != NULL ? mail->to_name : mail->to, 60);
  /* Translators: who a mail was sent to */
  g_autofree char *says = g_strdup_printf (_("Sent to %s"), name);

  aft_window_say (self, says);
}

static void
failed_cb (AftWindow     *self,
           AftOutboxItem *item,
           const GError  *error)
{
  aft_session_say (self->session, error->message);
}

static void
close_at_once_cb (gpointer data)
{
  AftWindow *self = data;

  self->left_mail = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
has_trouble (AftMailer *mailer)
{
  return g_list_model_get_n_items (aft_mailer_get_outbox (mailer)) > aft_mailer_count_leaving (mailer);
}

/* What the window was kept open for is over: it closes, unless there is something to say. */
static void
mailer_changed_cb (AftWindow *self)
{
  AftMailer *mailer = aft_session_get_mailer (self->session);

  if (self->asking_mail == NULL || aft_mailer_count_leaving (mailer) > 0)
    return;

  gtk_window_close (self->asking_mail);
  if (!has_trouble (mailer))
    close_at_once_cb (self);
}

gboolean
aft_window_mail_may_close (AftWindow *self)
{
  AftMailer *mailer = aft_session_get_mailer (self->session);

  if (self->left_mail || aft_mailer_count_leaving (mailer) == 0)
    return TRUE;
  if (self->asking_mail != NULL)
    return FALSE;

  g_set_weak_pointer (&self->asking_mail,
                      aft_alert_ask (GTK_WIDGET (self), _("Mail is on its way"),
                                     _("It is being sent now, and then this closes by itself. If you close at once, it waits on this "
                                       "computer until Afterword is open again."),
                                     _("_Close at Once"), FALSE, close_at_once_cb, g_object_ref (self), g_object_unref));
  /* Whoever closes the window doesn't want to take anything back. */
  aft_mailer_hurry (mailer);

  return FALSE;
}

void
aft_window_add_mail (AftWindow *self)
{
  const GActionEntry entries[] = {
    { "write", write_cb, "s" },
    { "write-here", write_here_cb },
    { "outbox", outbox_cb },
  };
  AftMailer *mailer = aft_session_get_mailer (self->session);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->lasting)), aft_outbox_bar_new (self->session), self->lasting);
  g_signal_connect_object (mailer, "changed", G_CALLBACK (mailer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mailer, "sent", G_CALLBACK (sent_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mailer, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}
