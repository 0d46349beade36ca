/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-names.h"

#include "aft-contact.h"
#include "aft-text.h"

#include <string.h>

/* The longest name that is looked for in a text, in bytes, and in how many places it may end. */
#define NAME_MAX_BYTES 120
#define ENDS_MAX 12

/* A name from one of its words on. */
typedef struct
{
  const char  *from;
  const char  *name;    /* the whole, folded */
  AftDocument *document;
} Entry;

struct _AftNames
{
  GObject       parent_instance;

  AftBook      *book;   /* not owned: it owns this; NULL once it is gone */
  GStringChunk *strings;
  GArray       *entries; /* Entry, sorted */
  GHashTable   *titles; /* AftDocument → the names it is found by, aft_summary_dup_names () */
  gboolean      stale;
};

G_DEFINE_FINAL_TYPE (AftNames, aft_names, G_TYPE_OBJECT)

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Entry *one = a, *other = b;
  int order = strcmp (one->from, other->from);

  return order != 0 ? order : strcmp (one->name, other->name);
}

static void
add_name (AftNames    *self,
          AftDocument *document,
          const char  *folded)
{
  const char *name = g_string_chunk_insert (self->strings, folded);
  gboolean inside = FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean word = g_unichar_isalnum (g_utf8_get_char (p));

      if (word && !inside)
        {
          Entry entry = { p, name, document };

          g_array_append_val (self->entries, entry);
        }
      inside = word;
    }
}

static void
add_person (AftNames    *self,
            AftDocument *document)
{
  g_autofree char *folded = aft_summary_dup_names (aft_document_get_summary (document));
  g_auto (GStrv) names = g_strsplit (folded, "\n", -1);

  g_hash_table_insert (self->titles, document, g_string_chunk_insert (self->strings, folded));
  for (char **name = names; *name != NULL; name++)
    add_name (self, document, *name);
}

static void
refresh (AftNames *self)
{
  GListModel *people;
  guint n;

  if (!self->stale)
    return;

  self->stale = FALSE;
  g_string_chunk_clear (self->strings);
  g_array_set_size (self->entries, 0);
  g_hash_table_remove_all (self->titles);
  if (self->book == NULL)
    return;

  people = aft_book_get_contacts (self->book);
  n = g_list_model_get_n_items (people);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftDocument) document = g_list_model_get_item (people, i);

      add_person (self, document);
    }
  g_array_sort (self->entries, compare);
}

/* The first entry that isn't before @text. */
static guint
find_first (AftNames   *self,
            const char *text)
{
  guint from = 0, to = self->entries->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (strcmp (g_array_index (self->entries, Entry, middle).from, text) < 0)
        from = middle + 1;
      else
        to = middle;
    }

  return from;
}

GPtrArray *
aft_names_complete (AftNames   *self,
                    const char *typed,
                    guint       max)
{
  g_autofree char *folded = aft_text_fold (typed);
  g_autoptr (GPtrArray) inside = g_ptr_array_new ();
  g_autofree char *word = NULL;
  GPtrArray *found = g_ptr_array_new ();
  gsize first;

  g_return_val_if_fail (AFT_IS_NAMES (self), found);

  refresh (self);
  g_strchug (folded);
  first = strcspn (folded, " ");
  if (first == 0)
    return found;

  /* Whoever fits at all has a word that begins with the first one typed. */
  word = g_strndup (folded, first);
  for (guint i = find_first (self, word); i < self->entries->len && found->len < max; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      gboolean begins = entry->from == entry->name;

      if (!g_str_has_prefix (entry->from, word))
        break;
      if ((begins || inside->len < max) && aft_text_words_begin (entry->name, folded)
          && !g_ptr_array_find (found, entry->document, NULL) && !g_ptr_array_find (inside, entry->document, NULL))
        g_ptr_array_add (begins ? found : inside, entry->document);
    }
  for (guint i = 0; i < inside->len && found->len < max; i++)
    if (!g_ptr_array_find (found, g_ptr_array_index (inside, i), NULL))
      g_ptr_array_add (found, g_ptr_array_index (inside, i));

  return found;
}

/* Somebody whose whole name is @name; whoever has it now before those who took it over by a merge. */
static AftDocument *
find_whole (AftNames   *self,
            const char *name)
{
  AftDocument *found = NULL;

  for (guint i = find_first (self, name); i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (strcmp (entry->from, name) != 0)
        break;
      if (entry->from == entry->name)
        {
          g_autofree char *title = aft_text_fold (aft_document_get_summary (entry->document)->title);

          found = entry->document;
          if (strcmp (title, name) == 0)
            break;
        }
    }

  return found;
}

AftDocument *
aft_names_find (AftNames   *self,
                const char *text,
                gsize      *length)
{
  AftDocument *found = NULL;
  const char *p = text;
  guint ends = 0;

  g_return_val_if_fail (AFT_IS_NAMES (self), NULL);

  refresh (self);
  while (*p != '\0' && *p != '\n' && p - text < NAME_MAX_BYTES && ends < ENDS_MAX)
    {
      const char *next = g_utf8_next_char (p);
      g_autofree char *folded = NULL;
      AftDocument *document;

      if (*p != ' ' && !g_unichar_isalnum (g_utf8_get_char (next)) && !g_unichar_ismark (g_utf8_get_char (next)))
        {
          g_autofree char *name = g_strndup (text, next - text);

          ends++;
          folded = aft_text_fold (name);
          document = find_whole (self, folded);
          if (document != NULL)
            {
              found = document;
              *length = next - text;
            }
        }
      p = next;
    }

  return found;
}

static void
stale_cb (AftNames *self)
{
  self->stale = TRUE;
}

static void
record_changed_cb (AftNames    *self,
                   AftDocument *document,
                   AftRecord   *record,
                   guint        field)
{
  self->stale |= AFT_IS_CONTACT (record) && (field == AFT_CONTACT_FULL_NAME || field == AFT_CONTACT_MERGED_NAMES);
}

/* A change by others comes with a summary that is up to date; one by ourselves came as a record's. */
static void
document_changed_cb (AftNames    *self,
                     AftDocument *document)
{
  g_autofree char *names = NULL;

  if (self->stale || aft_document_get_kind (document) != AFT_DOCUMENT_CONTACT || aft_document_is_dirty (document))
    return;

  names = aft_summary_dup_names (aft_document_get_summary (document));
  self->stale = g_strcmp0 (g_hash_table_lookup (self->titles, document), names) != 0;
}

/* Who still has the names finds nobody in them. */
static void
book_gone_cb (gpointer  data,
              GObject  *book)
{
  AftNames *self = data;

  self->book = NULL;
  self->stale = TRUE;
}

static void
aft_names_finalize (GObject *object)
{
  AftNames *self = AFT_NAMES (object);

  if (self->book != NULL)
    g_object_weak_unref (G_OBJECT (self->book), book_gone_cb, self);
  g_string_chunk_free (self->strings);
  g_array_unref (self->entries);
  g_hash_table_unref (self->titles);

  G_OBJECT_CLASS (aft_names_parent_class)->finalize (object);
}

static void
aft_names_class_init (AftNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_names_finalize;
}

static void
aft_names_init (AftNames *self)
{
  self->strings = g_string_chunk_new (4096);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->titles = g_hash_table_new (NULL, NULL);
  self->stale = TRUE;
}

AftNames *
aft_names_get (AftBook *book)
{
  AftNames *self;

  g_return_val_if_fail (AFT_IS_BOOK (book), NULL);

  self = g_object_get_data (G_OBJECT (book), "aft-names");
  if (self == NULL)
    {
      self = g_object_new (AFT_TYPE_NAMES, NULL);
      self->book = book;
      g_object_weak_ref (G_OBJECT (book), book_gone_cb, self);
      g_signal_connect_object (aft_book_get_contacts (book), "items-changed", G_CALLBACK (stale_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (book, "record-changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (book, "document-changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
      g_object_set_data_full (G_OBJECT (book), "aft-names", self, g_object_unref);
    }

  return self;
}
