/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-tone.h"

#include "languages.h"

#include <locale.h>
#include <string.h>

/* The lines of tests/model/tone/<code>-<which>.txt. */
static char **
read_lines (const char *code,
            const char *which)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.txt", code, which);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "model", "tone", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  return g_strsplit (g_strchomp (text), "\n", -1);
}

/* What is found at a place, and not about the whole, as words. */
static char *
describe (const AftLanguage *language,
          AftScript          script,
          const char        *text)
{
  g_autoptr (GPtrArray) findings = aft_tone_check (language, script, text);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const AftToneFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpuint (finding->end, <=, strlen (text));
      if (finding->end > 0)
        g_string_append_printf (words, "%s \"%.*s\"; ", aft_tone_kind_get_word (finding->kind),
                                (int) (finding->end - finding->start), text + finding->start);
    }

  return g_string_free (words, FALSE);
}

/* Each bad sentence is found, and the kind it was written for is among what is found. */
static void
test_bad (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
    {
      g_auto (GStrv) lines = read_lines (codes[c], "bad");
      guint missed = 0;

      g_assert_cmpuint (g_strv_length (lines), >=, 60);
      for (guint i = 0; lines[i]; i++)
        {
          char *sentence = strstr (lines[i], ": ");
          g_autofree char *found = NULL;
          g_autofree char *expected = NULL;

          g_assert_nonnull (sentence);
          *sentence = '\0';
          sentence += 2;
          expected = g_strconcat (lines[i], " \"", NULL);
          found = describe (get (codes[c]), AFT_SCRIPT_KEEP_NEWS, sentence);
          if (strstr (found, expected) == NULL)
            {
              g_test_message ("%s should be %s and is: %s", sentence, lines[i], found);
              missed++;
            }
        }
      if (missed > 0)
        g_error ("%u bad sentences of %s were missed", missed, codes[c]);
    }
}

static void
test_good (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
    {
      g_auto (GStrv) lines = read_lines (codes[c], "good");
      guint wrong = 0;

      g_assert_cmpuint (g_strv_length (lines), >=, 40);
      for (guint i = 0; lines[i]; i++)
        {
          g_autofree char *found = describe (get (codes[c]), AFT_SCRIPT_CALL, lines[i]);

          if (*found)
            {
              g_test_message ("%s is found %s", lines[i], found);
              wrong++;
            }
        }
      if (wrong > 0)
        g_error ("%u good sentences of %s were found wanting", wrong, codes[c]);
    }
}

/* What the guide itself offers to ask and to answer passes, in both forms. */
static void
test_guide (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
    for (guint form = 0; form < AFT_FORMS; form++)
      {
        g_autoptr (GArray) questions = aft_language_list_questions (get (codes[c]), form);
        g_autoptr (GArray) replies = aft_language_list_replies (get (codes[c]), form);

        for (guint i = 0; i < questions->len; i++)
          {
            const AftQuestion *question = &g_array_index (questions, AftQuestion, i);
            g_autofree char *found = describe (get (codes[c]), AFT_SCRIPT_CALL, question->text);

            if (*found)
              g_error ("%s: %s", question->text, found);
          }
        for (guint i = 0; i < replies->len; i++)
          {
            const AftReply *reply = &g_array_index (replies, AftReply, i);
            g_autofree char *found = describe (get (codes[c]), AFT_SCRIPT_CALL, reply->say);

            if (*found)
              g_error ("%s: %s", reply->say, found);
          }
      }
}

/* What is about the whole text, by the script it is written as. */
static void
test_whole (void)
{
  static const struct { const char *code; AftScript script; const char *text; const char *kinds; } cases[] = {
    { "en", AFT_SCRIPT_MAIL, "Thank you. I respect your decision.", "" },
    { "en", AFT_SCRIPT_MAIL, "I respect your decision.", "no-thanks " },
    { "en", AFT_SCRIPT_MAIL, "Thank you for the interview.", "not-accepted " },
    { "en", AFT_SCRIPT_MAIL, "May I ask you something?", "no-thanks not-accepted " },
    { "en", AFT_SCRIPT_KEEP_NEWS, "I came across this.", "" },
    { "en", AFT_SCRIPT_THANKS, "Thank you.", "" },
    { "en", AFT_SCRIPT_THANKS, "It was good to talk.", "no-thanks " },
    { "de", AFT_SCRIPT_MAIL, "Danke. Das respektiere ich.", "" },
    { "de", AFT_SCRIPT_MAIL, "Darf ich etwas fragen?", "no-thanks not-accepted " },
    { "de", AFT_SCRIPT_THANKS, "Es war gut.", "no-thanks " },
    { "en", AFT_SCRIPT_LETTER, "", "" },
    { "en", AFT_SCRIPT_MAIL, " \n\t", "" },
    { "en", AFT_SCRIPT_MAIL, "[their name?] [which job?]", "" },
    { "en", AFT_SCRIPT_MAIL, NULL, "" },
    { "en", AFT_SCRIPT_MAIL, "\xff\xfe reconsider", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = aft_tone_check (get (cases[i].code), cases[i].script, cases[i].text);
      g_autoptr (GString) kinds = g_string_new (NULL);

      for (guint j = 0; j < findings->len; j++)
        {
          const AftToneFinding *finding = g_ptr_array_index (findings, j);

          g_assert_cmpuint (finding->end, ==, 0);
          g_assert_cmpstr (finding->why, !=, "");
          g_string_append_printf (kinds, "%s ", aft_tone_kind_get_word (finding->kind));
        }
      if (g_strcmp0 (kinds->str, cases[i].kinds) != 0)
        g_error ("\"%s\" as %s is %s", cases[i].text, aft_script_get_word (cases[i].script), kinds->str);
    }
}

/* The places are those of the text, in bytes. */
static void
test_places (void)
{
  static const struct { const char *code; AftScript script; const char *text; const char *found; } cases[] = {
    { "en", AFT_SCRIPT_MAIL, "Dear Zoë, please reconsider. Thank you. I respect your decision.", "reversing \"reconsider\"; " },
    { "en", AFT_SCRIPT_MAIL, "Thanks. I respect it. What one thing? And is there more?", "questions \"And is there more?\"; " },
    { "en", AFT_SCRIPT_CALL, "Thanks. I respect it. What one thing? And is there more?", "" },
    { "en", AFT_SCRIPT_THANKS, "Thank you for it. May I ask again?", "questions \"May I ask again?\"; " },
    { "en", AFT_SCRIPT_THANKS, "Thank you, but it was late.", "defending \"but\"; " },
    { "en", AFT_SCRIPT_MEND, "I was more upset than I meant to be. Thank you.", "" },
    { "en", AFT_SCRIPT_KEEP_NEWS, "I was upset.", "over-sharing \"upset\"; " },
    { "en", AFT_SCRIPT_KEEP_NEWS, "> please reconsider\nI see.", "" },
    { "en", AFT_SCRIPT_KEEP_NEWS, "I see.\n> why not me?\n", "" },
    { "en", AFT_SCRIPT_KEEP_NEWS, "as\nsoon  as possible", "pressing \"as\nsoon  as possible\"; " },
    { "en", AFT_SCRIPT_KEEP_NEWS, "REALLY?!", "empty-phrase \"?!\"; " },
    { "en", AFT_SCRIPT_KEEP_NEWS, "I'm not asking you to reconsider. Please reconsider.", "reversing \"reconsider\"; " },
    { "de", AFT_SCRIPT_MAIL, "Danke. Das respektiere ich. Was ist das Eine? Und sonst?", "questions \"Und sonst?\"; " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe (get (cases[i].code), cases[i].script, cases[i].text);

      if (g_strcmp0 (found, cases[i].found) != 0)
        g_error ("\"%s\" as %s is %s", cases[i].text, aft_script_get_word (cases[i].script), found);
    }
}

static void
test_too_long (void)
{
  g_autoptr (GString) text = g_string_new ("Thank you. I respect your decision. ");

  while (text->len < 900)
    g_string_append (text, "One more word. ");

  for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
    {
      g_autoptr (GPtrArray) findings = aft_tone_check (get (codes[c]), AFT_SCRIPT_MAIL, text->str);
      gboolean found = FALSE;

      for (guint i = 0; i < findings->len; i++)
        {
          const AftToneFinding *finding = g_ptr_array_index (findings, i);

          found = found || (finding->kind == AFT_TONE_TOO_LONG && finding->end == 0);
        }
      g_assert_true (found);
    }
}

/* A megabyte, and what regular expressions like least, take no time worth speaking of. */
static void
test_hostile (void)
{
  static const char *const parts[] = { "I was ", "if it ", "a", "?", "!", "> ", "ich war nur ", "wenn sie ", ". ", "\n", "not " };

  for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autoptr (GPtrArray) findings = NULL;
        gint64 before;

        while (text->len < 1000000)
          g_string_append (text, parts[i]);
        before = g_get_monotonic_time ();
        findings = aft_tone_check (get (codes[c]), AFT_SCRIPT_MAIL, text->str);
        if (g_get_monotonic_time () - before > G_USEC_PER_SEC)
          g_error ("\"%s\" over and over takes %.1f s", parts[i], (g_get_monotonic_time () - before) / 1e6);
      }
}

static void
test_kinds (void)
{
  gboolean used[2][AFT_TONE_KINDS] = { { FALSE } };
  g_autofree char *none = aft_tone_dup_no_rules ("fr");

  g_assert_cmpstr (none, ==, "No tone check for French yet.");

  for (guint kind = 0; kind < AFT_TONE_KINDS; kind++)
    g_assert_cmpstr (aft_tone_kind_get_title (kind), !=, "");

  /* Both languages have a rule of every kind. */
  for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
    {
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autofree char *path = g_build_filename (g_getenv ("AFTERWORD_DATA"), "language", codes[c], "tone.ini", NULL);
      g_auto (GStrv) groups = NULL;

      g_assert_true (aft_tone_has_rules (get (codes[c])));
      g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
      groups = g_key_file_get_groups (file, NULL);
      for (guint i = 0; groups[i]; i++)
        {
          g_autofree char *word = g_key_file_get_string (file, groups[i], "Kind", NULL);

          for (guint kind = 0; kind < AFT_TONE_KINDS; kind++)
            used[c][kind] = used[c][kind] || g_strcmp0 (word, aft_tone_kind_get_word (kind)) == 0;
        }
      for (guint kind = 0; kind < AFT_TONE_KINDS; kind++)
        if (!used[c][kind])
          g_error ("%s has no rule for %s", codes[c], aft_tone_kind_get_word (kind));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/tone/bad", test_bad);
  g_test_add_func ("/model/tone/good", test_good);
  g_test_add_func ("/model/tone/guide", test_guide);
  g_test_add_func ("/model/tone/whole", test_whole);
  g_test_add_func ("/model/tone/places", test_places);
  g_test_add_func ("/model/tone/too-long", test_too_long);
  g_test_add_func ("/model/tone/hostile", test_hostile);
  g_test_add_func ("/model/tone/kinds", test_kinds);
  return g_test_run ();
}
