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
        AftListLines *lines = g_object_ref_sink (g_object_new (AFT_TYPE_LIST_LINES, NULL));
        GtkInscription *line = GTK_INSCRIPTION (gtk_widget_get_first_child (GTK_WIDGET (lines)));
        g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
        PangoAttribute *mark = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
        g_autoptr (PangoLayout) layout = NULL;
        PangoRectangle place;
        const char *begin;
        GSList *shown;

        mark->start_index = 0;
        mark->end_index = (guint) strlen (cases[i].text);
        pango_attr_list_insert (marks, mark);
        gtk_widget_set_direction (GTK_WIDGET (lines), directions[d]);
        aft_list_lines_set (lines, AFT_LINE_TITLE, cases[i].text, marks, 1);

        layout = gtk_widget_create_pango_layout (GTK_WIDGET (line), gtk_inscription_get_text (line));
        pango_layout_set_width (layout, 1000 * PANGO_SCALE);
        pango_layout_get_pixel_extents (layout, NULL, &place);
        if (directions[d] == GTK_TEXT_DIR_LTR ? place.x != 0 : place.x + place.width != 1000)
          g_error ("“%s” goes from %d to %d, direction %u", cases[i].text, place.x, place.x + place.width, d);

        begin = strstr (gtk_inscription_get_text (line), cases[i].text);
        g_assert_nonnull (begin);
        shown = pango_attr_list_get_attributes (gtk_inscription_get_attributes (line));
        mark = shown->data;
        g_assert_cmpuint (mark->start_index, ==, (guint) (begin - gtk_inscription_get_text (line)));
        g_assert_cmpuint (mark->end_index - mark->start_index, ==, (guint) strlen (cases[i].text));
        g_slist_free_full (shown, (GDestroyNotify) pango_attribute_destroy);
        if (strlen (cases[i].text) > 1)
          {
            PangoRectangle first, last;

            pango_layout_index_to_pos (layout, (int) (begin - gtk_inscription_get_text (line)), &first);
            pango_layout_index_to_pos (layout, (int) (begin - gtk_inscription_get_text (line) + strlen (cases[i].text) - 1), &last);
            if ((last.x < first.x) != cases[i].reversed)
              g_error ("“%s” is read from %d to %d", cases[i].text, first.x, last.x);
          }
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

  return g_test_run ();
}
