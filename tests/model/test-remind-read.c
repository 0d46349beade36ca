/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-remind-read.h"

/* A document that is closed says the same of its reminders as one that is open. */

#define HEAD "[Contact]\nId=0f8c5f7e-3f0b-4c39-9a53-6f0f7b7f9d11\nFormat=1\nFull-Name=Ana Ortiz\n\n"
#define ONE "5b0e6e3a-6f0e-4d55-8f6c-0b9d5d0c3c2e"
#define TWO "6c1f7f4b-7a1f-4e66-9a7d-1cae6e1d4d3f"

static const struct
{
  const char *what;
  const char *groups;
  const char *words;
} cases[] = {
  { "no reminder", "[Note " ONE "]\nText=Due=2026-11-23\n", "" },
  { "all there is", "[Reminder " ONE "]\nDue=2026-11-23T09:00\nKind=custom\nWhat=Call\nState=open\nRepeat=1w\n",
    ONE "|2026-11-23T09:00|Call|1w\n" },
  { "nothing set", "[Reminder " ONE "]\n", ONE "|-|-|-\n" },
  { "nothing in it", "[Reminder " ONE "]\nDue=\nWhat=\n", ONE "|-|-|-\n" },
  { "blanks and signs", "[Reminder " ONE "]\nWhat=\\sone\\nline \\\\ more\nDue = 2026-11-23\n", ONE "|2026-11-23| one\nline \\ more|-\n" },
  { "done and skipped", "[Reminder " ONE "]\nState=done\n\n[Reminder " TWO "]\nState=skipped\n", "" },
  { "a state that isn't known", "[Reminder " ONE "]\nState=later\n", ONE "|-|-|-\n" },
  { "several", "[Reminder " TWO "]\nWhat=First\n\n[Reminder " ONE "]\nWhat=Second\n", TWO "|-|First|-\n" ONE "|-|Second|-\n" },
  { "a group twice", "[Reminder " ONE "]\nWhat=First\nDue=2026-11-23\n\n[Note " TWO "]\nText=x\n\n[Reminder " ONE "]\nWhat=Second\n",
    ONE "|2026-11-23|Second|-\n" },
  { "a key twice", "[Reminder " ONE "]\nState=done\nState=open\n", ONE "|-|-|-\n" },
  { "what comes after", "[Reminder " ONE "]\nWhat=Call\n\n[Note " TWO "]\nText=x\nWhat=Not this\n", ONE "|-|Call|-\n" },
  { "no id", "[Reminder]\nWhat=Call\n\n[Reminder one]\nWhat=Call\n", "" },
  { "another kind", "[Reminders " ONE "]\nWhat=Call\n", "" },
};

static void
add_words (AftDocument          *document,
           const AftRemindWords *words,
           gpointer              data)
{
  g_string_append_printf (data, "%s|%s|%s|%s\n", words->id, words->due != NULL ? words->due : "-",
                          words->what != NULL ? words->what : "-", words->repeat != NULL ? words->repeat : "-");
}

static char *
dup_words (AftDocument *document)
{
  GString *text = g_string_new (NULL);

  aft_remind_read_open (document, add_words, text);

  return g_string_free (text, FALSE);
}

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (HEAD, cases[i].groups, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;
      AftSummary *summary = aft_summary_scan (bytes, AFT_DOCUMENT_CONTACT, NULL, &error);
      g_autoptr (AftDocument) document = NULL;
      g_autofree char *closed = NULL;
      g_autofree char *open = NULL;

      g_test_message ("%s", cases[i].what);
      g_assert_no_error (error);
      document = aft_document_new_for_bytes (bytes, summary);
      closed = dup_words (document);
      g_assert_cmpstr (closed, ==, cases[i].words);
      aft_document_get_records (document, AFT_TYPE_REMINDER);
      open = dup_words (document);
      g_assert_cmpstr (open, ==, cases[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remind/read", test_read);

  return g_test_run ();
}
