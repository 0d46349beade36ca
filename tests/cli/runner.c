/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "runner.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "aft-file.h"

Bench *
bench_new (void)
{
  Bench *bench = g_new0 (Bench, 1);

  bench->folder = g_dir_make_tmp ("afterword-cli-XXXXXX", NULL);
  g_assert_nonnull (bench->folder);
  bench->book = g_build_filename (bench->folder, "book", NULL);

  return bench;
}

/* Some tests take away permissions; without them nothing could be removed. */
static void
allow (const char *folder)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_chmod (folder, 0700);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        allow (path);
    }
}

void
bench_free (Bench *bench)
{
  allow (bench->folder);
  aft_file_remove_folder (bench->folder, NULL);
  g_free (bench->folder);
  g_free (bench->book);
  g_free (bench->locale);
  g_free (bench);
}

char *
bench_path (Bench      *bench,
            const char *name)
{
  return g_build_filename (bench->folder, name, NULL);
}

static char *
dup_text (GBytes *bytes)
{
  gsize size = 0;
  const char *text = g_bytes_get_data (bytes, &size);

  return size > 0 ? g_strndup (text, size) : g_strdup ("");
}

Run *
bench_run_raw (Bench              *bench,
               const char         *input,
               const char * const *args)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GBytes) stdin_bytes = g_bytes_new (input != NULL ? input : "", input != NULL ? strlen (input) : 0);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  Run *run = g_new0 (Run, 1);

  g_ptr_array_add (argv, (char *) g_getenv ("AFTERWORD_PROGRAM"));
  for (guint i = 0; args[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) args[i]);
  g_ptr_array_add (argv, NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "HOME", bench->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", bench->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", bench->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", bench->folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere", TRUE);
  if (bench->locale != NULL)
    g_subprocess_launcher_setenv (launcher, "LC_ALL", bench->locale, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, stdin_bytes, NULL, &out, &err, &error));
  g_assert_no_error (error);

  run->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                     : -g_subprocess_get_term_sig (process);
  run->out = dup_text (out);
  run->err = dup_text (err);

  return run;
}

static Run *
run_list (Bench   *bench,
          va_list  list,
          gboolean json)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  const char *arg;

  g_ptr_array_add (args, (char *) "--book");
  g_ptr_array_add (args, bench->book);
  if (json)
    g_ptr_array_add (args, (char *) "--json");
  while ((arg = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (args, (char *) arg);
  g_ptr_array_add (args, NULL);

  return bench_run_raw (bench, NULL, (const char * const *) args->pdata);
}

Run *
bench_run (Bench *bench,
           ...)
{
  va_list list;
  Run *run;

  va_start (list, bench);
  run = run_list (bench, list, FALSE);
  va_end (list);

  return run;
}

void
bench_do (Bench *bench,
          ...)
{
  g_autoptr (Run) run = NULL;
  va_list list;

  va_start (list, bench);
  run = run_list (bench, list, FALSE);
  va_end (list);
  run_check (run, "bench_do", 0, NULL, "");
}

JsonNode *
bench_json (Bench *bench,
            ...)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (Run) run = NULL;
  g_autoptr (GError) error = NULL;
  va_list list;

  va_start (list, bench);
  run = run_list (bench, list, TRUE);
  va_end (list);
  run_check (run, "bench_json", 0, NULL, "");

  json_parser_load_from_data (parser, run->out, -1, &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

void
run_free (Run *run)
{
  g_free (run->out);
  g_free (run->err);
  g_free (run);
}

static gboolean
fits (const char *text,
      const char *pattern)
{
  g_autofree char *line_end = NULL;

  if (pattern == NULL)
    return TRUE;
  line_end = g_strconcat (pattern, "\n", NULL);

  return g_pattern_match_simple (pattern, text) || g_pattern_match_simple (line_end, text);
}

void
run_check (Run        *run,
           const char *what,
           int         status,
           const char *out,
           const char *err)
{
  if (run->status == status && fits (run->out, out) && fits (run->err, err) &&
      strstr (run->err, "CRITICAL") == NULL && strstr (run->err, "WARNING") == NULL)
    return;

  g_test_message ("%s: wanted %d, “%s”, “%s”", what, status, out, err);
  g_test_message ("got %d\n%.4000s\n%.4000s", run->status, run->out, run->err);
  g_test_fail ();
}

char *
json_text (JsonNode   *node,
           const char *member)
{
  JsonObject *object = json_node_get_object (node);

  g_assert_nonnull (object);
  if (!json_object_has_member (object, member))
    return NULL;

  return g_strdup (json_object_get_string_member (object, member));
}
