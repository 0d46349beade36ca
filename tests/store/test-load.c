/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "aft-contact.h"
#include "aft-file.h"
#include "aft-note.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ID "886313e1-3b8a-5372-9b90-0c9aee199e5d"
#define NOTE_ID "11111111-2222-4333-8444-555555555555"
#define HEAD "[Contact]\nId=" ID "\nFormat=1\nCreated=2026-11-01T08:00:00.000000Z\nModified=2026-11-01T08:00:00.000000Z\n"
#define NOTE "\n[Note " NOTE_ID "]\nModified=2026-11-01T08:00:00.000000Z\n"
#define PATH "contacts/" ID ".contact"

static AftProblem *
find_problem (StoreFixture *fixture, const char *path)
{
  GListModel *problems = aft_store_get_problems (fixture->store);

  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (AftProblem) problem = g_list_model_get_item (problems, i);

      if (strcmp (aft_problem_get_path (problem), path) == 0)
        return g_steal_pointer (&problem);
    }
  return NULL;
}

static guint
count (StoreFixture *fixture)
{
  return g_list_model_get_n_items (aft_book_get_contacts (fixture->book));
}

/* Files that can't be read are listed with a reason and stay as they are, byte for byte; the others are there. */
static void
test_damaged (StoreFixture *fixture, gconstpointer data)
{
#define TEXT(text) text, sizeof text - 1
  static const struct { const char *name; const char *text; gsize length; guint line; gboolean usable; } cases[] = {
    { "healthy", TEXT (HEAD "Full-Name=Anna\n"), 0, TRUE },
    { "empty", TEXT (""), 0, FALSE },
    { "only NULs", TEXT ("\0\0\0\0\0\0\0\0"), 1, FALSE },
    { "NULs at the end", TEXT (HEAD "Full-Name=An\0\0\0\n"), 6, FALSE },
    { "cut off in the middle of a value", TEXT (HEAD "Full-Name=An"), 6, FALSE },
    { "cut off in the middle of a key", TEXT (HEAD "Full-Na"), 6, FALSE },
    { "a junk line", TEXT (HEAD "what is this\nFull-Name=Anna\n"), 6, FALSE },
    { "a byte order mark", TEXT ("\xef\xbb\xbf" HEAD "Full-Name=Anna\n"), 1, FALSE },
    { "line ends of CR only", TEXT ("[Contact]\rId=" ID "\rFull-Name=Anna\r"), 0, FALSE },
    { "conflict markers", TEXT ("<<<<<<< HEAD\n" HEAD "=======\nFull-Name=Anna\n>>>>>>> theirs\n"), 1, FALSE },
    { "a key before the first group", TEXT ("Full-Name=Anna\n" HEAD), 1, FALSE },
    { "another encoding", TEXT (HEAD "Full-Name=Andr\xe9\n"), 6, FALSE },
    { "no Id", TEXT ("[Contact]\nFormat=1\nFull-Name=Anna\n"), 0, FALSE },
    { "an Id that is a path", TEXT ("[Contact]\nId=../../../../../../../../../etc/passwd\nFormat=1\n"), 0, FALSE },
    { "another kind", TEXT ("[Story]\nId=" ID "\nFormat=1\nTitle=x\n"), 1, FALSE },
    { "an encoding of its own", TEXT ("[Contact]\nEncoding=ISO-8859-1\nId=" ID "\nFormat=1\nFull-Name=Anna\n"), 0, FALSE },
    { "a group without its end", TEXT (HEAD "[Note " NOTE_ID "\nText=x\n"), 6, FALSE },
    { "a key twice", TEXT (HEAD "Full-Name=Old\nFull-Name=Anna\n"), 0, TRUE },
    { "a group twice", TEXT (HEAD "Full-Name=Anna\n" NOTE "Text=one\n" NOTE "Pinned=true\n"), 0, TRUE },
    { "Windows line ends", TEXT ("[Contact]\r\nId=" ID "\r\nFormat=1\r\nFull-Name=Anna\r\n"), 0, TRUE },
  };
#undef TEXT
  g_autoptr (AftProblem) mended = NULL;
  g_autoptr (GError) error = NULL;

  store_open (fixture, AFT_STORE_NONE, &error);
  store_add_person (fixture, "Bert Brown");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = store_dup_file (fixture, PATH);
      g_autoptr (AftProblem) problem = NULL;
      g_autofree char *text = NULL;
      gsize length;

      store_write_text (fixture, PATH, cases[i].text, cases[i].length);
      store_reopen (fixture);
      problem = find_problem (fixture, PATH);

      if (count (fixture) != (cases[i].usable ? 2 : 1) || (problem == NULL) != cases[i].usable)
        g_error ("%s: %u people, %s", cases[i].name, count (fixture), problem ? aft_problem_get_reason (problem) : "no problem");
      if (problem && cases[i].line)
        {
          g_autofree char *line = g_strdup_printf ("%u", cases[i].line);

          if (strstr (aft_problem_get_reason (problem), line) == NULL)
            g_error ("%s: \"%s\" doesn't name line %u", cases[i].name, aft_problem_get_reason (problem), cases[i].line);
        }
      if (cases[i].usable)
        {
          AftDocument *person = aft_book_lookup (fixture->book, ID);

          g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_FULL_NAME), ==, "Anna");
          /* It can be changed, too. */
          aft_record_set (person, AFT_CONTACT_FULL_NAME, NULL);
          aft_record_set (person, AFT_CONTACT_FULL_NAME, "Anna B.");
          g_assert_true (store_save (fixture, person, &error));
          continue;
        }

      store_rescan (fixture, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (file, &text, &length, NULL));
      g_assert_cmpmem (text, length, cases[i].text, cases[i].length);
    }

  /* Mended by hand, it comes without a restart. */
  store_write_text (fixture, PATH, "what\n", -1);
  store_rescan (fixture, &error);
  mended = find_problem (fixture, PATH);
  g_assert_nonnull (mended);
  g_clear_object (&mended);
  store_write_text (fixture, PATH, HEAD "Full-Name=Mended\n", -1);
  store_rescan (fixture, &error);
  mended = find_problem (fixture, PATH);
  g_assert_null (mended);
  g_assert_cmpstr (aft_record_get (aft_book_lookup (fixture->book, ID), AFT_CONTACT_FULL_NAME), ==, "Mended");
}

/* A cut at every byte: whole lines are a valid file, everything else is damage; nothing is written either way. */
static void
test_cuts (StoreFixture *fixture, gconstpointer data)
{
  static const char text[] = HEAD "Full-Name=Änne\n" NOTE "Text=> what they said\\nmore\n";
  g_autoptr (GError) error = NULL;

  store_open (fixture, AFT_STORE_NONE, &error);
  for (gsize length = 0; length < sizeof text; length++)
    {
      g_autofree char *id = g_strdup_printf ("%08" G_GSIZE_FORMAT "-3b8a-5372-9b90-0c9aee199e5d", length);
      g_autofree char *path = g_strdup_printf ("contacts/%s.contact", id);
      g_autofree char *mine = g_strndup (text, length);

      if (strlen (mine) > strlen ("[Contact]\nId=00000000"))
        memcpy (mine + strlen ("[Contact]\nId="), id, 8);
      store_write_text (fixture, path, mine, -1);
    }

  store_load (fixture, &error);
  g_assert_no_error (error);
  for (gsize length = 0; length < sizeof text; length++)
    {
      g_autofree char *path = g_strdup_printf ("contacts/%08" G_GSIZE_FORMAT "-3b8a-5372-9b90-0c9aee199e5d.contact", length);
      g_autoptr (AftProblem) problem = find_problem (fixture, path);
      gboolean whole = length > strlen ("[Contact]\nId=" ID) && text[length - 1] == '\n';

      if ((problem == NULL) != whole)
        g_error ("cut at %" G_GSIZE_FORMAT ": %s", length, problem ? aft_problem_get_reason (problem) : "taken");
    }
}

/* Things in the folders that are no documents. */
static void
test_others (StoreFixture *fixture, gconstpointer data)
{
  static const char * const names[] = { "contacts/README", "contacts/." ID ".contact.swp", "contacts/" ID ".contact~",
                                        "contacts/.stfolder/x.contact", "contacts/old/x.contact", "contacts/x.vcf" };
  g_autofree char *pipe_path = NULL;
  g_autofree char *folder_path = NULL;
  g_autofree char *dangling = NULL;
  g_autoptr (GError) error = NULL;

  store_open (fixture, AFT_STORE_NONE, &error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    store_write_text (fixture, names[i], "x", -1);
  pipe_path = store_dup_file (fixture, "contacts/pipe.contact");
  folder_path = store_dup_file (fixture, "contacts/folder.contact");
  dangling = store_dup_file (fixture, "contacts/link.contact");
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (folder_path, 0700), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);

  g_assert_true (store_load (fixture, &error));
  g_assert_no_error (error);
  g_assert_true (aft_book_is_empty (fixture->book));
  g_assert_cmpuint (g_list_model_get_n_items (aft_store_get_problems (fixture->store)), ==, 2);
}

/* A copy that a user made of a file is somebody of its own, the same at each start. */
static void
test_copied (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  AftDocument *copy;

  store_open (fixture, AFT_STORE_NONE, &error);
  store_write_text (fixture, PATH, HEAD "Full-Name=Anna\n", -1);
  store_write_text (fixture, "contacts/anna copy.contact", HEAD "Full-Name=Anna Copy\n", -1);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = NULL;

      store_reopen (fixture);
      g_assert_cmpuint (count (fixture), ==, 2);
      g_assert_cmpstr (aft_record_get (aft_book_lookup (fixture->book, ID), AFT_CONTACT_FULL_NAME), ==, "Anna");
      if (i == 0)
        {
          copy = g_list_model_get_item (aft_book_get_contacts (fixture->book), 1);
          id = g_strdup (aft_record_get_id (AFT_RECORD (copy)));
          g_object_unref (copy);
        }
      copy = aft_book_lookup (fixture->book, id);
      g_assert_nonnull (copy);

      /* It is saved where it is. */
      aft_record_set (copy, AFT_CONTACT_NICKNAME, i ? "B" : "A");
      g_assert_true (store_save (fixture, copy, &error));
      g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, 2);
      text = store_dup_text (fixture, "contacts/anna copy.contact");
      g_assert_nonnull (strstr (text, i ? "Nickname=B" : "Nickname=A"));
    }
}

/* What sync tools leave is merged and kept in the trash. */
static void
test_conflicts (StoreFixture *fixture, gconstpointer data)
{
  static const char * const names[] = {
    "contacts/" ID ".sync-conflict-20261123-093923-ABCDEFG.contact",
    "contacts/" ID " (conflicted copy 2026-11-23 093923).contact",
    "contacts/" ID " (Anna's conflicted copy 2026-11-23).contact",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names) * 2; i++)
    {
      gboolean running = i >= G_N_ELEMENTS (names);
      const char *name = names[i % G_N_ELEMENTS (names)];
      g_autofree char *kept = g_strconcat ("trash/20261123T093923Z-conflict/", name, NULL);
      g_autofree char *trash = store_dup_file (fixture, "trash/20261123T093923Z-conflict");
      g_autofree char *text = NULL;
      g_autofree char *ours = NULL;
      g_autofree char *merged = NULL;
      g_autoptr (GError) error = NULL;
      AftDocument *person;

      store_reopen (fixture);
      if (!running)
        store_write_text (fixture, PATH, HEAD "Full-Name=Anna\n" NOTE "Text=ours\n", -1);
      else
        {
          store_write_text (fixture, PATH, HEAD "Full-Name=Anna\n" NOTE "Text=ours\n", -1);
          store_rescan (fixture, &error);
        }
      store_write_text (fixture, name, HEAD "Full-Name=Anna\nNickname=Theirs\n" NOTE "Text=theirs\n", -1);
      if (running)
        store_rescan (fixture, &error);
      else
        store_reopen (fixture);
      g_assert_no_error (error);

      g_assert_cmpuint (count (fixture), ==, 1);
      person = aft_book_lookup (fixture->book, ID);
      if (g_list_model_get_n_items (aft_document_get_records (person, AFT_TYPE_NOTE)) != 2)
        g_error ("%s: both texts should be kept", name);
      g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, 1);
      text = store_dup_text (fixture, kept);
      g_assert_cmpstr (text, ==, HEAD "Full-Name=Anna\nNickname=Theirs\n" NOTE "Text=theirs\n");
      ours = store_dup_text (fixture, "trash/20261123T093923Z-conflict/" PATH);
      g_assert_cmpstr (ours, ==, HEAD "Full-Name=Anna\n" NOTE "Text=ours\n");
      merged = store_dup_text (fixture, PATH);
      g_assert_nonnull (strstr (merged, "Nickname=Theirs"));
      g_assert_cmpint (aft_file_remove_folder (trash, &error), ==, TRUE);
    }
}

/* Who has seen what both were made of knows which side changed what, whenever the copies were written. */
static void
test_conflict_since (StoreFixture *fixture, gconstpointer data)
{
  const char *copy = "contacts/" ID ".sync-conflict-20261123-093923-ABCDEFG.contact";
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  store_reopen (fixture);
  store_write_text (fixture, PATH, HEAD "Full-Name=Anna\nNickname=Ann\n", -1);
  store_rescan (fixture, &error);
  store_write_text (fixture, PATH, HEAD "Full-Name=Anna\nNickname=Annie\n", -1);
  store_rescan (fixture, &error);
  store_write_text (fixture, copy, HEAD "Full-Name=Anna\nNickname=Ann\n" NOTE "Text=theirs\n", -1);
  store_rescan (fixture, &error);
  g_assert_no_error (error);

  text = store_dup_text (fixture, PATH);
  if (!strstr (text, "Nickname=Annie\n") || !strstr (text, "Text=theirs\n"))
    g_error ("what one side changed is gone: %s", text);
}

static char *edited;
static int edits;

/* An editor saves while the trash is being written. */
static int
mkdir_beside_editor (const char *path,
                     mode_t      mode)
{
  static const char text[] = HEAD "Full-Name=Anna\n\n[Note 22222222-2222-4333-8444-555555555555]\nText=by hand\n";

  if (strstr (path, "/trash/") != NULL && edits > 0)
    {
      edits--;
      g_assert_true (g_file_set_contents (edited, text, -1, NULL));
    }

  return aft_file_real_calls.mkdir (path, mode);
}

/* What is written into the file while a conflict copy is merged with it is merged as well. */
static void
test_conflict_meanwhile (StoreFixture *fixture, gconstpointer data)
{
  const char *copy = "contacts/" ID ".sync-conflict-20261123-093923-ABCDEFG.contact";
  AftFileCalls calls = aft_file_real_calls;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  store_reopen (fixture);
  store_write_text (fixture, PATH, HEAD "Full-Name=Anna\n", -1);
  store_rescan (fixture, &error);
  store_write_text (fixture, copy, HEAD "Full-Name=Anna\n" NOTE "Text=theirs\n", -1);
  edited = store_dup_file (fixture, PATH);
  edits = 1;
  calls.mkdir = mkdir_beside_editor;
  aft_file_set_calls (&calls);
  store_rescan (fixture, &error);
  aft_file_set_calls (NULL);
  g_assert_no_error (error);
  g_assert_cmpint (edits, ==, 0);

  text = store_dup_text (fixture, PATH);
  if (!strstr (text, "Text=by hand\n") || !strstr (text, "Text=theirs\n"))
    g_error ("one of both is gone: %s", text);
  g_assert_cmpuint (store_count_files (fixture, "contacts"), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (aft_store_get_problems (fixture->store)), ==, 0);
  g_clear_pointer (&edited, g_free);
}

/* A conflict copy that can't be read, and one of a document that is not here (yet). */
static void
test_odd_conflicts (StoreFixture *fixture, gconstpointer data)
{
  const char *damaged = "contacts/" ID ".sync-conflict-20261123-093923-ABCDEFG.contact";
  g_autofree char *file = store_dup_file (fixture, damaged);
  g_autofree char *text = NULL;
  g_autoptr (AftProblem) problem = NULL;
  g_autoptr (GError) error = NULL;

  store_open (fixture, AFT_STORE_NONE, &error);
  store_write_text (fixture, PATH, HEAD "Full-Name=Anna\n", -1);
  store_write_text (fixture, damaged, HEAD "Full-N", -1);
  store_load (fixture, &error);
  problem = find_problem (fixture, damaged);
  g_assert_nonnull (problem);
  text = store_dup_text (fixture, damaged);
  g_assert_cmpstr (text, ==, HEAD "Full-N");

  g_unlink (file);
  store_rescan (fixture, &error);
  file = (g_free (file), store_dup_file (fixture, PATH));
  g_unlink (file);
  store_write_text (fixture, damaged, HEAD "Full-Name=Late\n", -1);
  store_rescan (fixture, &error);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpstr (aft_record_get (aft_book_lookup (fixture->book, ID), AFT_CONTACT_FULL_NAME), ==, "Late");
  g_assert_null (find_problem (fixture, damaged));
}

/* A kill between the two writes of moving a note out of the inbox. */
static void
test_inbox (StoreFixture *fixture, gconstpointer data)
{
#define INBOX "[Inbox]\nId=" NOTE_ID "\nFormat=1\nCreated=2026-11-01T08:00:00.000000Z\n"
  static const struct { const char *name; const char *text; const char *target; guint notes; guint left; } cases[] = {
    { "the same text", "Text=call\n", "Text=call\n", 1, 0 },
    { "it went on in the inbox", "Text=call her\n", "Text=call\n", 2, 0 },
    { "the same escapes that make no sense", "Text=C:\\q\\\n", "Text=C:\\q\\\n", 1, 0 },
    { "other escapes that make no sense", "Text=D:\\q\\\n", "Text=C:\\q\\\n", 2, 0 },
    { "not moved", "Text=call\n", NULL, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *inbox = g_strconcat (INBOX NOTE, cases[i].text, NULL);
      g_autofree char *target = g_strconcat (HEAD "Full-Name=Anna\n", cases[i].target ? NOTE : NULL, cases[i].target, NULL);
      AftDocument *person;

      store_reopen (fixture);
      store_write_text (fixture, "notes/" NOTE_ID ".note", inbox, -1);
      store_write_text (fixture, PATH, target, -1);
      store_reopen (fixture);

      person = aft_book_lookup (fixture->book, ID);
      if (g_list_model_get_n_items (aft_book_get_inbox (fixture->book)) != cases[i].left)
        g_error ("%s: the inbox has it", cases[i].name);
      if (g_list_model_get_n_items (aft_document_get_records (person, AFT_TYPE_NOTE)) != cases[i].notes)
        g_error ("%s: not %u notes", cases[i].name, cases[i].notes);
      g_assert_cmpuint (store_count_files (fixture, "notes"), ==, cases[i].left);
      g_assert_cmpuint (store_count_files (fixture, "trash"), ==, MIN (i + 1, G_N_ELEMENTS (cases) - 1));
    }
}

/* Loading and looking again write nothing. */
static void
test_untouched (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct stat before[40], after[40];

  store_open (fixture, AFT_STORE_NONE, &error);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("contacts/%08u-3b8a-5372-9b90-0c9aee199e5d.contact", i);
      g_autofree char *file = store_dup_file (fixture, path);
      g_autofree char *text = g_strdup_printf ("# mine\n[Contact]\nId = %08u-3b8a-5372-9b90-0c9aee199e5d\nX-Unknown=%u\n\n\n"
                                               "[Other thing]\nk[de]=v\n", i, i);

      store_write_text (fixture, path, text, -1);
      g_assert_cmpint (stat (file, &before[i]), ==, 0);
    }
  g_usleep (60000);
  store_load (fixture, &error);
  g_assert_cmpuint (count (fixture), ==, 40);
  store_rescan (fixture, &error);
  store_reopen (fixture);

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("contacts/%08u-3b8a-5372-9b90-0c9aee199e5d.contact", i);
      g_autofree char *file = store_dup_file (fixture, path);

      g_assert_cmpint (stat (file, &after[i]), ==, 0);
      g_assert_cmpuint (before[i].st_ino, ==, after[i].st_ino);
      g_assert_cmpint (before[i].st_mtim.tv_sec, ==, after[i].st_mtim.tv_sec);
      g_assert_cmpint (before[i].st_mtim.tv_nsec, ==, after[i].st_mtim.tv_nsec);
      g_assert_cmphex (before[i].st_mode, ==, after[i].st_mode);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/load/" name, StoreFixture, NULL, store_set_up, function, store_tear_down)
  ADD ("damaged", test_damaged);
  ADD ("cuts", test_cuts);
  ADD ("others", test_others);
  ADD ("copied", test_copied);
  ADD ("conflicts", test_conflicts);
  ADD ("conflict-since", test_conflict_since);
  ADD ("conflict-meanwhile", test_conflict_meanwhile);
  ADD ("odd-conflicts", test_odd_conflicts);
  ADD ("inbox", test_inbox);
  ADD ("untouched", test_untouched);
  return g_test_run ();
}
