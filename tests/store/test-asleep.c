/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* test-asleep: the program is stopped while others change more than the kernel can queue for it. One look afterwards finds all.
 * test-asleep change FOLDER PID: the others. They stop PID, make their changes and let it go on. */

#include "store-fixture.h"

#include "aft-contact.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PEOPLE 5000
#define ROUNDS 4

static const char *program;

/* Without fsync, which thousands would wait for. */
static void
write_person (const char *folder,
              guint       n,
              guint       version,
              gboolean    aside)
{
  g_autofree char *file = g_strdup_printf ("%s/contacts/%08u-3b8a-5372-9b90-0c9aee199e5d.contact", folder, n);
  g_autofree char *temporary = g_strdup_printf ("%s/contacts/.aside.tmp", folder);
  FILE *stream = fopen (aside ? temporary : file, "w");

  g_assert_nonnull (stream);
  fprintf (stream, "[Contact]\nId=%08u-3b8a-5372-9b90-0c9aee199e5d\nFormat=1\nCreated=2026-11-01T08:00:00.000000Z\n"
                   "Modified=2026-11-01T08:00:00.000000Z\nFull-Name=Version %u\n", n, version);
  fclose (stream);
  if (aside)
    g_assert_cmpint (g_rename (temporary, file), ==, 0);
}

/* In the last round every fifth person goes. */
static gboolean
goes (guint n)
{
  return n % 5 == 0;
}

static int
change (const char *folder,
        GPid        pid)
{
  kill (pid, SIGSTOP);
  for (guint round = 1; round <= ROUNDS; round++)
    {
      for (guint n = 0; n < PEOPLE; n++)
        {
          g_autofree char *file = g_strdup_printf ("%s/contacts/%08u-3b8a-5372-9b90-0c9aee199e5d.contact", folder, n);

          if (round == ROUNDS && goes (n))
            g_unlink (file);
          else
            write_person (folder, n, round, n % 2 == 0);
        }
    }
  for (guint n = PEOPLE; n < PEOPLE + 10; n++)
    write_person (folder, n, ROUNDS, FALSE);
  kill (pid, SIGCONT);

  return 0;
}

static void
rescanned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  aft_store_rescan_finish (AFT_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
rescan (StoreFixture *fixture)
{
  gboolean done = FALSE;

  aft_store_rescan_async (fixture->store, fixture->now, NULL, rescanned_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_asleep (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *self = g_strdup_printf ("%d", (int) getpid ());
  g_autoptr (GError) error = NULL;
  const char *argv[] = { program, "change", NULL, self, NULL };
  GListModel *people = aft_book_get_contacts (fixture->book);
  int status;
  GPid pid;

  store_open (fixture, AFT_STORE_NONE, &error);
  g_assert_no_error (error);
  for (guint n = 0; n < PEOPLE; n++)
    write_person (fixture->folder, n, 0, FALSE);
  rescan (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, PEOPLE);

  argv[2] = fixture->folder;
  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  rescan (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (people), ==, PEOPLE - PEOPLE / 5 + 10);
  for (guint n = 0; n < PEOPLE + 10; n++)
    {
      g_autofree char *id = g_strdup_printf ("%08u-3b8a-5372-9b90-0c9aee199e5d", n);
      g_autofree char *name = g_strdup_printf ("Version %u", ROUNDS);
      AftDocument *person = aft_book_lookup (fixture->book, id);

      if (n < PEOPLE && goes (n) ? person != NULL : person == NULL || !aft_record_is (person, AFT_CONTACT_FULL_NAME, name))
        g_error ("person %u isn't what the file says", n);
    }
  g_assert_cmpuint (g_list_model_get_n_items (aft_store_get_problems (fixture->store)), ==, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "change") == 0)
    return change (argv[2], atoi (argv[3]));

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/asleep", StoreFixture, NULL, store_set_up, test_asleep, store_tear_down);
  return g_test_run ();
}
