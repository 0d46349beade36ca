/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-remind-read.h"

#include "aft-document-private.h"
#include "aft-id.h"
#include "aft-keyfile.h"
#include "aft-remind.h"

#include <string.h>

#define GROUP "Reminder"

enum
{
  DUE,
  STATE,
  WHAT,
  REPEAT,
  N_KEYS
};

static const char * const keys[N_KEYS] = { "Due", "State", "What", "Repeat" };

typedef struct
{
  char *id;
  char *values[N_KEYS];
} Entry;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->id);
  for (guint i = 0; i < N_KEYS; i++)
    g_free (entry->values[i]);
}

/* The one that the group stands for, -1 if it is no reminder's. A group that stands there twice is one. */
static int
find_entry (GArray             *entries,
            const AftKeyReader *reader)
{
  const gsize prefix = strlen (GROUP " ");
  Entry entry = { NULL };
  g_autofree char *id = NULL;

  if (reader->group_length <= prefix || !aft_key_group_is (reader->group, reader->group_length, GROUP))
    return -1;
  id = g_strndup (reader->group + prefix, reader->group_length - prefix);
  if (!aft_id_is_valid (id))
    return -1;

  for (guint i = 0; i < entries->len; i++)
    if (strcmp (g_array_index (entries, Entry, i).id, id) == 0)
      return i;

  entry.id = g_steal_pointer (&id);
  g_array_append_val (entries, entry);
  return entries->len - 1;
}

/* The last of a key that stands there twice counts. */
static void
take_value (Entry              *entry,
            const AftKeyReader *reader)
{
  for (guint i = 0; i < N_KEYS; i++)
    if (reader->key_length == strlen (keys[i]) && memcmp (reader->key, keys[i], reader->key_length) == 0)
      {
        GString *text = g_string_new (NULL);

        aft_key_unescape (text, reader->value, reader->value_length);
        g_free (entry->values[i]);
        entry->values[i] = g_string_free (text, text->len == 0);
        return;
      }
}

static gboolean
read_entries (GBytes *bytes,
              GArray *entries)
{
  AftKeyReader reader;
  int at = -1;

  if (!aft_key_reader_init (&reader, bytes, NULL))
    return FALSE;

  for (;;)
    switch (aft_key_reader_next (&reader, NULL))
      {
      case AFT_KEY_GROUP:
        at = find_entry (entries, &reader);
        break;

      case AFT_KEY_VALUE:
        if (at >= 0)
          take_value (&g_array_index (entries, Entry, at), &reader);
        break;

      case AFT_KEY_END:
        return TRUE;

      case AFT_KEY_DAMAGED:
      default:
        return FALSE;
      }
}

static void
read_closed (AftDocument   *document,
             AftRemindEach  each,
             gpointer       data)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  if (!read_entries (aft_document_get_bytes (document), entries))
    return;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      const AftRemindWords words = {
        .id = entry->id, .due = entry->values[DUE], .what = entry->values[WHAT], .repeat = entry->values[REPEAT],
      };

      if (g_strcmp0 (entry->values[STATE], "done") != 0 && g_strcmp0 (entry->values[STATE], "skipped") != 0)
        each (document, &words, data);
    }
}

void
aft_remind_fill_words (AftRemindWords *words,
                       AftReminder    *reminder)
{
  words->id = aft_record_get_id (AFT_RECORD (reminder));
  words->due = aft_record_get (reminder, AFT_REMINDER_DUE);
  words->what = aft_record_get (reminder, AFT_REMINDER_WHAT);
  words->repeat = aft_record_get (reminder, AFT_REMINDER_REPEAT);
}

void
aft_remind_read_open (AftDocument   *document,
                      AftRemindEach  each,
                      gpointer       data)
{
  GListModel *reminders;

  g_return_if_fail (AFT_IS_DOCUMENT (document) && each != NULL);

  if (aft_document_get_private (document)->records == NULL)
    {
      read_closed (document, each, data);
      return;
    }

  reminders = aft_document_get_records (document, AFT_TYPE_REMINDER);
  for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (AftReminder) reminder = g_list_model_get_item (reminders, i);
      AftRemindWords words;

      if (!aft_remind_is_open (reminder))
        continue;
      aft_remind_fill_words (&words, reminder);
      each (document, &words, data);
    }
}
