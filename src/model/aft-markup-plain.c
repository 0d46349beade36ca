/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-markup-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-code-span.h"
#include "aft-guide-marks.h"
#include "aft-markup.h"

/* Stands for code while other signs are looked for: no text has it. */
#define CODE "\001"

/* Emphasis loses its signs, links become "words (address)". */
static const struct
{
  const char *pattern;
  const char *instead;
} inline_marks[] = {
  { "!?\\[([^\\]]+)\\]\\(\\s*<?([^)>\\s]+)>?[^)]*\\)", "\\1 (\\2)" },
  { "<((?:https?://|mailto:|www\\.)[^>\\s]+|[^>@\\s]+@[^>@\\s]+)>", "\\1" },
  { "\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*", "\\1" },
  { "\\*(?=\\S)(.+?)(?<=\\S)\\*", "\\1" },
  { "(?<!\\w)__(?=\\S)(.+?)(?<=\\S)__(?!\\w)", "\\1" },
  { "(?<!\\w)_(?=\\S)(.+?)(?<=\\S)_(?!\\w)", "\\1" },
  { "~~(?=\\S)(.+?)(?<=\\S)~~", "\\1" },
};

static char *
dup_with_code_aside (const char   *words,
                     const GArray *code)
{
  GString *aside = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; code != NULL && i < code->len; i++)
    {
      const AftCodeSpan *span = &g_array_index (code, AftCodeSpan, i);

      g_string_append_len (aside, words + at, span->start - at);
      g_string_append (aside, CODE);
      at = span->end;
    }
  g_string_append (aside, words + at);

  return g_string_free (aside, FALSE);
}

/* A blank at both ends only keeps code apart from its signs. */
static void
append_code (GString           *plain,
             const char        *words,
             const AftCodeSpan *span)
{
  const char *start = words + span->start + span->run, *end = words + span->end - span->run;

  if (*start == ' ' && end[-1] == ' ' && strspn (start, " ") < (gsize) (end - start))
    {
      start++;
      end--;
    }
  g_string_append_len (plain, start, end - start);
}

static char *
dup_with_code (const char   *aside,
               const char   *words,
               const GArray *code)
{
  GString *plain = g_string_new (NULL);
  guint n = 0;

  for (const char *p = aside; *p != '\0'; p++)
    if (*p == *CODE && n < code->len)
      append_code (plain, words, &g_array_index (code, AftCodeSpan, n++));
    else
      g_string_append_c (plain, *p);

  return g_string_free (plain, FALSE);
}

static char *
dup_without_inline_marks (const char *words)
{
  static GRegex *patterns[G_N_ELEMENTS (inline_marks)];
  g_autoptr (GArray) code = NULL;
  g_autofree char *plain = NULL;

  if (strpbrk (words, "`*_~[<") == NULL)
    return g_strdup (words);

  code = aft_code_spans_find (words);
  plain = dup_with_code_aside (words, code);
  for (guint i = 0; i < G_N_ELEMENTS (inline_marks); i++)
    {
      char *next;

      if (patterns[i] == NULL)
        patterns[i] = g_regex_new (inline_marks[i].pattern, G_REGEX_OPTIMIZE, 0, NULL);
      next = g_regex_replace (patterns[i], plain, -1, 0, inline_marks[i].instead, 0, NULL);
      if (next == NULL)
        continue;
      g_free (plain);
      plain = next;
    }

  return code != NULL ? dup_with_code (plain, words, code) : g_steal_pointer (&plain);
}

/* "09:41 ", wherever it stands at the line's beginning. */
static char *
dup_stamp (const char *line,
           const char *words)
{
  for (const char *p = line; p + 5 < words; p++)
    if (g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && p[2] == ':' && g_ascii_isdigit (p[3]))
      return g_strndup (p, 6);

  return g_strdup ("");
}

static void
append_marked (GString    *plain,
               const char *line,
               AftMark     mark,
               const char *text)
{
  g_autofree char *stamp = dup_stamp (line, text);
  g_autofree char *words = dup_without_inline_marks (text);

  g_string_append (plain, stamp);
  if (mark == AFT_MARK_QUOTE)
    /* Translators: the quotation marks of your language around what somebody said. */
    g_string_append_printf (plain, C_("their words", "“%s”"), words);
  else if (mark == AFT_MARK_PROMISE)
    /* Translators: a line of a note, as plain text; %s is what the user promised somebody. */
    g_string_append_printf (plain, _("I promised: %s"), words);
  else
    /* Translators: a line of a note, as plain text; %s is what the user wants to ask somebody. */
    g_string_append_printf (plain, _("To ask: %s"), words);
}

static gboolean
is_rule (const char *line)
{
  gsize length = strlen (line);

  return length >= 3 && strchr ("-*_=", *line) != NULL && strspn (line, (char[]) { *line, ' ', '\0' }) == length;
}

static void
append_line (GString    *plain,
             const char *line,
             gboolean    headings)
{
  const char *text = line;
  AftMark mark = aft_mark_of_line (line, &text, NULL);
  guint level = strspn (line, "#");
  g_autofree char *words = NULL;
  AftListItem item;

  if (mark == AFT_MARK_QUOTE || mark == AFT_MARK_PROMISE || mark == AFT_MARK_QUESTION)
    {
      append_marked (plain, line, mark, text);
      return;
    }
  if (is_rule (line))
    return;

  if (level > 0 && level <= 6 && line[level] == ' ')
    {
      g_string_append (plain, headings ? AFT_PLAIN_HEADING : "");
      line += level + 1;
    }
  else if (aft_list_item_parse (line, &item))
    {
      g_string_append_len (plain, line, item.indent);
      if (item.number > 0)
        g_string_append_len (plain, line + item.indent, item.bullet);
      else if (item.box == 0)
        g_string_append (plain, "• ");
      if (item.box > 0)
        g_string_append (plain, item.ticked ? "☑ " : "☐ ");
      line += item.indent + item.bullet + item.box;
    }
  words = dup_without_inline_marks (line);
  g_string_append (plain, words);
}

char *
aft_markup_dup_plain (const char *text,
                      gboolean    headings)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *plain = g_string_sized_new (strlen (text));
  AftFence fence = { 0 };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      AftFencePart part = aft_fence_pass (&fence, lines[i]);

      if (part == AFT_FENCE_OPENING || part == AFT_FENCE_CLOSING)
        continue;
      if (part == AFT_FENCE_CODE)
        g_string_append (plain, lines[i]);
      else
        append_line (plain, lines[i], headings);
      if (lines[i + 1] != NULL)
        g_string_append_c (plain, '\n');
    }

  return g_string_free (plain, FALSE);
}
