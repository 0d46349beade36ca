/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "room.h"

#include <stdlib.h>
#include <string.h>

#include "aft-application.h"
#include "aft-event.h"
#include "aft-follow-up.h"
#include "aft-note.h"
#include "aft-reminder.h"

/* How many instants, and the longest wait before one in milliseconds; both can come from the command line. */
static guint n_instants = 25;
static guint longest_wait = 250;

/* "text, follow-up?" of the notes and "what" of the reminders of @document, by list order. */
static char *
describe (AftDocument *document)
{
  GListModel *notes = aft_document_get_records (document, AFT_TYPE_NOTE);
  GListModel *reminders = aft_document_get_records (document, AFT_TYPE_REMINDER);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftRecord) note = g_list_model_get_item (notes, i);

      g_string_append_printf (all, "%s%s|", aft_record_get (note, AFT_NOTE_TEXT),
                              aft_record_get (note, AFT_NOTE_FOLLOW_UP) != NULL ? " (follow-up)" : "");
    }
  for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (AftRecord) reminder = g_list_model_get_item (reminders, i);

      g_string_append_printf (all, "%s%s.", aft_record_get (reminder, AFT_REMINDER_WHAT),
                              aft_record_get (reminder, AFT_REMINDER_FOLLOW_UP) != NULL ? " (follow-up)" : "");
    }

  return g_string_free (all, FALSE);
}

#define SAYS(document, expected)                   \
  G_STMT_START {                                   \
    g_autofree char *_found = describe (document); \
    g_assert_cmpstr (_found, ==, expected);        \
  } G_STMT_END

static guint
move (Room        *room,
      AftNote     *note,
      AftDocument *to,
      AftFollowUp *follow_up)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  g_ptr_array_add (notes, note);

  return aft_session_move_notes (room->session, notes, to, follow_up);
}

static AftNote *
get_note (AftDocument *document)
{
  g_autoptr (AftNote) note = g_list_model_get_item (aft_document_get_records (document, AFT_TYPE_NOTE), 0);

  return note;
}

/* To every kind of place and back, with what came of the note, under the same id. */
static void
test_places (void)
{
  g_autoptr (Room) room = room_new ();
  AftBook *book = aft_session_get_book (room->session);
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  AftDocument *person = room_add_person (room, "Ana Ortiz");
  g_autoptr (AftDocument) event = aft_document_new (AFT_DOCUMENT_EVENT, NULL, now);
  g_autoptr (AftFollowUp) follow_up = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
  AftNote *note = aft_session_add_note (room->session, NULL, "! call Bob");
  g_autofree char *id = g_strdup (aft_record_get_id (AFT_RECORD (note)));
  g_autofree char *person_id = g_strdup (aft_record_get_id (AFT_RECORD (person)));

  aft_record_set (event, AFT_EVENT_NAME, "Fair");
  aft_book_add (book, event);
  aft_document_add (person, follow_up);

  g_assert_cmpuint (move (room, note, person, NULL), ==, 1);
  SAYS (person, "! call Bob|call Bob.");
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_inbox (book)), ==, 0);
  g_assert_cmpuint (move (room, get_note (person), person, NULL), ==, 0);
  g_assert_cmpuint (move (room, get_note (person), person, follow_up), ==, 1);
  SAYS (person, "! call Bob (follow-up)|call Bob (follow-up).");
  room_flush (room);

  g_assert_cmpuint (move (room, get_note (person), event, NULL), ==, 1);
  SAYS (person, "");
  SAYS (event, "! call Bob|call Bob.");
  g_assert_cmpstr (aft_record_get_id (AFT_RECORD (get_note (event))), ==, id);
  room_flush (room);

  g_assert_true (aft_session_undo (room->session, NULL));
  SAYS (event, "");
  SAYS (person, "! call Bob (follow-up)|call Bob (follow-up).");

  room_flush (room);
  room_reopen (room);
  book = aft_session_get_book (room->session);
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_inbox (book)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (aft_session_get_problems (room->session)), ==, 0);
  SAYS (aft_book_lookup (book, person_id), "! call Bob (follow-up)|call Bob (follow-up).");
}

/* Several at once are one step. */
static void
test_several (void)
{
  g_autoptr (Room) room = room_new ();
  AftBook *book = aft_session_get_book (room->session);
  AftDocument *one = room_add_person (room, "Ana Ortiz");
  AftDocument *two = room_add_person (room, "Ben Ito");
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  g_ptr_array_add (notes, aft_session_add_note (room->session, NULL, "a"));
  g_ptr_array_add (notes, aft_session_add_note (room->session, NULL, "b"));
  g_ptr_array_add (notes, aft_session_add_note (room->session, one, "c"));
  g_ptr_array_add (notes, aft_session_add_note (room->session, two, "d"));
  room_flush (room);

  g_assert_cmpuint (aft_session_move_notes (room->session, notes, two, NULL), ==, 3);
  SAYS (one, "");
  SAYS (two, "d|a|b|c|");
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_inbox (book)), ==, 0);
  g_assert_true (aft_session_undo (room->session, NULL));
  SAYS (one, "c|");
  SAYS (two, "d|");
  g_assert_cmpuint (g_list_model_get_n_items (aft_book_get_inbox (book)), ==, 2);
}

/* Each note and each promise is in the book once. */
static void
check_book (Room  *room,
            guint  n_notes)
{
  AftSession *session = room_open (room, TRUE);
  AftBook *book = aft_session_get_book (session);
  g_autofree guint *notes = g_new0 (guint, n_notes);
  g_autofree guint *promises = g_new0 (guint, n_notes);

  g_assert_cmpuint (g_list_model_get_n_items (aft_session_get_problems (session)), ==, 0);
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      GListModel *documents = aft_book_get_documents (book, kind);

      for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);
          g_autofree char *found = describe (document);

          for (guint n = 0; n < n_notes; n++)
            {
              g_autofree char *note = g_strdup_printf ("note %u\n! promise %u on Friday|", n, n);
              g_autofree char *promise = g_strdup_printf ("promise %u on Friday.", n);

              for (const char *p = found; (p = strstr (p, note)) != NULL; p++)
                notes[n]++;
              for (const char *p = found; (p = strstr (p, promise)) != NULL; p++)
                promises[n]++;
            }
        }
    }
  for (guint n = 0; n < n_notes; n++)
    if (notes[n] != 1 || promises[n] != 1)
      g_error ("note %u is in the book %u times, its promise %u times", n, notes[n], promises[n]);
  room_close (session);
}

static void
test_kill (void)
{
  g_autoptr (Room) room = room_new ();

  room_close (g_steal_pointer (&room->session));
  for (guint i = 0; i < n_instants; i++)
    check_book (room, room_kill (room, g_getenv ("AFTERWORD_MOVER"), longest_wait));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 3)
    {
      n_instants = atoi (argv[1]);
      longest_wait = atoi (argv[2]);
    }

  g_test_add_func ("/session/move/places", test_places);
  g_test_add_func ("/session/move/several", test_several);
  g_test_add_func ("/session/move/kill", test_kill);

  return g_test_run ();
}
