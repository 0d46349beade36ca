/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing outside the book is touched, whatever ids, names and references its files hold and whatever they are called. */

#include "store-fixture.h"

#include "aft-contact.h"
#include "aft-trash.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* "OUTSIDE" stands for a path that exists, "LONG" for 255 letters. */
static const char * const hostile[] = {
  "../../outside", "../../../../../../../../etc/passwd", "OUTSIDE", "/etc/passwd", ".", "..", "../", "./x", "a/b", "a//b", "/",
  "..\\..\\outside", "C:\\outside", "CON", "nul.contact", "LONG", "line\nbreak", "line\r\nbreak", "a\tb", "~", "~/outside",
  "$HOME/outside", "`touch outside`", "; touch outside", "-rf", "*", "%2e%2e%2foutside", "..%00", "\377\376", "\342\200\256x",
  ".hidden", "book.ini", "../book.ini", "manifest.ini", "x.contact/../../../outside", "886313e1-3b8a-5372-9b90-0c9aee199e5d/../x",
};

/* A file of the book: @1 is a valid id of its own, @2 what is hostile. */
static const struct { const char *place; const char *text; } places[] = {
  { "the id", "[Contact]\nId=@2\nFormat=1\nFull-Name=Ana\n" },
  { "the name", "[Contact]\nId=@1\nFormat=1\nFull-Name=@2\n" },
  { "the picture", "[Contact]\nId=@1\nFormat=1\nFull-Name=Ana\nPhoto=@2\n" },
  { "whom it was merged from", "[Contact]\nId=@1\nFormat=1\nFull-Name=Ana\nMerged-Ids=@2;\n" },
  { "a reference", "[Contact]\nId=@1\nFormat=1\nFull-Name=Ana\n\n[Follow-Up 11111111-2222-4333-8444-555555555555]\nApplication=@2\n" },
  { "a group", "[Contact]\nId=@1\nFormat=1\nFull-Name=Ana\n\n[Note @2]\nText=x\n" },
  { "a deletion", "[Contact]\nId=@1\nFormat=1\nFull-Name=Ana\n\n[Deleted]\n@2=2026-11-01T08:00:00.000000Z\n" },
};

static char *
dup_hostile (StoreFixture *fixture,
             guint         n)
{
  if (g_str_equal (hostile[n], "OUTSIDE"))
    return g_build_filename (fixture->parent, "outside", NULL);
  return g_str_equal (hostile[n], "LONG") ? g_strnfill (255, 'a') : g_strdup (hostile[n]);
}

/* As a value of a key file. */
static char *
escape (const char *text)
{
  g_auto (GStrv) feeds = g_strsplit (text, "\n", -1);
  g_autofree char *one = g_strjoinv ("\\n", feeds);
  g_auto (GStrv) returns = g_strsplit (one, "\r", -1);

  return g_strjoinv ("\\r", returns);
}

static char *
fill_in (const char *text,
         const char *id,
         const char *value)
{
  g_auto (GStrv) ids = g_strsplit (text, "@1", -1);
  g_autofree char *one = g_strjoinv (id, ids);
  g_auto (GStrv) values = g_strsplit (one, "@2", -1);

  return g_strjoinv (value, values);
}

/* All that lies in @path but for the book: names, modes, times and contents. */
static void
describe (StoreFixture *fixture,
          const char   *path,
          GString      *all)
{
  g_autoptr (GDir) dir = NULL;
  g_autofree char *text = NULL;
  struct stat info;
  const char *name;

  if (g_str_equal (path, fixture->folder))
    return;
  g_assert_cmpint (lstat (path, &info), ==, 0);
  g_string_append_printf (all, "%s %o %ld", path, info.st_mode, (long) info.st_ino);
  if (!S_ISDIR (info.st_mode))
    {
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_string_append_printf (all, " %ld.%09ld %s\n", (long) info.st_mtim.tv_sec, info.st_mtim.tv_nsec, text);
      return;
    }
  g_string_append_c (all, '\n');
  dir = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      describe (fixture, child, all);
    }
}

static void
check_outside (StoreFixture *fixture,
               const char   *before,
               const char   *when)
{
  static const char * const known[] = {
    "book.ini", "contacts", "applications", "stories", "events", "notes", "templates", "photos", "trash", "staging", "backups", NULL
  };
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  describe (fixture, fixture->parent, after);
  if (!g_str_equal (before, after->str))
    g_error ("%s: outside of the book there was\n%s\nand there is\n%s", when, before, after->str);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_strv_contains (known, name))
      g_error ("%s: there is \"%s\" in the book", when, name);
}

/* Files with hostile contents, files with hostile names, and links that lead away. Returns how many. */
static guint
write_files (StoreFixture *fixture)
{
  g_autofree char *outside = g_build_filename (fixture->parent, "outside.contact", NULL);
  g_autofree char *link = store_dup_file (fixture, "contacts/link.contact");
  guint n = 0;

  for (guint h = 0; h < G_N_ELEMENTS (hostile); h++)
    {
      g_autofree char *value = dup_hostile (fixture, h);
      g_autofree char *escaped = escape (value);
      g_autofree char *name = g_strconcat (value, ".contact", NULL);
      g_autofree char *called = g_strdup_printf ("contacts/%s", name);
      g_autofree char *own = g_strdup_printf ("%08u-ffff-5372-9b90-0c9aee199e5d", h);
      g_autofree char *own_text = g_strdup_printf ("[Contact]\nId=%s\nFormat=1\nFull-Name=Ana\n", own);

      for (guint p = 0; p < G_N_ELEMENTS (places); p++, n++)
        {
          g_autofree char *id = g_strdup_printf ("%08u-%04u-5372-9b90-0c9aee199e5d", h, p);
          g_autofree char *path = g_strdup_printf ("contacts/%s.contact", id);
          g_autofree char *text = fill_in (places[p].text, id, escaped);

          store_write_text (fixture, path, text, -1);
        }
      if (strchr (name, '/') == NULL && strlen (name) < 256)
        {
          store_write_text (fixture, called, own_text, -1);
          n++;
        }
    }
  g_assert_cmpint (symlink (outside, link), ==, 0);

  return n + 1;
}

static void
emptied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;

  aft_store_empty_trash_finish (AFT_STORE (source), result, NULL);
  *done = TRUE;
}

/* Transfer full. */
static char *
trash_all (StoreFixture *fixture)
{
  GListModel *people = aft_book_get_contacts (fixture->book);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    g_ptr_array_add (all, g_list_model_get_item (people, i));

  return store_trash (fixture, all);
}

static void
test_outside (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *outside = g_build_filename (fixture->parent, "outside", NULL);
  g_autofree char *linked = g_build_filename (fixture->parent, "outside.contact", NULL);
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GListModel *people;
  g_autofree char *deleted = NULL;
  g_autofree char *again = NULL;
  gboolean emptied = FALSE;
  guint n_files, n_people;

  g_assert_true (g_file_set_contents (outside, "mine", -1, NULL));
  g_assert_true (g_file_set_contents (linked, "[Contact]\nId=886313e1-0000-5372-9b90-0c9aee199e5d\nFormat=1\nFull-Name=Bo\n", -1, NULL));
  store_open (fixture, AFT_STORE_NONE, &error);
  g_assert_no_error (error);
  n_files = write_files (fixture);
  describe (fixture, fixture->parent, before);

  store_reopen (fixture);
  check_outside (fixture, before->str, "reading");
  people = aft_book_get_contacts (fixture->book);
  n_people = g_list_model_get_n_items (people);
  g_test_message ("%u hostile files, %u people", n_files, n_people);
  g_assert_cmpuint (n_files, >=, 200);
  g_assert_cmpuint (n_people, >, 150);

  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, i);

      store_add_note (person, "../../outside");
      aft_record_set (person, AFT_CONTACT_NICKNAME, "../../outside");
      store_save (fixture, person, &error);
      g_assert_no_error (error);
    }
  check_outside (fixture, before->str, "saving");

  deleted = trash_all (fixture);
  check_outside (fixture, before->str, "deleting");
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 0);
  store_restore (fixture, deleted, FALSE, NULL);
  check_outside (fixture, before->str, "bringing back");
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, n_people);

  for (guint h = 0; h < G_N_ELEMENTS (hostile); h++)
    {
      g_autofree char *entry = dup_hostile (fixture, h);

      store_restore (fixture, entry, TRUE, NULL);
    }
  check_outside (fixture, before->str, "bringing back what has hostile names");

  again = trash_all (fixture);
  aft_store_empty_trash_async (fixture->store, NULL, NULL, emptied_cb, &emptied);
  g_assert_true (store_run_until (&emptied));
  check_outside (fixture, before->str, "emptying the trash");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/outside", StoreFixture, NULL, store_set_up, test_outside, store_tear_down);
  return g_test_run ();
}
