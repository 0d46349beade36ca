/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Kills a program at random instants while it imports cards of people who are in the book already, and while it merges conflict copies
 * at its start. The book can be opened each time, nothing of it is torn or lost, and what was begun and is done again to its end leaves
 * the same book as if nothing had happened. How often comes from the command line. */

#include "room.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "aft-file.h"

static guint n_kills = 25;

#define N_PEOPLE 24
#define N_NEW 8
#define ID "11111111-2222-4333-8444-5555555555%02u"
#define NOTE_ID "22222222-2222-4333-8444-5555555555%02u"
#define OLD "Modified=2026-11-01T08:00:00.000000Z\n"
#define NEW "Modified=2026-11-02T08:00:00.000000Z\n"

typedef struct
{
  char       *folder;
  char       *book;
  char       *cards;            /* NULL: the book has conflict copies */
  GHashTable *files;            /* path in the book → text, as it is at first */
  char       *expected;         /* what is in the book in the end */
  gint64      duration;         /* µs that it took when nobody disturbed it last */
} World;

static void
add_file (World *world,
          char  *path,
          char  *text)
{
  g_hash_table_replace (world->files, path, text);
}

/* What another device wrote: a newer text of a note, a note of its own, and what it has not yet heard of. */
static void
add_conflict (World *world,
              guint  n)
{
  add_file (world, g_strdup_printf ("contacts/" ID ".sync-conflict-20261123-093923-ABCDEF.contact", n),
            g_strdup_printf ("[Contact]\nId=" ID "\nFormat=1\n" OLD "Full-Name=Person %u\n\n[Note " NOTE_ID "]\nText=theirs %u\n" NEW
                             "\n[Touch 33333333-2222-4333-8444-5555555555%02u]\nSummary=their touch %u\n" NEW, n, n, n, n, n, n));
}

static void
fill (World *world)
{
  g_autoptr (GString) cards = g_string_new (NULL);

  add_file (world, g_strdup ("book.ini"), g_strdup ("[Book]\nId=99999999-2222-4333-8444-555555555555\nFormat=1\n"));
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      add_file (world, g_strdup_printf ("contacts/" ID ".contact", i),
                g_strdup_printf ("# by hand\n[Contact]\nId=" ID "\nFormat=1\n" OLD "Full-Name=Person %u\nX-Mine=%u\n\n"
                                 "[Note " NOTE_ID "]\nText=ours %u\n" OLD "\n[Address 44444444-2222-4333-8444-5555555555%02u]\n"
                                 "Kind=email\nValue=person%u@example.org\n" OLD, i, i, i, i, i, i, i));
      if (world->cards == NULL && i % 2 == 0)
        add_conflict (world, i);
    }
  for (guint i = 0; i < N_PEOPLE + N_NEW; i++)
    g_string_append_printf (cards, "BEGIN:VCARD\nVERSION:3.0\nFN:Person %u\nEMAIL:person%u@example.org\nTEL:+49 30 10000%u\n"
                            "ORG:Company %u\nNICKNAME:Nick %u\nEND:VCARD\n", i, i, i, i, i);
  if (world->cards != NULL)
    g_assert_true (g_file_set_contents (world->cards, cards->str, -1, NULL));
}

/* The book as it is at first. */
static void
write_book (World *world)
{
  GHashTableIter iter;
  const char *path, *text;

  g_assert_true (aft_file_remove_folder (world->book, NULL));
  g_hash_table_iter_init (&iter, world->files);
  while (g_hash_table_iter_next (&iter, (gpointer *) &path, (gpointer *) &text))
    {
      g_autofree char *file = g_build_filename (world->book, path, NULL);
      g_autofree char *parent = g_path_get_dirname (file);

      g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
      g_assert_true (g_file_set_contents (file, text, -1, NULL));
    }
}

/* Runs it for @patience µs after it has begun (-1: to its end), and kills it. Whether it had said that all is done. */
static gboolean
run (World  *world,
     gint64  patience)
{
  const char *argv[] = { g_getenv ("AFTERWORD_IMPORTER"), world->book, world->cards, NULL };
  g_autoptr (GError) error = NULL;
  char line[16] = "";
  gboolean done = FALSE;
  FILE *output;
  int status;
  GPid pid;
  int fd;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &fd, NULL, &error);
  g_assert_no_error (error);
  output = fdopen (fd, "r");
  g_assert_nonnull (fgets (line, sizeof line, output));
  g_assert_cmpstr (line, ==, "begun\n");
  if (patience >= 0)
    {
      g_usleep (patience);
      kill (pid, SIGKILL);
    }
  while (fgets (line, sizeof line, output))
    {
      g_assert_cmpstr (line, ==, "done\n");
      done = TRUE;
    }
  fclose (output);
  waitpid (pid, &status, 0);
  if (patience < 0)
    g_assert_true (done && status == 0);

  return done;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static char *
sort_and_join (GPtrArray  *texts,
               const char *separator)
{
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);

  return g_strjoinv (separator, (char **) texts->pdata);
}

/* A group without what is another one each time: ids of what is new, and times. */
static char *
describe_group (const char *group)
{
  g_auto (GStrv) lines = g_strsplit (group, "\n", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  gsize length = strcspn (lines[0], " ]");

  g_ptr_array_add (kept, g_strndup (lines[0], length));
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !g_str_has_prefix (lines[i], "Modified=") && !g_str_has_prefix (lines[i], "Created=")
        && !g_str_has_prefix (lines[i], "Id="))
      g_ptr_array_add (kept, g_strdup (lines[i]));

  return sort_and_join (kept, "\n");
}

/* All files of the book's people, by what they say. */
static char *
describe_book (World *world)
{
  g_autofree char *folder = g_build_filename (world->book, "contacts", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) groups = NULL;
      g_autoptr (GPtrArray) described = g_ptr_array_new_with_free_func (g_free);

      if (name[0] == '.')
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      groups = g_strsplit (text, "\n[", -1);
      for (guint i = 0; groups[i] != NULL; i++)
        g_ptr_array_add (described, describe_group (groups[i]));
      g_ptr_array_add (people, sort_and_join (described, "\n["));
    }

  return sort_and_join (people, "\n==\n");
}

static void
assert_expected (World      *world,
                 guint       n,
                 const char *when)
{
  g_autofree char *found = describe_book (world);
  g_auto (GStrv) left = g_strsplit (found, "\n", -1);
  g_auto (GStrv) right = g_strsplit (world->expected, "\n", -1);

  for (guint i = 0; left[i] != NULL || right[i] != NULL; i++)
    if (g_strcmp0 (left[i], right[i]) != 0)
      g_error ("kill %u, %s: line %u is “%s”, not “%s”; %s", n, when, i, left[i], right[i], world->book);
}

/* Whatever had been reached: everybody is there with all that they had, nothing is torn or left to be done. */
static void
check_book (World *world,
            guint  n)
{
  Room room = { .folder = world->folder, .book = world->book };
  g_autofree char *staging = g_build_filename (world->book, "staging", NULL);
  g_autoptr (GDir) dir = NULL;
  AftBook *book;

  room.session = room_open (&room, TRUE);
  g_assert_nonnull (room.session);
  if (g_list_model_get_n_items (aft_session_get_problems (room.session)) > 0)
    g_error ("kill %u: a file needs a look; %s", n, world->book);
  dir = g_dir_open (staging, 0, NULL);
  if (g_dir_read_name (dir) != NULL)
    g_error ("kill %u: something is left in staging; %s", n, world->book);

  book = aft_session_get_book (room.session);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *id = g_strdup_printf (ID, i);
      g_autofree char *text = NULL;
      g_autofree char *note = g_strdup_printf ("\nText=ours %u\n", i);
      g_autofree char *mine = g_strdup_printf ("\nX-Mine=%u\n", i);
      AftDocument *person = aft_book_lookup (book, id);

      if (person == NULL)
        g_error ("kill %u: person %u is gone; %s", n, i, world->book);
      text = room_read (&room, person);
      if (!g_str_has_prefix (text, "# by hand\n") || !strstr (text, note) || !strstr (text, mine))
        g_error ("kill %u: person %u has lost something: %s", n, i, text);
    }
  room_close (room.session);
}

/* All of it at once. The machine may be faster or slower by now. */
static void
run_undisturbed (World *world)
{
  gint64 start;

  write_book (world);
  start = g_get_monotonic_time ();
  run (world, -1);
  world->duration = g_get_monotonic_time () - start;
}

static World *
world_new (gboolean cards)
{
  World *world = g_new0 (World, 1);

  world->folder = g_dir_make_tmp ("afterword-import-XXXXXX", NULL);
  world->book = g_build_filename (world->folder, "book", NULL);
  world->cards = cards ? g_build_filename (world->folder, "cards.vcf", NULL) : NULL;
  world->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  fill (world);
  run_undisturbed (world);
  world->expected = describe_book (world);

  return world;
}

static void
world_free (World *world)
{
  g_assert_true (aft_file_remove_folder (world->folder, NULL));
  g_hash_table_unref (world->files);
  g_free (world->folder);
  g_free (world->book);
  g_free (world->cards);
  g_free (world->expected);
  g_free (world);
}

static void
test_kill (gconstpointer data)
{
  World *world = world_new (GPOINTER_TO_INT (data));
  guint n_done = 0, n_again = 0;
  gboolean again = FALSE;

  for (guint i = 0; i < n_kills; i++)
    {
      gboolean done;

      if (i % 20 == 19)
        {
          run_undisturbed (world);
          assert_expected (world, i, "undisturbed");
          again = FALSE;
        }
      if (!again)
        write_book (world);
      n_again += again;
      done = run (world, g_random_int_range (0, world->duration));
      check_book (world, i);
      if (done)
        assert_expected (world, i, "which came too late");
      n_done += done;

      /* Some are killed again before they come to their end. */
      again = i + 1 < n_kills && g_random_int_range (0, 4) == 0;
      if (again)
        continue;
      run (world, -1);
      assert_expected (world, i, "done again to its end");
    }
  g_test_message ("%u kills, %u of them when all was done, %u of what had been killed before; undisturbed it takes %" G_GINT64_FORMAT
                  " ms", n_kills, n_done, n_again, world->duration / 1000);
  world_free (world);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 2)
    n_kills = atoi (argv[1]);

  g_test_add_data_func ("/session/import-kill/cards", GINT_TO_POINTER (TRUE), test_kill);
  g_test_add_data_func ("/session/import-kill/conflicts", GINT_TO_POINTER (FALSE), test_kill);

  return g_test_run ();
}
