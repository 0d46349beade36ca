/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "aft-record.h"

G_BEGIN_DECLS

/* Something due on a date. */

/* Open until done, skipped or moved. */
#define AFT_TYPE_REMINDER (aft_reminder_get_type ())
G_DECLARE_FINAL_TYPE (AftReminder, aft_reminder, AFT, REMINDER, AftRecord)

enum
{
  AFT_REMINDER_DUE,        /* may carry a floating time: 2026-11-30T09:00 */
  AFT_REMINDER_KIND,       /* ready, call, retry, thank, fix, custom */
  AFT_REMINDER_WHAT,
  AFT_REMINDER_STATE,      /* open, done, skipped */
  AFT_REMINDER_DONE,
  AFT_REMINDER_MOVED_FROM, /* by hand, or from the day that a short month hasn't */
  AFT_REMINDER_REPEAT,
  AFT_REMINDER_FOLLOW_UP,
  AFT_REMINDER_NOTE,       /* where it was promised */
};

G_END_DECLS
