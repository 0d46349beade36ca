/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "busy.h"

#include <gtk/gtk.h>
#include <time.h>

#define PAGE_WORDS 500
#define PAGES 20

static double began;
static double longest;

double
busy_get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

/* Between two polls nobody is answered. */
static gint
poll_cb (GPollFD *descriptors,
         guint    n,
         gint     timeout)
{
  gint ready;

  longest = MAX (longest, busy_get_seconds () - began);
  ready = g_poll (descriptors, n, timeout);
  began = busy_get_seconds ();

  return ready;
}

void
busy_watch (void)
{
  g_main_context_set_poll_func (NULL, poll_cb);
  began = busy_get_seconds ();
}

double
busy_take_longest (void)
{
  double taken = longest;

  longest = 0;
  return taken;
}

static void
lay_out (const char *text)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new (text));
  int height;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, 600, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, >, 600);
}

double
busy_get_page (void)
{
  static double page;

  if (page == 0)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double before;

      for (guint i = 0; i < PAGE_WORDS; i++)
        g_string_append_printf (text, "word %u ", i);
      /* The first one looks for fonts. */
      lay_out (text->str);
      before = busy_get_seconds ();
      for (guint i = 0; i < PAGES; i++)
        lay_out (text->str);
      page = (busy_get_seconds () - before) / PAGES;
      g_test_message ("a page of text takes %.2f ms", page * 1000);
    }

  return page;
}
