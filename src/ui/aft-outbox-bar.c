/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-outbox-bar.h"

#include <glib/gi18n-lib.h>

#include "aft-alert.h"
#include "aft-text.h"
#include "aft-wrap-box.h"

#define SHOWN_MAX 60

/* What the words want beside the buttons, in letters; else those stand below. */
#define WANTED_CHARS 16

struct _AftOutboxBar
{
  AdwBin         parent_instance;

  AftSession    *session;
  AftOutboxItem *item;          /* the one that is shown */
  guint          tick_id;

  GtkLabel      *words;
  GtkWidget     *undo;
  GtkWidget     *more;
};

G_DEFINE_FINAL_TYPE (AftOutboxBar, aft_outbox_bar, ADW_TYPE_BIN)

/* What can still be taken back comes first, then what is under way, then what went wrong. */
static AftOutboxItem *
find_item (GListModel *outbox)
{
  static const AftOutboxState order[] = {
    AFT_OUTBOX_WAITING, AFT_OUTBOX_SENDING, AFT_OUTBOX_UNSURE, AFT_OUTBOX_FAILED, AFT_OUTBOX_ACCEPTED,
  };

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = g_list_model_get_n_items (outbox); i > 0; i--)
      {
        g_autoptr (AftOutboxItem) item = g_list_model_get_item (outbox, i - 1);

        if (aft_outbox_item_get_state (item) == order[k])
          return item;
      }

  return NULL;
}

static char *
dup_words (AftOutboxBar *self)
{
  const AftOutboxMail *mail = aft_outbox_item_get_mail (self->item);
  g_autofree char *name = aft_text_dup_shown (mail->to_name != NULL ? mail->to_name : mail->to, SHOWN_MAX);
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  GTimeSpan left = g_date_time_difference (mail->until, now);
  int seconds = (int) MAX (1, (left + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND);

  switch (aft_outbox_item_get_state (self->item))
    {
    case AFT_OUTBOX_WAITING:
      return g_strdup_printf (
        /* Translators: who it is to, and how long it can still be taken back */
        ngettext ("The mail to %s goes out in %d second.", "The mail to %s goes out in %d seconds.", seconds), name, seconds);
    case AFT_OUTBOX_SENDING:
    case AFT_OUTBOX_ACCEPTED:
      /* Translators: who it is to */
      return g_strdup_printf (_("The mail to %s is being sent…"), name);
    case AFT_OUTBOX_UNSURE:
      /* Translators: who it is to */
      return g_strdup_printf (_("Nobody knows whether the mail to %s was sent: look in your sent mail."), name);
    case AFT_OUTBOX_FAILED:
    default:
      /* Translators: who it is to, and why, a sentence */
      return g_strdup_printf (_("The mail to %s wasn’t sent. %s"), name, aft_outbox_item_get_problem (self->item));
    }
}

static gboolean tick_cb (gpointer data);

static void
update (AftOutboxBar *self)
{
  GListModel *outbox = aft_mailer_get_outbox (aft_session_get_mailer (self->session));
  g_autofree char *words = NULL;
  g_autofree char *shown = NULL;
  gboolean waiting;

  g_set_object (&self->item, find_item (outbox));
  gtk_widget_set_visible (GTK_WIDGET (self), self->item != NULL);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->item == NULL)
    return;

  waiting = aft_outbox_item_get_state (self->item) == AFT_OUTBOX_WAITING;
  words = dup_words (self);
  shown = aft_text_dup_shown (words, AFT_TEXT_SHOWN_MAX);
  gtk_label_set_label (self->words, shown);
  gtk_widget_set_visible (self->undo, waiting);
  gtk_widget_set_visible (self->more, !waiting || g_list_model_get_n_items (outbox) > 1);
  if (waiting)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
}

static gboolean
tick_cb (gpointer data)
{
  AftOutboxBar *self = data;

  self->tick_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
undo_cb (AftOutboxBar *self)
{
  g_autoptr (GError) error = NULL;

  if (self->item == NULL)
    return;
  if (aft_mailer_take_back (aft_session_get_mailer (self->session), self->item, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.message", "s", _("Not sent. The text is where it was."));
  else
    aft_alert_tell (GTK_WIDGET (self), _("It can’t be taken back"), error->message);
}

static void
aft_outbox_bar_dispose (GObject *object)
{
  AftOutboxBar *self = AFT_OUTBOX_BAR (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->item);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_outbox_bar_parent_class)->dispose (object);
}

static void
aft_outbox_bar_class_init (AftOutboxBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_outbox_bar_dispose;
}

static void
aft_outbox_bar_init (AftOutboxBar *self)
{
  GtkWidget *box = aft_wrap_box_new ();
  GtkWidget *buttons = aft_wrap_box_new ();

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_wrap_mode (self->words, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (self->words, WANTED_CHARS);
  gtk_label_set_xalign (self->words, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_label_set_selectable (self->words, TRUE);
  self->undo = gtk_button_new_with_mnemonic (_("_Undo"));
  g_signal_connect_object (self->undo, "clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  self->more = gtk_button_new_with_mnemonic (_("_Details…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->more), "win.outbox");
  aft_wrap_box_append (AFT_WRAP_BOX (box), GTK_WIDGET (self->words));
  aft_wrap_box_append (AFT_WRAP_BOX (buttons), self->undo);
  aft_wrap_box_append (AFT_WRAP_BOX (buttons), self->more);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  aft_wrap_box_append (AFT_WRAP_BOX (box), buttons);
  gtk_widget_add_css_class (box, "lasting");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
aft_outbox_bar_new (AftSession *session)
{
  AftOutboxBar *self = g_object_new (AFT_TYPE_OUTBOX_BAR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (aft_session_get_mailer (session), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
