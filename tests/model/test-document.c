/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-book.h"
#include "aft-contact.h"
#include "aft-note.h"
#include "aft-touch.h"

#include <string.h>

#define PERSON "11111111-1111-4111-8111-111111111111"
#define TOUCH  "22222222-2222-4222-8222-222222222222"
#define NOTE   "33333333-3333-4333-8333-333333333333"
#define NAME   PERSON ".contact"

static const char person[] =
  "# written by hand\n"
  "\n"
  "[Contact]\n"
  "Id=" PERSON "\n"
  "Format=1\n"
  "Created=2026-01-02T03:04:05.000006Z\n"
  "Full-Name=Ana Ortiz\n"
  "Tags=a;b c;\n"
  "# mine\n"
  "Shoe-Size=39\n"
  "Full-Name[de]=Anna\n"
  "Modified=2026-01-02T03:04:05.000006Z\n"
  "\n"
  "[Pet 44444444-4444-4444-8444-444444444444]\n"
  "Name=Rex\n"
  "\n"
  "[Touch " TOUCH "]\n"
  "When=2026-11-02\n"
  "Channel=call\n"
  "Result=talked\n"
  "Mood=warm\n"
  "Modified=2026-11-02T10:00:00.000000Z\n";

static AftDocument *
load (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AftSummary *summary = aft_summary_scan (bytes, AFT_DOCUMENT_CONTACT, NAME, &error);

  g_assert_no_error (error);
  return aft_document_new_for_bytes (bytes, summary);
}

static GDateTime *
at (const char *when)
{
  return g_date_time_new_from_iso8601 (when, NULL);
}

static char *
dup_text (AftDocument *document,
          const char  *when)
{
  g_autoptr (GDateTime) now = at (when);
  g_autoptr (GBytes) bytes = aft_document_to_bytes (document, now);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_untouched (void)
{
  g_autoptr (AftDocument) document = load (person);
  g_autofree char *text = NULL;

  g_assert_cmpstr (aft_record_get (document, AFT_CONTACT_FULL_NAME), ==, "Ana Ortiz");
  g_assert_true (aft_record_list_has (document, AFT_CONTACT_TAGS, "b c"));
  g_assert_false (aft_document_is_dirty (document));
  text = dup_text (document, "2026-11-23T10:00:00Z");
  g_assert_cmpstr (text, ==, person);
}

/* Also where writing it anew would move a blank line. */
static void
test_untouched_by_hand (void)
{
  static const char text[] = "#x\n\n\n#y\n[Contact]\n  Id = " PERSON "\n\nFull-Name =  A  \n\n\n";
  g_autoptr (AftDocument) document = load (text);
  g_autofree char *again = NULL;

  aft_record_set (document, AFT_CONTACT_NICKNAME, "B");
  aft_record_set (document, AFT_CONTACT_NICKNAME, NULL);
  again = dup_text (document, "2026-11-23T10:00:00Z");
  g_assert_cmpstr (again, ==, text);
}

static void
test_one_value (void)
{
  g_autoptr (AftDocument) document = load (person);
  g_autofree char *text = NULL;
  g_auto (GStrv) halves = g_strsplit (person, "Full-Name=Ana Ortiz", 2);
  g_autofree char *renamed = g_strconcat (halves[0], "Full-Name=Ana Maria Ortiz", halves[1], NULL);
  g_auto (GStrv) parts = g_strsplit (renamed, "Modified=2026-01-02T03:04:05.000006Z", 2);
  g_autofree char *expected = g_strconcat (parts[0], "Modified=2026-11-23T10:00:00.000000Z", parts[1], NULL);

  aft_record_set (document, AFT_CONTACT_FULL_NAME, "Ana Maria Ortiz");
  g_assert_true (aft_document_is_dirty (document));
  text = dup_text (document, "2026-11-23T10:00:00Z");
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (aft_document_get_summary (document)->title, ==, "Ana Maria Ortiz");
}

static void
test_remove_and_put_back (void)
{
  g_autoptr (AftDocument) document = load (person);
  g_autoptr (AftRecord) touch = g_object_ref (aft_document_lookup (document, TOUCH));
  g_autofree char *removed = NULL;
  g_autofree char *back = NULL;

  aft_document_remove (document, touch);
  g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (document, AFT_TYPE_TOUCH)), ==, 0);
  removed = dup_text (document, "2026-11-23T10:00:00Z");
  g_assert_null (strstr (removed, "[Touch"));
  g_assert_nonnull (strstr (removed, "[Deleted]\n" TOUCH "=2026-11-23T10:00:00.000000Z\n"));
  g_assert_nonnull (strstr (removed, "[Pet 44444444"));

  aft_document_add (document, touch);
  back = dup_text (document, "2026-11-23T10:00:01Z");
  g_assert_nonnull (strstr (back, "[Touch " TOUCH "]"));
  g_assert_nonnull (strstr (back, "Result=talked"));
  g_assert_null (strstr (back, TOUCH "="));
}

static void
test_new (void)
{
  g_autoptr (GDateTime) now = at ("2026-11-23T10:00:00Z");
  g_autoptr (AftDocument) document = aft_document_new (AFT_DOCUMENT_CONTACT, PERSON, now);
  g_autoptr (AftRecord) note = aft_record_new (AFT_TYPE_NOTE, NOTE);
  g_autofree char *text = NULL;

  aft_record_set (document, AFT_CONTACT_FULL_NAME, " Ana");
  aft_record_set (note, AFT_NOTE_TEXT, "first\n> second; \"x\" = [y]\n");
  aft_document_add (document, note);
  text = dup_text (document, "2026-11-23T10:00:00Z");
  g_assert_cmpstr (text, ==,
                   "[Contact]\nId=" PERSON "\nFormat=1\nCreated=2026-11-23T10:00:00.000000Z\n"
                   "Modified=2026-11-23T10:00:00.000000Z\nFull-Name=\\sAna\n"
                   "\n[Note " NOTE "]\nText=first\\n> second; \"x\" = [y]\\n\nModified=2026-11-23T10:00:00.000000Z\n");
}

/* What can be written must come back: every character that a key file treats in a way of its own. */
static void
test_round_trip (void)
{
  static const char * const values[] = {
    "plain", " lead", "trail ", "\ttab", "a\\b", "a\\nb", "a;b", ";", "\\", "# no comment", "[no group]", "a=b", "ü 日本 🙂",
    "Smith & Sons <b>", "\342\200\256bidi", "%s%n", "\"quoted\"", "'", "a\\;b", "\\s",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const char *list[] = { values[i], "second", values[i], NULL };
      g_autoptr (AftDocument) document = load (person);
      g_autoptr (AftDocument) again = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) tags = NULL;

      aft_record_set (document, AFT_CONTACT_FULL_NAME, values[i]);
      aft_record_set_list (document, AFT_CONTACT_TAGS, list);
      text = dup_text (document, "2026-11-23T10:00:00Z");
      again = load (text);
      tags = aft_record_dup_list (again, AFT_CONTACT_TAGS);
      g_assert_cmpstr (aft_record_get (again, AFT_CONTACT_FULL_NAME), ==, values[i]);
      g_assert_cmpstrv (tags, list);
      g_assert_cmpstr (aft_document_get_summary (again)->title, ==, values[i]);
    }
}

/* A change touches its own lines only: spelling, order, blank lines and comments of the rest stay, also a comment that belongs
 * to the next group. */
static void
test_patch (void)
{
  static const struct { const char *base; guint field; const char *value; const char *expected; } cases[] = {
    { "#a\n[Contact]\nId=" PERSON "\nFull-Name = A\n\n# the pet\n[Pet x]\nName=Rex\n", AFT_CONTACT_NICKNAME, "N",
      "#a\n[Contact]\nId=" PERSON "\nFull-Name = A\nNickname=N\nModified=2026-11-23T10:00:00.000000Z\n\n# the pet\n[Pet x]\nName=Rex\n" },
    { "[Contact]\n  Id = " PERSON "\nFull-Name=A\nModified=x\n\n\n", AFT_CONTACT_FULL_NAME, "B",
      "[Contact]\n  Id = " PERSON "\nFull-Name=B\nModified=2026-11-23T10:00:00.000000Z\n\n\n" },
    { "[Contact]\nId=" PERSON "\nNickname=one\n#c\nNickname=two\nModified=x\n", AFT_CONTACT_NICKNAME, "three",
      "[Contact]\nId=" PERSON "\nNickname=three\n#c\nNickname=three\nModified=2026-11-23T10:00:00.000000Z\n" },
    { "[Contact]\r\nId=" PERSON "\r\nFull-Name=A\r\nModified=x\r\n", AFT_CONTACT_FULL_NAME, NULL,
      "[Contact]\r\nId=" PERSON "\r\nModified=2026-11-23T10:00:00.000000Z\n" },
    /* A line that says already what is to be said stays as it is, beside one that doesn't. */
    { "[Contact]\nId=" PERSON "\nNickname = three\nNickname=two\nModified=x\n", AFT_CONTACT_NICKNAME, "three",
      "[Contact]\nId=" PERSON "\nNickname = three\nNickname=three\nModified=2026-11-23T10:00:00.000000Z\n" },
    { "[Contact]\nId=" PERSON "\nNickname=one\nNickname=two\nModified=x\n", AFT_CONTACT_FULL_NAME, "A",
      "[Contact]\nId=" PERSON "\nNickname=one\nNickname=two\nModified=2026-11-23T10:00:00.000000Z\nFull-Name=A\n" },
    { "[Contact]\nId=" PERSON "\n[Pet x]\nName=Rex\n[Contact]\nModified=x\nNickname=one\n", AFT_CONTACT_FULL_NAME, "A",
      "[Contact]\nId=" PERSON "\nFull-Name=A\n[Pet x]\nName=Rex\n[Contact]\nModified=2026-11-23T10:00:00.000000Z\nNickname=one\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftDocument) document = load (cases[i].base);
      g_autofree char *text = NULL;

      aft_record_set (document, cases[i].field, cases[i].value);
      text = dup_text (document, "2026-11-23T10:00:00Z");
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_unset_twice (void)
{
  g_autoptr (AftDocument) document = NULL;
  g_autoptr (AftDocument) again = NULL;
  g_autofree char *text = NULL;

  document = load ("[Contact]\nId=" PERSON "\nFull-Name=A\nNickname=one\nNickname=two\n");
  g_assert_cmpstr (aft_record_get (document, AFT_CONTACT_NICKNAME), ==, "two");
  aft_record_set (document, AFT_CONTACT_NICKNAME, NULL);
  text = dup_text (document, "2026-11-23T10:00:00Z");
  again = load (text);
  g_assert_cmpstr (aft_record_get (again, AFT_CONTACT_NICKNAME), ==, NULL);
}

static void
test_outside_change (void)
{
  g_autoptr (AftDocument) document = load (person);
  g_autoptr (GString) theirs = g_string_new (person);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gpointer touch = aft_document_lookup (document, TOUCH);
  g_autofree char *text = NULL;

  /* Ours, not saved yet: a nickname. Theirs: another name, a note. */
  aft_record_set (document, AFT_CONTACT_NICKNAME, "Annie");
  g_string_replace (theirs, "Ana Ortiz", "Ana Weber", 1);
  g_string_append (theirs, "\n[Note " NOTE "]\nText=by them\nModified=2026-11-23T09:00:00.000000Z\n");
  bytes = g_bytes_new (theirs->str, theirs->len);

  g_assert_true (aft_document_set_bytes (document, bytes, &error));
  g_assert_no_error (error);
  g_assert_true (aft_document_lookup (document, TOUCH) == touch);
  g_assert_cmpstr (aft_record_get (document, AFT_CONTACT_FULL_NAME), ==, "Ana Weber");
  g_assert_cmpstr (aft_record_get (document, AFT_CONTACT_NICKNAME), ==, "Annie");
  g_assert_nonnull (aft_document_lookup (document, NOTE));
  g_assert_true (aft_document_is_dirty (document));
  text = dup_text (document, "2026-11-23T10:00:00Z");
  g_assert_nonnull (strstr (text, "Nickname=Annie"));
  g_assert_nonnull (strstr (text, "Text=by them"));
}

static void
test_saved (void)
{
  g_autoptr (AftDocument) document = load (person);
  g_autoptr (GDateTime) now = at ("2026-11-23T10:00:00Z");
  g_autoptr (GBytes) bytes = NULL;

  aft_record_set (document, AFT_CONTACT_NICKNAME, "Annie");
  bytes = aft_document_to_bytes (document, now);
  aft_record_set (document, AFT_CONTACT_NICKNAME, "Annie B");
  aft_document_saved (document, bytes);
  g_assert_true (aft_document_is_dirty (document));

  g_bytes_unref (bytes);
  bytes = aft_document_to_bytes (document, now);
  aft_document_saved (document, bytes);
  g_assert_false (aft_document_is_dirty (document));
}

/* Escapes as GKeyFile writes them, and what people write by hand: it is shown as it stands, in the list and on the page, without
 * a warning, and stays as it stands. */
/* While it was being written both went on: others in the file it was merged with, the user in the window. */
static void
test_take_merged (void)
{
#define TEXT(text, modified) "\n[Note " NOTE "]\nText=" text "\nModified=2026-11-" modified "T10:00:00.000000Z\n"
  static const struct { const char *name; const char *typed, *theirs; const char *text; const char *other; gboolean dirty; } cases[] = {
    { "only they", NULL, "one two", "one two", NULL, FALSE },
    { "only the user", "one mine", "one", "one mine", NULL, TRUE },
    { "both", "one mine", "one two", "one mine", "Text=one two\n", TRUE },
    { "both the same", "one two", "one two", "one two", NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = g_strconcat (person, TEXT ("none", "03"), NULL);
      g_autofree char *after = g_strconcat (person, "\n[Note " NOTE "]\nText=", cases[i].theirs,
                                            "\nModified=2026-11-04T10:00:00.000000Z\n\n[X]\nk=theirs\n", NULL);
      g_autoptr (GBytes) merged = g_bytes_new_static (after, strlen (after));
      g_autoptr (AftDocument) document = load (before);
      AftRecord *note = aft_document_lookup (document, NOTE);
      g_autoptr (GDateTime) given_at = at ("2026-11-04T10:00:00Z");
      g_autoptr (GDateTime) now = at ("2026-11-04T10:00:01Z");
      g_autoptr (GBytes) given = NULL;
      g_autoptr (GBytes) taken = NULL;
      g_autofree char *next = NULL;

      aft_record_set (note, AFT_NOTE_TEXT, "one");
      given = aft_document_to_bytes (document, given_at);
      if (cases[i].typed != NULL)
        aft_record_set (note, AFT_NOTE_TEXT, cases[i].typed);
      taken = aft_document_take_merged (document, merged, now);

      g_assert_true (taken == aft_document_get_bytes (document));
      next = dup_text (document, "2026-11-04T10:00:02Z");
      if (g_strcmp0 (aft_record_get (note, AFT_NOTE_TEXT), cases[i].text) != 0)
        g_error ("%s: the text is “%s”", cases[i].name, aft_record_get (note, AFT_NOTE_TEXT));
      if (aft_document_is_dirty (document) != cases[i].dirty)
        g_error ("%s: it is %s", cases[i].name, cases[i].dirty ? "clean" : "dirty");
      if ((cases[i].other != NULL) != (strstr (next, "Other-Version-Of=" NOTE) != NULL)
          || (cases[i].other != NULL && strstr (next, cases[i].other) == NULL) || strstr (next, "k=theirs\n") == NULL)
        g_error ("%s: %s", cases[i].name, next);
    }
}

static void
test_escapes (void)
{
  static const struct { const char *raw; const char *name; const char *tags; } cases[] = {
    { "plain", "plain", "plain;" },
    { "\\sAna\\nOrtiz\\t.", " Ana\nOrtiz\t.", " Ana\nOrtiz\t.;" },
    { "a\\\\b", "a\\b", "a\\\\b;" },
    { "C:\\dir\\q\\", "C:\\dir\\q\\", "C:\\\\dir\\\\q\\\\;" },
    { "\\", "\\", "\\\\;" },
    { "\\q\\", "\\q\\", "\\\\q\\\\;" },
    { "a;b;", "a;b;", "a;b;" },
    { "a;;b", "a;;b", "a;b;" },
    { "a\\;b;c", "a\\;b;c", "a\\;b;c;" },
    { ";", ";", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("[Contact]\nId=" PERSON "\nFormat=1\nFull-Name=%s\nTags=%s\n", cases[i].raw,
                                               cases[i].raw);
      g_autofree char *changed = g_strconcat (text, "Nickname=A\nModified=2026-11-03T10:00:00.000000Z\n", NULL);
      g_autoptr (AftDocument) document = load (text);
      g_autofree char *saved = NULL;

      if (g_strcmp0 (aft_record_get (document, AFT_CONTACT_FULL_NAME), cases[i].name) != 0)
        g_error ("\"%s\" is read as \"%s\"", cases[i].raw, aft_record_get (document, AFT_CONTACT_FULL_NAME));
      if (g_strcmp0 (aft_record_get (document, AFT_CONTACT_TAGS), cases[i].tags) != 0)
        g_error ("the list \"%s\" is read as \"%s\"", cases[i].raw, aft_record_get (document, AFT_CONTACT_TAGS));

      aft_record_set (document, AFT_CONTACT_NICKNAME, "A");
      saved = dup_text (document, "2026-11-03T10:00:00Z");
      if (strcmp (saved, changed) != 0)
        g_error ("\"%s\" became\n%s", cases[i].raw, saved);
    }
}

static void
test_newer_format (void)
{
  g_autoptr (AftDocument) document = load ("[Contact]\nId=" PERSON "\nFormat=2\nFull-Name=A\n");
  g_autoptr (AftRecord) note = aft_record_new (AFT_TYPE_NOTE, NULL);

  g_assert_true (aft_document_is_read_only (document));
  aft_record_set (document, AFT_CONTACT_FULL_NAME, "B");
  g_assert_cmpstr (aft_record_get (document, AFT_CONTACT_FULL_NAME), ==, "A");
  g_assert_false (aft_document_add (document, note));
  g_assert_null (aft_record_get_document (note));
  g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (document, AFT_TYPE_NOTE)), ==, 0);
  g_assert_false (aft_document_is_dirty (document));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/document/untouched", test_untouched);
  g_test_add_func ("/model/document/untouched-by-hand", test_untouched_by_hand);
  g_test_add_func ("/model/document/one-value", test_one_value);
  g_test_add_func ("/model/document/remove-and-put-back", test_remove_and_put_back);
  g_test_add_func ("/model/document/new", test_new);
  g_test_add_func ("/model/document/round-trip", test_round_trip);
  g_test_add_func ("/model/document/patch", test_patch);
  g_test_add_func ("/model/document/unset-twice", test_unset_twice);
  g_test_add_func ("/model/document/outside-change", test_outside_change);
  g_test_add_func ("/model/document/saved", test_saved);
  g_test_add_func ("/model/document/take-merged", test_take_merged);
  g_test_add_func ("/model/document/escapes", test_escapes);
  g_test_add_func ("/model/document/newer-format", test_newer_format);
  return g_test_run ();
}
