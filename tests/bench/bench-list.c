/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-file.h"
#include "bench-book.h"
#include "book-maker.h"
#include "key-watch.h"
#include "measure.h"

#include <locale.h>

/* bench-list BARE-LIST AFTERWORD: how long it takes from a key in the search to the frame that shows what it found, and what a frame takes
 * while the list is scrolled, against a bare entry and a bare list with as many people; and what a frame takes with names of a megabyte,
 * against short ones. Work is the processor's time of the main thread: another program that is busy doesn't change it. */

#define ROUNDS 2
#define TYPED "ol\b\bne\b\bro\b\b"      /* letters that many names have, one and two of them */
#define TIMES 3                         /* that it is typed, a round */
#define SCROLLED 80                     /* notches of the wheel, a round */
#define PAUSE 300000                    /* µs after a key, for what is found late */
#define NOTCH 50000                     /* µs after a notch */
#define LOST 10000000                   /* µs */
#define NAMED 100                       /* people whose names are long */
#define LONG_NAME (1024 * 1024)         /* bytes */

typedef struct
{
  GArray *keys;         /* µs from key to frame */
  GArray *key_work;     /* µs of work for it */
  GArray *scroll_work;
} Figures;

/* Where the rows are, in both. */
static const KeyPlace rows = { 0, 300, 170, 740 };
static const KeyPlace nowhere = { G_MAXINT, 0, 0, 0 };

/* µs that the main thread of @pid was at work so far. */
static double
get_work (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task/%d/schedstat", (int) pid, (int) pid);
  g_autofree char *text = NULL;
  GError *error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  measure_expect (error);

  return g_ascii_strtoll (text, NULL, 10) / 1000.0;
}

static void
add (GArray *times,
     double  time)
{
  g_array_append_val (times, time);
}

static void
type (GPid     pid,
      Figures *figures)
{
  for (guint i = 0; i < TIMES; i++)
    for (const char *key = TYPED; *key != '\0'; key++)
      {
        double work = get_work (pid);
        double began, painted;

        key_watch_remember (&rows);
        key_watch_forget ();
        began = measure_now ();
        key_watch_press (*key == '\b' ? XK_BackSpace : (KeySym) *key, NoSymbol);
        painted = key_watch_wait_new (&rows, began + LOST);
        if (painted == 0)
          g_error ("a key in the search isn't shown");
        add (figures->keys, painted - began);
        key_watch_wait (&nowhere, painted + PAUSE);
        add (figures->key_work, get_work (pid) - work);
      }
}

static void
scroll (GPid     pid,
        Figures *figures)
{
  for (guint i = 0; i < SCROLLED; i++)
    {
      double work = get_work (pid);
      double began = measure_now ();

      key_watch_scroll (150, 500);
      key_watch_wait (&nowhere, began + NOTCH);
      add (figures->scroll_work, get_work (pid) - work);
    }
}

static void
measure (char         **argv,
         const KeySym  *way,
         Figures       *figures)
{
  GPid pid = key_watch_start (argv);

  for (guint i = 0; way[i] != NoSymbol; i += 2)
    {
      key_watch_press (way[i], way[i + 1]);
      key_watch_quiet ();
    }
  key_watch_idle (pid);
  type (pid, figures);
  key_watch_quiet ();
  scroll (pid, figures);
  key_watch_stop (pid);
}

static void
tell (const char *what,
      GArray     *ours,
      GArray     *bare,
      double      part,
      double      goal)
{
  double one = key_watch_part (ours, part), other = key_watch_part (bare, part);
  g_autofree char *line = g_strdup_printf ("%s (%.1f to %.1f ms)", what, one / 1000, other / 1000);

  measure_figure (line, one / MAX (other, 1), "×", goal);
}

static void
figures_sort (Figures *figures)
{
  g_array_sort (figures->keys, key_watch_compare);
  g_array_sort (figures->key_work, key_watch_compare);
  g_array_sort (figures->scroll_work, key_watch_compare);
}

static void
figures_init (Figures *figures)
{
  figures->keys = g_array_new (FALSE, FALSE, sizeof (double));
  figures->key_work = g_array_new (FALSE, FALSE, sizeof (double));
  figures->scroll_work = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
figures_clear (Figures *figures)
{
  g_array_unref (figures->keys);
  g_array_unref (figures->key_work);
  g_array_unref (figures->scroll_work);
}

static void
measure_size (char  **argv,
              guint   people,
              GArray *first_scroll)
{
  static const KeySym no_way[] = { NoSymbol };
  static const KeySym way[] = { XK_2, XK_Control_L, XK_f, XK_Control_L, NoSymbol };
  g_autofree char *folder = bench_book_dup_folder (people);
  g_autofree char *number = g_strdup_printf ("%u", people);
  g_autofree char *title = g_strdup_printf ("%u people", people);
  Figures ours, bare;

  figures_init (&ours);
  figures_init (&bare);
  for (guint round = 0; round < ROUNDS; round++)
    {
      measure ((char *[]) { argv[1], number, NULL }, no_way, &bare);
      measure ((char *[]) { argv[2], "--book", folder, NULL }, way, &ours);
    }
  figures_sort (&ours);
  figures_sort (&bare);

  measure_begin (title);
  tell ("P6 key to frame in the search, median", ours.keys, bare.keys, 0.5, people >= MEASURE_GOALS_FROM ? 1.5 : 0);
  tell ("   key to frame in the search, 95 of 100", ours.keys, bare.keys, 0.95, 0);
  tell ("   work for a key, median", ours.key_work, bare.key_work, 0.5, 0);
  tell ("P11 work of a scrolled frame, 95 of 100", ours.scroll_work, bare.scroll_work, 0.95,
        people >= MEASURE_GOALS_FROM ? 1.5 : 0);
  tell ("   work of a scrolled frame, median", ours.scroll_work, bare.scroll_work, 0.5, 0);
  if (first_scroll->len == 0)
    g_array_append_vals (first_scroll, ours.scroll_work->data, ours.scroll_work->len);
  else
    tell ("   growth of scrolling, to the smallest book", ours.scroll_work, first_scroll, 0.5, 1.3);
  figures_clear (&ours);
  figures_clear (&bare);
}

static void
name_person (const char *path,
             gsize       length)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *name = NULL;
  g_autoptr (GString) longer = NULL;
  GError *error = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  measure_expect (error);
  name = g_key_file_get_string (file, "Contact", "Full-Name", &error);
  measure_expect (error);
  longer = g_string_new (name);
  while (longer->len < length)
    g_string_append_printf (longer, " %s", name);
  g_key_file_set_string (file, "Contact", "Full-Name", longer->str);
  g_key_file_save_to_file (file, path, &error);
  measure_expect (error);
}

/* A book in @scratch with names of at least @length bytes. Transfer full. */
static char *
make_named (const char *scratch,
            const char *name,
            gsize       length)
{
  char *folder = g_build_filename (scratch, name, NULL);
  g_autofree char *people = g_build_filename (folder, "contacts", NULL);
  g_autoptr (GDir) dir = NULL;
  GError *error = NULL;

  book_maker_make (folder, NAMED, BOOK_MAKER_SEED, &error);
  measure_expect (error);
  dir = g_dir_open (people, 0, &error);
  measure_expect (error);
  for (const char *file = g_dir_read_name (dir); file != NULL; file = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (people, file, NULL);

      name_person (path, length);
    }

  return folder;
}

static void
measure_scroll (const char *afterword,
                const char *folder,
                Figures    *figures)
{
  GPid pid = key_watch_start ((char *[]) { (char *) afterword, "--book", (char *) folder, NULL });

  key_watch_press (XK_2, XK_Control_L);
  key_watch_quiet ();
  key_watch_idle (pid);
  scroll (pid, figures);
  key_watch_stop (pid);
}

/* What is stored may be as long as it likes: the list shows a line of it. */
static void
measure_names (const char *afterword)
{
  g_autofree char *scratch = bench_book_dup_scratch ();
  g_autofree char *named = make_named (scratch, "short", 0);
  g_autofree char *long_named = make_named (scratch, "long", LONG_NAME);
  Figures ours, others;

  figures_init (&ours);
  figures_init (&others);
  for (guint round = 0; round < ROUNDS; round++)
    {
      measure_scroll (afterword, named, &others);
      measure_scroll (afterword, long_named, &ours);
    }
  figures_sort (&ours);
  figures_sort (&others);

  measure_begin ("Names of a megabyte, to short ones");
  tell ("S8 work of a scrolled frame, 95 of 100", ours.scroll_work, others.scroll_work, 0.95, 1.5);
  tell ("S8 work of a scrolled frame, median", ours.scroll_work, others.scroll_work, 0.5, 1.5);
  figures_clear (&ours);
  figures_clear (&others);
  aft_file_remove_folder (scratch, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GArray) first_scroll = g_array_new (FALSE, FALSE, sizeof (double));

  setlocale (LC_ALL, "");
  if (argc != 3 || !key_watch_open ())
    {
      g_printerr ("Usage: bench-list BARE-LIST AFTERWORD, on a display that tells what is painted and presses keys\n");
      return 2;
    }

  for (const guint *sizes = measure_sizes (); *sizes != 0; sizes++)
    measure_size (argv, *sizes, first_scroll);
  measure_names (argv[2]);
  key_watch_close ();

  return measure_end ();
}
