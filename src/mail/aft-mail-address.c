/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-mail-address.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 5321, 4.5.3.1; bytes. */
#define LOCAL_MAX 64
#define HOST_MAX 253
#define LABEL_MAX 63

void
aft_mail_address_clear (AftMailAddress *address)
{
  g_clear_pointer (&address->name, g_free);
  g_clear_pointer (&address->address, g_free);
  g_clear_pointer (&address->wire, g_free);
}

gboolean
aft_mail_check_line (const char  *text,
                     GError     **error)
{
  gboolean fits = g_utf8_validate (text, -1, NULL);

  for (const char *p = text; fits && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      fits = !g_unichar_iscntrl (c) && c != 0x2028 && c != 0x2029;
    }
  if (!fits)
    g_set_error_literal (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_HEADER,
                         _("There is a line break or a control character where one line of text belongs."));

  return fits;
}

/* "a.b+c": RFC 5322 dot-atom. What looks like an encoded word there is one to many a program that reads it. */
static gboolean
is_dot_atom (const char *local)
{
  char before = '.';

  if (strstr (local, "=?") != NULL)
    return FALSE;

  for (const char *p = local; *p != '\0'; p++)
    {
      if (*p == '.' ? before == '.' : !g_ascii_isalnum (*p) && strchr ("!#$%&'*+-/=?^_`{|}~", *p) == NULL)
        return FALSE;
      before = *p;
    }

  return before != '.';
}

static gboolean
is_ascii_host (const char *host)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);

  if (*host == '\0' || strlen (host) > HOST_MAX)
    return FALSE;

  for (guint i = 0; labels[i] != NULL; i++)
    {
      gsize length = strlen (labels[i]);

      if (length == 0 || length > LABEL_MAX || labels[i][0] == '-' || labels[i][length - 1] == '-')
        return FALSE;
      for (gsize k = 0; k < length; k++)
        if (!g_ascii_isalnum (labels[i][k]) && labels[i][k] != '-')
          return FALSE;
    }

  return TRUE;
}

static char *
dup_ascii_host (const char *host)
{
  g_autofree char *ascii = g_utf8_validate (host, -1, NULL) && strlen (host) <= HOST_MAX ? g_hostname_to_ascii (host) : NULL;
  g_autofree char *lower = ascii != NULL ? g_ascii_strdown (ascii, -1) : NULL;

  return lower != NULL && is_ascii_host (lower) ? g_steal_pointer (&lower) : NULL;
}

char *
aft_mail_dup_host (const char  *name,
                   GError     **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  char *host = NULL;

  if (g_hostname_is_ip_address (trimmed) && strchr (trimmed, '%') == NULL)
    return g_steal_pointer (&trimmed);

  host = dup_ascii_host (trimmed);
  if (host == NULL)
    g_set_error_literal (error, AFT_MAIL_ERROR, AFT_MAIL_ERROR_ACCOUNT,
                         _("That is no server’s name; it looks like “smtp.example.org”."));

  return host;
}

static gboolean
fail (AftMailAddress  *address,
      AftMailError     code,
      const char      *words,
      GError         **error)
{
  aft_mail_address_clear (address);
  g_set_error_literal (error, AFT_MAIL_ERROR, code, words);

  return FALSE;
}

/* Splits "Ana Ortiz <ana@example.org>"; what stands before the bracket is the name. */
static char *
take_name (char  *text,
           char **name)
{
  char *open = strrchr (text, '<');
  gsize length = strlen (text);

  if (open == NULL || length == 0 || text[length - 1] != '>')
    return text;

  text[length - 1] = '\0';
  *open = '\0';
  g_strstrip (text);
  length = strlen (text);
  if (length >= 2 && text[0] == '"' && text[length - 1] == '"')
    {
      text[length - 1] = '\0';
      text++;
    }
  if (*text != '\0')
    *name = g_strdup (text);

  return g_strstrip (open + 1);
}

gboolean
aft_mail_address_parse (const char      *text,
                        AftMailAddress  *address,
                        GError         **error)
{
  g_autofree char *copy = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *host = NULL;
  char *bare;
  char *at;

  *address = (AftMailAddress) { NULL };
  if (!aft_mail_check_line (copy, error))
    return FALSE;

  bare = take_name (copy, &address->name);
  if (*bare == '\0')
    return fail (address, AFT_MAIL_ERROR_ADDRESS, _("There is no mail address yet."), error);
  if (strpbrk (bare, ",;") != NULL)
    return fail (address, AFT_MAIL_ERROR_ADDRESS, _("One address only: every mail is written to one person."), error);

  at = strrchr (bare, '@');
  if (at == NULL || at == bare)
    return fail (address, AFT_MAIL_ERROR_ADDRESS, _("That is no mail address; it looks like “name@example.org”."), error);

  *at = '\0';
  host = dup_ascii_host (at + 1);
  if (host == NULL || strchr (host, '.') == NULL)
    return fail (address, AFT_MAIL_ERROR_ADDRESS, _("What stands after the @ is no domain; it looks like “example.org”."), error);
  if (!g_str_is_ascii (bare))
    return fail (address, AFT_MAIL_ERROR_NOT_REACHABLE,
                 _("An address with letters like these before the @ can’t be reached by this way. Use your mail program."), error);
  if (strlen (bare) > LOCAL_MAX || !is_dot_atom (bare))
    return fail (address, AFT_MAIL_ERROR_ADDRESS,
                 _("What stands before the @ is no part of a mail address that can be written to by this way."), error);

  address->address = g_strconcat (bare, "@", at + 1, NULL);
  address->wire = g_strconcat (bare, "@", host, NULL);

  return TRUE;
}
