/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-agenda-collect.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-event.h"
#include "aft-guide-private.h"
#include "aft-keep-plan.h"
#include "aft-note.h"
#include "aft-open-point.h"
#include "aft-remind.h"
#include "aft-text.h"

/* Events are shown so many days ahead. */
#define EVENT_DAYS 14
/* And people are planned for so many. */
#define PLANNED_DAYS 365

/* The clock is read after so many documents. */
#define STRIDE 32

struct _AftAgendaLook
{
  AftBook       *book;
  GDate          today;
  char          *today_text;
  GPtrArray     *documents;
  guint          at;
  AftKeepPlan   *plan;
  GPtrArray     *items;
  AftAgendaItem *next;     /* the first thing after today so far */
};

/* Keeps @item (taken) if it comes before what was the next thing so far. */
static void
offer_next (AftAgendaLook *self,
            AftAgendaItem *item)
{
  const char *day = aft_agenda_item_get_day (item);

  if (*day != '\0' && (self->next == NULL || strcmp (day, aft_agenda_item_get_day (self->next)) < 0))
    g_set_object (&self->next, item);
  g_object_unref (item);
}

static gboolean
read_due (const AftRemindWords *words,
          GDate                *day)
{
  return words->due != NULL && aft_day_parse (words->due, day);
}

AftAgendaItem *
aft_agenda_item_for_reminder (AftDocument          *document,
                              const AftRemindWords *words,
                              const GDate          *today)
{
  g_autofree char *repeat = aft_remind_dup_repeat (words->repeat);
  GDate day;
  gboolean overdue = read_due (words, &day) && g_date_compare (&day, today) < 0;

  return aft_agenda_item_new (AFT_AGENDA_DUE, words->id, words->due, overdue, document, NULL,
                              words->what != NULL ? words->what : aft_document_get_summary (document)->title, repeat);
}

static void
collect_reminder (AftDocument          *document,
                  const AftRemindWords *words,
                  gpointer              data)
{
  AftAgendaLook *self = data;
  AftAgendaItem *item = aft_agenda_item_for_reminder (document, words, &self->today);
  GDate day;

  /* One without a usable date is shown rather than lost. */
  if (read_due (words, &day) && g_date_compare (&day, &self->today) > 0)
    offer_next (self, item);
  else
    g_ptr_array_add (self->items, item);
}

/* Most reminders lie ahead, and of those only the first is asked for: the day of a document's only one is known unread. */
static gboolean
is_known (AftAgendaLook    *self,
          const AftSummary *summary)
{
  GDate day;

  return summary->open_reminders == 1 && self->next != NULL
         && aft_day_parse (summary->first_due, &day) && g_date_compare (&day, &self->today) > 0
         && strcmp (summary->first_due, aft_agenda_item_get_day (self->next)) >= 0;
}

/* There are notes of a conversation, and nobody said yet how it went: it broke off in the middle. Who moves that to another day
 * gets a reminder to be ready then. */
static gboolean
is_under_way (AftFollowUp  *follow_up,
              AftGuideStep  step)
{
  return (step == AFT_GUIDE_STEP_TALK || step == AFT_GUIDE_STEP_OUTCOME) &&
         aft_record_get (follow_up, AFT_FOLLOW_UP_OUTCOME) == NULL && aft_remind_find (follow_up, "ready") == NULL &&
         aft_guide_has_talk_note (follow_up);
}

/* The day on which a follow-up without a reminder comes up; FALSE if it is there already. */
static gboolean
is_still_to_come (AftAgendaLook *self,
                  AftFollowUp   *follow_up,
                  GDate         *day)
{
  GDate planned, refused;

  if (aft_record_get_day (follow_up, AFT_FOLLOW_UP_PLANNED, &planned) && g_date_compare (&planned, &self->today) > 0)
    {
      *day = planned;
      return TRUE;
    }
  if (aft_record_get_day (follow_up, AFT_FOLLOW_UP_TURNED_DOWN, &refused) && g_date_compare (&refused, &self->today) >= 0)
    {
      *day = refused;
      g_date_add_days (day, 1);
      return TRUE;
    }

  return FALSE;
}

/* Whether @reminder (or NULL) says all there is to say: for what broke off only once it is due. */
static gboolean
speaks (AftAgendaLook *self,
        AftReminder   *reminder,
        gboolean       under_way)
{
  const char *due = reminder != NULL ? aft_record_get (reminder, AFT_REMINDER_DUE) : NULL;

  return reminder != NULL && (!under_way || due == NULL || strncmp (due, self->today_text, strlen (self->today_text)) <= 0);
}

/* Why a follow-up is there; with several of one person, what tells it from the others. */
static char *
dup_why (AftAgendaLook *self,
         AftDocument   *contact,
         AftFollowUp   *follow_up,
         const char    *why)
{
  char *job = aft_document_get_summary (contact)->open_follow_ups > 1 ? aft_guide_dup_job (self->book, follow_up) : NULL;

  return job != NULL ? job : g_strdup (why);
}

/* A follow-up speaks by its reminder; without one by its open thank-you, and else by its next step once its day has come. On
 * the day of the refusal nothing has to be done. What broke off in the middle is there until it is said how it went. */
static void
collect_follow_up (AftAgendaLook *self,
                   AftDocument   *contact,
                   AftFollowUp   *follow_up)
{
  const char *planned = aft_record_get (follow_up, AFT_FOLLOW_UP_PLANNED);
  AftGuideStep step = aft_guide_step_get_current (follow_up);
  g_autofree char *what = NULL;
  g_autofree char *why = NULL;
  g_autofree char *id = NULL;
  g_autofree char *to_come = NULL;
  AftAgendaItem *item;
  gboolean under_way;
  GDate day;

  if (aft_guide_owes_thanks (follow_up))
    {
      if (aft_remind_find (follow_up, "thank") != NULL)
        return;
      id = aft_remind_dup_computed_id (follow_up, "thanks");
      what = aft_guide_dup_step_what (follow_up, AFT_GUIDE_STEP_THANKS);
      why = dup_why (self, contact, follow_up, _("For their time, whatever they said."));
      g_ptr_array_add (self->items, aft_agenda_item_new (AFT_AGENDA_THANKS, id, NULL, FALSE, contact, follow_up, what, why));
      return;
    }

  if (step == AFT_GUIDE_STEP_NONE)
    return;

  under_way = is_under_way (follow_up, step);
  if (speaks (self, aft_remind_find (follow_up, NULL), under_way))
    return;

  if (under_way)
    step = AFT_GUIDE_STEP_OUTCOME;
  if (!under_way && is_still_to_come (self, follow_up, &day))
    to_come = aft_day_format (&day);
  id = aft_remind_dup_computed_id (follow_up, "continue");
  what = aft_guide_dup_step_what (follow_up, step);
  why = dup_why (self, contact, follow_up, aft_guide_step_get_why (step));
  item = aft_agenda_item_new (AFT_AGENDA_CONTINUE, id, to_come != NULL ? to_come : planned, FALSE, contact, follow_up, what, why);
  if (to_come != NULL)
    offer_next (self, item);
  else
    g_ptr_array_add (self->items, item);
}

/* Drafts of what isn't closed yet. */
static void
collect_draft (AftAgendaLook *self,
               AftDocument   *contact,
               AftDraft      *draft)
{
  gpointer follow_up = aft_document_lookup (contact, aft_record_get (draft, AFT_DRAFT_FOLLOW_UP));
  g_autofree char *text = aft_text_dup_line (aft_record_get (draft, AFT_DRAFT_TEXT));
  g_autofree char *person = aft_guide_dup_person (AFT_CONTACT (contact));
  g_autofree char *what = NULL;
  const char *kind = aft_record_get (draft, AFT_DRAFT_KIND);
  gboolean written = g_strcmp0 (kind, "mail") == 0 || g_strcmp0 (kind, "message") == 0 || g_strcmp0 (kind, "thanks") == 0;

  if (text == NULL || !written)
    return;
  if (AFT_IS_FOLLOW_UP (follow_up) && aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED) != NULL)
    return;

  /* Translators: %s is a person. */
  what = g_strdup_printf (_("A draft to %s"), person);
  g_ptr_array_add (self->items, aft_agenda_item_new (AFT_AGENDA_DRAFT, aft_record_get_id (AFT_RECORD (draft)), NULL,
                                                           FALSE, contact, draft, what,
                                                           aft_record_get (draft, AFT_DRAFT_SUBJECT)));
}

static void
collect_follow_ups (AftAgendaLook *self,
                    AftDocument   *contact)
{
  GListModel *follow_ups = aft_document_get_records (contact, AFT_TYPE_FOLLOW_UP);
  GListModel *drafts;

  for (guint i = 0; i < g_list_model_get_n_items (follow_ups); i++)
    {
      g_autoptr (AftFollowUp) follow_up = g_list_model_get_item (follow_ups, i);

      if (aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED) == NULL)
        collect_follow_up (self, contact, follow_up);
    }

  drafts = aft_document_get_records (contact, AFT_TYPE_DRAFT);
  for (guint i = 0; i < g_list_model_get_n_items (drafts); i++)
    {
      g_autoptr (AftDraft) draft = g_list_model_get_item (drafts, i);

      collect_draft (self, contact, draft);
    }
}

static void
collect_event (AftAgendaLook *self,
               AftDocument   *event)
{
  const AftSummary *summary = aft_document_get_summary (event);
  AftAgendaItem *item;
  GDate day;
  gint days;

  if (!aft_day_parse (summary->day, &day) || aft_event_is_over (AFT_EVENT (event), &self->today))
    return;
  days = g_date_days_between (&self->today, &day);

  item = aft_agenda_item_new (AFT_AGENDA_EVENT, summary->id, summary->day, FALSE, event, NULL, summary->title,
                              summary->subtitle);
  if (days <= EVENT_DAYS)
    g_ptr_array_add (self->items, item);
  else
    offer_next (self, item);
}

AftAgendaItem *
aft_agenda_item_for_plan (AftStory    *story,
                          const GDate *today)
{
  AftDocument *document = AFT_DOCUMENT (story);
  const AftSummary *summary = aft_document_get_summary (document);
  g_autofree char *id = NULL;
  g_autofree char *plan = NULL;
  GDate day;

  if (!g_str_equal (summary->state, "gap") || !aft_day_parse (summary->day, &day))
    return NULL;

  id = aft_story_dup_plan_id (story);
  plan = aft_text_dup_line (aft_record_get (story, AFT_STORY_PLAN));

  return aft_agenda_item_new (AFT_AGENDA_DUE, id, summary->day, g_date_compare (&day, today) < 0, document, NULL,
                              plan != NULL ? plan : summary->title, NULL);
}

static void
collect_plan (AftAgendaLook *self,
              AftDocument   *story)
{
  AftAgendaItem *item = aft_agenda_item_for_plan (AFT_STORY (story), &self->today);
  GDate day;

  if (item == NULL)
    return;
  if (aft_day_parse (aft_agenda_item_get_day (item), &day) && g_date_compare (&day, &self->today) > 0)
    offer_next (self, item);
  else
    g_ptr_array_add (self->items, item);
}

static void
collect_points (AftAgendaLook *self,
                AftDocument   *document)
{
  GListModel *notes = aft_document_get_records (document, AFT_TYPE_NOTE);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AftNote) note = g_list_model_get_item (notes, i);
      AftOpenPoint point;
      const char *next = NULL;

      while (aft_open_point_next (note, &next, &point))
        {
          g_autofree char *what = g_strndup (point.words, point.length);
          g_autofree char *id = aft_open_point_dup_id (&point);

          g_ptr_array_add (self->items, aft_agenda_item_new (AFT_AGENDA_POINT, id, NULL, FALSE, document, note, what, NULL));
        }
    }
}

static void
collect (AftAgendaLook *self,
         AftDocument   *document)
{
  const AftSummary *summary = aft_document_get_summary (document);

  if (summary->open_reminders > 0 && !is_known (self, summary))
    aft_remind_read_open (document, collect_reminder, self);
  if (summary->open_follow_ups > 0)
    collect_follow_ups (self, document);
  if (summary->kind == AFT_DOCUMENT_CONTACT)
    aft_keep_plan_add (self->plan, document);
  if (summary->kind == AFT_DOCUMENT_EVENT)
    collect_event (self, document);
  if (summary->kind == AFT_DOCUMENT_STORY)
    collect_plan (self, document);
  if (summary->open_points > 0)
    collect_points (self, document);
}

/* Whether @item is met with when its person is written to. What they said is learned from without them, and may take its time;
 * and what a note asks for may be anything. */
static gboolean
is_about_contact (AftAgendaItem *item)
{
  AftRecord *follow_up = aft_agenda_item_get_follow_up (item);

  if (aft_agenda_item_get_kind (item) == AFT_AGENDA_CONTINUE)
    return aft_guide_step_get_current (AFT_FOLLOW_UP (follow_up)) < AFT_GUIDE_STEP_LEARN;

  return aft_agenda_item_get_kind (item) != AFT_AGENDA_POINT;
}

/* Who is due for something else today is met there. */
static void
collect_people (AftAgendaLook *self)
{
  g_autoptr (GArray) places = aft_keep_plan_finish (self->plan);
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  GDate sunday = self->today;

  g_date_add_days (&sunday, G_DATE_SUNDAY - g_date_get_weekday (&sunday));
  for (guint i = 0; i < self->items->len; i++)
    {
      AftAgendaItem *item = g_ptr_array_index (self->items, i);

      if (is_about_contact (item))
        g_hash_table_add (shown, aft_agenda_item_get_document (item));
    }

  for (guint i = 0; i < places->len; i++)
    {
      const AftKeepPlace *place = &g_array_index (places, AftKeepPlace, i);
      const AftSummary *summary = aft_document_get_summary (place->contact);
      g_autofree char *id = aft_keep_in_touch_dup_id (summary->id);
      g_autofree char *day = aft_day_format (&place->day);
      g_autofree char *person = aft_guide_dup_person (AFT_CONTACT (place->contact));
      /* Translators: %s is a person. */
      g_autofree char *what = g_strdup_printf (_("Write to %s"), person);
      AftAgendaItem *item;

      if (g_hash_table_contains (shown, place->contact))
        continue;

      item = aft_agenda_item_new (AFT_AGENDA_PEOPLE, id, day, FALSE, place->contact, NULL, what,
                                  aft_keep_why_get_words (place->why));
      if (g_date_compare (&place->day, &sunday) > 0)
        {
          offer_next (self, item);
          break;
        }
      g_ptr_array_add (self->items, item);
    }
}

AftAgendaLook *
aft_agenda_look_new (AftBook     *book,
                     const GDate *today)
{
  AftAgendaLook *self = g_new0 (AftAgendaLook, 1);
  AftKeepRules rules;
  GDate until = *today;

  self->book = g_object_ref (book);
  self->today = *today;
  self->today_text = aft_day_format (today);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->documents = g_ptr_array_new_with_free_func (g_object_unref);
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      GListModel *documents = aft_book_get_documents (book, kind);
      guint n = g_list_model_get_n_items (documents);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (self->documents, g_list_model_get_item (documents, i));
    }

  aft_keep_rules_read (book, &rules);
  g_date_add_days (&until, PLANNED_DAYS);
  self->plan = aft_keep_plan_new (&rules, today, &until);

  return self;
}

void
aft_agenda_look_free (AftAgendaLook *self)
{
  g_object_unref (self->book);
  g_free (self->today_text);
  g_ptr_array_unref (self->documents);
  aft_keep_plan_free (self->plan);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->next);
  g_free (self);
}

gboolean
aft_agenda_look_on (AftAgendaLook *self,
                    gint64         until)
{
  while (self->at < self->documents->len)
    {
      collect (self, g_ptr_array_index (self->documents, self->at++));
      if (self->at % STRIDE == 0 && g_get_monotonic_time () >= until)
        return self->at == self->documents->len;
    }

  return TRUE;
}

GPtrArray *
aft_agenda_look_finish (AftAgendaLook  *self,
                        AftAgendaItem **next)
{
  collect_people (self);
  *next = g_steal_pointer (&self->next);

  return g_steal_pointer (&self->items);
}
