/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-narrow.h"

#include <adwaita.h>

/* In pixels, what a header bar has around its parts. */
#define AROUND 72

static void
cut (GtkWidget *widget,
     int        length)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (widget), -1);
      gtk_label_set_max_width_chars (GTK_LABEL (widget), length);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      cut (child, length);
}

static GtkCenterBox *
find_parts (GtkWidget *header)
{
  while (header != NULL && !GTK_IS_CENTER_BOX (header))
    header = gtk_widget_get_first_child (header);

  return header != NULL ? GTK_CENTER_BOX (header) : NULL;
}

static int
get_natural (GtkWidget *widget)
{
  int natural = 0;

  if (widget != NULL)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

/* The title would have its room first: what the buttons leave is enough for it. */
static void
layout_cb (GdkSurface *surface,
           int         width,
           int         height,
           gpointer    data)
{
  GtkCenterBox *parts = find_parts (data);
  GtkWidget *title = gtk_center_box_get_center_widget (parts);
  PangoFontMetrics *metrics;
  double shadow, top;
  int room, letter;

  if (title == NULL)
    return;

  gtk_native_get_surface_transform (gtk_widget_get_native (GTK_WIDGET (parts)), &shadow, &top);

  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (title), NULL, NULL);
  room = width - 2 * (int) shadow - AROUND - get_natural (gtk_center_box_get_start_widget (parts))
         - get_natural (gtk_center_box_get_end_widget (parts));
  /* As labels count. */
  letter = MAX (pango_font_metrics_get_approximate_char_width (metrics), pango_font_metrics_get_approximate_digit_width (metrics));
  cut (title, MAX (1, room * PANGO_SCALE / MAX (1, letter)));
  pango_font_metrics_unref (metrics);
}

/* Of a dialog, which is as wide as its header bar. */
static void
realize_cb (GtkWidget *header)
{
  GtkRoot *root = gtk_widget_get_root (header);

  if (find_parts (header) != NULL && !GTK_IS_APPLICATION_WINDOW (root))
    g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (root)), "layout", G_CALLBACK (layout_cb), header, 0);
}

void
aft_narrow_give_way (GtkWidget *widget)
{
  GtkWidget *words = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  if (ADW_IS_HEADER_BAR (widget))
    {
      cut (widget, -1);
      g_signal_connect (widget, "realize", G_CALLBACK (realize_cb), NULL);
      return;
    }
  if (words != NULL && GTK_IS_LABEL (words) && gtk_label_get_ellipsize (GTK_LABEL (words)) == PANGO_ELLIPSIZE_NONE)
    {
      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      /* As wide as its words, also in a row that is high enough for two lines of them. */
      gtk_label_set_natural_wrap_mode (GTK_LABEL (words), GTK_NATURAL_WRAP_NONE);
      gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    aft_narrow_give_way (child);
}
