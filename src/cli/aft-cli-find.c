/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-cli-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "aft-application.h"
#include "aft-book-info.h"
#include "aft-date.h"
#include "aft-event.h"
#include "aft-guide.h"
#include "aft-id.h"
#include "aft-keep-in-touch.h"
#include "aft-log.h"
#include "aft-note.h"
#include "aft-reminder.h"
#include "aft-search.h"
#include "aft-text.h"
#include "aft-touch.h"

/* A name shorter than this is never half an id. */
#define MIN_ID 8

/* So many candidates are listed. */
#define MAX_CANDIDATES 20

char *
aft_cli_dup_text (const char *raw)
{
  char *text;

  if (raw == NULL || g_utf8_validate (raw, -1, NULL))
    return g_strdup (raw);

  text = g_locale_to_utf8 (raw, -1, NULL, NULL, NULL);

  return text != NULL ? text : g_utf8_make_valid (raw, -1);
}

char *
aft_cli_join (char  **words,
              guint   from)
{
  g_autofree char *joined = NULL;

  if (g_strv_length (words) <= from)
    return g_strdup ("");
  joined = g_strjoinv (" ", words + from);

  return aft_cli_dup_text (joined);
}

char *
aft_cli_read_input (GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[16384];
  g_autofree char *raw = NULL;
  ssize_t n;

  while ((n = read (STDIN_FILENO, buffer, sizeof buffer)) != 0)
    {
      if (n > 0)
        {
          g_byte_array_append (bytes, buffer, n);
        }
      else if (errno != EINTR)
        {
          int reason = errno;

          g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (reason), _("standard input can’t be read: %s"),
                       g_strerror (reason));
          return NULL;
        }
    }

  /* A zero would end the text; it is no character of any. */
  for (guint i = 0; i < bytes->len; i++)
    if (bytes->data[i] == '\0')
      bytes->data[i] = ' ';
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  raw = g_strdup ((const char *) bytes->data);

  return aft_cli_dup_text (raw);
}

static gboolean
parse_day (AftCli      *cli,
           gboolean   (*parse) (const char *text, const GDate *today, GDate *day),
           const char  *text,
           GDate       *day,
           GError     **error)
{
  g_autofree char *shown = NULL;

  if (parse (text, &cli->today, day))
    return TRUE;

  shown = aft_cli_shown (text);
  g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DATE,
               _("“%s” is no day; write it like 2026-11-30, “monday” or “in 3 days”"), shown);

  return FALSE;
}

gboolean
aft_cli_parse_day (AftCli      *cli,
                   const char  *text,
                   GDate       *day,
                   GError     **error)
{
  return parse_day (cli, aft_day_parse_words_ahead, text, day, error);
}

gboolean
aft_cli_parse_past_day (AftCli      *cli,
                        const char  *text,
                        GDate       *day,
                        GError     **error)
{
  if (!parse_day (cli, aft_day_parse_words_behind, text, day, error))
    return FALSE;
  if (g_date_compare (day, &cli->today) <= 0)
    return TRUE;

  aft_log_refuse_day (text, &cli->today, error);

  return FALSE;
}

static gboolean
looks_like_id (const char *text)
{
  gsize length = strlen (text);

  return length >= MIN_ID && length <= AFT_ID_LENGTH && strspn (text, "0123456789abcdefABCDEF-") == length;
}

static gboolean
fits_id (AftRecord  *record,
         const char *start)
{
  const char *id = aft_record_get_id (record);

  return id != NULL && g_ascii_strncasecmp (id, start, strlen (start)) == 0;
}

static void
add_candidate (AftCli    *cli,
               AftRecord *record)
{
  AftDocument *document = aft_record_get_document (record);
  const AftSummary *summary = aft_document_get_summary (document);
  g_autofree char *title = aft_cli_shown (summary->title);
  g_autofree char *subtitle = aft_cli_shown (summary->subtitle);

  g_string_append_printf (cli->hints, "  %s  %s", aft_record_get_id (record), title);
  if (subtitle[0] != '\0')
    g_string_append_printf (cli->hints, ", %s", subtitle);
  if (AFT_IS_FOLLOW_UP (record))
    {
      g_autofree char *position = aft_cli_shown (aft_record_get (record, AFT_FOLLOW_UP_POSITION));
      g_autofree char *company = aft_cli_shown (aft_record_get (record, AFT_FOLLOW_UP_COMPANY));

      g_string_append_printf (cli->hints, ": %s %s", position, company);
    }
  g_string_append_c (cli->hints, '\n');
}

/* The only one of @found; otherwise @error says that there is none or that there are several. */
static gpointer
take_only (AftCli      *cli,
           GPtrArray   *found,
           const char  *text,
           const char  *nothing,
           GError     **error)
{
  g_autofree char *shown = aft_cli_shown (text);

  if (found->len == 1)
    return g_ptr_array_index (found, 0);

  if (found->len == 0)
    {
      /* Translators: the first says what there is none of, the second is what was typed. */
      g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_UNKNOWN, _("%s: “%s”"), nothing, shown);
      return NULL;
    }

  for (guint i = 0; i < MIN (found->len, MAX_CANDIDATES); i++)
    add_candidate (cli, g_ptr_array_index (found, i));
  if (found->len > MAX_CANDIDATES)
    g_string_append (cli->hints, "  …\n");
  g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_AMBIGUOUS,
               ngettext ("“%s” fits %u; nothing was done", "“%s” fits %u; nothing was done", found->len), shown,
               found->len);

  return NULL;
}

static void
collect_documents (AftCli          *cli,
                   AftDocumentKind  kind,
                   const char      *start,
                   GPtrArray       *found)
{
  GListModel *documents = aft_book_get_documents (cli->book, kind);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (AftRecord) document = g_list_model_get_item (documents, i);

      if (fits_id (document, start))
        g_ptr_array_add (found, document);
    }
}

/* Records of @type whose id begins with @start. Only documents whose bytes hold it are opened. */
static void
collect_records (AftCli          *cli,
                 AftDocumentKind  kind,
                 GType            type,
                 const char      *start,
                 GPtrArray       *found)
{
  GListModel *documents = aft_book_get_documents (cli->book, kind);
  g_autofree char *lower = g_ascii_strdown (start, -1);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);
      GBytes *bytes = aft_document_get_bytes (document);
      GListModel *records;

      if (bytes != NULL && memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), lower, strlen (lower)) == NULL)
        continue;

      records = aft_document_get_records (document, type);
      for (guint j = 0; j < g_list_model_get_n_items (records); j++)
        {
          g_autoptr (AftRecord) record = g_list_model_get_item (records, j);

          if (fits_id (record, start))
            g_ptr_array_add (found, record);
        }
    }
}

AftContact *
aft_cli_find_person (AftCli      *cli,
                     const char  *text,
                     GError     **error)
{
  g_autofree char *name = aft_cli_dup_text (text);
  g_autoptr (GPtrArray) found = aft_search_people (cli->book, name);

  return take_only (cli, found, name, _("nobody in the book fits that name"), error);
}

AftFollowUp *
aft_cli_find_follow_up (AftCli      *cli,
                        const char  *text,
                        GError     **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *name = aft_cli_dup_text (text);
  AftFollowUp *last;
  AftContact *person;
  GListModel *all;

  if (looks_like_id (name))
    collect_records (cli, AFT_DOCUMENT_CONTACT, AFT_TYPE_FOLLOW_UP, name, found);
  if (found->len > 0)
    return take_only (cli, found, name, "", error);

  person = aft_cli_find_person (cli, text, error);
  if (person == NULL)
    return NULL;

  all = aft_document_get_records (AFT_DOCUMENT (person), AFT_TYPE_FOLLOW_UP);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AftRecord) one = g_list_model_get_item (all, i);

      if (aft_record_get (one, AFT_FOLLOW_UP_CLOSED) == NULL)
        g_ptr_array_add (found, one);
    }

  last = aft_guide_find_follow_up (person);
  if (found->len == 0 && last != NULL)
    g_ptr_array_add (found, last);

  return take_only (cli, found, name, _("there is no follow-up with that person"), error);
}

AftFeedback *
aft_cli_find_feedback (AftCli      *cli,
                       const char  *text,
                       GError     **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *id = aft_cli_dup_text (text);

  if (looks_like_id (id))
    collect_records (cli, AFT_DOCUMENT_CONTACT, AFT_TYPE_FEEDBACK, id, found);

  return take_only (cli, found, id, _("no feedback has that id"), error);
}

AftStory *
aft_cli_find_story (AftCli      *cli,
                    const char  *text,
                    GError     **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *name = aft_cli_dup_text (text);
  g_autofree char *query = aft_text_fold (name);
  GListModel *stories = aft_book_get_stories (cli->book);

  if (looks_like_id (name))
    collect_documents (cli, AFT_DOCUMENT_STORY, name, found);
  for (guint i = 0; found->len == 0 && i < g_list_model_get_n_items (stories); i++)
    {
      g_autoptr (AftDocument) story = g_list_model_get_item (stories, i);
      g_autofree char *title = aft_text_fold (aft_document_get_summary (story)->title);

      if (query[0] != '\0' && aft_text_words_begin (title, query))
        g_ptr_array_add (found, story);
    }

  return take_only (cli, found, name, _("no story or gap card fits that name"), error);
}

static void
collect_anything (AftCli     *cli,
                  const char *start,
                  GPtrArray  *found)
{
  const GType types[] = {
    AFT_TYPE_FOLLOW_UP, AFT_TYPE_DRAFT, AFT_TYPE_TOUCH, AFT_TYPE_FEEDBACK, AFT_TYPE_USE, AFT_TYPE_NOTE, AFT_TYPE_REMINDER,
    AFT_TYPE_POSITION, AFT_TYPE_ADDRESS, AFT_TYPE_CARD, AFT_TYPE_INTERVIEW,
  };

  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    collect_documents (cli, kind, start, found);
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; found->len == 0 && kind < AFT_DOCUMENT_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (types); i++)
      collect_records (cli, kind, types[i], start, found);
}

AftRecord *
aft_cli_find_anything (AftCli      *cli,
                       const char  *text,
                       GError     **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *name = aft_cli_dup_text (text);

  if (looks_like_id (name))
    {
      AftDocument *exact = aft_id_is_valid (name) ? aft_book_lookup (cli->book, name) : NULL;

      if (exact != NULL)
        return AFT_RECORD (exact);
      collect_anything (cli, name, found);
    }
  if (found->len == 0)
    {
      g_ptr_array_unref (found);
      found = aft_search_people (cli->book, name);
    }

  return take_only (cli, found, name, _("nothing in the book fits that id or name"), error);
}

static void
collect_due_ids (GListModel *items,
                 const char *start,
                 GPtrArray  *found)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AftAgendaItem) item = g_list_model_get_item (items, i);
      const char *id = aft_agenda_item_get_id (item);

      if (id != NULL && g_ascii_strncasecmp (id, start, strlen (start)) == 0 &&
          !g_ptr_array_find_with_equal_func (found, id, g_str_equal, NULL))
        g_ptr_array_add (found, g_strdup (id));
    }
}

char *
aft_cli_find_due (AftCli      *cli,
                  const char  *text,
                  GError     **error)
{
  g_autofree char *start = aft_cli_dup_text (text);
  g_autofree char *shown = aft_cli_shown (start);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GListModel) reminders = NULL;
  g_autoptr (AftAgenda) agenda = NULL;
  GListModel *people = aft_book_get_contacts (cli->book);

  if (!looks_like_id (start))
    {
      g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_UNKNOWN,
                   _("“%s” is no id; “afterword due” and “afterword list reminders” show them"), shown);
      return NULL;
    }

  agenda = aft_agenda_new (cli->book);
  aft_agenda_update (agenda, cli->now);
  collect_due_ids (G_LIST_MODEL (agenda), start, found);
  reminders = aft_agenda_list_reminders (cli->book, cli->now);
  collect_due_ids (reminders, start, found);

  /* The reminder to be in touch with somebody is computed, also for days to come. */
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftRecord) person = g_list_model_get_item (people, i);
      g_autofree char *id = aft_keep_in_touch_dup_id (aft_record_get_id (person));

      if (g_ascii_strncasecmp (id, start, strlen (start)) == 0 &&
          !g_ptr_array_find_with_equal_func (found, id, g_str_equal, NULL))
        g_ptr_array_add (found, g_steal_pointer (&id));
    }

  if (found->len == 1)
    return g_ptr_array_steal_index (found, 0);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (cli->hints, "  %s\n", (char *) g_ptr_array_index (found, i));
  if (found->len > 1)
    {
      g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_AMBIGUOUS,
                   ngettext ("“%s” fits %u; nothing was done", "“%s” fits %u; nothing was done", found->len), shown,
                   found->len);
      return NULL;
    }

  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    collect_records (cli, kind, AFT_TYPE_REMINDER, start, records);
  if (records->len > 0)
    g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_UNKNOWN, _("the reminder “%s” isn’t open any more"), shown);
  else
    g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_UNKNOWN, _("there is no reminder “%s”"), shown);

  return NULL;
}
