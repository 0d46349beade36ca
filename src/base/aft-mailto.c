/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-mailto.h"

#include "aft-text.h"

#include <string.h>

static void
append (GString    *uri,
        const char *name,
        const char *value,
        gboolean    lines)
{
  g_autofree char *clean = aft_text_dup_storable (value, lines);

  if (*clean == '\0')
    return;

  g_string_append_printf (uri, "%c%s=", strchr (uri->str, '?') != NULL ? '&' : '?', name);
  for (const char *line = clean; line != NULL;)
    {
      const char *end = strchr (line, '\n');
      g_autofree char *text = end != NULL ? g_strndup (line, end - line) : g_strdup (line);
      g_autofree char *escaped = g_uri_escape_string (text, NULL, FALSE);

      g_string_append (uri, escaped);
      if (end != NULL)
        g_string_append (uri, "%0D%0A");
      line = end != NULL ? end + 1 : NULL;
    }
}

char *
aft_mailto_dup_uri (const char *to,
                    const char *subject,
                    const char *text)
{
  GString *uri = g_string_new ("mailto:");
  g_autofree char *address = aft_text_dup_line (to);

  if (address != NULL)
    g_string_append_uri_escaped (uri, address, "@", FALSE);
  append (uri, "subject", subject, FALSE);
  append (uri, "body", text, TRUE);

  return g_string_free (uri, FALSE);
}
