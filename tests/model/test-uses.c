/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-uses.h"

static void
init_day (GDate *day,
          guint  number)
{
  g_date_clear (day, 1);
  g_date_set_julian (day, 739000 + number);
}

/* What was used on which days, and what comes first on the last of them. */
static void
test_order (void)
{
  static const struct { struct { const char *what; guint day; } uses[6]; guint today; const char *order; } cases[] = {
    { { { NULL } }, 0, "" },
    { { { "a", 0 }, { "b", 0 }, { "b", 0 } }, 0, "b a" },
    { { { "b", 0 }, { "b", 0 }, { "a", 28 } }, 28, "a b" },
    { { { "b", 0 }, { "b", 0 }, { "b", 0 }, { "a", 14 } }, 14, "b a" },
    { { { "b", 0 }, { "b", 0 }, { "b", 0 }, { "a", 14 }, { "a", 14 } }, 14, "a b" },
    /* A clock that was wrong. */
    { { { "a", 100 }, { "b", 0 }, { "b", 0 } }, 0, "b a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftUses) uses = aft_uses_new (NULL);
      g_autoptr (AftUses) again = NULL;
      g_autoptr (GVariant) stored = NULL;
      g_autoptr (GPtrArray) list = NULL;
      g_autofree char *order = NULL;
      GDate day;

      for (guint k = 0; k < G_N_ELEMENTS (cases[i].uses) && cases[i].uses[k].what != NULL; k++)
        {
          init_day (&day, cases[i].uses[k].day);
          aft_uses_add (uses, cases[i].uses[k].what, &day);
        }
      stored = g_variant_ref_sink (aft_uses_to_variant (uses));
      again = aft_uses_new (stored);
      init_day (&day, cases[i].today);
      list = aft_uses_list (again, &day);
      g_ptr_array_add (list, NULL);
      order = g_strjoinv (" ", (char **) list->pdata);
      g_assert_cmpstr (order, ==, cases[i].order);
    }
}

static void
test_bounds (void)
{
  g_autoptr (AftUses) uses = aft_uses_new (NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (AftUses) odd = NULL;
  g_autoptr (GVariant) stored = g_variant_ref_sink (
    g_variant_new_parsed ("[('a', -1.0, uint32 1), ('b', inf, uint32 1), ('c', 1.0, uint32 4294967295)]"));
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_string ("nothing of ours"));
  g_autoptr (AftUses) none = aft_uses_new (other);
  GDate day;

  init_day (&day, 0);
  for (guint i = 0; i < 3 * AFT_USES_MAX; i++)
    {
      g_autofree char *what = g_strdup_printf ("%u", i);

      aft_uses_add (uses, "often", &day);
      aft_uses_add (uses, what, &day);
      g_assert_cmpfloat (aft_uses_count (uses, what, &day), ==, 1);
    }
  list = aft_uses_list (uses, &day);
  g_assert_cmpuint (list->len, ==, AFT_USES_MAX);
  g_assert_cmpstr (list->pdata[0], ==, "often");

  odd = aft_uses_new (stored);
  g_assert_cmpfloat (aft_uses_count (odd, "a", &day), ==, 0);
  g_assert_cmpfloat (aft_uses_count (odd, "b", &day), ==, 0);
  g_assert_cmpfloat (aft_uses_count (odd, "c", &day), ==, 1);
  g_assert_cmpfloat (aft_uses_count (none, "a", &day), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/uses/order", test_order);
  g_test_add_func ("/model/uses/bounds", test_bounds);
  return g_test_run ();
}
