/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-fence.h"

#include <string.h>

#include "aft-code-span.h"
#include "aft-text.h"

#define SHORTEST 3
#define INDENT_MAX 3

/* How often @sign stands at @line, behind what may be before a fence; 0 if too seldom. @rest is what follows. */
static guint
measure (const char  *line,
         char         sign,
         const char **rest)
{
  gsize indent = strspn (line, " ");
  guint length = 0;

  while (indent <= INDENT_MAX && line[indent + length] == sign)
    length++;
  *rest = line + indent + length;

  return length >= SHORTEST ? length : 0;
}

static gboolean
begin (AftFence   *self,
       const char *line)
{
  const char *rest;
  guint length;

  if ((length = measure (line, '~', &rest)) > 0)
    self->sign = '~';
  /* Code within a line may begin with as many. */
  else if ((length = measure (line, '`', &rest)) > 0 && rest[strcspn (rest, "`\n")] != '`')
    self->sign = '`';
  else
    return FALSE;

  self->length = length;

  return TRUE;
}

static gboolean
ends (const AftFence *self,
      const char     *line)
{
  const char *rest;

  if (measure (line, self->sign, &rest) < self->length)
    return FALSE;
  rest += strspn (rest, " \t\r");

  return *rest == '\0' || *rest == '\n';
}

AftFencePart
aft_fence_pass (AftFence   *self,
                const char *line)
{
  if (self->sign == 0)
    return begin (self, line) ? AFT_FENCE_OPENING : AFT_FENCE_NONE;
  if (!ends (self, line))
    return AFT_FENCE_CODE;

  *self = (AftFence) { 0 };

  return AFT_FENCE_CLOSING;
}

void
aft_fence_pass_all (AftFence   *self,
                    const char *from,
                    const char *to)
{
  for (const char *line = from; line < to;)
    {
      aft_fence_pass (self, line);
      line = strchrnul (line, '\n');
      line += *line == '\n';
    }
}

static void
append_code (GString    *folded,
             const char *code,
             gsize       length)
{
  const char *end = code + length;

  for (const char *p = code; p < end;)
    {
      gsize step = 1;

      while (p + step < end && p[step] != '#' && p[step] != '@')
        step++;
      if ((*p == '#' || *p == '@') && (p == code || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)))))
        g_string_append_c (folded, '/');
      aft_text_fold_append (folded, p, step);
      p += step;
    }
}

static void
append_line (GString    *folded,
             const char *line,
             gsize       length)
{
  g_autoptr (GArray) spans = aft_code_spans_find (line);
  gsize at = 0;

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const AftCodeSpan *span = &g_array_index (spans, AftCodeSpan, i);

      aft_text_fold_append (folded, line + at, span->start - at);
      append_code (folded, line + span->start, span->end - span->start);
      at = span->end;
    }
  aft_text_fold_append (folded, line + at, length - at);
}

void
aft_fence_fold_append (GString    *folded,
                       const char *text,
                       gsize       length)
{
  g_autofree char *copy = NULL;
  AftFence fence = { 0 };

  /* Of ten thousand notes hardly any has either sign. */
  if (memchr (text, '`', length) == NULL && memchr (text, '~', length) == NULL)
    {
      aft_text_fold_append (folded, text, length);
      return;
    }

  copy = g_strndup (text, length);
  for (const char *line = copy; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n');

      end += *end == '\n';
      if (aft_fence_pass (&fence, line) == AFT_FENCE_NONE)
        append_line (folded, line, end - line);
      else
        {
          g_string_append_c (folded, '/');
          append_code (folded, line, end - line);
        }
      line = end;
    }
}
