/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-contact-merge.h"
#include "aft-import-private.h"

#include <glib/gi18n-lib.h>

/* People looked at between two looks at the clock. */
#define PEOPLE_A_ROUND 32

struct _AftImport
{
  GObject         parent_instance;

  AftBook        *book;
  GDateTime      *now;
  GPtrArray      *problems;
  GListStore     *items;

  GPtrArray      *cards;        /* AftVcard, those still to be looked at, in order; NULL where one is done */
  guint           n_cards_done;

  GPtrArray      *people;       /* of the book as it was when preparing began; NULL before */
  guint           n_people_done;
  AftImportIndex *index;
  GHashTable     *digests;      /* of the cards in the plan */
  gboolean        applied;
};

G_DEFINE_FINAL_TYPE (AftImport, aft_import, G_TYPE_OBJECT)

static void
aft_import_finalize (GObject *object)
{
  AftImport *self = AFT_IMPORT (object);

  g_clear_object (&self->book);
  g_date_time_unref (self->now);
  g_ptr_array_unref (self->problems);
  g_object_unref (self->items);
  g_ptr_array_unref (self->cards);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->index, aft_import_index_free);
  g_hash_table_unref (self->digests);

  G_OBJECT_CLASS (aft_import_parent_class)->finalize (object);
}

static void
aft_import_class_init (AftImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aft_import_finalize;
}

static void
free_card (gpointer card)
{
  if (card != NULL)
    aft_vcard_free (card);
}

static void
aft_import_init (AftImport *self)
{
  self->problems = aft_exchange_problems_new ();
  self->items = g_list_store_new (AFT_TYPE_IMPORT_ITEM);
  self->cards = g_ptr_array_new_with_free_func (free_card);
  self->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

AftImport *
aft_import_new (AftBook   *book,
                GDateTime *now)
{
  AftImport *self = g_object_new (AFT_TYPE_IMPORT, NULL);

  self->book = g_object_ref (book);
  self->now = g_date_time_ref (now);

  return self;
}

void
aft_import_add_cards (AftImport *self,
                      GPtrArray *cards,
                      GPtrArray *problems)
{
  g_return_if_fail (AFT_IS_IMPORT (self));

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const AftExchangeProblem *problem = g_ptr_array_index (problems, i);

      guint first = self->problems->len;

      aft_exchange_problems_take (self->problems, problem->line, g_strdup (problem->reason));
      aft_exchange_problems_name (self->problems, first, problem->file);
    }
  g_ptr_array_extend_and_steal (self->cards, cards);
}

static void
begin_looking (AftImport *self)
{
  GListModel *contacts = aft_book_get_contacts (self->book);
  guint n = g_list_model_get_n_items (contacts);

  self->index = aft_import_index_new ();
  self->people = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->people, g_list_model_get_item (contacts, i));
}

static void
look_at_people (AftImport *self)
{
  guint stop = MIN (self->n_people_done + PEOPLE_A_ROUND, self->people->len);

  for (; self->n_people_done < stop; self->n_people_done++)
    aft_import_index_add (self->index, g_ptr_array_index (self->people, self->n_people_done));
}

static void
look_at_card (AftImport *self)
{
  g_autoptr (AftVcard) card = g_steal_pointer (&g_ptr_array_index (self->cards, self->n_cards_done));
  g_autoptr (GPtrArray) photos = aft_vcard_photos_new ();
  g_autoptr (AftContact) contact = NULL;
  g_autoptr (AftImportItem) item = NULL;
  g_autoptr (GError) error = NULL;
  guint first_problem = self->problems->len;

  self->n_cards_done++;
  contact = aft_vcard_to_contact (card, self->now, photos, self->problems, &error);
  if (contact == NULL)
    {
      aft_exchange_problems_take (self->problems, card->line, g_strdup (error->message));
      item = aft_import_item_new_unreadable (card->line, error->message);
    }
  else
    {
      AftImportMarks marks;
      AftContact *match = aft_import_index_find (self->index, contact, &marks);
      gboolean again = !g_hash_table_add (self->digests, aft_vcard_dup_digest (card));

      item = aft_import_item_new (card->line, contact, photos, match, marks, again);
    }

  aft_exchange_problems_name (self->problems, first_problem, card->file);
  g_list_store_append (self->items, item);
}

gboolean
aft_import_prepare (AftImport *self,
                    gint64     budget)
{
  gint64 stop = budget < 0 ? G_MAXINT64 : g_get_monotonic_time () + budget;

  g_return_val_if_fail (AFT_IS_IMPORT (self), FALSE);

  if (self->people == NULL)
    begin_looking (self);

  while (self->n_people_done < self->people->len || self->n_cards_done < self->cards->len)
    {
      if (self->n_people_done < self->people->len)
        look_at_people (self);
      else
        look_at_card (self);
      if (g_get_monotonic_time () >= stop)
        break;
    }

  return self->n_people_done < self->people->len || self->n_cards_done < self->cards->len;
}

GListModel *
aft_import_get_items (AftImport *self)
{
  g_return_val_if_fail (AFT_IS_IMPORT (self), NULL);

  return G_LIST_MODEL (self->items);
}

GPtrArray *
aft_import_get_problems (AftImport *self)
{
  g_return_val_if_fail (AFT_IS_IMPORT (self), NULL);

  return self->problems;
}

/* What will be done with @item: the person it was to be merged into may be gone or refuse it by now. */
static AftImportChoice
find_choice (AftImport     *self,
             AftImportItem *item)
{
  AftImportChoice choice = aft_import_item_get_choice (item);
  AftContact *match = aft_import_item_get_match (item);

  if (choice == AFT_IMPORT_MERGE &&
      (aft_document_is_read_only (AFT_DOCUMENT (match)) ||
       aft_book_lookup (self->book, aft_record_get_id (AFT_RECORD (match))) != (gpointer) match))
    return AFT_IMPORT_ADD;

  return choice;
}

GPtrArray *
aft_import_dup_photos (AftImport *self)
{
  GPtrArray *all = aft_vcard_photos_new ();

  g_return_val_if_fail (AFT_IS_IMPORT (self), all);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (AftImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      GPtrArray *photos = aft_import_item_get_photos (item);

      if (aft_import_item_get_choice (item) == AFT_IMPORT_SKIP)
        continue;
      for (guint k = 0; k < photos->len; k++)
        {
          const AftVcardPhoto *photo = g_ptr_array_index (photos, k);
          AftVcardPhoto *copy = g_new (AftVcardPhoto, 1);

          copy->name = g_strdup (photo->name);
          copy->bytes = g_bytes_ref (photo->bytes);
          g_ptr_array_add (all, copy);
        }
    }

  return all;
}

GPtrArray *
aft_import_dup_additions (AftImport *self)
{
  GPtrArray *additions = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (AFT_IS_IMPORT (self), additions);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (AftImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (find_choice (self, item) == AFT_IMPORT_ADD)
        g_ptr_array_add (additions, g_object_ref (aft_import_item_get_contact (item)));
    }

  return additions;
}

GPtrArray *
aft_import_dup_merges (AftImport *self)
{
  GPtrArray *merges = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (AFT_IS_IMPORT (self), merges);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (AftImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      AftContact *match = aft_import_item_get_match (item);

      if (find_choice (self, item) == AFT_IMPORT_MERGE && !g_ptr_array_find (merges, match, NULL))
        g_ptr_array_add (merges, g_object_ref (match));
    }

  return merges;
}

void
aft_import_get_counts (AftImport       *self,
                       AftImportCounts *counts)
{
  *counts = (AftImportCounts) { 0 };

  g_return_if_fail (AFT_IS_IMPORT (self));

  counts->read = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (guint i = 0; i < counts->read; i++)
    {
      g_autoptr (AftImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      AftImportState state = aft_import_item_get_state (item);
      AftImportChoice choice = find_choice (self, item);

      counts->unreadable += state == AFT_IMPORT_UNREADABLE;
      counts->known += state == AFT_IMPORT_KNOWN;
      counts->added += choice == AFT_IMPORT_ADD;
      counts->merged += choice == AFT_IMPORT_MERGE;
    }
  counts->skipped = counts->read - counts->unreadable - counts->added - counts->merged;
}

char *
aft_import_dup_summary (AftImport *self)
{
  AftImportCounts counts;

  aft_import_get_counts (self, &counts);

  if (self->applied)
    /* Translators: six numbers; "known" is part of "skipped". */
    return g_strdup_printf (_("Cards read: %u. Added: %u, merged: %u, skipped: %u (read before: %u), unreadable: %u."),
                            counts.read, counts.added, counts.merged, counts.skipped, counts.known, counts.unreadable);

  /* Translators: before anything is done; six numbers, "read before" is part of "to skip". */
  return g_strdup_printf (_("Cards read: %u. To add: %u, to merge: %u, to skip: %u (read before: %u), unreadable: %u."),
                          counts.read, counts.added, counts.merged, counts.skipped, counts.known, counts.unreadable);
}

/* Whoever wants the new people on disk first has added them to the book already. */
static void
add_to_book (AftImport  *self,
             AftContact *contact)
{
  if (aft_book_lookup (self->book, aft_record_get_id (AFT_RECORD (contact))) == NULL)
    aft_book_add (self->book, contact);
}

void
aft_import_apply (AftImport *self)
{
  guint n;

  g_return_if_fail (AFT_IS_IMPORT (self) && !self->applied);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  aft_book_begin (self->book, _("Import People"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      AftImportChoice choice = find_choice (self, item);

      if (choice == AFT_IMPORT_MERGE)
        {
          aft_contact_merge (aft_import_item_get_match (item), aft_import_item_get_contact (item));
          aft_contact_note_differences (aft_import_item_get_match (item), aft_import_item_get_contact (item), self->now);
        }
      else if (choice == AFT_IMPORT_ADD)
        add_to_book (self, aft_import_item_get_contact (item));
    }
  aft_book_end (self->book);

  self->applied = TRUE;
}
