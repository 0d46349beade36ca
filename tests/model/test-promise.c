/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-contact.h"
#include "aft-date.h"
#include "aft-follow-up.h"
#include "aft-guide-marks.h"
#include "aft-open-point.h"
#include "aft-promise.h"
#include "aft-remind.h"

#include <string.h>

/* Now is Monday, 23 November 2026, at 10:00. */
typedef struct
{
  AftBook     *book;
  AftDocument *document;
  AftNote     *note;
  GDateTime   *now;
  GDate        today;
} Fixture;

static void
set_up (Fixture         *f,
        AftDocumentKind  kind)
{
  g_autofree char *created = NULL;

  f->book = aft_book_new ();
  f->now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  aft_day_from_date_time (f->now, &f->today);
  f->document = aft_document_new (kind, NULL, f->now);
  f->note = aft_record_new (AFT_TYPE_NOTE, kind == AFT_DOCUMENT_INBOX ? aft_record_get_id (AFT_RECORD (f->document)) : NULL);
  created = aft_moment_format (f->now);
  aft_record_set (f->note, AFT_NOTE_CREATED, created);
  aft_document_add (f->document, f->note);
  aft_book_add (f->book, f->document);
}

static void
tear_down (Fixture *f)
{
  g_object_unref (f->note);
  g_object_unref (f->document);
  g_assert_finalize_object (f->book);
  g_date_time_unref (f->now);
}

static guint
write_note (Fixture    *f,
            const char *text,
            guint       writing)
{
  aft_record_set (f->note, AFT_NOTE_TEXT, text);

  return aft_promises_update (f->book, f->note, &f->today, f->now, writing);
}

/* "what, due, state" of all reminders, a line each. */
static char *
dup_reminders (Fixture *f)
{
  GListModel *reminders = aft_document_get_records (f->document, AFT_TYPE_REMINDER);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (AftReminder) reminder = g_list_model_get_item (reminders, i);

      g_string_append_printf (all, "%s%s, %s, %s", all->len > 0 ? "\n" : "", aft_record_get (reminder, AFT_REMINDER_WHAT),
                              aft_record_get (reminder, AFT_REMINDER_DUE), aft_record_get (reminder, AFT_REMINDER_STATE));
    }

  return g_string_free (all, FALSE);
}

static void
test_days (void)
{
  static const struct { const char *words; const char *due; } cases[] = {
    { "send her the article on Friday", "2026-11-27" },
    { "call tomorrow at nine", "2026-11-24" },
    { "write next week", "2026-11-30" },
    { "ring up in 3 days", "2026-11-26" },
    { "thank them on 4 December", "2026-12-04" },
    { "the slides, 2026-12-01", "2026-12-01" },
    { "call back today", "2026-11-23" },
    { "ihr am Freitag den Artikel schicken", "2026-11-27" },
    { "morgen anrufen", "2026-11-24" },
    { "übermorgen die Folien schicken", "2026-11-25" },
    { "nächste Woche schreiben", "2026-11-30" },
    { "in zwei Wochen nachfragen", "2026-12-07" },
    { "am 4. Dezember danken", "2026-12-04" },
    { "bis 01.12.2026 antworten", "2026-12-01" },
    /* Nothing named, or a day that has passed: the next work day. */
    { "send the article", "2026-11-24" },
    { "send what he asked for yesterday", "2026-11-24" },
    { "schicken, worum er gestern bat", "2026-11-24" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture f;
      g_autofree char *text = g_strdup_printf ("! %s", cases[i].words);
      g_autofree char *expected = g_strdup_printf ("%s, %s, open", cases[i].words, cases[i].due);
      g_autofree char *found = NULL;

      set_up (&f, AFT_DOCUMENT_CONTACT);
      g_assert_cmpuint (write_note (&f, text, AFT_PROMISE_NO_LINE), ==, 1);
      found = dup_reminders (&f);
      g_assert_cmpstr (found, ==, expected);
      tear_down (&f);
    }
}

/* A note is written, something happens to its first reminder, and the note is written again. */
static void
test_edits (void)
{
  static const struct
  {
    const char *before;
    const char *happens;        /* "done", "skipped", "moved", NULL */
    const char *after;
    guint       writing;
    const char *expected;
  } cases[] = {
    { "! call Bob on Friday", NULL, "! call Bob on Friday", AFT_PROMISE_NO_LINE, "call Bob on Friday, 2026-11-27, open" },
    { "! call Bob on Friday", NULL, "words before\n\n09:41 ! call Bob on Friday", AFT_PROMISE_NO_LINE,
      "call Bob on Friday, 2026-11-27, open" },
    /* Other words, the same day; another day; no day any more. */
    { "! call Bob on Friday", "moved", "! call Bobby on Friday", AFT_PROMISE_NO_LINE, "call Bobby on Friday, 2026-12-24, open" },
    { "! call Bob on Friday", "moved", "! call Bob on Thursday", AFT_PROMISE_NO_LINE, "call Bob on Thursday, 2026-11-26, open" },
    { "! call Bob on Friday", NULL, "! call Bob", AFT_PROMISE_NO_LINE, "call Bob, 2026-11-24, open" },
    { "! call Bob", "moved", "! call Bob now", AFT_PROMISE_NO_LINE, "call Bob now, 2026-12-24, open" },
    /* Gone, or no promise any more. */
    { "! call Bob on Friday", NULL, "nothing", AFT_PROMISE_NO_LINE, "" },
    { "! call Bob on Friday", NULL, "call Bob on Friday", AFT_PROMISE_NO_LINE, "" },
    { "! call Bob on Friday", NULL, NULL, AFT_PROMISE_NO_LINE, "" },
    { "! call Bob on Friday", NULL, "! write to the whole panel", AFT_PROMISE_NO_LINE,
      "write to the whole panel, 2026-11-24, open" },
    /* What was done stays, and isn't made anew. */
    { "! call Bob on Friday", "done", "! call Bob on Friday", AFT_PROMISE_NO_LINE, "call Bob on Friday, 2026-11-27, done" },
    { "! call Bob on Friday", "skipped", "! call Bob on Friday", AFT_PROMISE_NO_LINE, "call Bob on Friday, 2026-11-27, skipped" },
    { "! call Bob on Friday", "done", "! call Bobby on Friday", AFT_PROMISE_NO_LINE, "call Bobby on Friday, 2026-11-27, done" },
    { "! call Bob on Friday", "done", "nothing", AFT_PROMISE_NO_LINE, "call Bob on Friday, 2026-11-27, done" },
    { "! call Bob on Friday", "done", "! call Bob on Thursday", AFT_PROMISE_NO_LINE,
      "call Bob on Friday, 2026-11-27, done\ncall Bob on Thursday, 2026-11-26, open" },
    /* The line that is being written is left alone, and nothing goes meanwhile. */
    { "! call Bob on Friday", NULL, "! call Bob on F", 0, "call Bob on Friday, 2026-11-27, open" },
    { "! call Bob on Friday", NULL, "nothing", 0, "call Bob on Friday, 2026-11-27, open" },
    { "! call Bob on Friday", NULL, "! call Bob on Friday\n! wri", 1, "call Bob on Friday, 2026-11-27, open" },
    { "! call Bob on Friday", NULL, "! call Bob on Friday\n! write\n", 2,
      "call Bob on Friday, 2026-11-27, open\nwrite, 2026-11-24, open" },
    /* Two of them, and twice the same. */
    { "! call Bob\n! call Ann on Friday", NULL, "! call Ann on Friday\n! call Bob", AFT_PROMISE_NO_LINE,
      "call Bob, 2026-11-24, open\ncall Ann on Friday, 2026-11-27, open" },
    { "! call Bob\n! call Ann on Friday", NULL, "! call Ann on Friday", AFT_PROMISE_NO_LINE,
      "call Ann on Friday, 2026-11-27, open" },
    { "! call Bob\n! call Bob", NULL, "! call Bob\n! call Bob", AFT_PROMISE_NO_LINE, "call Bob, 2026-11-24, open" },
    { "! ", NULL, "!call Bob\n> ! quoted", AFT_PROMISE_NO_LINE, "" },
  };
  static const AftDocumentKind kinds[] = {
    AFT_DOCUMENT_CONTACT, AFT_DOCUMENT_APPLICATION, AFT_DOCUMENT_EVENT, AFT_DOCUMENT_STORY, AFT_DOCUMENT_INBOX,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases) * G_N_ELEMENTS (kinds); i++)
    {
      const guint n = i / G_N_ELEMENTS (kinds);
      GListModel *reminders;
      g_autofree char *found = NULL;
      Fixture f;

      set_up (&f, kinds[i % G_N_ELEMENTS (kinds)]);
      write_note (&f, cases[n].before, AFT_PROMISE_NO_LINE);
      reminders = aft_document_get_records (f.document, AFT_TYPE_REMINDER);
      if (cases[n].happens != NULL)
        {
          g_autoptr (AftReminder) first = g_list_model_get_item (reminders, 0);

          if (strcmp (cases[n].happens, "moved") == 0)
            aft_record_set (first, AFT_REMINDER_DUE, "2026-12-24");
          else
            aft_record_set (first, AFT_REMINDER_STATE, cases[n].happens);
        }
      write_note (&f, cases[n].after, cases[n].writing);
      found = dup_reminders (&f);
      if (strcmp (found, cases[n].expected) != 0)
        g_error ("“%s”, then “%s”: the reminders are “%s”, not “%s”", cases[n].before, cases[n].after, found, cases[n].expected);
      tear_down (&f);
    }
}

/* From the line to the reminder and back, also for one that was made without knowing its note; and what goes with the note. */
static void
test_links (void)
{
  g_autoptr (AftReminder) done = NULL;
  AftReminder *known, *claimed;
  GListModel *reminders;
  Fixture f;

  set_up (&f, AFT_DOCUMENT_CONTACT);
  reminders = aft_document_get_records (f.document, AFT_TYPE_REMINDER);
  claimed = aft_remind_add (f.document, "custom", "2026-12-24", "write a card", NULL);
  g_assert_cmpuint (write_note (&f, "! write a card\n! call Bob", AFT_PROMISE_NO_LINE), ==, 1);
  known = aft_promise_find (f.note, "call Bob");
  g_assert_nonnull (known);
  g_assert_cmpstr (aft_record_get (known, AFT_REMINDER_NOTE), ==, aft_record_get_id (AFT_RECORD (f.note)));
  g_assert_true (aft_promise_find (f.note, "write a card") == claimed);
  g_assert_cmpstr (aft_record_get (claimed, AFT_REMINDER_NOTE), ==, aft_record_get_id (AFT_RECORD (f.note)));
  g_assert_null (aft_promise_find (f.note, "call Ann"));

  g_assert_true (aft_remind_done (f.book, aft_record_get_id (AFT_RECORD (known)), f.now, NULL));
  aft_promises_drop (f.note);
  g_assert_cmpuint (g_list_model_get_n_items (reminders), ==, 1);
  done = g_list_model_get_item (reminders, 0);
  g_assert_true (done == known);
  tear_down (&f);
}

/* Nothing becomes of a note in a book that may not be changed. */
static void
test_read_only (void)
{
  Fixture f;

  set_up (&f, AFT_DOCUMENT_CONTACT);
  aft_record_set (f.note, AFT_NOTE_TEXT, "! call Bob");
  aft_document_set_read_only (f.document, TRUE);
  g_assert_cmpuint (aft_promises_update (f.book, f.note, &f.today, f.now, AFT_PROMISE_NO_LINE), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (aft_document_get_records (f.document, AFT_TYPE_REMINDER)), ==, 0);
  aft_document_set_read_only (f.document, FALSE);
  tear_down (&f);
}

/* An open point is ticked where it stands, and only there. */
static void
test_points (void)
{
  static const struct { const char *before; guint which; const char *after; } cases[] = {
    { "- [ ] one", 0, "- [x] one" },
    { "- [x] one\n- [ ] two\n- [ ] three", 0, "- [x] one\n- [x] two\n- [ ] three" },
    { "- [x] one\n- [ ] two\n- [ ] three", 1, "- [x] one\n- [ ] two\n- [x] three" },
    { "a [ ] b\n  * [ ] two", 0, "a [ ] b\n  * [x] two" },
    { "09:41 - [ ] ring [ ] twice\n", 0, "09:41 - [x] ring [ ] twice\n" },
    { "- [ ] größe", 0, "- [x] größe" },
    { "- [ ] one\n```\n- [ ] code\n```\n- [ ] two", 1, "- [ ] one\n```\n- [ ] code\n```\n- [x] two" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftOpenPoint point;
      const char *next = NULL;
      g_autofree char *id = NULL;
      g_autoptr (GError) error = NULL;
      Fixture f;

      set_up (&f, AFT_DOCUMENT_CONTACT);
      aft_record_set (f.note, AFT_NOTE_TEXT, cases[i].before);
      for (guint n = 0; n <= cases[i].which; n++)
        g_assert_true (aft_open_point_next (f.note, &next, &point));
      id = aft_open_point_dup_id (&point);

      g_assert_false (aft_remind_skip (f.book, id, f.now, &error));
      g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CONFLICT);
      g_clear_error (&error);
      g_assert_true (aft_remind_done (f.book, id, f.now, &error));
      g_assert_cmpstr (aft_record_get (f.note, AFT_NOTE_TEXT), ==, cases[i].after);
      g_assert_false (aft_remind_done (f.book, id, f.now, &error));
      g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_UNKNOWN);
      tear_down (&f);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/promise/days", test_days);
  g_test_add_func ("/promise/edits", test_edits);
  g_test_add_func ("/promise/links", test_links);
  g_test_add_func ("/promise/read-only", test_read_only);
  g_test_add_func ("/promise/points", test_points);

  return g_test_run ();
}
