/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-account-group.h"

#include <glib/gi18n-lib.h>

#include "aft-account-dialog.h"
#include "aft-alert.h"
#include "aft-focus.h"
#include "aft-keyring-watch.h"
#include "aft-spoken.h"
#include "aft-text.h"

#define SHOWN_MAX 100

struct _AftAccountGroup
{
  AdwPreferencesGroup parent_instance;

  AftSession         *session;
  AftKeyringWatch    *watch;            /* NULL without a book */
  GPtrArray          *rows;
};

G_DEFINE_FINAL_TYPE (AftAccountGroup, aft_account_group, ADW_TYPE_PREFERENCES_GROUP)

static AftMailAccounts *
get_accounts (AftAccountGroup *self)
{
  return aft_mailer_get_accounts (aft_session_get_mailer (self->session));
}

static AftKeyring *
get_keyring (AftAccountGroup *self)
{
  return aft_mailer_get_keyring (aft_session_get_mailer (self->session));
}

static void
present (AftAccountGroup      *self,
         const AftMailAccount *account)
{
  GtkWidget *dialog = aft_account_dialog_new (self->session, account);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_cb (AftAccountGroup *self)
{
  present (self, NULL);
}

static void
edit_cb (AftAccountGroup *self,
         GtkWidget       *row)
{
  const AftMailAccount *account = aft_mail_accounts_find (get_accounts (self), g_object_get_data (G_OBJECT (row), "aft-id"));

  if (account != NULL)
    present (self, account);
}

static void
default_cb (AftAccountGroup *self,
            GtkCheckButton  *button)
{
  const char *id = g_object_get_data (G_OBJECT (button), "aft-id");
  const AftMailAccount *current = aft_mail_accounts_get_default (get_accounts (self));
  g_autoptr (GError) error = NULL;

  if (!gtk_check_button_get_active (button) || (current != NULL && g_strcmp0 (current->id, id) == 0))
    return;
  if (!aft_mail_accounts_set_default (get_accounts (self), id, &error))
    aft_alert_tell (GTK_WIDGET (self), _("That could not be done"), error->message);
}

/* Beside the server: what must be known about the password (NULL: nothing), and the way out if it is locked away. */
static void
say (GtkWidget  *row,
     const char *words,
     gboolean    locked)
{
  GtkWidget *unlock = g_object_get_data (G_OBJECT (row), "aft-unlock");
  const char *server = g_object_get_data (G_OBJECT (row), "aft-server");
  g_autofree char *both = words != NULL ? g_strdup_printf ("%s\n%s", server, words) : g_strdup (server);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
  if (!locked && gtk_widget_has_focus (unlock))
    gtk_widget_grab_focus (row);
  gtk_widget_set_visible (unlock, locked);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GtkWidget) row = data;
  g_autoptr (GError) error = NULL;
  AftKeyringState state = AFT_KEYRING_NONE;
  g_autoptr (SecretValue) password = aft_keyring_lookup_finish (AFT_KEYRING (source), result, &state, &error);

  say (row,
       error != NULL ? error->message : password == NULL || state == AFT_KEYRING_NO_SERVICE ? aft_keyring_state_get_words (state)
                                                                                           : NULL,
       state == AFT_KEYRING_LOCKED);
}

static void
look_up (AftAccountGroup *self,
         GtkWidget       *row,
         gboolean         unlock)
{
  aft_keyring_lookup_async (get_keyring (self), g_object_get_data (G_OBJECT (row), "aft-id"), unlock, NULL, looked_up_cb,
                            g_object_ref (row));
}

/* The last row is no account. */
static void
keyring_cb (gboolean gone,
            gpointer data)
{
  AftAccountGroup *self = data;

  for (guint i = 0; i + 1 < self->rows->len; i++)
    if (gone)
      say (g_ptr_array_index (self->rows, i), _("The keyring isn’t running any more."), FALSE);
    else
      look_up (self, g_ptr_array_index (self->rows, i), FALSE);
}

static void
unlock_cb (AftAccountGroup *self,
           GtkWidget       *button)
{
  look_up (self, gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW), TRUE);
}

static GtkWidget *
make_unlock (AftAccountGroup *self,
             const char      *address)
{
  GtkWidget *unlock = gtk_button_new_with_mnemonic (_("_Unlock"));
  /* Translators: for screen readers; %s is a mail address */
  g_autofree char *spoken = g_strdup_printf (_("Unlock the password for %s"), address);

  aft_spoken_set_name (unlock, spoken);
  gtk_widget_set_valign (unlock, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (unlock, FALSE);
  g_signal_connect_object (unlock, "clicked", G_CALLBACK (unlock_cb), self, G_CONNECT_SWAPPED);

  return unlock;
}

static GtkWidget *
make_check (AftAccountGroup      *self,
            const AftMailAccount *account,
            GtkWidget            *first)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *address = aft_text_dup_shown (account->address, SHOWN_MAX);
  /* Translators: for screen readers; %s is a mail address */
  g_autofree char *spoken = g_strdup_printf (_("Send by %s unless another is chosen"), address);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  aft_spoken_set_tooltip (check, _("Send by this one unless another is chosen"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
  g_object_set_data_full (G_OBJECT (check), "aft-id", g_strdup (account->id), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), account == aft_mail_accounts_get_default (get_accounts (self)));
  g_signal_connect_object (check, "toggled", G_CALLBACK (default_cb), self, G_CONNECT_SWAPPED);

  return check;
}

/* @check is NULL where there is nothing to choose: a hidden one would leave a gap. */
static GtkWidget *
make_row (AftAccountGroup      *self,
          const AftMailAccount *account,
          GtkWidget            *check)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *address = aft_text_dup_shown (account->address, SHOWN_MAX);
  GtkWidget *unlock = make_unlock (self, address);
  g_autofree char *server = aft_text_dup_shown (account->server, SHOWN_MAX);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), address);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), server);
  if (check != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), unlock);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "aft-id", g_strdup (account->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "aft-server", g_strdup (server), g_free);
  g_object_set_data_full (G_OBJECT (row), "aft-unlock", g_object_ref (unlock), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
add_row (AftAccountGroup *self,
         GtkWidget       *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
update (AftAccountGroup *self)
{
  GPtrArray *accounts = get_accounts (self) != NULL ? aft_mail_accounts_list (get_accounts (self)) : NULL;
  gboolean had_focus = aft_focus_leave (GTK_WIDGET (self));
  GtkWidget *first = NULL;
  GtkWidget *add;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const AftMailAccount *account = g_ptr_array_index (accounts, i);
      GtkWidget *check = accounts->len > 1 ? make_check (self, account, first) : NULL;

      add_row (self, make_row (self, account, check));
      if (first == NULL)
        first = check;
    }

  add = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (add), _("_Add an Account…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (add), TRUE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (add), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (add), gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_signal_connect_object (add, "activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  add_row (self, add);
  keyring_cb (FALSE, self);
  if (had_focus)
    aft_focus_enter (GTK_WIDGET (self));
}

static void
aft_account_group_dispose (GObject *object)
{
  g_clear_pointer (&AFT_ACCOUNT_GROUP (object)->watch, aft_keyring_watch_free);
  g_clear_object (&AFT_ACCOUNT_GROUP (object)->session);

  G_OBJECT_CLASS (aft_account_group_parent_class)->dispose (object);
}

static void
aft_account_group_finalize (GObject *object)
{
  g_ptr_array_unref (AFT_ACCOUNT_GROUP (object)->rows);

  G_OBJECT_CLASS (aft_account_group_parent_class)->finalize (object);
}

static void
aft_account_group_class_init (AftAccountGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_account_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = aft_account_group_finalize;
}

static void
aft_account_group_init (AftAccountGroup *self)
{
  self->rows = g_ptr_array_new ();
}

void
aft_account_group_set_session (AftAccountGroup *self,
                               AftSession      *session)
{
  g_return_if_fail (AFT_IS_ACCOUNT_GROUP (self));

  g_set_object (&self->session, session);
  if (get_accounts (self) != NULL)
    {
      g_signal_connect_object (get_accounts (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_clear_pointer (&self->watch, aft_keyring_watch_free);
      self->watch = aft_keyring_watch_new (keyring_cb, self);
    }
  update (self);
}
