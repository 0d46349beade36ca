/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-keep-plan.h"

#include <string.h>

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

struct _AftKeepPlan
{
  AftKeepRules rules;
  GDate        today;
  GDate        monday;
  guint32      last;        /* nobody after it is asked for */
  char        *monday_text;
  guint        touched;     /* people who were contacted this week */
  GArray      *places;      /* Place */
};

static void
go_to_monday (GDate *day)
{
  g_date_subtract_days (day, g_date_get_weekday (day) - G_DATE_MONDAY);
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

AftKeepPlan *
aft_keep_plan_new (const AftKeepRules *rules,
                   const GDate        *today,
                   const GDate        *until)
{
  AftKeepPlan *self = g_new0 (AftKeepPlan, 1);

  self->rules = *rules;
  self->today = *today;
  self->monday = *today;
  go_to_monday (&self->monday);
  self->monday_text = aft_day_format (&self->monday);
  self->last = until != NULL ? g_date_get_julian (until) : G_MAXUINT32;
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));

  return self;
}

void
aft_keep_plan_free (AftKeepPlan *self)
{
  g_free (self->monday_text);
  g_array_unref (self->places);
  g_free (self);
}

void
aft_keep_plan_add (AftKeepPlan *self,
                   AftDocument *contact)
{
  const AftSummary *summary = aft_document_get_summary (contact);
  Place place = { .id = summary->id, .contact = contact };
  AftKeep keep;

  if (strcmp (summary->last_touch, self->monday_text) >= 0)
    self->touched++;

  aft_keep_in_touch_compute (summary, &self->rules, &self->today, &keep);
  if (!g_date_valid (&keep.next))
    return;

  place.natural = place.day = g_date_get_julian (&keep.next);
  place.why = keep.why;
  if (place.day <= self->last)
    g_array_append_val (self->places, place);
}

GArray *
aft_keep_plan_finish (AftKeepPlan *self)
{
  GArray *plan = g_array_new (FALSE, TRUE, sizeof (AftKeepPlace));

  g_array_sort (self->places, compare_places);
  level (self->places, &self->rules, g_date_get_julian (&self->today), g_date_get_julian (&self->monday), self->touched);
  g_array_sort (self->places, compare_places);

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      AftKeepPlace kept = { .contact = place->contact, .why = place->why };

      if (place->day > self->last)
        break;
      g_date_set_julian (&kept.day, place->day);
      g_date_set_julian (&kept.natural, place->natural);
      g_array_append_val (plan, kept);
    }

  return plan;
}

GArray *
aft_keep_in_touch_plan (AftBook            *book,
                        const AftKeepRules *rules,
                        const GDate        *today,
                        const GDate        *until)
{
  g_autoptr (AftKeepPlan) plan = aft_keep_plan_new (rules, today, until);
  GListModel *contacts = aft_book_get_contacts (book);
  guint n = g_list_model_get_n_items (contacts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);

      aft_keep_plan_add (plan, contact);
    }

  return aft_keep_plan_finish (plan);
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
