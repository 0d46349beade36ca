/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-way-in-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-contact-merge.h"
#include "aft-date.h"
#include "aft-guide.h"
#include "aft-log.h"
#include "aft-text.h"

/* The same position at the same company turned down so many days apart is another job. */
#define OTHER_JOB_DAYS 60

static gboolean
is_choice (const char         *word,
           const char * const *choices,
           GError            **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *list = NULL;

  if (word == NULL || g_strv_contains (choices, word))
    return TRUE;

  shown = aft_text_dup_shown (word, 40);
  list = g_strjoinv (", ", (char **) choices);
  g_set_error (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_CHOICE, _("“%s” isn’t one of: %s."), shown, list);

  return FALSE;
}

static gboolean
read_day (AftWayInTyped  *typed,
          const char     *text,
          GError        **error)
{
  g_autofree char *line = aft_text_dup_line (text);

  typed->on = typed->today;
  if (line == NULL || aft_log_parse_day (line, &typed->today, &typed->on))
    return TRUE;

  aft_log_refuse_day (line, &typed->today, error);

  return FALSE;
}

gboolean
aft_way_in_typed_read (AftWayInTyped   *typed,
                       AftBook         *book,
                       const AftWayIn  *input,
                       GDateTime       *now,
                       GError         **error)
{
  static const char * const parts[] = {
    "hiring-manager", "recruiter", "interviewer", "hr", "referrer", "decision-maker", "other", NULL,
  };
  static const char * const mets[] = { "in-person", "video", "phone", "writing", "recruiter-only", NULL };
  g_autofree char *email = aft_text_dup_line (input->email);

  *typed = (AftWayInTyped) { .input = input };
  aft_day_from_date_time (now, &typed->today);
  aft_way_in_split_name (input->name, &typed->name, &typed->email);
  if (email != NULL)
    {
      g_free (typed->email);
      typed->email = g_steal_pointer (&email);
    }
  typed->company = aft_text_dup_line (input->company);
  typed->position = aft_text_dup_line (input->position);
  typed->phone = aft_text_dup_line (input->phone);
  typed->agency = aft_text_dup_line (input->agency);
  typed->part = input->part;
  if (typed->part == NULL)
    typed->part = g_strcmp0 (input->met, "recruiter-only") == 0 ? "recruiter" : "hiring-manager";

  /* Somebody's address in the name's place is the only name there is. */
  if (typed->name == NULL && typed->company == NULL && input->name != NULL && typed->email != NULL)
    typed->name = g_strdup (typed->email);

  if (input->contact == NULL && typed->name == NULL && typed->company == NULL)
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_EMPTY, _("A name or a company is needed, nothing else."));
      return FALSE;
    }

  if (aft_document_is_read_only (aft_book_get_info (book)) ||
      (input->contact != NULL && aft_document_is_read_only (AFT_DOCUMENT (input->contact))))
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_READ_ONLY, _("The book can only be read, not changed."));
      return FALSE;
    }

  return is_choice (input->part, parts, error) && is_choice (input->met, mets, error) && read_day (typed, input->on, error);
}

void
aft_way_in_typed_clear (AftWayInTyped *typed)
{
  g_clear_pointer (&typed->name, g_free);
  g_clear_pointer (&typed->email, g_free);
  g_clear_pointer (&typed->company, g_free);
  g_clear_pointer (&typed->position, g_free);
  g_clear_pointer (&typed->phone, g_free);
  g_clear_pointer (&typed->agency, g_free);
}

static AftContact *
find_unnamed (AftBook    *book,
              const char *company)
{
  GListModel *contacts = aft_book_get_contacts (book);
  guint n = g_list_model_get_n_items (contacts);
  g_autofree char *key = aft_way_in_dup_key (company);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);
      const AftSummary *summary = aft_document_get_summary (contact);

      if (summary->unnamed && aft_way_in_same (summary->company, key))
        return AFT_CONTACT (contact);
    }

  return NULL;
}

/* The same name and the same address is the same person, whatever the company. */
static AftContact *
find_by_address (AftBook    *book,
                 const char *name,
                 const char *email)
{
  GListModel *contacts = aft_book_get_contacts (book);
  guint n = g_list_model_get_n_items (contacts);
  g_autofree char *name_key = aft_way_in_dup_key (name);
  g_autofree char *email_key = aft_way_in_dup_key (email);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);
      const AftSummary *summary = aft_document_get_summary (contact);

      if (*summary->email != '\0' && aft_way_in_same (summary->email, email_key) && aft_way_in_same (summary->title, name_key))
        return AFT_CONTACT (contact);
    }

  return NULL;
}

static void
add_address (AftContact *contact,
             const char *kind,
             const char *value)
{
  GListModel *addresses = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_ADDRESS);
  g_autoptr (AftAddress) address = NULL;
  g_autofree char *key = aft_way_in_dup_key (value);

  for (guint i = 0; i < g_list_model_get_n_items (addresses); i++)
    {
      g_autoptr (AftAddress) other = g_list_model_get_item (addresses, i);

      if (aft_record_is (other, AFT_ADDRESS_KIND, kind) && aft_way_in_same (aft_record_get (other, AFT_ADDRESS_VALUE), key))
        return;
    }

  address = aft_record_new (AFT_TYPE_ADDRESS, NULL);
  aft_record_set (address, AFT_ADDRESS_KIND, kind);
  aft_record_set (address, AFT_ADDRESS_VALUE, value);
  aft_document_add (AFT_DOCUMENT (contact), address);
}

static void
complete_contact (AftContact          *contact,
                  const AftWayInTyped *typed)
{
  const AftSummary *summary = aft_document_get_summary (AFT_DOCUMENT (contact));
  gboolean recruiter = strcmp (typed->part, "recruiter") == 0;
  const char *company = recruiter && typed->agency != NULL ? typed->agency : typed->company;

  if (*summary->company == '\0' && company != NULL)
    {
      g_autoptr (AftPosition) position = aft_record_new (AFT_TYPE_POSITION, NULL);

      aft_record_set (position, AFT_POSITION_COMPANY, company);
      aft_document_add (AFT_DOCUMENT (contact), position);
    }
  if (typed->email != NULL)
    add_address (contact, "email", typed->email);
  if (typed->phone != NULL)
    add_address (contact, "phone", typed->phone);
  if (typed->input->own_firm)
    {
      if (aft_record_get (contact, AFT_CONTACT_HOW_WE_MET) == NULL)
        aft_record_set (contact, AFT_CONTACT_HOW_WE_MET, _("We work for the same firm"));
      if (aft_record_get (contact, AFT_CONTACT_RHYTHM) == NULL)
        aft_record_set (contact, AFT_CONTACT_RHYTHM, "with-reason");
    }
}

AftContact *
aft_way_in_take_contact (AftBook             *book,
                         const AftWayInTyped *typed,
                         GDateTime           *now,
                         gboolean            *known)
{
  g_autoptr (AftContact) contact = NULL;
  AftContact *found = typed->input->contact;

  if (found == NULL && typed->name != NULL)
    found = aft_way_in_find_person (book, typed->name, typed->company);
  if (found == NULL && typed->name != NULL && typed->email != NULL)
    found = find_by_address (book, typed->name, typed->email);
  if (found == NULL && typed->name == NULL)
    found = find_unnamed (book, typed->company);

  *known = found != NULL;
  if (found != NULL)
    contact = g_object_ref (found);
  else
    {
      g_autofree char *unnamed = typed->name == NULL ? aft_way_in_dup_unnamed (typed->company) : NULL;

      contact = aft_document_new (AFT_DOCUMENT_CONTACT, NULL, now);
      aft_record_set (contact, AFT_CONTACT_FULL_NAME, unnamed != NULL ? unnamed : typed->name);
      aft_record_set_flag (contact, AFT_CONTACT_UNNAMED, unnamed != NULL);
    }
  complete_contact (contact, typed);

  return g_steal_pointer (&contact);
}

/* An earlier refusal of the same position is another job. */
static gboolean
is_this_job (const AftSummary    *summary,
             const AftWayInTyped *typed)
{
  GDate day;

  if (strcmp (summary->state, "accepted") == 0)
    return FALSE;

  return !aft_day_parse (summary->day, &day) || ABS (g_date_days_between (&day, &typed->on)) <= OTHER_JOB_DAYS;
}

static gboolean
is_undecided (const AftSummary *summary)
{
  return *summary->state == '\0' || strcmp (summary->state, "applied") == 0 || strcmp (summary->state, "interview") == 0;
}

/* The job at this company of @contact's only open follow-up there; NULL if there is none, or more than one. */
static AftDocument *
find_followed_job (AftBook             *book,
                   AftContact          *contact,
                   const AftWayInTyped *typed,
                   const char          *company_key)
{
  GListModel *follow_ups = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_FOLLOW_UP);
  AftDocument *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (follow_ups); i++)
    {
      g_autoptr (AftFollowUp) follow_up = g_list_model_get_item (follow_ups, i);
      AftDocument *job = AFT_DOCUMENT (aft_guide_get_application (book, follow_up));
      const AftSummary *summary = job != NULL ? aft_document_get_summary (job) : NULL;

      if (job == NULL || aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED) != NULL ||
          !aft_way_in_same (summary->company, company_key) || !is_this_job (summary, typed))
        continue;
      if (found != NULL)
        return NULL;
      found = job;
    }

  return found;
}

static AftDocument *
find_job (AftBook             *book,
          AftContact          *contact,
          const AftWayInTyped *typed,
          const char          *company)
{
  GListModel *jobs = aft_book_get_applications (book);
  guint n = g_list_model_get_n_items (jobs);
  g_autofree char *company_key = aft_way_in_dup_key (company);
  g_autofree char *position_key = aft_way_in_dup_key (typed->position);
  AftDocument *undecided = NULL;
  guint n_undecided = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftDocument) job = g_list_model_get_item (jobs, i);
      const AftSummary *summary = aft_document_get_summary (job);

      if (!aft_way_in_same (summary->company, company_key) || !is_this_job (summary, typed))
        continue;
      if (aft_way_in_same (summary->title, position_key))
        return job;
      if (is_undecided (summary))
        {
          undecided = job;
          n_undecided++;
        }
    }

  /* Who names no position means the only job there that is still undecided, or the one that is followed up with this person. */
  if (typed->position != NULL)
    return NULL;
  if (n_undecided == 1)
    return undecided;

  return contact != NULL ? find_followed_job (book, contact, typed, company_key) : NULL;
}

AftApplication *
aft_way_in_take_job (AftBook             *book,
                     AftContact          *contact,
                     const AftWayInTyped *typed,
                     GDateTime           *now,
                     gboolean            *known)
{
  const char *company = typed->company;
  AftDocument *found = NULL;
  g_autoptr (AftApplication) job = NULL;

  *known = FALSE;
  if (company == NULL && typed->input->contact != NULL)
    company = aft_document_get_summary (AFT_DOCUMENT (typed->input->contact))->company;
  if ((company == NULL || *company == '\0') && typed->position == NULL)
    return NULL;

  if (!typed->input->new_job)
    found = find_job (book, contact, typed, company);
  if (found != NULL)
    {
      *known = TRUE;
      return AFT_APPLICATION (g_object_ref (found));
    }

  job = aft_document_new (AFT_DOCUMENT_APPLICATION, NULL, now);
  aft_record_set (job, AFT_APPLICATION_POSITION, typed->position);
  aft_record_set (job, AFT_APPLICATION_COMPANY, company);
  aft_record_set (job, AFT_APPLICATION_AGENCY, typed->agency);

  return g_steal_pointer (&job);
}

void
aft_way_in_take_part (AftApplication *job,
                      AftContact     *contact,
                      const char     *part)
{
  GListModel *parts = aft_document_get_records (AFT_DOCUMENT (job), AFT_TYPE_PART);
  g_autoptr (AftPart) record = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (AftRecord) other = g_list_model_get_item (parts, i);
      g_auto (GStrv) words = NULL;

      if (!aft_contact_has_id (contact, aft_record_get_id (other)))
        continue;

      /* What was said about them before is known better than what is assumed now. */
      words = aft_record_dup_list (other, AFT_PART_PARTS);
      if (words[0] == NULL)
        aft_record_list_put (other, AFT_PART_PARTS, part, TRUE);
      return;
    }

  record = aft_record_new (AFT_TYPE_PART, aft_record_get_id (AFT_RECORD (contact)));
  aft_record_list_put (record, AFT_PART_PARTS, part, TRUE);
  aft_document_add (AFT_DOCUMENT (job), record);
}

AftFollowUp *
aft_way_in_take_follow_up (AftContact          *contact,
                           AftApplication      *job,
                           const AftWayInTyped *typed,
                           gboolean            *known)
{
  GListModel *follow_ups = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_FOLLOW_UP);
  const char *id = job != NULL ? aft_record_get_id (AFT_RECORD (job)) : NULL;
  gboolean any_job = job == NULL && typed->company == NULL && typed->position == NULL;
  g_autoptr (AftFollowUp) follow_up = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (follow_ups); i++)
    {
      g_autoptr (AftFollowUp) other = g_list_model_get_item (follow_ups, i);

      if (aft_record_get (other, AFT_FOLLOW_UP_CLOSED) == NULL &&
          (any_job || aft_record_is (other, AFT_FOLLOW_UP_APPLICATION, id)))
        {
          *known = TRUE;
          return g_steal_pointer (&other);
        }
    }

  *known = FALSE;
  follow_up = aft_record_new (AFT_TYPE_FOLLOW_UP, NULL);
  aft_record_set (follow_up, AFT_FOLLOW_UP_APPLICATION, id);
  if (job != NULL)
    {
      aft_record_set (follow_up, AFT_FOLLOW_UP_POSITION, aft_record_get (job, AFT_APPLICATION_POSITION));
      aft_record_set (follow_up, AFT_FOLLOW_UP_COMPANY, aft_record_get (job, AFT_APPLICATION_COMPANY));
    }
  aft_record_set (follow_up, AFT_FOLLOW_UP_MET, typed->input->met);
  if (typed->input->own_firm)
    {
      aft_record_set (follow_up, AFT_FOLLOW_UP_MET, "in-person");
      aft_record_set (follow_up, AFT_FOLLOW_UP_CHANNEL, "meeting");
    }
  aft_document_add (AFT_DOCUMENT (contact), follow_up);

  return g_steal_pointer (&follow_up);
}
