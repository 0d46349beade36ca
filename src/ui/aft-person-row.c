/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-field-row.h"

#include <glib/gi18n-lib.h>

#include "aft-chooser.h"
#include "aft-row-group.h"
#include "aft-spoken.h"
#include "aft-text.h"

struct _AftPersonRow
{
  AdwActionRow  parent_instance;

  AftSession   *session;
  AftRecord    *record;
  AftDocument  *own;            /* who it is if nobody is named; NULL: nobody */
  GtkWidget    *go;
  GtkWidget    *clear;
  char         *spoken;
  guint         field;
};

G_DEFINE_FINAL_TYPE (AftPersonRow, aft_person_row, ADW_TYPE_ACTION_ROW)

static void
show (AftPersonRow *self)
{
  const char *id = aft_record_get (self->record, self->field);
  AftDocument *named = id != NULL ? aft_book_lookup (aft_session_get_book (self->session), id) : NULL;
  AftDocument *person = id != NULL ? named : self->own;
  AftDocument *page = aft_record_get_document (self->record);
  gboolean editable = page == NULL || !aft_document_is_read_only (page);
  gboolean leads = person != NULL && person != page;
  gboolean clears = editable && id != NULL && self->own == NULL;
  g_autofree char *shown = NULL;
  g_autofree char *name = NULL;

  if (person != NULL)
    shown = aft_text_dup_shown (aft_document_get_summary (person)->title, AFT_TEXT_SHOWN_MAX);
  else
    shown = g_strdup (id != NULL ? _("Somebody who is no longer in the book") : _("Nobody"));
  name = g_strdup_printf (C_("row", "%s, %s"), self->spoken, shown);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), shown);
  aft_spoken_set_name (GTK_WIDGET (self), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), editable);

  if ((!leads && gtk_widget_has_focus (self->go)) || (!clears && gtk_widget_has_focus (self->clear)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go), "s", leads ? aft_record_get_id (AFT_RECORD (person)) : "");
  gtk_widget_set_visible (self->go, leads);
  gtk_widget_set_visible (self->clear, clears);
}

static void
document_cb (AftPersonRow *self,
             AftDocument  *document,
             AftBook      *book)
{
  const char *id = aft_record_get_id (AFT_RECORD (document));
  const char *named = aft_record_get (self->record, self->field);

  if (document == self->own || (named != NULL && (g_str_equal (id, named) || g_str_equal (id, aft_book_resolve (book, named)))))
    show (self);
}

static void
set_person (AftPersonRow *self,
            const char   *id)
{
  aft_record_set (self->record, self->field, id);
  aft_session_break_undo (self->session);
  aft_session_flush (self->session);
}

static void
chosen_cb (GtkWidget   *row,
           AftDocument *person,
           gpointer     data)
{
  set_person (AFT_PERSON_ROW (row), aft_record_get_id (AFT_RECORD (person)));
}

static void
choose_cb (AftPersonRow *self)
{
  aft_chooser_show (GTK_WIDGET (self), self->session, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)),
                    AFT_CHOOSE_CONTACTS | AFT_CHOOSE_NEW, chosen_cb, NULL);
}

static void
clear_cb (AftPersonRow *self)
{
  set_person (self, NULL);
}

static GtkWidget *
add_button (AftPersonRow *self,
            const char   *icon,
            const char   *tooltip)
{
  g_autofree char *spoken = g_strdup_printf (C_("row", "%s, %s"), self->spoken, tooltip);
  GtkWidget *button = aft_row_button_new (icon, tooltip, spoken);

  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);

  return button;
}

static void
aft_person_row_dispose (GObject *object)
{
  AftPersonRow *self = AFT_PERSON_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->record);
  g_clear_object (&self->own);
  g_clear_pointer (&self->spoken, g_free);

  G_OBJECT_CLASS (aft_person_row_parent_class)->dispose (object);
}

static void
aft_person_row_class_init (AftPersonRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aft_person_row_dispose;
}

static void
aft_person_row_init (AftPersonRow *self)
{
}

GtkWidget *
aft_person_row_new (AftSession  *session,
                    const char  *title,
                    const char  *spoken,
                    gpointer     record,
                    guint        field,
                    AftDocument *own)
{
  static const char * const signals[] = { "document-added", "document-changed", "document-removed" };
  AftPersonRow *self = g_object_new (AFT_TYPE_PERSON_ROW, NULL);
  g_autofree char *property = g_ascii_strdown (AFT_RECORD_GET_CLASS (record)->fields[field].key, -1);
  g_autofree char *detailed = g_strconcat ("notify::", property, NULL);
  GtkWidget *icon;

  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  self->field = field;
  self->spoken = g_strdup (spoken != NULL ? spoken : title);
  g_set_object (&self->own, own);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  self->go = add_button (self, "go-next-symbolic", _("Show This Person"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->go), "win.show");
  self->clear = add_button (self, "edit-clear-symbolic", _("Nobody"));
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  icon = gtk_image_new_from_icon_name ("avatar-default-symbolic");
  gtk_widget_add_css_class (icon, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), icon);
  g_signal_connect (self, "activated", G_CALLBACK (choose_cb), NULL);

  g_signal_connect_object (record, detailed, G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (aft_session_get_book (session), signals[i], G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}
