/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-talk-layout.h"

/* In characters. */
#define WIDE 96
#define SIDE 30
#define WIDEST_SIDE 52          /* a third of the whole, but no longer lines than are read at a glance */
#define SPACING 12              /* pixels */
/* The notes have so many lines at least, of so many usual ones each; and more where so few characters stand in one that the page scrolls
 * anyway. */
#define LINES 2
#define LINES_OF_NARROW 4
#define NARROW 36
#define LINE 1.4
#define MARGINS 18              /* pixels */

static int
get_width (GtkWidget *widget,
           int        characters)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = characters * pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);

  return width;
}

/* How high the notes are at least where they are @width pixels wide. */
static int
get_least_height (GtkWidget *body,
                  int        width)
{
  PangoContext *context = gtk_widget_get_pango_context (body);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double line = LINE * pango_font_metrics_get_height (metrics) / PANGO_SCALE;
  gboolean narrow = width >= 0 && width < get_width (body, NARROW);
  int own;

  pango_font_metrics_unref (metrics);
  gtk_widget_measure (gtk_widget_get_first_child (body), GTK_ORIENTATION_VERTICAL, -1, &own, NULL, NULL, NULL);

  return MAX (own, (int) (line * (narrow ? LINES_OF_NARROW : LINES)) + MARGINS);
}

static gboolean
is_beside (GtkWidget *body,
           int        width)
{
  return width >= get_width (body, WIDE);
}

static GtkSizeRequestMode
get_body_mode (GtkWidget *body)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_body (GtkWidget      *body,
              GtkOrientation  orientation,
              int             for_size,
              int            *minimum,
              int            *natural,
              int            *minimum_baseline,
              int            *natural_baseline)
{
  gboolean along = orientation == GTK_ORIENTATION_VERTICAL && !is_beside (body, for_size);
  int notes[2], side[2];

  gtk_widget_measure (gtk_widget_get_first_child (body), orientation, -1, &notes[0], &notes[1], NULL, NULL);
  gtk_widget_measure (gtk_widget_get_last_child (body), orientation, -1, &side[0], &side[1], NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      notes[0] = get_least_height (body, for_size);
      notes[1] = MAX (notes[0], notes[1]);
    }
  *minimum = along ? notes[0] + SPACING + side[0] : MAX (notes[0], side[0]);
  *natural = along ? notes[1] + SPACING + side[1] : MAX (notes[1], side[1]);
}

static void
allocate_body (GtkWidget *body,
               int        width,
               int        height,
               int        baseline)
{
  GtkWidget *side = gtk_widget_get_last_child (body);
  gboolean beside = is_beside (body, width);
  GtkAllocation notes = { .width = width, .height = height };
  GtkAllocation more = notes;
  int least;

  gtk_widget_measure (side, beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  if (beside)
    {
      more.width = MAX (least, CLAMP (width / 3, get_width (body, SIDE), get_width (body, WIDEST_SIDE)));
      notes.width -= more.width + SPACING;
      if (gtk_widget_get_direction (body) == GTK_TEXT_DIR_RTL)
        notes.x = more.width + SPACING;
      else
        more.x = notes.width + SPACING;
    }
  else
    {
      more.height = MAX (least, MIN (height / 3, height - SPACING - get_least_height (body, width)));
      notes.height -= more.height + SPACING;
      more.y = notes.height + SPACING;
    }
  gtk_widget_size_allocate (gtk_widget_get_first_child (body), &notes, -1);
  gtk_widget_size_allocate (side, &more, -1);
}

GtkLayoutManager *
aft_talk_layout_new (void)
{
  return gtk_custom_layout_new (get_body_mode, measure_body, allocate_body);
}
