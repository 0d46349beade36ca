/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-contact.h"
#include "aft-journal.h"
#include "aft-note.h"
#include "aft-story.h"
#include "aft-tags.h"

/* A person with tags and a note, a story with tags, a note of nobody's. */
typedef struct
{
  AftBook     *book;
  AftDocument *person;
  AftRecord   *note;
  AftDocument *story;
  AftRecord   *loose;
} Tagged;

static AftDocument *
add_document (AftBook         *book,
              AftDocumentKind  kind)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 10, 0, 0);
  g_autoptr (AftDocument) document = aft_document_new (kind, NULL, now);

  aft_book_add (book, document);

  return document;
}

static AftRecord *
add_note (AftDocument *document,
          const char  *text)
{
  g_autoptr (AftRecord) note = aft_record_new (AFT_TYPE_NOTE, NULL);

  aft_record_set (note, AFT_NOTE_TEXT, text);
  aft_document_add (document, note);

  return note;
}

static void
tagged_init (Tagged     *self,
             const char *tags,
             const char *text)
{
  self->book = aft_book_new ();
  self->person = add_document (self->book, AFT_DOCUMENT_CONTACT);
  aft_record_set (self->person, AFT_CONTACT_FULL_NAME, "Ana Ortiz");
  aft_record_set (self->person, AFT_CONTACT_TAGS, tags);
  self->note = add_note (self->person, text);
  self->story = add_document (self->book, AFT_DOCUMENT_STORY);
  aft_record_set (self->story, AFT_STORY_TAGS, tags);
  self->loose = add_note (add_document (self->book, AFT_DOCUMENT_INBOX), text);
}

static void
test_rename (void)
{
  static const struct { const char *tags, *text, *from, *to, *tags_after, *text_after; } cases[] = {
    { "vip;berlin;", "met #vip", "vip", "key", "key;berlin;", "met #key" },
    { "vip;berlin;", "met #vip", "#VIP", " #key ", "key;berlin;", "met #key" },
    { "VIP;key;", "#Vip, #vip-club #vip. x#vip ##vip http://a.example/#vip #vip", "vip", "key", "key;",
      "#key, #vip-club #key. x#vip ##vip http://a.example/#vip #key" },
    { "key;vip;", NULL, "vip", "key", "key;", NULL },
    { "Vip;", "#vip", "vip", "VIP", "VIP;", "#VIP" },
    { "caf\303\251;", "in the #Cafe\314\201 and #cafe", "cafe", "bar", "bar;", "in the #bar and #bar" },
    { "stra\303\237e;", "#Strasse", "straße", "weg", "weg;", "#weg" },
    { "ex colleague;", "#ex colleague", "ex colleague", "former colleague", "former-colleague;", "#former-colleague" },
    { NULL, "> #a\n- [ ] #a", "a", "b2_c-d", NULL, "> #b2_c-d\n- [ ] #b2_c-d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Tagged tagged;
      g_autoptr (AftJournal) journal = NULL;
      g_autoptr (GError) error = NULL;
      guint n = 0;

      tagged_init (&tagged, cases[i].tags, cases[i].text);
      journal = aft_journal_new (tagged.book);
      if (!aft_tags_rename (tagged.book, cases[i].from, cases[i].to, &n, &error))
        g_test_message ("case %u: %s", i, error->message);
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, cases[i].text == NULL ? 2 : cases[i].tags == NULL ? 2 : 3);
      g_assert_cmpstr (aft_record_get (tagged.person, AFT_CONTACT_TAGS), ==, cases[i].tags_after);
      g_assert_cmpstr (aft_record_get (tagged.story, AFT_STORY_TAGS), ==, cases[i].tags_after);
      g_assert_cmpstr (aft_record_get (tagged.note, AFT_NOTE_TEXT), ==, cases[i].text_after);
      g_assert_cmpstr (aft_record_get (tagged.loose, AFT_NOTE_TEXT), ==, cases[i].text_after);

      /* One step, there and back. */
      g_assert_true (aft_journal_undo (journal, &error));
      g_assert_null (aft_journal_get_undo_what (journal));
      g_assert_cmpstr (aft_record_get (tagged.person, AFT_CONTACT_TAGS), ==, cases[i].tags);
      g_assert_cmpstr (aft_record_get (tagged.note, AFT_NOTE_TEXT), ==, cases[i].text);
      g_assert_true (aft_journal_redo (journal, &error));
      g_assert_cmpstr (aft_record_get (tagged.story, AFT_STORY_TAGS), ==, cases[i].tags_after);
      g_object_unref (tagged.book);
    }
}

static void
test_refused (void)
{
  static const struct { const char *from, *to; gboolean read_only; AftModelError code; } cases[] = {
    { "vip", "", FALSE, AFT_MODEL_ERROR_CHOICE },
    { "vip", "#", FALSE, AFT_MODEL_ERROR_CHOICE },
    { "vip", "a;b", FALSE, AFT_MODEL_ERROR_CHOICE },
    { "vip", "a#b", FALSE, AFT_MODEL_ERROR_CHOICE },
    { "vip", "\342\200\256", FALSE, AFT_MODEL_ERROR_CHOICE },
    { "vi", "key", FALSE, AFT_MODEL_ERROR_UNKNOWN },
    { "", "key", FALSE, AFT_MODEL_ERROR_UNKNOWN },
    { "vip", "key", TRUE, AFT_MODEL_ERROR_READ_ONLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Tagged tagged;
      g_autoptr (GError) error = NULL;

      tagged_init (&tagged, "vip;", "#vip");
      aft_document_set_read_only (tagged.person, cases[i].read_only);
      g_assert_false (aft_tags_rename (tagged.book, cases[i].from, cases[i].to, NULL, &error));
      g_assert_error (error, AFT_MODEL_ERROR, (int) cases[i].code);
      g_assert_cmpstr (aft_record_get (tagged.loose, AFT_NOTE_TEXT), ==, "#vip");
      g_assert_cmpstr (aft_record_get (tagged.story, AFT_STORY_TAGS), ==, "vip;");
      g_object_unref (tagged.book);
    }
}

static void
test_list (void)
{
  static const struct { const char *beginning, *tags; } cases[] = {
    { "", "VIP berlin new" },
    { "v", "VIP" },
    { "ne", "new" },
    { "x", "" },
  };
  Tagged tagged;

  tagged_init (&tagged, "VIP;berlin;", "#vip #New");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) list = aft_tags_list (tagged.book, cases[i].beginning);
      g_autofree char *tags = NULL;

      g_ptr_array_add (list, NULL);
      tags = g_strjoinv (" ", (char **) list->pdata);
      g_assert_cmpstr (tags, ==, cases[i].tags);
    }
  g_object_unref (tagged.book);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/tags/rename", test_rename);
  g_test_add_func ("/model/tags/refused", test_refused);
  g_test_add_func ("/model/tags/list", test_list);
  return g_test_run ();
}
