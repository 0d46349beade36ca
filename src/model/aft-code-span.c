/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-code-span.h"

#include <string.h>

#define NONE G_MAXUINT

typedef struct
{
  gsize start;
  gsize length;
  guint next;           /* the next of the same length; NONE if there is none */
} Run;

/* Found from the end, so that a line of nothing but runs takes no longer. */
static void
link_runs (GArray *runs,
           gsize   longest)
{
  g_autofree guint *next = g_new (guint, longest + 1);

  for (gsize i = 0; i <= longest; i++)
    next[i] = NONE;
  for (guint i = runs->len; i-- > 0;)
    {
      Run *run = &g_array_index (runs, Run, i);

      run->next = next[run->length];
      next[run->length] = i;
    }
}

static GArray *
find_runs (const char *line)
{
  const char *end = strchrnul (line, '\n');
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  gsize longest = 0;

  for (const char *p = memchr (line, '`', end - line); p != NULL; p = memchr (p, '`', end - p))
    {
      Run run = { p - line, strspn (p, "`"), NONE };

      g_array_append_val (runs, run);
      longest = MAX (longest, run.length);
      p += run.length;
    }
  link_runs (runs, longest);

  return runs;
}

GArray *
aft_code_spans_find (const char *line)
{
  g_autoptr (GArray) runs = NULL;
  GArray *spans = NULL;

  /* Hardly any line has one. */
  if (memchr (line, '`', strchrnul (line, '\n') - line) == NULL)
    return NULL;

  runs = find_runs (line);
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      AftCodeSpan span;

      if (run->next == NONE)
        continue;
      i = run->next;
      span = (AftCodeSpan) { run->start, g_array_index (runs, Run, i).start + run->length, run->length };
      if (spans == NULL)
        spans = g_array_new (FALSE, FALSE, sizeof (AftCodeSpan));
      g_array_append_val (spans, span);
    }

  return spans;
}

char *
aft_code_spans_dup_hidden (const char   *line,
                           const GArray *spans)
{
  char *hidden = g_strndup (line, strcspn (line, "\n"));

  for (guint i = 0; i < spans->len; i++)
    {
      const AftCodeSpan *span = &g_array_index (spans, AftCodeSpan, i);

      memset (hidden + span->start, '`', span->end - span->start);
    }

  return hidden;
}

gboolean
aft_code_spans_is_open (const char *text)
{
  g_autoptr (GArray) runs = find_runs (text);

  for (guint i = 0; i < runs->len; i++)
    {
      i = g_array_index (runs, Run, i).next;
      if (i == NONE)
        return TRUE;
    }

  return FALSE;
}
