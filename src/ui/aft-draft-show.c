/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-draft-show.h"

#include <string.h>

#include "aft-editable.h"
#include "aft-field-edit.h"
#include "aft-text-break.h"
#include "aft-text-growth.h"
#include "aft-text.h"

#define PENDING "aft-draft-show"

static gboolean
measure_cb (gpointer data)
{
  g_object_set_data (G_OBJECT (data), PENDING, NULL);
  gtk_widget_queue_resize (data);

  return G_SOURCE_REMOVE;
}

static void
place_cb (GtkTextView   *view,
          GtkAdjustment *place)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW);
  double page = gtk_adjustment_get_page_size (place);

  if (gtk_adjustment_get_upper (place) <= page || page >= gtk_scrolled_window_get_max_content_height (GTK_SCROLLED_WINDOW (scrolled))
      || g_object_get_data (G_OBJECT (view), PENDING) != NULL)
    return;

  g_object_set_data (G_OBJECT (view), PENDING, view);
  g_idle_add_full (G_PRIORITY_DEFAULT, measure_cb, g_object_ref (view), g_object_unref);
}

void
aft_draft_show_grow (GtkTextView *view)
{
  aft_text_growth_watch (view);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), "changed", G_CALLBACK (place_cb), view,
                           G_CONNECT_SWAPPED);
}

static void
insert_cb (GtkTextBuffer *buffer,
           GtkTextIter   *location,
           const char    *text,
           int            length,
           gpointer       data)
{
  g_autofree char *broken = aft_text_break_lines (text, length, gtk_text_iter_get_line_offset (location));

  if (strlen (broken) == (gsize) length)
    return;

  g_signal_stop_emission_by_name (buffer, "insert-text");
  g_signal_handlers_block_by_func (buffer, insert_cb, data);
  gtk_text_buffer_insert (buffer, location, broken, -1);
  g_signal_handlers_unblock_by_func (buffer, insert_cb, data);
}

void
aft_draft_show_break (GtkTextView *view)
{
  g_signal_connect (gtk_text_view_get_buffer (view), "insert-text", G_CALLBACK (insert_cb), NULL);
}

void
aft_draft_show_line (GtkEditable *line,
                     const char  *value,
                     char       **kept)
{
  g_autofree char *shown = aft_text_dup_shown (value, AFT_FIELD_LENGTH);
  gboolean safe = value == NULL || g_str_equal (shown, value);

  g_free (*kept);
  *kept = safe ? NULL : g_strdup (value);
  gtk_editable_set_editable (line, safe);
  aft_editable_show (line, shown);
}

void
aft_draft_show_text (GtkTextView *view,
                     const char  *text,
                     char       **kept)
{
  g_autofree char *shown = aft_text_break_lines (text, -1, 0);
  gboolean safe = aft_text_can_break (text);

  g_free (*kept);
  *kept = safe ? NULL : g_strdup (text);
  gtk_text_view_set_editable (view, safe);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), shown, -1);
}
