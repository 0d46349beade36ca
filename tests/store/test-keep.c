/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "aft-contact.h"
#include "aft-note.h"

#include <string.h>

#define ID "886313e1-3b8a-5372-9b90-0c9aee199e5d"
#define NOTE_ID "11111111-2222-4333-8444-555555555555"
#define PATH "contacts/" ID ".contact"
#define BEGIN "[Contact]\nId=" ID "\nFormat=1\nCreated=2026-11-01T08:00:00.000000Z\nModified=2026-11-01T08:00:00.000000Z\n"
#define NOW "2026-11-23T09:39:23.000001Z"
#define SAVED "[Contact]\nId=" ID "\nFormat=1\nCreated=2026-11-01T08:00:00.000000Z\nModified=" NOW "\n"

static void
set_up_open (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_set_up (fixture, data);
  store_open (fixture, AFT_STORE_NONE, &error);
  g_assert_no_error (error);
}

/* Where blank lines stand doesn't matter. */
static char *
squeeze (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *squeezed = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    if (*lines[i])
      g_string_append_printf (squeezed, "%s\n", lines[i]);
  return g_string_free (squeezed, FALSE);
}

/* What a file has that the program doesn't know, or that GKeyFile treats oddly, after one field was edited and saved. */
static void
test_kept (StoreFixture *fixture, gconstpointer data)
{
  static const struct { const char *name; const char *before; const char *value; const char *after; } cases[] = {
    { "a plain one", BEGIN "Full-Name=Anna\n", "A", SAVED "Full-Name=Anna\nNickname=A\n" },
    { "unknown keys", BEGIN "X-Star-Sign=Leo\nFull-Name=Anna\n", "A", SAVED "X-Star-Sign=Leo\nFull-Name=Anna\nNickname=A\n" },
    { "unknown groups", BEGIN "\n[X-Other thing]\nk=v;w;\n", "A", SAVED "Nickname=A\n\n[X-Other thing]\nk=v;w;\n" },
    { "translations", BEGIN "Full-Name[de]=Änne\nFull-Name=Anna\n", "A",
      SAVED "Full-Name[de]=Änne\nFull-Name=Anna\nNickname=A\n" },
    { "comments", "# my file\n" BEGIN "# her name\nFull-Name=Anna\n\n[Z]\n# in it\nk=v\n", "A",
      "# my file\n" SAVED "# her name\nFull-Name=Anna\nNickname=A\n\n[Z]\n# in it\nk=v\n" },
    { "a group that is newer than us", BEGIN "\n[Dream " NOTE_ID "]\nModified=x\nText=y\n", "A",
      SAVED "Nickname=A\n\n[Dream " NOTE_ID "]\nModified=x\nText=y\n" },
    { "odd escapes in what isn't ours", BEGIN "X-Path=C:\\temp\\\\new\\q\n", "A", SAVED "X-Path=C:\\temp\\\\new\\q\nNickname=A\n" },
    { "a reference that leads nowhere", BEGIN "\n[Follow-Up " NOTE_ID "]\nApplication=gone\nModified=x\n", "A",
      SAVED "Nickname=A\n\n[Follow-Up " NOTE_ID "]\nApplication=gone\nModified=x\n" },
    { "an unknown word of the format", BEGIN "Rhythm=fortnight\n", "A", SAVED "Rhythm=fortnight\nNickname=A\n" },
    { "a line break in a value", BEGIN, "A\n[Evil]\nk=v", SAVED "Nickname=A[Evil]k=v\n" },
    { "blanks around a value", BEGIN, "  A  ", SAVED "Nickname=\\s\\sA  \n" },
    { "a form feed in a value", BEGIN, "\fA", SAVED "Nickname=A\n" },
    { "invalid UTF-8 in a value", BEGIN, "A\xe9", SAVED "Nickname=A\xef\xbf\xbd\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *saved = NULL;
      g_autofree char *expected = NULL;
      g_autoptr (GError) error = NULL;
      AftDocument *person;

      store_write_text (fixture, PATH, cases[i].before, -1);
      store_reopen (fixture);
      person = aft_book_lookup (fixture->book, ID);
      if (person == NULL)
        g_error ("%s: not loaded", cases[i].name);
      aft_record_set (person, AFT_CONTACT_NICKNAME, cases[i].value);
      store_save (fixture, person, &error);
      g_assert_no_error (error);

      text = store_dup_text (fixture, PATH);
      saved = squeeze (text);
      expected = squeeze (cases[i].after);
      if (strcmp (saved, expected) != 0)
        g_error ("%s:\n%s\nshould be\n%s", cases[i].name, saved, expected);

      /* What was written can be read again and changes nothing. */
      store_reopen (fixture);
      g_assert_nonnull (aft_book_lookup (fixture->book, ID));
    }
}

/* A key twice: the last counts, and when it is cleared the first must not come back to life. */
static void
test_key_twice (StoreFixture *fixture, gconstpointer data)
{
  AftDocument *person;
  g_autoptr (GError) error = NULL;

  store_write_text (fixture, PATH, BEGIN "Nickname=Old\nFull-Name=Anna\nNickname=New\n", -1);
  store_reopen (fixture);
  person = aft_book_lookup (fixture->book, ID);
  g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_NICKNAME), ==, "New");
  aft_record_set (person, AFT_CONTACT_NICKNAME, NULL);
  store_save (fixture, person, &error);
  g_assert_no_error (error);

  store_reopen (fixture);
  person = aft_book_lookup (fixture->book, ID);
  g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_NICKNAME), ==, NULL);
}

/* A group twice is one; nothing of it is lost when it is saved. */
static void
test_group_twice (StoreFixture *fixture, gconstpointer data)
{
  AftDocument *person;
  g_autoptr (GError) error = NULL;

  store_write_text (fixture, PATH, BEGIN "\n[Note " NOTE_ID "]\nText=one\n\n[Z]\nk=v\n\n[Note " NOTE_ID "]\nPinned=true\n", -1);
  store_reopen (fixture);
  person = aft_book_lookup (fixture->book, ID);
  aft_record_set (person, AFT_CONTACT_NICKNAME, "A");
  store_save (fixture, person, &error);
  g_assert_no_error (error);

  store_reopen (fixture);
  {
    AftDocument *again = aft_book_lookup (fixture->book, ID);
    GListModel *notes = aft_document_get_records (again, AFT_TYPE_NOTE);
    g_autoptr (AftNote) note = g_list_model_get_item (notes, 0);

    g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 1);
    g_assert_cmpstr (aft_record_get (note, AFT_NOTE_TEXT), ==, "one");
    g_assert_true (aft_record_get_flag (note, AFT_NOTE_PINNED));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/keep/" name, StoreFixture, NULL, set_up_open, function, store_tear_down)
  ADD ("kept", test_kept);
  ADD ("key-twice", test_key_twice);
  ADD ("group-twice", test_group_twice);
  return g_test_run ();
}
