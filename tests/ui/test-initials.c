/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>

#include "aft-initials.h"

static const struct { const char *name; const char *initials; } cases[] = {
  { "Ana Ortiz", "AO" },
  { "ana de ortiz", "AO" },
  { "Zo\303\253", "Z" },
  { "  Ben  Field ", "BF" },
  { "e\314\201mile zola", "\303\211Z" },
  { "\303\237a", "S" },
  { "\346\235\216 \351\233\267", "\346\235\216\351\233\267" },
  { "\327\223\327\240\327\224 \327\233\327\224\327\237", "\327\223\327\233" },
  { "Hiring manager at Northwind", "HN" },
  { "x", "X" },
  { "7 of 9", "79" },
};

static void
test_letters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *initials = aft_initials_of (cases[i].name);

      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

static GtkWidget *
find (GtkWidget  *widget,
      const char *css_name)
{
  GtkWidget *found = g_str_equal (gtk_widget_get_css_name (widget), css_name) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, css_name);

  return found;
}

/* A person looks the same in the list and on their page, which has libadwaita's own. */
static void
test_like_avatar (void)
{
  GtkWidget *initials = g_object_ref_sink (aft_initials_new (36));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *avatar = g_object_ref_sink (adw_avatar_new (36, cases[i].name, TRUE));
      GtkWidget *disc = find (avatar, "avatar");
      g_auto (GStrv) classes = NULL;
      guint shared = 0;

      aft_initials_set_name (AFT_INITIALS (initials), cases[i].name);
      g_assert_cmpstr (aft_initials_get_letters (AFT_INITIALS (initials)), ==,
                       gtk_label_get_label (GTK_LABEL (find (avatar, "label"))));
      classes = gtk_widget_get_css_classes (initials);
      for (guint j = 0; classes[j] != NULL; j++)
        shared += g_str_has_prefix (classes[j], "color") && gtk_widget_has_css_class (disc, classes[j]);
      if (shared != 1)
        g_error ("“%s” has another colour than libadwaita gives it", cases[i].name);
      g_object_unref (avatar);
    }
  g_object_unref (initials);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/initials/letters", test_letters);
  g_test_add_func ("/initials/like-avatar", test_like_avatar);

  return g_test_run ();
}
