/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-draft-find.h"

#define PERSON "00000000-1111-4111-8111-111111111111"
#define FIRST "11111111-1111-4111-8111-111111111111"
#define SECOND "22222222-2222-4222-8222-222222222222"
#define DRAFT(n, text) "[Draft 33333333-1111-4111-8111-11111111111" n "]\nText=" text "\n"

/* A person as they are on disk: two follow-ups with drafts, letters, and one from before letters had templates. */
static const char person[] =
  "[Contact]\nId=" PERSON "\nFormat=1\nFull-Name=Bo Lind\n"
  "[Follow-Up " FIRST "]\nTurned-Down=2026-11-02\n"
  "[Follow-Up " SECOND "]\nTurned-Down=2026-11-20\n"
  DRAFT ("1", "first mail") "Kind=mail\nFollow-Up=" FIRST "\n"
  DRAFT ("2", "first thanks") "Kind=thanks\nFollow-Up=" FIRST "\nTemplate=own-a\n"
  DRAFT ("3", "second mail") "Kind=mail\nFollow-Up=" SECOND "\nTemplate=own-a\n"
  DRAFT ("4", "old") "Kind=mail\nModified=2026-11-01T08:00:00.000000Z\n"
  DRAFT ("5", "event") "Kind=mail\nTemplate=keep-event\nModified=2026-11-03T08:00:00.000000Z\n"
  DRAFT ("6", "own") "Kind=mail\nTemplate=own-a\nModified=2026-11-02T08:00:00.000000Z\n"
  DRAFT ("7", "no mail") "Kind=call\nTemplate=keep-news\nModified=2026-11-04T08:00:00.000000Z\n";

static AftContact *
new_person (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (person, sizeof person - 1);

  return aft_document_new_for_bytes (bytes, aft_summary_scan (bytes, AFT_DOCUMENT_CONTACT, PERSON, NULL));
}

static void
assert_text (AftDraft   *draft,
             const char *text,
             guint       i)
{
  const char *found = draft != NULL ? aft_record_get (draft, AFT_DRAFT_TEXT) : NULL;

  if (g_strcmp0 (found, text) != 0)
    g_error ("case %u finds “%s” instead of “%s”", i, found != NULL ? found : "nothing", text != NULL ? text : "nothing");
}

/* A step has one draft of a kind, whatever it was filled in from. */
static void
test_step (void)
{
  static const struct { const char *follow_up; const char *kind; const char *text; } cases[] = {
    { FIRST, "mail", "first mail" },
    { FIRST, "thanks", "first thanks" },
    { FIRST, "call", NULL },
    { SECOND, "mail", "second mail" },
    { SECOND, "thanks", NULL },
  };
  g_autoptr (AftContact) contact = new_person ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (aft_draft_find_step (contact, aft_document_lookup (AFT_DOCUMENT (contact), cases[i].follow_up), cases[i].kind),
                 cases[i].text, i);
}

/* Every template has a letter of its own. */
static void
test_letter (void)
{
  static const struct { const char *template; const char *text; } cases[] = {
    { NULL, "old" },
    { "keep-event", "event" },
    { "own-a", "own" },
    { "keep-news", NULL },
    { "own-b", NULL },
    { "letter", NULL },
  };
  g_autoptr (AftContact) contact = new_person ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (aft_draft_find_letter (contact, cases[i].template), cases[i].text, i);
}

/* Only a template that was chosen for a step, and nothing else, is no text; a text that was emptied is one. */
static void
test_unwritten (void)
{
  static const struct { const char *follow_up; const char *template; const char *to; const char *text; gboolean unwritten; } cases[] = {
    { FIRST, "own-a", NULL, NULL, TRUE },
    { FIRST, "own-a", NULL, "x", FALSE },
    { FIRST, "own-a", "bo@example.test", NULL, FALSE },
    { FIRST, NULL, NULL, NULL, FALSE },
    { NULL, "own-a", NULL, NULL, FALSE },
    { NULL, NULL, NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftDraft) draft = aft_record_new (AFT_TYPE_DRAFT, NULL);

      aft_record_set (draft, AFT_DRAFT_FOLLOW_UP, cases[i].follow_up);
      aft_record_set (draft, AFT_DRAFT_KIND, "mail");
      aft_record_set (draft, AFT_DRAFT_TEMPLATE, cases[i].template);
      aft_record_set (draft, AFT_DRAFT_TO, cases[i].to);
      aft_record_set (draft, AFT_DRAFT_TEXT, cases[i].text);
      if (aft_draft_is_unwritten (draft) != cases[i].unwritten)
        g_error ("case %u is taken for %s", i, cases[i].unwritten ? "written" : "unwritten");
    }
}

/* What was touched last comes first, and what isn't saved yet before it. */
static void
test_list (void)
{
  static const char *const order[] = { "new", "event", "own", "old" };
  g_autoptr (AftContact) contact = new_person ();
  g_autoptr (AftDraft) fresh = aft_record_new (AFT_TYPE_DRAFT, NULL);
  g_autoptr (GPtrArray) letters = NULL;

  aft_record_set (fresh, AFT_DRAFT_KIND, "mail");
  aft_record_set (fresh, AFT_DRAFT_TEXT, "new");
  aft_record_set (fresh, AFT_DRAFT_TEMPLATE, "keep-news");
  aft_document_add (AFT_DOCUMENT (contact), fresh);
  letters = aft_draft_list_letters (contact);
  g_assert_cmpuint (letters->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    assert_text (g_ptr_array_index (letters, i), order[i], i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/draft-find/step", test_step);
  g_test_add_func ("/model/draft-find/letter", test_letter);
  g_test_add_func ("/model/draft-find/unwritten", test_unwritten);
  g_test_add_func ("/model/draft-find/list", test_list);
  return g_test_run ();
}
