/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-book.h"

#include "aft-file.h"
#include "book-maker.h"
#include "measure.h"

#include <glib/gstdio.h>

#include "../result.h"

#define SETTLED 250000        /* µs without an event: longer than the store waits until it looks at what it heard of */

/* Beside the program, wherever it is started from. */
static char *
dup_place (const char *name)
{
  const char *books = g_getenv ("AFTERWORD_BENCH_BOOKS");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *here = g_path_get_dirname (program);
  g_autofree char *parent = books != NULL ? g_strdup (books) : g_build_filename (here, "books", NULL);

  if (g_mkdir_with_parents (parent, 0700) < 0)
    g_error ("“%s” can't be made", parent);

  return g_build_filename (parent, name, NULL);
}

/* It gets its name when it is complete. */
static char *
make_once (const char *kind,
           guint       people,
           gboolean  (*make) (const char *, guint, guint32, GError **))
{
  g_autofree char *name = g_strdup_printf ("%s-%u", kind, people);
  char *place = dup_place (name);
  g_autofree char *begun = g_strconcat (place, ".begun", NULL);
  GError *error = NULL;

  if (g_file_test (place, G_FILE_TEST_EXISTS))
    return place;

  aft_file_remove_folder (begun, &error);
  measure_expect (error);
  make (begun, people, BOOK_MAKER_SEED, &error);
  measure_expect (error);
  if (g_rename (begun, place) < 0)
    g_error ("“%s” can't be renamed", begun);

  return place;
}

char *
bench_book_dup_folder (guint people)
{
  return make_once ("book", people, book_maker_make);
}

char *
bench_book_dup_writer (guint people)
{
  return make_once ("writer", people, book_maker_make_writer);
}

char *
bench_book_dup_cards (guint people)
{
  return make_once ("cards", people, book_maker_make_cards);
}

char *
bench_book_dup_scratch (void)
{
  char *scratch = dup_place ("scratch-XXXXXX");

  if (g_mkdtemp (scratch) == NULL)
    g_error ("“%s” can't be made", scratch);

  return scratch;
}

/* The loop is at work between the end of one wait and the beginning of the next. */
static double waited_until;
static double longest;

static gint
poll_cb (GPollFD *fds,
         guint    n,
         gint     timeout)
{
  gint result;

  longest = MAX (longest, measure_now () - waited_until);
  result = g_poll (fds, n, timeout);
  waited_until = measure_now ();

  return result;
}

static void
wait_for (BenchBook     *self,
          GAsyncResult **result)
{
  g_main_context_set_poll_func (NULL, poll_cb);
  waited_until = measure_now ();
  longest = 0;
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  longest = MAX (longest, measure_now () - waited_until);
  g_main_context_set_poll_func (NULL, NULL);

  self->longest = MAX (self->longest, longest);
}

BenchBook *
bench_book_open (const char    *folder,
                 AftStoreFlags  flags)
{
  BenchBook *self = g_new0 (BenchBook, 1);
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  self->book = aft_book_new ();
  self->store = aft_store_new (self->book);
  self->now = g_date_time_new_now_utc ();
  aft_store_open (self->store, folder, flags, self->now, &error);
  measure_expect (error);

  aft_store_load_async (self->store, self->now, NULL, result_keep_cb, &result);
  wait_for (self, &result);
  aft_store_load_finish (self->store, result, &error);
  measure_expect (error);

  return self;
}

void
bench_book_close (BenchBook *self)
{
  aft_store_close (self->store);
  /* What is still under way holds it. */
  g_object_add_weak_pointer (G_OBJECT (self->store), (gpointer *) &self->store);
  g_object_unref (self->store);
  while (self->store != NULL)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_object_unref (self->book);
  g_date_time_unref (self->now);
  g_free (self);
}

void
bench_book_rescan (BenchBook *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  aft_store_rescan_async (self->store, self->now, NULL, result_keep_cb, &result);
  wait_for (self, &result);
  aft_store_rescan_finish (self->store, result, &error);
  measure_expect (error);
}

void
bench_book_save (BenchBook *self,
                 gpointer   document)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  aft_store_save_async (self->store, document, self->now, NULL, result_keep_cb, &result);
  wait_for (self, &result);
  aft_store_save_finish (self->store, result, &error);
  measure_expect (error);
}

void
bench_book_settle (BenchBook *self)
{
  double since = measure_now ();

  while (measure_now () - since < SETTLED)
    if (g_main_context_iteration (NULL, FALSE))
      since = measure_now ();
    else
      g_usleep (1000);
}

void
bench_book_save_many (BenchBook *self,
                      GPtrArray *documents,
                      gboolean   staged)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  if (staged)
    aft_store_import_async (self->store, documents, "imported", self->now, NULL, result_keep_cb, &result);
  else
    aft_store_save_many_async (self->store, documents, self->now, NULL, result_keep_cb, &result);
  wait_for (self, &result);
  if (staged)
    aft_store_import_finish (self->store, result, NULL, &error);
  else
    aft_store_save_finish (self->store, result, &error);
  measure_expect (error);
}
