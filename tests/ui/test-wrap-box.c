/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <gtk/gtk.h>

#include "aft-wrap-box.h"

#define MOST 4

/* Each child is 20 pixels high; between them are 6. */
static void
test_places (void)
{
  static const struct
  {
    int width;
    int widths[MOST];           /* of the children; negative: of one that is hidden; 0: there is none */
    int height;
    int x[MOST];
    int y[MOST];
  } cases[] = {
    { 200, { 40, 50, 60 }, 20, { 0, 46, 102 }, { 0, 0, 0 } },
    { 162, { 40, 50, 60 }, 20, { 0, 46, 102 }, { 0, 0, 0 } },
    { 161, { 40, 50, 60 }, 46, { 0, 46, 0 }, { 0, 0, 26 } },
    { 60, { 40, 50, 60 }, 72, { 0, 0, 0 }, { 0, 26, 52 } },
    { 100, { 40, -50, 54 }, 20, { 0, 0, 46 }, { 0, 0, 0 } },
    { 100, { -40, -50 }, 0, { 0, 0 }, { 0, 0 } },
    { 100, { 0 }, 0, { 0 }, { 0 } },
    { 100, { 100, 10, 10, 100 }, 72, { 0, 0, 16, 0 }, { 0, 26, 26, 52 } },
  };
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };

  for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        GtkWidget *box = g_object_ref_sink (aft_wrap_box_new ());
        GtkWidget *children[MOST];
        GtkAllocation place = { .width = cases[i].width };
        int least, natural, widest = 0, sum = 0;

        gtk_widget_set_direction (box, directions[d]);
        for (guint k = 0; k < MOST && cases[i].widths[k] != 0; k++)
          {
            int width = ABS (cases[i].widths[k]);

            children[k] = gtk_drawing_area_new ();
            gtk_widget_set_size_request (children[k], width, 20);
            gtk_widget_set_visible (children[k], cases[i].widths[k] > 0);
            aft_wrap_box_append (AFT_WRAP_BOX (box), children[k]);
            widest = MAX (widest, cases[i].widths[k]);
            sum += cases[i].widths[k] > 0 ? width + (sum > 0 ? 6 : 0) : 0;
          }
        gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
        g_assert_cmpint (least, ==, widest);
        g_assert_cmpint (natural, ==, sum);
        gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, cases[i].width, &least, &natural, NULL, NULL);
        if (least != cases[i].height || natural != least)
          g_error ("case %u is %d high, not %d", i, least, cases[i].height);

        place.height = least;
        gtk_widget_size_allocate (box, &place, -1);
        for (guint k = 0; k < MOST && cases[i].widths[k] != 0; k++)
          {
            int x = directions[d] == GTK_TEXT_DIR_LTR ? cases[i].x[k] : cases[i].width - cases[i].x[k] - cases[i].widths[k];
            graphene_rect_t bounds;

            if (cases[i].widths[k] < 0)
              continue;
            g_assert_true (gtk_widget_compute_bounds (children[k], box, &bounds));
            if (bounds.origin.x != x || bounds.origin.y != cases[i].y[k] || bounds.size.width != cases[i].widths[k])
              g_error ("case %u, direction %u: child %u is at %g, %g, %g wide", i, d, k, bounds.origin.x, bounds.origin.y,
                       bounds.size.width);
          }
        g_object_unref (box);
      }
}

/* One that expands takes what is left of its line, also if that is all of it. */
static void
test_expand (void)
{
  static const struct { int width, grown, x, y; } cases[] = { { 200, 144, 150, 0 }, { 96, 40, 46, 0 }, { 90, 90, 0, 26 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *box = g_object_ref_sink (aft_wrap_box_new ());
      GtkWidget *children[2];
      GtkAllocation place = { .width = cases[i].width };
      graphene_rect_t first, second;

      for (guint k = 0; k < 2; k++)
        {
          children[k] = gtk_drawing_area_new ();
          gtk_widget_set_size_request (children[k], k == 0 ? 40 : 50, 20);
          gtk_widget_set_hexpand (children[k], k == 0);
          aft_wrap_box_append (AFT_WRAP_BOX (box), children[k]);
        }
      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, cases[i].width, &place.height, NULL, NULL, NULL);
      gtk_widget_size_allocate (box, &place, -1);
      g_assert_true (gtk_widget_compute_bounds (children[0], box, &first));
      g_assert_true (gtk_widget_compute_bounds (children[1], box, &second));
      if (first.size.width != cases[i].grown || second.origin.x != cases[i].x || second.origin.y != cases[i].y)
        g_error ("in %d pixels the first is %g wide, the second at %g, %g", cases[i].width, first.size.width, second.origin.x,
                 second.origin.y);
      g_object_unref (box);
    }
}

/* Lines that aren't full stand where the box does. */
static void
test_align (void)
{
  static const struct { GtkAlign align; int x[2]; } cases[] = {
    { GTK_ALIGN_FILL, { 0, 0 } },
    { GTK_ALIGN_START, { 0, 0 } },
    { GTK_ALIGN_CENTER, { 15, 10 } },
    { GTK_ALIGN_END, { 30, 20 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *box = g_object_ref_sink (aft_wrap_box_new ());
      GtkWidget *children[2];
      GtkAllocation place = { .width = 70 };

      gtk_widget_set_halign (box, cases[i].align);
      for (guint k = 0; k < 2; k++)
        {
          children[k] = gtk_drawing_area_new ();
          gtk_widget_set_size_request (children[k], k == 0 ? 40 : 50, 20);
          aft_wrap_box_append (AFT_WRAP_BOX (box), children[k]);
        }
      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, place.width, &place.height, NULL, NULL, NULL);
      gtk_widget_size_allocate (box, &place, -1);
      for (guint k = 0; k < 2; k++)
        {
          graphene_rect_t bounds;

          g_assert_true (gtk_widget_compute_bounds (children[k], box, &bounds));
          if (bounds.origin.x != cases[i].x[k])
            g_error ("with alignment %d line %u begins at %g", cases[i].align, k + 1, bounds.origin.x);
        }
      g_object_unref (box);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/wrap-box/places", test_places);
  g_test_add_func ("/ui/wrap-box/expand", test_expand);
  g_test_add_func ("/ui/wrap-box/align", test_align);

  return g_test_run ();
}
