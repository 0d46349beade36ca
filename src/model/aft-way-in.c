/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-way-in.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aft-guide-private.h"
#include "aft-remind.h"
#include "aft-search.h"
#include "aft-text.h"
#include "aft-way-in-private.h"

void
aft_way_in_result_clear (AftWayInResult *result)
{
  g_clear_object (&result->contact);
  g_clear_object (&result->application);
  g_clear_object (&result->follow_up);
  g_clear_pointer (&result->words, g_free);
}

/* What one of the ways in does with what was typed: fills @made, its words included. */
typedef void (*Way) (AftBook        *book,
                     AftWayInTyped  *typed,
                     GDateTime      *now,
                     AftWayInResult *made);

/* What all ways in have in common: typed text that makes sense, one step of undo called @title, and a result that is wanted or
 * not. */
static gboolean
go_in (AftBook         *book,
       const AftWayIn  *input,
       const char      *title,
       Way              way,
       GDateTime       *now,
       AftWayInResult  *result,
       GError         **error)
{
  g_auto (AftWayInTyped) typed = { NULL };
  AftWayInResult made = { NULL };

  if (!aft_way_in_typed_read (&typed, book, input, now, error))
    return FALSE;

  aft_book_begin (book, title);
  way (book, &typed, now, &made);
  aft_book_end (book);

  if (result != NULL)
    *result = made;
  else
    aft_way_in_result_clear (&made);

  return TRUE;
}

/* The job, the person and what the person is in it. Jobs are added before the persons who refer to them. */
static void
take_both (AftBook             *book,
           const AftWayInTyped *typed,
           const char          *state,
           GDateTime           *now,
           AftWayInResult      *made)
{
  made->contact = aft_way_in_take_contact (book, typed, now, &made->known_person);
  made->application = aft_way_in_take_job (book, made->contact, typed, now, &made->known_job);

  if (made->application != NULL)
    {
      if (state != NULL)
        aft_record_set (made->application, AFT_APPLICATION_STATE, state);
      if (g_strcmp0 (state, "turned-down") == 0)
        aft_record_set_day (made->application, AFT_APPLICATION_TURNED_DOWN, &typed->on);
      aft_way_in_take_part (made->application, made->contact, typed->part);
      if (!made->known_job)
        aft_book_add (book, made->application);
    }

  if (!made->known_person)
    aft_book_add (book, made->contact);
}

static char *
dup_noted (const AftWayInResult *made)
{
  g_autofree char *person = aft_guide_dup_person (made->contact);
  g_autofree char *shown = aft_text_dup_shown (person, AFT_TEXT_SHOWN_MAX);

  if (made->known_follow_up)
    /* Translators: %s is a person. */
    return g_strdup_printf (_("%s is in your book already, and so is this job. It goes on where it was; nothing has to be "
                              "done today."), shown);
  if (made->known_person)
    return g_strdup_printf (_("Noted with %s, who is in your book already. Nothing has to be done today."), shown);

  return g_strdup (_("Noted. Nothing has to be done today."));
}

/* One person who was decided by. */
static void
turn_down (AftBook        *book,
           AftWayInTyped  *typed,
           GDateTime      *now,
           AftWayInResult *made)
{
  take_both (book, typed, "turned-down", now, made);
  made->follow_up = aft_way_in_take_follow_up (made->contact, made->application, typed, &made->known_follow_up);
  if (made->application == NULL && g_set_object (&made->application, aft_guide_get_application (book, made->follow_up)))
    made->known_job = TRUE;
  if (aft_record_get (made->follow_up, AFT_FOLLOW_UP_TURNED_DOWN) == NULL)
    aft_record_set_day (made->follow_up, AFT_FOLLOW_UP_TURNED_DOWN, &typed->on);
  if (typed->input->tomorrow)
    aft_guide_tomorrow (book, made->follow_up, now);
  made->words = dup_noted (made);
}

gboolean
aft_way_in_turned_down (AftBook         *book,
                        const AftWayIn  *input,
                        GDateTime       *now,
                        AftWayInResult  *result,
                        GError         **error)
{
  return go_in (book, input, _("I Was Turned Down"), turn_down, now, result, error);
}

/* Somebody known is found by the beginnings of the name's words, if only one fits. */
static AftContact *
find_caller (AftBook             *book,
             const AftWayInTyped *typed)
{
  g_autoptr (GPtrArray) people = NULL;

  if (typed->input->contact != NULL)
    return typed->input->contact;
  if (typed->name == NULL || typed->company != NULL)
    return NULL;

  people = aft_search_people (book, typed->name);

  return people->len == 1 ? g_ptr_array_index (people, 0) : NULL;
}

static void
settle_what_came_before (AftFollowUp *follow_up,
                         GDateTime   *now)
{
  static const AftGuideStep before[] = { AFT_GUIDE_STEP_READY, AFT_GUIDE_STEP_WHO, AFT_GUIDE_STEP_SAY };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (aft_guide_step_get_state (follow_up, before[i]) == AFT_GUIDE_STEP_OPEN)
      aft_guide_step_set_state (follow_up, before[i], AFT_GUIDE_STEP_SKIPPED);

  aft_guide_step_set_state (follow_up, AFT_GUIDE_STEP_TALK, AFT_GUIDE_STEP_OPEN);
  aft_remind_settle (follow_up, "ready", "done", now);
  aft_remind_settle (follow_up, "call", "done", now);
}

/* A note that was begun earlier today goes on with a line of its own; else the first word begins one. */
static void
stamp_note (AftFollowUp *follow_up,
            GDateTime   *now)
{
  AftNote *note = aft_guide_find_talk_note (follow_up, now);
  const char *text = note != NULL ? aft_record_get (note, AFT_NOTE_TEXT) : NULL;
  g_autofree char *stamp = aft_guide_dup_time_stamp (now);
  g_autofree char *longer = NULL;

  if (note == NULL || (text != NULL && g_str_has_suffix (text, stamp)))
    return;

  longer = g_strdup_printf ("%s%s%s", text != NULL ? text : "",
                            text == NULL || g_str_has_suffix (text, "\n") ? "" : "\n", stamp);
  aft_record_set (note, AFT_NOTE_TEXT, longer);
}

static void
take_call (AftBook        *book,
           AftWayInTyped  *typed,
           GDateTime      *now,
           AftWayInResult *made)
{
  const AftWayIn *input = typed->input;
  AftWayIn meant = *input;
  AftFollowUp *open;
  g_autofree char *person = NULL;
  g_autofree char *shown = NULL;

  meant.contact = find_caller (book, typed);
  typed->input = &meant;

  open = meant.contact != NULL ? aft_guide_find_follow_up (meant.contact) : NULL;
  if (open != NULL && aft_record_get (open, AFT_FOLLOW_UP_CLOSED) == NULL && typed->position == NULL)
    {
      made->contact = g_object_ref (meant.contact);
      made->follow_up = g_object_ref (open);
      made->known_person = made->known_follow_up = TRUE;
      g_set_object (&made->application, aft_guide_get_application (book, open));
      made->known_job = made->application != NULL;
    }
  else
    {
      take_both (book, typed, NULL, now, made);
      made->follow_up = aft_way_in_take_follow_up (made->contact, made->application, typed, &made->known_follow_up);
    }
  typed->input = input;

  aft_record_set (made->follow_up, AFT_FOLLOW_UP_CHANNEL, "call");
  settle_what_came_before (made->follow_up, now);
  stamp_note (made->follow_up, now);

  person = aft_guide_dup_person (made->contact);
  shown = aft_text_dup_shown (person, AFT_TEXT_SHOWN_MAX);
  /* Translators: %s is a person who is calling just now. */
  made->words = g_strdup_printf (_("%s is on the phone. Listen, and write down their words."), shown);
}

gboolean
aft_way_in_on_the_phone (AftBook         *book,
                         const AftWayIn  *input,
                         GDateTime       *now,
                         AftWayInResult  *result,
                         GError         **error)
{
  return go_in (book, input, _("They’re on the Phone"), take_call, now, result, error);
}

static void
note_a_company (AftBook        *book,
                AftWayInTyped  *typed,
                GDateTime      *now,
                AftWayInResult *made)
{
  if (typed->name != NULL || typed->input->contact != NULL)
    {
      take_both (book, typed, "turned-down", now, made);
      if (!made->known_person)
        aft_record_set (made->contact, AFT_CONTACT_RHYTHM, "with-reason");
    }
  else
    {
      made->application = aft_way_in_take_job (book, NULL, typed, now, &made->known_job);
      aft_record_set (made->application, AFT_APPLICATION_STATE, "turned-down");
      aft_record_set_day (made->application, AFT_APPLICATION_TURNED_DOWN, &typed->on);
      if (!made->known_job)
        aft_book_add (book, made->application);
    }

  made->words = g_strdup (_("Kept. Nobody there has met you, so this says little about you. There is nothing you have to do."));
}

gboolean
aft_way_in_never_spoke (AftBook         *book,
                        const AftWayIn  *input,
                        GDateTime       *now,
                        AftWayInResult  *result,
                        GError         **error)
{
  return go_in (book, input, _("We Never Spoke"), note_a_company, now, result, error);
}

static void
note_a_silence (AftBook        *book,
                AftWayInTyped  *typed,
                GDateTime      *now,
                AftWayInResult *made)
{
  take_both (book, typed, "no-answer", now, made);
  made->follow_up = aft_way_in_take_follow_up (made->contact, made->application, typed, &made->known_follow_up);
  if (aft_remind_find (made->follow_up, "call") == NULL)
    {
      g_autofree char *due = aft_guide_dup_work_day (book, now, 1);
      g_autofree char *person = aft_guide_dup_person (made->contact);
      g_autofree char *what = aft_guide_dup_what (AFT_GUIDE_WHAT_DECIDED, person);

      aft_remind_add (AFT_DOCUMENT (made->contact), "call", due, what, made->follow_up);
    }

  made->words = g_strdup (_("Noted. One friendly question is always all right; there is a reminder for the next working "
                            "morning."));
}

gboolean
aft_way_in_never_answered (AftBook         *book,
                           const AftWayIn  *input,
                           GDateTime       *now,
                           AftWayInResult  *result,
                           GError         **error)
{
  return go_in (book, input, _("They Never Answered"), note_a_silence, now, result, error);
}

/* Somebody of the panel who is thanked, and not asked. */
static void
add_thanked (AftBook        *book,
             const AftWayIn *first,
             const char     *name,
             AftApplication *job,
             GDateTime      *now)
{
  AftWayIn input = {
    .name = name, .company = first->company, .position = first->position, .on = first->on, .met = first->met,
    .part = "interviewer",
  };
  g_auto (AftWayInTyped) typed = { NULL };
  g_autoptr (AftContact) contact = NULL;
  g_autoptr (AftFollowUp) follow_up = NULL;
  gboolean known_person, known_follow_up;

  if (!aft_way_in_typed_read (&typed, book, &input, now, NULL) || typed.name == NULL)
    return;

  contact = aft_way_in_take_contact (book, &typed, now, &known_person);
  if (job != NULL)
    aft_way_in_take_part (job, contact, typed.part);
  if (!known_person)
    aft_book_add (book, contact);

  follow_up = aft_way_in_take_follow_up (contact, job, &typed, &known_follow_up);
  if (known_follow_up)
    return;

  aft_record_set_day (follow_up, AFT_FOLLOW_UP_TURNED_DOWN, &typed.on);
  aft_record_set (follow_up, AFT_FOLLOW_UP_THANKS, "open");
  for (AftGuideStep step = AFT_GUIDE_STEP_READY; step < AFT_GUIDE_STEP_THANKS; step++)
    aft_guide_step_set_state (follow_up, step, AFT_GUIDE_STEP_SKIPPED);
  aft_guide_step_set_state (follow_up, AFT_GUIDE_STEP_LEARN, AFT_GUIDE_STEP_SKIPPED);
}

gboolean
aft_way_in_panel (AftBook             *book,
                  const AftWayIn      *input,
                  const char * const  *others,
                  GDateTime           *now,
                  AftWayInResult      *result,
                  GError             **error)
{
  AftWayInResult made = { NULL };
  gboolean done;

  aft_book_begin (book, _("I Was Turned Down"));
  done = aft_way_in_turned_down (book, input, now, &made, error);
  for (guint i = 0; done && others != NULL && others[i] != NULL; i++)
    add_thanked (book, input, others[i], made.application, now);
  aft_book_end (book);

  if (result != NULL && done)
    *result = made;
  else
    aft_way_in_result_clear (&made);

  return done;
}

gboolean
aft_way_in_name (AftBook     *book,
                 AftContact  *contact,
                 const char  *name,
                 GDateTime   *now,
                 GError     **error)
{
  g_autofree char *found = NULL;
  g_autofree char *email = NULL;
  g_autofree char *before = aft_guide_dup_person (contact);

  aft_way_in_split_name (name, &found, &email);
  if (found == NULL)
    {
      g_set_error_literal (error, AFT_MODEL_ERROR, AFT_MODEL_ERROR_EMPTY, _("A name is needed."));
      return FALSE;
    }

  aft_book_begin (book, _("Name a Person"));
  aft_record_set (contact, AFT_CONTACT_FULL_NAME, found);
  aft_record_set_flag (contact, AFT_CONTACT_UNNAMED, FALSE);
  aft_guide_follow_name (contact, before);
  if (email != NULL)
    {
      g_autoptr (AftAddress) address = aft_record_new (AFT_TYPE_ADDRESS, NULL);

      aft_record_set (address, AFT_ADDRESS_KIND, "email");
      aft_record_set (address, AFT_ADDRESS_VALUE, email);
      aft_document_add (AFT_DOCUMENT (contact), address);
    }
  aft_book_end (book);

  return TRUE;
}
