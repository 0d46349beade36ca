/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-contact-merge.h"

#include <glib/gi18n-lib.h>

#include "aft-application.h"
#include "aft-date.h"
#include "aft-note.h"
#include "aft-text.h"

/* How much of somebody's name stands in the name of a step. */
#define NAME_SHOWN 60

/* What says something about somebody; the rest is how one deals with them, and there what was chosen for the one who stays holds. */
static const struct
{
  guint       field;
  const char *label;
} facts[] = {
  { AFT_CONTACT_NICKNAME, N_("Nickname") },
  { AFT_CONTACT_GIVEN_NAME, N_("Given Name") },
  { AFT_CONTACT_ADDITIONAL_NAMES, N_("Additional Names") },
  { AFT_CONTACT_FAMILY_NAME, N_("Family Name") },
  { AFT_CONTACT_ADDRESS_AS, N_("How a Letter Addresses Them") },
  { AFT_CONTACT_COUNTRY, N_("Country") },
  { AFT_CONTACT_TIME_ZONE, N_("Time Zone") },
  { AFT_CONTACT_BIRTHDAY, N_("Birthday") },
  { AFT_CONTACT_HOW_WE_MET, N_("How You Met") },
};

gboolean
aft_contact_has_id (AftContact *contact,
                    const char *id)
{
  g_return_val_if_fail (AFT_IS_CONTACT (contact), FALSE);

  return id != NULL
         && (g_str_equal (aft_record_get_id (AFT_RECORD (contact)), id)
             || aft_record_list_has (contact, AFT_CONTACT_MERGED_IDS, id));
}

gboolean
aft_contact_is_in (AftContact *contact,
                   gpointer    record,
                   guint       field)
{
  g_auto (GStrv) ids = aft_record_dup_list (record, field);

  g_return_val_if_fail (AFT_IS_CONTACT (contact), FALSE);

  for (char **id = ids; *id != NULL; id++)
    if (aft_contact_has_id (contact, *id))
      return TRUE;

  return FALSE;
}

/* What was said of @other and isn't of @contact, who took over what there was room for; NULL if that is all. Transfer full. */
static char *
dup_differences (AftContact *contact,
                 AftContact *other)
{
  const char *name = aft_record_get (other, AFT_CONTACT_FULL_NAME);
  g_autofree char *ours = aft_text_fold (aft_record_get (contact, AFT_CONTACT_FULL_NAME));
  g_autofree char *theirs = aft_text_fold (name);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  /* Translators: a note about a person who was in the book twice; the argument is the name of what was merged. */
  g_string_append_printf (text, _("Merged with “%s”"), name != NULL ? name : "");
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const char *value = aft_record_get (other, facts[i].field);

      if (value == NULL || aft_record_is (contact, facts[i].field, value))
        continue;
      g_string_append_c (text, '\n');
      /* Translators: a line of a note: what it is, as in “How You Met”, and what was said. */
      g_string_append_printf (text, _("%s: %s"), _(facts[i].label), value);
      n++;
    }
  if (n == 0 && (g_str_equal (ours, theirs) || aft_record_get_flag (other, AFT_CONTACT_UNNAMED)))
    return NULL;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
aft_contact_note_differences (AftContact *contact,
                              AftContact *other,
                              GDateTime  *now)
{
  GListModel *notes = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_NOTE);
  g_autoptr (AftNote) note = aft_record_new (AFT_TYPE_NOTE, NULL);
  g_autofree char *created = aft_moment_format (now);
  g_autofree char *text = dup_differences (contact, other);

  if (text == NULL)
    return;
  /* Unless it is there already, from a merge that was interrupted. */
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftRecord) known = g_list_model_get_item (notes, i);

      if (aft_record_is (known, AFT_NOTE_TEXT, text))
        return;
    }

  aft_record_set (note, AFT_NOTE_CREATED, created);
  aft_record_set (note, AFT_NOTE_TEXT, text);
  aft_document_add (AFT_DOCUMENT (contact), note);
}

/* Those who have a part in the same job twice have one in it. */
static void
merge_parts (AftBook    *book,
             AftContact *contact,
             AftContact *other)
{
  GListModel *jobs = aft_book_get_applications (book);
  const char *id = aft_record_get_id (AFT_RECORD (contact));

  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (AftDocument) job = g_list_model_get_item (jobs, i);
      g_auto (GStrv) words = NULL;
      AftRecord *ours, *theirs;

      if (aft_document_is_read_only (job) || !aft_document_may_name (job, id))
        continue;
      ours = aft_document_lookup (job, id);
      theirs = aft_document_lookup (job, aft_record_get_id (AFT_RECORD (other)));
      if (ours == NULL || theirs == NULL)
        continue;

      words = aft_record_dup_list (theirs, AFT_PART_PARTS);
      for (char **word = words; *word != NULL; word++)
        aft_record_list_put (ours, AFT_PART_PARTS, *word, TRUE);
      aft_document_remove (job, theirs);
    }
}

/* The ids by which others know @other, and the names by which notes do. */
static void
take_over_references (AftContact *contact,
                      AftContact *other)
{
  g_auto (GStrv) ids = aft_record_dup_list (other, AFT_CONTACT_MERGED_IDS);
  g_auto (GStrv) names = aft_record_dup_list (other, AFT_CONTACT_MERGED_NAMES);
  const char *name = aft_record_get (other, AFT_CONTACT_FULL_NAME);
  g_autofree char *ours = aft_text_fold (aft_record_get (contact, AFT_CONTACT_FULL_NAME));
  g_autofree char *theirs = aft_text_fold (name);

  aft_record_list_put (contact, AFT_CONTACT_MERGED_IDS, aft_record_get_id (AFT_RECORD (other)), TRUE);
  for (char **id = ids; *id != NULL; id++)
    if (!g_str_equal (*id, aft_record_get_id (AFT_RECORD (contact))))
      aft_record_list_put (contact, AFT_CONTACT_MERGED_IDS, *id, TRUE);

  if (name != NULL && !aft_record_get_flag (other, AFT_CONTACT_UNNAMED) && !g_str_equal (ours, theirs))
    aft_record_list_put (contact, AFT_CONTACT_MERGED_NAMES, name, TRUE);
  for (char **further = names; *further != NULL; further++)
    aft_record_list_put (contact, AFT_CONTACT_MERGED_NAMES, *further, TRUE);
}

gboolean
aft_book_merge_contacts (AftBook     *book,
                         AftContact  *contact,
                         AftContact  *other,
                         GDateTime   *now,
                         GError     **error)
{
  g_autofree char *into = NULL;
  g_autofree char *from = NULL;
  g_autofree char *what = NULL;

  g_return_val_if_fail (AFT_IS_BOOK (book) && AFT_IS_CONTACT (contact) && AFT_IS_CONTACT (other), FALSE);

  if (contact == other)
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CONFLICT, _("That is the same person already."));
      return FALSE;
    }
  if (aft_document_is_read_only (AFT_DOCUMENT (contact)) || aft_document_is_read_only (AFT_DOCUMENT (other)))
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_READ_ONLY, _("The book can only be read, not changed."));
      return FALSE;
    }

  into = aft_text_dup_shown (aft_record_get (contact, AFT_CONTACT_FULL_NAME), NAME_SHOWN);
  from = aft_text_dup_shown (aft_record_get (other, AFT_CONTACT_FULL_NAME), NAME_SHOWN);
  /* Translators: a step that can be undone; the arguments are people. */
  what = g_strdup_printf (_("Merge “%s” into “%s”"), from, into);
  aft_book_begin (book, what);
  aft_contact_merge (contact, other);
  aft_contact_note_differences (contact, other, now);
  merge_parts (book, contact, other);
  take_over_references (contact, other);
  aft_book_remove (book, other);
  aft_book_end (book);

  return TRUE;
}

typedef void (*Claim) (AftBook    *book,
                       AftContact *contact,
                       AftContact *other,
                       gpointer    data);

/* Calls @claim for each @contact who answers to the id of an @other who is in the book. */
static void
foreach_claim (AftBook  *book,
               Claim     claim,
               gpointer  data)
{
  GListModel *people = aft_book_get_contacts (book);
  g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AftDocument) person = g_list_model_get_item (people, i);

      if (*aft_document_get_summary (person)->merged_ids != '\0')
        g_ptr_array_add (some, g_steal_pointer (&person));
    }

  for (guint i = 0; i < some->len; i++)
    {
      AftContact *contact = g_ptr_array_index (some, i);
      g_auto (GStrv) ids = aft_record_dup_list (contact, AFT_CONTACT_MERGED_IDS);

      for (char **id = ids; *id != NULL; id++)
        {
          g_autoptr (AftDocument) other = NULL;

          g_set_object (&other, aft_book_lookup (book, *id));
          if (other != NULL && AFT_IS_CONTACT (other) && g_str_equal (aft_record_get_id (AFT_RECORD (other)), *id)
              && aft_book_lookup (book, aft_record_get_id (AFT_RECORD (contact))) == contact)
            claim (book, contact, AFT_CONTACT (other), data);
        }
    }
}

static void
finish (AftBook    *book,
        AftContact *contact,
        AftContact *other,
        gpointer    now)
{
  aft_book_merge_contacts (book, contact, other, now, NULL);
}

void
aft_book_finish_merges (AftBook   *book,
                        GDateTime *now)
{
  g_return_if_fail (AFT_IS_BOOK (book));

  foreach_claim (book, finish, now);
}

static void
part (AftBook    *book,
      AftContact *contact,
      AftContact *other,
      gpointer    data)
{
  const char *name = aft_record_get (other, AFT_CONTACT_FULL_NAME);

  aft_record_list_put (contact, AFT_CONTACT_MERGED_IDS, aft_record_get_id (AFT_RECORD (other)), FALSE);
  if (name != NULL)
    aft_record_list_put (contact, AFT_CONTACT_MERGED_NAMES, name, FALSE);
}

void
aft_book_part_merged (AftBook *book)
{
  g_return_if_fail (AFT_IS_BOOK (book));

  foreach_claim (book, part, NULL);
}
