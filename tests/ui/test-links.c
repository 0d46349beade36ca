/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-application.h"
#include "aft-event-page.h"
#include "aft-event.h"
#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-job-page.h"
#include "aft-person-page.h"
#include "aft-story-page.h"
#include "aft-story.h"
#include "aft-ui.h"
#include "find-widget.h"
#include "room.h"

/* What pages say of other documents, while those change elsewhere. */

typedef struct
{
  Room        *room;
  AftBook     *book;
  AftDocument *person;
  AftDocument *job;
  AftDocument *event;
  AftDocument *story;
  AftPart     *part;
  AftAddress  *address;
  GtkWidget   *window;
  GtkWidget   *pages[4];        /* of each of them, in one window */
} Fixture;

static AftDocument *
add_document (Fixture         *fixture,
              AftDocumentKind  kind,
              guint            field,
              const char      *name)
{
  g_autoptr (GDateTime) now = aft_session_now (fixture->room->session);
  g_autoptr (AftDocument) document = aft_document_new (kind, NULL, now);

  aft_record_set (document, field, name);
  aft_book_add (fixture->book, document);

  return document;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (AftFollowUp) follow_up = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
  g_autoptr (AftFeedback) feedback = aft_record_new (AFT_TYPE_FEEDBACK, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *id;

  fixture->room = room_new ();
  fixture->book = aft_session_get_book (fixture->room->session);
  fixture->person = g_object_ref (room_add_person (fixture->room, "Ana Ortiz"));
  id = aft_record_get_id (AFT_RECORD (fixture->person));
  fixture->job = add_document (fixture, AFT_DOCUMENT_APPLICATION, AFT_APPLICATION_POSITION, "Data engineer");
  fixture->event = add_document (fixture, AFT_DOCUMENT_EVENT, AFT_EVENT_NAME, "Data evening");
  fixture->story = add_document (fixture, AFT_DOCUMENT_STORY, AFT_STORY_TITLE, "Harbour");

  fixture->part = aft_record_new (AFT_TYPE_PART, id);
  aft_document_add (fixture->job, fixture->part);
  aft_record_set (fixture->job, AFT_APPLICATION_SOURCE, id);
  aft_record_list_put (fixture->event, AFT_EVENT_PEOPLE, id, TRUE);
  aft_record_set (follow_up, AFT_FOLLOW_UP_APPLICATION, aft_record_get_id (AFT_RECORD (fixture->job)));
  aft_document_add (fixture->person, follow_up);
  aft_record_set (feedback, AFT_FEEDBACK_WORDS, "Too quiet");
  aft_record_set (feedback, AFT_FEEDBACK_FIX, aft_record_get_id (AFT_RECORD (fixture->story)));
  aft_document_add (fixture->person, feedback);
  fixture->address = aft_record_new (AFT_TYPE_ADDRESS, NULL);
  aft_record_set (fixture->address, AFT_ADDRESS_VALUE, "+1 555 0112");
  aft_document_add (fixture->person, fixture->address);

  fixture->pages[0] = aft_person_page_new (fixture->room->session);
  aft_person_page_set_document (AFT_PERSON_PAGE (fixture->pages[0]), fixture->person);
  fixture->pages[1] = aft_job_page_new (fixture->room->session);
  aft_job_page_set_document (AFT_JOB_PAGE (fixture->pages[1]), fixture->job);
  fixture->pages[2] = aft_event_page_new (fixture->room->session);
  aft_event_page_set_document (AFT_EVENT_PAGE (fixture->pages[2]), fixture->event);
  fixture->pages[3] = aft_story_page_new (fixture->room->session);
  aft_story_page_set_document (AFT_STORY_PAGE (fixture->pages[3]), fixture->story);
  fixture->window = gtk_window_new ();
  for (guint i = 0; i < G_N_ELEMENTS (fixture->pages); i++)
    gtk_box_append (GTK_BOX (box), fixture->pages[i]);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  room_wait (10);
  g_object_unref (fixture->person);
  g_object_unref (fixture->part);
  g_object_unref (fixture->address);
  room_free (fixture->room);
}

/* How many labels of @widget say @text. */
static guint
count (GtkWidget  *widget,
       const char *text)
{
  guint n = GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count (child, text);

  return n;
}

/* What follows from a change comes when there is nothing else to do. */
static void
assert_says (Fixture    *fixture,
             guint       page,
             const char *text,
             guint       times)
{
  guint n = count (fixture->pages[page], text);

  for (guint patience = 500; n != times && patience > 0; patience--)
    {
      room_wait (10);
      n = count (fixture->pages[page], text);
    }

  if (n != times)
    g_error ("page %u says “%s” %u times, not %u times", page, text, n, times);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  static const guint times[] = { 4, 1, 1 };     /* on the pages of the job, the event, the story */

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    assert_says (fixture, i + 1, "Ana Ortiz", times[i]);
  assert_says (fixture, 0, "Data engineer", 2);
  assert_says (fixture, 0, "Data evening", 1);

  aft_record_set (fixture->person, AFT_CONTACT_FULL_NAME, "Ana Perez");
  aft_record_set (fixture->job, AFT_APPLICATION_POSITION, "Data analyst");
  aft_record_set (fixture->event, AFT_EVENT_NAME, "Data night");
  room_wait (50);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      assert_says (fixture, i + 1, "Ana Ortiz", 0);
      assert_says (fixture, i + 1, "Ana Perez", times[i]);
    }
  assert_says (fixture, 0, "Data analyst", 2);
  assert_says (fixture, 0, "Data night", 1);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  aft_session_delete (fixture->room->session, fixture->person);
  room_wait (50);
  assert_says (fixture, 1, "Ana Ortiz", 0);
  assert_says (fixture, 1, "no longer in the book", 2);
  assert_says (fixture, 2, "Ana Ortiz", 0);
  aft_session_undo (fixture->room->session, &error);
  g_assert_no_error (error);
  room_wait (50);
  assert_says (fixture, 1, "Ana Ortiz", 4);
  assert_says (fixture, 2, "Ana Ortiz", 1);
}

/* An event that was over, and is put off, is ahead again. */
static void
test_ahead (Fixture       *fixture,
            gconstpointer  data)
{
  aft_record_set (fixture->event, AFT_EVENT_WHEN, "2001-11-20");
  assert_says (fixture, 0, "Data evening", 0);
  aft_record_set (fixture->event, AFT_EVENT_WHEN, "2999-11-20");
  assert_says (fixture, 0, "Data evening", 1);
}

static gboolean
choose (GtkWidget  *widget,
        const char *action,
        const char *target)
{
  if (GTK_IS_MENU_BUTTON (widget)
      && (target != NULL ? gtk_widget_activate_action (widget, action, "s", target) : gtk_widget_activate_action (widget, action, NULL)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (choose (child, action, target))
        return TRUE;
    }

  return FALSE;
}

/* A menu shows what is so, and a choice that was undone can be made again. */
static void
test_menus (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    guint       page;
    const char *action;
    const char *target;
    gboolean    part;           /* FALSE: of the address */
    guint       field;
  } cases[] = {
    { 0, "address.outdated", NULL, FALSE, AFT_ADDRESS_UNTIL },
    { 0, "address.kind", "phone", FALSE, AFT_ADDRESS_KIND },
    { 0, "address.label", "work", FALSE, AFT_ADDRESS_LABEL },
    { 0, "part.recruiter", NULL, TRUE, AFT_PART_PARTS },
    { 1, "part.recruiter", NULL, TRUE, AFT_PART_PARTS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gpointer record = cases[i].part ? (gpointer) fixture->part : (gpointer) fixture->address;

      for (guint n = 0; n < 2; n++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_true (choose (fixture->pages[cases[i].page], cases[i].action, cases[i].target));
          if (aft_record_get (record, cases[i].field) == NULL)
            g_error ("%s does nothing the %s time", cases[i].action, n == 0 ? "first" : "second");
          aft_session_undo (fixture->room->session, &error);
          g_assert_no_error (error);
          g_assert_null (aft_record_get (record, cases[i].field));
        }
    }
}

/* An address is of the kind that all of it looks like, and undo takes it back in one step. */
static void
test_guess (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const typed[] = { "2", "b@", "example.org" };
  GtkWidget *text = find_text (fixture->pages[0], "+1 555 0112");
  g_autoptr (GError) error = NULL;

  aft_record_set (fixture->address, AFT_ADDRESS_VALUE, NULL);
  aft_session_break_undo (fixture->room->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_has_focus (text))
    {
      gtk_widget_grab_focus (text);
      room_wait (20);
    }
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      int end = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (text)), -1);

      gtk_editable_insert_text (GTK_EDITABLE (text), typed[i], -1, &end);
    }
  g_assert_cmpstr (aft_record_get (fixture->address, AFT_ADDRESS_VALUE), ==, "2b@example.org");
  g_assert_cmpstr (aft_record_get (fixture->address, AFT_ADDRESS_KIND), ==, "email");
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  aft_session_undo (fixture->room->session, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (aft_record_get (fixture->address, AFT_ADDRESS_VALUE), ==, NULL);
  g_assert_cmpstr (aft_record_get (fixture->address, AFT_ADDRESS_KIND), ==, NULL);
}

/* People of one name are told apart by where they work, also who has no title there. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { const char *title; const char *company; const char *guest; const char *part; } cases[] = {
    { NULL, "Smith & Sons <b>", "Smith & Sons <b>", "Role not known · Smith & Sons <b>" },
    { "Head of data", "Fjord", "Head of data, Fjord", "Role not known · Head of data" },
    { "Writer", NULL, "Writer", "Role not known · Writer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AftDocument *person = room_add_person (fixture->room, "Ana Ortiz");
      const char *id = aft_record_get_id (AFT_RECORD (person));
      g_autoptr (AftPosition) position = aft_record_new (AFT_TYPE_POSITION, NULL);
      g_autoptr (AftPart) part = aft_record_new (AFT_TYPE_PART, id);

      aft_record_set (position, AFT_POSITION_TITLE, cases[i].title);
      aft_record_set (position, AFT_POSITION_COMPANY, cases[i].company);
      aft_document_add (person, position);
      aft_record_list_put (fixture->event, AFT_EVENT_PEOPLE, id, TRUE);
      aft_document_add (fixture->job, part);
      room_wait (50);
      assert_says (fixture, 1, cases[i].part, 1);
      assert_says (fixture, 2, cases[i].guest, 1);
    }
}

/* The button with that picture; NULL if there is none. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *icon)
{
  gboolean fits = GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0;
  GtkWidget *found = fits ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, icon);

  return found;
}

/* From whom a job was heard is words or a person. The row changes only between these, and the focus stays in it. */
static void
test_source (Fixture       *fixture,
             gconstpointer  data)
{
  const char *person = aft_record_get_id (AFT_RECORD (fixture->person));
  const struct { const char *source; const char *button; } cases[] = {
    { "A friend", "avatar-default-symbolic" },
    { person, "edit-clear-symbolic" },
    { NULL, "avatar-default-symbolic" },
    { person, "edit-clear-symbolic" },
  };
  GtkWindow *window = GTK_WINDOW (fixture->window);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new ("show", G_VARIANT_TYPE_STRING);
  GtkWidget *button;

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  gtk_window_present (window);
  aft_record_set (fixture->job, AFT_APPLICATION_SOURCE, "Newspaper");
  button = find_button (fixture->pages[1], "avatar-default-symbolic");
  gtk_window_set_focus (window, button);
  /* As when a blank at the end goes behind somebody who left the field. */
  aft_record_set (fixture->job, AFT_APPLICATION_SOURCE, "The newspaper");
  g_assert_true (find_button (fixture->pages[1], "avatar-default-symbolic") == button);
  g_assert_true (gtk_window_get_focus (window) == button);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *focus;

      aft_record_set (fixture->job, AFT_APPLICATION_SOURCE, cases[i].source);
      focus = gtk_window_get_focus (window);
      button = find_button (fixture->pages[1], cases[i].button);
      if (button == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, fixture->pages[1]))
        g_error ("%u: the focus is lost, or the row is the other kind’s", i);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add ("/ui/links/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/ui/links/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/ui/links/ahead", Fixture, NULL, set_up, test_ahead, tear_down);
  g_test_add ("/ui/links/guess", Fixture, NULL, set_up, test_guess, tear_down);
  g_test_add ("/ui/links/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/ui/links/source", Fixture, NULL, set_up, test_source, tear_down);
  g_test_add ("/ui/links/menus", Fixture, NULL, set_up, test_menus, tear_down);

  return g_test_run ();
}
