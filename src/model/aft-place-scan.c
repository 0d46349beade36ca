/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-place-private.h"

#include "aft-contact.h"
#include "aft-date.h"
#include "aft-feedback.h"
#include "aft-fence.h"
#include "aft-follow-up.h"
#include "aft-guide-marks.h"
#include "aft-keyfile.h"
#include "aft-kinds.h"
#include "aft-note.h"
#include "aft-query-private.h"
#include "aft-reminder.h"
#include "aft-story.h"
#include "aft-text.h"
#include "aft-touch.h"

#include <string.h>

/* The places of one document. Its file's lines are walked over, group by group: what holds the words of a query is weighed when
 * it is over. Words that stand in the document's name count for all that is in it. */

/* The text of one searched field. */
typedef struct
{
  guint  field;
  gsize  start;         /* in texts, and in folded */
  gsize  folded_start;
} Value;

typedef struct
{
  AftQuery         *query;
  AftDocument      *document;
  const AftSummary *summary;
  GType             only;
  GPtrArray        *places;
  guint             n_before;   /* places of other documents */

  char             *context;    /* the document's name, folded */
  gboolean          own_tags;   /* the document has all tags, all names */
  gboolean          own_names;
  gboolean          named;      /* it is found by its name */

  /* Of the group that is being read. */
  GType             holder;
  AftRecordClass   *klass;      /* NULL: nothing that is searched */
  gboolean          head;
  char             *id;
  GString          *texts;      /* the values, each ended by a zero */
  GString          *folded;
  GArray           *values;     /* Value */
  char             *day;
  guint64           modified;
  guint64           when;       /* it was written or happened; 0: nobody knows, or it is still to come */

  AftPlace         *first;      /* the first line with any of the words, should nothing have all of them */
} Scan;

static const char *
get_text (Scan  *scan,
          guint  i)
{
  return scan->texts->str + g_array_index (scan->values, Value, i).start;
}

static const char *
get_folded (Scan  *scan,
            guint  i)
{
  return scan->folded->str + g_array_index (scan->values, Value, i).folded_start;
}

/* A bit for each word, tag and name of the query that stands in @folded. */
static guint32
find_terms (const AftQuery *query,
            const char     *folded)
{
  guint32 found = 0;
  guint n = 0;

  for (guint i = 0; i < query->words->len; i++, n++)
    if (strstr (folded, query->words->pdata[i]) != NULL)
      found |= 1u << n;
  for (guint i = 0; i < query->tags->len; i++, n++)
    if (aft_text_find_signed (folded, '#', query->tags->pdata[i], query->whole) != NULL)
      found |= 1u << n;
  for (guint i = 0; i < query->names->len; i++, n++)
    if (aft_query_find_name (query, query->names->pdata[i], folded))
      found |= 1u << n;

  return found;
}

/* What of it the document's name has, in the same numbers. */
static guint32
find_covered (Scan *scan)
{
  guint32 covered = find_terms (scan->query, scan->context) & (guint32) ((G_GUINT64_CONSTANT (1) << scan->query->words->len) - 1);
  guint n = scan->query->words->len;

  for (guint i = 0; i < scan->query->tags->len; i++, n++)
    if (scan->own_tags)
      covered |= 1u << n;
  for (guint i = 0; i < scan->query->names->len; i++, n++)
    if (scan->own_names)
      covered |= 1u << n;

  return covered;
}

static guint32
all_terms (const AftQuery *query)
{
  guint n = query->words->len + query->tags->len + query->names->len;

  return (guint32) ((G_GUINT64_CONSTANT (1) << n) - 1);
}

static AftPlace *
make_place (Scan       *scan,
            guint       i,
            const char *at)
{
  AftPlace *place = g_object_new (AFT_TYPE_PLACE, NULL);
  const char *day = scan->day;

  if (scan->head || day == NULL)
    day = scan->summary->day;
  place->document = g_object_ref (scan->document);
  place->holder = scan->holder;
  place->id = g_strdup (scan->head ? scan->summary->id : scan->id);
  place->field = (int) g_array_index (scan->values, Value, i).field;
  place->day = g_strdup (day);
  place->when = scan->when > 0 ? scan->when : scan->modified;
  place->modified = scan->modified;
  place->query = aft_query_ref (scan->query);
  place->text = g_strdup (get_text (scan, i));
  place->at = at - get_text (scan, i);

  return place;
}

static void
add_place (Scan       *scan,
           guint       i,
           const char *at)
{
  g_ptr_array_add (scan->places, make_place (scan, i, at));
}

static const char *
next_line (const char *line)
{
  const char *end = strchr (line, '\n');

  return end != NULL && end[1] != '\0' ? end + 1 : NULL;
}

/* The same in the folded form, which has as many lines, of which the last ones may have nothing left. */
static const char *
next_folded_line (const char *folded)
{
  const char *end = strchrnul (folded, '\n');

  return end + (*end == '\n');
}

static guint32
find_terms_of_line (const AftQuery *query,
                    const char     *folded)
{
  g_autofree char *line = g_strndup (folded, strcspn (folded, "\n"));

  return find_terms (query, line);
}

/* The line of all values that has the most of it, the first of equals. */
static const char *
find_best_line (Scan  *scan,
                guint *value)
{
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; i < scan->values->len; i++)
    {
      const char *folded = get_folded (scan, i);

      if (best != NULL && find_terms (scan->query, folded) == 0)
        continue;
      for (const char *line = get_text (scan, i); line != NULL; line = next_line (line), folded = next_folded_line (folded))
        {
          guint n = (guint) __builtin_popcount (find_terms_of_line (scan->query, folded));

          if (best != NULL && n <= most)
            continue;
          /* Without any words of its own, the first line that has some is shown. */
          if (n == 0 && best == NULL && *line == '\n')
            continue;
          best = line;
          most = n;
          *value = i;
        }
    }

  return best;
}

/* Each marked line is a place of its own, and has all that the document's name hasn't. */
static void
weigh_lines (Scan    *scan,
             guint32  covered)
{
  for (guint i = 0; i < scan->values->len; i++)
    {
      const char *folded = get_folded (scan, i);
      AftFence fence = { 0 };

      for (const char *line = get_text (scan, i); line != NULL; line = next_line (line), folded = next_folded_line (folded))
        {
          AftMark mark = scan->holder == AFT_TYPE_FEEDBACK ? AFT_MARK_QUOTE : aft_mark_of_next_line (&fence, line, NULL, NULL);

          if (mark == AFT_MARK_NONE || (scan->query->marks & (1u << mark)) == 0)
            continue;
          if ((find_terms_of_line (scan->query, folded) | covered) == all_terms (scan->query))
            add_place (scan, i, line);
          if (scan->holder == AFT_TYPE_FEEDBACK)
            return;
        }
    }
}

static gboolean
has_a_day (Scan *scan)
{
  return scan->holder == AFT_TYPE_NOTE || scan->holder == AFT_TYPE_TOUCH || scan->holder == AFT_TYPE_FEEDBACK
         || scan->holder == AFT_TYPE_REMINDER;
}

static void
weigh (Scan *scan)
{
  guint32 covered, own = 0;
  guint value = 0;
  const char *line;

  if (scan->klass == NULL || scan->values->len == 0)
    return;
  if (aft_query_has_days (scan->query)
      && !aft_query_match_day (scan->query, scan->day != NULL ? scan->day : scan->head ? scan->summary->day : NULL))
    return;

  covered = find_covered (scan);
  if (scan->query->marks != 0)
    {
      if (scan->holder == AFT_TYPE_NOTE || scan->holder == AFT_TYPE_FEEDBACK)
        weigh_lines (scan, covered);
      return;
    }

  for (guint i = 0; i < scan->values->len; i++)
    own |= find_terms (scan->query, get_folded (scan, i));
  /* A follow-up's job and company are copies of what is found elsewhere; so is what stands beside the name. */
  if ((own | covered) != all_terms (scan->query) || scan->holder == AFT_TYPE_FOLLOW_UP
      || (scan->named && (scan->head || scan->holder == AFT_TYPE_POSITION)))
    {
      if (own != 0 && scan->first == NULL && scan->places->len == scan->n_before
          && (line = find_best_line (scan, &value)) != NULL)
        scan->first = make_place (scan, value, line);
      return;
    }
  if (own == 0 && scan->only == G_TYPE_INVALID && !(aft_query_has_days (scan->query) && has_a_day (scan)))
    return;

  line = find_best_line (scan, &value);
  if (line != NULL)
    add_place (scan, value, line);
}

static void
begin_group (Scan         *scan,
             AftKeyReader *reader)
{
  const char *blank = memchr (reader->group, ' ', reader->group_length);
  gsize length = blank != NULL ? (gsize) (blank - reader->group) : reader->group_length;
  const char *own = aft_document_kind_group (scan->summary->kind);

  scan->head = reader->group_length == strlen (own) && memcmp (reader->group, own, reader->group_length) == 0;
  scan->holder = scan->head ? aft_kind_get_document_type (scan->summary->kind)
                            : aft_kind_get_record_type (scan->summary->kind, reader->group, length);
  scan->klass = scan->holder != G_TYPE_INVALID && (scan->only == G_TYPE_INVALID || scan->holder == scan->only)
                ? aft_kind_get_class (scan->holder) : NULL;
  g_clear_pointer (&scan->id, g_free);
  if (blank != NULL)
    scan->id = g_strndup (blank + 1, reader->group_length - length - 1);
  else
    scan->id = g_strdup ("");
  g_clear_pointer (&scan->day, g_free);
  scan->modified = 0;
  scan->when = 0;
  g_array_set_size (scan->values, 0);
  g_string_truncate (scan->texts, 0);
  g_string_truncate (scan->folded, 0);
}

static gboolean
key_is (AftKeyReader *reader,
        const char   *key)
{
  return strlen (key) == reader->key_length && memcmp (reader->key, key, reader->key_length) == 0;
}

/* What a record belongs to: when it happened, was written, is due. */
static const char *
get_day_key (GType holder)
{
  return holder == AFT_TYPE_NOTE ? "Created" : holder == AFT_TYPE_REMINDER ? "Due" : "When";
}

/* The title and the parts of a name, the first fields of a document, are found with its name. */
static guint
get_last_of_name (AftDocumentKind kind)
{
  return kind == AFT_DOCUMENT_CONTACT ? AFT_CONTACT_ADDITIONAL_NAMES : kind == AFT_DOCUMENT_STORY ? AFT_STORY_TITLE : 0;
}

static void
read_key (Scan         *scan,
          AftKeyReader *reader)
{
  if (scan->klass == NULL)
    return;
  if (key_is (reader, "Modified"))
    {
      scan->modified = aft_moment_to_number (reader->value, reader->value_length);
      return;
    }
  if (!scan->head && key_is (reader, get_day_key (scan->holder)))
    {
      g_free (scan->day);
      scan->day = g_strndup (reader->value, reader->value_length);
      if (scan->holder != AFT_TYPE_REMINDER)
        scan->when = aft_moment_to_number (reader->value, reader->value_length);
    }

  for (guint i = 0; i < scan->klass->n_fields; i++)
    {
      Value value = { .field = i };

      if (!scan->klass->fields[i].searched || !key_is (reader, scan->klass->fields[i].key))
        continue;
      if (scan->head && i <= get_last_of_name (scan->summary->kind))
        return;
      value.start = scan->texts->len;
      value.folded_start = scan->folded->len;
      aft_key_unescape (scan->texts, reader->value, reader->value_length);
      if (scan->holder == AFT_TYPE_NOTE)
        aft_fence_fold_append (scan->folded, scan->texts->str + value.start, scan->texts->len - value.start);
      else
        aft_text_fold_append (scan->folded, scan->texts->str + value.start, scan->texts->len - value.start);
      g_string_append_c (scan->texts, '\0');
      g_string_append_c (scan->folded, '\0');
      if (scan->texts->len > value.start + 1)
        g_array_append_val (scan->values, value);
      return;
    }
}

static void
walk (Scan   *scan,
      GBytes *bytes)
{
  AftKeyReader reader;

  if (!aft_key_reader_init (&reader, bytes, NULL))
    return;

  for (;;)
    switch (aft_key_reader_next (&reader, NULL))
      {
      case AFT_KEY_GROUP:
        weigh (scan);
        begin_group (scan, &reader);
        break;
      case AFT_KEY_VALUE:
        read_key (scan, &reader);
        break;
      case AFT_KEY_DAMAGED:
      case AFT_KEY_END:
      default:
        weigh (scan);
        return;
      }
}

/* What they said was taken from a note: the line that is there needn't be shown twice. */
static void
drop_quoted (Scan *scan)
{
  for (guint i = scan->places->len; i > scan->n_before; i--)
    {
      AftPlace *feedback = scan->places->pdata[i - 1];
      gboolean quoted = FALSE;

      if (feedback->holder != AFT_TYPE_FEEDBACK)
        continue;
      for (guint k = scan->n_before; k < scan->places->len && !quoted; k++)
        {
          AftPlace *note = scan->places->pdata[k];
          const char *words;
          gsize length;

          if (note->holder != AFT_TYPE_NOTE)
            continue;
          aft_mark_of_line (note->text + note->at, &words, &length);
          quoted = length > 0 && strncmp (feedback->text, words, length) == 0;
        }
      if (quoted)
        g_ptr_array_remove_index (scan->places, i - 1);
    }
}

static gboolean
has_all (const AftSummary *summary,
         GPtrArray        *list,
         gboolean        (*has) (const AftSummary *, const char *))
{
  for (guint i = 0; i < list->len; i++)
    if (!has (summary, list->pdata[i]))
      return FALSE;

  return TRUE;
}

void
aft_place_scan (AftQuery    *query,
                AftDocument *document,
                GType        only,
                GPtrArray   *places)
{
  g_autoptr (GBytes) bytes = aft_document_dup_bytes_now (document);
  const AftSummary *summary = aft_document_get_summary (document);
  g_autofree char *context = g_strdup_printf ("%s\n%s\n%s", summary->title, summary->subtitle, summary->company);
  Scan scan = { .query = query, .document = document, .summary = summary, .only = only, .places = places,
                .n_before = places->len };

  if (!aft_query_match_company (query, summary))
    return;

  /* A note of nobody's has no name but its own first line. */
  scan.context = aft_text_fold (summary->kind == AFT_DOCUMENT_INBOX ? "" : context);
  scan.own_tags = has_all (summary, query->tags, aft_query_has_tag);
  scan.own_names = !query->whole && summary->kind != AFT_DOCUMENT_INBOX && has_all (summary, query->names, aft_query_has_name);
  scan.named = only == G_TYPE_INVALID && aft_place_rank_name (query, summary, aft_query_match (query, summary)) > 0;
  scan.texts = g_string_sized_new (g_bytes_get_size (bytes) + 1);
  scan.folded = g_string_sized_new (g_bytes_get_size (bytes) + 1);
  scan.values = g_array_new (FALSE, FALSE, sizeof (Value));

  walk (&scan, bytes);
  if (query->marks != 0)
    drop_quoted (&scan);
  if (places->len == scan.n_before && scan.first != NULL && only == G_TYPE_INVALID && !aft_query_has_days (query)
      && aft_query_match (query, summary) == 1)
    g_ptr_array_add (places, g_steal_pointer (&scan.first));

  g_clear_object (&scan.first);
  g_free (scan.context);
  g_free (scan.id);
  g_free (scan.day);
  g_string_free (scan.texts, TRUE);
  g_string_free (scan.folded, TRUE);
  g_array_unref (scan.values);
}
