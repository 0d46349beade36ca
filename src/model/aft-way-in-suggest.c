/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-way-in.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-text.h"
#include "aft-way-in-private.h"

/* What two writings of one name have in common. */
char *
aft_way_in_dup_key (const char *text)
{
  g_autofree char *line = aft_text_dup_line (text);
  char *folded = aft_text_fold (line);

  return g_strstrip (folded);
}

gboolean
aft_way_in_same (const char *text,
                 const char *key)
{
  g_autofree char *other = aft_way_in_dup_key (text);

  return strcmp (other, key) == 0;
}

static gboolean
is_address (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && strchr (at + 1, '@') == NULL && strchr (at, '.') != NULL &&
         strpbrk (text, " \t<>\",;") == NULL;
}

/* “Ortiz, Ana” is how address books write “Ana Ortiz”; a second comma is something else. */
static char *
dup_name_in_order (const char *name)
{
  const char *comma = strchr (name, ',');
  g_autofree char *turned = NULL;

  if (comma == NULL || strchr (comma + 1, ',') != NULL || comma == name || comma[1] == '\0')
    return aft_text_dup_line (name);

  turned = g_strdup_printf ("%s %.*s", comma + 1, (int) (comma - name), name);

  return aft_text_dup_line (turned);
}

/* “ana.ortiz@example.org” says who it is; “jobs@example.org” does not. */
static char *
dup_name_of_address (const char *address)
{
  g_autofree char *local = g_strndup (address, strcspn (address, "@+"));
  g_auto (GStrv) parts = NULL;
  GString *name;

  g_strdelimit (local, "._", '.');
  parts = g_strsplit (local, ".", -1);
  if (g_strv_length (parts) < 2)
    return NULL;

  name = g_string_new (NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      for (const char *p = parts[i]; *p; p = g_utf8_next_char (p))
        if (!g_unichar_isalpha (g_utf8_get_char (p)))
          {
            g_string_free (name, TRUE);
            return NULL;
          }
      if (*parts[i] == '\0')
        continue;

      if (name->len > 0)
        g_string_append_c (name, ' ');
      g_string_append_unichar (name, g_unichar_toupper (g_utf8_get_char (parts[i])));
      g_string_append (name, g_utf8_next_char (parts[i]));
    }

  return g_string_free (name, FALSE);
}

void
aft_way_in_split_name (const char  *typed,
                       char       **name,
                       char       **email)
{
  g_autofree char *line = aft_text_dup_line (typed);
  g_auto (GStrv) list = NULL;
  char *open;

  *name = NULL;
  *email = NULL;
  if (line == NULL)
    return;

  if (g_ascii_strncasecmp (line, "mailto:", strlen ("mailto:")) == 0)
    memmove (line, line + strlen ("mailto:"), strlen (line) - strlen ("mailto:") + 1);

  /* Of several it is the first. */
  for (open = strchr (line, '<'); open != NULL; open = strchr (open + 1, '<'))
    {
      gsize length = strcspn (open + 1, "<>");
      g_autofree char *address = g_strndup (open + 1, length);

      if (open[1 + length] == '>' && is_address (g_strstrip (address)))
        {
          *open = '\0';
          g_strdelimit (line, "\"", ' ');
          *name = dup_name_in_order (line);
          *email = g_steal_pointer (&address);
          if (*name == NULL)
            *name = dup_name_of_address (*email);
          return;
        }
    }

  open = strchr (line, '(');
  if (open != NULL && open > line && line[strlen (line) - 1] == ')')
    {
      g_autofree char *address = g_strndup (line, open - line);

      if (is_address (g_strstrip (address)))
        {
          line[strlen (line) - 1] = '\0';
          *name = dup_name_in_order (open + 1);
          *email = g_steal_pointer (&address);
          return;
        }
    }

  list = g_strsplit_set (line, ",;", 2);
  if (is_address (g_strstrip (list[0])))
    {
      g_free (line);
      line = g_strdup (list[0]);
      *name = dup_name_of_address (line);
      *email = g_steal_pointer (&line);
      return;
    }

  *name = g_steal_pointer (&line);
}

char *
aft_way_in_dup_unnamed (const char *company)
{
  g_autofree char *line = aft_text_dup_line (company);

  if (line == NULL)
    return g_strdup (_("Hiring manager"));

  /* Translators: a person whose name isn’t known yet; %s is a company. */
  return g_strdup_printf (_("Hiring manager at %s"), line);
}

AftContact *
aft_way_in_find_person (AftBook    *book,
                        const char *name,
                        const char *company)
{
  GListModel *contacts = aft_book_get_contacts (book);
  guint n = g_list_model_get_n_items (contacts);
  g_autofree char *name_key = aft_way_in_dup_key (name);
  g_autofree char *company_key = aft_way_in_dup_key (company);
  AftContact *found = NULL;

  for (guint i = 0; *name_key != '\0' && i < n; i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);
      const AftSummary *summary = aft_document_get_summary (contact);

      if (!aft_way_in_same (summary->title, name_key))
        continue;
      if (aft_way_in_same (summary->company, company_key))
        return AFT_CONTACT (contact);
      if (*company_key != '\0')
        continue;
      if (found != NULL)
        return NULL;
      found = AFT_CONTACT (contact);
    }

  return found;
}

static gint
compare_recent (gconstpointer a,
                gconstpointer b)
{
  const AftSummary *summary_a = aft_document_get_summary (*(AftDocument **) a);
  const AftSummary *summary_b = aft_document_get_summary (*(AftDocument **) b);
  gint order = strcmp (summary_b->last_touch, summary_a->last_touch);

  if (order == 0)
    order = strcmp (summary_a->collate, summary_b->collate);

  return order != 0 ? order : strcmp (summary_a->id, summary_b->id);
}

GPtrArray *
aft_way_in_suggest_people (AftBook    *book,
                           const char *typed,
                           guint       max)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *contacts = aft_book_get_contacts (book);
  guint n = g_list_model_get_n_items (contacts);
  g_autofree char *query = aft_way_in_dup_key (typed);

  for (guint i = 0; *query != '\0' && i < n; i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);
      const AftSummary *summary = aft_document_get_summary (contact);
      g_autofree char *title = aft_text_fold (summary->title);

      if (!summary->archived && aft_text_words_begin (title, query))
        g_ptr_array_add (people, g_steal_pointer (&contact));
    }

  g_ptr_array_sort (people, compare_recent);
  if (people->len > max)
    g_ptr_array_set_size (people, max);

  return people;
}

typedef struct
{
  char  *name;
  guint  count;
} Company;

static void
company_free (gpointer data)
{
  Company *company = data;

  g_free (company->name);
  g_free (company);
}

static gint
compare_companies (gconstpointer a,
                   gconstpointer b)
{
  const Company *company_a = *(Company **) a;
  const Company *company_b = *(Company **) b;

  if (company_a->count != company_b->count)
    return company_a->count > company_b->count ? -1 : 1;

  return g_utf8_collate (company_a->name, company_b->name);
}

GPtrArray *
aft_way_in_suggest_companies (AftBook    *book,
                              const char *typed,
                              guint       max)
{
  static const AftDocumentKind kinds[] = { AFT_DOCUMENT_CONTACT, AFT_DOCUMENT_APPLICATION };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) companies = g_ptr_array_new_with_free_func (company_free);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *query = aft_way_in_dup_key (typed);

  for (guint k = 0; *query != '\0' && k < G_N_ELEMENTS (kinds); k++)
    {
      GListModel *documents = aft_book_get_documents (book, kinds[k]);
      guint n = g_list_model_get_n_items (documents);

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);
          const AftSummary *summary = aft_document_get_summary (document);
          g_autofree char *key = NULL;
          Company *company;

          if (*summary->company == '\0')
            continue;
          key = aft_way_in_dup_key (summary->company);
          if (!aft_text_words_begin (key, query))
            continue;

          company = g_hash_table_lookup (seen, key);
          if (company == NULL)
            {
              company = g_new0 (Company, 1);
              company->name = g_strdup (summary->company);
              g_ptr_array_add (companies, company);
              g_hash_table_insert (seen, g_steal_pointer (&key), company);
            }
          company->count++;
        }
    }

  g_ptr_array_sort (companies, compare_companies);
  for (guint i = 0; i < companies->len && i < max; i++)
    g_ptr_array_add (names, g_strdup (((Company *) g_ptr_array_index (companies, i))->name));

  return names;
}

AftContact *
aft_way_in_find_decider (AftBook        *book,
                         AftApplication *job)
{
  GListModel *parts = aft_document_get_records (AFT_DOCUMENT (job), AFT_TYPE_PART);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (AftPart) part = g_list_model_get_item (parts, i);
      gpointer person = aft_book_lookup (book, aft_record_get_id (AFT_RECORD (part)));

      if (AFT_IS_CONTACT (person) && (aft_record_list_has (part, AFT_PART_PARTS, "hiring-manager")
                                      || aft_record_list_has (part, AFT_PART_PARTS, "decision-maker")))
        return person;
    }

  return NULL;
}
