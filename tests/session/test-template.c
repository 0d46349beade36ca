/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "room.h"

#include <glib/gstdio.h>

#define NAME "templates/en/mail-formal.template"

/* What stands in the book's folder comes as it is; what isn't there or isn't text counts as not written. */
static void
test_own (void)
{
  static const struct { const char *content; const char *text; } cases[] = {
    { "Subject: Hello\n\nDear {address-as},\n", "Subject: Hello\n\nDear {address-as},\n" },
    { "", "" },
    { "M\374ller\n", NULL },
    { NULL, NULL },
  };
  g_autoptr (Room) room = room_new ();
  g_autofree char *path = g_build_filename (aft_session_get_folder (room->session), NAME, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      if (cases[i].content != NULL)
        g_assert_true (g_file_set_contents (path, cases[i].content, -1, NULL));
      else
        g_assert_cmpint (g_remove (path), ==, 0);
      text = aft_session_dup_template (room->session, NAME);
      if (cases[i].content == NULL || *cases[i].content != '\0')
        g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Written as it was typed, over what was there; and gone again. */
static void
test_set (void)
{
  static const char *const texts[] = { "Subject: Grüße\n\nDear {address-as},\n", "", "x" };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *gone = NULL;

  g_assert_true (aft_session_set_template (room->session, NAME, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (aft_session_set_template (room->session, NAME, texts[i], &error));
      g_assert_no_error (error);
      text = aft_session_dup_template (room->session, NAME);
      if (*texts[i] != '\0')
        g_assert_cmpstr (text, ==, texts[i]);
    }
  g_assert_true (aft_session_set_template (room->session, NAME, NULL, &error));
  gone = aft_session_dup_template (room->session, NAME);
  g_assert_null (gone);
}

/* One's own come back as they were written, by name, and only in their language. */
static void
test_own_ones (void)
{
  static const struct { const char *language; const char *name; const char *text; const char *read; } cases[] = {
    { "en", "Zebra", "Subject: x\n\nDear {address-as},\n", "Zebra" },
    { "en", "  After\na meetup ", "Name: no\n", "After a meetup" },
    { "en", "Market – Ü", "", "Market – Ü" },
    { "de", "Nach dem Treffen", "Guten Tag\n", "Nach dem Treffen" },
  };
  static const guint order[] = { 1, 2, 0 };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = aft_session_list_own_templates (room->session, "en");
  g_autoptr (GPtrArray) english = NULL;
  g_autoptr (GPtrArray) german = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *stray = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftOwnTemplate *own = aft_own_template_new (cases[i].language, cases[i].name, cases[i].text);

      g_assert_true (aft_session_set_own_template (room->session, own, &error));
      g_assert_no_error (error);
      aft_own_template_free (own);
    }
  g_assert_true (aft_session_set_template (room->session, NAME, "Subject: the script\n\nx\n", &error));
  stray = g_build_filename (aft_session_get_folder (room->session), "templates", "en", "own-x.txt", NULL);
  g_assert_true (g_file_set_contents (stray, "Name: x\n", -1, NULL));

  english = aft_session_list_own_templates (room->session, "en");
  g_assert_cmpuint (english->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const AftOwnTemplate *own = g_ptr_array_index (english, i);

      g_assert_cmpstr (own->name, ==, cases[order[i]].read);
      g_assert_cmpstr (own->text, ==, cases[order[i]].text);
    }
  german = aft_session_list_own_templates (room->session, "de");
  g_assert_cmpuint (german->len, ==, 1);

  g_assert_true (aft_session_set_template (room->session, ((AftOwnTemplate *) g_ptr_array_index (english, 0))->file, NULL, &error));
  after = aft_session_list_own_templates (room->session, "en");
  g_assert_cmpuint (after->len, ==, 2);
}

/* A draft names the template that it began as; whatever stands there, nothing else is read. */
static void
test_word (void)
{
  static const char *const others[] = {
    "", "own-", "own-nothing", "mail-formal", "keep-news", "own-../../book", "../en/own-x", "own-x/../own-x", "book.ini", "own-\n",
  };
  g_autoptr (Room) room = room_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (aft_session_get_folder (room->session), "templates", "en", "own-..", NULL);
  AftOwnTemplate *own = aft_own_template_new ("en", "After a meetup", "Subject: Hello\n\nDear {address-as},\n");
  g_autofree char *word = aft_own_template_dup_word (own);
  g_autofree char *text = NULL;
  g_autofree char *german = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *none = aft_session_dup_own_template (room->session, "en", NULL);

  g_assert_null (none);
  g_assert_true (aft_session_set_own_template (room->session, own, &error));
  g_assert_true (g_str_has_prefix (word, "own-"));
  text = aft_session_dup_own_template (room->session, "en", word);
  g_assert_cmpstr (text, ==, own->text);
  german = aft_session_dup_own_template (room->session, "de", word);
  g_assert_null (german);

  g_assert_true (aft_session_set_template (room->session, NAME, "Subject: the script\n\nx\n", &error));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *found = aft_session_dup_own_template (room->session, "en", others[i]);

      if (found != NULL)
        g_error ("“%s” gives “%s”", others[i], found);
    }

  g_assert_true (aft_session_set_template (room->session, own->file, NULL, &error));
  gone = aft_session_dup_own_template (room->session, "en", word);
  g_assert_null (gone);
  aft_own_template_free (own);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/template/own", test_own);
  g_test_add_func ("/session/template/set", test_set);
  g_test_add_func ("/session/template/own-ones", test_own_ones);
  g_test_add_func ("/session/template/word", test_word);
  return g_test_run ();
}
