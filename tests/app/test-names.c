/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every page, step, dialog and menu of the program, filled with the sample people, as a screen reader is told of it: whatever
 * takes the focus has a name, and nothing else in its window has the same. */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-sample.h"
#include "aft-ui.h"
#include "places.h"
#include "spoken.h"

static void
complain (const char *where,
          const char *what)
{
  g_test_message ("%s: %s", where, what);
  g_test_fail ();
}

static void
check (const char *where)
{
  g_autoptr (GPtrArray) all = spoken_read ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const Spoken *one = g_ptr_array_index (all, i);
      const Spoken *other;
      g_autofree char *key = g_strdup_printf ("%p %s", one->window, one->name);
      g_autofree char *what = NULL;

      if (!one->focusable)
        continue;
      other = g_hash_table_lookup (names, key);
      /* What has no name is called after its type. */
      if (*one->name == '\0' || g_str_equal (one->name, one->type))
        what = g_strdup_printf ("a %s has no name", one->type);
      else if (other != NULL)
        what = g_strdup_printf ("%s and %s are both called “%s”", other->type, one->type, one->name);
      if (what != NULL)
        complain (where, what);
      g_hash_table_insert (names, g_steal_pointer (&key), (gpointer) one);
    }
  if (g_hash_table_size (names) == 0)
    complain (where, "nothing takes the focus");
}

/* A template that nobody came by was not looked at. */
static void
check_templates (Places *places)
{
  g_auto (GStrv) files = g_resources_enumerate_children (AFT_APP_PATH "/ui", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (files);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *stem = g_strndup (files[i], strcspn (files[i], "."));
      g_auto (GStrv) words = g_strsplit (stem, "-", -1);
      g_autofree char *type = NULL;

      for (guint w = 0; words[w] != NULL; w++)
        words[w][0] = g_ascii_toupper (words[w][0]);
      type = g_strjoinv ("", words);
      if (!places_has_shown (places, type))
        complain (files[i], "no place shows it");
    }
}

static void
test_names (void)
{
  Places *places = places_new (aft_sample_fill);

  places_visit (places, check);
  check_templates (places);
  places_free (places);
}

int
main (int    argc,
      char **argv)
{
  aft_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/names", test_names);

  return g_test_run ();
}
