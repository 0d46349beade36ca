/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <gtk/gtk.h>

#include "aft-text-growth.h"
#include "busy.h"

#define LINES 12000
#define LOW 200
#define HIGH 700

static int
get_page (GtkTextView *view)
{
  return (int) gtk_adjustment_get_page_size (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
}

typedef struct
{
  GtkScrolledWindow *scrolled;
  guint              layouts;
} Growth;

/* What was given its first place becomes higher before it is painted, as what asks for its own height does. */
static void
layout_cb (Growth *self)
{
  if (self->layouts++ == 0)
    gtk_scrolled_window_set_min_content_height (self->scrolled, HIGH);
}

/* A line that isn't laid out has no height. */
static gboolean
is_laid_out (GtkTextView *view)
{
  GtkTextIter end;
  int y, height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_iter_set_line_offset (&end, 0);
  gtk_text_iter_backward_line (&end);
  gtk_text_view_get_line_yrange (view, &end, &y, &height);

  return height > 0;
}

/* Shows a long text until all of it is laid out; @grows: in a view that becomes higher before that. Returns the longest time in which
 * nobody was answered, and that of @all, in seconds. */
static double
show (gboolean  grows,
      double   *all)
{
  GtkWidget *window = gtk_window_new ();
  GtkTextView *view = GTK_TEXT_VIEW (gtk_text_view_new ());
  Growth growth = { GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ()) };
  g_autoptr (GString) text = g_string_new (NULL);
  GdkFrameClock *clock;
  double began;

  for (guint i = 0; i < LINES; i++)
    g_string_append_printf (text, "Line %u: what was said, and what nobody asked about\n", i);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text->str, -1);
  gtk_scrolled_window_set_child (growth.scrolled, GTK_WIDGET (view));
  gtk_scrolled_window_set_min_content_height (growth.scrolled, grows ? LOW : HIGH);
  gtk_widget_set_valign (GTK_WIDGET (growth.scrolled), GTK_ALIGN_START);
  aft_text_growth_watch (view);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (growth.scrolled));
  gtk_window_set_default_size (GTK_WINDOW (window), 600, HIGH);
  gtk_widget_realize (window);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect_swapped (clock, "layout", G_CALLBACK (layout_cb), &growth);

  began = busy_get_seconds ();
  busy_watch ();
  busy_take_longest ();
  gtk_window_present (GTK_WINDOW (window));
  while (get_page (view) < HIGH || !is_laid_out (view))
    g_main_context_iteration (NULL, TRUE);
  *all = busy_get_seconds () - began;
  g_signal_handlers_disconnect_by_data (clock, &growth);
  gtk_window_destroy (GTK_WINDOW (window));

  return busy_take_longest ();
}

/* A view that becomes higher before its text is laid out doesn't have all of it shaped for a frame. */
static void
test_growth (void)
{
  double all, all_grown, longest, longest_grown;

  longest = show (FALSE, &all);
  longest_grown = show (TRUE, &all_grown);
  g_test_message ("%.3f s of %.3f s in one go, %.3f s of %.3f s where it grows", longest, all, longest_grown, all_grown);
  if (longest_grown > all / 4)
    g_error ("nobody is answered for %.2f s; the whole text takes %.2f s", longest_grown, all);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/ui/text-growth/growth", test_growth);

  return g_test_run ();
}
