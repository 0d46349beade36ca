/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-application.h"
#include "aft-book-info.h"
#include "aft-contact.h"
#include "aft-event.h"
#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-journal.h"
#include "aft-kinds.h"
#include "aft-note.h"
#include "aft-reminder.h"
#include "aft-story.h"
#include "aft-touch.h"

#include <string.h>

typedef struct
{
  AftBook     *book;
  AftJournal  *journal;
  AftDocument *person;
} Fixture;

static GDateTime *
make_now (void)
{
  return g_date_time_new_utc (2026, 11, 23, 9, 30, 0);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GDateTime) now = make_now ();

  fixture->book = aft_book_new ();
  fixture->person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
  aft_record_set (fixture->person, AFT_CONTACT_FULL_NAME, "Ana Ortiz");
  aft_book_add (fixture->book, fixture->person);
  fixture->journal = aft_journal_new (fixture->book);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->journal), (gpointer *) &fixture->journal);
  g_object_unref (fixture->journal);
  g_assert_null (fixture->journal);
  g_object_unref (fixture->person);
  g_object_unref (fixture->book);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  aft_journal_undo (fixture->journal, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  aft_journal_redo (fixture->journal, &error);
  g_assert_no_error (error);
}

static void
dump_record (GString   *dump,
             AftRecord *record)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (record);

  g_string_append_printf (dump, "[%s %s]\n", klass->group, aft_record_get_id (record));
  for (guint i = 0; i < klass->n_fields; i++)
    if (aft_record_get (record, i) != NULL)
      g_string_append_printf (dump, "%s=%s\n", klass->fields[i].key, aft_record_get (record, i));
}

/* All that a document holds, in an order that doesn't depend on how it came there. */
static char *
dup_dump (AftDocument *document)
{
  const GType types[] = {
    AFT_TYPE_POSITION, AFT_TYPE_ADDRESS, AFT_TYPE_FOLLOW_UP, AFT_TYPE_DRAFT, AFT_TYPE_TOUCH, AFT_TYPE_FEEDBACK, AFT_TYPE_USE,
    AFT_TYPE_NOTE, AFT_TYPE_REMINDER, AFT_TYPE_CARD, AFT_TYPE_PART, AFT_TYPE_INTERVIEW, AFT_TYPE_ME, AFT_TYPE_RULES,
  };
  GString *dump = g_string_new (NULL);

  dump_record (dump, AFT_RECORD (document));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GListModel *records = aft_document_get_records (document, types[i]);

      for (guint j = 0; j < g_list_model_get_n_items (records); j++)
        {
          g_autoptr (AftRecord) record = g_list_model_get_item (records, j);

          dump_record (dump, record);
        }
    }

  return g_string_free (dump, FALSE);
}

/* Every kind of document and every noun in it: each field set, the record added, removed; one undo for each step brings back
 * what was there, and one redo what came. */
static void
test_every_noun (Fixture       *fixture,
                 gconstpointer  data)
{
  const struct
  {
    AftDocumentKind kind;
    const char     *groups[12];
  } kinds[] = {
    { AFT_DOCUMENT_CONTACT, { "Position", "Address", "Follow-Up", "Draft", "Touch", "Feedback", "Use", "Note", "Reminder",
                              "Card" } },
    { AFT_DOCUMENT_APPLICATION, { "Part", "Interview", "Note", "Reminder" } },
    { AFT_DOCUMENT_STORY, { "Note", "Reminder" } },
    { AFT_DOCUMENT_EVENT, { "Note", "Reminder" } },
    { AFT_DOCUMENT_INBOX, { "Note", "Reminder" } },
  };
  g_autoptr (GDateTime) now = make_now ();

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (AftDocument) document = aft_document_new (kinds[k].kind, NULL, now);
      g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);

      aft_book_add (fixture->book, document);
      g_ptr_array_add (dumps, dup_dump (document));
      for (guint i = 0; i < AFT_RECORD_GET_CLASS (document)->n_fields; i++)
        {
          aft_record_set (document, i, "2026-11-23");
          g_ptr_array_add (dumps, dup_dump (document));
        }
      for (guint i = 0; kinds[k].groups[i] != NULL; i++)
        {
          const char *group = kinds[k].groups[i];
          GType type = aft_kind_get_record_type (kinds[k].kind, group, strlen (group));
          g_autoptr (AftRecord) record = aft_record_new (type, NULL);

          g_test_message ("%s in %s", group, aft_document_kind_group (kinds[k].kind));
          aft_document_add (document, record);
          g_ptr_array_add (dumps, dup_dump (document));
          for (guint j = 0; j < AFT_RECORD_GET_CLASS (record)->n_fields; j++)
            {
              aft_record_set (record, j, "2026-11-24");
              g_ptr_array_add (dumps, dup_dump (document));
            }
          aft_document_remove (document, record);
          g_ptr_array_add (dumps, dup_dump (document));
        }

      for (guint i = dumps->len - 1; i > 0; i--)
        {
          g_autofree char *dump = NULL;

          undo (fixture);
          dump = dup_dump (document);
          g_assert_cmpstr (dump, ==, g_ptr_array_index (dumps, i - 1));
        }
      for (guint i = 1; i < dumps->len; i++)
        {
          g_autofree char *dump = NULL;

          redo (fixture);
          dump = dup_dump (document);
          g_assert_cmpstr (dump, ==, g_ptr_array_index (dumps, i));
        }
    }
}

static void
test_stay_in_field (Fixture       *fixture,
                    gconstpointer  data)
{
  const char *typed[] = { "Ana Ortiz-", "Ana Ortiz-P", "Ana Ortiz-Per", "Ana Ortiz-Perez" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    aft_record_set (fixture->person, AFT_CONTACT_FULL_NAME, typed[i]);
  g_assert_cmpstr (aft_journal_get_undo_what (fixture->journal), ==, "Edit Person");

  aft_journal_break (fixture->journal);
  aft_record_set (fixture->person, AFT_CONTACT_FULL_NAME, "Dr Ana Ortiz-Perez");

  undo (fixture);
  g_assert_cmpstr (aft_record_get (fixture->person, AFT_CONTACT_FULL_NAME), ==, "Ana Ortiz-Perez");
  undo (fixture);
  g_assert_cmpstr (aft_record_get (fixture->person, AFT_CONTACT_FULL_NAME), ==, "Ana Ortiz");
  g_assert_null (aft_journal_get_undo_what (fixture->journal));
}

/* What follows from what is typed goes and comes back with it, wherever in the typing it came. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  aft_record_set (fixture->person, AFT_CONTACT_FULL_NAME, "Hiring manager");
  aft_record_set_flag (fixture->person, AFT_CONTACT_UNNAMED, TRUE);
  aft_journal_clear (fixture->journal);
  aft_record_set (fixture->person, AFT_CONTACT_FULL_NAME, NULL);
  aft_record_set (fixture->person, AFT_CONTACT_FULL_NAME, "M");
  aft_journal_follow (fixture->journal, TRUE);
  aft_record_set_flag (fixture->person, AFT_CONTACT_UNNAMED, FALSE);
  aft_journal_follow (fixture->journal, FALSE);
  aft_record_set (fixture->person, AFT_CONTACT_FULL_NAME, "Mia");
  aft_journal_break (fixture->journal);

  undo (fixture);
  g_assert_cmpstr (aft_record_get (fixture->person, AFT_CONTACT_FULL_NAME), ==, "Hiring manager");
  g_assert_true (aft_record_get_flag (fixture->person, AFT_CONTACT_UNNAMED));
  g_assert_null (aft_journal_get_undo_what (fixture->journal));
  redo (fixture);
  g_assert_cmpstr (aft_record_get (fixture->person, AFT_CONTACT_FULL_NAME), ==, "Mia");
  g_assert_false (aft_record_get_flag (fixture->person, AFT_CONTACT_UNNAMED));

  /* After the end of a step nothing belongs to it. */
  aft_journal_follow (fixture->journal, TRUE);
  aft_record_set (fixture->person, AFT_CONTACT_NICKNAME, "Mi");
  aft_journal_follow (fixture->journal, FALSE);
  undo (fixture);
  g_assert_cmpstr (aft_record_get (fixture->person, AFT_CONTACT_FULL_NAME), ==, "Mia");
}

/* Escape gives back what stood there: nothing is left to undo. */
static void
test_back_to_what_stood (Fixture       *fixture,
                         gconstpointer  data)
{
  aft_record_set (fixture->person, AFT_CONTACT_NICKNAME, "A");
  aft_record_set (fixture->person, AFT_CONTACT_NICKNAME, "An");
  aft_record_set (fixture->person, AFT_CONTACT_NICKNAME, NULL);
  g_assert_null (aft_journal_get_undo_what (fixture->journal));
}

static void
test_one_step (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *before = dup_dump (fixture->person);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (AftRecord) note = aft_record_new (AFT_TYPE_NOTE, NULL);
  g_autoptr (AftRecord) passing = aft_record_new (AFT_TYPE_TOUCH, NULL);

  aft_book_begin (fixture->book, "Everything");
  aft_record_set (fixture->person, AFT_CONTACT_LANGUAGE, "de");
  aft_document_add (fixture->person, note);
  aft_book_begin (fixture->book, "Inside");
  aft_record_set (note, AFT_NOTE_TEXT, "one");
  aft_record_set (fixture->person, AFT_CONTACT_LANGUAGE, "fr");
  aft_record_set (note, AFT_NOTE_TEXT, "two");
  aft_book_end (fixture->book);
  aft_document_add (fixture->person, passing);
  aft_document_remove (fixture->person, passing);
  aft_book_end (fixture->book);

  after = dup_dump (fixture->person);
  g_assert_cmpstr (aft_journal_get_undo_what (fixture->journal), ==, "Everything");
  undo (fixture);
  undone = dup_dump (fixture->person);
  g_assert_cmpstr (undone, ==, before);
  g_assert_null (aft_journal_get_undo_what (fixture->journal));
  g_assert_cmpstr (aft_journal_get_redo_what (fixture->journal), ==, "Everything");
  redo (fixture);
  redone = dup_dump (fixture->person);
  g_assert_cmpstr (redone, ==, after);
}

/* The job and the person of one command come and go together. */
static void
test_documents (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GDateTime) now = make_now ();
  g_autoptr (AftDocument) job = aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, now);
  g_autoptr (AftRecord) follow_up = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
  const char *id = aft_record_get_id (AFT_RECORD (job));

  aft_book_begin (fixture->book, "Turned Down");
  aft_book_add (fixture->book, job);
  aft_record_set (job, AFT_APPLICATION_COMPANY, "Northwind");
  aft_document_add (fixture->person, follow_up);
  aft_record_set (follow_up, AFT_FOLLOW_UP_APPLICATION, id);
  aft_book_end (fixture->book);

  undo (fixture);
  g_assert_null (aft_book_lookup (fixture->book, id));
  g_assert_null (aft_document_lookup (fixture->person, aft_record_get_id (follow_up)));
  redo (fixture);
  g_assert_true (aft_book_lookup (fixture->book, id) == job);
  g_assert_cmpstr (aft_record_get (job, AFT_APPLICATION_COMPANY), ==, "Northwind");
  g_assert_nonnull (aft_document_lookup (fixture->person, aft_record_get_id (follow_up)));

  aft_book_remove (fixture->book, job);
  g_assert_null (aft_book_lookup (fixture->book, id));
  undo (fixture);
  g_assert_true (aft_book_lookup (fixture->book, id) == job);
  undo (fixture);
  g_assert_null (aft_book_lookup (fixture->book, id));
}

/* Something new ends what could be done again. */
static void
test_redo_ends (Fixture       *fixture,
                gconstpointer  data)
{
  aft_record_set (fixture->person, AFT_CONTACT_LANGUAGE, "de");
  undo (fixture);
  g_assert_nonnull (aft_journal_get_redo_what (fixture->journal));
  aft_record_set (fixture->person, AFT_CONTACT_COUNTRY, "DE");
  g_assert_null (aft_journal_get_redo_what (fixture->journal));
  g_assert_false (aft_journal_redo (fixture->journal, NULL));
}

typedef void (*Change) (AftDocument *document, AftRecord *note, GKeyFile *file, const char *group);

static void
change_name (AftDocument *document,
             AftRecord   *note,
             GKeyFile    *file,
             const char  *group)
{
  g_key_file_set_string (file, "Contact", "Full-Name", "Others");
}

static void
change_note (AftDocument *document,
             AftRecord   *note,
             GKeyFile    *file,
             const char  *group)
{
  g_key_file_set_string (file, group, "Text", "theirs");
}

static void
remove_note (AftDocument *document,
             AftRecord   *note,
             GKeyFile    *file,
             const char  *group)
{
  g_key_file_remove_group (file, group, NULL);
}

static void
change_other (AftDocument *document,
              AftRecord   *note,
              GKeyFile    *file,
              const char  *group)
{
  g_key_file_set_string (file, "Contact", "Nickname", "Others");
}

/* What others changed since is never overwritten: the step is refused as a whole, and the one before it can be reached. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  const struct
  {
    const char *name;
    Change      change;
    gboolean    conflict;
  } cases[] = {
    { "the same value", change_name, TRUE },
    { "a note that was added", change_note, TRUE },
    { "a note that was added and removed", remove_note, TRUE },
    { "something else", change_other, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) now = make_now ();
      g_autoptr (AftRecord) note = aft_record_new (AFT_TYPE_NOTE, NULL);
      g_autofree char *group = g_strdup_printf ("Note %s", aft_record_get_id (note));
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *dump = NULL;
      g_autofree char *kept = NULL;

      g_test_message ("%s", cases[i].name);
      aft_record_set (fixture->person, AFT_CONTACT_FULL_NAME, "Ana Ortiz");
      aft_journal_clear (fixture->journal);
      aft_record_set (fixture->person, AFT_CONTACT_COUNTRY, i % 2 == 0 ? "DE" : "FR");
      aft_book_begin (fixture->book, "Ours");
      aft_record_set (fixture->person, AFT_CONTACT_FULL_NAME, "Ours");
      aft_document_add (fixture->person, note);
      aft_record_set (note, AFT_NOTE_TEXT, "ours");
      aft_book_end (fixture->book);

      bytes = aft_document_to_bytes (fixture->person, now);
      aft_document_saved (fixture->person, bytes);
      g_assert_true (g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_COMMENTS, NULL));
      cases[i].change (fixture->person, note, file, group);
      g_clear_pointer (&bytes, g_bytes_unref);
      text = g_key_file_to_data (file, NULL, NULL);
      bytes = g_bytes_new (text, strlen (text));
      g_assert_true (aft_document_set_bytes (fixture->person, bytes, NULL));

      dump = dup_dump (fixture->person);
      g_assert_cmpint (aft_journal_undo (fixture->journal, &error), ==, !cases[i].conflict);
      if (cases[i].conflict)
        {
          g_assert_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CONFLICT);
          kept = dup_dump (fixture->person);
          g_assert_cmpstr (kept, ==, dump);
          g_assert_null (aft_journal_get_redo_what (fixture->journal));
        }
      else
        {
          g_assert_cmpstr (aft_record_get (fixture->person, AFT_CONTACT_FULL_NAME), ==, "Ana Ortiz");
          g_assert_cmpstr (aft_record_get (fixture->person, AFT_CONTACT_NICKNAME), ==, "Others");
        }
      undo (fixture);
      g_assert_cmpstr (aft_record_get (fixture->person, AFT_CONTACT_COUNTRY), !=, i % 2 == 0 ? "DE" : "FR");
    }
}

static void
count_cb (gpointer data)
{
  (*(guint *) data)++;
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  guint can_undo = 0;
  guint undo_what = 0;
  guint can_redo = 0;

  g_signal_connect_swapped (fixture->journal, "notify::can-undo", G_CALLBACK (count_cb), &can_undo);
  g_signal_connect_swapped (fixture->journal, "notify::undo-what", G_CALLBACK (count_cb), &undo_what);
  g_signal_connect_swapped (fixture->journal, "notify::can-redo", G_CALLBACK (count_cb), &can_redo);

  aft_record_set (fixture->person, AFT_CONTACT_LANGUAGE, "de");
  aft_record_set (fixture->person, AFT_CONTACT_LANGUAGE, "fr");
  g_assert_cmpuint (can_undo, ==, 1);
  g_assert_cmpuint (undo_what, ==, 1);
  undo (fixture);
  g_assert_cmpuint (can_undo, ==, 2);
  g_assert_cmpuint (can_redo, ==, 1);
}

static void
test_pause (Fixture       *fixture,
            gconstpointer  data)
{
  aft_journal_pause (fixture->journal);
  aft_record_set (fixture->person, AFT_CONTACT_LANGUAGE, "de");
  aft_journal_resume (fixture->journal);
  g_assert_null (aft_journal_get_undo_what (fixture->journal));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/journal/every-noun", Fixture, NULL, set_up, test_every_noun, tear_down);
  g_test_add ("/journal/stay-in-field", Fixture, NULL, set_up, test_stay_in_field, tear_down);
  g_test_add ("/journal/follow", Fixture, NULL, set_up, test_follow, tear_down);
  g_test_add ("/journal/back-to-what-stood", Fixture, NULL, set_up, test_back_to_what_stood, tear_down);
  g_test_add ("/journal/one-step", Fixture, NULL, set_up, test_one_step, tear_down);
  g_test_add ("/journal/documents", Fixture, NULL, set_up, test_documents, tear_down);
  g_test_add ("/journal/redo-ends", Fixture, NULL, set_up, test_redo_ends, tear_down);
  g_test_add ("/journal/conflict", Fixture, NULL, set_up, test_conflict, tear_down);
  g_test_add ("/journal/properties", Fixture, NULL, set_up, test_properties, tear_down);
  g_test_add ("/journal/pause", Fixture, NULL, set_up, test_pause, tear_down);

  return g_test_run ();
}
