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

#define SAVES 60
#define OPENED 200
#define IMPORTED 1000         /* instead of the 10,000 of the goal: one by one, on a disk, those take a minute */
#define IMPORTS 2
#define BLOCK_MAX 16          /* ms */

typedef struct
{
  Times  save;
  Times  raw;
  Times  open;
  Times  add;
  double longest;
} Figures;

static void
check (int         result,
       const char *what)
{
  if (result < 0)
    g_error ("%s: %s", what, g_strerror (errno));
}

/* As little as a durable write can do. */
static void
write_raw (const char *folder,
           GBytes     *bytes)
{
  g_autofree char *temporary = g_build_filename (folder, "raw.tmp", NULL);
  g_autofree char *path = g_build_filename (folder, "raw", NULL);
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
measure_size (guint    people,
              Figures *figures)
{
  g_autofree char *scratch = bench_book_dup_scratch ();
  g_autofree char *folder = g_build_filename (scratch, "book", NULL);
  g_autofree char *raw = g_build_filename (scratch, "raw", NULL);
  BenchBook *open;
  GError *error = NULL;

  book_maker_make (folder, people, BOOK_MAKER_SEED, &error);
  measure_expect (error);
  check (g_mkdir_with_parents (raw, 0700), "mkdir");
  /* What was just written has nothing to do with what a save takes. */
  sync ();
  open = bench_book_open (folder, AFT_STORE_NONE);

  for (guint i = 0; i < OPENED; i++)
    {
      gpointer contact = get_contact (open, i);
      double began = measure_now ();

      aft_document_get_records (contact, AFT_TYPE_NOTE);
      measure_add (&figures->open, began);

      began = measure_now ();
      add_note (contact, "They called back and said the story was thin.");
      measure_add (&figures->add, began);
    }

  open->longest = 0;
  for (guint i = 0; i < SAVES; i++)
    {
      gpointer contact = get_contact (open, i);
      double began = measure_now ();

      bench_book_save (open, contact);
      measure_add (&figures->save, began);

      began = measure_now ();
      write_raw (raw, aft_document_get_bytes (contact));
      measure_add (&figures->raw, began);
    }
  figures->longest = open->longest;

  bench_book_close (open);
  aft_file_remove_folder (scratch, &error);
  measure_expect (error);
}

static void
measure_import (gboolean  staged,
                Times    *times)
{
  g_autofree char *scratch = bench_book_dup_scratch ();
  g_autofree char *folder = g_build_filename (scratch, "book", NULL);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  BenchBook *open = bench_book_open (folder, AFT_STORE_NONE);
  GError *error = NULL;
  double began;

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
  aft_file_remove_folder (scratch, &error);
  measure_expect (error);
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
  const guint *sizes = measure_sizes ();
  Figures figures[4] = { 0 };
  Times staged = { 0 };
  Times one_by_one = { 0 };
  guint last = 0;

  setlocale (LC_ALL, "");
  if (is_in_memory ())
    {
      g_printerr ("The books lie in memory, where saving means nothing. Name a folder on a disk: AFTERWORD_BENCH_BOOKS=DIR\n");
      return 2;
    }

  for (guint i = 0; sizes[i] != 0; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u people", sizes[i]);

      measure_size (sizes[i], &figures[i]);
      measure_begin (title);
      measure_ratio ("P8 a save, to a raw durable write", &figures[i].save, &figures[i].raw, 1.25);
      measure_figure ("P8 the main loop is kept by a save", figures[i].longest / 1000, "ms", BLOCK_MAX);
      last = i;
    }

  if (last > 0)
    {
      g_autofree char *title = g_strdup_printf ("Growth from %u to %u people", sizes[0], sizes[last]);

      measure_begin (title);
      measure_ratio ("   saving", &figures[last].save, &figures[0].save, 1.3);
      measure_ratio ("   opening one", &figures[last].open, &figures[0].open, 1.3);
      measure_ratio ("   adding a note", &figures[last].add, &figures[0].add, 1.3);
    }

  for (guint i = 0; i < IMPORTS; i++)
    {
      measure_import (TRUE, &staged);
      measure_import (FALSE, &one_by_one);
    }
  measure_begin ("1,000 new people");
  measure_ratio ("P9 importing them staged, to saving one by one", &staged, &one_by_one, 0.6);

  return measure_end ();
}
