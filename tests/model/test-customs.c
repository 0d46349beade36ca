/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-customs.h"

#include <locale.h>
#include <string.h>

static void
test_customs (void)
{
  static const char *const topics[] = { "who", "channel", "when", "debrief", "agency", "answer", "form", NULL };
  g_autofree char *folder = g_build_filename (g_getenv ("AFTERWORD_DATA"), "customs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;
  g_autofree char *name = aft_customs_dup_name ("at");
  g_autofree char *none = aft_customs_dup_name ("XX");

  g_assert_cmpstr (name, ==, "Austria");
  g_assert_null (none);

  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *country = g_ascii_strup (file, strlen ("at"));
      g_autoptr (GPtrArray) customs = aft_customs_list (country);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (GKeyFile) key_file = g_key_file_new ();

      g_assert_cmpuint (customs->len, >=, 3);
      g_assert_true (g_key_file_load_from_file (key_file, path, G_KEY_FILE_KEEP_TRANSLATIONS, NULL));
      for (guint j = 0; j < customs->len; j++)
        {
          const AftCustom *custom = g_ptr_array_index (customs, j);
          g_autofree char *german = g_key_file_get_locale_string (key_file, custom->topic, "Text", "de", NULL);

          if (!g_strv_contains (topics, custom->topic))
            g_error ("%s: %s is no topic", file, custom->topic);
          if (german == NULL || g_str_equal (german, custom->text))
            g_error ("%s: [%s] isn't in German", file, custom->topic);
        }
    }

  for (guint i = 0; i < 5; i++)
    {
      static const char *const bad[] = { NULL, "", "XX", "../", "Germany" };
      g_autoptr (GPtrArray) customs = aft_customs_list (bad[i]);

      g_assert_cmpuint (customs->len, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/customs", test_customs);
  return g_test_run ();
}
