/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-contact.h"
#include "aft-date.h"
#include "aft-field-row.h"
#include "aft-open-uri.h"
#include "aft-spoken.h"
#include "aft-text.h"

typedef struct
{
  AftSession *session;
  AftAddress *address;
  GtkWidget  *row;      /* the owner of all this */
  GtkButton  *use;
  GtkWidget  *copy;
  GtkWidget  *menu;
  GActionMap *actions;
  gboolean    guessed;  /* what kind it is */
} AddressRow;

static void
address_row_free (gpointer data)
{
  AddressRow *self = data;

  g_signal_handlers_disconnect_by_data (self->address, self);
  g_object_unref (self->address);
  g_object_unref (self->actions);
  g_object_unref (self->session);
  g_free (self);
}

/* What somebody just began to type is a phone number, a page or an e-mail address. */
static const char *
guess_kind (const char *value)
{
  if (strchr (value, '@') != NULL)
    return "email";
  if (g_str_has_prefix (value, "www.") || strstr (value, "://") != NULL)
    return "url";
  if (g_ascii_isdigit (*value) || *value == '+' || *value == '(')
    return "phone";

  return NULL;
}

static void
set_state (AddressRow *self,
           const char *name,
           GVariant   *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, name)), state);
}

static void
update (AddressRow *self)
{
  const char *kind = aft_record_get (self->address, AFT_ADDRESS_KIND);
  const char *value = aft_record_get (self->address, AFT_ADDRESS_VALUE);
  const char *label = aft_record_get (self->address, AFT_ADDRESS_LABEL);
  const char *until = aft_record_get (self->address, AFT_ADDRESS_UNTIL);
  g_autofree char *shown = aft_text_dup_shown (value != NULL ? value : "", 60);
  g_autofree char *shown_label = aft_text_dup_shown (label != NULL ? label : "", 40);
  g_autofree char *uri = aft_uri_for_address (kind, value);
  const char *what = kind != NULL ? aft_words_shown (AFT_WORDS_ADDRESS, kind) : _("Address");
  g_autofree char *title = NULL;
  g_autofree char *use = NULL, *copy = NULL, *more = NULL;
  const char *icon;

  if (until != NULL)
    /* Translators: %s is "E-mail" or the like. */
    title = g_strdup_printf (_("%s, no longer used"), what);
  else if (*shown_label != '\0')
    /* Translators: a kind of address and its label, "Phone · work". */
    title = g_strdup_printf (C_("address", "%s · %s"), what, shown_label);
  else
    title = g_strdup (what);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  /* Where people write from right to left, "+1 555 0112" would be shown as "0112 555 1+". */
  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row))),
                            g_strcmp0 (kind, "phone") == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_NONE);

  if (g_strcmp0 (kind, "email") == 0)
    {
      icon = "mail-unread-symbolic";
      use = g_strdup_printf (C_("address", "Write to %s"), shown);
    }
  else if (g_strcmp0 (kind, "phone") == 0)
    {
      icon = "call-start-symbolic";
      use = g_strdup_printf (C_("address", "Call %s"), shown);
    }
  else
    {
      icon = "web-browser-symbolic";
      use = g_strdup_printf (C_("address", "Open %s"), shown);
    }
  copy = g_strdup_printf (C_("address", "Copy %s"), shown);
  more = g_strdup_printf (C_("address", "More for %s"), shown);
  gtk_button_set_icon_name (self->use, icon);
  aft_spoken_set_tooltip (GTK_WIDGET (self->use), use);
  gtk_widget_set_visible (GTK_WIDGET (self->use), uri != NULL && until == NULL);
  gtk_widget_set_visible (self->copy, value != NULL);
  set_state (self, "kind", g_variant_new_string (kind != NULL ? kind : ""));
  set_state (self, "label", g_variant_new_string (label != NULL ? label : ""));
  set_state (self, "outdated", g_variant_new_boolean (until != NULL));
  aft_spoken_set_tooltip (self->copy, copy);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->use), GTK_ACCESSIBLE_PROPERTY_LABEL, use, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy), GTK_ACCESSIBLE_PROPERTY_LABEL, copy, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
}

/* What kind it is follows from what is typed, until somebody says so. */
static void
changed_cb (GtkWidget *row)
{
  AddressRow *self = g_object_get_data (G_OBJECT (row), "aft-address");
  const char *value = aft_record_get (self->address, AFT_ADDRESS_VALUE);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  if (!gtk_widget_has_focus (text) || value == NULL || guess_kind (value) == NULL
      || (!self->guessed && aft_record_get (self->address, AFT_ADDRESS_KIND) != NULL))
    return;

  self->guessed = TRUE;
  aft_session_follow_undo (self->session, TRUE);
  aft_record_set (self->address, AFT_ADDRESS_KIND, guess_kind (value));
  aft_session_follow_undo (self->session, FALSE);
}

static void
use_cb (GtkButton  *button,
        AddressRow *self)
{
  g_autofree char *uri = aft_uri_for_address (aft_record_get (self->address, AFT_ADDRESS_KIND),
                                              aft_record_get (self->address, AFT_ADDRESS_VALUE));

  if (uri != NULL)
    aft_open_uri (self->row, uri);
}

static void
copy_cb (GtkButton  *button,
         AddressRow *self)
{
  const char *value = aft_record_get (self->address, AFT_ADDRESS_VALUE);

  if (value != NULL)
    aft_copy_text (self->row, value);
}

static void
delete_cb (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  AddressRow *self = data;

  gtk_widget_activate_action (self->row, "win.delete", "s", aft_record_get_id (AFT_RECORD (self->address)));
}

static void
outdated_cb (GSimpleAction *action,
             GVariant      *state,
             gpointer       data)
{
  AddressRow *self = data;
  g_autofree char *until = NULL;
  GDate today;

  aft_session_today (self->session, &today);
  until = aft_day_format (&today);
  aft_record_set (self->address, AFT_ADDRESS_UNTIL, g_variant_get_boolean (state) ? until : NULL);
  aft_session_break_undo (self->session);
}

static void
set_cb (GSimpleAction *action,
        GVariant      *state,
        gpointer       data)
{
  AddressRow *self = data;
  gboolean kind = g_str_equal (g_action_get_name (G_ACTION (action)), "kind");

  if (kind)
    self->guessed = FALSE;
  aft_record_set (self->address, kind ? AFT_ADDRESS_KIND : AFT_ADDRESS_LABEL, g_variant_get_string (state, NULL));
  aft_session_break_undo (self->session);
}

static GMenuModel *
make_menu (void)
{
  static const char * const labels[][2] = {
    { "", NC_("address", "No Label") },
    { "work", NC_("address", "Work") },
    { "home", NC_("address", "Home") },
    { "mobile", NC_("address", "Mobile") },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) label_menu = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  for (guint i = 0; i < aft_words_count (AFT_WORDS_ADDRESS); i++)
    {
      const char *word = aft_words_nth (AFT_WORDS_ADDRESS, i);
      g_autofree char *action = g_strconcat ("address.kind::", word, NULL);

      g_menu_append (kinds, aft_words_shown (AFT_WORDS_ADDRESS, word), action);
    }
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (g_dpgettext2 (GETTEXT_PACKAGE, "address", labels[i][1]), NULL);

      g_menu_item_set_action_and_target (item, "address.label", "s", labels[i][0]);
      g_menu_append_item (label_menu, item);
    }
  g_menu_append_submenu (rest, _("Label"), G_MENU_MODEL (label_menu));
  g_menu_append (rest, _("No Longer Used"), "address.outdated");
  g_menu_append (rest, _("Delete"), "address.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (kinds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));

  return G_MENU_MODEL (menu);
}

static void
add_actions (AddressRow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) set_kind = g_simple_action_new_stateful ("kind", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_autoptr (GSimpleAction) set_label = g_simple_action_new_stateful ("label", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_autoptr (GSimpleAction) set_outdated = g_simple_action_new_stateful ("outdated", NULL, g_variant_new_boolean (FALSE));
  g_autoptr (GSimpleAction) delete = g_simple_action_new ("delete", NULL);

  g_signal_connect (set_kind, "change-state", G_CALLBACK (set_cb), self);
  g_signal_connect (set_label, "change-state", G_CALLBACK (set_cb), self);
  g_signal_connect (set_outdated, "change-state", G_CALLBACK (outdated_cb), self);
  g_signal_connect (delete, "activate", G_CALLBACK (delete_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (set_kind));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (set_label));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (set_outdated));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (delete));
  gtk_widget_insert_action_group (self->row, "address", G_ACTION_GROUP (group));
  self->actions = G_ACTION_MAP (g_steal_pointer (&group));
}

static GtkWidget *
make_row (AftSession  *session,
          AftDocument *contact,
          gpointer     item)
{
  AddressRow *self = g_new0 (AddressRow, 1);
  g_autoptr (GMenuModel) menu = make_menu ();
  const char *value = aft_record_get (item, AFT_ADDRESS_VALUE);
  g_autofree char *shown = aft_text_dup_shown (value != NULL ? value : "", 60);
  g_autofree char *spoken = aft_field_dup_spoken (_("Address"), shown);

  self->session = g_object_ref (session);
  self->address = g_object_ref (item);
  self->row = aft_field_row_new (session, _("Address"), spoken, item, AFT_ADDRESS_VALUE);
  self->use = GTK_BUTTON (aft_row_button_new ("mail-unread-symbolic", "", ""));
  self->copy = aft_row_button_new ("edit-copy-symbolic", "", "");
  self->menu = aft_row_menu_button_new (menu, "");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), GTK_WIDGET (self->use));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), self->copy);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), self->menu);
  g_object_set_data_full (G_OBJECT (self->row), "aft-address", self, address_row_free);
  gtk_widget_add_css_class (self->row, "address");
  add_actions (self);

  g_signal_connect (self->use, "clicked", G_CALLBACK (use_cb), self);
  g_signal_connect (self->copy, "clicked", G_CALLBACK (copy_cb), self);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (update), self);
  g_signal_connect_object (contact, "changed", G_CALLBACK (changed_cb), self->row, G_CONNECT_SWAPPED);
  update (self);

  return self->row;
}

static GListModel *
list (AftSession  *session,
      AftDocument *contact)
{
  return g_object_ref (aft_document_get_records (contact, AFT_TYPE_ADDRESS));
}

static void
add (GtkWidget   *group,
     AftSession  *session,
     AftDocument *contact)
{
  g_autoptr (AftAddress) address = aft_record_new (AFT_TYPE_ADDRESS, NULL);

  aft_book_begin (aft_session_get_book (session), _("Add an address"));
  aft_document_add (contact, address);
  aft_book_end (aft_session_get_book (session));
  aft_row_group_focus (AFT_ROW_GROUP (group), address);
}

const AftRowGroupKind aft_address_group = {
  .title = N_("How to Reach Them"),
  .empty = N_("No address yet."),
  .add = N_("Add an Address"),
  .list = list,
  .row = make_row,
  .on_add = add,
};
