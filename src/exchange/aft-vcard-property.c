/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-vcard-private.h"

#include <string.h>

/* More of them on one line make no sense; they stay in the line's text. */
#define PARAMETERS_MAX 100

gsize
aft_vcard_find_value (const char *line,
                      gsize       length)
{
  const char *colon;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (line[i] == '"')
        quoted = !quoted;
      else if (line[i] == ':' && !quoted)
        return i + 1;
    }

  colon = memchr (line, ':', length);

  return colon != NULL ? colon - line + 1 : 0;
}

gboolean
aft_vcard_is_property (const char *line,
                       gsize       length,
                       gboolean    folded)
{
  gsize i = 0;

  while (i < length && (g_ascii_isalnum (line[i]) || line[i] == '-' || line[i] == '_' || line[i] == '.'))
    i++;
  if (i == 0)
    return FALSE;
  if (i == length)
    return folded;

  return line[i] == ':' || line[i] == ';';
}

static const char *
insert (GStringChunk *strings,
        const char   *text,
        gsize         length,
        gboolean      upper)
{
  char *copy = g_string_chunk_insert_len (strings, text, length);

  for (char *p = copy; upper && *p; p++)
    *p = g_ascii_toupper (*p);

  return copy;
}

/* RFC 6868: ^n is a line feed, ^' a quotation mark, ^^ itself. */
static const char *
insert_value (GStringChunk *strings,
              const char   *text,
              gsize         length)
{
  char *copy;
  char *to;

  while (length > 0 && (*text == '"' || *text == ' '))
    text++, length--;
  while (length > 0 && (text[length - 1] == '"' || text[length - 1] == ' '))
    length--;

  copy = to = g_string_chunk_insert_len (strings, text, length);
  for (const char *p = copy; *p; p++)
    {
      if (*p == '^' && (p[1] == 'n' || p[1] == '\'' || p[1] == '^'))
        {
          p++;
          *to++ = *p == 'n' ? '\n' : *p == '\'' ? '"' : '^';
        }
      else
        *to++ = *p;
    }
  *to = '\0';

  return copy;
}

static void
add_parameter (GArray       *parameters,
               GStringChunk *strings,
               const char   *name,
               const char   *value,
               gsize         length)
{
  AftVcardParameter parameter = { name, insert_value (strings, value, length) };

  if (parameters->len < PARAMETERS_MAX && *parameter.value)
    g_array_append_val (parameters, parameter);
}

/* vCard 2.1 leaves out the names of two parameters. */
static const char *
name_of_bare (const char *text,
              gsize       length)
{
  static const char * const encodings[] = { "QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (length == strlen (encodings[i]) && g_ascii_strncasecmp (text, encodings[i], length) == 0)
      return "ENCODING";

  return "TYPE";
}

static void
parse_parameter (GArray       *parameters,
                 GStringChunk *strings,
                 const char   *text,
                 gsize         length)
{
  const char *equals = memchr (text, '=', length);
  const char *end = text + length;
  const char *name;

  while (length > 0 && g_ascii_isspace (text[0]))
    text++, length--;

  if (equals == NULL || equals < text)
    name = name_of_bare (text, length);
  else
    {
      const char *stop = equals;

      while (stop > text && g_ascii_isspace (stop[-1]))
        stop--;
      name = insert (strings, text, stop - text, TRUE);
      text = equals + 1;
    }

  if (strcmp (name, "TYPE") != 0)
    {
      add_parameter (parameters, strings, name, text, end - text);
      return;
    }

  while (text <= end && parameters->len < PARAMETERS_MAX)
    {
      const char *comma = memchr (text, ',', end - text);

      if (comma == NULL)
        comma = end;
      add_parameter (parameters, strings, name, text, comma - text);
      text = comma + 1;
    }
}

void
aft_vcard_property_parse (AftVcardProperty *self,
                          GStringChunk     *strings,
                          const char       *text,
                          gsize             length,
                          gsize             value)
{
  const char *copy = g_string_chunk_insert_len (strings, text, length);
  const char *end = copy + value - 1;
  const char *stop = copy;
  const char *dot = NULL;
  g_autoptr (GArray) parameters = NULL;

  for (; stop < end && *stop != ';'; stop++)
    if (*stop == '.')
      dot = stop;

  self->group = dot != NULL ? insert (strings, copy, dot - copy, TRUE) : NULL;
  self->name = dot != NULL ? insert (strings, dot + 1, stop - dot - 1, TRUE) : insert (strings, copy, stop - copy, TRUE);
  self->text = copy;
  self->value = copy + value;

  if (stop == end)
    return;

  parameters = g_array_new (FALSE, FALSE, sizeof (AftVcardParameter));
  while (stop < end && parameters->len < PARAMETERS_MAX)
    {
      const char *start = stop + 1;
      gboolean quoted = FALSE;

      for (stop = start; stop < end && (*stop != ';' || quoted); stop++)
        if (*stop == '"')
          quoted = !quoted;
      parse_parameter (parameters, strings, start, stop - start);
    }

  self->n_parameters = parameters->len;
  self->parameters = (AftVcardParameter *) g_array_free (g_steal_pointer (&parameters), FALSE);
}

const char *
aft_vcard_property_get (const AftVcardProperty *self,
                        const char             *name)
{
  for (guint i = 0; i < self->n_parameters; i++)
    if (strcmp (self->parameters[i].name, name) == 0)
      return self->parameters[i].value;

  return NULL;
}

gboolean
aft_vcard_property_has (const AftVcardProperty *self,
                        const char             *name,
                        const char             *value)
{
  for (guint i = 0; i < self->n_parameters; i++)
    if (strcmp (self->parameters[i].name, name) == 0 && g_ascii_strcasecmp (self->parameters[i].value, value) == 0)
      return TRUE;

  return FALSE;
}
