/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-step.h"

#include <glib/gi18n-lib.h>

#include "aft-text.h"

static const struct
{
  const char    *word;
  const char    *title;
  const char    *why;
  AftGuideGroup  group;
  guint          field;
} steps[AFT_GUIDE_STEPS] = {
  [AFT_GUIDE_STEP_READY] = {
    "ready", N_("Ready?"),
    N_("You may be hurt, and they know it. They’ll remember that you came to learn."),
    AFT_GUIDE_GROUP_BEFORE, AFT_FOLLOW_UP_STEP_READY,
  },
  [AFT_GUIDE_STEP_WHO] = {
    "who", N_("Who and How"),
    N_("The person who decided can tell you most, and the way you already know each other is the easiest."),
    AFT_GUIDE_GROUP_BEFORE, AFT_FOLLOW_UP_STEP_WHO,
  },
  [AFT_GUIDE_STEP_SAY] = {
    "say", N_("What to Say"),
    N_("A few sentences thought out now let you listen later."),
    AFT_GUIDE_GROUP_BEFORE, AFT_FOLLOW_UP_STEP_SAY,
  },
  [AFT_GUIDE_STEP_TALK] = {
    "talk", N_("The Conversation"),
    N_("Listen, write down their words, and thank them, whatever they say."),
    AFT_GUIDE_GROUP_CONVERSATION, AFT_FOLLOW_UP_STEP_TALK,
  },
  [AFT_GUIDE_STEP_OUTCOME] = {
    "outcome", N_("How It Went"),
    N_("What counts is the impression you left, and that was in your hands."),
    AFT_GUIDE_GROUP_CONVERSATION, AFT_FOLLOW_UP_STEP_OUTCOME,
  },
  [AFT_GUIDE_STEP_THANKS] = {
    "thanks", N_("Thank Them"),
    N_("They gave you their time; a thank-you on the same day is what they’ll remember."),
    AFT_GUIDE_GROUP_AFTERWARDS, AFT_FOLLOW_UP_STEP_THANKS,
  },
  [AFT_GUIDE_STEP_LEARN] = {
    "learn", N_("Learn"),
    N_("What came across weakly can be better in the next interview."),
    AFT_GUIDE_GROUP_AFTERWARDS, AFT_FOLLOW_UP_STEP_LEARN,
  },
  [AFT_GUIDE_STEP_KEEP] = {
    "keep", N_("Keep in Touch"),
    N_("You may meet again, and then it is good to know each other."),
    AFT_GUIDE_GROUP_AFTERWARDS, AFT_FOLLOW_UP_STEP_KEEP,
  },
};

static const struct
{
  const char   *title;
  AftGuideStep  first;
  AftGuideStep  end;
} groups[AFT_GUIDE_GROUPS] = {
  [AFT_GUIDE_GROUP_BEFORE] = { N_("Before"), AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_TALK },
  [AFT_GUIDE_GROUP_CONVERSATION] = { N_("The Conversation"), AFT_GUIDE_STEP_TALK, AFT_GUIDE_STEP_THANKS },
  [AFT_GUIDE_GROUP_AFTERWARDS] = { N_("Afterwards"), AFT_GUIDE_STEP_THANKS, AFT_GUIDE_STEP_NONE },
};

static const char *state_words[] = {
  [AFT_GUIDE_STEP_OPEN] = "open",
  [AFT_GUIDE_STEP_DONE] = "done",
  [AFT_GUIDE_STEP_SKIPPED] = "skipped",
};

const char *
aft_guide_step_get_word (AftGuideStep step)
{
  return step < AFT_GUIDE_STEPS ? steps[step].word : NULL;
}

AftGuideStep
aft_guide_step_parse (const char *word)
{
  g_autofree char *folded = aft_text_fold (word);

  g_strstrip (folded);

  if (folded[0] >= '1' && folded[0] <= '8' && folded[1] == '\0')
    return folded[0] - '1';

  for (AftGuideStep step = 0; step < AFT_GUIDE_STEPS; step++)
    {
      g_autofree char *title = aft_text_fold (_(steps[step].title));

      if (g_str_equal (folded, steps[step].word) || g_str_equal (folded, title))
        return step;
    }

  return AFT_GUIDE_STEP_NONE;
}

const char *
aft_guide_step_get_title (AftGuideStep step)
{
  g_return_val_if_fail (step < AFT_GUIDE_STEPS, NULL);

  return _(steps[step].title);
}

const char *
aft_guide_step_get_why (AftGuideStep step)
{
  g_return_val_if_fail (step < AFT_GUIDE_STEPS, NULL);

  return _(steps[step].why);
}

AftGuideGroup
aft_guide_step_get_group (AftGuideStep step)
{
  return step < AFT_GUIDE_STEPS ? steps[step].group : AFT_GUIDE_GROUP_AFTERWARDS;
}

const char *
aft_guide_group_get_title (AftGuideGroup group)
{
  g_return_val_if_fail (group < AFT_GUIDE_GROUPS, NULL);

  return _(groups[group].title);
}

void
aft_guide_group_get_range (AftGuideGroup  group,
                           AftGuideStep  *first,
                           AftGuideStep  *end)
{
  g_return_if_fail (group < AFT_GUIDE_GROUPS);

  *first = groups[group].first;
  *end = groups[group].end;
}

static guint
get_field (AftGuideStep step)
{
  g_return_val_if_fail (step < AFT_GUIDE_STEPS, AFT_FOLLOW_UP_STEP_READY);

  return steps[step].field;
}

AftGuideStepState
aft_guide_step_get_state (AftFollowUp  *follow_up,
                          AftGuideStep  step)
{
  guint field = get_field (step);

  if (aft_record_is (follow_up, field, state_words[AFT_GUIDE_STEP_DONE]))
    return AFT_GUIDE_STEP_DONE;
  if (aft_record_is (follow_up, field, state_words[AFT_GUIDE_STEP_SKIPPED]))
    return AFT_GUIDE_STEP_SKIPPED;

  return AFT_GUIDE_STEP_OPEN;
}

void
aft_guide_step_set_state (AftFollowUp       *follow_up,
                          AftGuideStep       step,
                          AftGuideStepState  state)
{
  /* An open step that was never touched has no key at all. */
  if (aft_guide_step_get_state (follow_up, step) != state)
    aft_record_set (follow_up, get_field (step), state_words[state]);
}

/* Nobody was reached yet: the conversation is still to come. */
static gboolean
is_trying (AftFollowUp *follow_up)
{
  return aft_guide_step_get_state (follow_up, AFT_GUIDE_STEP_TALK) == AFT_GUIDE_STEP_OPEN &&
         (aft_record_is (follow_up, AFT_FOLLOW_UP_OUTCOME, "voicemail") ||
          aft_record_is (follow_up, AFT_FOLLOW_UP_OUTCOME, "no-answer") ||
          aft_record_is (follow_up, AFT_FOLLOW_UP_OUTCOME, "waiting"));
}

AftGuideStep
aft_guide_step_get_current (AftFollowUp *follow_up)
{
  AftGuideStep first_open = AFT_GUIDE_STEP_NONE;
  AftGuideStep after_done = AFT_GUIDE_STEP_NONE;

  if (aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED) != NULL)
    return AFT_GUIDE_STEP_NONE;
  if (is_trying (follow_up))
    return AFT_GUIDE_STEP_TALK;

  for (AftGuideStep step = 0; step < AFT_GUIDE_STEPS; step++)
    switch (aft_guide_step_get_state (follow_up, step))
      {
      case AFT_GUIDE_STEP_DONE:
        after_done = AFT_GUIDE_STEP_NONE;
        break;

      case AFT_GUIDE_STEP_OPEN:
        if (first_open == AFT_GUIDE_STEP_NONE)
          first_open = step;
        if (after_done == AFT_GUIDE_STEP_NONE)
          after_done = step;
        break;

      case AFT_GUIDE_STEP_SKIPPED:
      default:
        break;
      }

  return after_done != AFT_GUIDE_STEP_NONE ? after_done : first_open;
}
