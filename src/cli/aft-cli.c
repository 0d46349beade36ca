/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aft-cli-private.h"
#include "aft-date.h"
#include "aft-text.h"

static const AftCliCommand * const tables[] = {
  aft_cli_people_commands,
  aft_cli_guide_commands,
  aft_cli_reminder_commands,
  aft_cli_exchange_commands,
};

static const AftCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const AftCliCommand *command = tables[i]; command->name != NULL; command++)
      if (g_str_equal (command->name, name))
        return command;

  return NULL;
}

/* The index of the first word that is neither one of our common options nor its value; @argc if there is none. Stops at the
 * first option that isn't ours. */
static int
find_word (int    argc,
           char **argv)
{
  int i = 1;

  while (i < argc)
    {
      if (g_str_equal (argv[i], "--book"))
        i += 2;
      else if (g_str_has_prefix (argv[i], "--book=") || g_str_equal (argv[i], "--json"))
        i++;
      else
        break;
    }

  return MIN (i, argc);
}

/* Whether one of the first @n words is @option. */
static gboolean
has_option (int          n,
            char       **argv,
            const char  *option)
{
  for (int i = 1; i < n; i++)
    if (g_str_equal (argv[i], option))
      return TRUE;

  return FALSE;
}

gboolean
aft_cli_knows (int    argc,
               char **argv)
{
  int i = find_word (argc, argv);

  /* Neither a folder that isn't named nor what is printed for programs opens a window. */
  if (i >= argc)
    return argc > 1 && (has_option (argc, argv, "--json") || g_str_equal (argv[argc - 1], "--book"));

  /* What GLib itself understands is the application's; everything else was meant for us, if only to be refused. */
  return !g_str_has_prefix (argv[i], "--gapplication-") && !g_str_has_prefix (argv[i], "--help-");
}

/* A terminal, or what programs without one are started with; neither a file nor a pipe. */
static gboolean
is_nothing_piped_in (void)
{
  struct stat info;

  return fstat (STDIN_FILENO, &info) == 0 && S_ISCHR (info.st_mode);
}

static gboolean
is_set (const char *variable)
{
  const char *value = g_getenv (variable);

  return value != NULL && *value != '\0';
}

gboolean
aft_cli_wants_window (int    argc,
                      char **argv)
{
  int i = find_word (argc, argv);

  return i == argc - 1 && g_str_equal (argv[i], "note") && !has_option (i, argv, "--json")
         && (is_set ("WAYLAND_DISPLAY") || is_set ("DISPLAY")) && is_nothing_piped_in ();
}

static char *
dup_usage (void)
{
  GString *usage = g_string_new (NULL);
  gsize width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const AftCliCommand *command = tables[i]; command->name != NULL; command++)
      width = MAX (width, strlen (command->name));

  g_string_append (usage, _("Usage: afterword [--book DIR] [--json] COMMAND …"));
  g_string_append (usage, "\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const AftCliCommand *command = tables[i]; command->name != NULL; command++)
      g_string_append_printf (usage, "  %-*s  %s\n", (int) width, command->name, _(command->summary));
  g_string_append_c (usage, '\n');
  g_string_append (usage, _("“afterword COMMAND --help” says more about one of them. Without a command the window opens."));

  return g_string_free (usage, FALSE);
}

static int
run_without_command (AftCli     *cli,
                     const char *word)
{
  g_autofree char *usage = dup_usage ();
  g_autofree char *shown = NULL;

  if (word != NULL && g_str_equal (word, "--version"))
    {
      aft_cli_print (cli, "afterword %s", AFT_VERSION);
      return aft_cli_write_output (cli) ? AFT_CLI_DONE : AFT_CLI_FAILED;
    }
  if (word != NULL && (g_str_equal (word, "--help") || g_str_equal (word, "-h")))
    {
      aft_cli_print (cli, "%s", usage);
      return aft_cli_write_output (cli) ? AFT_CLI_DONE : AFT_CLI_FAILED;
    }

  if (word != NULL)
    {
      shown = aft_cli_shown (word);
      g_printerr (word[0] == '-' ? _("afterword: there is no option “%s”") : _("afterword: there is no command “%s”"), shown);
      g_printerr ("\n\n");
    }
  g_printerr ("%s\n", usage);

  return AFT_CLI_USAGE;
}

/* What follows the command's name; an empty text would be translated into the catalogue's header. */
static const char *
get_usage (AftCli *cli)
{
  return cli->command->usage[0] != '\0' ? _(cli->command->usage) : "";
}

static void
print_help (AftCli         *cli,
            GOptionContext *context)
{
  g_autofree char *name = g_strdup_printf ("afterword %s", cli->command->name);
  g_autofree char *help = NULL;

  g_set_prgname (name);
  cli->json = FALSE;
  help = g_option_context_get_help (context, TRUE, NULL);
  g_string_append (cli->out, help);
  g_string_truncate (cli->out, strlen (g_strchomp (cli->out->str)));
  g_string_append_c (cli->out, '\n');
}

static gboolean
takes_value (const GOptionEntry *entries,
             const char         *word)
{
  for (; entries != NULL && entries->long_name != NULL; entries++)
    if (g_str_has_prefix (word, "--") && g_str_equal (word + 2, entries->long_name))
      return entries->arg != G_OPTION_ARG_NONE;

  return FALSE;
}

/* What begins with the bullet of a list is text; GLib would read it as options of one letter. Its hyphen is hidden from GLib, but
 * not from an option whose value it is. */
static GPtrArray *
hide_bullets (const GOptionEntry *entries,
              const GOptionEntry *common,
              char              **words)
{
  GPtrArray *hidden = g_ptr_array_new ();

  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    if (words[i][0] == '-' && g_ascii_isspace (words[i][1])
        && !takes_value (entries, words[i - 1]) && !takes_value (common, words[i - 1]))
      {
        words[i][0] = '*';
        g_ptr_array_add (hidden, words[i]);
      }

  return hidden;
}

int
aft_cli_parse (AftCli              *cli,
               const GOptionEntry  *entries,
               int                  min,
               int                  max,
               int                  argc,
               char               **argv,
               char              ***words)
{
  g_autoptr (GOptionContext) context = g_option_context_new (get_usage (cli));
  g_auto (GStrv) left = g_new0 (char *, argc + 1);
  g_autoptr (GPtrArray) hidden = NULL;
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  GOptionEntry common[] = {
    { "book", 0, 0, G_OPTION_ARG_FILENAME, &cli->folder, N_("Use the book in this folder"), N_("DIR") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_("Print JSON, for programs"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
    { NULL }
  };
  int n;

  for (int i = 0; i < argc; i++)
    left[i] = g_strdup (argv[i]);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(cli->command->summary));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  hidden = hide_bullets (entries, common, left);
  if (!g_option_context_parse_strv (context, &left, &error))
    return aft_cli_fail_usage (cli, "%s", error->message);
  for (char **word = left; *word != NULL; word++)
    if (g_ptr_array_find (hidden, *word, NULL))
      (*word)[0] = '-';

  if (help)
    {
      print_help (cli, context);
      return AFT_CLI_DONE;
    }

  /* "--" only ends the options. */
  n = g_strv_length (left) - 1;
  if (n > 0 && g_str_equal (left[1], "--"))
    {
      g_free (left[1]);
      memmove (left + 1, left + 2, n * sizeof *left);
      n--;
    }
  if (n < min)
    return aft_cli_fail_usage (cli, _("something is missing: %s"), get_usage (cli));
  if (max >= 0 && n > max)
    {
      g_autofree char *shown = aft_cli_shown (left[max + 1]);

      return aft_cli_fail_usage (cli, _("“%s” is too much here"), shown);
    }

  *words = g_strdupv (left + 1);

  return AFT_CLI_GO;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

int
aft_cli_open (AftCli   *cli,
              gboolean  to_write)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *info = NULL;
  GError *error = NULL;

  folder = cli->folder != NULL ? g_strdup (cli->folder) : aft_session_dup_folder_setting (cli->session);
  info = g_build_filename (folder, "book.ini", NULL);
  if (!to_write && cli->folder == NULL && !g_file_test (info, G_FILE_TEST_EXISTS) && !g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      cli->book = aft_book_new ();
      return AFT_CLI_GO;
    }
  if (!to_write && !g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_name (folder);
      g_autofree char *shown = aft_cli_shown (name);

      return aft_cli_fail (cli, g_error_new (G_FILE_ERROR, G_FILE_ERROR_NOENT, _("there is no book in “%s”"), shown));
    }

  aft_session_open_async (cli->session, folder, NULL, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!aft_session_open_finish (cli->session, result, &error))
    return aft_cli_fail (cli, error);

  cli->book = g_object_ref (aft_session_get_book (cli->session));
  if (to_write && aft_session_is_read_only (cli->session))
    return aft_cli_fail (cli, g_error_new_literal (AFT_MODEL_ERROR, AFT_MODEL_ERROR_READ_ONLY,
                                                   aft_session_get_read_only_why (cli->session)));

  return AFT_CLI_GO;
}

int
aft_cli_fail (AftCli *cli,
              GError *error)
{
  g_autoptr (GError) taken = error;
  g_autofree char *shown = aft_text_dup_shown (taken->message, 2000);
  gboolean usage;

  usage = g_error_matches (taken, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CHOICE) ||
          g_error_matches (taken, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DATE) ||
          g_error_matches (taken, AFT_MODEL_ERROR, AFT_MODEL_ERROR_EMPTY);
  if (usage)
    return aft_cli_fail_usage (cli, "%s", shown);

  g_printerr ("afterword: %s\n%s", shown, cli->hints->str);

  return AFT_CLI_FAILED;
}

int
aft_cli_fail_usage (AftCli     *cli,
                    const char *format,
                    ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  /* The sentence goes on. */
  if (g_str_has_suffix (sentence, "."))
    sentence[strlen (sentence) - 1] = '\0';

  /* Translators: the first is what was wrong, the second the command's name. */
  g_printerr (_("afterword: %s (see “afterword %s --help”)"), sentence, cli->command->name);
  g_printerr ("\n%s", cli->hints->str);

  return AFT_CLI_USAGE;
}

static int
run_command (AftCli  *cli,
             int      argc,
             char   **argv)
{
  GError *error = NULL;
  int status = cli->command->run (cli, argc, argv);

  /* What was changed before something went wrong stays as well; what went right is only said once it is safe. */
  if (aft_session_get_state (cli->session) != AFT_SESSION_CLOSED &&
      !aft_session_close (cli->session, &error))
    return aft_cli_fail (cli, error);
  if (!aft_cli_write_output (cli) && status == AFT_CLI_DONE)
    status = AFT_CLI_FAILED;

  return status;
}

int
aft_cli_run (int    argc,
             char **argv)
{
  AftCli cli = { 0 };
  g_auto (GStrv) rest = NULL;
  int word = find_word (argc, argv);
  int n = 0;
  int status;

  cli.out = g_string_new (NULL);
  cli.hints = g_string_new (NULL);
  cli.builder = json_builder_new ();
  cli.session = aft_session_new ();
  aft_session_set_window (cli.session, FALSE);
  cli.now = aft_session_now (cli.session);
  aft_day_from_date_time (cli.now, &cli.today);
  cli.command = word < argc ? find_command (argv[word]) : NULL;

  if (cli.command == NULL)
    {
      status = run_without_command (&cli, word < argc ? argv[word] : NULL);
    }
  else
    {
      /* What stood before the command counts as if it stood behind it. */
      rest = g_new0 (char *, argc + 1);
      rest[n++] = g_strdup ("afterword");
      for (int i = 1; i < argc; i++)
        if (i != word)
          rest[n++] = g_strdup (argv[i]);
      status = run_command (&cli, n, rest);
    }

  g_clear_object (&cli.book);
  g_clear_object (&cli.session);
  g_clear_object (&cli.builder);
  g_clear_pointer (&cli.now, g_date_time_unref);
  g_string_free (cli.out, TRUE);
  g_string_free (cli.hints, TRUE);
  g_free (cli.folder);

  return status;
}
