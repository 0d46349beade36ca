/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-kinds.h"

#include "aft-application.h"
#include "aft-book-info.h"
#include "aft-contact.h"
#include "aft-event.h"
#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-note.h"
#include "aft-reminder.h"
#include "aft-story.h"
#include "aft-touch.h"

#include <string.h>

static const struct
{
  const char *folder;
  const char *suffix;
  const char *group;
  GType     (*get_type) (void);
} documents[AFT_DOCUMENT_KINDS] = {
  [AFT_DOCUMENT_BOOK]        = { "", ".ini", "Book", aft_book_info_get_type },
  [AFT_DOCUMENT_CONTACT]     = { "contacts", ".contact", "Contact", aft_contact_get_type },
  [AFT_DOCUMENT_APPLICATION] = { "applications", ".application", "Application", aft_application_get_type },
  [AFT_DOCUMENT_STORY]       = { "stories", ".story", "Story", aft_story_get_type },
  [AFT_DOCUMENT_EVENT]       = { "events", ".event", "Event", aft_event_get_type },
  [AFT_DOCUMENT_INBOX]       = { "notes", ".note", "Inbox", aft_inbox_get_type },
};

#define IN(kind) (1u << AFT_DOCUMENT_##kind)
#define ANYWHERE (IN (CONTACT) | IN (APPLICATION) | IN (STORY) | IN (EVENT) | IN (INBOX))

static const struct
{
  const char *group;
  GType     (*get_type) (void);
  guint       where;
  gboolean    single;
} records[] = {
  { "Note", aft_note_get_type, ANYWHERE, FALSE },
  { "Touch", aft_touch_get_type, IN (CONTACT), FALSE },
  { "Address", aft_address_get_type, IN (CONTACT), FALSE },
  { "Position", aft_position_get_type, IN (CONTACT), FALSE },
  { "Reminder", aft_reminder_get_type, ANYWHERE, FALSE },
  { "Feedback", aft_feedback_get_type, IN (CONTACT), FALSE },
  { "Follow-Up", aft_follow_up_get_type, IN (CONTACT), FALSE },
  { "Draft", aft_draft_get_type, IN (CONTACT), FALSE },
  { "Use", aft_use_get_type, IN (CONTACT), FALSE },
  { "Card", aft_card_get_type, IN (CONTACT), FALSE },
  { "Part", aft_part_get_type, IN (APPLICATION), FALSE },
  { "Interview", aft_interview_get_type, IN (APPLICATION), FALSE },
  { "Me", aft_me_get_type, IN (BOOK), TRUE },
  { "Rules", aft_rules_get_type, IN (BOOK), TRUE },
};

GType
aft_kind_get_document_type (AftDocumentKind kind)
{
  return documents[kind].get_type ();
}

const char *
aft_document_kind_folder (AftDocumentKind kind)
{
  return documents[kind].folder;
}

const char *
aft_document_kind_suffix (AftDocumentKind kind)
{
  return documents[kind].suffix;
}

const char *
aft_document_kind_group (AftDocumentKind kind)
{
  return documents[kind].group;
}

GType
aft_kind_get_record_type (AftDocumentKind  kind,
                          const char      *name,
                          gsize            length)
{
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    if (records[i].where & (1u << kind) &&
        strlen (records[i].group) == length && memcmp (records[i].group, name, length) == 0)
      return records[i].get_type ();

  return G_TYPE_INVALID;
}

AftRecordClass *
aft_kind_get_class (GType type)
{
  gpointer klass = g_type_class_peek (type);

  return klass != NULL ? klass : g_type_class_ref (type);
}

gboolean
aft_kind_is_single (GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    if (records[i].single && records[i].get_type () == type)
      return TRUE;

  return FALSE;
}
