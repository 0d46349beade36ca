/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-book-info.h"
#include "aft-event-page.h"
#include "aft-event.h"
#include "aft-field-row.h"
#include "aft-groups.h"
#include "aft-job-page.h"
#include "aft-keep-box.h"
#include "aft-log.h"
#include "aft-person-page.h"
#include "aft-remind.h"
#include "aft-sample.h"
#include "aft-story-page.h"
#include "aft-story.h"
#include "aft-timeline.h"
#include "aft-touch.h"
#include "aft-ui.h"
#include "aft-note.h"
#include "busy.h"
#include "find-widget.h"
#include "room.h"

typedef GtkWidget *(*MakePage) (AftSession *session);
typedef void (*SetDocument) (gpointer page, gpointer document);

static const struct
{
  AftDocumentKind kind;
  MakePage        make;
  SetDocument     set_document;
} pages[] = {
  { AFT_DOCUMENT_CONTACT, aft_person_page_new, (SetDocument) aft_person_page_set_document },
  { AFT_DOCUMENT_APPLICATION, aft_job_page_new, (SetDocument) aft_job_page_set_document },
  { AFT_DOCUMENT_STORY, aft_story_page_new, (SetDocument) aft_story_page_set_document },
  { AFT_DOCUMENT_EVENT, aft_event_page_new, (SetDocument) aft_event_page_set_document },
};

/* Every document of the sample book on its page, and nobody, in turn. */
static void
test_sample (void)
{
  g_autoptr (Room) room = room_new ();
  AftBook *book = aft_session_get_book (room->session);
  g_autoptr (GDateTime) now = aft_session_now (room->session);

  aft_sample_fill (book, now);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GListModel *documents = aft_book_get_documents (book, pages[i].kind);
      GtkWidget *window = gtk_window_new ();
      GtkWidget *page = pages[i].make (room->session);

      gtk_window_set_child (GTK_WINDOW (window), page);
      gtk_window_present (GTK_WINDOW (window));
      g_assert_cmpuint (g_list_model_get_n_items (documents), >, 0);
      for (guint n = 0; n < g_list_model_get_n_items (documents); n++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (documents, n);

          pages[i].set_document (page, document);
          room_wait (20);
        }
      pages[i].set_document (page, NULL);
      gtk_window_destroy (GTK_WINDOW (window));
      room_wait (10);
    }
}

/* What users, and files from elsewhere, may hold. */
static const char * const hostile[] = {
  "Smith & Sons <b>",
  "<a href=\"file:///\">x</a>",
  "&amp; &#x27; %s %n %d",
  "\342\200\256gnirts desrever",
  "a\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201",
  "\360\237\221\251\342\200\215\360\237\221\247 \331\205\330\261\330\255\330\250\330\247",
  "=1+1",
  "x\ty",
};

static gboolean
is_shown (GtkWidget  *widget,
          const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  if (GTK_IS_TEXT (widget) && strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (is_shown (child, part))
        return TRUE;
    }

  return FALSE;
}

/* What a document takes to be shown, as many pages of text as could be laid out meanwhile. The longest name takes 20 to 30, and 95
 * where nothing shortens it. */
#define PAGES_AT_MOST 60

/* Text is text: warnings are fatal, markup is shown literally. */
static void
test_hostile (void)
{
  g_autoptr (Room) room = room_new ();
  AftBook *book = aft_session_get_book (room->session);
  g_autoptr (GDateTime) now = aft_session_now (room->session);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *page = pages[i].make (room->session);

      gtk_window_set_child (GTK_WINDOW (window), page);
      gtk_window_present (GTK_WINDOW (window));
      for (guint h = 0; h <= G_N_ELEMENTS (hostile); h++)
        {
          g_autofree char *large = g_strnfill (1024 * 1024, 'W');
          const char *text = h < G_N_ELEMENTS (hostile) ? hostile[h] : large;
          g_autoptr (AftDocument) document = aft_document_new (pages[i].kind, NULL, now);
          g_autoptr (AftTouch) touch = aft_record_new (AFT_TYPE_TOUCH, NULL);
          AftRecordClass *klass = AFT_RECORD_GET_CLASS (document);
          double began = busy_get_seconds ();
          double took;

          for (guint field = 0; field < (text == large ? 1 : klass->n_fields); field++)
            {
              if (klass->fields[field].kind == AFT_FIELD_LINE || klass->fields[field].kind == AFT_FIELD_TEXT
                  || klass->fields[field].kind == AFT_FIELD_CHOICE)
                aft_record_set (document, field, text);
            }
          aft_record_set (touch, AFT_TOUCH_SUMMARY, text);
          aft_document_add (document, touch);
          aft_book_add (book, document);
          pages[i].set_document (page, document);
          room_wait (20);
          if (h == 0)
            g_assert_true (is_shown (page, text));
          took = (busy_get_seconds () - began) / busy_get_page ();
          if (took > PAGES_AT_MOST)
            g_error ("page %u, text %u: it took the time of %.0f pages of text", i, h, took);
        }
      pages[i].set_document (page, NULL);
      gtk_window_destroy (GTK_WINDOW (window));
      room_wait (10);
    }
}

/* What goes with the focus in it leaves it where nothing can be written over; what goes elsewhere leaves it alone. */
static void
test_gone (void)
{
  static const struct
  {
    guint    focused;           /* of the two addresses */
    guint    gone;
    gboolean moves;
  } cases[] = {
    { 0, 0, TRUE },
    { 1, 1, TRUE },
    { 0, 1, FALSE },
    { 1, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Room) room = room_new ();
      AftDocument *person = room_add_person (room, "Ana Ortiz");
      GtkWidget *window = gtk_window_new ();
      GtkWidget *group = aft_row_group_new (room->session, &aft_address_group);
      AftAddress *addresses[2];
      GtkWidget *focus;

      for (guint a = 0; a < G_N_ELEMENTS (addresses); a++)
        {
          g_autoptr (AftAddress) address = aft_record_new (AFT_TYPE_ADDRESS, NULL);

          addresses[a] = address;
          aft_record_set (address, AFT_ADDRESS_VALUE, a == 0 ? "ana@example.org" : "ortiz@example.org");
          aft_document_add (person, address);
        }
      aft_row_group_set_document (AFT_ROW_GROUP (group), person);
      gtk_window_set_child (GTK_WINDOW (window), group);
      gtk_window_present (GTK_WINDOW (window));
      room_wait (50);
      aft_row_group_focus (AFT_ROW_GROUP (group), addresses[cases[i].focused]);
      room_wait (50);

      aft_document_remove (person, addresses[cases[i].gone]);
      room_wait (50);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      if (focus == NULL || GTK_IS_BUTTON (focus) != cases[i].moves)
        g_error ("address %u had the focus, %u is gone, and the focus is on a %s", cases[i].focused, cases[i].gone,
                 focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
      gtk_window_destroy (GTK_WINDOW (window));
      room_wait (10);
    }
}

/* A phone number is read from left to right wherever it stands. */
static void
test_phone (void)
{
  static const struct { const char *kind, *value; GtkTextDirection direction; } cases[] = {
    { "phone", "+1 555 0112", GTK_TEXT_DIR_LTR },
    { "postal", "12 Harbour Street", GTK_TEXT_DIR_RTL },
  };
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  GtkWidget *group = g_object_ref_sink (aft_row_group_new (room->session, &aft_address_group));

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftAddress) address = aft_record_new (AFT_TYPE_ADDRESS, NULL);

      aft_record_set (address, AFT_ADDRESS_KIND, cases[i].kind);
      aft_record_set (address, AFT_ADDRESS_VALUE, cases[i].value);
      aft_document_add (person, address);
    }
  aft_row_group_set_document (AFT_ROW_GROUP (group), person);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *text = find_text (group, cases[i].value);

      g_assert_nonnull (text);
      if (gtk_widget_get_direction (text) != cases[i].direction)
        g_error ("“%s” is read from the wrong side", cases[i].value);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_unref (group);
}

/* Who has no name yet has none again when what was typed is given up. */
static void
test_unnamed (void)
{
  static const struct
  {
    const char *typed[4];       /* one after the other; with a "+" behind what stands there */
    const char *name;
    gboolean    unnamed;
  } cases[] = {
    { { "Mia Wolf" }, "Mia Wolf", FALSE },
    { { "+, Mia" }, "Hiring manager at Northwind, Mia", FALSE },
    { { "M", "Mi", "Hiring manager at Northwind" }, "Hiring manager at Northwind", TRUE },
    { { "" }, "Hiring manager at Northwind", TRUE },
    { { "", "M", "" }, "Hiring manager at Northwind", TRUE },
    { { "", "M", "Mia" }, "Mia", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Room) room = room_new ();
      AftDocument *person = room_add_person (room, "Hiring manager at Northwind");
      GtkWidget *window = gtk_window_new ();
      GtkWidget *page = aft_person_page_new (room->session);
      GtkWidget *name;

      AftReminder *reminder = aft_remind_add (person, "ready", "2026-11-24", "Get ready to ask Hiring manager at Northwind", NULL);
      g_autofree char *named = g_strconcat ("Get ready to ask ", cases[i].name, NULL);

      aft_record_set_flag (person, AFT_CONTACT_UNNAMED, TRUE);
      aft_session_break_undo (room->session);
      gtk_window_set_child (GTK_WINDOW (window), page);
      gtk_window_present (GTK_WINDOW (window));
      aft_person_page_set_document (AFT_PERSON_PAGE (page), person);
      name = find_text (page, "Hiring manager at Northwind");
      while (!gtk_widget_has_focus (name))
        {
          gtk_widget_grab_focus (name);
          room_wait (20);
        }
      for (guint n = 0; n < G_N_ELEMENTS (cases[i].typed) && cases[i].typed[n] != NULL; n++)
        {
          int end = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (name)), -1);

          if (*cases[i].typed[n] == '+')
            gtk_editable_insert_text (GTK_EDITABLE (name), cases[i].typed[n] + 1, -1, &end);
          else
            gtk_editable_set_text (GTK_EDITABLE (name), cases[i].typed[n]);
        }
      gtk_window_set_focus (GTK_WINDOW (window), NULL);
      room_wait (20);
      if (g_strcmp0 (aft_record_get (person, AFT_CONTACT_FULL_NAME), cases[i].name) != 0
          || aft_record_get_flag (person, AFT_CONTACT_UNNAMED) != cases[i].unnamed)
        g_error ("case %u: the name is “%s”, %s", i, aft_record_get (person, AFT_CONTACT_FULL_NAME),
                 aft_record_get_flag (person, AFT_CONTACT_UNNAMED) ? "a stand-in" : "no stand-in");
      if (!aft_record_is (reminder, AFT_REMINDER_WHAT, named))
        g_error ("case %u: the reminder says “%s”", i, aft_record_get (reminder, AFT_REMINDER_WHAT));
      if (!cases[i].unnamed)
        aft_session_undo (room->session, NULL);
      if (g_strcmp0 (aft_record_get (person, AFT_CONTACT_FULL_NAME), "Hiring manager at Northwind") != 0
          || !aft_record_get_flag (person, AFT_CONTACT_UNNAMED))
        g_error ("case %u: undo leaves the name “%s”", i, aft_record_get (person, AFT_CONTACT_FULL_NAME));
      if (!aft_record_is (reminder, AFT_REMINDER_WHAT, "Get ready to ask Hiring manager at Northwind"))
        g_error ("case %u: undo leaves the reminder “%s”", i, aft_record_get (reminder, AFT_REMINDER_WHAT));
      gtk_window_destroy (GTK_WINDOW (window));
      room_wait (10);
    }
}

/* A value that is too long to be edited is kept byte for byte. */
static void
test_locked (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autofree char *name = g_strnfill (1024 * 1024, 'n');
  GtkWidget *row;

  aft_record_set (person, 0, name);
  row = g_object_ref_sink (aft_field_row_new (room->session, "Name", NULL, person, 0));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (row)));
  g_assert_cmpuint (strlen (gtk_editable_get_text (GTK_EDITABLE (row))), <, 2000);
  gtk_editable_set_text (GTK_EDITABLE (row), "typed by a script");
  g_assert_cmpstr (aft_record_get (person, 0), ==, name);
  g_object_unref (row);
}

static void
parsing_error_cb (GtkCssProvider *provider,
                  GtkCssSection  *section,
                  GError         *error)
{
  g_autofree char *where = gtk_css_section_to_string (section);

  g_error ("%s: %s", where, error->message);
}

static void
test_style (void)
{
  static const char * const files[] = { "style.css", "style-hc.css" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
      g_autofree char *path = g_strconcat (AFT_APP_PATH "/", files[i], NULL);

      g_signal_connect (provider, "parsing-error", G_CALLBACK (parsing_error_cb), NULL);
      gtk_css_provider_load_from_resource (provider, path);
    }
}

static void
test_timeline (void)
{
  static const struct
  {
    guint       kind;           /* 0 touch, 1 note */
    const char *when;
  } entries[] = {
    { 0, "2026-11-20" },
    { 1, "2026-11-21T08:00:00.000000Z" },
    { 0, "2026-11-21T08:30:00+01:00" },
    { 0, "2026-11-22" },
  };
  static const char * const expected[] = { "2026-11-22", "2026-11-21T09:00", "2026-11-21T08:30", "2026-11-20" };
  g_autoptr (Room) room = room_new ();
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autoptr (GListModel) timeline = aft_timeline_list (room->session, person);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (AftRecord) record = aft_record_new (entries[i].kind == 0 ? AFT_TYPE_TOUCH : AFT_TYPE_NOTE, NULL);

      aft_record_set (record, entries[i].kind == 0 ? (guint) AFT_TOUCH_WHEN : (guint) AFT_NOTE_CREATED, entries[i].when);
      aft_document_add (person, record);
    }
  g_assert_cmpuint (g_list_model_get_n_items (timeline), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (AftRecord) record = g_list_model_get_item (timeline, i);
      g_autofree char *when = aft_timeline_dup_when (record);

      g_assert_cmpstr (when, ==, expected[i]);
    }
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The next contact is never on a day that has passed, and where there is none nothing can be skipped: that gave somebody who is
 * let rest a day. */
static void
test_keep (void)
{
  static const struct { const char *rhythm; guint tries; const char *next; gboolean skip; } cases[] = {
    { "quarter", 1, "Next: today", TRUE },
    { "quarter", 2, "No date", FALSE },
    { "never", 1, "No date", FALSE },
    { "with-reason", 1, "No date", FALSE },
  };
  g_autoptr (Room) room = room_new ();
  AftBook *book = aft_session_get_book (room->session);
  g_autoptr (GDateTime) now = aft_session_now (room->session);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftContact) contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
      GtkWidget *box = g_object_ref_sink (aft_keep_box_new (room->session));

      aft_record_set (contact, AFT_CONTACT_RHYTHM, cases[i].rhythm);
      aft_book_add (book, contact);
      for (guint n = 0; n < cases[i].tries; n++)
        {
          g_autofree char *when = g_strdup_printf ("2020-0%u-01", n + 1);

          aft_log_touch (contact, &(AftTouchValues) { .when = when, .channel = "mail", .direction = "out", .result = "sent" },
                         NULL);
        }
      aft_keep_box_set_contact (AFT_KEEP_BOX (box), AFT_DOCUMENT (contact));
      g_test_message ("%s, %u", cases[i].rhythm, cases[i].tries);
      g_assert_true (is_shown (box, cases[i].next));
      g_assert_cmpint (gtk_widget_get_visible (find_button (box, "Skip")), ==, cases[i].skip);
      g_object_unref (box);
    }
}

static const char *
get_selected (AdwComboRow *row)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (row));
}

/* How often is usual is said anew when it changes, here or in the file. */
static void
test_usual (void)
{
  g_autoptr (Room) room = room_new ();
  AftBook *book = aft_session_get_book (room->session);
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  AftRules *rules = aft_document_get_single (aft_book_get_info (book), AFT_TYPE_RULES);
  GtkWidget *box = g_object_ref_sink (aft_keep_box_new (room->session));
  AdwComboRow *row;
  g_autofree char *path = g_build_filename (room->book, "book.ini", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) halves = NULL;
  g_autofree char *whole = NULL;

  aft_keep_box_set_contact (AFT_KEEP_BOX (box), person);
  row = ADW_COMBO_ROW (find_widget (box, ADW_TYPE_COMBO_ROW));
  g_assert_cmpstr (get_selected (row), ==, "As usual (Every quarter)");
  aft_record_set (rules, AFT_RULES_RHYTHM, "month");
  g_assert_cmpstr (get_selected (row), ==, "As usual (Every month)");
  g_assert_null (aft_record_get (person, AFT_CONTACT_RHYTHM));

  /* Whoever has a rhythm of their own keeps it. */
  aft_record_set (person, AFT_CONTACT_RHYTHM, "never");
  aft_record_set (rules, AFT_RULES_RHYTHM, "half-year");
  g_assert_cmpstr (aft_record_get (person, AFT_CONTACT_RHYTHM), ==, "never");
  aft_record_set (person, AFT_CONTACT_RHYTHM, NULL);
  g_assert_cmpstr (get_selected (row), ==, "As usual (Twice a year)");

  room_flush (room);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  halves = g_strsplit (text, "Rhythm=half-year", 2);
  whole = g_strjoinv ("Rhythm=month", halves);
  g_assert_true (g_file_set_contents (path, whole, -1, NULL));
  for (guint patience = 200; patience > 0 && !g_str_equal (get_selected (row), "As usual (Every month)"); patience--)
    room_wait (50);
  g_assert_cmpstr (get_selected (row), ==, "As usual (Every month)");
  g_object_unref (box);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add_func ("/ui/pages/sample", test_sample);
  g_test_add_func ("/ui/pages/hostile", test_hostile);
  g_test_add_func ("/ui/pages/gone", test_gone);
  g_test_add_func ("/ui/pages/phone", test_phone);
  g_test_add_func ("/ui/pages/unnamed", test_unnamed);
  g_test_add_func ("/ui/pages/locked", test_locked);
  g_test_add_func ("/ui/pages/timeline", test_timeline);
  g_test_add_func ("/ui/pages/keep", test_keep);
  g_test_add_func ("/ui/pages/usual", test_usual);
  g_test_add_func ("/ui/pages/style", test_style);

  return g_test_run ();
}
