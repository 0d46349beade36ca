/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-list-filter.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "aft-application.h"
#include "aft-book-info.h"
#include "aft-text.h"
#include "aft-words.h"

void
aft_list_filter_set (AftListFilter *self,
                     AftFilterKind  kind,
                     const char    *value)
{
  char *copy = g_strdup (value);

  g_free (self->values[kind]);
  self->values[kind] = copy;
  if (kind == AFT_FILTER_TAG)
    {
      g_free (self->tag);
      self->tag = copy != NULL ? aft_text_fold (copy) : NULL;
    }
  else if (kind == AFT_FILTER_COMPANY)
    {
      g_free (self->company);
      self->company = copy != NULL ? aft_text_fold (copy) : NULL;
    }
}

gboolean
aft_list_filter_is_empty (const AftListFilter *self)
{
  for (guint i = 0; i < AFT_FILTERS; i++)
    if (self->values[i] != NULL)
      return FALSE;

  return TRUE;
}

static const char *
find_default_rhythm (AftBook *book)
{
  AftRules *rules = aft_document_get_single (aft_book_get_info (book), AFT_TYPE_RULES);
  const char *rhythm = aft_record_get (rules, AFT_RULES_RHYTHM);

  return rhythm != NULL ? rhythm : "quarter";
}

/* Roles stand in the jobs: those are opened, the people aren't. */
static void
find_roles (AftBook    *book,
            const char *role,
            GHashTable *ids)
{
  GListModel *jobs = aft_book_get_applications (book);

  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (AftDocument) job = g_list_model_get_item (jobs, i);
      GListModel *parts = aft_document_get_records (job, AFT_TYPE_PART);

      for (guint k = 0; k < g_list_model_get_n_items (parts); k++)
        {
          g_autoptr (AftPart) part = g_list_model_get_item (parts, k);

          if (aft_record_list_has (part, AFT_PART_PARTS, role))
            g_hash_table_add (ids, g_strdup (aft_book_resolve (book, aft_record_get_id (AFT_RECORD (part)))));
        }
    }
}

void
aft_list_filter_prepare (AftListFilter *self,
                         AftBook       *book)
{
  g_clear_pointer (&self->with_role, g_hash_table_unref);
  if (self->values[AFT_FILTER_ROLE] != NULL)
    {
      self->with_role = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      find_roles (book, self->values[AFT_FILTER_ROLE], self->with_role);
    }
  if (self->values[AFT_FILTER_RHYTHM] != NULL)
    {
      g_free (self->default_rhythm);
      self->default_rhythm = g_strdup (find_default_rhythm (book));
    }
}

static gboolean
has_tag (const AftSummary *summary,
         const char       *folded)
{
  g_autofree char *tags = NULL;
  g_auto (GStrv) list = NULL;

  if (*summary->tags == '\0')
    return FALSE;
  tags = aft_text_fold (summary->tags);
  list = g_strsplit (tags, ";", -1);

  return g_strv_contains ((const char * const *) list, folded);
}

static gboolean
is_company (const AftSummary *summary,
            const char       *folded)
{
  g_autofree char *company = aft_text_fold (summary->company);

  return strcmp (company, folded) == 0;
}

gboolean
aft_list_filter_fits (const AftListFilter *self,
                      const AftSummary    *summary)
{
  if (self->tag != NULL && !has_tag (summary, self->tag))
    return FALSE;
  if (self->company != NULL && !is_company (summary, self->company))
    return FALSE;
  if (self->with_role != NULL && !g_hash_table_contains (self->with_role, summary->id))
    return FALSE;
  if (self->values[AFT_FILTER_RHYTHM] != NULL
      && g_strcmp0 (*summary->state != '\0' ? summary->state : self->default_rhythm, self->values[AFT_FILTER_RHYTHM]) != 0)
    return FALSE;

  return TRUE;
}

void
aft_list_filter_clear (AftListFilter *self)
{
  for (guint i = 0; i < AFT_FILTERS; i++)
    g_clear_pointer (&self->values[i], g_free);
  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->company, g_free);
  g_clear_pointer (&self->default_rhythm, g_free);
  g_clear_pointer (&self->with_role, g_hash_table_unref);
}

static void
count (GHashTable *counts,
       const char *value)
{
  if (value != NULL && *value != '\0')
    g_hash_table_replace (counts, g_strdup (value),
                          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, value)) + 1));
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      counts)
{
  const char *first = *(const char **) a;
  const char *second = *(const char **) b;
  guint n_first = GPOINTER_TO_UINT (g_hash_table_lookup (counts, first));
  guint n_second = GPOINTER_TO_UINT (g_hash_table_lookup (counts, second));

  return n_first != n_second ? (n_first < n_second ? 1 : -1) : g_utf8_collate (first, second);
}

static GPtrArray *
list_words (AftWords set)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < aft_words_count (set); i++)
    g_ptr_array_add (values, g_strdup (aft_words_nth (set, i)));

  return values;
}

GPtrArray *
aft_list_filter_values (AftBook       *book,
                        AftFilterKind  kind,
                        guint          max)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *people = aft_book_get_contacts (book);
  GPtrArray *values;
  GHashTableIter iter;
  gpointer value;

  if (kind == AFT_FILTER_ROLE || kind == AFT_FILTER_RHYTHM)
    return list_words (kind == AFT_FILTER_ROLE ? AFT_WORDS_PART : AFT_WORDS_RHYTHM);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, i);
      const AftSummary *summary = aft_document_get_summary (person);

      if (kind == AFT_FILTER_COMPANY)
        count (counts, summary->company);
      else if (*summary->tags != '\0')
        {
          g_auto (GStrv) tags = g_strsplit (summary->tags, ";", -1);

          for (guint k = 0; tags[k] != NULL; k++)
            count (counts, tags[k]);
        }
    }

  values = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    g_ptr_array_add (values, g_strdup (value));
  g_ptr_array_sort_with_data (values, compare_counts, counts);
  if (values->len > max)
    g_ptr_array_set_size (values, (int) max);

  return values;
}

char *
aft_list_filter_dup_shown (AftFilterKind  kind,
                           const char    *value)
{
  if (kind == AFT_FILTER_ROLE)
    return g_strdup (aft_words_shown (AFT_WORDS_PART, value));
  if (kind == AFT_FILTER_RHYTHM)
    return g_strdup (aft_words_shown (AFT_WORDS_RHYTHM, value));

  return aft_text_dup_shown (value, 60);
}

const char *
aft_list_filter_get_title (AftFilterKind kind)
{
  switch (kind)
    {
    case AFT_FILTER_TAG:
      return C_("filter", "Tag");
    case AFT_FILTER_ROLE:
      return C_("filter", "Their Role");
    case AFT_FILTER_COMPANY:
      return C_("filter", "Company");
    case AFT_FILTER_RHYTHM:
    default:
      return C_("filter", "Rhythm");
    }
}
