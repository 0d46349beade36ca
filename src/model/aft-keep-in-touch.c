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

/* A place while the plan is made: days are Julian numbers, because 10,000 of them are compared many times. */
typedef struct
{
  guint32      day;
  guint32      natural;
  const char  *id;
  AftDocument *contact;
  AftKeepWhy   why;
} Place;

static gint
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *place_a = a;
  const Place *place_b = b;

  if (place_a->day != place_b->day)
    return place_a->day < place_b->day ? -1 : 1;
  if (place_a->natural != place_b->natural)
    return place_a->natural < place_b->natural ? -1 : 1;

  return strcmp (place_a->id, place_b->id);
}

static void
go_to_monday (GDate *day)
{
  g_date_subtract_days (day, g_date_get_weekday (day) - G_DATE_MONDAY);
}

/* Everybody with a day until @until, on the day their rhythm asks for. @touched is how many were contacted this week. */
static GArray *
collect_places (AftBook            *book,
                const AftKeepRules *rules,
                const GDate        *today,
                const GDate        *until,
                guint              *touched)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  GListModel *contacts = aft_book_get_contacts (book);
  guint n = g_list_model_get_n_items (contacts);
  guint32 last = until != NULL ? g_date_get_julian (until) : G_MAXUINT32;
  g_autofree char *monday_text = NULL;
  GDate monday = *today;

  go_to_monday (&monday);
  monday_text = aft_day_format (&monday);
  *touched = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);
      const AftSummary *summary = aft_document_get_summary (contact);
      Place place = { .id = summary->id, .contact = contact };
      AftKeep keep;

      if (strcmp (summary->last_touch, monday_text) >= 0)
        (*touched)++;

      aft_keep_in_touch_compute (summary, rules, today, &keep);
      if (!g_date_valid (&keep.next))
        continue;

      place.natural = place.day = g_date_get_julian (&keep.next);
      place.why = keep.why;
      if (place.day <= last)
        g_array_append_val (places, place);
    }

  g_array_sort (places, compare_places);

  return places;
}

/* The @k-th place of the week that begins with @monday, spread over its work days. */
static guint32
choose_day (guint32     monday,
            guint       k,
            AftWorkDays work_days)
{
  guint n = 0;
  GDate day;

  for (guint i = G_DATE_MONDAY; i <= G_DATE_SUNDAY; i++)
    n += (work_days & 1u << i) != 0;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, monday);
  aft_day_add_work_days (&day, 0, work_days);
  if (n > 0 && k % n > 0)
    aft_day_add_work_days (&day, k % n, work_days);

  return g_date_get_julian (&day);
}

static guint *
count_in_week (GArray *counts,
               guint   week)
{
  if (week >= counts->len)
    g_array_set_size (counts, week + 1);

  return &g_array_index (counts, guint, week);
}

/* Gives everybody a day, in the order of the days they ask for. */
static void
level (GArray             *places,
       const AftKeepRules *rules,
       guint32             today,
       guint32             monday,
       guint               touched)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  guint week = 0;

  *count_in_week (counts, 0) = touched;

  /* What the user chose stands, and takes its place in its week. */
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (place->why == AFT_KEEP_MOVED)
        (*count_in_week (counts, place->natural < monday ? 0 : (place->natural - monday) / 7))++;
    }

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      guint own = place->natural < monday ? 0 : (place->natural - monday) / 7;

      if (place->why != AFT_KEEP_MOVED)
        {
          week = MAX (week, own);
          while (*count_in_week (counts, week) >= rules->per_week)
            week++;

          if (week > own)
            place->day = choose_day (monday + 7 * week, *count_in_week (counts, week), rules->work_days);
          (*count_in_week (counts, week))++;
        }

      place->day = MAX (place->day, today);
    }
}

GArray *
aft_keep_in_touch_plan (AftBook            *book,
                        const AftKeepRules *rules,
                        const GDate        *today,
                        const GDate        *until)
{
  GArray *plan = g_array_new (FALSE, TRUE, sizeof (AftKeepPlace));
  guint32 last = until != NULL ? g_date_get_julian (until) : G_MAXUINT32;
  g_autoptr (GArray) places = NULL;
  GDate monday = *today;
  guint touched;

  go_to_monday (&monday);
  places = collect_places (book, rules, today, until, &touched);
  level (places, rules, g_date_get_julian (today), g_date_get_julian (&monday), touched);
  g_array_sort (places, compare_places);

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      AftKeepPlace kept = { .contact = place->contact, .why = place->why };

      if (place->day > last)
        break;
      g_date_set_julian (&kept.day, place->day);
      g_date_set_julian (&kept.natural, place->natural);
      g_array_append_val (plan, kept);
    }

  return plan;
}

GArray *
aft_keep_in_touch_this_week (AftBook     *book,
                             const GDate *today)
{
  AftKeepRules rules;
  GDate sunday = *today;

  aft_keep_rules_read (book, &rules);
  go_to_monday (&sunday);
  g_date_add_days (&sunday, 6);

  return aft_keep_in_touch_plan (book, &rules, today, &sunday);
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
