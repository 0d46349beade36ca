/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-follow-cursor.h"

/* What is seen of the page above and below the cursor, in pixels. */
#define AROUND 24

/* After so many microseconds without a movement there won't be one. */
#define STILL (300 * 1000)

/* Of a view: that it is going to be looked where the cursor is; and whose cursor that is. */
#define PENDING "aft-follow-cursor"
#define BUFFER "aft-followed-buffer"

/* The page that scrolls with @view in it; one that only scrolls @view shows the cursor by itself. NULL if there is none. */
static GtkScrolledWindow *
find_page (GtkWidget *view)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);

  while (scrolled != NULL && !GTK_IS_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled))))
    scrolled = gtk_widget_get_ancestor (gtk_widget_get_parent (scrolled), GTK_TYPE_SCROLLED_WINDOW);

  return scrolled != NULL ? GTK_SCROLLED_WINDOW (scrolled) : NULL;
}

static gboolean
show_cb (gpointer data)
{
  GtkTextView *view = data;
  GtkScrolledWindow *page = find_page (GTK_WIDGET (view));
  GtkWidget *content = page != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (page))) : NULL;
  GdkRectangle cursor;
  double x, y;

  g_object_set_data (G_OBJECT (view), PENDING, NULL);
  if (content == NULL || !gtk_widget_has_focus (GTK_WIDGET (view)))
    return G_SOURCE_REMOVE;

  gtk_text_view_get_cursor_locations (view, NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, &cursor.x, &cursor.y);
  /* A text that scrolls by itself is about to show it. */
  cursor.y = CLAMP (cursor.y, 0, MAX (0, gtk_widget_get_height (GTK_WIDGET (view)) - cursor.height));
  if (gtk_widget_translate_coordinates (GTK_WIDGET (view), content, cursor.x, cursor.y, &x, &y))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (page), y - AROUND, y + cursor.height + AROUND);

  return G_SOURCE_REMOVE;
}

/* Where it is, is known only when what was typed is laid out. */
static void
moved_cb (GtkTextView *view)
{
  if (g_object_get_data (G_OBJECT (view), PENDING) != NULL || !gtk_widget_has_focus (GTK_WIDGET (view)))
    return;

  g_object_set_data (G_OBJECT (view), PENDING, view);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_cb, g_object_ref (view), g_object_unref);
}

/* Where the page is, and since when. */
typedef struct
{
  double value;
  gint64 since;         /* of the frame clock; 0: it was not looked at yet */
} Settling;

static gboolean
settled_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  GtkScrolledWindow *page = find_page (widget);
  Settling *settling = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double value;

  if (page == NULL)
    return G_SOURCE_REMOVE;

  value = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (page));
  if (settling->since == 0 || value != settling->value)
    settling->since = now;
  settling->value = value;

  return now - settling->since < STILL ? G_SOURCE_CONTINUE : show_cb (widget);
}

/* A page moves to what got the keyboard as it was before its text was laid out, in several frames that nothing stops. */
void
aft_follow_cursor_show (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  if (find_page (GTK_WIDGET (view)) != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (view), settled_cb, g_new0 (Settling, 1), g_free);
}

void
aft_follow_cursor (GtkTextView *view)
{
  GSignalGroup *buffer;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  buffer = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_object (buffer, "notify::cursor-position", G_CALLBACK (moved_cb), view, G_CONNECT_SWAPPED);
  g_object_bind_property (view, "buffer", buffer, "target", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (view), BUFFER, buffer, g_object_unref);
}
