/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-cli-private.h"

#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-event.h"
#include "aft-guide.h"
#include "aft-log.h"
#include "aft-note.h"
#include "aft-reminder.h"
#include "aft-touch.h"

/* "Label: value", or nothing if there is none. */
static void
print_field (AftCli     *cli,
             const char *label,
             const char *value)
{
  g_autofree char *shown = aft_cli_shown (value);

  if (shown[0] != '\0')
    /* Translators: a label and its value, "Company: Northwind". */
    aft_cli_print (cli, _("%s: %s"), label, shown);
}

static void
print_day (AftCli     *cli,
           const char *label,
           const char *value)
{
  g_autofree char *shown = value != NULL ? aft_day_dup_shown (value, &cli->today) : NULL;

  print_field (cli, label, shown);
}

static void
print_text (AftCli     *cli,
            const char *label,
            const char *value)
{
  g_autofree char *shown = aft_cli_shown_lines (value, 2);

  if (value != NULL)
    aft_cli_print (cli, "%s\n%s", label, shown);
}

static void
print_heading (AftCli      *cli,
               AftDocument *document)
{
  const AftSummary *summary = aft_document_get_summary (document);
  g_autofree char *title = aft_cli_shown (summary->title);
  g_autofree char *position = aft_cli_dup_at_company (summary->subtitle, summary->company);
  g_autofree char *subtitle = aft_cli_shown (position);

  aft_cli_print (cli, "%s", title);
  if (subtitle[0] != '\0')
    aft_cli_print (cli, "%s", subtitle);
  print_field (cli, _("Id"), summary->id);
}

static const char *
get_state_title (AftGuideStepState state)
{
  switch (state)
    {
    case AFT_GUIDE_STEP_DONE:
      return C_("step of the guide", "done");
    case AFT_GUIDE_STEP_SKIPPED:
      return C_("step of the guide", "skipped");
    case AFT_GUIDE_STEP_OPEN:
    default:
      return C_("step of the guide", "open");
    }
}

static void
print_follow_up (AftCli    *cli,
                 AftRecord *record)
{
  AftFollowUp *follow_up = AFT_FOLLOW_UP (record);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *outcome_word = aft_record_get (record, AFT_FOLLOW_UP_OUTCOME);
  const AftOutcome *outcome = outcome_word != NULL ? aft_guide_find_outcome (outcome_word) : NULL;
  AftGuideStep current = aft_guide_step_get_current (follow_up);
  g_autofree char *next = current != AFT_GUIDE_STEP_NONE ? aft_guide_dup_step_what (follow_up, current) : NULL;

  aft_cli_print (cli, _("Follow-up %s"), aft_record_get_id (record));
  print_field (cli, _("Position"), aft_record_get (record, AFT_FOLLOW_UP_POSITION));
  print_field (cli, _("Company"), aft_record_get (record, AFT_FOLLOW_UP_COMPANY));
  print_day (cli, _("Turned down"), aft_record_get (record, AFT_FOLLOW_UP_TURNED_DOWN));
  print_day (cli, _("Planned"), aft_record_get (record, AFT_FOLLOW_UP_PLANNED));
  for (AftGuideStep step = 0; step < AFT_GUIDE_STEPS; step++)
    aft_cli_add_row (rows, 3, " ", aft_guide_step_get_title (step),
                     get_state_title (aft_guide_step_get_state (follow_up, step)));
  aft_cli_print_table (cli, rows);
  print_field (cli, _("How it went"), outcome != NULL ? aft_guide_outcome_get_title (outcome) : outcome_word);
  print_field (cli, _("Next"), next);
}

static void
print_touch (AftCli    *cli,
             AftRecord *record)
{
  g_autofree char *day = aft_day_dup_shown (aft_record_get (record, AFT_TOUCH_WHEN), &cli->today);
  g_autofree char *summary = aft_cli_shown (aft_record_get (record, AFT_TOUCH_SUMMARY));
  const char *channel = aft_log_get_channel (aft_record_get (record, AFT_TOUCH_CHANNEL));
  const char *result = aft_log_get_result (aft_record_get (record, AFT_TOUCH_RESULT));

  aft_cli_print (cli, "%s  %s, %s", day, channel, result);
  if (summary[0] != '\0')
    aft_cli_print (cli, "  %s", summary);
}

/* A reference that leads nowhere is shown as such. */
static void
print_who (AftCli     *cli,
           const char *label,
           const char *id)
{
  AftDocument *person = aft_book_lookup (cli->book, id);

  print_field (cli, label, person != NULL ? aft_document_get_summary (person)->title : id);
}

static void
print_feedback (AftCli    *cli,
                AftRecord *record)
{
  const char *kind = aft_record_get (record, AFT_FEEDBACK_KIND);
  const char *title = kind != NULL ? aft_guide_feedback_get_title (kind) : NULL;
  g_autofree char *id = aft_cli_short_id (aft_record_get_id (record));
  g_autofree char *words = aft_cli_shown_lines (aft_record_get (record, AFT_FEEDBACK_WORDS), 2);
  const char *said_by = aft_record_get (record, AFT_FEEDBACK_SAID_BY);
  const char *relayed_by = aft_record_get (record, AFT_FEEDBACK_RELAYED_BY);

  aft_cli_print (cli, "%s  %s\n%s", id, title != NULL ? title : "", words);
  if (said_by != NULL && aft_book_lookup (cli->book, said_by) != aft_record_get_document (record))
    print_who (cli, _("Said by"), said_by);
  if (relayed_by != NULL)
    print_who (cli, _("Passed on by"), relayed_by);
}

static void
print_reminder (AftCli    *cli,
                AftRecord *record)
{
  g_autofree char *id = aft_cli_short_id (aft_record_get_id (record));
  g_autofree char *day = aft_day_dup_shown (aft_record_get (record, AFT_REMINDER_DUE), &cli->today);
  g_autofree char *what = aft_cli_shown (aft_record_get (record, AFT_REMINDER_WHAT));

  if (aft_record_is (record, AFT_REMINDER_STATE, "done"))
    aft_cli_print (cli, "%s  %s  %s (%s)", id, day, what, get_state_title (AFT_GUIDE_STEP_DONE));
  else if (aft_record_is (record, AFT_REMINDER_STATE, "skipped"))
    aft_cli_print (cli, "%s  %s  %s (%s)", id, day, what, get_state_title (AFT_GUIDE_STEP_SKIPPED));
  else
    aft_cli_print (cli, "%s  %s  %s", id, day, what);
}

static void
print_note (AftCli    *cli,
            AftRecord *record)
{
  g_autofree char *id = aft_cli_short_id (aft_record_get_id (record));
  g_autofree char *text = aft_cli_shown_lines (aft_record_get (record, AFT_NOTE_TEXT), 2);
  g_autofree char *day = aft_day_dup_shown (aft_record_get (record, AFT_NOTE_CREATED), &cli->today);

  aft_cli_print (cli, "%s  %s\n%s", id, day, text);
}

static void
print_address (AftCli    *cli,
               AftRecord *record)
{
  const char *kind = aft_record_get (record, AFT_ADDRESS_KIND);
  const char *label = aft_record_get (record, AFT_ADDRESS_LABEL);

  if (g_strcmp0 (kind, "email") == 0)
    kind = _("E-mail");
  else if (g_strcmp0 (kind, "phone") == 0)
    kind = _("Phone");
  else if (g_strcmp0 (kind, "url") == 0)
    kind = _("Link");
  else if (g_strcmp0 (kind, "postal") == 0)
    kind = _("Address");
  else
    kind = label != NULL ? label : _("Message");
  print_field (cli, kind, aft_record_get (record, AFT_ADDRESS_VALUE));
}

static void
print_part (AftCli    *cli,
            AftRecord *record)
{
  print_who (cli, _("Person"), aft_record_get_id (record));
}

static void
print_interview (AftCli    *cli,
                 AftRecord *record)
{
  print_day (cli, _("Interview"), aft_record_get (record, AFT_INTERVIEW_WHEN));
  print_text (cli, _("Detail"), aft_record_get (record, AFT_INTERVIEW_DETAIL));
}

/* All records of @type, each by @print, under @heading (NULL: without one). */
static void
print_records (AftCli       *cli,
               AftDocument  *document,
               GType         type,
               const char   *heading,
               void        (*print) (AftCli *, AftRecord *))
{
  GListModel *records = aft_document_get_records (document, type);
  guint n = g_list_model_get_n_items (records);

  if (n > 0 && heading != NULL)
    aft_cli_print (cli, "\n%s", heading);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftRecord) record = g_list_model_get_item (records, i);

      print (cli, record);
    }
}

static void
print_person (AftCli      *cli,
              AftDocument *document)
{
  AftRhythm rhythm = aft_rhythm_parse (aft_record_get (document, AFT_CONTACT_RHYTHM));

  print_records (cli, document, AFT_TYPE_ADDRESS, NULL, print_address);
  if (rhythm != AFT_RHYTHM_UNKNOWN)
    print_field (cli, _("Rhythm"), aft_rhythm_get_title (rhythm));
  print_records (cli, document, AFT_TYPE_FOLLOW_UP, _("Follow-ups"), print_follow_up);
  print_records (cli, document, AFT_TYPE_TOUCH, _("Contacts"), print_touch);
  print_records (cli, document, AFT_TYPE_FEEDBACK, _("Feedback"), print_feedback);
}

static void
print_job (AftCli      *cli,
           AftDocument *document)
{
  print_field (cli, _("Agency"), aft_record_get (document, AFT_APPLICATION_AGENCY));
  print_field (cli, _("Location"), aft_record_get (document, AFT_APPLICATION_LOCATION));
  print_field (cli, _("Link"), aft_record_get (document, AFT_APPLICATION_URL));
  print_day (cli, _("Applied"), aft_record_get (document, AFT_APPLICATION_APPLIED));
  print_day (cli, _("Turned down"), aft_record_get (document, AFT_APPLICATION_TURNED_DOWN));
  print_records (cli, document, AFT_TYPE_PART, NULL, print_part);
  print_records (cli, document, AFT_TYPE_INTERVIEW, NULL, print_interview);
}

static void
print_story (AftCli      *cli,
             AftDocument *document)
{
  print_text (cli, _("Challenge"), aft_record_get (document, AFT_STORY_CHALLENGE));
  print_text (cli, _("Obstacle"), aft_record_get (document, AFT_STORY_OBSTACLE));
  print_text (cli, _("What I did"), aft_record_get (document, AFT_STORY_ACTION));
  print_text (cli, _("Result"), aft_record_get (document, AFT_STORY_RESULT));
  print_text (cli, _("What they missed"), aft_record_get (document, AFT_STORY_MISSED));
  print_text (cli, _("Related experience"), aft_record_get (document, AFT_STORY_EXPERIENCE));
  print_text (cli, _("How I’ll say it"), aft_record_get (document, AFT_STORY_SAY));
  print_text (cli, _("Plan"), aft_record_get (document, AFT_STORY_PLAN));
}

static void
print_event (AftCli      *cli,
             AftDocument *document)
{
  g_auto (GStrv) people = aft_record_dup_list (document, AFT_EVENT_PEOPLE);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  print_day (cli, _("When"), aft_record_get (document, AFT_EVENT_WHEN));
  print_day (cli, _("Last Day"), aft_record_get (document, AFT_EVENT_ENDS));
  print_field (cli, _("Host"), aft_record_get (document, AFT_EVENT_HOST));
  print_text (cli, _("Prepared"), aft_record_get (document, AFT_EVENT_PREPARED));
  for (guint i = 0; people[i] != NULL; i++)
    {
      AftDocument *person = aft_book_lookup (cli->book, people[i]);

      /* Two of them may be one by now. */
      if (person == NULL || !g_ptr_array_find (shown, person, NULL))
        print_who (cli, _("Person"), people[i]);
      g_ptr_array_add (shown, person);
    }
}

static void
print_document (AftCli      *cli,
                AftDocument *document)
{
  print_heading (cli, document);

  switch (aft_document_get_kind (document))
    {
    case AFT_DOCUMENT_CONTACT:
      print_person (cli, document);
      break;
    case AFT_DOCUMENT_APPLICATION:
      print_job (cli, document);
      break;
    case AFT_DOCUMENT_STORY:
      print_story (cli, document);
      break;
    case AFT_DOCUMENT_EVENT:
      print_event (cli, document);
      break;
    case AFT_DOCUMENT_INBOX:
    case AFT_DOCUMENT_BOOK:
    default:
      break;
    }

  print_records (cli, document, AFT_TYPE_REMINDER, _("Reminders"), print_reminder);
  print_records (cli, document, AFT_TYPE_NOTE, _("Notes"), print_note);
}

static void
print_anything (AftCli    *cli,
                AftRecord *record)
{
  if (AFT_IS_DOCUMENT (record))
    print_document (cli, AFT_DOCUMENT (record));
  else if (AFT_IS_FOLLOW_UP (record))
    print_follow_up (cli, record);
  else if (AFT_IS_TOUCH (record))
    print_touch (cli, record);
  else if (AFT_IS_FEEDBACK (record))
    print_feedback (cli, record);
  else if (AFT_IS_REMINDER (record))
    print_reminder (cli, record);
  else if (AFT_IS_NOTE (record))
    print_note (cli, record);
  else
    print_document (cli, aft_record_get_document (record));
}

int
aft_cli_run_show (AftCli  *cli,
                  int      argc,
                  char   **argv)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *name = NULL;
  AftRecord *record;
  GError *error = NULL;
  int status;

  if ((status = aft_cli_parse (cli, NULL, 1, -1, argc, argv, &words)) != AFT_CLI_GO ||
      (status = aft_cli_open (cli, FALSE)) != AFT_CLI_GO)
    return status;

  name = aft_cli_join (words, 0);
  record = aft_cli_find_anything (cli, name, &error);
  if (record == NULL)
    return aft_cli_fail (cli, error);

  print_anything (cli, record);
  if (AFT_IS_DOCUMENT (record))
    aft_cli_build_document (cli, AFT_DOCUMENT (record));
  else
    aft_cli_build_record (cli, record);

  return AFT_CLI_DONE;
}
