/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-mail-flow.h"

#include "aft-text.h"

#include <string.h>

/* Characters, the blank at the end counted. */
#define WIDTH 76

#define SIGNATURE "-- "

/* The end of the line that begins at @start: after the last blank that fits, or after the first one if none does; @end if all of
 * it fits. A line never breaks into one that is nothing but blanks. */
static const char *
find_break (const char *start,
            const char *end)
{
  const char *found = NULL;
  guint width = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      width++;
      if (width > WIDTH && found != NULL)
        return found;
      if (*p == ' ' && p + 1 < end && p[1] != ' ' && p > start)
        {
          found = p + 1;
          if (width > WIDTH)
            return found;
        }
    }

  return width > WIDTH && found != NULL ? found : end;
}

static void
append_line (GString    *flowed,
             const char *start,
             const char *end)
{
  if (start < end && (*start == ' ' || *start == '>' || g_str_has_prefix (start, "From ")))
    g_string_append_c (flowed, ' ');
  g_string_append_len (flowed, start, end - start);
  g_string_append_c (flowed, '\n');
}

char *
aft_mail_flow (const char *text)
{
  g_autofree char *clean = aft_text_dup_storable (text, TRUE);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);
  guint n = g_strv_length (lines);
  GString *flowed = g_string_new (NULL);

  /* What ends in a line break has no empty line after it. */
  if (n > 0 && *lines[n - 1] == '\0')
    n--;
  for (guint i = 0; i < n; i++)
    {
      const char *start = lines[i];
      const char *end;

      /* A blank at the end would join the next line to this one. */
      if (strcmp (start, SIGNATURE) != 0)
        g_strchomp (lines[i]);
      end = start + strlen (start);
      do
        {
          const char *stop = find_break (start, end);

          append_line (flowed, start, stop);
          start = stop;
        }
      while (start < end);
    }

  return g_string_free (flowed, FALSE);
}
