/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-place-private.h"

#include "aft-code-span.h"
#include "aft-note.h"
#include "aft-query-private.h"
#include "aft-text.h"

#include <string.h>

/* So much of a line is shown, and so much of that before the first match, in characters. */
#define SHOWN_MAX 160
#define SHOWN_BEFORE 40

/* So many matches of a word are marked in a line: the first ones, since more of it isn't shown. */
#define MATCHES_MAX 16
#define RANGES_MAX 48

G_DEFINE_FINAL_TYPE (AftPlace, aft_place, G_TYPE_OBJECT)

static void
aft_place_finalize (GObject *object)
{
  AftPlace *self = AFT_PLACE (object);

  g_clear_object (&self->document);
  g_free (self->id);
  g_free (self->line);
  g_array_unref (self->ranges);
  g_free (self->day);
  g_free (self->text);
  g_clear_pointer (&self->query, aft_query_unref);

  G_OBJECT_CLASS (aft_place_parent_class)->finalize (object);
}

static void
aft_place_class_init (AftPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_place_finalize;
}

static void
aft_place_init (AftPlace *self)
{
  self->ranges = g_array_new (FALSE, FALSE, sizeof (AftRange));
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const AftRange *first = a;
  const AftRange *second = b;

  return first->start != second->start ? (first->start < second->start ? -1 : 1) : 0;
}

static void
find_all (GArray     *ranges,
          const char *folded,
          const char *word,
          char        sign,
          gboolean    whole)
{
  gsize length = strlen (word) + (sign != '\0');
  const char *p = folded;
  guint n = 0;

  while (n++ < MATCHES_MAX && (p = sign != '\0' ? aft_text_find_signed (p, sign, word, whole) : strstr (p, word)) != NULL)
    {
      AftRange range = { p - folded, p - folded + length };

      g_array_append_val (ranges, range);
      p += length;
    }
}

/* The folded form of a line of a note without the signs of its code, which mean nothing; as long as with them. */
static char *
dup_folded_signless (const char *line)
{
  g_autoptr (GArray) code = aft_code_spans_find (line);
  g_autofree char *signless = g_strdup (line);

  for (guint i = 0; code != NULL && i < code->len; i++)
    {
      const AftCodeSpan *span = &g_array_index (code, AftCodeSpan, i);

      for (char *p = signless + span->start; p < signless + span->end; p++)
        if (*p == '#' || *p == '@')
          *p = '`';
    }

  return aft_text_fold (signless);
}

/* Where anything of @query stands in @line, in bytes of @line, in order and without overlaps. Names stand in a title as they are,
 * elsewhere behind a sign. Transfer full. */
static GArray *
find_ranges (const AftQuery *query,
             const char     *line,
             gboolean        title,
             gboolean        note)
{
  g_autofree char *folded = aft_text_fold (line);
  g_autofree char *signs = note ? dup_folded_signless (line) : g_strdup (folded);
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (AftRange));
  guint kept = 0;

  for (guint i = 0; i < query->words->len; i++)
    find_all (ranges, folded, query->words->pdata[i], '\0', FALSE);
  for (guint i = 0; i < query->tags->len; i++)
    find_all (ranges, signs, query->tags->pdata[i], '#', query->whole);
  for (guint i = 0; i < query->names->len; i++)
    {
      g_auto (GStrv) names = g_strsplit (query->names->pdata[i], "\n", -1);
      g_auto (GStrv) words = title ? g_strsplit (names[0], " ", -1) : NULL;

      for (char **name = names; *name != NULL; name++)
        find_all (ranges, signs, *name, '@', query->whole);
      for (char **word = words; word != NULL && *word != NULL; word++)
        if (**word != '\0')
          find_all (ranges, folded, *word, '\0', FALSE);
    }

  g_array_sort (ranges, compare_ranges);
  g_array_set_size (ranges, MIN (ranges->len, RANGES_MAX));

  /* A letter that folds to two may be in two of them. */
  for (guint i = 0; i < ranges->len; i++)
    {
      AftRange *range = &g_array_index (ranges, AftRange, i);
      AftRange *last = kept > 0 ? &g_array_index (ranges, AftRange, kept - 1) : NULL;
      gsize start, end;

      aft_text_unfold (line, range->start, range->end, &start, &end);
      if (last != NULL && start < last->end)
        last->end = MAX (last->end, end);
      else
        g_array_index (ranges, AftRange, kept++) = (AftRange) { start, end };
    }
  g_array_set_size (ranges, kept);

  return ranges;
}

static void
append_shown (GString    *shown,
              const char *text,
              gsize       length)
{
  g_autofree char *piece = g_strndup (text, length);
  g_autofree char *safe = aft_text_dup_shown (piece, SHOWN_MAX);

  g_string_append (shown, safe);
}

/* Where to begin showing @line, of which @first is to be seen. */
static const char *
find_beginning (const char *line,
                const char *first)
{
  const char *start = first;
  const char *blank;

  for (guint i = 0; i < SHOWN_BEFORE && start > line; i++)
    start = g_utf8_prev_char (start);
  if (start == line)
    return line;
  blank = memchr (start, ' ', first - start);

  return blank != NULL ? blank + 1 : start;
}

/* Shows the line, and marks what fits. */
static void
make_line (AftPlace *self)
{
  const char *text = self->text;
  const char *at = text + self->at;
  const char *line_start = at;
  const char *line_end = strchrnul (at, '\n');
  g_autofree char *line = NULL;
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (GString) shown = g_string_new (NULL);
  const char *p, *end;

  while (line_start > text && line_start[-1] != '\n')
    line_start--;
  while (line_start < line_end && g_ascii_isspace (*line_start))
    line_start++;
  line = g_strndup (line_start, line_end - line_start);
  ranges = find_ranges (self->query, line, self->field < 0, self->holder == AFT_TYPE_NOTE);

  if (ranges->len > 0 && self->field >= 0)
    {
      const AftRange *first = &g_array_index (ranges, AftRange, 0);

      self->from = g_utf8_pointer_to_offset (text, line_start + first->start);
      self->to = g_utf8_pointer_to_offset (text, line_start + first->end);
    }

  p = ranges->len > 0 ? find_beginning (line, line + g_array_index (ranges, AftRange, 0).start) : line;
  end = line + strlen (line);
  if (p > line)
    g_string_append (shown, "…");
  if (g_utf8_strlen (p, -1) > SHOWN_MAX)
    end = g_utf8_offset_to_pointer (p, SHOWN_MAX);

  for (guint i = 0; i < ranges->len; i++)
    {
      AftRange range = g_array_index (ranges, AftRange, i);
      AftRange place;

      if (line + range.end > end)
        break;
      append_shown (shown, p, line + range.start - p);
      place.start = shown->len;
      append_shown (shown, line + range.start, range.end - range.start);
      place.end = shown->len;
      g_array_append_val (self->ranges, place);
      p = line + range.end;
    }
  append_shown (shown, p, end - p);
  if (*end != '\0')
    g_string_append (shown, "…");

  self->line = g_strndup (shown->str, shown->len);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->query, aft_query_unref);
}

static void
need_line (AftPlace *self)
{
  if (self->line == NULL)
    make_line (self);
}

AftDocument *
aft_place_get_document (AftPlace *self)
{
  g_return_val_if_fail (AFT_IS_PLACE (self), NULL);

  return self->document;
}

GType
aft_place_get_holder (AftPlace *self)
{
  g_return_val_if_fail (AFT_IS_PLACE (self), G_TYPE_INVALID);

  return self->holder;
}

const char *
aft_place_get_id (AftPlace *self)
{
  g_return_val_if_fail (AFT_IS_PLACE (self), NULL);

  return self->id;
}

int
aft_place_get_field (AftPlace *self)
{
  g_return_val_if_fail (AFT_IS_PLACE (self), -1);

  return self->field;
}

const char *
aft_place_get_line (AftPlace *self)
{
  g_return_val_if_fail (AFT_IS_PLACE (self), NULL);

  need_line (self);
  return self->line;
}

const AftRange *
aft_place_get_ranges (AftPlace *self,
                      guint    *n_ranges)
{
  g_return_val_if_fail (AFT_IS_PLACE (self), NULL);

  need_line (self);
  *n_ranges = self->ranges->len;

  return (const AftRange *) self->ranges->data;
}

char *
aft_place_dup_matches (AftPlace *self)
{
  GString *matches = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (AFT_IS_PLACE (self), NULL);

  need_line (self);
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const AftRange *range = &g_array_index (self->ranges, AftRange, i);
      g_autofree char *match = g_strndup (self->line + range->start, range->end - range->start);

      if (g_hash_table_contains (seen, match))
        continue;
      g_string_append_printf (matches, "%s%s", matches->len > 0 ? ", " : "", match);
      g_hash_table_add (seen, g_steal_pointer (&match));
    }

  return g_string_free (matches, FALSE);
}

gboolean
aft_place_get_selection (AftPlace *self,
                         guint    *from,
                         guint    *to)
{
  g_return_val_if_fail (AFT_IS_PLACE (self), FALSE);

  need_line (self);
  *from = self->from;
  *to = self->to;

  return self->to > self->from;
}

const char *
aft_place_get_day (AftPlace *self)
{
  g_return_val_if_fail (AFT_IS_PLACE (self), NULL);

  return self->day;
}

gboolean
aft_place_is_same (AftPlace *self,
                   AftPlace *other)
{
  g_return_val_if_fail (AFT_IS_PLACE (self) && AFT_IS_PLACE (other), FALSE);

  return self->document == other->document && self->holder == other->holder && (self->field < 0) == (other->field < 0)
         && strcmp (self->id, other->id) == 0;
}

gboolean
aft_place_looks_same (AftPlace *self,
                      AftPlace *other)
{
  if (!aft_place_is_same (self, other) || self->field != other->field || strcmp (self->day, other->day) != 0)
    return FALSE;

  need_line (self);
  need_line (other);
  return self->from == other->from && self->to == other->to && strcmp (self->line, other->line) == 0
         && self->ranges->len == other->ranges->len
         && (self->ranges->len == 0
             || memcmp (self->ranges->data, other->ranges->data, self->ranges->len * sizeof (AftRange)) == 0);
}

guint
aft_place_rank_name (const AftQuery   *query,
                     const AftSummary *summary,
                     guint             match)
{
  if (match == 0 || query->marks != 0 || (query->words->len > 0 && match < 2))
    return 0;
  /* The first line of a note of nobody's is found as a line of the note. */
  if (summary->kind == AFT_DOCUMENT_INBOX || *summary->title == '\0' || !aft_query_match_company (query, summary))
    return 0;
  if (aft_query_has_days (query) && !aft_query_match_day (query, summary->day))
    return 0;
  for (guint i = 0; i < query->tags->len; i++)
    if (!aft_query_has_tag (summary, query->tags->pdata[i]))
      return 0;
  for (guint i = 0; i < query->names->len; i++)
    if (!aft_query_has_name (summary, query->names->pdata[i]))
      return 0;

  if (query->words->len == 0)
    return query->names->len > 0 ? AFT_QUERY_RANKS : 2;
  if (query->words->len > 1)
    {
      g_autofree char *context = g_strdup_printf ("%s\n%s\n%s", summary->title, summary->subtitle, summary->company);
      g_autofree char *folded = aft_text_fold (context);

      for (guint i = 0; i < query->words->len; i++)
        if (strstr (folded, query->words->pdata[i]) == NULL)
          return 0;
    }

  return match;
}

AftPlace *
aft_place_of_name (AftQuery    *query,
                   AftDocument *document)
{
  const AftSummary *summary = aft_document_get_summary (document);
  AftPlace *self;

  if (aft_place_rank_name (query, summary, aft_query_match (query, summary)) == 0)
    return NULL;

  self = g_object_new (AFT_TYPE_PLACE, NULL);
  self->document = g_object_ref (document);
  self->holder = G_OBJECT_TYPE (document);
  self->id = g_strdup (summary->id);
  self->field = -1;
  self->day = g_strdup (summary->day);
  self->when = self->modified = summary->changed;
  self->query = aft_query_ref (query);
  self->text = g_strdup (summary->title);

  return self;
}
