/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-talk-clock.h"

#include "aft-date.h"
#include "aft-guide-marks.h"
#include "aft-guide-step.h"

/* Who comes back later than this isn't in the same conversation any more. */
#define LONGEST_GAP G_TIME_SPAN_HOUR

typedef struct
{
  GDateTime *began;
  GDateTime *last;      /* it was known to go on */
  char      *outcome;   /* of the one before; NULL: none */
} Talk;

struct _AftTalkClock
{
  GHashTable *talks;    /* a follow-up's id: Talk */
};

static void
talk_free (gpointer data)
{
  Talk *talk = data;

  g_date_time_unref (talk->began);
  g_date_time_unref (talk->last);
  g_free (talk->outcome);
  g_free (talk);
}

AftTalkClock *
aft_talk_clock_new (void)
{
  AftTalkClock *self = g_new0 (AftTalkClock, 1);

  self->talks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, talk_free);

  return self;
}

void
aft_talk_clock_free (AftTalkClock *self)
{
  g_hash_table_unref (self->talks);
  g_free (self);
}

static Talk *
lookup (AftTalkClock *self,
        AftFollowUp  *follow_up)
{
  return g_hash_table_lookup (self->talks, aft_record_get_id (AFT_RECORD (follow_up)));
}

gboolean
aft_talk_clock_goes_on (AftFollowUp *follow_up)
{
  return aft_guide_step_get_state (follow_up, AFT_GUIDE_STEP_TALK) == AFT_GUIDE_STEP_OPEN
         && aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED) == NULL;
}

/* One that was begun by another window, or before this one was closed. */
static GDateTime *
dup_beginning (AftFollowUp *follow_up,
               GDateTime   *now)
{
  AftNote *note = aft_guide_find_talk_note (follow_up, now);
  const char *created = note != NULL ? aft_record_get (note, AFT_NOTE_CREATED) : NULL;
  g_autoptr (GDateTime) began = created != NULL ? aft_moment_parse (created) : NULL;

  if (began == NULL || aft_record_get (follow_up, AFT_FOLLOW_UP_OUTCOME) != NULL
      || g_date_time_compare (began, now) > 0 || g_date_time_difference (now, began) > LONGEST_GAP)
    return g_date_time_ref (now);

  return g_steal_pointer (&began);
}

static gboolean
is_another (Talk        *talk,
            AftFollowUp *follow_up,
            GDateTime   *now)
{
  return g_strcmp0 (talk->outcome, aft_record_get (follow_up, AFT_FOLLOW_UP_OUTCOME)) != 0
         || g_date_time_difference (now, talk->last) > LONGEST_GAP;
}

void
aft_talk_clock_come (AftTalkClock *self,
                     AftFollowUp  *follow_up,
                     GDateTime    *now)
{
  Talk *talk = lookup (self, follow_up);
  Talk *begun;

  if (!aft_talk_clock_goes_on (follow_up) || (talk != NULL && !is_another (talk, follow_up, now)))
    return;

  begun = g_new0 (Talk, 1);
  begun->began = talk == NULL ? dup_beginning (follow_up, now) : g_date_time_ref (now);
  begun->last = g_date_time_ref (now);
  begun->outcome = g_strdup (aft_record_get (follow_up, AFT_FOLLOW_UP_OUTCOME));
  g_hash_table_replace (self->talks, g_strdup (aft_record_get_id (AFT_RECORD (follow_up))), begun);
}

gboolean
aft_talk_clock_tell (AftTalkClock *self,
                     AftFollowUp  *follow_up,
                     GDateTime    *now,
                     guint        *seconds)
{
  Talk *talk = lookup (self, follow_up);

  if (talk == NULL)
    return FALSE;

  if (aft_talk_clock_goes_on (follow_up) && g_date_time_compare (now, talk->last) > 0)
    {
      g_date_time_unref (talk->last);
      talk->last = g_date_time_ref (now);
    }
  *seconds = g_date_time_difference (talk->last, talk->began) / G_TIME_SPAN_SECOND;

  return TRUE;
}
