/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-reminder.h"

static const AftField reminder_fields[] = {
  [AFT_REMINDER_DUE] = { "Due", AFT_FIELD_DAY },
  [AFT_REMINDER_KIND] = { "Kind", AFT_FIELD_CHOICE },
  [AFT_REMINDER_WHAT] = { "What", AFT_FIELD_LINE, TRUE },
  [AFT_REMINDER_STATE] = { "State", AFT_FIELD_CHOICE },
  [AFT_REMINDER_DONE] = { "Done", AFT_FIELD_DAY },
  [AFT_REMINDER_MOVED_FROM] = { "Moved-From", AFT_FIELD_DAY },
  [AFT_REMINDER_REPEAT] = { "Repeat", AFT_FIELD_LINE },
  [AFT_REMINDER_FOLLOW_UP] = { "Follow-Up", AFT_FIELD_ID },
  [AFT_REMINDER_NOTE] = { "Note", AFT_FIELD_ID },
};

AFT_DEFINE_RECORD (AftReminder, aft_reminder, "Reminder", reminder_fields)
