/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-file.h"
#include "bench-book.h"
#include "measure.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <X11/keysym.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* bench-typing BARE-TEXT AFTERWORD: how long it takes from a key to the frame that shows it, in notes of several sizes, seen from
 * outside as in bench-window, against a bare text view with the same text. Keys come as fast as a fast typist presses them, for
 * so long that notes are taken over by the model and saved all the while. */

#define KEYS 240
#define ROUNDS 2
#define INTERVAL 66000        /* µs between two keys, on average: nobody types to a beat */
#define SWAY 16000            /* µs more or less */
#define QUIET 1500000         /* µs without a change, after which a program has nothing more to do */
#define PATIENCE 60000000     /* µs */
#define LOST 10000000         /* µs, after which a key's frame is given up */

/* Where the middle of what a key changes lies: in our window's editor, in the bare one anywhere. */
typedef struct
{
  int left;
  int top;
  int bottom;
} Place;

static const Place anywhere = { 0, -1, G_MAXINT };
static const Place editor = { 800, 160, 732 };

static Display *display;
static int damage_event;
static Window window;

static int
ignore_cb (Display     *from,
           XErrorEvent *error)
{
  return 0;
}

/* The time of the next damage in @place, 0 if there is none until @until. */
static double
wait_for_damage (const Place *place,
                 double       until)
{
  while (measure_now () < until)
    {
      struct pollfd fd = { ConnectionNumber (display), POLLIN, 0 };
      XEvent event;

      if (XPending (display) == 0)
        poll (&fd, 1, MAX (1, MIN (20, (until - measure_now ()) / 1000)));
      while (XPending (display) > 0)
        {
          const XDamageNotifyEvent *damage = (XDamageNotifyEvent *) &event;

          XNextEvent (display, &event);
          if (event.type == CreateNotify && !event.xcreatewindow.override_redirect)
            {
              window = event.xcreatewindow.window;
              XDamageCreate (display, window, XDamageReportRawRectangles);
            }
          else if (event.type == damage_event && damage->area.x + damage->area.width > place->left
                   && damage->area.y + damage->area.height / 2 > place->top
                   && damage->area.y + damage->area.height / 2 < place->bottom)
            return measure_now ();
        }
    }

  return 0;
}

/* The processor's time that @pid took so far. */
static guint64
get_work (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int) pid);
  g_autofree char *stat = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return 0;
  parts = g_strsplit (strrchr (stat, ')'), " ", 15);

  return g_ascii_strtoull (parts[12], NULL, 10) + g_ascii_strtoull (parts[13], NULL, 10);
}

/* What isn't painted, such as looking through a long text, is work as well. */
static void
wait_until_idle (GPid pid)
{
  double end = measure_now () + PATIENCE;
  guint64 before;

  do
    {
      before = get_work (pid);
      g_usleep (QUIET / 3);
    }
  while (get_work (pid) > before + 2 && measure_now () < end);
}

static void
wait_until_quiet (void)
{
  double end = measure_now () + PATIENCE;

  while (wait_for_damage (&anywhere, measure_now () + QUIET) != 0)
    if (measure_now () > end)
      g_error ("a window doesn't come to rest");
}

static void
press (KeySym key,
       KeySym modifier)
{
  KeyCode code = XKeysymToKeycode (display, key);
  KeyCode held = modifier != NoSymbol ? XKeysymToKeycode (display, modifier) : 0;

  if (held != 0)
    XTestFakeKeyEvent (display, held, True, CurrentTime);
  XTestFakeKeyEvent (display, code, True, CurrentTime);
  XTestFakeKeyEvent (display, code, False, CurrentTime);
  if (held != 0)
    XTestFakeKeyEvent (display, held, False, CurrentTime);
  XFlush (display);
}

static GPid
start (char **argv)
{
  GError *error = NULL;
  GPid pid;

  XSync (display, True);
  g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  measure_expect (error);
  if (wait_for_damage (&anywhere, measure_now () + PATIENCE) == 0)
    g_error ("%s shows no window", argv[0]);
  wait_until_quiet ();
  XSetInputFocus (display, window, RevertToPointerRoot, CurrentTime);
  XSync (display, False);
  wait_until_quiet ();
  wait_until_idle (pid);

  return pid;
}

/* Types and adds what each key took to @times, in microseconds. A blank at a line's end may change nothing that is seen. */
static void
type (const Place *place,
      GArray      *times)
{
  const Place nowhere = { G_MAXINT, 0, 0 };

  for (guint i = 0; i < KEYS; i++)
    {
      KeySym key = i % 60 == 59 ? XK_Return : i % 6 == 5 ? XK_space : XK_a + i % 25;
      double began, next;

      while (XPending (display) > 0)
        {
          XEvent event;

          XNextEvent (display, &event);
        }
      began = measure_now ();
      next = began + INTERVAL + g_random_int_range (-SWAY, SWAY);
      press (key, NoSymbol);
      if (key != XK_space)
        {
          double painted = wait_for_damage (place, began + LOST);
          double taken = painted - began;

          if (painted == 0)
            g_error ("a key isn't shown");
          g_array_append_val (times, taken);
        }
      wait_for_damage (&nowhere, next);
    }
}

static void
stop (GPid pid)
{
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
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
  GPid pid = start ((char *[]) { (char *) program, (char *) file, NULL });

  type (&anywhere, times);
  stop (pid);
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
  GPid pid = start ((char *[]) { (char *) program, "--book", (char *) folder, NULL });

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      press (way[i].key, way[i].modifier);
      wait_until_quiet ();
    }
  wait_until_idle (pid);
  type (&editor, times);
  stop (pid);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static double
find_part (GArray *times,
           double  part)
{
  return g_array_index (times, double, (guint) (part * (times->len - 1)));
}

static void
tell (const char *what,
      GArray     *ours,
      GArray     *bare,
      double      part)
{
  double one = find_part (ours, part), other = find_part (bare, part);
  g_autofree char *line = g_strdup_printf ("key to frame, %s (%.1f to %.1f ms)", what, one / 1000, other / 1000);

  measure_figure (line, one / other, "×", 1.5);
}

static void
tell_size (const char *title,
           GArray     *ours,
           GArray     *bare)
{
  g_array_sort (ours, compare);
  g_array_sort (bare, compare);
  measure_begin (title);
  tell ("median", ours, bare, 0.5);
  tell ("95 of 100", ours, bare, 0.95);
  measure_figure ("  the longest of all", find_part (ours, 1) / 1000, "ms", 0);
}

int
main (int    argc,
      char **argv)
{
  static const struct { gsize bytes; const char *title; } sizes[] = {
    { 1000, "A note of 1 KB" }, { 100 * 1000, "A note of 100 KB" }, { 1000 * 1000, "A note of 1 MB" },
  };
  int event_base, error_base, major, minor;

  setlocale (LC_ALL, "");
  display = XOpenDisplay (NULL);
  if (argc != 3 || display == NULL || !XDamageQueryExtension (display, &damage_event, &error_base)
      || !XTestQueryExtension (display, &event_base, &error_base, &major, &minor))
    {
      g_printerr ("Usage: bench-typing BARE-TEXT AFTERWORD, on a display that tells what is painted and presses keys\n");
      return 2;
    }
  damage_event += XDamageNotify;
  XSetErrorHandler (ignore_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);

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
  XCloseDisplay (display);

  return measure_end ();
}
