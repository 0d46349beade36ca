/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-story-check.h"

#include "aft-language-private.h"
#include "aft-text.h"

#include <glib/gi18n-lib.h>

#define MAX_SECONDS 120

static const char *const words[] = {
  [AFT_STORY_NO_RESULT] = N_("What came of it? Without a result it is a task, not an accomplishment."),
  [AFT_STORY_NO_NUMBER] = N_("A number makes it believable: how many, how much, how fast? An honest estimate will do."),
  [AFT_STORY_WE] = N_("“We” hides what you did. Say “I” where it was you."),
  [AFT_STORY_TOO_LONG] = N_("Aloud this takes more than two minutes. Leave out what the result doesn’t need."),
  [AFT_STORY_NO_NEED_MET] = N_("Which need of an employer does it answer? That is why you tell it."),
  [AFT_STORY_NO_SENTENCE] = N_("How will you say it? One sentence is what you need when they ask."),
  [AFT_STORY_NOT_ONE] = N_("One sentence is remembered; more of them sound like a defence."),
};

static const guint told[] = { AFT_STORY_CHALLENGE, AFT_STORY_OBSTACLE, AFT_STORY_ACTION, AFT_STORY_RESULT };

static gboolean
is_blank (AftStory *story,
          guint     field)
{
  return aft_text_count_words (aft_record_get (story, field)) == 0;
}

static void
add (GArray        *findings,
     AftStoryFault  fault,
     guint          field,
     gsize          start,
     gsize          end)
{
  AftStoryFinding finding = { .fault = fault, .field = field, .start = start, .end = end, .words = _(words[fault]) };

  g_array_append_val (findings, finding);
}

guint
aft_story_reading_seconds (const AftLanguage *language,
                           AftStory          *story)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (aft_record_is (story, AFT_STORY_KIND, "gap"))
    return aft_language_reading_seconds (language, aft_record_get (story, AFT_STORY_SAY));

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      const char *part = aft_record_get (story, told[i]);

      g_string_append_printf (text, "%s\n", part ? part : "");
    }

  return aft_language_reading_seconds (language, text->str);
}

/* A figure, or a word that is as good as one. */
static gboolean
has_number (const AftLanguage *language,
            const char        *text)
{
  const char *list = aft_language_get_text (language, "Numbers", "Words");
  g_auto (GStrv) numbers = g_strsplit (list ? list : "", ";", -1);
  g_autofree char *folded = aft_text_fold (text);
  g_auto (GStrv) parts = NULL;

  for (const char *p = text; p && *p; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)) || *p == '%')
      return TRUE;

  for (guint i = 0; numbers[i]; i++)
    {
      g_autofree char *number = aft_text_fold (numbers[i]);

      g_free (numbers[i]);
      numbers[i] = g_steal_pointer (&number);
    }

  parts = g_strsplit_set (folded, " \t\n,;.:!?()\"-", -1);
  for (guint i = 0; parts[i]; i++)
    if (*parts[i] && g_strv_contains ((const char *const *) numbers, parts[i]))
      return TRUE;

  return FALSE;
}

static void
check_we (const AftLanguage *language,
          AftStory          *story,
          guint              field,
          GArray            *findings)
{
  const char *text = aft_record_get (story, field);
  gsize start = 0, end = 0;
  guint we = aft_language_count_we (language, text, &start, &end);

  if (we > 0 && we >= aft_language_count_i (language, text))
    add (findings, AFT_STORY_WE, field, start, end);
}

static void
check_gap_card (const AftLanguage *language,
                AftStory          *story,
                GArray            *findings)
{
  const char *say = aft_record_get (story, AFT_STORY_SAY);
  const char *end;

  if (is_blank (story, AFT_STORY_MISSED) && is_blank (story, AFT_STORY_EXPERIENCE) && is_blank (story, AFT_STORY_SAY))
    return;

  if (is_blank (story, AFT_STORY_SAY))
    {
      add (findings, AFT_STORY_NO_SENTENCE, AFT_STORY_SAY, 0, 0);
      return;
    }

  check_we (language, story, AFT_STORY_SAY, findings);
  end = aft_sentence_end (say, language->abbreviations);
  if (aft_text_count_words (end) > 0)
    add (findings, AFT_STORY_NOT_ONE, AFT_STORY_SAY, 0, 0);
}

GArray *
aft_story_check (const AftLanguage *language,
                 AftStory          *story)
{
  GArray *findings = g_array_new (FALSE, TRUE, sizeof (AftStoryFinding));
  gboolean empty = TRUE;
  gboolean number = FALSE;

  if (aft_record_is (story, AFT_STORY_KIND, "gap"))
    {
      check_gap_card (language, story, findings);
      return findings;
    }

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    empty = empty && is_blank (story, told[i]);
  if (empty)
    return findings;

  number = !is_blank (story, AFT_STORY_NUMBER)
           || has_number (language, aft_record_get (story, AFT_STORY_RESULT))
           || has_number (language, aft_record_get (story, AFT_STORY_ACTION));

  if (is_blank (story, AFT_STORY_RESULT))
    add (findings, AFT_STORY_NO_RESULT, AFT_STORY_RESULT, 0, 0);
  if (!number)
    add (findings, AFT_STORY_NO_NUMBER, AFT_STORY_NUMBER, 0, 0);
  check_we (language, story, AFT_STORY_ACTION, findings);
  if (aft_story_reading_seconds (language, story) > MAX_SECONDS)
    add (findings, AFT_STORY_TOO_LONG, AFT_STORY_ACTION, 0, 0);
  if (is_blank (story, AFT_STORY_NEED))
    add (findings, AFT_STORY_NO_NEED_MET, AFT_STORY_NEED, 0, 0);

  return findings;
}
