/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ledger.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  char     *text;
  char     *person;
  char     *record;             /* NULL: the writer's own field */
  gint64    time;
  gboolean  dropped;            /* somebody removed it knowingly */
  gboolean  replaced;           /* by its writer */
} Word;

enum
{
  IN_BOOK = 1 << 0,
  IN_TRASH = 1 << 1,
};

struct _Ledger
{
  char       *book;
  GHashTable *words;            /* text → Word */
  GHashTable *fields;           /* "writer person" → Word that stands there */
  GHashTable *removed;          /* record → gint64 * when its removal was on the disk */
  GHashTable *deleted;          /* persons */
  guint       n_in_trash;       /* words of fields that gave way, at the last check */
};

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_free (word->person);
  g_free (word->record);
  g_free (word);
}

Ledger *
ledger_new (const char *book)
{
  Ledger *self = g_new0 (Ledger, 1);

  self->book = g_strdup (book);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, word_free);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
ledger_free (Ledger *self)
{
  g_hash_table_unref (self->fields);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->removed);
  g_hash_table_unref (self->deleted);
  g_free (self->book);
  g_free (self);
}

void
ledger_say (Ledger     *self,
            const char *text,
            const char *person,
            const char *record,
            gint64      time)
{
  Word *word = g_new0 (Word, 1);

  word->text = g_strdup (text);
  word->person = g_strdup (person);
  word->record = g_strdup (record);
  word->time = time;
  g_hash_table_insert (self->words, word->text, word);
  if (record == NULL)
    {
      char *field = g_strdup_printf ("%.*s %s", (int) strcspn (text, "0123456789"), text, person);
      Word *before = g_hash_table_lookup (self->fields, field);

      if (before != NULL)
        before->replaced = TRUE;
      g_hash_table_replace (self->fields, field, word);
    }
}

void
ledger_hear (Ledger     *self,
             const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", -1);
  guint n = g_strv_length (parts);

  if (n == 5 && g_str_equal (parts[0], "said"))
    {
      ledger_say (self, parts[1], parts[2], parts[3], g_ascii_strtoll (parts[4], NULL, 10));
    }
  else if (n == 4 && g_str_equal (parts[0], "named"))
    {
      ledger_say (self, parts[1], parts[2], NULL, g_ascii_strtoll (parts[3], NULL, 10));
    }
  else if (n == 3 && g_str_equal (parts[0], "removed"))
    {
      gint64 time = g_ascii_strtoll (parts[2], NULL, 10);

      g_hash_table_replace (self->removed, g_strdup (parts[1]), g_memdup2 (&time, sizeof time));
    }
  else if (n == 3 && g_str_equal (parts[0], "deleted"))
    {
      g_hash_table_add (self->deleted, g_strdup (parts[1]));
    }
  else if (n == 2 && g_str_equal (parts[0], "dropped"))
    {
      Word *word = g_hash_table_lookup (self->words, parts[1]);

      if (word != NULL)
        word->dropped = TRUE;
    }
  else
    {
      g_error ("a partner said “%s”", line);
    }
}

/* Adds to @found (word → where) what stands in the files of @folder and below it. */
static void
gather (GHashTable *found,
        const char *folder,
        guint       where)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) words = NULL;

      if (!g_file_get_contents (path, &text, NULL, NULL))
        {
          gather (found, path, where);
          continue;
        }
      words = g_strsplit_set (text, " =\n", -1);
      for (guint i = 0; words[i] != NULL; i++)
        {
          guint before = GPOINTER_TO_UINT (g_hash_table_lookup (found, words[i]));

          g_hash_table_replace (found, g_strdup (words[i]), GUINT_TO_POINTER (before | where));
        }
    }
}

/* What was removed took with it all that had been written there by then. */
static gboolean
may_be_gone (Ledger *self,
             Word   *word)
{
  const gint64 *removed = word->record != NULL ? g_hash_table_lookup (self->removed, word->record) : NULL;

  return word->dropped || word->replaced || (removed != NULL && word->time <= *removed);
}

void
ledger_check (Ledger *self)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *contacts = g_build_filename (self->book, "contacts", NULL);
  g_autofree char *trash = g_build_filename (self->book, "trash", NULL);
  GHashTableIter iter;
  Word *word;

  gather (found, contacts, IN_BOOK);
  gather (found, trash, IN_TRASH);
  self->n_in_trash = 0;
  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &word))
    {
      guint where = GPOINTER_TO_UINT (g_hash_table_lookup (found, word->text));
      /* A deletion counts from when it is saved: what came between may be in the trash, though it was written later. */
      gboolean trashed = word->record == NULL || g_hash_table_contains (self->deleted, word->person)
                         || g_hash_table_contains (self->removed, word->record);

      if ((where & IN_BOOK) || may_be_gone (self, word) || (trashed && where != 0))
        {
          self->n_in_trash += word->record == NULL && !word->replaced && !(where & IN_BOOK);
          continue;
        }
      g_error ("“%s”, written into %s of %s at %" G_GINT64_FORMAT ", is %s; look into %s and %s-history", word->text,
               word->record != NULL ? word->record : "a field", word->person, word->time,
               where != 0 ? "in the trash alone" : "lost", self->book, self->book);
    }
}

char *
ledger_dup_figures (Ledger *self)
{
  return g_strdup_printf ("%u words, %u of them in fields that gave way; %u records removed, %u people deleted",
                          g_hash_table_size (self->words), self->n_in_trash, g_hash_table_size (self->removed),
                          g_hash_table_size (self->deleted));
}
