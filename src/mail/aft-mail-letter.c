/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-mail-letter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-id.h"
#include "aft-mail-flow.h"

/* Bytes of UTF-8 that become one encoded word of at most 75 characters (RFC 2047). */
#define WORD_MAX 42

/* Characters of a header that is left as it is. */
#define PLAIN_MAX 66

/* Characters of a line of the text (RFC 2045). */
#define LINE_MAX_QP 76

char *
aft_mail_new_message_id (const AftMailAddress *from)
{
  g_autofree char *id = aft_id_new ();

  return g_strconcat (id, strrchr (from->wire, '@'), NULL);
}

/* Ids stand between angle brackets: nothing in them may end there. */
static gboolean
check_ids (const char  *ids,
           GError     **error)
{
  if (ids == NULL)
    return TRUE;
  if (!aft_mail_check_line (ids, error))
    return FALSE;
  if (g_str_is_ascii (ids) && strpbrk (ids, "<>\"()?,;") == NULL)
    return TRUE;

  g_set_error_literal (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_HEADER, _("The mail that is answered has no usable id."));
  return FALSE;
}

static gboolean
check (const AftMailLetter  *letter,
       GError              **error)
{
  return aft_mail_check_line (letter->subject, error)
         && (letter->from->name == NULL || aft_mail_check_line (letter->from->name, error))
         && (letter->to->name == NULL || aft_mail_check_line (letter->to->name, error))
         && aft_mail_check_line (letter->from->wire, error)
         && aft_mail_check_line (letter->to->wire, error)
         && check_ids (letter->message_id, error)
         && check_ids (letter->in_reply_to, error)
         && check_ids (letter->references, error);
}

/* @text as a header's value. What only looks like an encoded word must not become one, so it is encoded itself; so are long
 * lines, which are folded between the words. GMime 3 does neither: it sends "=?utf-8?Q?=0D=0ABcc:?=" as it is, which reads as a
 * line break at the other end, and its words have up to 220 characters. */
static char *
dup_encoded (const char *text,
             gboolean    always)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (!always && g_str_is_ascii (text) && strstr (text, "=?") == NULL && strlen (text) <= PLAIN_MAX && *text != ' '
      && !g_str_has_suffix (text, " "))
    return g_strdup (text);

  for (const char *start = text; *start != '\0';)
    {
      const char *end = start;
      g_autofree char *base64 = NULL;

      while (*end != '\0' && g_utf8_next_char (end) - start <= WORD_MAX)
        end = g_utf8_next_char (end);
      base64 = g_base64_encode ((const guchar *) start, end - start);
      g_string_append_printf (words, "%s=?UTF-8?B?%s?=", words->len > 0 ? "\r\n " : "", base64);
      start = end;
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* A name that is more than letters, digits and blanks is encoded: no quoting to get wrong. */
static char *
dup_mailbox (const AftMailAddress *address)
{
  g_autofree char *encoded = NULL;
  gboolean plain;

  if (address->name == NULL)
    return g_strdup (address->wire);

  plain = strstr (address->name, "  ") == NULL;
  for (const char *p = address->name; *p != '\0'; p++)
    plain = plain && (g_ascii_isalnum (*p) || *p == ' ' || *p == '-');
  encoded = dup_encoded (address->name, !plain);

  return g_strdup_printf ("%s\r\n <%s>", encoded, address->wire);
}

static char *
dup_ids (const char *ids)
{
  g_auto (GStrv) list = g_strsplit (ids, " ", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      g_string_append_printf (line, "%s<%s>", line->len > 0 ? "\r\n " : "", list[i]);

  return g_string_free (line, FALSE);
}

/* RFC 5322: English whatever the locale. Transfer full. */
static char *
dup_date (GDateTime *date)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autofree char *rest = g_date_time_format (date, "%Y %H:%M:%S %z");

  return g_strdup_printf ("%s, %d %s %s", days[g_date_time_get_day_of_week (date) - 1], g_date_time_get_day_of_month (date),
                          months[g_date_time_get_month (date) - 1], rest);
}

static void
append_header (GString    *message,
               const char *name,
               const char *value)
{
  g_string_append_printf (message, "%s: %s\r\n", name, value);
}

/* RFC 2045, 6.7. A dot at a line's start is encoded, too: nothing depends on how it is stuffed on the way. */
static void
append_quoted_printable (GString    *message,
                         const char *text)
{
  gsize width = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean last = p[1] == '\n';
      gboolean plain = (*p > ' ' && *p < 0x7f && *p != '=' && !(*p == '.' && width == 0) && !(*p == 'F' && width == 0))
                       || (*p == ' ' && !last);

      if (*p == '\n')
        {
          g_string_append (message, "\r\n");
          width = 0;
          continue;
        }
      if (width + (plain ? 1 : 3) > LINE_MAX_QP - (last ? 0 : 1))
        {
          g_string_append (message, "=\r\n");
          width = 0;
        }
      if (plain)
        g_string_append_c (message, *p);
      else
        g_string_append_printf (message, "=%02X", (guchar) *p);
      width += plain ? 1 : 3;
    }
}

GBytes *
aft_mail_letter_to_bytes (const AftMailLetter  *letter,
                          GError              **error)
{
  g_autoptr (GString) message = g_string_new (NULL);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *date = NULL;
  g_autofree char *id = NULL;
  g_autofree char *flowed = NULL;

  if (!check (letter, error))
    return NULL;

  from = dup_mailbox (letter->from);
  to = dup_mailbox (letter->to);
  subject = dup_encoded (letter->subject, FALSE);
  date = dup_date (letter->date);
  id = dup_ids (letter->message_id);
  flowed = aft_mail_flow (letter->text);

  append_header (message, "Date", date);
  append_header (message, "From", from);
  append_header (message, "To", to);
  append_header (message, "Subject", subject);
  append_header (message, "Message-ID", id);
  if (letter->in_reply_to != NULL)
    {
      g_autofree char *reply = dup_ids (letter->in_reply_to);
      g_autofree char *references = dup_ids (letter->references != NULL ? letter->references : letter->in_reply_to);

      append_header (message, "In-Reply-To", reply);
      append_header (message, "References", references);
    }
  append_header (message, "MIME-Version", "1.0");
  append_header (message, "Content-Type", "text/plain; charset=utf-8; format=flowed");
  append_header (message, "Content-Transfer-Encoding", "quoted-printable");
  g_string_append (message, "\r\n");
  append_quoted_printable (message, flowed);

  return g_string_free_to_bytes (g_steal_pointer (&message));
}
