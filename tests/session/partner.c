/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* partner BOOK NAME SEED KIND: one of those who hold BOOK open ("window" or "command") and change it at random. Does what the lines
 * on its standard input say:
 *
 *   step N    N random steps; then says "done"
 *   settle    looks at the folder and saves, until nothing is left to do; then "settled"
 *   show      what it has in memory: "has PATH CHECKSUM" for each document, "problem PATH WHY"; then "shown"
 *
 * Besides it says what it wrote and has on the disk. Words are of the form NAME followed by a number, each used once; times are
 * those of the monotonic clock in µs, when it was written:
 *
 *   said WORD PERSON RECORD TIME      in a note, touch or name, where it stays
 *   named WORD PERSON TIME            in this partner's own field of the person, instead of what was there
 *   removed RECORD TIME               with all that it said; TIME is when that was on the disk
 *   dropped WORD                      one of the words that were in what was removed
 *   deleted PERSON TIME               which was on its way to the trash then */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aft-contact.h"
#include "aft-note.h"
#include "aft-problem.h"
#include "aft-session.h"
#include "aft-touch.h"

#include "../result.h"
#include "history.h"

typedef struct
{
  AftSession *session;
  const char *name;
  guint       field;            /* its own */
  guint       n_words;
  GString    *unsaid;           /* lines that hold once all is saved; "@" is then */
  char       *to_undo;          /* a person who was just deleted and comes back */
} Partner;

static char *
make_word (Partner *self)
{
  return g_strdup_printf ("%s%u", self->name, ++self->n_words);
}

static void
say_saved (Partner *self)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());

  g_string_replace (self->unsaid, "@", now, 0);
  fputs (self->unsaid->str, stdout);
  fflush (stdout);
  g_string_truncate (self->unsaid, 0);
}

static void
note_said (Partner    *self,
           const char *word,
           gpointer    person,
           gpointer    record)
{
  g_string_append_printf (self->unsaid, "said %s %s %s %" G_GINT64_FORMAT "\n", word, aft_record_get_id (person),
                          aft_record_get_id (record), g_get_monotonic_time ());
}

static void
flush (Partner *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  aft_session_flush_async (self->session, NULL, result_keep_cb, &result);
  result_wait (&result);
  if (!aft_session_flush_finish (self->session, result, &error))
    g_error ("%s: %s", self->name, error->message);
  say_saved (self);
}

static AftDocument *
pick_person (Partner *self)
{
  GListModel *people = aft_book_get_contacts (aft_session_get_book (self->session));
  guint n = g_list_model_get_n_items (people);

  return n > 0 ? g_list_model_get_item (people, g_random_int_range (0, n)) : NULL;
}

static AftRecord *
pick_note (AftDocument *person)
{
  GListModel *notes = aft_document_get_records (person, AFT_TYPE_NOTE);
  guint n = g_list_model_get_n_items (notes);

  return n > 0 ? g_list_model_get_item (notes, g_random_int_range (0, n)) : NULL;
}

static void
add_note (Partner     *self,
          AftDocument *person)
{
  g_autofree char *word = make_word (self);
  AftNote *note = aft_session_add_note (self->session, person, word);

  note_said (self, word, person, note);
}

static void
change_note (Partner     *self,
             AftDocument *person)
{
  g_autoptr (AftRecord) note = pick_note (person);
  g_autofree char *word = make_word (self);
  g_autofree char *longer = NULL;

  if (note == NULL || aft_record_get (note, AFT_NOTE_TEXT) == NULL)
    return;
  longer = g_strdup_printf ("%s %s", aft_record_get (note, AFT_NOTE_TEXT), word);
  aft_record_set (note, AFT_NOTE_TEXT, longer);
  note_said (self, word, person, note);
}

static void
remove_note (Partner     *self,
             AftDocument *person)
{
  g_autoptr (AftRecord) note = pick_note (person);
  const char *text = note != NULL ? aft_record_get (note, AFT_NOTE_TEXT) : NULL;
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  if (note == NULL)
    return;
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (self->unsaid, "dropped %s\n", words[i]);
  g_string_append_printf (self->unsaid, "removed %s @\n", aft_record_get_id (note));
  aft_document_remove (person, note);
}

static void
add_touch (Partner     *self,
           AftDocument *person)
{
  g_autoptr (AftTouch) touch = aft_record_new (AFT_TYPE_TOUCH, NULL);
  g_autofree char *word = make_word (self);

  aft_record_set (touch, AFT_TOUCH_SUMMARY, word);
  aft_document_add (person, touch);
  note_said (self, word, person, touch);
}

static void
change_field (Partner     *self,
              AftDocument *person)
{
  g_autofree char *word = make_word (self);

  aft_record_set (person, self->field, word);
  g_string_append_printf (self->unsaid, "named %s %s %" G_GINT64_FORMAT "\n", word, aft_record_get_id (AFT_RECORD (person)),
                          g_get_monotonic_time ());
}

static void
add_person (Partner *self)
{
  g_autoptr (GDateTime) now = aft_session_now (self->session);
  g_autoptr (AftDocument) person = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
  g_autofree char *word = make_word (self);

  aft_record_set (person, AFT_CONTACT_FULL_NAME, word);
  aft_book_add (aft_session_get_book (self->session), person);
  note_said (self, word, person, person);
}

/* Half of those who are deleted come back by the next step. Whom others took away at the same moment doesn't: that is no step of ours. */
static void
delete_person (Partner     *self,
               AftDocument *person)
{
  g_autofree char *before = g_strdup (aft_session_get_undo_what (self->session));

  aft_session_break_undo (self->session);
  g_string_append_printf (self->unsaid, "deleted %s @\n", aft_record_get_id (AFT_RECORD (person)));
  aft_session_delete (self->session, person);
  if (g_random_boolean () && g_strcmp0 (before, aft_session_get_undo_what (self->session)) != 0)
    self->to_undo = g_strdup (aft_session_get_undo_what (self->session));
}

/* What others did to a person since is a reason not to bring them back; then they are in the trash. */
static void
undo_deletion (Partner *self)
{
  if (g_strcmp0 (self->to_undo, aft_session_get_undo_what (self->session)) == 0)
    aft_session_undo (self->session, NULL);
  g_clear_pointer (&self->to_undo, g_free);
}

static void
step (Partner *self)
{
  static void (* const steps[]) (Partner *, AftDocument *) = {
    add_note, add_note, add_note, change_note, change_note, change_note, change_note, remove_note, add_touch, add_touch, change_field,
    change_field, change_field,
  };
  g_autoptr (AftDocument) person = pick_person (self);
  guint n_people = g_list_model_get_n_items (aft_book_get_contacts (aft_session_get_book (self->session)));
  gint64 until = g_get_monotonic_time () + g_random_int_range (0, 20) * 1000;

  if (self->to_undo != NULL)
    undo_deletion (self);
  else if (n_people < 6)
    add_person (self);
  else if (g_random_int_range (0, 25) == 0)
    delete_person (self, person);
  else
    steps[g_random_int_range (0, G_N_ELEMENTS (steps))] (self, person);

  if (g_random_int_range (0, 3) == 0)
    flush (self);
  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static gboolean
is_clean (Partner *self)
{
  GListModel *people = aft_book_get_contacts (aft_session_get_book (self->session));

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, i);

      if (aft_document_is_dirty (person))
        return FALSE;
    }

  return aft_session_is_saved (self->session);
}

static void
settle (Partner *self)
{
  gint64 start = g_get_monotonic_time ();

  flush (self);
  aft_session_rescan (self->session);
  /* A look takes as long as somebody may be in the middle of writing. */
  while (g_get_monotonic_time () < start + 200 * G_TIME_SPAN_MILLISECOND || !is_clean (self))
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
      if (g_get_monotonic_time () > start + 60 * G_TIME_SPAN_SECOND)
        g_error ("%s: something isn't saved after a minute", self->name);
    }
  flush (self);
}

static void
show (Partner *self)
{
  GListModel *people = aft_book_get_contacts (aft_session_get_book (self->session));
  GListModel *problems = aft_session_get_problems (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, i);
      g_autofree char *path = aft_document_dup_path (person);
      g_autoptr (GBytes) bytes = aft_document_dup_bytes_now (person);
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      printf ("has %s %s\n", path, sum);
    }
  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (AftProblem) problem = g_list_model_get_item (problems, i);

      printf ("problem %s %s\n", aft_problem_get_path (problem), aft_problem_get_reason (problem));
    }
}

static gboolean
told_cb (GIOChannel   *channel,
         GIOCondition  condition,
         gpointer      data)
{
  GPtrArray *lines = data;
  char *line = NULL;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL)
    {
      g_ptr_array_add (lines, g_strchomp (line));
      return G_SOURCE_CONTINUE;
    }

  g_ptr_array_add (lines, NULL);
  return G_SOURCE_REMOVE;
}

static void
obey (Partner    *self,
      const char *line)
{
  const char *answer = "done";

  if (g_str_has_prefix (line, "step "))
    {
      for (guint n = atoi (line + 5); n > 0; n--)
        step (self);
    }
  else if (g_str_equal (line, "settle"))
    {
      settle (self);
      answer = "settled";
    }
  else
    {
      show (self);
      answer = "shown";
    }
  printf ("%s\n", answer);
  fflush (stdout);
}

int
main (int    argc,
      char **argv)
{
  Partner self = { .unsaid = g_string_new (NULL) };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GIOChannel) channel = g_io_channel_unix_new (STDIN_FILENO);
  g_autoptr (GError) error = NULL;

  if (argc != 5)
    return 2;
  self.name = argv[2];
  history_begin (argv[1], self.name);
  g_random_set_seed (strtoul (argv[3], NULL, 10));
  self.session = aft_session_new ();
  self.field = g_str_equal (argv[4], "window") ? AFT_CONTACT_NICKNAME : AFT_CONTACT_HOW_WE_MET;
  aft_session_set_window (self.session, g_str_equal (argv[4], "window"));
  aft_session_open_async (self.session, argv[1], NULL, result_keep_cb, &result);
  result_wait (&result);
  if (!aft_session_open_finish (self.session, result, &error) || aft_session_is_read_only (self.session))
    g_error ("%s: %s", self.name, error != NULL ? error->message : "read only");
  printf ("done\n");
  fflush (stdout);

  g_io_add_watch (channel, G_IO_IN | G_IO_HUP, told_cb, lines);
  while (TRUE)
    {
      g_autofree char *line = NULL;

      while (lines->len == 0)
        g_main_context_iteration (NULL, TRUE);
      line = g_ptr_array_steal_index (lines, 0);
      if (line == NULL)
        break;
      obey (&self, line);
    }

  if (!aft_session_close (self.session, &error))
    g_error ("%s: %s", self.name, error->message);
  say_saved (&self);
  g_object_unref (self.session);
  g_string_free (self.unsaid, TRUE);
  g_free (self.to_undo);

  return 0;
}
