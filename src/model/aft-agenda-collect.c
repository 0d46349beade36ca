/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-agenda-collect.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-guide.h"
#include "aft-keep-in-touch.h"
#include "aft-note.h"
#include "aft-open-point.h"
#include "aft-remind.h"
#include "aft-text.h"

/* Events are shown so many days ahead. */
#define EVENT_DAYS 14

typedef struct
{
  AftBook       *book;
  const GDate   *today;
  char          *today_text;
  GPtrArray     *items;
  AftAgendaItem *next;     /* the first thing after today so far */
} Collection;

/* Keeps @item (taken) if it comes before what was the next thing so far. */
static void
offer_next (Collection    *collection,
            AftAgendaItem *item)
{
  const char *day = aft_agenda_item_get_day (item);

  if (*day != '\0' && (collection->next == NULL || strcmp (day, aft_agenda_item_get_day (collection->next)) < 0))
    g_set_object (&collection->next, item);
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
  Collection *collection = data;
  AftAgendaItem *item = aft_agenda_item_for_reminder (document, words, collection->today);
  GDate day;

  /* One without a usable date is shown rather than lost. */
  if (read_due (words, &day) && g_date_compare (&day, collection->today) > 0)
    offer_next (collection, item);
  else
    g_ptr_array_add (collection->items, item);
}

static void
collect_reminders (Collection *collection)
{
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      GListModel *documents = aft_book_get_documents (collection->book, kind);
      guint n = g_list_model_get_n_items (documents);

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);

          if (aft_document_get_summary (document)->open_reminders > 0)
            aft_remind_read_open (document, collect_reminder, collection);
        }
    }
}

static void
collect_people (Collection *collection)
{
  AftKeepRules rules;
  g_autoptr (GArray) places = NULL;
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  GDate until = *collection->today;
  GDate sunday = *collection->today;

  aft_keep_rules_read (collection->book, &rules);
  g_date_add_days (&sunday, G_DATE_SUNDAY - g_date_get_weekday (&sunday));
  g_date_add_days (&until, 365);
  places = aft_keep_in_touch_plan (collection->book, &rules, collection->today, &until);

  for (guint i = 0; i < collection->items->len; i++)
    g_hash_table_add (shown, aft_agenda_item_get_document (g_ptr_array_index (collection->items, i)));

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

      /* Who is due for something else today is met there. */
      if (g_hash_table_contains (shown, place->contact))
        continue;

      item = aft_agenda_item_new (AFT_AGENDA_PEOPLE, id, day, FALSE, place->contact, NULL, what,
                                  aft_keep_why_get_words (place->why));
      if (g_date_compare (&place->day, &sunday) > 0)
        {
          offer_next (collection, item);
          break;
        }
      g_ptr_array_add (collection->items, item);
    }
}

static gboolean
is_thanks_open (AftFollowUp *follow_up)
{
  return aft_record_is (follow_up, AFT_FOLLOW_UP_THANKS, "open") || aft_record_is (follow_up, AFT_FOLLOW_UP_THANKS, "planned");
}

/* A follow-up speaks by its reminder; without one by its open thank-you, and else by its next step once its day has come. On
 * the day of the refusal nothing has to be done. */
static void
collect_follow_up (Collection  *collection,
                   AftDocument *contact,
                   AftFollowUp *follow_up)
{
  const char *planned = aft_record_get (follow_up, AFT_FOLLOW_UP_PLANNED);
  const char *refused = aft_record_get (follow_up, AFT_FOLLOW_UP_TURNED_DOWN);
  AftGuideStep step = aft_guide_step_get_current (follow_up);
  g_autofree char *what = NULL;
  g_autofree char *id = NULL;

  if (is_thanks_open (follow_up))
    {
      if (aft_remind_find (follow_up, "thank") != NULL)
        return;
      id = aft_remind_dup_computed_id (follow_up, "thanks");
      what = aft_guide_dup_step_what (follow_up, AFT_GUIDE_STEP_THANKS);
      g_ptr_array_add (collection->items, aft_agenda_item_new (AFT_AGENDA_THANKS, id, NULL, FALSE, contact, follow_up, what,
                                                               _("For their time, whatever they said.")));
      return;
    }

  if (step == AFT_GUIDE_STEP_NONE || aft_remind_find (follow_up, NULL) != NULL ||
      (planned != NULL && strcmp (planned, collection->today_text) > 0) ||
      (refused != NULL && strcmp (refused, collection->today_text) >= 0))
    return;

  id = aft_remind_dup_computed_id (follow_up, "continue");
  what = aft_guide_dup_step_what (follow_up, step);
  g_ptr_array_add (collection->items, aft_agenda_item_new (AFT_AGENDA_CONTINUE, id, planned, FALSE, contact, follow_up, what,
                                                           aft_guide_step_get_why (step)));
}

/* Drafts of what isn't closed yet. */
static void
collect_draft (Collection  *collection,
               AftDocument *contact,
               AftDraft    *draft)
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
  g_ptr_array_add (collection->items, aft_agenda_item_new (AFT_AGENDA_DRAFT, aft_record_get_id (AFT_RECORD (draft)), NULL,
                                                           FALSE, contact, draft, what,
                                                           aft_record_get (draft, AFT_DRAFT_SUBJECT)));
}

static void
collect_follow_ups (Collection *collection)
{
  GListModel *contacts = aft_book_get_contacts (collection->book);
  guint n = g_list_model_get_n_items (contacts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AftDocument) contact = g_list_model_get_item (contacts, i);
      GListModel *follow_ups, *drafts;

      if (aft_document_get_summary (contact)->open_follow_ups == 0)
        continue;

      follow_ups = aft_document_get_records (contact, AFT_TYPE_FOLLOW_UP);
      for (guint j = 0; j < g_list_model_get_n_items (follow_ups); j++)
        {
          g_autoptr (AftFollowUp) follow_up = g_list_model_get_item (follow_ups, j);

          if (aft_record_get (follow_up, AFT_FOLLOW_UP_CLOSED) == NULL)
            collect_follow_up (collection, contact, follow_up);
        }

      drafts = aft_document_get_records (contact, AFT_TYPE_DRAFT);
      for (guint j = 0; j < g_list_model_get_n_items (drafts); j++)
        {
          g_autoptr (AftDraft) draft = g_list_model_get_item (drafts, j);

          collect_draft (collection, contact, draft);
        }
    }
}

static void
collect_events (Collection *collection)
{
  GListModel *events = aft_book_get_events (collection->book);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (AftDocument) event = g_list_model_get_item (events, i);
      const AftSummary *summary = aft_document_get_summary (event);
      AftAgendaItem *item;
      GDate day;
      gint days;

      if (!aft_day_parse (summary->day, &day))
        continue;
      days = g_date_days_between (collection->today, &day);
      if (days < 0)
        continue;

      item = aft_agenda_item_new (AFT_AGENDA_EVENT, summary->id, summary->day, FALSE, event, NULL, summary->title,
                                  summary->subtitle);
      if (days <= EVENT_DAYS)
        g_ptr_array_add (collection->items, item);
      else
        offer_next (collection, item);
    }
}

static void
collect_points_of (Collection  *collection,
                   AftDocument *document,
                   AftNote     *note)
{
  AftOpenPoint point;
  const char *next = NULL;

  while (aft_open_point_next (note, &next, &point))
    {
      g_autofree char *what = g_strndup (point.words, point.length);
      g_autofree char *id = aft_open_point_dup_id (&point);

      g_ptr_array_add (collection->items,
                       aft_agenda_item_new (AFT_AGENDA_POINT, id, NULL, FALSE, document, note, what, NULL));
    }
}

static void
collect_points (Collection *collection)
{
  for (AftDocumentKind kind = AFT_DOCUMENT_CONTACT; kind < AFT_DOCUMENT_KINDS; kind++)
    {
      GListModel *documents = aft_book_get_documents (collection->book, kind);
      guint n = g_list_model_get_n_items (documents);

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (AftDocument) document = g_list_model_get_item (documents, i);
          GListModel *notes;

          if (aft_document_get_summary (document)->open_points == 0)
            continue;

          notes = aft_document_get_records (document, AFT_TYPE_NOTE);
          for (guint j = 0; j < g_list_model_get_n_items (notes); j++)
            {
              g_autoptr (AftNote) note = g_list_model_get_item (notes, j);

              collect_points_of (collection, document, note);
            }
        }
    }
}

void
aft_agenda_collect (AftBook        *book,
                    const GDate    *today,
                    GPtrArray      *items,
                    AftAgendaItem **next)
{
  Collection collection = { .book = book, .today = today, .items = items };

  collection.today_text = aft_day_format (today);
  collect_reminders (&collection);
  collect_follow_ups (&collection);
  collect_people (&collection);
  collect_events (&collection);
  collect_points (&collection);

  g_free (collection.today_text);
  *next = collection.next;
}
