/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-file.h"
#include "bench-book.h"
#include "key-watch.h"
#include "measure.h"

#include <locale.h>

/* bench-typing BARE-TEXT AFTERWORD: how long it takes from a key to the frame that shows it, in notes of several sizes, seen from
 * outside as in bench-window, against a bare text view with the same text. Keys come as fast as a fast typist presses them, for
 * so long that notes are taken over by the model and saved all the while. */

#define KEYS 240
#define ROUNDS 2
#define INTERVAL 66000        /* µs between two keys, on average: nobody types to a beat */
#define SWAY 16000            /* µs more or less */
#define LOST 10000000         /* µs, after which a key's frame is given up */

static const KeyPlace editor = { 800, G_MAXINT, 160, 732 };

/* Types and adds what each key took to @times, in microseconds. A blank at a line's end may change nothing that is seen. */
static void
type (const KeyPlace *place,
      GArray      *times)
{
  const KeyPlace nowhere = { G_MAXINT, 0, 0, 0 };

  for (guint i = 0; i < KEYS; i++)
    {
      KeySym key = i % 60 == 59 ? XK_Return : i % 6 == 5 ? XK_space : XK_a + i % 25;
      double began, next;

      key_watch_forget ();
      began = measure_now ();
      next = began + INTERVAL + g_random_int_range (-SWAY, SWAY);
      key_watch_press (key, NoSymbol);
      if (key != XK_space)
        {
          double painted = key_watch_wait (place, began + LOST);
          double taken = painted - began;

          if (painted == 0)
            g_error ("a key isn't shown");
          g_array_append_val (times, taken);
        }
      key_watch_wait (&nowhere, next);
    }
}

static char *
make_text (gsize bytes)
{
  static const char * const lines[] = {
    "She took the call at once and said that the plan for the first hundred days",
    "was the best part of the talk, and that she would have liked to hear more of",
    "> the story about the migration had no number in it",
    "It came across as thin. More at https://example.org/articles/thin-stories, and",
    "who was there from #berlin knows it anyway. Nobody asked what it had cost, the",
    "- one of the points was the budget, which others had named as well",
    "",
    "## What comes next",
    "They will come back to me after the summer, when the new team is complete, and",
    "until then I may write whenever there is a reason to.",
  };
  GString *text = g_string_sized_new (bytes + 100);

  for (guint i = 0; text->len < bytes; i++)
    g_string_append_printf (text, "%s\n", i % 1000 == 7 ? "- [ ] ask for the name of the group" : lines[i % G_N_ELEMENTS (lines)]);

  return g_string_free (text, FALSE);
}

/* A book of one person with one note, @text. */
static void
make_book (const char *folder,
           const char *text)
{
  g_autofree char *people = g_build_filename (folder, "contacts", NULL);
  g_autofree char *info = g_build_filename (folder, "book.ini", NULL);
  g_autofree char *file = g_build_filename (people, "11111111-1111-4111-8111-111111111111.contact", NULL);
  g_autoptr (GKeyFile) person = g_key_file_new ();
  GError *error = NULL;

  g_mkdir_with_parents (people, 0700);
  g_key_file_set_string (person, "Contact", "Id", "11111111-1111-4111-8111-111111111111");
  g_key_file_set_string (person, "Contact", "Format", "1");
  g_key_file_set_string (person, "Contact", "Full-Name", "Ana Ortiz");
  g_key_file_set_string (person, "Note 22222222-2222-4222-8222-222222222222", "Created", "2026-11-23T10:00:00.000000Z");
  g_key_file_set_string (person, "Note 22222222-2222-4222-8222-222222222222", "Text", text);
  g_key_file_save_to_file (person, file, &error);
  measure_expect (error);
  g_file_set_contents (info, "[Book]\nFormat=1\nId=33333333-3333-4333-8333-333333333333\n", -1, &error);
  measure_expect (error);
}

static void
measure_bare (const char *program,
              const char *file,
              GArray     *times)
{
  GPid pid = key_watch_start ((char *[]) { (char *) program, (char *) file, NULL });

  type (&key_watch_anywhere, times);
  key_watch_stop (pid);
}

/* By keys to the only note of the only person. */
static void
measure_ours (const char *program,
              const char *folder,
              GArray     *times)
{
  static const struct { KeySym key, modifier; } way[] = {
    { XK_2, XK_Control_L }, { XK_Home, NoSymbol }, { XK_F6, NoSymbol }, { XK_F6, NoSymbol }, { XK_Return, NoSymbol },
    { XK_End, XK_Control_L },
  };
  GPid pid = key_watch_start ((char *[]) { (char *) program, "--book", (char *) folder, NULL });

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      key_watch_press (way[i].key, way[i].modifier);
      key_watch_quiet ();
    }
  key_watch_idle (pid);
  type (&editor, times);
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
  g_autofree char *line = g_strdup_printf ("key to frame, %s (%.1f to %.1f ms)", what, one / 1000, other / 1000);

  measure_figure (line, one / other, "×", goal);
}

static void
tell_size (const char *title,
           GArray     *ours,
           GArray     *bare)
{
  g_array_sort (ours, key_watch_compare);
  g_array_sort (bare, key_watch_compare);
  measure_begin (title);
  tell ("median", ours, bare, 0.5, 1.5);
  tell ("95 of 100", ours, bare, 0.95, 1.5);
  tell ("the longest", ours, bare, 1, 0);
}

int
main (int    argc,
      char **argv)
{
  static const struct { gsize bytes; const char *title; } sizes[] = {
    { 1000, "A note of 1 KB" }, { 100 * 1000, "A note of 100 KB" }, { 1000 * 1000, "A note of 1 MB" },
  };

  setlocale (LC_ALL, "");
  if (argc != 3 || !key_watch_open ())
    {
      g_printerr ("Usage: bench-typing BARE-TEXT AFTERWORD, on a display that tells what is painted and presses keys\n");
      return 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
      g_autofree char *text = make_text (sizes[i].bytes);

      for (guint round = 0; round < ROUNDS; round++)
        {
          g_autofree char *folder = bench_book_dup_scratch ();
          g_autofree char *book = g_build_filename (folder, "book", NULL);
          g_autofree char *file = g_build_filename (folder, "text", NULL);
          GError *error = NULL;

          make_book (book, text);
          g_file_set_contents (file, text, -1, &error);
          measure_expect (error);
          measure_bare (argv[1], file, bare);
          measure_ours (argv[2], book, ours);
          aft_file_remove_folder (folder, &error);
          measure_expect (error);
        }
      tell_size (sizes[i].title, ours, bare);
    }
  key_watch_close ();

  return measure_end ();
}
