/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "runner.h"

#include <stdlib.h>
#include <string.h>

#include "aft-note.h"
#include "aft-session.h"
#include "aft-touch.h"

#include "../result.h"

/* A session with a window's rights and the command line write the same person at the same time, so many times each: every
 * change is there, in the file and in the session. */
static guint n_each = 60;

typedef struct
{
  Bench      *bench;
  AftSession *session;
  char       *id;
  guint       n;                /* notes of the session so far */
  gboolean    commands_done;
} Writers;

static AftSession *
open_book (Bench *bench)
{
  AftSession *session = aft_session_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  aft_session_open_async (session, bench->book, NULL, result_keep_cb, &result);
  result_wait (&result);
  aft_session_open_finish (session, result, &error);
  g_assert_no_error (error);
  g_assert_false (aft_session_is_read_only (session));

  return session;
}

static gpointer
run_commands (gpointer data)
{
  Writers *writers = data;

  for (guint i = 0; i < n_each; i++)
    {
      g_autofree char *text = g_strdup_printf ("command %u", i);

      if (i % 2 == 0)
        bench_do (writers->bench, "note", "--for", writers->id, text, NULL);
      else
        bench_do (writers->bench, "log", writers->id, "--channel", "call", "--result", "talked", text, NULL);
    }
  g_atomic_int_set (&writers->commands_done, TRUE);
  g_main_context_wakeup (NULL);

  return NULL;
}

static gboolean
write_cb (gpointer data)
{
  Writers *writers = data;
  g_autofree char *text = g_strdup_printf ("session %u", writers->n);
  AftDocument *person = aft_book_lookup (aft_session_get_book (writers->session), writers->id);

  g_assert_nonnull (person);
  aft_session_add_note (writers->session, person, text);
  aft_session_flush (writers->session);

  return ++writers->n < n_each ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Fails unless each of "@who 0" to "@who n" stands in exactly one note or logged contact. */
static void
check_texts (AftDocument *person,
             const char  *who)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const struct
  {
    GType type;
    guint field;
  } kinds[] = {
    { AFT_TYPE_NOTE, AFT_NOTE_TEXT },
    { AFT_TYPE_TOUCH, AFT_TOUCH_SUMMARY },
  };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      GListModel *records = aft_document_get_records (person, kinds[k].type);

      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          g_autoptr (AftRecord) record = g_list_model_get_item (records, i);
          const char *text = aft_record_get (record, kinds[k].field);

          g_assert_nonnull (text);
          if (g_str_has_prefix (text, who))
            g_assert_true (g_hash_table_add (found, g_strdup (text)));
        }
    }
  for (guint i = 0; i < n_each; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %u", who, i);

      if (!g_hash_table_contains (found, text))
        {
          g_test_message ("“%s” is lost", text);
          g_test_fail ();
        }
    }
  g_assert_cmpuint (g_hash_table_size (found), ==, n_each);
}

static void
test_two_writers (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (JsonNode) made = bench_json (bench, "turned-down", "--name", "Ana Ortiz", NULL);
  g_autofree char *id = json_text (made, "person");
  Writers writers = { .bench = bench, .id = id };
  g_autoptr (GError) error = NULL;
  GThread *commands;
  AftSession *again;

  writers.session = open_book (bench);
  commands = g_thread_new ("commands", run_commands, &writers);
  g_timeout_add (40, write_cb, &writers);
  while (writers.n < n_each || !g_atomic_int_get (&writers.commands_done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (commands);

  aft_session_rescan (writers.session);
  for (guint i = 0; i < 100; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  check_texts (aft_book_lookup (aft_session_get_book (writers.session), id), "session");
  check_texts (aft_book_lookup (aft_session_get_book (writers.session), id), "command");
  aft_session_close (writers.session, &error);
  g_assert_no_error (error);
  g_object_unref (writers.session);

  again = open_book (bench);
  g_assert_cmpuint (g_list_model_get_n_items (aft_session_get_problems (again)), ==, 0);
  check_texts (aft_book_lookup (aft_session_get_book (again), id), "session");
  check_texts (aft_book_lookup (aft_session_get_book (again), id), "command");
  aft_session_close (again, &error);
  g_assert_no_error (error);
  g_object_unref (again);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 2)
    n_each = atoi (argv[1]);

  g_test_add_func ("/cli/two-writers", test_two_writers);

  return g_test_run ();
}
