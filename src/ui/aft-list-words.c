/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-list-words.h"

#include <glib/gi18n-lib.h>

#include "aft-event.h"
#include "aft-feedback.h"
#include "aft-guide-learn.h"
#include "aft-text.h"
#include "aft-words.h"

char *
aft_list_words_dup_place (const AftSummary *summary)
{
  const char *second = summary->kind == AFT_DOCUMENT_CONTACT ? summary->company : "";

  if (*summary->subtitle != '\0' && *second != '\0')
    /* Translators: a position and a company, "Head of Design, Northwind". */
    return g_strdup_printf (C_("position and company", "%s, %s"), summary->subtitle, second);

  return g_strdup (*summary->subtitle != '\0' ? summary->subtitle : second);
}

static gboolean
is_due (const char  *day,
        const GDate *today)
{
  GDate due;

  return aft_day_parse (day, &due) && g_date_compare (&due, today) <= 0;
}

static void
fill_person (AftListWords         *self,
             const AftSummary     *summary,
             const AftListContext *context)
{
  g_autofree char *day = aft_keep_in_touch_dup_next (summary, &context->rules, &context->today, &self->due);
  g_autofree char *next = day != NULL ? aft_day_dup_shown (day, &context->today) : NULL;
  g_autofree char *last = *summary->last_touch != '\0' ? aft_day_dup_shown (summary->last_touch, &context->today) : NULL;

  self->avatar = g_strdup (summary->title);
  self->initials = !summary->unnamed && *summary->title != '\0';
  self->subtitle = aft_list_words_dup_place (summary);
  if (last != NULL && next != NULL)
    /* Translators: days on which one was, and will be, in touch with a person. */
    self->meta = g_strdup_printf (_("Last %s, next %s"), last, next);
  else if (last != NULL)
    self->meta = g_strdup_printf (C_("in touch", "Last %s"), last);
  else if (next != NULL)
    self->meta = g_strdup_printf (C_("in touch", "Next %s"), next);
}

const char *
aft_list_words_get_icon (AftDocumentKind kind)
{
  switch (kind)
    {
    case AFT_DOCUMENT_CONTACT:
      return "avatar-default-symbolic";
    case AFT_DOCUMENT_APPLICATION:
      return "aft-jobs-symbolic";
    case AFT_DOCUMENT_STORY:
      return "aft-learn-symbolic";
    case AFT_DOCUMENT_EVENT:
      return "aft-events-symbolic";
    case AFT_DOCUMENT_INBOX:
    case AFT_DOCUMENT_BOOK:
    default:
      return "aft-note-symbolic";
    }
}

static char *
dup_day (AftDocument *document,
         const GDate *today)
{
  const AftSummary *summary = aft_document_get_summary (document);

  if (AFT_IS_EVENT (document))
    return aft_event_dup_when (AFT_EVENT (document), today);

  return *summary->day != '\0' ? aft_day_dup_shown (summary->day, today) : g_strdup ("");
}

static void
fill_document (AftListWords         *self,
               AftDocument          *document,
               const AftListContext *context)
{
  const AftSummary *summary = aft_document_get_summary (document);
  g_autofree char *day = dup_day (document, &context->today);

  self->title = g_strdup (summary->title);
  self->due = is_due (summary->first_due, &context->today);
  if (summary->kind != AFT_DOCUMENT_CONTACT)
    self->icon = aft_list_words_get_icon (summary->kind);
  switch (summary->kind)
    {
    case AFT_DOCUMENT_CONTACT:
      fill_person (self, summary, context);
      break;
    case AFT_DOCUMENT_APPLICATION:
      self->subtitle = aft_list_words_dup_place (summary);
      if (*summary->state != '\0' && *day != '\0')
        /* Translators: the state of a job and a day, "Turned down, 3 October". */
        self->meta = g_strdup_printf (C_("job state and day", "%s, %s"), aft_words_shown (AFT_WORDS_JOB_STATE, summary->state), day);
      else
        self->meta = g_strdup (*day != '\0' ? day : aft_words_shown (AFT_WORDS_JOB_STATE, summary->state));
      if (*self->title == '\0')
        {
          g_free (self->title);
          self->title = g_steal_pointer (&self->subtitle);
        }
      break;
    case AFT_DOCUMENT_STORY:
      self->subtitle = g_strdup (aft_words_shown (AFT_WORDS_STORY, summary->state));
      break;
    case AFT_DOCUMENT_EVENT:
      self->subtitle = g_steal_pointer (&day);
      self->meta = g_strdup (summary->subtitle);
      break;
    case AFT_DOCUMENT_INBOX:
      self->subtitle = g_strdup (C_("list", "Note in the inbox"));
      self->meta = g_steal_pointer (&day);
      break;
    case AFT_DOCUMENT_BOOK:
    default:
      break;
    }
}

static void
fill_place (AftListWords         *self,
            AftPlace             *place,
            const AftListContext *context)
{
  if (aft_place_get_field (place) >= 0)
    {
      aft_list_words_fill_line (self, place, context);
    }
  else
    {
      fill_document (self, aft_place_get_document (place), context);
      g_free (self->title);
      self->title = g_strdup (aft_place_get_line (place));
      self->title_marks = aft_list_words_mark (place);
    }
  self->described = aft_list_words_dup_description (place);
}

static const char *
find_agenda_icon (AftAgendaItem *item)
{
  switch (aft_agenda_item_get_kind (item))
    {
    case AFT_AGENDA_EVENT:
      return "aft-events-symbolic";
    case AFT_AGENDA_POINT:
      return "aft-note-symbolic";
    case AFT_AGENDA_DUE:
    case AFT_AGENDA_CONTINUE:
    case AFT_AGENDA_PEOPLE:
    case AFT_AGENDA_THANKS:
    case AFT_AGENDA_DRAFT:
    default:
      return "aft-today-symbolic";
    }
}

static void
fill_agenda (AftListWords         *self,
             AftAgendaItem        *item,
             const AftListContext *context)
{
  AftDocument *document = aft_agenda_item_get_document (item);
  const AftSummary *summary = document != NULL ? aft_document_get_summary (document) : NULL;
  g_autofree char *day = aft_agenda_item_dup_day (item, &context->today);
  gboolean person = summary != NULL && summary->kind == AFT_DOCUMENT_CONTACT
                    && aft_agenda_item_get_kind (item) != AFT_AGENDA_POINT;

  self->title = g_strdup (aft_agenda_item_get_title (item));
  /* An event has no more to say than its name, nor has what the inbox reminds of: then the day is what is to be known. */
  if (!g_str_equal (aft_agenda_item_get_what (item), self->title))
    self->subtitle = g_strdup (aft_agenda_item_get_what (item));
  else if (!aft_agenda_item_is_overdue (item))
    self->subtitle = g_steal_pointer (&day);

  if (aft_agenda_item_is_overdue (item))
    /* Translators: a reminder that was due on the day %s. */
    self->meta = g_strdup_printf (C_("reminder", "Since %s"), day);
  else if (*aft_agenda_item_get_why (item) != '\0')
    self->meta = g_strdup (aft_agenda_item_get_why (item));
  else
    self->meta = g_steal_pointer (&day);

  self->due = aft_agenda_item_is_overdue (item);
  if (person)
    {
      self->avatar = g_strdup (summary->title);
      self->initials = !summary->unnamed && *summary->title != '\0';
    }
  else
    self->icon = find_agenda_icon (item);
}

static void
fill_feedback (AftListWords *self,
               AftFeedback  *feedback)
{
  AftDocument *document = aft_record_get_document (feedback);
  const char *words = aft_record_get (feedback, AFT_FEEDBACK_WORDS);

  self->icon = "aft-quote-symbolic";
  /* Translators: what somebody said, in quotation marks. */
  self->title = g_strdup_printf (C_("quotation", "“%s”"), words != NULL ? words : "");
  self->subtitle = g_strdup (aft_guide_feedback_get_title (aft_record_get (feedback, AFT_FEEDBACK_KIND)));
  self->meta = g_strdup (document != NULL ? aft_document_get_summary (document)->title : NULL);
}

static char *
dup_spoken (const AftListWords *self)
{
  const char *parts[] = { self->title, self->subtitle, self->meta };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) said = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      {
        g_autofree char *shown = aft_text_dup_shown (parts[i], AFT_TEXT_SHOWN_MAX);

        g_strv_builder_add (builder, shown);
      }
  if (self->due)
    g_strv_builder_add (builder, _("something is due"));
  said = g_strv_builder_end (builder);

  /* Translators: what stands between the parts of a list row when it is read aloud. */
  return g_strjoinv (C_("spoken list", ", "), said);
}

void
aft_list_words_fill (AftListWords         *self,
                     gpointer              item,
                     const AftListContext *context)
{
  if (AFT_IS_AGENDA_ITEM (item))
    fill_agenda (self, item, context);
  else if (AFT_IS_FEEDBACK (item))
    fill_feedback (self, item);
  else if (AFT_IS_PLACE (item))
    fill_place (self, item, context);
  else
    fill_document (self, item, context);

  if (self->title == NULL || *self->title == '\0')
    {
      g_free (self->title);
      self->title = g_strdup (C_("list", "Without a name"));
    }
  self->spoken = dup_spoken (self);
}

void
aft_list_words_clear (AftListWords *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->meta, g_free);
  g_clear_pointer (&self->avatar, g_free);
  g_clear_pointer (&self->spoken, g_free);
  g_clear_pointer (&self->described, g_free);
  g_clear_pointer (&self->title_marks, pango_attr_list_unref);
  g_clear_pointer (&self->subtitle_marks, pango_attr_list_unref);
}
