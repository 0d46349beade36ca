/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-keep-in-touch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-book-info.h"
#include "aft-id.h"

#define FIRST_NOTE_WEEKS 5
#define PER_WEEK         5

/* Two in a row without an answer, and no third. */
#define UNANSWERED_MAX   2

static const struct
{
  const char *word;
  const char *title;
  guint       months;
  guint       months_slow; /* once a job was found */
} rhythms[AFT_RHYTHMS] = {
  [AFT_RHYTHM_QUARTER] = { "quarter", NC_("rhythm", "Every quarter"), 3, 6 },
  [AFT_RHYTHM_HALF_YEAR] = { "half-year", NC_("rhythm", "Twice a year"), 6, 12 },
  [AFT_RHYTHM_MONTH] = { "month", NC_("rhythm", "Every month"), 1, 6 },
  [AFT_RHYTHM_WITH_REASON] = { "with-reason", NC_("rhythm", "Only with a reason"), 3, 6 },
  [AFT_RHYTHM_NEVER] = { "never", NC_("rhythm", "Never"), 0, 0 },
};

const char *
aft_rhythm_get_word (AftRhythm rhythm)
{
  return rhythm < AFT_RHYTHMS ? rhythms[rhythm].word : NULL;
}

const char *
aft_rhythm_get_title (AftRhythm rhythm)
{
  return rhythm < AFT_RHYTHMS ? g_dpgettext2 (GETTEXT_PACKAGE, "rhythm", rhythms[rhythm].title) : NULL;
}

AftRhythm
aft_rhythm_parse (const char *word)
{
  for (AftRhythm rhythm = 0; word != NULL && rhythm < AFT_RHYTHMS; rhythm++)
    if (strcmp (word, rhythms[rhythm].word) == 0)
      return rhythm;

  return AFT_RHYTHM_UNKNOWN;
}

static guint
read_number (gpointer record,
             guint    field,
             guint    fallback)
{
  const char *text = aft_record_get (record, field);
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, 1000, &number, NULL))
    return fallback;

  return number;
}

void
aft_keep_rules_read (AftBook      *book,
                     AftKeepRules *rules)
{
  AftDocument *info = aft_book_get_info (book);
  AftRules *stored = aft_document_get_single (info, AFT_TYPE_RULES);
  AftMe *me = aft_document_get_single (info, AFT_TYPE_ME);

  rules->rhythm = aft_rhythm_parse (aft_record_get (stored, AFT_RULES_RHYTHM));
  if (rules->rhythm == AFT_RHYTHM_UNKNOWN)
    rules->rhythm = AFT_RHYTHM_QUARTER;
  rules->first_note_weeks = read_number (stored, AFT_RULES_FIRST_NOTE_WEEKS, FIRST_NOTE_WEEKS);
  rules->per_week = read_number (stored, AFT_RULES_PER_WEEK, PER_WEEK);
  rules->work_days = aft_work_days_parse (aft_record_get (stored, AFT_RULES_WORK_DAYS));
  g_date_clear (&rules->paused_until, 1);
  aft_record_get_day (stored, AFT_RULES_PAUSED_UNTIL, &rules->paused_until);
  rules->found = aft_record_get (me, AFT_ME_FOUND) != NULL;
}

static void
add_turn (GDate              *day,
          AftRhythm           rhythm,
          const AftKeepRules *rules)
{
  guint months = rules->found ? rhythms[rhythm].months_slow : rhythms[rhythm].months;

  g_date_add_months (day, months);
  aft_day_add_work_days (day, 0, rules->work_days);
}

static AftRhythm
get_rhythm (const AftSummary   *summary,
            const AftKeepRules *rules)
{
  AftRhythm rhythm = aft_rhythm_parse (summary->state);

  return rhythm == AFT_RHYTHM_UNKNOWN ? rules->rhythm : rhythm;
}

/* What is asked for monthly is so only with somebody who answers. */
static AftRhythm
get_turn (const AftSummary   *summary,
          const AftKeepRules *rules)
{
  AftRhythm rhythm = get_rhythm (summary, rules);

  return rhythm == AFT_RHYTHM_MONTH && *summary->last_answer == '\0' ? AFT_RHYTHM_QUARTER : rhythm;
}

static void
wait_for (AftKeep            *keep,
          const GDate        *until,
          const GDate        *today,
          const AftKeepRules *rules)
{
  if (!g_date_valid (until) || g_date_compare (until, today) <= 0 || g_date_compare (&keep->next, until) >= 0)
    return;

  keep->next = *until;
  aft_day_add_work_days (&keep->next, 0, rules->work_days);
  keep->why = AFT_KEEP_PAUSED;
}

/* From the last contact, or from the day they came into the book. */
static void
compute_from_rhythm (const AftSummary   *summary,
                     const AftKeepRules *rules,
                     const GDate        *today,
                     const GDate        *last,
                     AftKeep            *keep)
{
  GDate first;

  if (!g_date_valid (last))
    {
      if (!aft_day_parse (summary->created, &keep->next))
        keep->next = *today;
      else
        g_date_add_days (&keep->next, 7 * rules->first_note_weeks);
      keep->why = AFT_KEEP_NEVER_TOUCHED;
    }
  else if (aft_day_parse (summary->first_touch, &first) &&
           g_date_days_between (&first, last) < (gint) (7 * rules->first_note_weeks))
    {
      keep->next = *last;
      g_date_add_days (&keep->next, 7 * rules->first_note_weeks);
      keep->why = AFT_KEEP_FIRST_NOTE;
    }
  else
    {
      keep->next = *last;
      add_turn (&keep->next, get_turn (summary, rules), rules);
      keep->why = AFT_KEEP_RHYTHM;
    }

  aft_day_add_work_days (&keep->next, 0, rules->work_days);
}

void
aft_keep_in_touch_compute (const AftSummary   *summary,
                           const AftKeepRules *rules,
                           const GDate        *today,
                           AftKeep            *keep)
{
  AftRhythm rhythm = get_rhythm (summary, rules);
  GDate last, chosen, paused;

  g_date_clear (&keep->next, 1);
  g_date_clear (&last, 1);
  g_date_clear (&paused, 1);

  if (summary->archived)
    {
      keep->why = AFT_KEEP_ARCHIVED;
      return;
    }
  if (rhythm == AFT_RHYTHM_NEVER)
    {
      keep->why = AFT_KEEP_NEVER;
      return;
    }

  aft_day_parse (summary->last_touch, &last);

  if (aft_day_parse (summary->keep_after, &chosen) && (!g_date_valid (&last) || g_date_compare (&chosen, &last) > 0))
    {
      keep->next = chosen;
      keep->why = AFT_KEEP_MOVED;
    }
  else if (summary->unanswered >= UNANSWERED_MAX)
    {
      keep->why = AFT_KEEP_STOPPED;
      return;
    }
  else if (rhythm == AFT_RHYTHM_WITH_REASON)
    {
      keep->why = AFT_KEEP_WITH_REASON;
      return;
    }
  else
    compute_from_rhythm (summary, rules, today, &last, keep);

  if (aft_day_parse (summary->paused_until, &paused))
    wait_for (keep, &paused, today, rules);
  wait_for (keep, &rules->paused_until, today, rules);
}

const char *
aft_keep_why_get_words (AftKeepWhy why)
{
  switch (why)
    {
    case AFT_KEEP_RHYTHM:
      return _("It is time again, counted from your last contact.");
    case AFT_KEEP_FIRST_NOTE:
      return _("The first note, some weeks after you were in touch.");
    case AFT_KEEP_NEVER_TOUCHED:
      return _("You haven’t been in touch since they came into the book.");
    case AFT_KEEP_MOVED:
      return _("You chose this day.");
    case AFT_KEEP_PAUSED:
      return _("Keeping in touch is paused until then.");
    case AFT_KEEP_WITH_REASON:
      return _("Only when there is a reason to write.");
    case AFT_KEEP_NEVER:
      return _("You don’t stay in touch with them.");
    case AFT_KEEP_STOPPED:
      return _("Two in a row stayed without an answer. It’s time to stop, and that’s all right.");
    case AFT_KEEP_ARCHIVED:
      return _("They are archived.");
    default:
      g_return_val_if_reached ("");
    }
}

char *
aft_keep_in_touch_dup_id (const char *contact_id)
{
  return aft_id_new_for (contact_id, "keep-in-touch");
}

void
aft_keep_in_touch_get_turn (const AftSummary   *summary,
                            const AftKeepRules *rules,
                            const GDate        *today,
                            GDate              *next)
{
  *next = *today;
  add_turn (next, get_turn (summary, rules), rules);
}

gboolean
aft_keep_get_day (const AftKeep *keep,
                  const GDate   *today,
                  GDate         *day)
{
  if (!g_date_valid (&keep->next))
    return FALSE;

  *day = g_date_compare (&keep->next, today) < 0 ? *today : keep->next;

  return TRUE;
}

char *
aft_keep_in_touch_dup_next (const AftSummary   *summary,
                            const AftKeepRules *rules,
                            const GDate        *today,
                            gboolean           *due)
{
  AftKeep keep;
  GDate reminder, day;
  gboolean has_reminder = aft_day_parse (summary->first_due, &reminder);
  gboolean has_day;

  aft_keep_in_touch_compute (summary, rules, today, &keep);
  has_day = aft_keep_get_day (&keep, today, &day);
  *due = summary->open_thanks > 0 || (has_reminder && g_date_compare (&reminder, today) <= 0)
         || (has_day && g_date_compare (&day, today) == 0);

  if (*due)
    return aft_day_format (today);
  if (has_reminder && (!has_day || g_date_compare (&reminder, &day) <= 0))
    return g_strdup (summary->first_due);

  return has_day ? aft_day_format (&day) : NULL;
}
