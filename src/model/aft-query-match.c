/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-query-private.h"

#include "aft-date.h"
#include "aft-guide-marks.h"
#include "aft-text.h"

#include <string.h>

/* Whether something fits a query, told by what a summary holds. Ten thousand are asked at each key, so what most of them fail
 * comes first, and nothing is allocated before. */

gboolean
aft_query_has_days (const AftQuery *self)
{
  return *self->after != '\0' || *self->before != '\0';
}

gboolean
aft_query_match_day (const AftQuery *self,
                     const char     *day)
{
  g_autofree char *local = NULL;

  if (!aft_query_has_days (self))
    return TRUE;
  if (day == NULL || strlen (day) < 4 || *day == '-')
    return FALSE;

  if (g_str_has_suffix (day, "Z"))
    {
      g_autoptr (GDateTime) moment = aft_moment_parse (day);
      g_autoptr (GDateTime) here = moment != NULL ? g_date_time_to_local (moment) : NULL;

      if (here != NULL)
        day = local = g_date_time_format (here, "%Y-%m-%d");
    }

  return strncmp (day, self->after, strlen (self->after)) >= 0
         && (*self->before == '\0' || strncmp (day, self->before, strlen (self->before)) < 0);
}

gboolean
aft_query_match_company (const AftQuery   *self,
                         const AftSummary *summary)
{
  g_autofree char *company = NULL;

  if (self->companies->len == 0)
    return TRUE;

  company = aft_text_fold (summary->company);
  for (guint i = 0; i < self->companies->len; i++)
    if (strstr (company, self->companies->pdata[i]) == NULL)
      return FALSE;

  return TRUE;
}

gboolean
aft_query_has_tag (const AftSummary *summary,
                   const char       *tag)
{
  g_autofree char *tags = NULL;
  g_auto (GStrv) list = NULL;

  if (*summary->tags == '\0')
    return FALSE;

  tags = aft_text_fold (summary->tags);
  list = g_strsplit (tags, ";", -1);
  for (char **one = list; *one != NULL; one++)
    if (g_str_has_prefix (*one, tag))
      return TRUE;

  return FALSE;
}

gboolean
aft_query_has_name (const AftSummary *summary,
                    const char       *name)
{
  g_autofree char *typed = g_strndup (name, strcspn (name, "\n"));
  g_autofree char *folded = aft_summary_dup_names (summary);
  g_auto (GStrv) names = g_strsplit (folded, "\n", -1);
  gboolean has = FALSE;

  for (char **own = names; *own != NULL && !has; own++)
    has = aft_text_words_begin (*own, typed);

  return has;
}

gboolean
aft_query_find_name (const AftQuery *self,
                     const char     *name,
                     const char     *folded)
{
  for (const char *p = name; p != NULL; p = strchr (p, '\n'))
    {
      p += *p == '\n';
      if (aft_text_find_signed (folded, '@', p, self->whole) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Whether a line is marked as what is looked for. Folding leaves line ends and marks as they are. */
static gboolean
match_marks (const AftQuery *self,
             const char     *folded)
{
  static const struct { AftMark mark; const char *sign; } signs[] = {
    { AFT_MARK_QUOTE, "> " }, { AFT_MARK_PROMISE, "! " }, { AFT_MARK_OPEN_POINT, " [ ] " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (self->marks & (1u << signs[i].mark))
      for (const char *p = strstr (folded, signs[i].sign); p != NULL; p = strstr (p + 1, signs[i].sign))
        {
          const char *line = p;

          while (line > folded && line[-1] != '\n')
            line--;
          if (aft_mark_of_line (line, NULL, NULL) == signs[i].mark)
            return TRUE;
        }

  return FALSE;
}

static gboolean
match_days (const AftQuery   *self,
            const AftSummary *summary)
{
  const char *days[] = { summary->day, summary->first_touch, summary->last_touch, summary->created, summary->modified };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (aft_query_match_day (self, days[i]))
      return TRUE;

  return FALSE;
}

static gboolean
match_narrowing (const AftQuery   *self,
                 const AftSummary *summary)
{
  for (guint i = 0; i < self->tags->len; i++)
    if (!aft_query_has_tag (summary, self->tags->pdata[i])
        && aft_text_find_signed (summary->folded, '#', self->tags->pdata[i], self->whole) == NULL)
      return FALSE;
  for (guint i = 0; i < self->names->len; i++)
    if (!aft_query_has_name (summary, self->names->pdata[i])
        && !aft_query_find_name (self, self->names->pdata[i], summary->folded))
      return FALSE;

  return aft_query_match_company (self, summary)
         && (self->marks == 0 || match_marks (self, summary->folded))
         && (!aft_query_has_days (self) || match_days (self, summary));
}

/* The folded text begins with the title, so a match before the first line's end is one in the name. */
static guint
rank_match (const AftSummary *summary,
            const char       *match)
{
  const char *text = summary->folded;

  if (match == text)
    return 4;
  if (memchr (text, '\n', match - text) == NULL)
    return match[-1] == ' ' || match[-1] == '-' ? 3 : 2;

  return 1;
}

guint
aft_query_match (const AftQuery   *self,
                 const AftSummary *summary)
{
  guint best = 1;

  if (!aft_text_sieve_may_hold (&summary->sieve, &self->sieve))
    return 0;
  for (guint i = 0; i < self->words->len; i++)
    {
      const char *match = strstr (summary->folded, g_ptr_array_index (self->words, i));

      if (match == NULL)
        return 0;
      best = MAX (best, rank_match (summary, match));
    }

  return match_narrowing (self, summary) ? best : 0;
}

gboolean
aft_query_match_text (const AftQuery *self,
                      const char     *title,
                      const char     *text,
                      const char     *day)
{
  g_autofree char *folded_title = aft_text_fold (title);
  g_autoptr (GString) folded = g_string_new (folded_title);

  g_string_append_c (folded, '\n');
  aft_text_fold_append (folded, text != NULL ? text : "", -1);

  for (guint i = 0; i < self->words->len; i++)
    if (strstr (folded->str, self->words->pdata[i]) == NULL)
      return FALSE;
  for (guint i = 0; i < self->tags->len; i++)
    if (aft_text_find_signed (folded->str, '#', self->tags->pdata[i], self->whole) == NULL)
      return FALSE;
  for (guint i = 0; i < self->names->len; i++)
    if (!aft_text_words_begin (folded_title, self->names->pdata[i])
        && !aft_query_find_name (self, self->names->pdata[i], folded->str))
      return FALSE;
  for (guint i = 0; i < self->companies->len; i++)
    if (strstr (folded->str, self->companies->pdata[i]) == NULL)
      return FALSE;

  return (self->marks == 0 || match_marks (self, folded->str)) && aft_query_match_day (self, day);
}
