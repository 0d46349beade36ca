/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-search.h"
#include "aft-tags.h"
#include "aft-text.h"
#include "bench-book.h"
#include "measure.h"

#include <locale.h>
#include <string.h>

/* Searching everything as somebody types: places, ranked, with the lines that are shown and what fits in them marked. The book is
 * that of somebody who writes much. */

#define ROUNDS 7
#define SHOWN 40              /* places, before the list is scrolled */
#define SEEN 20
#define SLICE 8000            /* µs: what the window gives a search between two frames */
#define BLOCK_MAX 16          /* ms */

/* A company that some have, a word of many notes, somebody's name, and nothing at all, key by key. */
static const char * const typed[] = { "northwind", "conference", "núñez", "zzzz" };

/* What is typed as a whole: each walks another way through the query. */
static const char * const wholes[] = {
  "northwind conference", "\"would like to hear\"", "#berlin", "@núñez", "company:harbour summer", "is:quote budget",
  "conference after:2025-06-01",
};

typedef struct
{
  Times  find;
  Times  bare;
  Times  ripgrep;
  Times  found;
  double slice;         /* the longest of all, of several tries of a key the best, µs */
} Figures;

static GDate today;

static guint
count_in_texts (GPtrArray  *texts,
                const char *query)
{
  guint found = 0;

  for (guint i = 0; i < texts->len; i++)
    found += strstr (texts->pdata[i], query) != NULL;

  return found;
}

/* The search as the window does it, in slices; the longest of them in @slice. Returns how many places there are. */
static guint
find (AftBook    *book,
      const char *query,
      double     *slice)
{
  g_autoptr (AftSearch) search = NULL;
  gboolean done = FALSE;

  *slice = 0;
  for (double began = measure_now (); !done; began = measure_now ())
    {
      if (search == NULL)
        search = aft_search_new (book, query, &today, G_TYPE_INVALID);
      done = aft_search_go (search, SHOWN, SLICE);
      *slice = MAX (*slice, measure_now () - began);
    }

  /* The rows that are seen. */
  for (guint i = 0; i < MIN (SEEN, aft_search_get_places (search)->len); i++)
    aft_place_get_line (aft_search_get_places (search)->pdata[i]);

  return aft_search_get_places (search)->len;
}

static void
measure_query (AftBook    *book,
               GPtrArray  *texts,
               const char *query,
               gboolean    with_bare,
               Figures    *figures)
{
  g_autofree char *folded = aft_text_fold (query);
  Times whole = { 0 };
  Times bare = { 0 };
  double shortest = G_MAXDOUBLE;

  for (guint round = 0; round < ROUNDS; round++)
    {
      double slice;
      double began = measure_now ();
      guint places = find (book, query, &slice);
      guint n;

      measure_add (&whole, began);
      shortest = MIN (shortest, slice);
      if (!with_bare)
        continue;
      began = measure_now ();
      n = count_in_texts (texts, folded);
      measure_add (&bare, began);
      if ((n > 0) != (places > 0))
        g_error ("“%s” was found in %u places and %u texts", query, places, n);
    }

  figures->slice = MAX (figures->slice, shortest);
  if (!with_bare)
    return;
  figures->find.best += whole.best;
  figures->find.sum += whole.sum / whole.n;
  figures->bare.best += bare.best;
  figures->bare.sum += bare.sum / bare.n;
  figures->find.n = figures->bare.n = 1;
}

static void
measure_typing (AftBook *book,
                Figures *figures)
{
  GListModel *contacts = aft_book_get_contacts (book);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);

      g_ptr_array_add (texts, aft_document_get_summary (contact)->folded);
    }

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (const char *end = g_utf8_next_char (typed[i]); ; end = g_utf8_next_char (end))
      {
        g_autofree char *query = g_strndup (typed[i], end - typed[i]);

        measure_query (book, texts, query, TRUE, figures);
        if (*end == '\0')
          break;
      }
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    measure_query (book, texts, wholes[i], FALSE, figures);
}

/* All tags, which are listed in one go when the first "#" is typed. */
static void
measure_tags (AftBook *book,
              double   goal)
{
  Times tags = { 0 };

  for (guint round = 0; round < ROUNDS; round++)
    {
      double began = measure_now ();
      g_autoptr (GPtrArray) list = aft_tags_list (book);

      measure_add (&tags, began);
    }
  measure_figure ("P6 the list of all tags keeps it", tags.best / 1000, "ms", goal);
}

/* FALSE if there is no ripgrep. It prints each line with what fits marked, as we do. */
static gboolean
measure_ripgrep (AftBook    *book,
                 const char *folder,
                 Figures    *figures)
{
  g_autofree char *program = g_find_program_in_path ("rg");
  double slice;

  if (program == NULL)
    return FALSE;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autofree char *output = NULL;
      GError *error = NULL;
      double began = measure_now ();

      g_spawn_sync (NULL, (char *[]) { program, "-i", "--no-config", "--no-ignore", "--color=always", "northwind",
                                       (char *) folder, NULL }, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error);
      measure_expect (error);
      measure_add (&figures->ripgrep, began);
    }

  /* Not in turn with it: after a fork every page that is written to is copied first. */
  for (guint round = 0; round < ROUNDS; round++)
    {
      double began = measure_now ();

      find (book, "northwind", &slice);
      measure_add (&figures->found, began);
    }

  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  const guint *sizes = measure_sizes ();

  setlocale (LC_ALL, "");
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, 11, 2026);
  for (guint i = 0; sizes[i] != 0; i++)
    {
      g_autofree char *folder = bench_book_dup_writer (sizes[i]);
      g_autofree char *title = g_strdup_printf ("%u people, %u notes", sizes[i], 5 * sizes[i]);
      BenchBook *open = bench_book_open (folder, AFT_STORE_READ_ONLY);
      gboolean goals = sizes[i] >= MEASURE_GOALS_FROM;
      Figures figures = { 0 };

      measure_begin (title);
      measure_typing (open->book, &figures);
      measure_ratio ("P6 places at each key of four words, to strstr", &figures.find, &figures.bare, goals ? 2.5 : 0);
      measure_figure ("P6 the longest slice keeps the main loop", figures.slice / 1000, "ms",
                      sizes[i] > MEASURE_GOALS_FROM ? 100 : BLOCK_MAX);
      measure_tags (open->book, sizes[i] > MEASURE_GOALS_FROM ? 100 : BLOCK_MAX);
      if (measure_ripgrep (open->book, folder, &figures))
        measure_faster ("P7 places of a word, ripgrep takes", &figures.found, &figures.ripgrep, goals ? 10 : 0);
      else
        measure_left_out ("P7 places of a word, ripgrep takes", "there is no ripgrep");
      bench_book_close (open);
    }

  return measure_end ();
}
