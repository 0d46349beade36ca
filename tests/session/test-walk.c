/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "room.h"

#include <stdlib.h>
#include <string.h>

#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-note.h"
#include "aft-reminder.h"
#include "aft-touch.h"
#include "aft-way-in.h"

/* Whatever is done to a book, in whatever order: all of it taken back, the files say what they said before; all of it done again,
 * they say what they said after. How many steps come from the command line. */
static guint n_steps = 400;

/* In one go; the journal keeps some more. */
#define ROUND 120

static const char *const texts[] = {
  "Ana Ortiz", "Smith & Sons <b>", "", " blank ", "one\ntwo\n\nthree", "> the story had no number\n! call her on Friday\n- [ ] ask",
  "= ; # [Note x]\nText=no", "\\n \\ back", "Jürgen Müßig שלום 🙂", "#tag @Ana", "a\tb", "x=1;2;3",
};

static const char *
pick_text (void)
{
  return texts[g_random_int_range (0, G_N_ELEMENTS (texts))];
}

/* Any document, of any kind. Transfer full; NULL if there is none. */
static AftDocument *
pick_document (AftBook *book)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      GListModel *documents = aft_book_get_documents (book, kind);

      for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
        g_ptr_array_add (all, g_list_model_get_item (documents, i));
    }

  return all->len > 0 ? g_object_ref (g_ptr_array_index (all, g_random_int_range (0, all->len))) : NULL;
}

static AftDocument *
pick_person (AftBook *book)
{
  GListModel *people = aft_book_get_contacts (book);
  guint n = g_list_model_get_n_items (people);

  return n > 0 ? g_list_model_get_item (people, g_random_int_range (0, n)) : NULL;
}

static GType
pick_type (void)
{
  const GType types[] = { AFT_TYPE_NOTE, AFT_TYPE_TOUCH, AFT_TYPE_FEEDBACK, AFT_TYPE_REMINDER, AFT_TYPE_FOLLOW_UP, AFT_TYPE_POSITION,
                          AFT_TYPE_ADDRESS, AFT_TYPE_DRAFT };

  return types[g_random_int_range (0, G_N_ELEMENTS (types))];
}

/* Transfer full; NULL if it has none of the kind that is looked for. */
static AftRecord *
pick_record (AftDocument *document)
{
  GListModel *records = aft_document_get_records (document, pick_type ());
  guint n = g_list_model_get_n_items (records);

  return n > 0 ? g_list_model_get_item (records, g_random_int_range (0, n)) : NULL;
}

static void
write_field (AftRecord *record)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (record);
  guint field = klass->n_fields > 0 ? g_random_int_range (0, klass->n_fields) : 0;

  if (klass->n_fields == 0)
    return;
  if (klass->fields[field].kind == AFT_FIELD_LINE || klass->fields[field].kind == AFT_FIELD_TEXT)
    aft_record_set (record, field, pick_text ());
  else if (klass->fields[field].kind == AFT_FIELD_DAY)
    aft_record_set (record, field, g_random_boolean () ? "2026-12-24" : NULL);
}

static void
change_document (Room *room)
{
  g_autoptr (AftDocument) document = pick_document (aft_session_get_book (room->session));

  if (document != NULL)
    write_field (AFT_RECORD (document));
}

static void
change_record (Room *room)
{
  g_autoptr (AftDocument) person = pick_person (aft_session_get_book (room->session));
  g_autoptr (AftRecord) record = person != NULL ? pick_record (person) : NULL;

  if (record != NULL)
    write_field (record);
}

static void
add_record (Room *room)
{
  g_autoptr (AftDocument) person = pick_person (aft_session_get_book (room->session));
  g_autoptr (AftRecord) record = aft_record_new (pick_type (), NULL);

  if (person == NULL)
    return;
  write_field (record);
  aft_document_add (person, record);
}

static void
remove_record (Room *room)
{
  g_autoptr (AftDocument) person = pick_person (aft_session_get_book (room->session));
  g_autoptr (AftRecord) record = person != NULL ? pick_record (person) : NULL;

  if (record != NULL)
    aft_document_remove (person, record);
}

static void
add_person (Room *room)
{
  room_add_person (room, pick_text ());
}

static void
delete_one (Room *room)
{
  g_autoptr (AftDocument) document = pick_document (aft_session_get_book (room->session));

  if (document != NULL)
    aft_session_delete (room->session, document);
}

/* Several in one step. */
static void
delete_many (Room *room)
{
  AftBook *book = aft_session_get_book (room->session);

  aft_book_begin (book, "Delete");
  for (guint n = g_random_int_range (2, 6); n > 0; n--)
    delete_one (room);
  aft_book_end (book);
}

static void
add_note (Room *room)
{
  g_autoptr (AftDocument) person = g_random_boolean () ? pick_person (aft_session_get_book (room->session)) : NULL;

  aft_session_add_note (room->session, person, pick_text ());
}

static void
move_notes (Room *room)
{
  AftBook *book = aft_session_get_book (room->session);
  g_autoptr (AftDocument) to = pick_person (book);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint n = 0; n < 4; n++)
    {
      g_autoptr (AftDocument) document = pick_document (book);
      GListModel *records = document != NULL ? aft_document_get_records (document, AFT_TYPE_NOTE) : NULL;

      if (records != NULL && g_list_model_get_n_items (records) > 0)
        {
          g_autoptr (AftNote) note = g_list_model_get_item (records, 0);

          if (!g_ptr_array_find (notes, note, NULL))
            g_ptr_array_add (notes, g_steal_pointer (&note));
        }
    }
  if (to != NULL && notes->len > 0)
    aft_session_move_notes (room->session, notes, to, NULL);
}

static void
turned_down (Room *room)
{
  g_autoptr (GDateTime) now = aft_session_now (room->session);
  AftWayIn input = { .name = pick_text (), .company = pick_text () };
  g_auto (AftWayInResult) result = { 0 };

  aft_way_in_turned_down (aft_session_get_book (room->session), &input, now, &result, NULL);
}

static void
undo_some (Room *room)
{
  for (guint n = g_random_int_range (1, 8); n > 0; n--)
    aft_session_undo (room->session, NULL);
}

static void
redo_some (Room *room)
{
  for (guint n = g_random_int_range (1, 8); n > 0; n--)
    aft_session_redo (room->session, NULL);
}

static const struct { void (*run) (Room *room); guint weight; } steps[] = {
  { change_document, 4 }, { change_record, 4 }, { add_record, 5 }, { remove_record, 2 }, { add_person, 2 }, { delete_one, 1 },
  { delete_many, 1 }, { add_note, 4 }, { move_notes, 3 }, { turned_down, 2 }, { undo_some, 1 }, { redo_some, 1 }, { room_flush, 2 },
};

static void
step (Room *room)
{
  guint all = 0, chosen;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    all += steps[i].weight;
  chosen = g_random_int_range (0, all);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (chosen < steps[i].weight)
        {
          steps[i].run (room);
          break;
        }
      chosen -= steps[i].weight;
    }
  aft_session_break_undo (room->session);
  if (g_random_boolean ())
    room_wait (1);
}

static gint
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
add_lines (GString    *all,
           const char *group)
{
  g_auto (GStrv) lines = g_strsplit (group, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_names);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], "Modified=") && *lines[i] != '\0')
      g_string_append_printf (all, "%s\n", lines[i]);
}

/* What the files say: all of it but when something was changed or deleted and the order, which taking back changes too. */
static void
read_folder (Room       *room,
             GString    *all,
             const char *name)
{
  g_autofree char *folder = g_build_filename (room->book, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_build_filename (folder, file, NULL));
  g_ptr_array_sort (files, compare_names);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *text = NULL;
      g_auto (GStrv) groups = NULL;

      g_assert_true (g_file_get_contents (g_ptr_array_index (files, i), &text, NULL, NULL));
      groups = g_strsplit (text, "\n[", -1);
      qsort (groups, g_strv_length (groups), sizeof *groups, compare_names);
      g_string_append_printf (all, "== %s\n", (char *) g_ptr_array_index (files, i));
      for (guint k = 0; groups[k] != NULL; k++)
        if (!g_str_has_prefix (groups[k], "Deleted]"))
          add_lines (all, groups[k]);
    }
}

static char *
read_book (Room *room)
{
  GString *all = g_string_new (NULL);

  room_flush (room);
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    read_folder (room, all, aft_document_kind_folder (kind));

  return g_string_free (all, FALSE);
}

/* The first line in which they differ. */
static void
assert_same (const char *what,
             guint       round,
             const char *found,
             const char *expected)
{
  g_auto (GStrv) left = g_strsplit (found, "\n", -1);
  g_auto (GStrv) right = g_strsplit (expected, "\n", -1);

  for (guint i = 0; left[i] != NULL || right[i] != NULL; i++)
    if (g_strcmp0 (left[i], right[i]) != 0)
      g_error ("round %u, %s: line %u is “%s”, not “%s” (after “%s”)", round, what, i, left[i], right[i], i > 0 ? left[i - 1] : "");
}

static guint
go_all_the_way (Room *room,
                gboolean (*go) (AftSession *, GError **),
                const char *(*what) (AftSession *))
{
  guint n = 0;

  for (; what (room->session) != NULL; n++)
    {
      g_autoptr (GError) error = NULL;

      go (room->session, &error);
      g_assert_no_error (error);
      if (g_random_int_range (0, 20) == 0)
        room_flush (room);
    }

  return n;
}

static guint
walk (guint round,
      guint n)
{
  g_autoptr (Room) room = room_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint back, forth;

  g_assert_true (aft_session_fill_sample (room->session, NULL));
  before = read_book (room);
  for (guint i = 0; i < n; i++)
    step (room);
  /* What could be done again isn't part of what was done. */
  room_add_person (room, "the last one");
  after = read_book (room);

  back = go_all_the_way (room, aft_session_undo, aft_session_get_undo_what);
  undone = read_book (room);
  assert_same ("all undone", round, undone, before);
  forth = go_all_the_way (room, aft_session_redo, aft_session_get_redo_what);
  g_assert_cmpuint (forth, ==, back);
  redone = read_book (room);
  assert_same ("all done again", round, redone, after);

  /* And as it is read anew. */
  room_reopen (room);
  g_assert_cmpuint (g_list_model_get_n_items (aft_session_get_problems (room->session)), ==, 0);
  g_free (redone);
  redone = read_book (room);
  assert_same ("opened again", round, redone, after);

  return back + forth;
}

static void
test_walk (void)
{
  guint n_undone = 0;

  for (guint done = 0, round = 0; done < n_steps; done += ROUND)
    n_undone += walk (round++, MIN (ROUND, n_steps - done));
  g_test_message ("%u steps, %u taken back or done again at the end", n_steps, n_undone);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 2)
    n_steps = atoi (argv[1]);

  g_test_add_func ("/session/walk", test_walk);

  return g_test_run ();
}
