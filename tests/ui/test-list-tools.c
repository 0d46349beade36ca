/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "aft-list-pane.h"
#include "aft-split-layout.h"
#include "aft-ui.h"
#include "aft-view.h"
#include "find-widget.h"
#include "room.h"

/* The views' names can be read in a list that is beside a page, at the text's usual size and at twice that (as test data). */
static void
test_views (gconstpointer data)
{
  int percent = GPOINTER_TO_INT (data);
  const AftSplitWish wish = { .present = { TRUE, TRUE, TRUE }, .scale = percent / 100.0 };
  int width = aft_split_layout_comfort (&wish, AFT_PANE_SIDEBAR);
  Room *room = room_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *pane;
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
  pane = aft_list_pane_new (room->session);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 600);
  gtk_window_present (GTK_WINDOW (window));
  room_wait (50);
  g_assert_cmpint (gtk_widget_get_width (pane), ==, width);
  for (guint view = 0; view < AFT_VIEWS; view++)
    {
      const char *title = aft_view_get_title (view);
      GtkWidget *label = find_label (pane, title);

      g_assert_nonnull (label);
      if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
        continue;
      g_test_message ("the view’s name “%s” is cut in a list of %d pixels", title, width);
      g_test_fail ();
    }
  gtk_window_destroy (GTK_WINDOW (window));
  room_free (room);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  g_autofree char *languages = NULL;

  g_test_init (&argc, &argv, NULL);
  languages = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, languages);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  aft_ui_init ();
  gtk_css_provider_load_from_resource (style, AFT_APP_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_test_add_data_func ("/ui/list-tools/views", GINT_TO_POINTER (100), test_views);
  g_test_add_data_func ("/ui/list-tools/views-large", GINT_TO_POINTER (200), test_views);

  return g_test_run ();
}
