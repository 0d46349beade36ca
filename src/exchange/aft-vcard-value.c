/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-vcard.h"

#include "aft-text.h"
#include "aft-vcard-charset.h"

#include <string.h>

static gboolean
is_base64 (const AftVcardProperty *self)
{
  return aft_vcard_property_has (self, "ENCODING", "BASE64") || aft_vcard_property_has (self, "ENCODING", "B");
}

/* RFC 2045 without its soft line breaks, which unfolding took away. */
static GString *
decode_quoted_printable (const char *value)
{
  GString *bytes = g_string_sized_new (strlen (value) / 2 + 1);

  for (const char *p = value; *p; p++)
    {
      if (*p == '=' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
        {
          g_string_append_c (bytes, g_ascii_xdigit_value (p[1]) << 4 | g_ascii_xdigit_value (p[2]));
          p += 2;
        }
      else
        g_string_append_c (bytes, *p);
    }

  return bytes;
}

static void
drop_nuls (GString *text)
{
  gsize to = 0;

  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] != '\0')
      text->str[to++] = text->str[i];
  g_string_truncate (text, to);
}

/* The value in UTF-8 as its card's version writes it, escapes and all. */
static char *
dup_decoded (const AftVcardProperty *self)
{
  g_autoptr (GString) bytes = NULL;
  g_autoptr (GString) text = NULL;

  if (aft_vcard_property_has (self, "ENCODING", "QUOTED-PRINTABLE"))
    bytes = decode_quoted_printable (self->value);
  else if (is_base64 (self))
    {
      gsize length;
      g_autofree guchar *data = g_base64_decode (self->value, &length);

      bytes = g_string_new_len ((char *) data, length);
    }
  else
    return g_strdup (self->value);

  aft_vcard_charset_decode (bytes->str, bytes->len, aft_vcard_property_get (self, "CHARSET"), &text);
  drop_nuls (text);

  return aft_text_dup_storable (text->str, TRUE);
}

/* How many bytes the escape at @p has, and what it means; 0 if it isn't one. vCard 2.1 knows only the separators: a backslash
 * before anything else is one that somebody wrote. */
static guint
read_escape (const char      *p,
             AftVcardVersion  version,
             char            *meaning)
{
  if (*p != '\\' || p[1] == '\0')
    return 0;

  if (version != AFT_VCARD_2_1 && (p[1] == 'n' || p[1] == 'N'))
    *meaning = '\n';
  else if (strchr (version == AFT_VCARD_2_1 ? ";,:" : "\\;,:\"", p[1]) != NULL)
    *meaning = p[1];
  else
    return 0;

  return 2;
}

/* Appends @p without its escapes up to an unescaped @separator (or the end). Returns where it stopped. */
static const char *
append_until (GString         *text,
              const char      *p,
              const char      *separators,
              AftVcardVersion  version)
{
  while (*p && strchr (separators, *p) == NULL)
    {
      char meaning;
      guint length = read_escape (p, version, &meaning);

      g_string_append_c (text, length > 0 ? meaning : *p);
      p += MAX (length, 1);
    }

  return p;
}

char *
aft_vcard_property_dup_text (const AftVcardProperty *self)
{
  g_autofree char *decoded = dup_decoded (self);
  GString *text = g_string_sized_new (strlen (decoded) + 1);

  append_until (text, decoded, "", self->version);

  return g_string_free (text, FALSE);
}

char **
aft_vcard_property_dup_parts (const AftVcardProperty *self)
{
  g_autofree char *decoded = dup_decoded (self);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gboolean lists = self->version != AFT_VCARD_2_1 && (strcmp (self->name, "N") == 0 || strcmp (self->name, "ADR") == 0);
  const char *p = decoded;

  for (;;)
    {
      g_autoptr (GString) part = g_string_new (NULL);

      for (;;)
        {
          gsize before = part->len;

          while (lists && *p == ' ')
            p++;
          p = append_until (part, p, lists ? ",;" : ";", self->version);
          if (*p != ',')
            {
              /* An empty last one leaves no comma behind. */
              if (lists && part->len == before && before >= 2)
                g_string_truncate (part, before - 2);
              break;
            }
          p++;
          if (part->len > before)
            g_string_append (part, ", ");
        }

      g_strstrip (part->str);
      g_ptr_array_add (parts, g_strdup (part->str));
      if (*p == '\0')
        break;
      p++;
    }

  g_ptr_array_add (parts, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}

char **
aft_vcard_property_dup_list (const AftVcardProperty *self)
{
  g_autofree char *decoded = dup_decoded (self);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  const char *p = decoded;

  for (;;)
    {
      g_autoptr (GString) value = g_string_new (NULL);

      p = append_until (value, p, ",", self->version);
      g_strstrip (value->str);
      if (*value->str)
        g_ptr_array_add (list, g_strdup (value->str));
      if (*p == '\0')
        break;
      p++;
    }

  g_ptr_array_add (list, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

/* RFC 2397: data:[type][;base64],bytes */
static GBytes *
dup_data_uri (const char *uri)
{
  const char *comma = strchr (uri, ',');

  if (comma == NULL)
    return NULL;

  if (comma - uri >= 7 && g_ascii_strncasecmp (comma - 7, ";base64", 7) == 0)
    {
      gsize length;
      guchar *data = g_base64_decode (comma + 1, &length);

      return g_bytes_new_take (data, length);
    }

  return g_uri_unescape_bytes (comma + 1, -1, NULL, NULL);
}

GBytes *
aft_vcard_property_dup_bytes (const AftVcardProperty *self)
{
  g_autofree char *text = NULL;

  if (is_base64 (self))
    {
      gsize length;
      guchar *data = g_base64_decode (self->value, &length);

      return g_bytes_new_take (data, length);
    }

  if (g_ascii_strncasecmp (self->value, "data:", 5) != 0)
    return NULL;

  /* Some programs escape the comma, as text would want it. */
  text = aft_vcard_property_dup_text (self);

  return dup_data_uri (text);
}
