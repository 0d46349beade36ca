/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-document-list.h"
#include "bench-book.h"
#include "measure.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* Loading, looking again, sorting, memory. */

#define ROUNDS 5
#define KHARD_PEOPLE 10000

static void
run_each_file (const char *folder,
               void      (*each) (const char *path))
{
  g_autofree char *contacts = g_build_filename (folder, "contacts", NULL);
  g_autoptr (GDir) dir = g_dir_open (contacts, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (contacts, name, NULL);

      each (path);
    }
}

static void
load_key_file (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
}

static void
look_at_file (const char *path)
{
  GStatBuf info;

  g_stat (path, &info);
}

static goffset folder_size;

static void
add_size (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) == 0)
    folder_size += info.st_size;
}

static gboolean
run_khard (guint  people,
           Times *times)
{
  g_autofree char *program = g_find_program_in_path ("khard");
  g_autofree char *cards = NULL;
  g_autofree char *scratch = NULL;
  g_autofree char *config = NULL;
  g_autofree char *text = NULL;
  g_autofree char *output = NULL;
  GError *error = NULL;
  double began;
  int status;

  if (program == NULL)
    return FALSE;

  cards = bench_book_dup_cards (people);
  scratch = bench_book_dup_scratch ();
  config = g_build_filename (scratch, "khard.conf", NULL);
  text = g_strdup_printf ("[addressbooks]\n[[bench]]\npath = %s\n", cards);
  g_file_set_contents (config, text, -1, &error);
  measure_expect (error);

  began = measure_now ();
  g_spawn_sync (NULL, (char *[]) { program, "-c", config, "list", "--parsable", NULL }, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                &output, NULL, &status, &error);
  measure_expect (error);
  measure_add (times, began);
  g_unlink (config);
  g_rmdir (scratch);

  return g_spawn_check_wait_status (status, NULL) && strlen (output) > people * 10;
}

static int
compare_keys (const void *a,
              const void *b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

/* The same order of arrival for both, which is none. */
static void
measure_sorting (BenchBook *open,
                 Times     *ours,
                 Times     *peer)
{
  GListModel *contacts = aft_book_get_contacts (open->book);
  guint n = g_list_model_get_n_items (contacts);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (documents, g_list_model_get_item (contacts, i));
  for (guint i = n - 1; i > 0; i--)
    {
      guint other = g_rand_int_range (rand, 0, i + 1);
      gpointer document = documents->pdata[i];

      documents->pdata[i] = documents->pdata[other];
      documents->pdata[other] = document;
    }

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (AftDocumentList) list = aft_document_list_new ();
      g_autofree const char **keys = g_new (const char *, n);
      double began;

      for (guint i = 0; i < n; i++)
        keys[i] = aft_document_get_summary (documents->pdata[i])->collate;

      began = measure_now ();
      aft_document_list_add_many (list, documents);
      measure_add (ours, began);

      began = measure_now ();
      qsort (keys, n, sizeof *keys, compare_keys);
      measure_add (peer, began);
    }
}

/* What this program has in memory, in bytes. */
static gint64
read_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;
  GError *error = NULL;

  g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, &error);
  measure_expect (error);
  line = strstr (text, "\nRss:");

  return line != NULL ? g_ascii_strtoll (line + strlen ("\nRss:"), NULL, 10) * 1024 : 0;
}

/* In a program of its own, this one started with the book's folder: what is freed elsewhere would be counted otherwise. */
static int
print_memory (const char *folder)
{
  BenchBook *open = bench_book_open (folder, AFT_STORE_READ_ONLY);

  g_print ("%" G_GINT64_FORMAT "\n", read_memory ());
  bench_book_close (open);

  return 0;
}

static gint64
measure_memory (const char *program,
                guint       people)
{
  g_autofree char *folder = bench_book_dup_folder (people);
  g_autofree char *output = NULL;
  GError *error = NULL;

  g_spawn_sync (NULL, (char *[]) { (char *) program, folder, NULL }, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL,
                &error);
  measure_expect (error);

  return g_ascii_strtoll (output, NULL, 10);
}

typedef struct
{
  Times  load;
  Times  key_files;
  Times  rescan;
  Times  list;
  Times  sorting;
  Times  sorted_keys;
  double longest;
} Figures;

static void
measure_size (guint    people,
              Figures *figures)
{
  g_autofree char *folder = bench_book_dup_folder (people);

  for (guint round = 0; round < ROUNDS; round++)
    {
      BenchBook *open;
      double began = measure_now ();

      open = bench_book_open (folder, AFT_STORE_READ_ONLY);
      measure_add (&figures->load, began);
      figures->longest = round == 0 ? open->longest : MIN (figures->longest, open->longest);

      began = measure_now ();
      run_each_file (folder, load_key_file);
      measure_add (&figures->key_files, began);

      began = measure_now ();
      bench_book_rescan (open);
      measure_add (&figures->rescan, began);

      began = measure_now ();
      run_each_file (folder, look_at_file);
      measure_add (&figures->list, began);

      if (round == 0)
        measure_sorting (open, &figures->sorting, &figures->sorted_keys);
      bench_book_close (open);
    }
}

static void
tell_size (const char    *program,
           guint          people,
           const Figures *figures,
           gint64         empty)
{
  g_autofree char *title = g_strdup_printf ("%u people", people);
  g_autofree char *folder = bench_book_dup_folder (people);
  gboolean goals = people >= MEASURE_GOALS_FROM;

  measure_begin (title);
  measure_ratio ("P4 loading, to GKeyFile in one thread", &figures->load, &figures->key_files, goals ? 0.8 : 0);
  measure_figure ("   longest stay away from the main loop while loading", figures->longest / 1000, "ms", 100);
  measure_ratio ("P12 looking again at an unchanged folder, to list and stat", &figures->rescan, &figures->list, goals ? 1.3 : 0);
  measure_ratio ("P11 sorting, to qsort of the keys", &figures->sorting, &figures->sorted_keys, goals ? 3 : 0);

  folder_size = 0;
  run_each_file (folder, add_size);
  measure_figure ("P10 memory above the empty program, to the files' bytes",
                  (double) (measure_memory (program, people) - empty) / folder_size, "×", goals ? 2.75 : 0);
}

int
main (int    argc,
      char **argv)
{
  const guint *sizes = measure_sizes ();
  Figures figures[4] = { 0 };
  gint64 empty;

  setlocale (LC_ALL, "");
  if (argc > 1)
    return print_memory (argv[1]);

  empty = measure_memory (argv[0], 0);
  for (guint i = 0; sizes[i] != 0; i++)
    {
      measure_size (sizes[i], &figures[i]);
      tell_size (argv[0], sizes[i], &figures[i], empty);
      if (i > 0)
        measure_ratio ("   growth of loading, to the book a tenth as big", &figures[i].load, &figures[i - 1].load,
                       sizes[i] > MEASURE_GOALS_FROM ? 12 : 0);

      if (sizes[i] == KHARD_PEOPLE)
        {
          Times khard = { 0 };

          if (run_khard (sizes[i], &khard))
            measure_faster ("P4 loading, khard list takes", &figures[i].load, &khard, 40);
          else
            measure_left_out ("P4 loading, khard list takes", "there is no khard that lists them");
        }
    }

  return measure_end ();
}
