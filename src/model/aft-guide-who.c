/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-advice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-application.h"
#include "aft-guide-private.h"

/* What somebody may be in a job, in the order in which they are asked. */
static const struct
{
  const char *part;
  const char *why;
} order[] = {
  { "recruiter", N_("A recruiter was in between: ask there first, so that nobody is passed over.") },
  { "hiring-manager", N_("You would have worked for this person, who knows best what was missing.") },
  { "decision-maker", N_("This person had a say in the decision.") },
  { "interviewer", N_("This person was in the interview and heard what you said.") },
  { "referrer", N_("This person put you forward and may hear more than you.") },
  { "other", N_("This is who you know there.") },
  { "hr", N_("You met nobody else there; personnel can answer, or say who can.") },
};

void
aft_advice_who_clear (AftAdviceWho *who)
{
  g_clear_object (&who->contact);
  g_clear_pointer (&who->why, g_free);
  g_clear_pointer (&who->find_out, g_free);
  g_clear_pointer (&who->thanked, g_ptr_array_unref);
}

/* Whether @contact was asked about this job already: then the next one may be. */
static gboolean
was_asked (AftContact *contact,
           const char *application)
{
  GListModel *follow_ups = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_FOLLOW_UP);

  for (guint i = 0; i < g_list_model_get_n_items (follow_ups); i++)
    {
      g_autoptr (AftFollowUp) follow_up = g_list_model_get_item (follow_ups, i);

      if (aft_record_is (follow_up, AFT_FOLLOW_UP_APPLICATION, application) &&
          aft_record_get (follow_up, AFT_FOLLOW_UP_OUTCOME) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The first one in the job who has @part; for recruiters, one who wasn't asked yet. */
static AftContact *
find_part (AftBook        *book,
           AftApplication *job,
           const char     *part)
{
  GListModel *parts = aft_document_get_records (AFT_DOCUMENT (job), AFT_TYPE_PART);
  gboolean recruiter = strcmp (part, "recruiter") == 0;

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (AftRecord) record = g_list_model_get_item (parts, i);
      gpointer contact = aft_book_lookup (book, aft_record_get_id (record));

      if (AFT_IS_CONTACT (contact) && aft_record_list_has (record, AFT_PART_PARTS, part) &&
          !(recruiter && was_asked (contact, aft_record_get_id (AFT_RECORD (job)))))
        return contact;
    }

  return NULL;
}

/* Those who decided together, except the one who is asked. */
static void
collect_thanked (AftBook        *book,
                 AftApplication *job,
                 AftAdviceWho   *who)
{
  GListModel *parts = aft_document_get_records (AFT_DOCUMENT (job), AFT_TYPE_PART);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (AftRecord) record = g_list_model_get_item (parts, i);
      gpointer contact = aft_book_lookup (book, aft_record_get_id (record));

      if (AFT_IS_CONTACT (contact) && contact != who->contact &&
          (aft_record_list_has (record, AFT_PART_PARTS, "interviewer") ||
           aft_record_list_has (record, AFT_PART_PARTS, "decision-maker") ||
           aft_record_list_has (record, AFT_PART_PARTS, "hiring-manager")))
        g_ptr_array_add (who->thanked, g_object_ref (contact));
    }
}

void
aft_guide_advise_who (AftBook      *book,
                      AftFollowUp  *follow_up,
                      AftAdviceWho *who)
{
  AftContact *own = aft_guide_get_contact (follow_up);
  AftApplication *job = aft_guide_get_application (book, follow_up);

  *who = (AftAdviceWho) { .thanked = g_ptr_array_new_with_free_func (g_object_unref) };

  for (guint i = 0; job != NULL && who->contact == NULL && i < G_N_ELEMENTS (order); i++)
    {
      AftContact *contact = find_part (book, job, order[i].part);

      if (contact == NULL)
        continue;
      who->contact = g_object_ref (contact);
      who->part = order[i].part;
      who->why = g_strdup (_(order[i].why));
    }

  if (who->contact == NULL)
    {
      who->contact = g_object_ref (own);
      who->part = "other";
      who->why = g_strdup (_("This is who you know there."));
    }
  who->other = who->contact != own;

  if (job != NULL)
    collect_thanked (book, job, who);

  if (aft_record_get_flag (who->contact, AFT_CONTACT_UNNAMED))
    who->find_out = g_strdup (_("To find out the name, look at the invitation and at who was in the interview, look for the "
                                "department on the company’s pages, or ask at the switchboard who leads it."));
}
