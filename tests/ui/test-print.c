/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "aft-markup-plain.h"
#include "aft-print.h"
#include "aft-text-break.h"

/* Prints into a PDF and gives back its text as pdftotext reads it, with form feeds between pages. */
static char *
print (const char *title,
       const char *date,
       const char *text)
{
  g_autoptr (GtkPrintOperation) operation = aft_print_operation_new (title, date, text);
  g_autofree char *folder = g_dir_make_tmp ("afterword-print-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "print.pdf", NULL);
  const char *argv[] = { "pdftotext", "-layout", "-enc", "UTF-8", file, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *read = NULL;

  gtk_print_operation_set_export_filename (operation, file);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &read, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  return read;
}

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    n++;

  return n;
}

/* Every line is there once, on pages that are numbered and dated. */
static void
test_pages (void)
{
  g_autoptr (GString) text = g_string_new (AFT_PLAIN_HEADING "Grüße aus Köln\n• ein Punkt");
  g_autofree char *read = NULL;
  guint pages;

  for (guint i = 1; i <= 150; i++)
    g_string_append_printf (text, "\nline-%03u of the note", i);
  read = print ("Jane Müller", "25.11.2026", text->str);

  pages = count (read, "\f");
  g_assert_cmpuint (pages, >=, 3);
  g_assert_cmpuint (count (read, "25.11.2026"), ==, pages);
  g_assert_cmpuint (count (read, "Jane Müller"), ==, 1);
  g_assert_cmpuint (count (read, "Grüße aus Köln"), ==, 1);
  g_assert_cmpuint (count (read, "• ein Punkt"), ==, 1);
  for (guint i = 1; i <= pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i, pages);

      g_assert_cmpuint (count (read, number), ==, 1);
    }
  for (guint i = 1; i <= 150; i++)
    {
      g_autofree char *line = g_strdup_printf ("line-%03u", i);

      if (count (read, line) != 1)
        g_error ("“%s” is printed %u times", line, count (read, line));
    }
}

/* A note as it is printed: what is written in code, and what a letter says, loses nothing. */
static void
test_code (void)
{
  g_autofree char *plain = aft_markup_dup_plain ("# A heading\n```\n# a comment\n```\n`# so`\nwords", TRUE);
  g_autofree char *note = print ("Test", NULL, plain);
  g_autofree char *letter = print ("Test", NULL, "# 1 of all");

  g_assert_cmpuint (count (note, "A heading"), ==, 1);
  g_assert_cmpuint (count (note, "# A heading"), ==, 0);
  if (count (note, "# a comment") != 1 || count (note, "# so") != 1 || count (letter, "# 1 of all") != 1)
    g_error ("what begins with “#” is printed as “%s” and “%s”", note, letter);
}

static void
test_scripts (void)
{
  static const char * const words[] = { "שלום", "עולם", "naïve", "Привет" };
  g_autofree char *read = print ("Test", NULL, "שלום עולם\nnaïve Привет");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (read, words[i]) == NULL)
      g_error ("“%s” isn't in “%s”", words[i], read);
  g_assert_nonnull (strstr (read, "Page 1 of 1"));
}

/* An empty note, and a line that would block the program if it were laid out as a whole. */
static void
test_extremes (void)
{
  g_autofree char *empty = print ("Nothing", NULL, "");
  g_autofree char *line = g_strnfill (100000, 'x');
  g_autofree char *text = g_strconcat (line, "end", NULL);
  gint64 start = g_get_monotonic_time ();
  g_autofree char *read = print ("Long", NULL, text);

  g_test_message ("a line of 100 KB: %.0f ms", (g_get_monotonic_time () - start) / 1000.0);
  g_assert_nonnull (strstr (empty, "Page 1 of 1"));
  g_assert_nonnull (strstr (read, "xend"));
  g_assert_null (strstr (read, AFT_SOFT_BREAK_SIGN));
  g_assert_cmpuint (count (read, "x"), ==, 100000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/ui/print/pages", test_pages);
  g_test_add_func ("/ui/print/code", test_code);
  g_test_add_func ("/ui/print/scripts", test_scripts);
  g_test_add_func ("/ui/print/extremes", test_extremes);

  return g_test_run ();
}
