/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-cli-private.h"

#include <glib/gi18n-lib.h>

#include "aft-guide.h"

/* What every command of the guide ends with: the follow-up as it is now, and what comes next. */
static int
finish (AftCli      *cli,
        AftFollowUp *follow_up,
        const char  *words)
{
  g_autofree char *closing = aft_guide_dup_closing (cli->book, follow_up, cli->now);
  g_autofree char *shown = aft_cli_shown (closing);

  if (words != NULL)
    aft_cli_print (cli, "%s", words);
  aft_cli_print (cli, "%s", shown);
  aft_cli_build_record (cli, AFT_RECORD (follow_up));

  return AFT_CLI_DONE;
}

static int
run_step (AftCli  *cli,
          int      argc,
          char   **argv)
{
  gboolean skip = FALSE;
  g_auto (GStrv) words = NULL;
  g_autofree char *word = NULL;
  AftFollowUp *follow_up;
  GError *error = NULL;
  AftGuideStep step;
  int status;
  const GOptionEntry entries[] = {
    { "skip", 0, 0, G_OPTION_ARG_NONE, &skip, N_("Skip the step instead of marking it as done"), NULL },
    { NULL }
  };

  if ((status = aft_cli_parse (cli, entries, 2, 2, argc, argv, &words)) != AFT_CLI_GO)
    return status;
  word = aft_cli_dup_text (words[1]);
  step = aft_guide_step_parse (word);
  if (step == AFT_GUIDE_STEP_NONE)
    {
      g_autofree char *shown = aft_cli_shown (word);

      return aft_cli_fail_usage (cli, _("“%s” is no step; they are ready, who, say, talk, outcome, thanks, learn, keep"),
                                 shown);
    }

  if ((status = aft_cli_open (cli, TRUE)) != AFT_CLI_GO)
    return status;
  follow_up = aft_cli_find_follow_up (cli, words[0], &error);
  if (follow_up == NULL)
    return aft_cli_fail (cli, error);

  aft_guide_settle (cli->book, follow_up, step, skip ? AFT_GUIDE_STEP_SKIPPED : AFT_GUIDE_STEP_DONE, cli->now);

  return finish (cli, follow_up, NULL);
}

/* Calls @set for each word of the list @text ("listened,thanked"). */
static gboolean
set_each (AftCli       *cli,
          AftFollowUp  *follow_up,
          const char   *text,
          gboolean    (*set) (AftBook *, AftFollowUp *, const char *, gboolean, GError **),
          GError      **error)
{
  g_auto (GStrv) list = g_strsplit_set (text != NULL ? text : "", ",; ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (list[i][0] != '\0' && !set (cli->book, follow_up, list[i], TRUE, error))
      return FALSE;

  return TRUE;
}

/* Wrong words are refused before anything is changed. */
static int
check_list (AftCli             *cli,
            const char         *option,
            const char         *text,
            const char * const *known)
{
  g_auto (GStrv) list = g_strsplit_set (text != NULL ? text : "", ",; ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      if (list[i][0] != '\0' && !g_strv_contains (known, list[i]))
        {
          g_autofree char *all = g_strjoinv (", ", (char **) known);
          g_autofree char *shown = aft_cli_shown (list[i]);

          /* Translators: an option's name, what was typed, and the words it may be. */
          return aft_cli_fail_usage (cli, _("%s knows no “%s”; its words are %s"), option, shown, all);
        }
    }

  return AFT_CLI_GO;
}

static int
run_outcome (AftCli  *cli,
             int      argc,
             char   **argv)
{
  static const char * const all_hands[] = { "listened", "thanked", "left-decision", NULL };
  static const char * const all_opened[] = { "in-touch", "opening", "somebody", "event", "nothing", NULL };
  g_autofree char *hands = NULL, *opened = NULL, *channel = NULL;
  g_autofree char *word = NULL;
  g_auto (GStrv) words = NULL;
  AftFollowUp *follow_up;
  const AftOutcome *outcome;
  GError *error = NULL;
  int status;
  const GOptionEntry entries[] = {
    { "hands", 0, 0, G_OPTION_ARG_FILENAME, &hands, N_("What was in your hands: listened,thanked,left-decision"), N_("LIST") },
    { "opened", 0, 0, G_OPTION_ARG_FILENAME, &opened, N_("What opened up: in-touch,opening,somebody,event,nothing"),
      N_("LIST") },
    { "channel", 0, 0, G_OPTION_ARG_FILENAME, &channel, N_("call, mail, message, letter or meeting"), N_("CHANNEL") },
    { NULL }
  };

  if ((status = aft_cli_parse (cli, entries, 2, 2, argc, argv, &words)) != AFT_CLI_GO)
    return status;
  word = aft_cli_dup_text (words[1]);
  outcome = aft_guide_find_outcome (word);
  if (outcome == NULL)
    {
      g_autofree char *shown = aft_cli_shown (word);

      return aft_cli_fail_usage (cli, _("“%s” is no outcome; they are talked, voicemail, no-answer, waiting, replied, "
                                        "no-comment, declined, asked-twice"), shown);
    }
  if ((status = check_list (cli, "--hands", hands, all_hands)) != AFT_CLI_GO ||
      (status = check_list (cli, "--opened", opened, all_opened)) != AFT_CLI_GO ||
      (status = aft_cli_open (cli, TRUE)) != AFT_CLI_GO)
    return status;

  follow_up = aft_cli_find_follow_up (cli, words[0], &error);
  if (follow_up == NULL ||
      !aft_guide_set_outcome (cli->book, follow_up, word, channel, cli->now, NULL, &error) ||
      !set_each (cli, follow_up, hands, aft_guide_set_in_my_hands, &error) ||
      !set_each (cli, follow_up, opened, aft_guide_set_opened, &error))
    return aft_cli_fail (cli, error);

  /* Who was written to twice was asked twice. */
  outcome = aft_guide_find_outcome (aft_record_get (AFT_RECORD (follow_up), AFT_FOLLOW_UP_OUTCOME));

  return finish (cli, follow_up, outcome != NULL ? aft_guide_outcome_get_words (outcome) : NULL);
}

static int
run_feedback (AftCli  *cli,
              int      argc,
              char   **argv)
{
  g_autofree char *kind = NULL;
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  g_auto (GStrv) words = NULL;
  AftFollowUp *follow_up;
  AftFeedback *feedback;
  GError *error = NULL;
  int status;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind, N_("keep, story, gap, manner or not-about-me"), N_("KIND") },
    { NULL }
  };

  if ((status = aft_cli_parse (cli, entries, 2, -1, argc, argv, &words)) != AFT_CLI_GO)
    return status;
  if (kind == NULL || aft_guide_feedback_get_title (kind) == NULL)
    return aft_cli_fail_usage (cli, _("--kind is one of keep, story, gap, manner, not-about-me"));
  if ((status = aft_cli_open (cli, TRUE)) != AFT_CLI_GO)
    return status;

  follow_up = aft_cli_find_follow_up (cli, words[0], &error);
  if (follow_up == NULL)
    return aft_cli_fail (cli, error);
  text = aft_cli_join (words, 1);
  feedback = aft_guide_add_feedback (cli->book, follow_up, text, kind, cli->now, &error);
  if (feedback == NULL)
    return aft_cli_fail (cli, error);

  id = aft_cli_short_id (aft_record_get_id (AFT_RECORD (feedback)));
  aft_cli_print (cli, "%s  %s", id, aft_guide_feedback_get_title (kind));
  if (aft_guide_feedback_get_words (kind) != NULL)
    aft_cli_print (cli, "%s", aft_guide_feedback_get_words (kind));
  aft_cli_build_record (cli, AFT_RECORD (feedback));

  return AFT_CLI_DONE;
}

static int
run_thank (AftCli  *cli,
           int      argc,
           char   **argv)
{
  static const char * const all[] = { "planned", "sent", "said", "waived", NULL };
  g_autofree char *word = NULL, *channel = NULL;
  g_auto (GStrv) words = NULL;
  AftFollowUp *follow_up;
  GError *error = NULL;
  int status;
  const GOptionEntry entries[] = {
    { "channel", 0, 0, G_OPTION_ARG_FILENAME, &channel, N_("call, mail, message, letter or meeting"), N_("CHANNEL") },
    { NULL }
  };

  if ((status = aft_cli_parse (cli, entries, 2, 2, argc, argv, &words)) != AFT_CLI_GO)
    return status;
  word = aft_cli_dup_text (words[1]);
  if (!g_strv_contains (all, word))
    return aft_cli_fail_usage (cli, _("thanks are planned, sent, said or waived"));
  if ((status = aft_cli_open (cli, TRUE)) != AFT_CLI_GO)
    return status;

  follow_up = aft_cli_find_follow_up (cli, words[0], &error);
  if (follow_up == NULL || !aft_guide_set_thanks (cli->book, follow_up, word, channel, cli->now, &error))
    return aft_cli_fail (cli, error);

  return finish (cli, follow_up, NULL);
}

static int
run_fix (AftCli  *cli,
         int      argc,
         char   **argv)
{
  g_autofree char *shown = NULL;
  g_auto (GStrv) words = NULL;
  AftFeedback *feedback;
  AftStory *story;
  GError *error = NULL;
  int status;

  if ((status = aft_cli_parse (cli, NULL, 2, -1, argc, argv, &words)) != AFT_CLI_GO ||
      (status = aft_cli_open (cli, TRUE)) != AFT_CLI_GO)
    return status;

  feedback = aft_cli_find_feedback (cli, words[0], &error);
  if (feedback == NULL)
    return aft_cli_fail (cli, error);

  if (g_str_equal (words[1], "new") && words[2] == NULL)
    {
      story = aft_guide_make_fix (cli->book, feedback, cli->now, &error);
    }
  else
    {
      g_autofree char *title = aft_cli_join (words, 1);

      story = aft_cli_find_story (cli, title, &error);
      if (story != NULL)
        aft_guide_set_fix (cli->book, feedback, story, cli->now);
    }
  if (story == NULL)
    return aft_cli_fail (cli, error);

  shown = aft_cli_shown (aft_document_get_summary (AFT_DOCUMENT (story))->title);
  aft_cli_print (cli, "%.8s  %s", aft_record_get_id (AFT_RECORD (story)), shown);
  aft_cli_build_record (cli, AFT_RECORD (feedback));

  return AFT_CLI_DONE;
}

const AftCliCommand aft_cli_guide_commands[] = {
  { "step", N_("FOLLOW-UP ready|who|say|talk|outcome|thanks|learn|keep"), N_("Mark a step of the guide as done, or skip it"),
    run_step },
  { "outcome", N_("FOLLOW-UP OUTCOME"), N_("Note how it went"), run_outcome },
  { "feedback", N_("FOLLOW-UP --kind KIND TEXT…"), N_("Note what they said, word for word"), run_feedback },
  { "thank", N_("FOLLOW-UP planned|sent|said|waived"), N_("Note the thank-you"), run_thank },
  { "fix", N_("FEEDBACK STORY|new"), N_("Say which story or gap card answers a feedback, or begin a new one"), run_fix },
  { NULL }
};
