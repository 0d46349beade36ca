/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An editor or a sync tool, which knows of no lock, reads a person's file, and writes it after we did: what we saved meanwhile is
 * in the file again, and so is what they changed. */

#include "store-fixture.h"

#include "aft-contact.h"
#include "aft-date.h"
#include "aft-note.h"

#include <string.h>

typedef enum
{
  WE_TYPE = 1 << 0,
  WE_ADD = 1 << 1,
  WE_DELETE = 1 << 2,
  WE_KEEP_EDITING = 1 << 3,     /* while they write, without having saved that */
} Ours;

static const struct
{
  const char *name;
  Ours        ours;
  guint       saves;            /* how often we save, changing the same text again */
  const char *from, *to;        /* what they change in what they read */
  const char *has[4];
  const char *lacks;
  guint       both, newer;      /* how often the user is told of either */
} cases[] = {
  { "they alone", 0, 0, "Text=mine", "Text=mine theirs", { "Text=mine theirs" }, "Other-Version-Of", 0, 0 },
  { "they alone, taking away", 0, 0, "Text=mine", "X-Old=mine", { "Text=second" }, "\nText=mine", 0, 0 },
  { "both in one text", WE_TYPE, 1, "Text=mine", "Text=mine theirs", { "Text=mine 0", "Text=mine theirs", "Other-Version-Of" }, NULL, 1, 0 },
  { "they elsewhere", WE_TYPE, 1, "Full-Name=Anna Ortiz", "Full-Name=Ana Ortiz", { "Text=mine 0", "Full-Name=Ana Ortiz" },
    "Other-Version-Of", 0, 1 },
  { "they wrote what they had read", WE_TYPE, 1, "Text=mine", "Text=mine", { "Text=mine 0" }, "Other-Version-Of", 0, 1 },
  { "we added", WE_ADD, 1, "Full-Name=Anna Ortiz", "Full-Name=Ana Ortiz", { "Text=added", "Full-Name=Ana Ortiz" }, NULL, 0, 1 },
  { "we deleted", WE_DELETE, 1, "Text=mine", "Text=mine theirs", { "Text=mine theirs", "[Deleted]" }, "Text=second", 0, 1 },
  { "all of it", WE_TYPE | WE_ADD | WE_DELETE, 3, "Text=mine", "Text=mine theirs",
    { "Text=mine 2", "Text=mine theirs", "Text=added", "[Deleted]" }, "Text=second", 1, 0 },
  { "while we go on", WE_TYPE | WE_KEEP_EDITING, 2, "Full-Name=Anna Ortiz", "Full-Name=Ana Ortiz",
    { "Text=mine 1 more", "Full-Name=Ana Ortiz" }, "Other-Version-Of", 0, 1 },
  /* Not every version is remembered then: rather one text too many. */
  { "after a long while", WE_TYPE, 300, "Full-Name=Anna Ortiz", "Full-Name=Ana Ortiz", { "Text=mine 299", "Full-Name=Ana Ortiz" },
    NULL, 1, 0 },
};

static void
count_cb (gpointer   store,
          gpointer   document,
          guint     *n)
{
  *n += 1;
}

static void
save (StoreFixture *fixture,
      gpointer      person)
{
  g_autoptr (GDateTime) before = fixture->now;
  g_autoptr (GError) error = NULL;

  fixture->now = g_date_time_add_seconds (before, 1);
  store_save (fixture, person, &error);
  g_assert_no_error (error);
}

static void
look (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  store_rescan (fixture, &error);
  g_assert_no_error (error);
}

static char *
change (const char *text,
        const char *from,
        const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_nonnull (parts[1]);
  return g_strconcat (parts[0], to, parts[1], NULL);
}

static void
change_ours (StoreFixture *fixture,
             gpointer      person,
             gpointer      mine,
             gpointer      second,
             guint         n)
{
  if (cases[n].ours & WE_ADD)
    store_add_note (person, "added");
  if (cases[n].ours & WE_DELETE)
    aft_document_remove (person, second);
  for (guint i = 0; i < cases[n].saves; i++)
    {
      g_autofree char *text = g_strdup_printf ("mine %u", i);

      if (cases[n].ours & WE_TYPE)
        aft_record_set (mine, AFT_NOTE_TEXT, text);
      save (fixture, person);
    }
  if (cases[n].ours & WE_KEEP_EDITING)
    {
      g_autofree char *text = g_strconcat (aft_record_get (mine, AFT_NOTE_TEXT), " more", NULL);

      aft_record_set (mine, AFT_NOTE_TEXT, text);
    }
}

static void
test_cases (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint both = 0, newer = 0;

  g_signal_connect (fixture->store, "kept-both", G_CALLBACK (count_cb), &both);
  g_signal_connect (fixture->store, "kept-newer", G_CALLBACK (count_cb), &newer);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gpointer person = store_add_person (fixture, "Anna Ortiz");
      g_autofree char *path = aft_document_dup_path (person);
      gpointer mine = store_add_note (person, "mine");
      gpointer second = store_add_note (person, "second");
      g_autofree char *read = NULL;
      g_autofree char *written = NULL;
      g_autofree char *after = NULL;

      both = newer = 0;
      save (fixture, person);
      read = store_dup_text (fixture, path);
      change_ours (fixture, person, mine, second, i);

      written = change (read, cases[i].from, cases[i].to);
      store_write_text (fixture, path, written, -1);
      look (fixture);
      if (aft_document_is_dirty (person))
        save (fixture, person);

      after = store_dup_text (fixture, path);
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].has) && cases[i].has[k]; k++)
        if (!strstr (after, cases[i].has[k]))
          g_error ("%s: “%s” is gone: %s", cases[i].name, cases[i].has[k], after);
      if (cases[i].lacks && strstr (after, cases[i].lacks))
        g_error ("%s: “%s” is there: %s", cases[i].name, cases[i].lacks, after);
      if (both != cases[i].both || newer != cases[i].newer)
        g_error ("%s: told %u times of both and %u times of newer ones", cases[i].name, both, newer);
      if (cases[i].ours == 0)
        g_assert_cmpstr (after, ==, written);

      /* They go on with what they have. */
      g_clear_pointer (&after, g_free);
      g_clear_pointer (&read, g_free);
      read = change (written, "Format=1\n", "Format=1\nX-Again=yes\n");
      store_write_text (fixture, path, read, -1);
      look (fixture);
      if (aft_document_is_dirty (person))
        save (fixture, person);
      after = store_dup_text (fixture, path);
      if (!strstr (after, "X-Again=yes"))
        g_error ("%s: what they changed afterwards is gone: %s", cases[i].name, after);
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].has) && cases[i].has[k]; k++)
        if (!strstr (after, cases[i].has[k]))
          g_error ("%s: afterwards, “%s” is gone: %s", cases[i].name, cases[i].has[k], after);
    }
}

/* Another program saved while we had something to save: what was made of its version then isn't taken for older than that. */
static void
test_beside_another (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer person;
  g_autofree char *path = NULL;
  g_autofree char *first = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *edited = NULL;
  g_autofree char *after = NULL;

  store_open (fixture, AFT_STORE_NONE, &error);
  g_assert_no_error (error);
  person = store_add_person (fixture, "Anna Ortiz");
  path = aft_document_dup_path (person);
  first = store_dup_text (fixture, path);

  theirs = change (first, "T09:39:23.000001Z\nFull-Name", "T09:39:24.000000Z\nNickname=Ann\nFull-Name");
  store_write_text (fixture, path, theirs, -1);
  aft_record_set (person, AFT_CONTACT_HOW_WE_MET, "at the fair");
  save (fixture, person);

  edited = change (theirs, "Nickname=Ann", "Nickname=Annie");
  store_write_text (fixture, path, edited, -1);
  look (fixture);
  save (fixture, person);
  after = store_dup_text (fixture, path);
  if (!strstr (after, "Nickname=Annie\n") || !strstr (after, "How-We-Met=at the fair\n"))
    g_error ("what either side changed is gone: %s", after);
}

/* An editor that takes a while to write what it had read: the half of it can't be read, and the whole is no less outdated for that. */
static void
test_slowly (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer person;
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;
  g_autofree char *after = NULL;

  person = store_add_person (fixture, "Anna Ortiz");
  path = aft_document_dup_path (person);
  read = store_dup_text (fixture, path);
  store_add_note (person, "mine");
  save (fixture, person);

  for (guint i = 0; i < 3; i++)
    {
      store_write_text (fixture, path, read, i < 2 ? i * 20 : strlen (read));
      look (fixture);
      g_assert_cmpuint (g_list_model_get_n_items (aft_store_get_problems (fixture->store)), ==, i < 2);
    }
  g_assert_true (aft_document_is_dirty (person));
  save (fixture, person);
  after = store_dup_text (fixture, path);
  if (!strstr (after, "Text=mine\n"))
    g_error ("what we wrote is gone: %s", after);
}

/* Of one value that both changed only one can stand; the other one is in the trash. */
static void
test_gave_way (StoreFixture *fixture, gconstpointer data)
{
  static const struct { const char *ours, *theirs; gboolean newer; const char *stands, *kept; } both[] = {
    { "Ann", "Annie", TRUE, "\nNickname=Annie\n", "\nNickname=Ann\n" },
    { "Ann", "Annie", FALSE, "\nNickname=Ann\n", "\nNickname=Annie\n" },
    { "Ann", "Ann", TRUE, "\nNickname=Ann\n", NULL },
  };
  g_autoptr (GError) error = NULL;

  store_open (fixture, AFT_STORE_NONE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      gpointer person = store_add_person (fixture, "Anna Ortiz");
      g_autofree char *path = aft_document_dup_path (person);
      g_autofree char *read = store_dup_text (fixture, path);
      g_autofree char *with = g_strdup_printf ("\nNickname=%s\nFull-Name", both[i].theirs);
      g_autofree char *edited = change (read, "\nFull-Name", with);
      g_autofree char *after = NULL;

      aft_record_set (person, AFT_CONTACT_NICKNAME, both[i].ours);
      store_write_text (fixture, path, edited, -1);
      /* The clock of the files is the machine's. */
      if (!both[i].newer)
        {
          g_autoptr (GDateTime) before = fixture->now;

          fixture->now = g_date_time_add_years (before, 1000);
        }
      store_save (fixture, person, &error);
      g_assert_no_error (error);
      after = store_dup_text (fixture, path);
      if (!strstr (after, both[i].stands))
        g_error ("case %u: %s", i, after);
      if (both[i].kept != NULL ? !store_trash_has (fixture, path, both[i].kept) : store_trash_has (fixture, path, ""))
        g_error ("case %u: what gave way isn't in the trash, or what didn't is", i);
    }
}

/* @text with the head as of a moment after that of @than. Transfer full. */
static char *
date_after (const char *text,
            const char *than)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GKeyFile) other = g_key_file_new ();
  g_autofree char *modified = NULL;
  g_autofree char *moment = NULL;
  g_autoptr (GDateTime) before = NULL;
  g_autoptr (GDateTime) after = NULL;

  g_assert_true (g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL));
  g_assert_true (g_key_file_load_from_data (other, than, -1, G_KEY_FILE_NONE, NULL));
  modified = g_key_file_get_string (other, "Contact", "Modified", NULL);
  before = aft_moment_parse (modified);
  after = g_date_time_add (before, 100 * G_TIME_SPAN_MILLISECOND);
  moment = aft_moment_format (after);
  g_key_file_set_string (file, "Contact", "Modified", moment);

  return g_key_file_to_data (file, NULL, NULL);
}

/* Another program wrote so soon after us that it may not have seen our value: it has the one before, with what an editor added, which we
 * have as well; or nothing but that, for it took ours back. */
static void
test_value_before (StoreFixture *fixture, gconstpointer data)
{
  static const struct { const char *name; const char *to, *stands; gboolean kept; } sides[] = {
    { "never seen", "\nX=1\nFull-Name", "\nNickname=Annie\n", FALSE }, { "taken back", "\nFull-Name", "\nNickname=Ann\n", TRUE },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      gpointer person = store_add_person (fixture, "Anna Ortiz");
      g_autofree char *path = aft_document_dup_path (person);
      g_autofree char *first = NULL;
      g_autofree char *edited = NULL;
      g_autofree char *read = NULL;
      g_autofree char *ours = NULL;
      g_autofree char *changed = NULL;
      g_autofree char *theirs = NULL;
      g_autofree char *after = NULL;

      aft_record_set (person, AFT_CONTACT_NICKNAME, "Ann");
      save (fixture, person);
      first = store_dup_text (fixture, path);
      store_add_note (person, "mine");
      save (fixture, person);
      read = store_dup_text (fixture, path);
      edited = change (first, "\nFull-Name", sides[i].to);
      aft_record_set (person, AFT_CONTACT_NICKNAME, "Annie");
      if (!sides[i].kept)
        store_write_text (fixture, path, edited, -1);
      save (fixture, person);
      ours = store_dup_text (fixture, path);
      g_assert_nonnull (strstr (ours, "\nNickname=Annie\n"));

      changed = change (read, "\nFull-Name", sides[i].to);
      theirs = date_after (changed, ours);
      store_write_text (fixture, path, theirs, -1);
      look (fixture);
      if (aft_document_is_dirty (person))
        save (fixture, person);
      after = store_dup_text (fixture, path);
      if (!strstr (after, sides[i].stands) || !strstr (after, "\nText=mine\n"))
        g_error ("%s: %s", sides[i].name, after);
      if (store_trash_has (fixture, path, "\nNickname=Annie\n") != sides[i].kept)
        g_error ("%s: what gave way isn't in the trash, or what didn't is", sides[i].name);
    }
}

/* What an editor wrote into a note that we delete without having seen it goes with the note, but not out of the world: neither where it
 * was written before the deletion is saved, nor where the person is brought back to what the editor had written meanwhile. */
static void
test_deleted_unseen (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) before = g_date_time_ref (fixture->now);
  g_autoptr (GError) error = NULL;

  store_open (fixture, AFT_STORE_NONE, &error);
  g_assert_no_error (error);
  for (guint back = 0; back < 2; back++)
    {
      gpointer person = store_add_person (fixture, "Anna Ortiz");
      gpointer note = store_add_note (person, "known");
      g_autoptr (GPtrArray) documents = g_ptr_array_new ();
      g_autofree char *path = aft_document_dup_path (person);
      g_autofree char *read = NULL;
      g_autofree char *edited = NULL;
      g_autofree char *after = NULL;
      g_autofree char *entry = NULL;
      g_autoptr (GDateTime) spent = NULL;

      store_save (fixture, person, &error);
      g_assert_no_error (error);
      read = store_dup_text (fixture, path);
      edited = change (read, "Text=known", "Text=known unseen");
      aft_document_remove (person, note);
      if (!back)
        store_write_text (fixture, path, edited, -1);
      /* Later than the file, whose clock is the machine's. */
      spent = fixture->now;
      fixture->now = g_date_time_add_years (before, 1000 + back);
      store_save (fixture, person, &error);
      g_assert_no_error (error);
      if (back)
        {
          g_ptr_array_add (documents, person);
          entry = store_trash (fixture, documents);
          store_write_text (fixture, path, edited, -1);
          store_restore (fixture, entry, FALSE, &error);
          g_assert_no_error (error);
        }

      after = store_dup_text (fixture, path);
      if (strstr (after, "unseen"))
        g_error ("case %u: the note is there: %s", back, after);
      if (!store_trash_has (fixture, path, "Text=known unseen\n"))
        g_error ("case %u: what was written is lost", back);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/outdated/cases", StoreFixture, NULL, store_set_up_open, test_cases, store_tear_down);
  g_test_add ("/store/outdated/beside-another", StoreFixture, NULL, store_set_up, test_beside_another, store_tear_down);
  g_test_add ("/store/outdated/slowly", StoreFixture, NULL, store_set_up_open, test_slowly, store_tear_down);
  g_test_add ("/store/outdated/gave-way", StoreFixture, NULL, store_set_up, test_gave_way, store_tear_down);
  g_test_add ("/store/outdated/value-before", StoreFixture, NULL, store_set_up_open, test_value_before, store_tear_down);
  g_test_add ("/store/outdated/deleted-unseen", StoreFixture, NULL, store_set_up, test_deleted_unseen, store_tear_down);
  return g_test_run ();
}
