/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "runner.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Whatever comes in: one clear sentence, nothing lost, no crash. */

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    const char *company;
    int         status;
    const char *out;            /* as in run_check () */
    const char *err;
  } cases[] = {
    { "", "", 2, "", "afterword: a name or a company is needed*" },
    { "   ", "\t \n", 2, "", "afterword: a name or a company is needed*" },
    { "\xc2\xa0\xe2\x80\x83", NULL, 2, "", "afterword: a name or a company is needed*" },
    { "Smith & Sons <b>", "<a href='x'>AT&amp;T</a>", 0, "*Smith & Sons <b>*", "" },
    { "An\x01" "a\x1b[31m\x7f Ortiz", NULL, 0, "*An a [[]31m Ortiz*", "" },
    { "Ana\nOrtiz\r\nId=1", NULL, 0, "*Ana Ortiz Id=1*", "" },
    { "[Contact]", "Key=value;list;", 0, "*[[]Contact]*", "" },
    { "user\xe2\x80\xae" "fdp.exe", NULL, 0, "*user<U+202E>fdp.exe*", "" },
    { "\xff\xfe broken", NULL, 0, "*broken*", "" },
    { "%s%n%d", "{my-name}", 0, "*%s%n%d*", "" },
    { "../../etc/passwd", NULL, 0, "*../../etc/passwd*", "" },
    { "-dash", NULL, 0, "*-dash*", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Bench) bench = bench_new ();
      g_autofree char *name = g_strconcat ("--name=", cases[i].name, NULL);
      g_autofree char *company = g_strconcat ("--company=", cases[i].company, NULL);
      g_autofree char *what = g_strdup_printf ("name %u", i);
      g_autofree char *out = NULL;
      g_autoptr (Run) run = NULL;
      g_autoptr (Run) check = NULL;

      /* The patterns here know no brackets. */
      if (cases[i].out != NULL)
        {
          g_auto (GStrv) parts = g_strsplit (cases[i].out, "[[]", -1);

          out = g_strjoinv ("[", parts);
        }
      run = cases[i].company != NULL ? bench_run (bench, "turned-down", name, company, NULL)
                                     : bench_run (bench, "turned-down", name, NULL);
      run_check (run, what, cases[i].status, out, cases[i].err);
      if (cases[i].status != 0)
        {
          g_assert_false (g_file_test (bench->book, G_FILE_TEST_EXISTS));
          continue;
        }
      check = bench_run (bench, "check", NULL);
      run_check (check, what, 0, "*Nothing needs a look.*", "");
    }
}

/* As long as the system lets an argument be; a longer one through standard input. What is stored is never shortened. */
static void
test_long (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autofree char *letters = g_strnfill (120000, 'x');
  g_autofree char *name = g_strconcat ("--name=", letters, NULL);
  g_autofree char *megabyte = g_strnfill (1000000, 'y');
  const char *note[] = { "--book", bench->book, "note", NULL };
  g_autoptr (JsonNode) people = NULL;
  g_autoptr (JsonNode) notes = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autoptr (Run) run = NULL;
  g_autoptr (Run) list = NULL;

  bench_do (bench, "turned-down", name, NULL);
  people = bench_json (bench, "list", NULL);
  title = g_strdup (json_object_get_string_member (json_array_get_object_element (json_node_get_array (people), 0), "title"));
  g_assert_cmpstr (title, ==, letters);

  run = bench_run_raw (bench, megabyte, note);
  run_check (run, "a note of 1 MB", 0, "Noted in the inbox*", "");
  notes = bench_json (bench, "list", "notes", NULL);
  text = g_strdup (json_object_get_string_member (json_array_get_object_element (json_node_get_array (notes), 0), "text"));
  g_assert_cmpstr (text, ==, megabyte);

  /* What is shown is. */
  list = bench_run (bench, "list", NULL);
  run_check (list, "list", 0, NULL, "");
  g_assert_cmpuint (strlen (list->out), <, 5000);
}

static void
test_dates (void)
{
  static const char * const days[] = { "31 February", "2026-02-31", "2026-13-01", "0000-00-00", "tomorrowish", "", " ", "-",
                                       "99999999999999999999", "+999999999999w", "in 99999999999 days", "2026-11-3x" };
  g_autoptr (Bench) bench = bench_new ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *on = g_strconcat ("--on=", days[i], NULL);
      g_autoptr (Run) run = bench_run (bench, "turned-down", "--name", "Ana", on, NULL);

      run_check (run, on, 2, "", "afterword: *is no day*");
    }
  g_assert_false (g_file_test (bench->book, G_FILE_TEST_EXISTS));
}

static void
test_folder_is_file (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (Run) run = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (bench->book, "mine", -1, NULL));
  run = bench_run (bench, "note", "hello", NULL);
  run_check (run, "a file instead of a folder", 1, "", "afterword: *");
  g_assert_true (g_file_get_contents (bench->book, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

static void
test_folder_of_others (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autofree char *other = g_build_filename (bench->book, "holiday.txt", NULL);
  g_autofree char *info = g_build_filename (bench->book, "book.ini", NULL);
  g_autoptr (Run) run = NULL;

  g_assert_cmpint (g_mkdir (bench->book, 0755), ==, 0);
  g_assert_true (g_file_set_contents (other, "sun", -1, NULL));
  run = bench_run (bench, "note", "hello", NULL);
  run_check (run, "a folder with other things in it", 1, "", "afterword: *");
  g_assert_false (g_file_test (info, G_FILE_TEST_EXISTS));
}

static void
test_folder_names (void)
{
  static const char * const names[] = { "mein Büch", "a/b/c/d", " ", "-rf", "new\nline", "100% & <b>", ("\xff" "bytes") };
  g_autoptr (Bench) bench = bench_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = bench_path (bench, names[i]);
      const char *add[] = { "--book", folder, "turned-down", "--name", "Ana Ortiz", NULL };
      const char *list[] = { "--book", folder, "list", NULL };
      g_autoptr (Run) run = bench_run_raw (bench, NULL, add);

      run_check (run, names[i], 0, "*Ana Ortiz*", "");
      g_clear_pointer (&run, run_free);
      run = bench_run_raw (bench, NULL, list);
      run_check (run, names[i], 0, "*Ana Ortiz*", "");
    }
}

/* As somebody whom permissions hold for. */
static int
run_as_nobody (Bench              *bench,
               const char * const *args,
               char              **err)
{
  g_autofree char *errors = bench_path (bench, "errors");
  int status = 0;
  pid_t pid;

  pid = fork ();
  if (pid == 0)
    {
      int fd = open (errors, O_WRONLY | O_CREAT | O_TRUNC, 0666);

      dup2 (fd, STDERR_FILENO);
      dup2 (fd, STDOUT_FILENO);
      setenv ("HOME", bench->folder, TRUE);
      setenv ("XDG_DATA_HOME", bench->folder, TRUE);
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (99);
      execv (args[0], (char **) args);
      _exit (99);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (g_file_get_contents (errors, err, NULL, NULL));

  return WIFEXITED (status) ? WEXITSTATUS (status) : -WTERMSIG (status);
}

/* Everything may be read by all and written by nobody. */
static void
protect (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_chmod (path, dir != NULL ? 0555 : 0444);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      protect (child);
    }
}

static void
test_read_only (void)
{
  g_autoptr (Bench) bench = bench_new ();
  const char *program = g_getenv ("AFTERWORD_PROGRAM");
  const char *version[] = { program, "--version", NULL };
  const char *note[] = { program, "--book", bench->book, "note", "hello", NULL };
  const char *list[] = { program, "--book", bench->book, "list", NULL };
  g_autofree char *said = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *nothing = NULL;
  int status;

  bench_do (bench, "turned-down", "--name", "Ana Ortiz", NULL);
  if (run_as_nobody (bench, version, &nothing) == 99)
    {
      g_test_skip ("another user can't reach the program in this folder; runs where the build folder is readable for all");
      return;
    }

  /* Root made the files; whoever comes may look and not touch. */
  g_chmod (bench->folder, 0755);
  protect (bench->book);

  status = run_as_nobody (bench, note, &said);
  g_assert_cmpint (status, ==, 1);
  g_assert_true (g_str_has_prefix (said, "afterword: "));
  g_assert_cmpuint (strlen (said), <, 300);
  g_assert_null (strstr (said, "CRITICAL"));

  /* Reading works. */
  status = run_as_nobody (bench, list, &listed);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (listed, "Ana Ortiz"));
}

/* Of a newer format, in a book of ours: it is left as it is, and that is said. */
static void
test_newer_person (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autofree char *file = bench_path (bench, "book/contacts/11111111-2222-4333-8444-555555555555.contact");
  const char *newer = "[Contact]\nId=11111111-2222-4333-8444-555555555555\nFormat=99\nFull-Name=Zoe Novak\n";
  g_autofree char *text = NULL;
  g_autoptr (Run) run = NULL;

  bench_do (bench, "turned-down", "--name", "Ana Ortiz", NULL);
  g_assert_true (g_file_set_contents (file, newer, -1, NULL));
  run = bench_run (bench, "log", "Zoe Novak", "--channel", "call", "--result", "talked", NULL);
  run_check (run, "log", 1, "", "afterword: *Zoe Novak* newer Afterword *");
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, newer);
}

static void
test_cards (void)
{
  g_autofree char *megabyte = g_strnfill (1000000, 'n');
  g_autofree char *long_name = g_strdup_printf ("BEGIN:VCARD\nVERSION:3.0\nFN:%s\nEND:VCARD\n", megabyte);
  const struct
  {
    const char *name;
    const char *text;
    gssize      length;
    int         status;
  } cases[] = {
    { "ends in the middle", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ort", -1, -1 },
    { "rubbish", "\x00\x01\x02\xff\xfe rubbish \x00", 12, 1 },
    { "empty", "", 0, 1 },
    { "no card", "hello\n", -1, 1 },
    { "a name of 1 MB", long_name, -1, 0 },
    { "markup", "BEGIN:VCARD\nVERSION:3.0\nFN:Smith & Sons <b>\nEND:VCARD\n", -1, 0 },
  };
  g_autoptr (Bench) bench = bench_new ();
  g_autofree char *path = bench_path (bench, "cards.vcf");
  g_autofree char *huge = bench_path (bench, "huge.vcf");
  g_autoptr (Run) check = NULL;
  g_autoptr (Run) refused = NULL;
  int fd;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Run) run = NULL;

      g_assert_true (g_file_set_contents (path, cases[i].text, cases[i].length, NULL));
      run = bench_run (bench, "import", path, NULL);
      run_check (run, cases[i].name, cases[i].status >= 0 ? cases[i].status : run->status, NULL,
                 cases[i].status == 1 ? "afterword: *" : NULL);
      g_assert_cmpint (run->status, >=, 0);
      g_assert_cmpint (run->status, <=, 1);
    }

  /* 200 MB, of which nothing is on the disk. */
  fd = open (huge, O_WRONLY | O_CREAT, 0600);
  g_assert_cmpint (ftruncate (fd, 200 * 1000 * 1000), ==, 0);
  close (fd);
  refused = bench_run (bench, "import", huge, NULL);
  run_check (refused, "200 MB", 1, "", "afterword: *huge.vcf*");

  check = bench_run (bench, "check", NULL);
  run_check (check, "check", 0, "*Nothing needs a look.*", "");
}

/* Damage stays where it is: listed with its reason, and the rest works. */
static void
test_damage (void)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autofree char *damaged = g_build_filename (bench->book, "contacts", "11111111-2222-4333-8444-555555555555.contact", NULL);
  g_autofree char *text = NULL;
  g_autoptr (Run) check = NULL;
  g_autoptr (Run) list = NULL;

  bench_do (bench, "turned-down", "--name", "Ana Ortiz", NULL);
  g_assert_true (g_file_set_contents (damaged, "<<<<<<< HEAD\n[Contact]\n", -1, NULL));
  check = bench_run (bench, "check", NULL);
  run_check (check, "check", 1, "*1 file needs a look*11111111-2222-4333-8444-555555555555.contact*", "");
  list = bench_run (bench, "list", NULL);
  run_check (list, "list", 0, "*Ana Ortiz*", "");
  g_assert_true (g_file_get_contents (damaged, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "<<<<<<< HEAD\n[Contact]\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/bad-input/names", test_names);
  g_test_add_func ("/cli/bad-input/long", test_long);
  g_test_add_func ("/cli/bad-input/dates", test_dates);
  g_test_add_func ("/cli/bad-input/folder-is-file", test_folder_is_file);
  g_test_add_func ("/cli/bad-input/folder-of-others", test_folder_of_others);
  g_test_add_func ("/cli/bad-input/folder-names", test_folder_names);
  g_test_add_func ("/cli/bad-input/read-only", test_read_only);
  g_test_add_func ("/cli/bad-input/newer-person", test_newer_person);
  g_test_add_func ("/cli/bad-input/cards", test_cards);
  g_test_add_func ("/cli/bad-input/damage", test_damage);

  return g_test_run ();
}
