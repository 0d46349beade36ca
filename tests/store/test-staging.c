/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An interruption left a complete staging folder; what others did to the book until it is opened again isn't lost by its taking its
 * place. */

#include "store-fixture.h"

#include <string.h>

#define ID "886313e1-3b8a-5372-9b90-0c9aee199e5d"
#define PATH "contacts/" ID ".contact"
#define STAGING "staging/886313e1-3b8a-5372-9b90-000000000000/"
#define ENTRY "20261123T093923Z-moved"
#define OLD "Modified=2026-11-01T08:00:00.000000Z\n"
#define NEW "Modified=2026-11-02T08:00:00.000000Z\n"
#define HEAD "[Contact]\nId=" ID "\nFormat=1\n" OLD "Full-Name=Anna\n"
#define NOTE(text, modified) "\n[Note 11111111-3b8a-5372-9b90-0c9aee199e5d]\nText=" text "\n" modified

static void
test_cases (void)
{
  static const char former[] = HEAD NOTE ("one", OLD);
  static const char staged[] = HEAD NOTE ("one two", NEW);
  static const struct
  {
    const char *name;
    const char *mark;
    const char *there;          /* when the book is opened; NULL: nothing */
    const char *has[3];
    const char *lacks;          /* NULL: it is what was staged, to the byte */
  } cases[] = {
    { "nobody did anything", "[Staging]\nFormer=" ENTRY "\n", former, { NULL }, NULL },
    { "it is gone", "[Staging]\nFormer=" ENTRY "\n", NULL, { NULL }, NULL },
    { "it took its place already", "[Staging]\nFormer=" ENTRY "\n", staged, { NULL }, NULL },
    { "somebody added", "[Staging]\nFormer=" ENTRY "\n", HEAD NOTE ("one", OLD) "\n[X]\nk=v\n", { "Text=one two\n", "k=v\n" },
      "Other-Version" },
    { "somebody changed the same", "[Staging]\nFormer=" ENTRY "\n", HEAD NOTE ("one three", OLD), { "Text=one two\n", "Text=one three\n" },
      "Text=one\n" },
    { "it can't be read any more", "[Staging]\nFormer=" ENTRY "\n", "rubbish", { NULL }, NULL },
    { "of what it was made isn't known", "", HEAD NOTE ("one three", OLD), { "Text=one two\n", "Text=one three\n" }, "Text=one\n" },
    { "the mark leads elsewhere", "[Staging]\nFormer=../trash/" ENTRY "\n", HEAD NOTE ("one three", OLD),
      { "Text=one two\n", "Text=one three\n" }, "Text=one\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StoreFixture world = { 0 };
      StoreFixture *fixture = &world;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      store_set_up (fixture, NULL);
      store_open (fixture, AFT_STORE_NONE, &error);
      g_assert_no_error (error);
      if (cases[i].there != NULL)
        store_write_text (fixture, PATH, cases[i].there, -1);
      store_write_text (fixture, STAGING PATH, staged, -1);
      store_write_text (fixture, STAGING "complete.ini", cases[i].mark, -1);
      store_write_text (fixture, "trash/" ENTRY "/" PATH, former, -1);

      store_reopen (fixture);
      text = store_dup_text (fixture, PATH);
      g_assert_nonnull (text);
      if (cases[i].lacks == NULL ? strcmp (text, staged) != 0 : strstr (text, cases[i].lacks) != NULL)
        g_error ("%s: %s", cases[i].name, text);
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].has) && cases[i].has[k] != NULL; k++)
        if (strstr (text, cases[i].has[k]) == NULL)
          g_error ("%s: “%s” is gone: %s", cases[i].name, cases[i].has[k], text);
      g_assert_cmpuint (store_count_files (fixture, "staging"), ==, 0);
      g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, 1);
      g_assert_cmpuint (g_list_model_get_n_items (aft_store_get_problems (fixture->store)), ==, 0);
      store_tear_down (fixture, NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/staging", test_cases);
  return g_test_run ();
}
