/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-fence.h"

#include <string.h>

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
             const char *line,
             gsize       length)
{
  const char *end = line + length;

  g_string_append_c (folded, '/');
  for (const char *p = line; p < end;)
    {
      gsize step = 1 + strcspn (p + 1, "#@");

      step = MIN (step, (gsize) (end - p));
      if ((*p == '#' || *p == '@') && (p == line || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)))))
        g_string_append_c (folded, '/');
      aft_text_fold_append (folded, p, step);
      p += step;
    }
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
        aft_text_fold_append (folded, line, end - line);
      else
        append_code (folded, line, end - line);
      line = end;
    }
}
