/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-draft-find.h"

AftDraft *
aft_draft_find_step (AftContact  *contact,
                     AftFollowUp *follow_up,
                     const char  *kind)
{
  GListModel *drafts = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_DRAFT);

  for (guint i = 0; i < g_list_model_get_n_items (drafts); i++)
    {
      g_autoptr (AftDraft) draft = g_list_model_get_item (drafts, i);

      if (aft_record_is (draft, AFT_DRAFT_FOLLOW_UP, aft_record_get_id (AFT_RECORD (follow_up)))
          && aft_record_is (draft, AFT_DRAFT_KIND, kind))
        return draft;
    }

  return NULL;
}

gboolean
aft_draft_is_unwritten (AftDraft *draft)
{
  return aft_record_get (draft, AFT_DRAFT_FOLLOW_UP) != NULL && aft_record_get (draft, AFT_DRAFT_TEMPLATE) != NULL
         && aft_record_get (draft, AFT_DRAFT_TO) == NULL && aft_record_get (draft, AFT_DRAFT_SUBJECT) == NULL
         && aft_record_get (draft, AFT_DRAFT_TEXT) == NULL;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  AftRecord *const *first = a;
  AftRecord *const *second = b;

  /* What was not saved yet was changed last. */
  if ((aft_record_get_modified (*first) == NULL) != (aft_record_get_modified (*second) == NULL))
    return aft_record_get_modified (*first) == NULL ? -1 : 1;

  return g_strcmp0 (aft_record_get_modified (*second), aft_record_get_modified (*first));
}

GPtrArray *
aft_draft_list_letters (AftContact *contact)
{
  GListModel *drafts = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_DRAFT);
  GPtrArray *letters = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (drafts); i++)
    {
      g_autoptr (AftDraft) draft = g_list_model_get_item (drafts, i);

      if (aft_record_is (draft, AFT_DRAFT_FOLLOW_UP, NULL) && aft_record_is (draft, AFT_DRAFT_KIND, "mail"))
        g_ptr_array_add (letters, g_steal_pointer (&draft));
    }
  g_ptr_array_sort (letters, compare_cb);

  return letters;
}

AftDraft *
aft_draft_find_letter (AftContact *contact,
                       const char *template)
{
  g_autoptr (GPtrArray) letters = aft_draft_list_letters (contact);

  for (guint i = 0; i < letters->len; i++)
    if (aft_record_is (g_ptr_array_index (letters, i), AFT_DRAFT_TEMPLATE, template))
      return g_ptr_array_index (letters, i);

  return NULL;
}
