/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every page, step, dialog and menu of the program, filled with the sample people, fits a phone, also where text is twice as large. */

#include "aft-config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "aft-sample.h"
#include "aft-ui.h"
#include "places.h"

/* What a phone is wide, in pixels. */
#define NARROW 360
/* What there is at most around a single child, in pixels. */
#define MARGINS 70

/* How wide @widget is at least, if it is seen. */
static int
get_least (GtkWidget *widget)
{
  int least = 0;

  if (gtk_widget_get_mapped (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

/* What makes @widget so wide: the widget furthest inside of it that is nearly as wide, and what stands side by side there. */
static char *
dup_cause (GtkWidget *widget)
{
  GtkWidget *widest = NULL;
  g_autoptr (GString) cause = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child) && (widest == NULL || get_least (child) > get_least (widest)))
      widest = child;
  if (widest != NULL && get_least (widest) > get_least (widget) - MARGINS)
    return dup_cause (widest);

  cause = g_string_new (G_OBJECT_TYPE_NAME (widget));
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (cause, " “%s”", gtk_label_get_text (GTK_LABEL (widget)));
  g_string_append_printf (cause, " of a %s", G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (get_least (child) > 0)
      g_string_append_printf (cause, ", %s%s%s: %d", G_OBJECT_TYPE_NAME (child), GTK_IS_BUTTON (child) ? " " : "",
                              GTK_IS_BUTTON (child) ? gtk_button_get_label (GTK_BUTTON (child)) : "", get_least (child));

  return g_string_free (g_steal_pointer (&cause), FALSE);
}

/* What the toolkit lays out by itself: the menus of a model, the window about the program and that about its keys; toasts, too. */
static gboolean
is_of_toolkit (GtkWidget *native)
{
  return GTK_IS_POPOVER_MENU (native) || GTK_IS_SHORTCUTS_WINDOW (native) || ADW_IS_ABOUT_WINDOW (native);
}

static void
check_native (const char *where,
              GtkWidget  *native)
{
  g_autofree char *cause = NULL;

  if (is_of_toolkit (native) || get_least (native) <= NARROW)
    return;

  cause = dup_cause (native);
  if (strstr (cause, "AdwToast") != NULL)
    return;
  g_test_message ("%s: %s takes %d pixels, because of %s", where, G_OBJECT_TYPE_NAME (native), get_least (native), cause);
  g_test_fail ();
}

/* Popovers have a surface of their own. */
static void
check_popovers (const char *where,
                GtkWidget  *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_POPOVER (widget))
    check_native (where, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_popovers (where, child);
}

static void
check (const char *where)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      /* Whatever stands before it was looked at by itself. */
      if (GTK_IS_APPLICATION_WINDOW (window) && !gtk_window_is_active (GTK_WINDOW (window)))
        continue;
      check_native (where, window);
      check_popovers (where, window);
    }
}

static void
test_narrow (gconstpointer percent)
{
  Places *places;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * GPOINTER_TO_INT (percent) / 100, NULL);
  places = places_new (aft_sample_fill);
  places_visit (places, check);
  places_free (places);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *languages = NULL;

  aft_ui_init ();
  g_test_init (&argc, &argv, NULL);
  languages = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, languages);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  g_test_add_data_func ("/app/narrow/normal", GINT_TO_POINTER (100), test_narrow);
  g_test_add_data_func ("/app/narrow/large", GINT_TO_POINTER (200), test_narrow);

  return g_test_run ();
}
