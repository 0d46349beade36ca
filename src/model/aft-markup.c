/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-markup.h"

#include "aft-code-span.h"
#include "aft-fence.h"

#include <string.h>

#define LEVELS 6
#define LONGEST_RUN 3

gboolean
aft_list_item_parse (const char  *line,
                     AftListItem *item)
{
  const char *p = line;

  *item = (AftListItem) { 0 };
  while (*p == ' ' || *p == '\t')
    p++;
  item->indent = p - line;

  if (strchr ("-*+", *p) != NULL && *p != '\0')
    item->bullet = 1;
  else if (g_ascii_isdigit (*p))
    {
      char *end;
      guint64 number = g_ascii_strtoull (p, &end, 10);

      if ((*end != '.' && *end != ')') || end - p > 6)
        return FALSE;
      item->number = number;
      item->bullet = end + 1 - p;
    }
  else
    return FALSE;

  p += item->bullet;
  if (*p != ' ')
    {
      item->bullet = item->number = 0;
      return FALSE;
    }
  item->bullet++;
  p++;

  if (p[0] == '[' && p[1] != '\0' && strchr (" xX", p[1]) != NULL && p[2] == ']')
    {
      item->ticked = p[1] != ' ';
      item->box = p[3] == ' ' ? 4 : 3;
    }

  return TRUE;
}

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_';
}

static gunichar
char_before (const char *text,
             const char *at)
{
  return at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : ' ';
}

gboolean
aft_markup_can_begin (const char *text,
                      const char *at)
{
  gunichar c = char_before (text, at);

  return !is_word (c) && strchr ("/#@&.+-", c < 128 ? (int) c : ' ') == NULL;
}

static const char *
find_tag_end (const char *text,
              const char *at)
{
  const char *p = at + 1;

  if (*at != '#' || !aft_markup_can_begin (text, at) || !g_unichar_isalpha (g_utf8_get_char (p)))
    return NULL;

  while (is_word (g_utf8_get_char (p)) || (*p == '-' && is_word (g_utf8_get_char (p + 1))))
    p = g_utf8_next_char (p);

  return p;
}

/* Somebody who isn't in the book is named by one word. */
static const char *
find_person_end (const char *line,
                 const char *at,
                 AftNames   *names)
{
  const char *p = at + 1;
  gsize length = 0;

  if (!aft_markup_can_begin (line, at) || !g_unichar_isalpha (g_utf8_get_char (p)))
    return NULL;
  if (names != NULL && aft_names_find (names, p, &length) != NULL)
    return p + length;
  while (is_word (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static const char *
find_scheme_end (const char *p)
{
  static const char * const schemes[] = { "https://", "http://", "mailto:", "tel:", "www." };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (p, schemes[i], strlen (schemes[i])) == 0)
      return p + strlen (schemes[i]);

  return NULL;
}

/* What closes a sentence or a bracket that was opened before it doesn't belong to an address, and code never does. */
static const char *
find_address_end (const char *start)
{
  const char *p = start;
  guint open = 0;

  for (; *p != '\0' && strchr (" \t\n\r<>\"[]`", *p) == NULL; p++)
    {
      open += *p == '(';
      if (*p == ')' && open-- == 0)
        break;
    }
  while (p > start && strchr (".,;:!?'", p[-1]) != NULL)
    p--;

  return p;
}

static gboolean
is_mail_char (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("._%+-", c) != NULL);
}

/* The "@" at @at as the middle of "name@host.tld", not before @from. */
static gboolean
find_mail (const char  *from,
           const char  *at,
           const char **start,
           const char **end)
{
  const char *p = at + 1;

  *start = at;
  while (*start > from && is_mail_char ((*start)[-1]))
    (*start)--;
  while (g_ascii_isalnum (*p) || *p == '-' || *p == '.')
    p++;
  while (p > at && (p[-1] == '.' || p[-1] == '-'))
    p--;
  *end = p;

  return *start < at && at[1] != '.' && memchr (at, '.', p - at) != NULL;
}

/* One walk over a line. What is looked for ahead is remembered, so that a line of nothing but openings takes no longer. */
typedef struct
{
  const char *line;                 /* with its code hidden */
  const char *end;
  GArray     *spans;
  GArray     *code;                 /* AftCodeSpan; NULL: none */
  guint       n_code;               /* of them, which are behind */
  const char *bracket;              /* the next "]", @end if there is none */
  const char *parenthesis;          /* the next ")" */
  struct
  {
    const char *closing;            /* the next run of signs that can close */
    const char *over;               /* the last span ends here */
  } runs[2][LONGEST_RUN];
} Scan;

static void
append (Scan        *scan,
        AftSpanKind  kind,
        const char  *start,
        const char  *end)
{
  AftSpan span = { kind, start - scan->line, end - scan->line };

  g_array_append_val (scan->spans, span);
}

/* The first @c from @from on; @next is what was found the last time. */
static const char *
find_next (Scan        *scan,
           const char **next,
           char         c,
           const char  *from)
{
  if (*next == NULL || *next < from)
    *next = from < scan->end ? memchr (from, c, scan->end - from) : NULL;
  if (*next == NULL)
    *next = scan->end;

  return *next;
}

/* "[words](address)" at @start. */
static const char *
find_words_end (Scan        *scan,
                const char  *start,
                const char **address)
{
  const char *close = find_next (scan, &scan->bracket, ']', start);
  const char *end;

  if (close == scan->end || close[1] != '(' || close == start + 1)
    return NULL;
  *address = close + 2;
  end = find_next (scan, &scan->parenthesis, ')', *address);

  return end != scan->end && end > *address ? end + 1 : NULL;
}

/* How often the first letter of @p follows itself. */
static gsize
get_run (const char *p)
{
  gsize length = 1;

  while (p[length] == *p)
    length++;

  return length;
}

/* The next run of just @length signs like that of @from, behind a word, "_" at its end; the line's end if there is none. */
static const char *
find_closing (Scan       *scan,
              const char *from,
              gsize       length,
              const char *sign)
{
  const char *p = from;

  while ((p = memchr (p, *sign, scan->end - p)) != NULL)
    {
      gsize run = get_run (p);

      if (run == length && !g_unichar_isspace (char_before (scan->line, p)) &&
          (*sign != '_' || !is_word (g_utf8_get_char (p + run))))
        return p;
      p += run;
    }

  return scan->end;
}

/* The run of @length signs at @p, if words that it emphasises begin there. */
static void
scan_emphasis (Scan       *scan,
               const char *p,
               gsize       length)
{
  guint sign = *p == '_';
  const char **closing, **over;

  if (length > LONGEST_RUN || g_unichar_isspace (g_utf8_get_char (p + length)) ||
      (*p == '_' && is_word (char_before (scan->line, p))))
    return;

  closing = &scan->runs[sign][length - 1].closing;
  over = &scan->runs[sign][length - 1].over;
  if (*over != NULL && p < *over)
    return;
  if (*closing == NULL || *closing < p + length)
    *closing = find_closing (scan, p + length, length, p);
  if (*closing == scan->end)
    return;

  *over = *closing + length;
  if (length != 2)
    append (scan, AFT_SPAN_EMPHASIS, p, *over);
  if (length >= 2)
    append (scan, AFT_SPAN_STRONG, p, *over);
}

/* The code that begins at @p, which is a "`", or else that sign. Returns its end. */
static const char *
scan_code (Scan       *scan,
           const char *p)
{
  const AftCodeSpan *span = NULL;

  if (scan->code != NULL && scan->n_code < scan->code->len)
    span = &g_array_index (scan->code, AftCodeSpan, scan->n_code);
  if (span == NULL || scan->line + span->start != p)
    return p + 1;

  scan->n_code++;
  append (scan, AFT_SPAN_CODE, p, scan->line + span->end);

  return scan->line + span->end;
}

/* What the whole line is; returns where its words begin. */
static const char *
scan_beginning (Scan *scan)
{
  const char *line = scan->line;
  guint level = strspn (line, "#");
  AftListItem item;

  if (level > 0 && level <= LEVELS && line[level] == ' ')
    {
      append (scan, AFT_SPAN_HEADING, line, scan->end);
      return line + level;
    }
  if (!aft_list_item_parse (line, &item))
    return line;

  append (scan, AFT_SPAN_BULLET, line + item.indent, line + item.indent + item.bullet - 1);
  if (item.ticked)
    append (scan, AFT_SPAN_TICKED, line + item.indent + item.bullet, scan->end);
  else if (item.box > 0)
    append (scan, AFT_SPAN_BOX, line + item.indent + item.bullet, line + item.indent + item.bullet + 3);

  return line + item.indent + item.bullet + item.box;
}

GArray *
aft_markup_scan (const char *line,
                 AftNames   *names)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AftSpan));
  g_autoptr (GArray) code = aft_code_spans_find (line);
  g_autofree char *hidden = code != NULL ? aft_code_spans_dup_hidden (line, code) : NULL;
  Scan scan = { .spans = spans, .code = code };
  const char *p, *from;

  if (hidden != NULL)
    line = hidden;
  scan.line = line;
  scan.end = strchrnul (line, '\n');
  p = from = scan_beginning (&scan);
  while (p < scan.end)
    {
      const char *start = p, *end = NULL, *address;
      AftSpanKind kind = AFT_SPAN_LINK;
      gsize step = g_utf8_next_char (p) - p;

      if (*p == '#')
        {
          kind = AFT_SPAN_TAG;
          end = find_tag_end (line, p);
        }
      else if (*p == '@' && !find_mail (from, p, &start, &end))
        {
          start = p;
          kind = AFT_SPAN_PERSON;
          end = find_person_end (line, p, names);
        }
      else if (*p == '[')
        end = find_words_end (&scan, p, &address);
      else if (*p == '`')
        step = scan_code (&scan, p) - p;
      else if (*p == '*' || *p == '_')
        {
          step = get_run (p);
          scan_emphasis (&scan, p, step);
        }
      else if (strchr ("hHmMtTwW", *p) != NULL && !is_word (char_before (line, p)) && (address = find_scheme_end (p)) != NULL)
        {
          end = find_address_end (address);
          if (end == address)
            end = NULL;
        }

      if (end != NULL)
        append (&scan, kind, start, end);
      p = end != NULL ? end : p + step;
      if (end != NULL)
        from = p;
    }

  return spans;
}

GArray *
aft_markup_find_tags (const char *text)
{
  GArray *tags = g_array_new (FALSE, FALSE, sizeof (AftSpan));
  AftFence fence = { 0 };
  const char *passed = text;

  for (const char *at = strchr (text, '#'); at != NULL; at = strchr (strchrnul (at, '\n'), '#'))
    {
      const char *before = memrchr (text, '\n', at - text);
      const char *line = before != NULL ? before + 1 : text;
      g_autoptr (GArray) spans = NULL;

      aft_fence_pass_all (&fence, passed, line);
      passed = strchrnul (line, '\n');
      passed += *passed == '\n';
      if (aft_fence_pass (&fence, line) != AFT_FENCE_NONE)
        continue;

      spans = aft_markup_scan (line, NULL);
      for (guint i = 0; i < spans->len; i++)
        {
          AftSpan span = g_array_index (spans, AftSpan, i);

          span.start += line - text;
          span.end += line - text;
          if (span.kind == AFT_SPAN_TAG)
            g_array_append_val (tags, span);
        }
    }

  return tags;
}

char *
aft_markup_dup_uri (const char    *line,
                    const AftSpan *span)
{
  const char *start = line + span->start, *end = line + span->end;
  g_autofree char *address = NULL;

  if (span->kind != AFT_SPAN_LINK)
    return NULL;

  if (*start == '[')
    {
      g_autoptr (GArray) code = aft_code_spans_find (line);
      g_autofree char *hidden = code != NULL ? aft_code_spans_dup_hidden (line, code) : NULL;
      const char *words = (hidden != NULL ? hidden : line) + span->start;

      start += (const char *) memchr (words, ']', end - start) + 2 - words;
      end--;
    }
  address = g_strstrip (g_strndup (start, end - start));
  if (g_ascii_strncasecmp (address, "www.", 4) == 0)
    return g_strconcat ("https://", address, NULL);
  if (find_scheme_end (address) != NULL)
    return g_steal_pointer (&address);
  if (strchr (address, '@') != NULL && strchr (address, ':') == NULL)
    {
      g_autofree char *escaped = g_uri_escape_string (address, "@", FALSE);

      return g_strconcat ("mailto:", escaped, NULL);
    }

  return NULL;
}
