/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-actions.h"

/* What a menu says of an action: its words and the first of its keys, wherever that key is taken. */
static void
test_menu (void)
{
  static const struct { const char *action; const char *key; } cases[] = {
    { "win.turned-down", "<Ctrl><Shift>t" }, { "win.undo", "<Ctrl>z" }, { "win.delete-selected", "<Ctrl>Delete" },
    { "win.done-next", "<Ctrl>Return" }, { "editor.mark::quote", "F2" }, { "win.new-job", NULL }, { "win.merge::", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GMenu) menu = g_menu_new ();
      g_autofree char *label = NULL;
      g_autofree char *key = NULL;

      aft_actions_append (menu, cases[i].action);
      g_assert_true (g_menu_model_get_item_attribute (G_MENU_MODEL (menu), 0, G_MENU_ATTRIBUTE_LABEL, "s", &label));
      g_assert_cmpstr (label, ==, aft_actions_find (cases[i].action)->label);
      if (!g_menu_model_get_item_attribute (G_MENU_MODEL (menu), 0, "accel", "s", &key))
        g_assert_null (key);
      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

/* What is seldom of use is not there while it is of none; all else is, and can be seen to be off. */
static void
test_rare (void)
{
  static const struct { const char *action; const char *hidden; } cases[] = {
    { "win.undo", NULL }, { "win.found-a-job", NULL }, { "win.look-again", "action-disabled" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GMenu) menu = g_menu_new ();
      g_autofree char *hidden = NULL;

      aft_actions_append (menu, cases[i].action);
      if (!g_menu_model_get_item_attribute (G_MENU_MODEL (menu), 0, "hidden-when", "s", &hidden))
        g_assert_null (hidden);
      g_assert_cmpstr (hidden, ==, cases[i].hidden);
    }
}

/* A key means one thing wherever it can be pressed, and each can be read. */
static void
test_keys (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_rows;
  const AftActionRow *table = aft_actions_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (GStrv) keys = g_strsplit (table[i].keys != NULL ? table[i].keys : "", " ", -1);

      for (char **key = keys; *key != NULL; key++)
        {
          guint value;
          GdkModifierType modifiers;
          char *place = g_strdup_printf ("%d %s", table[i].scope, *key);

          if (!gtk_accelerator_parse (*key, &value, &modifiers) || value == 0)
            g_error ("the key “%s” of %s can't be read", *key, table[i].action);
          if (!g_hash_table_add (taken, place))
            g_error ("the key “%s” of %s is another's as well", *key, table[i].action);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/actions/menu", test_menu);
  g_test_add_func ("/ui/actions/rare", test_rare);
  g_test_add_func ("/ui/actions/keys", test_keys);

  return g_test_run ();
}
