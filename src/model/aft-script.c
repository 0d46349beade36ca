/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-language.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  const char *draft_kind;
  const char *title;
} Script;

static const Script scripts[AFT_SCRIPTS] = {
  [AFT_SCRIPT_CALL] = { "call", "call", N_("Call") },
  [AFT_SCRIPT_VOICEMAIL] = { "voicemail", "voicemail", N_("Voicemail") },
  [AFT_SCRIPT_MAIL] = { "mail", "mail", N_("Mail") },
  [AFT_SCRIPT_MESSAGE] = { "message", "message", N_("Message") },
  [AFT_SCRIPT_IN_PERSON] = { "in-person", "in-person", N_("In person") },
  [AFT_SCRIPT_RECRUITER_CALL] = { "recruiter-call", "call", N_("Call to the recruiter") },
  [AFT_SCRIPT_RECRUITER_MAIL] = { "recruiter-mail", "mail", N_("Mail to the recruiter") },
  [AFT_SCRIPT_RETRY] = { "retry", "mail", N_("One more try") },
  [AFT_SCRIPT_UNANSWERED] = { "never-answered", "mail", N_("They never answered") },
  [AFT_SCRIPT_THANKS_FEEDBACK] = { "thanks-feedback", "thanks", N_("Thanks for feedback") },
  [AFT_SCRIPT_THANKS] = { "thanks", "thanks", N_("Thanks for their time") },
  [AFT_SCRIPT_THANKS_INTERVIEW] = { "thanks-interview", "thanks", N_("Thanks for the interview") },
  [AFT_SCRIPT_MEND] = { "mend", "thanks", N_("A sentence to mend it") },
  [AFT_SCRIPT_KEEP_WORKED] = { "keep-worked", "mail", N_("Your advice worked") },
  [AFT_SCRIPT_KEEP_EVENT] = { "keep-event", "mail", N_("An event ahead") },
  [AFT_SCRIPT_KEEP_NEWS] = { "keep-news", "mail", N_("News that helps them") },
  [AFT_SCRIPT_KEEP_CONGRATULATION] = { "keep-congratulation", "mail", N_("Congratulation") },
  [AFT_SCRIPT_KEEP_INTRODUCTION] = { "keep-introduction", "mail", N_("An introduction") },
  [AFT_SCRIPT_FOUND_JOB] = { "found-job", "mail", N_("I found a job") },
  [AFT_SCRIPT_LETTER] = { "letter", "mail", N_("Blank letter") },
};

const char *
aft_script_get_word (AftScript script)
{
  g_return_val_if_fail (script < AFT_SCRIPTS, NULL);
  return scripts[script].word;
}

gint
aft_script_parse (const char *word)
{
  for (gint i = 0; word && i < (gint) AFT_SCRIPTS; i++)
    if (g_str_equal (scripts[i].word, word))
      return i;

  return -1;
}

const char *
aft_script_get_title (AftScript script)
{
  g_return_val_if_fail (script < AFT_SCRIPTS, NULL);
  return _(scripts[script].title);
}

const char *
aft_script_get_draft_kind (AftScript script)
{
  g_return_val_if_fail (script < AFT_SCRIPTS, NULL);
  return scripts[script].draft_kind;
}

char *
aft_script_dup_file_name (const AftLanguage *language,
                          AftScript          script,
                          AftForm            form)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (script < AFT_SCRIPTS, NULL);

  name = g_strdup_printf ("%s-%s.template", scripts[script].word, form == AFT_FORM_FORMAL ? "formal" : "familiar");
  return g_build_filename ("templates", aft_language_get_code (language), name, NULL);
}
