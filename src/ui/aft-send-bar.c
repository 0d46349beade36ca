/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-send-bar.h"

#include <glib/gi18n-lib.h>

#include "aft-alert.h"
#include "aft-drafts.h"
#include "aft-mail-preview.h"
#include "aft-open-uri.h"
#include "aft-text.h"

struct _AftSendBar
{
  AdwBin          parent_instance;

  AftSession     *session;
  AftDraftEditor *editor;
  gboolean        is_mail;
  gboolean        written;

  GtkWidget      *from_box;
  GtkLabel       *from_label;
  GtkDropDown    *from;
  GtkWidget      *send;
  GtkWidget      *mail;
  GtkWidget      *preview;
  GtkWidget      *copy;
  GtkButton      *print;
  GtkLabel       *words;
  GtkWidget      *asked;
  GtkWidget      *sent;
};

enum
{
  QUEUED,
  SENT,
  PRINT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AftSendBar, aft_send_bar, ADW_TYPE_BIN)

/* The mail of the outbox that this text is; NULL if it isn't there, or wasn't sent, so that it can be tried anew. */
static AftOutboxItem *
find_on_its_way (AftSendBar *self)
{
  GListModel *outbox = aft_mailer_get_outbox (aft_session_get_mailer (self->session));
  AftContact *contact = aft_draft_editor_get_contact (self->editor);
  g_autofree char *text = aft_draft_editor_dup_text (self->editor);

  for (guint i = 0; contact != NULL && i < g_list_model_get_n_items (outbox); i++)
    {
      g_autoptr (AftOutboxItem) item = g_list_model_get_item (outbox, i);
      const AftOutboxMail *mail = aft_outbox_item_get_mail (item);

      if (g_strcmp0 (mail->contact, aft_record_get_id (AFT_RECORD (contact))) == 0 && g_strcmp0 (mail->text, text) == 0
          && aft_outbox_item_get_state (item) != AFT_OUTBOX_FAILED)
        return item;
    }

  return NULL;
}

static void
update_from (AftSendBar *self)
{
  AftMailAccounts *accounts = aft_mailer_get_accounts (aft_session_get_mailer (self->session));
  GPtrArray *list = accounts != NULL ? aft_mail_accounts_list (accounts) : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const AftMailAccount *account = g_ptr_array_index (list, i);
      g_autofree char *shown = aft_text_dup_shown (account->address, 80);

      gtk_string_list_append (names, shown);
      if (account == aft_mail_accounts_get_default (accounts))
        chosen = i;
    }
  gtk_drop_down_set_model (self->from, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->from, chosen);
  gtk_widget_set_visible (self->from_box, self->is_mail && list != NULL && list->len > 1);
}

static void
update (AftSendBar *self)
{
  AftMailer *mailer = aft_session_get_mailer (self->session);
  gboolean can_send = self->is_mail && aft_mailer_can_send (mailer);
  gboolean gaps = aft_draft_editor_has_gaps (self->editor);
  AftOutboxItem *item = self->is_mail ? find_on_its_way (self) : NULL;

  gtk_widget_set_visible (self->send, can_send);
  gtk_widget_set_visible (self->mail, self->is_mail);
  gtk_widget_set_visible (self->preview, self->is_mail);
  gtk_widget_set_sensitive (self->send, !gaps && item == NULL);
  gtk_widget_set_sensitive (self->mail, !gaps && item == NULL);
  gtk_widget_set_sensitive (self->copy, !gaps);
  if (can_send)
    gtk_widget_remove_css_class (self->mail, "suggested-action");
  else
    gtk_widget_add_css_class (self->mail, "suggested-action");

  gtk_label_set_label (self->words, item != NULL ? aft_outbox_state_get_title (aft_outbox_item_get_state (item)) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), item != NULL);
}

static void
mailer_changed_cb (AftSendBar *self)
{
  update_from (self);
  update (self);
}

/* Whom it comes from; NULL: there is no account. */
static const AftMailAccount *
get_account (AftSendBar *self)
{
  AftMailAccounts *accounts = aft_mailer_get_accounts (aft_session_get_mailer (self->session));
  guint chosen = gtk_drop_down_get_selected (self->from);

  if (accounts == NULL)
    return NULL;

  return chosen < aft_mail_accounts_list (accounts)->len ? g_ptr_array_index (aft_mail_accounts_list (accounts), chosen)
                                                         : aft_mail_accounts_get_default (accounts);
}

gboolean
aft_send_bar_can_send (AftSendBar *self)
{
  update (self);

  return gtk_widget_get_visible (self->send) && gtk_widget_get_sensitive (self->send);
}

gboolean
aft_send_bar_send (AftSendBar *self)
{
  AftMailer *mailer = aft_session_get_mailer (self->session);
  const AftMailAccount *account = get_account (self);
  AftMailerLetter letter;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  /* Keys come sooner than the look over what was just typed. */
  aft_draft_editor_fill_letter (self->editor, &letter, &text);
  if (!aft_send_bar_can_send (self))
    return FALSE;

  if (account != NULL)
    letter.account = account->id;
  if (aft_mailer_send (mailer, &letter, &error) == NULL)
    {
      aft_alert_tell (GTK_WIDGET (self), _("Not sent"), error->message);
      return TRUE;
    }

  gtk_widget_set_visible (self->asked, FALSE);
  g_signal_emit (self, signals[QUEUED], 0);

  return TRUE;
}

static void
send_cb (AftSendBar *self)
{
  aft_send_bar_send (self);
}

static void
ask (AftSendBar *self)
{
  gtk_widget_set_visible (self->asked, TRUE);
  gtk_widget_grab_focus (self->sent);
}

static void
mailed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AftSendBar) self = data;
  g_autoptr (GError) error = NULL;

  if (aft_draft_mail_finish (GTK_WIDGET (source), result, &error))
    ask (self);
  else
    aft_alert_tell (GTK_WIDGET (self), _("Not opened"), error->message);
}

static void
mail_cb (AftSendBar *self)
{
  g_autofree char *text = aft_draft_editor_dup_text (self->editor);

  aft_draft_mail_async (GTK_WIDGET (self), aft_draft_editor_get_to (self->editor), aft_draft_editor_get_subject (self->editor), text,
                        mailed_cb, g_object_ref (self));
}

static void
preview_cb (AftSendBar *self)
{
  AftMailerLetter letter;
  g_autofree char *text = NULL;

  aft_draft_editor_fill_letter (self->editor, &letter, &text);
  aft_mail_preview_show (GTK_WIDGET (self), get_account (self), &letter);
}

static void
copy_cb (AftSendBar *self)
{
  g_autofree char *text = aft_draft_editor_dup_text (self->editor);

  aft_copy_text (GTK_WIDGET (self), text);
  if (self->written)
    ask (self);
}

static void
print_cb (AftSendBar *self)
{
  g_signal_emit (self, signals[PRINT], 0);
}

static void
sent_cb (AftSendBar *self)
{
  gtk_widget_set_visible (self->asked, FALSE);
  g_signal_emit (self, signals[SENT], 0);
}

static void
not_sent_cb (AftSendBar *self)
{
  gtk_widget_set_visible (self->asked, FALSE);
  gtk_widget_grab_focus (self->is_mail ? self->mail : self->copy);
}

void
aft_send_bar_set_kind (AftSendBar *self,
                       gboolean    mail,
                       gboolean    written,
                       const char *print)
{
  g_return_if_fail (AFT_IS_SEND_BAR (self));

  self->is_mail = mail;
  self->written = written;
  gtk_button_set_label (self->print, print);
  gtk_widget_set_visible (self->asked, FALSE);
  mailer_changed_cb (self);
}

void
aft_send_bar_reset (AftSendBar *self)
{
  g_return_if_fail (AFT_IS_SEND_BAR (self));

  gtk_widget_set_visible (self->asked, FALSE);
  update (self);
}

static void
aft_send_bar_dispose (GObject *object)
{
  AftSendBar *self = AFT_SEND_BAR (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aft_send_bar_parent_class)->dispose (object);
}

static void
aft_send_bar_class_init (AftSendBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const struct { guint signal; const char *name; } names[] = { { QUEUED, "queued" }, { SENT, "sent" }, { PRINT, "print" } };

  G_OBJECT_CLASS (klass)->dispose = aft_send_bar_dispose;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[names[i].signal] = g_signal_new (names[i].name, AFT_TYPE_SEND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-send-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AftSendBar, from_box);
  gtk_widget_class_bind_template_child (widget_class, AftSendBar, from_label);
  gtk_widget_class_bind_template_child (widget_class, AftSendBar, from);
  gtk_widget_class_bind_template_child (widget_class, AftSendBar, send);
  gtk_widget_class_bind_template_child (widget_class, AftSendBar, mail);
  gtk_widget_class_bind_template_child (widget_class, AftSendBar, preview);
  gtk_widget_class_bind_template_child (widget_class, AftSendBar, copy);
  gtk_widget_class_bind_template_child (widget_class, AftSendBar, print);
  gtk_widget_class_bind_template_child (widget_class, AftSendBar, words);
  gtk_widget_class_bind_template_child (widget_class, AftSendBar, asked);
  gtk_widget_class_bind_template_child (widget_class, AftSendBar, sent);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
  gtk_widget_class_bind_template_callback (widget_class, mail_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, sent_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_sent_cb);
}

static void
setup_from_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_from_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* A long address is cut in the button; the list below it has all of each. */
static void
cut_from (AftSendBar *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) whole = g_object_ref (gtk_drop_down_get_factory (self->from));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_from_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_from_cb), NULL);
  gtk_drop_down_set_list_factory (self->from, whole);
  gtk_drop_down_set_factory (self->from, factory);
}

static void
aft_send_bar_init (AftSendBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cut_from (self);
  /* What takes the focus is the button in it. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->from))),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->from_label, NULL, -1);
}

GtkWidget *
aft_send_bar_new (AftSession     *session,
                  AftDraftEditor *editor)
{
  AftSendBar *self = g_object_new (AFT_TYPE_SEND_BAR, NULL);

  self->session = g_object_ref (session);
  self->editor = g_object_ref (editor);
  self->is_mail = self->written = TRUE;
  g_signal_connect_object (editor, "edited", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (aft_session_get_mailer (session), "changed", G_CALLBACK (mailer_changed_cb), self, G_CONNECT_SWAPPED);
  mailer_changed_cb (self);

  return GTK_WIDGET (self);
}
