/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-contact.h"
#include "aft-journal.h"
#include "aft-note-item.h"
#include "aft-story.h"
#include "aft-tags.h"

#include <string.h>

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
    { "ex colleague;", NULL, "ex colleague", "former colleague", "former-colleague;", NULL },
    { "vip;", "#vip- #vip--x\n# #vip\n- [x] #vip", "vip", "key", "key;", "#key- #key--x\n# #key\n- [x] #key" },
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

/* What the editor doesn't show as a tag is none. */
static void
test_untouched (void)
{
  static const struct { const char *tag, *text; } cases[] = {
    { "ex colleague", "#ex colleague" },
    { "1", "#1 is the first" },
    { "vip-", "#vip-" },
    { "_x", "#_x" },
    { "vip", "a+#vip -#vip @#vip" },
    { "vip", "https://a.example/?a=#vip [see #vip](https://a.example/)" },
    { "vip", "#vip_club #vips" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Tagged tagged;
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GError) error = NULL;
      guint n = 0;

      tagged_init (&tagged, cases[i].tag, cases[i].text);
      aft_tags_rename (tagged.book, cases[i].tag, "key", &n, &error);
      g_assert_no_error (error);
      if (n != 2 || !g_str_equal (aft_record_get (tagged.note, AFT_NOTE_TEXT), cases[i].text))
        g_error ("case %u: “%s”, in %u documents", i, aft_record_get (tagged.note, AFT_NOTE_TEXT), n);
      list = aft_tags_list (tagged.book);
      for (guint k = 0; k < list->len; k++)
        if (g_str_equal (list->pdata[k], cases[i].tag))
          g_error ("case %u: “%s” is listed", i, cases[i].tag);
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
    { "vip", "1", FALSE, AFT_MODEL_ERROR_CHOICE },
    { "vip", "_a", FALSE, AFT_MODEL_ERROR_CHOICE },
    { "vip", "a-", FALSE, AFT_MODEL_ERROR_CHOICE },
    { "vip", "a -b", FALSE, AFT_MODEL_ERROR_CHOICE },
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

static char *
join (GPtrArray *list)
{
  g_ptr_array_add (list, NULL);
  return g_strjoinv ("|", (char **) list->pdata);
}

/* What isn't saved counts; the spelling is the first. */
static void
test_list (void)
{
  Tagged tagged;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *tags = NULL;

  tagged_init (&tagged, "VIP;berlin;ex colleague;", "#vip");
  add_note (tagged.person, "#berlin\n#New #Führung\n#fuhrung x#no #1");
  aft_record_set (tagged.story, AFT_STORY_TAGS, "2024;vip;berlin;ex colleague;");
  list = aft_tags_list (tagged.book);
  tags = join (list);
  g_assert_cmpstr (tags, ==, "VIP|berlin|ex colleague|Führung|2024|New");
  g_object_unref (tagged.book);
}

/* A note in a list has those that the editor shows. */
static void
test_note (void)
{
  static const struct { const char *text, *tags; } cases[] = {
    { "#vip met\n# heading\n- [ ] #Führung, #ex-colleague.", "#vip #Führung #ex-colleague" },
    { "#1 C# #vip- https://a.example/#b a+#c", "#vip" },
    { "no", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Tagged tagged;
      g_autoptr (AftNoteItem) item = NULL;

      tagged_init (&tagged, NULL, cases[i].text);
      item = aft_note_item_new_for (AFT_NOTE (tagged.note));
      g_assert_cmpstr (aft_note_item_get_facts (item)->tags, ==, cases[i].tags);
      g_object_unref (tagged.book);
    }
}

/* Of a file, what stands in notes; how it is spelled there. */
static void
test_file (void)
{
  static const char file[] = "[Contact]\nId=11111111-1111-4111-8111-111111111111\nFormat=1\nFull-Name=Ana\nTags=berlin;Mentor;\n"
                             "How-We-Met=#met\n\n[Note 22222222-1111-4111-8111-111111111111]\nText=#mentor\\n\\#Two\\t#three\n\n"
                             "[Draft 33333333-1111-4111-8111-111111111111]\nText=#draft\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, strlen (file));
  AftSummary *summary = aft_summary_scan (bytes, AFT_DOCUMENT_CONTACT, "11111111-1111-4111-8111-111111111111", NULL);
  g_autoptr (AftDocument) document = aft_document_new_for_bytes (bytes, summary);
  g_autoptr (AftBook) book = aft_book_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *tags = NULL;

  aft_book_add (book, document);
  list = aft_tags_list (book);
  tags = join (list);
  g_assert_cmpstr (tags, ==, "Mentor|berlin|three|Two");
}

static void
test_complete (void)
{
  static const struct { const char *typed; guint max; const char *found; } cases[] = {
    { "", 8, "vip|ex-colleague|Führung|exam" },
    { "EX", 8, "ex-colleague|exam" },
    { "EX", 1, "ex-colleague" },
    { "ex-c", 8, "ex-colleague" },
    { "fuh", 8, "Führung" },
    { "2", 8, "" },
  };
  static const char * const all[] = { "vip", "2024", "ex colleague", "Führung", "ex-colleague", "exam", "a;b" };
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_add (tags, (char *) all[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) list = aft_tags_complete (tags, cases[i].typed, cases[i].max);
      g_autofree char *found = join (list);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/tags/rename", test_rename);
  g_test_add_func ("/model/tags/refused", test_refused);
  g_test_add_func ("/model/tags/untouched", test_untouched);
  g_test_add_func ("/model/tags/list", test_list);
  g_test_add_func ("/model/tags/note", test_note);
  g_test_add_func ("/model/tags/file", test_file);
  g_test_add_func ("/model/tags/complete", test_complete);
  return g_test_run ();
}
