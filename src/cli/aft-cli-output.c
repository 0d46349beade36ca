/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-cli-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "aft-application.h"
#include "aft-note.h"
#include "aft-reminder.h"
#include "aft-text.h"
#include "aft-touch.h"

#define COLUMN_MAX 40

void
aft_cli_print (AftCli     *cli,
               const char *format,
               ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (cli->out, format, args);
  va_end (args);
  g_string_append_c (cli->out, '\n');
}

char *
aft_cli_shown (const char *text)
{
  g_autofree char *line = text != NULL ? aft_text_dup_line (text) : NULL;

  return aft_text_dup_shown (line != NULL ? line : "", AFT_TEXT_SHOWN_MAX);
}

char *
aft_cli_shown_lines (const char *text,
                     guint       indent)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = aft_text_dup_shown (lines[i], G_MAXUINT);

      if (i > 0)
        g_string_append_c (shown, '\n');
      g_string_append_printf (shown, "%*s%s", (int) indent, "", line);
    }

  return g_string_free (shown, FALSE);
}

char *
aft_cli_dup_at_company (const char *what,
                        const char *company)
{
  if (what[0] == '\0')
    return g_strdup (company);
  if (company[0] == '\0' || strstr (what, company) != NULL)
    return g_strdup (what);

  /* Translators: a position and a company. */
  return g_strdup_printf (_("%s at %s"), what, company);
}

char *
aft_cli_short_id (const char *id)
{
  return g_strndup (id != NULL ? id : "", 8);
}

void
aft_cli_add_row (GPtrArray *rows,
                 guint      n,
                 ...)
{
  char **row = g_new0 (char *, n + 1);
  va_list args;

  va_start (args, n);
  for (guint i = 0; i < n; i++)
    row[i] = aft_cli_shown (va_arg (args, const char *));
  va_end (args);
  g_ptr_array_add (rows, row);
}

static guint
text_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

void
aft_cli_print_table (AftCli    *cli,
                     GPtrArray *rows)
{
  guint widths[16] = { 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      for (guint j = 0; row[j] != NULL && j < G_N_ELEMENTS (widths); j++)
        widths[j] = MIN (MAX (widths[j], text_width (row[j])), COLUMN_MAX);
    }

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      gsize start = cli->out->len;

      for (guint j = 0; row[j] != NULL && j < G_N_ELEMENTS (widths); j++)
        {
          guint width = text_width (row[j]);

          if (j > 0)
            g_string_append (cli->out, "  ");
          g_string_append (cli->out, row[j]);
          if (row[j + 1] != NULL && width < widths[j])
            g_string_append_printf (cli->out, "%*s", (int) (widths[j] - width), "");
        }
      while (cli->out->len > start && cli->out->str[cli->out->len - 1] == ' ')
        g_string_truncate (cli->out, cli->out->len - 1);
      g_string_append_c (cli->out, '\n');
    }
}

void
aft_cli_member (AftCli     *cli,
                const char *name,
                const char *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (cli->builder, name);
  json_builder_add_string_value (cli->builder, value);
}

/* The members of @record inside an object that is open. */
static void
build_members (AftCli    *cli,
               AftRecord *record)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (record);

  aft_cli_member (cli, "id", aft_record_get_id (record));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *name = g_ascii_strdown (klass->fields[i].key, -1);

      if (aft_record_get (record, i) == NULL)
        continue;
      if (klass->fields[i].kind == AFT_FIELD_LIST)
        {
          g_auto (GStrv) list = aft_record_dup_list (record, i);

          json_builder_set_member_name (cli->builder, name);
          json_builder_begin_array (cli->builder);
          for (guint j = 0; list[j] != NULL; j++)
            json_builder_add_string_value (cli->builder, list[j]);
          json_builder_end_array (cli->builder);
        }
      else if (klass->fields[i].kind == AFT_FIELD_FLAG)
        {
          json_builder_set_member_name (cli->builder, name);
          json_builder_add_boolean_value (cli->builder, aft_record_get_flag (record, i));
        }
      else
        {
          aft_cli_member (cli, name, aft_record_get (record, i));
        }
    }
}

void
aft_cli_build_record (AftCli    *cli,
                      AftRecord *record)
{
  json_builder_begin_object (cli->builder);
  build_members (cli, record);
  json_builder_end_object (cli->builder);
}

void
aft_cli_build_note (AftCli  *cli,
                    AftNote *note)
{
  AftDocument *document = aft_record_get_document (AFT_RECORD (note));

  json_builder_begin_object (cli->builder);
  build_members (cli, AFT_RECORD (note));
  if (!AFT_IS_INBOX (document))
    {
      aft_cli_member (cli, "belongs-to", aft_record_get_id (AFT_RECORD (document)));
      aft_cli_member (cli, "belongs-to-name", aft_document_get_summary (document)->title);
    }
  json_builder_end_object (cli->builder);
}

void
aft_cli_build_document (AftCli      *cli,
                        AftDocument *document)
{
  const struct
  {
    GType       type;
    const char *name;
  } lists[] = {
    { AFT_TYPE_POSITION, "positions" }, { AFT_TYPE_ADDRESS, "addresses" }, { AFT_TYPE_FOLLOW_UP, "follow-ups" },
    { AFT_TYPE_DRAFT, "drafts" }, { AFT_TYPE_TOUCH, "touches" }, { AFT_TYPE_FEEDBACK, "feedback" },
    { AFT_TYPE_USE, "uses" }, { AFT_TYPE_NOTE, "notes" }, { AFT_TYPE_REMINDER, "reminders" }, { AFT_TYPE_CARD, "cards" },
    { AFT_TYPE_PART, "people" }, { AFT_TYPE_INTERVIEW, "interviews" },
  };

  json_builder_begin_object (cli->builder);
  aft_cli_member (cli, "kind", aft_document_kind_group (aft_document_get_kind (document)));
  build_members (cli, AFT_RECORD (document));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GListModel *records = aft_document_get_records (document, lists[i].type);
      guint n = records != NULL ? g_list_model_get_n_items (records) : 0;

      if (n == 0)
        continue;
      json_builder_set_member_name (cli->builder, lists[i].name);
      json_builder_begin_array (cli->builder);
      for (guint j = 0; j < n; j++)
        {
          g_autoptr (AftRecord) record = g_list_model_get_item (records, j);

          aft_cli_build_record (cli, record);
        }
      json_builder_end_array (cli->builder);
    }
  json_builder_end_object (cli->builder);
}

/* To the terminal's encoding; where the locale doesn't name one, a terminal of today reads UTF-8. */
static gboolean
write_text (const char *text)
{
  g_autofree char *converted = NULL;
  const char *charset = NULL;

  if (!g_get_charset (&charset) && !g_str_equal (charset, "ANSI_X3.4-1968") && !g_str_equal (charset, "US-ASCII"))
    converted = g_convert_with_fallback (text, -1, charset, "UTF-8", "?", NULL, NULL, NULL);

  return fputs (converted != NULL ? converted : text, stdout) >= 0 && fflush (stdout) == 0;
}

gboolean
aft_cli_write_output (AftCli *cli)
{
  g_autoptr (JsonGenerator) generator = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  gboolean written = TRUE;

  if (!cli->json)
    {
      if (cli->out->len > 0)
        written = write_text (cli->out->str);
    }
  else
    {
      root = json_builder_get_root (cli->builder);
      if (root == NULL)
        return TRUE;
      generator = json_generator_new ();
      json_generator_set_root (generator, root);
      json_generator_set_pretty (generator, TRUE);
      text = json_generator_to_data (generator, NULL);
      written = fputs (text, stdout) >= 0 && fputc ('\n', stdout) != EOF && fflush (stdout) == 0;
    }

  if (!written)
    g_printerr (_("afterword: standard output can’t be written: %s\n"), g_strerror (errno));

  return written;
}
