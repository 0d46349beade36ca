/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-log.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-date.h"
#include "aft-guide.h"
#include "aft-keep-in-touch.h"
#include "aft-text.h"

/* The longest phrase that is one word of the language, in words. */
#define PHRASE_WORDS 4

typedef struct
{
  const char *words;      /* English, and translated */
  const char *german;
  const char *channel;
  const char *direction;
  const char *result;
} Meaning;

/* Translators: these are words that people type to log a contact in one line, as in “call talked yesterday: …”. Give the
 * words and short phrases of your language for the same thing, separated by “|”. */
static const Meaning meanings[] = {
  { NC_("words for logging", "call|called|phone|phoned|telephoned|rang|phone call"),
    "anruf|angerufen|telefon|telefonat|telefoniert", "call", NULL, NULL },
  { NC_("words for logging", "mail|mailed|email|emailed|e-mail|e-mailed"),
    "gemailt|mail|e-mail", "mail", NULL, NULL },
  { NC_("words for logging", "wrote|written"),
    "geschrieben", "mail", "out", "sent" },
  { NC_("words for logging", "message|messaged|text|texted|sms|chat|linkedin|dm"),
    "nachricht|kurznachricht", "message", NULL, NULL },
  { NC_("words for logging", "letter|postcard|card|post"),
    "brief|karte|postkarte", "letter", NULL, NULL },
  { NC_("words for logging", "meeting|met|coffee|lunch|visit|visited|in person"),
    "treffen|getroffen|kaffee|mittagessen|besuch|besucht|persönlich", "meeting", NULL, "talked" },
  { NC_("words for logging", "talked|talk|spoke|spoken|reached"),
    "gesprochen|geredet|erreicht|gespräch", NULL, NULL, "talked" },
  { NC_("words for logging", "voicemail|voice mail|answering machine"),
    "mailbox|anrufbeantworter|auf band gesprochen", "call", "out", "voicemail" },
  { NC_("words for logging", "no answer|no-answer|unanswered|nobody|busy|not reached|no reply"),
    "keine antwort|nicht erreicht|niemand|besetzt", NULL, "out", "no-answer" },
  { NC_("words for logging", "sent|send"),
    "gesendet|geschickt|verschickt", NULL, "out", "sent" },
  { NC_("words for logging", "replied|reply|answered|answer|wrote back"),
    "geantwortet|antwort|zurückgeschrieben", NULL, "in", "replied" },
  { NC_("words for logging", "called back|they called|incoming call"),
    "zurückgerufen|rückruf", "call", "in", "talked" },
  { NC_("words for logging", "received|got|incoming|in"),
    "bekommen|erhalten|eingehend", NULL, "in", NULL },
  { NC_("words for logging", "declined|refused"),
    "abgelehnt|kein kontakt", NULL, "in", "declined" },
};

/* Words that may stand between those. */
static const char *fillers =
  "a|an|the|by|with|on|at|and|left|we|i|my|have|had|"
  "ein|eine|einen|am|im|per|mit|und|wir|ich|habe|hat|haben|auf";

/* What a touch is by default when the line names only the way. */
static const struct
{
  const char *word;
  const char *title;
  const char *result;
} channels[] = {
  { "call", N_("Call"), "talked" },
  { "mail", N_("E-mail"), "sent" },
  { "message", N_("Message"), "sent" },
  { "letter", N_("Letter"), "sent" },
  { "meeting", N_("Meeting"), "talked" },
};

static const struct
{
  const char *word;
  const char *title;
  const char *channel;    /* when the line names only the result */
  const char *direction;
} results[] = {
  { "talked", N_("talked"), "call", "out" },
  { "voicemail", N_("left a voicemail"), "call", "out" },
  { "no-answer", N_("no answer"), "call", "out" },
  { "sent", N_("sent"), "mail", "out" },
  { "replied", N_("they replied"), "mail", "in" },
  { "declined", N_("they don’t wish any contact"), "mail", "in" },
};

void
aft_log_entry_clear (AftLogEntry *entry)
{
  g_clear_pointer (&entry->summary, g_free);
}

static gboolean
list_has (const char *list,
          const char *folded_phrase)
{
  g_auto (GStrv) phrases = g_strsplit (list, "|", -1);

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_autofree char *folded = aft_text_fold (phrases[i]);

      if (strcmp (g_strstrip (folded), folded_phrase) == 0)
        return TRUE;
    }

  return FALSE;
}

static const Meaning *
find_meaning (const char *folded_phrase)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (list_has (meanings[i].words, folded_phrase) || list_has (meanings[i].german, folded_phrase) ||
        list_has (g_dpgettext2 (GETTEXT_PACKAGE, "words for logging", meanings[i].words), folded_phrase))
      return &meanings[i];

  return NULL;
}

gboolean
aft_log_parse_day (const char  *text,
                   const GDate *today,
                   GDate       *day)
{
  return aft_day_parse_words_behind (text, today, day) && g_date_compare (day, today) <= 0;
}

static gboolean
take_phrase (AftLogEntry *entry,
             const char  *phrase,
             const GDate *today)
{
  g_autofree char *folded = aft_text_fold (phrase);
  const Meaning *meaning;
  GDate day;

  if (!entry->said_day && aft_log_parse_day (phrase, today, &day))
    {
      entry->day = day;
      entry->said_day = TRUE;
      return TRUE;
    }

  meaning = find_meaning (folded);
  if (meaning == NULL)
    return FALSE;

  /* The first to name the way or the result is right: “met, then mail”; but a word that says both says it better. */
  if (meaning->channel != NULL && entry->channel == NULL)
    {
      entry->channel = meaning->channel;
      entry->said_channel = TRUE;
    }
  if (meaning->result != NULL && (entry->result == NULL || strcmp (entry->result, "talked") == 0))
    {
      entry->result = meaning->result;
      entry->said_result = TRUE;
    }
  if (meaning->direction != NULL && entry->direction == NULL)
    entry->direction = meaning->direction;

  return TRUE;
}

/* Reads words from the beginning of @words as long as they are understood. Returns how many; fillers count only in between,
 * or at the end if @all. */
static guint
take_words (AftLogEntry *entry,
            char       **words,
            gboolean     all,
            const GDate *today)
{
  guint n = g_strv_length (words);
  guint used = 0;

  for (guint i = 0; i < n; )
    {
      guint length;

      for (length = MIN (PHRASE_WORDS, n - i); length > 0; length--)
        {
          g_autoptr (GString) phrase = g_string_new (NULL);

          for (guint j = 0; j < length; j++)
            g_string_append_printf (phrase, "%s%s", j > 0 ? " " : "", words[i + j]);
          while (phrase->len > 0 && strchr (",.;", phrase->str[phrase->len - 1]) != NULL)
            g_string_truncate (phrase, phrase->len - 1);

          if (phrase->len > 0 && take_phrase (entry, phrase->str, today))
            break;
        }

      if (length > 0)
        {
          i += length;
          used = i;
        }
      else
        {
          g_autofree char *folded = aft_text_fold (words[i]);

          if (!list_has (fillers, folded))
            break;
          i++;
          if (all && used > 0)
            used = i;
        }
    }

  return used;
}

static void
begin_entry (AftLogEntry *entry,
             const GDate *today)
{
  *entry = (AftLogEntry) { .day = *today };
}

/* What the line didn't say follows from what it did. */
static void
complete_entry (AftLogEntry *entry)
{
  for (guint i = 0; entry->channel == NULL && entry->result != NULL && i < G_N_ELEMENTS (results); i++)
    if (strcmp (entry->result, results[i].word) == 0)
      entry->channel = results[i].channel;

  if (entry->channel == NULL)
    entry->channel = "call";

  for (guint i = 0; entry->result == NULL && i < G_N_ELEMENTS (channels); i++)
    if (strcmp (entry->channel, channels[i].word) == 0)
      entry->result = g_strcmp0 (entry->direction, "in") == 0 && strcmp (channels[i].result, "sent") == 0
                        ? "replied" : channels[i].result;

  for (guint i = 0; entry->direction == NULL && i < G_N_ELEMENTS (results); i++)
    if (strcmp (entry->result, results[i].word) == 0)
      entry->direction = results[i].direction;
}

/* The colon that ends the words: one before a blank or the end, not that of “14:30”. */
static const char *
find_colon (const char *line)
{
  for (const char *p = line; *p; p++)
    if (*p == ':' && (p[1] == ' ' || p[1] == '\0'))
      return p;

  return NULL;
}

static const char *
skip_words (const char *line,
            guint       n)
{
  while (n-- > 0)
    {
      line += strcspn (line, " ");
      line += strspn (line, " ");
    }

  return line;
}

gboolean
aft_log_parse (const char  *line,
               const GDate *today,
               AftLogEntry *entry)
{
  g_autofree char *clean = aft_text_dup_line (line);
  const char *colon;

  begin_entry (entry, today);
  if (clean == NULL)
    {
      complete_entry (entry);
      entry->summary = g_strdup ("");
      return FALSE;
    }

  colon = find_colon (clean);
  if (colon != NULL)
    {
      g_autofree char *head = g_strndup (clean, colon - clean);
      g_auto (GStrv) words = g_strsplit (g_strstrip (head), " ", -1);

      if (take_words (entry, words, TRUE, today) == g_strv_length (words) && words[0] != NULL)
        entry->summary = g_strstrip (g_strdup (colon + 1));
      else
        begin_entry (entry, today);
    }

  if (entry->summary == NULL)
    {
      g_auto (GStrv) words = g_strsplit (clean, " ", -1);
      guint n = take_words (entry, words, FALSE, today);

      entry->summary = g_strdup (skip_words (clean, n));
    }

  complete_entry (entry);

  return TRUE;
}

static gboolean
fill_choice (const char **place,
             const char  *word,
             const char * const *choices,
             GError     **error)
{
  if (word == NULL || *word == '\0')
    return TRUE;

  for (guint i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], word) == 0)
      {
        *place = choices[i];
        return TRUE;
      }

  {
    g_autofree char *shown = aft_text_dup_shown (word, 40);
    g_autofree char *list = g_strjoinv (", ", (char **) choices);

    /* Translators: the first %s is what was typed, the second the words that are understood. */
    g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CHOICE, _("“%s” isn’t one of: %s."), shown, list);
  }

  return FALSE;
}

void
aft_log_refuse_day (const char   *day,
                    const GDate  *today,
                    GError      **error)
{
  g_autofree char *shown = aft_text_dup_shown (day, 40);
  GDate parsed;

  if (aft_day_parse_words (day, today, &parsed))
    g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DATE, _("“%s” is a day still to come."), shown);
  else
    g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DATE, _("“%s” is no day there is."), shown);
}

gboolean
aft_log_fill (AftLogEntry *entry,
              const char  *channel,
              const char  *direction,
              const char  *result,
              const char  *on,
              const char  *summary,
              const GDate *today,
              GError     **error)
{
  static const char * const channel_words[] = { "call", "mail", "message", "letter", "meeting", NULL };
  static const char * const direction_words[] = { "in", "out", NULL };
  static const char * const result_words[] = { "talked", "voicemail", "no-answer", "sent", "replied", "declined", NULL };
  g_autofree char *day = aft_text_dup_line (on);

  begin_entry (entry, today);
  if (!fill_choice (&entry->channel, channel, channel_words, error) ||
      !fill_choice (&entry->direction, direction, direction_words, error) ||
      !fill_choice (&entry->result, result, result_words, error))
    return FALSE;

  if (day != NULL && !aft_log_parse_day (day, today, &entry->day))
    {
      aft_log_refuse_day (day, today, error);
      return FALSE;
    }

  entry->said_channel = entry->channel != NULL;
  entry->said_result = entry->result != NULL;
  entry->said_day = day != NULL;
  entry->summary = aft_text_dup_storable (summary, TRUE);
  complete_entry (entry);

  return TRUE;
}

const char *
aft_log_get_channel (const char *channel)
{
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (g_strcmp0 (channel, channels[i].word) == 0)
      return _(channels[i].title);

  return channel;
}

const char *
aft_log_get_result (const char *result)
{
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    if (g_strcmp0 (result, results[i].word) == 0)
      return _(results[i].title);

  return result;
}

char *
aft_log_dup_words (const AftLogEntry *entry,
                   const GDate       *today)
{
  g_autofree char *date = aft_day_format (&entry->day);
  g_autofree char *day = aft_day_dup_shown (date, today);

  /* Translators: a contact as it was understood: “Call, talked, yesterday”. */
  return g_strdup_printf (C_("contact", "%s, %s, %s"), aft_log_get_channel (entry->channel),
                          aft_log_get_result (entry->result), day);
}

AftTouch *
aft_log_touch (AftContact           *contact,
               const AftTouchValues *values,
               AftFollowUp          *follow_up)
{
  g_autoptr (AftTouch) touch = aft_record_new (AFT_TYPE_TOUCH, NULL);
  const AftSummary *summary = aft_document_get_summary (AFT_DOCUMENT (contact));
  gboolean newest = values->when != NULL && strncmp (values->when, summary->last_touch, strlen ("2026-11-23")) >= 0;

  aft_record_set (touch, AFT_TOUCH_WHEN, values->when);
  aft_record_set (touch, AFT_TOUCH_CHANNEL, values->channel);
  aft_record_set (touch, AFT_TOUCH_DIRECTION, values->direction);
  aft_record_set (touch, AFT_TOUCH_RESULT, values->result);
  aft_record_set (touch, AFT_TOUCH_SUMMARY, values->summary);
  aft_record_set (touch, AFT_TOUCH_MESSAGE_ID, values->message_id);
  if (follow_up != NULL)
    aft_record_set (touch, AFT_TOUCH_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up)));
  if (!aft_document_add (AFT_DOCUMENT (contact), touch))
    return NULL;

  if (newest)
    aft_record_set (contact, AFT_CONTACT_KEEP_IN_TOUCH_AFTER, NULL);

  return touch;
}

/* Who doesn't wish any contact is not asked for again. */
static void
let_rest (AftBook     *book,
          AftContact  *contact,
          AftFollowUp *follow_up,
          GDateTime   *now)
{
  g_autofree char *before = g_strdup (aft_record_get (contact, AFT_CONTACT_RHYTHM));

  aft_record_set (contact, AFT_CONTACT_RHYTHM, aft_rhythm_get_word (AFT_RHYTHM_NEVER));
  if (follow_up == NULL || aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED) != NULL)
    return;

  aft_record_set (follow_up, AFT_FOLLOW_UP_OUTCOME, "declined");
  aft_record_set (follow_up, AFT_FOLLOW_UP_RHYTHM_BEFORE, before);
  aft_guide_close (book, follow_up, now);
}

AftTouch *
aft_log_add (AftBook           *book,
             AftContact        *contact,
             const AftLogEntry *entry,
             AftFollowUp       *follow_up,
             GDateTime         *now)
{
  g_autofree char *when = NULL;
  AftTouch *touch;
  GDate today;

  aft_day_from_date_time (now, &today);
  when = g_date_compare (&entry->day, &today) == 0 ? aft_moment_format_local (now) : aft_day_format (&entry->day);

  aft_book_begin (book, _("Log a Contact"));
  touch = aft_log_touch (contact, &(AftTouchValues) { .when = when, .channel = entry->channel,
                                                      .direction = entry->direction, .result = entry->result,
                                                      .summary = entry->summary }, follow_up);
  if (touch != NULL && strcmp (entry->result, "declined") == 0)
    let_rest (book, contact, follow_up, now);
  aft_book_end (book);

  return touch;
}
