/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-cli-private.h"

#include <glib/gi18n-lib.h>

#include "aft-event.h"
#include "aft-keep-in-touch.h"
#include "aft-note.h"
#include "aft-search.h"

static char *
dup_date (AftCli     *cli,
          const char *day)
{
  return day != NULL && day[0] != '\0' ? aft_day_dup_shown (day, &cli->today) : g_strdup ("");
}

static void
build_summary (AftCli           *cli,
               const AftSummary *summary,
               const char       *next)
{
  json_builder_begin_object (cli->builder);
  aft_cli_member (cli, "id", summary->id);
  aft_cli_member (cli, "title", summary->title);
  aft_cli_member (cli, "subtitle", summary->subtitle[0] != '\0' ? summary->subtitle : NULL);
  aft_cli_member (cli, "company", summary->company[0] != '\0' ? summary->company : NULL);
  aft_cli_member (cli, "email", summary->email[0] != '\0' ? summary->email : NULL);
  aft_cli_member (cli, "phone", summary->phone[0] != '\0' ? summary->phone : NULL);
  aft_cli_member (cli, "state", summary->state[0] != '\0' ? summary->state : NULL);
  aft_cli_member (cli, "day", summary->day[0] != '\0' ? summary->day : NULL);
  aft_cli_member (cli, "last-touch", summary->last_touch[0] != '\0' ? summary->last_touch : NULL);
  aft_cli_member (cli, "next", next);
  json_builder_end_object (cli->builder);
}

static void
list_person (AftCli             *cli,
             GPtrArray          *rows,
             const AftKeepRules *rules,
             const AftSummary   *summary)
{
  g_autofree char *id = aft_cli_short_id (summary->id);
  g_autofree char *last = dup_date (cli, summary->last_touch);
  g_autofree char *next = NULL;
  g_autofree char *next_shown = NULL;
  g_autofree char *words = NULL;
  g_autofree char *position = aft_cli_dup_at_company (summary->subtitle, summary->company);
  gboolean due;

  next = aft_keep_in_touch_dup_next (summary, rules, &cli->today, &due);
  next_shown = dup_date (cli, next);

  if (last[0] != '\0' && next != NULL)
    /* Translators: two dates, or words for them such as "today". */
    words = g_strdup_printf (_("last %s, next %s"), last, next_shown);
  else if (last[0] != '\0')
    words = g_strdup_printf (_("last %s"), last);
  else if (next != NULL)
    words = g_strdup_printf (_("next %s"), next_shown);
  aft_cli_add_row (rows, 4, id, summary->title, position, words);
  build_summary (cli, summary, next);
}

static void
list_document (AftCli      *cli,
               GPtrArray   *rows,
               AftDocument *document)
{
  const AftSummary *summary = aft_document_get_summary (document);
  g_autofree char *id = aft_cli_short_id (summary->id);
  g_autofree char *day = AFT_IS_EVENT (document) ? aft_event_dup_when (AFT_EVENT (document), &cli->today)
                                                 : dup_date (cli, summary->day);

  aft_cli_add_row (rows, 4, id, summary->title, summary->subtitle, day);
  build_summary (cli, summary, NULL);
}

static void
list_documents (AftCli          *cli,
                AftDocumentKind  kind,
                const char      *match,
                GPtrArray       *rows)
{
  g_autoptr (GPtrArray) found = NULL;
  AftKeepRules rules;

  if (match != NULL)
    {
      found = aft_search_documents (cli->book, kind, match, &cli->today);
    }
  else
    {
      GListModel *all = aft_book_get_documents (cli->book, kind);

      found = g_ptr_array_new ();
      for (guint i = 0; i < g_list_model_get_n_items (all); i++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (all, i);

          g_ptr_array_add (found, document);
        }
    }

  aft_keep_rules_read (cli->book, &rules);
  for (guint i = 0; i < found->len; i++)
    {
      AftDocument *document = g_ptr_array_index (found, i);

      if (kind == AFT_DOCUMENT_CONTACT)
        list_person (cli, rows, &rules, aft_document_get_summary (document));
      else
        list_document (cli, rows, document);
    }
}

static void
add_note (AftCli     *cli,
          GPtrArray  *rows,
          AftRecord  *note,
          const char *line)
{
  AftDocument *document = aft_record_get_document (note);
  gboolean inbox = aft_document_get_kind (document) == AFT_DOCUMENT_INBOX;
  g_autofree char *id = aft_cli_short_id (aft_record_get_id (note));

  aft_cli_add_row (rows, 3, id, inbox ? "" : aft_document_get_summary (document)->title, line);
  aft_cli_build_note (cli, AFT_NOTE (note));
}

/* Notes stand in every kind of document; only those that hold some are opened. */
static void
list_all_notes (AftCli    *cli,
                GPtrArray *rows)
{
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      GListModel *documents = aft_book_get_documents (cli->book, kind);

      for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);
          GListModel *notes;

          if (aft_document_get_summary (document)->n_notes == 0)
            continue;
          notes = aft_document_get_records (document, AFT_TYPE_NOTE);
          for (guint j = 0; j < g_list_model_get_n_items (notes); j++)
            {
              g_autoptr (AftRecord) note = g_list_model_get_item (notes, j);
              const char *text = aft_record_get (note, AFT_NOTE_TEXT);
              g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", 2);

              add_note (cli, rows, note, lines[0]);
            }
        }
    }
}

/* A note of which several lines fit (is:quote) is a row for each, and one value for programs. */
static void
list_notes (AftCli     *cli,
            const char *match,
            GPtrArray  *rows)
{
  g_autoptr (AftSearch) search = aft_search_new (cli->book, match, &cli->today, AFT_TYPE_NOTE);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *places;

  if (aft_query_is_empty (aft_search_get_query (search)))
    {
      list_all_notes (cli, rows);
      return;
    }

  aft_search_go (search, G_MAXUINT, -1);
  places = aft_search_get_places (search);
  for (guint i = 0; i < places->len; i++)
    {
      AftPlace *place = g_ptr_array_index (places, i);
      AftRecord *note = aft_document_lookup (aft_place_get_document (place), aft_place_get_id (place));
      g_autofree char *id = NULL;

      if (note == NULL)
        continue;
      if (g_hash_table_add (seen, note))
        {
          add_note (cli, rows, note, aft_place_get_line (place));
          continue;
        }
      id = aft_cli_short_id (aft_record_get_id (note));
      aft_cli_add_row (rows, 3, id, "", aft_place_get_line (place));
    }
}

static void
list_reminders (AftCli     *cli,
                const char *match,
                GPtrArray  *rows)
{
  g_autoptr (GListModel) items = aft_agenda_list_reminders (cli->book, cli->now);
  g_autoptr (AftQuery) query = aft_query_new (match, &cli->today);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AftAgendaItem) item = g_list_model_get_item (items, i);

      if (!aft_query_match_text (query, aft_agenda_item_get_title (item), aft_agenda_item_get_what (item),
                                 aft_agenda_item_get_day (item)))
        continue;
      aft_cli_add_due_row (cli, rows, item);
      aft_cli_build_due (cli, item);
    }
}

int
aft_cli_run_list (AftCli  *cli,
                  int      argc,
                  char   **argv)
{
  static const struct
  {
    const char      *word;
    AftDocumentKind  kind;
    const char      *nothing;
  } lists[] = {
    { "people", AFT_DOCUMENT_CONTACT, N_("Nobody is there yet.") },
    { "jobs", AFT_DOCUMENT_APPLICATION, N_("No jobs are there yet.") },
    { "notes", AFT_DOCUMENT_INBOX, N_("No notes are there yet.") },
    { "stories", AFT_DOCUMENT_STORY, N_("No stories are there yet.") },
    { "events", AFT_DOCUMENT_EVENT, N_("No events are there yet.") },
    { "reminders", AFT_DOCUMENT_BOOK, N_("No reminder is open.") },
  };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *raw_match = NULL;
  g_autofree char *match = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (AftQuery) query = NULL;
  guint chosen = 0;
  int status;
  const GOptionEntry entries[] = {
    { "match", 0, 0, G_OPTION_ARG_FILENAME, &raw_match,
      N_("Only what fits: words, “phrases”, #tag, @name, company:, after:, before:, is:quote, is:promise, is:open"), N_("TEXT") },
    { NULL }
  };

  if ((status = aft_cli_parse (cli, entries, 0, 1, argc, argv, &words)) != AFT_CLI_GO)
    return status;
  while (words[0] != NULL && chosen < G_N_ELEMENTS (lists) && !g_str_equal (lists[chosen].word, words[0]))
    chosen++;
  if (chosen == G_N_ELEMENTS (lists))
    return aft_cli_fail_usage (cli, _("what can be listed is people, jobs, notes, stories, events and reminders"));
  match = aft_cli_dup_text (raw_match);
  query = aft_query_new (match, &cli->today);
  if (aft_query_get_unclear (query) != NULL)
    {
      g_autofree char *shown = aft_cli_shown (aft_query_get_unclear (query));

      /* Translators: %s is a part of what is looked for, such as "after:2026-02-31". */
      return aft_cli_fail_usage (cli, _("“%s” can’t be looked for; days are like 2026-11-30 or “monday”, lines are quote, promise "
                                        "or open"), shown);
    }
  if ((status = aft_cli_open (cli, FALSE)) != AFT_CLI_GO)
    return status;

  json_builder_begin_array (cli->builder);
  if (lists[chosen].kind == AFT_DOCUMENT_INBOX)
    list_notes (cli, match, rows);
  else if (lists[chosen].kind == AFT_DOCUMENT_BOOK)
    list_reminders (cli, match, rows);
  else
    list_documents (cli, lists[chosen].kind, match, rows);
  json_builder_end_array (cli->builder);

  if (rows->len > 0)
    aft_cli_print_table (cli, rows);
  else if (match != NULL)
    aft_cli_print (cli, "%s", _("Nothing fits."));
  else
    aft_cli_print (cli, "%s", _(lists[chosen].nothing));

  return AFT_CLI_DONE;
}
