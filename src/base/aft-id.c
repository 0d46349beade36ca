/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-id.h"

#include <string.h>

char *
aft_id_new (void)
{
  return g_uuid_string_random ();
}

static char *
format_id (const guint8 *bytes)
{
  GString *id = g_string_sized_new (AFT_ID_LENGTH);

  for (guint i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        g_string_append_c (id, '-');
      g_string_append_printf (id, "%02x", bytes[i]);
    }

  return g_string_free (id, FALSE);
}

char *
aft_id_new_for (const char *space,
                const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  guint8 space_bytes[16];
  gsize length = sizeof digest;
  guint n = 0;

  g_return_val_if_fail (aft_id_is_valid (space), NULL);

  for (const char *p = space; *p; p++)
    {
      if (*p == '-')
        continue;
      space_bytes[n++] = g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]);
      p++;
    }

  g_checksum_update (checksum, space_bytes, sizeof space_bytes);
  g_checksum_update (checksum, (const guchar *) name, strlen (name));
  g_checksum_get_digest (checksum, digest, &length);

  digest[6] = (digest[6] & 0x0f) | 0x50;
  digest[8] = (digest[8] & 0x3f) | 0x80;

  return format_id (digest);
}

gboolean
aft_id_is_valid (const char *text)
{
  if (text == NULL)
    return FALSE;

  for (guint i = 0; i < AFT_ID_LENGTH; i++)
    {
      char c = text[i];
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (dash ? c != '-' : !(g_ascii_isdigit (c) || (c >= 'a' && c <= 'f')))
        return FALSE;
    }

  return text[AFT_ID_LENGTH] == '\0';
}
