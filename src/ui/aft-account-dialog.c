/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-account-dialog.h"

#include <glib/gi18n-lib.h>

#include "aft-alert.h"
#include "aft-book-info.h"
#include "aft-editable.h"
#include "aft-entry-row.h"
#include "aft-narrow.h"
#include "aft-open-uri.h"
#include "aft-text.h"
#include "aft-typed.h"

#define TLS_PORT "465"
#define STARTTLS_PORT "587"
#define FORM "account"

struct _AftAccountDialog
{
  AdwWindow            parent_instance;

  AftSession          *session;
  char                *id;
  gboolean             is_new;
  gboolean             typed;           /* the server was typed: it doesn't follow the address */
  gboolean             filling;
  AftMailProvider      provider;
  GCancellable        *cancellable;

  GtkWidget           *save;
  AdwEntryRow         *address;
  AdwEntryRow         *name;
  AdwPasswordEntryRow *password;
  GtkWidget           *provider_box;
  GtkLabel            *provider_words;
  GtkWidget           *page;
  AdwEntryRow         *server;
  AdwComboRow         *security;
  AdwEntryRow         *port;
  AdwEntryRow         *user;
  GtkWidget           *test;
  GtkSpinner          *spinner;
  GtkWidget           *remove;
  GtkLabel            *words;
};

G_DEFINE_FINAL_TYPE (AftAccountDialog, aft_account_dialog, ADW_TYPE_WINDOW)

static AftMailer *
get_mailer (AftAccountDialog *self)
{
  return aft_session_get_mailer (self->session);
}

static const char *
text_of (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
say (AftAccountDialog *self,
     const char       *words,
     gboolean          bad)
{
  g_autofree char *shown = aft_text_dup_shown (words, AFT_TEXT_SHOWN_MAX);

  gtk_label_set_label (self->words, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *shown != '\0');
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "error");
  gtk_spinner_set_spinning (self->spinner, FALSE);
}

/* What is typed, with blanks around it taken away. */
static AftMailAccount *
make_account (AftAccountDialog *self)
{
  AftMailAccount *account = aft_mail_account_new ();

  g_free (account->id);
  g_free (account->address);
  g_free (account->server);
  g_free (account->user);
  account->id = g_strdup (self->id);
  account->name = aft_text_dup_line (text_of (self->name));
  account->address = g_strstrip (g_strdup (text_of (self->address)));
  account->server = g_strstrip (g_strdup (text_of (self->server)));
  account->user = g_strstrip (g_strdup (text_of (self->user)));
  account->port = (guint) MIN (g_ascii_strtoull (text_of (self->port), NULL, 10), 100000);
  account->security = adw_combo_row_get_selected (self->security) == 1 ? AFT_MAIL_STARTTLS : AFT_MAIL_TLS;

  return account;
}

static void
show_account (AftAccountDialog     *self,
              const AftMailAccount *account)
{
  g_autofree char *port = g_strdup_printf ("%u", account->port);

  self->filling = TRUE;
  aft_editable_show (GTK_EDITABLE (self->server), account->server);
  aft_editable_show (GTK_EDITABLE (self->port), port);
  aft_editable_show (GTK_EDITABLE (self->user), account->user);
  adw_combo_row_set_selected (self->security, account->security == AFT_MAIL_STARTTLS ? 1 : 0);
  self->filling = FALSE;
}

static void
show_provider (AftAccountDialog *self)
{
  g_autofree char *words = aft_mail_provider_dup_words (&self->provider);

  gtk_label_set_label (self->provider_words, words != NULL ? words : "");
  gtk_widget_set_visible (self->provider_box, words != NULL);
  gtk_widget_set_visible (self->page, self->provider.page != NULL);
  gtk_widget_set_sensitive (self->test, self->provider.name == NULL || self->provider.sends);
  gtk_widget_set_sensitive (self->save, self->provider.name == NULL || self->provider.sends);
}

static void
address_cb (AftAccountDialog *self)
{
  g_autoptr (AftMailAccount) account = NULL;

  if (self->filling)
    return;

  account = make_account (self);
  aft_mail_provider_clear (&self->provider);
  if (aft_mailer_find_provider (get_mailer (self), account, &self->provider))
    {
      if (!self->typed)
        show_account (self, account);
      show_provider (self);
    }
  else
    {
      gtk_widget_set_visible (self->provider_box, FALSE);
    }
}

static void
typed_cb (AftAccountDialog *self)
{
  self->typed = self->typed || !self->filling;
}

/* Each kind of encryption has its usual port. */
static void
security_cb (AftAccountDialog *self)
{
  gboolean starttls = adw_combo_row_get_selected (self->security) == 1;

  if (self->filling)
    return;
  self->typed = TRUE;
  if (g_str_equal (text_of (self->port), starttls ? TLS_PORT : STARTTLS_PORT))
    gtk_editable_set_text (GTK_EDITABLE (self->port), starttls ? STARTTLS_PORT : TLS_PORT);
}

static void
page_cb (AftAccountDialog *self)
{
  if (self->provider.page != NULL)
    aft_open_uri (GTK_WIDGET (self), self->provider.page);
}

/* Nobody knows the server, and nobody typed it. */
static gboolean
is_guess (AftAccountDialog *self)
{
  return self->provider.name == NULL && !self->typed;
}

static void
tested_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AftAccountDialog) self = data;
  g_autoptr (AftMailAccount) answered = NULL;
  g_autoptr (GError) error = NULL;
  gboolean works = aft_mailer_test_finish (AFT_MAILER (source), result, &answered, &error);

  if (answered != NULL && is_guess (self))
    show_account (self, answered);
  if (works)
    say (self, _("It works: the server would send mail for you."), FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message, TRUE);
}

/* FALSE while something is under way; buttons stay what they are, so that the focus does. */
static gboolean
begin (AftAccountDialog *self,
       const char       *words)
{
  if (gtk_spinner_get_spinning (self->spinner))
    return FALSE;

  say (self, words, FALSE);
  gtk_spinner_set_spinning (self->spinner, TRUE);

  return TRUE;
}

static void
test_cb (AftAccountDialog *self)
{
  g_autoptr (AftMailAccount) account = make_account (self);

  if (begin (self, _("Asking the server…")))
    aft_mailer_test_async (get_mailer (self), account, is_guess (self), text_of (self->password), self->cancellable,
                           tested_cb, g_object_ref (self));
}

/* All is done. */
static void
leave (AftAccountDialog *self,
       const char       *words)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (self->is_new)
    aft_typed_forget (self->session, FORM);
  if (words != NULL && parent != NULL)
    aft_alert_tell (GTK_WIDGET (parent), _("The password isn’t kept on disk"), words);
  gtk_window_close (GTK_WINDOW (self));
}

/* The password is safe: now the account, so that there is never one without. */
static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AftAccountDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AftMailAccount) account = make_account (self);
  AftKeyringState state;

  if (aft_keyring_store_finish (AFT_KEYRING (source), result, &state, &error)
      && aft_mail_accounts_put (aft_mailer_get_accounts (get_mailer (self)), account, &error))
    leave (self, state == AFT_KEYRING_NO_SERVICE ? aft_keyring_state_get_words (state) : NULL);
  else
    say (self, error->message, TRUE);
}

static void
save_cb (AftAccountDialog *self)
{
  g_autoptr (AftMailAccount) account = make_account (self);
  g_autoptr (GError) error = NULL;

  if (!aft_mail_account_check (account, &error))
    {
      say (self, error->message, TRUE);
      return;
    }
  if (*text_of (self->password) != '\0')
    {
      if (begin (self, _("Storing the password in the keyring…")))
        aft_keyring_store_async (aft_mailer_get_keyring (get_mailer (self)), self->id, account->address, text_of (self->password),
                                 NULL, stored_cb, g_object_ref (self));
      return;
    }
  if (self->is_new)
    say (self, _("The password is missing."), TRUE);
  else if (aft_mail_accounts_put (aft_mailer_get_accounts (get_mailer (self)), account, &error))
    leave (self, NULL);
  else
    say (self, error->message, TRUE);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (AftAccountDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (aft_keyring_clear_finish (AFT_KEYRING (source), result, &error)
      && aft_mail_accounts_remove (aft_mailer_get_accounts (get_mailer (self)), self->id, &error))
    leave (self, NULL);
  else
    say (self, error->message, TRUE);
}

static void
remove_yes_cb (gpointer data)
{
  AftAccountDialog *self = data;

  aft_keyring_clear_async (aft_mailer_get_keyring (get_mailer (self)), self->id, NULL, cleared_cb, g_object_ref (self));
}

static void
remove_cb (AftAccountDialog *self)
{
  aft_alert_ask (GTK_WIDGET (self), _("Remove the account?"),
                 _("Its password is taken out of the keyring, too. Mail that was sent stays in the timeline."), _("_Remove"), TRUE,
                 remove_yes_cb, g_object_ref (self), g_object_unref);
}

static gboolean
aft_account_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (AFT_ACCOUNT_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (aft_account_dialog_parent_class)->close_request (window);
}

static void
aft_account_dialog_dispose (GObject *object)
{
  g_clear_object (&AFT_ACCOUNT_DIALOG (object)->session);

  G_OBJECT_CLASS (aft_account_dialog_parent_class)->dispose (object);
}

static void
aft_account_dialog_finalize (GObject *object)
{
  AftAccountDialog *self = AFT_ACCOUNT_DIALOG (object);

  g_free (self->id);
  aft_mail_provider_clear (&self->provider);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (aft_account_dialog_parent_class)->finalize (object);
}

static void
aft_account_dialog_class_init (AftAccountDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aft_account_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = aft_account_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = aft_account_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, AFT_APP_PATH "/ui/aft-account-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, save);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, address);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, name);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, password);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, provider_box);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, provider_words);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, page);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, server);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, security);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, port);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, user);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, test);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, remove);
  gtk_widget_class_bind_template_child (widget_class, AftAccountDialog, words);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, security_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
aft_account_dialog_init (AftAccountDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->provider.sends = TRUE;
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  aft_narrow_give_way (GTK_WIDGET (self));
  self->filling = FALSE;
  aft_entry_row_tell (ADW_ENTRY_ROW (self->password));
}

/* All but the password, which stands nowhere but in the keyring. The server comes after the address, which it follows, and the port after
 * the security. */
static void
keep_typed (AftAccountDialog *self)
{
  gpointer fields[] = { self->address, self->name, self->server, self->security, self->port, self->user };

  aft_typed_keep (self->session, FORM, (GtkWidget **) fields, G_N_ELEMENTS (fields));
}

GtkWidget *
aft_account_dialog_new (AftSession           *session,
                        const AftMailAccount *account)
{
  AftAccountDialog *self = g_object_new (AFT_TYPE_ACCOUNT_DIALOG, NULL);
  AftMe *me = aft_document_get_single (aft_book_get_info (aft_session_get_book (session)), AFT_TYPE_ME);
  g_autoptr (AftMailAccount) shown = account != NULL ? aft_mail_account_copy (account) : aft_mail_account_new ();
  const char *address = account != NULL ? account->address : aft_record_get (me, AFT_ME_EMAIL);
  const char *name = account != NULL ? account->name : aft_record_get (me, AFT_ME_NAME);

  self->session = g_object_ref (session);
  self->id = g_strdup (shown->id);
  self->is_new = account == NULL;
  self->typed = account != NULL;
  gtk_widget_set_visible (self->remove, account != NULL);
  show_account (self, shown);
  aft_editable_show (GTK_EDITABLE (self->name), name != NULL ? name : "");
  aft_editable_show (GTK_EDITABLE (self->address), address != NULL ? address : "");
  if (account != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->password), _("Password (in the keyring; type to replace it)"));
  aft_entry_row_set_name (ADW_ENTRY_ROW (self->password), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->password)));
  address_cb (self);
  if (self->is_new)
    keep_typed (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->address));

  return GTK_WIDGET (self);
}
