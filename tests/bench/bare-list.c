/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <stdlib.h>

/* bare-list N: an entry and a list of so many people, an avatar and two lines each, as wide as ours: what searching and scrolling are
 * measured against. Typing narrows the list to the names with what was typed, which GTK does by itself. */

#define WIDTH 300

static guint people;

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_append (GTK_BOX (row), adw_avatar_new (36, NULL, TRUE));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (lines), label);
    }
  gtk_box_append (GTK_BOX (row), lines);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *avatar = gtk_widget_get_first_child (row);
  GtkWidget *first = gtk_widget_get_first_child (gtk_widget_get_last_child (row));

  adw_avatar_set_text (ADW_AVATAR (avatar), name);
  gtk_label_set_label (GTK_LABEL (first), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (first)), "Head of Engineering, Tailwind Labs");
}

static GtkStringList *
make_names (void)
{
  static const char * const given[] = { "Grace", "Ines", "Paula", "Yusuf", "Ben", "Frank", "Karim" };
  static const char * const family[] = { "Olsen", "Young", "Dietrich", "Lindholm", "Novak", "Rossi", "Schneider", "Petrov" };
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < people; i++)
    gtk_string_list_take (names, g_strdup_printf ("%s %s-%u", given[i % G_N_ELEMENTS (given)], family[i % G_N_ELEMENTS (family)],
                                                  i));

  return names;
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkStringFilter *filter = gtk_string_filter_new (expression);
  GtkFilterListModel *model = gtk_filter_list_model_new (G_LIST_MODEL (make_names ()), GTK_FILTER (filter));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_object_bind_property (entry, "text", filter, "search", G_BINDING_DEFAULT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (model))), factory));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_set_margin_top (box, 90);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 1120, 760);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (entry);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  people = argc == 2 ? strtoul (argv[1], NULL, 10) : 0;
  if (people == 0)
    {
      g_printerr ("bare-list N\n");
      return 2;
    }

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
