/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-tone.h"

#include "aft-language-private.h"
#include "aft-template.h"
#include "aft-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A text this long is too long whatever else is in it; what lies behind is not read. In bytes. */
#define MAX_CHECKED 20000

static void
free_finding (AftToneFinding *finding)
{
  g_free (finding->why);
  g_free (finding->better);
  g_free (finding);
}

static void
add_finding (GPtrArray         *findings,
             const AftToneRule *rule,
             gsize              start,
             gsize              end)
{
  AftToneFinding *finding = g_new (AftToneFinding, 1);

  *finding = (AftToneFinding) {
    .kind = (AftToneKind) rule->kind,
    .start = start,
    .end = end,
    .why = g_strdup (rule->why),
    .better = g_strdup (rule->better),
  };
  g_ptr_array_add (findings, finding);
}

gboolean
aft_tone_has_rules (const AftLanguage *language)
{
  return language->tone != NULL;
}

char *
aft_tone_dup_no_rules (const char *code)
{
  g_autofree char *name = aft_language_dup_name (code);

  /* Translators: %s is a language's name */
  return g_strdup_printf (_("No tone check for %s yet."), name);
}

/* The text that is checked, as long as @text: what is quoted and what is still a gap becomes blank. */
static char *
dup_checked (const char *text)
{
  gsize length = MIN (strlen (text), MAX_CHECKED);
  char *checked;
  g_autoptr (GArray) gaps = NULL;

  while (length > 0 && (text[length] & 0xc0) == 0x80)
    length--;
  checked = g_strndup (text, length);

  for (char *line = checked; line; line = strchr (line, '\n'))
    {
      if (*line == '\n')
        line++;
      if (*line == '>')
        memset (line, ' ', strcspn (line, "\n"));
    }

  gaps = aft_template_find_gaps (checked);
  for (guint i = 0; i < gaps->len; i++)
    {
      const AftTemplateGap *gap = &g_array_index (gaps, AftTemplateGap, i);

      memset (checked + gap->start, ' ', gap->end - gap->start);
    }

  return checked;
}

/* Whether what makes the rule silent stands in the sentence around @start. */
static gboolean
is_excepted (const AftLanguage *language,
             const AftToneRule *rule,
             const char        *text,
             gsize              start)
{
  const char *sentence = text;
  g_autofree char *whole = NULL;

  if (rule->except == NULL)
    return FALSE;

  for (;;)
    {
      const char *end = aft_sentence_end (sentence, language->abbreviations);

      if (end > text + start || *end == '\0')
        {
          whole = g_strndup (sentence, (gsize) (end - sentence));
          return g_regex_match (rule->except, whole, 0, NULL);
        }
      sentence = *end == '\n' ? end + 1 : end;
    }
}

static void
check_pattern (const AftLanguage *language,
               const AftToneRule *rule,
               const char        *text,
               GPtrArray         *findings)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (rule->pattern, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      gint start, end;

      if (!g_match_info_fetch_pos (match, 0, &start, &end) || start == end)
        continue;
      while (end > start && g_ascii_isspace (text[end - 1]))
        end--;
      if (!is_excepted (language, rule, text, (gsize) start))
        add_finding (findings, rule, (gsize) start, (gsize) end);
    }
}

static void
check_sentences (const AftLanguage *language,
                 const AftToneRule *rule,
                 const char        *text,
                 GPtrArray         *findings)
{
  for (const char *p = text; *p; )
    {
      const char *end = aft_sentence_end (p, language->abbreviations);
      g_autofree char *sentence = g_strndup (p, (gsize) (end - p));

      if (aft_text_count_words (sentence) > rule->most)
        {
          g_strchomp (sentence);
          add_finding (findings, rule, (gsize) (p - text), (gsize) (p - text) + strlen (sentence));
        }
      p = *end == '\n' ? end + 1 : end;
    }
}

/* The question marks that end something ("?!" and "??" are one). What is too much is marked, the first ones are not. */
static void
check_questions (const AftToneRule *rule,
                 const char        *text,
                 GPtrArray         *findings)
{
  guint n = 0;

  for (const char *p = strchr (text, '?'); p; p = strchr (p, '?'))
    {
      const char *start = p;

      if (++n > rule->most)
        {
          while (start > text && strchr (".!?\n", start[-1]) == NULL)
            start--;
          while (g_ascii_isspace (*start))
            start++;
          add_finding (findings, rule, (gsize) (start - text), (gsize) (p + 1 - text));
        }
      while (*p == '?' || *p == '!')
        p++;
    }
}

static void
apply (const AftLanguage *language,
       const AftToneRule *rule,
       AftScript          script,
       const char        *text,
       GPtrArray         *findings)
{
  switch (rule->shape)
    {
    case AFT_TONE_RULE_PATTERN:
      check_pattern (language, rule, text, findings);
      break;

    case AFT_TONE_RULE_NEEDED:
      if (!g_regex_match (rule->pattern, text, 0, NULL))
        add_finding (findings, rule, 0, 0);
      break;

    case AFT_TONE_RULE_SENTENCE:
      check_sentences (language, rule, text, findings);
      break;

    case AFT_TONE_RULE_WHOLE:
      {
        AftMeasure measure;

        aft_language_measure (language, script, text, &measure);
        if (measure.over)
          add_finding (findings, rule, 0, 0);
        break;
      }

    case AFT_TONE_RULE_QUESTIONS:
      check_questions (rule, text, findings);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* By place; what is about the whole comes last, in the order of the rules. */
static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const AftToneFinding *one = *(const AftToneFinding *const *) a;
  const AftToneFinding *two = *(const AftToneFinding *const *) b;

  if ((one->end == 0) != (two->end == 0))
    return one->end == 0 ? 1 : -1;
  if (one->start != two->start)
    return one->start < two->start ? -1 : 1;
  if (one->end != two->end)
    return one->end > two->end ? -1 : 1;
  return (gint) one->kind - (gint) two->kind;
}

/* Of findings of one kind that lie in each other the longest says enough. */
static void
drop_doubles (GPtrArray *findings)
{
  for (guint i = 1; i < findings->len; )
    {
      const AftToneFinding *before = g_ptr_array_index (findings, i - 1);
      const AftToneFinding *finding = g_ptr_array_index (findings, i);

      if (finding->end > 0 && finding->kind == before->kind && finding->end <= before->end)
        g_ptr_array_remove_index (findings, i);
      else
        i++;
    }
}

GPtrArray *
aft_tone_check (const AftLanguage *language,
                AftScript          script,
                const char        *text)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) free_finding);
  g_autofree char *checked = NULL;

  if (language->tone == NULL || text == NULL || !g_utf8_validate (text, -1, NULL))
    return findings;

  checked = dup_checked (text);
  if (aft_text_count_words (checked) == 0)
    return findings;

  for (guint i = 0; i < language->tone->len; i++)
    {
      const AftToneRule *rule = g_ptr_array_index (language->tone, i);

      if (rule->scripts & 1u << script)
        apply (language, rule, script, checked, findings);
    }

  g_ptr_array_sort (findings, compare_findings);
  drop_doubles (findings);
  return findings;
}
