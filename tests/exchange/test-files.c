/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards that real programs wrote: each field of each person as it was read is compared with what data/NAME.expected says. */

#include "describe.h"

#include <locale.h>
#include <string.h>

static void
describe_file (GString    *text,
               const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 9, 39, 23);
  g_autoptr (GPtrArray) problems = aft_exchange_problems_new ();
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, length);

  cards = aft_vcard_read (bytes, problems, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (GPtrArray) photos = aft_vcard_photos_new ();
      g_autoptr (AftContact) contact = NULL;

      contact = aft_vcard_to_contact (g_ptr_array_index (cards, i), now, photos, problems, &error);
      g_assert_no_error (error);
      describe_contact (text, contact, photos);
      g_string_append_c (text, '\n');
    }

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *shown = aft_exchange_problem_dup_shown (g_ptr_array_index (problems, i));

      g_string_append_printf (text, "Problem = %s\n", shown);
    }
}

static void
test_file (gconstpointer name)
{
  g_autofree char *file = g_strconcat (name, ".vcf", NULL);
  g_autofree char *expected_file = g_strconcat (name, ".expected", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "data", file, NULL);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "exchange", "data", expected_file, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) is = NULL;
  g_auto (GStrv) should = NULL;

  describe_file (text, path);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  if (error != NULL)
    g_error ("%s; what was read is\n%s", error->message, text->str);

  is = g_strsplit (text->str, "\n", -1);
  should = g_strsplit (expected, "\n", -1);
  for (guint i = 0; is[i] != NULL || should[i] != NULL; i++)
    if (g_strcmp0 (is[i], should[i]) != 0)
      g_error ("%s, line %u: read was\n  %s\ninstead of\n  %s", expected_path, i + 1, is[i], should[i]);
}

int
main (int argc, char *argv[])
{
  static const char * const names[] = {
    "John_Doe_ANDROID", "John_Doe_EVOLUTION", "John_Doe_GMAIL", "John_Doe_IPHONE", "John_Doe_MS_OUTLOOK",
    "gmail-list", "gmail-single", "outlook-2007", "rfc2426-example", "rfc6350-example",
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/files/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_file);
    }

  return g_test_run ();
}
