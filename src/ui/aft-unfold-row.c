/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-unfold-row.h"

#include <glib/gi18n-lib.h>

#include "aft-field-row.h"
#include "aft-spoken.h"

#define KIND "aft-kind"
#define RECORD "aft-record"
#define SESSION "aft-session"

gpointer
aft_unfold_row_get_record (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), RECORD);
}

AftSession *
aft_unfold_row_get_session (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), SESSION);
}

static void
notify_cb (AftRecord  *record,
           GParamSpec *pspec,
           GtkWidget  *row)
{
  const AftUnfoldRowKind *kind = g_object_get_data (G_OBJECT (row), KIND);

  kind->show (ADW_EXPANDER_ROW (row), aft_unfold_row_get_session (row), record);
}

static void
expanded_cb (GtkWidget *row)
{
  const AftUnfoldRowKind *kind = g_object_get_data (G_OBJECT (row), KIND);

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return;

  g_signal_handlers_disconnect_by_func (row, expanded_cb, NULL);
  kind->fill (ADW_EXPANDER_ROW (row), aft_unfold_row_get_session (row), aft_unfold_row_get_record (row));
}

static void
delete_cb (GtkWidget *row,
           GtkButton *button)
{
  gtk_widget_activate_action (row, "win.delete", "s", aft_record_get_id (aft_unfold_row_get_record (row)));
}

GtkWidget *
aft_unfold_row_button_new (AdwExpanderRow *row,
                           const char     *label,
                           const char     *of,
                           GCallback       callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *spoken = aft_field_dup_spoken (label, of);

  gtk_widget_add_css_class (button, "flat");
  aft_spoken_set_name (button, spoken);
  g_signal_connect_object (button, "clicked", callback, row, G_CONNECT_SWAPPED);

  return button;
}

AftWrapBox *
aft_unfold_row_add_buttons (AdwExpanderRow *row,
                            const char     *of)
{
  GtkWidget *line = aft_wrap_box_new ();
  GtkWidget *buttons = aft_wrap_box_new ();

  gtk_widget_set_halign (line, GTK_ALIGN_END);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_widget_set_margin_end (line, 6);
  aft_wrap_box_append (AFT_WRAP_BOX (line), buttons);
  aft_wrap_box_append (AFT_WRAP_BOX (line), aft_unfold_row_button_new (row, _("Delete"), of, G_CALLBACK (delete_cb)));
  aft_spoken_add_child (row, line);

  return AFT_WRAP_BOX (buttons);
}

GtkWidget *
aft_unfold_row_new (AftSession             *session,
                    gpointer                record,
                    const AftUnfoldRowKind *kind)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data (G_OBJECT (row), KIND, (gpointer) kind);
  g_object_set_data_full (G_OBJECT (row), SESSION, g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), RECORD, g_object_ref (record), g_object_unref);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  g_signal_connect_object (record, "notify", G_CALLBACK (notify_cb), row, 0);
  kind->show (ADW_EXPANDER_ROW (row), session, record);

  return row;
}
