/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-date.h"

#include <string.h>

/* Each is later than the one before. */
static void
test_order (void)
{
  static const char * const moments[] = {
    "", "yesterday", "2024-01-02T08:00:00Z", "2024-01-02T08:00:00.000010Z", "2024-01-02T08:00:00.5Z", "2024-01-02T08:00:01.000000Z",
    "2024-12-31T23:59:59.999999Z", "2026-11-23T09:39:23.000001Z", "2026-11-23T09:39:23.000011Z", "9999-12-31T23:59:59.999999Z",
  };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      guint64 number = aft_moment_to_number (moments[i], strlen (moments[i]));

      g_test_message ("“%s” is %" G_GUINT64_FORMAT, moments[i], number);
      if (i < 2)
        g_assert_cmpuint (number, ==, 0);
      else
        g_assert_cmpuint (number, >, aft_moment_to_number (moments[i - 1], strlen (moments[i - 1])));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/moment/order", test_order);
  return g_test_run ();
}
