/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-contact.h"
#include "aft-file.h"
#include "aft-note.h"
#include "bench-book.h"
#include "book-maker.h"
#include "measure.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <locale.h>
#include <stdio.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Saving, and what comes before it: opening somebody and adding a note. Everything is written to copies of the books. */

#define SAVES 40
#define OPENED 200
#define IMPORTED 1000         /* instead of the 10,000 of the goal: one by one, on a disk, those take a minute */
#define IMPORTS 2
#define BLOCK_MAX 16          /* ms */

/* A book, and a copy of it to write to as plainly as can be. All sizes are open at once, and each round is one of each: what else the
 * disk does then is the same for all. */
typedef struct
{
  char      *scratch;
  char      *copy;
  BenchBook *open;
  Times      save;
  Times      raw;
  Times      opening;
  Times      adding;
  double     longest;           /* that the main loop was kept, µs */
} Place;

static void
check (int         result,
       const char *what)
{
  if (result < 0)
    g_error ("%s: %s", what, g_strerror (errno));
}

/* As little as a durable write of @path can do. */
static void
write_raw (const char *path,
           GBytes     *bytes)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, "raw.tmp", NULL);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  int fd = open (temporary, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);

  check (fd, "open");
  check (write (fd, data, size) == (ssize_t) size ? 0 : -1, "write");
  check (fsync (fd), "fsync");
  check (close (fd), "close");
  check (rename (temporary, path), "rename");
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  check (fd, "open");
  check (fsync (fd), "fsync of the folder");
  check (close (fd), "close");
}

static gpointer
get_contact (BenchBook *open,
             guint      i)
{
  GListModel *contacts = aft_book_get_contacts (open->book);
  guint n = g_list_model_get_n_items (contacts);
  g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, (guint64) i * n / OPENED);

  return contact;
}

static void
add_note (gpointer    contact,
          const char *text)
{
  g_autoptr (AftNote) note = aft_record_new (AFT_TYPE_NOTE, NULL);

  aft_record_set (note, AFT_NOTE_TEXT, text);
  aft_document_add (contact, note);
}

static void
place_open (Place *place,
            guint  people)
{
  g_autofree char *folder = NULL;
  GError *error = NULL;

  place->scratch = bench_book_dup_scratch ();
  place->copy = g_build_filename (place->scratch, "copy", NULL);
  folder = g_build_filename (place->scratch, "book", NULL);
  book_maker_make (folder, people, BOOK_MAKER_SEED, &error);
  measure_expect (error);
  book_maker_make (place->copy, people, BOOK_MAKER_SEED, &error);
  measure_expect (error);
  place->open = bench_book_open (folder, AFT_STORE_NONE);
}

static void
place_close (Place *place)
{
  GError *error = NULL;

  bench_book_close (place->open);
  aft_file_remove_folder (place->scratch, &error);
  measure_expect (error);
  g_free (place->scratch);
  g_free (place->copy);
}

static void
measure_adding (Place *place,
                guint  i)
{
  gpointer contact = get_contact (place->open, i);
  double began = measure_now ();

  aft_document_get_records (contact, AFT_TYPE_NOTE);
  measure_add (&place->opening, began);

  began = measure_now ();
  add_note (contact, "They called back and said the story was thin.");
  measure_add (&place->adding, began);
  /* As the list does, which shows what changed. */
  aft_document_get_summary (contact);
}

/* What a write leaves to be done is done before the next one. */
static void
measure_saving (Place *place,
                guint  i)
{
  gpointer contact = get_contact (place->open, (guint64) i * OPENED / SAVES);
  g_autofree char *name = aft_document_dup_path (contact);
  g_autofree char *path = g_build_filename (place->copy, name, NULL);
  double began;

  bench_book_settle (place->open);
  place->open->longest = 0;
  began = measure_now ();
  bench_book_save (place->open, contact);
  measure_add (&place->save, began);
  place->longest = MAX (place->longest, place->open->longest);

  bench_book_settle (place->open);
  began = measure_now ();
  write_raw (path, aft_document_get_bytes (contact));
  measure_add (&place->raw, began);
}

static void
tell (const Place *place,
      guint        people)
{
  g_autofree char *title = g_strdup_printf ("%u people", people);

  measure_begin (title);
  measure_medians ("P8 a save, to a raw durable write", &place->save, &place->raw, 1.25);
  measure_figure ("P8 the main loop is kept by a save", place->longest / 1000, "ms", BLOCK_MAX);
}

static void
tell_growth (const Place *first,
             guint        first_people,
             const Place *last,
             guint        last_people)
{
  g_autofree char *title = g_strdup_printf ("Growth from %u to %u people", first_people, last_people);

  measure_begin (title);
  measure_medians ("   saving", &last->save, &first->save, 1.3);
  measure_medians ("   the raw durable write, which is the file system's own growth", &last->raw, &first->raw, 0);
  measure_ratio ("   opening one", &last->opening, &first->opening, 1.3);
  measure_ratio ("   adding a note", &last->adding, &first->adding, 1.3);
}

static void
measure_sizes_in_turn (const guint *sizes)
{
  Place places[4] = { 0 };
  guint n = 0;

  for (; sizes[n] != 0; n++)
    place_open (&places[n], sizes[n]);
  /* What was just written has nothing to do with what a save takes. */
  sync ();

  for (guint i = 0; i < OPENED; i++)
    for (guint j = 0; j < n; j++)
      measure_adding (&places[j], i);
  for (guint i = 0; i < SAVES; i++)
    for (guint j = 0; j < n; j++)
      measure_saving (&places[j], i);

  for (guint j = 0; j < n; j++)
    tell (&places[j], sizes[j]);
  if (n > 1)
    tell_growth (&places[0], sizes[0], &places[n - 1], sizes[n - 1]);
  for (guint j = 0; j < n; j++)
    place_close (&places[j]);
}

/* What it leaves is added to @scratches. */
static void
measure_import (gboolean   staged,
                GPtrArray *scratches,
                Times     *times)
{
  char *scratch = bench_book_dup_scratch ();
  g_autofree char *folder = g_build_filename (scratch, "book", NULL);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  BenchBook *open = bench_book_open (folder, AFT_STORE_NONE);
  double began;

  g_ptr_array_add (scratches, scratch);
  for (guint i = 0; i < IMPORTED; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person Number %u", i);
      gpointer contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, open->now);

      aft_record_set (contact, AFT_CONTACT_FULL_NAME, name);
      add_note (contact, "Came with a card.");
      g_ptr_array_add (documents, contact);
    }
  if (!staged)
    aft_book_add_many (open->book, documents);

  began = measure_now ();
  bench_book_save_many (open, documents, staged);
  measure_add (times, began);

  bench_book_close (open);
}

/* Before anything is removed: ext4 gives no inode away that was in use a minute ago, and looks at each of those for one that wasn't. */
static void
measure_imports (Times *staged,
                 Times *one_by_one)
{
  g_autoptr (GPtrArray) scratches = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < IMPORTS; i++)
    {
      measure_import (TRUE, scratches, staged);
      measure_import (FALSE, scratches, one_by_one);
    }
  for (guint i = 0; i < scratches->len; i++)
    {
      GError *error = NULL;

      aft_file_remove_folder (scratches->pdata[i], &error);
      measure_expect (error);
    }
}

static gboolean
is_in_memory (void)
{
  g_autofree char *scratch = bench_book_dup_scratch ();
  struct statfs info;

  check (statfs (scratch, &info), "statfs");
  rmdir (scratch);

  return info.f_type == TMPFS_MAGIC || info.f_type == RAMFS_MAGIC;
}

int
main (int    argc,
      char **argv)
{
  Times staged = { 0 };
  Times one_by_one = { 0 };

  setlocale (LC_ALL, "");
  if (is_in_memory ())
    {
      g_printerr ("The books lie in memory, where saving means nothing. Name a folder on a disk: AFTERWORD_BENCH_BOOKS=DIR\n");
      return 2;
    }

  measure_imports (&staged, &one_by_one);
  measure_sizes_in_turn (measure_sizes ());
  measure_begin ("1,000 new people");
  measure_ratio ("P9 importing them staged, to saving one by one", &staged, &one_by_one, 0.6);

  return measure_end ();
}
