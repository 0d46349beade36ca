/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-page.h"

#include <glib/gi18n-lib.h>

#include "aft-actions.h"
#include "aft-field-row.h"
#include "aft-narrow.h"
#include "aft-spoken.h"

/* In characters: a longer title is written smaller. */
#define TITLE_LENGTH 20

GtkBox *
aft_page_make (GtkWidget *page)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 36);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_parent (scrolled, page);

  return GTK_BOX (box);
}

void
aft_page_clear (GtkWidget *page)
{
  GtkWidget *child = gtk_widget_get_first_child (page);

  g_clear_pointer (&child, gtk_widget_unparent);
}

static void
message_cb (AftFieldEdit *edit,
            GParamSpec   *pspec,
            GtkLabel     *label)
{
  GtkWidget *entry = gtk_widget_get_prev_sibling (GTK_WIDGET (label));
  g_autofree char *message = NULL;
  gboolean wrong;

  g_object_get (edit, "message", &message, "wrong", &wrong, NULL);
  gtk_label_set_label (label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (label), message != NULL);
  aft_spoken_set_wrong (GTK_EDITABLE (entry), wrong ? GTK_WIDGET (label) : NULL);
}

static void
fit_title_cb (GtkEditable *title)
{
  if (g_utf8_strlen (gtk_editable_get_text (title), -1) > TITLE_LENGTH)
    gtk_widget_add_css_class (GTK_WIDGET (title), "long");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (title), "long");
}

void
aft_page_fit_title (GtkEditable *title)
{
  g_signal_connect (title, "changed", G_CALLBACK (fit_title_cb), NULL);
  fit_title_cb (title);
}

GtkWidget *
aft_page_title_new (AftSession    *session,
                    const char    *placeholder,
                    AftFieldEdit **edit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *message = gtk_label_new (NULL);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 0.5);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  gtk_widget_add_css_class (entry, "page-title");
  gtk_widget_add_css_class (entry, "title-1");
  gtk_widget_add_css_class (message, "caption");
  gtk_widget_add_css_class (message, "dim-label");
  gtk_widget_set_visible (message, FALSE);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), message);

  aft_page_fit_title (GTK_EDITABLE (entry));
  *edit = aft_field_edit_attach (GTK_EDITABLE (entry), session);
  g_signal_connect_object (*edit, "notify", G_CALLBACK (message_cb), message, 0);

  return box;
}

GtkWidget *
aft_page_row_new (AftSession         *session,
                  gpointer            record,
                  const AftPageField *field)
{
  switch (field->kind)
    {
    case AFT_PAGE_CHOICE:
      return aft_choice_row_new (session, _(field->title), NULL, record, field->field, field->set, _("Not set"));
    case AFT_PAGE_TEXT:
      return aft_text_row_new (session, _(field->title), NULL, field->hint != NULL ? _(field->hint) : NULL, record, field->field);
    case AFT_PAGE_FIELD:
    default:
      return aft_field_row_new (session, _(field->title), NULL, record, field->field);
    }
}

GtkWidget *
aft_page_fields_new (AftSession         *session,
                     const char         *title,
                     gpointer            record,
                     const AftPageField *fields,
                     guint               n_fields)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
    }
  for (guint i = 0; i < n_fields; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), aft_page_row_new (session, record, &fields[i]));

  return group;
}

GtkWidget *
aft_page_sheet_new (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_(aft_actions_find ("win.print-sheet")->label));

  aft_narrow_give_way (button);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.print-sheet");

  return button;
}

GtkWidget *
aft_page_end_new (const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  aft_narrow_give_way (button);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

void
aft_page_end_set (GtkWidget   *button,
                  const char  *action,
                  AftDocument *document)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", aft_record_get_id (AFT_RECORD (document)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_visible (button, !aft_document_is_read_only (document));
}

void
aft_page_replace (GtkBox    *place,
                  GtkWidget *child)
{
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (place));

  if (old != NULL)
    gtk_box_remove (place, old);
  if (child != NULL)
    gtk_box_append (place, child);
}
