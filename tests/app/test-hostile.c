/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text is text: in every place of the program, a book whose every text is hostile is shown literally or with visible escapes.
 * Nothing warns (warnings are fatal), nothing becomes a link, nothing takes the program's time. */

#include "aft-config.h"

#include <adwaita.h>
#include <string.h>

#include "aft-application.h"
#include "aft-contact.h"
#include "aft-event.h"
#include "aft-feedback.h"
#include "aft-follow-up.h"
#include "aft-note.h"
#include "aft-reminder.h"
#include "aft-story.h"
#include "aft-touch.h"
#include "aft-ui.h"
#include "hostile.h"
#include "places.h"

/* Every text of @record becomes @text. */
static void
spoil (AftRecord  *record,
       const char *text)
{
  AftRecordClass *klass = AFT_RECORD_GET_CLASS (record);

  for (guint field = 0; field < klass->n_fields; field++)
    if (klass->fields[field].kind == AFT_FIELD_LINE || klass->fields[field].kind == AFT_FIELD_TEXT)
      aft_record_set (record, field, text);
}

static void
add (AftDocument *document,
     GType        type,
     guint        day,
     const char  *when,
     const char  *text)
{
  g_autoptr (AftRecord) record = aft_record_new (type, NULL);

  spoil (record, text);
  if (when != NULL)
    aft_record_set (record, day, when);
  aft_document_add (document, record);
}

/* A document of each kind for each text. */
static void
fill (AftBook   *book,
      GDateTime *now)
{
  static const AftDocumentKind kinds[] = {
    AFT_DOCUMENT_CONTACT, AFT_DOCUMENT_APPLICATION, AFT_DOCUMENT_STORY, AFT_DOCUMENT_EVENT
  };

  for (guint n = 0; n < HOSTILE_TEXTS; n++)
    {
      g_autofree char *text = hostile_dup (n);

      /* All of them take minutes. */
      if (!g_test_slow () && !hostile_is_typical (n))
        continue;
      hostile_expect (n);
      for (guint k = 0; k < (strlen (text) > 100000 ? 1 : G_N_ELEMENTS (kinds)); k++)
        {
          g_autoptr (AftDocument) document = aft_document_new (kinds[k], NULL, now);

          spoil (AFT_RECORD (document), text);
          aft_book_add (book, document);
          add (document, AFT_TYPE_NOTE, AFT_NOTE_CREATED, "2026-11-20T08:00:00.000000Z", text);
          add (document, AFT_TYPE_REMINDER, AFT_REMINDER_DUE, "2026-11-20", text);
          if (kinds[k] != AFT_DOCUMENT_CONTACT)
            continue;
          add (document, AFT_TYPE_POSITION, 0, NULL, text);
          add (document, AFT_TYPE_ADDRESS, 0, NULL, text);
          add (document, AFT_TYPE_TOUCH, AFT_TOUCH_WHEN, "2026-11-20", text);
          add (document, AFT_TYPE_FEEDBACK, AFT_FEEDBACK_WHEN, "2026-11-20", text);
          if (n % 4 == 0)
            add (document, AFT_TYPE_FOLLOW_UP, AFT_FOLLOW_UP_TURNED_DOWN, "2026-11-19", text);
        }
    }
}

static void
test_hostile (void)
{
  Places *places;

  hostile_watch ();
  places = places_new (fill);
  places_visit (places, hostile_look);
  hostile_end (g_test_slow () ? 1000 : 300);
  places_free (places);
}

int
main (int    argc,
      char **argv)
{
  aft_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/hostile", test_hostile);

  return g_test_run ();
}
