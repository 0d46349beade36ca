/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-touch.h"

static const AftField touch_fields[] = {
  [AFT_TOUCH_WHEN] = { "When", AFT_FIELD_DAY },
  [AFT_TOUCH_CHANNEL] = { "Channel", AFT_FIELD_CHOICE },
  [AFT_TOUCH_DIRECTION] = { "Direction", AFT_FIELD_CHOICE },
  [AFT_TOUCH_RESULT] = { "Result", AFT_FIELD_CHOICE },
  [AFT_TOUCH_SUMMARY] = { "Summary", AFT_FIELD_TEXT, TRUE },
  [AFT_TOUCH_FOLLOW_UP] = { "Follow-Up", AFT_FIELD_ID },
  [AFT_TOUCH_MESSAGE_ID] = { "Message-Id", AFT_FIELD_LINE },
  [AFT_TOUCH_SUBJECT] = { "Subject", AFT_FIELD_LINE, TRUE },
  [AFT_TOUCH_TEXT] = { "Text", AFT_FIELD_TEXT, TRUE },
};

AFT_DEFINE_RECORD (AftTouch, aft_touch, "Touch", touch_fields)
