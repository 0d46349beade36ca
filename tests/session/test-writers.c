/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two programs have the same book open and write into it at random, and so do a sync tool and an editor, which know nothing of them:
 * nothing that anybody wrote is lost, no file is torn, and in the end both programs have in memory what is on the disk. How many steps
 * come from the command line. */

#include "ledger.h"
#include "outsiders.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "aft-file.h"
#include "aft-summary.h"
#include "history.h"

static guint n_steps = 300;

/* After so many steps everything is compared; what the outsiders hold stays older than that. */
#define ROUND 250

/* How often both may look at what the other one made of it until nothing changes any more. */
#define LOOKS 8

typedef struct
{
  const char *name;
  GPid        pid;
  int         in;
  FILE       *out;
  gboolean    busy;
  GHashTable *has;              /* path → checksum, as shown */
  guint       n_problems;
} Partner;

typedef struct
{
  char      *folder;
  char      *book;
  Partner    partners[2];
  Outsiders *outsiders;
  Ledger    *ledger;
} World;

/* Until it has done what it was told. */
static void
wait_for (World   *world,
          Partner *partner)
{
  char line[512];

  while (partner->busy)
    {
      g_auto (GStrv) words = NULL;

      if (fgets (line, sizeof line, partner->out) == NULL)
        g_error ("%s is gone", partner->name);
      g_strchomp (line);
      words = g_strsplit (line, " ", 3);
      if (g_str_equal (words[0], "done") || g_str_equal (words[0], "settled") || g_str_equal (words[0], "shown"))
        partner->busy = FALSE;
      else if (g_str_equal (words[0], "has"))
        g_hash_table_replace (partner->has, g_strdup (words[1]), g_strdup (words[2]));
      else if (g_str_equal (words[0], "problem"))
        g_error ("%s can't read %s: %s", partner->name, words[1], words[2]);
      else
        ledger_hear (world->ledger, line);
    }
}

G_GNUC_PRINTF (3, 4)
static void
tell (World      *world,
      Partner    *partner,
      const char *format,
      ...)
{
  g_autofree char *line = NULL;
  va_list args;

  wait_for (world, partner);
  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  g_assert_cmpint (write (partner->in, line, strlen (line)), ==, strlen (line));
  partner->busy = TRUE;
}

static void
start (World      *world,
       Partner    *partner,
       const char *name,
       const char *kind)
{
  g_autofree char *seed = g_strdup_printf ("%u", (guint) g_test_rand_int ());
  const char *argv[] = { g_getenv ("AFTERWORD_PARTNER"), world->book, name, seed, kind, NULL };
  g_autoptr (GError) error = NULL;
  int out;

  partner->name = name;
  partner->has = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &partner->pid, &partner->in, &out,
                            NULL, &error);
  g_assert_no_error (error);
  partner->out = fdopen (out, "r");
  partner->busy = TRUE;
  wait_for (world, partner);
}

static void
stop (World   *world,
      Partner *partner)
{
  char line[512];
  int status;

  wait_for (world, partner);
  close (partner->in);
  while (fgets (line, sizeof line, partner->out) != NULL)
    ledger_hear (world->ledger, g_strchomp (line));
  fclose (partner->out);
  g_assert_cmpint (waitpid (partner->pid, &status, 0), ==, partner->pid);
  g_assert_cmpint (status, ==, 0);
  g_hash_table_unref (partner->has);
}

static void
outsider_said (const char *word,
               const char *person,
               const char *record,
               gpointer    data)
{
  World *world = data;

  ledger_say (world->ledger, word, person, record, g_get_monotonic_time ());
}

static void
settle_one (gpointer data)
{
  World *world = data;
  Partner *partner = &world->partners[g_random_int_range (0, 2)];

  tell (world, partner, "settle\n");
  wait_for (world, partner);
  outsiders_seen (world->outsiders);
}

/* What is on the disk: path → checksum. @why says of a conflict copy that it still is to be merged, and of a temporary file, which there
 * is while that is being done. */
static GHashTable *
read_book (World  *world,
           char  **why)
{
  g_autofree char *folder = g_build_filename (world->book, "contacts", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GHashTable *sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (AftSummary) summary = NULL;

      if (name[0] == '.')
        {
          g_free (*why);
          *why = g_strdup_printf ("%s is left over", name);
          continue;
        }
      if (strstr (name, ".sync-conflict-") != NULL)
        {
          g_free (*why);
          *why = g_strdup_printf ("%s isn't merged", name);
          continue;
        }
      bytes = aft_file_read (path, 0, NULL, &error);
      g_assert_no_error (error);
      summary = aft_summary_scan (bytes, AFT_DOCUMENT_CONTACT, name, &error);
      if (summary == NULL)
        g_error ("%s is torn: %s", name, error->message);
      g_hash_table_replace (sums, g_build_filename ("contacts", name, NULL), g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes));
    }

  return sums;
}

/* NULL if all of @a is in @b. Transfer full. */
static char *
find_difference (GHashTable *a,
                 GHashTable *b)
{
  GHashTableIter iter;
  const char *path, *sum;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, (gpointer *) &path, (gpointer *) &sum))
    if (g_strcmp0 (g_hash_table_lookup (b, path), sum) != 0)
      return g_strdup (path);

  return NULL;
}

/* Both have in memory what is on the disk. Otherwise @why says where they don't. */
static gboolean
agree (World  *world,
       char  **why)
{
  g_autoptr (GHashTable) sums = NULL;

  g_clear_pointer (why, g_free);
  for (guint i = 0; i < 2; i++)
    tell (world, &world->partners[i], "settle\n");
  for (guint i = 0; i < 2; i++)
    {
      g_hash_table_remove_all (world->partners[i].has);
      tell (world, &world->partners[i], "show\n");
      wait_for (world, &world->partners[i]);
    }

  sums = read_book (world, why);
  for (guint i = 0; i < 2 && *why == NULL; i++)
    {
      g_autofree char *path = find_difference (sums, world->partners[i].has);

      if (path == NULL)
        path = find_difference (world->partners[i].has, sums);
      if (path != NULL)
        *why = g_strdup_printf ("%s has something else than the disk has in %s", world->partners[i].name, path);
    }

  return *why == NULL;
}

static void
check (World *world)
{
  g_autofree char *why = NULL;

  for (guint i = 0; !agree (world, &why); i++)
    if (i == LOOKS)
      g_error ("%s; %s", why, world->book);
  outsiders_seen (world->outsiders);
  ledger_check (world->ledger);
  history_clear ();
}

static void
test_writers (void)
{
  World world = { .folder = g_dir_make_tmp ("afterword-writers-XXXXXX", NULL) };
  const OutsidersCalls calls = { outsider_said, settle_one, &world };
  g_autofree char *figures = NULL;
  g_autoptr (GError) error = NULL;

  world.book = g_build_filename (world.folder, "book", NULL);
  history_begin (world.book, "outsider");
  world.ledger = ledger_new (world.book);
  world.outsiders = outsiders_new (world.book, &calls);
  g_random_set_seed (g_test_rand_int ());
  start (&world, &world.partners[0], "w", "window");
  start (&world, &world.partners[1], "c", "command");
  tell (&world, &world.partners[0], "step 8\n");
  check (&world);

  for (guint done = 0, checked = 0; done < n_steps; done++)
    {
      guint who = g_random_int_range (0, 4);

      if (who < 2)
        tell (&world, &world.partners[who], "step 1\n");
      else if (who == 2)
        outsiders_edit (world.outsiders);
      else
        outsiders_sync (world.outsiders);

      if (done - checked >= ROUND)
        {
          check (&world);
          checked = done;
        }
    }

  do
    check (&world);
  while (outsiders_end (world.outsiders));
  figures = ledger_dup_figures (world.ledger);
  g_test_message ("%u steps: %s", n_steps, figures);

  for (guint i = 0; i < 2; i++)
    stop (&world, &world.partners[i]);
  ledger_check (world.ledger);
  outsiders_free (world.outsiders);
  ledger_free (world.ledger);
  aft_file_remove_folder (world.folder, &error);
  g_assert_no_error (error);
  g_free (world.folder);
  g_free (world.book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 2)
    n_steps = atoi (argv[1]);
  signal (SIGPIPE, SIG_IGN);

  g_test_add_func ("/session/writers", test_writers);

  return g_test_run ();
}
