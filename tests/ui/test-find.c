/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-contact.h"
#include "aft-contact-merge.h"
#include "aft-find-model.h"
#include "aft-groups.h"
#include "aft-list-row.h"
#include "aft-list-words.h"
#include "aft-note.h"
#include "aft-place.h"
#include "aft-ui.h"
#include "room.h"

static AftRecord *
add_note (AftDocument *person,
          const char  *text)
{
  g_autoptr (AftRecord) note = aft_record_new (AFT_TYPE_NOTE, NULL);

  aft_record_set (note, AFT_NOTE_TEXT, text);
  aft_document_add (person, note);

  return note;
}

static AftPlace *
get_place (gpointer model,
           guint    position)
{
  AftPlace *place = g_list_model_get_item (G_LIST_MODEL (model), position);

  g_assert_nonnull (place);
  g_object_unref (place);

  return place;
}

static guint
count (gpointer model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

/* Until there are @n, however long a busy machine takes. */
static void
wait_for_count (gpointer model,
                guint    n)
{
  for (guint i = 0; i < 3000 && count (model) != n; i++)
    room_wait (10);
  g_assert_cmpuint (count (model), ==, n);
}

static void
changed_cb (guint     *changes,
            guint      position,
            guint      removed,
            guint      added)
{
  *changes += 1;
}

/* What is typed and what changes in the book is followed, and what stays the same stays the same object. */
static void
test_follows (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (AftFindModel) model = aft_find_model_new (room->session);
  AftDocument *ana = room_add_person (room, "Ana Ortiz");
  AftDocument *ben = room_add_person (room, "Ben Field");
  AftRecord *first = add_note (ana, "a cello in the window");
  AftRecord *second = add_note (ben, "no cello here");
  AftPlace *kept;
  guint changes = 0;

  g_assert_cmpuint (count (model), ==, 0);
  aft_find_model_set_query (model, "cello");
  aft_find_model_finish (model);
  g_assert_cmpuint (count (model), ==, 2);
  kept = strcmp (aft_place_get_id (get_place (model, 0)), aft_record_get_id (first)) == 0 ? get_place (model, 0)
                                                                                         : get_place (model, 1);

  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (changed_cb), &changes);
  aft_record_set (second, AFT_NOTE_TEXT, "no violin here");
  room_wait (50);
  g_assert_cmpuint (count (model), ==, 1);
  g_assert_true (get_place (model, 0) == kept);
  g_assert_cmpuint (changes, ==, 1);

  /* What doesn't concern it is not told. */
  aft_record_set (second, AFT_NOTE_TEXT, "no viola here");
  room_wait (50);
  g_assert_cmpuint (changes, ==, 1);

  aft_find_model_set_query (model, "cello after:mx");
  g_assert_cmpstr (aft_find_model_get_unclear (model), ==, "after:mx");
  aft_book_remove (aft_session_get_book (room->session), ana);
  room_wait (50);
  g_assert_cmpuint (count (model), ==, 0);
  aft_find_model_set_query (model, NULL);
  g_assert_null (aft_find_model_get_unclear (model));
}

/* Only so much is found as somebody looks at. */
static void
test_more (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (AftFindModel) model = aft_find_model_new (room->session);
  g_autoptr (AftFindModel) others = aft_find_model_new (room->session);
  g_autoptr (AftPlace) known = NULL, last = NULL;
  guint before;

  add_note (room_add_person (room, "Zoe Last"), "a violin");

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %02u", i);
      AftDocument *person = room_add_person (room, name);

      for (guint k = 0; k < 5; k++)
        add_note (person, "the same cello again");
    }
  aft_find_model_set_query (model, "cello");
  aft_find_model_finish (model);
  room_wait (50);
  before = count (model);
  g_assert_cmpuint (before, >=, 40);
  g_assert_cmpuint (before, <, 300);
  g_assert_false (aft_find_model_is_over (model));
  known = g_object_ref (get_place (model, 0));

  /* Where something stands is told without looking any further, be it there or not. */
  last = g_object_ref (get_place (model, before - 21));
  g_assert_cmpuint (aft_find_model_find (model, known), ==, 0);
  g_assert_cmpuint (aft_find_model_find (model, last), ==, before - 21);
  aft_find_model_set_query (others, "violin");
  aft_find_model_finish (others);
  g_assert_cmpuint (aft_find_model_find (model, get_place (others, 0)), ==, GTK_INVALID_LIST_POSITION);
  room_wait (50);
  g_assert_cmpuint (count (model), ==, before);
  g_assert_false (aft_find_model_is_over (model));

  for (guint i = 0; i < 100 && count (model) < 300; i++)
    {
      get_place (model, count (model) - 1);
      room_wait (10);
    }
  g_assert_cmpuint (count (model), ==, 300);
  get_place (model, 299);
  room_wait (50);
  g_assert_true (aft_find_model_is_over (model));
}

/* Text is text, and what fits is marked in it, whatever it is. */
static void
test_rows (void)
{
  static const struct { const char *text; const char *query; const char *described; } cases[] = {
    { "Smith & Sons <b>cello</b>", "cello", "Found: cello" },
    { "cello\342\200\256 \342\201\246gnirts", "gnirts", "Found: gnirts" },
    { "%s %n &amp; <a href=\"file:///\">cello</a>", "href", "Found: href" },
    { "e\314\201e\314\201 cello e\314\201", "cello e", "Found: e\314\201, cello" },
    { "- [ ] cello", "is:open", NULL },
  };
  g_autoptr (Room) room = room_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row = aft_list_row_new ();
  AftDocument *person = room_add_person (room, "Zoe & <i>");
  AftRecord *note = add_note (person, "x");
  AftListContext context = { .photos = NULL };

  aft_session_today (room->session, &context.today);
  aft_keep_rules_read (aft_session_get_book (room->session), &context.rules);
  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AftFindModel) model = aft_find_model_new (room->session);
      g_autofree char *described = NULL;

      aft_record_set (note, AFT_NOTE_TEXT, cases[i].text);
      aft_find_model_set_query (model, cases[i].query);
      aft_find_model_finish (model);
      g_assert_cmpuint (count (model), ==, 1);
      described = aft_list_words_dup_description (get_place (model, 0));
      g_assert_cmpstr (described, ==, cases[i].described);
      aft_list_row_bind (AFT_LIST_ROW (row), get_place (model, 0), &context);
      room_wait (20);
      aft_list_row_bind (AFT_LIST_ROW (row), NULL, NULL);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The notes that name somebody are listed with them, and follow the notes. */
static void
test_mentions (void)
{
  g_autoptr (Room) room = room_new ();
  AftDocument *ana = room_add_person (room, "Ana Ortiz");
  AftDocument *ben = room_add_person (room, "Ben Field");
  AftRecord *note = add_note (ben, "met @ana ORTIZ");
  AftBook *book = aft_session_get_book (room->session);
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  g_autoptr (GListModel) mentions = aft_mention_group.list (room->session, ana);

  wait_for_count (mentions, 1);
  aft_record_set (note, AFT_NOTE_TEXT, "met @Ana Ortizova");
  wait_for_count (mentions, 0);
  aft_record_set (ana, AFT_CONTACT_FULL_NAME, "Ana Ortizova");
  wait_for_count (mentions, 1);

  /* And of who was merged with them. */
  aft_record_set (note, AFT_NOTE_TEXT, "met @Anna Ortis");
  wait_for_count (mentions, 0);
  aft_book_merge_contacts (book, AFT_CONTACT (ana), AFT_CONTACT (room_add_person (room, "Anna Ortis")), now, NULL);
  wait_for_count (mentions, 1);

  aft_book_remove (book, ben);
  wait_for_count (mentions, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  aft_ui_init ();
  g_test_add_func ("/ui/find/follows", test_follows);
  g_test_add_func ("/ui/find/more", test_more);
  g_test_add_func ("/ui/find/rows", test_rows);
  g_test_add_func ("/ui/find/mentions", test_mentions);

  return g_test_run ();
}
