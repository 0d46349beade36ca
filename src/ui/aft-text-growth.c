/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-text-growth.h"

#define TAG "aft-text-growth"
#define BEFORE "aft-text-growth"      /* how high it was */

/* A view looks anew at what is seen of it if any line changes. A tag that could make a letter larger makes it do so, even if it
 * doesn't, and is gone at once. */
static void
look_anew (GtkTextBuffer *buffer)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG);
  GtkTextIter start, end;

  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer, TAG, "scale", 1.0, NULL);
  gtk_text_buffer_get_start_iter (buffer, &start);
  end = start;
  gtk_text_iter_forward_char (&end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
}

/* Told while the view gets its place; GTK lays out what is to be looked at when it has it. */
static void
height_cb (GtkTextView   *view,
           GParamSpec    *pspec,
           GtkAdjustment *place)
{
  int height = (int) gtk_adjustment_get_page_size (place);
  int before = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (view), BEFORE));

  g_object_set_data (G_OBJECT (view), BEFORE, GINT_TO_POINTER (height));
  if (height > before && before > 0)
    look_anew (gtk_text_view_get_buffer (view));
}

static void
place_cb (GtkTextView *view)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  if (place != NULL)
    g_signal_connect_object (place, "notify::page-size", G_CALLBACK (height_cb), view, G_CONNECT_SWAPPED);
}

void
aft_text_growth_watch (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_signal_connect (view, "notify::vadjustment", G_CALLBACK (place_cb), NULL);
  place_cb (view);
}
