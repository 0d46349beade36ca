/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  const char *context;
  const char *shown;
} Word;

static const Word channels[] = {
  { "call", "channel", NC_("channel", "Call") },
  { "mail", "channel", NC_("channel", "E-mail") },
  { "message", "channel", NC_("channel", "Message") },
  { "letter", "channel", NC_("channel", "Letter") },
  { "meeting", "channel", NC_("channel", "Meeting") },
  { NULL }
};

static const Word directions[] = {
  /* Translators: who began a call or wrote a message. */
  { "out", "direction", NC_("direction", "I to them") },
  { "in", "direction", NC_("direction", "They to me") },
  { NULL }
};

static const Word results[] = {
  { "talked", "result", NC_("result", "Talked") },
  { "voicemail", "result", NC_("result", "Voicemail left") },
  { "no-answer", "result", NC_("result", "No answer") },
  { "sent", "result", NC_("result", "Sent") },
  { "replied", "result", NC_("result", "Replied") },
  { "declined", "result", NC_("result", "Declined") },
  { NULL }
};

static const Word rhythms[] = {
  { "quarter", "rhythm", NC_("rhythm", "Every quarter") },
  { "half-year", "rhythm", NC_("rhythm", "Twice a year") },
  { "month", "rhythm", NC_("rhythm", "Every month") },
  { "with-reason", "rhythm", NC_("rhythm", "Only with a reason") },
  { "never", "rhythm", NC_("rhythm", "Never") },
  { NULL }
};

static const Word forms[] = {
  /* Translators: how a letter speaks to somebody, for languages that tell the two apart. */
  { "formal", "form", NC_("form", "Formal") },
  { "familiar", "form", NC_("form", "Familiar") },
  { NULL }
};

static const Word job_states[] = {
  { "applied", "job", NC_("job", "Applied") },
  { "interview", "job", NC_("job", "Interviewing") },
  { "turned-down", "job", NC_("job", "Turned down") },
  { "no-answer", "job", NC_("job", "No answer") },
  { "withdrawn", "job", NC_("job", "Withdrawn") },
  { "accepted", "job", NC_("job", "Accepted") },
  { NULL }
};

static const Word parts[] = {
  { "hiring-manager", "part", NC_("part", "Hiring manager") },
  { "recruiter", "part", NC_("part", "Recruiter") },
  { "interviewer", "part", NC_("part", "Interviewer") },
  { "hr", "part", NC_("part", "HR") },
  { "referrer", "part", NC_("part", "Referrer") },
  { "decision-maker", "part", NC_("part", "Decision maker") },
  { "other", "part", NC_("part", "Other") },
  { NULL }
};

static const Word interviews[] = {
  { "in-person", "interview", NC_("interview", "In person") },
  { "video", "interview", NC_("interview", "Video") },
  { "phone", "interview", NC_("interview", "Phone") },
  { "writing", "interview", NC_("interview", "In writing") },
  { "recruiter-only", "interview", NC_("interview", "Recruiter only") },
  { NULL }
};

static const Word addresses[] = {
  { "email", "address", NC_("address", "E-mail") },
  { "phone", "address", NC_("address", "Phone") },
  { "url", "address", NC_("address", "Web page") },
  { "im", "address", NC_("address", "Messenger") },
  { "postal", "address", NC_("address", "Postal address") },
  { NULL }
};

static const Word feedbacks[] = {
  { "keep", "feedback", NC_("feedback", "Keep") },
  { "story", "feedback", NC_("feedback", "Story") },
  { "gap", "feedback", NC_("feedback", "Gap") },
  { "manner", "feedback", NC_("feedback", "Manner") },
  { "not-about-me", "feedback", NC_("feedback", "Not about me") },
  { NULL }
};

static const Word step_states[] = {
  { "open", "step", NC_("step", "Open") },
  { "done", "step", NC_("step", "Done") },
  { "skipped", "step", NC_("step", "Skipped") },
  { NULL }
};

static const Word outcomes[] = {
  { "talked", "outcome", NC_("outcome", "Talked") },
  { "voicemail", "outcome", NC_("outcome", "Voicemail left") },
  { "no-answer", "outcome", NC_("outcome", "No answer") },
  { "waiting", "outcome", NC_("outcome", "Wrote, waiting") },
  { "replied", "outcome", NC_("outcome", "Replied in writing") },
  { "no-comment", "outcome", NC_("outcome", "Declined to comment") },
  { "declined", "outcome", NC_("outcome", "Declined contact") },
  { "asked-twice", "outcome", NC_("outcome", "Asked twice: well done") },
  { NULL }
};

static const Word thanks[] = {
  { "open", "thanks", NC_("thanks", "Open") },
  { "planned", "thanks", NC_("thanks", "Planned") },
  { "sent", "thanks", NC_("thanks", "Sent") },
  { "said", "thanks", NC_("thanks", "Said in the conversation") },
  { "waived", "thanks", NC_("thanks", "Left out") },
  { NULL }
};

static const Word reminders[] = {
  { "open", "reminder", NC_("reminder", "Open") },
  { "done", "reminder", NC_("reminder", "Done") },
  { "skipped", "reminder", NC_("reminder", "Skipped") },
  { NULL }
};

static const Word stories[] = {
  { "story", "story", NC_("story", "Story") },
  { "gap", "story", NC_("story", "Gap card") },
  { NULL }
};

static const Word * const sets[] = {
  [AFT_WORDS_CHANNEL] = channels,
  [AFT_WORDS_DIRECTION] = directions,
  [AFT_WORDS_RESULT] = results,
  [AFT_WORDS_RHYTHM] = rhythms,
  [AFT_WORDS_FORM] = forms,
  [AFT_WORDS_JOB_STATE] = job_states,
  [AFT_WORDS_PART] = parts,
  [AFT_WORDS_INTERVIEW] = interviews,
  [AFT_WORDS_ADDRESS] = addresses,
  [AFT_WORDS_FEEDBACK] = feedbacks,
  [AFT_WORDS_STEP_STATE] = step_states,
  [AFT_WORDS_OUTCOME] = outcomes,
  [AFT_WORDS_THANKS] = thanks,
  [AFT_WORDS_REMINDER] = reminders,
  [AFT_WORDS_STORY] = stories,
};

guint
aft_words_count (AftWords set)
{
  guint n = 0;

  g_return_val_if_fail ((guint) set < G_N_ELEMENTS (sets), 0);

  while (sets[set][n].word != NULL)
    n++;

  return n;
}

const char *
aft_words_nth (AftWords set,
               guint    n)
{
  g_return_val_if_fail (n < aft_words_count (set), NULL);

  return sets[set][n].word;
}

const char *
aft_words_shown (AftWords    set,
                 const char *word)
{
  g_return_val_if_fail ((guint) set < G_N_ELEMENTS (sets), "");

  if (word == NULL)
    return "";

  for (const Word *w = sets[set]; w->word != NULL; w++)
    {
      if (g_str_equal (w->word, word))
        return g_dpgettext2 (GETTEXT_PACKAGE, w->context, w->shown);
    }

  return word;
}
