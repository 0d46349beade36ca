/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-search.h"
#include "aft-text.h"
#include "bench-book.h"
#include "measure.h"

#include <locale.h>
#include <string.h>

/* Searching, as somebody types. */

#define ROUNDS 7
#define BLOCK_MAX 16          /* ms */

/* A company that some have, a word of many notes, somebody's name, and nothing at all, key by key. */
static const char * const typed[] = { "northwind", "conference", "núñez", "zzzz" };

static GDate today;

typedef struct
{
  Times  search;
  Times  bare;
  Times  ripgrep;
  Times  found;         /* the search that ripgrep does */
  double longest;       /* the slowest key, µs; of several tries the best */
  double worst;         /* of all keys, to strstr for it */
} Figures;

static guint
count_bare (AftBook    *book,
            const char *query)
{
  GListModel *contacts = aft_book_get_contacts (book);
  guint n = g_list_model_get_n_items (contacts);
  guint found = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);

      found += strstr (aft_document_get_summary (contact)->folded, query) != NULL;
    }

  return found;
}

/* strstr alone, with nothing around it. */
static guint
count_in_texts (GPtrArray  *texts,
                const char *query)
{
  guint found = 0;

  for (guint i = 0; i < texts->len; i++)
    found += strstr (texts->pdata[i], query) != NULL;

  return found;
}

static void
measure_key (AftBook    *book,
             GPtrArray  *texts,
             const char *query,
             Figures    *figures)
{
  g_autofree char *folded = aft_text_fold (query);
  Times search = { 0 };
  Times bare = { 0 };

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) found = NULL;
      double began = measure_now ();
      guint n;

      found = aft_search_documents (book, AFT_DOCUMENT_CONTACT, query, &today);
      measure_add (&search, began);

      began = measure_now ();
      n = count_in_texts (texts, folded);
      measure_add (&bare, began);
      if (n != found->len || n != count_bare (book, folded))
        g_error ("“%s” was found %u times, and should have been %u times", query, found->len, n);
    }

  figures->search.best += search.best;
  figures->search.sum += search.sum / search.n;
  figures->bare.best += bare.best;
  figures->bare.sum += bare.sum / bare.n;
  figures->longest = MAX (figures->longest, search.best);
  figures->worst = MAX (figures->worst, search.best / MAX (bare.best, 1));
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

        measure_key (book, texts, query, figures);
        if (*end == '\0')
          break;
      }
  figures->search.n = figures->bare.n = 1;
}

/* FALSE if there is no ripgrep. */
static gboolean
measure_ripgrep (AftBook    *book,
                 const char *folder,
                 Figures    *figures)
{
  g_autofree char *program = g_find_program_in_path ("rg");

  if (program == NULL)
    return FALSE;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autofree char *output = NULL;
      GError *error = NULL;
      double began = measure_now ();

      g_spawn_sync (NULL, (char *[]) { program, "-il", "--no-config", "--no-ignore", "northwind", (char *) folder, NULL }, NULL,
                    G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error);
      measure_expect (error);
      if (*output == '\0')
        g_error ("ripgrep found nothing in %s", folder);
      measure_add (&figures->ripgrep, began);
    }

  /* Not in turn with it: after a fork every page that is written to is copied first. */
  for (guint round = 0; round < ROUNDS; round++)
    {
      double began = measure_now ();

      g_ptr_array_unref (aft_search_documents (book, -1, "northwind", &today));
      measure_add (&figures->found, began);
    }

  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  const guint *sizes = measure_sizes ();
  Figures figures[4] = { 0 };

  setlocale (LC_ALL, "");
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, 11, 2026);
  for (guint i = 0; sizes[i] != 0; i++)
    {
      g_autofree char *folder = bench_book_dup_folder (sizes[i]);
      g_autofree char *title = g_strdup_printf ("%u people", sizes[i]);
      BenchBook *open = bench_book_open (folder, AFT_STORE_READ_ONLY);
      gboolean goals = sizes[i] >= MEASURE_GOALS_FROM;

      measure_begin (title);
      measure_typing (open->book, &figures[i]);
      measure_ratio ("P6 searching at each key of four words, to strstr", &figures[i].search, &figures[i].bare, goals ? 2.5 : 0);
      measure_figure ("   the key with the worst ratio", figures[i].worst, "×", 0);
      measure_figure ("P6 the slowest key keeps the main loop", figures[i].longest / 1000, "ms",
                      sizes[i] > MEASURE_GOALS_FROM ? 100 : BLOCK_MAX);
      if (measure_ripgrep (open->book, folder, &figures[i]))
        measure_faster ("P7 searching, ripgrep takes", &figures[i].found, &figures[i].ripgrep, 10);
      else
        measure_left_out ("P7 searching, ripgrep takes", "there is no ripgrep");
      if (i > 0)
        measure_ratio ("   growth of searching, to the book a tenth as big", &figures[i].search, &figures[i - 1].search,
                       sizes[i] > MEASURE_GOALS_FROM ? 12 : 0);
      bench_book_close (open);
    }

  return measure_end ();
}
