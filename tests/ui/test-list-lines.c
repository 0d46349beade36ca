/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-list-lines.h"

/* Where the cursor stands before the text's first letter and behind its last one: a line begins at the row's own edge, whatever it is
 * written in, and is read in its own direction. */
static void
test_edges (void)
{
  static const struct
  {
    const char *text;
    gboolean    reversed;       /* the text is */
  } cases[] = {
    { "Ana Ortiz", FALSE },
    { "\327\223\327\240\327\224 \327\233\327\224\327\237", TRUE },
    { "\330\243\330\255\331\205\330\257 Ortiz", TRUE },
    { "Ana \330\243\330\255\331\205\330\257", FALSE },
    { "7", FALSE },
    { "\346\235\216\351\233\267", FALSE },
  };
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };

  for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        AftListLines *lines = g_object_ref_sink (AFT_LIST_LINES (aft_list_lines_new ()));
        g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
        PangoAttribute *mark = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
        g_autoptr (PangoLayout) layout = NULL;
        PangoRectangle place;
        const char *text;
        const char *begin;
        GSList *shown;

        mark->start_index = 0;
        mark->end_index = (guint) strlen (cases[i].text);
        pango_attr_list_insert (marks, mark);
        gtk_widget_set_direction (GTK_WIDGET (lines), directions[d]);
        aft_list_lines_set (lines, AFT_LINE_TITLE, cases[i].text, marks, 1);

        layout = aft_list_lines_make_layout (lines, AFT_LINE_TITLE, 1000);
        pango_layout_get_pixel_extents (layout, NULL, &place);
        if (directions[d] == GTK_TEXT_DIR_LTR ? place.x != 0 : place.x + place.width != 1000)
          g_error ("“%s” goes from %d to %d, direction %u", cases[i].text, place.x, place.x + place.width, d);

        text = pango_layout_get_text (layout);
        begin = strstr (text, cases[i].text);
        g_assert_nonnull (begin);
        shown = pango_attr_list_get_attributes (pango_layout_get_attributes (layout));
        mark = shown->data;
        g_assert_cmpuint (mark->start_index, ==, (guint) (begin - text));
        g_assert_cmpuint (mark->end_index - mark->start_index, ==, (guint) strlen (cases[i].text));
        g_slist_free_full (shown, (GDestroyNotify) pango_attribute_destroy);
        if (strlen (cases[i].text) > 1)
          {
            PangoRectangle first, last;

            pango_layout_index_to_pos (layout, (int) (begin - text), &first);
            pango_layout_index_to_pos (layout, (int) (begin - text + strlen (cases[i].text) - 1), &last);
            if ((last.x < first.x) != cases[i].reversed)
              g_error ("“%s” is read from %d to %d", cases[i].text, first.x, last.x);
          }
        g_object_unref (lines);
      }
}

/* What is asked for is what the words take when they are drawn: no line is cut off, and none is missed. */
static void
test_heights (void)
{
  static const char * const texts[][AFT_LINES] = {
    { "Ana Ortiz", NULL, NULL },
    { "Ana Ortiz", "Head of Design, Northwind", NULL },
    { "Ana Ortiz", NULL, "Last Monday" },
    { "Ana Ortiz", "Head of Design, Northwind", "Last Monday, next 3 May" },
    { "Ana Ortiz", "what was found in a line that is too long for one row and for two of them as well", "Note" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint rows = 1; rows <= 2; rows++)
      {
        GtkWidget *lines = g_object_ref_sink (aft_list_lines_new ());
        int sum = 0;
        int height;

        for (AftLine line = 0; line < AFT_LINES; line++)
          {
            guint n = line == AFT_LINE_SUBTITLE && i == G_N_ELEMENTS (texts) - 1 ? rows : 1;

            aft_list_lines_set (AFT_LIST_LINES (lines), line, texts[i][line], NULL, n);
            if (texts[i][line] != NULL)
              {
                g_autoptr (PangoLayout) layout = aft_list_lines_make_layout (AFT_LIST_LINES (lines), line, 200);
                int line_height;

                g_assert_cmpint (pango_layout_get_line_count (layout), ==, (int) n);
                pango_layout_get_pixel_size (layout, NULL, &line_height);
                sum += line_height + (sum > 0 ? 1 : 0);
              }
          }
        gtk_widget_measure (lines, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
        if (height != sum)
          g_error ("case %u on %u rows asks for %d pixels and takes %d", i, rows, height, sum);
        g_object_unref (lines);
      }
}

static void
check_place (GtkWidget  *parent,
             GtkWidget  *part,
             const char *what,
             float       expected)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (part, parent, &place));
  if (place.origin.x != expected)
    g_error ("%s stands at %g instead of %g", what, place.origin.x, expected);
}

/* A picture stands where a line begins, a dot where it ends; what isn't shown takes no room. */
static void
test_parts (void)
{
  static const struct
  {
    GtkTextDirection direction;
    gboolean         shown;     /* the picture is */
    float            picture;
    float            dot;
    int              minimum;   /* width */
  } cases[] = {
    { GTK_TEXT_DIR_LTR, TRUE, 0, 190, 36 + 12 + 10 + 12 },
    { GTK_TEXT_DIR_RTL, TRUE, 164, 0, 36 + 12 + 10 + 12 },
    { GTK_TEXT_DIR_LTR, FALSE, 0, 190, 10 + 12 },
    { GTK_TEXT_DIR_RTL, FALSE, 0, 0, 10 + 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *lines = g_object_ref_sink (aft_list_lines_new ());
      GtkWidget *picture = g_object_new (GTK_TYPE_IMAGE, "width-request", 36, "height-request", 36, NULL);
      GtkWidget *dot = g_object_new (GTK_TYPE_IMAGE, "width-request", 10, "height-request", 10, "pixel-size", 10, NULL);
      int minimum, height;

      gtk_widget_set_direction (lines, cases[i].direction);
      aft_list_lines_put_behind (AFT_LIST_LINES (lines), dot);
      aft_list_lines_put_before (AFT_LIST_LINES (lines), picture);
      gtk_widget_set_visible (picture, cases[i].shown);
      gtk_widget_measure (lines, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_measure (lines, GTK_ORIENTATION_VERTICAL, 200, &height, NULL, NULL, NULL);
      g_assert_cmpint (minimum, ==, cases[i].minimum);
      g_assert_cmpint (height, ==, cases[i].shown ? 36 : 10);
      gtk_widget_size_allocate (lines, &(GtkAllocation) { .width = 200, .height = 50 }, -1);
      if (cases[i].shown)
        check_place (lines, picture, "the picture", cases[i].picture);
      check_place (lines, dot, "the dot", cases[i].dot);
      g_object_unref (lines);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/list-lines/edges", test_edges);
  g_test_add_func ("/ui/list-lines/heights", test_heights);
  g_test_add_func ("/ui/list-lines/parts", test_parts);

  return g_test_run ();
}
