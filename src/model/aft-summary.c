/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-summary.h"

#include "aft-date.h"
#include "aft-id.h"
#include "aft-keyfile.h"
#include "aft-kinds.h"
#include "aft-text.h"

#include <string.h>

G_DEFINE_QUARK (aft-model-error-quark, aft_model_error)

#define DAYS_OF_A_TRY 7

/* What the scan keeps of the group it is in until the group ends. */
typedef struct
{
  const char     *name;         /* the group's, without its id; points into the bytes */
  gsize           length;
  AftRecordClass *klass;        /* NULL: a group we don't know */
  gboolean        head;

  /* Values of keys that decide what the group means for the summary. */
  const char     *value[6];
  gsize           value_length[6];
} Group;

/* Which keys these are, by group. */
static const struct
{
  const char *group;
  const char *keys[6];
} wanted[] = {
  { "Position",  { "Title", "Company", "Until" } },
  { "Address",   { "Kind", "Value", "Until", "Preferred" } },
  { "Touch",     { "When", "Direction", "Result" } },
  { "Reminder",  { "Due", "State", "What" } },
  { "Follow-Up", { "Thanks", "Closed" } },
  { "Note",      { "Text", "Created" } },
};

typedef struct
{
  char     when[11];
  gboolean answer;
} Contact;

typedef struct
{
  AftSummary  *summary;
  GString     *folded;
  GString     *scratch;
  GArray      *touches;         /* Contact */
  Group        group;
  const char **keys;
  char        *name;            /* what stands in the file as Id */
  char        *first_company;
  char        *note_title;
  gboolean     position_open;
} Scan;

static char *
dup_value (Scan *scan,
           guint i)
{
  g_string_truncate (scan->scratch, 0);
  if (scan->group.value[i] != NULL)
    aft_key_unescape (scan->scratch, scan->group.value[i], scan->group.value_length[i]);

  return g_strndup (scan->scratch->str, scan->scratch->len);
}

static gboolean
value_is (Scan       *scan,
          guint       i,
          const char *word)
{
  gsize length = strlen (word);

  return scan->group.value[i] != NULL && scan->group.value_length[i] == length &&
         memcmp (scan->group.value[i], word, length) == 0;
}

static gboolean
value_is_set (Scan *scan,
              guint i)
{
  return scan->group.value[i] != NULL && scan->group.value_length[i] > 0;
}

/* Most strings of most documents are empty: they share one. */
static char nothing[] = "";

static const glong strings[] = {
  G_STRUCT_OFFSET (AftSummary, id), G_STRUCT_OFFSET (AftSummary, title), G_STRUCT_OFFSET (AftSummary, subtitle),
  G_STRUCT_OFFSET (AftSummary, company), G_STRUCT_OFFSET (AftSummary, tags), G_STRUCT_OFFSET (AftSummary, state),
  G_STRUCT_OFFSET (AftSummary, merged_ids), G_STRUCT_OFFSET (AftSummary, email), G_STRUCT_OFFSET (AftSummary, phone),
  G_STRUCT_OFFSET (AftSummary, photo), G_STRUCT_OFFSET (AftSummary, day), G_STRUCT_OFFSET (AftSummary, created),
  G_STRUCT_OFFSET (AftSummary, modified), G_STRUCT_OFFSET (AftSummary, first_touch),
  G_STRUCT_OFFSET (AftSummary, last_touch),
  G_STRUCT_OFFSET (AftSummary, last_answer), G_STRUCT_OFFSET (AftSummary, keep_after),
  G_STRUCT_OFFSET (AftSummary, paused_until), G_STRUCT_OFFSET (AftSummary, first_due),
  G_STRUCT_OFFSET (AftSummary, collate), G_STRUCT_OFFSET (AftSummary, folded),
};

/* @value is taken. */
static void
take (char **place,
      char  *value)
{
  if (*place != nothing)
    g_free (*place);
  if (value != NULL && *value == '\0')
    g_clear_pointer (&value, g_free);
  *place = value != NULL ? value : nothing;
}

static guint
count_open_points (const char *text)
{
  guint n = 0;

  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      while (*line == '\n' || *line == ' ' || *line == '\t')
        line++;
      n += (line[0] == '-' || line[0] == '*') && strncmp (line + 1, " [ ]", 4) == 0;
    }

  return n;
}

static void
end_position (Scan *scan)
{
  AftSummary *summary = scan->summary;

  if (value_is_set (scan, 2) || scan->position_open)
    return;

  scan->position_open = TRUE;
  take (&summary->subtitle, dup_value (scan, 0));
  take (&summary->company, dup_value (scan, 1));
}

static void
end_address (Scan *scan)
{
  AftSummary *summary = scan->summary;
  char **place = value_is (scan, 0, "email") ? &summary->email : value_is (scan, 0, "phone") ? &summary->phone : NULL;

  if (place != NULL && !value_is_set (scan, 2) && (**place == '\0' || value_is (scan, 3, "true")))
    take (place, dup_value (scan, 1));
}

static void
end_touch (Scan *scan)
{
  Contact touch = { .answer = value_is (scan, 1, "in") || value_is (scan, 2, "talked") || value_is (scan, 2, "replied") ||
                              value_is (scan, 2, "declined") };

  scan->summary->n_touches++;
  if (scan->group.value_length[0] < 10)
    return;

  memcpy (touch.when, scan->group.value[0], 10);
  g_array_append_val (scan->touches, touch);
}

static void
end_reminder (Scan *scan)
{
  g_autofree char *due = NULL;

  if (value_is (scan, 1, "done") || value_is (scan, 1, "skipped"))
    return;

  scan->summary->open_reminders++;
  if (scan->note_title == NULL && scan->summary->kind == AFT_DOCUMENT_INBOX)
    scan->note_title = dup_value (scan, 2);

  due = dup_value (scan, 0);
  if (*due != '\0' && (*scan->summary->first_due == '\0' || strcmp (due, scan->summary->first_due) < 0))
    take (&scan->summary->first_due, g_steal_pointer (&due));
}

static void
end_follow_up (Scan *scan)
{
  if (value_is_set (scan, 1))
    return;

  scan->summary->open_follow_ups++;
  if (!value_is (scan, 0, "sent") && !value_is (scan, 0, "said") && !value_is (scan, 0, "waived"))
    scan->summary->open_thanks += value_is_set (scan, 0);
}

static void
end_note (Scan *scan)
{
  g_autofree char *text = dup_value (scan, 0);

  scan->summary->n_notes++;
  scan->summary->open_points += count_open_points (text);
  if (scan->summary->kind != AFT_DOCUMENT_INBOX || scan->note_title != NULL)
    return;

  text[strcspn (text, "\n")] = '\0';
  scan->note_title = g_steal_pointer (&text);
  take (&scan->summary->day, dup_value (scan, 1));
}

static void
end_group (Scan *scan)
{
  static void (* const ends[]) (Scan *) = {
    end_position, end_address, end_touch, end_reminder, end_follow_up, end_note,
  };

  if (scan->keys != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
      if (scan->keys == (const char **) wanted[i].keys)
        ends[i] (scan);
}

static void
begin_group (Scan         *scan,
             AftKeyReader *reader,
             gboolean      head)
{
  const char *blank = memchr (reader->group, ' ', reader->group_length);
  gsize length = blank != NULL ? (gsize) (blank - reader->group) : reader->group_length;
  GType type;

  end_group (scan);

  memset (&scan->group, 0, sizeof scan->group);
  scan->keys = NULL;
  scan->summary->n_groups++;
  type = head ? aft_kind_get_document_type (scan->summary->kind)
              : aft_kind_get_record_type (scan->summary->kind, reader->group, length);
  if (type == G_TYPE_INVALID)
    return;

  scan->group.klass = aft_kind_get_class (type);
  scan->group.head = head;
  for (guint i = 0; !head && i < G_N_ELEMENTS (wanted); i++)
    if (strcmp (wanted[i].group, scan->group.klass->group) == 0)
      scan->keys = (const char **) wanted[i].keys;
}

static gboolean
key_is (AftKeyReader *reader,
        const char   *key)
{
  gsize length = strlen (key);

  return reader->key_length == length && memcmp (reader->key, key, length) == 0;
}

static char *
dup_plain (AftKeyReader *reader)
{
  GString *text = g_string_sized_new (reader->value_length + 1);

  aft_key_unescape (text, reader->value, reader->value_length);
  return g_string_free (text, FALSE);
}

/* The keys of a document's first group that the summary has a place for. */
static char **
find_head_place (Scan         *scan,
                 AftKeyReader *reader)
{
  AftSummary *summary = scan->summary;
  const struct { AftDocumentKind kind; const char *key; char **place; } places[] = {
    { AFT_DOCUMENT_CONTACT, "Full-Name", &summary->title },
    { AFT_DOCUMENT_CONTACT, "Tags", &summary->tags },
    { AFT_DOCUMENT_CONTACT, "Rhythm", &summary->state },
    { AFT_DOCUMENT_CONTACT, "Keep-In-Touch-After", &summary->keep_after },
    { AFT_DOCUMENT_CONTACT, "Paused-Until", &summary->paused_until },
    { AFT_DOCUMENT_CONTACT, "Photo", &summary->photo },
    { AFT_DOCUMENT_CONTACT, "Merged-Ids", &summary->merged_ids },
    { AFT_DOCUMENT_APPLICATION, "Position", &summary->title },
    { AFT_DOCUMENT_APPLICATION, "Company", &summary->company },
    { AFT_DOCUMENT_APPLICATION, "State", &summary->state },
    { AFT_DOCUMENT_APPLICATION, "Turned-Down", &summary->day },
    { AFT_DOCUMENT_STORY, "Title", &summary->title },
    { AFT_DOCUMENT_STORY, "Kind", &summary->state },
    { AFT_DOCUMENT_STORY, "Tags", &summary->tags },
    { AFT_DOCUMENT_EVENT, "Name", &summary->title },
    { AFT_DOCUMENT_EVENT, "Place", &summary->subtitle },
    { AFT_DOCUMENT_EVENT, "When", &summary->day },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].kind == summary->kind && key_is (reader, places[i].key))
      return places[i].place;

  return NULL;
}

static void
read_head_key (Scan         *scan,
               AftKeyReader *reader)
{
  AftSummary *summary = scan->summary;
  char **place;

  if (key_is (reader, "Id"))
    {
      g_free (scan->name);
      scan->name = dup_plain (reader);
    }
  else if (key_is (reader, "Format"))
    summary->format = strtoul (reader->value, NULL, 10);
  else if (key_is (reader, "Created"))
    take (&summary->created, dup_plain (reader));
  else if (key_is (reader, "Unnamed"))
    summary->unnamed = reader->value_length == 4 && memcmp (reader->value, "true", 4) == 0;
  else if (key_is (reader, "Archived"))
    summary->archived = reader->value_length == 4 && memcmp (reader->value, "true", 4) == 0;
  else if ((place = find_head_place (scan, reader)) != NULL)
    take (place, dup_plain (reader));
}

static void
fold_value (Scan         *scan,
            AftKeyReader *reader)
{
  AftRecordClass *klass = scan->group.klass;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (!klass->fields[i].searched || !key_is (reader, klass->fields[i].key))
        continue;

      if (memchr (reader->value, '\\', reader->value_length) == NULL)
        aft_text_fold_append (scan->folded, reader->value, reader->value_length);
      else
        {
          g_string_truncate (scan->scratch, 0);
          aft_key_unescape (scan->scratch, reader->value, reader->value_length);
          aft_text_fold_append (scan->folded, scan->scratch->str, scan->scratch->len);
        }
      g_string_append_c (scan->folded, '\n');
      return;
    }
}

static void
read_key (Scan         *scan,
          AftKeyReader *reader)
{
  if (key_is (reader, "Modified"))
    {
      if (strncmp (reader->value, scan->summary->modified, reader->value_length) > 0 && reader->value_length >= 20)
        take (&scan->summary->modified, dup_plain (reader));
      return;
    }

  if (scan->group.klass == NULL)
    return;

  if (scan->group.head)
    read_head_key (scan, reader);
  for (guint i = 0; scan->keys != NULL && i < 6 && scan->keys[i] != NULL; i++)
    if (key_is (reader, scan->keys[i]))
      {
        scan->group.value[i] = reader->value;
        scan->group.value_length[i] = reader->value_length;
      }
  fold_value (scan, reader);
}

static gint
compare_touches (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const Contact *) a)->when, ((const Contact *) b)->when);
}

/* A day as a number; what is no day is long ago. */
static guint32
count_days (const char *when)
{
  GDate day;

  return aft_day_parse (when, &day) ? g_date_get_julian (&day) : 0;
}

/* Somebody who called twice in vain and then wrote made one try, and a thank-you on the day after a talk is none. */
static void
sum_up_touches (Scan *scan)
{
  AftSummary *summary = scan->summary;
  GArray *touches = scan->touches;
  const char *answer = "";
  guint32 try = 0;

  if (touches->len == 0)
    return;

  g_array_sort (touches, compare_touches);
  for (guint i = 0; i < touches->len; i++)
    {
      const Contact *touch = &g_array_index (touches, Contact, i);

      if (touch->answer)
        {
          answer = touch->when;
          try = count_days (answer);
          summary->unanswered = 0;
        }
      else if (count_days (touch->when) >= try + DAYS_OF_A_TRY)
        {
          try = count_days (touch->when);
          summary->unanswered++;
        }
    }

  take (&summary->first_touch, g_strdup (g_array_index (touches, Contact, 0).when));
  take (&summary->last_touch, g_strdup (g_array_index (touches, Contact, touches->len - 1).when));
  take (&summary->last_answer, g_strdup (answer));
}

static void
fill_in (Scan *scan)
{
  AftSummary *summary = scan->summary;
  g_autofree char *folded_title = NULL;

  if (summary->kind == AFT_DOCUMENT_INBOX && scan->note_title != NULL)
    take (&summary->title, g_steal_pointer (&scan->note_title));
  if (summary->kind == AFT_DOCUMENT_APPLICATION)
    take (&summary->subtitle, g_strdup (summary->company));

  folded_title = aft_text_fold (summary->title);
  take (&summary->collate, g_utf8_collate_key (folded_title, -1));

  summary->folded_length = scan->folded->len;
  take (&summary->folded, g_strndup (scan->folded->str, scan->folded->len));
}

static gboolean
scan_lines (Scan    *scan,
            GBytes  *bytes,
            GError **error)
{
  AftSummary *summary = scan->summary;
  const char *group = aft_document_kind_group (summary->kind);
  AftKeyReader reader;
  gboolean first = TRUE;

  if (!aft_key_reader_init (&reader, bytes, error))
    return FALSE;

  for (;;)
    switch (aft_key_reader_next (&reader, error))
      {
      case AFT_KEY_DAMAGED:
        return FALSE;

      case AFT_KEY_END:
        end_group (scan);
        if (first || scan->name == NULL || !aft_id_is_valid (scan->name))
          {
            g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED, "line %u: no valid Id", first ? 1 : reader.line);
            return FALSE;
          }
        return TRUE;

      case AFT_KEY_GROUP:
        if (first && (reader.group_length != strlen (group) || memcmp (reader.group, group, reader.group_length) != 0))
          {
            g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED, "line %u: the first group is not [%s]",
                         reader.line, group);
            return FALSE;
          }
        begin_group (scan, &reader,
                     reader.group_length == strlen (group) && memcmp (reader.group, group, reader.group_length) == 0);
        first = FALSE;
        break;

      case AFT_KEY_VALUE:
        /* GKeyFile refuses the whole file for it. */
        if (scan->group.head && key_is (&reader, "Encoding")
            && (reader.value_length != 5 || g_ascii_strncasecmp (reader.value, "UTF-8", 5) != 0))
          {
            g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED, "line %u: an encoding that is not UTF-8",
                         reader.line);
            return FALSE;
          }
        read_key (scan, &reader);
        break;

      default:
        g_assert_not_reached ();
      }
}

static AftSummary *
summary_new (AftDocumentKind kind)
{
  AftSummary *summary = g_new0 (AftSummary, 1);

  summary->kind = kind;
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    G_STRUCT_MEMBER (char *, summary, strings[i]) = nothing;

  return summary;
}

void
aft_summary_free (AftSummary *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    take (&G_STRUCT_MEMBER (char *, self, strings[i]), NULL);
  g_free (self);
}

AftSummary *
aft_summary_scan (GBytes           *bytes,
                  AftDocumentKind   kind,
                  const char       *name,
                  GError          **error)
{
  Scan scan = { .summary = summary_new (kind), .folded = g_string_sized_new (g_bytes_get_size (bytes) / 2 + 1),
                .scratch = g_string_new (NULL), .touches = g_array_new (FALSE, TRUE, sizeof (Contact)) };
  g_autoptr (AftSummary) summary = scan.summary;
  gboolean usable = scan_lines (&scan, bytes, error);

  if (usable)
    {
      const char *suffix = aft_document_kind_suffix (kind);

      if (name == NULL || kind == AFT_DOCUMENT_BOOK || (g_str_has_prefix (name, scan.name) &&
                                                        strcmp (name + AFT_ID_LENGTH, suffix) == 0))
        take (&summary->id, g_steal_pointer (&scan.name));
      else
        take (&summary->id, aft_id_new_for (scan.name, name));
      sum_up_touches (&scan);
      fill_in (&scan);
    }

  g_string_free (scan.folded, TRUE);
  g_string_free (scan.scratch, TRUE);
  g_array_unref (scan.touches);
  g_free (scan.name);
  g_free (scan.note_title);

  return usable ? g_steal_pointer (&summary) : NULL;
}
