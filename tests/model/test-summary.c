/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-summary.h"

#include <string.h>

#define ID "11111111-1111-4111-8111-111111111111"
#define HEAD "[Contact]\nId=" ID "\n"

static AftSummary *
scan (const char       *text,
      gssize            length,
      AftDocumentKind   kind,
      const char       *name,
      GError          **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return aft_summary_scan (bytes, kind, name, error);
}

/* Each must be refused with the line named; GKeyFile takes some of them for good. */
static void
test_damaged (void)
{
  static const struct { const char *what; const char *text; gssize length; const char *message; } cases[] = {
    { "empty", "", 0, "line 1: the file is empty" },
    { "zeros", "\0\0\0\0", 4, "line 1: a NUL byte" },
    { "a NUL in a value", HEAD "Full-Name=A\0\n", sizeof HEAD "Full-Name=A\0\n" - 1, "line 3: a NUL byte" },
    { "no line end", HEAD "Full-Name=Ana Or", -1, "line 3: the last line has no end, so something may be missing" },
    { "not UTF-8", HEAD "Full-Name=M\374ller\n", -1, "line 3: the encoding is not UTF-8" },
    { "UTF-16", "[\0C\0", 4, "line 1: a NUL byte" },
    { "byte order mark", "\357\273\277" HEAD, -1, "line 1: neither a group nor a key with a value" },
    { "CR only", "[Contact]\rId=" ID "\r", -1, "line 1: the last line has no end, so something may be missing" },
    { "conflict markers", HEAD "<<<<<<< HEAD\nFull-Name=A\n", -1, "line 3: neither a group nor a key with a value" },
    { "junk", HEAD "junk\n", -1, "line 3: neither a group nor a key with a value" },
    { "key before the group", "Id=" ID "\n[Contact]\n", -1, "line 1: a key before the first group" },
    { "another group first", "[Person]\nId=" ID "\n", -1, "line 1: the first group is not [Contact]" },
    { "no id", "[Contact]\nFull-Name=A\n", -1, "line 2: no valid Id" },
    { "a path as id", "[Contact]\nId=../../x\n", -1, "line 2: no valid Id" },
    { "only a comment", "# nothing\n", -1, "line 1: no valid Id" },
    { "a group without end", HEAD "[Note\n", -1, "line 3: a group's name without its end" },
    { "something behind a group", HEAD "[Note] x\n", -1, "line 3: something behind a group's name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AftSummary) summary = scan (cases[i].text, cases[i].length, AFT_DOCUMENT_CONTACT, NULL, &error);

      g_test_message ("%s", cases[i].what);
      g_assert_null (summary);
      g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_DAMAGED);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_contact (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AftSummary) summary = scan (
    "# a comment\n" HEAD "Format=1\nCreated=2026-01-01T00:00:00.000000Z\nFull-Name = Ana\\sOrtiz Müller\nTags=vip;berlin;\n"
    "Rhythm=quarter\nUnnamed=true\nModified=2026-01-01T00:00:00.000000Z\n"
    "[Position a]\nCompany=Old\nTitle=Clerk\nUntil=2020\n"
    "[Position b]\nCompany=Northwind\nTitle=Head of Design\n"
    "[Address a]\nKind=email\nValue=old@example.org\nUntil=2020\n"
    "[Address b]\nKind=email\nValue=ana@example.org\n"
    "[Address c]\nKind=phone\nValue=1\n[Address d]\nKind=phone\nValue=2\nPreferred=true\n"
    "[Touch a]\nWhen=2026-11-02T10:00:00+01:00\nDirection=out\nResult=talked\n"
    "[Touch b]\nWhen=2026-11-05\nDirection=out\nResult=sent\n"
    "[Touch c]\nWhen=2026-11-09\nDirection=out\nResult=no-answer\n"
    "[Reminder a]\nDue=2026-12-01\nState=done\n"
    "[Reminder b]\nDue=2026-12-03T09:00\nState=open\n[Reminder c]\nDue=2026-12-02\n"
    "[Follow-Up a]\nThanks=open\n[Follow-Up b]\nThanks=open\nClosed=2026-11-11\n[Follow-Up c]\nThanks=sent\n"
    "[Note a]\nText=one\\n- [ ] do\\n- [x] done\\n  * [ ] too\nModified=2026-11-10T00:00:00.000000Z\n"
    "[Unknown a]\nText=not searched\n",
    -1, AFT_DOCUMENT_CONTACT, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (summary->id, ==, ID);
  g_assert_cmpstr (summary->title, ==, "Ana Ortiz Müller");
  g_assert_cmpstr (summary->subtitle, ==, "Head of Design");
  g_assert_cmpstr (summary->company, ==, "Northwind");
  g_assert_cmpstr (summary->tags, ==, "vip;berlin;");
  g_assert_cmpstr (summary->state, ==, "quarter");
  g_assert_cmpstr (summary->email, ==, "ana@example.org");
  g_assert_cmpstr (summary->phone, ==, "2");
  g_assert_cmpstr (summary->last_touch, ==, "2026-11-09");
  g_assert_cmpstr (summary->last_answer, ==, "2026-11-02");
  g_assert_cmpuint (summary->unanswered, ==, 1);
  g_assert_cmpuint (summary->n_touches, ==, 3);
  g_assert_cmpstr (summary->first_due, ==, "2026-12-02");
  g_assert_cmpuint (summary->open_reminders, ==, 2);
  g_assert_cmpuint (summary->open_thanks, ==, 1);
  g_assert_cmpuint (summary->open_follow_ups, ==, 2);
  g_assert_cmpuint (summary->open_points, ==, 2);
  g_assert_cmpstr (summary->modified, ==, "2026-11-10T00:00:00.000000Z");
  g_assert_true (summary->unnamed);
  g_assert_true (g_str_has_prefix (summary->folded, "ana ortiz muller\n"));
  g_assert_nonnull (strstr (summary->folded, "old@example.org"));
  g_assert_null (strstr (summary->folded, "not searched"));
}

static void
test_inbox (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AftSummary) summary = scan ("[Inbox]\nId=" ID "\n[Note " ID "]\nText=First line\\nsecond\nCreated=2026-11-10T00:00:00Z\n",
                                         -1, AFT_DOCUMENT_INBOX, ID ".note", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (summary->title, ==, "First line");
  g_assert_cmpstr (summary->day, ==, "2026-11-10T00:00:00Z");
}

/* A copy has the name of a copy and the id of the original: it gets one of its own, the same at each start. */
static void
test_copy (void)
{
  g_autoptr (AftSummary) one = scan (HEAD, -1, AFT_DOCUMENT_CONTACT, ID " (copy).contact", NULL);
  g_autoptr (AftSummary) two = scan (HEAD, -1, AFT_DOCUMENT_CONTACT, ID " (copy).contact", NULL);
  g_autoptr (AftSummary) original = scan (HEAD, -1, AFT_DOCUMENT_CONTACT, ID ".contact", NULL);

  g_assert_cmpstr (original->id, ==, ID);
  g_assert_cmpstr (one->id, !=, ID);
  g_assert_cmpstr (one->id, ==, two->id);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/summary/damaged", test_damaged);
  g_test_add_func ("/model/summary/contact", test_contact);
  g_test_add_func ("/model/summary/inbox", test_inbox);
  g_test_add_func ("/model/summary/copy", test_copy);
  return g_test_run ();
}
