/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-cli-private.h"

#include <glib/gi18n-lib.h>

#include "aft-remind.h"

/* Today, whatever day was asked for. */
static gboolean
is_overdue (AftCli        *cli,
            AftAgendaItem *item)
{
  GDate day;

  return aft_agenda_item_get_kind (item) == AFT_AGENDA_DUE && aft_day_parse (aft_agenda_item_get_day (item), &day)
         && g_date_compare (&day, &cli->today) < 0;
}

void
aft_cli_build_due (AftCli        *cli,
                   AftAgendaItem *item)
{
  static const char * const kinds[AFT_AGENDA_KINDS] = {
    "due", "continue", "keep-in-touch", "thanks", "event", "draft", "open-point",
  };
  AftDocument *document = aft_agenda_item_get_document (item);

  json_builder_begin_object (cli->builder);
  aft_cli_member (cli, "id", aft_agenda_item_get_id (item));
  aft_cli_member (cli, "kind", kinds[aft_agenda_item_get_kind (item)]);
  aft_cli_member (cli, "day", aft_agenda_item_get_day (item));
  json_builder_set_member_name (cli->builder, "overdue");
  json_builder_add_boolean_value (cli->builder, is_overdue (cli, item));
  aft_cli_member (cli, "title", aft_agenda_item_get_title (item));
  aft_cli_member (cli, "what", aft_agenda_item_get_what (item));
  aft_cli_member (cli, "why", aft_agenda_item_get_why (item));
  if (document != NULL)
    aft_cli_member (cli, "document", aft_record_get_id (AFT_RECORD (document)));
  json_builder_end_object (cli->builder);
}

void
aft_cli_add_due_row (AftCli        *cli,
                     GPtrArray     *rows,
                     AftAgendaItem *item)
{
  g_autofree char *id = aft_cli_short_id (aft_agenda_item_get_id (item));
  g_autofree char *day = aft_agenda_item_dup_day (item, &cli->today);
  const char *title = aft_agenda_item_get_title (item);
  const char *what = aft_agenda_item_get_what (item);

  /* An event has no more to say than its name: then it is said where. */
  aft_cli_add_row (rows, 4, id, day, title, g_str_equal (what, title) ? aft_agenda_item_get_why (item) : what);
}

static int
run_due (AftCli  *cli,
         int      argc,
         char   **argv)
{
  g_autofree char *on = NULL;
  g_autofree char *on_text = NULL;
  g_autofree char *words_shown = NULL;
  g_autofree char *agenda_words = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *day_shown = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (AftAgenda) agenda = NULL;
  g_autoptr (GDateTime) then = NULL;
  GError *error = NULL;
  GDate day;
  guint n;
  int status;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &on,
      N_("What will be due on that day; “tomorrow” and “overdue” are still said as of today"), N_("DATE") },
    { NULL }
  };

  if ((status = aft_cli_parse (cli, entries, 0, 0, argc, argv, &words)) != AFT_CLI_GO)
    return status;

  then = g_date_time_ref (cli->now);
  on_text = aft_cli_dup_text (on);
  if (on_text != NULL)
    {
      if (!aft_cli_parse_day (cli, on_text, &day, &error))
        return aft_cli_fail (cli, error);
      g_date_time_unref (then);
      then = g_date_time_new_local (g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day), 23, 59, 59);
      iso = aft_day_format (&day);
      day_shown = aft_day_dup_shown (iso, NULL);
    }

  if ((status = aft_cli_open (cli, FALSE)) != AFT_CLI_GO)
    return status;
  agenda = aft_agenda_new (cli->book);
  aft_agenda_update (agenda, then);
  n = g_list_model_get_n_items (G_LIST_MODEL (agenda));
  if (day_shown != NULL)
    /* Translators: %s is a date. Below it stands what will be due on that day. */
    aft_cli_print (cli, _("On %s:"), day_shown);
  json_builder_begin_array (cli->builder);
  for (AftAgendaKind kind = 0; kind < AFT_AGENDA_KINDS; kind++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (AftAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (agenda), i);

          if (aft_agenda_item_get_kind (item) != kind)
            continue;
          aft_cli_add_due_row (cli, rows, item);
          aft_cli_build_due (cli, item);
        }
      if (rows->len == 0)
        continue;
      if (cli->out->len > 0)
        aft_cli_print (cli, "%s", "");
      aft_cli_print (cli, "%s", aft_agenda_kind_get_title (kind));
      aft_cli_print_table (cli, rows);
    }
  json_builder_end_array (cli->builder);

  agenda_words = aft_agenda_dup_words (agenda, &cli->today);
  words_shown = aft_cli_shown (agenda_words);
  if (words_shown[0] != '\0')
    aft_cli_print (cli, n > 0 ? "\n%s" : "%s", words_shown);
  else if (n == 0)
    aft_cli_print (cli, "%s", _("Nothing is due."));

  return AFT_CLI_DONE;
}

/* What a reminder became: said, and its id for programs. */
static int
finish (AftCli     *cli,
        const char *id,
        const char *member,
        const char *words)
{
  aft_cli_print (cli, "%s", words);
  json_builder_begin_object (cli->builder);
  aft_cli_member (cli, "id", id);
  aft_cli_member (cli, "state", member);
  json_builder_end_object (cli->builder);

  return AFT_CLI_DONE;
}

/* "done" and "skip": the same but for what they do. */
static int
settle (AftCli      *cli,
        int          argc,
        char       **argv,
        gboolean   (*act) (AftBook *, const char *, GDateTime *, GError **),
        const char  *member,
        const char  *said)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *id = NULL;
  GError *error = NULL;
  int status;

  if ((status = aft_cli_parse (cli, NULL, 1, 1, argc, argv, &words)) != AFT_CLI_GO ||
      (status = aft_cli_open (cli, TRUE)) != AFT_CLI_GO)
    return status;
  id = aft_cli_find_due (cli, words[0], &error);
  if (id == NULL || !act (cli->book, id, cli->now, &error))
    return aft_cli_fail (cli, error);

  return finish (cli, id, member, said);
}

static int
run_done (AftCli  *cli,
          int      argc,
          char   **argv)
{
  return settle (cli, argc, argv, aft_remind_done, "done", _("Done."));
}

static int
run_skip (AftCli  *cli,
          int      argc,
          char   **argv)
{
  return settle (cli, argc, argv, aft_remind_skip, "skipped", _("Skipped."));
}

static int
run_move (AftCli  *cli,
          int      argc,
          char   **argv)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *id = NULL;
  g_autofree char *date = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *sentence = NULL;
  GError *error = NULL;
  GDate day;
  int status;

  if ((status = aft_cli_parse (cli, NULL, 2, -1, argc, argv, &words)) != AFT_CLI_GO)
    return status;
  date = aft_cli_join (words, 1);
  if (!aft_cli_parse_day (cli, date, &day, &error))
    return aft_cli_fail (cli, error);
  if ((status = aft_cli_open (cli, TRUE)) != AFT_CLI_GO)
    return status;
  id = aft_cli_find_due (cli, words[0], &error);
  if (id == NULL || !aft_remind_move (cli->book, id, &day, cli->now, &error))
    return aft_cli_fail (cli, error);

  iso = aft_day_format (&day);
  shown = aft_day_dup_shown (iso, NULL);
  /* Translators: a reminder was moved to a date. */
  sentence = g_strdup_printf (_("Moved to %s."), shown);

  return finish (cli, id, "moved", sentence);
}

const AftCliCommand aft_cli_reminder_commands[] = {
  { "due", "", N_("List what is due"), run_due },
  { "done", N_("ID"), N_("Mark a reminder as done"), run_done },
  { "skip", N_("ID"), N_("Let a reminder pass"), run_skip },
  { "move", N_("ID DATE"), N_("Move a reminder to another day"), run_move },
  { NULL }
};
