/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "outsiders.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "aft-contact.h"
#include "aft-file.h"
#include "aft-note.h"
#include "history.h"

/* A person's file as the outsiders know it. */
typedef struct
{
  char     *path;               /* absolute */
  char     *id;
  GBytes   *remote;             /* on the other device; NULL: not there */
  GBytes   *synced;             /* what both had when they were last the same */
  GPtrArray *written;           /* there, but not brought yet: "WORD RECORD", or "WORD" in the own field */
  GBytes   *arriving;           /* on its way since the tool looked */
  gint64    looked;             /* when that was */
  GBytes   *older;              /* what stood there at some time, and when */
  gint64    kept;
  GString  *buffer;             /* the editor's */
  char     *word;               /* what was typed into it, and the record; NULL: the person's own field */
  char     *record;
  gint64    edited;             /* when the editor last saved */
  gboolean  unseen;             /* maybe no program read what an outsider wrote last */
} Person;

struct _Outsiders
{
  char           *book;
  OutsidersCalls  calls;
  GPtrArray      *people;       /* Person */
  guint           n_words;
  guint           n_copies;
};

static void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->path);
  g_free (person->id);
  g_clear_pointer (&person->remote, g_bytes_unref);
  g_clear_pointer (&person->synced, g_bytes_unref);
  g_ptr_array_unref (person->written);
  g_clear_pointer (&person->arriving, g_bytes_unref);
  g_clear_pointer (&person->older, g_bytes_unref);
  if (person->buffer != NULL)
    g_string_free (person->buffer, TRUE);
  g_free (person->word);
  g_free (person->record);
  g_free (person);
}

Outsiders *
outsiders_new (const char           *book,
               const OutsidersCalls *calls)
{
  Outsiders *self = g_new0 (Outsiders, 1);

  self->book = g_strdup (book);
  self->calls = *calls;
  self->people = g_ptr_array_new_with_free_func (person_free);

  return self;
}

void
outsiders_free (Outsiders *self)
{
  g_ptr_array_unref (self->people);
  g_free (self->book);
  g_free (self);
}

static void
find_people (Outsiders *self)
{
  g_autofree char *folder = g_build_filename (self->book, "contacts", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *id = g_strndup (name, strcspn (name, "."));
      Person *person = NULL;

      if (name[0] == '.' || strstr (name, ".sync-conflict-") != NULL)
        continue;
      for (guint i = 0; i < self->people->len && person == NULL; i++)
        if (g_str_equal (((Person *) g_ptr_array_index (self->people, i))->id, id))
          person = g_ptr_array_index (self->people, i);
      if (person != NULL)
        continue;
      person = g_new0 (Person, 1);
      person->path = g_build_filename (folder, name, NULL);
      person->id = g_steal_pointer (&id);
      person->written = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->people, person);
    }
}

static Person *
pick_person (Outsiders *self)
{
  find_people (self);

  return g_ptr_array_index (self->people, g_random_int_range (0, self->people->len));
}

static GBytes *
look (Person *person)
{
  return aft_file_read (person->path, 0, NULL, NULL);
}

static gboolean
equal (GBytes *a,
       GBytes *b)
{
  return a == b || (a != NULL && b != NULL && g_bytes_equal (a, b));
}

static void
keep (GBytes **place,
      GBytes  *bytes)
{
  GBytes *before = *place;

  *place = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_clear_pointer (&before, g_bytes_unref);
}

/* Before something is written that was made of what may not be there any more. */
static void
make_seen (Outsiders *self,
           Person    *person)
{
  if (person->unseen)
    self->calls.settle (self->calls.data);
}

static void
write_by_rename (Person     *person,
                 const char *path,
                 const void *data,
                 gsize       length)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".outsider.tmp", NULL);

  g_assert_true (g_file_set_contents_full (temporary, data, length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_cmpint (g_rename (temporary, path), ==, 0);
  history_add ("wrote", path);
  person->unseen = TRUE;
}

static void
put (Person     *person,
     const char *path,
     GBytes     *bytes)
{
  write_by_rename (person, path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What is written in place is for a moment not there at all, and whoever replaces the file then can't know that more comes: the book
 * is locked for as long. */
static void
write_in_place (Outsiders *self,
                Person    *person)
{
  int lock = aft_file_lock_folder (self->book, -1, NULL);
  int fd = open (person->path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  gsize half = person->buffer->len / 2;

  g_assert_cmpint (lock, >=, 0);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, person->buffer->str, half), ==, half);
  g_usleep (g_random_int_range (0, 3000));
  g_assert_cmpint (write (fd, person->buffer->str + half, person->buffer->len - half), ==, person->buffer->len - half);
  close (fd);
  history_add ("wrote in place", person->path);
  aft_file_unlock (lock);
  person->unseen = TRUE;
}

/* The editor */

static char *
make_word (Outsiders  *self,
           const char *name)
{
  return g_strdup_printf ("%s%u", name, ++self->n_words);
}

/* The @n-th note of @text gets @word at its end; without notes, or sometimes, the person's suffix becomes it. */
static GString *
type (const char  *text,
      const char  *word,
      char       **record)
{
  GString *typed = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *group = "";
  guint chosen = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      group = lines[i][0] == '[' ? lines[i] : group;
      if (g_str_has_prefix (group, "[Note ") && g_str_has_prefix (lines[i], "Text="))
        g_array_append_val (notes, i);
    }
  if (notes->len > 0 && g_random_int_range (0, 3) > 0)
    chosen = g_array_index (notes, guint, g_random_int_range (0, notes->len));

  for (guint i = 0; lines[i] != NULL; i++)
    {
      group = lines[i][0] == '[' ? lines[i] : group;
      if (chosen == 0 && g_str_has_prefix (lines[i], "Honorific-Suffix="))
        continue;
      g_string_append (typed, lines[i]);
      if (chosen == i && chosen > 0)
        {
          g_string_append_printf (typed, " %s", word);
          *record = g_strndup (group + strlen ("[Note "), strlen (group) - strlen ("[Note ]"));
        }
      if (chosen == 0 && g_str_equal (lines[i], "[Contact]"))
        g_string_append_printf (typed, "\nHonorific-Suffix=%s", word);
      if (lines[i + 1] != NULL)
        g_string_append_c (typed, '\n');
    }

  return typed;
}

static void
open_in_editor (Outsiders *self,
                Person    *person)
{
  g_autoptr (GBytes) bytes = look (person);
  g_autofree char *text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  if (text == NULL)
    return;
  person->word = make_word (self, "e");
  person->buffer = type (text, person->word, &person->record);
}

static void
save_from_editor (Outsiders *self,
                  Person    *person)
{
  make_seen (self, person);
  if (g_random_boolean ())
    write_in_place (self, person);
  else
    write_by_rename (person, person->path, person->buffer->str, person->buffer->len);

  person->edited = g_get_monotonic_time ();
  self->calls.said (person->word, person->id, person->record, self->calls.data);
  g_clear_pointer (&person->word, g_free);
  g_clear_pointer (&person->record, g_free);
  g_string_free (g_steal_pointer (&person->buffer), TRUE);
}

void
outsiders_edit (Outsiders *self)
{
  Person *person = pick_person (self);

  /* Those that are open are saved at some time. */
  for (guint i = 0; i < self->people->len && person->buffer == NULL; i++)
    if (((Person *) g_ptr_array_index (self->people, i))->buffer != NULL && g_random_int_range (0, 4) == 0)
      person = g_ptr_array_index (self->people, i);

  if (person->buffer != NULL)
    save_from_editor (self, person);
  else
    open_in_editor (self, person);
}

/* The other device and the sync tool */

/* As Afterword does it there. */
static void
change_remote (Outsiders *self,
               Person    *person)
{
  AftSummary *summary = person->remote != NULL ? aft_summary_scan (person->remote, AFT_DOCUMENT_CONTACT, NULL, NULL) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *word = make_word (self, "d");
  g_autoptr (AftDocument) document = NULL;
  g_autoptr (AftNote) note = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (summary == NULL)
    return;
  document = aft_document_new_for_bytes (person->remote, summary);
  if (g_random_boolean ())
    {
      note = aft_record_new (AFT_TYPE_NOTE, NULL);
      aft_record_set (note, AFT_NOTE_TEXT, word);
      aft_document_add (document, note);
    }
  else
    aft_record_set (document, AFT_CONTACT_ADDRESS_AS, word);

  bytes = aft_document_to_bytes (document, now);
  keep (&person->remote, bytes);
  g_ptr_array_add (person->written, note != NULL ? g_strdup_printf ("%s %s", word, aft_record_get_id (AFT_RECORD (note)))
                                                 : g_steal_pointer (&word));
}

static void
say_brought (Outsiders *self,
             Person    *person)
{
  for (guint i = 0; i < person->written->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (person->written, i), " ", 2);

      self->calls.said (parts[0], person->id, parts[1], self->calls.data);
    }
  g_ptr_array_set_size (person->written, 0);
}

/* Both sides changed: the loser becomes a conflict copy. */
static void
leave_conflict (Outsiders *self,
                Person    *person,
                GBytes    *local)
{
  g_autofree char *copy = g_strdup_printf ("%.*s.sync-conflict-20261123-%06u-ABCDEF.contact",
                                           (int) (strlen (person->path) - strlen (".contact")), person->path, ++self->n_copies);

  say_brought (self, person);
  if (g_random_boolean ())
    {
      put (person, copy, person->remote);
      keep (&person->remote, local);
    }
  else
    {
      /* It may be gone just now. */
      if (g_rename (person->path, copy) < 0)
        g_assert_cmpint (errno, ==, ENOENT);
      history_add ("moved", copy);
      g_usleep (g_random_int_range (0, 3000));
      put (person, person->path, person->remote);
    }
  keep (&person->synced, person->remote);
}

/* Decides what to do; what is to be brought is on its way then. */
static void
look_at_both (Outsiders *self,
              Person    *person)
{
  g_autoptr (GBytes) local = look (person);

  if (equal (local, person->remote) || equal (person->remote, person->synced))
    {
      keep (&person->remote, local);
      keep (&person->synced, local);
    }
  else if (local == NULL || equal (local, person->synced))
    {
      keep (&person->arriving, person->remote);
      person->looked = g_get_monotonic_time ();
    }
  else
    {
      make_seen (self, person);
      leave_conflict (self, person, local);
    }
}

static void
bring (Outsiders *self,
       Person    *person)
{
  g_autoptr (GBytes) arriving = g_steal_pointer (&person->arriving);

  /* A tool looks again at what isn't as it was; the programs' changes may still fall between that and the rename. */
  if (person->edited > person->looked)
    {
      look_at_both (self, person);
      return;
    }
  make_seen (self, person);
  say_brought (self, person);
  put (person, person->path, arriving);
  keep (&person->synced, arriving);
}

/* What was there once is there again, without all that was written since. */
static void
roll_back (Outsiders *self,
           Person    *person)
{
  g_autoptr (GBytes) older = g_steal_pointer (&person->older);

  if (person->edited > person->kept)
    return;
  make_seen (self, person);
  put (person, person->path, older);
}

void
outsiders_sync (Outsiders *self)
{
  Person *person = pick_person (self);

  switch (g_random_int_range (0, 4))
    {
    case 0:
      if (person->arriving == NULL)
        change_remote (self, person);
      break;
    case 1:
      if (person->older != NULL)
        {
          roll_back (self, person);
        }
      else
        {
          g_autoptr (GBytes) bytes = look (person);

          keep (&person->older, bytes);
          person->kept = g_get_monotonic_time ();
        }
      break;
    default:
      if (person->arriving != NULL)
        bring (self, person);
      else
        look_at_both (self, person);
    }
}

gboolean
outsiders_end (Outsiders *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->people->len; i++)
    {
      Person *person = g_ptr_array_index (self->people, i);

      if (person->arriving == NULL && equal (person->remote, person->synced))
        continue;
      any = TRUE;
      if (person->arriving == NULL)
        look_at_both (self, person);
      if (person->arriving != NULL)
        bring (self, person);
    }

  return any;
}

void
outsiders_seen (Outsiders *self)
{
  for (guint i = 0; i < self->people->len; i++)
    ((Person *) g_ptr_array_index (self->people, i))->unseen = FALSE;
}
