/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-outbox-dialog.h"

#include <glib/gi18n-lib.h>

#include "aft-alert.h"
#include "aft-drafts.h"
#include "aft-field-row.h"
#include "aft-focus.h"
#include "aft-spoken.h"
#include "aft-text.h"
#include "aft-wrap-box.h"

#define SHOWN_MAX 120

struct _AftOutboxDialog
{
  AdwWindow            parent_instance;

  AftSession          *session;
  GPtrArray           *rows;
  GtkStack            *stack;
  AdwPreferencesGroup *group;
  AdwStatusPage       *empty;
};

G_DEFINE_FINAL_TYPE (AftOutboxDialog, aft_outbox_dialog, ADW_TYPE_WINDOW)

#define ITEM(button) (g_object_get_data (G_OBJECT (button), "aft-item"))

static void
tell (AftOutboxDialog *self,
      gboolean         done,
      const GError    *error)
{
  if (!done)
    aft_alert_tell (GTK_WIDGET (self), _("That could not be done"), error->message);
}

static void
take_back_cb (AftOutboxDialog *self,
              GtkButton       *button)
{
  g_autoptr (GError) error = NULL;
  gboolean done = aft_mailer_take_back (aft_session_get_mailer (self->session), ITEM (button), &error);

  tell (self, done, error);
}

static void
try_again_cb (AftOutboxDialog *self,
              GtkButton       *button)
{
  g_autoptr (GError) error = NULL;
  gboolean done = aft_mailer_try_again (aft_session_get_mailer (self->session), ITEM (button), &error);

  tell (self, done, error);
}

static void
was_sent_cb (AftOutboxDialog *self,
             GtkButton       *button)
{
  g_autoptr (GError) error = NULL;
  gboolean done = aft_mailer_was_sent (aft_session_get_mailer (self->session), ITEM (button), &error);

  tell (self, done, error);
}

static void
give_up_cb (AftOutboxDialog *self,
            GtkButton       *button)
{
  g_autoptr (GError) error = NULL;
  gboolean done = aft_mailer_give_up (aft_session_get_mailer (self->session), ITEM (button), &error);

  tell (self, done, error);
}

static void
mailed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  gboolean done = aft_draft_mail_finish (GTK_WIDGET (source), result, &error);

  tell (AFT_OUTBOX_DIALOG (source), done, error);
}

static void
mail_cb (AftOutboxDialog *self,
         GtkButton       *button)
{
  const AftOutboxMail *mail = aft_outbox_item_get_mail (ITEM (button));

  aft_draft_mail_async (GTK_WIDGET (self), mail->to, mail->subject, mail->text, mailed_cb, NULL);
}

static void
add_button (AftOutboxDialog *self,
            GtkWidget       *buttons,
            AftOutboxItem   *item,
            const char      *label,
            const char      *title,
            GCallback        callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_auto (GStrv) halves = g_strsplit (label, "_", -1);
  g_autofree char *plain = g_strjoinv ("", halves);
  g_autofree char *spoken = aft_field_dup_spoken (plain, title);

  aft_spoken_set_name (button, spoken);
  g_object_set_data_full (G_OBJECT (button), "aft-item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  aft_wrap_box_append (AFT_WRAP_BOX (buttons), button);
}

static GtkWidget *
make_buttons (AftOutboxDialog *self,
              AftOutboxItem   *item,
              const char      *title)
{
  GtkWidget *buttons = aft_wrap_box_new ();
  AftOutboxState state = aft_outbox_item_get_state (item);

  gtk_widget_set_margin_top (buttons, 6);
  gtk_widget_set_margin_bottom (buttons, 6);
  gtk_widget_set_margin_start (buttons, 6);
  gtk_widget_set_margin_end (buttons, 6);
  if (state == AFT_OUTBOX_WAITING)
    add_button (self, buttons, item, _("_Take It Back"), title, G_CALLBACK (take_back_cb));
  if (state == AFT_OUTBOX_FAILED || state == AFT_OUTBOX_UNSURE)
    {
      add_button (self, buttons, item, state == AFT_OUTBOX_UNSURE ? _("_Send It Again") : _("_Try Again"), title,
                  G_CALLBACK (try_again_cb));
      add_button (self, buttons, item, _("Open in _Mail Program"), title, G_CALLBACK (mail_cb));
      add_button (self, buttons, item, _("It _Was Sent"), title, G_CALLBACK (was_sent_cb));
      add_button (self, buttons, item, _("_Don’t Send"), title, G_CALLBACK (give_up_cb));
    }

  return buttons;
}

static void
add_row (AftOutboxDialog *self,
         AftOutboxItem   *item)
{
  const AftOutboxMail *mail = aft_outbox_item_get_mail (item);
  const char *problem = aft_outbox_item_get_problem (item);
  const char *state = aft_outbox_state_get_title (aft_outbox_item_get_state (item));
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *name = aft_text_dup_shown (mail->to_name != NULL ? mail->to_name : mail->to, SHOWN_MAX);
  g_autofree char *subject = aft_text_dup_shown (mail->subject, SHOWN_MAX);
  /* Translators: whom a mail is to, and its subject */
  g_autofree char *title = g_strdup_printf (C_("mail", "%s: %s"), name, subject);
  /* Translators: where a mail stands, and why it wasn't sent */
  g_autofree char *words = problem != NULL ? g_strdup_printf (C_("mail", "%s. %s"), state, problem) : g_strdup (state);
  g_autofree char *shown = aft_text_dup_shown (words, AFT_TEXT_SHOWN_MAX);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), shown);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_buttons (self, item, title));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
update (AftOutboxDialog *self)
{
  GListModel *outbox = aft_mailer_get_outbox (aft_session_get_mailer (self->session));
  guint n = g_list_model_get_n_items (outbox);
  gboolean had_focus = aft_focus_leave (GTK_WIDGET (self->group));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftOutboxItem) item = g_list_model_get_item (outbox, i);

      add_row (self, item);
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  if (had_focus)
    aft_focus_enter (n > 0 ? GTK_WIDGET (self->group) : GTK_WIDGET (self));
}

static void
aft_outbox_dialog_dispose (GObject *object)
{
  g_clear_object (&AFT_OUTBOX_DIALOG (object)->session);

  G_OBJECT_CLASS (aft_outbox_dialog_parent_class)->dispose (object);
}

static void
aft_outbox_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (AFT_OUTBOX_DIALOG (object)->rows);

  G_OBJECT_CLASS (aft_outbox_dialog_parent_class)->finalize (object);
}

static void
aft_outbox_dialog_class_init (AftOutboxDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_outbox_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = aft_outbox_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-outbox-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AftOutboxDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AftOutboxDialog, group);
  gtk_widget_class_bind_template_child (widget_class, AftOutboxDialog, empty);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_outbox_dialog_init (AftOutboxDialog *self)
{
  GtkWidget *scroller;

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  scroller = gtk_widget_get_first_child (GTK_WIDGET (self->empty));
  /* Nothing else in it takes the focus than what it scrolls in; in GTK 4.18 only as a group that may have a name. */
  g_object_set (scroller, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, adw_status_page_get_title (self->empty),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, adw_status_page_get_description (self->empty), -1);
}

GtkWidget *
aft_outbox_dialog_new (AftSession *session)
{
  AftOutboxDialog *self = g_object_new (AFT_TYPE_OUTBOX_DIALOG, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (aft_session_get_mailer (session), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
