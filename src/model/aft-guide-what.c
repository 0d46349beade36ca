/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-config.h"

#include "aft-guide-private.h"

#include <glib/gi18n-lib.h>

#include "aft-remind.h"

char *
aft_guide_dup_what (AftGuideWhat  what,
                    const char   *person)
{
  switch (what)
    {
    case AFT_GUIDE_WHAT_READY:
      /* Translators: in these reminders %s is a person. */
      return g_strdup_printf (_("Get ready to ask %s"), person);
    case AFT_GUIDE_WHAT_WHO:
      return g_strdup_printf (_("Choose how to reach %s"), person);
    case AFT_GUIDE_WHAT_SAY:
      return g_strdup_printf (_("Prepare what to say to %s"), person);
    case AFT_GUIDE_WHAT_TALK:
      return g_strdup_printf (_("Talk to %s"), person);
    case AFT_GUIDE_WHAT_OUTCOME:
      return g_strdup_printf (_("Note how it went with %s"), person);
    case AFT_GUIDE_WHAT_THANKS:
      return g_strdup_printf (_("Thank %s"), person);
    case AFT_GUIDE_WHAT_LEARN:
      return g_strdup_printf (_("Learn from what %s said"), person);
    case AFT_GUIDE_WHAT_CALL:
      /* Translators: in these reminders %s is a person. */
      return g_strdup_printf (_("Call %s"), person);
    case AFT_GUIDE_WHAT_MEET:
      return g_strdup_printf (_("Talk to %s when you meet"), person);
    case AFT_GUIDE_WHAT_WRITE:
      return g_strdup_printf (_("Write to %s"), person);
    case AFT_GUIDE_WHAT_CALL_BACK:
      /* Translators: a reminder; %s is a person. */
      return g_strdup_printf (_("Call %s again, as you said"), person);
    case AFT_GUIDE_WHAT_WRITE_AGAIN:
      /* Translators: reminders; %s is a person. */
      return g_strdup_printf (_("Write to %s once more, then let it rest"), person);
    case AFT_GUIDE_WHAT_CALL_AGAIN:
      return g_strdup_printf (_("Call %s again"), person);
    case AFT_GUIDE_WHAT_DECIDED:
      /* Translators: a reminder; %s is a person. */
      return g_strdup_printf (_("Ask %s whether they have decided"), person);
    case AFT_GUIDE_WHAT_NO_ANSWER:
      /* Translators: a reminder; %s is a person. */
      return g_strdup_printf (_("No answer from %s: let it be a no, and go on"), person);
    case AFT_GUIDE_WHAT_FOUND_JOB:
      /* Translators: a reminder; %s is a person's name. */
      return g_strdup_printf (_("Tell %s that you found a job, and thank them"), person);
    case AFT_GUIDE_WHAT_KEEP:
    case AFT_GUIDE_WHATS:
    default:
      return g_strdup_printf (_("Stay in touch with %s"), person);
    }
}

static void
reword (AftReminder *reminder,
        const char  *before,
        const char  *person)
{
  for (AftGuideWhat what = 0; what < AFT_GUIDE_WHATS; what++)
    {
      g_autofree char *was = aft_guide_dup_what (what, before);
      g_autofree char *is = NULL;

      if (!aft_record_is (reminder, AFT_REMINDER_WHAT, was))
        continue;
      is = aft_guide_dup_what (what, person);
      aft_record_set (reminder, AFT_REMINDER_WHAT, is);
      return;
    }
}

void
aft_guide_follow_name (AftContact *contact,
                       const char *before)
{
  g_autofree char *person = aft_guide_dup_person (contact);
  GListModel *reminders;

  if (g_str_equal (before, person))
    return;

  reminders = aft_document_get_records (AFT_DOCUMENT (contact), AFT_TYPE_REMINDER);
  for (guint i = 0; i < g_list_model_get_n_items (reminders); i++)
    {
      g_autoptr (AftReminder) reminder = g_list_model_get_item (reminders, i);

      if (aft_remind_is_open (reminder))
        reword (reminder, before, person);
    }
}
