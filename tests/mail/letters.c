/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes messages for letters.py: reads letters from standard input, seven fields each (name and address of sender and recipient,
 * subject, text, what is answered), every field a length of four bytes and that many bytes. Writes each message in the same way;
 * one that is refused is the length 0xffffffff. */

#include <stdio.h>

#include "aft-mail-letter.h"

enum { FROM_NAME, FROM, TO_NAME, TO, SUBJECT, TEXT, IN_REPLY_TO, N_FIELDS };

static char *
read_field (void)
{
  guint32 length;
  char *field;

  if (fread (&length, sizeof length, 1, stdin) != 1)
    return NULL;

  field = g_malloc0 (length + 1);
  if (fread (field, 1, length, stdin) != length)
    g_error ("a field is cut off");

  return field;
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static GBytes *
make_message (char   **fields,
              GError **error)
{
  g_auto (AftMailAddress) from = { NULL };
  g_auto (AftMailAddress) to = { NULL };
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 ("2026-11-25T09:30:00+01:00", NULL);
  g_autofree char *id = NULL;
  AftMailLetter letter = { &from, &to, fields[SUBJECT], fields[TEXT], NULL, or_null (fields[IN_REPLY_TO]), NULL, date };

  if (!aft_mail_address_parse (fields[FROM], &from, error) || !aft_mail_address_parse (fields[TO], &to, error))
    return NULL;

  g_free (from.name);
  g_free (to.name);
  from.name = g_strdup (or_null (fields[FROM_NAME]));
  to.name = g_strdup (or_null (fields[TO_NAME]));
  letter.message_id = id = aft_mail_new_message_id (&from);

  return aft_mail_letter_to_bytes (&letter, error);
}

int
main (void)
{
  char *fields[N_FIELDS];

  while ((fields[0] = read_field ()) != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) message = NULL;
      guint32 length = G_MAXUINT32;

      for (guint i = 1; i < N_FIELDS; i++)
        fields[i] = read_field ();
      message = make_message (fields, &error);
      if (message != NULL)
        length = g_bytes_get_size (message);
      fwrite (&length, sizeof length, 1, stdout);
      if (message != NULL)
        fwrite (g_bytes_get_data (message, NULL), 1, length, stdout);
      fflush (stdout);
      for (guint i = 0; i < N_FIELDS; i++)
        g_free (fields[i]);
    }

  return 0;
}
