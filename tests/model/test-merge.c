/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-merge.h"

#include <string.h>

#define ID "11111111-1111-4111-8111-111111111111"
#define A  "aaaaaaaa-1111-4111-8111-111111111111"
#define B  "bbbbbbbb-1111-4111-8111-111111111111"
#define T1 "2026-11-01T00:00:00.000000Z"
#define T2 "2026-11-02T00:00:00.000000Z"
#define T3 "2026-11-03T00:00:00.000000Z"
#define HEAD "[Contact]\nId=" ID "\nFull-Name=Ana\nModified=" T1 "\n"
#define TOUCH(id, summary, time) "[Touch " id "]\nSummary=" summary "\nModified=" time "\n"
#define NOTE(id, text, time) "[Note " id "]\nText=" text "\nModified=" time "\n"

static char *
merge (const char *ours,
       const char *theirs,
       const char *mtime)
{
  g_autoptr (GBytes) our_bytes = g_bytes_new (ours, strlen (ours));
  g_autoptr (GBytes) their_bytes = g_bytes_new (theirs, strlen (theirs));
  g_autoptr (GDateTime) time = mtime != NULL ? g_date_time_new_from_iso8601 (mtime, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) merged = aft_merge_bytes (AFT_DOCUMENT_CONTACT, our_bytes, their_bytes, time, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (merged, NULL), g_bytes_get_size (merged));
}

/* "+x" must be in what comes out, "-x" must not. */
static void
test_cases (void)
{
  static const struct { const char *what; const char *ours; const char *theirs; const char *mtime; const char *expected[5]; } cases[] = {
    { "union of groups", HEAD TOUCH (A, "one", T1), HEAD TOUCH (B, "two", T2), NULL, { "+Summary=one", "+Summary=two" } },
    { "later wins: theirs", HEAD TOUCH (A, "one", T1), HEAD TOUCH (A, "two", T2), NULL, { "-Summary=one", "+Summary=two" } },
    { "later wins: ours", HEAD TOUCH (A, "one", T2), HEAD TOUCH (A, "two", T1), NULL, { "+Summary=one", "-Summary=two" } },
    { "hand edit by file time", HEAD TOUCH (A, "one", T1), HEAD TOUCH (A, "two", T1), T2, { "-Summary=one", "+Summary=two" } },
    { "two texts both stay", HEAD NOTE (A, "one", T1), HEAD NOTE (A, "two", T2), NULL,
      { "+[Note " A "]\nText=two", "+Text=one", "+Other-Version-Of=" A } },
    { "same text once", HEAD NOTE (A, "one", T1), HEAD NOTE (A, "one", T2), NULL, { "+Text=one", "-Other-Version" } },
    { "their deletion wins over older", HEAD NOTE (A, "one", T1), HEAD "[Deleted]\n" A "=" T2 "\n", NULL,
      { "-Text=one", "+" A "=" T2 } },
    { "newer edit outlives deletion", HEAD NOTE (A, "one", T3), HEAD "[Deleted]\n" A "=" T2 "\n", NULL,
      { "+Text=one", "-" A "=" T2 } },
    { "our deletion stays", HEAD "[Deleted]\n" A "=" T2 "\n", HEAD NOTE (A, "one", T1), NULL, { "-Text=one", "+" A "=" T2 } },
    { "unknown group of theirs", HEAD, HEAD "[Pet x]\nName=Rex\n", NULL, { "+[Pet x]\nName=Rex" } },
    { "unknown key of the loser", HEAD TOUCH (A, "one", T2), HEAD "[Touch " A "]\nMood=warm\nModified=" T1 "\n", NULL,
      { "+Mood=warm", "+Summary=one" } },
    { "head: later wins, first stays first", HEAD, "[Contact]\nId=" ID "\nFull-Name=Ana O\nModified=" T2 "\n", NULL,
      { "+Full-Name=Ana O\n", "-Full-Name=Ana\n", "+Modified=" T2 } },
    { "head: the same, the later time", HEAD, "[Contact]\nId=" ID "\nFull-Name=Ana\nModified=" T2 "\n", NULL, { "+Modified=" T2 } },
    { "head: cleared value stays cleared", "[Contact]\nId=" ID "\nNickname=N\nModified=" T1 "\n",
      "[Contact]\nId=" ID "\nModified=" T2 "\n", NULL, { "-Nickname" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *merged = merge (cases[i].ours, cases[i].theirs, cases[i].mtime);

      g_test_message ("%s", cases[i].what);
      g_assert_true (g_str_has_prefix (merged, "[Contact]\n"));
      for (guint k = 0; k < 5 && cases[i].expected[k] != NULL; k++)
        if ((strstr (merged, cases[i].expected[k] + 1) != NULL) != (cases[i].expected[k][0] == '+'))
          g_error ("%s: \"%s\" should %sbe in:\n%s", cases[i].what, cases[i].expected[k] + 1,
                   cases[i].expected[k][0] == '+' ? "" : "not ", merged);
    }
}

/* Merging again what was merged brings nothing new, from either side. */
static void
test_settles (void)
{
  static const char ours[] = HEAD NOTE (A, "one", T1) TOUCH (B, "x", T2);
  static const char theirs[] = HEAD NOTE (A, "two", T2) "[Deleted]\n" B "=" T1 "\n";
  g_autofree char *merged = merge (ours, theirs, NULL);
  g_autofree char *again = merge (merged, theirs, NULL);
  g_autofree char *ours_again = merge (merged, ours, NULL);

  g_assert_cmpstr (again, ==, merged);
  g_assert_cmpstr (ours_again, ==, merged);
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) good = g_bytes_new (HEAD, strlen (HEAD));
  g_autoptr (GBytes) bad = g_bytes_new ("junk", 4);
  g_autoptr (GError) error = NULL;

  g_assert_null (aft_merge_bytes (AFT_DOCUMENT_CONTACT, good, bad, NULL, &error));
  g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/merge/cases", test_cases);
  g_test_add_func ("/model/merge/settles", test_settles);
  g_test_add_func ("/model/merge/damaged", test_damaged);
  return g_test_run ();
}
