/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-language.h"

#include "aft-summary.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* Makes a data folder with the English files, one of them replaced. */
static char *
make_data (const char *name,
           const char *contents)
{
  static const char *const files[] = { "language.ini", "templates.ini", "questions.ini", "replies.ini", "tone.ini" };
  char *data = g_dir_make_tmp ("afterword-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (data, "language", "en", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *from = g_build_filename (g_getenv ("AFTERWORD_DATA"), "language", "en", files[i], NULL);
      g_autofree char *to = g_build_filename (folder, files[i], NULL);
      g_autofree char *text = NULL;

      if (g_str_equal (files[i], name))
        text = g_strdup (contents);
      else
        g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
      if (text)
        g_assert_true (g_file_set_contents (to, text, -1, NULL));
    }

  return data;
}

static void
remove_data (const char *data)
{
  static const char *const parts[] = { "language/en/language.ini", "language/en/templates.ini", "language/en/questions.ini",
                                       "language/en/replies.ini", "language/en/tone.ini", "language/en", "language", "." };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_str_equal (parts[i], ".") ? g_strdup (data) : g_build_filename (data, parts[i], NULL);

      g_remove (path);
    }
}

static void
test_damaged (void)
{
  static const struct { const char *name; const char *contents; const char *says; } cases[] = {
    { "language.ini", NULL, "language.ini" },
    { "language.ini", "", "“Name” in [Language]" },
    { "language.ini", "[Language]\nName=X\n", "Words-Per-Minute" },
    { "language.ini", "[Language]\nName=X\nWords-Per-Minute=0\n", "Words-Per-Minute" },
    { "language.ini", "[Language]\nName=X\nWords-Per-Minute=150\nWords-Per-Minute-Read=fast\n", "Words-Per-Minute-Read" },
    { "language.ini", "[Language]\nName=X\nWords-Per-Minute=150\n[Limits]\nmail=many\n", "“many”" },
    { "language.ini", "[Language]\nName=X\nWords-Per-Minute=150\n", "Persons" },
    { "templates.ini", NULL, "templates.ini" },
    { "templates.ini", "not a key file", "templates.ini" },
    { "templates.ini", "[call]\nText-Formal=x\n", "“Text-Familiar” in [call]" },
    { "templates.ini", "[call]\nText-Formal=\n", "“Text-Formal” in [call]" },
    { "questions.ini", "[keep]\nText-Formal=x\nText-Familiar=x\n", "“Purpose” in [keep]" },
    { "replies.ini", "[stronger]\nThey-Formal=x\n", "“Say-Formal” in [stronger]" },
    { "tone.ini", "rubbish", "tone.ini" },
    { "tone.ini", "[x]\nKind=odd\nPattern=x\nWhy=x\n", "“Kind” in [x]" },
    { "tone.ini", "[x]\nKind=blaming\nPattern=(x\nWhy=x\n", "[x] Pattern" },
    { "tone.ini", "[x]\nKind=blaming\nWhy=x\n", "“Pattern” in [x]" },
    { "tone.ini", "[x]\nKind=blaming\nPattern=x\n", "“Why” in [x]" },
    { "tone.ini", "[x]\nKind=blaming\nPattern=x\nWhy=x\nOnly=mails\n", "[x]" },
    { "templates.ini", "\xff\xfe\x00", "templates.ini" },
    { "language.ini", "[Language]\nName=C:\\q\\\nWords-Per-Minute=150\nAbbreviations=\\q\\\n[Persons]\nI=\\q\\\n",
      "“We” in [Persons]" },
    { "templates.ini", "[call]\nText-Formal=C:\\q\\\n", "“Text-Familiar” in [call]" },
    { "tone.ini", "[x]\nKind=\\q\\\nPattern=x\nWhy=C:\\q\\\n", "“Kind” in [x]" },
    { "tone.ini", "[x]\nKind=blaming\nPattern=x\nWhy=x\nOnly=\\q\\;\n", "[x]" },
  };
  g_autofree char *before = g_strdup (g_getenv ("AFTERWORD_DATA"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *data = make_data (cases[i].name, cases[i].contents);
      g_autoptr (GError) error = NULL;
      const AftLanguage *language;

      g_setenv ("AFTERWORD_DATA", data, TRUE);
      language = aft_language_get ("en", &error);
      g_setenv ("AFTERWORD_DATA", before, TRUE);

      if (language != NULL || error == NULL || strstr (error->message, cases[i].says) == NULL
          || strstr (error->message, cases[i].name) == NULL)
        g_error ("%s of \"%s\" was said to be \"%s\"", cases[i].name, cases[i].contents, error ? error->message : "fine");
      remove_data (data);
    }
}

/* No tone.ini is no damage: then there is no tone check. And no data at all is an error and no crash. */
static void
test_missing (void)
{
  g_autofree char *before = g_strdup (g_getenv ("AFTERWORD_DATA"));
  g_autofree char *data = make_data ("tone.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) list = NULL;

  g_setenv ("AFTERWORD_DATA", data, TRUE);
  g_assert_nonnull (aft_language_get ("en", NULL));

  g_setenv ("AFTERWORD_DATA", "/nowhere", TRUE);
  g_assert_null (aft_language_get_for_scripts ("de", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  list = aft_language_list ();
  g_assert_cmpuint (g_strv_length (list), ==, 0);

  g_setenv ("AFTERWORD_DATA", before, TRUE);
  remove_data (data);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/language-load/damaged", test_damaged);
  g_test_add_func ("/model/language-load/missing", test_missing);
  return g_test_run ();
}
