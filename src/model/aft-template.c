/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-template.h"

#include "aft-language-private.h"
#include "aft-text.h"

#include <string.h>

#define SUBJECT "Subject:"

/* A gap as it stands in a text: in brackets, with a question mark at its end, in whatever language. */
#define GAP_PATTERN "\\[[^][\\n]{1,80}\\?\\]"

static void
clear_gap (gpointer data)
{
  g_free (((AftTemplateGap *) data)->field);
}

static GArray *
new_gaps (void)
{
  GArray *gaps = g_array_new (FALSE, TRUE, sizeof (AftTemplateGap));

  g_array_set_clear_func (gaps, clear_gap);
  return gaps;
}

void
aft_template_result_clear (AftTemplateResult *result)
{
  g_clear_pointer (&result->subject, g_free);
  g_clear_pointer (&result->text, g_free);
  g_clear_pointer (&result->gaps, g_array_unref);
  result->subject_gaps = 0;
}

/* One "{...}", taken apart. */
typedef struct
{
  char    *name;
  char    *words;     /* to use instead, or NULL */
  gboolean needed;
  gboolean known;
} Reference;

static void
clear_reference (Reference *reference)
{
  g_free (reference->name);
  g_free (reference->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reference, clear_reference)

/* Reads the reference that begins at @p ("{"). What follows it is returned; @p itself if it isn't closed in this line. */
static const char *
read_reference (const char *p,
                Reference  *reference)
{
  const char *close = aft_field_end (p);
  const AftTemplateField *fields;
  guint n_fields;
  char *bar;
  gsize length;

  if (close == NULL)
    return p;

  reference->name = g_strndup (p + 1, (gsize) (close - p - 1));
  bar = strchr (reference->name, '|');
  if (bar)
    {
      reference->words = g_strdelimit (g_strdup (bar + 1), "{", ' ');
      *bar = '\0';
    }
  g_strstrip (g_strdelimit (reference->name, "{", ' '));

  fields = aft_template_list_fields (&n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (g_str_has_prefix (reference->name, fields[i].name))
      {
        const char *mark = reference->name + strlen (fields[i].name);

        if (*mark == '\0' || g_str_equal (mark, "!") || g_str_equal (mark, "?"))
          {
            reference->known = TRUE;
            reference->needed = *mark == '!' || (*mark == '\0' && fields[i].needed);
          }
      }

  length = strlen (reference->name);
  if (length > 0 && strchr ("!?", reference->name[length - 1]))
    reference->name[length - 1] = '\0';
  if (!reference->known)
    reference->needed = TRUE;

  return close + 1;
}

/* The value as one line, cut if it is longer than anything that belongs into a sentence; NULL if there is none. */
static char *
dup_value (GHashTable      *values,
           const Reference *reference)
{
  char *value = values && reference->known ? aft_text_dup_line (g_hash_table_lookup (values, reference->name)) : NULL;

  if (value != NULL && g_utf8_strlen (value, -1) > AFT_TEXT_SHOWN_MAX)
    {
      g_autofree char *whole = value;
      g_autofree char *start = g_utf8_substring (whole, 0, AFT_TEXT_SHOWN_MAX - 1);

      value = g_strconcat (start, "…", NULL);
    }
  if (value == NULL && reference->words)
    value = g_strdup (reference->words);

  return value;
}

/* Whether the sentence from @p to @end names an optional field that is empty. */
static gboolean
is_dropped (const char *p,
            const char *end,
            GHashTable *values)
{
  while (p < end)
    {
      g_auto (Reference) reference = { NULL };
      g_autofree char *value = NULL;
      const char *next;

      if (*p != '{' || (next = read_reference (p, &reference)) == p)
        {
          p++;
          continue;
        }

      value = dup_value (values, &reference);
      if (value == NULL && !reference.needed)
        return TRUE;
      p = next;
    }

  return FALSE;
}

static void
append_gap (GString           *text,
            GArray            *gaps,
            const AftLanguage *language,
            const char        *name)
{
  const char *label = aft_language_get_text (language, "Gaps", name);
  AftTemplateGap gap = { .start = text->len, .field = g_strdup (name) };

  g_string_append_printf (text, "[%s?]", label ? label : name);
  gap.end = text->len;
  g_array_append_val (gaps, gap);
}

static void
append_sentence (GString           *text,
                 GArray            *gaps,
                 const AftLanguage *language,
                 GHashTable        *values,
                 const char        *p,
                 const char        *end)
{
  while (p < end)
    {
      g_auto (Reference) reference = { NULL };
      g_autofree char *value = NULL;
      const char *next;

      if (*p == '}')
        {
          p++;
          continue;
        }
      if (*p != '{')
        {
          g_string_append_c (text, *p++);
          continue;
        }

      next = read_reference (p, &reference);
      if (next == p)
        {
          p++;
          continue;
        }

      value = dup_value (values, &reference);
      if (value)
        g_string_append (text, value);
      else if (*reference.name)
        append_gap (text, gaps, language, reference.name);
      p = next;

      /* "Northwind Inc." at a sentence's end has its full stop already. */
      if (value && *p == '.' && g_str_has_suffix (value, "."))
        p++;
    }
}

/* Fills one line; FALSE if nothing of it is left although something was there. */
static gboolean
append_line (GString           *text,
             GArray            *gaps,
             const AftLanguage *language,
             GHashTable        *values,
             const char        *line,
             const char        *end)
{
  gsize start = text->len;
  gboolean dropped = FALSE;

  while (line < end)
    {
      const char *next = aft_sentence_end (line, language->abbreviations);

      if (is_dropped (line, next, values))
        dropped = TRUE;
      else
        append_sentence (text, gaps, language, values, line, next);
      line = next;
    }

  while (dropped && text->len > start && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);

  return !dropped || text->len > start;
}

static char *
fill_text (const AftLanguage *language,
           const char        *template_text,
           GHashTable        *values,
           GArray            *gaps)
{
  GString *text = g_string_new (NULL);
  gboolean after_dropped = FALSE;

  for (const char *line = template_text; ; )
    {
      const char *end = line + strcspn (line, "\n");
      gboolean blank = end == line;

      /* The blank line after a dropped one goes with it if there is one before. */
      if (blank && after_dropped && (text->len == 0 || g_str_has_suffix (text->str, "\n\n")))
        after_dropped = FALSE;
      else if (append_line (text, gaps, language, values, line, end))
        {
          after_dropped = FALSE;
          g_string_append_c (text, '\n');
        }
      else
        after_dropped = TRUE;

      if (*end == '\0')
        break;
      line = end + 1;
    }

  if (text->len > 0)
    g_string_truncate (text, text->len - 1);

  return g_string_free (text, FALSE);
}

void
aft_template_fill (const AftLanguage *language,
                   const char        *template_text,
                   GHashTable        *values,
                   AftTemplateResult *result)
{
  g_autofree char *valid = aft_text_dup_storable (template_text, TRUE);
  const char *text = valid;

  *result = (AftTemplateResult) { .gaps = new_gaps () };

  if (g_ascii_strncasecmp (text, SUBJECT, strlen (SUBJECT)) == 0)
    {
      const char *end = text + strcspn (text, "\n");
      g_autofree char *line = g_strndup (text + strlen (SUBJECT), (gsize) (end - text) - strlen (SUBJECT));
      g_autoptr (GArray) gaps = new_gaps ();

      result->subject = fill_text (language, g_strstrip (line), values, gaps);
      result->subject_gaps = gaps->len;

      text = *end ? end + 1 : end;
      if (*text == '\n')
        text++;
    }

  result->text = fill_text (language, text, values, result->gaps);
}

GArray *
aft_template_find_gaps (const char *text)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  GArray *gaps = new_gaps ();

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return gaps;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new (GAP_PATTERN, G_REGEX_OPTIMIZE, 0, NULL));

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      AftTemplateGap gap = { 0 };
      gint start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      gap.start = (gsize) start;
      gap.end = (gsize) end;
      g_array_append_val (gaps, gap);
    }

  return gaps;
}

gboolean
aft_template_text_has_gaps (const char *subject,
                            const char *text)
{
  g_autoptr (GArray) in_subject = aft_template_find_gaps (subject);
  g_autoptr (GArray) in_text = aft_template_find_gaps (text);

  return in_subject->len > 0 || in_text->len > 0;
}
