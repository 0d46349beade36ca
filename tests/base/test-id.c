/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-id.h"

static void
test_valid (void)
{
  static const struct { const char *text; gboolean valid; } cases[] = {
    { "886313e1-3b8a-5372-9b90-0c9aee199e5d", TRUE },
    { "886313E1-3b8a-5372-9b90-0c9aee199e5d", FALSE },
    { "886313e1-3b8a-5372-9b90-0c9aee199e5", FALSE },
    { "886313e1-3b8a-5372-9b90-0c9aee199e5dd", FALSE },
    { "886313e113b8a-5372-9b90-0c9aee199e5d", FALSE },
    { "../../../../etc/passwd", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (aft_id_is_valid (cases[i].text) != cases[i].valid)
      g_error ("\"%s\" should %sbe an id", cases[i].text, cases[i].valid ? "" : "not ");
}

static void
test_new (void)
{
  g_autofree char *one = aft_id_new ();
  g_autofree char *two = aft_id_new ();

  g_assert_true (aft_id_is_valid (one));
  g_assert_cmpstr (one, !=, two);
}

/* The name and the result are the example that RFC 4122's errata and Python's uuid module agree on. */
static void
test_new_for (void)
{
  g_autofree char *id = aft_id_new_for ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "python.org");

  g_assert_cmpstr (id, ==, "886313e1-3b8a-5372-9b90-0c9aee199e5d");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id/valid", test_valid);
  g_test_add_func ("/base/id/new", test_new);
  g_test_add_func ("/base/id/new-for", test_new_for);
  return g_test_run ();
}
