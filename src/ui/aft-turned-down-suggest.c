/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-turned-down-private.h"

#include <glib/gi18n-lib.h>

#include "aft-text.h"

/* People and companies of the book that may be meant by what is typed. */

#define SUGGESTIONS 4

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

void
aft_turned_down_dialog_pick (AftTurnedDownDialog *self,
                             AftContact          *contact)
{
  const AftSummary *summary = aft_document_get_summary (AFT_DOCUMENT (contact));

  self->picking = TRUE;
  g_set_object (&self->picked, contact);
  gtk_editable_set_text (GTK_EDITABLE (self->name), summary->title);
  if (*get_text (self->company) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->company), summary->company);
  self->picking = FALSE;
}

static void
pick_person_cb (AftTurnedDownDialog *self,
                GtkWidget           *row)
{
  aft_turned_down_dialog_pick (self, g_object_get_data (G_OBJECT (row), "aft-contact"));
  gtk_widget_grab_focus (GTK_WIDGET (self->company));
}

static void
pick_company_cb (AftTurnedDownDialog *self,
                 GtkWidget           *row)
{
  self->picking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->company), g_object_get_data (G_OBJECT (row), "aft-company"));
  self->picking = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->company));
}

static GtkWidget *
add_suggestion (AftTurnedDownDialog *self,
                const char          *title,
                const char          *subtitle,
                GCallback            activated)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = aft_text_dup_shown (title, 80);
  g_autofree char *below = aft_text_dup_shown (subtitle, 120);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", activated, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->known, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

void
aft_turned_down_dialog_suggest (AftTurnedDownDialog *self)
{
  AftBook *book = aft_session_get_book (self->session);
  g_autoptr (GPtrArray) people = aft_way_in_suggest_people (book, get_text (self->name), SUGGESTIONS);
  g_autoptr (GPtrArray) companies = aft_way_in_suggest_companies (book, get_text (self->company), SUGGESTIONS);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->known, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < people->len; i++)
    {
      AftDocument *contact = g_ptr_array_index (people, i);
      const AftSummary *summary = aft_document_get_summary (contact);
      GtkWidget *row = add_suggestion (self, summary->title, *summary->company != '\0' ? summary->company : summary->email,
                                       G_CALLBACK (pick_person_cb));

      g_object_set_data_full (G_OBJECT (row), "aft-contact", g_object_ref (contact), g_object_unref);
    }
  for (guint i = 0; i < companies->len; i++)
    {
      const char *company = g_ptr_array_index (companies, i);

      if (g_str_equal (company, get_text (self->company)))
        continue;
      g_object_set_data_full (G_OBJECT (add_suggestion (self, company, _("Company"), G_CALLBACK (pick_company_cb))),
                              "aft-company", g_strdup (company), g_free);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->known), self->rows->len > 0);
}
