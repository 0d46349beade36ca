/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-guide.h"
#include "aft-log.h"
#include "aft-note-about.h"
#include "aft-note.h"
#include "aft-text.h"
#include "aft-way-in.h"

/* One line of what was made: its kind, id and title. */
static void
add_made (AftCli     *cli,
          GPtrArray  *rows,
          const char *member,
          const char *kind,
          gpointer    record,
          const char *title,
          gboolean    known)
{
  g_autofree char *id = NULL;

  if (record == NULL)
    return;

  id = aft_cli_short_id (aft_record_get_id (record));
  aft_cli_add_row (rows, 4, kind, id, title, known ? _("(already in the book)") : "");

  aft_cli_member (cli, member, aft_record_get_id (record));
  if (known)
    {
      g_autofree char *name = g_strdup_printf ("known-%s", member);

      json_builder_set_member_name (cli->builder, name);
      json_builder_add_boolean_value (cli->builder, TRUE);
    }
}

static char *
dup_follow_up_title (AftFollowUp *follow_up)
{
  AftGuideStep step = aft_guide_step_get_current (follow_up);

  if (step == AFT_GUIDE_STEP_NONE)
    return g_strdup (_("nothing is open"));

  /* Translators: what comes next in a follow-up; the argument is a step of the guide, such as "Ready?". */
  return g_strdup_printf (_("next: %s"), aft_guide_step_get_title (step));
}

static void
print_way_in (AftCli         *cli,
              AftWayInResult *result)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *next = result->follow_up != NULL ? dup_follow_up_title (result->follow_up) : NULL;
  g_autofree char *words = aft_cli_shown (result->words);

  json_builder_begin_object (cli->builder);
  add_made (cli, rows, "person", _("person"), result->contact,
            result->contact != NULL ? aft_document_get_summary (AFT_DOCUMENT (result->contact))->title : NULL,
            result->known_person);
  if (result->application != NULL)
    {
      const AftSummary *summary = aft_document_get_summary (AFT_DOCUMENT (result->application));
      g_autofree char *title = aft_cli_dup_at_company (summary->title, summary->company);

      add_made (cli, rows, "job", _("job"), result->application, title, result->known_job);
    }
  add_made (cli, rows, "follow-up", _("follow-up"), result->follow_up, next, result->known_follow_up);
  json_builder_end_object (cli->builder);

  if (words[0] != '\0')
    aft_cli_print (cli, "%s", words);
  aft_cli_print_table (cli, rows);
}

static int
run_turned_down (AftCli  *cli,
                 int      argc,
                 char   **argv)
{
  g_autofree char *name = NULL, *company = NULL, *position = NULL, *on = NULL, *email = NULL, *phone = NULL;
  g_auto (GStrv) words = NULL;
  g_auto (AftWayInResult) result = { 0 };
  g_autofree char *day = NULL;
  GError *error = NULL;
  GDate date;
  int status;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &name, N_("Who decided, or whom you spoke to"), N_("NAME") },
    { "company", 0, 0, G_OPTION_ARG_FILENAME, &company, N_("Where you applied"), N_("COMPANY") },
    { "position", 0, 0, G_OPTION_ARG_FILENAME, &position, N_("What you applied for"), N_("POSITION") },
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &on, N_("When you were turned down (today if not said)"), N_("DATE") },
    { "email", 0, 0, G_OPTION_ARG_FILENAME, &email, N_("Their e-mail address"), N_("ADDRESS") },
    { "phone", 0, 0, G_OPTION_ARG_FILENAME, &phone, N_("Their phone number"), N_("NUMBER") },
    { NULL }
  };

  if ((status = aft_cli_parse (cli, entries, 0, 0, argc, argv, &words)) != AFT_CLI_GO)
    return status;

  {
    g_autofree char *text_name = aft_cli_dup_text (name), *text_company = aft_cli_dup_text (company);
    g_autofree char *text_position = aft_cli_dup_text (position), *text_email = aft_cli_dup_text (email);
    g_autofree char *text_phone = aft_cli_dup_text (phone), *text_on = aft_cli_dup_text (on);
    g_autofree char *clean_name = text_name != NULL ? aft_text_dup_line (text_name) : NULL;
    g_autofree char *clean_company = text_company != NULL ? aft_text_dup_line (text_company) : NULL;
    AftWayIn input = { 0 };

    if (clean_name == NULL && clean_company == NULL)
      return aft_cli_fail_usage (cli, _("a name or a company is needed"));

    if (text_on != NULL)
      {
        if (!aft_cli_parse_past_day (cli, text_on, &date, &error))
          return aft_cli_fail (cli, error);
        day = aft_day_format (&date);
      }
    if ((status = aft_cli_open (cli, TRUE)) != AFT_CLI_GO)
      return status;

    input.name = clean_name;
    input.company = clean_company;
    input.position = text_position;
    input.on = day;
    input.email = text_email;
    input.phone = text_phone;
    if (!aft_way_in_turned_down (cli->book, &input, cli->now, &result, &error))
      return aft_cli_fail (cli, error);
  }

  print_way_in (cli, &result);

  return AFT_CLI_DONE;
}

/* Whom a note is about whose text begins with their name, and what it says then; NULL: nobody, and all of it. FALSE if it may be
 * several. */
static gboolean
read_about (AftCli      *cli,
            char       **text,
            AftContact **person,
            GError     **error)
{
  g_auto (AftNoteAbout) about = { NULL };

  aft_note_about_read (cli->book, *text, &about);
  if (about.people->len > 1)
    return aft_cli_find_person (cli, about.name, error) != NULL;
  if (about.people->len == 1)
    {
      *person = g_ptr_array_index (about.people, 0);
      g_free (*text);
      *text = g_steal_pointer (&about.says);
    }

  return TRUE;
}

static int
run_note (AftCli  *cli,
          int      argc,
          char   **argv)
{
  g_autofree char *person_name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  g_auto (GStrv) words = NULL;
  AftContact *person = NULL;
  AftNote *note;
  GError *error = NULL;
  int status;
  const GOptionEntry entries[] = {
    { "for", 0, 0, G_OPTION_ARG_FILENAME, &person_name, N_("Whom the note is about (nobody: it lands in the inbox)"),
      N_("PERSON") },
    { NULL }
  };

  if ((status = aft_cli_parse (cli, entries, 0, -1, argc, argv, &words)) != AFT_CLI_GO)
    return status;

  text = words[0] != NULL ? aft_cli_join (words, 0) : aft_cli_read_input (&error);
  if (text == NULL)
    return aft_cli_fail (cli, error);
  g_strchomp (text);
  if (text[strspn (text, " \t\n\r\f\v")] == '\0')
    return aft_cli_fail_usage (cli, _("the note is empty"));

  if ((status = aft_cli_open (cli, TRUE)) != AFT_CLI_GO)
    return status;
  if (person_name != NULL)
    {
      person = aft_cli_find_person (cli, person_name, &error);
      if (person == NULL)
        return aft_cli_fail (cli, error);
    }
  else if (!read_about (cli, &text, &person, &error))
    {
      return aft_cli_fail (cli, error);
    }
  if (text[strspn (text, " \t\n\r\f\v")] == '\0')
    return aft_cli_fail_usage (cli, _("the note is empty"));

  note = aft_session_add_note (cli->session, person != NULL ? AFT_DOCUMENT (person) : NULL, text);
  id = aft_cli_short_id (aft_record_get_id (AFT_RECORD (note)));
  aft_cli_build_note (cli, note);
  if (person != NULL)
    {
      g_autofree char *title = aft_cli_shown (aft_document_get_summary (AFT_DOCUMENT (person))->title);

      /* Translators: the first is a person, the second a short id. */
      aft_cli_print (cli, _("Noted for %s (%s)."), title, id);
    }
  else
    {
      aft_cli_print (cli, _("Noted in the inbox (%s)."), id);
    }

  return AFT_CLI_DONE;
}

static int
run_log (AftCli  *cli,
         int      argc,
         char   **argv)
{
  g_autofree char *channel = NULL, *direction = NULL, *result = NULL, *on = NULL;
  g_autofree char *on_text = NULL;
  g_autofree char *day = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *understood = NULL;
  g_autofree char *title = NULL;
  g_auto (GStrv) words = NULL;
  g_auto (AftLogEntry) entry = { 0 };
  AftContact *person;
  AftTouch *touch;
  GError *error = NULL;
  GDate date;
  int status;
  const GOptionEntry entries[] = {
    { "channel", 0, 0, G_OPTION_ARG_FILENAME, &channel, N_("call, mail, message, letter or meeting"), N_("CHANNEL") },
    { "direction", 0, 0, G_OPTION_ARG_FILENAME, &direction, N_("out (from you) or in (from them)"), N_("DIRECTION") },
    { "result", 0, 0, G_OPTION_ARG_FILENAME, &result, N_("talked, voicemail, no-answer, sent, replied or declined"),
      N_("RESULT") },
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &on, N_("When it was (today if not said)"), N_("DATE") },
    { NULL }
  };

  if ((status = aft_cli_parse (cli, entries, 1, -1, argc, argv, &words)) != AFT_CLI_GO)
    return status;
  if (channel == NULL)
    return aft_cli_fail_usage (cli, _("--channel is needed"));
  if (result == NULL)
    return aft_cli_fail_usage (cli, _("--result is needed"));

  on_text = aft_cli_dup_text (on);
  if (on_text != NULL)
    {
      if (!aft_cli_parse_past_day (cli, on_text, &date, &error))
        return aft_cli_fail (cli, error);
      day = aft_day_format (&date);
    }
  summary = aft_cli_join (words, 1);
  if (!aft_log_fill (&entry, channel, direction, result, day, summary, &cli->today, &error))
    return aft_cli_fail (cli, error);
  if ((status = aft_cli_open (cli, TRUE)) != AFT_CLI_GO)
    return status;

  person = aft_cli_find_person (cli, words[0], &error);
  if (person == NULL)
    return aft_cli_fail (cli, error);

  touch = aft_log_add (cli->book, person, &entry, aft_guide_find_follow_up (person), cli->now);
  title = aft_cli_shown (aft_document_get_summary (AFT_DOCUMENT (person))->title);
  if (touch == NULL)
    return aft_cli_fail (cli, g_error_new (AFT_MODEL_ERROR, AFT_MODEL_ERROR_READ_ONLY,
                                           _("“%s” was written by a newer Afterword and can only be read with this one."), title));
  understood = aft_log_dup_words (&entry, &cli->today);
  aft_cli_build_record (cli, AFT_RECORD (touch));
  aft_cli_print (cli, "%s: %s", title, understood);

  return AFT_CLI_DONE;
}

static int
run_rhythm (AftCli  *cli,
            int      argc,
            char   **argv)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *rhythm = NULL;
  g_autofree char *title = NULL;
  AftContact *person;
  GError *error = NULL;
  int status;

  if ((status = aft_cli_parse (cli, NULL, 2, 2, argc, argv, &words)) != AFT_CLI_GO)
    return status;
  rhythm = aft_cli_dup_text (words[1]);
  if (aft_rhythm_parse (rhythm) == AFT_RHYTHM_UNKNOWN)
    return aft_cli_fail_usage (cli, _("the rhythm is one of quarter, half-year, month, with-reason, never"));
  if ((status = aft_cli_open (cli, TRUE)) != AFT_CLI_GO)
    return status;

  person = aft_cli_find_person (cli, words[0], &error);
  if (person == NULL || !aft_guide_set_rhythm (cli->book, person, rhythm, cli->now, &error))
    return aft_cli_fail (cli, error);

  title = aft_cli_shown (aft_document_get_summary (AFT_DOCUMENT (person))->title);
  aft_cli_print (cli, "%s: %s", title, aft_rhythm_get_title (aft_rhythm_parse (rhythm)));
  json_builder_begin_object (cli->builder);
  aft_cli_member (cli, "person", aft_record_get_id (AFT_RECORD (person)));
  aft_cli_member (cli, "rhythm", rhythm);
  json_builder_end_object (cli->builder);

  return AFT_CLI_DONE;
}

const AftCliCommand aft_cli_people_commands[] = {
  { "turned-down", N_("[--name NAME] [--company COMPANY]"), N_("Note that you were turned down: person, job and follow-up"),
    run_turned_down },
  { "list", N_("[people|jobs|notes|stories|events|reminders]"), N_("List what is in the book"), aft_cli_run_list },
  { "show", N_("ID"), N_("Show a person, job, note, story or event"), aft_cli_run_show },
  { "note", N_("[TEXT…]"), N_("Add a note, from the words or from standard input; without either, in a small window"), run_note },
  { "log", N_("PERSON --channel CHANNEL --result RESULT [SUMMARY…]"), N_("Log a call, mail or meeting"), run_log },
  { "rhythm", N_("PERSON quarter|half-year|month|with-reason|never"), N_("Choose how often to be in touch"), run_rhythm },
  { NULL }
};
