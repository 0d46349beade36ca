/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-cli-private.h"

#include <glib/gi18n-lib.h>

#include "aft-exchange-problem.h"
#include "aft-problem.h"

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static const char *
get_choice_word (AftImportItem *item)
{
  if (aft_import_item_get_state (item) == AFT_IMPORT_UNREADABLE)
    return "unreadable";

  switch (aft_import_item_get_choice (item))
    {
    case AFT_IMPORT_ADD:
      return "added";
    case AFT_IMPORT_MERGE:
      return "merged";
    case AFT_IMPORT_SKIP:
    default:
      return "skipped";
    }
}

static const char *
get_choice_title (AftImportItem *item)
{
  if (aft_import_item_get_state (item) == AFT_IMPORT_UNREADABLE)
    return C_("a card of an import", "unreadable");

  switch (aft_import_item_get_choice (item))
    {
    case AFT_IMPORT_ADD:
      return C_("a card of an import", "added");
    case AFT_IMPORT_MERGE:
      return C_("a card of an import", "merged");
    case AFT_IMPORT_SKIP:
    default:
      return C_("a card of an import", "skipped");
    }
}

static void
build_count (AftCli     *cli,
             const char *name,
             guint       count)
{
  json_builder_set_member_name (cli->builder, name);
  json_builder_add_int_value (cli->builder, count);
}

/* What happened to each card, and why; for cards that were simply added nothing needs to be said. */
static void
print_items (AftCli    *cli,
             AftImport *import)
{
  GListModel *items = aft_import_get_items (import);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  json_builder_set_member_name (cli->builder, "cards");
  json_builder_begin_array (cli->builder);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AftImportItem) item = g_list_model_get_item (items, i);
      AftContact *person = aft_import_item_get_contact (item);
      AftContact *match = aft_import_item_get_match (item);
      const char *title = person != NULL ? aft_document_get_summary (AFT_DOCUMENT (person))->title : "";
      const char *reason = aft_import_item_get_reason (item);

      json_builder_begin_object (cli->builder);
      build_count (cli, "line", aft_import_item_get_line (item));
      aft_cli_member (cli, "title", title);
      aft_cli_member (cli, "result", get_choice_word (item));
      aft_cli_member (cli, "reason", reason);
      if (match != NULL)
        aft_cli_member (cli, "match", aft_record_get_id (AFT_RECORD (match)));
      json_builder_end_object (cli->builder);

      aft_cli_add_row (rows, 3, get_choice_title (item), title, reason);
    }
  json_builder_end_array (cli->builder);
  aft_cli_print_table (cli, rows);
}

static void
print_problems (AftCli    *cli,
                AftImport *import)
{
  GPtrArray *problems = aft_import_get_problems (import);

  json_builder_set_member_name (cli->builder, "problems");
  json_builder_begin_array (cli->builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const AftExchangeProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *text = aft_exchange_problem_dup_shown (problem);
      g_autofree char *shown = aft_cli_shown (text);

      json_builder_begin_object (cli->builder);
      aft_cli_member (cli, "file", problem->file);
      build_count (cli, "line", problem->line);
      aft_cli_member (cli, "reason", problem->reason);
      json_builder_end_object (cli->builder);
      g_printerr ("afterword: %s\n", shown);
    }
  json_builder_end_array (cli->builder);
}

static int
run_import (AftCli  *cli,
            int      argc,
            char   **argv)
{
  gboolean dry_run = FALSE;
  g_auto (GStrv) words = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (AftImport) import = NULL;
  g_autofree char *summary = NULL;
  AftImportCounts counts;
  GError *error = NULL;
  guint n_failed = 0;
  int status;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would be done"), NULL },
    { NULL }
  };

  if ((status = aft_cli_parse (cli, entries, 1, -1, argc, argv, &words)) != AFT_CLI_GO ||
      (status = aft_cli_open (cli, !dry_run)) != AFT_CLI_GO)
    return status;

  aft_session_read_cards_async (cli->session, (const char * const *) words, NULL, keep_result_cb, &read);
  import = aft_session_read_cards_finish (cli->session, wait_for (&read), &n_failed, &error);
  if (import == NULL)
    return aft_cli_fail (cli, error);

  if (!dry_run)
    {
      aft_session_import_async (cli->session, import, keep_result_cb, &done);
      if (!aft_session_import_finish (cli->session, wait_for (&done), &error))
        return aft_cli_fail (cli, error);
    }

  aft_import_get_counts (import, &counts);
  json_builder_begin_object (cli->builder);
  build_count (cli, "read", counts.read);
  build_count (cli, "added", counts.added);
  build_count (cli, "merged", counts.merged);
  build_count (cli, "skipped", counts.skipped);
  build_count (cli, "unreadable", counts.unreadable);
  print_items (cli, import);
  print_problems (cli, import);
  json_builder_end_object (cli->builder);

  summary = aft_import_dup_summary (import);
  aft_cli_print (cli, "%s", summary);
  if (dry_run)
    aft_cli_print (cli, "%s", _("Nothing was changed."));

  return counts.unreadable > 0 || n_failed > 0 ? AFT_CLI_FAILED : AFT_CLI_DONE;
}

static int
run_check (AftCli  *cli,
           int      argc,
           char   **argv)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) words = NULL;
  GListModel *problems;
  guint n;
  guint read = 0;
  int status;

  if ((status = aft_cli_parse (cli, NULL, 0, 0, argc, argv, &words)) != AFT_CLI_GO ||
      (status = aft_cli_open (cli, FALSE)) != AFT_CLI_GO)
    return status;

  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    read += g_list_model_get_n_items (aft_book_get_documents (cli->book, kind));
  problems = aft_session_get_problems (cli->session);
  n = g_list_model_get_n_items (problems);

  json_builder_begin_object (cli->builder);
  build_count (cli, "read", read);
  json_builder_set_member_name (cli->builder, "problems");
  json_builder_begin_array (cli->builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftProblem) problem = g_list_model_get_item (problems, i);

      aft_cli_add_row (rows, 2, aft_problem_get_path (problem), aft_problem_get_reason (problem));
      json_builder_begin_object (cli->builder);
      aft_cli_member (cli, "path", aft_problem_get_path (problem));
      aft_cli_member (cli, "reason", aft_problem_get_reason (problem));
      json_builder_end_object (cli->builder);
    }
  json_builder_end_array (cli->builder);
  json_builder_end_object (cli->builder);

  aft_cli_print (cli, ngettext ("%u file was read.", "%u files were read.", read), read);
  if (n > 0)
    {
      aft_cli_print (cli, ngettext ("%u file needs a look; it was left as it is:",
                                    "%u files need a look; they were left as they are:", n), n);
      aft_cli_print_table (cli, rows);
      return AFT_CLI_FAILED;
    }
  aft_cli_print (cli, "%s", _("Nothing needs a look."));

  return AFT_CLI_DONE;
}

static int
run_sample (AftCli  *cli,
            int      argc,
            char   **argv)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  GError *error = NULL;
  int status;

  if ((status = aft_cli_parse (cli, NULL, 0, 0, argc, argv, &words)) != AFT_CLI_GO)
    return status;

  /* Never among the user's own people, unless another folder is asked for. */
  if (cli->folder == NULL)
    cli->folder = aft_session_dup_sample_folder (cli->session);
  if ((status = aft_cli_open (cli, TRUE)) != AFT_CLI_GO)
    return status;
  if (!aft_session_is_sample (cli->session) && !aft_session_fill_sample (cli->session, &error))
    return aft_cli_fail (cli, error);

  name = g_filename_display_name (aft_session_get_folder (cli->session));
  shown = aft_cli_shown (name);
  aft_cli_print (cli, _("The book of sample people is in “%s”."), shown);
  json_builder_begin_object (cli->builder);
  aft_cli_member (cli, "folder", name);
  json_builder_end_object (cli->builder);

  return AFT_CLI_DONE;
}

const AftCliCommand aft_cli_exchange_commands[] = {
  { "import", N_("FILE…"), N_("Read people from vCard files; the same file twice changes nothing"), run_import },
  { "check", "", N_("Read the whole book and list what needs a look"), run_check },
  { "sample", "", N_("Make the book of sample people"), run_sample },
  { NULL }
};
