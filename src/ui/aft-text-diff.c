/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-text-diff.h"

#include <string.h>

/* Comparing n with m lines takes n × m steps and bytes: beyond this, one hunk has to do. */
#define CELLS_MAX 1000000

typedef struct
{
  const char *start;
  gsize       bytes;
} Line;

static void
clear_hunk (gpointer data)
{
  AftTextHunk *hunk = data;

  g_clear_pointer (&hunk->added, g_free);
}

static GArray *
new_hunks (void)
{
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (AftTextHunk));

  g_array_set_clear_func (hunks, clear_hunk);

  return hunks;
}

static GArray *
split_lines (const char *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  while (*text != '\0')
    {
      const char *end = strchr (text, '\n');
      Line line = { text, end != NULL ? (gsize) (end + 1 - text) : strlen (text) };

      g_array_append_val (lines, line);
      text += line.bytes;
    }

  return lines;
}

static gboolean
same_line (GArray *a,
           guint   i,
           GArray *b,
           guint   j)
{
  Line *one = &g_array_index (a, Line, i);
  Line *other = &g_array_index (b, Line, j);

  return one->bytes == other->bytes && memcmp (one->start, other->start, one->bytes) == 0;
}

/* Appends the difference of two pieces, at @offset of the first text, without what they begin and end with in common. */
static void
append_hunk (GArray     *hunks,
             guint       offset,
             const char *from,
             gsize       from_bytes,
             const char *to,
             gsize       to_bytes)
{
  const char *from_end = from + from_bytes;
  const char *to_end = to + to_bytes;
  AftTextHunk hunk = { offset, 0, NULL };

  while (from < from_end && to < to_end && g_utf8_get_char (from) == g_utf8_get_char (to))
    {
      from = g_utf8_next_char (from);
      to = g_utf8_next_char (to);
      hunk.offset++;
    }

  while (from < from_end && to < to_end)
    {
      const char *a = g_utf8_prev_char (from_end);
      const char *b = g_utf8_prev_char (to_end);

      if (g_utf8_get_char (a) != g_utf8_get_char (b))
        break;
      from_end = a;
      to_end = b;
    }

  if (from == from_end && to == to_end)
    return;

  hunk.removed = g_utf8_strlen (from, from_end - from);
  hunk.added = g_strndup (to, to_end - to);
  g_array_append_val (hunks, hunk);
}

/* lengths[i * (m + 1) + j] is how many lines from a's i-th and b's j-th on can stay at most. */
static guint16 *
count_common (GArray *a,
              guint   a_first,
              guint   n,
              GArray *b,
              guint   b_first,
              guint   m)
{
  guint16 *lengths = g_new0 (guint16, (gsize) (n + 1) * (m + 1));

  for (guint i = n; i-- > 0;)
    {
      for (guint j = m; j-- > 0;)
        {
          guint16 *cell = lengths + (gsize) i * (m + 1) + j;

          if (same_line (a, a_first + i, b, b_first + j))
            *cell = cell[m + 2] + 1;
          else
            *cell = MAX (cell[m + 1], cell[1]);
        }
    }

  return lengths;
}

GArray *
aft_text_diff (const char *from,
               const char *to)
{
  g_autoptr (GArray) a = split_lines (from);
  g_autoptr (GArray) b = split_lines (to);
  g_autofree guint16 *lengths = NULL;
  GArray *hunks = new_hunks ();
  guint first = 0, n = a->len, m = b->len, i = 0, j = 0, offset = 0;

  while (first < n && first < m && same_line (a, first, b, first))
    first++;
  while (n > first && m > first && same_line (a, n - 1, b, m - 1))
    n--, m--;
  n -= first;
  m -= first;

  if ((guint64) (n + 1) * (m + 1) <= CELLS_MAX)
    lengths = count_common (a, first, n, b, first, m);

  for (guint line = 0; line < first; line++)
    offset += g_utf8_strlen (g_array_index (a, Line, line).start, g_array_index (a, Line, line).bytes);

  while (i < n || j < m)
    {
      guint i_end = i, j_end = j;
      const char *from_piece, *to_piece;
      gsize from_bytes = 0, to_bytes = 0;

      while (i_end < n || j_end < m)
        {
          if (lengths != NULL && i_end < n && j_end < m && same_line (a, first + i_end, b, first + j_end))
            break;
          if (i_end < n && (j_end == m || lengths == NULL
                            || lengths[(gsize) (i_end + 1) * (m + 1) + j_end] >= lengths[(gsize) i_end * (m + 1) + j_end + 1]))
            from_bytes += g_array_index (a, Line, first + i_end++).bytes;
          else
            to_bytes += g_array_index (b, Line, first + j_end++).bytes;
        }

      from_piece = i < n ? g_array_index (a, Line, first + i).start : "";
      to_piece = j < m ? g_array_index (b, Line, first + j).start : "";
      append_hunk (hunks, offset, from_piece, from_bytes, to_piece, to_bytes);
      offset += g_utf8_strlen (from_piece, from_bytes);

      for (i = i_end, j = j_end; i < n && j < m && same_line (a, first + i, b, first + j); i++, j++)
        offset += g_utf8_strlen (g_array_index (a, Line, first + i).start, g_array_index (a, Line, first + i).bytes);
    }

  return hunks;
}

GArray *
aft_text_diff_rebase (GArray *theirs,
                      GArray *ours)
{
  GArray *rebased = new_hunks ();

  for (guint i = 0; i < theirs->len; i++)
    {
      AftTextHunk *their = &g_array_index (theirs, AftTextHunk, i);
      AftTextHunk hunk = { their->offset, their->removed, g_strdup (their->added) };
      gint64 shift = 0;

      for (guint j = 0; j < ours->len; j++)
        {
          AftTextHunk *our = &g_array_index (ours, AftTextHunk, j);
          guint added = g_utf8_strlen (our->added, -1);

          if (our->offset + our->removed < their->offset
              || (our->offset + our->removed == their->offset && our->removed > 0 && their->removed > 0))
            shift += (gint64) added - our->removed;
          else if (our->offset <= their->offset + their->removed)
            {
              hunk.offset = our->offset;
              hunk.removed = 0;
              shift += added;
              break;
            }
        }

      hunk.offset += shift;
      g_array_append_val (rebased, hunk);
    }

  return rebased;
}
