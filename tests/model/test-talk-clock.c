/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-contact.h"
#include "aft-guide-marks.h"
#include "aft-guide-step.h"
#include "aft-talk-clock.h"

/* What happens, minute by minute. "come" and "look": the step is shown from then on, or only told; "note" a note is made then. The
 * rest changes the follow-up: its step or its outcome. What the clock tells after "come" and "look" is expected in minutes; "?" is
 * nothing. */
static const struct { const char *what; const char *events; const char *told; } cases[] = {
  { "a conversation", "0 come, 3 look, 12 look", "0 3 12" },
  { "left and come back to", "0 come, 2 look, 5 come, 6 look", "0 2 5 6" },
  { "done stands", "0 come, 9 look, 9 done, 30 come, 31 look", "0 9 9 9" },
  { "skipped stands", "0 come, 4 look, 4 skipped, 300 come", "0 4 4" },
  { "settled from another step", "0 come, 8 look, 20 talked, 25 come", "0 8 8" },
  { "taken back that it is done", "0 come, 9 look, 9 done, 10 open, 11 come, 12 look", "0 9 11 12" },
  { "later it is another", "0 come, 9 look, 70 come, 75 look", "0 9 0 5" },
  { "a long one goes on", "0 come, 50 look, 100 look, 150 come", "0 50 100 150" },
  { "a next try is another", "0 come, 2 look, 2 done, 3 voicemail, 20 come, 22 look, 25 come", "0 2 0 2 5" },
  { "also if it was never done", "0 come, 2 look, 3 voicemail, 20 come, 21 look", "0 2 0 1" },
  { "its note tells when it began", "0 note, 7 come, 9 look", "7 9" },
  { "a note of long ago doesn't", "0 note, 90 come, 91 look", "0 1" },
  { "nor that of a try before", "0 note, 3 voicemail, 20 come", "0" },
  { "over before it was looked at", "0 note, 9 done, 12 come, 13 look", "? ?" },
  { "and taken back", "0 note, 9 done, 12 come, 13 open, 14 come", "? 14" },
};

static void
change (AftFollowUp *follow_up,
        const char  *event,
        GDateTime   *now)
{
  if (g_str_equal (event, "note"))
    {
      g_autoptr (AftNote) note = aft_guide_new_talk_note (follow_up, now);

      aft_document_add (aft_record_get_document (follow_up), note);
    }
  else if (g_str_equal (event, "done") || g_str_equal (event, "talked"))
    aft_guide_step_set_state (follow_up, AFT_GUIDE_STEP_TALK, AFT_GUIDE_STEP_DONE);
  else if (g_str_equal (event, "skipped"))
    aft_guide_step_set_state (follow_up, AFT_GUIDE_STEP_TALK, AFT_GUIDE_STEP_SKIPPED);
  else
    aft_guide_step_set_state (follow_up, AFT_GUIDE_STEP_TALK, AFT_GUIDE_STEP_OPEN);

  if (g_str_equal (event, "voicemail") || g_str_equal (event, "talked"))
    aft_record_set (follow_up, AFT_FOLLOW_UP_OUTCOME, event);
}

static void
test_clock (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) began = g_date_time_new_utc (2026, 11, 23, 10, 0, 0);
      g_autoptr (AftBook) book = aft_book_new ();
      g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, began);
      g_autoptr (AftFollowUp) follow_up = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
      g_autoptr (AftTalkClock) clock = aft_talk_clock_new ();
      g_autoptr (GString) told = g_string_new (NULL);
      g_auto (GStrv) events = g_strsplit (cases[i].events, ", ", -1);

      aft_book_add (book, person);
      aft_document_add (person, follow_up);
      for (char **event = events; *event != NULL; event++)
        {
          char *name;
          g_autoptr (GDateTime) now = g_date_time_add_minutes (began, (int) g_ascii_strtoll (*event, &name, 10));
          guint seconds = 0;

          name++;
          if (g_str_equal (name, "come"))
            aft_talk_clock_come (clock, follow_up, now);
          else if (!g_str_equal (name, "look"))
            {
              change (follow_up, name, now);
              continue;
            }
          if (told->len > 0)
            g_string_append_c (told, ' ');
          if (aft_talk_clock_tell (clock, follow_up, now, &seconds))
            g_string_append_printf (told, "%u", seconds / 60);
          else
            g_string_append_c (told, '?');
        }
      if (!g_str_equal (told->str, cases[i].told))
        g_error ("%s (%s): told %s, not %s", cases[i].what, cases[i].events, told->str, cases[i].told);
    }
}

/* Each has its own, and the clock of the machine may be set back. */
static void
test_several (void)
{
  g_autoptr (GDateTime) began = g_date_time_new_utc (2026, 11, 23, 10, 0, 0);
  g_autoptr (GDateTime) later = g_date_time_add_minutes (began, 5);
  g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, began);
  g_autoptr (AftFollowUp) one = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
  g_autoptr (AftFollowUp) other = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
  g_autoptr (AftTalkClock) clock = aft_talk_clock_new ();
  guint seconds;

  aft_document_add (person, one);
  aft_document_add (person, other);
  aft_talk_clock_come (clock, one, began);
  aft_talk_clock_come (clock, other, later);
  g_assert_true (aft_talk_clock_tell (clock, one, later, &seconds));
  g_assert_cmpuint (seconds, ==, 300);
  g_assert_true (aft_talk_clock_tell (clock, other, later, &seconds));
  g_assert_cmpuint (seconds, ==, 0);
  g_assert_true (aft_talk_clock_tell (clock, other, began, &seconds));
  g_assert_cmpuint (seconds, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/talk-clock/clock", test_clock);
  g_test_add_func ("/model/talk-clock/several", test_several);

  return g_test_run ();
}
