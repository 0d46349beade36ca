/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-keyfile.h"

#include "aft-summary.h"

#include <string.h>

static gboolean
damaged (GError    **error,
         guint       line,
         const char *why)
{
  g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED, "line %u: %s", line, why);
  return FALSE;
}

static guint
line_of (const char *text,
         const char *at)
{
  guint line = 1;

  for (const char *p = text; p < at; p++)
    line += *p == '\n';

  return line;
}

/* A key as GKeyFile takes it, which refuses the whole file for one that it doesn't: without brackets but those around a
 * locale at its end, and without a blank before them. */
static gboolean
is_key (const char *key,
        gsize       length)
{
  const char *end = key + length;
  const char *p = key;

  while (p < end && *p != '[' && *p != ']')
    p++;
  if (p == key || p[-1] == ' ')
    return FALSE;
  if (p == end)
    return TRUE;
  if (*p == ']')
    return FALSE;

  for (p++; p < end && *p != ']'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) && strchr ("-_.@", *p) == NULL)
      return FALSE;

  return p + 1 == end;
}

gboolean
aft_key_reader_init (AftKeyReader *self,
                     GBytes       *bytes,
                     GError      **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *valid;

  memset (self, 0, sizeof *self);

  if (length == 0)
    return damaged (error, 1, "the file is empty");
  if (!g_utf8_validate_len (text, length, &valid))
    return damaged (error, line_of (text, valid), *valid == '\0' ? "a NUL byte" : "the encoding is not UTF-8");
  if (text[length - 1] != '\n')
    return damaged (error, line_of (text, text + length), "the last line has no end, so something may be missing");

  self->at = text;
  self->end = text + length;
  return TRUE;
}

AftKeyEvent
aft_key_reader_next (AftKeyReader *self,
                     GError      **error)
{
  while (self->at < self->end)
    {
      const char *start = self->at;
      const char *newline = memchr (start, '\n', self->end - start);
      const char *stop = newline;
      const char *equals;

      self->at = newline + 1;
      self->line++;

      if (stop > start && stop[-1] == '\r')
        stop--;
      while (start < stop && g_ascii_isspace (*start))
        start++;
      if (start == stop || *start == '#')
        continue;

      if (*start == '[')
        {
          const char *close = memchr (start, ']', stop - start);

          if (close == NULL || close == start + 1)
            return damaged (error, self->line, "a group's name without its end"), AFT_KEY_DAMAGED;
          for (const char *p = close + 1; p < stop; p++)
            if (*p != ' ' && *p != '\t')
              return damaged (error, self->line, "something behind a group's name"), AFT_KEY_DAMAGED;
          for (const char *p = start + 1; p < close; p++)
            if (*p == '[' || g_ascii_iscntrl (*p))
              return damaged (error, self->line, "a character that no group's name may have"), AFT_KEY_DAMAGED;
          self->group = start + 1;
          self->group_length = close - start - 1;
          return AFT_KEY_GROUP;
        }

      equals = memchr (start, '=', stop - start);
      if (equals == NULL || equals == start)
        return damaged (error, self->line, "neither a group nor a key with a value"), AFT_KEY_DAMAGED;
      if (self->group == NULL)
        return damaged (error, self->line, "a key before the first group"), AFT_KEY_DAMAGED;

      self->key = start;
      self->value = equals + 1;
      while (equals > start && g_ascii_isspace (equals[-1]))
        equals--;
      self->key_length = equals - start;
      if (!is_key (start, self->key_length))
        return damaged (error, self->line, "a character that no key may have"), AFT_KEY_DAMAGED;
      while (self->value < stop && g_ascii_isspace (*self->value))
        self->value++;
      self->value_length = stop - self->value;
      return AFT_KEY_VALUE;
    }

  return AFT_KEY_END;
}

void
aft_key_unescape (GString    *text,
                  const char *value,
                  gsize       length)
{
  const char *end = value + length;

  while (value < end)
    {
      const char *slash = memchr (value, '\\', end - value);

      if (slash == NULL || slash + 1 == end)
        {
          g_string_append_len (text, value, end - value);
          return;
        }

      g_string_append_len (text, value, slash - value);
      switch (slash[1])
        {
        case 's':
          g_string_append_c (text, ' ');
          break;
        case 'n':
          g_string_append_c (text, '\n');
          break;
        case 't':
          g_string_append_c (text, '\t');
          break;
        case 'r':
          g_string_append_c (text, '\r');
          break;
        case '\\':
          g_string_append_c (text, '\\');
          break;
        default:
          g_string_append_len (text, slash, 2);
        }
      value = slash + 2;
    }
}

gboolean
aft_key_group_is (const char *group,
                  gsize       length,
                  const char *kind)
{
  gsize n = strlen (kind);

  return length >= n && memcmp (group, kind, n) == 0 && (length == n || group[n] == ' ');
}
